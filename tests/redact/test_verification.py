"""The one rule of release: whatever is left blocks, unless a rule or a decision keeps it."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import CaseFacts, Detection, Document, Entity, Finding, Hit, OrganisationName, Person, Register, Unit
from pipeline.redact import Decision, MemoryLedger, verify
from tests.redact.marked import FACTS, REGISTER, Case, apply, marked


def _finished(case: Case, texts: Sequence[str]) -> Document:
    units = tuple(dataclasses.replace(u, text=t) for u, t in zip(case.document.units, texts, strict=True))
    return dataclasses.replace(case.document, units=units)


def _check(
    case: Case,
    texts: Sequence[str] | None = None,
    *,
    decisions: Mapping[str, Decision] | None = None,
    streams: Sequence[tuple[str, str]] = (),
    findings: Sequence[Finding] | None = None,
    issued: Collection[str] | None = None,
) -> tuple[Hit, ...]:
    ledger = MemoryLedger()
    proposed = case.proposals(ledger)
    findings = proposed if findings is None else findings
    decisions = decisions or {}
    texts = apply(case, findings, decisions) if texts is None else texts
    return verify(
        _finished(case, texts), streams, detection=dataclasses.replace(case.detection, findings=proposed), register=case.register,
        findings=findings, decisions=decisions, issued=ledger.issued().values() if issued is None else issued, facts=case.facts,
    )  # fmt: skip


def _blocking(hits: Sequence[Hit]) -> list[str]:
    return [hit.text for hit in hits if hit.blocking]


STORY = (
    "{PERSON victim form=full|Tamsin Rourke} of {ADDRESS home|9 Cooper's Yard} saw {PERSON banerjee|Dr Banerjee} {DATE edtf=2018-09-04|on 4 September 2018}.",
    "{PERSON bryn|Bryn}, who was {AGE age_of=bryn|11}, and {PERSON will|Will} rang {CRIME_REFERENCE|55/20417/18}. Will he return?",
    "Eleven agencies, 11 of them local, wrote to the chair, Jane Example.",
)


def test_a_finished_text_passes() -> None:
    case = marked(*STORY)
    assert apply(case, case.proposals()) == [
        "Laura of the family home saw GP 1 in September 2018.",
        "Child A and Friend 1 rang [reference removed]. Will he return?",
        "Eleven agencies, 11 of them local, wrote to the chair, Jane Example.",
    ]
    assert _blocking(_check(case)) == []


def test_an_unedited_text_is_blocked_at_every_finding() -> None:
    case = marked(*STORY)
    blocked = _blocking(_check(case, [u.text for u in case.document.units]))
    for text in ("Tamsin Rourke", "9 Cooper's Yard", "Dr Banerjee", "4 September 2018", "Bryn", "11", "Will", "55/20417/18"):
        assert any(text in hit or hit in text for hit in blocked), text


LEFT = [
    ("a misprinted footer names Rourke once", "Rourke"),
    ("visits to the ROURKES", "ROURKES"),
    ("tamsin.rourke@example.org", "tamsin"),
    ("Tam\u00adsin", "Tam\u00adsin"),
    ("Tamsın", "Tamsın"),
    ("file Rourke_IMR_v2.docx", "Rourke"),
    ("Mrs\u00a0Rourke", "Rourke"),
    ("D.O.B. 9/2/85", "9/2/85"),
    ("born 9th February 1985", "9th February 1985"),
    ("NHS 943 476 5919", "943 476 5919"),
    ("lives at PL9 9QX now", "PL9 9QX"),
    ("rang 07700 900123", "07700 900123"),
]


@pytest.mark.parametrize(("text", "wanted"), LEFT)
def test_what_is_left_blocks(text: str, wanted: str) -> None:
    case = marked(*STORY)
    texts = [*apply(case, case.proposals())[:2], text]
    assert any(wanted in hit or hit in wanted for hit in _blocking(_check(case, texts)))


def test_a_name_across_cells_or_paragraphs_blocks() -> None:
    case = marked("{PERSON clare|Clare Hughes} rang.", "plain", "plain")
    assert "Clare Hughes" in [h.text for h in _check(case, ["Seen by Clare", "Hughes in person", "x"])] or _blocking(
        _check(case, ["Seen by Clare", "Hughes in person", "x"])
    )
    case = marked(
        "{PERSON clare|Jo Featherstonehaugh} rang.",
        "plain",
        "plain",
        entities=(Entity("clare", "person", "friend", "Jo Featherstonehaugh"),),
    )
    assert any(h.why == "split over a border" for h in _check(case, ["by Feather", "stonehaugh then", "x"]))


@pytest.mark.parametrize("hyphen", ["-", "\u00ad", "\u2010"])
def test_a_short_name_hyphened_over_a_paragraph_border_blocks(hyphen: str) -> None:
    case = marked("{PERSON clare|Clare Hughes} rang.", "plain", "plain")
    name = "Rourke"
    half = len(name) // 2
    assert any(h.blocking for h in _check(case, [f"by {name[:half]}{hyphen}", f"{name[half:]} then", "x"]))
    assert not _blocking(_check(case, [f"by {name[:half]}{hyphen}", "nobody then", "x"]))


def test_a_body_that_stays_covers_its_town_also_where_paragraphs_run_into_each_other() -> None:
    case = marked("{PLACE saltmere|Saltmere} was quiet.", "Upper Saltmere Safety Partnership wrote.", "x")
    case = dataclasses.replace(case, facts=dataclasses.replace(case.facts, csp="Upper Saltmere Safety Partnership"))

    def streams(text: str) -> list[tuple[str, str]]:
        name = "word/document.xml text"
        return [(name, text), (f"{name} without borders", text.replace("\n", ""))]

    plan = "Action Plan\nUpper Saltmere Safety Partnership\nwrote"
    assert _blocking(_check(case, streams=streams(plan))) == []
    assert _blocking(_check(case, streams=streams(f"{plan} in \nSalt\nmere \nthen"))) == ["Saltmere"]


def test_raw_streams_are_searched_also_where_runs_split_a_name() -> None:
    case = marked(*STORY)
    clean = ("word/document.xml", "<w:p><w:r><w:t>Laura of the family home</w:t></w:r></w:p>")
    assert _blocking(_check(case, streams=[clean])) == []
    split = ("word/footnotes.xml", "<w:p><w:r><w:t>Rou</w:t></w:r><w:r><w:t>rke</w:t></w:r></w:p>")
    attribute = ("word/settings.xml", '<w:docVar w:name="v" w:val="Tamsin Rourke"/>')
    name = ("entry names", "word/media/TamsinRourke.jpg")
    for stream in (split, attribute, name):
        hits = [h for h in _check(case, streams=[clean, stream]) if h.blocking]
        assert hits and hits[0].kind == "stream" and hits[0].locator == stream[0]


def test_a_kept_name_is_listed_and_does_not_block() -> None:
    case = marked("{PERSON clare|Clare Hughes} wrote.", "plain")
    findings = case.proposals()
    decisions = {findings[0].id: Decision("keep", None, "consent", "Chair")}
    hits = _check(case, decisions=decisions)
    assert hits and not _blocking(hits)


def test_keeping_one_mention_does_not_release_the_others() -> None:
    case = marked("{PERSON clare|Clare Hughes} wrote.", "{PERSON clare|Clare Hughes} rang twice today.")
    findings = case.proposals()
    decisions = {findings[0].id: Decision("keep", None, "consent", "Chair")}
    unedited = [u.text for u in case.document.units]
    assert [h.locator for h in _check(case, unedited, decisions=decisions) if h.blocking] == ["paragraph 2"]
    assert _blocking(_check(case, decisions=decisions)) == []


def test_the_panel_the_agencies_and_the_partnership_are_not_hits() -> None:
    entities = (Entity("p", "person", "friend", "Jane Rowan"), Entity("saltmere", "place", "town", "Saltmere"))
    case = marked(
        "{PERSON p|Jane} came from {PLACE saltmere|Saltmere}.",
        "The chair was Jane Example of Saltmere Community Safety Partnership.",
        entities=entities,
    )
    assert _blocking(_check(case)) == []
    assert _blocking(_check(case, ["Friend 1 came from Saltmere.", "The chair was Jane Example."])) == ["Saltmere"]


def test_an_agency_that_points_to_one_household_is_no_keep_phrase() -> None:
    case = marked("{ORGANISATION surgery org_kind=gp_practice|Quayside Surgery} wrote.", "plain")
    assert _blocking(_check(case)) == []
    assert _blocking(_check(case, ["The GP practice wrote.", "Quayside Surgery wrote."])) == ["Quayside Surgery"]


def test_issued_replacements_are_never_hits() -> None:
    case = marked("{PERSON perpetrator|Gethin} met {PERSON trask|Simon Trask}.", "{PERSON nurse-surgery|Nurse 1} came.")
    assert _blocking(_check(case)) == []
    assert _blocking(_check(case, ["Simon met Simon Trask.", "Nurse 1 came."])) == ["Simon Trask"]


def test_misspellings_and_ordinary_words_are_possible_only() -> None:
    case = marked(*STORY)
    texts = [*apply(case, case.proposals())[:2], "Rourkee rang; there is a will. TR signed."]
    hits = _check(case, texts)
    assert not _blocking(hits)
    assert {"Rourkee", "TR"} <= {h.text for h in hits}


def test_markings_block_where_they_are_banners() -> None:
    def hits(part: str, text: str) -> list[str]:
        unit = Unit(f"word.{part}", part, f"{part} 1", "u", text)
        document = Document(
            "x.docx", "docx", "0" * 64, (unit, Unit("word.body", "body", "paragraph 1", "h", "Introduction", level=1))
        )
        found = verify(
            document,
            (),
            detection=Detection((), ()),
            register=Register(),
            findings=(),
            decisions={},
            issued=(),
            facts=CaseFacts(),
        )
        return [h.text for h in found if h.kind == "marking"]

    assert hits("header", "OFFICIAL-SENSITIVE until published") == ["OFFICIAL-SENSITIVE until published"]
    assert hits("footer", "Restricted – Final Version") == ["Restricted"]
    assert hits("property", "DRAFT") == ["DRAFT"]
    assert hits("header", "A draft was shared with the family") == []
    assert hits("body", "A draft was shared with the family; information was treated as official.") == []


def test_without_anything_known_a_name_in_the_register_blocks_and_a_date_of_birth_too() -> None:
    unit = Unit("text", "body", "text", "t", "Tamsin, 09.02.85, and Bryn")
    document = Document("x.txt", "txt", "0" * 64, (unit,))
    hits = verify(
        document, (), detection=Detection((), ()), register=REGISTER, findings=(), decisions={}, issued=("Laura",), facts=FACTS
    )
    assert {"Tamsin", "09.02.85", "Bryn"} <= set(_blocking(hits))


surface = st.sampled_from(
    ["Tamsin", "Rourke", "Bryn", "Clare Hughes", "55/20417/18", "4 September 2018", "Will", "Laura", "GP 1", "Saltmere"]
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(surface, min_size=1, max_size=4),
    st.sampled_from(["PERSON", "PLACE", "CRIME_REFERENCE", "DATE", "QUOTE", "AGE"]),
    st.sampled_from([None, "victim", "clare", "new"]),
    st.sampled_from(["proposed", "possible"]),
    st.integers(0, 8),
)
def test_an_undecided_finding_more_or_less_never_turns_refusal_into_release(left, entity_type, entity, state, drop) -> None:  # type: ignore[no-untyped-def]
    case = marked(*STORY)
    ledger = MemoryLedger()
    proposed = case.proposals(ledger)
    texts = [*apply(case, proposed)[:2], "The report says " + ", ".join(left) + "."]

    def refused(findings: Sequence[Finding]) -> bool:
        hits = verify(
            _finished(case, texts), (), detection=dataclasses.replace(case.detection, findings=proposed), register=REGISTER,
            findings=findings, decisions={}, issued=ledger.issued().values(), facts=FACTS,
        )  # fmt: skip
        return any(hit.blocking for hit in hits)

    text = left[0]
    extra = Finding(
        "draft.docx", "body", "paragraph 3", "u3", 16, 16 + len(text), text, entity_type, entity_id=entity, state=state, id="extra",
        replacement="Tamsin", context={"before": "The report says ", "after": "."},
    )  # fmt: skip
    fewer = tuple(f for n, f in enumerate(proposed) if n != drop)
    if refused(proposed):
        assert refused((*proposed, extra))
        assert refused(fewer)


@pytest.mark.parametrize("number", range(6))
def test_removing_a_finding_from_the_list_does_not_release_what_it_found(number: int) -> None:
    case = marked(*STORY)
    ledger = MemoryLedger()
    proposed = case.proposals(ledger)
    searched = [f for f in proposed if f.entity_type != "AGE" and f.text != "Will"]
    assert len(searched) == 6
    gone = searched[number]
    texts = [*apply(case, proposed)[:2], f"The report says {gone.text.removeprefix('on ')} again."]
    fewer = tuple(f for f in proposed if f is not gone)
    for findings in (proposed, fewer):
        hits = verify(
            _finished(case, texts), (), detection=dataclasses.replace(case.detection, findings=proposed), register=Register(),
            findings=findings, decisions={}, issued=ledger.issued().values(), facts=FACTS,
        )  # fmt: skip
        assert _blocking(hits), gone.text


def test_a_person_who_is_kept_by_the_register_is_not_searched() -> None:
    register = Register((Person("x", "professional", "Ann Example", keep=True),))
    case = marked("Ann Example advised.", register=register, entities=())
    assert not _blocking(_check(case))


def test_a_surgery_inside_a_longer_kept_name_is_replaced_and_blocks_when_left() -> None:
    register = Register(organisations=(OrganisationName("surgery", "Quayside Surgery", kind="gp_practice"),))
    text = "Recorded by {ORGANISATION org_kind=agency|Quayside Surgery and Example NHS Trust} twice."
    case = marked(text, register=register, entities=())
    assert apply(case, case.proposals()) == ["Recorded by the GP practice and Example NHS Trust twice."]
    assert _blocking(_check(case)) == []
    assert _blocking(_check(case, ["Recorded by Quayside Surgery and Example NHS Trust twice."])) == ["Quayside Surgery"]


def test_a_phrase_that_reports_repeat_is_no_position() -> None:
    case = marked(
        "The outcome was: {PERSON will|Will} rang.", "The outcome was: Will he?", "The outcome was: Will they, will we?"
    )
    assert _blocking(_check(case)) == []


def test_a_paragraph_that_went_does_not_move_keep_rules_to_other_places() -> None:
    lines = [
        f"The panel looked at matter number {n} with {{ORGANISATION org_kind=agency|Example Constabulary}} and with care."
        for n in range(6)
    ]
    case = marked("Prompt to be dropped.", *lines, "{PERSON will|Will} rang twice.", "{PERSON tolley|Mark} stayed long.")
    findings = case.proposals()
    decisions = {f.id: Decision("keep", None, "consent", "Chair") for f in findings if f.text == "Mark"}
    texts = apply(case, findings, decisions)
    units = tuple(Unit("word.body", "body", f"paragraph {n}", f"v{n}", text) for n, text in enumerate(texts[1:], start=1))
    finished = dataclasses.replace(case.document, units=units)

    def blocked(document: Document) -> list[str]:
        hits = verify(
            document, (), detection=dataclasses.replace(case.detection, findings=findings), register=case.register, findings=findings,
            decisions=decisions, issued=("Friend 1",), facts=case.facts,
        )  # fmt: skip
        return _blocking(hits)

    assert blocked(finished) == []
    left = dataclasses.replace(units[6], text="Will rang twice.")
    assert blocked(dataclasses.replace(finished, units=(*units[:6], left, units[7]))) == ["Will"]


SCOPE = dataclasses.replace(FACTS, dates={**FACTS.dates, "scope_from": "2016-01-01", "scope_to": "2019-08-21"})
PERIOD = "The scope is {DATE precision=day date_kind=event|between 1 January 2016 and 21 August 2019}."


def test_the_first_day_of_the_scope_in_its_sentence_does_not_block() -> None:
    case = marked(PERIOD, "She rang {DATE edtf=2016-01-01|on 1 January 2016}.", facts=SCOPE)
    texts = apply(case, case.proposals())
    assert texts == ["The scope is between 1 January 2016 and August 2019.", "She rang in January 2016."]
    assert _blocking(_check(case, issued=_proposed(case))) == []


@pytest.mark.parametrize("left", ["1 January 2016", "21 August 2019"])
def test_a_day_of_the_scope_that_is_left_elsewhere_blocks(left: str) -> None:
    case = marked(PERIOD, f"She rang on {left}.", facts=SCOPE)
    assert _blocking(_check(case, issued=_proposed(case))) == [left]


def _proposed(case: Case) -> list[str]:
    return [finding.replacement or "" for finding in case.proposals()]


def test_the_number_of_a_replacement_before_a_month_is_no_day() -> None:
    case = marked("{DATE edtf=2017-10-02|On 2 October 2017} she left.", "plain", "plain")
    left = ["In October 2017 she left.", "Nurse 2, October 2017, sets this out.", "Seen on 2 October 2017."]
    hits = [h for h in _check(case, left, issued=["Nurse 2"]) if h.blocking]
    assert [h.locator for h in hits] == [case.document.units[2].locator]

"""Edits are sorted, disjoint and true of the text, whatever stands beside whatever."""

from __future__ import annotations

import dataclasses
import html
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import EditUnsafe
from pipeline.model import Edit
from pipeline.redact import Decision, plan
from tests.redact.marked import apply, marked

PIECES = [
    "{PERSON victim|Tamsin}", "{PERSON victim|TAMSIN ROURKE}", "{PERSON bryn|Bryn}", "{PERSON okoro|PC 4410 Okoro}", "{PERSON lovatt|Mrs Lovatt}",
    "{PERSON form=plural members=victim,perpetrator|The Rourkes}", "{PERSON form=surname ambiguous=victim,perpetrator|Rourke}",
    "{AGE child=yes|11}", "{AGE age_of=victim|34}", "{AGE child=yes|five-year-old}", "{DATE edtf=2018-09-04|on 4 September 2018}",
    "{DATE date_kind=near_death edtf=2019-08-19|On 19 August 2019}", "{DATE_OF_BIRTH|09/02/85}", "{TIME|at 22:14}", "{POSTCODE|PL99}",
    "{PLACE saltmere|Saltmere}", "{PLACE home|Cooper's Yard}", "{ADDRESS|4 Mill Lane}", "{ORGANISATION surgery|Quayside Surgery}",
    "{CRIME_REFERENCE|55/20417/18}", "{RELATION child=yes|her eldest son}", "{RELATION child=yes|daughter}", "{NATIONALITY rare=yes|Latvian}", "{OCCUPATION rare=yes|falconer}",
    "{SENTENCE|19 years}", "{QUOTE speaker=x|\"I'll kill you, Tam\"}", "{PHONE|07700 900123}",
    "who was", "born on", "DOB", "aged", "since he was", "must serve at least", "a minimum term of", "the", "a", "an", "her", "called", "family",
    "he texted", "he said:", "crime reference", "NHS no.", "old", "daughter", "years old", "and", "in", "on", "at", "(", ")", ",", ".", ";", "'s", "'", "-", "\n", "’",
    "two days before her death", "was", "convicted and", "social worker", "IMR author", "(née", "village near", "in prison", "address", "area",
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", " ", " ", ""])), min_size=1, max_size=14))
def test_any_neighbours_give_edits_that_fit(pieces) -> None:  # type: ignore[no-untyped-def]
    text = "".join(piece + space for piece, space in pieces)
    case = marked(text, "x {PERSON victim|Tamsin} y")
    findings = case.proposals()
    edits: tuple[Edit, ...] = plan(findings, {}).get("draft.docx", ())
    for address in ("u1", "u2"):
        end = 0
        for edit in (e for e in edits if e.address == address):
            assert end <= edit.start <= edit.end
            assert edit.replacement != edit.expected
            end = edit.end
    shown = apply(case, findings)
    assert shown[1] == "x Laura y"
    for name in (
        "Tamsin",
        "TAMSIN",
        "Bryn",
        "Okoro",
        "Lovatt",
        "Saltmere",
        "Cooper",
        "Mill Lane",
        "Quayside",
        "55/20417",
        "07700",
        "09/02/85",
    ):
        assert name not in shown[0]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=10), st.sets(st.integers(0, 9)))
def test_keeping_some_findings_changes_none_of_their_words(pieces, kept) -> None:  # type: ignore[no-untyped-def]
    case = marked(" ".join(pieces))
    findings = case.proposals()
    decisions = {findings[n].id: Decision("keep") for n in kept if n < len(findings)}
    edits = plan(findings, decisions).get("draft.docx", ())
    for n in kept:
        if n < len(findings) and findings[n].entity_type == "PERSON":
            outer = any(f.start <= findings[n].start and findings[n].end <= f.end and f is not findings[n] for f in findings)
            assert outer or not any(
                e.start < findings[n].end and findings[n].start < e.end and findings[n].text not in e.replacement for e in edits
            )


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8), st.text(alphabet="abc xyz.,\n", max_size=400))
def test_ids_are_unique_and_survive_text_elsewhere(pieces, more) -> None:  # type: ignore[no-untyped-def]
    text = " ".join(piece for piece in pieces if piece != "\n")
    before = [f.id for f in marked(text, text).proposals() if f.recogniser != "pronouns"]
    after = [f.id for f in marked("Inserted.", text, text, more).proposals() if f.recogniser != "pronouns"]
    assert len(set(before)) == len(before)
    assert before == after


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([p for p in PIECES if p != "\n"]), min_size=1, max_size=10), st.sets(st.integers(1, 60), max_size=6)
)
def test_a_plan_applied_to_a_word_file_reads_back_as_planned(pieces, cuts) -> None:  # type: ignore[no-untyped-def]
    from pipeline.documents import word
    from tests.documents.word.make import docx, p, run

    made = marked(" ".join(pieces), "untouched")
    text = made.document.units[0].text
    marks = [0, *sorted(cut for cut in cuts if cut < len(text)), len(text)]
    runs = [run(html.escape(text[a:b]), "<w:b/>" if n % 2 else "") for n, (a, b) in enumerate(itertools.pairwise(marks))]
    blob = docx(p(*runs) + p("untouched"))
    document = word.read(blob, name="draft.docx")
    first = next(unit for unit in document.units if unit.part == "body")
    assert first.text == text
    moved = tuple(dataclasses.replace(f, address=first.address, locator=first.locator) for f in made.detection.findings)
    case = dataclasses.replace(made, document=document, detection=dataclasses.replace(made.detection, findings=moved))
    findings = case.proposals()
    edits = plan(findings, {}).get("draft.docx", ())
    after = word.apply_edits(blob, edits, name="draft.docx")
    assert [unit.text for unit in word.read(after, name="draft.docx").units] == apply(case, findings)
    assert edits or after == blob
    assert word.integrity(blob, after, edits) == ()


def test_findings_that_overlap_in_part_are_refused() -> None:
    case = marked("{PERSON victim|Tamsin Rourke} rang")
    findings = case.proposals()
    other = dataclasses.replace(findings[0], start=7, end=18, text="Rourke rang", id="other")
    with pytest.raises(EditUnsafe) as refusal:
        plan([*findings, other], {})
    assert "Rourke" not in str(refusal.value)


def test_two_replacements_for_one_place_are_refused() -> None:
    case = marked("{PERSON victim|Tamsin} rang")
    findings = case.proposals()
    with pytest.raises(EditUnsafe):
        plan([*findings, dataclasses.replace(findings[0], replacement="Nina", id="other")], {})


def test_places_that_the_scrub_removes_are_not_edited() -> None:
    case = marked("{PERSON victim|Tamsin} rang")
    units = tuple(dataclasses.replace(unit, treatment="scrub") for unit in case.document.units)
    case = dataclasses.replace(case, document=dataclasses.replace(case.document, units=units))
    assert plan(case.proposals(), {}) == {}


def test_a_line_of_a_text_file_keeps_its_ids_when_another_line_changes() -> None:
    first = marked("one line\n{PERSON victim|Tamsin} rang\nlast", name="x.txt").proposals()[0].id
    assert marked("another first line\n{PERSON victim|Tamsin} rang\nlast", name="x.txt").proposals()[0].id == first


def test_an_edit_never_grows_into_the_next_finding() -> None:
    case = marked("her {AGE child=yes|five-year-old} {RELATION child=yes|daughter} slept")
    assert apply(case, case.proposals()) == ["her child slept"]


def test_a_label_is_never_taken_out_of_kept_words() -> None:
    case = marked("held by {ORGANISATION org_kind=agency|Fenland Crime} reference {CRIME_REFERENCE|55/20417/18}")
    assert apply(case, case.proposals()) == ["held by Fenland Crime [reference removed]"]


def test_what_is_only_possible_is_edited_when_somebody_decided_it_and_not_before() -> None:
    case = marked("{PERSON victim possible|Tamsin} met {PERSON will possible|Will}")
    findings = case.proposals()
    assert plan(findings, {}) == {}
    (edit,) = plan(findings, {findings[1].id: Decision("redact", by="Chair")})["draft.docx"]
    assert edit.expected == "Will"

"""Register, propagation, codes, keep list, cache: what the layers promise."""

from __future__ import annotations

import logging
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.detect import detect, register_only
from pipeline.detect.register.surfaces import variants
from pipeline.detect.words.mention import Mention, settle
from pipeline.detect.words.text import clean, pieces_of
from pipeline.model import CaseFacts, OrganisationName, Person, PlaceName, Register
from tests.detect.cases import FACTS, REGISTER, RULES_ONLY, document, entity_of, proposed, run, texts


@pytest.mark.parametrize(
    "written",
    [
        "Tamsin Rourke", "TAMSIN ROURKE", "Rourke, Tamsin", "ROURKE Tamsin", "T. Rourke", "Mrs Rourke", "Tamzin", "Tam", "T.R.", "Tamsin\u00a0Rourke", "Tam\u00adsin", "Tamsin",
        "Rourke's", "Tamsin’s", "Tamsin Rorke", "Tamsin Rourkee", "tamsin.rourke@mail.example", "tamsin rourke",
    ],
)  # fmt: skip
def test_a_person_of_the_register_is_found_in_this_form(written: str) -> None:
    register = Register(people=(Person("victim", "victim", "Tamsin Rourke", also=("Tam",), gender="female"),))
    detection = register_only([document(f"They spoke to {written} on the day.")], register=register)
    (finding,) = detection.findings
    assert finding.entity_id == "victim"
    assert clean(finding.text).text.strip("'s").startswith(clean(written).text[:3])


def test_a_possessive_stays_outside_the_span() -> None:
    (finding,) = register_only([document("Tamsin’s mother rang.")], register=REGISTER).findings
    assert finding.text == "Tamsin"


def test_a_name_broken_at_a_line_end_is_found() -> None:
    assert [f.text for f in register_only([document("seen by Tam-\nsin Rourke then")], register=REGISTER).findings] == [
        "Tam-\nsin Rourke"
    ]


def test_two_people_of_one_surname_are_told_apart_by_title() -> None:
    detection = run("Mr Rourke shouted. Mrs Rourke left.")
    assert [f.entity_id for f in proposed(detection)] == ["perpetrator", "victim"]


def test_a_bare_surname_of_two_people_is_flagged_not_merged() -> None:
    detection = run("Rourke was arrested.")
    (finding,) = proposed(detection)
    assert {finding.entity_id, *finding.context["ambiguous"].split(",")} == {"victim", "perpetrator", "bryn", "elowen"}
    assert "perpetrator" in next(e for e in detection.entities if e.id == "victim").ambiguous_with


def test_equal_codes_of_two_agencies_are_two_people() -> None:
    documents = [document("SW1 called.", name="police/imr.docx"), document("SW1 called. SW1 left.", name="housing/imr.docx")]
    found = detect(documents, register=Register(), facts=FACTS, settings=RULES_ONLY)
    police, *housing = [f.entity_id for f in found.findings if f.text == "SW1"]
    assert len(set(housing)) == 1 and police not in housing
    assert {e.agency for e in found.entities if e.source == "code"} == {"Police", "Housing"}


def test_a_name_found_once_is_found_everywhere_in_the_case() -> None:
    documents = [
        document("Her neighbour, Mr Anil Deshmukhi, rang."),
        document("Deshmukhi said that Anil had gone.", name="housing/imr.docx"),
    ]
    found = detect(documents, register=Register(), facts=FACTS, settings=RULES_ONLY)
    people = [(f.text, f.entity_id) for f in proposed(found) if f.entity_type == "PERSON"]
    assert [text for text, _ in people] == ["Mr Anil Deshmukhi", "Deshmukhi", "Anil"]
    assert len({entity for _, entity in people}) == 1


def test_an_unlisted_relative_of_that_surname_is_a_person_of_their_own() -> None:
    detection = run("His uncle Merlin Rourke came. Tamsin Rourke left.")
    assert entity_of(detection, "Merlin Rourke") not in ("victim", "perpetrator", None)
    assert entity_of(detection, "Tamsin Rourke") == "victim"


def test_a_practitioner_gets_the_role_from_the_words_around() -> None:
    detection = run("The midwife, Aoife Brannigan, visited. PC 4410 Okoro attended. Dr Sethi prescribed it.")
    titles = {e.name: e.title for e in detection.entities if e.source == "found" and e.group == "person"}
    assert titles["Aoife Brannigan"] == "Midwife"
    assert titles["PC 4410 Okoro"] == "PC" and titles["Dr Sethi"] == "Doctor"


def test_ids_of_found_entities_are_the_same_in_another_run_and_order() -> None:
    a, b = document("Clare Hughes rang."), document("Juris Kalnins said so.", name="housing/imr.docx")
    one = detect([a, b], register=Register(), facts=FACTS, settings=RULES_ONLY)
    two = detect([b, a], register=Register(), facts=FACTS, settings=RULES_ONLY)
    assert {e.id for e in one.entities} == {e.id for e in two.entities}


def test_a_replacement_in_place_is_kept_and_a_real_name_that_holds_it_is_not() -> None:
    found = detect(
        [document("Simon rang. Simon Trask, a witness, rang.")], register=Register(), facts=FACTS, settings=RULES_ONLY,
        known_replacements={"perpetrator": "Simon"},
    )  # fmt: skip
    assert texts(found) == ["Simon Trask"]
    assert "Simon" in [f.text for f in found.kept]


def test_a_table_cell_takes_its_meaning_from_the_heading() -> None:
    from pipeline.model import Document, Unit

    cells = [("Date of birth", (0, 0, 0)), ("Name", (0, 0, 1)), ("09/02/1985", (0, 1, 0)), ("Anwen Quibell", (0, 1, 1))]
    units = tuple(Unit("word.cell", "body", f"c{i}", f"c{i}", text, cell=cell) for i, (text, cell) in enumerate(cells))
    found = detect([Document("x.docx", "docx", "0", units)], register=Register(), facts=CaseFacts(), settings=RULES_ONLY)
    assert [(f.text, f.entity_type) for f in proposed(found)] == [("09/02/1985", "DATE_OF_BIRTH"), ("Anwen Quibell", "PERSON")]


def test_a_column_of_what_an_author_comments_holds_nobody() -> None:
    from pipeline.model import Document, Unit

    cells = [
        ("IMR Author Comment", (0, 0, 0)),
        ("Officer", (0, 0, 1)),
        ("MARAC-to-MARAC transfer was late.", (0, 1, 0)),
        ("Quibell", (0, 1, 1)),
    ]
    units = tuple(Unit("word.cell", "body", f"c{i}", f"c{i}", text, cell=cell) for i, (text, cell) in enumerate(cells))
    found = detect([Document("x.docx", "docx", "0", units)], register=Register(), facts=CaseFacts(), settings=RULES_ONLY)
    assert [(f.text, f.entity_type) for f in proposed(found)] == [("Quibell", "PERSON")]


def test_offsets_of_a_text_file_are_offsets_of_the_file() -> None:
    from pipeline.model import Document, Unit

    text = "Heading\n\nTamsin Rourke rang\nand left.\n\n\nShe told Gethin."
    found = detect(
        [Document("x.txt", "txt", "0", (Unit("txt", "body", "text", "t", text),))],
        register=REGISTER,
        facts=FACTS,
        settings=RULES_ONLY,
    )
    assert [text[f.start : f.end] for f in found.findings if f.entity_type == "PERSON"] == ["Tamsin Rourke", "Gethin"]


def test_no_case_text_reaches_a_log(caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]) -> None:
    caplog.set_level(logging.DEBUG)
    run("Her neighbour Anil Deshmukhi rang 07700 900123.")
    assert "Deshmukhi" not in caplog.text and "900123" not in caplog.text
    captured = capsys.readouterr()
    assert "Deshmukhi" not in captured.out + captured.err


def test_detection_opens_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert texts(run("Write to jo.bloggs@mail.example.co.uk or see www.example.org."), "EMAIL") == [
        "jo.bloggs@mail.example.co.uk"
    ]


def test_variants_serve_places_and_organisations_too() -> None:
    home = {v.text for v in variants(PlaceName("h", "14 Tanner Row, Saltmere PL99 1QX", kind="home"))}
    assert {"14 Tanner Row", "Tanner Row", "PL99 1QX", "Saltmere"} <= home
    school = {v.text for v in variants(OrganisationName("s", "Harbour Lane Primary School"))}
    assert {"Harbour Lane Primary School", "Harbour Lane"} <= school


RANKS = {"PERSON": 60, "ADDRESS": 75, "ORGANISATION": 55, "DATE": 45, "NHS_NUMBER": 82, "QUOTE": 10}
mentions = st.builds(
    lambda start, length, kind, score, tier: Mention(start, start + length, kind, score, "rule", "why", tier=tier),
    st.integers(0, 60), st.integers(1, 20), st.sampled_from(sorted(RANKS)), st.sampled_from([0.3, 0.5, 0.6, 0.9, 1.0]), st.integers(0, 2),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(mentions, max_size=12))
def test_settled_mentions_never_overlap_and_no_part_of_a_name_is_lost(found: list[Mention]) -> None:
    settled = settle(found, RANKS)
    assert all(a.end <= b.start for a, b in pairwise(settled))
    covered = {i for m in settled for i in range(m.start, m.end)}
    for mention in found:
        if mention.score >= 0.5 and mention.kind in ("PERSON", "NHS_NUMBER", "ADDRESS"):
            left = [i for i in range(mention.start, mention.end) if i not in covered]
            assert not any(i + 1 in left for i in left), mention


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab \u00ad\u200b\u00a0’“é-\n", max_size=60))
def test_a_span_of_clean_text_maps_back_to_the_same_letters(text: str) -> None:
    cleaned = clean(text)
    for index, letter in enumerate(cleaned.text):
        start, end = cleaned.back(index, index + 1)
        assert end == start + 1
        if letter in "abé":
            assert text[start] == letter


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["Tamsin Rourke rang. ", "x" * 3000 + " ", "End.\n", "\n\n", "9 Tanner Row. "]), max_size=12))
def test_pieces_lie_in_their_unit_and_do_not_overlap(parts: list[str]) -> None:
    whole = document("".join(parts), format="txt")
    end = 0
    for piece in pieces_of([whole]):
        assert piece.offset >= end
        assert whole.units[0].text[piece.offset : piece.offset + len(piece.written)] == piece.written
        end = piece.offset + len(piece.written)


@pytest.mark.parametrize("written", ["Mr and Mrs Rourke", "Mr & Mrs Gethin Rourke", "MR AND MRS ROURKE"])
def test_two_titles_before_one_name_are_two_people(written: str) -> None:
    (finding,) = register_only([document(f"The letter went to {written} at home.")], register=REGISTER).findings
    assert (finding.text, finding.context["members"]) == (written, "victim,perpetrator")


def test_a_couple_nobody_listed_is_one_mention() -> None:
    assert [f.text for f in proposed(run("Mr and Mrs Lovatt rang the council."))] == ["Mr and Mrs Lovatt"]


def test_a_title_in_capitals_belongs_to_its_name() -> None:
    (finding,) = proposed(run("THE STATEMENT OF MRS ROURKE WAS READ."))
    assert (finding.text, finding.entity_id) == ("MRS ROURKE", "victim")


ORDINARY = Register(people=(Person("victim", "victim", "Hope Okafor"), Person("will", "friend", "Will Tranter")))


@pytest.mark.parametrize(
    "text",
    ['Known as "Hope".', "I was on with Hope this morning.", "Hope (she prefers it) came.", "Hope: call at noon.", "Hope shaking, then hungry.", "Hope at the back.", "Hope calls with an egg.", "He met Will at six."],
)  # fmt: skip
def test_a_listed_name_that_is_a_word_is_found(text: str) -> None:
    assert [f.text for f in proposed(run(text, register=ORDINARY))] in (["Hope"], ["Will"])


@pytest.mark.parametrize(
    "text",
    ["Hope you can help me.", "Hope for change is no plan.", "Will stay in touch.", "There is hope. The Hope was lost.", "Will he come back?", "Hope that he stops.", "Hope of change was gone.", "The quilt had words. Hope: patience and a room."],
)  # fmt: skip
def test_the_word_itself_is_left_alone(text: str) -> None:
    assert not proposed(run(text, register=ORDINARY))


def test_a_listed_surgery_is_found_by_its_first_word_though_that_is_a_word() -> None:
    register = Register(organisations=(OrganisationName("gp", "Millrace Surgery", kind="gp_practice"),))
    detection = run("She was seen at Millrace.", "The millrace was dry.", register=register)
    assert [f.text for f in detection.findings] == ["Millrace"]

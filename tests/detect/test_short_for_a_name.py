"""What a case calls somebody it has named once: a short name, a letter, a number; and where the same letters are nobody."""

from __future__ import annotations

import pytest

from pipeline.detect.engine.model_names import ModelNames
from pipeline.detect.register.short_forms import name_in_address, short_names
from pipeline.detect.rulebook.rules import load_rules
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.impersonal import Impersonal
from pipeline.detect.words.mention import PROPOSED, Mention
from pipeline.model import CaseFacts, Register
from tests.detect.cases import proposed, run

NAMES = load_rules().names
GUARDS = Guards.of(NAMES)
MODEL = ModelNames(NAMES, GUARDS, Impersonal(NAMES, GUARDS))


def found(*paragraphs: str, kind: str = "PERSON") -> list[str]:
    detection = run(*paragraphs, register=Register(), facts=CaseFacts())
    return [f.text for f in proposed(detection) if f.entity_type == kind]


def read(text: str, written: str, score: float = 0.97) -> list[str]:
    """Return what is left of a name the model reads."""
    start = text.index(written)
    mention = Mention(start, start + len(written), "PERSON", score, "name_model", "")
    return [text[m.start : m.end] for m in MODEL.judge([mention], text) if m.score >= PROPOSED]


def test_a_sign_off_is_found_by_the_name_in_the_address_of_the_message() -> None:
    assert "Nev" in found("From: neville.oduya@example.org", "Nev")
    assert "Brzezin" in found("cc k.brzezin@example.org", "Told Brzezin today")


@pytest.mark.parametrize(
    "address", ["info.desk@example.org", "grace.house@example.org", "lettings@example.org", "a.team@example.org"]
)
def test_the_address_of_an_office_names_nobody(address: str) -> None:
    assert name_in_address(address, GUARDS) is None


def test_a_first_name_is_shortened_to_its_beginning_but_never_to_a_word_or_a_month() -> None:
    assert "Gwil" in {v.text for v in short_names("Gwilym", NAMES, GUARDS)}
    assert not {"Jan", "Oct", "Mar"} & {
        v.text for name in ("Janetta", "Octavia", "Marisol") for v in short_names(name, NAMES, GUARDS)
    }
    assert not list(short_names("Grace", NAMES, GUARDS))


def test_a_short_name_in_capitals_is_a_code() -> None:
    assert "DOM" not in found("Dominic Hurst rang.", "Qualifier DOM was set.")


def test_the_number_of_a_named_officer_stands_for_the_officer() -> None:
    assert "2207" in found("PC 2207 Gurung was sent.", "23:05 2207: no reply at the door.")
    assert "2207" in found("PC 2207 Gurung was sent.", "The door was tried by 2207.")


@pytest.mark.parametrize("text", ["There were 2207 incidents in all.", "It cost £2207.", "Cell 2207/3 was clean."])
def test_the_same_number_elsewhere_is_a_number(text: str) -> None:
    assert "2207" not in found("PC 2207 Gurung was sent.", text)


def test_a_first_name_that_is_a_word_is_found_where_the_full_name_was() -> None:
    case = ("Name: TORRANCE, Maverick Dean",)
    assert "Maverick" in found(*case, "Maverick minimises all of it.")
    assert "Maverick" not in found(*case, "A Maverick approach is no plan.")
    assert "Grace" not in found("Grace Mutasa attended.", "Grace period ends after 28 days.")
    assert "Bob" in found("Bob Starkie attended.", "Housing: Bob - a private let.")


def test_letters_that_are_also_a_title_are_somebody_where_the_words_around_say_so() -> None:
    assert read("MS was in care from nine.", "MS") == ["MS"]
    assert read("Her MS clinic was moved.", "MS") == []
    assert read("DS attended the address.", "DS") == []


def test_letters_that_the_text_sets_apart_from_their_usual_meaning_are_those_of_a_named_person() -> None:
    assert "DC" in found("Dafydd Corrin is the co-ordinator.", "He was seen. DC (not the police) has seen him.")
    assert "DC" not in found("Dafydd Corrin is the co-ordinator.", "He was seen. DC attended the address.")


def test_an_initial_belongs_to_the_surname_behind_it() -> None:
    assert read("Verbal warning, A. Worthy agrees.", "A. Worthy") == ["A. Worthy"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Joan Priddle (f. Parri) was seen.", "Parri"),
        ("PRIDDLE, Joan (f. PARRI) was seen.", "PARRI"),
        ('Mrs Priddle (the cook, "Mrs P") said so.', "Mrs P"),
        ("Children: Leart 5, Dea 14 months.", "Dea"),
        ("TK31 and PC 4410 assigned from the station.", "TK31"),
        ("Stopped by double crewed TK42 at the garage.", "TK42"),
    ],
)
def test_names_told_by_what_stands_beside_them(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize("text", ["MG11 requested from her.", "NG116 states that staff ask.", "Example Ltd (f. sample works)"])
def test_forms_and_guidelines_are_no_call_signs(text: str) -> None:
    assert found(text) == []


def test_a_number_beside_who_lives_there_is_a_house() -> None:
    assert found("Neighbour in 29 - old Mr Tuck - says it is loud.", kind="ADDRESS") == ["29"]
    assert found("A flat at Kestrel Court, Rm 12.", kind="ADDRESS") == ["Kestrel Court", "Rm 12"]
    assert found("Neighbours in 12 flats were asked.", "The neighbour of 29 said.", kind="ADDRESS") == []


def test_a_body_named_by_a_word_of_english_is_meant_by_that_word_where_the_text_says_what_it_is() -> None:
    seen = "She was seen at Meadow Surgery in May."
    assert "Meadow" in found(seen, "Meadow is a six-doctor practice.", kind="ORGANISATION")
    assert "Meadow" not in found(seen, "Meadow flowers were sent to the ward.", kind="ORGANISATION")


def test_an_acronym_is_somebody_only_where_a_person_would_stand() -> None:
    assert read("Paramedics carried HR down three flights.", "HR", 0.8) == ["HR"]
    assert read("The HR policy was read.", "HR", 0.8) == []
    assert read("DS attended the address.", "DS", 0.99) == []

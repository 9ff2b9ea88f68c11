"""People told by the words around them, whatever letters they are written in; rules only, without the name model."""

from __future__ import annotations

import pytest

from pipeline.model import CaseFacts, Register
from tests.detect.cases import proposed, run, texts


def people(text: str) -> list[str]:
    return texts(run(text, register=Register(), facts=CaseFacts()))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("his partner zdravka said that she was cold", "zdravka"),
        ("mum lorraine rang the surgery twice", "lorraine"),
        ("she told huangfu wei that it was over", "huangfu wei"),
        ("the statement was taken from abena owusuwaa the next day", "abena owusuwaa"),
        ("a man known to her as a friend called jonno came", "jonno"),
        ("mr. o'dowd was told to leave", "mr. o'dowd"),
        ("mrs wood rang the ward", "mrs wood"),
        ("nobody knew where oluwaseun's mother lived", "oluwaseun"),
        ("the nurse asked tamsyn about the marks", "tamsyn"),
    ],
)
def test_a_name_in_lower_case_is_found_by_the_words_beside_it(text: str, name: str) -> None:
    assert name in people(text)


@pytest.mark.parametrize(
    "text",
    [
        "the referal was recieved by the ward and discused with the team",
        "she was prescribed apixaban by the hospital and told to rest",
        "his partner agreed, and her mother rang when she misses wood fires",
        "the genogram and the helpline were unsighted by the panel",
        "risk was reassessed with the practitioner and re-graded as high",
        "staff asked whether safeguarding had been considered by anybody",
    ],
)
def test_ordinary_and_misspelt_words_in_lower_case_are_nobody(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It did not ask what P.D. had said on the telephone.", "P.D."),
        ("Yours sincerely, A. J. Trotter-Bell", "A. J. Trotter-Bell"),
        ("It was Marigold who was told that Marigold asked for help.", "Marigold"),
        ("Joy, please can you overrule this.", "Joy"),
        ("Grace remembers being given a leaflet.", "Grace"),
        ("PCs Haddow and 902 Bhullar forced the door.", "PCs Haddow"),
        ("PCs Haddow and 902 Bhullar forced the door.", "902 Bhullar"),
    ],
)
def test_initials_vocatives_and_pairs_are_found(text: str, name: str) -> None:
    assert name in people(text)


@pytest.mark.parametrize(
    "text",
    [
        "IDVA CASE NOTES for the panel",
        "The form, e.g. the D.O.B. and the U.K. address, was blank.",
        "Hope, faith and charity were named by the vicar.",
        "It would not rob Peter to pay Paul.",
        "The Trust asked that Housing told the panel.",
    ],
)
def test_headings_sayings_and_short_forms_are_nobody(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        ("Tamsin Okafor and Kent County Council agreed.", "Tamsin Okafor", "Kent County Council"),
        ("Mr Smith and Kent Police agreed.", "Mr Smith", "Kent Police"),
        ("Dr Sharma of Kent Community Safety Partnership wrote.", "Dr Sharma", "Kent Community Safety Partnership"),
    ],
)
def test_a_body_that_stays_does_not_keep_the_name_before_it(text: str, name: str, body: str) -> None:
    found = run(text, register=Register(), facts=CaseFacts())
    assert name in texts(found)
    assert body in texts(found, "ORGANISATION")


@pytest.mark.parametrize("text", ["Devon and Cornwall Police came.", "Avon and Somerset Police came."])
def test_a_body_called_after_two_places_stays_whole(text: str) -> None:
    assert text.removesuffix(" came.") in texts(run(text, register=Register(), facts=CaseFacts()), "ORGANISATION")


def test_the_speaker_of_verbatim_words_is_the_person_named_with_a_word_of_speech() -> None:
    found = run('Morwenna said "I will never let you go back to him" and left.')
    quote = next(f for f in proposed(found) if f.entity_type == "QUOTE")
    assert quote.context["speaker"] == "sister"


def test_a_relationship_tells_the_gender_of_somebody_found() -> None:
    found = run("Her mother-in-law Elliot Baines rang.", register=Register(), facts=CaseFacts())
    assert next(e for e in found.entities if "Baines" in e.name).gender == "female"

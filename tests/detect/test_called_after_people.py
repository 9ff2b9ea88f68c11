"""Illnesses, scales, medicines, languages and systems that look like names stay; the same words stay names where somebody is called so."""

from __future__ import annotations

import pytest

from pipeline.model import CaseFacts, Finding, Register
from tests.detect.cases import proposed, run


def found(*paragraphs: str) -> list[Finding]:
    return proposed(run(*paragraphs, register=Register(), facts=CaseFacts()))


def people(*paragraphs: str) -> list[str]:
    return [f.text for f in found(*paragraphs) if f.entity_type == "PERSON"]


@pytest.mark.parametrize(
    "text",
    [
        "He has Parkinson's (Hoehn and Yahr 3), Paget's disease and T2DM.",
        "Ehlers-Danlos unlikely, Beighton score 2/9.",
        "No Stevens-Johnson after lamotrigine stopped.",
        "Lester tool done; depot at the Clozaril clinic slot.",
        "Wants Mounjaro; Motilium given.",
        "A telephone interpreter from Language Line.",
        "Nowruz cakes were sold, and Holi was kept.",
        "A dressing up day: he came as Horrid Henry.",
        "The ELSA started work with him.",
        "A Yale lock, a Ring doorbell and a London bar.",
        "Go by the A1123, then along the B44.",
        "The guidance, at 14.17, lists it apart.",
        "To be reviewed in Quarter 2 and Quarter 4.",
        "Lesson B. Clare's Law and what it is for.",
        "See Hammersmith and Fulham LBC v Monk [1992] on notice.",
        "A St Christopher medal was removed.",
    ],
)
def test_words_called_after_people_and_places_stay(text: str) -> None:
    assert [f.text for f in found(text) if f.action != "keep" and f.entity_type in ("PERSON", "PLACE", "TIME")] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kim Stevens-Johnson rang her sister.", "Kim Stevens-Johnson"),
        ("Lester Moyo told her.", "Lester Moyo"),
        ("Her neighbour Lyrica Jones rang.", "Lyrica Jones"),
        ("An officer, Elsa Pell, rang.", "Elsa Pell"),
        ("Her friend Henry came.", "Henry"),
        ("Mrs Mears said so.", "Mrs Mears"),
        ("Jane Pell Community Health Visitor saw her.", "Jane Pell"),
        ("The panel heard that he was represented by Mr Sample.", "Mr Sample"),
    ],
)
def test_the_same_words_are_names_where_somebody_is_called_so(text: str, name: str) -> None:
    assert any(name in f.text or f.text in name for f in found(text) if f.entity_type == "PERSON")
    assert name.split()[-1] in " ".join(people(text))


def test_an_illness_of_somebody_with_a_title_goes() -> None:
    assert any("Paget" in f.text for f in found("Mr Paget's disease grew worse."))


def test_a_language_is_no_trait_that_singles_somebody_out() -> None:
    for text in ("She speaks Somali at home.", "A Punjabi interpreter was called.", "Arta, in Albanian via the line, said so."):
        (language,) = [f for f in found(text) if f.entity_type == "NATIONALITY"]
        assert language.context["heritage"] == "yes"
    assert "heritage" not in next(f for f in found("An Albanian man rang.") if f.entity_type == "NATIONALITY").context


def test_somebody_called_like_a_feast_is_found() -> None:
    assert "Holi Patel" in people("Her aunt Holi Patel rang.")


def test_the_name_of_a_record_system_stays_beside_its_number() -> None:
    for text, number in (("RiO 1104482", "1104482"), ("StEIS 2019/14402", "2019/14402"), ("Mosaic 7031886", "7031886")):
        assert [f.text for f in found(f"Recorded as {text}, seen.")] == [number]


def test_the_age_at_the_death_is_no_age_of_before() -> None:
    (age,) = [f for f in found("Tobias was 29 at the time of her death.") if f.entity_type == "AGE"]
    assert "age_at" not in age.context

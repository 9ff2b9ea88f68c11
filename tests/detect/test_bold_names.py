"""Somebody is missed: names that are words of English, letters, short names, halves of names, references and places."""

from __future__ import annotations

import pytest

from pipeline.detect import detect
from pipeline.detect.words.mention import Mention
from pipeline.model import CaseFacts, Register
from tests.detect.cases import RULES_ONLY, document, proposed
from tests.detect.test_readable import MODEL, bare, judged, texts


@pytest.mark.parametrize(
    ("text", "word", "score"),
    [
        ("Our electrician, Wick, was the one who rang.", "Wick", 0.98),
        ("He had no fixed address. Glade said that she would come back.", "Glade", 0.97),
        ("It was the hairdresser's word. Bramble, at the salon, kept a bag for her.", "Bramble", 0.96),
        ("She signed the form as Clemency on one page.", "Clemency", 0.9),
        ("aka Crank; last seen in June", "Crank", 0.75),
        ("Female: Piers. And the dog.", "Piers", 0.62),
        ("The tenant wrote to Can again.", "Can", 0.96),
        ("Every page is initialled QD in pencil.", "QD", 0.5),
        ("When T went down to the car he was gone.", "T", 0.99),
        ("the text says wilder took the keys", "wilder", 0.93),
    ],
)
def test_a_word_of_english_that_the_model_is_sure_of_is_somebody(text: str, word: str, score: float) -> None:
    assert judged(text, word, score=score) == [(word, "PERSON")]


@pytest.mark.parametrize(
    ("text", "word", "score"),
    [
        ("Stark (2007) would call this a regime.", "Stark", 0.99),
        ("Mirtazapine was started at 15mg.", "Mirtazapine", 0.95),
        ("Her address is in Band C, T and so forth.", "C", 0.98),
        ("Cl worried about the school run.", "Cl", 0.96),
        ("Hope is that she will talk to them.", "Hope", 0.85),
        ("Nadira (Beacon) rang to say so.", "Beacon", 0.95),
        ("The house rules. Grace: patience and a spare room.", "Grace", 0.7),
        ("Graded Amber and then Red by the hub.", "Red", 0.74),
    ],
)
def test_what_is_cited_graded_or_taken_as_medicine_is_nobody(text: str, word: str, score: float) -> None:
    assert judged(text, word, score=score) == []


def test_a_faint_word_of_the_model_is_enough_for_a_word_of_no_dictionary() -> None:
    assert judged("Zbylut came to the door and she wept.", "Zbylut", score=0.08) == [("Zbylut", "PERSON")]
    assert judged("A kettle came to the door and she wept.", "kettle", score=0.3) == []
    assert judged("OFFICIAL – DRAFT – Zbylutmarch", "Zbylutmarch", score=0.08) == []
    assert judged("softchunk", "softchunk", score=0.66) == []
    assert judged("Agencies should use SystmTwo when they refer.", "SystmTwo", score=0.08) == []


def test_a_short_name_in_brackets_is_found_and_found_again() -> None:
    detection = bare("Josephine Ferriday (Kit; Kitty on some forms) rang the office.", "Kitty wouldn't make a statement.")
    assert [t for t in texts(detection) if t in ("Kit", "Kitty")] == ["Kit", "Kitty", "Kitty"]
    assert "Manager" not in texts(bare("Josephine Ferriday (Manager) rang the office."))


@pytest.mark.parametrize("text", ["Thank you for sorting the door. J", "I will ring on Monday, thanks, J", "J"])
def test_a_letter_that_signs_a_message_is_somebody(text: str) -> None:
    assert texts(bare(text)) == ["J"]


@pytest.mark.parametrize(
    "text", ["The practice offered vitamin D", "See Appendix B", "Action | Council | G", "Next review: plan B"]
)
def test_a_letter_that_ends_a_line_may_be_none(text: str) -> None:
    assert texts(bare(text)) == []


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The Hendrys at 47 rang again at ten.", "47"),
        ("It was the lady at 12, who heard it through the wall.", "12"),
        ("She held Rhif 6, Tai Newydd from the spring.", "Rhif 6, Tai Newydd"),
        ("Log 0551 of 9 Oct was closed.", "Log 0551 of 9 Oct"),
    ],
)
def test_a_house_or_a_log_is_found(text: str, whole: str) -> None:
    assert whole in [f.text for f in proposed(bare(text))]


def test_an_age_is_no_house() -> None:
    detection = bare("He was the man at 40 per cent of the hours, and a woman at 30 weeks was seen.")
    assert not texts(detection, "ADDRESS")


def test_half_a_place_or_account_never_stays() -> None:
    from pipeline.detect.settling.whole import Whole
    from pipeline.detect.words.guards import Guards

    whole = Whole(MODEL.guards)
    assert isinstance(MODEL.guards, Guards)

    def widened(text: str, part: str, kind: str, **facts: str) -> str:
        start = text.index(part)
        found = whole.widen([Mention(start, start + len(part), kind, 0.9, "name_model", "", facts, tier=2)], text, ())
        return text[found[0].start : found[0].end]

    assert widened("She asked at the library in Much Tarrow for a form.", "Tarrow", "PLACE", place_kind="town") == "Much Tarrow"
    assert widened("They live at 14 Bryntirion now.", "Bryntirion", "PLACE", place_kind="town") == "14 Bryntirion"
    assert widened("He posts as kezza_88 there.", "kezza", "PERSON", form="first") == "kezza_88"
    assert widened("Seen in 2019 Tarrow had changed.", "Tarrow", "PLACE", place_kind="town") == "Tarrow"
    assert widened("In Tarrow Police were called.", "Tarrow", "PLACE", place_kind="town") == "Tarrow"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The police came out on the 5th and the 6th of March 2017.", "5th and the 6th of March 2017"),
        ("They met on the second Saturday of August 2016 by the lake.", "second Saturday of August 2016"),
        ("Day 3 (12th). Home visit by the worker.", "12th"),
        ("The 12th. Disclosure approved, and she was told.", "12th"),
        ("At dawn on the tenth, she went to the flat.", "the tenth"),
    ],
)
def test_a_day_in_any_form_is_found(text: str, day: str) -> None:
    detection = detect([document(text)], register=Register(), facts=CaseFacts(), settings=RULES_ONLY)
    assert any(day in f.text for f in proposed(detection) if f.entity_type == "DATE")


@pytest.mark.parametrize(
    "text", ["Her marriage broke up, at forty-seven, and she moved.", "She was sent for at twelve.", "He was 33 then."]
)
def test_an_age_at_an_earlier_time_is_one(text: str) -> None:
    found = [f for f in proposed(bare(text)) if f.entity_type == "AGE"]
    assert found and all(dict(f.context).get("age_at") == "past" or dict(f.context).get("child") for f in found)

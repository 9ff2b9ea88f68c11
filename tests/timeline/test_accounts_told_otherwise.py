"""Symptoms of accounts in words nobody listed: pairs of rows that must join, and points on which two rows differ or do not."""

from __future__ import annotations

import pytest

from pipeline.model import CaseFacts, Entry, Paragraph, Person, Register, Section, Source, Timeline, digest
from pipeline.timeline import merge

REGISTER = Register(
    people=(
        Person("v", "victim", "Nora Vance", ("Nora", "Ms Vance")),
        Person("p", "perpetrator", "Dale Rudd", ("Dale",)),
        Person("c", "child", "Isla Vance", ("Isla",)),
        Person("m", "family", "Edith Vance", ("Edith",), relation="mother of the victim"),
        Person("n", "friend", "Percy Oakes", ("Mr Oakes",), relation="neighbour"),
    )
)
Row = tuple[str, str, str, str]  # agency, date, time, text


def told(*rows: Row, join: bool = True) -> Timeline:
    """Return the timeline of rows, each the only one of its agency; `join` puts them together as a person would."""
    entries = [
        Entry(digest(agency, text), agency, f"sources/{agency}/c.xlsx", f"A{n}", n, day, clock, text)
        for n, (agency, day, clock, text) in enumerate(rows)
    ]
    sources = [Source(e.document, digest(e.agency), e.agency, "chronology", entries=(e,)) for e in entries]
    together = (tuple(e.id for e in entries),) if join else ()
    return merge(sources, register=REGISTER, facts=CaseFacts(), join=together)


def fields(
    one: str, other: str, *, days: tuple[str, str] = ("01/03/2019", "01/03/2019"), clocks: tuple[str, str] = ("", "")
) -> set[str]:
    """Return the fields of conflict of two texts, of the police and of another agency."""
    rows = (("Northam Police", days[0], clocks[0], one), ("Haven Domestic Abuse Service", days[1], clocks[1], other))
    return {conflict.field for event in told(*rows).events for conflict in event.conflicts}


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        (
            "time",
            "Call taken 1910 hrs, front door kicked.",
            "She says the door was kicked at about half past two in the afternoon.",
        ),
        ("date", "Reports that on 3 February Dale took her phone.", "Says he took the phone off her on 6 February."),
        ("caller", "999 call from Mr Oakes next door.", "Nora said she had rung the police; she dialled 999 herself."),
        ("caller", "Inf is Mr Oakes.", "It was her mother who got on to the police."),
        ("caller", "A motorist rang 999.", "We rang 999 from the office."),
        ("children_present", "Isla asleep in the cot.", "Isla was staying at her maternal grandmother's that night."),
        ("people", "Edith sitting in the garden with her.", "She was in the house on her own throughout."),
        ("injury", "Neck clear, no marks.", "Bruising to the neck."),
        ("injury", "Bruise to the left eye, right eye clear.", "Both eyes blackened."),
        ("other", "Showed us forty messages from the day.", "She has had over two hundred texts today."),
        ("other", "Third report between the two.", "Seven earlier reports."),
        ("outcome", "Sentenced to a community order.", "He got a suspended sentence."),
    ],
)
def test_a_difference_in_other_words_is_listed(field: str, one: str, other: str) -> None:
    assert field in fields(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Call taken 1932 hrs.", "She rang at about half seven this evening."),
        ("Caller: Mr Oakes.", "The neighbour phoned the police."),
        ("Isla in bed.", "The child was asleep upstairs."),
        ("Reports that on 3 February Dale took her phone.", "Says he took the phone on the 3rd of February."),
        ("About 200 texts shown.", "She has had 205 messages."),
        ("He was sent to prison, bail refused before that.", "He went to prison."),
    ],
)
def test_the_same_in_other_words_is_not_listed(one: str, other: str) -> None:
    assert fields(one, other) == set()


def test_a_call_after_midnight_and_an_evening_without_a_time_are_one_night() -> None:
    rows = (
        ("Northam Police", "01/03/2019", "", "Dale hit Nora."),
        ("Northam Hospital", "02/03/2019", "01:20", "Nora hit by Dale."),
    )
    assert "date" not in {c.field for event in told(*rows).events for c in event.conflicts}


def test_a_night_and_its_small_hours_are_one_date_and_two_times() -> None:
    found = fields(
        "Attended address, door kicked in.",
        "Nora says the door went in at about ten on Friday night.",
        days=("02/03/2019", "03/03/2019"),
        clocks=("02:10", ""),
    )
    assert "date" not in found
    assert "time" in found


def test_this_morning_is_a_day_told() -> None:
    row = ("Haven Domestic Abuse Service", "02/03/2019", "", "Nora rang: he followed her car this morning.")
    other = ("Northam Police", "02/03/2019", "", "Nora reports that Dale followed her car on 1 March.")
    assert "date" in {c.field for event in told(row, other).events for c in event.conflicts}


def test_back_from_hospital_the_next_day_puts_nothing_on_that_day() -> None:
    one, other = "Crew to address, fall, taken to hospital.", "Nora in bed, back from hospital after her fall."
    assert "date" not in fields(one, other, days=("01/03/2019", "02/03/2019"))


def test_when_a_carer_came_times_nothing_that_happened() -> None:
    rows = (
        ("Northam Police", "01/03/2019", "15:05", "Nora found locked in by carer."),
        ("Kindly Homecare", "01/03/2019", "", "Nora locked in, rang police.\nArrived: 8.20am"),
    )
    assert "time" not in {c.field for event in told(*rows).events for c in event.conflicts}


def _joined(*rows: Row) -> bool:
    return any(len(event.entries) > 1 for event in told(*rows, join=False).events)


def test_rows_of_one_conference_in_few_words_are_joined() -> None:
    one = ("Northam Surgery", "04/06/2019", "", "Conference: report sent, nobody free.")
    assert _joined(one, ("Northam Primary School", "04/06/2019", "", "Children's conference, went by phone."))


def test_a_cardiac_arrest_is_no_arrest() -> None:
    from pipeline.timeline.reading.lexicon import spoken_in

    assert "arrest" not in spoken_in("Brought in, cardiac arrest.").events
    assert "arrest" in spoken_in("Arrested after the cardiac arrest of his wife.").events


def test_a_referral_is_joined_with_the_row_of_who_sent_it_the_day_before() -> None:
    sent = ("Northam Primary School", "10/06/2019", "", "Isla cried at registration about shouting at home. Social care told.")
    taken = ("Northam Children's Services", "11/06/2019", "", "Contact from school about Isla, crying over shouting.")
    assert _joined(sent, taken)


def test_forms_of_one_word_are_one_word() -> None:
    from pipeline.timeline.reading.telling import stem_of

    assert stem_of("gates") == stem_of("gate")
    assert stem_of("snapped") == stem_of("snap")
    assert stem_of("worries") == stem_of("worry")


def _contradictions(narrative: str, row: str) -> int:
    entry = Entry(digest(row), "Northam Police", "sources/Northam Police/c.xlsx", "A2", 0, "18/07/2020", "", row)
    paragraph = Paragraph("p1", "sources/Northam Police/imr.docx", "paragraph 1", narrative)
    sections = (Section("analysis", "Involvement", paragraphs=(paragraph,)),)
    sources = (
        Source(entry.document, digest("c"), "Northam Police", "chronology", entries=(entry,)),
        Source("sources/Northam Police/imr.docx", digest("i"), "Northam Police", "imr", sections=sections),
    )
    return len(merge(sources, register=REGISTER, facts=CaseFacts()).contradictions)


def test_a_day_without_a_year_in_a_narrative_is_that_of_the_chronology() -> None:
    row = "Silent 999 call traced to Nora, who was crying. Dale sat with her on the settee throughout."
    assert _contradictions("On 18 July a silent 999 call was traced; Nora was crying and was seen alone.", row) >= 1


def test_what_a_narrative_says_of_every_visit_is_set_beside_each_visit() -> None:
    row = "Statutory home visit, doorstep. Neither child was seen."
    assert _contradictions("The children were seen on every statutory home visit, some on the doorstep.", row) == 1
    assert _contradictions("The children were never seen on a statutory home visit, not on the doorstep either.", row) == 0

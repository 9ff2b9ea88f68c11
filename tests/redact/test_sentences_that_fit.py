"""What a fresh case showed: replacements that fit their sentence, through the real detector (written → published)."""

from __future__ import annotations

import pytest

from tests.redact.test_houses_and_families import published

SENTENCES = {
    "Tamsin was 35 when she was killed at home.": "Laura was 35 when she was killed at home.",
    "The perpetrator was 38 years old at the time of the death.": "The perpetrator was 38 years old at the time of the death.",
    "Gethin was 31 when they met.": "Simon was in their early thirties when they met.",
    "I call the father Mr D. The children are seen.": "I call the father Andrew. The children are seen.",
    "It does not appear in RiO. Will the Trust in future ask a crew?": "It does not appear in RiO. Will the Trust in future ask a crew?",
    "When Child 2 was five weeks old, she rang.": "When Child 2 was a young child, she rang.",
    "The nursery wrote that the boy had missed two weeks.": "The nursery wrote that the child had missed two weeks.",
    "Bryn kept both younger children in the room.": "Child A kept both younger children in the room.",
    "The court recorded: Sixteen weeks suspended for eighteen months.": (
        "The court recorded: A term of imprisonment suspended for eighteen months."
    ),
    "His PNC number is 09/448213K.": "His PNC number is [reference removed].",
    'Officers called her "Tamsin Rourke", "Mrs Rourke" and "Tamsyn Rourke" in different records.': (
        'Officers called her "Laura" in different records.'
    ),
    "In September 2018, Bryn's ninth birthday, she telephoned.": "In September 2018, Child A's birthday, she telephoned.",
    "It was the ninth birthday of Bryn.": "It was the birthday of Child A.",
    "Shannon LOUGHLIN b. 1986 rang.": "Person 1 rang.",
    "SW1 (Grant Mosley) was not yet allocated.": "Social Worker 1 was not yet allocated.",
    "Assistant Chief Constable Lydia Farnsworth-Pugh signed it.": "Chief Officer 1 signed it.",
    "She was cared for at Saltmere General Hospital. Saltmere General kept no note.": (
        "She was cared for at Saltmere General Hospital. Saltmere General kept no note."
    ),
    "He bought it from a stall at Dunes Holiday Park.": "He bought it from a stall at a holiday park.",
    "He was bailed to Pitch 14, Dunes Holiday Park. Nobody went to look at Pitch 14.": (
        "He was bailed to an address. Nobody went to look at an address."
    ),
}


@pytest.fixture(scope="module")
def said() -> dict[str, str]:
    return dict(zip(SENTENCES, published([*SENTENCES]), strict=True))


@pytest.mark.parametrize("written", SENTENCES)
def test_a_sentence_reads_well_after_redaction(written: str, said: dict[str, str]) -> None:
    assert said[written] == SENTENCES[written]


def test_a_quotation_that_is_a_paragraph_is_told_by_the_line_before() -> None:
    quote = '"I am going to come round, please just open the door, I have the key."'
    lines = ["One message, sent in February, read:", quote, "The sister told the panel:", quote]
    assert published(lines) == [lines[0], "[words to be paraphrased]", lines[2], quote]

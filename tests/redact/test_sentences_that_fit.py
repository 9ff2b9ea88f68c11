"""What a fresh case showed: replacements that fit their sentence, through the real detector (written → published)."""

from __future__ import annotations

import pytest

from tests.redact.test_houses_and_families import published

SENTENCES = {
    "Tamsin was 35 when she was killed at home.": "Laura was 35 when she was killed at home.",
    "The perpetrator was 38 years old at the time of the death.": "The perpetrator was 38 years old at the time of the death.",
    "Gethin was 31 when they met.": "Simon was in their early thirties when they met.",
    "I spoke to the father Mr D. The children slept.": "I spoke to the father Andrew. The children slept.",
    "Nothing stands in RiO. Will the Trust look again?": "Nothing stands in RiO. Will the Trust look again?",
    "When Child 2 was six weeks old, she rang.": "When Child 2 was a young child, she rang.",
    "Nursery staff noted that the boy was often late.": "Nursery staff noted that the child was often late.",
    "Bryn took both younger children upstairs.": "Child A took both younger children upstairs.",
    "The outcome was told: Twelve weeks suspended for a year.": (
        "The outcome was told: A term of imprisonment suspended for a year."
    ),
    "He gave her date of birth as 9 February 1985.": "He gave her date of birth.",
    "Tamsin first rang on 3 May 2018 at 4.15 am. Staff rang back.": "Laura first rang in May 2018. Staff rang back.",
    "She called Gethin that Latvian and hung up.": "She called Simon that person and hung up.",
    "Bryn had his ninth birthday to look forward to.": "Child A had a birthday to look forward to.",
    "Bryn, just nine, asked for the dog.": "Child A asked for the dog.",
    "He had brucellosis sores on his hands.": "He had sores on his hands.",
    "One text read I am outside your door and you know why.": "One text read [words to be paraphrased].",
    "His PNC number is 09/448213K.": "His PNC number is [reference removed].",
    'The files name her "Tamsin Rourke", "Mrs Rourke" and "Tamsyn Rourke" on four forms.': (
        'The files name her "Laura" on four forms.'
    ),
    "In September 2018, Bryn's ninth birthday, she telephoned.": "In September 2018, Child A's birthday, she telephoned.",
    "It was the ninth birthday of Bryn.": "It was the birthday of Child A.",
    "Ola SAMPLE b. 1986 rang.": "Person 1 rang.",
    "SW1 (Piers Hallam) had no such case.": "Social Worker 1 had no such case.",
    "Assistant Chief Constable Odile Ferrant signed it.": "Chief Officer 1 signed it.",
    "She was cared for at Saltmere General Hospital. Saltmere General kept no note.": (
        "She was cared for at Saltmere General Hospital. Saltmere General kept no note."
    ),
    "He was bailed to Pitch 31, Skerry Holiday Park. Nobody went to look at Pitch 31.": (
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

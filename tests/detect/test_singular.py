"""Trades and conditions that tell who somebody is by themselves, and those that do not; rules only."""

from __future__ import annotations

import pytest

from pipeline.model import CaseFacts, Register
from tests.detect.cases import run


def singular(text: str) -> list[str]:
    found = run(text, register=Register(), facts=CaseFacts())
    return [f.text for f in found.findings if f.context.get("singular") == "yes" and f.score >= 0.5]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Her brother was a spinet maker and lived above the shop.", "spinet maker"),
        ("Her uncle, a retired steeplejack, came to stay.", "retired steeplejack"),
        ("He had been a lute player before his hand was hurt.", "lute player"),
        ("Her father was the only female cider presser in the county.", "the only female cider presser in the county"),
        ("He is the owner of the only windmill and knew them both.", "owner of the only windmill"),
        ("She lives with familial cold fever and was in pain.", "familial cold fever"),
        ("Her son was told that he had Zellmann syndrome.", "Zellmann syndrome"),
        ("She had been diagnosed with acromegaly in spring.", "acromegaly"),
        ("He was a dry-stone waller who went from farm to farm.", "dry-stone waller"),
        ("He was a driver and part-time mole-catcher in those years.", "mole-catcher"),
        ("Her uncle, sexton of the parish church, knew them both.", "sexton"),
        ("His mother, the deputy mayor of a nearby town, would not speak.", "deputy mayor of a nearby town"),
        ("Her father was a fairground organ restorer until then.", "fairground organ restorer"),
        ("He had been a hand bookbinder since school.", "hand bookbinder"),
        ("Her uncle is a pipe-organ voicer.", "pipe-organ voicer"),
        ("She was a church bell hanger like her mother.", "church bell hanger"),
        ("His father, a ship's figurehead carver, drank.", "ship's figurehead carver"),
        ("Her brother was a steam engine boilersmith.", "steam engine boilersmith"),
        ("She became a theatre wig maker.", "theatre wig maker"),
        ("He had been a Royal Navy clearance diver.", "Royal Navy clearance diver"),
        ("His trade was cathedral saddle tree maker.", "cathedral saddle tree maker"),
        ("He had been treated for Q fever after the lambing.", "Q fever"),
        ("They were the only Sikh family in the village.", "the only Sikh family in the village"),
        ("She is the one school nurse for all six valley schools.", "the one school nurse for all six valley schools"),
        ("TR has hereditary spastic ataxia, which is treated.", "hereditary spastic ataxia"),
        ("Seen by the dietitian. Phenylketonuria, levels raised.", "Phenylketonuria"),
        ("They found that he had Behçet's disease.", "Behçet's disease"),
        ("Her brother is a rope access technician and away a lot.", "rope access technician"),
        ("She was the last woman to work the winch at the quarry.", "the last woman to work the winch at the quarry"),
        ("He was the only Tongan hooker in the valley league.", "the only Tongan hooker in the valley league"),
        ("He was put forward for a Sample Humane Society bronze medal.", "Sample Humane Society bronze medal"),
        ("Her father was captain of the village cricket club for years.", "captain of the village cricket club"),
    ],
)
def test_a_trade_or_condition_that_few_people_have_is_told(text: str, told: str) -> None:
    assert told in singular(text)


@pytest.mark.parametrize(
    "text",
    [
        "He was the decision maker and a builder by trade.",
        "She was a cake maker at weekends and he was a driver.",
        "Her mother had Down syndrome and Parkinson's disease.",
        "She had kidney disease and high blood pressure.",
        "They drank at the Blacksmiths Arms and in Gamekeeper Lane.",
        "He was a goal keeper for the pub team.",
        "She was a key decision maker and a good listener.",
        "He became a dog handler and then a call handler.",
        "He worked as a personal trainer and a carpet layer.",
        "The staff trainer left and the window cleaner came.",
        "She was the only person in the house.",
        "She was the last woman to see her alive at the house.",
        "The chair was awarded the King's Police Medal.",
        "It was the only Somali support service in the district.",
        "The clerk to the parish council wrote to the chair.",
        "He was a part-time driver and she was a full-time carer.",
        "The chairman of the town council police committee wrote.",
    ],
)
def test_a_trade_or_condition_of_many_is_not(text: str) -> None:
    assert singular(text) == []

"""Who gave word, wherever a row puts it: pairs of accounts that differ, and pairs that tell the same in other words."""

from __future__ import annotations

import pytest

from pipeline.model import Entry, Person, Register
from pipeline.timeline.accounts.conflicts import find_conflicts

REGISTER = Register(
    people=(
        Person("v", "victim", "Hester Lyle", ("Hester", "HL", "Ms Lyle")),
        Person("p", "perpetrator", "Gavin Stroud", ("Gavin", "GS", "husband")),
        Person("m", "family", "Olwen Lyle", ("Olwen", "maternal grandmother"), relation="mother of the victim"),
        Person("s", "family", "Petra Lyle", ("Petra", "sister")),
        Person("n", "friend", "Clive Norris", ("Mr Norris", "neighbour", "no. 17")),
        Person("f", "friend", "Wanda Pike", ("Wanda", "work friend"), gender="female"),
        Person("w", "professional", "Sunil Rao", ("Mr Rao", "social worker", "SR")),
        Person("c", "child", "Bryn Stroud", ("Bryn",)),
    )
)
POLICE, HOUSING, REFUGE, CARE = "Westmoor Police", "Westmoor Homes", "Westmoor Refuge", "Westmoor Children's Services"


def _fields(one: tuple[str, str], other: tuple[str, str]) -> set[str]:
    rows = [Entry(i, agency, f"d{i}", "l", 0, "", "", said) for i, (agency, said) in zip("ab", (one, other), strict=True)]
    return {conflict.field for conflict in find_conflicts(rows, REGISTER)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((POLICE, "2210 999, inft at no. 17, banging and crying."), (HOUSING, "Hester had to get hold of police herself.")),
        ((POLICE, "Petra LYLE on 999, sister not answering."), (HOUSING, "It was Mr Norris who got the police out.")),
        ((POLICE, "101: Mr Norris, music and shouting."), (HOUSING, "Police out after Wanda had been on to them.")),
        ((CARE, "Contact in from Petra, worried."), (CARE + " ", "The service was alerted by the work friend.")),
        ((HOUSING, "T/C from W. Pike re locks."), (HOUSING + " ", "A man's voice on the line asked about the locks.")),
        ((CARE, "Referral from Mr Rao."), (CARE + " ", "Word of it came by way of her friend Wanda.")),
        ((REFUGE, "Olwen had been on to us at night."), (REFUGE + " ", "It came to notice by way of a neighbour's call.")),
        ((POLICE, "999 male, states husband, she fell."), (REFUGE, "The lady next door had dialled 999.")),
    ],
)
def test_somebody_else_in_the_informants_place_differs(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert "caller" in _fields(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((POLICE, "2210 999, inft at no. 17, banging and crying."), (HOUSING, "Mr Norris says he dialled 999.")),
        ((POLICE, "Petra LYLE on 999, sister not answering."), (HOUSING, "Her sister had been on to the police.")),
        ((POLICE, "101: Mr Norris, music and shouting."), (HOUSING, "Police out after the man next door rang them.")),
        ((CARE, "Contact in from Petra, worried."), (CARE + " ", "The service was alerted by a relative.")),
        ((HOUSING, "T/C from W. Pike re locks."), (HOUSING + " ", "A friend's voice on the line asked about the locks.")),
        ((CARE, "Referral from Mr Rao."), (CARE + " ", "Word of it came by way of the social worker.")),
        ((POLICE, "Lorry driver rang 999."), (HOUSING, "A member of the public had rung the police.")),
        ((POLICE, "Call from Petra."), (REFUGE, "She told police that Gavin had hit her. Mr Norris called me a busybody.")),
        ((POLICE, "Call from Mr Norris."), (HOUSING, "Wished it had been sooner that police were called.")),
        ((REFUGE, "Olwen rang us."), (HOUSING, "Petra rang the office.")),  # two calls, to two agencies
    ],
)
def test_the_same_informant_in_other_words_agrees(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert "caller" not in _fields(one, other)


def test_a_list_of_those_seen_without_a_verb_tells_who_was_there() -> None:
    assert "people" in _fields(
        (CARE, "Home visit, Hester + Olwen making bottles."), (HOUSING, "Visit: Hester was there on her own.")
    )
    assert "people" not in _fields(
        (CARE, "Home visit, Hester + Olwen making bottles."), (HOUSING, "Visit: Olwen there with her.")
    )


def test_an_account_may_name_fewer_of_those_there() -> None:
    seen = (POLICE, "Present HL, GS and Wanda PIKE.")
    assert "people" not in _fields(seen, (REFUGE, "Her friend was there when police came."))
    assert "people" in _fields(seen, (REFUGE, "Wanda was at chapel when police came."))

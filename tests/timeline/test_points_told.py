"""Symptoms of differences in outcome, disclosure, dates and the rest that no list of whole sentences would hold."""

from __future__ import annotations

import pytest

from tests.timeline.test_accounts_told_otherwise import fields


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("outcome", "Dale cuffed in the kitchen and lodged at 2310.", "The officers gave Dale a talking-to and drove off."),
        ("outcome", "CM declined to support prosecution.", "She has now given the police a full statement."),
        ("outcome", "Provided a signed MG11.", "She would not make a statement in the end, too scared of what he'd do."),
        ("outcome", "DVPN authorised and served on Dale.", "Police decided against a DVPN."),
        ("outcome", "Case heard, four actions.", "Nora's case fell off the list because the meeting overran."),
        ("outcome", "Home visit, Nora and both children seen.", "HV went out, nobody came to the door."),
        ("outcome", "Case closed today, no ongoing role.", "CSC confirm they are continuing to work with the family."),
        ("outcome", "Keeping involved, remains open to us.", "We are stepping back from here."),
        ("outcome", "She stays open to the team.", "Closed him to the team."),
        ("outcome", "Remains on our caseload.", "Social care would step back now that she has moved."),
        ("outcome", "Charged s39 and damage.", "Nora told no charge will follow."),
        ("outcome", "Referral to talking therapies sent.", "GP decided that a referral was not needed."),
        ("outcome", "MARF submitted.", "No MARF."),
        ("outcome", "Deemed to have capacity.", "She lacks capacity."),
        ("outcome", "Notice seeking possession served.", "No action on the tenancy."),
        ("outcome", "School informed.", "Nobody told the school."),
        ("outcome", "The order is still in force.", "The injunction had run out."),
        ("outcome", "Graded medium.", "DASH high."),
        ("outcome", "Marker placed on the address.", "There was no marker on the address."),
        ("other", "Dale stone cold sober that night.", "Dale appeared to be drunk."),
        ("other", "Nora had been drinking.", "Officers satisfied that Nora had not been drinking."),
        ("other", "Dale left to stay with his sister.", "Nora was the one who left; Dale stayed put."),
        ("other", "Male had a claw hammer.", "He had hold of a pair of scissors."),
        ("other", "No weapon involved.", "He swung a cricket bat at her."),
        ("other", "Two previous domestics.", "Six earlier incidents."),
        ("other", "She is 12 weeks pregnant.", "Midwife: 20/40."),
        ("other", "£40.50 missing.", "She says that 400 quid was stolen."),
        ("other", "Three windows put through.", "Seven windows were broken."),
        ("other", "Together for three years.", "A ten year relationship."),
        ("other", "Sole name of AP on the tenancy.", "Joint tenancy since 2015."),
        ("disclosure", "Asked about threats, none made; she has never been threatened.", "He threatened to burn the house down."),
        ("disclosure", "Manages her own money.", "Nora said he keeps her bank card."),
        ("disclosure", "Feels safe at home.", "She told her GP that she lives in fear."),
        ("disclosure", "Son says he is coping well.", "Son said he could not cope any more."),
        ("disclosure", "Does not drink.", "She is drinking a bottle of vodka a day."),
        ("disclosure", "Nora now says none of it happened.", "IP maintains her account."),
        ("date", "Assault on Sunday 24th February.", "Says this happened on 10 February."),
        ("date", "He was drunk on Boxing Day when he hit her.", "IP: offence on New Year's Eve."),
        ("date", "She was hit two days ago.", "He hit her on the 20th."),
    ],
)
def test_a_difference_of_value_is_listed(field: str, one: str, other: str) -> None:
    assert field in fields(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nora drunk, Dale sober.", "Nora smelt of drink."),
        ("The neighbour was drunk.", "Dale was sober."),
        ("Statement to be taken when she is fit.", "She has not given a statement yet."),
        ("He pays £5 a week.", "Arrears of £412."),
        ("The school is to be informed in the morning.", "School told."),
        ("No injuries, statement taken.", "Statement obtained."),
        ("Dale left before police arrived.", "Dale had run off by the time they got there."),
        ("Flat 3 windows open.", "Seven windows were broken."),
        ("Assault on Sunday 24th February.", "She was hit on 24 February."),
        ("Order served on him today.", "Injunction granted last week, now served."),
    ],
)
def test_the_same_or_another_matter_is_not_listed(one: str, other: str) -> None:
    assert not {"outcome", "other", "disclosure", "date"} & fields(one, other)

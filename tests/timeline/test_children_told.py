"""Where the children were, in the words of those who record it: what differs, what does not, what says nothing of it."""

from __future__ import annotations

import pytest

from tests.timeline.readers import claimed, differing


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nobody under eighteen in the bungalow.", "Her grandchildren looked on from the kitchen."),
        ("No youngsters in the place, just Ms Vance and the radio.", "Isla was on the rug with a jigsaw."),
        ("Nil children at address.", "Two kids on the settee."),
        ("No one under 18 on the premises.", "Isla came to the door in her pyjamas."),
        ("There were no under-16s in the house.", "Finn ran out to meet the officers."),
        ("Isla and Finn slept through it.", "Finn had heard every word."),
        ("Children did not stir.", "Isla was stood on the landing, shaking."),
        ("Neither child woke.", "Both children were up and crying."),
        ("The children were at their nan's for the weekend.", "Isla was sat on the bottom stair."),
        ("Kids staying with Edith.", "Kids in the lounge with the telly on."),
        ("Isla had already left for school.", "Isla was having her breakfast when he came in."),
        ("Finn at football practice.", "Finn tried to pull him off her."),
        ("Isla on a school residential.", "Isla hid behind the sofa."),
        ("Next door had the children.", "The children were in their beds."),
        ("Children being minded by a neighbour.", "Children were present throughout."),
        ("All of it in front of Isla.", "Isla was in her own room and saw nothing."),
        ("Isla was oblivious, headphones on.", "Isla witnessed it."),
        ("Finn watched through the banisters.", "Finn heard nothing, fast asleep."),
        ("Children seen and spoken to.", "Children were not seen."),
        ("Isla seen alone in her room.", "Neither child was seen."),
        ("Two children present.", "Three children present."),
        ("Only Finn was in.", "Both children were in."),
        ("One child in the flat.", "Both children were in the flat."),
        ("The boy was in the hallway.", "Only Isla was there, Finn being at cubs."),
        ("The youngest in her arms.", "Finn was round at a mate's."),
        ("Her daughter was asleep in the back bedroom.", "Isla at a sleepover."),
        ("The 6-year-old was under the table.", "The children were with their aunt."),
        ("Isla was in the room.", "Isla upstairs in bed."),
        ("Baby in her arms while he hit her.", "Baby upstairs in the cot."),
        ("Children out playing.", "Children cowering in the corner."),
        ("Children in foster care by then.", "Children clinging to her legs."),
        ("Kids were away on holiday with his parents.", "Both kids in the bath."),
        ("Isla not at home.", "Isla opened the door to police."),
        ("Children absent.", "Children at home in their rooms."),
        ("The little ones were tucked up.", "The little ones had been got up by the noise."),
        ("No children were in.", "The teenager was at the table."),
        ("Isla woke up.", "Isla did not wake."),
        ("Her kids were none the wiser, all in bed.", "Her kids saw the lot."),
        ("Two young children in the property, both fine.", "Children had been at their grandmother's since Friday."),
        ("Isla had come downstairs and was standing in the doorway.", "Children stayed upstairs throughout and saw nothing."),
        ("Children safe and well upstairs in bed.", "Isla told the teacher she saw Daddy hit Mummy."),
        ("Isla at after school club when it happened.", "Isla was sat doing her homework at the kitchen table during it."),
        ("No children on scene.", "Finn was in his pushchair next to her."),
        ("Her two were at their dad's for the weekend.", "Both were in the back bedroom listening."),
        ("Children not in the house at the time.", "Children were in the house at the time."),
        ("Nora had dropped the children at school beforehand.", "The children watched from the window."),
        ("Finn was being carried by Nora when she was pushed.", "Finn was asleep in his cot."),
        ("All three children in the car with her.", "Isla only in the car."),
        ("Children came with her.", "She came without the children."),
        ("Mum brought Isla along to the session.", "Children left with a neighbour during the session."),
        ("The children had gone to bed.", "The children were running about downstairs."),
        ("Both children spoken to by officers.", "Officers did not speak to the children."),
        ("Isla rang 999 from under the bed.", "Isla was at a friend's."),
        ("No child in the household.", "A toddler was crying in the next room."),
        ("Children believed to be with relatives.", "Children huddled on the stairs."),
        ("Isla was home from school ill.", "Isla was in school."),
        ("Finn hurt when he got in the way.", "Finn was not at home."),
        ("Kids oblivious in the garden.", "Kids stood between the two of them."),
        ("Isla present during the visit.", "Isla was at nursery during the visit."),
        ("Incident happened while the children slept.", "Incident happened in view of the children."),
        ("Neither of the children was there.", "Both of the children were there."),
    ],
)
def test_children_told_in_other_words_differ(one: str, other: str) -> None:
    assert "children_present" in differing(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Isla and Finn upstairs asleep.", "The children were in bed."),
        ("Children at their nan's.", "Isla and Finn were staying with Edith."),
        ("No mention of the children.", "Isla was in bed."),
        ("Whereabouts of the children not known.", "Children asleep upstairs."),
        ("No concerns for the children.", "Isla was in bed."),
        ("Asked about the children.", "The children were at school."),
        ("Children to be seen tomorrow.", "Isla was in bed."),
        ("Children not seen.", "Children asleep upstairs."),
        ("Isla upstairs. Afterwards the children were taken to their gran's.", "Isla was in the house."),
        ("It happened in front of the children, who were later taken to their aunt.", "Isla saw it."),
        ("No children were hurt.", "Isla was in the house."),
        ("She has two children.", "Children at school."),
        ("Isla was in the kitchen.", "The child was at home."),
        ("Isla with her grandmother in the kitchen.", "Isla was at home."),
        ("Checked on the children, both fine in bed.", "Children asleep."),
        ("Two children asleep.", "Isla and Finn asleep."),
        ("Letter about child benefit.", "No children present."),
        ("Referral to children's services.", "No children in the house."),
        ("Children's social care informed.", "Children at school."),
        ("Isla in bed when her mother was screaming.", "Isla was asleep."),
        ("No contact with the children since.", "Children present."),
        ("Her son's father was there.", "No children present."),
    ],
)
def test_children_told_alike_do_not_differ(one: str, other: str) -> None:
    assert "children_present" not in differing(one, other)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("Yes", "yes"),
        ("None present", "no"),
        ("Both asleep upstairs", "yes"),
        ("At school", "no"),
        ("With grandmother", "no"),
        ("No children at the property.", "no"),
        ("Both away, at their nan's", "no"),
        ("Isla in the front room, settled", "yes"),
        ("Not seen", ""),
        ("To be seen", ""),
        ("2", ""),
        ("n/a", ""),
    ],
)
def test_the_column_for_children_is_read(column: str, value: str) -> None:
    assert claimed("Officers attended.", "children_present", "present", children=column) == value


def test_prose_in_the_column_for_children_counts_beside_a_text_that_names_one() -> None:
    text = "Call from Isla, who gave her name and hung up."
    assert claimed(text, "children_present", "number", children="Isla (caller) and Finn both in the back bedroom.") == "several"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Isla at chess club.", "Isla walked in on it."),
        ("Finn was over at Tess's.", "Finn was at the table."),
        ("The children were nowhere near.", "Isla got behind the door and cried."),
        ("Finn was flat out.", "Finn lay awake."),
        ("No children at the address.", "Isla let us in."),
        ("Isla slept.", "Isla had not slept."),
    ],
)
def test_who_was_elsewhere_or_asleep_differs_from_who_did_something(one: str, other: str) -> None:
    assert "children_present" in differing(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Finn was over at Tess's.", "Finn was at a sleepover."),
        ("Finn was flat out.", "Finn slept through."),
        ("Isla stood at Tess's side.", "Isla was there."),
        ("Isla was awake.", "Isla did not sleep."),
    ],
)
def test_who_was_elsewhere_or_asleep_in_other_words_agrees(one: str, other: str) -> None:
    assert "children_present" not in differing(one, other)

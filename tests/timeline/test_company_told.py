"""Who was there, in the words of those who record it: alone or not, with whom, who had gone before, who was only on the phone."""

from __future__ import annotations

import pytest

from tests.timeline.readers import READER, claimed, differing, entry


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dale was asleep on the sofa throughout.", "House otherwise empty."),
        ("We had her to ourselves, Dale being at the chemist.", "Dale made us all tea and sat with his arm along her chair."),
        ("She was seen on her own at the station.", "Tess Ogden was there to support her."),
        ("Came unaccompanied.", "Edith came along for the appointment."),
        ("Seen by herself.", "Her brother was in the consulting room."),
        ("No one in attendance with the patient.", "Ralph at her bedside."),
        ("Sole occupant of the flat.", "Mr Oakes was in the kitchen with her when crew arrived."),
        ("Nobody else on the premises.", "Two other adults in the lounge, Ralph among them, Ralph sitting by the window."),
        ("Just the two of them in the house.", "Edith was in the house too."),
        ("There was only Nora in.", "Edith answered the door."),
        ("Rudd had made off before police arrival.", "Rudd was still in the property when officers got there."),
        ("He was no longer there.", "Dale was detained at the scene."),
        ("Suspect gone on arrival.", "Suspect found in the bathroom by officers."),
        ("Dale not on the premises.", "Dale sat in throughout the visit."),
        ("Rudd left prior to our arrival.", "Rudd opened the door to us."),
        ("No trace of Dale.", "Dale was stood in the hall when they arrived."),
        ("Partner absent, at work.", "Partner present for the whole of the appointment."),
        ("Edith was on the phone to her at the time.", "Edith was in the flat when it happened."),
        ("Accompanied by her mother.", "Attended with Tess Ogden."),
        ("Escorted in by Mr Oakes.", "Brought to the department by Ralph."),
        ("Her brother translated.", "She had nobody with her."),
        ("Dale stayed in the room and answered for her.", "Nora was spoken to alone."),
        ("Edith had left by then.", "Edith still there when the crew came."),
        ("Dale alone in the car.", "Dale sat outside with Ralph in the passenger seat."),
        ("Home visit. Nora and Edith present.", "Home visit. No other adults present."),
        ("Mr Oakes stayed with her until police came.", "Nobody was with her when police came."),
        ("Her friend Tess sat beside her.", "Ralph sat beside her."),
        ("Husband waiting outside in the van.", "Husband in the room with her."),
        ("Nora was alone in the house.", "Her lodger was in at the time."),
        ("She attended solo.", "Came in with a colleague."),
        ("Ms Vance on her own at home, he was out.", "He sat next to her on the settee."),
        ("No third parties.", "A friend of hers was present."),
        ("Edith present by telephone only.", "Edith at the meeting in person."),
        ("Nora was in with her sister when Dale came round.", "Nora was in by herself when Dale came round."),
        ("Mother in the room during the scan.", "Attended scan with friend Tess."),
        ("Seen with partner, who answered for her.", "Seen on her own in clinic."),
        ("Ralph was there when it started and pulled him off.", "No witnesses, only the pair of them in the flat."),
        ("Mr Oakes had taken her in and was sitting with her.", "Nora was found alone in the stairwell."),
        ("Edith came to the appointment.", "She came to the appointment without her mother."),
        ("Her mother was not with her.", "Mother accompanied, asked to step outside."),
        ("Dale drove her to the surgery and waited in the car.", "Dale was in the consulting room."),
        ("He was in the house, refused to speak.", "The house was empty apart from Nora."),
        ("She was joined by Tess halfway through.", "Nobody came with her."),
        ("Her friend had stayed the night.", "She had been by herself all night."),
        ("Edith at her side.", "Ralph at her side."),
        ("The couple were seen together.", "Nora seen apart from Dale, on her own."),
        ("Met Nora and Dale at home.", "Met Nora at home, Dale out."),
        ("Spoke to Nora in private.", "Spoke to Nora in presence of Dale."),
        ("Joint appointment with partner.", "Attended alone, partner working away."),
        ("Neighbour had come round to sit with her.", "There was nobody with her on our arrival."),
        ("Dale answered the door.", "Dale was not in."),
        ("Brother present and abusive.", "No family at the scene."),
        ("Came in with her mum and Tess.", "Came in with a man she called her cousin."),
        ("Left the party with Ralph.", "She walked home from the party on her own."),
        ("Edith was present when he rang and heard it on speaker.", "She was by herself when he rang."),
        ("Dale was out, Nora by herself at the visit.", "Visit done, both tenants sat in the kitchen."),
        ("Saw both clients in the office.", "Nora came by herself."),
        ("Nora only at home.", "Both parties present."),
    ],
)
def test_company_told_in_other_words_differs(one: str, other: str) -> None:
    assert "people" in differing(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("She lives alone.", "Edith came with her."),
        ("Nora lives on her own with the children.", "Her mother was there."),
        ("Did not want to be left alone.", "Edith stayed with her."),
        ("She will not be going on her own.", "Tess went with her."),
        ("Dale hit her in the kitchen.", "Dale had gone before officers arrived."),
        ("Dale left before police came.", "Dale was sitting in the lounge when the argument began."),
        ("Was not alone.", "Came with Ralph."),
        ("Seen alone, her mother waiting outside.", "Edith waited outside."),
        ("Leave her alone, he was told.", "Edith came too."),
        ("He managed on his own.", "Edith came with her."),
        ("Feels alone.", "Edith present."),
        ("Edith rang us.", "Spoken to alone."),
        ("Mother of the victim.", "Seen alone."),
        ("Edith will attend.", "Edith was not there."),
        ("Accompanied by an officer.", "Edith came with her."),
        ("Edith in attendance.", "Came with her mum."),
        ("Argued with Ralph.", "Came alone."),
        ("Staying with Edith for now.", "Attended alone."),
        ("Edith said she was in the house.", "Edith was not there."),
        ("Isla was alone in her room.", "Edith was in the house."),
        ("Children spoken to on their own.", "Edith was in the house."),
        ("Saw both clients separately.", "Nora was seen alone."),
        ("Letter to both tenants about the rent.", "Nora came by herself."),
    ],
)
def test_company_told_alike_does_not_differ(one: str, other: str) -> None:
    assert "people" not in differing(one, other)


@pytest.mark.parametrize(
    "text",
    [
        "Unaccompanied.",
        "On her own.",
        "By herself.",
        "Nobody else in.",
        "With nobody.",
        "House empty but for her.",
        "Flat was otherwise empty.",
    ],
)
def test_that_she_was_alone_is_read(text: str) -> None:
    assert claimed(text, "people", "company") == "alone"


MEETING_TOLD = [
    ("no", "MARAC. No Trust rep available."),
    ("no", "Strat mtg. The department sent nobody."),
    ("no", "Professionals mtg. No manager of ours; the service was not represented."),
    ("yes", "A Trust manager attended the MARAC."),
    ("yes", "MARAC attended."),
    ("yes", "Strategy meeting attended. Police to mark the address."),
    ("yes", "Our worker turned up to the core group."),
    ("", "Professionals meeting, police attended."),
    ("", "MARAC heard that the Trust had written to her."),
    ("", "The meeting was attended by police."),
    ("", "Appointment attended."),
]


@pytest.mark.parametrize(("came", "text"), MEETING_TOLD)
def test_whether_the_service_that_writes_came_to_a_meeting(came: str, text: str) -> None:
    row = entry(text, "Northam Mental Health NHS Trust")
    claims = READER.claims(row).get(("people", "attendance of mental_health"), [])
    assert (claims[0].value if claims else "") == came


def test_that_no_representative_of_an_agency_turned_up_differs_from_its_having_come() -> None:
    assert "people" in differing(
        "Professionals mtg. No police rep turned up.", "Professionals meeting. Sgt Orme of the police came."
    )
    assert "people" not in differing("Professionals mtg. No school rep turned up.", "Professionals meeting. Police came.")

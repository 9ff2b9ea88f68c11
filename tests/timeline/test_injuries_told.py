"""Injuries in the words of those who record them: a log keeper, a crew, a nurse, a surgery, a worker; what differs and what does not."""

from __future__ import annotations

import pytest

from tests.timeline.readers import claimed, differing


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Puffy, bent left wrist, splint applied.", "Closed fracture of the right distal radius."),
        ("Crew found her wholly unhurt.", "A slice across her palm, tea towel round it."),
        ("No injuries were seen on her.", "# L mandible, for theatre."),
        ("NVI.", "Ecchymosis over the sternum."),
        ("Not hurt in any way.", "Haemorrhage under the left conjunctiva, pinna torn."),
        ("None the worse for it.", "Two stitches to the brow."),
        ("Physically fine.", "Swelling over the zygoma."),
        ("There were no visible marks or bruising.", "Grip marks to both upper arms."),
        ("Could not see anything wrong with her.", "Boot print on the left flank."),
        ("Examination unremarkable.", "Tramline bruising across the shoulder blades."),
        ("Graze to the left knee.", "Skin torn on the left ring finger, wedding ring cut off."),
        ("Cut to the occiput, five staples.", "Nasty gash over the right eyebrow, glued."),
        ("Right clavicle fractured.", "L collarbone in a sling."),
        ("Scalds to the right forearm.", "Blistered left foot."),
        ("Human bite, right thumb.", "Bitten on the left breast."),
        ("Perforated left eardrum.", "Burst eardrum on the right."),
        ("Dislocated right shoulder, reduced under sedation.", "Left elbow out of its socket."),
        ("Pneumothorax on the left.", "Rib pain on the right side."),
        ("Ankle twisted, left.", "Right malleolus snapped."),
        ("X-ray of the hand NAD.", "Boxer's fracture confirmed on the films."),
        ("Nothing broken.", "Cracked cheekbone."),
        ("Soft tissue injury only.", "Two ribs cracked."),
        ("Did not pass out.", "Out cold for a minute or so."),
        ("She was KO'd.", "Stayed awake the whole time."),
        ("She blacked out.", "At no point did she lose consciousness."),
        ("Patient fainted after the blow.", "She remained alert throughout."),
        ("Lost a front tooth.", "Dentition intact."),
        ("Upper incisor snapped.", "No damage to the teeth."),
        ("Superficial scratches only.", "The wound went down to the muscle, taken to theatre."),
        ("A mere nick.", "Life-threatening wound to the abdomen."),
        ("The bruises were old and yellowing.", "Fresh bruising, done that day."),
        ("Bruises fading, about a fortnight old.", "New bruises."),
        ("Bleeding from the nose.", "Nose clear. Blood from the left ear."),
        ("Clump of hair out at the crown.", "Bruised shin."),
        ("Burn from a cigarette on the back of the hand.", "Burnt on the neck with an iron."),
        ("No head injury.", "Hit her head, lump at the back of the skull."),
        ("Denied any injury when asked.", "Black eye, two days after."),
        ("Nil to note on examination.", "Tender over the lumbar spine, walking with a limp."),
        ("Her injuries: cut lip.", "Her injuries: broken toe."),
        ("Left eye blackened.", "It was her right eye that was bruised."),
        ("Fingertip bruises, inner aspect of left upper arm.", "Imprint of fingers on the right upper arm."),
        (
            "NV had reddening to both cheeks. No medical attention sought.",
            "Undisplaced fracture of the nasal bone, septal haematoma excluded.",
        ),
        (
            "No visible injury, pt complained of a headache. Left at home.",
            "Bruise behind the right ear the size of a plum, seen at baby clinic.",
        ),
        ("Pt c/o pain to L shoulder, unable to raise arm.", "R shoulder relocated under Entonox, broad arm sling."),
        (
            "GCS 15, never lost consciousness.",
            "She told us she came to on the kitchen floor and had been out for a couple of minutes.",
        ),
        ("No swelling of the ankle, weight bearing.", "Right ankle swollen and given crutches."),
        ("Burn to forearm from hair straighteners.", "A burn on the inside of her thigh, she said it was an iron."),
        ("Two front teeth chipped.", "Mouth uninjured, teeth all there."),
        ("There were marks on her neck.", "Neck was unmarked and voice normal."),
        ("Handprint on her cheek still visible.", "Face looked fine, nothing to see."),
        ("Wound to right palm closed with six sutures.", "Cut to the left hand, plaster put on at the scene."),
        ("Told x-ray showed nothing broken.", "Arm in a cast from knuckles to elbow."),
        ("No complaints of pain or injury.", "She could barely walk, hip bruised black."),
        ("Officers noted a cut to her hand. She stated a glass broke in the sink.", "ED: no wounds. Reddened wrist."),
        ("Large bruise on her left thigh, photographed.", "Bruise on her right thigh about the size of a saucer."),
        ("She did not appear to be hurt.", "Nose was bleeding and blood down her top."),
        ("No injuries sustained by either party.", "She had a lump on her forehead."),
        ("Had a black eye which she covered with make-up.", "No sign of bruising to her face."),
        ("She appeared physically uninjured but shaken.", "Her lip was cut and swollen."),
        ("Laceration over the left eyebrow, steri-strips.", "Graze to the chin only."),
        ("Her finger was bent back and is now splinted.", "Paramedic: pain in the left knee, no other complaint."),
        ("Knee strapped.", "Cracked rib on the left."),
        ("Scratch marks to chest.", "Bruising round the upper arms, chest clear."),
        ("Injury to the back of the head, bleeding controlled.", "No bleeding. Tender shoulder."),
        ("She had been bitten on the shoulder.", "Bite to the cheek."),
        ("Was knocked unconscious.", "Did not at any time lose consciousness."),
        ("Perforated ear drum (left).", "Right ear: drum ruptured."),
        ("He had bruised her arm.", "No bruising to either arm."),
    ],
)
def test_injuries_in_other_words_differ(one: str, other: str) -> None:
    assert "injury" in differing(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Closed fracture, left distal radius.", "Puffy, bent left wrist, splint applied."),
        ("She left with a sling on her right arm.", "Right arm painful."),
        ("No serious injuries.", "Bruise to the cheek."),
        ("No life-threatening injuries.", "Stab wound to the thigh."),
        ("Cut to the chin, no other injuries.", "Laceration to the chin."),
        ("No new bruises.", "Bruise to the cheek, a week old."),
        ("Black eye.", "Periorbital haematoma."),
        ("Nosebleed.", "Epistaxis, settled with pressure."),
        ("Hand over her mouth, no injury.", "Nothing wrong with her."),
        ("# L ulna.", "Broken left forearm, in plaster."),
        ("Collarbone broken.", "Clavicle #."),
        ("Scratches to his face. No injury to Nora.", "She was unhurt."),
        ("She had a split lip. He had grazed knuckles.", "Cut lip."),
        ("Punched in the face, bruised cheek.", "Bruise on the cheek."),
        ("Head injury advice given, scalp wound glued.", "Wound to the back of the head."),
        ("Fractures ruled out on x-ray, wrist strapped.", "Sprained wrist."),
        ("Taken to the right hospital; cut to left hand.", "Laceration of the left palm."),
        ("Old scar to the left arm. Cut to the right arm.", "Right forearm lacerated."),
        ("GCS 15, brief LOC reported.", "She was knocked out for a few seconds."),
        ("Isla unhurt. Nora has a black eye.", "Bruising round her eye."),
        ("Threatened to break her arm.", "No injury."),
        ("Spoken to in the back garden.", "No injury."),
        ("He put his head round the door and cut her off.", "She had no injuries."),
        ("The pane was cracked and the door had been broken.", "No injuries."),
        ("Cut down on her drinking, hand on heart.", "Uninjured."),
        ("On the other hand the lock is broken.", "She was not hurt."),
    ],
)
def test_injuries_that_may_be_the_same_do_not_differ(one: str, other: str) -> None:
    assert "injury" not in differing(one, other)


@pytest.mark.parametrize(
    ("text", "point", "value"),
    [
        ("Uninjured.", "any", "none"),
        ("There was no sign that she had been hurt.", "any", "none"),
        ("Injuries not seen.", "any", "none"),
        ("No visible injuries or marks.", "any", "none"),
        ("Skin intact, no marks anywhere.", "any", "none"),
        ("Sustained injuries in the assault.", "any", "some"),
        ("She was badly hurt.", "any", "some"),
    ],
)
def test_whether_there_was_any_injury_is_read(text: str, point: str, value: str) -> None:
    assert claimed(text, "injury", point) == value


def test_what_a_comma_follows_is_still_denied() -> None:
    """The comma behind a denied word undid its denial."""
    assert claimed("No stridor, no bruising, voice normal.", "injury", "any bruise") == "no"


@pytest.mark.parametrize(
    "text",
    [
        "Asked whether she had any injuries.",
        "No mention of injuries.",
        "Not known if she was injured.",
        "At risk of serious injury.",
        "Injuries not recorded.",
    ],
)
def test_what_says_nothing_of_an_injury_claims_none(text: str) -> None:
    assert claimed(text, "injury", "any") == ""

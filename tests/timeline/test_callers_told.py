"""Who rows say called for help or made contact, by every route: who is read, and who is not taken for a caller."""

from __future__ import annotations

import pytest

from pipeline.model import Entry, Person, Register
from pipeline.timeline.accounts.claims import Reader
from pipeline.timeline.reading.claim import differ

READER = Reader(
    Register(
        people=(
            Person("v", "victim", "Nora Vance", ("Nora", "NV", "Ms Vance"), gender="female"),
            Person("p", "perpetrator", "Dale Rudd", ("Dale", "Rudd"), gender="male"),
            Person("c", "child", "Isla Vance", ("Isla",)),
            Person("k", "child", "Finn Rudd", ("Finn",)),
            Person("m", "family", "Edith Vance", ("Edith", "Mrs Vance"), relation="mother of the victim"),
            Person("b", "family", "Ralph Vance", ("Ralph",), relation="brother of the victim"),
            Person("n", "friend", "Percy Oakes", ("Mr Oakes",), relation="neighbour"),
            Person("f", "friend", "Tess", (), relation="friend of the victim"),
        )
    )
)
KIN = {"id:m": {"mother", "grandmother"}, "child": {"son", "daughter"}, "perpetrator": {"spouse"}}


def _callers(agency: str, text: str) -> set[str]:
    claims = READER.claims(Entry("1", agency, "d", "l", 0, "", "", text))
    return {tag for (field, _), said in claims.items() if field == "caller" for claim in said for tag in claim.tags}


@pytest.mark.parametrize(
    ("agency", "who", "text"),
    [
        ("Northam Police", "victim", "999 call, female gave her name as Nora Vance, screaming."),
        ("Northam Police", "id:m", "Informant: mother of AP."),
        ("Northam Police", "id:m", "INF - Edith VANCE."),
        ("Northam Police", "neighbour", "Reported by neighbour at No 12."),
        ("Northam Police", "brother", "Reporting person is her brother Ralph."),
        ("Northam Police", "victim", "Caller is the aggrieved."),
        ("Northam Police", "victim", "Silent 999 from a mobile registered to Nora."),
        ("Northam Police", "brother", "Reported via 101 by Ralph."),
        ("Northam Police", "brother", "Online report submitted by Ralph Vance."),
        ("Northam Police", "victim", "AP attended the front counter to report an assault."),
        ("Northam Police", "victim", "Nora walked into the police station to report."),
        ("Northam Police", "victim", "Walk-in by Nora."),
        ("Northam Police", "passer-by", "Officers on foot patrol flagged down by a dog walker."),
        ("Northam Police", "taxi driver", "Stopped in the street by a taxi driver who pointed them to the house."),
        ("Northam Police", "anonymous", "Anonymous call, caller would not give details."),
        ("Northam Police", "anonymous", "Caller withheld name."),
        ("Northam Police", "anonymous", "Crimestoppers report received."),
        ("Northam Police", "anonymous", "Unknown caller hung up before giving a name."),
        ("Northam Police", "victim", "Alarm company rang: pendant pressed."),
        ("Northam Police", "victim", "Alert came through the monitoring centre."),
        ("Northam Police", "victim", "Panic alarm activated by Nora."),
        ("Northam Police", "victim", "TecSOS activation by Nora."),
        ("Northam Police", "child", "Isla, 9, had dialled 999."),
        ("Northam Police", "child", "Eldest daughter made the call."),
        ("Northam Police", "taxi driver", "Passing taxi driver rpts banging upstairs."),
        ("Northam Police", "owner", "Owner of Bay View rpts resident not back."),
        ("Northam Police", "id:f", "Tess, friend, asks for check: not seen for 6 days."),
        ("Northam Police", "housing", "CfW at the flat, req by Corven Homes."),
        ("Northam Police", "perpetrator", "Dale rang in to say Nora had locked him out."),
        ("Northam Police", "perpetrator", "Call from Rudd stating his wife is out of control."),
        ("Northam Police", "perpetrator", "Suspect rang 999 on himself."),
        ("Northam Police", "id:m", "At the request of her mother, a welfare check was carried out."),
        ("Northam Police", "id:m", "Attended in response to a call made by Edith."),
        ("Northam Police", "neighbour", "Attended after a report from next door."),
        ("Northam Police", "neighbour", "Acting on information from Mr Oakes."),
        ("Northam Ambulance Service", "victim", "1st party caller."),
        ("Northam Ambulance Service", "victim", "Call from pt."),
        ("Northam Ambulance Service", "brother", "Caller: brother of patient."),
        ("Northam Ambulance Service", "brother", "Ambulance summoned by Ralph."),
        ("Northam Ambulance Service", "neighbour", "Neighbour had called 999 before we arrived."),
        ("Northam Ambulance Service", "id:m", "Origin of call: patient's mother."),
        ("Northam Ambulance Service", "friend", "Called by friend."),
        ("Northam Ambulance Service", "perpetrator", "Her husband rang for us."),
        ("Northam Ambulance Service", "perpetrator", "999 from partner of pt."),
        ("Haven Domestic Abuse Service", "id:m", "It was Edith who rang the police."),
        ("Haven Domestic Abuse Service", "id:m", "The call to police had come from her mum."),
        ("Haven Domestic Abuse Service", "id:m", "Police were called by Edith."),
        ("Haven Domestic Abuse Service", "id:m", "The police were there because Edith had called them."),
        ("Haven Domestic Abuse Service", "id:m", "Her mum got the police out."),
        ("Haven Domestic Abuse Service", "id:m", "Her mother had the police called."),
        ("Haven Domestic Abuse Service", "id:m", "Edith set off the alarm and the police came."),
        ("Haven Domestic Abuse Service", "neighbour", "Nora ran next door and Mr Oakes rang 999."),
        ("Haven Domestic Abuse Service", "neighbour", "Nora did not ring the police herself, Mr Oakes did."),
        ("Haven Domestic Abuse Service", "neighbour", "The person who rang the police was the neighbour."),
        ("Haven Domestic Abuse Service", "neighbour", "Mr Oakes was the one who rang 999."),
        ("Haven Domestic Abuse Service", "neighbour", "The neighbour's call brought the police."),
        ("Haven Domestic Abuse Service", "victim", "Nora managed to dial 999 from the bathroom."),
        ("Haven Domestic Abuse Service", "victim", "Nora told me she called the police."),
        ("Haven Domestic Abuse Service", "victim", "Nora says it was she who rang 999."),
        ("Haven Domestic Abuse Service", "victim", "She had phoned the police herself."),
        ("Haven Domestic Abuse Service", "child", "Finn used mum's mobile to ring 999."),
        ("Haven Domestic Abuse Service", "child", "999 was rung by her son Finn."),
        ("Haven Domestic Abuse Service", "child", "Isla phoned for help."),
        ("Haven Domestic Abuse Service", "friend", "Tess got hold of the police for her."),
        ("Haven Domestic Abuse Service", "friend", "Tess, worried, asked police to check on her."),
        ("Haven Domestic Abuse Service", "friend", "Police came after a friend phoned them."),
        ("Haven Domestic Abuse Service", "friend", "Alarm raised by Tess when Nora did not turn up."),
        ("Haven Domestic Abuse Service", "brother", "Ralph reported her missing."),
        ("Haven Domestic Abuse Service", "brother", "It was her brother's call that brought the police."),
        ("Haven Domestic Abuse Service", "passer-by", "A passer-by stopped a patrol car."),
        ("Haven Domestic Abuse Service", "colleague", "Her manager at work rang police when she did not arrive."),
        ("Haven Domestic Abuse Service", "landlord", "Police alerted by the landlord of the pub."),
        ("Haven Domestic Abuse Service", "perpetrator", "Dale had rung the police and said she attacked him."),
        ("Haven Domestic Abuse Service", "perpetrator", "He called 999 and told them she had fallen."),
        ("Northam Children's Services", "id:m", "T/c from maternal grandmother, Edith Vance."),
        ("Northam Children's Services", "id:m", "Grandmother made contact with the duty team."),
        ("Northam Children's Services", "id:m", "Edith got in touch by e-mail."),
        ("Northam Children's Services", "id:m", "Email received from Edith."),
        ("Northam Children's Services", "id:m", "Mrs Vance emailed the team."),
        ("Northam Children's Services", "id:m", "Voicemail left by Edith."),
        ("Northam Children's Services", "id:m", "Letter from Mrs Vance raising worries."),
        ("Northam Children's Services", "id:m", "Concern raised by maternal grandmother."),
        ("Northam Children's Services", "id:m", "MGM rang."),
        ("Northam Children's Services", "neighbour", "Caller said she lives next door."),
        ("Northam Children's Services", "anonymous", "Anonymous referral."),
        ("Northam Children's Services", "anonymous", "Caller did not wish to leave name."),
        ("Northam Children's Services", "anonymous", "Referral from a member of the public who did not give a name."),
        ("Northam Children's Services", "victim", "Self-referral."),
        ("Northam Children's Services", "victim", "Nora self-referred."),
        ("Northam Children's Services", "victim", "Nora rang duty."),
        ("Northam Children's Services", "victim", "Mum phoned in tears."),
        ("Northam Children's Services", "victim", "Nora texted."),
        ("Northam Children's Services", "victim", "Text message from Nora at 10."),
        ("Northam Children's Services", "victim", "Nora called at the office."),
        ("Northam Children's Services", "victim", "Nora came in to the office to ask for help."),
        ("Northam Children's Services", "victim", "Nora dropped in."),
        ("Northam Children's Services", "school", "Referral received from school."),
        ("Northam Children's Services", "gp", "Referred by GP."),
        ("Northam Children's Services", "police", "Police referral received."),
        ("Northam Children's Services", "hospital", "Referral came from the hospital."),
        ("Northam Children's Services", "perpetrator", "Dale rang the office asking for Nora."),
        ("Northam Children's Services", "perpetrator", "Phone call from father."),
        ("Northam Children's Services", "neighbour", "ASB complaint from Mr Oakes."),
        ("Northam Children's Services", "neighbour", "Mr Oakes complained of banging."),
        ("Northam Children's Services", "neighbour", "Complaint made by the neighbour."),
        ("Northam Children's Services", "brother", "Visit requested by Ralph."),
        ("Northam Children's Services", "brother", "Request for visit from Ralph."),
    ],
)
def test_who_made_contact_is_read(agency: str, who: str, text: str) -> None:
    assert _callers(agency, text) & {who, *KIN.get(who, ())}


@pytest.mark.parametrize(
    ("agency", "text"),
    [
        ("Northam Police", "HV called at 10 and found her in."),
        ("Northam Police", "Dale called her a liar."),
        ("Northam Police", "Nora was called to the stand."),
        ("Northam Police", "A meeting was called."),
        ("Northam Police", "Nora said Dale had threatened to call social services."),
        ("Northam Police", "Police to ring Nora tomorrow."),
        ("Northam Police", "Nora advised to call 999 in an emergency."),
        ("Northam Police", "Officer rang Nora back, no reply."),
        ("Haven Domestic Abuse Service", "Police rang Nora to arrange."),
        ("Northam Police", "Call from ambulance control."),
        ("Northam Children's Services", "We rang Nora."),
        ("Northam Children's Services", "Called Nora, no answer."),
        ("Northam Children's Services", "Nora asked us to contact the GP."),
        ("Northam Children's Services", "Telephone call to Edith."),
        ("Northam Children's Services", "Nora did not call anyone."),
    ],
)
def test_what_is_no_call_for_help_names_no_caller(agency: str, text: str) -> None:
    assert not _callers(agency, text)


def _differ(one: tuple[str, str], other: tuple[str, str]) -> bool:
    left, right = (READER.claims(Entry(agency, agency, "d", "l", 0, "", "", text)) for agency, text in (one, other))
    keys = [key for key in left.keys() & right.keys() if key[0] == "caller"]
    return any(differ(left[key][0], right[key][0]) for key in keys)


POLICE, DAS, CSC, SCHOOL = (
    "Northam Police",
    "Haven Domestic Abuse Service",
    "Northam Children's Services",
    "Northam Primary School",
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((DAS, "Nora did not call the police that night."), (POLICE, "999 from Nora.")),
        ((CSC, "Referral received from school."), ("Northam Surgery", "Referred to children's services by the hospital.")),
        (
            (CSC, "Anonymous referral, caller would not leave a name."),
            (SCHOOL, "Social worker rang: the call to them had come from her gran Edith."),
        ),
        ((SCHOOL, "Mum rang the office."), (CSC, "School was rung by Edith, the grandmother.")),
        ((POLICE, "Flagged down by a dog walker."), (DAS, "Nora dialled 999 from the bathroom.")),
    ],
)
def test_another_caller_is_a_difference(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert _differ(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((SCHOOL, "Mum rang the office."), (DAS, "Edith rang us.")),  # two contacts with two agencies
        ((POLICE, "Alarm company rang: pendant pressed."), (DAS, "Nora pressed her pendant.")),
        ((POLICE, "Inf: n/n at No 12."), (DAS, "Mr Oakes had rung the police.")),
        ((POLICE, "Call from Ralph."), (DAS, "It was her brother's call that brought the police.")),
        ((POLICE, "999 call from Nora."), (DAS, "Nora said she had not rung her mother.")),
        ((CSC, "Referral from school."), (SCHOOL, "We referred Isla to children's services.")),
        ((POLICE, "Check req by Corven Homes."), ("Corven Homes", "Nobody had seen her, so we asked the police to look in.")),
        ((POLICE, "Call from Tess."), (DAS, "It was Tess, on a video call from Dover, who rang for the ambulance.")),
    ],
)
def test_one_call_or_calls_to_two_agencies_do_not_differ(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not _differ(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((POLICE, "Nora found dead in the kitchen by her brother."), (DAS, "Found by the postman.")),
        ((POLICE, "Edith found her collapsed in the hall."), (DAS, "Nora was discovered by her friend Tess.")),
        ((POLICE, "A neighbour had found the body."), (DAS, "Patient found at home by her mother.")),
        ((POLICE, "Edith called the cops."), (POLICE, "Ralph rang the police.")),
    ],
)
def test_who_found_somebody_or_called_the_law_may_differ(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert _differ(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((POLICE, "Nora found unconscious by crew."), (DAS, "Found by her brother.")),
        ((POLICE, "Edith found her by the stairs."), (DAS, "Ralph found it hard to talk.")),
        ((POLICE, "Nora was not found by Edith."), (DAS, "Found by her brother.")),
        ((POLICE, "Found by the victim's brother."), (DAS, "Ralph found her unresponsive.")),
    ],
)
def test_one_finder_told_twice_or_none_does_not_differ(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not _differ(one, other)


def test_a_column_that_names_the_caller_counts_where_the_text_is_silent() -> None:
    def caller(people: str) -> list[str]:
        row = Entry("Northam Ambulance", "e", "d", "l", 0, "", "", "Found on the kerb, cold.", people=people)
        return [claim.value for claim in READER.claims(row).get(("caller", "caller"), [])]

    assert caller("Caller: neighbour at no. 9") == ["id:n+neighbour"]
    assert caller("PC Hale; Ms Ode") == []


@pytest.mark.parametrize(
    "text",
    [
        "A message from Dale was shown to the duty worker.",
        "Voicemail from Dale was played to the duty worker.",
        "Wrote letter of support for a move away from Ashby.",
        "We sent a letter about the rent from Ralph.",
        "The referrer was clear that Edith had accused nobody.",
        "Her GP was asked to look at them.",
    ],
)
def test_what_is_shown_sent_out_or_asked_of_somebody_is_no_contact(text: str) -> None:
    assert not _callers("Northam Adult Social Care", text)
    assert _callers("Northam Adult Social Care", "A message from Dale was received.")


@pytest.mark.parametrize("name", ["Edith Vanse", "Edith van Vaance"])
def test_a_misspelt_name_is_one_person_and_calls_once(name: str) -> None:
    assert _callers("Northam Surgery", f"{name} telephoned on her behalf.") & {"id:m"}
    assert not any(tag.startswith("name:") for tag in _callers("Northam Surgery", f"{name} telephoned on her behalf."))

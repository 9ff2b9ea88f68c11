"""The words around a replacement fit it: articles, possessives, prepositions, capitals, and the seam of a removal."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.model import PlaceName, Register
from pipeline.redact import Decision
from tests.redact.marked import REGISTER, apply, marked, published

SENTENCES = [
    # possessives and plurals
    ("{PERSON victim|Rourke}'s house", "Laura's house"),
    ("{PERSON perpetrator|Mr Rourke}’s car", "Simon’s car"),
    ("{PERSON form=plural members=victim,perpetrator|The Rourkes} moved.", "Laura and Simon moved."),
    ("{PERSON form=plural members=victim,perpetrator|the Rourkes}’ home", "Laura and Simon’s home"),
    ("Visits to the {PERSON victim form=surname|Rourke} family were missed.", "Visits to the family were missed."),
    # capitals
    ("{PERSON victim|TAMSIN ROURKE} DID NOT ATTEND", "LAURA DID NOT ATTEND"),
    ("{PERSON victim|ROURKE, Tamsin} did not attend.", "Laura did not attend."),
    ("{PERSON victim|ROURKE} did not attend the appointment.", "Laura did not attend the appointment."),
    ("{PERSON victim|ROURKE}'S car was there; {PERSON perpetrator|GETHIN}’S was not.", "Laura's car was there; Simon’s was not."),
    ("{PERSON okoro|PC OKORO}'S note", "PC 1's note"),
    ("{PERSON victim|TAMSIN ROURKE}'S MOTHER RANG", "LAURA'S MOTHER RANG"),
    ("MEETING WITH {PERSON clare|CLARE HUGHES} TODAY", "MEETING WITH SUPPORT WORKER 1 TODAY"),
    ("{PERSON lovatt|Mrs Lovatt} agreed.", "The IMR author agreed."),
    ("It was agreed by {PERSON lovatt|Mrs Lovatt}.", "It was agreed by the IMR author."),
    # a and an
    ("He was an {NATIONALITY rare=yes|Irish} builder.", "He was a builder."),
    ("He was a {NATIONALITY rare=yes|Latvian} architect.", "He was an architect."),
    ("a {NATIONALITY rare=yes|Polish} hour", "an hour"),
    ("It was an {PERSON okoro|Okoro} matter.", "It was a PC 1 matter."),
    # a role said twice, a name introduced
    ("The social worker {PERSON sw1-police|SW1} rang.", "Social Worker 1 rang."),
    ("a neighbour called {PERSON tolley|Mark Tolley} rang.", "a neighbour rang."),
    ("{PERSON victim|Tamsin Rourke} (née {PERSON victim|Pell}) rang.", "Laura rang."),
    ("{PERSON victim|Tamsin Rourke} (known as {PERSON victim|Tam}) rang.", "Laura rang."),
    ("Employer {ORGANISATION org_kind=employer|Larch House} confirmed it.", "Employer confirmed it."),
    ("Neighbour, {PERSON tolley|Mark Tolley}, reports it.", "Neighbour 1 reports it."),
    ("{PERSON perpetrator|Gethin}'s {RELATION child=yes|eldest son} came.", "Simon's older child came."),
    ("It's {ADDRESS home|9 Cooper's Yard}.", "It's the family home."),
    ("{PERSON perpetrator|Gethin Rourke} had been recorded as {PERSON perpetrator|Gethyn Rorke}.", "Simon had been recorded under another name."),
    ("{PERSON victim|Tamsin} was listed as {PERSON victim|Tamsin}'s contact.", "Laura was listed as Laura's contact."),
    ("{PERSON victim|Tamsin} left. He was listed as {PERSON victim|Tamsin}.", "Laura left. He was listed as Laura."),
    ("{PERSON perpetrator|Gethin} was listed as “{PERSON perpetrator|Geth}”.", "Simon was listed under another name."),
    ("a daughter of the {ORGANISATION|Elim chapel} here", "a daughter of the church here"),
    ("called at {ADDRESS place_kind=home|No. 12} twice", "called at an address twice"),
    # dates
    ("She rang on {DATE edtf=2018-09-04|4 September 2018}.", "She rang in September 2018."),
    ("She rang {DATE edtf=2018-09-04|on the evening of 4 September 2018}.", "She rang one evening in September 2018."),
    ("Seen {DATE edtf=2018-09-04|04/09/18} by PC 1.", "Seen in September 2018 by PC 1."),
    ("She left by {DATE edtf=2018-09-04|4 September 2018}.", "She left by September 2018."),
    ("She left {DATE edtf=2018-09-04|by 4 September 2018}.", "She left by September 2018."),
    ("It ran {DATE edtf=2018-09-04/2019-01-02|from 4 September 2018 to 2 January 2019}.", "It ran from September 2018 to January 2019."),
    ("It ran {DATE edtf=2018-09-04/2018-11-02|between 4 September and 2 November 2018}.", "It ran between September and November 2018."),
    ("It was {DATE edtf=2018-09|in September 2018}.", "It was in September 2018."),
    ("{DATE edtf=2018-09-04|On 4 September} she rang.", "In September she rang."),
    ("She rang {DATE date_kind=near_death edtf=2019-08-19|on 19 August 2019}.", "She rang two days before the death."),
    ("She rang {DATE date_kind=near_death edtf=2019-08-20|on 20 August 2019 at 21:00}.", "She rang the day before the death."),
    ("{DATE date_kind=near_death edtf=2019-08-14|On 14 August 2019}, a week before she died, he rang.", "A week before she died, he rang."),
    ("He rang {DATE date_kind=near_death edtf=2019-08-21|on 21 August 2019 at 09:00}.", "He rang on the day of the death."),
    ("Seen {DATE date_kind=near_death edtf=2019-08-17/2019-08-19|between 17 and 19 August 2019}.", "Seen in the days before the death."),
    ("He rang {DATE date_kind=near_death edtf=2019-08-24|on 24 August 2019}.", "He rang three days after the death."),
    ("He was charged {DATE date_kind=trial edtf=2019-08-24|on 24 August 2019}.", "He was charged in 2019."),
    ("She rang {TIME|at 02:40} and {TIME|at 11.15pm}.", "She rang in the early hours and in the late evening."),
    ("She rang at {TIME|14:00}.", "She rang in the afternoon."),
    ("Letter sent to both tenants {DATE edtf=2018-02-20|on 20 Feb.}", "Letter sent to both tenants in February."),
    ("Sent {DATE edtf=2018-02-20|on 20 Feb.} He rang.", "Sent in February. He rang."),
    ("Sent {DATE edtf=2018-02-20|on 20 Feb.} and filed.", "Sent in February and filed."),
    ("Passed to early help {DATE edtf=2018-06-25|25/6}.", "Passed to early help in June."),
    ("the police give {DATE edtf=2018-06-25|25 June 2018}; the surgery gives {TIME|14:30}.", "the police give June 2018; the surgery gives afternoon."),
    ("the {DATE edtf=2018-06-25|25 June 2018} incident", "the June 2018 incident"),
    ("Fall on stairs {DATE edtf=2018-09-08|8 Sept}, fracture", "Fall on stairs in September, fracture"),
    # births
    ("{PERSON victim|Tamsin} was born on {DATE_OF_BIRTH|9 February 1985} in {PLACE saltmere|Saltmere}.", "Laura was born in Town N."),
    ("{PERSON victim|Tamsin} (DOB {DATE_OF_BIRTH|09/02/1985}) rang.", "Laura rang."),
    ("{PERSON victim|Tamsin} (d.o.b. {DATE_OF_BIRTH|09/02/1985}, aged 34) rang.", "Laura (aged 34) rang."),
    ("{DATE_OF_BIRTH|09/02/1985}", "[date of birth removed]"),
    ("Date of birth: {DATE_OF_BIRTH|09/02/1985}", "[date of birth removed]"),
    ("Target hardening was done {DATE edtf=2019-03-29|29 March}.", "Target hardening was done in March."),
    ("Social workers are called {PERSON sw1-police|SW1} and {PERSON sw1-housing|SW1} here.", "Social workers are called Social Worker 1 and Social Worker 2 here."),
    ("{PERSON victim form=surname|Pryce} children", "The children"),
    # ages
    ("a {AGE child=yes|five-year-old}'s words", "a child's words"),
    ("{PERSON perpetrator|Gethin} drank when he was {AGE age_of=perpetrator|31}.", "Simon drank in his early thirties."),
    ("{PERSON bryn|Bryn} (aged {AGE age_of=bryn|11}) and {PERSON elowen|Elowen} ({AGE age_of=elowen|5}) hid.", "Child A and Child B hid."),
    ("{PERSON bryn|Bryn}, aged {AGE age_of=bryn|11}, hid.", "Child A hid."),
    ("{PERSON bryn|Bryn} was {AGE age_of=bryn|11}.", "Child A was a child."),
    ("two children aged {AGE child=yes|11} and {AGE child=yes|5} hid.", "two children hid."),
    ("an {AGE child=yes|11-year-old} boy hid.", "a child hid."),
    ("{PERSON victim|Tamsin} was {AGE age_of=victim|34} when she died.", "Laura was 34 when she died."),
    ("three children aged {AGE child=yes|3}, {AGE child=yes|6} and {AGE child=yes|9} lived there.", "three children lived there."),
    ("three children, now aged {AGE child=yes|3}, {AGE child=yes|6} and {AGE child=yes|9}, live there.", "three children live there."),
    ("The children were aged {AGE child=yes|3}, {AGE child=yes|6} and {AGE child=yes|9}.", "The children were under 18."),
    ("The twins were both {AGE child=yes|7} then.", "The twins were under 18 then."),
    ("He has children (both {AGE child=yes|7}) with her.", "He has children with her."),
    ("She has two children aged between {AGE child=yes|3} and {AGE child=yes|9}.", "She has two children."),
    ("children of ages {AGE child=yes|3} and {AGE child=yes|5} hid.", "children hid."),
    ("The girl, now {AGE child=yes|11}, said so.", "The girl said so."),
    ("He is {AGE child=yes|11}.", "He is a child."),
    # times of day
    ("MASH rung {TIME|12.10} re the children.", "MASH rung in the afternoon re the children."),
    ("Call {TIME|02:40} from a neighbour.", "Call in the early hours from a neighbour."),
    ("the {TIME|10am} appointment", "the morning appointment"),
    ("the next {TIME|10am} appointment", "the next morning appointment"),
    ("seen Monday {TIME|10am}", "seen Monday morning"),
    ("It ran from {TIME|10am} to {TIME|4pm}.", "It ran from morning to afternoon."),
    ("PC 1 ({TIME|14:30}) attended.", "PC 1 (afternoon) attended."),
    # children among relatives
    ("{RELATION child=yes|Her youngest daughter} slept.", "A younger child slept."),
    ("{RELATION child=yes|her two daughters} slept.", "her two children slept."),
    ("{RELATION child=yes|the couple's baby girl} slept.", "a younger child slept."),
    # places
    ("Police went to {ADDRESS home|9 Cooper's Yard}.", "Police went to the family home."),
    ("They lived in {PLACE home|Cooper's Yard}.", "They lived at the family home."),
    ("He moved to {ADDRESS|4 Mill Lane, Saltmere}.", "He moved to an address in Town N."),
    ("{ADDRESS home|9 Cooper's Yard} was searched.", "The family home was searched."),
    ("near the {PLACE place_kind=pub|Red Lion} pub", "near the pub"),
    ("lived in {POSTCODE|PL99} then", "lived in the area then"),
    ("at {PLACE saltmere|Saltmere}, {POSTCODE|PL99 1QX}.", "at Town N."),
    # numbers
    ("(crime ref. {CRIME_REFERENCE|55/20417/18})", "([reference removed])"),
    ("NHS number: {NHS_NUMBER|999 000 0743}; PNC {PNC_ID|19/123456E}", "[reference removed]; [reference removed]"),
    ("at the {ORGANISATION org_kind=court|Crown Court} {COURT_CASE|21/1626/012345M}", "at the Crown Court [reference removed]"),
    ("at {ORGANISATION org_kind=court|Example Crown Court} and the {ORGANISATION org_kind=court|Example Magistrates' Court}.", "at a Crown Court and the magistrates' court."),
    # sentences
    ("He was sentenced to life imprisonment with a minimum term of {SENTENCE|19 years and 8 months}.", "He was sentenced to life imprisonment."),
    ("He must serve at least {SENTENCE|19 years}.", "He was sentenced to life imprisonment."),
    ("He got {SENTENCE|eight years} in prison.", "He got a term of imprisonment."),
    # threats
    ("He said “{QUOTE speaker=perpetrator|I'll kill you, Tam}”.", "He threatened to kill them."),
    ("The note read “{QUOTE speaker=perpetrator|I'll kill you if you leave}”.", "The note read “[a threat to kill them if they leave]”."),
    ("She texted “{QUOTE speaker=victim|I have had enough of him now}”.", "She texted “[words to be paraphrased]”."),
    ("She said “{QUOTE speaker=victim|I have had enough of him now}”.", "She said “I have had enough of him now”."),
    ("It was noted that {RELATION child=yes|her eldest son} was seen.", "It was noted that an older child was seen."),
    ("{PERSON bryn|Bryn} hid his little sister.", "Child A hid Child B."),
    ("a {NATIONALITY rare=yes|Latvian builder} rang", "a builder rang"),
    ("They lived in {ADDRESS|9 Cooper's Yard, Saltmere PL99 1QX}.", "They lived at the family home."),
    ("It was in {ADDRESS place_kind=street|Mill Lane}.", "It was in a road."),
    ("It was {QUOTE speaker=victim|“routine”}.", "It was “routine”."),
]  # fmt: skip


@pytest.mark.parametrize(("written", "wanted"), SENTENCES, ids=[wanted for _, wanted in SENTENCES])
def test_a_replacement_fits_its_sentence(written: str, wanted: str) -> None:
    assert published(written) == wanted


def test_a_replacement_written_by_the_panel_stands_as_written() -> None:
    case = marked("An {PERSON victim|Tamsin} visit was made.")
    findings = case.proposals()
    decisions = {findings[0].id: Decision("pseudonymise", "Imogen", "family", "Chair")}
    assert apply(case, findings, decisions) == ["An Imogen visit was made."]


def test_a_decision_to_keep_leaves_the_text_alone() -> None:
    case = marked("{PERSON victim|Tamsin} met {PERSON sister|Morwenna}.")
    findings = case.proposals()
    assert apply(case, findings, {findings[1].id: Decision("keep", by="Chair")}) == ["Laura met Morwenna."]


def test_a_new_name_for_an_entity_reaches_every_mention_in_its_form() -> None:
    case = marked("{PERSON victim|Tamsin}'s", "{PERSON victim|TAMSIN ROURKE} RANG TWICE")
    decisions = {"victim": Decision("pseudonymise", "Nina", "", "Chair")}
    assert apply(case, case.proposals(), decisions) == ["Nina's", "NINA RANG TWICE"]


def test_a_possible_finding_is_edited_only_when_decided() -> None:
    case = marked("{PERSON victim possible|Tamsyn} met {PERSON sister|Morwenna}.")
    findings = case.proposals()
    assert apply(case, findings) == ["Tamsyn met Beth."]
    assert apply(case, findings, {"victim": Decision("pseudonymise")}) == ["Tamsyn met Beth."]
    assert apply(case, findings, {findings[0].id: Decision("pseudonymise", findings[0].replacement)}) == ["Laura met Beth."]


def test_a_cell_that_began_with_a_capital_still_does() -> None:
    def cell(text: str) -> str:
        case = marked(text)
        unit = dataclasses.replace(case.document.units[0], cell=(0, 1, 2))
        case = dataclasses.replace(case, document=dataclasses.replace(case.document, units=(unit,)))
        return apply(case, case.proposals())[0]

    assert cell("{ORGANISATION surgery org_kind=gp_practice|Quayside Surgery}") == "The GP practice"
    assert cell("{ADDRESS home|9 Cooper's Yard}") == "The family home"
    assert cell("seen at {ADDRESS home|9 Cooper's Yard}") == "seen at the family home"
    assert cell("{RELATION child=yes|her two daughters}") == "her two children"
    assert published("{ORGANISATION surgery org_kind=gp_practice|Quayside Surgery}") == "the GP practice"


def in_a_line(text: str, **kinds: object) -> str:
    """Return what a heading, list item or cell that holds the marked text is published as."""
    case = marked(text)
    unit = dataclasses.replace(case.document.units[0], **kinds)  # type: ignore[arg-type]
    case = dataclasses.replace(case, document=dataclasses.replace(case.document, units=(unit,)))
    return apply(case, case.proposals())[0]


@pytest.mark.parametrize(
    "kinds", [{"level": 2}, {"numbered": True}, {"style": "list bullet"}, {"cell": (0, 1, 0)}, {"style": "heading 3"}]
)
def test_a_heading_list_item_or_cell_that_begins_with_an_agency_keeps_its_capital(kinds: dict[str, object]) -> None:
    surgery = "{ORGANISATION surgery org_kind=gp_practice|Quayside Surgery}"
    assert in_a_line(surgery, **kinds) == "The GP practice"
    assert in_a_line(f"4.2 {surgery}", **kinds) == "4.2 The GP practice"
    assert in_a_line(f"(b) {surgery}: involvement", **kinds) == "(b) The GP practice: involvement"
    assert in_a_line(f"Letters to {surgery}", **kinds) == "Letters to the GP practice"


WORDS_IN_PLACE = [
    # the house next door is nobody's family home
    ("{PERSON victim|Tamsin} ran to {ADDRESS home place_kind=home|11 Cooper's Yard}.", "Laura ran to an address."),
    ("He lives at {ADDRESS place_kind=home|14 Cooper's Yard, Saltmere}.", "He lives at an address."),
    ("He lives at {ADDRESS place_kind=home|No 10}; she at {ADDRESS home|No. 9}.", "He lives at an address; she at the family home."),
    ("Letter from {ADDRESS place_kind=home|2 Pump Lane}.", "Letter from an address."),
    # a department named by its work alone
    ("Seen at the {ORGANISATION|Fracture Clinic} and by {ORGANISATION|Ambulance Liaison}.", "Seen at the Fracture Clinic and by Ambulance Liaison."),
    ("Passed to the {ORGANISATION|Example Constabulary Control Room}.", "Passed to the Example Constabulary Control Room."),
    ("Seen at the {ORGANISATION|Quayside Surgery Pain Clinic}.", "Seen at the local organisation."),
    ("Seen at the {ORGANISATION|Larkrise Clinic}.", "Seen at the local organisation."),
    ("a friend, {PERSON will|Will}, asked twice.", "Friend 1 asked twice."),
    ("She said the neighbour, {PERSON tolley|Mr Tolley}, heard it.", "She said Neighbour 1 heard it."),
    ("a friend, {PERSON will|Will}, of {ADDRESS place_kind=home|6 Elm Row}, asked.", "Friend 1, of an address, asked."),
    ("She left on 3 & {DATE edtf=2018-05-04|4 May 2018}.", "She left in May 2018."),
    ("On 3rd, 4th + {DATE edtf=2018-05-09|9th of May 2018} she left.", "In May 2018 she left."),
    ("Room 3, {DATE edtf=2018-05-04|4 May 2018}: seen.", "Room 3, May 2018: seen."),
    ("a close friend, {PERSON will|Will}, asked.", "a close friend, Friend 1, asked."),
    ("her friend, {PERSON will|Will}, asked.", "her friend, Friend 1, asked."),
    ("{PERSON perpetrator|Gethin}’s own {RELATION child=yes|eldest son} came.", "Simon’s own older child came."),
    ("{PERSON perpetrator|Gethin}'s other {RELATION child=yes|youngest girl} came.", "Simon's other younger child came."),
    ("the sisters' {ADDRESS home|9 Cooper's Yard}", "the sisters' family home"),
    ("her registered {ORGANISATION surgery org_kind=gp_practice|Quayside Surgery} wrote", "her registered GP practice wrote"),
    ("Between {DATE edtf=2018-09-18/2018-09-19|18 and 19 September 2018} he rang.", "In September 2018 he rang."),
]  # fmt: skip


@pytest.mark.parametrize(("written", "wanted"), WORDS_IN_PLACE, ids=[wanted for _, wanted in WORDS_IN_PLACE])
def test_the_words_around_fit_who_and_what_is_named(written: str, wanted: str) -> None:
    assert published(written) == wanted


def test_without_a_home_in_the_register_no_address_becomes_the_family_home() -> None:
    bare = Register(people=REGISTER.people)
    text = "Seen at {ADDRESS place_kind=home|3 Ash Row}, then at {ADDRESS place_kind=home|5 Ash Row}."
    assert published(text, register=bare) == "Seen at an address, then at an address."
    homes = (PlaceName("one", "3 Ash Row", (), "home"), PlaceName("two", "8 Elm Row", (), "home"))
    text = "Seen at {ADDRESS one|3 Ash Row}, then at {ADDRESS two|8 Elm Row}."
    assert (
        published(text, register=dataclasses.replace(bare, places=homes)) == "Seen at the family home, then at another address."
    )

"""Days without a month, couples, roles told in words, ages in lists: what the words beside a finding say."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.model import Entity, Person, Register
from pipeline.redact.bare_days import days_alone
from pipeline.redact.dates import precision
from tests.redact.marked import ENTITIES, FACTS, REGISTER, apply, marked, published

ROLES = (
    *ENTITIES,
    Entity("lamb", "person", "other", "Mr Lamb"),
    Entity("lund", "person", "professional", "Amy Lund"),
    Entity("kowal", "person", "other", "Mrs Kowalska"),
)
SENTENCES = [
    # a day without a month would give back the date the month was made for
    ("{DATE edtf=2019-05|In May 2019} she saw the nurse. {DATE edtf=XXXX-XX-14|On the 14th} she rang, and {DATE edtf=XXXX-XX-20|on the 20th} again.",
     "In May 2019 she saw the nurse. Later that month she rang, and later that month again."),
    ("He left on {DATE|Monday 3rd} and came back on {DATE|Wednesday 5th}.", "He left that month and came back later that month."),
    ("{DATE edtf=2019-05-28|On 28 May 2019} he left; {DATE edtf=XXXX-XX-03|on the 3rd} he was back.", "In May 2019 he left; around then he was back."),
    ("{DATE edtf=2019-05-02|On 2 May 2019} she left until {DATE edtf=XXXX-XX-20|the 20th}.", "In May 2019 she left until later that month."),
    ("It was closed {DATE edtf=XXXX-XX-20|before the 20th}.", "It was closed earlier that month."),
    ("It has been quiet {DATE edtf=XXXX-XX-20|since the 20th}.", "It has been quiet since that month."),
    ("The panel met {DATE date_kind=review edtf=XXXX-XX-20|on the 20th}.", "The panel met on the 20th."),
    ("{DATE date_kind=near_death edtf=2019-08-17|On 17 August 2019} she rang; {DATE edtf=XXXX-XX-19|on the 19th} she was seen.",
     "Four days before the death she rang; two days before the death she was seen."),
    # the distance is told already
    ("The next day, {DATE date_kind=near_death edtf=2019-08-22|22 August 2019}, he was charged.", "The next day, he was charged."),
    ("Three days later, {DATE date_kind=near_death edtf=2019-08-24|on 24 August 2019}, he was charged.", "Three days later, he was charged."),
    ("{DATE date_kind=near_death edtf=2019-08-24|By 24 August 2019} they had moved.", "Within three days of the death they had moved."),
    ("{DATE date_kind=near_death edtf=2019-08-22|By 22 August 2019} they had moved.", "Within a day of the death they had moved."),
    ("{DATE date_kind=near_death edtf=2019-08-07|On 7 August 2019}, a fortnight before her death, she rang.", "A fortnight before her death, she rang."),
    ("They came at {TIME|18:10}, {TIME|19:25} and {TIME|22:05}.", "They came in the evening and late evening."),
    # what a court decided
    ("He was {SENTENCE|jailed for life with a minimum term of 21 years}.", "He was sentenced to life imprisonment."),
    ("He was given a {SENTENCE|life sentence} with a minimum of 19 years.", "He was given life imprisonment."),
    ("He was {SENTENCE|jailed for eight years}.", "He was sentenced to a term of imprisonment."),
    ("He was sentenced to {SENTENCE|life} with a {SENTENCE|tariff of 20 years}.", "He was sentenced to life imprisonment."),
    ("The judge set a {SENTENCE|minimum term of 24 years and 6 months}.", "The judge set a minimum term."),
    ("He was {SENTENCE|ordered to serve a minimum of 15 years}.", "He was sentenced to life imprisonment."),
    ("She was handed {SENTENCE|12 years in prison}.", "She was handed a term of imprisonment."),
    # a title that cannot be somebody's
    ("{PERSON perpetrator form=title_surname|Mrs Rourke} rang.", "Laura rang."),
    # the register's days of birth, however they are written
    ("Card no. 4, {DATE|09 02 1985}, was kept.", "Card no. 4 was kept."),
    ("The form says {DATE date_kind=event|9th February 1985}.", "The form says."),
    ("It was the ninth of {DATE date_kind=policy edtf=1985-02|February 1985} then.", "It was then."),
    ("It was {DATE date_kind=event edtf=1985-02-19|19 February 1985} then.", "It was February 1985 then."),
    # couples
    ("Mr and {PERSON victim form=title_surname|Mrs Rourke} argued.", "Simon and Laura argued."),
    ("Mr & {PERSON victim form=title_surname|Mrs Rourke}'s home", "Simon and Laura's home"),
    ("Mr and {PERSON kowal|Mrs Kowalska} rang.", "Person 1 rang."),
    ("A {PERSON victim form=surname|Rourke} family member rang.", "A family member rang."),
    ("An {PERSON victim form=surname|Ashworth} relative family rang.", "A Laura relative family rang."),
    # roles told in words
    ("The class teacher, {PERSON lamb|Mr Lamb}, rang.", "Teacher 1 rang."),
    ("Year 6; teacher {PERSON lamb|Mr Lamb}", "Year 6; Teacher 1"),
    ("Social worker (SW) {PERSON lund|Amy Lund} rang.", "Social Worker 1 rang."),
    ("{PERSON tolley|Mark Tolley}, a neighbour, called.", "Neighbour 1 called."),
    ("{PERSON tolley|Mark Tolley}, a neighbour, and {PERSON will|Will} called.", "Neighbour 1, and Friend 1 called."),
    ("She rang {PERSON will|Will}, a friend.", "She rang Friend 1."),
    ("She rang {PERSON will|Will}, her friend, twice.", "She rang Friend 1, her friend, twice."),
    # houses and areas
    ("It was a friend's flat, {ADDRESS|12 Storey Square}.", "It was a friend's flat."),
    ("{PLACE home|Cooper's Yard} flat was known.", "The family home was known."),
    ("She ran to a neighbour's house at {ADDRESS place_kind=home|number 31} and knocked.", "She ran to a neighbour's house and knocked."),
    ("{POSTCODE|PL99} is rural.", "The area is rural."),
    # ages of children
    ("The children's ages are {AGE child=yes|11}, 5 and 2.", "The children's ages are under 18."),
    ("Her eldest child is eleven.", "Her eldest child is under 18."),
    ("Her youngest is {AGE child=yes|four}.", "Her youngest is under 18."),
    ("Ages: {PERSON bryn|Bryn} 11, {PERSON elowen|Elowen} - 5 yrs", "Ages: Child A, Child B"),
    ("{PERSON bryn|Bryn} 11 times rang.", "Child A 11 times rang."),
    ("Source: {FILE_NAME|Rourke_IMR.docx}", "Source: [file name removed]"),
    ("They had {PERSON bryn|Bryn} and a baby of 8 months.", "They had Child A and a baby."),
    ("The children are 11, 3 weeks after the move.", "The children are under 18, 3 weeks after the move."),
    ("Her children were 3 miles away.", "Her children were 3 miles away."),
    ("The children were four of many.", "The children were four of many."),
    ("{PERSON perpetrator|Gethin} hit her on {AGE age_of=victim age_at=past|her 30th birthday}.", "Simon hit her on her birthday."),
]  # fmt: skip


@pytest.mark.parametrize(("written", "wanted"), SENTENCES, ids=[wanted for _, wanted in SENTENCES])
def test_what_stands_beside_a_finding_is_read(written: str, wanted: str) -> None:
    assert published(written, entities=ROLES) == wanted


def test_a_day_without_a_month_is_a_day() -> None:
    assert precision("on the 14th", "XXXX-XX-14") == "day"
    assert precision("in spring", "2019-21") == "coarse"
    assert days_alone("on the 14th") == (14,) and days_alone("the 14th and the 16th") == (14, 16)
    assert days_alone("Wednesday 5") == (5,)
    assert days_alone("on 14 May") == days_alone("14/5") == days_alone("in 2014") == days_alone("early May") == ()


def test_of_two_who_bear_the_name_the_other_half_of_a_couple_is_not_guessed() -> None:
    brother = Person("brother", "family", "Emrys Rourke", gender="male", pseudonym="Owen")
    register = Register((*REGISTER.people, brother), REGISTER.places)
    assert published("Mr and {PERSON victim form=title_surname|Mrs Rourke} argued.", register=register) == "Laura argued."


def test_a_role_that_the_register_gives_is_not_overruled() -> None:
    register = Register((*REGISTER.people, Person("pc", "professional", "Ann Okoro", title="PC")))
    assert published("The teacher {PERSON pc|Ann Okoro} rang.", register=register) == "The teacher PC 1 rang."


def test_the_role_told_at_one_mention_counts_at_every_other() -> None:
    assert published("{PERSON lamb|Mr Lamb} rang.", "The teacher, {PERSON lamb|Mr Lamb}, rang.", entities=ROLES).startswith(
        "Teacher 1 rang."
    )


def test_ages_that_detection_knows_are_not_found_twice() -> None:
    case = marked("The children, aged {AGE child=yes|11, 5 and 2}, slept. Her son is {AGE child=yes|four}.")
    assert sum(f.entity_type == "AGE" for f in case.proposals()) == 2


def _row(*cells: str) -> list[str]:
    case = marked(*cells)
    units = tuple(dataclasses.replace(unit, cell=(0, 1, n)) for n, unit in enumerate(case.document.units))
    case = dataclasses.replace(case, document=dataclasses.replace(case.document, units=units))
    return apply(case, case.proposals())


def test_the_word_for_a_child_in_its_row_of_a_family_table_tells_no_gender() -> None:
    assert _row("{PERSON elowen|Elowen Rourke}", "Daughter", "son of the victim") == ["Child B", "Child", "child"]
    assert _row("{PERSON elowen|Elowen Rourke}", "Daughter settled") == ["Child B", "Daughter settled"]
    assert _row("{PERSON sister|Morwenna Pell}", "Sister") == ["Beth", "Sister"]
    assert _row("{PERSON elowen|Elowen} and {PERSON sister|Morwenna}", "Daughter") == ["Child B and Beth", "Daughter"]


@pytest.mark.parametrize("policy", ["publication", "maximum", "maximum-public", "family"])
def test_a_number_that_is_an_age_is_not_masked_as_a_quantity_as_well(policy: str) -> None:
    text = published("Her eldest child is {QUANTITY|eleven} and the baby of {QUANTITY|8 months} slept.", policy=policy)
    assert policy == "family" or ("eleven" not in text and "8 months" not in text)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("between 1 August 2016 and 21 August 2019", "between 1 August 2016 and August 2019"),
        ("From 1 August 2016 to 21 August 2019", "From 1 August 2016 to August 2019"),
        ("01/08/2016 - 21/08/2019", "1 August 2016 to August 2019"),
        ("between 2 August 2016 and 21 August 2019", "between August 2016 and August 2019"),
        ("between 1 August 2016 and 3 May 2018", "between August 2016 and May 2018"),
        ("on 1 August 2016", "in August 2016"),
    ],
)
def test_the_first_day_of_the_scope_stays_where_the_period_ends_with_the_death(written: str, wanted: str) -> None:
    facts = dataclasses.replace(FACTS, dates={**FACTS.dates, "scope_from": "2016-08-01", "scope_to": "2019-08-21"})
    assert published(f"{{DATE precision=day date_kind=event|{written}}}", facts=facts) == wanted


def test_the_space_before_a_word_for_a_child_stays() -> None:
    assert published("Ms Bell's{RELATION child=yes| son} was there.") == "Ms Bell's child was there."


@pytest.mark.parametrize(
    ("relation", "written", "wanted"),
    [
        ("Half-brother", "{PERSON rhys|Rhys}, then {AGE|14}, kept the door shut.", "Child C kept the door shut."),
        ("stepson", "{PERSON rhys|Rhys} (aged {AGE|9}) woke.", "Child C woke."),
        ("nephew of the victim", "{PERSON rhys|Rhys}, {AGE|11}, woke.", "Child C woke."),
    ],
)
def test_a_young_relative_is_a_child_among_the_children(relation: str, written: str, wanted: str) -> None:
    assert published(written, entities=(*ENTITIES, Entity("rhys", "person", "family", "Rhys", relation=relation))) == wanted


@pytest.mark.parametrize(
    ("relation", "written"),
    [
        ("stepson", "{PERSON rhys|Rhys}, {AGE|24}, woke."),
        ("half-brother", "{PERSON rhys|Rhys}, {AGE|14} when they first met, woke."),
        ("brother of the victim", "{PERSON rhys|Rhys}, then {AGE|14}, woke."),
        ("son-in-law", "{PERSON rhys|Rhys}, {AGE|17}, woke."),
    ],
)
def test_a_relative_who_is_grown_up_is_no_child(relation: str, written: str) -> None:
    assert "Child" not in published(written, entities=(*ENTITIES, Entity("rhys", "person", "family", "Rhys", relation=relation)))


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("{RELATION child=yes form=plain|Her son} {PERSON perpetrator|Gethin} rang.", "Her son Simon rang."),
        ("{RELATION child=yes form=plain|Her daughter}, {PERSON victim|Tamsin}, rang.", "Her daughter, Laura, rang."),
        ("{RELATION child=yes form=plain|Her son} {PERSON bryn|Bryn} rang.", "Her child Child A rang."),
        ("{RELATION child=yes form=plain|Her son} rang {PERSON perpetrator|Gethin}.", "Her child rang Simon."),
        ("{RELATION child=yes form=plain|Her son}, {PERSON perpetrator|Gethin} said, rang.", "Her child, Simon said, rang."),
    ],
)
def test_a_son_who_is_named_as_a_grown_up_of_the_case_is_no_child(written: str, wanted: str) -> None:
    assert published(written) == wanted


def test_a_title_with_a_letter_is_not_given_to_whoever_has_another_letter() -> None:
    entities = (*ENTITIES, Entity("aksel", "person", "family", "Aksel Bell", ("Mrs B",)))
    assert published("{PERSON victim form=initials_titled|Mrs R} rang.", entities=entities) == "Laura rang."


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("{PERSON victim|Tam} = {PERSON victim|Tamsin Rourke}", "Laura"),
        ("{PERSON victim|Tam} or {PERSON victim|Tamsin} where records are quoted.", "Laura where records are quoted."),
        ("{PERSON victim|TR} is {PERSON victim|Tamsin Rourke}.", "Laura."),
        ("{PERSON victim|Tam} is {PERSON victim|Tamsin Rourke} and {PERSON perpetrator|Geth} her husband.",
         "Laura and Simon her husband."),
        ("{PERSON victim|Tam} is {PERSON victim|Tamsin}'s own word.", "Laura is Laura's own word."),
        ("{PERSON victim|Tam} is {PERSON perpetrator|Gethin}.", "Laura is Simon."),
        ("{PERSON victim|Tam} or {PERSON perpetrator|Gethin} rang.", "Laura or Simon rang."),
        ("We have nothing in {PERSON victim|Tamsin's} own hand.", "We have nothing in Laura's own hand."),
        ("Opened by her friend {PERSON will|Will}.", "Opened by Friend 1."),
        ("Opened by the friend {PERSON will|Will}.", "Opened by Friend 1."),
        ("Opened by her sister {PERSON will|Will}.", "Opened by her sister Friend 1."),
    ],
)  # fmt: skip
def test_nobody_is_said_to_be_themselves(written: str, wanted: str) -> None:
    assert published(written) == wanted


def test_two_whose_names_were_removed_stay_two() -> None:
    both = "{PERSON ambiguous=a,b|Rourke} or {PERSON ambiguous=a,b|Rourke} rang."
    assert published(both) == "[name removed] or [name removed] rang."


def test_a_title_beside_half_of_a_childs_name_is_the_parent_who_bears_it() -> None:
    register = Register((*REGISTER.people, Person("half", "child", "Mali Probert-Lane", also=("Mali",), born="2010-05-09")))
    entities = (*ENTITIES, Entity("father", "person", "other", "Gareth Lane", ("Gareth Lane",)))
    told = published(
        "{PERSON father|Gareth Lane} rang. {PERSON half form=title_surname|Mr Lane} was out.",
        register=register,
        entities=entities,
    )
    first, second = told.split(" rang. ")
    assert second == f"{first} was out."
    alone = published("{PERSON half form=title_surname|Mr Lane} was out.", register=register)
    assert "Lane" not in alone and first not in alone

"""Every pair of the publication policy, from marked text to published text; then what the pairs imply."""

from __future__ import annotations

import pytest

from pipeline.redact import MemoryLedger
from tests.redact.marked import marked, published

PAIRS = {
    "1": (
        "{PERSON victim form=first|Tamsin}'s GP wrote to {PERSON victim form=title_surname|Mrs Rourke}.",
        "Laura's GP wrote to Laura.",
    ),
    "2": (
        "{PERSON victim form=full|ROURKE, Tamsin (née Pell)} was seen by {PERSON okoro|PC 4410 Okoro}.",
        "Laura was seen by PC 1.",
    ),
    "3": (
        "{PERSON victim form=initials|TR} told {PERSON sister|Morwenna} she was frightened of {PERSON perpetrator|Geth}.",
        "Laura told Beth she was frightened of Simon.",
    ),
    "4": (
        "{PERSON form=plural members=victim,perpetrator|The Rourkes}' landlord, a {NATIONALITY rare=yes|Latvian} builder called {PERSON juris|Juris},",
        "Laura and Simon's landlord, a builder,",
    ),
    "5": (
        "{DATE date_kind=event edtf=2018-09-04 preposition=On weekday=Tuesday time=02:40|On Tuesday 4 September 2018 at 02:40} she rang 999.",
        "In September 2018 she rang 999.",
    ),
    "6": ("She stayed there {DATE edtf=2019-05-03/2019-05-05|between 3 and 5 May 2019}.", "She stayed there in May 2019."),
    "6 short": ("{DATE edtf=2019-05-03/2019-05-05|between 3 and 5 May 2019}", "in May 2019"),
    "7": (
        "{DATE date_kind=near_death edtf=2019-08-19|On 19 August 2019}, two days before her death, she rang.",
        "Two days before her death, she rang.",
    ),
    "8": (
        "{DATE date_kind=death edtf=2019-08-21|On Wednesday 21 August 2019} {PERSON victim|Tamsin} was killed.",
        "In August 2019 Laura was killed.",
    ),
    "9": (
        "He was convicted {DATE date_kind=trial edtf=2020-03-02|on 2 March 2020} and must serve at least {SENTENCE|19 years and 8 months}.",
        "He was convicted in 2020 and sentenced to life imprisonment.",
    ),
    "9 whole": (
        "He was convicted {DATE date_kind=trial edtf=2020-03-02|on 2 March 2020} and {SENTENCE|must serve at least 19 years and 8 months}.",
        "He was convicted in 2020 and sentenced to life imprisonment.",
    ),
    "9 date alone": (
        "He was convicted on {DATE date_kind=trial edtf=2020-03-02|2 March 2020} and must serve {SENTENCE|at least 19 years and 8 months}.",
        "He was convicted in 2020 and sentenced to life imprisonment.",
    ),
    "10": (
        "{PERSON victim|Tamsin}, born on {DATE_OF_BIRTH|9 February 1985} (DOB {DATE_OF_BIRTH|09/02/85}), was aged {AGE age_of=victim|34}.",
        "Laura was aged 34.",
    ),
    "10 bare": ("born on {DATE_OF_BIRTH|9 February 1985} (DOB {DATE_OF_BIRTH|09/02/85})", "[date of birth removed]"),
    "11": (
        "{PERSON perpetrator|Gethin}, {AGE age_of=perpetrator|38}, had worked for {ORGANISATION bluebird|Bluebird Cars} since he was"
        " {AGE age_of=perpetrator|31}.",
        "Simon, 38, had worked for a taxi company since his early thirties.",
    ),
    "12": (
        "{PERSON bryn|Bryn}, who was {AGE child=yes age_of=bryn|11}, hid {RELATION elowen child=yes|his sister}.",
        "Child A hid Child B.",
    ),
    "12 unlinked": (
        "{PERSON bryn|Bryn}, who was {AGE age_of=bryn|11}, hid {RELATION child=yes|his sister}.",
        "Child A hid Child B.",
    ),
    "13": (
        "She left {RELATION child=yes|their five-year-old daughter} at {ORGANISATION org_kind=school|Harbour Lane Primary}.",
        "She left their child at a primary school.",
    ),
    "13 age alone": (
        "She left their {AGE child=yes|five-year-old} daughter at {ORGANISATION org_kind=school|Harbour Lane Primary}.",
        "She left their child at a primary school.",
    ),
    "14": ("{RELATION child=yes|her eldest son} was seen at school", "an older child was seen at school"),
    "14 in a sentence": ("{RELATION child=yes|Her eldest son} was seen at school.", "An older child was seen at school."),
    "15": ("{RELATION|his mother} {PERSON form=first role=family|Eirlys} / {RELATION|her sister}", None),
    "16": ("{ADDRESS home|9 Cooper's Yard, Saltmere PL99 1QX}", "the family home"),
    "17 number": ("at {ADDRESS home|No. 9}", "at the family home"),
    "17 street": ('"the {PLACE home|Cooper\'s Yard} address"', '"the family home address"'),
    "17 outcode": ("She lived in the {POSTCODE|PL99} area.", "She lived in the area."),
    "18": (
        "She moved to {PLACE saltmere|Saltmere} {DATE edtf=2014|in 2014}. Saltmere Community Safety Partnership commissioned this review.",
        "She moved to Town N in 2014. Saltmere Community Safety Partnership commissioned this review.",
    ),
    "20": (
        "She registered with {ORGANISATION surgery org_kind=gp_practice|Quayside Surgery}.",
        "She registered with the GP practice.",
    ),
    "21": (
        "{ORGANISATION org_kind=agency|Example Constabulary} and {ORGANISATION org_kind=public_body|Westmarch Partnership NHS Foundation Trust}",
        "Example Constabulary and Westmarch Partnership NHS Foundation Trust",
    ),
    "22": (
        "{PERSON banerjee|Dr Banerjee} prescribed sertraline. {PERSON lovatt|Mrs Lovatt} wrote the IMR.",
        "GP 1 prescribed sertraline. The IMR author wrote the IMR.",
    ),
    "23": (
        "{PERSON sw1-police form=code|SW1} (police IMR) and {PERSON sw1-housing form=code|SW1} (housing IMR)",
        "Social Worker 1 (police IMR) and Social Worker 2 (housing IMR)",
    ),
    "24": (
        "{PERSON nurse-hospital form=code|Nurse 1} of the hospital and {PERSON nurse-surgery form=code|Nurse 1} of the surgery",
        "Nurse 1 of the hospital and Nurse 2 of the surgery",
    ),
    "25": (
        "crime reference {CRIME_REFERENCE|55/20417/18}, {CAD|CAD 212 of 04/09/18}, NHS {NHS_NUMBER|999 000 0743}",
        "[reference removed], [reference removed], [reference removed]",
    ),
    "27": ("Clare's Law was explained by {PERSON clare|Clare Hughes}.", "Clare's Law was explained by Support Worker 1."),
    "28": (
        "There was a mark on her arm. {PERSON tolley|Mark Tolley} called. Will he return? {PERSON will|Will} said so.",
        "There was a mark on her arm. Neighbour 1 called. Will he return? Friend 1 said so.",
    ),
    "29": (
        "first lockdown {DATE date_kind=public edtf=2020-03-23|on 23 March 2020}; the panel met {DATE date_kind=review edtf=2021-05-04|on 4 May 2021}",
        "first lockdown on 23 March 2020; the panel met on 4 May 2021",
    ),
    "35": (
        "she came from a village near {PLACE place_kind=town|Gdańsk}; she was of {NATIONALITY heritage=yes|Polish} heritage",
        "she came from a place near Town N; she was of Polish heritage",
    ),
    "36": (
        "{PERSON perpetrator form=pseudonym|Simon} met {PERSON trask|Simon Trask}, a witness.",
        "Simon met Witness 1.",
    ),
}


@pytest.mark.parametrize("pair", PAIRS)
def test_a_pair_of_the_policy(pair: str) -> None:
    written, wanted = PAIRS[pair]
    if wanted is not None:
        assert published(written) == wanted


def test_pair_15_adult_relatives_keep_the_relation() -> None:
    text = published("{RELATION|his mother} {PERSON eirlys|Eirlys} / {RELATION|her sister}")
    assert text.startswith("his mother ") and text.endswith(" / her sister") and "Eirlys" not in text


def test_pair_12_his_is_flagged_once_for_the_child() -> None:
    case = marked(
        "{PERSON bryn|Bryn}, who was {AGE child=yes|11}, hid {RELATION elowen child=yes|his sister}.",
        "{PERSON bryn|Bryn} said he ran.",
    )
    flags = [f for f in case.proposals() if f.context.get("form") == "pronoun"]
    assert [(f.text, f.state, f.action) for f in flags] == [("his", "possible", "keep")]


def test_pair_19_towns_in_the_names_of_roads_and_officers() -> None:
    ledger = MemoryLedger({"saltmere": "Town N"})
    text = published(
        "{PLACE melton|Melton Mowbray}, the {PLACE melton|Melton} officers and {PLACE mowbray-road|Mowbray Road}", ledger=ledger
    )
    assert text == "Town B, the Town B officers and a road in Town B"


def test_pair_30_a_threat_is_paraphrased_and_the_name_goes_in_any_case() -> None:
    written = '{QUOTE speaker=perpetrator|"I\'ll burn the house down, Tam"}, he texted {TIME|at 22:14}.'
    assert published(written) == "He sent a text threatening to burn the house down."


def test_pair_32_a_caption_keeps_the_pseudonym_alone() -> None:
    assert published("Photograph: {PERSON victim|Tamsin} at the harbour, 2018") == "Laura"
    assert (
        published("{PERSON victim|Tamsin} at the harbour, 2018", part="alt_text", slot="word.alt_text") == "Photograph of Laura"
    )

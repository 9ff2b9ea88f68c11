"""The sentences of the publication policy: what is found in them, as what, and what is left."""

from __future__ import annotations

import pytest

from tests.detect.cases import entity_of, proposed, run, texts

FOUND = [
    ("Tamsin's GP wrote to Mrs Rourke.", [("Tamsin", "PERSON", "victim"), ("Mrs Rourke", "PERSON", "victim")]),
    ("ROURKE, Tamsin (née Pell) was seen by PC 4410 Okoro.", [("ROURKE, Tamsin (née Pell)", "PERSON", "victim"), ("PC 4410 Okoro", "PERSON", None)]),
    ("TR told Morwenna she was frightened of Geth.", [("TR", "PERSON", "victim"), ("Morwenna", "PERSON", "sister"), ("Geth", "PERSON", "perpetrator")]),
    ("On Tuesday 4 September 2018 at 02:40 she rang 999.", [("On Tuesday 4 September 2018 at 02:40", "DATE", None)]),
    ("between 3 and 5 May 2019", [("between 3 and 5 May 2019", "DATE", None)]),
    ("She lived at 9 Cooper's Yard, Saltmere PL99 1QX.", [("9 Cooper's Yard, Saltmere PL99 1QX", "ADDRESS", "home")]),
    ("She went back to No. 9.", [("No. 9", "ADDRESS", "home")]),
    ("They spoke of the Cooper’s Yard address.", [("Cooper’s Yard", "ADDRESS", "home")]),
    ("their five-year-old daughter at Harbour Lane Primary", [("their five-year-old daughter", "RELATION", None), ("Harbour Lane Primary", "ORGANISATION", None)]),
    ("her eldest son was seen at school", [("her eldest son", "RELATION", None)]),
    ("She registered with Quayside Surgery.", [("Quayside Surgery", "ORGANISATION", "surgery")]),
    ("Clare's Law was explained by Clare Hughes.", [("Clare Hughes", "PERSON", None)]),
    ("There was a mark on her arm. Mark Tolley called. Will he return? Will said so.", [("Mark Tolley", "PERSON", None), ("Will", "PERSON", None)]),
    ("Dr Banerjee prescribed sertraline. Mrs Lovatt wrote the IMR.", [("Dr Banerjee", "PERSON", None), ("Mrs Lovatt", "PERSON", None)]),
    ("SW1 said that Nurse 1 had called.", [("SW1", "PERSON", None), ("Nurse 1", "PERSON", None)]),
    ("crime reference 55/20417/18, CAD 212 of 04/09/18, NHS 999 000 0743",
     [("crime reference 55/20417/18", "CRIME_REFERENCE", None), ("CAD 212 of 04/09/18", "CAD", None), ("NHS 999 000 0743", "NHS_NUMBER", None)]),
    ("She was from Melton Mowbray. The Melton Mowbray officers went to Mowbray Road.",
     [("Melton Mowbray", "PLACE", None), ("Melton Mowbray", "PLACE", None), ("Mowbray Road", "ADDRESS", None)]),
    ("Simon Trask, a witness, rang.", [("Simon Trask", "PERSON", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "wanted"), FOUND, ids=[s[:40] for s, _ in FOUND])
def test_what_a_sentence_of_the_policy_names_is_found(sentence: str, wanted: list[tuple[str, str, str | None]]) -> None:
    detection = run(sentence)
    assert [(f.text, f.entity_type) for f in proposed(detection)] == [(text, kind) for text, kind, _ in wanted]
    for text, _, entity in wanted:
        if entity is not None:
            assert entity_of(detection, text) == entity


@pytest.mark.parametrize(
    "sentence",
    [
        "DASH score of 14; s.136; section 2; Domestic Abuse Act 2021; SI 2018/952; HC 1034",
        "Monckton-Smith (2019); R v Ahluwalia; Dr Jane Monckton-Smith's eight stages",
        "The chair, Jane Example, and the panel in paragraph 1.9",
        "A draft was shared with the family; information was treated as official.",
        "Will he return? There was a mark on her arm, and grace in how she bore it.",
        "Referred to Winston's Wish, Victim Support and the Samaritans under Clare's Law.",
    ],
)
def test_what_must_stay_is_no_finding(sentence: str) -> None:
    assert proposed(run(sentence)) == []


def test_agencies_are_findings_that_a_policy_can_keep() -> None:
    detection = run(
        "Saltmere Community Safety Partnership met Example Constabulary and Westmarch Partnership NHS Foundation Trust."
    )
    assert [(f.text, f.context["org_kind"]) for f in proposed(detection)] == [
        ("Saltmere Community Safety Partnership", "agency"),
        ("Example Constabulary", "agency"),
        ("Westmarch Partnership NHS Foundation Trust", "agency"),
    ]


def test_an_agency_is_known_by_its_short_names() -> None:
    detection = run("Beacon rang the MASH; BDAS held no record.")
    assert [(f.text, f.context["org_kind"]) for f in proposed(detection)] == [("Beacon", "agency"), ("BDAS", "agency")]


def test_a_surgery_that_is_an_agency_of_the_review_is_found() -> None:
    assert texts(run("Quayside Surgery wrote an IMR."), "ORGANISATION") == ["Quayside Surgery"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("On 19 August 2019, two days before, she rang.", "near_death"), ("On Wednesday 21 August 2019 she was killed.", "death"),
        ("He was convicted on 2 March 2020.", "trial"), ("The first lockdown began on 23 March 2020.", "public"),
        ("The panel met on 4 May 2021.", "review"), ("She rang on 4 September 2018.", "event"), ("The policy was rewritten in 2016.", "policy"),
    ],
)  # fmt: skip
def test_a_date_knows_what_kind_of_day_it_is(sentence: str, kind: str) -> None:
    (finding,) = [f for f in proposed(run(sentence)) if f.entity_type == "DATE"]
    assert finding.context["date_kind"] == kind


def test_a_date_of_birth_is_told_from_other_dates() -> None:
    detection = run("Tamsin, born on 9 February 1985 (DOB 09/02/85), aged 34, lived alone.")
    assert texts(detection, "DATE_OF_BIRTH") == ["9 February 1985", "09/02/85"]
    (age,) = [f for f in detection.findings if f.entity_type == "AGE"]
    assert age.text == "aged 34" and age.context["age_of"] == "victim"


def test_the_age_of_a_child_of_the_register_is_the_child_s() -> None:
    (age,) = [f for f in run("Bryn, who was 11, hid.").findings if f.entity_type == "AGE"]
    assert age.context["child"] == "yes" and age.context["age_of"] == "bryn"


def test_a_family_in_the_plural_is_one_finding_with_its_members() -> None:
    detection = run("The Rourkes' landlord called.")
    (family,) = [f for f in detection.findings if f.context.get("form") == "plural"]
    assert family.text == "The Rourkes" and family.context["members"] == "victim,perpetrator"


def test_names_inside_verbatim_words_are_findings_of_their_own() -> None:
    detection = run('"I\'ll burn the house down, Tam", he texted at 22:14.')
    assert texts(detection) == ["Tam"]
    quotes = [f for f in detection.findings if f.entity_type == "QUOTE"]
    assert quotes and len({f.entity_id for f in quotes}) == 1

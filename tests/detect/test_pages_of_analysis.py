"""Pages of research, figures, rules, plans and services name nobody of the case: they stay, under every policy."""

from __future__ import annotations

import pytest

from benchmarks.detection import document
from pipeline.detect import detect
from pipeline.model import CaseFacts, Register
from pipeline.redact import propose
from pipeline.redact.policy import load_policy
from pipeline.redact.stage import Overlay


def masked(*paragraphs: str, policy: str = "maximum") -> list[str]:
    documents, register, facts = [document(list(paragraphs))], Register(), CaseFacts()
    found = detect(documents, register=register, facts=facts)
    proposed = propose(found, documents=documents, policy=load_policy(policy), register=register, facts=facts, ledger=Overlay({}))
    return [f.text for f in proposed if f.state == "proposed" and f.action != "keep" and f.replacement != f.text]


@pytest.mark.parametrize(
    "text",
    [
        "Fewer than 6% of suspects were convicted in 2019, compared with 9% in 2017/18.",
        "The Adults Board should publish its strategy by March 2023 and report to the Health and Wellbeing Board.",
        "The arrest rate was 31.3 per 100 recorded crimes, and the mean age was 43.",
        "Muslim, Sikh and Hindu women who sought help often experience racism within services.",
        "The Clinical Commissioning Group became an Integrated Care Board on 1 July 2022.",
        "The new policy on disclosure was adopted on 14 May 2021.",
        "Target: 31 March 2023.",
        "Ambulance Service NHS Trust | Chronology only",
        "A sample of 120 forms was read, and a budget of £14,500 was set aside for training by the commissioners.",
        "The Council of Europe sets national standards for the number of bed spaces.",
    ],
)
def test_what_is_said_of_people_in_general_stays(text: str) -> None:
    assert masked(text) == []


LITERATURE = (
    "Research by Oxlade et al. (2017) and Wanless (2019) is often cited. Quillfeather and Hallam reported an odds ratio of 2.77 "
    "in a cohort study. Brackenbury's typology has been criticised by scholars."
)


def test_authors_without_a_year_are_cited_like_those_with_one() -> None:
    assert masked(LITERATURE, policy="publication") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He said that Quillfeather had read the study.", "Quillfeather"),
        ("Constable Oxlade rang about the research of the trust.", "Constable Oxlade"),
        ("Mr Wanless told the panel about his paper.", "Mr Wanless"),
    ],
)
def test_somebody_of_the_case_beside_research_is_no_author(text: str, name: str) -> None:
    assert name in masked(text, policy="publication")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("He was taken to the place of safety by two officers on 19 May 2020 under section 136.", "on 19 May 2020"),
        ("Strategy meeting 1 March 2018; section 47 enquiry agreed.", "1 March 2018"),
        ("On 11 December 2003 the Court declared the application admissible under the Act.", "On 11 December 2003"),
    ],
)
def test_a_day_of_the_case_is_no_day_of_a_law_that_stands_beside_it(text: str, day: str) -> None:
    assert day in masked(text)


def test_names_of_products_have_capitals_inside_and_name_nobody() -> None:
    assert masked("Entries were collated in ChronoLator and sent by SharePoint.") == []
    assert "McAllister" in " ".join(masked("They rang McAllister at home and he answered.", policy="publication"))

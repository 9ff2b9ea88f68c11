"""Every day of a list is found and the list reads well; days beside a section of a law, and days like the 9/11 attacks."""

from __future__ import annotations

import pytest

from benchmarks.detection import document
from pipeline.detect import detect
from pipeline.model import CaseFacts, Register
from pipeline.redact import propose
from pipeline.redact.policy import load_policy
from pipeline.redact.stage import Overlay
from tests.detect.cases import RULES_ONLY


def published(text: str) -> str:
    made = document([text])
    register, facts = Register(), CaseFacts()
    found = detect([made], register=register, facts=facts, settings=RULES_ONLY)
    proposed = propose(
        found, documents=[made], policy=load_policy("publication"), register=register, facts=facts, ledger=Overlay({})
    )
    for finding in sorted(proposed, key=lambda f: -f.start):
        if finding.state == "proposed" and finding.action != "keep" and finding.entity_type == "DATE":
            text = text[: finding.start] + (finding.replacement or "") + text[finding.end :]
    return text


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("He rang on 4 June, 18 June and 2 July.", "He rang in June and July."),
        ("He came on 4 June, 21 July, 3 August and 9 October 2020.", "He came in June, July, August and October 2020."),
        ("She missed 2 March, 17 March and 30 March.", "She missed March."),
        ("Letters went on 22 February, 1 March and 8 March.", "Letters went between February and March."),
        ("She was absent on 8th, 15th and 22nd May 2018.", "She was absent in May 2018."),
        ("He called on Tues 4, Thurs 6 and Sat 8 May.", "He called in May."),
        ("He called on Monday 3rd, Wednesday 5th and Friday 7th.", "He called that month."),
        ("Did not attend 3/4, 17/4 and 1/5.", "Did not attend April and May."),
        ("Visits: 5/8 (no reply), 6/8 (seen), 19/8 (seen).", "Visits: August (no reply), August (seen), August (seen)."),
        ("Seen on 10 Jan '19, 14 Feb '19 and 2 Apr '19.", "Seen in January 2019, February 2019 and April 2019."),
        ("Reports came on April 3, April 9 and May 20.", "Reports came in April and May."),
        ("On 12 April, the 14th and the 16th she was late.", "In April she was late."),
        ("He was held on 9 March and on 14 June.", "He was held in March and in June."),
        ("Strategy meetings were held on 4 April and 9 May.", "Strategy meetings were held in April and May."),
    ],
)
def test_every_day_of_a_list_goes_and_the_sentence_reads_well(written: str, told: str) -> None:
    assert published(written) == told


@pytest.mark.parametrize(
    "text",
    [
        "Pages 3, 9 and 14 and sections 4 and 7 deal with it.",
        "She ate 1/2 of it and he ate 3/4.",
        "Pain was 2/10, 4/10 and 7/10.",
        "Review in 2/12, then in 3/12.",
        "He came 1st, 2nd and 3rd in the races.",
        "Rooms 3, 4 and 5 were searched.",
        "The panel met in March, May and July 2021.",
    ],
)
def test_other_numbers_in_a_row_are_no_days(text: str) -> None:
    assert published(text) == text


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Section 136, 23 April 2022, taken in by police.", "Section 136, April 2022, taken in by police."),
        ("Section 2, 9 Feb 2019, to the ward.", "Section 2, February 2019, to the ward."),
        ("s.47 on 3 May, closed.", "s.47 in May, closed."),
        ("DVPN 12/06/21 served.", "DVPN June 2021 served."),
        ("Section 17 assessment 12 October 2017, needs met.", "Section 17 assessment October 2017, needs met."),
        ("Bailed under s.47(3) to 28 June 2021.", "Bailed under s.47(3) to June 2021."),
        ("Detained on section 3 from 8 April 2019.", "Detained on section 3 from April 2019."),
        ("Section 21 notice, 2 March 2019, expired in May.", "Section 21 notice, March 2019, expired in May."),
        ("See appendix 2, 14 June 2018 entry.", "See appendix 2, June 2018 entry."),
    ],
)
def test_a_day_beside_a_section_is_the_day_of_an_event(written: str, told: str) -> None:
    assert published(written) == told


@pytest.mark.parametrize(
    "text",
    [
        "Section 76 of the Serious Crime Act 2015 came into force on 29 December 2015.",
        "The Stalking Protection Act 2019 received Royal Assent on 15 March 2019.",
        "Section 39 of the Criminal Justice Act 1988 was amended on 28 June 2022.",
        "Part 1 of the Act applies from 5 July 2021.",
        "The forms are set by SI 2018/952, regulation 5.",
        "Sections 1, 3 and 7 of the Domestic Abuse Act 2021 apply.",
    ],
)
def test_the_date_of_a_law_stays(text: str) -> None:
    assert published(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Assault by son 9/11, crime recorded.",
        "Assault 9/11, shouting 12/11, arrest 14/11.",
        "9/11 - DNA. 16/11 - attended.",
        "9/11 call from mum; no reply.",
        "Visit planned for 9/11.",
        "Discharged 9/11 to home.",
        "After 9/11 she did not answer; letters 16/11 and 23/11.",
        "Locked out 9/11, slept in the car.",
    ],
)
def test_a_day_of_a_log_goes_though_it_reads_like_the_attacks(text: str) -> None:
    assert "/11" not in published(text)


@pytest.mark.parametrize(
    "text",
    [
        "After 9/11 there was more hatred in the streets.",
        "The 9/11 attacks were shown on the ward.",
        "He served in the army post-9/11.",
        "In the wake of 7/7 the centre was attacked.",
        "He talked about 9/11 conspiracy theories.",
        "She answered 9/11 questions.",
    ],
)
def test_the_public_event_stays(text: str) -> None:
    assert published(text) == text

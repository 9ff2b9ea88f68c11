"""Plain sentences through the real detector and the publication policy: written → published."""

from __future__ import annotations

import dataclasses
from functools import cache

import pytest

from pipeline.detect import detect
from pipeline.detect.rulebook.rules import load_rules
from pipeline.model import Detection, Document, Finding, OrganisationName, PlaceName, Unit
from pipeline.redact import MemoryLedger, load_policy, plan, propose, verify
from tests.redact.marked import FACTS, REGISTER

SENTENCES = [
    ("Tamsin's GP wrote to Mrs Rourke.", "Laura's GP wrote to Laura."),
    ("TR told Morwenna she was frightened of Geth.", "Laura told Beth she was frightened of Simon."),
    ("On Tuesday 4 September 2018 at 02:40 she rang 999.", "In September 2018 she rang 999."),
    ("She stayed between 3 and 5 May 2019 with her sister.", "She stayed in May 2019 with her sister."),
    ("On 19 August 2019, two days before her death, she rang.", "Two days before her death, she rang."),
    ("On Wednesday 21 August 2019 Tamsin was killed.", "In August 2019 Laura was killed."),
    (
        "He was convicted on 2 March 2020 and must serve at least 19 years and 8 months.",
        "He was convicted in 2020 and sentenced to life imprisonment.",
    ),
    ("Tamsin, born on 9 February 1985 (DOB 09/02/85), was aged 34.", "Laura was aged 34."),
    (
        "Gethin, 38, had worked for Bluebird Cars since he was 31.",
        "Simon, 38, had worked for a taxi company since his early thirties.",
    ),
    ("Bryn, who was 11, hid his sister.", "Child A hid Child B."),
    ("They lived at 9 Cooper's Yard, Saltmere PL99 1QX.", "They lived at the family home."),
    ("She was registered at Quayside Surgery.", "She was registered at the GP practice."),
    ("Example Constabulary contributed.", "Example Constabulary contributed."),
    (
        "crime reference 55/20417/18, CAD 212 of 04/09/18, NHS 999 000 0743",
        "[reference removed], [reference removed], [reference removed]",
    ),
    (
        "DASH score of 14; s.136; Domestic Abuse Act 2021; SI 2018/952; HC 1034",
        "DASH score of 14; s.136; Domestic Abuse Act 2021; SI 2018/952; HC 1034",
    ),
    (
        "The first lockdown on 23 March 2020; the panel met on 4 May 2021.",
        "The first lockdown on 23 March 2020; the panel met on 4 May 2021.",
    ),
    ("The chair, Jane Example, and the panel met.", "The chair, Jane Example, and the panel met."),
    (
        "A draft was shared with the family; information was treated as official.",
        "A draft was shared with the family; information was treated as official.",
    ),
]


@cache
def _published() -> tuple[tuple[str, ...], Document, Detection, tuple[Finding, ...], MemoryLedger]:
    units = tuple(Unit("word.body", "body", f"paragraph {n}", f"u{n}", text) for n, (text, _) in enumerate(SENTENCES))
    document = Document("drafts/report.docx", "docx", "0" * 64, units)
    register = dataclasses.replace(
        REGISTER,
        places=(*REGISTER.places, PlaceName("saltmere", "Saltmere", kind="town")),
        organisations=(OrganisationName("surgery", "Quayside Surgery", kind="gp_practice"),),
    )
    facts = dataclasses.replace(FACTS, review_dates=("2021-05-04",))
    ledger = MemoryLedger()
    detection = detect([document], register=register, facts=facts)
    findings = propose(
        detection, documents=[document], policy=load_policy("publication"), register=register, facts=facts, ledger=ledger
    )
    edits = plan(findings, {}).get(document.name, ())
    texts = []
    for unit in units:
        text = unit.text
        for edit in reversed([e for e in edits if e.address == unit.address]):
            text = text[: edit.start] + edit.replacement + text[edit.end :]
        texts.append(text)
    finished = dataclasses.replace(
        document, units=tuple(dataclasses.replace(u, text=t) for u, t in zip(units, texts, strict=True))
    )
    hits = verify(
        finished, (), detection=dataclasses.replace(detection, findings=findings), register=register, findings=findings, decisions={},
        issued=ledger.issued().values(), facts=facts, rules=load_rules(),
    )  # fmt: skip
    assert [hit.text for hit in hits if hit.blocking] == []
    return tuple(texts), document, detection, findings, ledger


@pytest.mark.parametrize("number", range(len(SENTENCES)), ids=[wanted for _, wanted in SENTENCES])
def test_a_plain_sentence_is_published_as_the_policy_says(number: int) -> None:
    assert _published()[0][number] == SENTENCES[number][1]

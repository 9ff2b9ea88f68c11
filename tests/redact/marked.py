"""Write a sentence with marked findings and see what is published: `{PERSON victim form=first|Tamsin}'s {ORGANISATION|GP}`."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.model import CaseFacts, Detection, Document, Entity, Finding, Person, PlaceName, Register, Unit
from pipeline.redact import Decision, MemoryLedger, load_policy, plan, propose

_MARK = re.compile(r"\{(?P<head>[A-Z_]+[^|{}]*)\|(?P<text>[^{}]*)\}")

REGISTER = Register(
    people=(
        Person(
            "victim", "victim", "Tamsin Rourke", ("Tam", "Pell", "TR"), "1985-02-09", "2019-08-21", "female", "Laura", "family"
        ),
        Person("perpetrator", "perpetrator", "Gethin Rourke", ("Geth",), gender="male", pseudonym="Simon"),
        Person("bryn", "child", "Bryn Rourke", gender="male", pseudonym="Child A"),
        Person("elowen", "child", "Elowen Rourke", gender="female", pseudonym="Child B"),
        Person("sister", "family", "Morwenna Pell", pseudonym="Beth", relation="sister of the victim"),
    ),
    places=(PlaceName("home", "9 Cooper's Yard", ("No. 9", "Cooper's Yard"), "home", "the family home"),),
)
FACTS = CaseFacts(
    reference="DHR-2021-03", csp="Saltmere Community Safety Partnership", agencies=("Example Constabulary", "Quayside Surgery"),
    keep_people=("Jane Example",), dates={"death": "2019-08-21", "trial": "2020-03-02"},
)  # fmt: skip
ENTITIES = (
    Entity("okoro", "person", "professional", "Okoro", title="PC"),
    Entity("banerjee", "person", "professional", "Banerjee", title="GP"),
    Entity("lovatt", "person", "professional", "Lovatt", title="IMR author", agency="Example Constabulary"),
    Entity("juris", "person", "other", "Juris", relation="landlord"),
    Entity("sw1-police", "person", "professional", "SW1", agency="Police", source="code"),
    Entity("sw1-housing", "person", "professional", "SW1", agency="Housing", source="code"),
    Entity("nurse-hospital", "person", "professional", "Nurse 1", title="Nurse", agency="Hospital", source="code"),
    Entity("nurse-surgery", "person", "professional", "Nurse 1", title="Nurse", agency="Surgery", source="code"),
    Entity("clare", "person", "professional", "Clare Hughes", title="Support Worker"),
    Entity("tolley", "person", "other", "Mark Tolley", relation="neighbour"),
    Entity("will", "person", "friend", "Will"),
    Entity("trask", "person", "other", "Simon Trask", relation="a witness"),
    Entity("saltmere", "place", "town", "Saltmere"),
    Entity("melton", "place", "town", "Melton Mowbray", ("Melton", "Mowbray")),
    Entity("mowbray-road", "place", "street", "Mowbray Road"),
    Entity("surgery", "organisation", "gp_practice", "Quayside Surgery"),
    Entity("bluebird", "organisation", "employer", "Bluebird Cars"),
)


_policy = functools.cache(load_policy)


@dataclass(frozen=True)
class Case:
    """One marked text as document and detection."""

    document: Document
    detection: Detection
    register: Register
    facts: CaseFacts

    def proposals(self, ledger: MemoryLedger | None = None, policy: str = "publication") -> tuple[Finding, ...]:
        return propose(
            self.detection, documents=[self.document], policy=_policy(policy), register=self.register, facts=self.facts,
            ledger=ledger or MemoryLedger(),
        )  # fmt: skip


def marked(
    *texts: str, register: Register = REGISTER, facts: CaseFacts = FACTS, entities: Sequence[Entity] = ENTITIES,
    name: str = "draft.docx",
    part: str = "body", slot: str = "word.body",
) -> Case:  # fmt: skip
    """Turn marked paragraphs into a case; the head of a mark is `TYPE entity key=value …`; the word `possible` makes it so."""
    findings: list[Finding] = []
    units = []
    for number, text in enumerate(texts, start=1):
        plain, at = "", 0
        for match in _MARK.finditer(text):
            plain += text[at : match.start()]
            start, at = len(plain), match.end()
            plain += match["text"]
            findings.append(_finding(match["head"], match["text"], start, name, f"u{number}", f"paragraph {number}", part))
        plain += text[at:]
        units.append(Unit(slot, part, f"paragraph {number}", f"u{number}", plain))
    return Case(Document(name, "docx", "0" * 64, tuple(units)), Detection(tuple(findings), tuple(entities)), register, facts)


def _finding(head: str, text: str, start: int, name: str, address: str, locator: str, part: str) -> Finding:
    entity_type, *rest = head.split()
    context = dict(pair.split("=", 1) for pair in rest if "=" in pair)
    state = "possible" if "possible" in rest else "proposed"
    entity = next((word for word in rest if "=" not in word and word != "possible"), None)
    return Finding(
        name, part, locator, address, start, start + len(text), text, entity_type=entity_type, entity_id=entity, state=state,
        context={key: value.replace("_", " ") if key in ("edtf",) else value for key, value in context.items()}, why="Marked.",
    )  # fmt: skip


def apply(case: Case, findings: Sequence[Finding], decisions: Mapping[str, Decision] | None = None) -> list[str]:
    """Return the paragraphs after the edits, checking that each edit meets what it expects."""
    edits = plan(findings, decisions or {}).get(case.document.name, ())
    texts = []
    for unit in case.document.units:
        text, shift = unit.text, 0
        for edit in (e for e in edits if e.address == unit.address):
            assert unit.text[edit.start : edit.end] == edit.expected
            text = text[: edit.start + shift] + edit.replacement + text[edit.end + shift :]
            shift += len(edit.replacement) - (edit.end - edit.start)
        texts.append(text)
    return texts


def published(*texts: str, policy: str = "publication", ledger: MemoryLedger | None = None, **kw: object) -> str:
    """Return what a marked text is published as when everything proposed is accepted; paragraphs joined by line breaks."""
    case = marked(*texts, **kw)  # type: ignore[arg-type]
    return "\n".join(apply(case, case.proposals(ledger, policy)))

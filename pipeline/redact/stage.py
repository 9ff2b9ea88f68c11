"""Find what identifies people in the drafts that will be published, and propose what should stand instead.

In: the drafts (the writer's, if they changed them), the sources (to learn who exists), the register. Out: `Findings`. A
decision is asked only about what stands in the drafts. New pseudonyms are handed back, to be written to the record once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.case import Case
from pipeline.errors import CaseState
from pipeline.model import Detection, Document, Entity, Finding, Person, UnreadItem
from pipeline.record import DecisionStore
from pipeline.redact.findings import Findings
from pipeline.state import PUBLISHED, Progress


class Overlay:
    """A ledger that reads what the case issued and collects what is new until the stage commits."""

    def __init__(self, issued: Mapping[str, str]) -> None:
        self._issued = dict(issued)
        self.fresh: dict[str, str] = {}

    def issued(self) -> Mapping[str, str]:
        return self._issued

    def issue(self, entity_id: str, replacement: str, *, by: str) -> None:
        if self._issued.get(entity_id) != replacement:
            self._issued[entity_id] = replacement
            self.fresh[entity_id] = replacement


def find(case: Case, drafts: Sequence[Document], progress: Progress) -> tuple[Findings, Mapping[str, str]]:
    """Detect and propose; returns the findings and the pseudonyms proposed for the first time."""
    from pipeline.redact import collisions, load_policy, propose
    from pipeline.redact.added import added_findings, load_notes
    from pipeline.redact.checks import checks
    from pipeline.redact.left import load_left, unreachable

    register = case.register()
    whole = detect_case(case, drafts, progress)
    detection = restrict(whole, drafts)
    store = DecisionStore(case.decisions)
    ledger = Overlay(store.issued())
    findings = propose(
        detection,
        documents=drafts,
        policy=load_policy(case.settings().policy),
        register=register,
        facts=case.facts(),
        ledger=ledger,
    )
    findings = (*findings, *added_findings(load_notes(case), drafts, findings, detection.kept))
    names = {draft.name for draft in drafts}
    open_questions = checks(
        drafts, detection=whole, register=register, facts=case.facts(), issued=ledger.issued(), earlier=store.ever_issued(),
        sources={f.document for f in whole.findings} - names,
    )  # fmt: skip
    result = Findings(
        drafts={d.name: d.sha256 for d in drafts},
        findings=findings,
        entities=_in_use(detection.entities, findings),
        kept=detection.kept,
        risks=detection.risks,
        unread=(*_unread(case, drafts), *open_questions),
        left=unreachable(load_left(case), drafts, findings),
        collisions=tuple(
            dict.fromkeys(
                c.replacement
                for c in collisions(detection.entities, issued=ledger.issued(), register=register, facts=case.facts())
            )
        ),
    )
    return result, ledger.fresh


def read_drafts(case: Case) -> list[Document]:
    """Read the drafts that will be published; the writer's version is the one under the plain name."""
    from pipeline import documents

    paths = [case.drafts / name for name in PUBLISHED]
    found = [path for path in paths if path.exists()]
    if not found:
        raise CaseState("There are no drafts.", remedy="Run `dhr draft` first.")
    return [documents.read(path, name=case.name_of(path)) for path in found]


def detect_case(case: Case, drafts: Sequence[Document], progress: Progress) -> Detection:
    """Detect over sources and drafts together, so that what is learned anywhere is found everywhere."""
    from pipeline.detect import DetectSettings, detect
    from pipeline.detect.rulebook.rules import load_rules
    from pipeline.ingest.stage import load_documents, load_sources
    from pipeline.redact.hidden_names import with_hidden_names
    from pipeline.redact.ledger import replacements_of

    settings = case.settings()
    proposals: list[Person] = [person for source in load_sources(case) for person in source.proposals]
    issued = DecisionStore(case.decisions).issued() if case.decisions.exists() else {}
    register = case.register()
    detection = detect(
        [*load_documents(case), *drafts],
        register=register,
        facts=case.facts(),
        proposals=proposals,
        rules=load_rules(extra=[case.root / name for name in settings.rules]),
        settings=DetectSettings(model=settings.model) if settings.model else DetectSettings(),
        cache=case.work / "detection cache",
        known_replacements=replacements_of(register, issued),
        progress=lambda done, total: progress("Looking for what identifies people", done, total),
    )
    return with_hidden_names(detection, drafts, register)


def restrict(detection: Detection, drafts: Sequence[Document]) -> Detection:
    """Keep what stands in the drafts, in places that are published; what the scrub removes needs no decision."""
    names = {draft.name for draft in drafts}
    published = {
        (draft.name, unit.address)
        for draft in drafts
        for unit in draft.units
        if unit.treatment == "edit" and unit.part != "control"  # publication unwraps every content control
    }
    return replace(
        detection,
        findings=tuple(f for f in detection.findings if (f.document, f.address) in published),
        kept=tuple(f for f in detection.kept if (f.document, f.address) in published),
        risks=tuple(r for r in detection.risks if r.document in names),
    )


def _in_use(entities: Iterable[Entity], findings: Iterable[Finding]) -> tuple[Entity, ...]:
    used: set[str] = set()
    for finding in findings:
        if finding.entity_id:
            used.add(finding.entity_id)
        used.update(m for m in finding.context.get("members", "").split(",") if m)
    return tuple(entity for entity in entities if entity.id in used)


def _unread(case: Case, drafts: Sequence[Document]) -> Iterable[UnreadItem]:
    from pipeline.ingest.stage import load_records, unread_items

    yield from unread_items(load_records(case))
    for draft in drafts:
        yield from draft.unread

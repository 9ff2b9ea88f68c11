"""Make one file of a matter in memory: edit, scrub, re-open, search; what only the search met is replaced as well."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import EditUnsafe, OutputFailed
from pipeline.model import CaseFacts, Detection, Document, Edit, Finding, Hit, Register
from pipeline.oneshot.file_names import NAME, with_name
from pipeline.oneshot.finding import proposed

if TYPE_CHECKING:
    from pipeline.documents.scrubbed import Removed
    from pipeline.redact import Decision, MemoryLedger
    from pipeline.redact.opening import Opened

_ROUNDS = 3  # what only verification met is replaced too, from the untouched file; then it is asked again


@dataclass(frozen=True)
class Matter:
    """What the files given together have in common."""

    register: Register
    policy: str
    register_only: bool
    detection: Detection
    findings: tuple[Finding, ...]
    ledger: MemoryLedger
    raster: bool = False  # a PDF comes out as pictures of its pages
    office: bool = True  # a finished file is opened in LibreOffice, where it is installed


@dataclass(frozen=True)
class Made:
    """One file as it would be written, with what was taken out, what was met, and the program that opened it."""

    blob: bytes = field(repr=False)
    removed: Sequence[Removed]
    hits: tuple[Hit, ...]
    replaced: int
    opened: Opened

    @property
    def blocking(self) -> tuple[Hit, ...]:
        """What holds the file back; a name that only the file's own name tells does not, for it can be called otherwise."""
        return tuple(hit for hit in self.hits if hit.blocking and hit.locator != NAME)


def make(blob: bytes, document: Document, target: Path, matter: Matter) -> Made:
    """Make a file until nothing is met in it, three times at most; raises the refusals of reading, editing and writing."""
    from pipeline.redact.met import findings_met

    own = tuple(f for f in matter.findings if f.document == document.name)
    found = tuple(f for f in matter.detection.findings if f.document == document.name)
    for _ in range(_ROUNDS):
        attempt = _Attempt(blob, document, target, own, matter)
        made = attempt.made()
        more = findings_met(document, made.hits, own, matter.detection)
        if not more:
            break
        found = (*found, *more)
        again = proposed(
            replace(matter.detection, findings=found), [document], matter.register, matter.policy,
            register_only=matter.register_only, ledger=matter.ledger,
        )  # fmt: skip
        own = _replaced(editable(again, [document]))
    return made if made.blocking else attempt.ready(made)


def editable(findings: Iterable[Finding], documents: Sequence[Document]) -> tuple[Finding, ...]:
    """Leave out findings in places the scrub removes whole."""
    scrubbed = {(d.name, u.address) for d in documents for u in d.units if u.treatment != "edit"}
    return tuple(f for f in findings if (f.document, f.address) not in scrubbed)


def _replaced(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Let what verification met go even where the policy would keep it or ask: nobody is there to be asked."""
    from pipeline.redact.met import RECOGNISER

    return tuple(
        f
        if f.recogniser != RECOGNISER
        else replace(f, state="proposed", action="redact", replacement="[removed]")
        if f.action == "keep"
        else replace(f, state="proposed")
        for f in findings
    )


@dataclass(frozen=True)
class _Attempt:
    """One file from the untouched original with one set of findings."""

    blob: bytes = field(repr=False)
    document: Document
    target: Path
    findings: Sequence[Finding]
    matter: Matter

    @property
    def decisions(self) -> Mapping[str, Decision]:
        from pipeline.redact import Decision

        why = "replaced without a decision"
        return {f.id: Decision(f.action or "redact", f.replacement, why, "dhr") for f in self._all if f.state == "proposed"}

    @property
    def _all(self) -> tuple[Finding, ...]:
        """This file's findings with those of the files given beside it: what is kept in one is kept in all."""
        return (*self.findings, *(f for f in self.matter.findings if f.document != self.document.name))

    def made(self) -> Made:
        """Edit, check the rest, scrub, re-open, search; a stranger's file still, so each step parses it in the child process."""
        from pipeline import documents
        from pipeline.documents.pdf import left_behind
        from pipeline.redact.opening import Opened

        edits = self._edits()
        edited = documents.in_child("apply_edits", self.blob, edits, name=self.document.name)
        differences = documents.in_child("integrity", self.blob, edited, edits, name=self.document.name)
        if differences:
            raise EditUnsafe(
                f"{self.target.name}: something outside the edits would have changed: {differences[0]}",
                remedy="Nothing was written for this file.",
            )
        scrubbed = documents.in_child("scrub", edited, name=self.document.name)
        removed = scrubbed.removed
        if self.document.format == "pdf":  # built anew from its text: what stayed behind is known from the old file alone
            removed = (*left_behind(self.document), *removed)
        replaced = sum(1 for f in self.findings if f.state == "proposed" and f.action != "keep")
        return Made(scrubbed.blob, removed, self._searched(scrubbed.blob), replaced, Opened())

    def ready(self, made: Made) -> Made:
        """Finish a file in which nothing was met: as pictures where that is asked for, and opened in a second program."""
        from pipeline.redact.opening import opened_elsewhere

        if self.matter.raster and self.target.suffix == ".pdf":
            made = self._as_pictures(made)
        if not self.matter.office:
            return made
        opened = opened_elsewhere(made.blob, name=self.target.name, before=self.blob, search=self._search_streams)
        return replace(made, opened=opened, hits=(*made.hits, *opened.hits))

    def _edits(self) -> Sequence[Edit]:
        from pipeline.redact import marking_edits, plan

        decisions = self.decisions
        decided = [f for f in self.findings if f.id in decisions]
        edits = [*plan(decided, decisions).get(self.document.name, ())]
        return edits if self.matter.register_only else _beside(edits, marking_edits(self.document))

    def _as_pictures(self, made: Made) -> Made:
        """Draw the pages that were searched, and search the bytes of the drawing."""
        from pipeline import documents

        drawn = documents.in_child("rasterise", made.blob, name=self.target.name)
        again = documents.in_child("read_bytes", drawn, name=self.target.name)
        if any(unit.part in ("body", "header", "footer") for unit in again.units):
            raise OutputFailed(f"{self.target.name} would hold more than pictures.", remedy="Run again without --raster.")
        return replace(made, blob=drawn, hits=(*made.hits, *self._searched(drawn)))

    def _searched(self, blob: bytes) -> tuple[Hit, ...]:
        from pipeline import documents

        again = documents.in_child("read_bytes", blob, name=self.target.name)
        return self._verified(again, documents.in_child("streams", blob, name=self.target.name), only_streams=False)

    def _search_streams(self, streams: Iterable[tuple[str, str]]) -> tuple[Hit, ...]:
        return self._verified(replace(self.document, name=self.target.name), streams, only_streams=True)

    def _verified(self, again: Document, streams: Iterable[tuple[str, str]], *, only_streams: bool) -> tuple[Hit, ...]:
        from pipeline.redact import verify

        matter, decisions = self.matter, self.decisions
        proposed_texts = {f.replacement for f in (*matter.findings, *self.findings) if f.replacement}
        hits = verify(
            with_name(again, self.target),
            streams,
            detection=_register_part(matter.detection) if matter.register_only else matter.detection,
            register=matter.register,
            findings=[f for f in self._all if f.id in decisions],
            decisions=decisions,
            issued=proposed_texts | {*matter.ledger.issued().values()},
            facts=CaseFacts(),
            only_streams=only_streams,
        )
        return tuple(hit for hit in hits if not matter.register_only or hit.kind in ("alias", "stream", "finding"))


def _beside(edits: Sequence[Edit], markings: Sequence[Edit]) -> list[Edit]:
    """Add the edits of markings that no other edit already covers."""
    taken = [(e.address, e.start, e.end) for e in edits]
    return [*edits, *(m for m in markings if not any(a == m.address and s < m.end and m.start < e for a, s, e in taken))]


def _register_part(detection: Detection) -> Detection:
    return replace(detection, findings=tuple(f for f in detection.findings if f.entity_id))

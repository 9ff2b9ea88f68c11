"""Single files without a case: detect, anonymise, verify.

Files given together are one matter: what is found in one is found in all, and a person has one pseudonym in all of them.
Everything happens in memory; a file appears under its name only when it has been verified, whole.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import DhrError, InputRefused, OutputFailed, UsageError
from pipeline.model import CaseFacts, Detection, Document, Edit, Finding, Hit, Register, Unit
from pipeline.settings import load_register
from pipeline.state import Progress, silent

if TYPE_CHECKING:
    from pipeline.documents.scrubbed import Scrubbed
    from pipeline.redact import MemoryLedger

# What comes out for what goes in; macros and templates become plain documents.
_OUT = {"docm": "docx", "dotx": "docx", "dotm": "docx", "xlsm": "xlsx", "xltx": "xlsx", "xltm": "xlsx"}


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not read or not finished, with the refusal."""

    name: str
    error: DhrError


@dataclass(frozen=True, slots=True)
class Anonymised:
    """One finished file, and what was taken out of it."""

    source: str
    out: str
    replaced: int
    removed: Mapping[str, int] = field(default_factory=dict)
    kept: int = 0  # strings that stay under a keep rule


@dataclass(frozen=True, slots=True)
class Left:
    """A file that was not released because something identifying is left in it."""

    source: str
    hits: tuple[Hit, ...]


def read_files(paths: Sequence[Path]) -> tuple[list[tuple[Path, Document]], list[Refused]]:
    """Read files under the guard; a refused one is a value, so that it does not stop the others."""
    from pipeline import documents

    read, refused = [], []
    for path in paths:
        if not path.exists():
            raise UsageError(f"There is no file {path.name}.", remedy="Check the path.")
        try:
            read.append((path, documents.read(path, name=str(path))))
        except InputRefused as error:
            refused.append(Refused(path.name, error))
    return read, refused


def register_of(path: Path | None) -> Register:
    """Read a register given on the command line; a path that does not exist is a wrong use."""
    if path is None:
        return Register()
    if not path.exists():
        raise UsageError(f"There is no register {path.name}.", remedy="Check the path.")
    return load_register(path)


def find(
    paths: Sequence[Path], *, register: Register, policy: str, progress: Progress = silent
) -> tuple[tuple[Finding, ...], list[Refused]]:
    """Find what identifies people in single files and say what `policy` would do with it."""
    from pipeline.redact.glued import with_glued

    read, refused = read_files(paths)
    documents = [document for _, document in read]
    detection = with_glued(_detect(documents, register, progress), documents, register)
    return _propose(detection, documents, register, policy), refused


def _detect(documents: Sequence[Document], register: Register, progress: Progress) -> Detection:
    from pipeline.detect import detect
    from pipeline.redact.ledger import replacements_of

    return detect(
        documents,
        register=register,
        facts=CaseFacts(),
        known_replacements=replacements_of(register, {}),
        progress=lambda done, total: progress("Looking for what identifies people", done, total),
    )


def _propose(
    detection: Detection,
    documents: Sequence[Document],
    register: Register,
    policy: str,
    *,
    register_only: bool = False,
    ledger: MemoryLedger | None = None,
) -> tuple[Finding, ...]:
    from pipeline.redact import MemoryLedger, load_policy, propose

    return propose(
        detection, documents=documents, policy=load_policy(policy), register=register, facts=CaseFacts(),
        ledger=ledger or MemoryLedger(), register_only=register_only,
    )  # fmt: skip


def anonymise(
    paths: Sequence[Path],
    *,
    register: Register,
    policy: str,
    register_only: bool,
    out: Path,
    progress: Progress = silent,
) -> Iterator[Anonymised | Left | Refused]:
    """Replace everything proposed in each file, scrub, verify, and write the result to `out`.

    Yields one value a file. A file in which something is left is not written; no file that was given is ever written over.
    Raises `OutputFailed` before anything is read when `out` cannot be written to.
    """
    from pipeline.detect import register_only as detect_register_only
    from pipeline.redact import MemoryLedger
    from pipeline.redact.glued import with_glued

    _check_writable(out)
    paths = list({path.resolve(): path for path in paths}.values())
    read, refused = read_files(paths)
    yield from refused
    if not read:
        return
    names = [_name_document(path) for path, _ in read]
    documents = [document for _, document in read]
    everything = [*documents, *names]
    if register_only:
        detection = detect_register_only(everything, register=register)
    else:
        detection = _detect(everything, register, progress)
    detection = with_glued(detection, everything, register, inside=register_only)
    ledger = MemoryLedger()
    proposed = _propose(detection, everything, register, policy, register_only=register_only, ledger=ledger)
    findings = _editable(proposed, everything)
    matter = _Matter(register, policy, register_only, detection, findings, ledger)
    taken = {path.name.casefold() for path in paths if path.resolve().parent == out.resolve()}
    for number, (path, document) in enumerate(read):
        progress("Applying, scrubbing, verifying", number, len(read))
        target = out / _free(_clean_name(path, names[number], findings), taken)
        plain = out / _free(f"document{target.suffix}", set(taken))
        made = _finish(path, document, target, plain, matter)
        taken.add(made.out.casefold() if isinstance(made, Anonymised) else target.name.casefold())
        yield made
    progress("Applying, scrubbing, verifying", len(read), len(read))


@dataclass(frozen=True)
class _Matter:
    """What the files given together have in common."""

    register: Register
    policy: str
    register_only: bool
    detection: Detection
    findings: tuple[Finding, ...]
    ledger: MemoryLedger


def _editable(findings: Iterable[Finding], documents: Sequence[Document]) -> tuple[Finding, ...]:
    """Leave out findings in places the scrub removes whole."""
    scrubbed = {(d.name, u.address) for d in documents for u in d.units if u.treatment != "edit"}
    return tuple(f for f in findings if (f.document, f.address) not in scrubbed)


_NAME = "file name"
_ROUNDS = 3  # what only verification met is replaced too, from the untouched file; then it is asked again


def _finish(path: Path, document: Document, target: Path, plain: Path, matter: _Matter) -> Anonymised | Left | Refused:
    """Make one file, and write it when verification has met nothing in it; under `plain` if only its name still tells."""
    from pipeline.redact.met import findings_met

    own = tuple(f for f in matter.findings if f.document == document.name)
    found = tuple(f for f in matter.detection.findings if f.document == document.name)
    try:
        blob = path.read_bytes()
        for _ in range(_ROUNDS):
            scrubbed, hits, changed = _attempt(blob, document, target, own, matter)
            more = findings_met(document, hits, own, matter.detection)
            if not more:
                break
            found = (*found, *more)
            detection = replace(matter.detection, findings=found)
            again = _propose(
                detection, [document], matter.register, matter.policy, register_only=matter.register_only, ledger=matter.ledger
            )
            own = _replaced(_editable(again, [document]))
    except DhrError as error:
        return Refused(path.name, error)
    except OSError:
        return Refused(path.name, InputRefused(f"{path.name} could not be read.", remedy="Close it, or check the path."))
    blocking = tuple(hit for hit in hits if hit.blocking)
    if blocking and all(hit.locator == _NAME for hit in blocking):
        target, blocking = plain, ()
    if blocking:
        return Left(path.name, blocking)
    try:
        write_whole(target, scrubbed.blob)
    except OutputFailed as error:
        return Refused(path.name, error)
    removed: dict[str, int] = {}
    for item in scrubbed.removed:
        removed[item.kind] = removed.get(item.kind, 0) + item.count
    return Anonymised(path.name, target.name, changed, removed, sum(1 for hit in hits if not hit.blocking))


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


def _attempt(
    blob: bytes, document: Document, target: Path, findings: Sequence[Finding], matter: _Matter
) -> tuple[Scrubbed, tuple[Hit, ...], int]:
    """Edit, scrub, re-open and search one file; returns it with what was met and how many replacements were made."""
    from pipeline import documents
    from pipeline.redact import Decision, marking_edits, plan, verify

    decisions = {
        f.id: Decision(f.action or "redact", f.replacement, "replaced without a decision", "dhr")
        for f in findings
        if f.state == "proposed"
    }
    decided = [f for f in findings if f.id in decisions]
    edits = [*plan(decided, decisions).get(document.name, ())]
    if not matter.register_only:
        edits = _beside(edits, marking_edits(document))
    # Still a stranger's file: each step parses it in the child process, under the limits.
    edited = documents.in_child("apply_edits", blob, edits, name=document.name)
    scrubbed = documents.in_child("scrub", edited, name=document.name)
    again = documents.in_child("read_bytes", scrubbed.blob, name=target.name)
    hits = verify(
        _named(again, target),
        documents.in_child("streams", scrubbed.blob, name=target.name),
        detection=_register_part(matter.detection) if matter.register_only else matter.detection,
        register=matter.register,
        findings=decided,
        decisions=decisions,
        issued={f.replacement for f in (*matter.findings, *findings) if f.replacement} | {*matter.ledger.issued().values()},
        facts=CaseFacts(),
    )
    if matter.register_only:
        hits = tuple(hit for hit in hits if hit.kind in ("alias", "stream", "finding"))
    return scrubbed, hits, sum(1 for f in decided if f.action != "keep")


def _beside(edits: Sequence[Edit], markings: Sequence[Edit]) -> list[Edit]:
    """Add the edits of markings that no other edit already covers."""
    taken = [(e.address, e.start, e.end) for e in edits]
    return [*edits, *(m for m in markings if not any(a == m.address and s < m.end and m.start < e for a, s, e in taken))]


def _named(document: Document, path: Path) -> Document:
    """Add the file's own name to what is searched; a marking in it is no banner."""
    unit = Unit("file.name", "name", _NAME, _NAME, _spaced(path))
    return replace(document, units=(*document.units, unit))


def _register_part(detection: Detection) -> Detection:
    return replace(detection, findings=tuple(f for f in detection.findings if f.entity_id))


def _check_writable(out: Path) -> None:
    """Refuse a folder that cannot be made or written to, before minutes are spent on reading."""
    existing = next((folder for folder in (out, *out.absolute().parents) if folder.exists()), None)
    if existing is None or not existing.is_dir() or not os.access(existing, os.W_OK):
        raise OutputFailed(f"Nothing can be written to {out.name}.", remedy="Choose another folder.")


_ABANDONED = 3600.0  # seconds after which a half-written file is nobody's any more


def write_whole(target: Path, blob: bytes) -> None:
    """Write a file so that it appears under its name only when whole.

    It is written under a name of this run's own, so that two runs do not mix; what a killed run left long ago is cleared.
    """
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _clear_abandoned(target)
        with part.open("xb") as stream:
            stream.write(blob)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise OutputFailed(
            f"{target.name} could not be written; it may be open in Word.", remedy="Close it, or choose another folder."
        ) from None


def _clear_abandoned(target: Path) -> None:
    own = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{8}}\.part")
    for path in target.parent.iterdir():
        if own.fullmatch(path.name) and time.time() - path.stat().st_mtime > _ABANDONED:
            path.unlink(missing_ok=True)


# --- file names ------------------------------------------------------------------------------------------------------


def _name_document(path: Path) -> Document:
    """Treat a file's name as text, so that the same detection cleans it."""
    unit = Unit("file.name", "property", _NAME, _NAME, _spaced(path))
    return Document(f"{path}\x1fname", "name", "", (unit,))


def _spaced(path: Path) -> str:
    """Return a file's name as words; one that is all small letters with capitals, since people write names so there."""
    text = re.sub(r"[_\-.+]+", " ", path.stem)
    capitals = text.title()
    return capitals if text.islower() and len(capitals) == len(text) else text


def _clean_name(path: Path, name: Document, findings: Sequence[Finding]) -> str:
    """Return the file name without what identifies anybody; an innocent name stays as it was."""
    suffix = path.suffix.lower().lstrip(".")
    suffix = f".{_OUT.get(suffix, suffix)}" if suffix else ""
    own = sorted((f for f in findings if f.document == name.name and f.action != "keep"), key=lambda f: -f.start)
    if not own:
        return f"{path.stem}{suffix}"
    text = name.units[0].text
    for finding in own:
        text = text[: finding.start] + (finding.replacement or "") + text[finding.end :]
    text = " ".join(re.sub(r'[\[\]<>:"/\\|?*\x00-\x1f]', " ", text).split())
    return f"{text or 'document'}{suffix}"


def _free(name: str, taken: set[str]) -> str:
    """Give a clash a number: report.docx, report-2.docx."""
    stem, dot, suffix = name.rpartition(".")
    stem, suffix = (stem, dot + suffix) if dot else (name, "")
    candidate, number = name, 2
    while candidate.casefold() in taken:
        candidate, number = f"{stem}-{number}{suffix}", number + 1
    taken.add(candidate.casefold())
    return candidate


# --- verify ----------------------------------------------------------------------------------------------------------


def verify_files(paths: Sequence[Path], *, register: Register) -> Iterator[tuple[str, tuple[Hit, ...]] | Refused]:
    """Search finished files for anything identifying that is left; yields a file's name with what was met."""
    from pipeline import documents
    from pipeline.detect import register_only
    from pipeline.redact import verify

    issued = {p.pseudonym for p in register.people if p.pseudonym}
    issued |= {place.replacement for place in register.places if place.replacement}
    issued |= {body.replacement for body in register.organisations if body.replacement}
    read, refused = read_files(paths)
    yield from refused
    for path, document in read:
        hits = verify(
            _named(document, path),
            documents.in_child("streams", path.read_bytes(), name=path.name),
            detection=register_only([document], register=register),
            register=register,
            findings=(),
            decisions={},
            issued=issued,
            facts=CaseFacts(),
        )
        yield path.name, tuple(hits)

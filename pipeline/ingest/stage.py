"""Read every source of a case once and keep what it says in work/.

In: sources/<Agency>/<files>. Out: `work/ingest.json` (one record a file) and `work/sources/<hash>.json` (the document as
read and as understood). A file that cannot be read is an unread item with its reason; only when nothing at all could be
read is the stage refused. Equal files sent twice are one; a later version of an IMR replaces the earlier one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.case import Case, Stage, file_hash
from pipeline.codec import from_plain, to_plain
from pipeline.errors import DhrError, InputRefused, UsageError
from pipeline.model import Document, Source, UnreadItem, digest
from pipeline.state import Progress, StageReport, note_state, plural, version


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What became of one source file."""

    document: str
    sha256: str
    agency: str
    kind: str = ""
    stored: str = ""  # file name under work/sources/; empty when not read
    unread: tuple[UnreadItem, ...] = ()
    duplicate_of: str | None = None
    replaced_by: str | None = None
    ignored: bool = False
    problems: int = 0
    missing: tuple[str, ...] = ()  # what the guidance wants of an IMR and this one lacks
    fingerprint: str = field(default="", repr=False)


def run(case: Case, progress: Progress) -> StageReport:
    """Read all sources; see the module for what comes out."""
    files = case.source_files()
    if not files:
        raise UsageError(
            "sources/ holds no files.", remedy="Put each agency's files in sources/<Agency name>/ and run the command again."
        )
    with Stage(case) as stage:
        records = _mark_versions(list(_read_all(case, files, stage, progress)), case, stage)
        if not any(r.stored for r in records):
            raise InputRefused(
                "None of the source files could be read.", remedy="See the reasons with `dhr status`; the case is unchanged."
            )
        stage.write_json(case.work / "ingest.json", [to_plain(r) for r in records])
        kept = {r.stored for r in records}
        folder = case.work / "sources"
        for path in folder.glob("*.json") if folder.is_dir() else ():
            if path.name not in kept:
                stage.remove(path)
        note_state(stage, "ingest")
    return _report(records)


def _read_all(case: Case, files: Sequence[Path], stage: Stage, progress: Progress) -> Iterable[SourceRecord]:
    from pipeline.documents import Limits

    settings = case.settings()
    facts = case.facts()
    ls = settings.limits
    limits = Limits(
        memory=ls.memory_mb * 1024 * 1024, seconds=ls.seconds, seconds_per_page=ls.seconds_per_page, max_seconds=ls.max_seconds
    )
    seen: dict[str, str] = {}
    for number, path in enumerate(files):
        progress("Reading sources", number, len(files))
        name = case.name_of(path)
        override = settings.sources.get(name.removeprefix("sources/"))
        agency = facts.agency_of[name]
        sha = file_hash(path) if path.is_file() else ""
        if override and override.ignore:
            yield SourceRecord(name, sha, agency, ignored=True)
        elif sha and sha in seen:
            yield SourceRecord(name, sha, agency, duplicate_of=seen[sha])
        else:
            kind = override.kind if override else None
            record = _read_one(case, path, name, sha, agency, kind, limits, stage)
            if sha and record.stored:
                seen[sha] = name
            yield record
    progress("Reading sources", len(files), len(files))


def _read_one(case, path, name, sha, agency, kind, limits, stage):  # type: ignore[no-untyped-def]
    from pipeline import documents
    from pipeline.ingest import understand

    wanted = digest(version(), name, sha, agency, kind or "", case.settings_file.name, _settings_mark(case))
    stored = f"{digest(name)}.json"
    target = case.work / "sources" / stored
    if target.exists():
        try:
            earlier = json.loads(target.read_text(encoding="utf-8"))
            if earlier.get("fingerprint") == wanted:
                return from_plain(SourceRecord, earlier["record"])
        except (ValueError, KeyError, TypeError):
            pass  # a damaged artefact is made again
    try:
        document = documents.read(path, name=name, limits=limits)
        source = understand(document, agency=agency, kind=kind, facts=case.facts())
    except InputRefused as refusal:
        item = UnreadItem.of(name, "file", "whole file", str(refusal.what))
        return SourceRecord(name, sha, agency, unread=(item,))
    except DhrError:
        raise
    record = SourceRecord(
        name,
        sha,
        source.agency,
        source.kind,
        stored,
        unread=document.unread,
        problems=len(source.problems),
        missing=tuple(check.item for check in source.intake if not check.present),
        fingerprint=wanted,
    )
    stage.write_json(
        target, {"fingerprint": wanted, "record": to_plain(record), "document": to_plain(document), "source": to_plain(source)}
    )
    return record


def _settings_mark(case: Case) -> str:
    return file_hash(case.settings_file) if case.settings_file.exists() else ""


# --- later versions of the same IMR ----------------------------------------------------------------------------------

_VERSION = re.compile(r"(?i)(?:^|[\s_\-.(])(?:v(?:ersion)?[\s_.]*(\d+(?:\.\d+)?)|(final|revised|corrected|amended|updated))\b")


def _mark_versions(records: list[SourceRecord], case: Case, stage: Stage) -> list[SourceRecord]:
    """Mark an IMR that a later version of itself replaces.

    Two IMRs of one agency are versions of each other when at least half of the shorter one's paragraphs stand word for
    word in the other. The one with the higher version mark in its file name counts; without marks, the newer file.
    case.yaml can say it outright (`replaces`).
    """
    from dataclasses import replace

    overrides = {f"sources/{name}": o.replaces for name, o in case.settings().sources.items() if o.replaces}
    replaced: dict[str, str] = {f"sources/{old.removeprefix('sources/')}": new for new, old in overrides.items() if old}
    imrs = [r for r in records if r.stored and r.kind in ("imr", "both")]
    words = {r.document: _paragraph_texts(load_source_of(case, r, stage)) for r in imrs}
    for i, first in enumerate(imrs):
        for second in imrs[i + 1 :]:
            if first.agency != second.agency or {first.document, second.document} & (replaced.keys() | set(overrides)):
                continue
            a, b = words[first.document], words[second.document]
            if a and b and len(a & b) >= 0.5 * min(len(a), len(b)):
                older, newer = sorted((first, second), key=lambda r: _version_key(case, r))
                replaced[older.document] = newer.document
    return [replace(r, replaced_by=replaced[r.document]) if r.document in replaced else r for r in records]


def _version_key(case: Case, record: SourceRecord) -> tuple[float, float, str]:
    marks = [float(m.group(1)) if m.group(1) else 1000.0 for m in _VERSION.finditer(Path(record.document).stem)]
    return (max(marks, default=0.0), (case.root / record.document).stat().st_mtime, record.document)


def _paragraph_texts(source: Source) -> set[str]:
    return {" ".join(p.text.split()).casefold() for s in source.sections for p in s.paragraphs if len(p.text) > 40}


# --- what later stages load ------------------------------------------------------------------------------------------


def load_source_of(case: Case, record: SourceRecord, stage: Stage | None = None) -> Source:
    """Load one source as understood, from this run's stage if it is not committed yet."""
    return from_plain(Source, _stored(case, record, stage)["source"])


def _stored(case: Case, record: SourceRecord, stage: Stage | None = None) -> dict:  # type: ignore[type-arg]
    path = case.work / "sources" / record.stored
    if stage is not None:
        fresh = stage.pending(path)
        path = fresh if fresh.exists() else path
    stored: dict = json.loads(path.read_text(encoding="utf-8"))  # type: ignore[type-arg]
    return stored


def load_records(case: Case) -> list[SourceRecord]:
    """Load what became of every source file; an empty list when nothing was ingested."""
    path = case.work / "ingest.json"
    if not path.exists():
        return []
    return [from_plain(SourceRecord, plain) for plain in json.loads(path.read_text(encoding="utf-8"))]


def in_use(records: Iterable[SourceRecord]) -> list[SourceRecord]:
    """Return the records that count: read, and not replaced by a later version."""
    return [r for r in records if r.stored and not r.replaced_by]


def load_sources(case: Case) -> list[Source]:
    """Load every source that counts, as understood."""
    return [load_source_of(case, record) for record in in_use(load_records(case))]


def load_documents(case: Case) -> list[Document]:
    """Load every source that counts, as read."""
    return [from_plain(Document, _stored(case, record)["document"]) for record in in_use(load_records(case))]


def unread_items(records: Iterable[SourceRecord]) -> list[UnreadItem]:
    """Return what somebody must accept by name: items in files that count, and files that could not be read."""
    return [item for r in records if not r.replaced_by and not r.ignored for item in r.unread]


def _report(records: Sequence[SourceRecord]) -> StageReport:
    kinds: dict[str, int] = {}
    for record in in_use(records):
        kinds[record.kind] = kinds.get(record.kind, 0) + 1
    unread = unread_items(records)
    lines = [
        f"{plural(len(in_use(records)), 'source')} read: " + ", ".join(f"{n} {k}" for k, n in sorted(kinds.items())),
    ]
    lines += [f"not read: {i.document} ({i.reason})" for i in unread if i.kind == "file"]
    lines += [f"the same file twice: {r.document}" for r in records if r.duplicate_of]
    lines += [f"replaced by a later version: {r.document}" for r in records if r.replaced_by]
    others = sum(1 for i in unread if i.kind != "file")
    if others:
        lines.append(f"{plural(others, 'item')} inside files could not be read (pictures, embedded files …)")
    problems = sum(r.problems for r in records)
    if problems:
        lines.append(f"{plural(problems, 'row or paragraph', 'rows or paragraphs')} could not be mapped; listed in the timeline")
    facts = {"read": len(in_use(records)), "kinds": kinds, "unread": len(unread), "problems": problems}
    return StageReport("ingest", tuple(lines), facts)

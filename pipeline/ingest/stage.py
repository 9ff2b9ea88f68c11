"""Read every source of a case once and keep what it says in work/.

In: sources/<Agency>/<files>. Out: `work/ingest.json` (one record a file) and `work/sources/<hash>.json` (the document as
read and as understood). A file that cannot be read is an unread item with its reason; only when nothing at all could be
read is the stage refused. Equal files sent twice are one; a later version of an IMR replaces the earlier one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.case import Case, Stage, file_hash
from pipeline.codec import from_plain, to_plain
from pipeline.errors import InputRefused, UsageError
from pipeline.ingest.versions import Version, are_versions, carried_ids, later, original, told_twice, with_ids
from pipeline.model import CaseFacts, Document, Problem, Source, UnreadItem, digest
from pipeline.settings import SourceSetting
from pipeline.state import Progress, StageReport, note_state, plural, version

if TYPE_CHECKING:
    from pipeline.documents import Limits


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
    carried: Mapping[str, str] = field(default_factory=dict, repr=False)  # ids of an earlier version by the ids of this one
    twice: tuple[Problem, ...] = ()  # other files of its agency that tell the same rows


def run(case: Case, progress: Progress) -> StageReport:
    """Read all sources; see the module for what comes out."""
    files = case.source_files()
    if not files:
        raise UsageError(
            "sources/ holds no files.", remedy="Put each agency's files in sources/<Agency name>/ and run the command again."
        )
    with Stage(case) as stage:
        records = _beside(_mark_versions(list(_read_all(case, files, stage, progress)), case, stage))
        records = _told_twice(_carry_ids(records, load_records(case), case, stage), case, stage)
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

    settings, facts = case.settings(), case.facts()
    asked = settings.limits
    limits = Limits(
        memory=asked.memory_mb * 1024 * 1024,
        seconds=asked.seconds,
        seconds_per_page=asked.seconds_per_page,
        max_seconds=asked.max_seconds,
    )
    mark = file_hash(case.settings_file) if case.settings_file.exists() else ""
    hashes = {path: file_hash(path) if path.is_file() else "" for path in files}
    first = _first_of_equals(case, hashes)
    for number, path in enumerate(files):
        progress("Reading sources", number, len(files))
        name = case.name_of(path)
        override = settings.sources.get(name.removeprefix("sources/"), SourceSetting())
        sha = hashes[path]
        blank = SourceRecord(name, sha, facts.agency_of[name])
        if override.ignore:
            yield replace(blank, ignored=True)
        elif first.get(sha, name) != name:
            yield replace(blank, duplicate_of=first[sha])
        else:
            blank = replace(blank, fingerprint=digest(version(), name, sha, blank.agency, override.kind or "", mark))
            record = _known(case, blank) or _read_one(case, path, blank, override, facts, limits, stage)
            if not record.stored:
                first.pop(sha, None)  # its equal may bear the right ending
            yield record
    progress("Reading sources", len(files), len(files))


def _first_of_equals(case: Case, hashes: Mapping[Path, str]) -> dict[str, str]:
    """Return by hash which of equal files counts; one that case.yaml leaves out counts for nothing."""
    left_out = {f"sources/{name}" for name, setting in case.settings().sources.items() if setting.ignore}
    named = {f"sources/{name}" for name in case.settings().sources}
    before = {(r.sha256, r.document) for r in load_records(case) if r.stored}
    equal: dict[str, list[str]] = {}
    for path, sha in hashes.items():
        if sha and (name := case.name_of(path)) not in left_out:
            equal.setdefault(sha, []).append(name)
    return {
        sha: original(names, [name for name in names if name in named or (sha, name) in before]) for sha, names in equal.items()
    }


def _known(case: Case, blank: SourceRecord) -> SourceRecord | None:
    """Return what an earlier run made of exactly this file under these settings; a damaged artefact is made again."""
    try:
        stored = json.loads((case.work / "sources" / _stored_name(blank)).read_text(encoding="utf-8"))
        record = from_plain(SourceRecord, stored["record"])
        return record if record.fingerprint == blank.fingerprint else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _stored_name(record: SourceRecord) -> str:
    return f"{digest(record.document)}.json"


def _read_one(
    case: Case, path: Path, blank: SourceRecord, asked: SourceSetting, facts: CaseFacts, limits: Limits, stage: Stage
) -> SourceRecord:
    from pipeline import documents
    from pipeline.ingest.understanding import understand

    try:
        document = documents.read(path, name=blank.document, limits=limits, ocr=asked.ocr)
    except InputRefused as refusal:
        return replace(blank, unread=(UnreadItem.of(blank.document, "file", "whole file", refusal.what),))
    source = understand(document, agency=blank.agency, kind=asked.kind, facts=facts)
    record = replace(
        blank,
        agency=source.agency,
        kind=source.kind,
        stored=_stored_name(blank),
        unread=document.unread,
        problems=len(source.problems),
        missing=tuple(check.item for check in source.intake if not check.present),
    )
    stage.write_json(
        case.work / "sources" / record.stored,
        {"record": to_plain(record), "document": to_plain(document), "source": to_plain(source)},
    )
    return record


def _beside(records: Sequence[SourceRecord]) -> list[SourceRecord]:
    """Ask no IMR for a chronology that its agency sent as a file of its own."""
    from pipeline.ingest.intake import CHRONOLOGY

    sent = {r.agency for r in in_use(records) if r.kind == "chronology"}
    return [
        replace(r, missing=tuple(item for item in r.missing if item != CHRONOLOGY)) if r.agency in sent else r for r in records
    ]


# --- later versions of the same IMR ----------------------------------------------------------------------------------


def _mark_versions(records: list[SourceRecord], case: Case, stage: Stage) -> list[SourceRecord]:
    """Mark an IMR that a later version of itself replaces; case.yaml can say it outright (`replaces`)."""
    overrides = {f"sources/{name}": o.replaces for name, o in case.settings().sources.items() if o.replaces}
    replaced: dict[str, str] = {f"sources/{old.removeprefix('sources/')}": new for new, old in overrides.items() if old}
    versions = [
        Version(r.document, (case.root / r.document).stat().st_mtime, load_source_of(case, r, stage))
        for r in records
        if r.stored and r.kind in ("imr", "both")
    ]
    for i, first in enumerate(versions):
        for second in versions[i + 1 :]:
            if first.source.agency != second.source.agency:
                continue
            if {first.document, second.document} & (replaced.keys() | set(overrides)) or not are_versions(first, second):
                continue
            newer = later(first, second)
            replaced[(second if newer is first else first).document] = newer.document
    return [replace(r, replaced_by=replaced[r.document]) if r.document in replaced else r for r in records]


def _told_twice(records: list[SourceRecord], case: Case, stage: Stage) -> list[SourceRecord]:
    """Say of a chronology that most of its rows stand in another file of its agency too; both still count, a person decides."""
    files = [
        Version(r.document, (case.root / r.document).stat().st_mtime, load_source_of(case, r, stage))
        for r in in_use(records)
        if r.kind in ("chronology", "both")
    ]
    found: dict[str, list[Problem]] = {}
    for i, first in enumerate(files):
        for second in files[i + 1 :]:
            if first.source.agency != second.source.agency or not (same := told_twice(first.source, second.source)):
                continue
            newer = later(first, second)
            older = second if newer is first else first
            name, old = (version.document.removeprefix("sources/") for version in (newer, older))
            reason = (
                f"{plural(same, 'row')} of its {len(newer.source.entries)} stand in “{old}” of the same agency as well and would "
                f"be told twice. If this file corrects that one, write under “sources” in case.yaml: “{name}: "
                f"{{replaces: {old}}}”; if one of them should not count: “ignore: true”. If both count, leave it as it is"
            )
            found.setdefault(newer.document, []).append(Problem(newer.document, "whole file", reason))
    return [replace(r, twice=tuple(found.get(r.document, ()))) for r in records]


def _carry_ids(records: list[SourceRecord], before: Sequence[SourceRecord], case: Case, stage: Stage) -> list[SourceRecord]:
    """Let what a later version repeats keep the ids under which people decided about it.

    Earlier versions are the file of the same name as the last run read it, one that this file replaces, and one of the same
    agency that has been taken away since.
    """
    now = {r.document: r for r in records}
    last = {r.document: r for r in before if r.stored}
    gone = [r for r in last.values() if r.document not in now and r.kind in ("imr", "both")]
    done = []
    for record in records:
        known = last.get(record.document)
        if record.stored and known is not None and known.sha256 == record.sha256:
            record = replace(record, carried=known.carried)
        if record.stored and (older := _earlier(record, last, records, gone, case, stage)) is not None:
            source = load_source_of(case, replace(record, carried={}), stage)
            fresh = carried_ids(older[0], source, older[1])
            record = replace(record, carried={**fresh, **record.carried})
        done.append(record)
    return done


def _earlier(
    record: SourceRecord,
    last: Mapping[str, SourceRecord],
    records: Sequence[SourceRecord],
    gone: Sequence[SourceRecord],
    case: Case,
    stage: Stage,
) -> tuple[Source, Mapping[str, str]] | None:
    """Return the version before this one, as it was read, with the ids it had carried; None if there is none."""
    known = last.get(record.document)
    if known is not None and known.sha256 != record.sha256:
        return _read_before(case, known)
    replaced = next((r for r in records if r.replaced_by == record.document and r.stored), None)
    if replaced is not None:
        return load_source_of(case, replace(replaced, carried={}), stage), (last.get(replaced.document) or replaced).carried
    if known is None and record.kind in ("imr", "both"):
        mine = Version(record.document, 0.0, load_source_of(case, record, stage))
        for other in gone:
            old = _read_before(case, other) if other.agency == record.agency else None
            if old is not None and are_versions(mine, Version(other.document, 0.0, old[0])):
                return old
    return None


def _read_before(case: Case, record: SourceRecord) -> tuple[Source, Mapping[str, str]] | None:
    """Load a source as the last run understood it; None where its artefact is not there or damaged."""
    try:
        return load_source_of(case, replace(record, carried={})), record.carried
    except (OSError, ValueError, KeyError, TypeError):
        return None


# --- what later stages load ------------------------------------------------------------------------------------------


def load_source_of(case: Case, record: SourceRecord, stage: Stage | None = None) -> Source:
    """Load one source as understood, from this run's stage if it is not committed yet."""
    source = with_ids(from_plain(Source, _stored(case, record, stage)["source"]), record.carried)
    return replace(source, problems=(*source.problems, *record.twice))


def _stored(case: Case, record: SourceRecord, stage: Stage | None = None) -> dict[str, Any]:
    path = case.work / "sources" / record.stored
    if stage is not None:
        fresh = stage.pending(path)
        path = fresh if fresh.exists() else path
    stored: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
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
    lines += [f"told twice: {problem.document}: {problem.reason}" for r in in_use(records) for problem in r.twice]
    others = sum(1 for i in unread if i.kind != "file")
    if others:
        lines.append(f"{plural(others, 'item')} inside files could not be read (pictures, embedded files …)")
    problems = sum(r.problems + len(r.twice) for r in records)
    if problems:
        lines.append(f"{plural(problems, 'row or paragraph', 'rows or paragraphs')} could not be mapped; listed in the timeline")
    facts = {"read": len(in_use(records)), "kinds": kinds, "unread": len(unread), "problems": problems}
    return StageReport("ingest", tuple(lines), facts)

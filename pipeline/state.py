"""What each stage read when it last ran, and whether that is still what the case holds.

Each stage notes the fingerprint of its inputs in `work/state.json`, in the same commit as its results. A stage is stale when
that fingerprint no longer fits.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from typing import Any, Literal

from pipeline.case import Case, Stage, file_hash
from pipeline.model import digest
from pipeline.record import PROPOSED, DecisionStore

StageName = Literal["ingest", "timeline", "draft", "redact"]
ORDER: tuple[StageName, ...] = ("ingest", "timeline", "draft", "redact")

# Documents of the publishable set, in the order people read them.
PUBLISHED = ("Overview Report.docx", "Executive Summary.docx", "Action Plan.docx")


# Where long work reports how far it is: a label, what is done, what there is.
Progress = Callable[[str, int, int], None]


def silent(label: str, done: int, total: int) -> None:
    """Report progress to nobody."""


@dataclass(frozen=True)
class StageReport:
    """What a stage did: counts and places for people, never case text."""

    stage: str
    lines: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    skipped: bool = False


def version() -> str:
    """Return the version of the installed program."""
    try:
        return metadata.version("dhr-pipeline")
    except metadata.PackageNotFoundError:
        return "0"


def read_state(case: Case) -> dict[str, str]:
    """Return stage → fingerprint of its inputs, as noted when it last ran; damage counts as never run."""
    path = case.work / "state.json"
    try:
        state = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) else {}


def note_state(stage: Stage, name: StageName) -> None:
    """Note in the stage's own commit what it read; later stages become stale by themselves."""
    state = read_state(stage.case) | {name: fingerprint(stage.case, name)}
    stage.write_json(stage.case.work / "state.json", state)


def _hash_of(case: Case, *names: str) -> str:
    return digest(*(file_hash(case.root / n) if (case.root / n).exists() else "-" for n in names))


def fingerprint(case: Case, name: StageName) -> str:
    """Hash everything the stage reads; rules and program version included."""
    if name == "ingest":
        files = (f"{case.name_of(p)}={file_hash(p) if p.is_file() else 'special'}" for p in case.source_files())
        return digest(version(), _hash_of(case, "case.yaml"), *files)
    before = fingerprint(case, "ingest")
    base = digest(before, _hash_of(case, "register.yaml"))
    if name in ("timeline", "draft"):
        return digest(name, base, _joins(case), _timeline_words())
    drafts = _hash_of(case, *(f"drafts/{file}" for file in PUBLISHED))
    return digest(
        name,
        base,
        drafts,
        _hash_of(case, "work/hits.json"),
        _hash_of(case, "work/left.json"),
        rules_hash(case),
        _changed_pseudonyms(case),
    )


def _changed_pseudonyms(case: Case) -> str:
    """Mark what people changed of the pseudonyms: every proposal that holds one is made again."""
    if not case.decisions.exists():
        return "[]"
    return repr(DecisionStore(case.decisions).issued_by_people(besides=PROPOSED))


def _joins(case: Case) -> str:
    """Mark the joins and splits people recorded."""
    if not case.decisions.exists():
        return "[]"
    return repr(sorted(key for key in DecisionStore(case.decisions).current() if key[0] in ("join", "split")))


def _timeline_words() -> str:
    """Hash the word lists of the timeline: the escalation markers, for one, are the writer's to change."""
    from pipeline.shipped import shipped

    return digest(*(file_hash(path) for path in sorted(shipped("redaction_rules", "timeline").glob("*.yaml"))))


def rules_hash(case: Case) -> str:
    """Hash the rules that travel with the program and those the case adds."""
    from pipeline.shipped import shipped

    folder = shipped("redaction_rules")
    extra = [case.root / name for name in case.settings().rules]
    files = sorted(p for p in folder.rglob("*.yaml")) + [p for p in extra if p.is_file()]
    return digest(*(file_hash(path) for path in files))


def is_stale(case: Case, name: StageName) -> bool:
    """Say whether the stage has not run on what the case holds now."""
    if name == "draft" and any(not (case.drafts / file).exists() for file in PUBLISHED):
        return True  # somebody took a draft away; it is made again
    return read_state(case).get(name) != fingerprint(case, name)


def plural(count: int, noun: str, nouns: str | None = None) -> str:
    """Count something in words people read: "1 row", "2 rows"."""
    return f"{count} {noun if count == 1 else nouns or noun + 's'}"


def listed(items: Sequence[str]) -> str:
    """Join names the way a sentence does."""
    return ", ".join(items[:-1]) + (" and " if len(items) > 1 else "") + items[-1] if items else ""

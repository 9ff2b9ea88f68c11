"""What people changed by hand is theirs: it is never overwritten, a new version goes beside it.

The program notes the hash of every document it writes for people (`work/written.json`). A file under that name with another
hash was changed by somebody. When nothing is noted (work/ was deleted), an existing file counts as changed.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from pipeline.case import Case, Stage, file_hash


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a generated document went."""

    name: str  # relative to the case
    beside: str | None = None  # the document of a person it stands beside
    unchanged: bool = False  # the same was generated before; nothing was written


class Written:
    """The notes of what the program wrote; guards that a person's file is never a target."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._path = case.work / "written.json"
        try:
            self._notes: dict[str, dict[str, str]] = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            self._notes = {}

    def is_ours(self, path: Path) -> bool:
        """Say whether the file is exactly as the program wrote it."""
        note = self._notes.get(self._case.name_of(path))
        return bool(note) and path.exists() and file_hash(path) in self._known()

    def _known(self) -> set[str]:
        return {note["sha256"] for note in self._notes.values()}

    def is_changed(self, path: Path) -> bool:
        """Say whether somebody changed the file since the program wrote it."""
        return path.exists() and file_hash(path) not in self._known()

    def place(self, stage: Stage, target: Path, content: bytes) -> Placed:
        """Write a generated document under its name, or beside it when a person changed what stands there."""
        name = self._case.name_of(target)
        sha = hashlib.sha256(content).hexdigest()
        last = self._notes.get(name, {}).get("generated")
        if not self.is_changed(target):
            stage.write(target, content)
            self._notes[name] = {"sha256": sha, "generated": sha}
            return Placed(name)
        if sha in (last, file_hash(target)):
            return Placed(name, unchanged=True)
        beside = self._free_name(target)
        stage.write(beside, content)
        note = self._notes.setdefault(name, {"sha256": sha})
        note["generated"] = sha
        self._notes[self._case.name_of(beside)] = {"sha256": sha, "generated": sha}
        return Placed(self._case.name_of(beside), beside=name)

    def _free_name(self, target: Path) -> Path:
        for number in range(1, 1000):
            mark = "(new)" if number == 1 else f"(new {number})"
            candidate = target.with_name(f"{target.stem} {mark}{target.suffix}")
            if not self.is_changed(candidate):
                return candidate
        return target.with_name(f"{target.stem} (newest){target.suffix}")

    def save(self, stage: Stage) -> None:
        """Keep the notes in the stage's own commit."""
        stage.write_json(self._path, self._notes)

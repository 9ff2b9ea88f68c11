"""The case folder: where things are, who holds it, and how a stage writes all of its results or none.

    CASE/case.yaml register.yaml sources/ work/ decisions.sqlite drafts/ review/ published/

A stage collects its outputs in `work/.stage`, whole, then commits: a journal names every move, the moves are made with
an atomic replace, the journal is removed. Whatever interrupts before the journal is written leaves the case as it was; whatever
interrupts after it is finished by the next command.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from filelock import FileLock, Timeout

from pipeline.errors import CaseLocked, OutputFailed, UsageError
from pipeline.model import CaseFacts, Register
from pipeline.settings import CaseSettings, load_case_settings, load_register

_JOURNAL = "COMMIT.json"


@dataclass(frozen=True)
class Case:
    """A case folder and the places in it."""

    root: Path

    @property
    def settings_file(self) -> Path:
        return self.root / "case.yaml"

    @property
    def register_file(self) -> Path:
        return self.root / "register.yaml"

    @property
    def sources(self) -> Path:
        return self.root / "sources"

    @property
    def work(self) -> Path:
        return self.root / "work"

    @property
    def drafts(self) -> Path:
        return self.root / "drafts"

    @property
    def review(self) -> Path:
        return self.root / "review"

    @property
    def published(self) -> Path:
        return self.root / "published"

    @property
    def decisions(self) -> Path:
        return self.root / "decisions.sqlite"

    def settings(self) -> CaseSettings:
        return load_case_settings(self.settings_file)

    def register(self) -> Register:
        return load_register(self.register_file)

    def facts(self) -> CaseFacts:
        """Return the facts of the case, with the agency of each source document."""
        settings = self.settings()
        agency_of = {}
        for path in self.source_files():
            name = self.name_of(path)
            override = settings.sources.get(name.removeprefix("sources/"))
            agency_of[name] = override.agency if override and override.agency else self.agency_of(path)
        return settings.facts(agency_of)

    def name_of(self, path: Path) -> str:
        """Return the path as the user would say it, with forward slashes, relative to the case."""
        return path.relative_to(self.root).as_posix()

    def agency_of(self, path: Path) -> str:
        """Return the agency: the name of the sub-folder of sources/ the file stands in."""
        parts = path.relative_to(self.sources).parts
        return parts[0] if len(parts) > 1 else "Unknown agency"

    def source_files(self) -> list[Path]:
        """Return every source file in a stable order; lock files of Word and hidden files are left out."""
        if not self.sources.is_dir():
            return []
        found = (p for p in self.sources.rglob("*") if not p.is_dir())
        return sorted(
            (p for p in found if not p.name.startswith(("~$", ".")) and p.name not in ("Thumbs.db", "desktop.ini")),
            key=lambda p: p.relative_to(self.root).as_posix(),
        )


def open_case(root: Path) -> Case:
    """Return the case at `root`; anything that is not a case folder is a wrong use."""
    if not root.exists():
        raise UsageError(f"There is no folder {root.name}.", remedy="Check the path, or make a case with `dhr new`.")
    if not root.is_dir():
        raise UsageError(f"{root.name} is a file, not a case folder.", remedy="Name the folder that holds sources/.")
    case = Case(root)
    if not case.sources.is_dir() and not case.settings_file.exists() and not case.drafts.is_dir():
        raise UsageError(
            f"{root.name} is not a case: it has neither sources/ nor case.yaml.",
            remedy="Put the agencies' files in sources/<Agency name>/, or make a case with `dhr new`.",
        )
    return case


@contextmanager
def held(case: Case) -> Iterator[None]:
    """Hold the case for one run; a second run is refused, an interrupted one is finished or undone first."""
    lock = FileLock(case.root / ".dhr.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise CaseLocked(
            "Another run is working on this case.", remedy="Wait until it has ended, then run the command again."
        ) from None
    except OSError:
        raise OutputFailed(
            "The case folder cannot be written to.", remedy="Check that you may write there and that the disk is not full."
        ) from None
    try:
        _recover(case)
        yield
    finally:
        lock.release()


def _recover(case: Case) -> None:
    """Finish a commit that was interrupted; drop a stage that never reached its commit."""
    stage = case.work / ".stage"
    if (stage / _JOURNAL).exists():
        _move_all(case, stage)
    shutil.rmtree(stage, ignore_errors=True)


def _move_all(case: Case, stage: Path) -> None:
    journal = json.loads((stage / _JOURNAL).read_text(encoding="utf-8"))
    for name in journal["write"]:
        source, target = stage / "files" / name, case.root / name
        if source.exists():  # else moved before the interruption
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target)
    for name in journal["remove"]:
        (case.root / name).unlink(missing_ok=True)


@dataclass
class Stage:
    """The outputs of one stage on their way into the case; guards that all of them arrive or none."""

    case: Case
    _write: list[str] = field(default_factory=list)
    _remove: list[str] = field(default_factory=list)
    _moved: bool = False

    @property
    def _folder(self) -> Path:
        return self.case.work / ".stage"

    def __enter__(self) -> Stage:
        shutil.rmtree(self._folder, ignore_errors=True)
        try:
            (self._folder / "files").mkdir(parents=True)
        except OSError:
            raise OutputFailed("The case folder cannot be written to.", remedy="Check its permissions and free space.") from None
        return self

    def write(self, target: Path, content: bytes | str) -> None:
        """Put one output aside; it appears under its name when the stage commits."""
        name = target.relative_to(self.case.root).as_posix()
        path = self._folder / "files" / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as stream:
                stream.write(content.encode("utf-8") if isinstance(content, str) else content)
                stream.flush()
                os.fsync(stream.fileno())
        except OSError:
            raise OutputFailed(f"{name} could not be written.", remedy="Check the free space of the disk.") from None
        if name not in self._write:
            self._write.append(name)

    def pending(self, target: Path) -> Path:
        """Return where an output of this stage lies until it commits."""
        return self._folder / "files" / target.relative_to(self.case.root)

    def write_json(self, target: Path, value: Any) -> None:
        """Put one JSON output aside."""
        self.write(target, json.dumps(value, ensure_ascii=False, indent=1, sort_keys=False) + "\n")

    def remove(self, target: Path) -> None:
        """Remove a file of the case when the stage commits."""
        self._remove.append(target.relative_to(self.case.root).as_posix())

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if kind is None:
                self._commit()
        finally:
            if not (self._folder / _JOURNAL).exists() or kind is not None or self._moved:
                shutil.rmtree(self._folder, ignore_errors=True)

    def _commit(self) -> None:
        """Check that every target can be replaced, write the journal, move.

        A document open in Word cannot be replaced on Windows; that is found before anything has moved.
        """
        for name in [*self._write, *self._remove]:
            _check_replaceable(self.case.root / name)
        journal = self._folder / _JOURNAL
        part = journal.with_suffix(".part")
        part.write_text(json.dumps({"write": self._write, "remove": self._remove}), encoding="utf-8")
        part.replace(journal)
        try:
            _move_all(self.case, self._folder)
        except OSError:
            raise OutputFailed(
                "A result could not be put in its place.", remedy="Close open documents; the next command finishes the move."
            ) from None
        self._moved = True


def _check_replaceable(target: Path) -> None:
    """Refuse when `target` exists and cannot be opened for writing, as when Word holds it."""
    if not target.exists():
        return
    try:
        with target.open("r+b"):
            pass
    except OSError:
        raise OutputFailed(
            f"{target.name} cannot be replaced; it may be open in Word.", remedy="Close it and run the command again."
        ) from None


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file's bytes (hex)."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def new_case(root: Path, *, reference: str = "", csp: str = "") -> Case:
    """Make a commented case folder; an existing folder with anything in it is refused."""
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise UsageError(f"{root.name} exists and is not empty.", remedy="Choose another name for the new case.")
    from pipeline.shipped import shipped

    case = Case(root)
    try:
        for folder in (case.sources, case.drafts, case.review):
            folder.mkdir(parents=True, exist_ok=True)
        text = shipped("report_templates", "case.yaml").read_text(encoding="utf-8")
        text = text.replace("{reference}", json.dumps(reference)).replace("{csp}", json.dumps(csp))
        case.settings_file.write_text(text, encoding="utf-8")
        register = shipped("report_templates", "register.yaml").read_text(encoding="utf-8")
        case.register_file.write_text(register, encoding="utf-8")
    except OSError:
        raise OutputFailed(f"The case folder {root.name} could not be made.", remedy="Check that you may write there.") from None
    return case

"""Read the files and the register given on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import DhrError, InputRefused, UsageError
from pipeline.model import Document, Register
from pipeline.settings import load_register


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not read or not finished, with the refusal."""

    name: str
    error: DhrError


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

"""Find and read what travels with the program: rules, templates, samples.

In a clone they stand at the top level; in an installed wheel they stand under `pipeline/_shipped`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.errors import PartMissing, SettingInvalid

_PACKAGE = Path(__file__).resolve().parent


def shipped(*names: str) -> Path:
    """Return the path of a shipped file or folder.

    Raises `PartMissing` when it is in neither place: an installation that lost its rules must not run without them.
    """
    for root in (_PACKAGE / "_shipped", _PACKAGE.parent):
        path = root.joinpath(*names)
        if path.exists():
            return path
    raise PartMissing(
        f"A part of the program is missing: {'/'.join(names)}.", remedy="Install dhr-pipeline again; nothing was read."
    )


def code_of(*patterns: str) -> list[Path]:
    """Return the program's own modules that match patterns below `pipeline/`; every pattern must match some."""
    found = [sorted(_PACKAGE.glob(pattern)) for pattern in patterns]
    if not all(found):
        raise PartMissing("A part of the program is missing.", remedy="Install dhr-pipeline again; nothing was read.")
    return [path for paths in found for path in paths]


def read_lists(path: Path) -> dict[str, Any]:
    """Read a mapping in YAML with every scalar as text: a word may be called no, on or 1.

    Raises `SettingInvalid` with the file, and the line where it is no YAML.
    """
    import yaml

    try:
        # the parser in C is ten times as fast, where PyYAML has it
        read = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 1}" if mark else ""
        raise SettingInvalid(f"{path.name}{place}: this is not valid YAML.", remedy="Correct that line.") from None
    if not isinstance(read, dict):
        raise SettingInvalid(f"{path.name}: expected one mapping.", remedy="Compare with the file that ships with the program.")
    return read

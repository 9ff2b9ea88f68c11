"""Change words in formulas without breaking them: in strings freely, in names of sheets and cells' names under their rules."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.model import Edit

_STRING = re.compile(r'"(?:[^"]|"")*"')
_SHEET = re.compile(r"'((?:[^']|'')+)'!|(?<![\w.'\]])([^\W\d][\w.]*)!")
_PLAIN_SHEET = re.compile(r"[^\W\d][\w.]*")


def strings(formula: str) -> list[tuple[int, int]]:
    """Return the spans of the words between quotes."""
    return [(match.start() + 1, match.end() - 1) for match in _STRING.finditer(formula)]


def only_in_strings(formula: str, edits: Sequence[Edit]) -> bool:
    """Tell whether every edit lies within a string of the formula."""
    spans = strings(formula)
    return all(any(start <= edit.start and edit.end <= end for start, end in spans) for edit in edits)


def edited(formula: str, edits: Sequence[Edit]) -> str:
    """Return the formula with sorted edits made: quotes doubled in strings, elsewhere only what a name may hold."""
    spans = strings(formula)
    quoted = [(match.start(1), match.end(1)) for match in _SHEET.finditer(formula) if match.group(1)]
    for edit in reversed(edits):
        if any(start <= edit.start and edit.end <= end for start, end in spans):
            words = edit.replacement.replace('"', '""')
        elif any(start <= edit.start and edit.end <= end for start, end in quoted):
            words = sheet_name(edit.replacement).replace("'", "''")
        else:
            words = identifier(edit.replacement)
        formula = formula[: edit.start] + words + formula[edit.end :]
    return formula


def identifier(words: str) -> str:
    """Turn words into what the name of a range may hold."""
    plain = re.sub(r"\W+", "_", words).strip("_")
    return plain or "removed"


def sheet_name(words: str) -> str:
    """Turn words into what the name of a sheet may hold."""
    return re.sub(r"[\[\]:*?/\\]", "", words).strip("' ")[:31] or "Sheet"


def named(formula: str, sheets: Mapping[str, str], names: Mapping[str, str]) -> list[tuple[int, int]]:
    """Return the spans outside of strings that call a renamed sheet or range by its name."""
    outside = _STRING.sub(lambda match: " " * len(match.group()), formula)
    spans = [m.span() for m in _SHEET.finditer(outside) if any(old in sheets for old in _sheets_of(m))]
    return spans + [match.span() for old in names for match in _name_pattern(old).finditer(outside)]


def _sheets_of(match: re.Match[str]) -> list[str]:
    """Return the sheets that a reference names: one, or the first and last of several."""
    return (match.group(1) or match.group(2)).replace("''", "'").split(":")


def _name_pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.!'\[]){re.escape(name)}(?![\w.(\]])", re.IGNORECASE)


def rename(formula: str, sheets: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Return the formula with renamed sheets and ranges."""

    def sheet(match: re.Match[str]) -> str:
        old = _sheets_of(match)
        new = ":".join(sheets.get(part, part) for part in old)
        if new == ":".join(old):
            return match.group()
        return f"{new}!" if _PLAIN_SHEET.fullmatch(new) else "'" + new.replace("'", "''") + "'!"

    pieces, at = [], 0
    for match in (*_STRING.finditer(formula), None):
        stop = match.start() if match else len(formula)
        part = _SHEET.sub(sheet, formula[at:stop])
        for old, new in names.items():
            escaped = new.replace("\\", "\\\\")
            part = _name_pattern(old).sub(escaped, part)
        pieces.append(part)
        if match:
            pieces.append(match.group())
            at = match.end()
    return "".join(pieces)

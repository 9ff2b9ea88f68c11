"""Check edits against the text they expect, for the formats whose units are plain strings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.errors import EditUnsafe
from pipeline.model import Edit


def by_address(edits: Iterable[Edit]) -> dict[str, list[Edit]]:
    """Group edits by unit, in order of their start."""
    grouped: dict[str, list[Edit]] = {}
    for edit in edits:
        grouped.setdefault(edit.address, []).append(edit)
    for group in grouped.values():
        group.sort(key=lambda edit: (edit.start, edit.end))
    return grouped


def check(text: str, edits: Sequence[Edit], locator: str) -> None:
    """Raise EditUnsafe when sorted edits overlap, or do not find the text they expect."""
    end = 0
    for edit in edits:
        if edit.start < end:
            raise EditUnsafe(f"Two edits overlap at {locator}.", remedy="Run `dhr redact` again.")
        if text[edit.start : edit.end] != edit.expected:
            raise EditUnsafe(
                f"The text at {locator} is not what the edit expects.", remedy="The file has changed: run `dhr redact` again."
            )
        end = edit.end


def refuse_unknown(grouped: Mapping[str, object], known: Iterable[str]) -> None:
    """Raise EditUnsafe when an edit names a unit the file does not have."""
    missing = set(grouped) - set(known)
    if missing:
        raise EditUnsafe(
            f"{len(missing)} edits name places this file does not have.", remedy="The file has changed: run `dhr redact` again."
        )


def applied(text: str, edits: Sequence[Edit], locator: str) -> str:
    """Return the text with sorted edits made, after checking them."""
    check(text, edits, locator)
    for edit in reversed(edits):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text

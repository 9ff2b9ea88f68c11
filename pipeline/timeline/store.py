"""Write the timeline as work/timeline.json has it, and read it back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.codec import from_plain, to_plain
from pipeline.errors import CaseState
from pipeline.model import Timeline

VERSION = 1


def to_json(timeline: Timeline) -> dict[str, Any]:
    """Return the timeline as plain values: events, undated, proposals, gaps, problems, contradictions."""
    plain: dict[str, Any] = to_plain(timeline)
    return {"version": VERSION, **plain}


def from_json(plain: Mapping[str, Any]) -> Timeline:
    """Rebuild a timeline. Raises `CaseState` for a file of another version or one somebody changed into something else."""
    try:
        body = {key: value for key, value in plain.items() if key != "version"}
        if plain.get("version") != VERSION:
            raise ValueError("version")
        return from_plain(Timeline, body)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise CaseState(
            "work/timeline.json was not written by this version of the program.", remedy="Run `dhr timeline` again."
        ) from None

"""What the writer tells the drafting stage, beside the facts of the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.settings import CaseSettings


@dataclass(frozen=True, slots=True)
class Named:
    """The chair or the author of the review."""

    name: str = field(default="", repr=False)
    credentials: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the review panel."""

    name: str = field(repr=False)
    title: str = ""
    agency: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A key line of enquiry."""

    id: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class DraftSettings:
    """Who holds the review, what it asks, and which templates are filled.

    `templates` is a folder of Word templates that replaces the shipped one, file by file. `resolutions` maps the id of a
    conflict to the panel's words; one that the timeline carries already wins.
    """

    chair: Named = Named()
    author: Named = Named()
    panel: tuple[Member, ...] = ()
    key_lines: tuple[Line, ...] = ()
    panel_meetings: tuple[str, ...] = ()  # ISO dates
    resolutions: Mapping[str, str] = field(default_factory=dict, repr=False)
    marking: str = "OFFICIAL-SENSITIVE"
    templates: Path | None = None

    @staticmethod
    def of(case: CaseSettings, *, templates: Path | None = None) -> DraftSettings:
        """Take what drafting needs from case.yaml."""
        return DraftSettings(
            chair=Named(case.chair.name, case.chair.credentials),
            author=Named(case.author.name, case.author.credentials),
            panel=tuple(Member(member.name, member.title, member.agency) for member in case.panel),
            key_lines=tuple(Line(line.id, line.text) for line in case.key_lines),
            panel_meetings=tuple(day.isoformat() for day in case.dates.panel_meetings),
            resolutions={item.conflict: item.text for item in case.resolutions},
            templates=templates,
        )

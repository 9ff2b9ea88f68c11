"""What a date cell says, and what is known around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


class Unreadable(Exception):
    """A text is no date we dare to read; the message is the problem shown to people."""


@dataclass(frozen=True, slots=True)
class DateReading:
    """One date as understood.

    `edtf` is None for an undated text. `earliest` and `latest` are the first and last day it may mean (None: open). Times
    stay apart from dates and are never invented. Flags: uncertain, approximate, relative, year_inferred, century_inferred,
    weekday_mismatch, several, excel_serial, words_ignored, between, after_death, before_birth, implausible. `problem`
    says what a person should look at; it may stand beside a date.
    """

    edtf: str | None
    earliest: date | None = None
    latest: date | None = None
    time: str | None = None
    end_time: str | None = None
    as_written: str = field(default="", repr=False)
    flags: tuple[str, ...] = ()
    problem: str | None = None
    recorded: str | None = None  # EDTF; a second date in the cell that says when it was written down


@dataclass(frozen=True, slots=True)
class DateContext:
    """What is known around a date cell.

    `scope` is the period under review; `dob` says that the cell holds a date of birth. `following` is the next full date
    of the same source, `descending` that the source runs from new to old: both only steer a missing year.
    """

    year_hint: int | None = None
    scope: tuple[date, date] | None = None
    born: date | None = None
    died: date | None = None
    dob: bool = False
    following: date | None = None
    descending: bool = False

"""Say whether the patient a row is about is a child, by age and sex as health services write them: "4F, hot pan", "M15"."""

from __future__ import annotations

import re

from pipeline.model import Entry

ADULT = 18
_AGED = r"(?:(?P<age>\d{1,3}) ?[MF]|[MF] ?(?P<behind>\d{1,3}))(?=[.,;: ]|$)"
_BESIDE = re.compile(rf"(?<![\w/]){_AGED}")  # in the column for people
_OPENING = re.compile(  # in the text only where it opens a sentence, in words only the first: "Review 6M" speaks of months
    rf"(?:^|[.;:]\s+){_AGED}|^\W*(?P<old>\d{{1,3}}) ?(?:yo|y/o|yrs?[ -]old|years?[ -]old) (?:boy|girl|male|female|child|m|f)\b"
)


def child_patient(entry: Entry) -> bool:
    """Say whether the age and sex beside a row, or else the first its text opens a sentence with, are a child's."""
    match = _BESIDE.search(entry.people or "") or _OPENING.search(entry.text)
    return match is not None and int(next(filter(None, match.groups()))) < ADULT

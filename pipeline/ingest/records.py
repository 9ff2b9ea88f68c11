"""Find contacts a system printed as labelled lines ("Incident number: …", "Call received: …"): the labels come again for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.ingest.text import starts_with_date
from pipeline.ingest.wording import best, headings

_LABELLED = re.compile(r"^([A-Z][\w '’/&().-]{1,38}?)\s*:\s+(\S.*)$", re.S)
_LABEL_WORDS = 5
_LEAST = 3  # records that show that labels come again
_DATED = 0.8  # share of the records in which one and the same label has a date
_ACCOUNT = 4  # words, on average, of a label that tells what happened
_PLANNED = frozenset({"recommendation", "target", "lead"})  # what is to be done is no contact
_MAIL = frozenset({"from", "to", "sent", "cc", "subject"})  # the head of a message, which is read as one

Record = Mapping[str, str]


def records_of(lines: Sequence[str]) -> Iterator[tuple[int, int, list[tuple[int, Record]]]]:
    """Yield first and last line (exclusive) of each stretch of records, with the line and the fields of each of them."""
    marks = [labelled(line) for line in lines]
    first = 0
    while first < len(lines):
        if (mark := marks[first]) is None:
            first += 1
            continue
        starts = [at for at in range(first, len(lines)) if (again := marks[at]) is not None and again[0] == mark[0]]
        last, found = _stretch(lines, marks, starts)
        if len(found) >= _LEAST and _are_contacts([record for _, record in found]):
            yield first, last, found
            first = last
        else:
            first += 1


def labelled(line: str) -> tuple[str, str] | None:
    """Split "Call received: 04/03/2019 21:40" into label and value; None for any other line."""
    match = _LABELLED.match(line)
    return (match.group(1), match.group(2)) if match and len(match.group(1).split()) <= _LABEL_WORDS else None


def _stretch(
    lines: Sequence[str], marks: Sequence[tuple[str, str] | None], starts: Sequence[int]
) -> tuple[int, list[tuple[int, Record]]]:
    """Return the end of the records that begin at these lines, and each of them; one that has other labels ends the stretch."""
    last = starts[0]
    found: list[tuple[int, Record]] = []
    known: set[str] = set()
    for at, begin in enumerate(starts):
        final = at + 1 == len(starts)
        fields: dict[str, str] = {}
        label = ""
        for line in range(begin, len(lines) if final else starts[at + 1]):
            mark = marks[line]
            if mark is not None and not (final and known and mark[0] not in known) and mark[0] not in fields:
                label = mark[0]
                fields[label] = mark[1]
                last = line + 1
            elif lines[line] and final:
                break
            elif lines[line]:
                fields[label] = f"{fields[label]}\n{lines[line]}"
        if known and len(known & set(fields)) * 2 < len(known | set(fields)):
            return begin, found
        known |= set(fields)
        found.append((begin, fields))
    return last, found


def _are_contacts(records: Sequence[Record]) -> bool:
    labels = list(dict.fromkeys(label for record in records for label in record))
    if len(_MAIL.intersection(map(str.casefold, labels))) > 1:
        return False
    phrases = headings().kinds["recommendations"].phrases
    if any((match := best(label, phrases, floor=0.5)) and match[0] in _PLANNED for label in labels):
        return False
    dates = [sum(starts_with_date(record.get(label, "")) > 0 for record in records) for label in labels]
    words = [sum(len(record.get(label, "").split()) for record in records) for label in labels]
    return max(dates) >= _DATED * len(records) and max(words) >= _ACCOUNT * len(records)

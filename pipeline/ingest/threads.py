"""Read an e-mail thread that was sent as a chronology: each message is a contact, on the day it was sent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.ingest.kin import iso_date
from pipeline.ingest.text import looks_like_date, one_line
from pipeline.model import Entry, Section, digest

LEAST = 3  # messages that make a thread a record of contacts
_FIELDS = {"from": "from", "sent": "sent", "date": "sent", "to": "to", "cc": "cc", "bcc": "cc", "subject": "subject",
           "oddi wrth": "from", "anfonwyd": "sent", "pwnc": "subject"}  # fmt: skip
_LABEL = re.compile(r"(?:^|(?<=\s))(from|sent|date|to|cc|bcc|subject|oddi wrth|anfonwyd|pwnc)\s*:\s+", re.I)
_BEGINS = re.compile(r"^\W{0,3}(?:from|oddi wrth)\s*:\s+\S", re.I)
_WROTE = re.compile(r"^\W{0,3}on\s+(.{6,60}?),?\s+([A-Z][^,<>]{2,60}?)\s*(?:<[^>]*>)?\s+wrote\s*:\s*(.*)$", re.I)
_CLOCK = re.compile(r"\b([01]?\d|2[0-3]):([0-5]\d)(?::\d\d)?\b")
_REVIEW = re.compile(
    r"\bdomestic (?:homicide|abuse related death)|\b(?:dhrs?|dardrs?|imrs?|susr)\b|\bmanagement review|\breview panel|\bterms of "
    r"reference|\bchronolog|\bthe review\b|\boverview report",
    re.I,
)
_TITLED = re.compile(r"\bchronolog|\btimeline\b|\bcronoleg", re.I)


@dataclass
class _Message:
    locator: str
    fields: dict[str, str] = field(default_factory=dict)
    body: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)


def read_thread(
    sections: Sequence[Section], *, document: str, agency: str, title: str = "", death: str | None = None, asked: bool = False
) -> tuple[list[Entry], frozenset[str]]:
    """Return an entry for each message, and the ids of the paragraphs they were read from; nothing if it is no record.

    A thread counts when a person says so (`asked`), when its name or title does, or when most of it was sent before the death:
    letters about the review come after it. Where nobody told the day of the death, a thread counts that says nothing of a review.
    """
    messages = list(_messages(sections))
    if len(messages) < LEAST or sum(bool(message.fields.get("sent")) for message in messages) < len(messages):
        return [], frozenset()
    days = [iso_date(message.fields["sent"]) for message in messages]
    before = sum(day is not None and death is not None and day <= death[:10] for day in days) * 2 > len(messages)
    undated = death is None and not any(_REVIEW.search(f"{m.fields.get('subject', '')} {' '.join(m.body)}") for m in messages)
    if not (asked or before or undated or _TITLED.search(f"{title} {document.rpartition('/')[2]}")):
        return [], frozenset()
    entries = []
    for number, message in enumerate(messages):
        sent = message.fields["sent"]
        subject, body = message.fields.get("subject", ""), "\n".join(message.body)
        text = f"{subject}: {body}" if subject and body else subject or body or "E-mail without text"
        clock = _CLOCK.search(sent)
        people = " to ".join(filter(None, (message.fields.get("from", ""), message.fields.get("to", ""))))
        if message.fields.get("cc"):
            people = f"{people}; {message.fields['cc']}"
        when = (sent[: clock.start()] if clock else sent).strip(" ,") or sent
        entries.append(
            Entry(
                digest(document, message.locator, text), agency, document, message.locator, number, when,
                clock.group(0) if clock else "", text, source_record="e-mail", people=people,
            )
        )  # fmt: skip
    return entries, frozenset(told for message in messages for told in message.paragraphs)


def _messages(sections: Sequence[Section]) -> Iterator[_Message]:
    message: _Message | None = None
    for section in sections:
        if section.key in ("running", "notes"):
            continue
        for paragraph in section.paragraphs:
            for line in paragraph.text.split("\n"):
                flat = one_line(line)
                wrote = _WROTE.match(flat)
                if _BEGINS.match(flat) or (wrote is not None and looks_like_date(wrote.group(1))):
                    if message is not None:
                        yield message
                    message = _Message(paragraph.locator)
                if message is None:
                    continue
                if paragraph.id not in message.paragraphs:
                    message.paragraphs.append(paragraph.id)
                if wrote is not None and not message.fields:
                    message.fields |= {"sent": wrote.group(1), "from": wrote.group(2)}
                    message.body += [wrote.group(3)] if wrote.group(3) else []
                elif message.body or not _header(message, flat):
                    message.body.append(flat)
    if message is not None:
        yield message


def _header(message: _Message, line: str) -> bool:
    """Read a line of the head of a message ("From: … Sent: …"); false for a line of its text."""
    marks = list(_LABEL.finditer(line))
    if not marks or line[: marks[0].start()].strip(" >*"):
        return False
    ends = [*(mark.start() for mark in marks[1:]), len(line)]
    for mark, end in zip(marks, ends, strict=True):
        message.fields.setdefault(_FIELDS[mark.group(1).casefold()], line[mark.end() : end].strip())
    return True

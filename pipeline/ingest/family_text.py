"""Read the people a family section tells in words: labels, "Name (relation)", the lines of a genogram in text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.ingest.kin import iso_date, people_of, relates
from pipeline.ingest.names import BIRTH, is_person
from pipeline.ingest.text import one_line
from pipeline.model import Person, Section

_LABEL = re.compile(
    r"^(?:name of\s+)?(?:the\s+)?(victim|deceased|perpetrator|alleged perpetrator|suspect|subject(?: \d)?|"
    r"subject of (?:the )?review|child(?:ren)?(?: \d)?|name|husband|wife|partner|ex-partner|son|daughter|"
    r"mother|father|brother|sister)(?:['’]s)?(?:\s+name)?\s*(?:\(name\))?$",
    re.I,
)
_NAME = r"[A-Z][\w'’\-]+(?:\s+(?:[a-z]{1,3}\s+)?[A-Z][\w'’\-]+){1,3}"
_BRACKETED = re.compile(rf"\b({_NAME}(?:\s*(?:,|and|&)\s*{_NAME})*)\s*[(\[]([^()\[\]]{{1,60}})[)\]]")
_AGED = re.compile(rf"\b({_NAME}),?\s+((?:aged?|born|d\.?o\.?b\.?:?)\s+[\w ./-]{{1,20}})")
_LIFE = re.compile(r"^\W*(?:b\.|d\.|born\b|died\b|aged?\b|d\.?o\.?b|\d{1,3}\W*$|\d{1,2}[./-])", re.I)
_LABEL_WORDS = 6  # words a relation in front of a colon has at most


def told_people(section: Section, document: str, death: str | None) -> Iterator[Person]:
    """Propose the people a section tells of: under labels, and in a family section also inside its lines."""
    yield from _labelled(section, document, death)
    if section.key != "family":
        return
    for paragraph in section.paragraphs:
        if not paragraph.row:
            yield from _inside(one_line(paragraph.text), document, death)


def _inside(text: str, document: str, death: str | None) -> Iterator[Person]:
    """Read "Ada Holm (b. 1988) married Ben Holm (husband)": names with a birth, an age or a relation beside them."""
    for match in (*_BRACKETED.finditer(text), *_AGED.finditer(text)):
        beside = match.group(2)
        life = _LIFE.match(beside) is not None
        if not life and not relates(beside):
            continue
        names = ";".join(part for part in re.split(r"\s*(?:,|\band\b|&)\s*", match.group(1)) if is_person(part))
        born = iso_date(beside) if re.match(r"\W*(?:b\.|born|d\.?o\.?b)", beside, re.I) else None
        yield from people_of(names, "" if life else beside, document, born=born, at=death)


def _labelled(section: Section, document: str, death: str | None) -> Iterator[Person]:
    """Read "Victim: Marged Tolland, DOB 11/05/1984" and rows of a form such as "Name | …", "Date of birth | …"."""
    pending: dict[str, str] = {}

    def person() -> Iterable[Person]:
        if "name" in pending:
            yield from people_of(
                pending["name"],
                pending.get("relation", ""),
                document,
                born=iso_date(pending.get("born", "")),
                also=pending.get("also", ""),
                at=death,
            )
        pending.clear()

    for paragraph in section.paragraphs:
        text = one_line(paragraph.text)
        label, _, value = text.partition(" | ") if paragraph.row else text.partition(":")
        label, value = label.strip(" :"), value.split(" | ")[0].strip() if paragraph.row else value.strip()
        if not value or len(label) > 40:
            continue
        match = _LABEL.match(label)
        related = section.key == "family" and len(label.split()) <= _LABEL_WORDS and relates(label)
        if match is not None or related:
            yield from person()
            head = BIRTH.split(value)
            pending["name"] = re.split(r",\s*(?=\d|aged|d\.?o\.?b|born)|\s+aged?\b", head[0], flags=re.I)[0].strip(" ,;(-–")
            if len(head) > 1:
                pending["born"] = head[-1]
            if match is None or match.group(1).casefold() != "name":
                pending["relation"] = match.group(1) if match is not None else label
        elif pending:
            plain = label.casefold()
            if BIRTH.match(plain + " "):
                pending["born"] = value
            elif "relation" in plain:
                pending["relation"] = value
            elif "known as" in plain or "alias" in plain or "maiden" in plain:
                pending["also"] = value
    yield from person()

"""Divide paragraphs into sections: which of them are headings, how deep they are, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.ingest.blocks import Block, Para
from pipeline.ingest.headings import (
    ENUMERATED,
    PART,
    QUESTION,
    RECOMMENDATION,
    RECOMMENDATION_ALONE,
    RUN_IN,
    SURE,
    Manner,
    bold_lead_of,
    has_colon,
    lead_of,
    looks_like_heading,
    stands_alone,
)
from pipeline.ingest.labels import CLOSE, signs
from pipeline.ingest.sections import Open, Outline
from pipeline.ingest.text import depth, looks_like_date, numbering, one_line
from pipeline.ingest.wording import likely, section_of
from pipeline.model import Paragraph, digest

_BULLET = re.compile(r"^\s*[•●▪◦‣·∙■□➢➤✓\uf0b7\uf0a7]\s*")
_TELLING = {
    "family": "family",
    "interviews": "interviews",
    "recommendations": "recommendations",
    "glossary": "glossary",
    "questions": "terms_answers",
}
_SIGNED_INSIDE = frozenset({"cover", "author", "signoff", "terms_of_reference", "contents", "chronology"})
_LEADER = re.compile(r"(?:[.…·_]{3,}\s*|\t\s*)\d{1,3}\s*$")
_HOLD = frozenset(
    {"chronology", "introduction", "family_involvement", "agency_background", "family", "methodology", "appendix", "contents"}
)
_NARROW = frozenset({"equality", "parallel_reviews", "family_involvement"})  # they have no parts of their own
_LABELS = frozenset({"chronology", "author", "signoff", "cover", "introduction", "family"})  # "Author: …", "Timeline: …"
STORY = 45  # words from which a paragraph under the title is part of the story, not of the cover
BY = re.compile(
    r"\b(?:written|prepared|compiled|completed|produced|authored|undertaken|carried out|signed|approved|"
    r"agreed)\b.{0,120}\bby\b|^\W*authors?\b",
    re.I,
)


class Divider:
    """Where we are in the document."""

    def __init__(self, document: str, outline: Outline, manner: Manner) -> None:
        self.document = document
        self.outline = outline
        self.parents: list[Open] = []
        self.beside: Open | None = None  # the section a heading in bold at the beginning of a paragraph opened last
        self.styled = 0  # level of the last heading with a heading style
        self.manner = manner

    @property
    def open(self) -> Open:
        return self.outline.sections[-1]

    def add(self, locator: str, text: str, *, listed: bool = False, row: bool = False, notes: Sequence[Para] = ()) -> None:
        if not row and (bullet := _BULLET.match(text)) is not None:
            text, listed = text[bullet.end() :], True
        if self.open.key == "cover" and not row and len(text.split()) >= STORY and not BY.search(text):
            self.begin("other", "", locator, max(1, self.open.level))  # a report without headings: this is no cover any more
        if text.strip():
            self.open.paragraphs.append(
                Paragraph(digest(self.document, locator, text), self.document, locator, text, listed, row)
            )
        for note in notes:
            told = digest(self.document, note.locator, note.text)
            self.open.paragraphs.append(Paragraph(told, self.document, note.locator, note.text, note=True))

    def paragraph(self, para: Para, *, following: Block | None = None) -> None:
        text = one_line(para.text)
        if not text:
            self.add(para.locator, "", notes=para.notes)
            return
        if para.boxed:
            self.add(para.locator, para.text, listed=para.numbered)
            return
        if para.style.startswith(("toc", "contents")) or _LEADER.search(para.text):
            self.contents(para)
            return
        if RECOMMENDATION_ALONE.match(text) and self.open.key != "contents":
            self.begin("recommendations", text, para.locator, (para.level or 1) if self.open.key == "recommendations" else 1)
            return
        ends = CLOSE.match(text) is not None and self.open.key == "recommendations"  # a letter
        if (
            para.level is None
            and (any(map(signs, (text, *para.text.split("\n")))) or ends)
            and self.open.key not in _SIGNED_INSIDE
        ):
            self.begin("signoff", "", para.locator, 1)
            self.add(para.locator, para.text, notes=para.notes)
            return
        heading = self.heading(para, text, following)
        if heading is None and (run_in := self.led(para) or self.run_in(text, listed=para.numbered)) is not None:
            key, title, rest, level = run_in
            self.begin(key, title, para.locator, level)
            self.beside = self.open if para.lead else None
            self.add(para.locator, rest, notes=para.notes)
        elif heading is None:
            listed = para.numbered or para.style.startswith("list")
            if self.open.key == "contents":
                self.begin("cover" if len(self.outline.sections) <= 3 else "other", "", para.locator, 1)
            self.add(para.locator, para.text, listed=listed, notes=para.notes)
        else:
            self.begin(heading[1], text, para.locator, heading[0])
            self.add(para.locator, "", notes=para.notes)

    def named_by(self, kind: str) -> None:
        """Let a table name a section whose heading said nothing ("Part two: the people")."""
        if self.open.key == "other" and not self.open.paragraphs and self.open.heading and kind in _TELLING:
            self.open.key = _TELLING[kind]

    def contents(self, para: Para) -> None:
        if self.open.key != "contents":
            self.begin("contents", "", para.locator, 1)
        self.add(para.locator, para.text)

    def begin(self, key: str, heading: str, locator: str, level: int) -> None:
        self.outline.sections.append(Open(key, heading, locator, level))
        while self.parents and self.parents[-1].level >= level:
            self.parents.pop()
        self.parents.append(self.open)

    def heading(self, para: Para, text: str, following: Block | None) -> tuple[int, str] | None:
        """Return level and section of a heading; None for a paragraph."""
        if para.style in ("title", "subtitle"):
            self.outline.title = f"{self.outline.title} {text}".strip()
            return None
        match = section_of(text)
        if para.level is not None and len(text) <= 300 and not (len(text.split()) > 18 and text.endswith(".")):
            self.styled = para.level
            return para.level, self.key(para.level, text, match if self.at_front() else likely(text, match))
        asked, match = match, match if text.endswith("?") else section_of(text, asks=False)
        if not looks_like_heading(para, text, match, following, self.open.key, self.manner):
            return None
        level, match = self.place(para, text, match, asked, alone=stands_alone(para, following) and not self.manner.look)
        number = numbering(text)[0]
        if level == 1 and number.isdigit():
            self.manner = replace(self.manner, number=int(number) + 1)
        return level, self.key(level, text, match)

    def at_front(self) -> bool:
        """Say whether nothing stands above: what comes first is a title, in whatever words."""
        return len(self.outline.sections) == 1 and not self.open.paragraphs and not self.outline.title

    def place(
        self, para: Para, text: str, match: tuple[str, float] | None, asked: tuple[str, float] | None, *, alone: bool
    ) -> tuple[int, tuple[str, float] | None]:
        """Return the level of a heading without a heading style, and what it is taken to mean.

        One in the look of the document's headings, with the next number, or `alone` above plain text may be guessed at; a section
        guessed once is not opened again: what looks like it is a part of something else.
        """
        if match is not None and match[1] >= SURE:
            return depth(text) or 1, match
        number = numbering(text)[0]
        ranked = depth(text) == 1 and number.isdigit() and int(number) == self.manner.number
        main = ranked or PART.match(text) is not None or bool(self.manner.look and para.look == self.manner.look)
        if not (main or alone) or depth(text) > 1:
            return depth(text) or 2, None
        own = self.styled + 1 if alone and self.styled else 1  # under a heading with a style, one in bold is a part
        guess = asked if asked and asked[1] >= SURE else likely(text, match)
        opened = guess is not None and any(part.key == guess[0] and part.heading for part in self.outline.sections)
        if guess is None or (opened and not ranked):
            ends = guess is None and self.open.key in _NARROW and (len(text.split()) > 1 or text.isupper())
            return (own if ranked or ends else 2), None
        return own, (guess[0], min(guess[1], SURE - 0.1))

    def led(self, para: Para) -> tuple[str, str, str, int] | None:
        """Split a paragraph that begins with a heading in bold into section, heading, text and level; None for any other.

        Words that surely mean a section open it, and likely ones where the document writes its headings so; others end a section
        that has no parts.
        """
        split = bold_lead_of(para) if para.lead else None
        if split is None or (self.open.key == "contents" and para.level is None):
            return None
        title, rest = split
        level = depth(title) or self.styled + 1
        match, colon = section_of(title), has_colon(para)
        if match is not None and colon and match[0] in _LABELS:
            return None
        inside = self.open.key in ENUMERATED and self.open is not self.beside  # a list whose items may begin in bold
        if match is not None and match[1] >= (1.0 if inside else SURE):
            return self.key(level, title, match), title, rest, level
        guess = likely(title, match) if self.manner.bold_leads else None
        if guess is not None and not (inside or any(part.key == guess[0] and part.heading for part in self.outline.sections)):
            return self.key(level, title, guess), title, rest, level
        if guess is None and self.open.key in _NARROW and not colon and len(title.split()) > 1:
            return self.key(level, title, None), title, rest, level
        return None

    def run_in(self, text: str, *, listed: bool) -> tuple[str, str, str, int] | None:
        """Split "7. Lessons. Damage is …" into section, heading, text and level; None for any other paragraph."""
        if self.manner.leads and not listed and (lead := lead_of(text)) is not None:
            return (*lead, max(1, depth(lead[1])))
        match = RUN_IN.match(text)
        if match is None or listed or len(match.group(2).split()) > 8 or RECOMMENDATION.match(text):
            return None
        section = section_of(match.group(2))
        sure = section[1] if section is not None else 0.0
        title, rest = text[: match.end()].strip(" .:"), text[match.end() :]
        level = max(1, depth(title))
        if section is not None and (sure == 1.0 or (match.group(1) and sure >= SURE)):
            return (section[0], title, rest, level) if match.group(1) or section[0] not in _LABELS else None
        number = (match.group(1) or "").strip(" .)")
        if not number.isdigit() or len(self.parents) > 12:
            return None
        if self.open.key in ENUMERATED or looks_like_date(title):
            return None
        return ("other" if self.open.key in _NARROW | {"cover", "contents"} else self.open.key), title, rest, level

    def key(self, level: int, text: str, match: tuple[str, float] | None) -> str:
        parent = next((part for part in reversed(self.parents) if part.level < level), None)
        inside = parent.key if parent is not None else ""
        if QUESTION.match(text) or (text.endswith("?") and inside in ("analysis", "terms_answers")):
            return inside if inside in ("terms_of_reference", "interviews") else "terms_answers"
        if RECOMMENDATION.match(text) and inside in ("recommendations", "lessons", "conclusions"):
            return "recommendations"
        if match is None:
            first = all(part.key == "cover" and (not part.heading or not part.paragraphs) for part in self.outline.sections)
            if first and numbering(text)[0].isdigit():
                return "other"  # a first section, in words of its own: no title has a number
            return "cover" if first else inside if inside not in ("", "cover", "contents") else "other"
        section, sure = match
        doubtful = sure < SURE or (sure < 1.0 and section in _HOLD)
        return inside if doubtful and inside not in ("", "other", "cover", "contents") else section

"""Find who wrote an IMR, in what post, whether independently, and who signed it off when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.labels import AUTHOR, AUTHOR_ROLE, BLANK, DATE, SIGNED, name_and_role
from pipeline.ingest.lines import Line, lines_of
from pipeline.ingest.signoff import letter_end, signed_off
from pipeline.ingest.text import key, one_line, sentences
from pipeline.model import Section

_INDEPENDENT = re.compile(
    r"\bindependen(?:t|ce|tly)\b|\b(?:had|has|have|having)\s+(?:had\s+)?(?:no|"
    r"not)\s+(?:\w+\s+){0,4}(?:involvement|contact|dealings?|line management|management|responsibility|"
    r"connection)|\bnot\s+(?:been\s+)?(?:directly\s+|personally\s+|previously\s+)*(?:involved|known|"
    r"connected)\b|\b(?:no|not|never)\s+(?:\w+\s+){0,3}(?:line[\s-]?manag\w+|supervis\w+)|\b(?:does|did|do|"
    r"has|have) not (?:\w+ )?(?:line[\s-]?)?manag(?:e|ed)\b|"
    r"\bI\s+(?:have\s+|had\s+)?never\s+(?:\w+\s+)?(?:treated|met|seen|saw|knew|known|worked|supervised|managed|visited|been|dealt)\b|"
    r"\b(?:supervis\w+|manag\w+|treat\w*|knew|met|worked with)\s+(?:nobody|no one|no-one|none|neither|no member)\b",
    re.I,
)
_INSTRUCTION = re.compile(r"\byour (?:agency|organisation|service)\b|^\W*(?:state|say|list|describe|give|write|confirm)\b", re.I)
_TITLE = re.compile(r"^\W*(?:the\s+|an\s+)?independent (?:management )?(?:review|report)\b(?:\W|\w+\W*){0,4}$", re.I)
_ABOUT_AUTHOR = re.compile(r"\bauthor\b|\breviewer\b|\bI\b|\bmy\b|\breport\b|\bimr\b|\bwriter\b|\bundersigned\b", re.I)
_WRITTEN = r"(?i:written|prepared|compiled|completed|undertaken|produced|carried out|authored|drafted)"
_WROTE = re.compile(
    rf"\b(?i:this|the|our)\s+(?i:imr|report|review|individual management review|chronology)\s+(?i:has been|was|is)\s+{_WRITTEN}"
    r"(?:\s+(?i:for|on behalf of)\s+.{3,90}?)?\s+by\s+(.{3,160})|"
    rf"^\W*(?:{_WRITTEN}|(?i:report))(?:\s+(?i:for|on behalf of)\s+.{{3,90}}?)?\s+by\s+(.{{3,160}})|"
    r"\b(?i:the\s+)?(?i:author)(?:\s+of\s+(?:this|the)\s+(?i:imr|report|review))?\s+(?:is|was)\s+(?=[A-Z])(.{3,160})|"
    r"\b(?:I am|My name is)\s+(?=[A-Z])(.{3,160})",
)


_I_AM = re.compile(
    r"\bI,\s+([A-Z][^,]{3,60}),\s+(?:(?!(?:am|have|had|confirm|declare|certify|was|work|hold)\b)([^,]{3,80}),\s+)?"
    r"(?:am|have|had|confirm|declare|certify|was|work|hold)\b(?:[^.;]{0,90}?\bas\s+(?:an?\s+|the\s+)?([A-Z][^.,;]{2,70}))?"
)
_BY = re.compile(r"^by\s+(?=[A-Z])(.{3,120})$", re.I)  # under the title
_BESIDE = 4  # words of a label that has no colon behind it


@dataclass(frozen=True, slots=True)
class Cover:
    """What an IMR says of itself, with the place of each statement."""

    author: str = ""
    role: str = ""
    independence: str = ""
    signed_off: str = ""
    dated: bool = False
    author_at: str = ""
    independence_at: str = ""
    signed_at: str = ""


def read_cover(sections: Sequence[Section]) -> Cover:
    """Read author, role, independence and sign-off from forms, labels and sentences."""
    lines = [line for line in lines_of(sections) if line.section not in ("contents", "running", "recommendations")]
    author, role, at = _author(lines)
    independence, independence_at = _independence(sections)
    signed, signed_at = signed_off(lines, author)
    return Cover(author, role, independence, signed, bool(DATE.search(signed)), at, independence_at, signed_at)


def _author(lines: Sequence[Line]) -> tuple[str, str, str]:
    for index, line in enumerate(lines):
        if not AUTHOR.match(line.label) or BLANK.match(line.value):
            continue
        name, rest = name_and_role(line.value)
        if not name:
            continue
        if not rest:
            for near in lines[index + 1 : index + 5]:
                if AUTHOR_ROLE.match(near.label):
                    rest = near.value
                    break
                if SIGNED.match(near.label):
                    break
        return name, rest, line.locator
    for index, line in enumerate(lines):  # a section "Author" with Name and Role lines, or a name alone
        if line.section != "author":
            continue
        if key(line.label) == "name":
            role = next((near.value for near in lines[index + 1 : index + 4] if AUTHOR_ROLE.match(near.label)), "")
            name, rest = name_and_role(line.value)
            if name:
                return name, rest or role, line.locator
    for line in lines:  # "Author" over a name with its post
        if line.section == "author" and not line.label and (found := name_and_role(line.value))[0]:
            return *found, line.locator
    for line in lines:
        for match in _WROTE.finditer(line.text):
            name, rest = name_and_role(next(group for group in match.groups() if group))
            if name:
                return name, rest, line.locator
    for line in lines:
        if (said := _I_AM.search(line.text)) and (name := name_and_role(said.group(1))[0]):
            return name, one_line(said.group(2) or said.group(3) or ""), line.locator
    for line in lines:
        if line.section in ("cover", "author") and (found := _beside(one_line(line.text)))[0]:
            return *found, line.locator
    if (of_all := _of_version(lines))[0]:
        return of_all
    signature, place = letter_end(lines)
    name, rest = name_and_role(DATE.sub("", signature))
    return name, rest.strip(" ,"), place


def _beside(text: str) -> tuple[str, str]:
    """Read "by Jane Example, Area Manager" under the title, or a label with the name beside it ("Author Jane Example")."""
    if by := _BY.match(text):
        return name_and_role(by.group(1))
    words = text.split()
    for count in range(1, min(_BESIDE, len(words)) + 1):
        if AUTHOR.match(" ".join(words[:count])) and (found := name_and_role(" ".join(words[count:])))[0]:
            return found
    return "", ""


def _of_version(lines: Sequence[Line]) -> tuple[str, str, str]:
    """Return who wrote every version in a table of two or more, and the place of the last; nothing where they differ."""
    column, found = -1, []
    for line in lines:
        cells = line.text.split(" | ")
        labels = [key(cell) for cell in cells]
        if any("version" in label for label in labels) and (at := [i for i, cell in enumerate(cells) if AUTHOR.match(cell)]):
            column = at[0]
        elif column >= 0 and len(cells) > column and len(cells) > 1:
            found.append((*name_and_role(cells[column]), line.locator))
        else:
            column = -1
    return found[-1] if len(found) > 1 and len({name for name, _, _ in found}) == 1 else ("", "", "")


def _independence(sections: Sequence[Section]) -> tuple[str, str]:
    """Return the sentences in which the author declares independence, nearest the front of the report first."""
    order = (
        "author",
        "cover",
        "methodology",
        "introduction",
        "signoff",
        "terms_of_reference",
        "interviews",
        "other",
        "agency_background",
        "conclusions",
        "appendix",
    )
    ranked = sorted(sections, key=lambda section: order.index(section.key) if section.key in order else len(order))
    for section in ranked:
        if section.key not in order:
            continue
        for paragraph in section.paragraphs:
            text = one_line(paragraph.text.replace(" | ", ": "))
            hits = [
                s
                for s in sentences(text)
                if _INDEPENDENT.search(s)
                and not _INSTRUCTION.search(s)
                and not _TITLE.match(s)
                and (
                    _ABOUT_AUTHOR.search(s)
                    or section.key in ("author", "cover")
                    or "independen" in s[:30].casefold()
                    or (re.match(r"(?:He|She|They)\b", s) and _ABOUT_AUTHOR.search(text))
                )
            ]
            hits = [
                s
                for s in hits
                if not re.search(r"\bindependent (?:chair|domestic|sexual|office|reviewing|mental|living|advocate)", s, re.I)
                or re.search(r"\bI\b|author", s)
            ]
            hits = [s for s in hits if _ABOUT_AUTHOR.search(s)] or hits
            if hits:
                return " ".join(hits), paragraph.locator
    return "", ""

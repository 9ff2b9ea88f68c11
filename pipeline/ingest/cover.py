"""Find who wrote an IMR, in what post, whether independently, and who signed it off when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.ingest.labels import AUTHOR, AUTHOR_ROLE, BLANK, DATE, SIGN_DATE, SIGNED, is_label, name_and_role, plain_label
from pipeline.ingest.text import key, numbering, one_line, sentences
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
_ABOUT_AUTHOR = re.compile(r"\bauthor\b|\breviewer\b|\bI\b|\bmy\b|\breport\b|\bimr\b|\bwriter\b|\bundersigned\b", re.I)
_SIGN_SENTENCE = re.compile(
    r"\b(?:signed off|approved|agreed|endorsed|authorised|quality assured|countersigned|"
    r"ratified)\b(?:\s+(?:\w+\s+){0,6}by\b|\s+(?:it\s+|this\s+|the\s+\w+\s+)?on\b)",
    re.I,
)
_PARTS = re.compile(r"\n|(?<=[.;)])\s+(?=[A-Z][\w'’]*(?: [\w'’]+){0,4}:\s)")
_WRITTEN = r"(?i:written|prepared|compiled|completed|undertaken|produced|carried out|authored|drafted)"
_WROTE = re.compile(
    rf"\b(?i:this|the|our)\s+(?i:imr|report|review|individual management review|chronology)\s+(?i:has been|was|is)\s+{_WRITTEN}"
    r"(?:\s+(?i:for|on behalf of)\s+.{3,90}?)?\s+by\s+(.{3,160})|"
    rf"^\W*(?:{_WRITTEN}|(?i:report))(?:\s+(?i:for|on behalf of)\s+.{{3,90}}?)?\s+by\s+(.{{3,160}})|"
    r"\b(?i:the\s+)?(?i:author)(?:\s+of\s+(?:this|the)\s+(?i:imr|report|review))?\s+(?:is|was)\s+(?=[A-Z])(.{3,160})|"
    r"\b(?:I am|My name is)\s+(?=[A-Z])(.{3,160})",
)


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


@dataclass(frozen=True, slots=True)
class _Line:
    section: str
    locator: str
    label: str
    value: str
    text: str


def _lines(sections: Sequence[Section]) -> Iterator[_Line]:
    """Yield labelled lines: rows of a form, "Label: value"; the label is empty for plain text."""
    for section in sections:
        heading = plain_label(numbering(section.heading)[1])
        heading = heading if is_label(heading) else ""
        for paragraph in section.paragraphs:
            if section.key == "notes" and not paragraph.row:
                continue  # a comment or a text box; rows above the headings of a chronology count
            if heading and not paragraph.row and paragraph.text.strip() and not paragraph.text.strip().endswith(":"):
                value, heading_of = paragraph.text.replace("\n", ", "), heading  # "Who wrote this?" and its answer
                heading = ""
                if ":" not in value[:40] and not is_label(value):
                    yield _Line(section.key, paragraph.locator, heading_of, value, paragraph.text)
                    continue
            if paragraph.row:
                cells = [cell.strip() for cell in paragraph.text.split(" | ")]
                if len(cells) % 2 == 0 and len(cells) > 2 and all(is_label(cell) for cell in cells[::2]):
                    for label, value in zip(cells[::2], cells[1::2], strict=True):
                        yield _Line(section.key, paragraph.locator, plain_label(label), value, paragraph.text)
                elif len(cells) == 1 and is_label(cells[0]):
                    yield _Line(section.key, paragraph.locator, plain_label(cells[0]), "", "")  # a form nobody filled in
                else:
                    label = plain_label(cells[0]) if len(cells) > 1 else ""
                    yield _Line(section.key, paragraph.locator, label, ", ".join(cells[1:] or cells), paragraph.text)
                continue
            for part in _PARTS.split(paragraph.text):
                label, colon, value = part.partition(":")
                if not colon and (dash := re.match(r"^([A-Z][\w '’/]{2,40}?)\s+[–—-]\s+(\S.*)$", part)):
                    label, value, colon = dash.group(1), dash.group(2), "-"
                if colon and len(label) <= 60:
                    yield _Line(section.key, paragraph.locator, plain_label(label), value.strip(), part.strip())
                elif len(part) <= 60 and is_label(part):
                    yield _Line(section.key, paragraph.locator, plain_label(part), "", "")
                else:
                    yield _Line(section.key, paragraph.locator, "", part.strip(), part.strip())


def read_cover(sections: Sequence[Section]) -> Cover:
    """Read author, role, independence and sign-off from forms, labels and sentences."""
    lines = [line for line in _lines(sections) if line.section not in ("contents", "running", "recommendations")]
    author, role, at = _author(lines)
    independence, independence_at = _independence(sections)
    signed, signed_at = _signed(lines)
    return Cover(author, role, independence, signed, bool(DATE.search(signed)), at, independence_at, signed_at)


def _author(lines: Sequence[_Line]) -> tuple[str, str, str]:
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
    return "", "", ""


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
                and (_ABOUT_AUTHOR.search(s) or section.key in ("author", "cover") or "independen" in s[:30].casefold())
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


def _signed(lines: Sequence[_Line]) -> tuple[str, str]:
    """Return who signed off, in what post and when, as written; empty when the place is left blank."""
    labelled = list(_signatures(lines))
    named = [(text, place) for text, place in labelled if name_and_role(text)[0] or DATE.search(text)]
    if labelled:
        return (named or labelled)[0]
    for line in lines:
        for sentence in sentences(line.text):
            about = line.section in ("signoff", "cover", "author") or re.search(r"\b(?:imr|report|review)\b", sentence, re.I)
            if (
                _SIGN_SENTENCE.search(sentence)
                and about
                and not re.search(r"\b(?:not|yet to be|to be|awaiting|will be)\b", sentence, re.I)
            ):
                return one_line(sentence), line.locator
    for index, line in enumerate(lines):  # a name and a date under the heading, and nothing else
        if line.section == "signoff" and not line.label and name_and_role(line.value)[0]:
            dated = [near.text for near in lines[index + 1 : index + 4] if near.section == "signoff" and DATE.search(near.text)]
            return ", ".join([line.value, *dated[:1]]), line.locator
    return "", ""


def _signatures(lines: Sequence[_Line]) -> Iterator[tuple[str, str]]:
    """Yield what stands under the labels of a sign-off, with the post and the date from the lines near it."""
    for index, line in enumerate(lines):
        label = SIGNED.match(line.label) or (
            line.section == "signoff" and key(line.label) in ("name", "signed", "print name", "name and role")
        )
        if not label or BLANK.match(line.value) or AUTHOR.match(line.label):
            continue
        parts = [line.value]
        for near in lines[index + 1 : index + 6]:
            if near.section != line.section or AUTHOR.match(near.label):
                break
            if SIGNED.match(near.label) and not BLANK.match(near.value):
                break  # somebody else signs
            if (
                SIGN_DATE.match(near.label) or AUTHOR_ROLE.match(near.label) or key(near.label) in ("name", "print name", "rank")
            ) and not BLANK.match(near.value):
                parts.append(near.value)
        yield ", ".join(dict.fromkeys(parts)), line.locator

"""Find who wrote an IMR, in what post, whether independently, and who signed it off when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.ingest.people import is_person, names_of
from pipeline.ingest.text import key, one_line
from pipeline.model import Section

_AUTHOR = re.compile(
    r"^(?:(?:name of|details of)?\s*(?:the\s+)?(?:imr|report|review|"
    r"chronology)?\s*(?:report\s+)?author(?:s|\(s\))?(?:['’]s)?(?:\s+(?:of\s+(?:this\s+|the\s+)?(?:imr|"
    r"report|review)))?(?:\s+name)?|(?:report\s+|imr\s+)?(?:written|prepared|completed|compiled|produced|"
    r"undertaken|carried out|authored|drafted) by|report by|review by|by|imr writer|reviewer|lead reviewer|"
    r"name and (?:role|title|post|designation) of author)$",
    re.I,
)
_AUTHOR_ROLE = re.compile(
    r"^(?:author(?:['’]s)?\s+)?(?:role|job title|post|post held|position|designation|title|job "
    r"role)(?:\s+of\s+author)?(?:\s+(?:and|/)\s+\w+)?$",
    re.I,
)
_SIGNED = re.compile(
    r"^(?:(?:imr\s+|report\s+)?(?:signed(?:\s+off)?|approved|authorised|endorsed|countersigned|agreed|"
    r"checked|reviewed|quality assured|cleared|sign[\s-]?off|ratified|accepted)(?:\s+(?:off\s+)?(?:for the "
    r"agency\s+|on behalf of[^:]*\s*)?by)?(?:\s+\(?senior (?:manager|officer)\)?)?|(?:approving|"
    r"authorising|endorsing|senior|responsible|accountable|chief|executive)\s+(?:manager|officer|director|"
    r"lead)(?:\s+sign[\s-]?off)?|"
    r"(?:name of\s+)?(?:senior|approving|authorising|countersigning|endorsing)\s+(?:manager|"
    r"officer)(?:['’]s name)?|name and (?:role|title|post) of (?:senior|approving|authorising) (?:manager|"
    r"officer)|signature of senior (?:manager|officer)|commissioning (?:manager|officer)|signature)$",
    re.I,
)
_SIGN_DATE = re.compile(
    r"^(?:date(?:d)?(?:\s+(?:signed(?:\s+off)?|of\s+(?:sign[\s-]?off|approval|signature|endorsement|"
    r"authorisation)|approved|authorised|endorsed))?|sign[\s-]?off date|approval date|signed off on|signed "
    r"on|approved on)$",
    re.I,
)
_DATE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?[\s./\-]+(?:\d{1,2}|[A-Za-z]{3,9})[\s./\-,]+\d{2,4}\b|\b\d{4}-\d\d-\d\d\b")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"'(])")
_INDEPENDENT = re.compile(
    r"\bindependen(?:t|ce|tly)\b|\b(?:had|has|have|having)\s+(?:had\s+)?(?:no|"
    r"not)\s+(?:\w+\s+){0,4}(?:involvement|contact|dealings?|line management|management|responsibility|"
    r"connection)|\bnot\s+(?:been\s+)?(?:directly\s+|personally\s+|previously\s+)*(?:involved|known|"
    r"connected)\b|\b(?:no|not|never)\s+(?:\w+\s+){0,3}(?:line[\s-]?manag\w+|supervis\w+)|\b(?:does|did|do|"
    r"has|have) not (?:\w+ )?(?:line[\s-]?)?manag(?:e|ed)\b",
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
_WROTE = re.compile(
    r"\b(?:[Tt]his|[Tt]he|[Oo]ur)\s+(?:imr|IMR|[Rr]eport|[Rr]eview|[Ii]ndividual [Mm]anagement "
    r"[Rr]eview)\s+(?:has been|was|is)\s+(?:written|prepared|compiled|completed|undertaken|produced|"
    r"carried out|authored)(?:\s+(?:for|on behalf of)\s+.{3,90}?)?\s+by\s+(.{3,140}?)(?=[;]|"
    r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)\.|,?\s+who\b|\s+on\s+\d|\s+on behalf)|"
    r"^\W*(?:[Ww]ritten|[Pp]repared|[Cc]ompiled|[Cc]ompleted|[Pp]roduced|[Rr]eport|"
    r"[Aa]uthored)(?:\s+(?:for|on behalf of)\s+.{3,90}?)?\s+by\s+(.{3,140}?)(?=[;]|"
    r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)\.|,?\s+who\b|\s+on\s+\d|\s+on behalf|$)|"
    r"\b(?:the\s+)?author(?:\s+of\s+this\s+(?:imr|report|review))?\s+(?:is|was)\s+((?:(?:Mr|Mrs|Ms|Miss|Dr|"
    r"Prof|PC|DS|DC|DI|DCI|Det)\.?\s+)?[A-Z][\w'’\-]+(?:\s+[A-Z][\w'’\-]+){1,3}.{0,90}?)(?=[.;]|"
    r",?\s+who\b)|"
    r"\b(?:I am|My name is)\s+([A-Z][\w'’\-]+(?:\s+[A-Z][\w'’\-]+){1,3}.{0,90}?)(?=[.;]|,?\s+who\b)",
)
_BLANK = re.compile(
    r"^[\s._…\-–]*$|^(?:tbc|n/?a|none|not (?:yet )?(?:signed|approved)|to be (?:confirmed|signed)|awaited|pending|\[.*\])\W*$",
    re.I,
)


_KEPT_TITLES = ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev")
_TITLES = (*_KEPT_TITLES, "pc", "ps", "dc", "ds", "di", "dci", "det", "sgt", "insp", "cllr", "sister", "nurse")
_PARTICLES = frozenset(
    {
        "de",
        "del",
        "della",
        "da",
        "dos",
        "di",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "bint",
        "ibn",
        "al",
        "el",
        "la",
        "le",
        "ap",
        "ní",
        "nic",
        "y",
        "ben",
    }
)
_STOP = frozenset(
    {
        "head",
        "named",
        "senior",
        "lead",
        "manager",
        "director",
        "safeguarding",
        "the",
        "independent",
        "designated",
        "chief",
        "deputy",
        "assistant",
    }
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
        for paragraph in section.paragraphs:
            if paragraph.row:
                cells = [cell.strip() for cell in paragraph.text.split(" | ")]
                if len(cells) % 2 == 0 and len(cells) > 2 and all(_is_label(cell) for cell in cells[::2]):
                    for label, value in zip(cells[::2], cells[1::2], strict=True):
                        yield _Line(section.key, paragraph.locator, label.strip(" :"), value, paragraph.text)
                elif len(cells) == 1 and _is_label(cells[0]):
                    yield _Line(section.key, paragraph.locator, cells[0].strip(" :"), "", "")  # a form nobody filled in
                else:
                    label = cells[0].strip(" :") if len(cells) > 1 else ""
                    yield _Line(section.key, paragraph.locator, label, ", ".join(cells[1:] or cells), paragraph.text)
                continue
            for part in _PARTS.split(paragraph.text):
                label, colon, value = part.partition(":")
                if not colon and (dash := re.match(r"^([A-Z][\w '’/]{2,40}?)\s+[–—-]\s+(\S.*)$", part)):
                    label, value, colon = dash.group(1), dash.group(2), "-"
                if colon and len(label) <= 60:
                    yield _Line(section.key, paragraph.locator, label.strip(), value.strip(), part.strip())
                elif len(part) <= 60 and _is_label(part):
                    yield _Line(section.key, paragraph.locator, part.strip(), "", "")
                else:
                    yield _Line(section.key, paragraph.locator, "", part.strip(), part.strip())


def _is_label(text: str) -> bool:
    plain = text.strip(" :")
    return (
        any(pattern.match(plain) for pattern in (_AUTHOR, _AUTHOR_ROLE, _SIGNED, _SIGN_DATE))
        or text.endswith(":")
        or key(plain) in ("name", "signature", "date", "role", "post")
    )


def read_cover(sections: Sequence[Section]) -> Cover:
    """Read author, role, independence and sign-off from forms, labels and sentences."""
    lines = [line for line in _lines(sections) if line.section not in ("contents", "notes", "running", "recommendations")]
    author, role, at = _author(lines)
    independence, independence_at = _independence(sections)
    signed, signed_at = _signed(lines)
    return Cover(author, role, independence, signed, bool(_DATE.search(signed)), at, independence_at, signed_at)


def _author(lines: Sequence[_Line]) -> tuple[str, str, str]:
    for index, line in enumerate(lines):
        if not _AUTHOR.match(line.label) or _BLANK.match(line.value):
            continue
        name, rest = _name_and_role(line.value)
        if not name:
            continue
        if not rest:
            for near in lines[index + 1 : index + 5]:
                if _AUTHOR_ROLE.match(near.label):
                    rest = near.value
                    break
                if _SIGNED.match(near.label):
                    break
        return name, rest, line.locator
    for index, line in enumerate(lines):  # a section "Author" with Name and Role lines, or a name alone
        if line.section != "author":
            continue
        if key(line.label) == "name":
            role = next((near.value for near in lines[index + 1 : index + 4] if _AUTHOR_ROLE.match(near.label)), "")
            name, rest = _name_and_role(line.value)
            if name:
                return name, rest or role, line.locator
    for line in lines:
        for match in _WROTE.finditer(line.text):
            name, rest = _name_and_role(next(group for group in match.groups() if group))
            if name:
                return name, rest, line.locator
    return "", "", ""


def _name_and_role(text: str) -> tuple[str, str]:
    """Split "Jane Example, Head of Safeguarding" or "Dr Jane Example (Head of Safeguarding)"; both empty if no name leads."""
    words = one_line(text).split()
    taken: list[str] = []
    for word in words:
        bare = word.strip("(,;:")
        if (
            len(taken) >= 7
            or word.startswith("(")
            or not (bare[:1].isupper() or (taken and bare.casefold().partition("-")[0] in _PARTICLES))
            or bare.casefold() in _STOP
        ):
            break
        taken.append(word)
        if word.endswith((",", ";", ":")) or (word.endswith(".") and bare.casefold().rstrip(".") not in _TITLES):
            break
    while taken and taken[-1].casefold() in _PARTICLES:
        taken.pop()
    lead = " ".join(taken).rstrip(",;:.")
    titled = re.match(rf"^((?:{'|'.join(_TITLES)})\.?)\s+", lead, re.I)
    name, _ = names_of(lead)
    if not is_person(name) or len(name.split()) > 5 or (" " not in name and titled is None):
        return "", ""
    rest = " ".join(words[len(taken) :]).strip(" ,;:–—-|(")
    stands_beside = bool(taken) and (
        taken[-1].endswith((",", ";", ":")) or (len(words) > len(taken) and words[len(taken)][:1] in "(–—-|")
    )
    rest = re.split(r",?\s+\(?(?:who|and (?:has|had|was|is))\b|(?<=[a-z)])\.\s", rest)[0] if stands_beside else ""
    if rest.count(")") > rest.count("("):
        rest = rest.replace(")", "", 1)
    shown = f"{titled.group(1)} {name}" if titled and titled.group(1).rstrip(".").casefold() in _KEPT_TITLES else name
    return shown, rest.strip(" ,.;")


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
                for s in _SENTENCE.split(text)
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
    for index, line in enumerate(lines):
        label = _SIGNED.match(line.label) or (
            line.section == "signoff" and key(line.label) in ("name", "signed", "print name", "name and role")
        )
        if not label or _BLANK.match(line.value) or _AUTHOR.match(line.label):
            continue
        parts = [line.value]
        for near in lines[index + 1 : index + 6]:
            if near.section != line.section or _AUTHOR.match(near.label):
                break
            if (
                _SIGN_DATE.match(near.label)
                or _AUTHOR_ROLE.match(near.label)
                or key(near.label) in ("name", "print name", "rank")
            ) and not _BLANK.match(near.value):
                parts.append(near.value)
        return ", ".join(dict.fromkeys(parts)), line.locator
    for line in lines:
        for sentence in _SENTENCE.split(line.text):
            about = line.section in ("signoff", "cover", "author") or re.search(r"\b(?:imr|report|review)\b", sentence, re.I)
            if (
                _SIGN_SENTENCE.search(sentence)
                and about
                and not re.search(r"\b(?:not|yet to be|to be|awaiting|will be)\b", sentence, re.I)
            ):
                return one_line(sentence), line.locator
    for index, line in enumerate(lines):  # a name and a date under the heading, and nothing else
        if line.section == "signoff" and not line.label and _name_and_role(line.value)[0]:
            dated = [near.text for near in lines[index + 1 : index + 4] if near.section == "signoff" and _DATE.search(near.text)]
            return ", ".join([line.value, *dated[:1]]), line.locator
    return "", ""

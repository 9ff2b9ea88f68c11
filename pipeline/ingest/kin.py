"""Tell what a relation means, and propose the people of one cell.

No gender is guessed; a role is taken only from what is said of the relation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pipeline.ingest.names import BIRTH, is_person, names_of
from pipeline.ingest.text import one_line
from pipeline.model import Person, Role, digest

_MONTHS = {
    name: number
    for number, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
_NUMERIC = re.compile(r"\b(\d{1,2})[./\-](\d{1,2})[./\-](\d{4}|\d{2})\b")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_NAMED = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?[\s\-./]+(?:of\s+)?([a-z]{3,9})\b[\s\-./,]+(\d{4})\b", re.I)
_RELATIONS: tuple[tuple[Role, str], ...] = (
    (
        "professional",
        r"gp|doctor|social worker|nurse|midwife|health visitor|police|constable|pc|sergeant|officer|"
        r"teacher|head ?teacher|idva|support worker|consultant|psychiatrist|practitioner|manager|"
        r"solicitor|key ?worker",
    ),
    (
        "family",
        r"(?:mother|father|parent|sister|brother|aunt|uncle|cousin|grand\w+|nephew|niece|step\w+|"
        r"in-law|ex-\w+|former \w+|husband|wife|relative)\s+(?:of|to)",
    ),
    ("child", r"child(?:ren)?|son|daughter|baby|infant|stepson|stepdaughter|step-son|step-daughter|unborn|minor"),
    (
        "family",
        r"mother|father|parents?|sister|brother|aunt|uncle|cousin|grand\w+|nephew|niece|step\w*|in-law|"
        r"half-\w+|family|relative|husband|wife|partner|spouse|ex-partner|ex-husband|ex-wife|mum|dad|"
        r"sibling|fianc\w+",
    ),
    ("friend", r"friend|neighbou?r|colleague|flatmate|housemate|lodger|acquaintance|employer"),
    ("perpetrator", r"perpetrator|alleged perpetrator|offender|suspect|accused|defendant|the subject \(p\)|alleged offender"),
    ("victim", r"victim|deceased|subject of (?:the|this) review|subject 1"),
)
_ROLES = tuple((role, re.compile(rf"\b(?:{words})\b", re.I)) for role, words in _RELATIONS)
_STRONG = {
    "victim": re.compile(
        r"^\W*(?:the\s+)?(?:adult\s+)?(?:victim|deceased|subject(?: of (?:the|this) review)?|subject 1|"
        r"index (?:patient|person))\W*$",
        re.I,
    ),
    "perpetrator": re.compile(
        r"^\W*(?:the\s+)?(?:alleged\s+)?(?:perpetrator|offender|suspect|accused|defendant|subject 2)\W*$", re.I
    ),
}
_PART = re.compile(r"\b(?:client|patient|tenant|service user|resident|customer|pupil|subject)\b", re.I)
_ADULT = re.compile(r"\badult\b|\bgrown[\s-]up\b", re.I)


def iso_date(text: str, *, short_years: bool = False) -> str | None:
    """Return the ISO date of a plain full date, day first; None for anything less certain.

    A year of two digits counts only with `short_years`, as of this century: a birth year may mean the last.
    """
    try:
        if match := _ISO.search(text):
            return date(*map(int, match.groups())).isoformat()
        if match := _NUMERIC.search(text):
            day, month, year = (int(part) for part in match.groups())
            if year < 100 and not short_years:
                return None
            year += 2000 if year < 100 else 0
            return date(year, month, day).isoformat()
        if match := _NAMED.search(text):
            month = _MONTHS.get(match.group(2)[:3].casefold(), 0)
            return date(int(match.group(3)), month, int(match.group(1))).isoformat()
    except ValueError:
        return None
    return None


def role_of(relation: str, *, born: str | None, age: str = "", at: str | None = None) -> Role:
    """Return the role a relation means; a son or daughter who is grown up is family, not a child."""
    for piece in _pieces(relation):
        for role, pattern in _STRONG.items():
            if pattern.match(piece):
                return role  # type: ignore[return-value]
    for role, pattern in _ROLES:
        if not pattern.search(relation):
            continue
        if role == "child" and (_ADULT.search(relation) or _grown(born, age, at)):
            return "family"
        return role
    return "other"


def relates(text: str) -> bool:
    """Say whether words name a relation or a part in the case ("maternal grandmother", "Ada's brother", "tenant")."""
    return any(pattern.search(text) for role, pattern in _ROLES if role != "professional") or bool(_PART.search(text))


def _pieces(relation: str) -> list[str]:
    """Return a relation whole and, where it joins two ("Husband (perpetrator)", "ex-partner / suspect"), in its pieces.

    "Victim and perpetrator's son" is one relation: where somebody is somebody's, nothing is taken apart.
    """
    if re.search(r"['’]s?\b|\bof\b|\bto\b", relation):
        return [relation]
    return [relation, *(piece for piece in re.split(r"[()/,;&]|\band\b", relation) if piece.strip())]


def _grown(born: str | None, age: str, at: str | None) -> bool:
    years = re.search(r"\b(\d{1,3})\b", age)
    if years:
        return int(years.group(1)) >= 18
    if born and at:
        return (date.fromisoformat(at[:10]) - date.fromisoformat(born)).days >= 18 * 365.25
    return False


def people_of(
    written: str,
    relation: str,
    document: str,
    *,
    born: str | None = None,
    died: str | None = None,
    also: str = "",
    age: str = "",
    gender: str = "",
    at: str | None = None,
) -> Iterator[Person]:
    """Propose the person (or the people, one a line or parted by "and") of one cell."""
    parts = [part for part in re.split(r"\n|;|\s+(?:and|&)\s+|(?<=\d\))\s*,\s*", written) if part.strip()]
    for part in parts:
        name, forms = names_of(part)
        if not is_person(name):
            continue
        more = tuple(alias.strip(" \"“”'‘’") for alias in re.split(r"[,;/]|\band\b", also) if is_person(alias.strip(" \"“”'‘’")))
        known = {"f": "female", "female": "female", "m": "male", "male": "male"}.get(gender.casefold().strip())
        single = len(parts) == 1
        yield Person(
            id=f"proposal-{digest(document, name, length=10)}",
            role=role_of(relation, born=born, age=age, at=at),
            name=name,
            also=tuple(dict.fromkeys((*forms, *more))),
            born=born or iso_date(BIRTH.split(part)[-1] if BIRTH.search(part) else "") if single else None,
            died=died if single else None,
            gender=known if single else None,
            relation=one_line(relation) or None,
            proposed=True,
            document=document,
        )

"""Read the people of a family table, an interview list and the cover into proposals for the register.

A proposal is never a decision: it is marked `proposed` and waits for a person. No gender is guessed; a role is taken only
from what the table says of the relation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pipeline.ingest.grid import Columns, Grid, cell_text, filled
from pipeline.ingest.names import BIRTH, is_person, names_of
from pipeline.ingest.outline import Placed
from pipeline.ingest.text import one_line
from pipeline.model import Person, Role, Section, digest

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
_ADULT = re.compile(r"\badult\b|\bgrown[\s-]up\b", re.I)
_LABEL = re.compile(
    r"^(?:name of\s+)?(?:the\s+)?(victim|deceased|perpetrator|alleged perpetrator|suspect|subject(?: \d)?|"
    r"subject of (?:the )?review|child(?:ren)?(?: \d)?|name|husband|wife|partner|ex-partner|son|daughter|"
    r"mother|father|brother|sister)(?:['’]s)?(?:\s+name)?\s*(?:\(name\))?$",
    re.I,
)


def proposals(
    tables: Sequence[Placed], sections: Sequence[Section], *, document: str, agency: str, death: str | None = None
) -> tuple[Person, ...]:
    """Return the people of family tables and forms, and the staff of interview lists, each once."""
    found: list[Person] = []
    heads = set[str]()
    for placed in tables:
        columns = placed.grid.columns
        if columns is None or columns.kind not in ("family", "interviews"):
            continue
        heads |= {one_line(text).casefold() for text in columns.labels.values()}
        if columns.kind == "family" and placed.section == "interviews":
            continue
        rows = (
            _family(placed.grid, columns, document, death)
            if columns.kind == "family"
            else _staff(placed.grid, columns, document, agency)
        )
        found += rows
    for section in sections:
        if section.key in ("cover", "family", "introduction"):
            found += _form(section, document, death)
    return tuple(_once([person for person in found if person.name.casefold() not in heads]))  # a heading is nobody


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


def _values(columns: Columns, grid: Grid, index: int) -> dict[str, str]:
    row = grid.table.rows[index]
    return {role: " ".join(filter(None, (cell_text(row, i) for i in columns.of(role)))) for role in set(columns.roles.values())}


def _born(grid: Grid, columns: Columns, index: int, role: str) -> str | None:
    row = grid.table.rows[index]
    for i in columns.of(role):
        if i < len(row.cells):
            return iso_date(row.cells[i].value or "") or iso_date(row.cells[i].text)
    return None


def _family(grid: Grid, columns: Columns, document: str, death: str | None) -> Iterator[Person]:
    for index, row in enumerate(grid.table.rows):
        if index in grid.head or index < grid.first or not filled(row):
            continue
        values = _values(columns, grid, index)
        relation = " ".join(filter(None, (values.get("relation", ""), values.get("role", ""))))
        yield from _people(
            values.get("name", ""),
            relation,
            document,
            born=_born(grid, columns, index, "born"),
            died=_born(grid, columns, index, "died"),
            also=values.get("also", ""),
            age=values.get("age", ""),
            gender=values.get("gender", ""),
            at=death,
        )


def _people(
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


def _staff(grid: Grid, columns: Columns, document: str, agency: str) -> Iterator[Person]:
    for index, row in enumerate(grid.table.rows):
        if index in grid.head or index < grid.first or not filled(row):
            continue
        values = _values(columns, grid, index)
        name, forms = names_of(values.get("name", "") or values.get("interviewed", ""))
        if is_person(name) and " " in name:
            yield Person(
                f"proposal-{digest(document, name, length=10)}",
                "professional",
                name,
                forms,
                title=values.get("role") or None,
                agency=agency or None,
                proposed=True,
                document=document,
            )


def _form(section: Section, document: str, death: str | None) -> Iterator[Person]:
    """Read "Victim: Marged Tolland, DOB 11/05/1984" and rows of a form such as "Name | …", "Date of birth | …"."""
    pending: dict[str, str] = {}

    def person() -> Iterable[Person]:
        if "name" in pending:
            yield from _people(
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
        if match is not None:
            yield from person()
            head = BIRTH.split(value)
            pending["name"] = re.split(r",\s*(?=\d|aged|d\.?o\.?b|born)|\s+aged?\b", head[0], flags=re.I)[0].strip(" ,;(-–")
            if len(head) > 1:
                pending["born"] = head[-1]
            if match.group(1).casefold() != "name":
                pending["relation"] = match.group(1)
        elif pending:
            plain = label.casefold()
            if BIRTH.match(plain + " "):
                pending["born"] = value
            elif "relation" in plain:
                pending["relation"] = value
            elif "known as" in plain or "alias" in plain or "maiden" in plain:
                pending["also"] = value
    yield from person()


def _once(people: Sequence[Person]) -> list[Person]:
    """Join proposals of one name, keeping the fullest."""
    found: dict[str, Person] = {}
    for person in people:
        before = found.get(person.id)
        if before is None:
            found[person.id] = person
            continue
        role = before.role if before.role != "other" else person.role
        found[person.id] = Person(
            person.id,
            role,
            person.name,
            tuple(dict.fromkeys((*before.also, *person.also))),
            before.born or person.born,
            before.died or person.died,
            before.gender or person.gender,
            title=before.title or person.title,
            agency=before.agency or person.agency,
            relation=before.relation or person.relation,
            proposed=True,
            document=person.document,
        )
    return list(found.values())

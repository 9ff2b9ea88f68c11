"""Read the people of a family table, an interview list and the cover into proposals for the register.

A proposal is never a decision: it is marked `proposed` and waits for a person. No gender is guessed; a role is taken only
from what the table says of the relation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.ingest.columns import Columns, cell_text
from pipeline.ingest.family_text import told_people
from pipeline.ingest.grid import Grid
from pipeline.ingest.heading_row import filled
from pipeline.ingest.kin import iso_date, people_of
from pipeline.ingest.names import is_person, names_of
from pipeline.ingest.outline import Placed
from pipeline.ingest.text import one_line
from pipeline.model import Person, Section, digest


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
            found += told_people(section, document, death)
    return tuple(_once([person for person in found if person.name.casefold() not in heads]))  # a heading is nobody


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
        yield from people_of(
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

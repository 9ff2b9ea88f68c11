"""Write down, while files are built, who is named where; turn it into the gold.

A text that is placed goes through `place`: its marks are taken out, unambiguous surfaces are found by search (longest
first, on word borders, straight or curly apostrophes), strings that must stay are noted. What is written down is where
the *builder* put a text; `samples.check_gold` reads the finished files again by other means and compares.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from samples.kit.cast import IDENTIFIER_CLASSES, PANEL_DECIDES, Cast, Entity
from samples.kit.marks import unmark

SCHEMA = 1


@dataclass(slots=True)
class Row:
    """One chronology row as the builder wrote it."""

    file: str
    locator: str
    agency: str
    written: str
    time: str
    edtf: str | None
    event: str
    text: str
    hidden: bool = False
    continued: list[str] = field(default_factory=list)
    problem: str = ""


def spelled(surface: str) -> str:
    """Return a pattern for a surface that takes either apostrophe and any white space, on word borders."""
    body = re.escape(surface).replace("'", "['\u2019]").replace(r"\ ", r"[\s\u00a0]+")
    left = r"(?<![\w])" if surface[0].isalnum() else ""
    right = r"(?![\w])" if surface[-1].isalnum() else ""
    return left + body + right


class Ledger:
    """Collects mentions, rows and strings that must stay, in the order the files are built."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.entities: dict[str, Entity] = {entity.id: entity for entity in cast.entities}
        self.rows: list[Row] = []
        self.recommendations: list[dict[str, str]] = []
        self.documents: list[dict[str, str]] = []
        self._mentions: dict[tuple[str, str], dict[tuple[str, str, str], int]] = defaultdict(lambda: defaultdict(int))
        self._stays: dict[str, dict[tuple[str, str, str], int]] = defaultdict(lambda: defaultdict(int))
        owners: dict[str, str] = {}
        for entity in cast.entities:
            for surface in entity.searched():
                if owners.setdefault(surface, entity.id) != entity.id:
                    raise ValueError(f"{surface!r} belongs to {owners[surface]} and {entity.id}: make it ambiguous")
        self._owners = owners
        ordered = sorted(owners, key=lambda s: (-len(s), s))
        self._search = re.compile("|".join(spelled(s) for s in ordered) or r"(?!)")
        self._stay_patterns = [(stay.text, re.compile(spelled(stay.text))) for stay in cast.stays]
        self._by_surface = {self._key(s): owner for s, owner in owners.items()}

    @staticmethod
    def _key(surface: str) -> str:
        return " ".join(surface.replace("\u2019", "'").replace("\u00a0", " ").split())

    def place(self, marked: str, file: str, part: str, locator: str) -> str:
        """Note everything a text names at a place; return it without marks."""
        text, marks = unmark(marked)
        taken: list[tuple[int, int]] = []
        for mark in marks:
            surface = text[mark.start : mark.end]
            for owner in mark.owner.split("+"):
                if not owner[0].isupper() and owner not in self.entities:
                    raise ValueError(f"nobody is called {owner!r}: {text[:60]!r}")
                if owner[0].isupper() and owner.split("@")[0] not in IDENTIFIER_CLASSES:
                    raise ValueError(f"no identifier class {owner!r}: {text[:60]!r}")
                self._mentions[owner, surface][file, part, locator] += 1
            if mark.owner.split("@")[0] not in PANEL_DECIDES:
                taken.append((mark.start, mark.end))
        for match in self._search.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                owner = self._by_surface[self._key(match.group())]
                self._mentions[owner, match.group()][file, part, locator] += 1
        for stay, pattern in self._stay_patterns:
            count = len(pattern.findall(text))
            if count:
                self._stays[stay][file, part, locator] += count
        return text

    def row(self, row: Row) -> None:
        """Note a chronology row."""
        self.rows.append(row)

    def recommendation(self, file: str, agency: str, number: str, text: str) -> None:
        """Note a recommendation of an agency."""
        self.recommendations.append({"file": file, "agency": agency, "number": number, "text": unmark(text)[0]})

    def document(self, file: str, kind: str, agency: str, *, author: str = "", signed: str = "") -> None:
        """Note what a file is (imr, chronology, both, statement, letter, other), who wrote it and when it was signed off."""
        self.documents.append({"file": file, "kind": kind, "agency": agency, "author": author, "signed": signed})

    # --- gold --------------------------------------------------------------------------------------------------------

    def _entities_gold(self) -> list[dict[str, Any]]:
        kept = [self._key(stay.text).casefold() for stay in self.cast.stays]
        kept += [self._key(s).casefold() for e in self.cast.entities if not e.must_hide for s in (e.name, *e.also, *e.forms)]
        grouped: dict[str, dict[str, dict[tuple[str, str, str], int]]] = defaultdict(dict)
        for (owner, surface), where in self._mentions.items():
            grouped[owner][surface] = where
        gold = []
        numbers: dict[str, int] = defaultdict(int)
        for owner in sorted(
            grouped, key=lambda o: (o[0].isupper(), list(self.entities).index(o) if o in self.entities else 0, o)
        ):
            entity = self.entities.get(owner)
            identifier = "" if entity else owner.split("@")[0]
            must_hide = entity.must_hide if entity else identifier not in PANEL_DECIDES
            surfaces = []
            for surface, where in grouped[owner].items():
                ordinary = self._is_ordinary(surface, entity)
                inside_kept = any(re.search(spelled(self._key(surface).casefold()), k) for k in kept) if must_hide else False
                surfaces.append({
                    "text": surface, "ordinary": ordinary, "must_hide": must_hide,
                    "leakscan": must_hide and not ordinary and not inside_kept and identifier not in {"AGE"},
                    "where": [{"file": f, "part": p, "locator": loc, "count": n} for (f, p, loc), n in where.items()],
                })  # fmt: skip
            if entity:
                head = {
                    "id": entity.id, "kind": entity.kind, "class": entity.place_kind or entity.kind, "role": entity.role,
                    "name": entity.name, "agency": entity.agency, "must_hide": entity.must_hide, "in_register": entity.listed,
                    "note": entity.note,
                }  # fmt: skip
                gold.append({**head, "surfaces": surfaces})
                continue
            belongs = owner.partition("@")[2]
            belongs = belongs if belongs in self.entities else ""
            for surface_gold in surfaces:
                numbers[identifier] += 1
                gold.append({
                    "id": f"{identifier.lower()}-{numbers[identifier]}", "kind": "identifier", "class": identifier,
                    "role": IDENTIFIER_CLASSES[identifier], "name": surface_gold["text"], "belongs_to": belongs,
                    "must_hide": must_hide, "panel_decides": identifier in PANEL_DECIDES, "surfaces": [surface_gold],
                })  # fmt: skip
        return gold

    def _is_ordinary(self, surface: str, entity: Entity | None) -> bool:
        """Say whether a surface must be judged by its position: a common word, a short number, under four characters."""
        bare = self._key(surface)
        if len(bare) < 4 or (bare.isdigit() and len(bare) < 5):
            return True
        if bare.casefold() in self.cast.ordinary:
            return True
        return entity is not None and bare in entity.ambiguous

    def gold(self, *, conflicts: list[dict[str, Any]], gap_days: int = 90, notes: str = "") -> dict[str, Any]:
        """Return the gold as plain values, ready for JSON."""
        from samples.kit.spans import gaps_of

        groups: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            if row.event:
                groups[row.event].append(row)
        return {
            "schema": SCHEMA,
            "case": self.cast.case,
            "notes": notes,
            "documents": self.documents,
            "entities": self._entities_gold(),
            "must_stay": [
                {"text": s.text, "reason": s.reason,
                 "where": [{"file": f, "part": p, "locator": loc, "count": n} for (f, p, loc), n in self._stays[s.text].items()]}
                for s in self.cast.stays
            ],
            "rows": [
                {"file": r.file, "locator": r.locator, "agency": r.agency, "date_as_written": r.written, "time_as_written": r.time,
                 "date": r.edtf, "event": r.event or None, "hidden": r.hidden, "continued": r.continued, "text": r.text}
                for r in self.rows
            ],
            "duplicates": [
                {"event": event, "rows": [{"file": r.file, "locator": r.locator, "agency": r.agency, "text": r.text[:80]} for r in rows]}
                for event, rows in groups.items() if len(rows) > 1
            ],
            "conflicts": [self._conflict(c, groups) for c in conflicts],
            "gaps": gaps_of([(r.edtf, r.agency) for r in self.rows], gap_days),
            "undated": [{"file": r.file, "locator": r.locator, "date_as_written": r.written} for r in self.rows if r.edtf is None],
            "problems": [{"file": r.file, "locator": r.locator, "reason": r.problem} for r in self.rows if r.problem],
            "recommendations": self.recommendations,
        }  # fmt: skip

    def _conflict(self, conflict: dict[str, Any], groups: dict[str, list[Row]]) -> dict[str, Any]:
        values = []
        for agency, value in conflict["values"].items():
            rows = [r for r in groups[conflict["event"]] if r.agency == agency]
            if not rows:
                raise ValueError(f"{agency} has no row of {conflict['event']}")
            values.append({"agency": agency, "file": rows[0].file, "locator": rows[0].locator, "value": value})
        return {"event": conflict["event"], "field": conflict["field"], "values": values}

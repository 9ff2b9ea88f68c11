"""Carry new names of sheets, ranges and tables into every formula, link and title that uses them.

What a formula calls by name is renamed with the thing itself: an edit of its own there might say something else ("Rourke" may be
one person in the name of a sheet and another in a formula), and the formula would refer to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from pipeline.documents.formats import edited_text
from pipeline.documents.sheets import formulas
from pipeline.documents.sheets.package import Element, Workbook, local
from pipeline.documents.sheets.spots import Spot
from pipeline.model import Edit

_FORMULA_TAGS = frozenset(
    {"f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "totalsRowFormula", "sqref"}
)
_LOOKS_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[RrCc]|[Rr]\d+[Cc]\d+")
_ITS_NAME = ("@name", "@displayName")


class Renaming:
    """Hold what sheets, ranges and tables are called now, by what they were called."""

    def __init__(self, workbook: Workbook, root: Callable[[str], Element]) -> None:
        """Take the workbook and the function that opens one of its parts."""
        self.workbook, self.root = workbook, root
        self.sheets: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self._taken: set[str] | None = None

    def is_name(self, spot: Spot) -> bool:
        """Say whether a spot is the name of a sheet, range or table itself."""
        if spot.slot.id == "excel.table":
            return local(spot.anchor.tag) == "table" and spot.pieces[0].where in _ITS_NAME
        return spot.slot.id in ("excel.sheet_name", "excel.defined_name")

    def rename(self, spot: Spot, edits: Sequence[Edit]) -> None:
        """Give a sheet, range or table its new name; one that is free, and that Excel takes for a name."""
        new = edited_text(spot.text, edits)
        if spot.slot.id == "excel.sheet_name":
            spot.anchor.set("name", self._sheet(spot.text, new))
        else:
            spot.anchor.set(spot.pieces[0].where[1:], self._name(spot.text, new))

    def _sheet(self, old: str, words: str) -> str:
        new = formulas.sheet_name(words)
        taken = {sheet.name.casefold() for sheet in self.workbook.sheets} | {n.casefold() for n in self.sheets.values()}
        base, count = new[:27], 2
        while new.casefold() in taken and new.casefold() != old.casefold():
            new, count = f"{base} {count}", count + 1
        self.sheets[old] = new
        return new

    def _name(self, old: str, words: str) -> str:
        if old in self.names:  # a range may have one name on several sheets, a table one name twice
            return self.names[old]
        new = formulas.identifier(words)
        if new[0].isdigit() or _LOOKS_LIKE_A_CELL.fullmatch(new):
            new = f"_{new}"
        if self._taken is None:
            self._taken = {name.casefold() for name in self._all_names()}
        base, count = new, 2
        while new.casefold() in self._taken:
            new, count = f"{base}_{count}", count + 1
        self._taken.add(new.casefold())
        self.names[old] = new
        return new

    def _all_names(self) -> Iterable[str]:
        for entry in self.workbook.parts:
            lower = entry.lower()
            if lower.endswith(".xml") and ("/tables/" in lower or lower.endswith("workbook.xml")):
                for node in self.root(entry).iter():
                    if local(node.tag) in ("definedName", "table"):
                        yield node.get("displayName") or node.get("name") or ""

    def not_carried(self, formula: str, edits: Sequence[Edit]) -> list[Edit]:
        """Return the edits of a formula that renaming does not make."""
        spans = formulas.named(formula, self.sheets, self.names)
        return [edit for edit in edits if not any(start <= edit.start and edit.end <= end for start, end in spans)]

    def everywhere(self) -> Iterable[str]:
        """Rename in every part; yield the parts that changed."""
        if not (self.sheets or self.names):
            return
        for entry, content in self.workbook.parts.items():
            if not entry.lower().endswith(".xml") or entry.startswith("docProps/core"):
                continue
            if not any(old.encode("utf-8") in content or b"&" in content for old in (*self.sheets, *self.names)):
                continue
            if sum(self._rename_in(node) for node in self.root(entry).iter()):
                yield entry

    def _rename_in(self, node: Element) -> bool:
        name, changed = local(node.tag), False
        if name in _FORMULA_TAGS and node.text:
            new = formulas.rename(node.text, self.sheets, self.names)
            changed, node.text = new != node.text, new
        elif name == "lpstr" and node.text:
            sheet, sign, rest = node.text.partition("!")
            new = self.sheets.get(sheet, sheet) + sign + rest
            changed, node.text = new != node.text, new
        if name == "hyperlink" and node.get("location"):
            new = formulas.rename(node.get("location"), self.sheets, self.names)
            changed |= new != node.get("location")
            node.set("location", new)
        if name == "worksheetSource" and node.get("sheet") in self.sheets:
            node.set("sheet", self.sheets[node.get("sheet")])
            changed = True
        return changed

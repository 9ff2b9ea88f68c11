"""Edit a workbook at the level of its XML: only parts with an edit are written anew, charts and pictures are not touched.

A string several cells share is split off for the cells an edit changes, and emptied when no cell uses it any more. A number or
date that is edited becomes text. A formula is edited inside its strings; an edit elsewhere in it, or of its result, replaces it
by its result, since Excel would compute the old words again.
"""

from __future__ import annotations

import copy
import functools
import re
from collections import Counter
from collections.abc import Sequence

from pipeline.documents import edits as editing
from pipeline.documents.formats import edited_text
from pipeline.documents.sheets import formulas
from pipeline.documents.sheets.cells import Cell, SheetReader, cell_nodes
from pipeline.documents.sheets.package import Element, Workbook, local, parse, serialise, write_package
from pipeline.documents.sheets.parts import drop_parts
from pipeline.documents.sheets.pieces import set_raw_text, string_pieces
from pipeline.documents.sheets.renaming import Renaming
from pipeline.documents.sheets.spots import FORMULA_SLOTS, Spot, spots
from pipeline.documents.sheets.writing import apply_to_pieces, drop_phonetic, empty, set_inline, set_value, value_of
from pipeline.errors import EditUnsafe
from pipeline.model import Edit

_CELL_ADDRESS = re.compile(r"(?P<entry>.+)!(?P<number>\d+)(?P<what>[fvp]?)")
_SPOT_ADDRESS = re.compile(r"(?P<entry>.+)#(?P<number>\d+)")
_SCRUBBED_ONLY = re.compile(r".*#(?:name|printer|zip|p\d+)")


def apply_edits(blob: bytes, edits: Sequence[Edit], *, name: str) -> bytes:
    """Return a copy with the edits made; raises EditUnsafe when one does not fit."""
    if not edits:
        return blob
    return _Editor(blob, edits, name).run()


class _Editor:
    """Holds the parts that are open while a workbook is edited."""

    def __init__(self, blob: bytes, edits: Sequence[Edit], name: str) -> None:
        self.blob, self.name = blob, name
        self.workbook = Workbook(blob, name)
        self.reader = SheetReader(self.workbook)
        self.roots: dict[str, Element] = {}
        self.dirty: set[str] = set()
        self.renaming = Renaming(self.workbook, self.root)
        self.formula_dropped = False
        self.cells: dict[str, dict[int, dict[str, list[Edit]]]] = {}
        self.spots: dict[str, dict[int, list[Edit]]] = {}
        for address, group in editing.by_address(edits).items():
            self._sort_in(address, group)

    def _sort_in(self, address: str, group: list[Edit]) -> None:
        if _SCRUBBED_ONLY.fullmatch(address):
            return  # in binary parts the scrub removes; there is nothing to edit
        match = _SPOT_ADDRESS.fullmatch(address) or _CELL_ADDRESS.fullmatch(address)
        if match is None or match["entry"] not in self.workbook.parts:
            raise EditUnsafe(
                "An edit names a place this file does not have.", remedy="The file has changed: run `dhr redact` again."
            )
        if "what" in match.groupdict():
            self.cells.setdefault(match["entry"], {}).setdefault(int(match["number"]), {})[match["what"]] = group
        else:
            self.spots.setdefault(match["entry"], {})[int(match["number"])] = group

    def root(self, entry: str) -> Element:
        """Open a part once."""
        if entry not in self.roots:
            recover = entry.lower().endswith(".vml")
            self.roots[entry] = parse(self.workbook.parts[entry], self.name, recover=recover)
        return self.roots[entry]

    @functools.cached_property
    def string_items(self) -> list[Element]:
        """Return the shared strings' elements as the file has them; those an edit adds are not among them."""
        entry = self.reader.strings.entry
        return [item for item in self.root(entry) if local(item.tag) == "si"] if entry is not None else []

    def run(self) -> bytes:
        """Make all edits and write the parts they touched."""
        self._edit_all_spots()
        sheets = {entry: group for entry, group in self.cells.items() if entry != self.reader.strings.entry}
        wanted = {entry: self._edit_cells(entry, group) for entry, group in sheets.items()}
        self._edit_shared({entry: cells for entry, cells in wanted.items() if cells})
        if self.reader.strings.entry in self.cells:
            self._edit_unused(self.cells[self.reader.strings.entry])
        self.dirty.update(self.renaming.everywhere())
        for entry in sheets:
            self._match_table_headings(entry)
        changed: dict[str, bytes | None] = {entry: serialise(self.roots[entry]) for entry in self.dirty}
        chain = self.workbook.part_of_kind("calcChain")
        if self.formula_dropped and chain:
            changed |= drop_parts(self.workbook, {chain}, changed)
        return write_package(self.blob, changed)

    # --- spots -----------------------------------------------------------------------------------------------------------

    def _edit_all_spots(self) -> None:
        """Give sheets, ranges and tables their new names first: what calls them by name follows."""
        others: list[tuple[Spot, list[Edit]]] = []
        for entry, group in self.spots.items():
            found = {spot.number: spot for spot in spots(self.root(entry), entry) if spot.number in group}
            editing.refuse_unknown(group, found)  # type: ignore[arg-type]
            for number, edits in group.items():
                editing.check(found[number].text, edits, entry)
                if self.renaming.is_name(found[number]):
                    self.renaming.rename(found[number], edits)
                else:
                    others.append((found[number], edits))
            self.dirty.add(entry)
        for spot, edits in others:
            self._edit_spot(spot, edits)

    def _edit_spot(self, spot: Spot, edits: list[Edit]) -> None:
        piece = spot.pieces[0]
        if spot.slot.id in FORMULA_SLOTS:
            set_raw_text(piece.element, piece.where, formulas.edited(spot.text, self.renaming.not_carried(spot.text, edits)))
        elif piece.where == "@location":
            apply_to_pieces(spot.pieces, self.renaming.not_carried(spot.text, edits))
        else:
            apply_to_pieces(spot.pieces, edits, header=spot.slot.id in ("excel.header", "excel.footer"))

    # --- cells -----------------------------------------------------------------------------------------------------------

    def _edit_cells(self, entry: str, group: dict[int, dict[str, list[Edit]]]) -> dict[int, tuple[Element, list[Edit]]]:
        """Edit cells that hold their own text; return those whose text is a shared string, by their number."""
        nodes = cell_nodes(self.root(entry))
        shared: dict[int, tuple[Element, list[Edit]]] = {}
        for number, edits in group.items():
            if number >= len(nodes):
                raise EditUnsafe("An edit names a cell this file does not have.", remedy="Run `dhr redact` again.")
            node = nodes[number]
            cell = self.reader._cell(node, number, 0, 0, hidden=False)
            if cell is None:
                raise EditUnsafe("An edit names an empty cell.", remedy="The file has changed: run `dhr redact` again.")
            self._edit_cell(entry, node, cell, edits, shared, number)
        self.dirty.add(entry)
        return shared

    def _edit_cell(
        self,
        entry: str,
        node: Element,
        cell: Cell,
        edits: dict[str, list[Edit]],
        shared: dict[int, tuple[Element, list[Edit]]],
        number: int,
    ) -> None:
        place = node.get("r") or "a cell"
        editing.check(cell.text, edits.get("", ()), place)
        editing.check(cell.formula, edits.get("f", ()), place)
        editing.check(cell.beneath, edits.get("v", ()), place)
        editing.check(cell.phonetic, edits.get("p", ()), place)
        formula = next((child for child in node if local(child.tag) == "f"), None)
        drops = formula is not None and (bool(edits.get("")) or bool(edits.get("v")))
        if formula is not None and edits.get("f") and not drops:
            own = self.renaming.not_carried(cell.formula, edits["f"])
            if formulas.only_in_strings(cell.formula, own):
                formula.text = formulas.edited(cell.formula, own)
                self._forget_result(node, own)
            else:
                drops = True
        if drops:
            self._drop_formula(entry, node, formula)
        if edits.get("p"):
            drop_phonetic(node if node.get("t") != "s" else self.string_items[int(value_of(node))])
            if node.get("t") == "s" and self.reader.strings.entry:
                self.dirty.add(self.reader.strings.entry)
        if edits.get("") and node.get("t") == "s":
            shared[number] = (node, edits[""])
        elif edits.get(""):
            inline = next((child for child in node if local(child.tag) == "is"), None)
            if inline is not None:
                apply_to_pieces(tuple(string_pieces(inline)), edits[""])
            else:
                set_inline(node, edited_text(cell.text, edits[""]))
        elif edits.get("v"):
            set_inline(node, cell.text.strip() or edited_text(cell.beneath, edits["v"]))

    def _forget_result(self, node: Element, edits: list[Edit]) -> None:
        """Empty a result that repeats the words a formula's string no longer holds; Excel computes it again."""
        for child in node:
            if local(child.tag) == "v" and child.text and any(edit.expected and edit.expected in child.text for edit in edits):
                for edit in edits:
                    child.text = child.text.replace(edit.expected, edit.replacement)

    def _drop_formula(self, entry: str, node: Element, formula: Element) -> None:
        """Leave a cell with its result alone; cells that repeat its formula lose it too."""
        self.formula_dropped = True
        group = formula.get("si")
        node.remove(formula)
        if formula.get("t") == "shared" and formula.get("ref") and group is not None:
            for other in cell_nodes(self.root(entry)):
                for child in list(other):
                    if local(child.tag) == "f" and child.get("t") == "shared" and child.get("si") == group:
                        other.remove(child)

    # --- shared strings ----------------------------------------------------------------------------------------------------

    def _edit_shared(self, wanted: dict[str, dict[int, tuple[Element, list[Edit]]]]) -> None:
        entry = self.reader.strings.entry
        if not wanted or entry is None:
            return
        last = self.string_items[-1]
        variants: dict[int, dict[tuple[tuple[int, int, str], ...], list[Element]]] = {}
        for cells in wanted.values():
            for node, edits in cells.values():
                key = tuple((edit.start, edit.end, edit.replacement) for edit in edits)
                variants.setdefault(int(value_of(node)), {}).setdefault(key, []).append(node)
        by_key = {
            (int(value_of(node)), tuple((e.start, e.end, e.replacement) for e in edits)): edits
            for cells in wanted.values()
            for node, edits in cells.values()
        }
        uses = self._uses()
        count = len(self.string_items)
        for index, groups in variants.items():
            item = self.string_items[index]
            touched = sum(len(nodes) for nodes in groups.values())
            if len(groups) == 1 and touched == uses[index]:
                apply_to_pieces(tuple(string_pieces(item)), by_key[index, next(iter(groups))])
                continue
            for key, nodes in groups.items():
                split = copy.deepcopy(item)
                split.tail = None
                apply_to_pieces(tuple(string_pieces(split)), by_key[index, key])
                last.addnext(split)
                last = split
                for node in nodes:
                    set_value(node, str(count))
                count += 1
            if touched >= uses[index]:
                empty(item)
        self.root(entry).set("uniqueCount", str(count))
        self.dirty.add(entry)

    def _uses(self) -> Counter[int]:
        """Count how many cells of all sheets use each shared string."""
        uses: Counter[int] = Counter()
        for sheet in self.workbook.sheets:
            if sheet.entry in self.workbook.parts and sheet.entry.lower().endswith(".xml"):
                for node in cell_nodes(self.root(sheet.entry)):
                    if node.get("t") == "s" and value_of(node).strip().isdigit():
                        uses[int(value_of(node))] += 1
        return uses

    def _edit_unused(self, group: dict[int, dict[str, list[Edit]]]) -> None:
        strings, entry = self.reader.strings, self.reader.strings.entry
        if entry is None:
            return
        for number, edits in group.items():
            if number >= len(self.string_items):
                raise EditUnsafe("An edit names a string this file does not have.", remedy="Run `dhr redact` again.")
            if edits.get("p"):
                editing.check(strings.phonetic.get(number, ""), edits["p"], "a shared string")
                drop_phonetic(self.string_items[number])
            if edits.get(""):
                editing.check(strings.texts[number], edits[""], "a shared string")
                apply_to_pieces(tuple(string_pieces(self.string_items[number])), edits[""])
        self.dirty.add(entry)

    # --- tables --------------------------------------------------------------------------------------------------------------

    def _match_table_headings(self, entry: str) -> None:
        """Name a table's columns after its heading cells again: Excel repairs a file in which they differ."""
        for relationship in self.workbook.relationships(entry):
            if relationship.kind != "table" or relationship.external:
                continue
            root = self.root(relationship.target)
            match = re.fullmatch(r"([A-Z]+)(\d+):[A-Z]+\d+", root.get("ref", ""))
            if not match or root.get("headerRowCount") == "0":
                continue
            headings = self._row_texts(entry, int(match.group(2)))
            columns = [node for node in root.iter() if local(node.tag) == "tableColumn"]
            from pipeline.documents.sheets.cells import column_letters, column_number

            first = column_number(match.group(1))
            for place, column in enumerate(columns):
                text = headings.get(f"{column_letters(first + place)}{match.group(2)}", "")
                if text and text.replace("\n", "_x000a_") != column.get("name"):
                    column.set("name", text.replace("\r\n", "\n").replace("\n", "_x000a_"))
                    self.dirty.add(relationship.target)

    def _row_texts(self, entry: str, row: int) -> dict[str, str]:
        texts = {}
        for data in self.root(entry).iterchildren("{*}sheetData"):
            for line in data:
                if isinstance(line.tag, str) and line.get("r") == str(row):
                    for node in line:
                        texts[node.get("r") or ""] = self._current_text(node)
        return texts

    def _current_text(self, node: Element) -> str:
        entry = self.reader.strings.entry
        if node.get("t") == "s" and entry is not None and value_of(node).strip().isdigit():
            items = [item for item in self.root(entry) if local(item.tag) == "si"]
            index = int(value_of(node))
            return "".join(piece.shown for piece in string_pieces(items[index])) if index < len(items) else ""
        inline = next((child for child in node if local(child.tag) == "is"), None)
        return "".join(piece.shown for piece in string_pieces(inline)) if inline is not None else ""

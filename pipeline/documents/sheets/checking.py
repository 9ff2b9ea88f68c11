"""Check that an edited workbook differs from the one before only where an edit was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.documents import edits as editing
from pipeline.documents.formats import edited_text
from pipeline.documents.sheets.reader import read
from pipeline.documents.sheets.spots import FORMULA_SLOTS
from pipeline.model import Document, Edit


def integrity(before: bytes, after: bytes, edits: Sequence[Edit]) -> tuple[str, ...]:
    """Return where text differs that no edit touched; places whose names follow an edit (sheets, ranges) are left out."""
    old, new = read(before, name="before.xlsx"), read(after, name="after.xlsx")
    grouped = editing.by_address(edits)
    found = []
    cells = {unit.address: unit for unit in new.units if unit.slot == "excel.cell"}
    for unit in old.units:
        if unit.slot == "excel.cell":
            now = cells.get(unit.address)
            expected = edited_text(unit.text, grouped.get(unit.address, ()))
            beneath = grouped.get(unit.address + "v") or grouped.get(unit.address + "f")
            if (now.text if now else "").strip() != expected.strip() and not beneath:
                found.append(f"{unit.locator}: text differs outside the edits")
    expected_texts, now_texts = _other_texts(old, grouped), _other_texts(new, {})
    for (entry, slot), texts in expected_texts.items():
        lost = texts - now_texts.get((entry, slot), Counter())
        if lost:
            found.append(f"{entry}: {lost.total()} stretches of text differ outside the edits")
    if len(old.tables) != len(new.tables):
        found.append(f"sheets with text: {len(old.tables)} before, {len(new.tables)} after")
    return tuple(found)


_FOLLOWING = frozenset(
    {
        "excel.sheet_name",
        "excel.defined_name",
        "excel.shared_string",
        "excel.formula",
        "excel.table",
        "excel.phonetic",
        "excel.cell",
        "excel.value",
    }
)


def _other_texts(document: Document, grouped: dict[str, list[Edit]]) -> dict[tuple[str, str], Counter[str]]:
    texts: dict[tuple[str, str], Counter[str]] = {}
    for unit in document.units:
        follows = unit.slot in _FOLLOWING or unit.slot in FORMULA_SLOTS or unit.part in ("link", "property")
        if not follows and unit.address not in grouped:
            texts.setdefault((unit.address.rsplit("#", 1)[0], unit.slot), Counter())[unit.text] += 1
    return texts

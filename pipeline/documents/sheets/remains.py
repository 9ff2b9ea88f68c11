"""What cells leave behind: formulas that reach other files, strings of deleted cells, and what is hidden and stays."""

from __future__ import annotations

import re

from lxml import etree

from pipeline.documents.sheets.cells import SheetReader, cell_nodes, layout_of
from pipeline.documents.sheets.cleaning import Cleaning
from pipeline.documents.sheets.package import Element, local, parse, serialise

EXTERNAL_REFERENCE = re.compile(r"\[\d+\]|'[^']*\[[^\]]+\.xl\w+\][^']*'!")


def formulas_to_results(work: Cleaning) -> None:
    """Replace formulas that reach other workbooks by their results."""
    for sheet in work.workbook.sheets:
        content = work.workbook.parts.get(sheet.entry, b"")
        if not sheet.entry.lower().endswith(".xml") or b"[" not in content:
            continue
        root = parse(content, work.name)
        count = 0
        for cell in cell_nodes(root):
            for child in list(cell):
                if local(child.tag) == "f" and child.text and EXTERNAL_REFERENCE.search(child.text):
                    cell.remove(child)
                    count += 1
        if count:
            _settle_shared(root)
            work.parts[sheet.entry] = serialise(root)
            work.removed["formulas that reach other workbooks", sheet.name] += count


def _settle_shared(root: Element) -> None:
    """Remove repeats of shared formulas whose first cell lost its own."""
    nodes = [child for cell in cell_nodes(root) for child in cell if local(child.tag) == "f" and child.get("t") == "shared"]
    masters = {node.get("si") for node in nodes if node.get("ref")}
    for node in nodes:
        if node.get("si") not in masters:
            node.getparent().remove(node)


def empty_unused(work: Cleaning, root: Element) -> bool:
    """Empty strings that no cell uses: words of deleted cells often stay behind."""
    uses: set[int] = set()
    for sheet in work.workbook.sheets:
        if sheet.entry in work.names() and sheet.entry.lower().endswith(".xml"):
            for cell in cell_nodes(parse(work.content(sheet.entry), work.name)):
                text = next((child.text or "" for child in cell if local(child.tag) == "v"), "")
                if cell.get("t") == "s" and text.strip().isdigit():
                    uses.add(int(text))
    changed = False
    for number, item in enumerate(node for node in root if local(node.tag) == "si"):
        if number not in uses and len(item) and "".join(item.itertext()).strip():
            space = etree.QName(item).namespace
            for child in list(item):
                item.remove(child)
            etree.SubElement(item, f"{{{space}}}t")
            work.removed["strings in no cell", "workbook"] += 1
            changed = True
    return changed


def report_hidden(work: Cleaning) -> None:
    """Note hidden sheets and cells, which stay because a person must decide about them."""
    reader = SheetReader(work.workbook)
    for sheet in work.workbook.sheets:
        if sheet.entry not in work.names() or not sheet.entry.lower().endswith(".xml"):
            continue
        if sheet.state != "visible":
            work.kept["hidden sheet", sheet.name] += 1
            continue
        content = work.workbook.parts[sheet.entry]
        layout = layout_of(content, work.workbook.name)
        rows = reader.rows(reader.stream(content), hidden=False)
        hidden = sum(1 for _, _, cells in rows for cell in cells if layout.is_hidden(cell))
        if hidden:
            work.kept["hidden cell", sheet.name] += hidden

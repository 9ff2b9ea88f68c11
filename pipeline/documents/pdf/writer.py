"""Write a new tagged PDF from the edited text of an old one; nothing of the old file's objects is carried over.

Typst sets it. The template is fixed and the text travels beside it as JSON, so that no word of a stranger's file is ever read as
Typst. Headings, lists and tables with heading rows are tagged; pictures are left out and named. PDF/UA-1 is asked for; where a
script has no font for it, the file is tagged all the same but makes no such claim.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from pipeline.documents import edits as editing
from pipeline.documents import guard
from pipeline.documents.pdf.flow import Block, Flow, read_flow
from pipeline.documents.pdf.reader import flow_units, open_pages
from pipeline.errors import Damaged, OutputFailed
from pipeline.model import Edit

PICTURE_REMOVED = "[picture removed]"
_BULLET = re.compile(r"^[•●▪■◦○‣\uf0b7\uf0a7*–-]\s+")
_GREETING = re.compile(r"Dear\b.{0,60},?$")
_NUMBER = re.compile(r"^(?P<open>\(?)(?P<n>[1-9]\d{0,2})(?P<close>[.)])\s+(?=\S)")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_PAGE_WORDS = re.compile(r"(?:page\s+)?\d+(?:\s*(?:of|/)\s*\d+)?$|^[-–]\s*\d+\s*[-–]$", re.IGNORECASE)

_TEMPLATE = """
#let given = json(bytes(sys.inputs.content))
#set document(title: given.title, author: (), keywords: (), date: none)
#set text(lang: "en", region: "GB", size: 11pt, font: ("Libertinus Serif", "New Computer Modern"), hyphenate: false)
#set par(justify: false, leading: 0.7em, spacing: 1.4em)
#set page(
  paper: "a4", margin: (x: 2.4cm, y: 2.6cm), flipped: given.wide,
  header: if given.header != "" { text(size: 9pt, given.header) },
  footer: context align(center, text(size: 9pt, {
    if given.footer != "" [#given.footer #h(1em)]
    [Page #counter(page).display() of #counter(page).final().first()]
  })),
)
#show heading: set block(above: 1.4em, below: 0.8em)
#set table(stroke: 0.5pt + rgb("#555555"), inset: 5pt)
#show table: set text(size: 9pt)
#let lines(words) = words.split("\\n").join(linebreak())
#for block in given.blocks {
  if block.kind == "heading" { heading(level: block.level, lines(block.text)) }
  else if block.kind == "list" { list(..block.items.map(lines)) }
  else if block.kind == "numbered" {
    enum(numbering: block.style, ..block.items.map(item => enum.item(item.number, lines(item.text))))
  }
  else if block.kind == "table" {
    table(
      columns: block.widths.map(width => width * 1fr),
      table.header(..block.rows.first().map(cell => strong(lines(cell)))),
      ..block.rows.slice(1).flatten().map(lines),
    )
  } else { par(lines(block.text)) }
}
"""


def apply_edits(blob: bytes, edits: Sequence[Edit], *, name: str) -> bytes:
    """Build a new PDF from the text with the edits made; edits of places that are not carried over are only checked."""
    flow = _flow(blob, name)
    texts = _edited_texts(blob, flow, edits, name)
    content = _content(flow, texts)
    return typeset(content, name)


def _flow(blob: bytes, name: str) -> Flow:
    pages = open_pages(blob, name)
    if pages is None:
        raise Damaged(f"“{guard.spoken(name)}” is cut off or damaged.", remedy="Ask the sender for a new copy.")
    return read_flow(pages)


def _edited_texts(blob: bytes, flow: Flow, edits: Sequence[Edit], name: str) -> dict[str, str]:
    units, _ = flow_units(flow)
    texts = {unit.address: unit.text for unit in units}
    grouped = editing.by_address(edits)
    left = {address: group for address, group in grouped.items() if address not in texts}
    if left:  # notes, properties, attachments: they must be there, but stay behind
        from pipeline.documents.pdf.reader import read

        known = {unit.address: unit.text for unit in read(blob, name=name).units}
        editing.refuse_unknown(left, known)
        for address, group in left.items():
            editing.check(known[address], group, "a place that is not carried over")
    for address, group in grouped.items():
        if address in texts:
            texts[address] = editing.applied(texts[address], group, _place(units, address))
    return texts


def _place(units: Sequence[Any], address: str) -> str:
    return next((unit.locator for unit in units if unit.address == address), "a place")


# --- content -------------------------------------------------------------------------------------------------------------


def _clean(text: str) -> str:
    return _CONTROL.sub("", text.replace("\uf0b7", "•").replace("\t", " ")).strip()


def _content(flow: Flow, texts: Mapping[str, str]) -> dict[str, Any]:
    blocks: list[dict[str, Any]] = []
    level = 0
    silent = {page.number for page in flow.pages if page.letters == 0 and page.objects != 0}
    for number, block in enumerate(flow.blocks):
        _name_silent_pages(blocks, silent, block.page)
        if block.kind == "picture":
            if block.page not in silent:
                blocks.append({"kind": "paragraph", "text": PICTURE_REMOVED})
        elif block.grid is not None:
            blocks.append(_table(number, block, texts))
        else:
            level = _add_text(blocks, block, _clean(texts[f"n{number}"]), level)
    _name_silent_pages(blocks, silent, len(flow.pages) + 1)
    title = _title(blocks)
    wide = any(block.grid is not None and len(block.grid.columns) > 6 for block in flow.blocks)
    return {
        "title": " ".join(title.split())[:200], "blocks": [block for block in blocks if block], "wide": wide,
        "header": _running(flow, texts, "h"), "footer": _running(flow, texts, "f"),
    }  # fmt: skip


def _title(blocks: Sequence[Mapping[str, Any]]) -> str:
    """Return the first heading; the headings of a letter stand below its greeting and say nothing of the whole."""
    for block in blocks:
        if block["kind"] == "heading":
            return str(block["text"])
        if block["kind"] == "paragraph" and _GREETING.match(block["text"]):
            return "Letter"
    return "Redacted document"


def _name_silent_pages(blocks: list[dict[str, Any]], silent: set[int], page: int) -> None:
    for number in sorted(number for number in silent if number <= page):
        silent.discard(number)
        blocks.append({"kind": "paragraph", "text": f"[page {number} held only a picture, which was removed]"})


def _add_text(blocks: list[dict[str, Any]], block: Block, text: str, level: int) -> int:
    """Add a heading, list item or paragraph; heading levels are made to follow without a gap, as readers expect."""
    if not text:
        return level
    if block.level is not None:
        level = min(block.level, level + 1)
        blocks.append({"kind": "heading", "level": level, "text": text})
    elif block.listed and _BULLET.match(text):
        item = _BULLET.sub("", text)
        if blocks and blocks[-1]["kind"] == "list":
            blocks[-1]["items"].append(item)
        else:
            blocks.append({"kind": "list", "items": [item]})
    elif block.listed and (number := _NUMBER.match(text)):
        _add_numbered(blocks, f"{number['open']}1{number['close']}", int(number["n"]), text[number.end() :])
    else:
        blocks.append({"kind": "paragraph", "text": text})
    return level


def _add_numbered(blocks: list[dict[str, Any]], style: str, number: int, text: str) -> None:
    """Add an item to the list it counts on from, or begin a list with its number."""
    last = blocks[-1] if blocks else {}
    if last.get("style") == style and last["items"][-1]["number"] + 1 == number:
        last["items"].append({"number": number, "text": text})
    else:
        blocks.append({"kind": "numbered", "style": style, "items": [{"number": number, "text": text}]})


def _table(number: int, block: Block, texts: Mapping[str, str]) -> dict[str, Any]:
    grid = block.grid
    assert grid is not None
    rows = [
        [_clean(texts.get(f"n{number}.{place}.{column}", "")) for column in range(len(grid.columns))]
        for place in range(len(grid.rows))
    ]
    edges = [*grid.columns, grid.right]
    widths = [max(right - left, 20.0) for left, right in pairwise(edges)]
    return {"kind": "table", "rows": rows, "widths": widths}


def _running(flow: Flow, texts: Mapping[str, str], part: str) -> str:
    """Return the running header or footer most pages have, without its page number: the new pages number themselves."""
    lines: Counter[str] = Counter()
    for page in flow.pages:
        for number in range(1, len(page.headers if part == "h" else page.footers) + 1):
            text = _PAGE_WORDS.sub("", _clean(texts.get(f"{part}{page.number}.{number}", ""))).strip(" |-–")
            if text and not text.isdigit():
                lines[text] += 1
    return "  ·  ".join(text for text, count in lines.most_common(3) if count * 2 >= lines.most_common(1)[0][1])


def typeset(content: dict[str, Any], name: str) -> bytes:
    """Set the content as a tagged PDF, as PDF/UA-1 where that is possible."""
    import typst

    given = json.dumps(content, ensure_ascii=False)
    for standards in (["ua-1"], []):
        try:
            result: bytes = typst.compile(
                _TEMPLATE.encode("utf-8"),
                format="pdf",
                sys_inputs={"content": given},
                pdf_standards=standards,  # type: ignore[call-overload]
            )
            return result
        except typst.TypstError:
            continue
    raise OutputFailed(
        f"A new PDF could not be made of “{guard.spoken(name)}”.", remedy="Save the file as .docx and redact that."
    )


# --- integrity -----------------------------------------------------------------------------------------------------------


def integrity(before: bytes, after: bytes, edits: Sequence[Edit]) -> tuple[str, ...]:
    """Return the paragraphs and cells whose edited text is not in the new file; spaces and line-end hyphens count for nothing."""
    flow = _flow(before, "before.pdf")
    texts = _edited_texts(before, flow, edits, "before.pdf")
    units, _ = flow_units(flow)
    now = "\x00".join(_bare(unit.text) for unit in flow_units(_flow(after, "after.pdf"))[0])
    everything = now.replace("\x00", "")
    return tuple(
        f"{unit.locator}: its text is not in the new file"
        for unit in units
        if unit.part == "body" and not _is_within(_BULLET.sub("", _clean(texts[unit.address])), everything)
    )


def _is_within(text: str, everything: str) -> bool:
    """Look for a text as a whole, then word by word: a cell may be cut by a page break, a script may run from right to left."""
    if _bare(text) in everything:
        return True
    return all(word in everything or word[::-1] in everything for word in map(_bare, text.split()))


def _bare(text: str) -> str:
    return re.sub(r"[\s\u00ad\u2010\u2011-]+", "", text)

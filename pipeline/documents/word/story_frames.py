"""What the walk does with what stands around text: boxes, notes, alternatives, revisions, runs, controls and tables."""

from __future__ import annotations

from pipeline.documents.word.flow import FLOWS, Flow
from pipeline.documents.word.grid import Grid
from pipeline.documents.word.story import Story
from pipeline.documents.word.styles import is_on, is_white
from pipeline.documents.word.xml import Element, attribute, child, tags

_MAX_TAGS = 64
_PARAGRAPH = tags("w:p")
_PPR, _RPR, _PSTYLE, _RSTYLE, _VANISH = tags("w:pPr"), tags("w:rPr"), tags("w:pStyle"), tags("w:rStyle"), tags("w:vanish")
_ROW_PROPERTIES, _ROW_GONE = tags("w:trPr"), tags("w:del")
_CELL_PROPERTIES, _CELL_GONE = tags("w:tcPr"), tags("w:cellDel")
_FOOTNOTE, _SHOWS_PLACEHOLDER = tags("w:footnoteReference"), tags("w:showingPlcHdr")
_SDT_PROPERTIES, _SDT_TAG = tags("w:sdtPr"), tags("w:tag")
_TABLE_STYLE, _TABLE_PROPERTIES = tags("w:tblStyle"), tags("w:tblPr")
_MOVED, _DELETIONS = tags("w:moveFrom"), tags("w:del", "w:moveFrom")
_MARKS = tags(
    "w:bookmarkStart", "w:bookmarkEnd", "w:proofErr", "w:commentRangeStart", "w:commentRangeEnd", "w:permStart", "w:permEnd",
    "w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd",
)  # fmt: skip


def box(story: Story, element: Element) -> None:
    outer = story.flows[-1]
    slot = "word.textbox_fallback" if story.mirrors else "word.textbox"
    if story.kind in ("comments", "glossary"):
        slot = outer.slot
    label = f"{outer.here or outer.label} text box".lstrip()
    story.flows.append(Flow(slot, "textbox", label, False, is_box=True))
    story.runs.append((False, False))


def box_end(story: Story, element: Element) -> None:
    story.flows.pop()
    story.runs.pop()


def note(story: Story, element: Element) -> None:
    outer = story.flows[0]
    singular = {"footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}.get(story.kind, "note")
    if story.kind in story.count_of and attribute(element, "w:type", "normal") == "normal":
        story.count_of[story.kind] += 1
        label = f"{singular} {story.count_of[story.kind]}"
    else:
        label = f"{singular} separator"
    story.note = attribute(element, "w:id")
    story.flows.append(Flow(outer.slot, outer.part, label, False, here=label))


def note_end(story: Story, element: Element) -> None:
    story.flows.pop()
    story.note = ""


def cited(story: Story, element: Element) -> None:
    """Remember which paragraph cites a note."""
    kind = "footnotes" if element.tag in _FOOTNOTE else "endnotes"
    story.cited.setdefault((kind, attribute(element, "w:id")), story.flows[-1].here)


def drawn_paragraph(story: Story, element: Element) -> None:
    outer = story.flows[-1]
    if story.kind in ("chart", "diagram"):
        slot, part = FLOWS[story.kind]
    else:
        slot, part = "word.drawing_text", "textbox"
    label = outer.here or outer.label or story.kind
    flow = Flow(slot, part, label, False, here=label, is_box=True)
    story.flows.append(flow)
    flow.paragraphs.append(story.new(slot, part, label))


def drawn_paragraph_end(story: Story, element: Element) -> None:
    story.flows.pop()


def ruby(story: Story, element: Element) -> None:
    flow = story.flows[-1]
    flow.redirect.append(story.new("word.ruby", flow.part, flow.here or flow.label, flow))


def ruby_end(story: Story, element: Element) -> None:
    story.flows[-1].redirect.pop()


def alternates(story: Story, element: Element) -> None:
    story.choices.append(False)


def alternates_end(story: Story, element: Element) -> None:
    story.choices.pop()


def branch(story: Story, element: Element) -> None:
    """Enter a Choice or Fallback: it repeats an earlier branch if that one held text."""
    repeats = bool(story.choices) and story.choices[-1]
    flow = story.flows[-1]
    redirected = repeats and bool(flow.paragraphs)
    story.fallbacks.append((repeats, redirected))
    story.branch_starts.append(story.heard)
    if repeats:
        story.mirrors += 1
        if redirected:
            flow.redirect.append(story.new("word.fallback_text", flow.part, flow.here or flow.label, flow))


def branch_end(story: Story, element: Element) -> None:
    heard = story.heard > story.branch_starts.pop()
    repeats, redirected = story.fallbacks.pop()
    if repeats:
        story.mirrors -= 1
        if redirected:
            story.flows[-1].redirect.pop()
    elif heard and story.choices:
        story.choices[-1] = True


def gone(story: Story, element: Element) -> None:
    """Enter a deletion; it is one with the deletion before it when no run stands between them, with or without text."""
    before = element.getprevious()
    while before is not None and (not isinstance(before.tag, str) or before.tag in _MARKS):
        before = before.getprevious()
    if before is None or before.tag not in _DELETIONS:
        story.flows[-1].deletion = None
    story.deleted.append("word.move_source" if element.tag in _MOVED else "word.deleted")


def gone_end(story: Story, element: Element) -> None:
    story.deleted.pop()


def run(story: Story, element: Element) -> None:
    hidden, white = False, False
    flow = story.flows[-1]
    style = story.styles.of(_style_of(element.getparent())) if story.styles.hide_text or story.styles.whiten_text else None
    if style is not None:
        hidden, white = bool(style.vanish), bool(style.white)
    properties = element[0] if len(element) else None
    if properties is not None and properties.tag in _RPR:
        named = child(properties, _RSTYLE)
        if named is not None:
            look = story.styles.of(attribute(named, "w:val"))
            hidden = hidden if look.vanish is None else look.vanish
            white = white if look.white is None else look.white
        own, colour = is_on(child(properties, _VANISH)), is_white(properties)
        hidden = hidden if own is None else own
        white = white if colour is None else colour
    if not hidden:
        flow.hiding = None
    story.runs.append((hidden, white and not flow.is_box))


def run_end(story: Story, element: Element) -> None:
    story.runs.pop()


def control(story: Story, element: Element) -> None:
    tags_ = story.tags[-1]
    properties = child(element, _SDT_PROPERTIES)
    tag = child(properties, _SDT_TAG) if properties is not None else None
    value = attribute(tag, "w:val") if tag is not None else ""
    story.tags.append((*tags_, value) if value and len(tags_) < _MAX_TAGS else tags_)
    empty = properties is not None and is_on(child(properties, _SHOWS_PLACEHOLDER)) is True
    flow = story.flows[-1]
    inline = empty and bool(flow.paragraphs)
    story.controls.append((empty, inline))
    story.placeholders += empty
    if inline:  # it stands in a paragraph with other words: what nobody wrote becomes a unit of its own
        flow.redirect.append(story.new("word.inline.placeholder", flow.part, flow.here or flow.label, flow))


def control_end(story: Story, element: Element) -> None:
    story.tags.pop()
    empty, inline = story.controls.pop()
    story.placeholders -= empty
    if inline:
        story.flows[-1].redirect.pop()


def table(story: Story, element: Element) -> None:
    flow = story.flows[-1]
    grid = Grid(flow.grid, flow.here)
    properties = child(element, _TABLE_PROPERTIES)
    style = child(properties, _TABLE_STYLE) if properties is not None else None
    grid.styled = style is not None and attribute(style, "w:val") not in ("TableGrid", "TableNormal", "")
    if grid.outer is None:
        grid.index = sum(1 for table in story.tables if table.outer is None and not table.boxed)
        grid.boxed = flow.is_box
    if not story.mirrors:
        if grid.boxed:
            grid.index = -1
        story.tables.append(grid)
    flow.grid = grid


def table_end(story: Story, element: Element) -> None:
    flow = story.flows[-1]
    if flow.grid is not None:
        flow.grid = flow.grid.outer


def row(story: Story, element: Element) -> None:
    flow = story.flows[-1]
    properties = child(element, _ROW_PROPERTIES)
    gone = properties is not None and child(properties, _ROW_GONE) is not None
    if gone:
        story.deleted.append("word.deleted")
    if flow.grid is not None:
        flow.grid.start_row(properties, gone=gone)


def row_end(story: Story, element: Element) -> None:
    flow = story.flows[-1]
    if flow.grid is not None and flow.grid.end_row():
        story.deleted.pop()


def cell(story: Story, element: Element) -> None:
    flow = story.flows[-1]
    properties = child(element, _CELL_PROPERTIES)
    gone = properties is not None and child(properties, _CELL_GONE) is not None
    if gone:
        story.deleted.append("word.deleted")
    if flow.grid is not None:
        flow.grid.start_cell(properties, gone=gone)
    flow.carried = None


def cell_end(story: Story, element: Element) -> None:
    flow = story.flows[-1]
    if flow.carried is not None and flow.grid is not None:
        flow.grid.hear(flow.carried[0])
    flow.carried = None
    if flow.grid is not None and flow.grid.end_cell():
        story.deleted.pop()


def _style_of(parent: Element | None) -> str:
    """Return the style id of the paragraph around a run; runs in links and controls look a few steps up."""
    for _ in range(6):
        if parent is None:
            return ""
        if parent.tag in _PARAGRAPH:
            properties = child(parent, _PPR)
            named = child(properties, _PSTYLE) if properties is not None else None
            return attribute(named, "w:val") if named is not None else ""
        parent = parent.getparent()
    return ""

"""Walk one XML part in document order and gather its places: paragraphs, deletions, fields, attributes.

The walk keeps its own stacks and never recurses, so that depth of nesting costs nothing; each element is met once. Readers and
editor use the same walk: what can be read can be edited, under the same address (the order of the place in its part).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from pipeline.documents.word.attributes import ATTRIBUTES, BY_ID, text_attributes
from pipeline.documents.word.grid import Grid
from pipeline.documents.word.place import ATOM, TAIL, TEXT, Place, shown_text
from pipeline.documents.word.styles import Styles, is_on, is_shaded, is_white, paragraph_facts
from pipeline.documents.word.xml import XML_SPACE, Element, attribute, child, names, tags

_MAX_TAGS = 64
_CHARACTERS = {
    **dict.fromkeys(tags("w:tab", "w:ptab"), "\t"),
    **dict.fromkeys(tags("w:br", "w:cr", "a:br"), "\n"),
    **dict.fromkeys(tags("w:noBreakHyphen"), "\u2011"),
    **dict.fromkeys(tags("w:softHyphen"), "\u00ad"),
}
_RUN, _PPR, _RPR, _PSTYLE, _RSTYLE = tags("w:r", "m:r", "a:r"), tags("w:pPr"), tags("w:rPr"), tags("w:pStyle"), tags("w:rStyle")
_MARK_GONE, _VANISH = tags("w:del", "w:moveFrom"), tags("w:vanish")
_ROW_PROPERTIES, _ROW_GONE = tags("w:trPr"), tags("w:del")
_CELL_PROPERTIES, _CELL_GONE = tags("w:tcPr"), tags("w:cellDel")
_SDT_PROPERTIES, _SDT_TAG = tags("w:sdtPr"), tags("w:tag")
_FIELD_CHARACTER = tags("w:fldChar")
_TABLE_STYLE, _TABLE_PROPERTIES = tags("w:tblStyle"), tags("w:tblPr")
_RELATIONSHIP_NAMES = tuple(full for name in ("r:id", "r:embed", "r:link", "r:pict", "r:href", "r:dm") for full in names(name))
_POINTERS = tags(
    "a:blip", "v:imagedata", "v:fill", "o:OLEObject", "c:chart", "dgm:relIds", "w:altChunk", "w:subDoc", "w:control", "w:contentPart",
    "asvg:svgBlip", "w:movie", "w:hyperlink", "a:hlinkClick", "a:hlinkHover", "wpi:contentPart", "w14:contentPart",
)  # fmt: skip

# What a flow of each kind of part is called, and the public part its paragraphs belong to.
_FLOWS = {
    "document": ("word.body", "body"),
    "header": ("word.header", "header"),
    "footer": ("word.footer", "footer"),
    "footnotes": ("word.footnote", "footnote"),
    "endnotes": ("word.endnote", "endnote"),
    "comments": ("word.comment", "comment"),
    "glossary": ("word.glossary", "glossary"),
    "chart": ("word.chart", "chart"),
    "diagram": ("word.diagram", "diagram"),
}
_OTHER_FLOW = ("word.other_xml", "other")


@dataclass(slots=True)
class _Field:
    """An open complex field: in its instruction until the separator."""

    place: Place | None = None
    in_result: bool = False


@dataclass(slots=True)
class _Flow:
    """One run of paragraphs: the body, a header, one footnote, one text box."""

    slot: str
    part: str
    label: str
    numbered_label: bool  # "paragraph 3" is said of every paragraph, not only from the second
    count: int = 0
    here: str = ""  # locator of the paragraph we are in, or were in last
    paragraphs: list[Place] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)
    deletion: Place | None = None
    hiding: Place | None = None
    carried: tuple[Place, Element] | None = None  # a paragraph whose mark is deleted runs on into the next
    grid: Grid | None = None  # table the next paragraph stands in
    redirect: list[Place] = field(default_factory=list)  # ruby text, fallback text
    is_box: bool = False


class Story:
    """The places of one XML part; `uses` says at which locator each relationship id is used."""

    def __init__(self, root: Element, kind: str, *, label: str, styles: Styles, source: bytes = b"") -> None:
        self.places: list[Place] = []
        self.tables: list[Grid] = []
        self.uses: dict[str, str] = {}
        self._root, self._kind, self._label, self._styles = root, kind, label, styles
        self._preserved = root.get(XML_SPACE) == "preserve"
        slot, part = _FLOWS.get(kind, _OTHER_FLOW)
        numbered = kind == "document" or label != ""
        self._flows = [_Flow(slot, part, label, numbered)]
        self._deleted: list[str] = []  # slots of the deletions we are in
        self._mirrors = 0
        self._choices: list[bool] = []  # per AlternateContent: a branch before this one held text
        self._branch_starts: list[int] = []
        self._fallbacks: list[tuple[bool, bool]] = []  # per branch: (it repeats, its text is redirected)
        self._runs: list[tuple[bool, bool]] = []  # (hidden, white) of the open runs
        self._tags: list[tuple[str, ...]] = [()]
        self._count_of = {"footnotes": 0, "endnotes": 0, "comments": 0}
        self._heard = 0  # pieces of text so far, to see whether a branch held any
        low = source.lower()
        self._watch_runs = (
            not source or b"vanish" in low or b"ffffff" in low or b"v\0a\0n\0i\0s\0h" in low or styles.hide_text or styles.whiten_text
        )
        self._loose_fields = _loose_field_starts(root)
        self._field_starts = -1
        self._walk()

    # --- the walk ----------------------------------------------------------------------------------------------------

    def _walk(self) -> None:
        starts = dict(_STARTS)
        ends = dict(_ENDS)
        if not self._watch_runs:
            for tag in names("w:r"):
                starts.pop(tag, None)
                ends.pop(tag, None)
        wanted = [tag for tag in {*starts, *ends, *ATTRIBUTES, *_POINTERS}]
        for event, element in etree.iterwalk(self._root, events=("start", "end"), tag=wanted):
            tag = element.tag
            if event == "start":
                handler = starts.get(tag)
                if handler is not None:
                    handler(self, element)
                if tag in ATTRIBUTES:
                    self._attributes(element)
                if tag in _POINTERS:
                    self._pointer(element)
            else:
                handler = ends.get(tag)
                if handler is not None:
                    handler(self, element)

    def _new(self, slot: str, part: str, locator: str, flow: _Flow | None = None) -> Place:
        mirror = self._mirrors > 0
        place = Place(len(self.places), slot, part, locator, mirror=mirror, tags=self._tags[-1])
        if flow is not None and flow.grid is not None and flow.part == "body":
            place.cell = flow.grid.outermost_cell()
        self.places.append(place)
        return place

    def _say(self, place: Place, element: Element, key: int | str, text: str) -> None:
        place.pieces.append(text)
        place.nodes.append((element, key))
        self._heard += 1

    # --- text --------------------------------------------------------------------------------------------------------

    def _text(self, element: Element) -> None:
        text = shown_text(element, preserved=self._preserved)
        if text:
            self._running(element, TEXT, text)
        if len(element):  # a comment or instruction inside: the text goes on in its tail
            for inside in element:
                if inside.tail:
                    self._running(inside, TAIL, inside.tail)

    def _atom(self, element: Element) -> None:
        parent = element.getparent()
        if parent is not None and (parent.tag in _RUN or element.tag in _DRAWN_BREAK):
            self._running(element, ATOM, _CHARACTERS[element.tag])

    def _symbol(self, element: Element) -> None:
        try:
            character = chr(int(attribute(element, "w:char") or attribute(element, "w16se:char"), 16))
            character.encode("utf-8")
        except (ValueError, OverflowError):
            return
        self._running(element, ATOM, character)

    def _running(self, element: Element, key: int, text: str) -> None:
        """Add running text to the place it belongs to: deletion, field, hidden text, fallback or the paragraph."""
        flow = self._flows[-1]
        if self._deleted:
            self._say(self._deletion(flow, self._deleted[-1]), element, key, text)
            return
        if flow.fields:
            opened = next((field for field in reversed(flow.fields) if not field.in_result), None)
            if opened is not None:
                self._say(self._instruction(flow, opened), element, key, text)
                return
        if flow.redirect:
            self._say(flow.redirect[-1], element, key, text)
            return
        hidden, white = self._runs[-1] if self._runs else (False, False)
        if hidden:
            if flow.hiding is None:
                flow.hiding = self._new("word.hidden", flow.part, flow.here or flow.label, flow)
                flow.hiding.hidden = True
            self._say(flow.hiding, element, key, text)
            return
        place = flow.paragraphs[-1] if flow.paragraphs else self._new(flow.slot, flow.part, flow.here or flow.label or self._kind, flow)
        flow.deletion = flow.hiding = None
        if white:
            place.white += len(text)
        self._say(place, element, key, text)

    def _deletion(self, flow: _Flow, slot: str) -> Place:
        if flow.deletion is None or flow.deletion.slot != slot:
            flow.deletion = self._new(slot, "deleted", flow.here or flow.label, flow)
        return flow.deletion

    def _deleted_text(self, element: Element) -> None:
        text = shown_text(element, preserved=self._preserved)
        if text:
            flow = self._flows[-1]
            self._say(self._deletion(flow, self._deleted[-1] if self._deleted else "word.deleted"), element, TEXT, text)

    # --- fields ------------------------------------------------------------------------------------------------------

    def _instruction(self, flow: _Flow, opened: _Field) -> Place:
        if opened.place is None:
            opened.place = self._new("word.field_instruction", "field", flow.here or flow.label, flow)
        return opened.place

    def _instruction_text(self, element: Element) -> None:
        text: str = element.text or ""
        if not text:
            return
        flow = self._flows[-1]
        if self._deleted or element.tag in _DELETED_INSTRUCTION:
            if flow.deletion is None or flow.deletion.slot != "word.deleted_field":
                flow.deletion = self._new("word.deleted_field", "deleted", flow.here or flow.label, flow)
            self._say(flow.deletion, element, TEXT, text)
            return
        opened = next((field for field in reversed(flow.fields) if not field.in_result), None)
        self._say(self._instruction(flow, opened or _Field()), element, TEXT, text)

    def _field_character(self, element: Element) -> None:
        kind, fields = attribute(element, "w:fldCharType"), self._flows[-1].fields
        if kind == "begin":
            self._field_starts += 1
            if self._field_starts not in self._loose_fields:
                fields.append(_Field())
        elif kind == "separate" and fields:
            fields[-1].in_result = True
        elif kind == "end" and fields:
            fields.pop()

    # --- paragraphs --------------------------------------------------------------------------------------------------

    def _paragraph(self, element: Element) -> None:
        flow = self._flows[-1]
        flow.deletion = flow.hiding = None
        if flow.carried is not None:
            place, parent = flow.carried
            flow.carried = None
            if parent is element.getparent():
                if not self._mirrors:
                    flow.count += 1
                self._dress(place, element)
                flow.paragraphs.append(place)
                return
        if not self._mirrors or flow.is_box:
            flow.count += 1
        flow.here = self._paragraph_locator(flow)
        slot, part = flow.slot, flow.part
        place = self._new(slot, part, flow.here, flow)
        self._dress(place, element)
        flow.paragraphs.append(place)

    @staticmethod
    def _paragraph_locator(flow: _Flow) -> str:
        if flow.numbered_label or flow.count > 1:
            return f"{flow.label} paragraph {flow.count}".lstrip()
        return flow.label

    def _dress(self, place: Place, element: Element) -> None:
        """Give a paragraph its style, level and numbering."""
        look = self._styles.default
        properties = element[0] if len(element) else None
        if properties is not None and properties.tag in _PPR:
            named = child(properties, _PSTYLE)
            if named is not None:
                look = self._styles.of(attribute(named, "w:val"))
            level, numbered = paragraph_facts(properties)
            place.level = look.level if level is None else (level or None)
            place.numbered = look.numbered if numbered is None else numbered
        else:
            place.level, place.numbered = look.level, look.numbered
        place.style = look.name

    def _paragraph_end(self, element: Element) -> None:
        flow = self._flows[-1]
        if not flow.paragraphs:
            return
        place = flow.paragraphs.pop()
        flow.deletion = flow.hiding = None
        if _mark_is_deleted(element):
            flow.carried = (place, element.getparent())
        if place.white and place.white == sum(map(len, place.pieces)) and not self._is_on_colour(element, flow):
            place.hidden = True
            place.slot = "word.white_text" if place.slot == "word.body" else place.slot
        if flow.grid is not None and not place.mirror and flow.carried is None:
            flow.grid.hear(place)

    @staticmethod
    def _is_on_colour(paragraph: Element, flow: _Flow) -> bool:
        if flow.is_box or is_shaded(child(paragraph, _PPR)):
            return True
        return flow.grid is not None and flow.grid.coloured

    # --- flows inside flows ------------------------------------------------------------------------------------------

    def _box(self, element: Element) -> None:
        outer = self._flows[-1]
        slot = "word.textbox_fallback" if self._mirrors else "word.textbox"
        if self._kind in ("comments", "glossary"):
            slot = outer.slot
        label = f"{outer.here or outer.label} text box".lstrip()
        self._flows.append(_Flow(slot, "textbox", label, False, is_box=True))
        self._runs.append((False, False))

    def _box_end(self, element: Element) -> None:
        self._flows.pop()
        self._runs.pop()

    def _note(self, element: Element) -> None:
        outer = self._flows[0]
        singular = {"footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}.get(self._kind, "note")
        if self._kind in self._count_of and attribute(element, "w:type", "normal") == "normal":
            self._count_of[self._kind] += 1
            label = f"{singular} {self._count_of[self._kind]}"
        else:
            label = f"{singular} separator"
        self._flows.append(_Flow(outer.slot, outer.part, label, False, here=label))

    def _note_end(self, element: Element) -> None:
        self._flows.pop()

    def _drawn_paragraph(self, element: Element) -> None:
        outer = self._flows[-1]
        if self._kind in ("chart", "diagram"):
            slot, part = _FLOWS[self._kind]
        else:
            slot, part = "word.drawing_text", "textbox"
        label = outer.here or outer.label or self._kind
        flow = _Flow(slot, part, label, False, here=label, is_box=True)
        self._flows.append(flow)
        flow.paragraphs.append(self._new(slot, part, label))

    def _drawn_paragraph_end(self, element: Element) -> None:
        self._flows.pop()

    def _ruby(self, element: Element) -> None:
        flow = self._flows[-1]
        flow.redirect.append(self._new("word.ruby", flow.part, flow.here or flow.label, flow))

    def _ruby_end(self, element: Element) -> None:
        self._flows[-1].redirect.pop()

    def _alternates(self, element: Element) -> None:
        self._choices.append(False)

    def _alternates_end(self, element: Element) -> None:
        self._choices.pop()

    def _branch(self, element: Element) -> None:
        """Enter a Choice or Fallback: it repeats an earlier branch if that one held text."""
        repeats = bool(self._choices) and self._choices[-1]
        flow = self._flows[-1]
        redirected = repeats and bool(flow.paragraphs)
        self._fallbacks.append((repeats, redirected))
        self._branch_starts.append(self._heard)
        if repeats:
            self._mirrors += 1
            if redirected:
                flow.redirect.append(self._new("word.fallback_text", flow.part, flow.here or flow.label, flow))

    def _branch_end(self, element: Element) -> None:
        heard = self._heard > self._branch_starts.pop()
        repeats, redirected = self._fallbacks.pop()
        if repeats:
            self._mirrors -= 1
            if redirected:
                self._flows[-1].redirect.pop()
        elif heard and self._choices:
            self._choices[-1] = True

    # --- revisions, runs, controls -----------------------------------------------------------------------------------

    def _gone(self, element: Element) -> None:
        self._deleted.append("word.move_source" if element.tag in _MOVED else "word.deleted")

    def _gone_end(self, element: Element) -> None:
        self._deleted.pop()

    def _run(self, element: Element) -> None:
        hidden, white = False, False
        flow = self._flows[-1]
        style = self._styles.of(_style_of(element.getparent())) if self._styles.hide_text or self._styles.whiten_text else None
        if style is not None:
            hidden, white = bool(style.vanish), bool(style.white)
        properties = element[0] if len(element) else None
        if properties is not None and properties.tag in _RPR:
            named = child(properties, _RSTYLE)
            if named is not None:
                look = self._styles.of(attribute(named, "w:val"))
                hidden = hidden if look.vanish is None else look.vanish
                white = white if look.white is None else look.white
            own, colour = is_on(child(properties, _VANISH)), is_white(properties)
            hidden = hidden if own is None else own
            white = white if colour is None else colour
        self._runs.append((hidden, white and not flow.is_box))

    def _run_end(self, element: Element) -> None:
        self._runs.pop()

    def _control(self, element: Element) -> None:
        tags_ = self._tags[-1]
        properties = child(element, _SDT_PROPERTIES)
        tag = child(properties, _SDT_TAG) if properties is not None else None
        value = attribute(tag, "w:val") if tag is not None else ""
        self._tags.append((*tags_, value) if value and len(tags_) < _MAX_TAGS else tags_)

    def _control_end(self, element: Element) -> None:
        self._tags.pop()

    # --- tables ------------------------------------------------------------------------------------------------------

    def _table(self, element: Element) -> None:
        flow = self._flows[-1]
        grid = Grid(flow.grid, flow.here)
        properties = child(element, _TABLE_PROPERTIES)
        style = child(properties, _TABLE_STYLE) if properties is not None else None
        grid.styled = style is not None and attribute(style, "w:val") not in ("TableGrid", "TableNormal", "")
        if grid.outer is None:
            grid.index = sum(1 for table in self.tables if table.outer is None and not table.boxed)
            grid.boxed = flow.is_box
        if not self._mirrors:
            if grid.boxed:
                grid.index = -1
            self.tables.append(grid)
        flow.grid = grid

    def _table_end(self, element: Element) -> None:
        flow = self._flows[-1]
        if flow.grid is not None:
            flow.grid = flow.grid.outer

    def _row(self, element: Element) -> None:
        flow = self._flows[-1]
        properties = child(element, _ROW_PROPERTIES)
        gone = properties is not None and child(properties, _ROW_GONE) is not None
        if gone:
            self._deleted.append("word.deleted")
        if flow.grid is not None:
            flow.grid.start_row(properties, gone=gone)

    def _row_end(self, element: Element) -> None:
        flow = self._flows[-1]
        if flow.grid is not None and flow.grid.end_row():
            self._deleted.pop()

    def _cell(self, element: Element) -> None:
        flow = self._flows[-1]
        properties = child(element, _CELL_PROPERTIES)
        gone = properties is not None and child(properties, _CELL_GONE) is not None
        if gone:
            self._deleted.append("word.deleted")
        if flow.grid is not None:
            flow.grid.start_cell(properties, gone=gone)
        flow.carried = None

    def _cell_end(self, element: Element) -> None:
        flow = self._flows[-1]
        if flow.carried is not None and flow.grid is not None:
            flow.grid.hear(flow.carried[0])
        flow.carried = None
        if flow.grid is not None and flow.grid.end_cell():
            self._deleted.pop()

    # --- attributes --------------------------------------------------------------------------------------------------

    def _attributes(self, element: Element) -> None:
        flow = self._flows[-1]
        locator = flow.here or flow.label or self._kind.replace("_", " ")
        for row, name, value in text_attributes(element):
            place = self._new(row.slot, row.part, locator, flow)
            self._say(place, element, name, value)
            self._heard -= 1
            place.mirror = place.mirror and BY_ID[row.slot].treatment == "edit"

    def _pointer(self, element: Element) -> None:
        locator = self._flows[-1].here or self._flows[-1].label or self._label
        for name in _RELATIONSHIP_NAMES:
            value = element.get(name)
            if value:
                self.uses.setdefault(value, locator)


def _style_of(parent: Element | None) -> str:
    """Return the style id of the paragraph around a run; runs in links and controls look a few steps up."""
    for _ in range(6):
        if parent is None:
            return ""
        first = parent[0] if len(parent) else None
        if first is not None and first.tag in _PPR:
            named = child(first, _PSTYLE)
            return attribute(named, "w:val") if named is not None else ""
        parent = parent.getparent()
    return ""


def _mark_is_deleted(paragraph: Element) -> bool:
    properties = paragraph[0] if len(paragraph) else None
    if properties is None or properties.tag not in _PPR:
        return False
    mark = child(properties, _RPR)
    return mark is not None and child(mark, _MARK_GONE) is not None


def _loose_field_starts(root: Element) -> frozenset[int]:
    """Return which field starts (by their order) never end: they are no fields, or the rest of the file would be one."""
    open_, count = [], -1
    for element in root.iter(*_FIELD_CHARACTER):
        kind = attribute(element, "w:fldCharType")
        if kind == "begin":
            count += 1
            open_.append(count)
        elif kind == "end" and open_:
            open_.pop()
    return frozenset(open_)


_MOVED = tags("w:moveFrom")
_DRAWN_BREAK = tags("a:br")
_DELETED_INSTRUCTION = tags("w:delInstrText")
_Handler = Callable[[Story, Element], None]


def _handlers(rows: dict[str, _Handler]) -> dict[str, _Handler]:
    return {full: handler for name, handler in rows.items() for full in names(name)}


_STARTS: dict[str, _Handler] = _handlers(
    {
        "w:t": Story._text, "m:t": Story._text, "a:t": Story._text, "w:delText": Story._deleted_text,
        "w:instrText": Story._instruction_text, "w:delInstrText": Story._instruction_text, "w:fldChar": Story._field_character,
        "w:tab": Story._atom, "w:ptab": Story._atom, "w:br": Story._atom, "w:cr": Story._atom, "a:br": Story._atom,
        "w:noBreakHyphen": Story._atom, "w:softHyphen": Story._atom, "w:sym": Story._symbol, "w16se:symEx": Story._symbol,
        "w:p": Story._paragraph, "a:p": Story._drawn_paragraph, "w:txbxContent": Story._box,
        "w:footnote": Story._note, "w:endnote": Story._note, "w:comment": Story._note, "w:rt": Story._ruby,
        "mc:AlternateContent": Story._alternates, "mc:Choice": Story._branch, "mc:Fallback": Story._branch,
        "w:del": Story._gone, "w:moveFrom": Story._gone, "w:r": Story._run, "w:sdt": Story._control,
        "w:tbl": Story._table, "w:tr": Story._row, "w:tc": Story._cell,
    }
)  # fmt: skip
_ENDS: dict[str, _Handler] = _handlers(
    {
        "w:p": Story._paragraph_end, "a:p": Story._drawn_paragraph_end, "w:txbxContent": Story._box_end,
        "w:footnote": Story._note_end, "w:endnote": Story._note_end, "w:comment": Story._note_end, "w:rt": Story._ruby_end,
        "mc:AlternateContent": Story._alternates_end, "mc:Choice": Story._branch_end, "mc:Fallback": Story._branch_end,
        "w:del": Story._gone_end, "w:moveFrom": Story._gone_end, "w:r": Story._run_end, "w:sdt": Story._control_end,
        "w:tbl": Story._table_end, "w:tr": Story._row_end, "w:tc": Story._cell_end,
    }
)  # fmt: skip

"""The state of a walk over one XML part: the places found so far, and where the next piece of text belongs.

`walk.py` meets the elements in document order and calls the handlers of `story_text.py` and `story_frames.py`; they keep stacks
here and never recurse, so that depth of nesting costs nothing. Reader and editor use the same walk: what can be read can be
edited, under the same address (the order of the place in its part).
"""

from __future__ import annotations

from pipeline.documents.word.attributes import text_attributes
from pipeline.documents.word.flow import FLOWS, OTHER_FLOW, Field, Flow
from pipeline.documents.word.grid import Grid
from pipeline.documents.word.place import Place
from pipeline.documents.word.styles import Styles
from pipeline.documents.word.xml import XML_SPACE, Element, attribute, names, tags

_FIELD_CHARACTER = tags("w:fldChar")
_RELATIONSHIP_NAMES = tuple(full for name in ("r:id", "r:embed", "r:link", "r:pict", "r:href", "r:dm") for full in names(name))


class Story:
    """The places of one XML part; `uses` says at which locator each relationship id is used."""

    def __init__(self, root: Element, kind: str, *, label: str, styles: Styles, source: bytes = b"") -> None:
        self.places: list[Place] = []
        self.tables: list[Grid] = []
        self.uses: dict[str, str] = {}
        self.root, self.kind, self.label, self.styles = root, kind, label, styles
        self.preserved = root.get(XML_SPACE) == "preserve"
        slot, part = FLOWS.get(kind, OTHER_FLOW)
        numbered = kind == "document" or label != ""
        self.flows = [Flow(slot, part, label, numbered)]
        self.deleted: list[str] = []  # slots of the deletions we are in
        self.mirrors = 0
        self.choices: list[bool] = []  # per AlternateContent: a branch before this one held text
        self.branch_starts: list[int] = []
        self.fallbacks: list[tuple[bool, bool]] = []  # per branch: (it repeats, its text is redirected)
        self.runs: list[tuple[bool, bool]] = []  # (hidden, white) of the open runs
        self.tags: list[tuple[str, ...]] = [()]
        self.note = ""  # number of the open footnote or endnote
        self.cited: dict[tuple[str, str], str] = {}  # kind and number of a note -> locator of the paragraph that cites it
        self.controls: list[tuple[bool, bool]] = []  # per content control: shows its placeholder, within a paragraph
        self.placeholders = 0  # open content controls that show their placeholder
        self.count_of = {"footnotes": 0, "endnotes": 0, "comments": 0}
        self.heard = 0  # pieces of text so far, to see whether a branch held any
        low = source.lower()
        self.watch_runs = (
            not source
            or b"vanish" in low
            or b"ffffff" in low
            or b"v\0a\0n\0i\0s\0h" in low
            or styles.hide_text
            or styles.whiten_text
        )
        self.loose_fields = loose_field_starts(root)
        self.field_starts = -1

    # --- what the handlers use ---------------------------------------------------------------------------------------

    def new(self, slot: str, part: str, locator: str, flow: Flow | None = None) -> Place:
        """Begin a place; its order is its address."""
        mirror = self.mirrors > 0
        place = Place(len(self.places), slot, part, locator, mirror=mirror, tags=self.tags[-1], note=self.note)
        place.placeholder = self.placeholders > 0
        if flow is not None and flow.grid is not None and flow.part == "body":
            place.cell = flow.grid.outermost_cell()
        self.places.append(place)
        return place

    def say(self, place: Place, element: Element, key: int | str, text: str) -> None:
        """Add a piece of text and the node that holds it to a place."""
        place.pieces.append(text)
        place.nodes.append((element, key))
        self.heard += 1

    def running(self, element: Element, key: int, text: str) -> None:
        """Add running text to the place it belongs to: deletion, field, hidden text, fallback or the paragraph."""
        flow = self.flows[-1]
        if self.deleted:
            self.say(self.deletion(flow, self.deleted[-1]), element, key, text)
            return
        if flow.fields:
            opened = next((field for field in reversed(flow.fields) if not field.in_result), None)
            if opened is not None:
                self.say(self.instruction(flow, opened), element, key, text)
                return
        if flow.redirect:
            self.say(flow.redirect[-1], element, key, text)
            return
        hidden, white = self.runs[-1] if self.runs else (False, False)
        if hidden:
            if flow.hiding is None:
                flow.hiding = self.new("word.hidden", flow.part, flow.here or flow.label, flow)
                flow.hiding.hidden = True
            self.say(flow.hiding, element, key, text)
            return
        place = (
            flow.paragraphs[-1] if flow.paragraphs else self.new(flow.slot, flow.part, flow.here or flow.label or self.kind, flow)
        )
        if white:
            place.white += len(text)
        self.say(place, element, key, text)

    def deletion(self, flow: Flow, slot: str) -> Place:
        """Return the open deletion, or begin one."""
        if flow.deletion is None or flow.deletion.slot != slot:
            flow.deletion = self.new(slot, "deleted", flow.here or flow.label, flow)
        return flow.deletion

    def instruction(self, flow: Flow, opened: Field) -> Place:
        """Return the place of a field's instruction."""
        if opened.place is None:
            opened.place = self.new("word.field_instruction", "field", flow.here or flow.label, flow)
        return opened.place

    def attributes(self, element: Element) -> None:
        """Add a place for each attribute of an element that holds text."""
        flow = self.flows[-1]
        locator = flow.here or flow.label or self.kind.replace("_", " ")
        for row, name, value in text_attributes(element):
            place = self.new(row.slot, row.part, locator, flow)
            self.say(place, element, name, value)
            self.heard -= 1

    def pointer(self, element: Element) -> None:
        """Remember where a relationship is used."""
        locator = self.flows[-1].here or self.flows[-1].label or self.label
        for name in _RELATIONSHIP_NAMES:
            value = element.get(name)
            if value:
                self.uses.setdefault(value, locator)


def loose_field_starts(root: Element) -> frozenset[int]:
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

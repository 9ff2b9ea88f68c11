"""One stretch of text in the XML of a part, together with the nodes that hold it."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.documents.word.xml import XML_SPACE, Element, tags

# What of an element holds the characters: its text, its tail, the element itself (a tab, a break …), or an attribute (its name).
TEXT, TAIL, ATOM = 0, 1, 2
Node = tuple[Element, int | str]
_SPACES = " \t\r\n"
_KEPT_WHOLE = tags("a:t")


@dataclass(slots=True)
class Place:
    """A unit in the making. `pieces` and `nodes` run in parallel; their joined pieces are the unit's text."""

    order: int  # index among all places of its part: its address
    slot: str
    part: str
    locator: str
    style: str = ""
    level: int | None = None
    numbered: bool = False
    cell: tuple[int, int, int] | None = None
    mirror: bool = False
    hidden: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""  # number of the footnote or endnote it stands in
    placeholder: bool = False  # what an empty content control shows in the place of an answer
    emphasis: str = ""  # how all of it stands out; see `styles.emphasis_of`
    pieces: list[str] = field(default_factory=list, repr=False)
    nodes: list[Node] = field(default_factory=list, repr=False)
    white: int = 0  # characters written in white

    @property
    def text(self) -> str:
        """Return the text of the unit."""
        pieces = self.pieces
        return pieces[0] if len(pieces) == 1 else "".join(pieces)


def shown_text(element: Element, *, preserved: bool) -> str:
    """Return the text of a w:t as Word shows it: outer white space counts only where the file says so (in drawings, always).

    `preserved` tells that the part's root already keeps white space.
    """
    text: str = element.text or ""
    if text and not preserved and (text[0] in _SPACES or text[-1] in _SPACES) and element.get(XML_SPACE) != "preserve":
        return text if element.tag in _KEPT_WHOLE else text.strip(_SPACES)
    return text

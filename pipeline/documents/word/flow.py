"""A flow: one run of paragraphs in a part, and what is open in it while the part is walked."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.documents.word.grid import Grid
from pipeline.documents.word.place import Place
from pipeline.documents.word.xml import Element

# What a flow of each kind of part is called, and the public part its paragraphs belong to.
FLOWS = {
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
OTHER_FLOW = ("word.other_xml", "other")


@dataclass(slots=True)
class Field:
    """An open complex field: in its instruction until the separator."""

    place: Place | None = None
    in_result: bool = False


@dataclass(slots=True)
class Flow:
    """One run of paragraphs: the body, a header, one footnote, one text box."""

    slot: str
    part: str
    label: str
    numbered_label: bool  # "paragraph 3" is said of every paragraph, not only from the second
    count: int = 0
    here: str = ""  # locator of the paragraph we are in, or were in last
    paragraphs: list[Place] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    deletion: Place | None = None
    hiding: Place | None = None
    carried: tuple[Place, Element] | None = None  # a paragraph whose mark is deleted runs on into the next
    grid: Grid | None = None  # table the next paragraph stands in
    redirect: list[Place] = field(default_factory=list)  # ruby text, fallback text
    is_box: bool = False

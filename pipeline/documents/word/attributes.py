"""The attribute rows of the Word sheet, ready for the walk: element -> the attributes that hold text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.documents.slots import Slot
from pipeline.documents.slots.word import SLOTS
from pipeline.documents.word.xml import Element, names, tags


@dataclass(frozen=True, slots=True)
class TextAttribute:
    """One attribute that holds text, and the parent its element must have (none: any)."""

    names: tuple[str, ...]
    slot: str
    part: str
    parents: frozenset[str]


BY_ID: dict[str, Slot] = {slot.id: slot for slot in reversed(SLOTS)}

# Names nobody chose: programs write them, and people never read them.
_UNCHOSEN = {
    "word.theme_name": re.compile(r"Office.*"),
    "word.shape_name": re.compile(r"_x0000_\w+|(shape|shapetype|rect|line|group|oval)?_?\d*", re.IGNORECASE),
    "word.bookmark": re.compile(r"_(GoBack|Toc\d+|Ref\d+|Hlk\d+|Hlt\d+|PictureBullets)"),
    "word.link_anchor": re.compile(r"_(top|GoBack|Toc\d+|Ref\d+|Hlk\d+|Hlt\d+)|_blank|_self"),
    "word.object_name": re.compile(r"(Word|Excel|PowerPoint|Package|Paint|Equation|Visio|AcroExch|MSGraph|Forms)[.\w]*"),
    "word.smart_tag": re.compile(r"urn:schemas-microsoft-com:office:smarttags"),
    "word.control_gallery": re.compile(r"(Table of Contents|Page Numbers.*|Cover Pages|Watermarks|Bibliographies|General)"),
    "word.style_name": re.compile(
        r"Normal( \(Web\)| Indent|Table)?|Table Normal|No List|Default Paragraph Font|heading \d( char)?|toc \d|toc heading"
        r"|index \d|index heading|title( char)?|subtitle( char)?|header( char)?|footer( char)?|strong|emphasis|hyperlink"
        r"|followedhyperlink|(footnote|endnote|annotation|comment)( text| reference| subject)( char)?"
        r"|(list|list bullet|list number|list continue)( \d)?|list paragraph|no spacing( char)?|caption|page number|line number"
        r"|balloon text( char)?|placeholder text|table grid|plain text( char)?|body text( indent| first indent)?( \d)?( char)?"
        r"|block text|(intense )?(quote|emphasis|reference)( char)?|(subtle|book) (emphasis|reference|title)|revision"
        r"|document map( char)?|table of (figures|authorities)|toa heading|date|closing|salutation|signature|macro"
        r"|envelope (address|return)|html .*|unresolved mention|mention|(light|medium|dark|colorful) .*"
        r"|(plain|grid|list) table .*"
        r"|table (simple|classic|colorful|columns|list|3d|web|grid|professional|elegant|contemporary|theme).*"
        r"|outline list \d|\d / .*",
        re.IGNORECASE,
    ),
}


_UNCHOSEN["word.style_id"] = re.compile(
    r"\w{1,4}|\w*Char\w*|(Table|List|Plain|Grid)\w*\d?|" + _UNCHOSEN["word.style_name"].pattern.replace(" ", " ?"), re.IGNORECASE
)


def is_chosen(slot: str, value: str) -> bool:
    """Tell whether an attribute's value was chosen by somebody, rather than written by Word for every file."""
    pattern = _UNCHOSEN.get(slot)
    return pattern is None or pattern.fullmatch(value) is None


def _table() -> dict[str, tuple[TextAttribute, ...]]:
    table: dict[str, list[TextAttribute]] = {}
    for slot in SLOTS:
        path, at, name = slot.path.rpartition("/@")
        if not at or slot.kind == "binary" or slot.id.startswith("word.inline.") or slot.id == "word.link_target":
            continue
        steps = re.split(r"(//?)", path)
        parents = tags(steps[-3]) if len(steps) >= 3 and steps[-2] == "/" else frozenset()
        for tag in names(steps[-1]):
            table.setdefault(tag, []).append(TextAttribute(names(name), slot.id, slot.part, parents))
    return {tag: tuple(rows) for tag, rows in table.items()}


ATTRIBUTES: dict[str, tuple[TextAttribute, ...]] = _table()


def text_attributes(element: Element) -> list[tuple[TextAttribute, str, str]]:
    """Return (row, full attribute name, value) of every attribute of this element that holds chosen text."""
    found = []
    for row in ATTRIBUTES[element.tag]:
        for name in row.names:
            value = element.get(name)
            if not value or not is_chosen(row.slot, value):
                continue
            if row.parents:
                parent = element.getparent()
                if parent is None or parent.tag not in row.parents:
                    continue
            if row.slot == "word.style_id" and _says_its_name(element, value):
                continue
            found.append((row, name, value))
    return found


def _says_its_name(style: Element, id_: str) -> bool:
    """Tell whether a style's id is its name without spaces, as Word makes it."""
    name = next((child for child in style if child.tag in _STYLE_NAME), None)
    said = name.get(name.tag.replace("}name", "}val"), "") if name is not None else ""
    return re.sub(r"\W", "", said).lower() == re.sub(r"\W", "", id_).lower()


_STYLE_NAME = tags("w:name")

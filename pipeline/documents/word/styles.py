"""What a paragraph's or run's style says: its name, heading level, numbering and whether it hides text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.documents.word.xml import Element, attribute, child, tags

_STYLE, _PPR, _RPR = tags("w:style"), tags("w:pPr"), tags("w:rPr")
_NAME, _BASED_ON = tags("w:name"), tags("w:basedOn")
_OUTLINE, _NUM_PR, _NUM_ID = tags("w:outlineLvl"), tags("w:numPr"), tags("w:numId")
_VANISH, _COLOR, _SHADE = tags("w:vanish"), tags("w:color"), tags("w:shd")
_RUN, _TEXT, _SPACING = tags("w:r"), tags("w:t"), tags("w:tab", "w:br", "w:cr")
_BOLD, _UNDERLINE, _SIZE = tags("w:b"), tags("w:u"), tags("w:sz")
_HEADING_LENGTH = 120  # characters from which a paragraph is no heading, however it looks
_HEADING = re.compile(r"heading ([1-9])")
_OFF = {"0", "false", "off"}


def is_on(element: Element | None) -> bool | None:
    """Read an on/off property such as w:vanish: None when it is not there."""
    if element is None:
        return None
    return attribute(element, "w:val", "1").lower() not in _OFF


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says once everything it is based on has spoken."""

    name: str = ""
    level: int | None = None
    numbered: bool = False
    vanish: bool | None = None
    white: bool | None = None


@dataclass(frozen=True)
class Styles:
    """The styles of a document, resolved through w:basedOn."""

    looks: Mapping[str, Look] = field(default_factory=dict)
    default: Look = field(default_factory=Look)

    def of(self, style_id: str) -> Look:
        """Return what a style says; an unknown style says what its id says (Word writes "Heading1")."""
        if not style_id:
            return self.default
        look = self.looks.get(style_id)
        if look is None:
            found = re.fullmatch(r"heading\s*([1-9])", style_id.lower())
            look = Look(f"heading {found[1]}" if found else style_id.lower(), int(found[1]) if found else None)
        return look

    @cached_property
    def hide_text(self) -> bool:
        """Tell whether any style hides its text."""
        return any(look.vanish for look in self.looks.values())

    @cached_property
    def whiten_text(self) -> bool:
        """Tell whether any style writes in white."""
        return any(look.white for look in self.looks.values())


@dataclass(slots=True)
class _Own:
    name: str
    based_on: str
    level: int | None
    numbered: bool | None
    vanish: bool | None
    white: bool | None
    default: bool


def read_styles(root: Element | None) -> Styles:
    """Resolve the styles part; a document without one has no names of styles."""
    if root is None:
        return Styles()
    own: dict[str, _Own] = {}
    default = ""
    for style in root.iterchildren(*_STYLE):
        id_ = attribute(style, "w:styleId")
        if id_ in own:
            continue
        own[id_] = _own(style)
        if own[id_].default and attribute(style, "w:type", "paragraph") == "paragraph":
            default = default or id_
    looks = {id_: _resolved(id_, own) for id_ in own}
    return Styles(looks, looks.get(default, Look()))


def _own(style: Element) -> _Own:
    name_element, based = child(style, _NAME), child(style, _BASED_ON)
    name = attribute(name_element, "w:val").lower() if name_element is not None else ""
    paragraph, run = child(style, _PPR), child(style, _RPR)
    level, numbered = paragraph_facts(paragraph)
    heading = _HEADING.fullmatch(name)
    return _Own(
        name or attribute(style, "w:styleId").lower(),
        attribute(based, "w:val") if based is not None else "",
        int(heading[1]) if heading else level,
        numbered,
        is_on(child(run, _VANISH)) if run is not None else None,
        is_white(run),
        attribute(style, "w:default").lower() in {"1", "true", "on"},
    )


def paragraph_facts(properties: Element | None) -> tuple[int | None, bool | None]:
    """Return heading level (1-9, 0 for plain text, None if not said) and numbering (None if not said) of a w:pPr."""
    if properties is None:
        return None, None
    level: int | None = None
    numbered: bool | None = None
    outline = child(properties, _OUTLINE)
    if outline is not None:
        value = attribute(outline, "w:val")
        level = int(value) + 1 if value.isdecimal() and int(value) < 9 else 0
    number = child(properties, _NUM_PR)
    if number is not None:
        id_ = child(number, _NUM_ID)
        numbered = id_ is None or attribute(id_, "w:val") not in ("0", "")
    return level, numbered


def emphasis_of(paragraph: Element, pieces: Sequence[str]) -> str:
    """Return how a paragraph stands out by its runs; empty for plain text.

    All of a short one: "bold", "underlined", "bold 28" (in half points). Only its beginning, as that of a heading run into its
    text: "lead 24" (characters). What a style says is ignored.
    """
    found: tuple[bool, bool, str] | None = None
    lead = 0
    for run in paragraph.iterchildren(*_RUN):
        said = "".join(text.text or "" for text in run.iterchildren(*_TEXT))
        look = _run_look(run) if said.strip() else found
        if look is None or (found is not None and look[:2] != found[:2]):
            return f"lead {lead}" if lead else ""
        if found is not None and look != found:
            return ""
        found, lead = look, lead + len(said) + sum(1 for _ in run.iterchildren(*_SPACING))
        if lead > _HEADING_LENGTH:
            return ""
    if found is None or sum(map(len, pieces)) > _HEADING_LENGTH:
        return ""
    return " ".join(filter(None, ("bold" if found[0] else "", "underlined" if found[1] else "", found[2])))


def _run_look(run: Element) -> tuple[bool, bool, str] | None:
    """Return whether a run is bold, whether it is underlined, and its size; None if it is neither."""
    look = child(run, _RPR)
    if look is None:
        return None
    line, size = child(look, _UNDERLINE), child(look, _SIZE)
    bold = bool(is_on(child(look, _BOLD)))
    underlined = line is not None and attribute(line, "w:val", "single") != "none"
    return (bold, underlined, attribute(size, "w:val") if size is not None else "") if bold or underlined else None


def is_white(run_properties: Element | None) -> bool | None:
    """Tell whether a w:rPr writes in white without a shade of its own; None if it names no colour."""
    if run_properties is None:
        return None
    color = child(run_properties, _COLOR)
    if color is None:
        return None
    return attribute(color, "w:val").upper() == "FFFFFF" and not is_shaded(run_properties)


def is_shaded(properties: Element | None) -> bool:
    """Tell whether run, paragraph or cell properties lay a colour other than white under the text."""
    if properties is None:
        return False
    shade = child(properties, _SHADE)
    if shade is None:
        return False
    fill = attribute(shade, "w:fill", "auto").lower()
    return fill not in ("auto", "ffffff") or bool(attribute(shade, "w:themeFill"))


def _resolved(id_: str, own: Mapping[str, _Own]) -> Look:
    level: int | None = None
    numbered: bool | None = None
    vanish: bool | None = None
    white: bool | None = None
    seen: set[str] = set()
    step = id_
    while step in own and step not in seen and len(seen) < 50:
        seen.add(step)
        style = own[step]
        level = style.level if level is None else level
        numbered = style.numbered if numbered is None else numbered
        vanish = style.vanish if vanish is None else vanish
        white = style.white if white is None else white
        step = style.based_on
    return Look(own[id_].name, level or None, bool(numbered), vanish, white)

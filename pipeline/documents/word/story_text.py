"""What the walk does with text, fields and paragraphs."""

from __future__ import annotations

from pipeline.documents.word.flow import Field, Flow
from pipeline.documents.word.place import ATOM, TAIL, TEXT, Place, shown_text
from pipeline.documents.word.story import Story
from pipeline.documents.word.styles import emphasis_of, is_shaded, paragraph_facts
from pipeline.documents.word.xml import Element, attribute, child, tags

_CHARACTERS = {
    **dict.fromkeys(tags("w:tab", "w:ptab"), "\t"),
    **dict.fromkeys(tags("w:br", "w:cr", "a:br"), "\n"),
    **dict.fromkeys(tags("w:noBreakHyphen"), "\u2011"),
    **dict.fromkeys(tags("w:softHyphen"), "\u00ad"),
}
_RUN, _PPR, _RPR, _PSTYLE = tags("w:r", "m:r", "a:r"), tags("w:pPr"), tags("w:rPr"), tags("w:pStyle")
_MARK_GONE = tags("w:del", "w:moveFrom")
_DRAWN_BREAK = tags("a:br")
_DELETED_INSTRUCTION = tags("w:delInstrText")


def text(story: Story, element: Element) -> None:
    text = shown_text(element, preserved=story.preserved)
    if text:
        story.running(element, TEXT, text)
    if len(element):  # a comment or instruction inside: the text goes on in its tail
        for inside in element:
            if inside.tail:
                story.running(inside, TAIL, inside.tail)


def atom(story: Story, element: Element) -> None:
    parent = element.getparent()
    if parent is not None and (parent.tag in _RUN or element.tag in _DRAWN_BREAK):
        story.running(element, ATOM, _CHARACTERS[element.tag])


def symbol(story: Story, element: Element) -> None:
    try:
        character = chr(int(attribute(element, "w:char") or attribute(element, "w16se:char"), 16))
        character.encode("utf-8")
    except (ValueError, OverflowError):
        return
    story.running(element, ATOM, character)


def deleted_text(story: Story, element: Element) -> None:
    text = shown_text(element, preserved=story.preserved)
    if text:
        flow = story.flows[-1]
        story.say(story.deletion(flow, story.deleted[-1] if story.deleted else "word.deleted"), element, TEXT, text)


def instruction_text(story: Story, element: Element) -> None:
    text: str = element.text or ""
    if not text:
        return
    flow = story.flows[-1]
    if story.deleted or element.tag in _DELETED_INSTRUCTION:
        if flow.deletion is None or flow.deletion.slot != "word.deleted_field":
            flow.deletion = story.new("word.deleted_field", "deleted", flow.here or flow.label, flow)
        story.say(flow.deletion, element, TEXT, text)
        return
    opened = next((field for field in reversed(flow.fields) if not field.in_result), None)
    story.say(story.instruction(flow, opened or Field()), element, TEXT, text)


def field_character(story: Story, element: Element) -> None:
    kind, fields = attribute(element, "w:fldCharType"), story.flows[-1].fields
    if kind == "begin":
        story.field_starts += 1
        if story.field_starts not in story.loose_fields:
            fields.append(Field())
    elif kind == "separate" and fields:
        fields[-1].in_result = True
    elif kind == "end" and fields:
        fields.pop()


def paragraph(story: Story, element: Element) -> None:
    flow = story.flows[-1]
    flow.deletion = flow.hiding = None
    if flow.carried is not None:
        place, parent = flow.carried
        flow.carried = None
        if parent is element.getparent():
            if not story.mirrors:
                flow.count += 1
            _dress(story, place, element)
            flow.paragraphs.append(place)
            return
    if not story.mirrors or flow.is_box:
        flow.count += 1
    flow.here = _paragraph_locator(flow)
    slot, part = flow.slot, flow.part
    place = story.new(slot, part, flow.here, flow)
    _dress(story, place, element)
    flow.paragraphs.append(place)


def _paragraph_locator(flow: Flow) -> str:
    if flow.numbered_label or flow.count > 1:
        return f"{flow.label} paragraph {flow.count}".lstrip()
    return flow.label


def _dress(story: Story, place: Place, element: Element) -> None:
    """Give a paragraph its style, level and numbering."""
    look = story.styles.default
    properties = element[0] if len(element) else None
    if properties is not None and properties.tag in _PPR:
        named = child(properties, _PSTYLE)
        if named is not None:
            look = story.styles.of(attribute(named, "w:val"))
        level, numbered = paragraph_facts(properties)
        place.level = look.level if level is None else (level or None)
        place.numbered = look.numbered if numbered is None else numbered
    else:
        place.level, place.numbered = look.level, look.numbered
    place.style = look.name


def paragraph_end(story: Story, element: Element) -> None:
    flow = story.flows[-1]
    if not flow.paragraphs:
        return
    place = flow.paragraphs.pop()
    flow.deletion = flow.hiding = None
    if _mark_is_deleted(element):
        flow.carried = (place, element.getparent())
    if place.white and place.white == sum(map(len, place.pieces)) and not _is_on_colour(element, flow):
        place.hidden = True
        place.slot = "word.white_text" if place.slot == "word.body" else place.slot
    if place.level is None and place.part == "body":
        place.emphasis = emphasis_of(element, place.pieces)
    if flow.grid is not None and not place.mirror and not place.placeholder and flow.carried is None:
        flow.grid.hear(place)


def _is_on_colour(paragraph: Element, flow: Flow) -> bool:
    if flow.is_box or is_shaded(child(paragraph, _PPR)):
        return True
    return flow.grid is not None and flow.grid.coloured


def _mark_is_deleted(paragraph: Element) -> bool:
    properties = paragraph[0] if len(paragraph) else None
    if properties is None or properties.tag not in _PPR:
        return False
    mark = child(properties, _RPR)
    return mark is not None and child(mark, _MARK_GONE) is not None

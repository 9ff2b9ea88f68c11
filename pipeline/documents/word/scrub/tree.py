"""Small moves on XML trees that lose no text between elements and never recurse."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from pipeline.documents.word.xml import XML_SPACE, Element, child, tags

PARAGRAPH, RUN, TEXT = tags("w:p"), tags("w:r"), tags("w:t")
PARAGRAPH_PROPERTIES, RUN_PROPERTIES = tags("w:pPr"), tags("w:rPr")
TABLE = tags("w:tbl")
SECTION = tags("w:sectPr")
_MUST_END_IN_PARAGRAPH = tags("w:tc", "w:footnote", "w:endnote", "w:txbxContent", "w:hdr", "w:ftr", "w:comment")


def all_of(root: Element, wanted: Iterable[str]) -> list[Element]:
    """Return every element with one of these tags, in document order, as a list that survives changes."""
    return list(root.iter(*wanted))


def remove(element: Element) -> None:
    """Take an element out with everything in it; what follows it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail and element.tail.strip():
        previous = element.getprevious()
        if previous is not None:
            previous.tail = (previous.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def unwrap(element: Element, *, leave_out: Iterable[str] = ()) -> None:
    """Put an element's children in its place; `leave_out` names children that go with it."""
    parent = element.getparent()
    if parent is None:
        return
    unwanted = frozenset(leave_out)
    index = parent.index(element)
    kept = [inside for inside in element if inside.tag not in unwanted]
    parent[index : index + 1] = kept


def like(element: Element, name: str) -> Element:
    """Make an element in the same namespace."""
    return etree.Element(f"{{{element.tag[1:].partition('}')[0]}}}{name}")


def word_like(element: Element, name: str) -> Element:
    """Make a WordprocessingML element in the spelling (transitional or strict) of the nearest one around `element`."""
    step = element
    while step is not None:
        if isinstance(step.tag, str) and "wordprocessingml/" in step.tag and step.tag.partition("}")[0].endswith("/main"):
            return like(step, name)
        step = step.getparent()
    return etree.Element(f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}")


def text_element(around: Element, text: str) -> Element:
    """Make a w:t."""
    new = word_like(around, "t")
    new.text = text
    new.set(XML_SPACE, "preserve")
    return new


def replace_by_text(element: Element, text: str) -> None:
    """Put readable words where an object stood; inside a run as text, elsewhere as a run or paragraph."""
    parent = element.getparent()
    if parent is None:
        return
    new = text_element(parent, text)
    holder = parent
    while holder is not None and holder.tag not in RUN and holder.tag not in PARAGRAPH and not _holds_blocks(holder):
        holder = holder.getparent()
    if holder is not None and holder.tag in RUN:
        pass
    elif holder is not None and holder.tag in PARAGRAPH:
        run = word_like(parent, "r")
        run.append(new)
        new = run
    else:
        paragraph, run = word_like(parent, "p"), word_like(parent, "r")
        run.append(new)
        paragraph.append(run)
        new = paragraph
    element.addprevious(new)
    remove(element)


def _holds_blocks(element: Element) -> bool:
    return isinstance(element.tag, str) and element.tag.rpartition("}")[2] in {
        "body",
        "tc",
        "hdr",
        "ftr",
        "txbxContent",
        "footnote",
        "endnote",
        "docPartBody",
    }


def drop_if_empty_run(run: Element | None) -> None:
    """Remove a run that holds nothing but its properties."""
    if run is None or run.tag not in RUN:
        return
    if all(inside.tag in RUN_PROPERTIES for inside in run):
        remove(run)


def may_go(paragraph: Element) -> bool:
    """Tell whether a paragraph may be removed: its container keeps another one at its end, and no section ends in it."""
    properties = child(paragraph, PARAGRAPH_PROPERTIES)
    if properties is not None and child(properties, SECTION) is not None:
        return False
    parent = paragraph.getparent()
    if parent is None:
        return False
    following = paragraph.getnext()
    while following is not None and not isinstance(following.tag, str):
        following = following.getnext()
    if following is not None and following.tag in PARAGRAPH:
        return True
    if following is None:
        return False
    return following.tag not in SECTION and following.tag not in TABLE


def mend_containers(root: Element) -> None:
    """Give every cell, note and text box the paragraph it must end in."""
    for container in all_of(root, _MUST_END_IN_PARAGRAPH):
        last = next((inside for inside in container.iterchildren("*", reversed=True)), None)
        if last is None or (last.tag not in PARAGRAPH and last.tag.rpartition("}")[2] in {"tbl", "tcPr"}):
            container.append(word_like(container, "p"))

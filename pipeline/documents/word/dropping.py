"""Take whole paragraphs out of a copy of a document, or turn them into plain ones with another text."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.documents.word.package import open_package, pack
from pipeline.documents.word.parts import document_styles, labels, read_part
from pipeline.documents.word.scrub.tree import all_of, mend_containers, remove, word_like
from pipeline.documents.word.xml import XML_SPACE, Element, serialise, tags
from pipeline.errors import EditUnsafe

_PARAGRAPH = tags("w:p")
_CONTROL = tags("w:sdt")


def drop_paragraphs(blob: bytes, instead: Mapping[str, str], *, name: str) -> bytes:
    """Return a copy without the paragraphs at these addresses; one with a text becomes a plain paragraph holding it.

    The content control around a removed paragraph goes when nothing else is in it. Raises `EditUnsafe` when an address is
    not a paragraph of the file.
    """
    if not instead:
        return blob
    package = open_package(blob, name=name)
    changed: dict[str, bytes] = {}
    for entry in {address.partition("#")[0] for address in instead}:
        if entry not in package.contents:
            raise EditUnsafe("A paragraph to be taken out is not there.", remedy="Run `dhr redact` again.")
        part = read_part(package, entry, label=labels(package).get(entry, ""), styles=document_styles(package))
        places = {f"{entry}#{place.order}": place for place in part.places}
        for address, text in instead.items():
            if address.partition("#")[0] == entry:
                place = places.get(address)
                _drop(_paragraph(place.nodes[0][0] if place and place.nodes else None), text)
        mend_containers(part.root)
        changed[entry] = serialise(part.root)
    entries = [(info, changed.get(info.filename, package.contents[info.filename])) for info in package.entries]
    return pack(entries, comment=package.comment)


def _paragraph(element: Element | None) -> Element:
    while element is not None and element.tag not in _PARAGRAPH:
        element = element.getparent()
    if element is None:
        raise EditUnsafe("What is to be taken out is not a paragraph.", remedy="Run `dhr redact` again.")
    return element


def _drop(paragraph: Element, text: str) -> None:
    if text:
        for inside in list(paragraph):
            remove(inside)
        run, words = word_like(paragraph, "r"), word_like(paragraph, "t")
        words.text = text
        words.set(XML_SPACE, "preserve")
        run.append(words)
        paragraph.append(run)
        return
    around = paragraph.getparent()
    remove(paragraph)
    while around is not None and around.getparent() is not None:
        control = around.getparent()
        if control.tag not in _CONTROL or all_of(around, _PARAGRAPH):
            return
        around = control.getparent()
        remove(control)

"""The parts of a package in reading order, each with the places it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.documents.word.attributes import BY_ID
from pipeline.documents.word.grid import Grid
from pipeline.documents.word.package import Package, is_xml, relationships_entry, source_of
from pipeline.documents.word.place import Place
from pipeline.documents.word.styles import Styles, read_styles
from pipeline.documents.word.sweep import sweep
from pipeline.documents.word.walk import walk
from pipeline.documents.word.xml import Element, local, parse
from pipeline.errors import WrongType

_ORDER = (
    "document", "header", "footer", "footnotes", "endnotes", "comments", "comments_more", "people", "chart",
    "diagram", "alt_chunk",
    "core_properties", "app_properties", "custom_properties", "settings", "styles", "numbering", "glossary",
)  # fmt: skip
_LABELLED = {"header", "footer", "chart", "diagram"}
_BARE = {"document", "footnotes", "endnotes", "comments"}


@dataclass(slots=True)
class Part:
    """One parsed part. `uses` maps relationship ids to the place that uses them."""

    entry: str
    kind: str
    root: Element = field(repr=False)
    places: list[Place] = field(repr=False)
    tables: list[Grid] = field(default_factory=list, repr=False)
    uses: dict[str, str] = field(default_factory=dict, repr=False)
    cited: dict[tuple[str, str], str] = field(default_factory=dict, repr=False)  # (kind, number) of a note -> citing locator


def entries_in_order(package: Package) -> list[str]:
    """Return the entries as people read them: the body first, then headers, footers, notes, comments, and the rest."""
    rank = {kind: number for number, kind in enumerate(_ORDER)}

    def key(entry: str) -> tuple[int, list[tuple[int, str]]]:
        return rank.get(package.kinds.get(entry, ""), len(rank)), _natural(entry)

    return sorted((info.filename for info in package.entries), key=key)


def _natural(entry: str) -> list[tuple[int, str]]:
    return [(int(piece), "") if piece.isdecimal() and len(piece) < 10 else (0, piece) for piece in re.split(r"(\d+)", entry)]


def labels(package: Package) -> dict[str, str]:
    """Name every part for people: "header 2", "chart 1"; the body and notes need no name."""
    found: dict[str, str] = {}
    counts: dict[str, int] = {}
    for entry in entries_in_order(package):
        kind = package.kinds.get(entry, "other")
        if kind in _LABELLED:
            counts[kind] = counts.get(kind, 0) + 1
            found[entry] = f"{kind} {counts[kind]}"
        else:
            found[entry] = "" if kind in _BARE else kind.replace("_", " ")
    return found


def document_styles(package: Package) -> Styles:
    """Read the styles of the main document; a package without them has none."""
    entry = next((entry for entry in package.of("styles") if "/glossary/" not in entry), "")
    return read_styles(parse(package.contents[entry], what=f"“{package.name}”")) if entry else Styles()


def read_part(package: Package, entry: str, *, label: str, styles: Styles) -> Part:
    """Parse one XML part and gather its places. The same bytes always give the same places in the same order."""
    content = package.contents[entry]
    kind = package.kinds.get(entry, "other")
    root = parse(content, what=f"“{package.name}”")
    if kind == "relationships":
        return Part(entry, kind, root, _outside_targets(root, label))
    if "/glossary/" in entry.lower():
        kind = "glossary"
    if entry == package.main and local(root) != "document":
        raise WrongType(
            f"“{package.name}” is no Word document.", remedy="Give the file the extension of the program that made it."
        )
    story = walk(root, kind, label=label, styles=styles, source=content)
    places = story.places
    places.extend(sweep(root, kind, label=label, source=content, start=len(places)))
    if kind == "glossary":
        for place in places:
            if BY_ID[place.slot].treatment == "edit":
                place.slot, place.part = "word.glossary", "glossary"
    return Part(entry, kind, root, places, story.tables, story.uses, story.cited)


def _outside_targets(root: Element, label: str) -> list[Place]:
    """Return the addresses that lead out of the package, and broken ones; inside targets are names of entries."""
    places: list[Place] = []
    for element in root.iterchildren("*"):
        target = element.get("Target", "")
        if local(element) == "Relationship" and target and element.get("TargetMode", "").lower() == "external":
            places.append(Place(len(places), "word.link_target", "link", label, pieces=[target], nodes=[(element, "Target")]))
            places[-1].tags = (element.get("Id", ""),)
    return places


def xml_entries(package: Package) -> Iterator[str]:
    """Yield the entries that hold XML, in reading order, without the list of content types."""
    for entry in entries_in_order(package):
        if entry.lower() == "[content_types].xml":
            continue
        if package.kinds.get(entry) in ("alt_chunk", "embedded", "macro", "printer", "font_file"):
            continue
        if is_xml(entry, package.contents[entry]):
            yield entry


def locate_targets(part: Part, package: Package, uses: dict[str, dict[str, str]]) -> None:
    """Give outside targets the locator of the paragraph that uses them."""
    source = source_of(part.entry)
    used = uses.get(source, {})
    for place in part.places:
        id_ = place.tags[0] if place.tags else ""
        place.tags = ()
        place.locator = used.get(id_) or ("document" if source else "file")


__all__ = [
    "Part",
    "document_styles",
    "entries_in_order",
    "labels",
    "locate_targets",
    "read_part",
    "relationships_entry",
    "xml_entries",
]

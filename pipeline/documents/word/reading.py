"""Read a Word file: every part, every place, its tables, and what could not be read."""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from pipeline.documents.word import alt_chunk, pictures
from pipeline.documents.word.attributes import BY_ID
from pipeline.documents.word.grid import Grid
from pipeline.documents.word.package import Package, is_xml, open_package
from pipeline.documents.word.parts import Part, document_styles, entries_in_order, labels, locate_targets, read_part, xml_entries
from pipeline.documents.word.place import Place
from pipeline.documents.word.styles import Styles
from pipeline.documents.word.xml import local, parse
from pipeline.documents.zips import UNREADABLE
from pipeline.errors import Damaged, InputRefused
from pipeline.model import Document, Table, Unit, UnreadItem

_SHAPE_COPY = "{urn:schemas-microsoft-com:office:office}gfxdata"
MAX_DEPTH = 3  # Word documents inside Word documents

_NOT_A_NUMBER = re.compile(r"[^\W\d_]{2}|\d[\d /-]{5}")  # the figures of a chart's workbook name nobody

# What cannot be read, by kind of part, and what a person should know about it.
_UNREAD = {
    "picture": ("picture", "a picture: faces, scanned text or handwriting are not read"),
    "embedded": ("embedded", "an embedded object: only the text of Office files inside is read"),
    "macro": ("macro", "macros: program code is not read"),
    "active_x": ("embedded", "an ActiveX control"),
    "ink": ("picture", "handwriting in ink"),
    "media": ("embedded", "sound or film"),
    "signature": ("embedded", "a digital signature"),
}


def read(blob: bytes, *, name: str) -> Document:
    """Read a Word file whole. Raises subclasses of InputRefused; never crashes on depth or size of a text."""
    package = open_package(blob, name=name)
    units: list[Unit] = []
    tables: list[Table] = []
    unread: list[UnreadItem] = []
    _gather(package, units, tables, unread, prefix="", depth=0)
    return Document(name, package.format, hashlib.sha256(blob).hexdigest(), tuple(units), tuple(tables), tuple(unread))


def _gather(
    package: Package, units: list[Unit], tables: list[Table], unread: list[UnreadItem], *, prefix: str, depth: int
) -> None:
    styles, named = document_styles(package), labels(package)
    uses: dict[str, dict[str, str]] = {}
    late: list[str] = []
    cited: dict[tuple[str, str], str] = {}
    for entry in xml_entries(package):
        if package.kinds.get(entry) == "relationships":
            late.append(entry)
            continue
        part = _part(package, entry, named.get(entry, ""), styles, unread)
        if part is None:
            continue
        uses[entry] = part.uses
        cited.update(part.cited)
        units.extend(
            _units(part.places, prefix + entry, {id_: where for (kind, id_), where in cited.items() if kind == part.kind})
        )
        units.extend(_packed_texts(package.contents[entry], part, prefix + entry))
        if part.kind == "document" and not prefix:
            tables.extend(_tables(part))
    for entry in late:
        part = read_part(package, entry, label="", styles=styles)
        locate_targets(part, package, uses)
        units.extend(_units(part.places, prefix + entry))
    _beside_xml(package, units, unread, uses, prefix=prefix, depth=depth)


def _part(package: Package, entry: str, label: str, styles: Styles, unread: list[UnreadItem]) -> Part | None:
    """Read one part. A broken part is an unread item, unless it is the body."""
    try:
        return read_part(package, entry, label=label, styles=styles)
    except InputRefused:
        kind = package.kinds.get(entry, "other")
        if kind in ("document", "styles", "header", "footer", "footnotes", "endnotes"):
            raise
        unread.append(
            UnreadItem.of(package.name, "embedded", f"{kind} {len(unread) + 1}".replace("_", " "), "a part that is not whole XML")
        )
        return None


def _units(places: list[Place], entry: str, cited: Mapping[str, str] = MappingProxyType({})) -> Iterator[Unit]:
    for place in places:
        text = place.text
        if text:
            yield Unit(
                place.slot,
                place.part,
                place.locator,
                f"{entry}#{place.order}",
                text,
                BY_ID[place.slot].treatment,
                place.style,
                place.level,
                place.numbered,
                place.cell,
                place.mirror,
                place.hidden,
                place.tags,
                cited.get(place.note, "") if place.note else "",
                place.placeholder,
                place.emphasis,
            )


def _tables(part: Part) -> Iterator[Table]:
    """Yield the outermost tables of the body in order, then those inside cells and text boxes."""
    before = _texts_before(part)
    outermost = [grid for grid in part.tables if grid.index >= 0 and grid.outer is None]
    names = {id(grid): f"table {number}" for number, grid in enumerate(outermost, 1)}
    for grid in outermost:
        yield grid.table(names[id(grid)], before.get(grid.after, ""))
    inside: dict[str, int] = {}
    for grid in part.tables:
        if id(grid) in names:
            continue
        around = names.get(id(_outermost(grid)), "text box")
        inside[around] = inside.get(around, 0) + 1
        yield grid.table(f"{around} inner table {inside[around]}", before.get(grid.after, ""))


def _outermost(grid: Grid) -> Grid:
    while grid.outer is not None:
        grid = grid.outer
    return grid


def _texts_before(part: Part) -> dict[str, str]:
    """Return, by locator, the text of that paragraph or of the nearest one before it that says something."""
    texts: dict[str, str] = {}
    wanted = {grid.after for grid in part.tables}
    last = ""
    for place in part.places:
        if place.part == "body" and place.slot in ("word.body", "word.white_text") and place.cell is None:
            text = place.text.strip()
            last = text or last
        if place.locator in wanted:
            texts[place.locator] = last
    return texts


# --- parts that are not XML ------------------------------------------------------------------------------------------


def _beside_xml(
    package: Package, units: list[Unit], unread: list[UnreadItem], uses: dict[str, dict[str, str]], *, prefix: str, depth: int
) -> None:
    where = _used_at(package, uses)
    counts: dict[str, int] = {}
    for entry in entries_in_order(package):
        kind, content = package.kinds.get(entry, "other"), package.contents[entry]
        if kind in ("relationships",) or (
            is_xml(entry, content) and kind not in ("embedded", "alt_chunk", "picture", "active_x", "signature", "ink")
        ):
            continue
        counts[kind] = counts.get(kind, 0) + 1
        locator = f"{kind.replace('_', ' ')} {counts[kind]}"
        if where.get(entry):
            locator = f"{locator}, {where[entry]}"
        if kind == "alt_chunk":
            _read_chunk(package, entry, units, unread, locator, prefix=prefix, depth=depth)
            continue
        if kind in _UNREAD and content:
            short, reason = _UNREAD[kind]
            unread.append(UnreadItem.of(package.name, short, locator, reason))
        elif kind == "other" and not content.startswith(b"<") and content:
            unread.append(UnreadItem.of(package.name, "embedded", locator, "a part of unknown kind"))
        units.extend(_texts_of_binary(kind, entry, content, locator, prefix))
    units.extend(_names(package, prefix))


def _packed_texts(content: bytes, part: Part, entry: str) -> Iterator[Unit]:
    """Yield the text in base64: the copy of a shape (a zip) in a VML attribute, the data of a field."""
    if b"gfxdata" not in content and b"fldData" not in content:
        return
    found: list[tuple[str, str]] = []
    for element in part.root.iter("*"):
        copy = element.get(_SHAPE_COPY)
        if copy:
            found += [("word.shape_copy", text) for text in _package_texts(unpacked(copy), entry)]
        if local(element) == "fldData" and element.text:
            found += [("word.field_data", text) for text in pictures.words_in(unpacked(element.text))]
    for number, (slot, text) in enumerate(dict.fromkeys(found)):
        yield Unit(slot, BY_ID[slot].part, part.kind, f"{entry}!{number}", text, "scrub")


def unpacked(text: str) -> bytes:
    """Decode base64, also with white space in it; what is none gives nothing."""
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _used_at(package: Package, uses: dict[str, dict[str, str]]) -> dict[str, str]:
    """Return entry -> locator of the first paragraph that points to it."""
    found: dict[str, str] = {}
    for relationship in package.relationships:
        if relationship.entry:
            locator = uses.get(relationship.source, {}).get(relationship.id, "")
            if locator:
                found.setdefault(relationship.entry, locator)
    return found


def _texts_of_binary(kind: str, entry: str, content: bytes, locator: str, prefix: str) -> Iterator[Unit]:
    if kind in ("picture", "thumbnail") and not is_xml(entry, content):
        texts, slot = (
            (pictures.metadata_texts(content), "word.picture_metadata")
            if kind == "picture"
            else (_words(content), "word.thumbnail")
        )
    elif kind == "embedded" and content[:4] == b"PK\x03\x04":
        texts, slot = _package_texts(content, entry), "word.embedded_package"
    elif kind in ("printer", "embedded", "macro", "active_x", "font_file", "media", "other"):
        slot = {"printer": "word.printer", "macro": "word.macro"}.get(kind, "word.embedded_object")
        texts = _words(content) if kind in ("printer", "other") else []
    else:
        return
    row = BY_ID[slot]
    for number, text in enumerate(texts):
        yield Unit(slot, row.part, locator, f"{prefix}{entry}!{number}", text, "scrub")


def _words(content: bytes) -> list[str]:
    return pictures.words_in(content[:65536], at_least=6)


def _package_texts(content: bytes, entry: str) -> list[str]:
    """Return the text of every XML part of an Office file inside: each element's text, and attributes that people write."""
    try:
        inner = open_zip(content, entry)
    except InputRefused:
        return []
    texts: list[str] = []
    for name, part in inner:
        if not is_xml(name, part) or name.lower().endswith(("styles.xml", "theme1.xml", "[content_types].xml")):
            continue
        try:
            root = parse(part, what="An embedded file")
        except InputRefused:
            continue
        for element in root.iter("*"):
            if element.text and element.text.strip():
                texts.append(element.text.strip())
            for attribute_name in ("name", "title", "descr", "Target", "displayName", "author"):
                value = element.get(attribute_name)
                if (
                    value
                    and not (attribute_name == "Target" and element.get("TargetMode") != "External")
                    and local(element) != "Default"
                ):
                    texts.append(value)
    return [text for text in dict.fromkeys(texts) if _NOT_A_NUMBER.search(text)]


def open_zip(content: bytes, name: str) -> list[tuple[str, bytes]]:
    """Return the entries of a zip inside, small enough to be read here; raises Damaged for anything else."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            if sum(info.file_size for info in infos) > 200_000_000 or len(infos) > 5000:
                raise Damaged(f"“{name}” holds a package that is too large.")
            return [(info.filename, archive.read(info)) for info in infos]
    except UNREADABLE:
        raise Damaged("A package inside the file cannot be read.") from None


def _read_chunk(
    package: Package, entry: str, units: list[Unit], unread: list[UnreadItem], locator: str, *, prefix: str, depth: int
) -> None:
    chunk = alt_chunk.open_chunk(package.contents[entry], package.types.get(entry, ""))
    if chunk.format == "docx" and depth < MAX_DEPTH:
        try:
            inner = open_package(package.contents[entry], name=package.name)
            _gather(inner, units, [], unread, prefix=f"{prefix}{entry}!", depth=depth + 1)
            return
        except InputRefused:
            pass
    places = alt_chunk.places_of(chunk, locator)
    units.extend(_units(places, prefix + entry))
    if chunk.format in ("docx", "rtf", "other"):
        unread.append(UnreadItem.of(package.name, "embedded", locator, "text taken in from another format that is not read here"))


def _names(package: Package, prefix: str) -> Iterator[Unit]:
    """Yield names of media and other entries that somebody chose, and the comment of the package."""
    for entry in entries_in_order(package):
        if package.kinds.get(entry, "other") in (
            "picture",
            "embedded",
            "alt_chunk",
            "media",
            "other",
            "thumbnail",
            "custom_xml",
            "macro",
        ):
            base = entry.rpartition("/")[2]
            yield Unit("word.entry_name", "file_name", "names of parts", f"{prefix}{entry}!name", base, "scrub")
    if package.comment:
        text = package.comment.decode("utf-8", "replace")
        yield Unit("word.zip_comment", "file_name", "comment of the package", f"{prefix}!comment", text, "scrub")

"""Small Word files made by code, and small questions to ask of them."""

from __future__ import annotations

import io
import re
import zipfile

from pipeline.documents import word
from pipeline.model import Document, Edit, Unit
from tests.documents.word.canary import DECLARATIONS, OFFICE, WORD_TYPE, zipped

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_KINDS = {
    "header1": ("header", "w:hdr"),
    "footnotes": ("footnotes", "w:footnotes"),
    "comments": ("comments", "w:comments"),
    "styles": ("styles", "w:styles"),
    "settings": ("settings", "w:settings"),
    "numbering": ("numbering", "w:numbering"),
}


def run(text: str, properties: str = "") -> str:
    """Write a run."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*inside: str, properties: str = "") -> str:
    """Write a paragraph; a piece that is no XML becomes a run."""
    content = "".join(piece if piece.startswith("<") else run(piece) for piece in inside)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def docx(
    body: str,
    *,
    main_type: str = "document.main+xml",
    strict: bool = False,
    encoding: str = "utf-8",
    entries: dict[str, bytes] | None = None,
    links: dict[str, str] | None = None,
    **parts: str,
) -> bytes:
    """Make a .docx of a body and of parts named as in _KINDS; `links` maps relationship ids to outside addresses."""
    relationships, overrides = [], []
    files: dict[str, bytes] = {}
    for name, inside in parts.items():
        kind, root = _KINDS[name]
        files[f"word/{name}.xml"] = f"<{root} {DECLARATIONS}>{inside}</{root}>".encode()
        relationships.append(f'<Relationship Id="rId{name}" Type="{OFFICE}{kind}" Target="{name}.xml"/>')
        overrides.append(f'<Override PartName="/word/{name}.xml" ContentType="{WORD_TYPE}{kind}+xml"/>')
    for id_, target in (links or {}).items():
        relationships.append(f'<Relationship Id="{id_}" Type="{OFFICE}hyperlink" Target="{target}" TargetMode="External"/>')
    for number, entry in enumerate(entries or {}):
        type_ = "image" if entry.startswith("word/media") else "aFChunk" if "chunk" in entry else "package"
        relationships.append(f'<Relationship Id="rIdE{number}" Type="{OFFICE}{type_}" Target="/{entry}"/>')
    document = f'<?xml version="1.0" encoding="{encoding}"?><w:document {DECLARATIONS}><w:body>{body}</w:body></w:document>'
    if strict:
        document = document.replace(TRANSITIONAL, STRICT)
    package = "http://schemas.openxmlformats.org/package/2006/"
    return zipped(
        {
            "[Content_Types].xml": (
                f'<Types xmlns="{package}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
                'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
                f'<Override PartName="/word/document.xml" ContentType="{_main_type(main_type)}"/>{"".join(overrides)}</Types>'
            ).encode(),
            "_rels/.rels": (
                f'<Relationships xmlns="{package}relationships"><Relationship Id="rId1" Type="{OFFICE}officeDocument" '
                'Target="word/document.xml"/></Relationships>'
            ).encode(),
            "word/document.xml": document.encode(encoding),
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}relationships">{"".join(relationships)}</Relationships>'.encode(),
            **files,
            **(entries or {}),
        }
    )


def _main_type(main_type: str) -> str:
    return main_type if main_type.startswith("application/") else WORD_TYPE + main_type


def read(blob: bytes) -> Document:
    """Read a file made here."""
    return word.read(blob, name="made.docx")


def units(blob: bytes, part: str = "body") -> list[Unit]:
    """Return the units of one public part."""
    return [unit for unit in read(blob).units if unit.part == part]


def texts(blob: bytes, part: str = "body") -> list[str]:
    """Return the texts of one public part."""
    return [unit.text for unit in units(blob, part)]


def edited(blob: bytes, old: str, new: str, *, part: str = "body") -> bytes:
    """Replace the first `old` in a part by `new`, and check that nothing else changed."""
    unit = next(unit for unit in units(blob, part) if old in unit.text)
    at = unit.text.index(old)
    edits = [Edit(unit.address, at, at + len(old), old, new)]
    after = word.apply_edits(blob, edits, name="made.docx")
    assert word.integrity(blob, after, edits) == ()
    return after


def xml(blob: bytes, entry: str = "word/document.xml") -> str:
    """Return the XML of a part without the declarations of its root."""
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        return re.sub(r' xmlns:?\w*="[^"]*"', "", archive.read(entry).decode())


def names(blob: bytes) -> list[str]:
    """Return the names of the entries."""
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        return archive.namelist()


def scrubbed(blob: bytes, **options: bool | str) -> bytes:
    """Scrub a file made here and check that its package is consistent."""
    result = word.scrub(blob, name="made.docx", **options).blob  # type: ignore[arg-type]
    assert inconsistencies(result) == []
    return result


def inconsistencies(blob: bytes) -> list[str]:
    """Return what a strict reader would repair: targets, references or content types that are missing."""
    from lxml import etree

    found: list[str] = []
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    if len(entries) != len({name.lower() for name in entries}):
        found.append("an entry twice")
    types = etree.fromstring(entries["[Content_Types].xml"])
    defaults = {row.get("Extension") for row in types if row.tag.endswith("Default")}
    overrides = {row.get("PartName", "")[1:] for row in types if row.tag.endswith("Override")}
    found += [f"no part {name}" for name in overrides if name not in entries]
    for name, content in entries.items():
        if name != "[Content_Types].xml" and name not in overrides and name.rpartition(".")[2] not in defaults:
            found.append(f"no type for {name}")
        if not name.endswith(".xml") or name == "[Content_Types].xml":
            continue
        folder, _, base = name.rpartition("/")
        rows = etree.fromstring(entries.get(f"{folder}/_rels/{base}.rels", b"<r/>"))
        ids = {row.get("Id") for row in rows}
        found += [f"{name} leads to {row.get('Target')}" for row in rows if row.get("Target", "")[1:] not in entries]
        for element in etree.fromstring(content).iter("*"):
            used = [value for key, value in element.attrib.items() if "officeDocument" in key and "elationships}" in key]
            found += [f"{name} names {value}" for value in used if value not in ids]
            for key in ("Requires", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"):
                found += [f"prefix {prefix}" for prefix in element.get(key, "").split() if prefix not in element.nsmap]
    return found

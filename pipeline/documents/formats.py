"""Which module reads, edits, scrubs and searches which format; each is imported when its first file comes."""

from __future__ import annotations

import dataclasses
import importlib
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Protocol, cast

from pipeline.documents.batches import Batch
from pipeline.documents.batches import of as as_batches
from pipeline.documents.guard import spoken, way_forward
from pipeline.errors import UnsupportedType
from pipeline.model import Document, Edit

if TYPE_CHECKING:
    from pipeline.documents.scrubbed import Scrubbed

_WORD = "pipeline.documents.word"
_EXCEL = "pipeline.documents.sheets"
_MODULES = {
    "docx": _WORD, "docm": _WORD, "dotx": _WORD, "dotm": _WORD,
    "xlsx": _EXCEL, "xlsm": _EXCEL, "xltx": _EXCEL, "xltm": _EXCEL,
    "csv": "pipeline.documents.csv_text", "tsv": "pipeline.documents.csv_text", "txt": "pipeline.documents.plain_text",
    "pdf": "pipeline.documents.pdf",
    "html": "pipeline.documents.web_page", "eml": "pipeline.documents.mail",
    "msg": "pipeline.documents.outlook",
    "jpg": "pipeline.documents.pictures", "png": "pipeline.documents.pictures",
}  # fmt: skip
_BYTES_PER_PAGE = 15_000  # of unpacked XML, a page of Word or a screen of Excel


class Reader(Protocol):
    """What every format's `read` looks like."""

    def __call__(self, blob: bytes, *, name: str) -> Document: ...


class Editor(Protocol):
    """What every format's `apply_edits` looks like."""

    def __call__(self, blob: bytes, edits: Sequence[Edit], *, name: str) -> bytes: ...


def _module(kind: str, name: str) -> ModuleType:
    if kind not in _MODULES:
        raise UnsupportedType(f"“{spoken(name)}” is of a type that is not opened here.", remedy=way_forward(kind))
    return importlib.import_module(_MODULES[kind])


def _ability(kind: str, name: str, function: str) -> object:
    module = _module(kind, name)
    found = getattr(module, function, None)
    if found is None:
        raise UnsupportedType(
            f"“{spoken(name)}” can be read and searched, but a .{kind} file is not rewritten here.",
            remedy="Save it as .docx, .xlsx, .csv, .txt or .pdf first.",
        )
    return found


def reader(kind: str, name: str) -> Reader:
    """Return the reader of a format."""
    return cast(Reader, _ability(kind, name, "read"))


def batches(kind: str, blob: bytes, *, name: str) -> Iterator[Batch | Document]:
    """Read with the format's own reader, row by row where it can."""
    by_rows = getattr(_module(kind, name), "read_batches", None)
    if by_rows is not None:
        return cast("Iterator[Batch | Document]", by_rows(blob, name=name))
    return as_batches(reader(kind, name)(blob, name=name))


def editor(kind: str, name: str) -> Editor:
    """Return the editor of a format; raises UnsupportedType where there is none."""
    return cast(Editor, _ability(kind, name, "apply_edits"))


def scrub(kind: str, blob: bytes, *, name: str, keep_pictures: bool, unwrap_controls: bool, title: str) -> Scrubbed:
    """Scrub with the format's own function."""
    function = _ability(kind, name, "scrub")
    return cast(
        "Scrubbed",
        function(blob, name=name, keep_pictures=keep_pictures, unwrap_controls=unwrap_controls, title=title),  # type: ignore[operator]
    )


def integrity(kind: str, before: bytes, after: bytes, edits: Sequence[Edit], *, name: str) -> tuple[str, ...]:
    """Compare before and after with the format's own function, or by units where it has none."""
    function = getattr(_module(kind, name), "integrity", None)
    if function is not None:
        return cast("tuple[str, ...]", function(before, after, edits))
    read = reader(kind, name)
    return compare_units(read(before, name=name), read(after, name=name), edits)


def streams(kind: str, blob: bytes, *, name: str) -> Iterator[tuple[str, str]]:
    """Yield every raw stream with the format's own function."""
    function = _ability(kind, name, "streams")
    return cast("Iterator[tuple[str, str]]", function(blob))  # type: ignore[operator]


def estimate_pages(kind: str, blob: bytes) -> int:
    """Guess the number of pages cheaply; never raises."""
    try:
        if kind == "pdf":
            from pipeline.documents.pdf import count_pages

            return count_pages(blob)
        if kind in _MODULES and _MODULES[kind] in (_WORD, _EXCEL):
            from pipeline.documents import zips

            return zips.unpacked_xml_size(blob) // _BYTES_PER_PAGE
    except Exception:  # a damaged file is refused later, with its reason
        return 0
    return len(blob) // _BYTES_PER_PAGE


def with_digest(document: Document, sha256: str) -> Document:
    """Return the document under the digest of the file as it was sent."""
    return dataclasses.replace(document, sha256=sha256)


def edited_text(text: str, edits: Sequence[Edit]) -> str:
    """Return a unit's text with its edits made; they are disjoint."""
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


def compare_units(before: Document, after: Document, edits: Sequence[Edit]) -> tuple[str, ...]:
    """Return the places whose text is not what the edits make of it; for formats whose addresses survive an edit."""
    by_address: dict[str, list[Edit]] = {}
    for edit in edits:
        by_address.setdefault(edit.address, []).append(edit)
    now = {unit.address: unit.text for unit in after.units}
    found = [
        f"{unit.locator}: text differs outside the edits"
        for unit in before.units
        if now.get(unit.address, "").strip() != edited_text(unit.text, by_address.get(unit.address, ())).strip()
    ]
    if len(before.tables) != len(after.tables) and after.units:
        found.append(f"tables: {len(before.tables)} before, {len(after.tables)} after")
    return tuple(found)

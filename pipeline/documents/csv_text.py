"""CSV and TSV: one table, a unit for each cell that says something, edited in place.

Encoding and delimiter are found; quotes, line ends, spacing and everything outside an edited cell stay as they are. A row's
number counts records (1 = header), as a spreadsheet shows them, not lines of text. A first line such as "sep=;" is Excel's own
and no record.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.documents import edits as editing
from pipeline.documents import encodings
from pipeline.documents.scrubbed import Removed, Scrubbed
from pipeline.model import Document, Edit, Table, TableCell, TableRow, Unit

_DELIMITERS = (",", ";", "\t", "|")
_LINE_END = re.compile(r"\r+\n|\n|\r")
_SEP = re.compile(r'"?sep=(.)"?(?:\r+\n|\n|\r|$)', re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Field:
    """One field with the span it takes in the decoded text, quotes included."""

    start: int
    end: int
    quoted: bool
    text: str


def _delimiter(text: str, name: str) -> str:
    """Choose the delimiter that splits the first records into the most regular rows; a comma where nothing does."""
    sample = text[:200_000]
    best, best_score = ("\t" if name.lower().endswith((".tsv", ".tab")) else ","), 0.0
    for candidate in _DELIMITERS:
        widths = [len(record) for record in _split(sample, candidate, most=200) if len(record) > 1 or record[0].text]
        if len(widths) > 1 and len(sample) < len(text):
            widths.pop()  # the sample may end within a record
        wide = [width for width in widths if width > 1]
        if not wide:
            continue
        common = max(set(wide), key=wide.count)
        score = wide.count(common) / len(widths) * (1 + min(common, 30) / 100) + (0.01 if candidate == "\t" else 0)
        if score > best_score + 1e-9:
            best, best_score = candidate, score
    return best


def _split(text: str, delimiter: str, *, most: int | None = None, start: int = 0) -> list[list[Field]]:
    """Return the records of a text; a final line end adds none. A quote that never closes is part of its field."""
    # Possessive, so that a quote that never closes costs one pass; after several such the file is not quoted at all.
    quoted = re.compile(r'[ ]*"((?:[^"]++|"")*+)"')
    unclosed = 0
    plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
    at, end = start, len(text)
    records: list[list[Field]] = []
    record: list[Field] = []
    while at < end or record:
        opens = unclosed < 20 and (text.startswith('"', at) or text.startswith(' "', at))
        match = quoted.match(text, at) if opens else None
        unclosed += opens and match is None
        if match is not None:
            after = plain.match(text, match.end())
            stop = after.end() if after else match.end()
            words = match.group(1).replace('""', '"') + text[match.end() : stop].rstrip(" ")
            record.append(Field(at, stop, True, words))
        else:
            found = plain.match(text, at)
            stop = found.end() if found else at
            record.append(Field(at, stop, False, text[at:stop]))
        at = stop
        if text.startswith(delimiter, at):
            at += len(delimiter)
            if at == end:
                record.append(Field(at, at, False, ""))
            else:
                continue
        line_end = _LINE_END.match(text, at)
        at = line_end.end() if line_end else at
        records.append(record)
        record = []
        if most is not None and len(records) >= most:
            break
        if at >= end:
            break
    return records


@dataclass(frozen=True, slots=True)
class _Parsed:
    text: str
    encoding: encodings.Encoding
    delimiter: str
    records: list[list[Field]]


def _parse(blob: bytes, name: str) -> _Parsed:
    text, encoding = encodings.decode(blob)
    declared = _SEP.match(text)
    if declared:
        return _Parsed(text, encoding, declared.group(1), _split(text, declared.group(1), start=declared.end()))
    delimiter = _delimiter(text, name)
    return _Parsed(text, encoding, delimiter, _split(text, delimiter))


def _shown(field: Field) -> str:
    """Return a field's text as people see it: spreadsheets show no NUL bytes."""
    return field.text.replace("\x00", "")


def read(blob: bytes, *, name: str) -> Document:
    """Read a delimited text file. Blank records keep their number but make no row."""
    parsed = _parse(blob, name)
    units: list[Unit] = []
    rows: list[TableRow] = []
    for number, record in enumerate(parsed.records, start=1):
        cells = []
        for column, field in enumerate(record):
            shown = _shown(field)
            place = f"row {number} column {column + 1}"
            cells.append(TableCell(shown, place))
            if shown.strip():
                units.append(Unit("csv.cell", "body", place, f"{number - 1},{column}", shown, cell=(0, len(rows), column)))
        if any(cell.text.strip() for cell in cells):
            rows.append(TableRow(f"row {number}", tuple(cells)))
    kind = "tsv" if name.lower().endswith((".tsv", ".tab")) else "csv"
    tables = (Table("table 1", tuple(rows)),) if rows else ()
    return Document(name, kind, hashlib.sha256(blob).hexdigest(), tuple(units), tables)


def _written(field: Field, words: str, delimiter: str) -> str:
    """Return a field's new text with quotes where it had them or needs them."""
    if field.quoted or any(mark in words for mark in (delimiter, '"', "\r", "\n")):
        return '"' + words.replace('"', '""') + '"'
    return words


def apply_edits(blob: bytes, edits: Sequence[Edit], *, name: str) -> bytes:
    """Edit cells in place; no edits, no changed byte."""
    if not edits:
        return blob
    parsed = _parse(blob, name)
    grouped = editing.by_address(edits)
    known = {f"{row},{column}": field for row, record in enumerate(parsed.records) for column, field in enumerate(record)}
    editing.refuse_unknown(grouped, known)
    pieces, at = [], 0
    for address, group in sorted(grouped.items(), key=lambda item: known[item[0]].start):
        field = known[address]
        row, column = address.split(",")
        words = editing.applied(_shown(field), group, f"row {int(row) + 1} column {int(column) + 1}")
        pieces.append(parsed.text[at : field.start] + _written(field, words, parsed.delimiter))
        at = field.end
    return encodings.encode("".join(pieces) + parsed.text[at:], parsed.encoding)


_LIVE = re.compile(r"^[=+\-@\t\r]")
_HARMLESS = re.compile(r"^[+\-]?[\d\s.,:/()%£$€-]*$|^[-–—•]\s")


def scrub(blob: bytes, *, name: str, keep_pictures: bool = False, unwrap_controls: bool = False, title: str = "") -> Scrubbed:
    """Put an apostrophe before cells a spreadsheet would run as a formula; numbers, signs alone and bullets stay."""
    parsed = _parse(blob, name)
    pieces, at, count = [], 0, 0
    for record in parsed.records:
        for field in record:
            if _LIVE.match(field.text) and not _HARMLESS.match(field.text):
                pieces.append(parsed.text[at : field.start] + _written(field, "'" + field.text, parsed.delimiter))
                at, count = field.end, count + 1
    if not count:
        return Scrubbed(blob, ())
    out = encodings.encode("".join(pieces) + parsed.text[at:], parsed.encoding)
    return Scrubbed(out, (Removed("formula", "cells that a spreadsheet would run", count),))


def streams(blob: bytes) -> Iterator[tuple[str, str]]:
    """Yield the decoded text, the text with cells joined, and the raw bytes."""
    text, _ = encodings.decode(blob)
    yield "text", text
    yield "text without delimiters", re.sub(r'[,;|\t"\r\n]+', " ", text)
    yield "bytes", blob.decode("utf-8", "ignore")

"""Old and foreign formats (.doc, .rtf, .odt, .xls, .ods): read through LibreOffice where it is installed.

LibreOffice turns the file into .docx or .xlsx; what it wrote is then guarded and read like any stranger's file, and words it left
out are read beside it (`second_look`). Without LibreOffice, or for what it cannot open, the file is refused with the way forward.
"""

from __future__ import annotations

import dataclasses
import hashlib

from pipeline.documents import guard
from pipeline.documents.limits import Limits
from pipeline.documents.office import convert, office_program
from pipeline.errors import UnsupportedType
from pipeline.model import Document, Unit, UnreadItem

_TO_WORD = frozenset({"doc", "rtf", "odt"})
_TO_EXCEL = frozenset({"xls", "ods"})


def read_through_office(blob: bytes, kind: str, *, name: str, limits: Limits) -> Document:
    """Read a file LibreOffice understands; raises UnsupportedType where there is none or it cannot."""
    program = office_program()
    if program is None:
        raise UnsupportedType(
            f"“{guard.spoken(name)}” is a .{kind} file, which is not read here.",
            remedy=f"{guard.way_forward(kind)} Or install LibreOffice, and it is read as it is.",
        )
    refuse_dangerous(blob, kind, name)
    target = "docx" if kind in _TO_WORD else "xlsx"
    converted = convert(
        blob, kind, target, program=program, name=name, seconds=limits.time_for(len(blob) // 20_000), memory=limits.memory
    )
    from pipeline.documents import in_child

    inner: Document = in_child("read_bytes", converted, name=f"{name}.{target}", limits=limits)
    note = UnreadItem.of(
        name, "file", "conversion", f"read through LibreOffice as .{target}; compare it with the original where wording matters"
    )
    lost = in_child("left_out", blob, converted, name=name, limits=limits)
    beside = tuple(
        Unit("office.left_out", "other", f"words the conversion left out {number}", f"left{number}", line, "scrub", hidden=True)
        for number, line in enumerate(lost, start=1)
    )
    if lost:
        reason = (
            f"{len(lost)} lines of the file have words that LibreOffice did not carry over; they were searched, not drafted from"
        )
        note = UnreadItem.of(name, "file", "conversion", f"{note.reason}; {reason}")
    return dataclasses.replace(
        inner, name=name, format=kind, sha256=hashlib.sha256(blob).hexdigest(),
        units=(*inner.units, *beside), unread=(*inner.unread, note),
    )  # fmt: skip


def refuse_dangerous(blob: bytes, kind: str, name: str) -> None:
    """Refuse a package that was made to hurt before LibreOffice opens it."""
    if kind in ("odt", "ods"):
        guard.check(blob, name, kind)

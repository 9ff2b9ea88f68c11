"""Old and foreign formats (.doc, .rtf, .odt, .msg, .xls, .ods): read through LibreOffice where it is installed.

LibreOffice turns the file into .docx or .xlsx; what it wrote is then guarded and read like any stranger's file. Without
LibreOffice, or for what it cannot open, the file is refused with the way forward.
"""

from __future__ import annotations

import dataclasses
import hashlib

from pipeline.documents import guard
from pipeline.documents.limits import Limits
from pipeline.documents.office import convert, office_program
from pipeline.errors import UnsupportedType
from pipeline.model import Document, UnreadItem

_TO_WORD = frozenset({"doc", "rtf", "odt"})
_TO_EXCEL = frozenset({"xls", "ods"})


def read_through_office(blob: bytes, kind: str, *, name: str, limits: Limits) -> Document:
    """Read a file LibreOffice understands; raises UnsupportedType where there is none or it cannot."""
    program = office_program()
    if program is None or kind not in _TO_WORD | _TO_EXCEL:
        need = "" if kind == "msg" or program else " Or install LibreOffice, and it is read as it is."
        raise UnsupportedType(
            f"“{guard.spoken(name)}” is a .{kind} file, which is not read here.", remedy=guard.way_forward(kind) + need
        )
    refuse_dangerous(blob, kind, name)
    target = "docx" if kind in _TO_WORD else "xlsx"
    converted = convert(blob, kind, target, program=program, name=name, seconds=limits.time_for(len(blob) // 20_000))
    from pipeline.documents import in_child

    inner: Document = in_child("read_bytes", converted, name=f"{name}.{target}", limits=limits)
    note = UnreadItem.of(
        name, "file", "conversion", f"read through LibreOffice as .{target}; compare it with the original where wording matters"
    )
    return dataclasses.replace(
        inner, name=name, format=kind, sha256=hashlib.sha256(blob).hexdigest(), unread=(*inner.unread, note)
    )


def refuse_dangerous(blob: bytes, kind: str, name: str) -> None:
    """Refuse a package that was made to hurt before LibreOffice opens it."""
    if kind in ("odt", "ods"):
        guard.check(blob, name, kind)

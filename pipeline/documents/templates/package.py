"""Write a Word package the same way every time: fixed times, fixed order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_TIME = (1980, 1, 1, 0, 0, 0)
_FIRST = ("[Content_Types].xml", "_rels/.rels")


def parts_of(blob: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(blob)) as package:
        return {name: package.read(name) for name in package.namelist() if not name.endswith("/")}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a package of these parts; the same parts give the same bytes."""
    names = [name for name in _FIRST if name in parts] + sorted(set(parts) - set(_FIRST))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name in names:
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, parts[name])
    return out.getvalue()

"""Pack a zip-based document again so that the same content gives the same bytes."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

STAMP = (2022, 1, 4, 9, 0, 0)


def repack(path: Path, *, modified: str = "2022-01-04T09:00:00Z") -> None:
    """Rewrite a .docx or .xlsx with fixed entry times and a fixed "modified" property; entries keep their order."""
    with zipfile.ZipFile(path) as old:
        entries = [(item.filename, old.read(item.filename)) for item in old.infolist()]
    fresh = path.with_suffix(".tmp")
    with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name, blob in entries:
            if name == "docProps/core.xml":
                pattern = rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)"
                blob = re.sub(pattern, rb"\g<1>" + modified.encode() + rb"\g<2>", blob)
            item = zipfile.ZipInfo(name, STAMP)
            item.compress_type = zipfile.ZIP_DEFLATED
            item.external_attr = 0o600 << 16
            new.writestr(item, blob)
    fresh.replace(path)

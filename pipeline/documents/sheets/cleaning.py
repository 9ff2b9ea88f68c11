"""A workbook while it is cleaned: its parts as they are now, and what went."""

from __future__ import annotations

from collections import Counter

from pipeline.documents.sheets.package import Workbook


class Cleaning:
    """Holds the parts while they are cleaned; `removed` counts what went, `kept` what stays for somebody to decide."""

    def __init__(self, blob: bytes, name: str, *, keep_pictures: bool) -> None:
        self.workbook = Workbook(blob, name)
        self.name, self.keep_pictures = name, keep_pictures
        self.removed: Counter[tuple[str, str]] = Counter()
        self.kept: Counter[tuple[str, str]] = Counter()
        self.parts: dict[str, bytes | None] = {}  # those that are no longer as they were; None for one that is gone

    def names(self) -> list[str]:
        """Return the parts that are still there."""
        return [entry for entry in self.workbook.parts if self.parts.get(entry, b"") is not None]

    def content(self, entry: str) -> bytes:
        """Return a part as it is now."""
        content = self.parts[entry] if entry in self.parts else self.workbook.parts[entry]
        return content or b""

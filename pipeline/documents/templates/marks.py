"""Marks that stand for texts while a template is filled: private-use characters no source holds."""

from __future__ import annotations

from dataclasses import dataclass, field

OPEN, CLOSE, CONTENTS = "\ue000", "\ue001", "\ue002"


@dataclass(frozen=True, slots=True)
class Ref:
    """One source of a generated paragraph; `id` is that of the entry, paragraph or recommendation."""

    agency: str
    document: str
    locator: str
    id: str

    def __str__(self) -> str:
        return f"{self.agency}: {self.document}, {self.locator}"


@dataclass(frozen=True, slots=True)
class Slot:
    """What stands behind one mark: the text, the tag of its control, its sources, its colour."""

    text: str = field(repr=False)
    tag: str = ""
    refs: tuple[Ref, ...] = ()
    colour: str = ""  # "#rrggbb": text and edge of the cell it stands in; the words say the same without it

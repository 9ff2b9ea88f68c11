"""The one table of every place a file keeps text: three sheets, Word, Excel and PDF.

Reader, editor, scrubber, verifier and the planted-canary tests all iterate it, so no place can be read but forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model import Treatment


@dataclass(frozen=True, slots=True)
class Slot:
    """One kind of place where a file keeps text."""

    id: str  # "word.footnote", "excel.defined_name", "pdf.outline"
    part: str  # public name of the part, as findings print it
    entry: str  # which package part: a glob on zip entry names, a content type, or a PDF object
    path: str  # which element or attribute in it, in the notation of the sheet
    kind: Literal["text", "attribute", "property", "field", "binary"]
    treatment: Treatment
    scrub: str = ""  # what the scrub does with it; empty: nothing

"""Word files at XML level: read every place, edit in place, scrub, compare, and give every stream for a search.

In come the bytes of a .docx, .docm, .dotx or .dotm (also strict OOXML); everything works on bytes in memory. Refused is what is
damaged or dangerous (`InputRefused`) and any edit that does not find the text it expects (`EditUnsafe`).
"""

from __future__ import annotations

from pipeline.documents.word.checking import integrity, streams
from pipeline.documents.word.editing import apply_edits
from pipeline.documents.word.reading import read
from pipeline.documents.word.scrub import scrub

__all__ = ["apply_edits", "integrity", "read", "scrub", "streams"]

"""Names of the register that stand in a text without standing there as words: inside longer runs of letters, or in disguise."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Detection, Document, Register
from pipeline.redact.disguised import with_disguised
from pipeline.redact.glued import with_glued


def with_hidden_names(
    detection: Detection, documents: Sequence[Document], register: Register, *, inside: bool = False
) -> Detection:
    """Add a finding for each name of the register that detection, which looks at whole words, does not meet.

    `inside` also takes names without ends of their own out of longer words, for a mechanical replacement of the register.
    """
    return with_disguised(with_glued(detection, documents, register, inside=inside), documents, register)

"""Names inside addresses, handles and file names, for a replacement that changes the name and nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.redact.cast import name_words
from pipeline.redact.verification.words import fold, words_of


def with_name_replaced(text: str, names: Sequence[str], replacement: str) -> str | None:
    """Return an address with every form of a name in it replaced ("tamsin.rourke2@x.org" → "Laura2@x.org").

    Looked for are the words of each name, the name written together and its initial with the surname; None when none is met.
    """
    folded = fold(text)
    if len(folded) != len(text):
        return None
    forms: set[str] = set()
    for name in names:
        words = name_words(fold(name))
        forms |= {"".join(words_of(name)), *(word for word in words if len(word) > 2)}
        if len(words) > 1:
            forms |= {words[0][0] + words[-1], words[0] + words[-1], words[-1] + words[0][0]}
    either = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True) if len(form) > 2)
    if not either:
        return None
    pattern = re.compile(rf"(?<![^\W\d_])(?:{either})(?:[._ +-]*(?:{either}))*(?![^\W\d_])")
    spoken = replacement.replace(" ", "")
    pieces, at = [], 0
    for match in pattern.finditer(folded):
        pieces += [text[at : match.start()], spoken]
        at = match.end()
    return "".join([*pieces, text[at:]]) if pieces else None

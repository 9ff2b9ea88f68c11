"""The words of a case: which are ordinary here, and which of them stand in a paragraph.

What a layer finds in a paragraph depends on the paragraph, on the rules and the register, and on the words that are ordinary
in this case. It asks only about words of the paragraph itself, so the ordinary ones among these say all it can learn.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from pipeline.detect.rulebook.rules import Rules
from pipeline.detect.words.text import Piece, fold_word
from pipeline.model import Register

WORD = re.compile(r"[^\W\d_]{2,}")
MOTHER = "mo"  # in notes that call the father "Fa"
_ANY = re.compile(r"[^\W_]+")


def ordinary_words(pieces: Sequence[Piece], rules: Rules, register: Register) -> frozenset[str]:
    """Return the words this case writes in lower case more often than not: ordinary here, whatever they look like."""
    written: Counter[str] = Counter()
    for piece in pieces:
        written.update(WORD.findall(piece.clean.text))
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for word, count in written.items():
        (upper if word[0].isupper() else lower)[fold_word(word)] += count
    known = [name for person in register.people for name in (person.name, *person.also)]
    known += [name for place in register.places for name in (place.name, *place.also)]
    known += [name for organisation in register.organisations for name in (organisation.name, *organisation.also)]
    names = {fold_word(word) for name in known for word in name.split()}
    found = frozenset(
        word
        for word, count in lower.items()
        if count >= 2 and count >= upper[word] and word not in rules.names.first_names and word not in names
    )
    mother = written["Mo"] > 1 and written["Fa"] > 1 and MOTHER not in names  # "Mo well. Fa not seen."
    return found | {MOTHER} if mother else found


def folded_words(text: str) -> set[str]:
    """Return the different words and numbers of a clean text, folded."""
    if text.isascii():
        return set(_ANY.findall(text.lower()))
    return {fold_word(word) for word in _ANY.findall(text)}


def ordinary_here(words: AbstractSet[str], ordinary: frozenset[str]) -> list[str]:
    """Return, in order, the ordinary words of the case that a paragraph with these words may be asked about.

    A guard asks for a word, for the letters of a word with digits in it, and for a word without its last s.
    """
    here = words & ordinary
    here |= {word[:-1] for word in words if word[-1] == "s"} & ordinary
    here |= {part for word in words if not word.isalpha() for part in WORD.findall(word)} & ordinary
    return sorted(here)

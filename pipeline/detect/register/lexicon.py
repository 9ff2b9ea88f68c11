"""Look up many known surfaces in clean text in one pass over its words: linear in the text, whatever the number of names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.detect.register.surfaces import Variant
from pipeline.detect.words.text import fold_word

_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[ '.\-/&]{0,4}")
_GAP_COMMA = re.compile(r"[ '.,\-/&]{0,4}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One variant of one entity."""

    entity: str
    kind: str
    variant: Variant


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of clean text that equals a known surface; `entries` are all entities it may mean."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    capital: bool  # every word begins with a capital letter
    words: int


@dataclass
class Lexicon:
    """Known surfaces, keyed by their folded words."""

    entries: dict[tuple[str, ...], list[Entry]] = field(default_factory=dict)
    lengths: dict[str, list[int]] = field(default_factory=dict)
    commas: set[tuple[str, ...]] = field(default_factory=set)  # keys that may be written with a comma: "Rourke, Tamsin"

    def add(self, entity: str, kind: str, variants: Iterable[Variant]) -> None:
        """Add the variants of an entity."""
        for variant in variants:
            words = tuple(fold_word(w) for w in _WORD.findall(variant.text))
            keys = {words}
            if re.search(r"['’-]", variant.text) and " " not in variant.text:
                keys.add(("".join(words),))
            if variant.form == "surname" and "-" in variant.text:
                keys.add(words)
            for key in keys:
                if not key:
                    continue
                if "," in variant.text:
                    self.commas.add(key)
                known = self.entries.setdefault(key, [])
                same = next((i for i, e in enumerate(known) if (e.entity, e.variant.form) == (entity, variant.form)), None)
                if same is None:
                    known.append(Entry(entity, kind, variant))
                elif variant.listed:
                    known[same] = Entry(entity, kind, variant)
                lengths = self.lengths.setdefault(key[0], [])
                if len(key) not in lengths:
                    lengths.append(len(key))
                    lengths.sort(reverse=True)

    def find(self, text: str, accept: Callable[[Hit, str], bool] = lambda hit, text: True) -> Iterator[Hit]:
        """Yield the longest accepted hit at each place, from left to right, without overlaps."""
        words = [(m.start(), m.end(), fold_word(m.group())) for m in _WORD.finditer(text)]
        index = 0
        while index < len(words):
            hit = self._at(text, words, index, accept) if words[index][2] in self.lengths else None
            if hit is None:
                index += 1
                continue
            yield hit
            index += hit.words

    def _at(self, text: str, words: list[tuple[int, int, str]], index: int, accept: Callable[[Hit, str], bool]) -> Hit | None:
        for length in self.lengths[words[index][2]]:
            if index + length > len(words):
                continue
            span = words[index : index + length]
            key = tuple(word for _, _, word in span)
            entries = self.entries.get(key)
            if not entries or not self._gaps(text, span, key in self.commas):
                continue
            start, end = span[0][0], span[-1][1]
            capital = all(
                text[a].isupper() or text[a].isdigit()
                for a, _, w in span
                if w not in ("s", "of", "the", "and", "de", "la", "van", "von", "bin", "al")
            )
            fitting = tuple(e for e in entries if self._case_fits(e.variant, text[start:end], capital))
            if not fitting:
                continue
            hit = Hit(start, end, fitting, capital, length)
            if accept(hit, text):
                return hit
        return None

    @staticmethod
    def _gaps(text: str, span: list[tuple[int, int, str]], comma: bool) -> bool:
        gap = _GAP_COMMA if comma else _GAP
        return all(gap.fullmatch(text, a[1], b[0]) for a, b in pairwise(span))

    @staticmethod
    def _case_fits(variant: Variant, written: str, capital: bool) -> bool:
        if variant.form == "initials":
            return written.replace(".", "").replace(" ", "").isupper()
        return capital or not variant.capitals

# ruff: noqa: E501
"""Compose invented paragraphs from the templates, with their labels.

A template line is one sentence. `[a|b]` picks one; `{slot}` is filled by `vocabulary.py`; `{A}`, `{B.first}`, `{K}` mention the people of the paragraph.
Beside the written templates stand sentences that `grammar.py` and `jargon.py` put together.
"""

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from grammar import Grammar
from jargon import Jargon
from vocabulary import Vocabulary

LABELS = ("PERSON", "LOC", "ORG", "ORG_PUBLIC", "DATETIME", "DEM", "CODE", "QUANTITY", "MISC")
TEMPLATES = Path(__file__).with_name("templates")
ALTERNATIVE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
SLOT = re.compile(r"\{([A-Za-z0-9]+)(?:\.([A-Za-z]+))?\}")
MARK = re.compile(r"<([A-Z_/]+)\|([^<>]*)>")
PEOPLE = {"A", "B", "C", "D", "K", "K2", "W", "X"}
FEATURES = dict.fromkeys(LABELS)


@dataclass(frozen=True)
class Example:
    """One paragraph for training: its text, its spans with the readings accepted, and the labels it annotates in full."""

    text: str
    spans: tuple[tuple[int, int, tuple[str, ...]], ...]
    known: frozenset[str] = field(default_factory=lambda: frozenset(LABELS))
    source: str = "invented"
    weight: float = 1.0


def lines(name: str) -> list[str]:
    return [line for line in (TEMPLATES / f"{name}.txt").read_text(encoding="utf-8").splitlines() if line.strip()]


def parse(marked: str, source: str = "invented") -> Example:
    """Turn `<LABEL|text>` marks into spans over plain text."""
    text, spans, at = "", [], 0
    for m in MARK.finditer(marked):
        text += marked[at : m.start()]
        spans.append((len(text), len(text) + len(m[2]), tuple(m[1].split("/"))))
        text += m[2]
        at = m.end()
    return Example(text + marked[at:], tuple(spans), source=source)


class Composer:
    """Compose paragraphs; the random source decides everything."""

    def __init__(self, rng: random.Random, vocabulary: Vocabulary) -> None:
        self.rng, self.vocabulary = rng, vocabulary
        self.domains = {name: lines(name) for name in ("police", "health", "social", "narrative", "notes", "public", "legal")}
        self.negative = lines("negative")
        self.grammar, self.jargon = Grammar(rng), Jargon(rng)

    def choose(self, template: str) -> str:
        while m := ALTERNATIVE.search(template):
            template = template[: m.start()] + self.rng.choice(m[1].split("|")) + template[m.end() :]
        return template

    def fill(self, template: str) -> str:
        """Fill one template into marked text."""
        v = self.vocabulary

        def slot(m: re.Match[str]) -> str:
            key, form = m[1], m[2] or ""
            if key in PEOPLE:
                return v.person_slot(key, form)
            return v.slots[key]()

        text = SLOT.sub(slot, self.choose(template)).replace("\u00a0", " ")
        return re.sub(r"  +", " ", text).strip()

    def about_nobody(self) -> str:
        """Make one sentence, heading, field or note about nobody."""
        return self.fill(self.rng.choice(self.negative)) if self.rng.random() < 0.45 else self.jargon.any()

    def paragraph(self) -> Example:
        """Compose one paragraph: of templates about people (40 %), of the grammar (20 %), about public bodies (6 %) or about nobody."""
        rng, v = self.rng, self.vocabulary
        v.start()
        kind = rng.random()
        parts: list[str] = []
        if kind < 0.40:
            name = rng.choices(("police", "health", "social", "narrative", "notes", "legal"), (20, 18, 20, 25, 16, 16))[0]
            n = rng.choice((1, 1, 1, 2)) if name == "notes" else rng.choice((1, 1, 2, 2, 3, 4))
            parts = [self.fill(t) for t in rng.sample(self.domains[name], n)]
            if name not in ("notes", "legal") and rng.random() < 0.35:
                aside = self.about_nobody()
                parts.insert(rng.randint(0, len(parts)), aside if aside.endswith((".", "?")) else f"{aside}\n")
        elif kind < 0.63:
            parts = [self.fill(t) for t in self.grammar.paragraph(0.25)]
        elif kind < 0.69:
            parts = [self.fill(t) for t in rng.sample(self.domains["public"], rng.choice((1, 1, 2)))]
            if rng.random() < 0.3:
                parts.append(self.fill(rng.choice(self.negative)))
        elif kind < 0.77:
            parts = [self.fill(t) for t in self.grammar.paragraph(1.0)]
        else:
            parts = [self.about_nobody() for _ in range(rng.choice((1, 1, 2, 3, 4)))]
        numbered = (
            f"{rng.randint(1, 20)}.{rng.randint(1, 40)} "
            if rng.random() < 0.06
            else rng.choice(("", "", "", "", "", "", "", "• ", "- ", "1. "))
        )
        return parse(numbered + rng.choice((" ", " ", " ", "\n") if rng.random() < 0.1 else (" ",)).join(parts))


OCR = {
    "l": "1",
    "1": "l",
    "0": "O",
    "O": "0",
    "e": "c",
    "c": "e",
    "m": "rn",
    "i": "l",
    "S": "5",
    "B": "8",
    "n": "ri",
    "h": "b",
    "a": "o",
    "u": "v",
    "t": "f",
}


def rewrite(example: Example, change: list[str]) -> Example:
    """Rebuild an example whose characters were each replaced by a string (perhaps empty)."""
    starts, at = [], 0
    for piece in change:
        starts.append(at)
        at += len(piece)
    starts.append(at)
    spans = tuple((starts[s], starts[e], allowed) for s, e, allowed in example.spans if starts[e] > starts[s])
    return Example("".join(change), spans, example.known, example.source, example.weight)


def disturb(example: Example, rng: random.Random, *, case: bool = True) -> Example:
    """Change case, quotes, spaces or single characters as bad copies do; most examples stay as they are."""
    chars, roll = list(example.text), rng.random()
    inside = bytearray(len(chars))
    for s, e, allowed in example.spans:
        if allowed == ("PERSON",):
            inside[s:e] = b"\1" * (e - s)
    if case and roll < 0.08:
        chars = [c.upper() if len(c.upper()) == 1 else c for c in chars]
    elif case and roll < 0.20:
        chars = [c.lower() if len(c.lower()) == 1 else c for c in chars]
    elif case and roll < 0.27:
        chars = [c.lower() if inside[i] and len(c.lower()) == 1 else c for i, c in enumerate(chars)]
    elif case and roll < 0.31:
        chars = [c.upper() if inside[i] and len(c.upper()) == 1 else c for i, c in enumerate(chars)]
    elif case and roll < 0.33:  # the last word of each name alone
        for s, e, allowed in example.spans:
            if allowed == ("PERSON",):
                first = max(s, example.text.rfind(" ", s, e) + 1)
                chars[first:e] = [c.upper() if len(c.upper()) == 1 else c for c in chars[first:e]]
    elif roll < 0.39:
        rate = rng.choice((0.01, 0.02, 0.03))
        for i, c in enumerate(chars):
            if rng.random() < rate and not c.isspace():
                kind = rng.random()
                chars[i] = (
                    OCR.get(c, c)
                    if kind < 0.5
                    else ""
                    if kind < 0.65
                    else c + "\u00ad"
                    if kind < 0.75
                    else c + " "
                    if kind < 0.85
                    else rng.choice("abcdefghijklmnopqrstuvwxyz")
                )
            elif c == " " and rng.random() < rate:
                chars[i] = rng.choice(("  ", "\u00a0", "", " \u200b"))
    elif roll < 0.43:
        for i, c in enumerate(chars):
            if c == " " and rng.random() < 0.1:
                chars[i] = rng.choice(("\u00a0", "  ", "\u00a0", "\n"))
    curly = rng.random()
    if curly < 0.4:
        chars = ["’" if c == "'" else c for c in chars]
    elif curly < 0.6:
        chars = ["'" if c in "’‘" else c for c in chars]
    return rewrite(example, chars)

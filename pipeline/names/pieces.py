"""Cut tokens into word pieces and describe their letter case, for the name model.

The encoder is uncased; what it loses, the shape of each token (CAPITALS, Title, lower, digits …), travels beside the piece in a
second input. Training and run time share this module, so that a model never sees other input than it learnt from.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

MAX_PIECES = 14  # of one token; the head of a long code says enough
SHAPES = 12
CASES = SHAPES * 4  # shape × first or later piece × sentence start
MODES = 4
SENTENCE_END = frozenset(".!?:;|•·-–—\t\n")
STRAIGHT = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "‑": "-",
        "‐": "-",
        "\u00ad": "",
        "\u200b": "",
        "\u200c": "",
        "\u200d": "",
        "\ufeff": "",
        "\u2060": "",
    }
)


def shape_of(word: str) -> int:
    """Classify a token by its letters.

    0 other, 1 lower, 2 Title, 3 one capital, 4 CAPITALS of two or three letters, 5 longer CAPITALS, 6 mIxed, 7 digits, 8 letters
    and digits, 9 dotted capitals, 10 digits with signs, 11 Title with an inner capital.
    """
    letters = [c for c in word if c.isalpha()]
    digits = any(c.isdigit() for c in word)
    if not letters:
        return (7 if word.isdigit() else 10) if digits else 0
    if digits:
        return 8
    if all(c.isupper() for c in letters):
        if len(letters) == 1:
            return 9 if "." in word else 3
        return 9 if "." in word else 4 if len(letters) <= 3 else 5
    if not any(c.isupper() for c in letters):
        return 1
    if letters[0].isupper():
        return 2 if not any(c.isupper() for c in letters[1:]) else 11
    return 6


def mode_of(words: Iterable[str]) -> int:
    """Classify a paragraph: 0 ordinary, 1 CAPITALS, 2 lower case throughout, 3 a heading in Title Case.

    A capital letter says less in the last three.
    """
    upper = title = lower = 0
    for word in words:
        if word.isalpha() and len(word) > 1:
            if word.isupper():
                upper += 1
            elif word[0].isupper():
                title += 1
            else:
                lower += 1
    total = upper + title + lower
    if total >= 3 and upper >= 0.7 * total:
        return 1
    if total >= 3 and not upper and not title:
        return 2
    if total >= 2 and title + upper >= 0.75 * total:
        return 3
    return 0


@dataclass(frozen=True, slots=True)
class Encoded:
    """Word pieces of one text: ids and cases by piece, the first piece of each token, and which token it is."""

    ids: tuple[int, ...]
    cases: tuple[int, ...]
    firsts: tuple[int, ...]
    tokens: tuple[int, ...]
    mode: int


class WordPieces:
    """Cut tokens with a BERT vocabulary, greedy longest match first; remembers what it has cut."""

    def __init__(self, vocabulary: Sequence[str], *, memory: int = 200_000) -> None:
        self.index = {piece: i for i, piece in enumerate(vocabulary)}
        self.unknown, self.start, self.end = (self.index[t] for t in ("[UNK]", "[CLS]", "[SEP]"))
        self.memory = memory
        self._cut: dict[str, tuple[tuple[int, ...], int]] = {}

    @classmethod
    def load(cls, path: Path) -> "WordPieces":
        return cls(path.read_text(encoding="utf-8").splitlines())

    def cut(self, token: str) -> tuple[tuple[int, ...], int]:
        """Cut one token; returns its piece ids (none for white space) and its shape."""
        known = self._cut.get(token)
        if known is None:
            if len(self._cut) >= self.memory:
                self._cut.clear()
            known = self._cut[token] = (tuple(self._pieces(token)), shape_of(token.translate(STRAIGHT)))
        return known

    def _pieces(self, token: str) -> list[int]:
        text = unicodedata.normalize("NFD", token.translate(STRAIGHT).lower())
        text = "".join(c for c in text if unicodedata.category(c) not in ("Mn", "Cf", "Cc") or c.isspace())
        found: list[int] = []
        for word in self._words(text):
            found += self._greedy(word)
            if len(found) >= MAX_PIECES:
                break
        return found[:MAX_PIECES]

    @staticmethod
    def _words(text: str) -> list[str]:
        words, current = [], ""
        for c in text:
            if c.isspace() or not c.isalnum():
                if current:
                    words.append(current)
                current = ""
                if not c.isspace():
                    words.append(c)
            else:
                current += c
        return [*words, current] if current else words

    def _greedy(self, word: str) -> list[int]:
        if len(word) > 60:
            return [self.unknown]
        found, at = [], 0
        while at < len(word):
            for end in range(len(word), at, -1):
                piece = self.index.get(word[at:end] if at == 0 else "##" + word[at:end])
                if piece is not None:
                    break
            else:
                return [self.unknown]
            found.append(piece)
            at = end
        return found

    def encode(self, tokens: Sequence[str]) -> Encoded:
        """Encode a paragraph given as tokens. White-space tokens have no piece and no prediction."""
        ids: list[int] = []
        cases: list[int] = []
        firsts: list[int] = []
        numbers: list[int] = []
        opening = 1
        for number, token in enumerate(tokens):
            pieces, shape = self.cut(token)
            if pieces:
                firsts.append(len(ids))
                numbers.append(number)
                case = shape * 4 + opening
                ids += pieces
                cases.append(case)
                cases += [case + 2] * (len(pieces) - 1)
                opening = int(token[-1] in SENTENCE_END)
            elif "\n" in token:
                opening = 1
        return Encoded(tuple(ids), tuple(cases), tuple(firsts), tuple(numbers), mode_of(tokens))

"""Find names written without capitals ("mrs example rang", "his partner example said") by the words around them.

Records and messages are typed in a hurry, and origin must not decide who is found: a word that is no word of English counts
as much as a first name that the lists hold. Ordinary words, and whatever grows from them by an ending, are nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from pipeline.detect.rulebook.word_lists import Names
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.mention import GUESSED, Mention
from pipeline.detect.words.text import fold_word
from pipeline.detect.words.tokens import Token

_ENDINGS = (
    "s",
    "es",
    "ed",
    "d",
    "ing",
    "er",
    "ers",
    "or",
    "ors",
    "ly",
    "al",
    "ally",
    "ness",
    "less",
    "able",
    "ise",
    "ize",
    "ised",
    "ized",
)
_PREFIXES = ("un", "re", "pre", "non", "mis", "over", "under", "inter", "multi", "anti", "co", "out", "dis", "sub", "self")
_LETTERS = regex.compile(r"\p{L}+(?:['-]\p{L}+)*")
_VOWEL = regex.compile(r"[aeiouyáéíóúàèìòùäöüâêîôûŵŷăęąåøæ]")


class SmallNames:
    """Find names in lower case."""

    def __init__(self, names: Names, guards: Guards) -> None:
        self.names = names
        self.guards = guards
        self.titles = {
            low: t for t in names.titles for w in t.words if 1 < len(low := fold_word(w)) < 5 and w[0].isupper() and low.isalpha()
        }
        self.kin = {fold_word(w): (g.role, g.label) for g in names.relations for w in g.words if " " not in w}
        self.roles = {fold_word(r): group.title for group in names.roles for w in group.words for r in (w.split()[-1],)}
        self.named = frozenset(names.words.naming)
        self.done_to = frozenset(names.words.done_to)
        self.doers = guards.verbs - frozenset(names.words.verbs_of_things)
        self.speech = frozenset(names.words.speech)
        self.links = frozenset(names.words.before_people)
        self.owned = frozenset(names.words.owned) | guards.kin
        self.particles = frozenset(names.words.particles) - {"y", "e", "la", "le", "ur"}

    def find(self, tokens: Sequence[Token]) -> Iterator[Mention]:
        """Yield the names without capitals among the tokens of a paragraph."""
        index = 0
        while index < len(tokens):
            end = self._run(tokens, index)
            if end == index:
                index += 1
                continue
            mention = self._judge(tokens, index, end)
            if mention is not None:
                yield mention
            index = end

    def strange(self, token: Token) -> bool:
        """Say whether a word in lower case is no word of English that we know, nor grown from one."""
        low = token.low
        if not token.word or token.capital or len(low) < 2 or not _LETTERS.fullmatch(low):
            return False
        if self.guards.no_name(token.text) or low in self.guards.peoples or low in self.names.common_strange:
            return False
        if not _VOWEL.search(low):
            return False  # "cpn", "hrs": a short form
        halves = low.split("-")
        if len(halves) > 1:
            return not self.known("".join(halves)) and not any(self.known(half) for half in halves if len(half) > 3)
        return not self.known(low)

    def known(self, low: str) -> bool:
        """Say whether a folded word is one of English that we know, or grown from one."""
        if self.guards.ordinary(low):
            return True
        vocabulary = self.guards.vocabulary
        for ending in _ENDINGS:
            if low.endswith(ending) and len(low) - len(ending) > 2:
                stem = low[: -len(ending)]
                if stem in vocabulary or stem + "e" in vocabulary or (stem[-1] == stem[-2] and stem[:-1] in vocabulary):
                    return True
                if stem.endswith("i") and stem[:-1] + "y" in vocabulary:
                    return True
        return any(low.startswith(p) and len(low) > len(p) + 3 and low[len(p) :] in vocabulary for p in _PREFIXES)

    def _given(self, token: Token) -> bool:
        """Say whether a word in lower case is a first name and no ordinary word."""
        low = token.low
        jargon = self.guards.ordinary(low) or low in self.names.common_strange
        return not token.capital and len(low) > 2 and low in self.names.first_names and not jargon

    def _run(self, tokens: Sequence[Token], index: int) -> int:
        """Return where the run of strange words that begins at `index` ends; `index` itself if none begins there."""
        end = index
        while end < len(tokens) and end - index < 4:
            token = tokens[end]
            if end > index and (tokens[end - 1].possessive or token.start - tokens[end - 1].end > 1):
                break
            if end == index and not token.capital and token.low in self.names.surnames and self._after_title(tokens, index):
                end += 1
                continue
            joins = token.low in self.particles and not token.capital and end + 1 < len(tokens) and self.strange(tokens[end + 1])
            if not (self._given(token) or self.strange(token) or (joins and token.word)):
                # a surname that is a word of English, behind a first name and before what people do: "agnieszka wood said"
                after = tokens[end + 1].low if end + 1 < len(tokens) else ""
                if not (
                    end > index and self._given(tokens[end - 1]) and token.low in self.names.surnames and after in self.doers
                ):
                    break
            end += 1
        return end

    def _after_title(self, tokens: Sequence[Token], index: int) -> bool:
        """Say whether a title in lower case stands before a word: "mrs wood", but not "I miss wood"."""
        at = index - 1
        if at > 0 and tokens[at].text == "." and tokens[at - 1].low in self.names.shortened_titles:
            at -= 1
        low = tokens[at].low if at >= 0 else ""
        return low in self.titles and low != "miss" and not tokens[at].capital and not self.guards.no_name(tokens[index].text)

    def _judge(self, tokens: Sequence[Token], first: int, last: int) -> Mention | None:
        words = tokens[first:last]
        before = tokens[first - 1] if first and tokens[first].start - tokens[first - 1].end < 3 else None
        if before is not None and before.text == "." and first > 1 and tokens[first - 2].low in self.names.shortened_titles:
            before = tokens[first - 2]
        after = tokens[last] if last < len(tokens) else None
        if after is not None and after.capital and after.word and not words[-1].possessive and not self._given(words[-1]):
            return None  # "what befell Jane Example": a rare word of English
        facts: dict[str, str] = {"form": "full" if len(words) > 1 else "first" if self._given(words[0]) else "surname"}
        start = words[0].start
        known = any(self._given(w) or w.low in self.names.surnames for w in words)
        score, why = 0.0, ""
        lead = before.low if before is not None and not before.capital else ""
        back = tokens[first - 2].low if first > 1 else ""
        if lead in self.titles:
            title = self.titles[lead]
            form = facts["form"] if len(words) > 1 else "title_surname"
            facts |= {"form": form, "gender": title.gender or "", "title": title.role or ""}
            start, score, why = (before.start if before else start), 0.8, "a title before it, in lower case"
        elif lead in self.kin:
            role, label = self.kin[lead]
            facts |= {"role": role, "relation_to": label}
            score, why = (
                0.75 if known or len(words) > 1 or back in ("her", "his", "their", "my") else 0.55,
                f"the word “{lead}” before it",
            )
        elif lead in self.roles:
            facts["title"] = self.roles[lead]
            score, why = 0.75 if known or len(words) > 1 else 0.55, f"the word “{lead}” before it"
        elif lead in self.named:
            score, why = 0.8, "the words that name somebody before it"
        elif words[-1].possessive and after is not None and after.low in self.owned:
            score, why = 0.7, f"“{after.text}” is somebody's"
        elif after is not None and after.low in self.speech:
            score, why = 0.7, f"“{after.text}” after it"
        elif lead in self.done_to:
            score, why = 0.65 if known or len(words) > 1 else 0.5, f"“{lead}” before it"
        elif after is not None and after.low in self.doers and (known or len(words) > 1):
            score, why = 0.65, f"“{after.text}” after it"
        elif known and len(words) > 1:
            score, why = 0.65, "a first name or surname and a word that is none of English"
        elif lead in self.links and (known or len(words) > 1):
            score, why = 0.6, f"“{lead}” before it"
        elif (known and first == 0) or (known and tokens[first].first):
            score, why = 0.55, "a first name at the beginning of a sentence"
        elif known and self._given(words[0]):
            score, why = 0.4, "a first name"
        if not score:
            return None
        facts = {k: v for k, v in facts.items() if v}
        return Mention(start, words[-1].end, "PERSON", score, "small_names", why, facts, tier=GUESSED)

"""Tell from the words around whether a capitalised word that is also an ordinary word is a name here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.detect.rulebook.word_lists import Names
from pipeline.detect.words.case_words import MOTHER
from pipeline.detect.words.initials_grammar import InitialsGrammar
from pipeline.detect.words.text import fold_word
from pipeline.detect.words.tokens import Token

_OPENING, _CLOSING = frozenset("\"'(“‘"), frozenset("\"')”’")
_MARKS = frozenset("(:,;.")
_DASHES = frozenset("-–—")  # behind who is spoken of: "Bob - a private let"
# What goes on after the name of somebody who is somewhere or does something, and seldom after the word
_GOES_ON = frozenset(
    ("at", "on", "in", "with", "back", "out", "up", "again", "still", "just", "now", "came", "went", "read", "sat", "left")
)
_SHORTENED = frozenset(("d", "m", "ll", "ve", "re", "s"))
# What goes on after a virtue that begins a sentence, more often than after somebody called so: "Hope isn't a plan."
OF_VIRTUES = frozenset(("is", "are", "can", "isn't", "can't", "alone", "for"))
_WEIGHED = frozenset(("is", "was", "would", "seems", "suits", "or", "not", "rather", "instead"))
_ARTICLES = frozenset({"the", "a", "an", "this", "her", "his", "no", "any", "their"})
PREFIXES = frozenset(["pre", "re", "self", "non", "ex", "post", "co", "multi", "anti", "mid", "sub", "inter", "semi", "un"])


@dataclass(frozen=True)
class Guards:
    """Tell, from the words around, whether a capitalised ordinary word is a name here ("Will said so", "Will he return?")."""

    names: Names
    vocabulary: frozenset[str]  # ordinary words of English and of this case
    ambiguous: frozenset[str]  # first names that are words
    months: frozenset[str]
    month_before: frozenset[str]
    verbs: frozenset[str]
    past: frozenset[str]  # past tenses of what people do
    virtues: frozenset[str]  # names that are also what a sentence may begin with: "Hope is not a plan."
    spoken_to: frozenset[str]  # what follows the name of somebody spoken to: "Joy, please can you …"
    between: frozenset[str]  # adverbs between somebody and what they do: "TW also said"
    not_after: frozenset[str]
    acronyms: frozenset[str]
    kin: frozenset[str]
    kin_before: frozenset[str]
    titles: frozenset[str]
    initials: InitialsGrammar
    never: frozenset[str] = frozenset()
    peoples: frozenset[str] = frozenset()  # nationalities, ethnicities and languages
    products: frozenset[str] = frozenset()  # systems, schemes and languages that nobody is called like
    here: frozenset[str] = frozenset()  # words that this case writes in lower case
    ends: frozenset[str] = frozenset()  # words of streets, buildings and bodies, which their names end in

    @staticmethod
    def of(names: Names, case_words: frozenset[str] = frozenset()) -> Guards:
        """Gather the word lists; `case_words` are words that this case writes in lower case."""
        words = names.words
        kin = frozenset(fold_word(w) for g in names.relations for w in g.words)
        return Guards(
            names=names,
            vocabulary=names.ordinary | case_words,
            ambiguous=frozenset(fold_word(w) for w in words.first_names_that_are_words) | (names.first_names & names.ordinary),
            months=frozenset(fold_word(w) for w in words.months),
            month_before=frozenset(words.month_before),
            verbs=frozenset(words.verbs),
            past=frozenset(words.past_of_people),
            virtues=frozenset(words.virtues),
            spoken_to=frozenset(words.spoken_to),
            between=frozenset(words.between),
            not_after=frozenset(words.not_after_name),
            acronyms=frozenset(words.acronyms),
            kin=kin,
            kin_before=kin
            | frozenset(w for r in names.roles for phrase in r.words for w in (fold_word(phrase).split()[-1],))
            | {"called", "named", "name"},
            titles=frozenset(fold_word(w) for t in names.titles for w in t.words),
            peoples=frozenset(
                fold_word(w) for w in (*names.traits.nationalities, *names.traits.ethnicities, *names.traits.languages)
            ),
            initials=InitialsGrammar.of(names),
            never=frozenset(fold_word(w) for w in words.never_names)
            | kin
            | (case_words & {MOTHER})
            | frozenset(fold_word(w) for w in names.traits.rare_conditions if " " not in w),
            products=frozenset(fold_word(w) for w in (*words.products, *names.traits.languages))
            - names.first_names
            - names.surnames
            - names.ordinary,
            here=case_words,
            ends=frozenset(fold_word(w) for w in (*names.places.street_words, *names.places.building_words))
            | frozenset(fold_word(w) for kind in names.organisations for e in kind.endings for w in e.split())
            | names.generic,
        )

    def ordinary(self, low: str) -> bool:
        """Say whether a folded word is an ordinary English word (a first name that is one counts as well)."""
        return low in self.vocabulary or (low.endswith("s") and low[:-1] in self.vocabulary)

    def no_name(self, word: str) -> bool:
        """Say whether a written word, alone, never names anybody: "The", "Saturday", "Self-referral", "x2", "MARAC"."""
        low = fold_word(word.removesuffix("'s"))
        if low in self.never or not any(c.isalpha() for c in low):
            return True
        if low.endswith("n't") or ("'" in low and low.rsplit("'", 1)[1] in _SHORTENED and low.rsplit("'", 1)[0] in self.never):
            return True  # "He'd", "I'm", "wasn't"
        if (word.isupper() and word in self.acronyms) or (len(word) > 3 and word[-1] == "s" and word[:-1].isupper()):
            return True  # "MARAC", "PPNs"
        if low in self.names.first_names or low in self.names.surnames:
            return False
        if low in self.months or any(c.isdigit() for c in low):
            return True
        halves = [h for h in low.replace("/", "-").split("-") if h]
        return len(halves) > 1 and all(h in self.never or h in self.vocabulary or h in PREFIXES or len(h) < 3 for h in halves)

    def _another_month(self, tokens: Sequence[Token]) -> bool:
        return any(t.low in self.months and t.capital for t in tokens) and not any(t.low in ("and", ",", "'s") for t in tokens)

    def name_here(self, tokens: Sequence[Token], index: int) -> bool:
        """Say whether a capitalised word that is also an ordinary word stands for a person at this place."""
        token = tokens[index]
        if not token.capital:
            return False
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        month = token.low in self.months
        if month and ((after is not None and after.text[0].isdigit()) or (before is not None and before.text[0].isdigit())):
            return False
        if month and before is not None and before.low in self.month_before:
            return False
        if month and after is not None and after.low in _WEIGHED and self._another_month(tokens[index + 2 : index + 7]):
            return False  # "June suits better than May"
        if before is not None and not token.first:
            if (
                before.low in self.titles
                or before.low in self.kin_before
                or (before.text == "." and index > 1 and tokens[index - 2].low in self.titles)
            ):
                return True
            if before.low in _ARTICLES and not token.possessive:
                return False
        if after is not None:
            if token.possessive and after.word and not after.capital:
                return not month or after.low in self.kin
            if after.low in self.not_after or (token.first and token.low in self.virtues and after.low in OF_VIRTUES):
                return False
            if token.first and after.text == "," and index + 2 < len(tokens) and tokens[index + 2].low in self.spoken_to:
                return True
            if after.word and after.capital and not after.upper and not self.ordinary(after.low) and after.low not in self.months:
                return True
            if after.low in self.verbs or after.low in (
                "and",
                "who",
                "would",
                "did",
                "could",
                "also",
                "then",
                "later",
                "to",
                "with",
                "at",
                "in",
                "as",
                "that",
                "from",
            ):
                if token.first and token.low in ("will", "may") and after.low in ("have", "be", "need", "the"):
                    return False
                return not (token.first and after.low in ("to", "with", "at", "in", "as", "that", "and"))
            if after.word and not after.capital and after.low.endswith(("ed", "n't", "nt'")) and len(after.low) > 4:
                return True
            if after.low in self.past and token.low not in self.virtues:
                return True
        return not token.first and not month

    def listed_here(self, tokens: Sequence[Token], index: int, *, given: bool) -> bool:
        """As `name_here`, for a word that is also somebody of the register: there a missed name weighs more than a masked word.

        A capital inside a sentence is enough, without an article. At its start a mark or a participle behind it will do, and for
        a `given` name also what only a person does there: "Olive calls", "Miles at the back", never "Hope for change".
        """
        token = tokens[index]
        if self.name_here(tokens, index):
            return True
        if not token.capital or token.low in self.months:
            return False
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if before is not None and before.text in _OPENING and after is not None and after.text in _CLOSING:
            return True
        if before is not None and not token.first:
            return before.low not in _ARTICLES
        if after is not None and after.text == ":":
            return before is None  # who speaks or what an entry is about, at its head; elsewhere a word that is explained
        if (
            after is None
            or after.text in _MARKS
            or (given and after.text in _DASHES)
            or (after.low.endswith("ing") and len(after.low) > 4)
        ):
            return after is not None
        return given and not after.capital and (after.low in self.past or after.low in _GOES_ON or _does(after.low))


def _does(word: str) -> bool:
    """Say whether a word has the form of what somebody does: "calls", "walked"."""
    return len(word) > 3 and word.endswith(("s", "ed")) and not word.endswith(("ss", "us", "is"))

# ruff: noqa: E501 - a pattern stands on one line
"""Weigh a single word that the name model calls a person: an acronym, an ordinary word, a letter, or somebody.

The model knows words in their sentences better than any list does, so an ordinary word that it is sure of is somebody, unless
the words around cite it or give a count of it. Where these introduce a name ("aka", "signed as", "Female:"), little is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.detect.rulebook.word_lists import role_letters
from pipeline.detect.words.guards import OF_VIRTUES, Guards
from pipeline.detect.words.impersonal import Impersonal, is_product
from pipeline.detect.words.initials_grammar import Standing
from pipeline.detect.words.mention import PROPOSED, Mention
from pipeline.detect.words.text import fold_word
from pipeline.detect.words.tokens import Token, tokens_of

FAINT = 0.05  # from here on the model's word is enough for a word that is none of English
SURE = 0.9  # from here on the model's word stands against the lists of ordinary words
_BELOW = PROPOSED - 0.05
_BEGUN = frozenset(("had", "has", "was", "is", "began", "begins", "starts", "started", "continued", "continues", "took", "takes"))
_CITED = re.compile(r"'?s? \(?(?:19|20)\d\d[a-z]?\b|(?: and [A-Z][\w'-]+)* \((?:19|20)\d\d| v\.? [A-Z]| et al\b")
_OF_LAW = re.compile(r"\b[A-Z][\w'-]* v\.? $")
# What comes right before a name, and whatever the word is, makes it one.
_INTRODUCED = re.compile(
    r"(?i)\b(?:aka|a\.k\.a\.|known as|called|named|alias|nicknamed|signed(?: as| off as)?|initialled(?: as| by)?|initials|answers to|goes by|knew (?:him|her|them) as|my name|name is|it's|its|hi|hiya|dear|hello) ?[:,]? ?[\"'(]?$"
)
_LABEL = re.compile(
    r"(?i)(?:^|[.\n|] ?)(?:female|male|caller|operator|witness|child|client|patient|victim|mother|father|mum|dad|q|a): ?$"
)
_SPELT = re.compile(
    r"[A-Z], $|[/&]$|\b(?:vitamin|hepatitis|appendix|annex|band|column|grade|block|unit|section|part|schedule|theme|lesson|finding|recommendation|objective|type|group|option|plan|class|level|strep|ward|bed|room|flat|exhibit|gate|bay|form|box|note|article|figure|table|hep|dr|stage) $",
    re.IGNORECASE,
)
# "into Danish", "a Danish study": a people or its language, though somebody may be called so
_OF_A_PEOPLE = re.compile(r"(?i)\b(?:into|in|an?|the|some|spoke|speaks?|speaking|fluent) $")
# "answered Y to question 4", "Pregnant: N": yes and no
_ANSWERED = re.compile(
    r"(?i)\b(?:answered|ticked|circled|marked|recorded|entered|put|replied|response|answer|said|as|is|was)[ :\"'(]{1,3}$|[:=?] ?[\"'(]?$"
)
_LOWER = re.compile(r"(?<![\w.])[a-z]{2,}(?![\w.][a-z])")
_MEDICINE = re.compile(
    r"(?:pine|zepam|zolam|zopram|talopram|xetine|tyline|traline|faxine|zodone|idone|peridol|azole|olol|statin|cillin|mycin|pril|gabalin|profen|codone|codeine|morphine|orphine|fenac|tidine|parin|formin|amine|azine|apine|ocin|oxacin|sartan|sone|olone|adol)$"
)
# Stems of the International Nonproprietary Names (WHO) that hardly any name of a person ends in: "icatibant", "apixaban"
_STEM = re.compile(
    r"(?:tibant|gliptin|gliflozin|glitazone|(?:glut|allant|reot|enat|clot|parat|lint)ide|xaban|gatran|grel|setron|triptan|lukast|umab|ximab|tinib|cycline|floxacin|thiazide|semide|dronate|prazole|conazole|barbital|oxetine|terol|ciclib|caftor|relix|vaptan|lisib|fungin|platin|taxel)$"
)
_AILMENT = re.compile(r"(?:chiae|itis|osis|oses|aemia|uria|algia|ectomy|otomy|opathy|oedema|plasia|trophy)$")
_ITEM = re.compile(r"(?i)\b(?:lesson|finding|recommendation|theme|appendix|annex|section|objective|part|option|schedule) $")
_BESIDE = re.compile(r"\b([A-Z]{2,5})(?:,| and| or| &) $")
# Short for client and patient in notes; the model reads them as what they stand for.
_CLIENTS = frozenset(
    ("fa", "sib", "sibs", "cl", "cls", "clt", "clts", "pt", "pts", "px", "nok", "yp", "su", "rev", "sr", "bro", "nan", "husb", "hubby", "bf", "gf")
)  # fmt: skip


def is_medicine(word: str) -> bool:
    """Say whether a word ends as the names of medicines and ailments do: "mirtazapine", "venlafaxine", "petechiae"."""
    return len(word) > 6 and any(ending.search(word.lower()) for ending in (_MEDICINE, _AILMENT, _STEM))


def has_stem(word: str) -> bool:
    """Say whether a word ends in the stem of an active substance that no name ends in."""
    return len(word) > 6 and _STEM.search(word.lower()) is not None


def of_a_list(text: str, start: int) -> bool:
    """Say whether the word before a letter makes it that of a list or a form: "option B", "column Y"."""
    return _SPELT.search(text[max(0, start - 20) : start]) is not None


def of_an_item(text: str, start: int) -> bool:
    """Say whether a letter numbers what the word before it names: "Lesson B. Example's Law was explained"."""
    return _ITEM.search(text[max(0, start - 20) : start]) is not None


def of_a_people(text: str, start: int) -> bool:
    """Say whether the word before makes a word for a people or its language just that: "into Danish", "a Danish study"."""
    return _OF_A_PEOPLE.search(text[max(0, start - 12) : start]) is not None


def introduced(text: str, start: int) -> bool:
    """Say whether the words before a place make what stands there a name: "aka", "signed as", "Female:"."""
    before = text[max(0, start - 30) : start]
    return _INTRODUCED.search(before) is not None or _LABEL.search(before) is not None


def _in_prose(text: str) -> bool:
    """Say whether a text is more than a heading or the name of a file."""
    return len(_LOWER.findall(text)) > 2


_WHERE_PEOPLE_STAND = 0.5  # how sure the model must be of two capitals that are an acronym where a person would stand


class SingleNames:
    """Judge names of one word in one case."""

    def __init__(self, guards: Guards, impersonal: Impersonal) -> None:
        self.guards = guards
        self.impersonal = impersonal
        self.roles = role_letters(guards.names)

    def initials_stand(self, word: str, text: str, start: int, score: float) -> bool:
        """Say whether two capitals that are an acronym or a word as well are somebody: the model is sure, or nearly so where
        a person would stand ("Paramedics carried HR down"). A role is nobody's initials where it does its work: "DS attended".
        """
        if score < _WHERE_PEOPLE_STAND or (score >= 0.95 and word not in self.roles):
            return score >= _WHERE_PEOPLE_STAND
        tokens = tokens_of(text)
        index = next((i for i, t in enumerate(tokens) if t.start == start), None)
        grammar = self.guards.initials
        if index is None or grammar.standing(tokens, index) < Standing.LIKELY:
            return False
        return not grammar.practises(tokens, index, role=word in self.roles)

    def stands(self, word: str, text: str, start: int, score: float) -> bool:
        """Say whether a word that names nobody ("Non", "Can", "An") is somebody here: the model is sure, and its capital is not due."""
        low = fold_word(word)
        guards = self.guards
        if score < 0.93 or len(word) < 2 or "-" in word or word.isupper() or not word[0].isupper() or low in _CLIENTS:
            return False
        if (
            low in guards.kin
            or low in guards.titles
            or low in guards.months
            or re.fullmatch(r"(?:mon|tue|wed|thu|fri|sat|sun)\w*", low)
        ):
            return False
        if re.search(r"[\w,;]['\")]? $", text[max(0, start - 4) : start]):
            return True
        tokens = tokens_of(text)
        index = next((i for i, t in enumerate(tokens) if t.start == start), None)
        after = tokens[index + 1] if index is not None and index + 1 < len(tokens) else None
        done = after is not None and (
            after.low in guards.verbs or after.low in guards.past or after.low in ("was", "had", "is", "has")
        )
        return done and score >= 0.95

    def letter(self, mention: Mention, text: str) -> Mention | None:
        """Let one capital letter be somebody where the model is sure and it is no item of a list, grade or case of law.

        V and P are the victim and the perpetrator of a chronology, without any name.
        """
        written = text[mention.start : mention.end]
        before, after = text[max(0, mention.start - 20) : mention.start], text[mention.end : mention.end + 4]
        if not re.fullmatch(r"[B-HJ-OQS-UW-Z]", written) or mention.score < 0.97 or _SPELT.search(before):
            return None
        if re.match(r", [A-Z]\b|[/&]| v ", after):
            return None
        if written in "YN" and _ANSWERED.search(before):
            return None
        return replace(mention, facts={**mention.facts, "form": "initials"})

    def judge(self, mention: Mention, word: str, text: str) -> Mention | None:
        """Return a name of one word as what it is worth; None if it is nobody."""
        low = fold_word(word)
        tokens = tokens_of(text)
        index = next((i for i, t in enumerate(tokens) if t.start <= mention.start < t.end), None)
        if (
            index is None
            or (low in _CLIENTS and not word.isupper())
            or (has_stem(word) and not (low in self.guards.names.first_names or low in self.guards.names.surnames))
            or low in self.guards.products
            or (low in self.guards.titles and not self._no_title(text, tokens, index, word, mention.score))
        ):
            return None
        if low in self.guards.peoples and of_a_people(text, mention.start):
            return None
        if word.isupper() and len(word) > 1:
            return self._capitals(mention, word, text, tokens, index)
        if len(word) == 1 or re.match(r"[A-Z]-[a-z]", word):
            return None
        if _CITED.match(text, mention.end) or _OF_LAW.search(text[max(0, mention.start - 30) : mention.start]):
            return mention if not self.guards.ordinary(low) else replace(mention, score=min(mention.score, _BELOW))
        if self.guards.ordinary(low) or low in self.guards.months:
            return self._ordinary(mention, low, text, tokens, index)
        return self._strange(mention, word, text)

    def in_lower_case(self, mention: Mention, words: Sequence[str], text: str) -> Mention | None:
        """Weigh a name in lower case: "shaz said", "abu nidal".

        A name written twice in lower case is an ordinary word of this case by count; the model's word stands against that, and
        where it is sure against the dictionary too, but not against the names of medicines.
        """
        names = self.guards.names
        lows = [fold_word(w) for w in words]
        if any(is_medicine(low) or low in _CLIENTS for low in lows):
            return None
        english = all(low in names.ordinary for low in lows)
        called = [low in names.first_names or low in names.surnames for low in lows]
        if english:
            if any(low in self.guards.virtues for low in lows) and self._others_with_capitals(text, mention):
                return None  # "Jane wrote that hope had come back"
            return mention if mention.score >= (0.95 if any(called) else SURE) else None
        if mention.score >= (0.5 if _in_prose(text) else 0.75):
            short = min(map(len, words)) < 2
            return mention if all(called) or (len(words) > 1 and any(called)) or not short else None
        if mention.score < 0.15 or not _in_prose(text) or any(self.guards.ordinary(low) or len(low) < 3 for low in lows):
            return None
        if not any(called) and not self._stands(mention, text):
            return None  # "ten rows of purl", "had baklava": no dictionary holds every word
        return self._strange(mention, words[0], text)

    def _others_with_capitals(self, text: str, mention: Mention) -> bool:
        """Say whether the writer gives names their capitals: another first name stands in the text with one."""
        names = self.guards.names
        others = (t for t in tokens_of(text) if t.word and not mention.start <= t.start < mention.end)
        return any(t.capital and not t.upper and t.low in names.first_names and t.low not in names.ordinary for t in others)

    def _stands(self, mention: Mention, text: str) -> bool:
        """Say whether a word in lower case does, says or is told something."""
        tokens = tokens_of(text)
        inside = [i for i, t in enumerate(tokens) if mention.start <= t.start < mention.end]
        return bool(inside) and self.guards.initials.standing(tokens, inside[0], inside[-1] + 1) >= Standing.ACTS

    def _strange(self, mention: Mention, word: str, text: str) -> Mention:
        """Let a faint word of the model be enough for a word that no dictionary holds, in a sentence that is about somebody."""
        low = fold_word(word)
        if not _in_prose(text):
            return mention
        if (
            mention.score >= PROPOSED
            or mention.score < FAINT
            or len(word) < 3
            or is_medicine(low)
            or is_product(word, self.guards.names)
        ):
            return mention
        if (
            low in self.guards.peoples
            or low in self.impersonal.products
            or (mention.score < 0.3 and self.impersonal(text, mention.start, mention.end, broadly=True))
        ):
            return mention
        return replace(mention, score=PROPOSED + 0.02)

    def _no_title(self, text: str, tokens: Sequence[Token], index: int, word: str, score: float) -> bool:
        """Say whether what is also a title is somebody by itself: "Dame doesn't want to", "MS was in care".

        Of two capitals that are the rank or role of a practitioner, only what nobody does at work makes a person.
        """
        if not (word.isupper() and len(word) == 2):
            return self._titled_name(tokens, index, score)
        return (
            self.initials_stand(word, text, tokens[index].start, score)
            and self.guards.initials.standing(tokens, index) >= Standing.LIKELY
        )

    def _titled_name(self, tokens: Sequence[Token], index: int, score: float) -> bool:
        """Say whether a title is a first name here: "Dame doesn't want to"."""
        token, after = tokens[index], tokens[index + 1] if index + 1 < len(tokens) else None
        called = token.low in self.guards.names.first_names or token.low in self.guards.names.surnames
        return (
            called
            and score >= 0.97
            and token.capital
            and not token.upper
            and after is not None
            and after.word
            and not after.capital
        )

    def _capitals(self, mention: Mention, word: str, text: str, tokens: Sequence[Token], index: int) -> Mention | None:
        """Weigh a word in capitals: an acronym, initials or a name that is shouted."""
        names = self.guards.names
        low = fold_word(word)
        standing = self.guards.initials.standing(tokens, index)
        if word in self.guards.acronyms:
            common = word in names.words.acronyms_of_reviews
            beside = _BESIDE.search(text[: mention.start][-14:])
            if common and beside and beside[1] in self.guards.acronyms and standing < Standing.ACTS:
                return None  # "PIP and UC in pay"
            sure = self.initials_stand(word, text, mention.start, mention.score)
            told = len(word) == 2 and sure and standing >= (Standing.LIKELY if common else Standing.OPEN)
            return mention if len(word) < 4 and (told or standing >= Standing.ACTS) else None
        if len(word) <= 5 and low not in names.first_names:
            if len(word) > 3:
                here = self.guards.name_here(tokens, index) or standing >= Standing.LIKELY
                return mention if here and mention.score >= 0.9 and not self.guards.ordinary(low) else None
            told = introduced(text, mention.start)
            sure = mention.score >= (0.7 if len(word) == 2 else 0.85) or standing >= Standing.LIKELY or told
            return (
                replace(mention, score=max(mention.score, 0.6) if told else mention.score)
                if sure
                else replace(mention, score=_BELOW)
            )
        if self.guards.ordinary(low):
            return self._ordinary(mention, low, text, tokens, index)
        return mention

    def _ordinary(self, mention: Mention, low: str, text: str, tokens: Sequence[Token], index: int) -> Mention | None:
        """Weigh a word that is ordinary English, or a month."""
        names = self.guards.names
        token = tokens[index]
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        known = low in names.surnames or low in names.first_names or low in self.guards.ambiguous
        told = introduced(text, mention.start)
        if is_medicine(low) or (token.first and not known and low.endswith("ing") and after is not None and after.low in _BEGUN):
            return None  # "Fishing had begun"
        if mention.score >= (0.55 if known else 0.7) and (
            told or (known and low not in self.guards.virtues and self._alone(text, mention))
        ):
            return replace(mention, score=max(mention.score, 0.6))
        if low in self.guards.ambiguous or low in self.guards.months:
            if self.guards.name_here(tokens, index):
                return mention
            numbered = any(t is not None and t.text[0].isdigit() for t in (after, tokens[index - 1] if index else None))
            abstract = token.first and low in self.guards.virtues and after is not None and after.low in OF_VIRTUES
            bold = mention.score >= (SURE if low in self.guards.months else 0.8)
            return mention if bold and not token.upper and not numbered and not abstract else None
        before = text[: mention.start].rstrip()
        if not known and before[-1:] == "(" and re.search(r"[A-Z][\w'-]* \($", before):
            return None  # "Example (Lantern) rang": where somebody works, as often as what they are called
        if mention.score >= (SURE if token.first else 0.85) and not token.upper:
            return mention
        if known and mention.score >= (0.75 if not token.first else SURE):
            return mention
        return replace(mention, score=_BELOW) if known and mention.score >= 0.6 else None

    @staticmethod
    def _alone(text: str, mention: Mention) -> bool:
        """Say whether the word stands at the head of its line as who speaks or is spoken of: "Pat: the hair.", "(Joy)"."""
        before, after = text[: mention.start].rstrip(), text[mention.end : mention.end + 2]
        head = not before or before[-1] in ".?!|"
        return (head and after[:1] == ":") or (before[-1:] == "(" and after[:1] == ")")

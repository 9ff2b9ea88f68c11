"""Weigh what the name model says against what the case knows: acronyms, ordinary words, dates the grammar has read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.detect.engine.model_things import ModelThings
from pipeline.detect.engine.model_values import DURATION, ModelValues
from pipeline.detect.persons.single_names import SingleNames, of_an_item
from pipeline.detect.rulebook.word_lists import Names
from pipeline.detect.words.guards import PREFIXES, Guards
from pipeline.detect.words.impersonal import Impersonal, is_product
from pipeline.detect.words.mention import FAINT_WORD, GUESSED, PROPOSED, Mention
from pipeline.detect.words.text import fold_word
from pipeline.detect.words.tokens import Token, tokens_of

NAME = "name_model"
_NAMED = ("PERSON", "PLACE", "ORGANISATION", "ADDRESS")
_BELOW = PROPOSED - 0.05
_SHOUTED = re.compile(r"(?<![\w'-])([A-Z][A-Z'-]+) $")
_CODE = re.compile(r"[A-Za-z]{0,4}\d{1,3}[A-Za-z]?|[A-Za-z]")


_PRESSURE = re.compile(r"(?i)\b(?:BP|blood pressure)\b[^.;\d]{0,12}$")
_FROM_TO = re.compile(r"\d{1,3}[-–]\d{1,3}")
_FULL_STOP = re.compile(r"(?<=[\w)])[.;!?]\s+(?=[A-Z\"'(])|\s*\n\s*")
_COMMA = re.compile(r"\s*[,;]\s*(?:and\s+)?")
_LABEL = re.compile(r"[ ,]+(?:d\.?\s?o\.?\s?b\.?.*|[bd]\.?)$", re.IGNORECASE)
_A_VERB = re.compile(r" (?:am|was|have|had|will|would|can|could|do|did|love|know|need|want|said)\b")  # behind "I"
_OF_A_MONTH = re.compile(r"(?i)\b(?:of|in|since|until|till|by|from|during|early|mid|late|last|this|that|before|after)[ -]$")
_OPENED = re.compile(r"\s*\([^)]*$")  # a bracket that a span opens and does not close


def _whole(mention: Mention, text: str) -> Mention:
    """Let a name that ends inside a hyphened word take all of it: the model reads "hughes-ward" as three tokens."""
    before = re.search(r"[^\W\d_][\w']*-$", text[max(0, mention.start - 30) : mention.start])
    after = re.match(r"-[^\W\d_][\w']*", text[mention.end : mention.end + 30])
    if not before and not after:
        return mention
    return replace(
        mention, start=mention.start - (len(before.group()) if before else 0), end=mention.end + (after.end() if after else 0)
    )


def _told(mention: Mention) -> Mention:
    """Take off the mark of the model's bolder reading."""
    return replace(mention, facts={key: value for key, value in mention.facts.items() if key != FAINT_WORD})


def _unbroken(mention: Mention, text: str) -> Mention:
    """Let a name that ends inside a word take the rest of it: the tokeniser reads "Hows" as two."""
    cut = mention.end - mention.start > 2 and text[mention.end - 1 : mention.end].isalpha()
    rest = re.match(r"[^\W\d_]+", text[mention.end : mention.end + 20]) if cut else None
    return replace(mention, end=mention.end + rest.end()) if rest else mention


def _without(text: str, mention: Mention, parts: Iterable[Mention]) -> str:
    """Return what of a mention stands outside its parts."""
    return "".join(text[i] for i in range(mention.start, mention.end) if not any(p.start <= i < p.end for p in parts))


def _an_initial(tokens: Sequence[Token]) -> bool:
    """Say whether words begin with an initial and a surname: "A. Example", where "a" by itself is an article."""
    return len(tokens) > 2 and tokens[0].capital and len(tokens[0].text) == 1 and tokens[1].text == "." and tokens[2].capital


def letters_of_a_title(word: str) -> bool:
    """Say whether a word is two capitals that are a title as well as initials: "MS", "DC"."""
    return len(word) == 2 and word.isupper()


class ModelNames:
    """Judge the mentions of the name model in one case."""

    def __init__(self, names: Names, guards: Guards, impersonal: Impersonal) -> None:
        self.guards = guards
        self.values = ModelValues(names, guards, impersonal)
        self.single = SingleNames(guards, impersonal)
        self.things = ModelThings(names, guards, self.values)

    def judge(self, mentions: Iterable[Mention], text: str) -> list[Mention]:
        """Return the mentions with the model's weighed, dropped or turned into what they are."""
        mentions = list(mentions)
        others = [m for m in mentions if m.recogniser != NAME]
        mentions = [self._with_first(m, text) if m.recogniser == NAME and m.kind == "PERSON" else m for m in mentions]
        read = [part for m in mentions if m.recogniser == NAME for part in self._parts(m, text)]
        found = [judged for m in read if (judged := self._one(m, text, others)) is not None]
        return [*others, *(_told(m) for m in found if m.score >= PROPOSED or FAINT_WORD not in m.facts)]

    def _parts(self, mention: Mention, text: str) -> list[Mention]:
        """Cut a span of the model where a sentence ends or a list of people goes on, and trim what is no word."""
        pattern = _COMMA if mention.kind == "PERSON" else None
        cuts = [mention.start]
        for match in _FULL_STOP.finditer(text, mention.start, mention.end):
            word = re.search(r"[\w']+$", text[mention.start : match.start()])
            if word is None or not (
                fold_word(word.group()) in self.guards.names.shortened_titles
                or (len(word.group()) == 1 and word.group().isupper())
            ):
                cuts += [match.start(), match.end()]
        if pattern is not None and not text[mention.start : mention.end].split(",")[0].isupper():
            for match in pattern.finditer(text, mention.start, mention.end):
                cuts += [match.start(), match.end()]
        cuts = [*sorted(cuts), mention.end]
        parts = []
        for start, end in zip(cuts[::2], cuts[1::2], strict=True):
            while end > start and not (text[end - 1].isalnum() or text[end - 1] in ").%"):
                end -= 1
            while start < end and not (text[start].isalnum() or text[start] in "(£€$"):
                start += 1
            if mention.kind == "PERSON" and (opened := _OPENED.search(text[start:end])) and opened.start():
                end = start + opened.start()  # "Example (Somewhere": where somebody works is no part of the name
            if mention.kind == "PERSON" and (label := _LABEL.search(text[start:end])):
                end = start + label.start()  # "Jane Example d.o.b", "her brother Sam d."
            if end > start and any(c.isalnum() for c in text[start:end]):
                parts.append(replace(mention, start=start, end=end))
        return parts

    def _with_first(self, mention: Mention, text: str) -> Mention:
        """Take the word before a surname in capitals into the span where it is no word of English: "NAA EXAMPLE"."""
        before = _SHOUTED.search(text[max(0, mention.start - 20) : mention.start])
        written = text[mention.start : mention.end]
        if before is None or not written.isupper() or " " in written or len(written) < 4:
            return mention
        word = before.group(1)
        if word in self.guards.acronyms or self.guards.ordinary(fold_word(word)) or self.guards.no_name(word):
            return mention
        return replace(mention, start=mention.start - len(before.group()))

    def _one(self, mention: Mention, text: str, others: Sequence[Mention]) -> Mention | None:
        mention = replace(_unbroken(mention, text), tier=GUESSED)
        same = [o for o in others if (o.start, o.end) == (mention.start, mention.end)]
        if any(o.kind != mention.kind and o.score >= (0.7 if o.kind == "ADDRESS" else 0.8) and o.kind in _NAMED for o in same):
            return None  # the words around say what it is ("lived in …"), the model guesses otherwise
        if mention.kind == "CASE_REFERENCE" and any(o.overlaps(mention) and o.score >= PROPOSED for o in others):
            return None
        if mention.kind == "NATIONALITY" and any(
            mention.holds(o) and o.kind in ("NATIONALITY", "RELIGION", "OCCUPATION", "HEALTH") for o in others
        ):
            return None  # the rule's span is the word itself, not "Polish heritage"
        judged = self._kind(mention, text, others)
        known = next((o for o in same if judged is not None and o.kind == judged.kind), None)
        cities = [o for o in others if o.recogniser == "gazetteer" and o.score < PROPOSED and mention.holds(o)]
        if cities and not re.sub(r" (?:and|&) |, ", "", _without(text, mention, cities)):
            return None  # cities or counties in a sentence about nobody
        if judged is None or known is None:
            return judged
        return replace(judged, score=max(judged.score, known.score), facts={**judged.facts, **known.facts})

    def _kind(self, mention: Mention, text: str, others: Sequence[Mention]) -> Mention | None:
        written = text[mention.start : mention.end]
        words = re.findall(r"[^\W\d_]+", written)
        if mention.kind == "PLACE" and words and all(fold_word(word) in self.guards.never for word in words):
            return None  # "Mon-Wed"
        if mention.kind in _NAMED and written.islower() and text[mention.start - 1 : mention.start].isdigit():
            return None  # the end of "8th"
        if mention.kind in ("PERSON", "PLACE") and len(words) == 1 and is_product(words[0], self.guards.names):
            return None
        if mention.kind in ("PERSON", "PLACE") and any(o.recogniser == "employer" and o.holds(mention) for o in others):
            return None  # "Works Example Fencing" says what it is
        if mention.kind == "PERSON":
            return self._person(mention, text)
        if mention.kind in ("PLACE", "ORGANISATION"):
            return self.things.judge(mention, text, self._trimmed(mention, text))
        if mention.kind in ("DATE", "TIME", "QUANTITY", "MONEY"):
            return self.values.number(mention, text, others)
        if mention.kind == "NATIONALITY":
            return self.values.trait(mention, text, others)
        if mention.kind == "CASE_REFERENCE":
            if _PRESSURE.search(text[max(0, mention.start - 24) : mention.start]) and re.fullmatch(r"\d{2,3}/\d{2,3}", written):
                return None  # "BP 124/82"
            digits = sum(c.isdigit() for c in written)
            if not digits or DURATION.fullmatch(written) or _FROM_TO.fullmatch(written):
                return None if len(written) < 6 else replace(mention, kind="MISC", score=_BELOW)
            return mention if digits > 3 or len(written) > 6 else None
        if mention.kind == "MISC":
            return replace(mention, score=min(mention.score, _BELOW)) if mention.score >= 0.6 else None
        return mention

    def _trimmed(self, mention: Mention, text: str) -> list[Token]:
        """Return the words of a name without those at its ends that are no part of any."""
        tokens = [t for t in tokens_of(text[mention.start : mention.end]) if t.word or t.text[0].isdigit() or t.text == "."]

        def no_name(word: str) -> bool:
            """Let the model's word stand where it is sure: names of two ordinary words ("Lamb-Lee"), two capitals."""
            halves = fold_word(word).split("-")
            double = len(halves) > 1 and not any(half in self.guards.never or half in PREFIXES for half in halves)
            initials = len(word) == 2 and word.isupper() and mention.end - mention.start == 2
            sure = (double and mention.score >= 0.9) or (
                initials and self.single.initials_stand(word, text, mention.start, mention.score)
            )
            return self.guards.no_name(word) and not sure and not self.single.stands(word, text, begin, mention.score)

        begin = mention.start
        if _an_initial(tokens) and of_an_item(text, begin + tokens[0].start):
            tokens = tokens[2:]  # "Lesson B. Example's Law"
        while tokens and not _an_initial(tokens):
            if tokens[0].text != "." and (not no_name(tokens[0].text) or tokens[0].low in self.guards.titles):
                break
            tokens = tokens[1:]
        while len(tokens) > 2 and self._before_a_name(tokens):
            tokens = tokens[1:]
        while (
            tokens
            and (tokens[-1].text == "." or no_name(tokens[-1].text))
            and not (len(tokens) > 1 and tokens[-1].text == "." and len(tokens[-2].text) == 1)
        ):
            tokens = tokens[:-1]
        while len(tokens) > 1 and tokens[0].capital and self._is_next(tokens[-1]):
            tokens = tokens[:-1]
        return tokens

    def _is_next(self, token: Token) -> bool:
        """Say whether the last word of a span is what somebody did rather than a name: "Jane drew", "Jane arr."."""
        if not token.word or token.capital or token.low in self.guards.names.words.particles:
            return False
        words, short = self.guards.names.words, len(token.low) < 4 and token.low not in self.guards.names.first_names
        return token.low in (*words.past_of_people, *words.verbs) or (short and token.low not in self.guards.names.surnames)

    def _before_a_name(self, tokens: Sequence[Token]) -> bool:
        """Say whether a word that is no name stands before a first name: "Countersigned Jane Example"."""
        first, names = tokens[0].low, self.guards.names
        plain = self.guards.ordinary(first) and first not in names.first_names and first not in names.surnames
        given = tokens[1].low in names.first_names and tokens[1].capital and not self.guards.ordinary(tokens[1].low)
        return plain and given and tokens[2].capital and first not in self.guards.titles

    def _without_neighbours(self, mention: Mention, text: str) -> Mention:
        """Cut off a month before a name and an "I" behind it: "at the end of June Jane had", "tell Jane I am sorry"."""
        written = text[mention.start : mention.end]
        head, _, rest = written.partition(" ")
        dated = fold_word(head) in self.guards.months and _OF_A_MONTH.search(text[max(0, mention.start - 10) : mention.start])
        if rest and dated and rest[0].isupper():
            mention = replace(mention, start=mention.start + len(head) + 1)
        if written.endswith(" I") and _A_VERB.match(text, mention.end):
            mention = replace(mention, end=mention.end - 2)
        return mention

    def _person(self, mention: Mention, text: str) -> Mention | None:
        mention = self._without_neighbours(_whole(mention, text), text)
        written = text[mention.start : mention.end]
        if _CODE.fullmatch(written):
            return self.single.letter(mention, text)  # a code of a role has its own rule; "K2", "x3" and "29F" are nobody
        if "." in written and re.sub(r"\W", "", written).upper() in self.guards.names.words.dotted_abbreviations:
            return None  # "D.O.B." over a column
        tokens = self._trimmed(mention, text)
        words = [t.text for t in tokens if t.word]
        if len(words) > 1 and words[-1] in self.guards.names.words.animals:
            return None  # "Example ram": a breed
        if not words or (all(t.low in self.guards.titles for t in tokens if t.word) and not letters_of_a_title(written)):
            return None
        begin = mention.start
        mention = replace(mention, start=begin + tokens[0].start, end=begin + tokens[-1].end)
        names = self.guards.names
        if not any(w[0].isupper() for w in words):
            return self.single.in_lower_case(mention, words, text)
        body = [t for t in tokens if t.word and t.low not in self.guards.titles]
        titled = tokens[0].low in self.guards.titles and bool(body)
        if not titled and len(words) > 1 and tokens[0].low not in names.first_names:
            turned = self.things.place_like(mention, text)
            if turned is not None:
                return turned
        facts = {
            "form": "full"
            if len(body) > 1
            else "title_surname"
            if titled
            else "first"
            if body and body[0].low in names.first_names
            else "surname"
        }
        mention = replace(mention, facts={**mention.facts, **facts})
        if len(words) > 1:
            plain = all(
                len(w) < 3 or (self.guards.ordinary(fold_word(w)) and fold_word(w) not in names.first_names) for w in words
            )
            if plain and not titled and mention.score < 0.96:
                return replace(mention, score=_BELOW) if mention.score >= 0.6 else None
            return mention
        return self.single.judge(mention, words[0], text)

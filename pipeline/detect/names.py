# ruff: noqa: E501 - a pattern stands on one line
"""Find people by rules: capitals, titles, roles, relations, verbs that only people do, first names of many origins.

This recogniser works without the statistical model and beside it. It errs towards finding: an unknown capitalised word with
weak evidence is a possible finding for the panel, not a masked one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import regex

from pipeline.detect.mention import GUESSED, Mention
from pipeline.detect.rules import Names
from pipeline.detect.text import fold_word
from pipeline.detect.tokens import Guards, Token, tokens_of

_COLLAR = re.compile(r"(?:\d{1,6}[A-Z]{0,2}|[A-Z]{1,2}\d{1,6})$")
_SPEECH = frozenset(
    [
        "said",
        "says",
        "told",
        "tells",
        "asked",
        "replied",
        "stated",
        "reported",
        "disclosed",
        "explained",
        "alleged",
        "claimed",
        "admitted",
        "denied",
    ]
)


_SMALL_TITLE = regex.compile(r"(?<![\w'.-])(mr|mrs|ms|miss|dr|pc|dc|ps)\.? (\p{Ll}[\p{Ll}'-]{2,}(?:-\p{Ll}+)?)(?![\w])")
# Titles that are written with a full stop; after any other word a full stop ends the sentence.
_SHORTENED = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "rev",
        "revd",
        "fr",
        "sgt",
        "insp",
        "supt",
        "cllr",
        "det",
        "con",
        "st",
        "hon",
        "ch",
        "capt",
        "lt",
        "col",
        "maj",
    ]
)


def shortened(title: str) -> bool:
    """Say whether a full stop after this title belongs to it ("Mrs. Example"), rather than ending a sentence."""
    return fold_word(title) in _SHORTENED


def _alternation(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(set(words), key=len, reverse=True))


class PeopleByRule:
    """Find people in clean text."""

    name = "names_by_rule"

    def __init__(self, names: Names, guards: Guards) -> None:
        self.names = names
        self.guards = guards
        self.particles = frozenset(names.words.particles)
        self.titles = {fold_word(w): t for t in names.titles for w in t.words}
        longest = max(len(t.split()) for t in self.titles)
        self.title_length = longest
        self.title_words = _alternation(w for t in names.titles for w in t.words)
        roles = {w: r.title for r in names.roles for w in r.words}
        self.roles = roles
        self.role_before = re.compile(rf"\b({_alternation(roles)})s?(?:,| called| named|\s*[-:(])?\s*$", re.I)
        self.role_after = re.compile(
            rf"^(?:'s)?\s*(?:,|\(|[-–]|was|is|who (?:is|was)|as)\s*(?:an?|the|her|his|their)?\s*(?:[\w-]+ ){{0,3}}?({_alternation(roles)})\b",
            re.I,
        )
        self.never_initials = frozenset(names.words.acronyms_of_reviews) | {
            "NHS",
            "TV",
            "NO",
            "OR",
            "IN",
            "IT",
            "HE",
            "WE",
            "AN",
            "AS",
            "OK",
        }
        self.code_roles = {"sw": "Social Worker", "hv": "Health Visitor", "po": "Probation Officer", "om": "Offender Manager", "ho": "Housing Officer", "hca": "Healthcare Assistant",
            "cpn": "Nurse", "hp": "Health Professional", "cns": "Nurse", "mh": "Nurse", "od": "Doctor", "pa": "Personal Adviser", "wc": "Work Coach", "sn": "School Nurse", "mw": "Midwife",
            "gp": "GP", "pc": "PC", "dc": "DC", "ps": "PS", "ds": "DS", "di": "DI", "pcso": "PCSO", "idva": "IDVA", "isva": "ISVA", "nurse": "Nurse", "officer": "Officer", "doctor": "Doctor", "dr": "Doctor", "fsw": "Support Worker",
            "rn": "Nurse", "para": "Paramedic", "ad": "Adviser", "sp": "Supervisor", "eo": "Education Officer", "sgt": "PS", "imr author": "IMR author", "worker": "Support Worker", "adviser": "Adviser", "advisor": "Adviser", "practitioner": "Practitioner", "clinician": "Clinician",
            "staff member": "Staff", "advocate": "Advocate", "professional": "Professional", "staff": "Staff", "crew": "Paramedic", "therapist": "Therapist", "tm": "Team Manager", "ssw": "Social Worker", "asw": "Social Worker",
            "ta": "Teaching Assistant", "ysw": "Support Worker", "dsl": "Safeguarding Lead", "ht": "Head Teacher", "ct": "Teacher", "oo": "Outreach Worker", "kw": "Support Worker", "cm": "Case Manager"}  # fmt: skip
        kin = {fold_word(w): (g.role, g.label) for g in names.relations for w in g.words}
        self.kin = kin
        self.kin_before = re.compile(
            rf"\b({_alternation(w for g in names.relations for w in g.words)})(?:,| called| named|,? known as|\s*[-:(])?\s*(?:\d{{1,2}},?\s*)?$",
            re.I,
        )
        self.kin_after = re.compile(
            rf"^,? (?:an?|her|his|their|the) (?:[a-z-]+ ){{0,2}}?({_alternation(w for g in names.relations for w in g.words)})\b",
            re.I,
        )
        self.wrote = re.compile(
            r"^ (?:who )?(?:wrote|completed|authored|prepared|(?:is|was) the author of) (?:the|this|an|their|our) (?:\w+ )?IMR\b"
        )
        codes = _alternation([*self.code_roles, *(w for w in roles if w not in ("operator", "detective", "ambulance crew"))])
        self.code = re.compile(rf"\b((?i:{codes}))(?:[ -]?(\d{{1,2}})|[ -]([A-Z])(?![\w'.]))(?![\w/.]\w|\d|:\d)")
        self.capital_first = regex.compile(
            r"\b(\p{Lu}[\p{Lu}'-]+(?: \p{Lu}[\p{Lu}'-]+)?),? (\p{Lu}\p{Ll}[\p{L}'-]*(?: \p{Lu}[\p{L}'-]*){0,2})"
            r"(?: ?\((?:née|nee|formerly|aka|previously|also|born|now) [^)]{2,40}\))?"
        )

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield the people a text names."""
        yield from self._codes(text)
        yield from self._capitals_first(text)
        tokens = tokens_of(text)
        yield from self._small(text)
        yield from self._initials(tokens)
        letters = sum(c.isalpha() for c in text)
        shouting = letters > 12 and sum(c.isupper() for c in text) > 0.7 * letters
        for run in self._runs(tokens, shouting):
            mention = self._judge(text, tokens, run, hint, shouting)
            if mention is not None:
                yield mention

    # --- codes and register order ------------------------------------------------------------------------------------

    def _codes(self, text: str) -> Iterator[Mention]:
        for match in self.code.finditer(text):
            word, number = match.group(1), match.group(2) or match.group(3)
            low = fold_word(word)
            if low in (
                "po",
                "ad",
                "sp",
                "mh",
                "od",
                "ho",
                "wc",
                "eo",
                "pa",
                "om",
                "sn",
                "hp",
                "rn",
                "para",
                "tm",
                "ta",
                "ht",
                "ct",
                "oo",
                "kw",
                "cm",
                "ssw",
                "asw",
            ) and not (word.isupper() or word.istitle()):
                continue
            if not number.isdigit() and not (word[0].isupper() and low not in ("dr", "gp")):
                continue
            title = self.code_roles.get(low) or self.roles.get(low, "")
            why = "a code that an agency uses for a practitioner"
            yield Mention(
                match.start(),
                match.end(),
                "PERSON",
                0.9,
                "practitioner_code",
                why,
                {"form": "code", "title": title, "code": f"{low}{number.lower()}"},
            )

    def _capitals_first(self, text: str) -> Iterator[Mention]:
        for match in self.capital_first.finditer(text):
            surname, given = fold_word(match.group(1)), fold_word(match.group(2).split()[0])
            if surname.upper() in self.guards.acronyms or (self.guards.ordinary(given) and given not in self.names.first_names):
                continue
            if self.guards.ordinary(surname) and given not in self.names.first_names:
                continue
            score = 0.95 if given in self.names.first_names else 0.75 if surname in self.names.surnames else 0.45
            yield Mention(
                match.start(),
                match.end(),
                "PERSON",
                score,
                "surname_first",
                "a surname in capitals before a first name",
                {"form": "full"},
            )

    def _small(self, text: str) -> Iterator[Mention]:
        """Find titles and names in lower case: "mrs example rang"."""
        for match in _SMALL_TITLE.finditer(text):
            low = fold_word(match.group(2))
            if not self.guards.no_name(match.group(2)) and (not self.guards.ordinary(low) or low in self.names.surnames):
                title = self.titles.get(fold_word(match.group(1)))
                facts = {
                    "form": "title_surname",
                    "gender": (title.gender or "") if title else "",
                    "title": (title.role or "") if title else "",
                }
                why = "a title before it, in lower case"
                yield Mention(
                    match.start(), match.end(), "PERSON", 0.8, self.name, why, {k: v for k, v in facts.items() if v}, tier=GUESSED
                )

    def _initials(self, tokens: Sequence[Token]) -> Iterator[Mention]:
        """Find two capitals that do what only people do: "TR told the officer"."""
        for index, token in enumerate(tokens):
            if not token.upper or len(token.text) != 2 or token.text in self.never_initials:
                continue
            if self.guards.initials_here(tokens, index, strict=True):
                why = "two capitals that do, or are told, what people are"
                yield Mention(token.start, token.end, "PERSON", 0.65, "initials", why, {"form": "initials"}, tier=GUESSED)

    # --- runs of capitalised words -----------------------------------------------------------------------------------

    def _runs(self, tokens: Sequence[Token], shouting: bool) -> Iterator[tuple[int, int]]:
        """Yield [first, last) of token runs that could be a name with its title."""
        index = 0
        while index < len(tokens):
            title = self._title_at(tokens, index)
            if not title and not self._may_begin(tokens[index], shouting):
                index += 1
                continue
            end = index + title + 1
            while end < len(tokens) and self._continues(tokens, end, index, shouting):
                end += 1
            while end > index + 1 and (
                tokens[end - 1].text in ".&" or (tokens[end - 1].low in self.particles and not tokens[end - 1].capital)
            ):
                end -= 1
            if tokens[end - 1].text == "." and end - 1 > index:
                end -= 1
            yield index, max(end, index + 1)
            index = max(end, index + 1)

    def _title_at(self, tokens: Sequence[Token], index: int) -> int:
        """Return how many tokens the title at `index` takes, its full stop and collar number included; 0 for none."""
        if not (tokens[index].capital or tokens[index].text in ("T", "A")):
            return 0
        for length in range(self.title_length, 0, -1):
            phrase = " ".join(t.low for t in tokens[index : index + length])
            if phrase in self.titles and index + length < len(tokens):
                end = index + length
                if tokens[end].text == "." and end + 1 < len(tokens):
                    if not shortened(tokens[end - 1].text):
                        continue  # "rang the IDVA. The next day": the sentence ends
                    end += 1
                if (
                    end < len(tokens)
                    and _COLLAR.match(tokens[end].text)
                    and tokens[end].text[-1].isdigit()
                    and end + 1 < len(tokens)
                    and tokens[end + 1].capital
                    and not tokens[end + 1].first
                ):
                    end += 1
                if end < len(tokens) and tokens[end].capital and not (tokens[end].first and tokens[end - 1].text not in "."):
                    return end - index
        return 0

    def _may_begin(self, token: Token, shouting: bool) -> bool:
        return (
            token.word
            and token.capital
            and (
                shouting
                or not token.upper
                or token.low in self.names.first_names
                or (len(token.text) > 3 and token.low in self.names.surnames)
            )
        )

    def _continues(self, tokens: Sequence[Token], index: int, begin: int, shouting: bool) -> bool:
        token, before = tokens[index], tokens[index - 1]
        if before.possessive or token.start - before.end > 1:
            return False
        if token.text == ".":
            return (
                len(before.text) == 1
                and before.capital
                and index + 1 < len(tokens)
                and tokens[index + 1].capital
                and tokens[index + 1].start - token.end <= 1
            )
        if token.first and before.text != ".":
            return False
        if (
            before.text in (".",)
            and len(tokens[index - 2].text) > 1
            and tokens[index - 2].low not in self.titles
            and not self._abbreviated_title(tokens, index - 2)
        ):
            return False
        if token.text == "-" or not token.word:
            return False
        if token.capital:
            return True
        return (
            token.low in self.particles
            and index + 1 < len(tokens)
            and tokens[index + 1].capital
            and index > begin
            and token.low not in ("y", "e")
        )

    def _abbreviated_title(self, tokens: Sequence[Token], index: int) -> bool:
        return tokens[index].low in self.titles

    # --- evidence ----------------------------------------------------------------------------------------------------

    def _judge(self, text: str, tokens: Sequence[Token], run: tuple[int, int], hint: str, shouting: bool) -> Mention | None:
        begin, end = run
        title_length = self._title_at(tokens, begin)
        title = (
            self.titles.get(
                " ".join(
                    t.low
                    for t in tokens[begin : begin + title_length]
                    if (t.word and t.text not in "." and not _COLLAR.match(t.text)) or t.low in self.titles
                ).strip()
            )
            if title_length
            else None
        )
        first, last = begin + title_length, end
        if title_length and title is None:
            title = self.titles.get(tokens[begin].low)
        words = self._trim(tokens, first, last, bool(title_length))
        if words is None:
            return None
        first, last = words
        body = [t for t in tokens[first:last] if t.word]
        if not body:
            return None
        span_start = tokens[begin].start if title_length and first == begin + title_length else body[0].start
        span_end = tokens[last - 1].end
        before = text[max(0, span_start - 60) : span_start]
        after = text[span_end : span_end + 60]
        facts: dict[str, str] = {}
        evidence: list[tuple[float, str]] = []
        lows = [t.low for t in body]
        if lows[0] in ("st", "saint"):
            return None
        known_first = lows[0] in self.names.first_names
        known_last = len(body) > 1 and (lows[-1] in self.names.surnames or lows[-1] in self.names.first_names)
        common = self.guards.ordinary(lows[0])
        unknown = [low for low in lows if not self.guards.ordinary(low)]
        if title is not None or title_length:
            evidence.append((0.95, "a title before it"))
            if title and title.role:
                facts["title"] = title.role
            if title and title.gender:
                facts["gender"] = title.gender
        role = self.role_before.search(before)
        if role and not title_length and (unknown or known_first):
            evidence.append((0.85, f"the word “{role.group(1).lower()}” before it"))
            facts.setdefault("title", self.roles[role.group(1).lower()])
        relation = self.kin_before.search(before)
        if relation and (unknown or known_first):
            kin = self.kin.get(fold_word(relation.group(1)), ("other", ""))
            evidence.append((0.85, f"the word “{relation.group(1).lower()}” before it"))
            facts["relation_to"] = kin[1]
            facts["role"] = kin[0]
            if before.endswith(("Baby ", "baby ")):
                span_start -= 5
        follows = self.role_after.search(after)
        if follows and (unknown or known_first) and (len(body) > 1 or title_length):
            evidence.append((0.8, "a role after it"))
            facts.setdefault("title", self.roles[follows.group(1).lower()])
        beside = self.kin_after.match(after)
        if beside and (unknown or known_first) and "relation_to" not in facts:
            kin = self.kin.get(fold_word(beside.group(1)), ("other", ""))
            evidence.append((0.75, f"the word “{beside.group(1).lower()}” after it"))
            facts["relation_to"], facts["role"] = kin[1], kin[0]
        if self.wrote.match(after) and (unknown or known_first):
            evidence.append((0.85, "the words of an author after it"))
            facts["title"] = "IMR author"
        if known_first and not common:
            evidence.append((0.9 if len(body) > 1 and (known_last or unknown[1:]) else 0.72, "a first name"))
        elif known_first and len(body) > 1 and unknown:
            evidence.append((0.85, "a first name and a surname"))
        elif known_first and self.guards.name_here(tokens, first):
            evidence.append((0.7, "a first name, and the words around it"))
        nxt = tokens[last] if last < len(tokens) else None
        if unknown and nxt is not None and not shouting:
            if (
                tokens[last - 1].possessive
                and nxt.word
                and (
                    fold_word(nxt.text) in self.kin
                    or nxt.low
                    in (
                        "house",
                        "home",
                        "flat",
                        "gp",
                        "behaviour",
                        "account",
                        "death",
                        "family",
                        "parents",
                        "mental",
                        "risk",
                        "phone",
                        "children",
                        "injuries",
                        "bail",
                    )
                )
            ):
                evidence.append((0.75, f"“{nxt.text}” is somebody's"))
            if nxt.low in _SPEECH:
                evidence.append((0.72, f"“{nxt.text}” after it"))
            elif (
                nxt.low in self.guards.verbs
                and len(unknown) == len(lows)
                and nxt.low not in ("is", "are", "were", "has", "was", "does", "did", "used", "made", "received")
            ):
                evidence.append((0.6, f"“{nxt.text}” after it"))
        if unknown and re.search(r"\b(?:named|called|known as|née|alias|aka|a\.k\.a\.)\s*['\"(]?$", before, re.I):
            evidence.append((0.85, "the words that name somebody before it"))
        if (
            hint
            and re.search(
                r"\b(?:name|author|worker|officer|completed by|staff|person|people|professional|who|contact|family member|subject)\b",
                hint,
            )
            and (known_first or unknown)
            and len(body) <= 4
        ):
            evidence.append((0.8, "the heading of its column"))
        if (
            len(body) in (2, 3)
            and lows[-1] in self.names.surnames
            and len(unknown) == len(lows)
            and not shouting
            and not evidence
        ):
            evidence.append((0.65, "its last word is a surname"))
        if (
            len(body) in (2, 3)
            and len(unknown) == len(lows)
            and not shouting
            and not evidence
            and not re.search(r"\b(?:in|at|near|the|of|around|outside)\s+$", before, re.I)
        ):
            evidence.append((0.45, "two capitalised words that are no ordinary words"))
        if known_last and lows[-1] in self.names.surnames and len(unknown) == len(lows) and not evidence:
            evidence.append((0.6, "a surname"))
        if len(body) == 1 and body[0].low in self.names.surnames and unknown and not evidence and not body[0].upper:
            evidence.append((0.4, "a surname, alone"))
        if not evidence:
            if len(body) == 1 and unknown and not body[0].upper and not body[0].first and not shouting and len(body[0].text) > 2:
                evidence.append((0.3, "a capitalised word that is no ordinary word"))
            else:
                return None
        if (
            len(body) == 1
            and body[0].upper
            and len(body[0].text) < 5
            and not title_length
            and not shouting
            and len(evidence) == 1
        ):
            return (
                None
                if evidence[0][1] == "a first name"
                else None
                if self.guards.no_name(body[0].text)
                else self._weak(body[0], facts)
            )
        score, reason = max(evidence)
        if len(evidence) > 1:
            score = min(0.98, score + 0.05 * (len(evidence) - 1))
        if shouting and score < 0.9:
            score = min(score, 0.45)
        facts["form"] = self._form(body, bool(title_length), known_first)
        return Mention(
            span_start,
            span_end,
            "PERSON",
            round(score, 2),
            self.name,
            f"read as a person because of {reason}",
            facts,
            tier=GUESSED,
        )

    def _weak(self, token: Token, facts: dict[str, str]) -> Mention:
        """Return a short word in capitals as a possible name: it may as well be an acronym."""
        why = "a short word in capitals beside words about people"
        return Mention(token.start, token.end, "PERSON", 0.45, self.name, why, {**facts, "form": "first"}, tier=GUESSED)

    def _trim(self, tokens: Sequence[Token], first: int, last: int, titled: bool) -> tuple[int, int] | None:
        """Cut ordinary words off the ends of a run: "When Clare", "Clare Hughes Social Worker"."""
        if titled and self.guards.no_name(tokens[first].text) and tokens[first].low not in self.names.surnames:
            return None  # "IDVA The", "PC Reference": a heading or a new sentence
        while first < last and not titled:
            token = tokens[first]
            following = tokens[first + 1] if first + 1 < last else None
            if (
                (token.low in self.guards.months and not self.guards.name_here(tokens, first))
                or self.guards.no_name(token.text)
                or token.low in self.kin
                or (token.low in self.guards.vocabulary and token.low not in self.names.first_names)
                or (token.text.upper() in self.guards.acronyms and token.upper)
                or (
                    token.low in self.guards.ambiguous
                    and not self.guards.name_here(tokens, first)
                    and not (following and following.low in self.names.surnames and not self.guards.ordinary(following.low))
                )
                or not token.word
            ):
                first += 1
            else:
                break
        if first >= last:
            return None
        stop = first + 1
        while stop < last:
            token = tokens[stop]
            if not token.word or token.low in self.particles or (len(token.text) == 1 and token.capital):
                stop += 1
                continue
            plain = self.guards.ordinary(token.low) and token.low not in self.names.first_names
            if plain and (
                token.low not in self.names.surnames or stop - first > 2 or tokens[stop - 1].low in self.guards.vocabulary
            ):
                break
            if (token.text.upper() in self.guards.acronyms and token.upper) or (
                self.guards.no_name(token.text) and token.low not in self.names.surnames
            ):
                break
            stop += 1
        while stop > first + 1 and (not tokens[stop - 1].word or tokens[stop - 1].low in self.particles):
            stop -= 1
        if (
            titled
            and self.guards.ordinary(tokens[first].low)
            and tokens[first].low not in self.names.surnames
            and tokens[first].low not in self.names.first_names
            and tokens[first].upper
        ):
            return None
        return first, stop

    @staticmethod
    def _form(body: Sequence[Token], titled: bool, known_first: bool) -> str:
        if len(body) > 1:
            return "full"
        if titled:
            return "title_surname"
        return "first" if known_first else "surname"

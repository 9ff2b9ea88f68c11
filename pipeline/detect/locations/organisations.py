# ruff: noqa: E501 - a pattern stands on one line
"""Find organisations by the words that end their names and the words before them."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.detect.locations.haunts import Haunts
from pipeline.detect.locations.small_bodies import SmallBodies
from pipeline.detect.locations.venues import Venues
from pipeline.detect.rulebook.word_lists import Names
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.mention import GUESSED, Mention
from pipeline.detect.words.patterns import CELTIC_NAME, MONTH, PLAIN, WEEKDAY, alternation
from pipeline.detect.words.text import fold_word

_MONTHS = rf"(?:{MONTH}|{WEEKDAY})\b"


class Organisations:
    """Find organisations in clean text."""

    name = "organisations"

    def __init__(self, names: Names, guards: Guards) -> None:
        self.guards = guards
        self.names = names
        self.venues = Venues(names, guards)
        self.small = SmallBodies(names, guards)
        self.haunts = Haunts(names, guards)
        self.leads = frozenset(names.before_organisations)
        self.weak = frozenset(names.weak_endings)
        self.common = frozenset(names.common_endings)
        self.weak_public = frozenset(names.weak_public_endings)
        self.patterns = []
        for kind in names.organisations:
            joint = (
                r"(?:(?:of|and|the|&|for|on|in|upon|St\.?|C of E|R\.?C\.?|-) ){0,2}"
                if kind.public
                else r"(?:(?:of|&|and(?! the| \p{Lu}\p{Ll}+ (?:of|said|was|were))|on|upon|St\.?|C of E|R\.?C\.?|-) ){0,1}"
            )
            if kind.endings:
                pattern = regex.compile(
                    rf"(?<![\w'@-])(?:(?:The )?(?:{PLAIN}\d{{0,2}}|St\.) {joint}){{1,6}}?(?:{alternation(kind.endings)})(?![\w-])(?: (?:AB|A/S|Ltd|Limited|LLP|PLC|Plc|Inc|GmbH|CIC)(?![\w-]))?(?:(?:'s)? (?:of|in|for) (?:the )?(?!{_MONTHS}){PLAIN}(?: (?!{_MONTHS}){PLAIN}){{0,3}})?"
                )
                self.patterns.append((kind, pattern))
            if kind.beginnings:
                self.patterns.append(
                    (
                        kind,
                        regex.compile(
                            rf"(?<![\w'-])(?:{alternation(kind.beginnings)}) (?:the )?{PLAIN}(?:(?: of| and| for| the|,)? {PLAIN}){{0,4}}"
                        ),
                    )
                )
            if kind.heads:
                self.patterns.append((kind, regex.compile(rf"(?<![\w'-])(?:{alternation(kind.heads)}){CELTIC_NAME}")))
        self.heads = frozenset(h.split(" ")[0] for k in names.organisations for h in k.heads)
        self.kind_of_ending = {e: k.kind for k in names.organisations for e in k.endings} | {"Court": "court", "Appeal": "court"}
        self.bracketed = regex.compile(
            rf"\b(?P<ending>{alternation(self.kind_of_ending)}) \((?P<name>\p{{L}}[\p{{L}}' -]{{4,60}})\)"
        )
        self.household = frozenset(k.kind for k in names.organisations if k.household)
        self.joint = regex.compile(rf"(?<=[\p{{L}}'] (?P<ending>{alternation(self.kind_of_ending)})) (?:and|&) (?=\p{{Lu}})")
        self.firm = regex.compile(
            r"(?<![\w'-])(?P<own>\p{Lu}\p{Ll}[\p{L}-]+)'s (?P<made>\p{Lu}\p{Ll}+s)(?= ?(?:[,.;)]|$)| (?:in|on|at|where|and|for|until|since|shop|factory|site)\b)"
        )
        self.saint = regex.compile(rf"(?<![\w'-])(?:St\.?|Saint) {PLAIN}'?s?(?=[ ,.;)]|$)")

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield the organisations of a text."""
        yield from self.venues.find(text)
        yield from self.small.find(text)
        yield from self.haunts.find(text)
        yield from self._by_endings(text)
        yield from self._saints(text)
        yield from self._other_tongues(text)
        yield from self._firms(text)

    def _by_endings(self, text: str) -> Iterator[Mention]:
        for kind, pattern in self.patterns:
            for match in pattern.finditer(text, overlapped=False):
                start = match.start()
                for joint in self.joint.finditer(match.group()):
                    found = match.group()[: joint.start()]  # "Example Surgery and Sample Primary" are two
                    yield from self._named(found, start, self.kind_of_ending[joint.group("ending")], kind.public)
                    start = match.start() + joint.end()
                yield from self._named(text[start : match.end()], start, kind.kind, kind.public)

    def _named(self, found: str, start: int, kind: str, public: bool) -> Iterator[Mention]:
        begin = self._begin(found, public, start)
        if begin is not None:
            score = 0.85 if kind in self.household else 0.65
            if found.split(" ")[0].removesuffix("'r") in self.heads:
                score = 0.95  # nobody is called "Ysgol", and no town as a whole "Capel Bethel"
            why = f"a name that ends as a {kind.replace('_', ' ')} does"
            end = start + len(found)
            yield Mention(start + begin, end, "ORGANISATION", score, "organisation", why, {"org_kind": kind}, tier=GUESSED)

    def _saints(self, text: str) -> Iterator[Mention]:
        school = regex.search(r"(?i)\b(?:school|nursery|pupil|class|daughter|son|child)\b", text)
        told = school or regex.search(r"(?i)\b(?:children|church|mass|parish|reception|teacher|head)\b", text)
        for match in self.saint.finditer(text):
            if not regex.match(r"(?:St\.?|Saint) (?:John Ambulance)", match.group()):
                why = "a church, school or hospital is called after a saint"
                facts = {"org_kind": "school" if school else "place_of_worship"}
                score = 0.55 if told else 0.4
                yield Mention(*match.span(), "ORGANISATION", score, "saint", why, facts, tier=GUESSED)

    def _firms(self, text: str) -> Iterator[Mention]:
        """Find a firm by its owner and what it makes: "Example's Pickles"."""
        for match in self.firm.finditer(text) if "'s " in text else ():
            own, made = fold_word(match["own"]), fold_word(match["made"])
            if not self.guards.ordinary(own) and self.guards.ordinary(made) and made not in self.names.generic:
                why = "somebody's wares with capitals are a firm's name"
                yield Mention(*match.span(), "ORGANISATION", 0.6, "organisation", why, {"org_kind": "employer"}, tier=GUESSED)

    def _other_tongues(self, text: str) -> Iterator[Mention]:
        """Find the name of a body in another language, in brackets behind its English name."""
        for match in self.bracketed.finditer(text) if "(" in text else ():
            words = regex.findall(r"\p{L}{3,}", match.group("name"))
            strange = [w for w in words if not self.guards.ordinary(fold_word(w)) and fold_word(w) not in self.names.first_names]
            if strange and 2 * len(strange) >= len(words) and not match.group("name").isupper():
                why = "the name of an organisation in another language"
                kind = self.kind_of_ending[match.group("ending")]
                yield Mention(
                    match.start("name"),
                    match.end("name"),
                    "ORGANISATION",
                    0.6,
                    "other_tongue",
                    why,
                    {"org_kind": kind},
                    tier=GUESSED,
                )

    def _begin(self, found: str, public: bool, start: int) -> int | None:
        """Return where the name begins in a candidate; None if all its words are ordinary."""
        offset = 0
        words = found.split(" ")
        while words:
            low = fold_word(words[0].strip(".,'"))
            if low in self.leads:
                offset += len(words[0]) + 1
                words = words[1:]
                continue
            break
        if len(words) > 2 and words[0][-1].isdigit() and words[1] in ("and", "&"):
            offset += len(words[0]) + len(words[1]) + 2  # "K5 and His Majesty's Inspectorate"
            words = words[2:]
        for number in range(len(words) - 2, 0, -1):
            if public and words[number] == "the" and words[number - 1][:1].isupper():
                offset += sum(len(w) + 1 for w in words[: number + 1])
                words = words[number + 1 :]  # "told Jane the Council": two, where "Stow on the Wold Council" is one
                break
            if words[number] in ("and", "&") and words[number - 1] in self.weak_public:
                offset += sum(len(w) + 1 for w in words[: number + 1])
                words = words[number + 1 :]
                break
        proper = [
            w
            for w in words
            if w[:1].isupper() and not self.guards.ordinary(fold_word(w.strip(".,'"))) and not (w.isupper() and len(w) < 6)
        ]
        names = [
            w
            for w in words[:-1]
            if fold_word(w.strip(".,'")) in self.names.surnames or fold_word(w.strip(".,'")) in self.names.first_names
        ]
        if len(words) < 2:
            return None
        if words[-1] in self.common and not proper:
            return None  # "Lived Experience Reference Group"
        if len(words) == 2 and words[-1] in self.weak and not (proper and words[0] in proper):
            return None  # "Refer Primary", "Next Practice"
        if proper or (names and not public):
            return offset
        telling = [w for w in words[:-1] if w[:1].isupper() and fold_word(w.strip(".,'")) not in self.names.generic]
        return offset if telling and not public and offset + start > 0 else None

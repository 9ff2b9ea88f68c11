"""Read which injuries a row records: their nature, the part of the body, the side; and what it says was not there.

Natures and parts of the body are lists of conflicts.yaml. A nature and the parts named in one stretch between commas belong
together; words for an injury that stand alone go with the part in the stretch beside them ("bite, right thumb"; "left wrist:
puffy, bent"), and a stretch that names parts alone continues the one before ("bruising to face, arms and legs"). Injuries of
children are compared among themselves; those of the other of the two only where a row tells of no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from pipeline.timeline.accounts.wounds import Named, body_words, place_themselves, places, side_of, sided, sides_of, without
from pipeline.timeline.reading.claim import ONLY, Claim, snippet
from pipeline.timeline.reading.lexicon import kinds_of
from pipeline.timeline.reading.persons import Persons
from pipeline.timeline.reading.standing import standing_of

_SENTENCE = re.compile(r"(?:[^.;!?\n]|(?<=[A-Za-z0-9])[.](?=\w))+")
_STRETCH = re.compile(r"(?:[^,:]|(?<=\d)[,:](?=\d))+")
_VISIBLE = frozenset(("bruise", "cut", "burn", "bite"))
_SHORT = 6  # words up to which a stretch goes on about the one before
_NEAR = 8  # words between an injury and a part of the body
_BACK = 60  # characters before a semicolon in which a child may be named
_TURN = re.compile(r"\b(?:and (?:he|she|they|it|the)|but|who|which|while|so|because|then)\b", re.IGNORECASE)
_HAVING = (
    r"\W+(?:\w+ ){0,2}?(?:had|has|have|having|with|sustain\w*|suffer\w*|received|complain\w*|presented|bore|bears|showed|got)\b"
)
_AGE = re.compile(r"\W*(?:aged? )?\d{1,2}(?: ?(?:yo|y/o|yrs?|years?)(?: old)?)?\W*", re.IGNORECASE)
_WHERE = re.compile(
    r"\W*(?:on|to|at|over|across|behind) (?:(?:the )?\w+ of )?"
    r"(?:the|his|her|both|upper|lower|left|right|[lr]|[lr]t|[\w-]+['’]s)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"(?:nobody|no[ -]one)\b", re.IGNORECASE)  # no child and nobody else
_MEASURES = re.compile(
    r"\b(?:\d+(?:[.x]\d+)*(?: ?(?:%|[cm]m\b))?|tbsa|left|right|[lr]t?|both|and|of|to|on|the|her|his|over|approx)\b|[\W_]", re.I
)
_SIDE_ALONE = re.compile(
    r"\W*(?:on |to )?(?:the |his |her )?(?:left|right|lt|rt|l|r|both sides)(?: side| hand side)?\W*", re.IGNORECASE
)

# a child is who the row is about: "Finn brought in by", "Isla seen with"
_PRESENTS = re.compile(
    r"(?:\W+\w+){0,2}?\W+(?:attended|attends|brought|presented|presents|seen|came|examined|admitted|reviewed|had|has|with)\b",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"\b(?:only|nothing (?:else|more|further)|sole|isolated"
    r"|no other (?:\w+ )?(?:injur\w*|inj|marks?|wounds?|bruis\w*|findings?))\b",
    re.IGNORECASE,
)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Finding:
    """One injury, or one denied: where it stands, its nature ("" for a part merely said to be clear), part, sides."""

    span: Span
    nature: str
    part: str
    sides: frozenset[str]
    denied: bool
    theirs: bool  # of the other of the two
    childs: bool = False

    @property
    def key(self) -> str:
        return f"{self.nature}@{self.part}@{side_of(self.sides)}"


@dataclass
class _Carried:
    """What a stretch may take over from those before it in its sentence."""

    natures: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    sides: frozenset[str] = frozenset()
    placed: bool = False  # the natures have their part of the body already
    seen: list[str] = field(default_factory=list)  # natures without a part in a stretch too long to be carried otherwise
    childs: bool = False  # those are a child's


class Injuries:
    """Reads injuries with the people of a case; `others` finds those whose injuries are not compared: the children."""

    def __init__(self, persons: Persons, others: re.Pattern[str]) -> None:
        self._others, self._words = others, body_words()
        his = [pronoun for pronoun in ("he", "she") if "perpetrator" in persons.principal(pronoun)]
        he, she = (rf"{own}|{pronoun}(?={_HAVING})" for pronoun, own in (("he", "his|him|himself"), ("she", "hers?|herself")))
        self._owner = re.compile(rf"\b(?:(?P<he>{he})|(?P<she>{she}))\b", re.IGNORECASE)
        self._theirs = frozenset(his)
        self._persons = persons
        self._subject = re.compile(rf"(?:['’]s?\b|{_HAVING})", re.IGNORECASE)

    def claims(self, text: str, agency: str = "", *, child: bool = False) -> Iterator[Claim]:
        """Yield the findings of a row as one claim, each kind of injury it denies or affirms, each part marked or clear."""
        read = self._read(text, of_pupils="school" in kinds_of(agency), child=child)
        yield from self._of_children(text, [f for f in read if f.childs])
        found = [f for f in read if not f.childs]
        own = [f for f in found if not f.theirs]
        none = self._none(text)
        if own or none:  # what the other of the two came away with is another matter
            found = own
        findings = _with_sides([f for f in found if f.nature and not f.denied])
        if findings:
            said = "; ".join(dict.fromkeys(snippet(text, *f.span) for f in findings.values()))
            tags = frozenset(findings) | _exclusive(text, findings.values())
            yield Claim("injury", "findings", "+".join(sorted(findings)), said[:200], tags, "injuries")
        if broken := next((f.span for f in findings.values() if f.nature == "bone"), None):  # in shorthand too: "# rib"
            yield Claim("injury", "bone", "broken", snippet(text, *broken), weak=True)
        if seen := next((f.span for f in findings.values() if f.nature in _VISIBLE), None):
            yield Claim("injury", "visible", "some", snippet(text, *seen))
        elif unseen := next((m.span() for m in self._words.unseen.finditer(text)), None):
            yield Claim("injury", "visible", "none", snippet(text, *unseen))
        if some := next((f.span for f in findings.values() if f.key != "any@neck@"), None) or self._some(text):
            yield Claim("injury", "any", "some", snippet(text, *some))  # strangling may leave no mark
        elif none and not findings:
            yield Claim("injury", "any", "none", snippet(text, *none))
        for point, value, span in _points(found):
            yield Claim("injury", point, value, snippet(text, *span))

    def _read(self, text: str, *, of_pupils: bool, child: bool) -> list[Finding]:
        """Return the findings of a row; a sentence of nothing but parts places those before it: "Scald. 3% L forearm, hand".

        In a row of a school, whoever is not named is a child; so is the patient who is a `child`.
        """
        read: list[Finding] = []
        before: list[Finding] = []
        for sentence in _SENTENCE.finditer(text) if self._words.speaks(text) else ():
            found = list(self._sentence(text, *sentence.span()))
            if child or (of_pupils and not self._persons.mention.search(sentence[0])):
                found = [replace(f, childs=not f.theirs) for f in found]
            parts = [] if found or not before else self._words.parts_in(sentence[0])
            if parts and not any(f.part or f.denied for f in before) and not _MEASURES.sub("", without(sentence[0], parts)):
                read = read[: -len(before)]
                found = [replace(f, part=p, sides=s) for f in before for p, s in sided(sentence[0], parts)]
            read += found
            before = found
        return read

    def _of_children(self, text: str, found: list[Finding]) -> Iterator[Claim]:
        """Yield the findings on a child, or that a child had none."""
        findings = _with_sides([f for f in found if f.nature and not f.denied])
        if findings:
            said = "; ".join(dict.fromkeys(snippet(text, *f.span) for f in findings.values()))
            tags = frozenset(findings) | _exclusive(text, findings.values())
            yield Claim("injury", "a child's findings", "+".join(sorted(findings)), said[:200], tags, "injuries")
            yield Claim("injury", "a child's", "some", said[:200])
            for point, value, span in _points(found):
                yield Claim("injury", f"a child's, {point}", value, snippet(text, *span))
        elif none := self._none(text, of_a_child=True):
            yield Claim("injury", "a child's", "none", snippet(text, *none))

    def _sentence(self, text: str, start: int, end: int) -> Iterator[Finding]:
        carried = _Carried()
        read: list[Finding] = []
        for stretch in _STRETCH.finditer(text, start, end):
            if _AGE.fullmatch(stretch[0]):
                continue
            if _SIDE_ALONE.fullmatch(stretch[0]) and read and not read[-1].sides:
                read[-1] = replace(read[-1], sides=sides_of(stretch[0]))
                continue
            read += self._stretch(text, start, stretch.span(), carried)
        placed = {f.nature for f in read if f.childs and f.part}  # "scratches, six, on Isla's arm": all are hers
        yield from (f for f in read if f.part or f.childs or f.nature not in placed)

    def _stretch(self, text: str, begin: int, span: Span, carried: _Carried) -> Iterator[Finding]:
        """Yield what one stretch between commas tells, and note what the next may take over."""
        said, words = text[span[0] : span[1]], self._words
        parts, natures = words.parts_in(said), words.natures_in(said)
        short = len(said.split()) <= _SHORT
        plain = [n for n in natures if n.plain or _beside(said, n, parts) or (short and carried.parts)]
        told = [(n, self._standing(text, begin, span[0], n, said)) for n in plain]
        claimed = [n.meaning for n, standing in told if standing == "claimed"]
        denied = ["any" if said[n.start :].lower().startswith("mark") else n.meaning for n, s in told if s == "denied"]
        clear = None if natures else words.unmarked.search(said)
        held = carried.seen or ([] if carried.placed else carried.natures)
        behind = bool(parts and held and not natures and not clear and _WHERE.match(said))
        if behind:
            claimed = list(held)
        elif parts and not natures and not clear and short and carried.natures:
            claimed = list(carried.natures)
        elif (
            parts
            and claimed
            and carried.natures
            and not carried.parts
            and not carried.placed
            and not place_themselves(natures, parts)
        ):
            claimed = [*claimed, *carried.natures]
        where = sided(said, parts)
        if not where and short and carried.parts:
            where = [(part, carried.sides or sides_of(said)) for part in carried.parts]
        theirs = self._is_theirs(text, begin, span[0] + max([m.end for m in (*natures, *parts)], default=0))
        at = where or [("", sides_of(said))]
        at_first = span[0] + plain[0].start if plain else 0
        own = bool(plain) and (self._of_a_child(text, begin, at_first) or self._childs_own(said, plain[0].end))
        childs = own or (behind and (carried.childs or self._childs_own(said, 0)))
        yield from (Finding(span, nature, part, sides, False, theirs, childs) for nature in claimed for part, sides in at)
        yield from (Finding(span, nature, part, sides, True, theirs, childs) for nature in denied for part, sides in at)
        if clear and (parts or where):
            negated = standing_of(text, span[0] + clear.start(), span[0] + clear.end()) == "denied"
            yield from (Finding(span, "any" if negated else "", part, sides, not negated, theirs) for part, sides in at)
        lone = [n for n in natures if n not in plain and not parts and not short]
        carried.seen = [n.meaning for n in lone if self._standing(text, begin, span[0], n, said) == "claimed"]
        carried.childs = bool(lone) and self._others.search(said) is not None
        if not self._others.search(text[begin : span[0]] + said):
            alone = [n for n in natures if not n.plain and not parts and short]
            pending = [n.meaning for n in alone if self._standing(text, begin, span[0], n, said) == "claimed"]
            carried.placed = bool(claimed and parts)
            carried.natures = claimed or pending or (carried.natures if short else [])
            carried.parts = [p.meaning for p in parts] if parts and not natures and short else carried.parts if short else []
            carried.sides = sides_of(said) if parts else carried.sides

    def _standing(self, text: str, begin: int, offset: int, named: Named, said: str) -> str:
        """Say whether an injury is claimed or denied here; "" for what is asked, past, somebody else's or only in part denied."""
        start, end = offset + named.start, offset + named.end
        standing = standing_of(text, start, end)
        if standing == "denied":
            lead = text[max(begin, start - 45) : start]
            return "" if self._words.limits.search(lead) or self._words.untold.search(said) else "denied"
        return standing if standing == "claimed" and not self._words.threats.search(said[: named.start]) else ""

    def _of_a_child(self, text: str, begin: int, at: int) -> bool:
        """Say whether a child is named before an injury in its sentence, or last before the semicolon."""
        if self._others.search(text, begin, at):
            return True
        if self._presented(text, begin):
            return not (self._owner.search(text, begin, at) or self._persons.mention.search(text, begin, at))
        if text[begin - 1 : begin] != ";":
            return False
        last = max((m.end() for m in self._others.finditer(text, max(0, begin - _BACK), begin)), default=-1)
        return last >= 0 and not (self._owner.search(text, last, at) or self._persons.mention.search(text, last, at))

    def _childs_own(self, said: str, after: int) -> bool:
        """Say whether the part of the body behind an injury is a child's: "bruises to Finn's arm"."""
        owners = (m[0] for m in self._persons.mention.finditer(said, after) if said.startswith(("'s ", "’s "), m.end()))
        return any("child" in self._persons.tags(owner) for owner in owners)

    def _presented(self, text: str, before: int) -> bool:
        """Say whether who a row is about, up to a place, is a child: who was last seen, brought or attending."""
        mentions = [m for m in self._persons.mention.finditer(text, 0, before) if _PRESENTS.match(text, m.end())]
        return bool(mentions) and "child" in self._persons.tags(mentions[-1][0])

    def _is_theirs(self, text: str, begin: int, end: int) -> bool:
        """Say whether the last words for a person before an injury mean the other of the two."""
        owners = [(m.start(), m.lastgroup in self._theirs) for m in self._owner.finditer(text, begin, end)]
        for match in self._persons.mention.finditer(text, begin, end):
            if self._subject.match(text, match.end()) or re.search(r"\b(?:to|on) $", text[begin : match.start()]):
                owners.append((match.start(), "perpetrator" in self._persons.tags(match[0])))
        return max(owners)[1] if owners else False

    def _none(self, text: str, *, of_a_child: bool = False) -> Span | None:
        """Return where a row says that there was no injury at all, to a child or to anybody else."""
        words = self._words
        for match in (*words.unhurt.finditer(text), *words.harm.finditer(text)):
            stretch = next((s for s in _SENTENCE.finditer(text) if s.start() <= match.start() < s.end()), None)
            if stretch is None or words.untold.search(stretch[0]):
                continue
            if self._of_a_child(text, stretch.start(), match.start()) is not of_a_child and not _NOBODY.match(match[0]):
                continue
            unhurt = words.unhurt.match(text, match.start()) is not None
            standing = standing_of(text, *match.span())
            lead = text[max(stretch.start(), match.start() - 45) : match.start()]
            if words.limits.search(lead) or words.parts_in(stretch[0]):
                continue
            if standing == ("claimed" if unhurt else "denied"):
                return match.span()
        return None

    def _some(self, text: str) -> Span | None:
        """Return where a row says that there was an injury, without saying which."""
        for match in self._words.injured.finditer(text):
            sentence = max((s.start() for s in _SENTENCE.finditer(text) if s.start() <= match.start()), default=0)
            if self._of_a_child(text, sentence, match.start()) or self._words.untold.search(text, sentence, match.end() + 30):
                continue
            if standing_of(text, *match.span()) == "claimed" and not self._is_theirs(text, sentence, match.end()):
                return match.span()
        return None


def _beside(said: str, nature: Named, parts: list[Named]) -> bool:
    """Say whether a part of the body stands at most `_NEAR` words from an injury."""
    between = (said[min(nature.end, p.end) : max(nature.start, p.start)] for p in parts)
    return any(len(words.split()) <= _NEAR and not _TURN.search(words) for words in between)


def _exclusive(text: str, findings: Iterable[Finding]) -> frozenset[str]:
    """Return the tag that there were no other findings, where a row says so in the stretch of one at a part of the body."""
    said = any(f.part and _ONLY.search(text, *f.span) for f in findings)
    return frozenset({ONLY}) if said else frozenset()


def _points(found: list[Finding]) -> Iterator[tuple[str, str, Span]]:
    """Yield point, value and place: a nature affirmed or denied (at a part or at all), a part marked or clear.

    What a part bears, what it belongs to bears too: a cut lip is a marked face.
    """
    seen: dict[tuple[str, str], Span] = {}
    for f in found:
        above = [f.part[:n] for n in range(1, len(f.part)) if f.part[n] == "/"]
        around = [place for part in (*above, f.part) for place in dict.fromkeys((part, *places(part, f.sides))) if part]
        own = places(f.part, f.sides) if f.part else []
        specific = f.nature not in ("", "any")
        if f.nature == "bone" and not f.theirs:  # "# nasal bone" is set beside "not broken"
            seen.setdefault(("bone", "whole" if f.denied else "broken"), f.span)
        if f.denied:
            seen |= {(f"{f.nature} at {place}" if specific else f"at {place}", "no"): f.span for place in own}
            if specific and not f.part:
                seen.setdefault((f"any {f.nature}", "no"), f.span)
        elif f.key != "any@neck@":
            seen |= {(f"at {place}", "yes"): f.span for place in around}
            if specific:
                seen |= {(f"{f.nature} at {place}", "yes"): f.span for place in around}
                seen.setdefault((f"any {f.nature}", "yes"), f.span)
    yield from ((point, value, span) for (point, value), span in seen.items())


def _with_sides(found: list[Finding]) -> dict[str, Finding]:
    """Give a finding without a side that of another finding at its part of the body: "swollen left wrist, fracture of wrist"."""
    done: dict[str, Finding] = {}
    for f in found:
        known = {side for o in found if o.sides and _related(o.part, f.part) for side in o.sides}
        whole = f if f.sides or len(known) != 1 else replace(f, sides=frozenset(known))
        done.setdefault(whole.key, whole)
    parts = {f.part for f in done.values()}
    general = {part for part in parts if any(other.startswith(f"{part}/") for other in parts)}  # "hit in the face, cut chin"
    placed = {f.nature for f in done.values() if f.part}  # "bite, right thumb"
    return {key: f for key, f in done.items() if f.part not in general and (f.part or f.nature not in placed)}


def _related(part: str, other: str) -> bool:
    return f"{part}/".startswith(f"{other}/") or f"{other}/".startswith(f"{part}/")

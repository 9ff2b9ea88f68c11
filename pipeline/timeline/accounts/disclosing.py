"""Say whether a row tells that somebody spoke of harm by another, or that nothing was told, by the form of its sentences.

Harm is told by what another does ("he keeps following her"), or by its noun behind a verb of telling ("disclosed ongoing abuse").
Nothing is told where telling is denied ("would not say who", "no concerns voiced"), where an enquiry is answered with no, where
violence is denied, where home is well, or where an injury is put down to a door. That nothing was told gives way in a row that
tells of harm as well: "says he hit her, made no complaint". What the perpetrator denies is another matter, and what neighbours,
callers and professionals say is nobody's disclosure. The words are data (disclosure.yaml).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.model import Register
from pipeline.timeline.reading.claim import Claim, claim_lists, snippet
from pipeline.timeline.reading.lexicon import load_words, pattern_of
from pipeline.timeline.reading.persons import CALLED_PERPETRATOR, Persons
from pipeline.timeline.reading.standing import clause_around, standing_of

_FILLER = (
    r"(?: (?!not\b|never\b|did\b|heard\b|hears?\b|hearing\b|saw\b|sees?\b|and (?:said|says)\b|reported\b|whether\b|if\b)[\w'’]+)"
)
_AUXILIARY = r"(?:['’](?:s|d|ll|ve|re)?)?"
_UNTOLD_BEFORE = re.compile(
    r"\b(?:no|not|never|nobody|denie\w+|denying|if|whether|no one)\b[^.;,]{0,20}$|n['’]t\b[^.;,]{0,20}$", re.I
)
_DENIES = r"\b(?:deny|denie[sd]|denying|denial of)\b"
_ASIDE = re.compile(
    r"\b(?:neighbour|nbr|caller|informant|inf|witness|passer-by|manager|officers?|police|we|staff|crew|agency|checks?|records?"
    r"|history of|previous|childhood|historic\w*)\b",
    re.IGNORECASE,
)
_BIDDEN = re.compile(
    r"told to (?:attend|bring|call|come|contact|get|give|go|keep|leave|make|produce|provide|report|return|ring|seek|send|show"
    r"|speak|stay|stop|take|wait|write)\b",
    re.IGNORECASE,
)
_NONE = r"\b(?:no|nil|without(?: any)?|not (?:\w+ )?(?:make |made |have |had )?any|zero)\b"
_SOME = r"(?: (?!evidence|record|history|previous|prior|known|more|further|other|new)[\w/-]+){0,3}?"
_NOT_ABOUT_OTHERS = (
    r"(?! (?:for|about|re|regarding|around|with|over) "
    r"(?!(?:home|her|his|the|their)? ?(?:home|relationship|partner|husband|marriage|safety)))"
)
_UNWILLING = (
    r"(?:\b(?:did|does|do|would|will|could|was|is) not|\b(?:did|does|do|would|wo|could|was|is)n['’]t|\bnever|\bdeclin\w+ to"
    r"|\brefus\w+ to|\bunwilling to|\breluctant to|\bunable to|\bcould not)"
    r"(?: (?:wish|want|like|prepared|feel able|ready|able|willing) to)?(?: \w+ly)?"
)
_TELLS_OF = (
    r"\b(?:said|says|states?|stated|reports?|reported|explained|insist(?:s|ed)|told \w+)(?: that)?(?: (?:she|he))?(?: had| has)?"
)
_MISHAP = (
    r"(?:dropp|spill|knock|tipp|bump|bang|trapp|burn|scald|cut|hurt|hit|did|done|spilt|caught|pulled)(?:ed|t)?"  # done to oneself
)
_IS = r"(?: (?:is|was|are|were|being|going|has been))?"
_SAID_TO_BE = r"(?: (?:reported|described|said to be|described as|being|all|very|fairly|quite))*"


@dataclass(frozen=True, slots=True)
class _Forms:
    """The sentences that tell of harm, and those that say that nothing was told, as patterns."""

    told: tuple[re.Pattern[str], ...]
    silent: tuple[re.Pattern[str], ...]
    denied: re.Pattern[str]
    enquired: re.Pattern[str]
    not_asked: re.Pattern[str]
    other_enquiries: re.Pattern[str]


class Disclosing:
    """Reads whether harm was told, with the people of a case."""

    def __init__(self, register: Register, persons: Persons) -> None:
        partners = [
            s for p in register.people if p.role in ("perpetrator", "family") for s in (p.name, *p.also, p.name.split()[0])
        ]
        lists = claim_lists()
        names = "|".join(re.escape(n) for n in sorted(set(partners), key=len, reverse=True)) or r"(?!)"
        relatives = [w for tag, words in lists["relations"].items() if tag in lists["families"]["family"] for w in words]
        fitting = [
            w
            for sex, words in lists["partner_words"].items()
            if sex == "either" or persons.fits(persons.other(), sex)
            for w in words
        ]
        others = rf"(?:{pattern_of([*fitting, *relatives, 'her boy']).pattern}|(?<!\w)(?:{names})(?!\w))"
        harm = pattern_of(lists["harm"]).pattern
        self._harm = re.compile(
            rf"{others}{_AUXILIARY}{_FILLER}{{0,4}}? (?:{harm})(?! by)"
            rf"|(?:{harm})(?: [\w'’]+){{0,5}}?[\"”’]? by (?:[\w'’]+ ){{0,2}}?{others}",
            re.IGNORECASE,
        )
        self._himself = re.compile(rf"(?:{CALLED_PERPETRATOR.pattern})|(?<!\w)(?:{_perpetrators(register)})(?!\w)", re.IGNORECASE)
        self._forms = _forms()

    def claims(self, text: str) -> Iterator[Claim]:
        """Yield that harm was told, or that nothing was: the latter gives way to what else a row tells."""
        if told := self._told(text):
            yield Claim("disclosure", "harm", "yes", snippet(text, *told))
        if denied := self._denied(text):
            yield Claim("disclosure", "harm", "no", snippet(text, *denied))
        elif silent := self._silent(text):
            yield Claim("disclosure", "harm", "no", snippet(text, *silent), weak=True)
        if answered := next(self._enquiries(text), None):
            yield Claim("disclosure", "routine enquiry", "made", snippet(text, *answered.span()))

    def _told(self, text: str) -> tuple[int, int] | None:
        for match in self._harm.finditer(text):
            if not _UNTOLD_BEFORE.search(text[: match.start()]):
                return match.span()
        for form in self._forms.told:
            for match in form.finditer(text):
                begin, _ = clause_around(text, *match.span())
                if _BIDDEN.match(match[0]):
                    continue  # "told to bring proof of abuse": she was told, and told nothing
                if standing_of(text, *match.span()) == "claimed" and not _ASIDE.search(text[begin : match.end()]):
                    return match.span()
        for match in self._enquiries(text):
            if match["yes"] and not _UNTOLD_BEFORE.search(text[: match.start()]):
                return match.span()
        return None

    def _denied(self, text: str) -> tuple[int, int] | None:
        for match in self._forms.denied.finditer(text):
            begin, _ = clause_around(text, *match.span())
            if not self._himself.search(text, begin, match.start()):
                return match.span()
        return None

    def _silent(self, text: str) -> tuple[int, int] | None:
        for form in self._forms.silent:
            for match in form.finditer(text):
                begin, _ = clause_around(text, *match.span())
                lead = text[begin : match.start()]
                if not (_ASIDE.search(lead) or self._himself.search(lead)):
                    return match.span()
        return next((m.span() for m in self._enquiries(text) if m["no"]), None)

    def _enquiries(self, text: str) -> Iterator[re.Match[str]]:
        """Yield enquiries with their answers; none that was put off, or asks for something else."""
        for match in self._forms.enquired.finditer(text):
            begin, stop = clause_around(text, *match.span())
            if not (self._forms.not_asked.search(text, begin, stop) or self._forms.other_enquiries.search(text, begin, stop)):
                yield match


def _perpetrators(register: Register) -> str:
    surfaces = [s for p in register.people if p.role == "perpetrator" for s in (p.name, *p.also, *p.name.split())]
    return "|".join(re.escape(s) for s in sorted(surfaces, key=len, reverse=True)) or r"(?!)"


@cache
def _forms() -> _Forms:
    raw: Mapping[str, Any] = load_words("disclosure.yaml")
    of = {name: pattern_of(words).pattern for name, words in raw.items() if name != "unsaid"}
    told = (
        rf"{of['told_of']}(?: (?!no\b|not\b|that she has|never\b|nobody\b|no-one\b)[\w'’/-]+){{0,4}}? {of['violence']}",
        rf"{of['named']} (?:him|her|(?:her|his) ex|(?:her |his )?(?:ex-?)?(?:partner|husband|wife|boyfriend|girlfriend)"
        r"|(?-i:[A-Z])\w+) as\b",
    )
    voiced = r"(?: (?:about|at|with|in|re) (?:her |his |the )?(?:home|relationship|partner|husband|marriage))?"
    voiced += rf"(?: (?:was|were|are|have been|had been|being))? {of['voiced']}"
    silent = (
        rf"{_NONE}{_SOME} {of['telling_nouns']}(?! (?:of|about) {of['other_complaints']})",
        rf"{_NONE}{_SOME} {of['worries']}{voiced}{_NOT_ABOUT_OTHERS}",
        rf"{_NONE}(?: (?:current|ongoing|reported|recent|present))? {of['violence']}(?: {of['voiced']})?(?! {of['on_record']})",
        rf"\bnothing (?!be\b)(?:\w+ ){{0,2}}?{of['voiced']}",
        rf"\b{_MISHAP} (?:her|his|my)(?: own| left| right)? \w+ (?:on|against|in|under|with|off) (?:an?|the|some|\w+ing)\b",
        rf"{_TELLS_OF} {_MISHAP}\b[^.;,]{{0,25}}? (?:herself|himself|on (?:her|his) own)\b",
        rf"{_UNWILLING} {of['tell']}(?! {of['details']})",
        rf"{of['home']}(?:['’]s|{_IS})?{_SAID_TO_BE}(?: (?:as|to be))? {of['well']}",
        rf"{of['kind_one']}(?:{_IS}|{_SAID_TO_BE})* {of['kind']}",
        r"\bnothing (?:bad |like that |ever |has |had )*(?:happens|happened|happening|goes on|went on|going on)\b",
        rf"(?<!came )(?<!come )(?<!went )(?<!walked ){of['blame']}(?: (?:a|an|the|her|his|walking into|\w+ing))*? {of['blamed']}",
    )
    denied = (
        rf"{_DENIES}(?: [\w'’/-]+){{0,5}}? {of['violence']}"
        rf"|{_DENIES}(?: that)? (?:he|her partner|husband|her husband) (?:has |had |ever )*\w+"
    )
    had = r"(?<!having )(?<!has )(?<!had )(?<!have )(?<!with )"  # "asked directly, described having no card" is no denial
    enquired = rf"{of['enquiry']}[^.;]{{0,45}}?(?:(?P<no>{had}{of['answered_no']})|(?P<yes>{of['answered_yes']}))"
    return _Forms(
        tuple(re.compile(form, re.IGNORECASE) for form in told),
        tuple(re.compile(form, re.IGNORECASE) for form in silent),
        re.compile(denied, re.IGNORECASE),
        re.compile(enquired, re.IGNORECASE),
        pattern_of(raw["not_asked"]),
        pattern_of(raw["other_enquiries"]),
    )

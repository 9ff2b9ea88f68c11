"""Read what passed between agencies: whom a row heard from, whom it rang, told or wrote to, and whom it took to hospital."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.timeline.reading.lexicon import spoken_in
from pipeline.timeline.reading.names import Names
from pipeline.timeline.reading.standing import standing_of

_SENT = (
    r"(?:(?:tele)?phone call|call|t/?c|e-?mail|letter|referral|notification|report|contact|information|info|message|text|fax"
    r"|update|request|form|alert|disclosure|enquiry|query|concerns?|ppn|vpa|summary|minutes|voicemail|word)s?"
)
_TOLD = "(?:told|informed|advised|notified|contacted|rung|phoned|called|e-?mailed|alerted|asked|approached|updated|referred)"
_SAYS = (
    r"(?:rang|rings|(?:tele)?phoned|phones|reports|reported|e-?mailed(?! *(?:[.;,]|$|re\b))|emails"
    r"|wrote|writes|says|states|requests|sent"
    r"|confirm(?:s|ed)|shared|informs|advises|let us know|called (?:to|re|about|us|in|asking)"
    r"|(?:told|informed|advised|notified|contacted|asked) (?:us|me)"
    r"|notification|letter|e-?mail|report|referral|ppn|form|alert)"
)
# Words in front of an agency: it is the one heard from, or the one told.
_FROM = re.compile(
    rf"\b(?:{_SENT}(?: \w+){{0,2}}? from|{_TOLD} by|(?:heard|learn\w+|received|rec'?d|reached us|feedback|handover) from"
    r"|spoke (?:to|with)) ",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\b(?:(?:told|tells?|informed|informs|rang|rings|(?:tele)?phoned|phones|notified|advised|e-?mailed|contacted|alerted|asked"
    r"|updated|requested|called)(?! by\b)|(?:wrote|referred|referral|reported|passed(?: on)?|sent|letter|copy|copied"
    r"|handed(?: over)?|notification|report|call|t/?c|e-?mail|update|ppn|form)(?: made| sent)? to"
    r"|(?:liaised|raised|discussed|shared|spoke)(?: \w+)? with|spoke to) (?!to |go |be |come )",
    re.IGNORECASE,
)
# Words behind an agency: it is the one that spoke, or the one that was told.
_SPEAKS = re.compile(rf" {_SAYS}\b", re.IGNORECASE)
_WAS_TOLD = re.compile(
    r" (?:was |were |also |both )*(?:informed|notified|aware|advised|contacted|alerted|updated|e-?mailed(?= *(?:[.;,]|$|re\b)))\b"
    r"(?! (?:us|me|that|of)\b)",
    re.IGNORECASE,
)
_CONVEYS = re.compile(
    r"\b(?:convey\w*|transport(?:ed|ing)|transferred|pre-?alert\w*|blue[- ]light\w*|removed to|hand(?:ed)? ?over (?:to|at)"
    r"|(?:taken|took|brought|escorted)(?: \w+){0,3} to)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.;:,()\n]")
_REACH = 36  # characters between such words and the agency they are about


@lru_cache(maxsize=65536)
def _around(text: str, heard: bool) -> tuple[str, ...]:
    """Return the stretches of a text in which the agency stands that was heard from, or told."""
    before, after = (_FROM, _SPEAKS) if heard else (_TO, _WAS_TOLD)
    return (*_behind(before, text), *_ahead(after, text))


def _behind(cue: re.Pattern[str], text: str) -> Iterator[str]:
    for match in cue.finditer(text):
        if standing_of(text, *match.span()) == "claimed":
            yield _ENDS.split(text[match.end() : match.end() + _REACH])[0]


def _ahead(cue: re.Pattern[str], text: str) -> Iterator[str]:
    for match in cue.finditer(text):
        if standing_of(text, *match.span()) == "claimed":
            yield _ENDS.split(text[max(0, match.start() - _REACH) : match.start()])[-1]


def heard_by(text: str, names: Names) -> frozenset[str]:
    """Return the agencies of the case, and the kinds of agency, a row took something in from."""
    return _agencies(_around(text, True), names)


def told_by(text: str, names: Names) -> frozenset[str]:
    """Return the agencies of the case, and the kinds of agency, a row rang, told or wrote to."""
    return _agencies(_around(text, False), names)


def _agencies(stretches: tuple[str, ...], names: Names) -> frozenset[str]:
    return frozenset[str]().union(*(spoken_in(s).agencies | names.agencies_in(s) for s in stretches))


def conveys(text: str) -> bool:
    """Say whether a row tells that somebody was taken somewhere by its agency."""
    return _CONVEYS.search(text) is not None

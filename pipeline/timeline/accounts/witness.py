# ruff: noqa: E501 - a pattern or an example stands on one line
"""Say whether a row only passes on, from another service, what happened elsewhere: it is no witness of who was there, or when."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.model import Entry
from pipeline.timeline.reading.lexicon import kinds_of, spoken_in

_TELLS = r"(?:told|informed|notified|advised|alerted|updated|rang|phoned|telephoned|e-?mailed|wrote to|contacted)"
_SAYS = r"(?:tells?|informs?|notif(?:y|ies)|advises?)"  # as logs write: "Housing advise tenant given notice"
_BY_MOUTH = (
    re.compile(  # "Police told the landlord that …"
        rf"^(?P<by>[^.;:,]{{2,40}}?) (?:has |have |had )?{_TELLS}\b[^.;:]{{0,40}}? (?:that|of|about|to (?:say|tell|advise|inform))\b",
        re.IGNORECASE,
    ),
    re.compile(rf"^(?P<by>[^.;:,]{{2,40}}?) {_SAYS} (?!(?:you|her|him|them|to|client|patient|pt)\b)", re.IGNORECASE),
    re.compile(  # "Told of the death by police", "Informed by the ward that …"
        rf"^(?:\w+ ){{0,3}}?(?:{_TELLS}|heard|learn(?:ed|t)|notification)(?: of [^.;:,]{{2,40}}?)? (?:by|from) (?P<by>[^.;:]{{2,40}})",
        re.IGNORECASE,
    ),
)
_ON_PAPER = re.compile(  # "A&E letter received: …"
    r"^(?P<by>[^.;:]{0,50}?\b(?:letter|notification|summary|report|e-?mail|fax)\b[^.;:]{0,40})(?:[:;.]| re\b| that\b| saying\b)",
    re.IGNORECASE,
)


def passes_on(entry: Entry) -> bool:
    """Say whether a row opens with what another service told, wrote or sent its agency; what its own staff did may follow."""
    return bool(_speakers(entry.text.strip(), (*_BY_MOUTH, _ON_PAPER)) - kinds_of(entry.agency))


def told_of(entry: Entry) -> bool:
    """Say whether a row opens with another service telling its agency of something, not on paper."""
    return bool(_speakers(entry.text.strip(), _BY_MOUTH) - kinds_of(entry.agency))


@lru_cache(maxsize=65536)
def _speakers(text: str, forms: tuple[re.Pattern[str], ...]) -> frozenset[str]:
    """Return the kinds of service whose words a text opens with."""
    match = next((found for form in forms if (found := form.search(text))), None)
    return frozenset(spoken_in(match["by"]).agencies) if match else frozenset()

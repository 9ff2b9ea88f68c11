"""Read which agencies a row says came to a meeting, and which did not: "police and health attended", "apologies from the school".

The words for coming and for staying away are data (`attendance` of conflicts.yaml). Rows that speak of no meeting tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.timeline.reading.claim import Claim, claim_lists, snippet
from pipeline.timeline.reading.lexicon import SITTINGS, kinds_of, pattern_of, spoken_in
from pipeline.timeline.reading.persons import Persons

_SENTENCE = re.compile(r"(?:[^.;!?\n]|(?<=\d)[.](?=\d))+")
_STRETCH = re.compile(r"[^,:()]+")
_OWN = re.compile(
    r"\b(?:we|us|ourselves|i|me|myself|this service|this agency|the writer"
    r"|(?:a|the|no|our) (?:trust|service|department|practice|surgery|college|project|charity|agency) (?:\w+ )?"
    r"(?:rep\w*|manager|worker|officer|lead|staff|attendee|colleague|member|was|were|had|did|sent|attended|gave)"
    r"|our (?:rep\w*|manager|worker|officer|lead|staff|colleague)"
    r")\b",
    re.IGNORECASE,
)
_ATTENDED = re.compile(r"^\W*(?:[\w'’-]+ ){1,3}attended(?! by\b)\W*$", re.IGNORECASE)  # by the one who writes: "MARAC attended."
_INITIALS = re.compile(r"\W*([A-Z]{2,3}) ")  # of the one who writes
_OPENS = re.compile(  # what the one who writes did: "Joined the meeting by video."
    r"^\W*(?:joined|attended|dialled in|dialed in|linked in|sat in|took part in|participated in|contributed to|went to|was at)"
    r"(?! by\b|to by\b)",
    re.IGNORECASE,
)
_FROM_OTHERS = re.compile(  # others stayed away: "nobody from housing", "did not join us"
    r"\b(?:nobody|no one|no-one|no rep\w*) from (?!us\b|our\b|my\b|this\b)|\b(?:join|accompany|with|meet|see) (?:us|me)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\b[A-Z][a-z]{3,}(?: (?:and |of )?[A-Z][a-z]+)*")  # an agency by its own name
_OWN_NAMES = frozenset(("housing", "care_provider", "dv_service", "substance", "charity", "outreach"))  # seldom called by area
_MISSED_BY = re.compile(
    r"\b(?:nobody|no one|no-one|no rep\w*|no representative|apologies|without|nor|neither|no)\b", re.IGNORECASE
)


class Attendance:
    """Reads which agencies came to a meeting."""

    def __init__(self, persons: Persons) -> None:
        self._persons = persons
        lists = claim_lists()["attendance"]
        self._came, self._missed, self._open = (pattern_of(lists[name]) for name in ("came", "missed", "open"))
        self._named = {kind: pattern_of(words) for kind, words in lists["named"].items()}
        self._joint = pattern_of(lists["joint"])
        self._meeting = pattern_of(lists["meetings"])

    def claims(self, text: str, agency: str) -> Iterator[Claim]:
        """Yield of each kind of agency whether it came, where a row speaks of a meeting."""
        if not (spoken_in(text).events & SITTINGS or self._meeting.search(text)):
            return
        told: dict[str, tuple[str, re.Match[str]]] = {}
        for sentence in _SENTENCE.finditer(text):
            own = kinds_of(agency) | _names_of(agency)
            for kind, value in (*self._of_sentence(sentence[0], own), *self._jointly(sentence[0], kinds_of(agency))):
                told[kind] = ("", sentence) if told.get(kind, (value,))[0] != value else (value, sentence)
        for kind, (value, sentence) in told.items():
            if value:
                yield Claim("people", f"attendance of {kind}", value, snippet(text, *sentence.span()))

    def _jointly(self, said: str, own: frozenset[str]) -> Iterator[tuple[str, str]]:
        """Yield the agencies that came together: "joint visit with the social worker"."""
        joint = self._joint.search(said)
        if joint and not self._open.search(said) and not self._missed.search(said):
            behind = said[joint.end() :]
            yield from ((kind, "yes") for kind in self._kinds(behind) | own)

    def _of_sentence(self, said: str, own: frozenset[str]) -> Iterator[tuple[str, str]]:
        """Yield who came and who did not in one sentence; a stretch that tells neither goes with the next."""
        stretches = [
            m[0] for part in _STRETCH.finditer(said) for m in re.finditer(r".+?(?= but | and (?=no\b|apolog))|.+", part[0])
        ]
        values = [self._value(stretch) or ("yes" if _OPENS.match(stretch) else "") for stretch in stretches]
        for place in reversed(range(len(values) - 1)):
            values[place] = values[place] or values[place + 1]
        for place in range(1, len(values)):
            values[place] = values[place] or values[place - 1]
        for stretch, value in zip(stretches, values, strict=True):
            if value in ("yes", "no"):
                yield from ((kind, value) for kind in self._kinds(stretch))
                yield from ((f"name:{m[0].casefold()}", value) for m in _CALLED.finditer(stretch) if not self._persons.tags(m[0]))
                if (
                    (_OWN.search(stretch) and not (value == "no" and _FROM_OTHERS.search(stretch)))
                    or (value == "yes" and _OPENS.match(stretch))
                    or self._sat_in(stretch)
                    or ((writer := _INITIALS.match(stretch)) and not self._persons.tags(writer[1]))
                ):
                    yield from ((kind, value) for kind in own)

    def _sat_in(self, stretch: str) -> bool:
        """Say whether the one who writes went to a meeting, without saying who did: "MARAC attended."."""
        said = spoken_in(stretch)
        sitting = bool(said.events & SITTINGS) or self._meeting.search(stretch) is not None
        return sitting and _ATTENDED.match(stretch) is not None and not self._kinds(stretch)

    def _kinds(self, said: str) -> frozenset[str]:
        """Return the kinds of agency some words name, by a service, a trade or a professional of the register."""
        named = {kind for kind, words in self._named.items() if words.search(said)}
        return spoken_in(said).agencies | self._persons.staff_in(said) | named

    def _value(self, stretch: str) -> str:
        if self._open.search(stretch):
            return "open"
        if self._missed.search(stretch):
            return "no"
        came = self._came.search(stretch)
        if came and re.search(r"\b(?:not|never|neither|nor|n't|unable to|failed to)\W+(?:\w+\W+){0,2}$", stretch[: came.start()]):
            return "no"
        if came:
            return "no" if re.search(r"\b(?:nobody|no one|no-one|no rep\w*|neither)\b", stretch[: came.start()], re.I) else "yes"
        return "no" if _MISSED_BY.search(stretch) else ""


def _names_of(agency: str) -> frozenset[str]:
    """Return what an agency may be called by its own name: whole, or by the first word where that is no area's."""
    whole = agency.casefold()
    first = whole.split()[:1] if not kinds_of(agency) - _OWN_NAMES else []
    return frozenset(f"name:{name}" for name in (whole, *first))

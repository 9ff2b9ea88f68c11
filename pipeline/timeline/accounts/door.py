"""Read who a row says came to the door: "Father came to the door", "door answered by Edith", "it was Nora who let us in"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.timeline.reading.claim import Claim, snippet
from pipeline.timeline.reading.lexicon import kinds_of, matches_beside
from pipeline.timeline.reading.naming import CHILDRENS_AGENCIES
from pipeline.timeline.reading.persons import Persons

_OPENED = (
    r"(?i:(?:came|went|got|comes|appeared)(?: (?:down|out|up|back))* (?:to|at) the (?:front |back )?door"
    r"|(?:answered|opened|answers|opens|half[- ]opened)(?: (?:the|her|his|their))? (?:front |back )?door"
    r"|let (?:us|me|them|officers|police|crew|staff|workers?|the \w+) in)\b"
)
_THEN = r"(?i:,? (?:who|herself|himself|then|eventually|finally|again|had|has|only|also))*"
_DENIED = re.compile(r"\b(?:not|never|nor|neither|than|if|when|before|until)(?: the| her| his)? $", re.IGNORECASE)


class Door:
    """Reads who answered the door, with the people of a case."""

    def __init__(self, persons: Persons) -> None:
        self._persons = persons
        who = rf"(?P<who>{persons.mention.pattern}|(?<![\w'’])(?i:he|she)(?!\w))"
        self._forms = (
            re.compile(rf"{who}{_THEN} {_OPENED}"),
            re.compile(rf"\b(?i:door (?:was |being )?(?:answered|opened) by) {who}"),
            re.compile(rf"\b(?i:it (?:was|had been|is)) {who}{_THEN} (?i:answered|opened up)(?=[.,;]|$| (?i:to|and|the)\b)"),
        )

    def claims(self, text: str, agency: str) -> Iterator[Claim]:
        """Yield who came to the door, where a row says so; of several all."""
        found = [match for form in self._forms for match in matches_beside(("door", "answered", "opened up", "let "), form, text)]
        tags = frozenset(tag for m in found if not _DENIED.search(text[: m.start()]) for tag in self._tags(text, m, agency))
        if tags:
            yield Claim(
                "people", "who answered the door", "+".join(sorted(tags)), snippet(text, *found[0].span()), tags, "people"
            )

    def _tags(self, text: str, match: re.Match[str], agency: str) -> frozenset[str]:
        who = match["who"]
        if who.lower() in ("he", "she"):
            return self._persons.meant_by(text[: match.start("who")], who.lower())
        parent = self._persons.parent(who) if kinds_of(agency) & CHILDRENS_AGENCIES else frozenset[str]()
        return parent or self._persons.tags(who)

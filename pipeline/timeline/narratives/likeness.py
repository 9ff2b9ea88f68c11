# ruff: noqa: E501 - a pattern or an example stands on one line
"""Say how alike a sentence of a narrative and a row are, and on which points they differ; read the sentences of a narrative."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from pipeline.model import Entry, Paragraph, Problem, Register
from pipeline.timeline.accounts.conflicts import find_conflicts, reader_for
from pipeline.timeline.dates.clock import at_minute, clocks_in
from pipeline.timeline.joining.features import Features
from pipeline.timeline.joining.rarity import Rarity
from pipeline.timeline.narratives.deeds import Deeds, disputed
from pipeline.timeline.reading.claim import differ
from pipeline.timeline.reading.lexicon import kinds_of, spoken_in
from pipeline.timeline.reading.names import Names
from pipeline.timeline.states.disputed import between
from pipeline.timeline.states.told import state_reader_for

SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"'])")
_NUMBERED = re.compile(r"^\s*\(?\d{1,2}(?:\.\d{1,3})*[.)]?\s+(?=[^\W\d_])")
_FIELDS = {"children_present": "children", "people": "who was there", "caller": "who called"}
_RUNG = re.compile(
    r"\b(?:rang|rung|ring|called|phoned|telephoned|alerted|sent for) (?:for )?(?:the |an )?(?P<whom>[a-z&]+(?: [a-z]+)?)",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"\b(?:with|accompanied by)\b[^.;,]{1,40}\bonly\b|\b(?:only|just) (?:her|his|the|one|a)\b[^.;,]{1,30}\bwith\b"
    r"|\b(?:no one|nobody|no-one) else (?:was |were )?(?:present|there|home|(?:in|at) (?:the )?(?:\w+))\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"\b(?:no one|nobody|no-one|never|not)\b[^.;]{0,60}\b(?:on (?:her|his) own|alone)\b", re.IGNORECASE)
OF_THE_REVIEW = re.compile(
    r"\b(?:chair|panel|author|reviewer|this (?:review|report|IMR)|interviewed for|IMR)\b|\b(?:should|ought|would have|could have)\b",
    re.IGNORECASE,
)  # what is told to the review, or said with hindsight, is no part of what happened
ENOUGH = 5.0  # rarity two texts must share before they count as one happening
ENOUGH_SAME_DAY = 2.5
ENOUGH_ALONE = 2.5  # where the chronology has nothing on the day the narrative gives
# How surely a narrative must tell a state otherwise: it tells of much that is no row's. Who called and where children were is
# compared by `points_against`, which knows a call from the next.
_SURELY = {"outcome": 0.7, "people": 0.7, "disclosure": 0.9}
OTHER_TIME = 30  # minutes by which a narrative may round


@dataclass(frozen=True)
class Known:
    """What is known of the rows of a case."""

    entries: Sequence[Entry]
    features: Sequence[Features]
    names: Names
    rarity: Rarity
    register: Register
    deeds: Deeds


def with_notes(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, str]]:
    """Yield each paragraph with the text of the notes behind it; a table of the same file is read as rows already."""
    told = [paragraph for paragraph in paragraphs if not paragraph.row]
    for place, paragraph in enumerate(told):
        if not paragraph.note:
            notes = takewhile(lambda following: following.note, told[place + 1 :])
            yield paragraph, " ".join(note.text for note in notes)


def points_against(
    said: Entry, row: Entry, register: Register, beside: Sequence[Entry] = (), *, plainly: bool = False, calls: bool = True
) -> Iterator[Problem]:
    """Yield the points on which a sentence and a row differ, unless a row `beside` says of them what the sentence does.

    `plainly` leaves out where both only quote other words; without `calls` who called is left out: another call is meant.
    """
    for field, problem in _differing(said, row, register):
        if field == "caller" and not calls:
            continue
        if plainly and not _plainly_differ(said, row, field, register):
            continue
        if not any(_agrees(said, row, other, field, register) for other in beside):
            yield problem


def same_call(said: Entry, row: Entry, register: Register) -> bool:
    """Say whether a sentence and a row name one caller."""
    told, held = (reader_for(register).claims(entry) for entry in (replace(said, action=None), row))
    calls = [key for key in told.keys() & held.keys() if key[0] == "caller" and told[key][0].tags & held[key][0].tags]
    return any(not differ(told[key][0], held[key][0]) for key in calls)


def _differing(said: Entry, row: Entry, register: Register) -> Iterator[tuple[str, Problem]]:
    whole = replace(said, text=f"{said.text} {said.action}".strip(), action=None)
    for conflict in find_conflicts([whole, row], register):
        if conflict.field == "date" or (conflict.field == "people" and not _people_told(whole, row, register)):
            continue
        values = {account.entry: account.value for account in conflict.values}
        if said.id not in values or row.id not in values:
            continue
        if conflict.field == "caller" and _another_service(values[said.id], values[row.id], row.agency):
            continue
        name = _FIELDS.get(conflict.field, conflict.field)
        quoted = _sentence_of(whole.text, values[said.id])
        reason = f"on {name} the narrative has: {_plain(quoted)}; the chronology has: {_plain(values[row.id])}"
        yield conflict.field, problem_of(said, row, reason)


def _sentence_of(text: str, words: str) -> str:
    """Return the sentences that hold what a narrative was found to say, whole: it is not cut short."""
    held = (next((s.strip(" .") for s in SENTENCE.split(text) if part in s), part) for part in words.split("; "))
    return "; ".join(dict.fromkeys(held))


def _plainly_differ(said: Entry, row: Entry, field: str, register: Register) -> bool:
    whole = replace(said, text=f"{said.text} {said.action or ''}".strip(), action=None)
    told, held = (reader_for(register).claims(entry) for entry in (whole, row))
    return any(
        key[0] == field and told[key][0].compared != "words" and differ(told[key][0], held[key][0])
        for key in told.keys() & held.keys()
    )


def _agrees(said: Entry, row: Entry, other: Entry, field: str, register: Register) -> bool:
    """Say whether another row claims what a sentence does, of a field on which sentence and row differ."""
    told, held, beside = (reader_for(register).claims(entry) for entry in (said, row, other))
    disputed = [key for key in told.keys() & held.keys() if key[0] == field and differ(told[key][0], held[key][0])]
    alike = [key for key in disputed if key in beside and told[key][0].compared != "words"]
    return any(not differ(told[key][0], beside[key][0]) for key in alike)


def deeds_against(said: Entry, rows: Sequence[Entry], known: Known) -> Iterator[Problem]:
    """Yield the deeds of which a sentence says the opposite of what all rows say that speak of them."""
    for name, place in disputed(known.deeds.told(said.text), [known.deeds.told(written(row)) for row in rows]):
        yield problem_of(said, rows[place], told_otherwise(name, said, rows[place]))


def states_against(said: Entry, row: Entry, rows: Sequence[Entry], register: Register) -> Iterator[Problem]:
    """Yield the states a sentence tells otherwise than its row, and than all rows of the day together do."""
    reader = state_reader_for(register)
    sentence = replace(said, action=None)
    day = replace(row, text=" . ".join([written(row), *(written(other) for other in rows if other.id != row.id)]), action=None)
    disputed = {told.field for told in between(sentence, day, reader)}
    for told in between(sentence, row, reader):
        if told.field in disputed and told.surely >= _SURELY.get(told.field, 1):
            on, (_, words) = _FIELDS.get(told.field, told.field), told.other
            yield problem_of(said, row, f"on {on} the narrative has: {_plain(said.text)}; the chronology has: {_plain(words)}")


def told_otherwise(what: str, said: Entry, row: Entry) -> str:
    """Return why a sentence contradicts a row, with the words of both."""
    return f"on {what} the narrative has: {_plain(said.text)}; the chronology has: {_plain(written(row))}"


def written(row: Entry) -> str:
    """Return what a row says of what happened and was done."""
    return " . ".join(filter(None, (row.text, row.seen, row.action)))


def time_against(said: Entry, row: Entry, same_day: Sequence[Entry]) -> Iterator[Problem]:
    """Yield that a sentence gives a time of day no row of the day has."""
    named = clocks_in(said.text)
    held = [at_minute(int(entry.time[:2]) * 60 + int(entry.time[3:])) for entry in same_day if entry.time]
    held += [clock for entry in same_day for clock in clocks_in(entry.text)]
    if len(named) == 1 and held and row.time and min(named[0].apart(clock) for clock in held) >= OTHER_TIME:
        yield problem_of(said, row, told_otherwise("time", said, replace(row, text=f"{row.time} {row.text}")))


def problem_of(said: Entry, row: Entry, reason: str) -> Problem:
    """Return a contradiction at the place of a sentence, pointing to the row."""
    return Problem(said.document, said.locator, reason, row.id)


def _another_service(words: str, held: str, agency: str) -> bool:
    """Say whether somebody rang a service that is neither the agency, whose chronology tells who rang it, nor what the row names."""
    kinds = _rung(words)
    return bool(kinds) and not kinds & (kinds_of(agency) | _rung(held))


def _rung(words: str) -> frozenset[str]:
    rung = _RUNG.search(words)
    return spoken_in(rung["whom"]).agencies if rung else frozenset()


def _people_told(said: Entry, row: Entry, register: Register) -> bool:
    """Say whether who was there is told plainly enough: that nobody else was, or whether the agency itself came to a meeting."""
    if _alone(said, row, register):
        return True
    told, held = (reader_for(register).claims(entry) for entry in (said, row))
    came = [key for key in told.keys() & held.keys() if key[1].startswith("attendance of ")]
    return any(differ(told[key][0], held[key][0]) for key in came)


def _alone(a: Entry, b: Entry, register: Register) -> bool:
    """Say whether one of two rows says that nobody else was there: nobody at all, or "only" somebody."""
    if _NOBODY.search(a.text):
        return False
    if any(_ONLY.search(entry.text) for entry in (a, b)):
        return True
    told = [reader_for(register).claims(entry).get(("people", "company"), []) for entry in (a, b)]
    return any(claims and claims[0].value == "alone" for claims in told)


def _plain(said: str) -> str:
    """Return a side without its paragraph number; in no quotation marks: they would make a report's words a person's."""
    return " ".join(re.sub(r"\.? \. ", "; ", _NUMBERED.sub("", said)).split()).strip(" .;,")


def likeness_of(a: Features, b: Features, rarity: Rarity) -> float:
    """Return the summed rarity of the kinds, words, references and places two texts share."""
    total = 0.0
    for group, rate in (("events", 0.8), ("tokens", 0.5), ("references", 2.0), ("places", 0.5)):
        total += rate * sum(min(rarity.of_key(group, key), 4.0) for key in getattr(a, group) & getattr(b, group))
    return total

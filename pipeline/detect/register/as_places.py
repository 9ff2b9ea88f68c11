"""Read as a place what was taken for a person: a town of this case, a house by its name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.detect.words.guards import Guards
from pipeline.detect.words.mention import REGISTER, Mention
from pipeline.detect.words.text import Piece, fold_word

_TAIL = re.compile(r", (?P<town>[A-Z][^\W\d_][\w'-]+)(?=[.,;:)\n]|$| [A-Z]{1,2}\d)")  # "6 Larch Steps, Example"
_HEAD = re.compile(r"(?<![\w'-])(?P<house>(?:[A-Z][\w'-]+ ){1,2}[A-Z][\w'-]+), $")  # "Example Loft, 6 Larch Steps"
_ACRONYM = re.compile(r"(?<=\w) \((?P<letters>[A-Z]{3,7})\)")


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The words, folded, that are places in this case, and the names of its houses."""

    towns: frozenset[str]
    houses: frozenset[str]
    acronyms: frozenset[str] = frozenset()  # that the case spells out: "the Multi-Agency Hub Team (MAHT)"


def place_words(pieces: Mapping[str, Piece], settled: Mapping[str, Sequence[Mention]], guards: Guards) -> PlaceWords:
    """Return the words that are places in this case: somewhere somebody lived in or was born in them; nobody is called so.

    A word that ends several addresses is a town, even where it was read as part of somebody's name; a house is known by the
    name its address begins with.
    """
    names = guards.names
    words: set[str] = set()
    tails: Counter[str] = Counter()
    houses: set[str] = set()
    people: set[str] = set()
    full: set[str] = set()
    acronyms: set[str] = set()
    streets = re.compile(rf", .*\b(?:{'|'.join(map(re.escape, names.places.street_words))})$")
    for piece in pieces.values():
        if "(" in piece.clean.text:
            acronyms.update(spelt_out(piece.clean.text))
    for key, mentions in settled.items():
        text = pieces[key].clean.text
        for m in mentions:
            written = text[m.start : m.end]
            if m.kind == "PLACE" and (m.score >= 0.85 or m.tier == REGISTER):
                words.add(fold_word(written))
            elif m.kind == "ADDRESS" and m.score >= 0.6 and (re.search(r"\d", written) or streets.search(written)):
                inside = re.match(r"(?P<house>\D+?), (?P<number>.+)$", written)
                start = m.start + inside.start("number") if inside else m.start
                if head := _HEAD.search(text[:start]):
                    houses.add(fold_word(head["house"]))
                tail = _TAIL.match(text, m.end) or _TAIL.search(written)
                tails.update([fold_word(tail["town"])] if tail else [])
            elif m.kind == "PERSON":
                low = [fold_word(word) for word in written.split()]
                if m.tier == REGISTER or m.facts.get("gender"):
                    people.update(low)
                elif m.facts.get("title") or m.facts.get("form") == "full":
                    full.update(low)
    towns = {word for word, times in tails.items() if times > 1} | (words - full)
    towns = {w for w in towns if w not in names.first_names and w not in people}
    return PlaceWords(frozenset(towns), frozenset(houses), frozenset(acronyms))


def spelt_out(text: str) -> Iterator[str]:
    """Yield acronyms in brackets whose letters begin the words before them: a body or a form, and nobody."""
    for match in _ACRONYM.finditer(text):
        letters = match["letters"]
        initials = "".join(word[0] for word in re.findall(r"[A-Z][\w']*", text[max(0, match.start() - 90) : match.start()]))
        if initials.upper().endswith(letters):
            yield letters


def as_places(mentions: Sequence[Mention], text: str, places: PlaceWords, guards: Guards) -> list[Mention]:
    """Read a single word that is a place elsewhere in the case as one here too, if only its capital spoke for a person.

    The name of a house is its address, whatever stands before it ("HV Example Loft": a visit).
    """

    def kind(word: str) -> str:
        known = guards.names.places
        if word in map(fold_word, (*known.countries, *known.regions)):
            return "country"
        return "county" if word in map(fold_word, known.counties) else "town"

    def read(mention: Mention) -> Mention:
        if mention.kind not in ("PERSON", "ORGANISATION") or mention.tier == REGISTER:
            return mention
        written = text[mention.start : mention.end]
        word = fold_word(written)
        if mention.kind == "PERSON" and mention.facts.get("form") in ("surname", "first") and word in places.towns:
            why = "it is a place elsewhere in this case"
            return replace(mention, kind="PLACE", facts={"place_kind": kind(word)}, why=why)
        house = next((h for h in places.houses if word == h or word.endswith(f" {h}")), "")
        before = written[: len(written) - len(house)].strip().rstrip(".") if house else ""
        if house and len(fold_word(written)) == len(written) and (not before or fold_word(before) in guards.titles):
            why = "a house is called so elsewhere in this case"
            start = mention.end - len(house)
            return replace(mention, start=start, kind="ADDRESS", facts={"place_kind": "home"}, why=why)
        return mention

    return [read(m) for m in mentions if m.kind != "PERSON" or m.tier == REGISTER or text[m.start : m.end] not in places.acronyms]

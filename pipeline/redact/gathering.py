"""Put findings in reading order, and add those that follow from others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.model import Document, Finding, Unit
from pipeline.redact.cast import Subject
from pipeline.redact.derived import ages_of_children, captions, organisations_within, pronoun_flags, relations_in_rows, siblings
from pipeline.redact.enriching import WINDOW, Place, enriched
from pipeline.redact.moments import covers, exact_distances
from pipeline.redact.works import titles_of_works


def in_order(findings: Iterable[Finding], documents: Sequence[Document]) -> list[Place]:
    units: dict[tuple[str, str], tuple[int, int, Unit]] = {}
    for d, document in enumerate(documents):
        for u, known in enumerate(document.units):
            units.setdefault((document.name, known.address), (d, u, known))
    placed = []
    for finding in findings:
        d, u, unit = units.get((finding.document, finding.address)) or (len(documents), 0, None)
        led = _led(documents[d].units, u) if unit is not None and finding.entity_type == "QUOTE" else ""
        placed.append(Place(finding, unit, (d, u, finding.start, -finding.end), led))
    return sorted(placed, key=lambda p: p.order)


def _led(units: Sequence[Unit], at: int) -> str:
    """Return the end of the paragraph before, names of content controls apart, where it leads on with a colon."""
    own = units[at].part
    before = next((unit.text.rstrip() for unit in reversed(units[max(0, at - 6) : at]) if unit.part == own), "")
    return before[-WINDOW:] if before.endswith(":") else ""


def whole_quotes(placed: Sequence[Place]) -> list[Place]:
    """Join the segments of a quotation that detection cut around the names inside it."""
    first: dict[tuple[str, str, str], int] = {}
    result: list[Place] = []
    for place in placed:
        finding = place.finding
        if finding.entity_type == "QUOTE" and finding.context.get("segment") and finding.entity_id and place.unit:
            key = (finding.document, finding.address, finding.entity_id)
            if key in first:
                begun = result[first[key]]
                text = place.unit.text[begun.finding.start : finding.end]
                result[first[key]] = replace(begun, finding=replace(begun.finding, end=finding.end, text=text))
                continue
            first[key] = len(result)
        result.append(place)
    return result


_NO_NAMES = frozenset({"QUANTITY", "MONEY", "OCCUPATION", "HEALTH", "MISC", "TIME"})  # what a number may be taken for by mistake


def with_derived(
    placed: Sequence[Place], documents: Sequence[Document], cast: Mapping[str, Subject], *, register_only: bool
) -> list[Place]:
    """Return the findings in reading order with those that follow from others.

    A number that is an age, or part of an exact distance in time, is nothing else beside.
    """
    added = [*_derived(placed, documents, cast, register_only=register_only)]
    apart = [p for p in added if p.finding.context.get("form") == "distance"]
    ages = [(p.order[:2], p.finding.start, p.finding.end) for p in added if p.finding.entity_type == "AGE"]

    def is_told(place: Place) -> bool:
        finding = place.finding
        if any(told.order[:2] == place.order[:2] and covers(told.finding, finding) for told in apart):
            return True
        return finding.entity_type in _NO_NAMES and any(
            at == place.order[:2] and start < finding.end and finding.start < end for at, start, end in ages
        )

    return sorted([*(place for place in placed if not is_told(place)), *added], key=lambda p: p.order)


def _derived(
    placed: Sequence[Place], documents: Sequence[Document], cast: Mapping[str, Subject], *, register_only: bool
) -> Iterator[Place]:
    """Yield the findings that follow from others; with `register_only` none but the register's own organisations."""
    by_unit: dict[tuple[int, int], list[Place]] = {}
    for place in placed:
        if place.unit is not None:
            by_unit.setdefault(place.order[:2], []).append(place)
    flagged: set[str] = set()
    for (d, u), group in sorted(by_unit.items()):
        unit = group[0].unit
        assert unit is not None
        of_unit = [p.finding for p in group]
        name = documents[d].name
        added = [*organisations_within(name, unit, of_unit, cast)]
        if not register_only:
            added += [*captions(name, unit, of_unit), *siblings(name, unit, of_unit, cast)]
            added += pronoun_flags(name, unit, of_unit, cast, flagged)
        yield from (_placed(finding, unit, (d, u), cast) for finding in added)
    for d, document in enumerate(documents) if not register_only else ():
        found = {document.units[u].address: [p.finding for p in group] for (at, u), group in by_unit.items() if at == d}
        yield from _in_every_unit(d, document, found, cast)


def _in_every_unit(
    d: int, document: Document, found: Mapping[str, Sequence[Finding]], cast: Mapping[str, Subject]
) -> Iterator[Place]:
    turns = {unit.address: u for u, unit in enumerate(document.units)}
    added = [
        (unit, finding)
        for unit in document.units
        if unit.treatment == "edit"
        for find in (ages_of_children, exact_distances, titles_of_works)
        for finding in find(document.name, unit, found.get(unit.address, ()))
    ]
    added += relations_in_rows(document.name, document.units, found)
    yield from (_placed(finding, unit, (d, turns[unit.address]), cast) for unit, finding in added)


def _placed(finding: Finding, unit: Unit, turn: tuple[int, int], cast: Mapping[str, Subject]) -> Place:
    return Place(enriched(Place(finding, unit, (*turn, 0, 0)), cast), unit, (*turn, finding.start, -finding.end))

"""The one rule of release, applied to one finished file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.model import CaseFacts, Detection, Document, Finding, Hit, Register
from pipeline.redact.decision import Decision
from pipeline.redact.verification.borders import across_units, markings_in, nearly_names, over_hyphens
from pipeline.redact.verification.patterns import finders_of
from pipeline.redact.verification.raw import in_streams
from pipeline.redact.verification.search import search_of
from pipeline.redact.verification.units import in_unit
from pipeline.redact.verification.words import words_of

if TYPE_CHECKING:
    from pipeline.detect.rulebook.rules import Rules


def verify(
    document: Document,
    streams: Iterable[tuple[str, str]],
    *,
    detection: Detection,
    register: Register,
    findings: Sequence[Finding],
    decisions: Mapping[str, Decision],
    issued: Collection[str],
    facts: CaseFacts,
    rules: Rules | None = None,
    only_streams: bool = False,
) -> tuple[Hit, ...]:
    """Return everything identifying in a finished file.

    Searched: each unit, the border between units, each raw stream with and without markup. `issued` are replacements the case
    issued; they are never hits. A finding that nobody decided counts as accepted, so that it can only add hits. `rules`
    (detection's) add their identifiers where given. `only_streams` is for streams beyond those of the file, such as the text
    another program shows of it: its units were searched before.
    """
    search = search_of(document, detection, register, findings, decisions, issued, facts)
    finders = finders_of(rules) if rules is not None else ()
    hits: list[Hit] = []
    if not only_streams:
        for unit in document.units:
            hits += in_unit(document.name, unit, search, finders)
        hits += across_units(document, search)
        hits += over_hyphens(document, search)
        hits += markings_in(document)
        hits += nearly_names(document, search)
    met = {(hit.kind, tuple(words_of(hit.text))) for hit in hits if hit.blocking}
    hits += in_streams(document.name, streams, search, met)
    return tuple(_distinct(hits))


def _distinct(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Drop what says the same of the same words at the same place; a blocking hit beats one that is only listed."""
    best: dict[tuple[str, str, str], Hit] = {}
    for hit in hits:
        key = (hit.part, hit.locator, " ".join(words_of(hit.text)))
        if key not in best or (hit.blocking and not best[key].blocking):
            best[key] = hit
    yield from best.values()

"""Findings for names of the register that stand inside longer runs of letters, where detection looks at whole words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model import Detection, Document, Finding, OrganisationName, PlaceName, Register
from pipeline.redact.verification.runs import Index
from pipeline.redact.verification.surfaces import entries, is_ordinary, is_telling
from pipeline.redact.verification.words import words_of


def with_glued(detection: Detection, documents: Sequence[Document], register: Register, *, inside: bool = False) -> Detection:
    """Add a finding for each name of the register that stands inside a longer run of letters and has no finding yet.

    `inside` also takes names without ends of their own out of longer words, for a mechanical replacement of the register.
    """
    index = Index.of(register_names(register))
    taken: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for finding in detection.findings:
        taken.setdefault((finding.document, finding.address), []).append((finding.start, finding.end))
    added: list[Finding] = []
    for document in documents:
        for unit in document.units:
            for glued in index.find(unit.text):
                here = taken.get((document.name, unit.address), ())
                if not (glued.clean or inside) or any(s < glued.end and glued.start < e for s, e in here):
                    continue
                entity, kind = glued.value
                added.append(
                    Finding(
                        document.name, unit.part, unit.locator, unit.address, glued.start, glued.end,
                        unit.text[glued.start : glued.end], entity_type=kind, score=0.95 if glued.clean else 0.6,
                        recogniser="register_glued", why="A name of the register inside a longer run of letters.",
                        entity_id=entity, context={"form": "handle"},
                    )
                )  # fmt: skip
    return replace(detection, findings=(*detection.findings, *added)) if added else detection


def register_names(register: Register) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the squashed form of every way to write an entry that names it by itself, with its id and entity type."""
    from pipeline.detect.register.surfaces import variants

    for item in entries(register):
        if item.keep:
            continue
        kind = "PLACE" if isinstance(item, PlaceName) else "ORGANISATION" if isinstance(item, OrganisationName) else "PERSON"
        if isinstance(item, PlaceName) and item.kind in ("home", "street", "address"):
            kind = "ADDRESS"
        for variant in variants(item):
            words = words_of(variant.text)
            if variant.sure and is_telling(words) and not is_ordinary(words):
                yield "".join(words), (item.id, kind)

"""Search finished files for anything identifying that is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.model import CaseFacts, Document, Hit, Register
from pipeline.oneshot.file_names import with_name
from pipeline.oneshot.reading import Refused, read_files

UNREAD = "unread"  # a kind of hit that never blocks: what could not be searched, for somebody to look at


def verify_files(
    paths: Sequence[Path], *, register: Register, office: bool = True
) -> Iterator[tuple[str, tuple[Hit, ...]] | Refused]:
    """Yield each file's name with what was met in it; pictures and the like, which cannot be searched, are named.

    With `office` a Word or Excel file is opened in LibreOffice, where that is installed, and what it shows is searched too.
    """
    read, refused = read_files(paths)
    yield from refused
    for path, document in read:
        hits = _met(path, document, register, office=office)
        unread = (Hit(document.name, item.kind, item.locator, UNREAD, "", None, False, item.reason) for item in document.unread)
        yield path.name, (*hits, *unread)


def _met(path: Path, document: Document, register: Register, *, office: bool) -> tuple[Hit, ...]:
    from pipeline import documents
    from pipeline.detect import register_only
    from pipeline.redact import verify
    from pipeline.redact.opening import opened_elsewhere

    issued = {p.pseudonym for p in register.people if p.pseudonym}
    issued |= {place.replacement for place in register.places if place.replacement}
    issued |= {body.replacement for body in register.organisations if body.replacement}
    detection = register_only([document], register=register, bodies=True)
    kept = {person.id for person in register.people if person.keep} | {place.id for place in register.places if place.keep}
    kept |= {body.id for body in register.organisations if body.keep}
    detection = replace(detection, findings=tuple(f for f in detection.findings if f.entity_id not in kept))

    def search(streams: Sequence[tuple[str, str]], *, only_streams: bool = True) -> tuple[Hit, ...]:
        return verify(
            with_name(document, path), streams, detection=detection, register=register, findings=(), decisions={},
            issued=issued, facts=CaseFacts(), only_streams=only_streams,
        )  # fmt: skip

    blob = path.read_bytes()
    hits = search(documents.in_child("streams", blob, name=path.name), only_streams=False)
    if not office or any(hit.blocking for hit in hits):
        return hits
    opened = opened_elsewhere(blob, name=path.name, before=None, search=search)
    return (*hits, *opened.hits)

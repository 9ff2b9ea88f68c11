"""Every kind of leak is caught by redaction, or stops release as a hit or as a named item somebody must accept."""

from __future__ import annotations

import functools
import io
import re
import zipfile
from dataclasses import dataclass, replace

import pytest

from pipeline import documents
from pipeline.detect import detect
from pipeline.model import Document, Hit, UnreadItem
from pipeline.redact import MemoryLedger, load_policy, marking_edits, plan, propose, verify
from pipeline.redact.checks import checks
from pipeline.redact.hidden_names import with_hidden_names
from pipeline.redact.ledger import replacements_of
from tests.leaks.kinds import EARLIER, FACTS, LEAKS, REGISTER, SOURCE, SUMMARY, Leak

MAY_BE_ITEMS = {4, 13, 31, 35, 36, 39}  # what words alone cannot settle


@dataclass(frozen=True)
class Finished:
    """One published draft as the gate sees it."""

    blob: bytes
    hits: tuple[Hit, ...]
    items: tuple[UnreadItem, ...]


@functools.cache
def finished() -> dict[str, Finished]:
    """Send every draft through detection, policy, edits, scrub and verification, as one case."""
    blobs = {leak.document: leak.make() for leak in LEAKS} | {"drafts/Executive Summary.docx": SUMMARY}
    drafts = [documents.read_bytes(blob, name=name) for name, blob in blobs.items()]
    everything = [documents.read_bytes(SOURCE, name="sources/Police/imr.docx"), *drafts]
    ledger = MemoryLedger()
    whole = with_hidden_names(
        detect(everything, register=REGISTER, facts=FACTS, known_replacements=replacements_of(REGISTER, {})), drafts, REGISTER
    )
    names = set(blobs)
    own = replace(whole, findings=tuple(f for f in whole.findings if f.document in names))
    findings = propose(own, documents=drafts, policy=load_policy("publication"), register=REGISTER, facts=FACTS, ledger=ledger)
    edits = plan(findings, {})
    items = checks(
        drafts, detection=whole, register=REGISTER, facts=FACTS, issued=ledger.issued(), earlier=EARLIER,
        sources={"sources/Police/imr.docx"},
    )  # fmt: skip
    result = {}
    for draft in drafts:
        edited = documents.apply_edits(blobs[draft.name], [*edits.get(draft.name, ()), *marking_edits(draft)], name=draft.name)
        clean = documents.scrub(edited, name=draft.name, unwrap_controls=True, title="Report").blob
        again = documents.read_bytes(clean, name=draft.name)
        hits = verify(
            again, documents.streams(clean, name=draft.name), detection=replace(own, findings=findings), register=REGISTER,
            findings=findings, decisions={}, issued=ledger.issued().values(), facts=FACTS,
        )  # fmt: skip
        result[draft.name] = Finished(clean, hits, _items(draft, items))
    return result


def _items(draft: Document, items: tuple[UnreadItem, ...]) -> tuple[UnreadItem, ...]:
    return (*draft.unread, *(item for item in items if item.document == draft.name))


def heard(blob: bytes) -> str:
    """Return everything a Word file says, read without the program's own code: paragraphs joined, attributes, raw bytes."""
    pieces = []
    with zipfile.ZipFile(io.BytesIO(blob)) as package:
        for entry in package.infolist():
            raw = package.read(entry).decode("utf-8", "ignore")
            text = re.sub(r"<[^>]*>", "", re.sub(r"</w:p>|<w:(?:br|tab|cr)[^>]*>", " ", raw))
            pieces += [entry.filename, raw, text, re.sub("[\u00ad\u200b\u2011-]", "", text)]
    return " ".join("\n".join(pieces).replace("\u00a0", " ").split())


def left(leak: Leak, blob: bytes) -> list[str]:
    """Return what is still in the file of what must be gone, compared without regard to capitals."""
    said = heard(blob).casefold()
    return [text for text in leak.gone if re.search(rf"(?<![a-z]){re.escape(text.casefold())}", said)]


@pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: f"{leak.number} {leak.name}")
def test_a_kind_of_leak_is_caught_or_stops_the_release(leak: Leak) -> None:
    made = finished()[leak.document]
    blocking = [hit for hit in made.hits if hit.blocking]
    assert left(leak, made.blob) == []
    assert blocking == [], [(hit.kind, hit.text, hit.why, hit.locator) for hit in blocking]
    if leak.item:
        kinds = [item.reason.partition(":")[0] if item.kind == "check" else item.kind for item in made.items]
        assert leak.item in kinds
    else:
        assert leak.gone, "a kind without anything to look for would pass silently"
    said = heard(made.blob)
    assert [text for text in leak.stays if text not in said] == []


def test_only_the_kinds_that_may_are_left_to_an_item_alone() -> None:
    assert {leak.number for leak in LEAKS if leak.item and not leak.gone} <= MAY_BE_ITEMS
    assert {leak.number for leak in LEAKS} | {8} == set(range(1, 41))


@pytest.mark.parametrize("leak", [leak for leak in LEAKS if leak.gone], ids=lambda leak: f"{leak.number} {leak.name}")
def test_the_leak_is_there_before(leak: Leak) -> None:
    assert left(leak, leak.make())

"""What is left in a finished file and stands in no place where an edit could reach it: named items that somebody settles.

A raw part, a border between paragraphs, or the view of another program can show words that no finding covers: a name read
where there is none, or a true one that no draft holds in so many words. Such words come on the decisions sheet with their place
and with whose name they would be. Somebody says that they are nobody's, which holds from then on for exactly these words, as
this kind of hit about the same person, in this file; or mends the draft. Nothing else takes them off the list, least of all
`--accept-all`. They are no condition of the gate: verification of the files is, and it meets them again unless they are gone.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.case import Case, Stage
from pipeline.codec import from_plain, to_plain
from pipeline.model import Document, Entity, Finding, Hit, OrganisationName, Person, PlaceName, Register, digest
from pipeline.redact.decision import Decision
from pipeline.redact.opening import KIND as OPENING
from pipeline.redact.verification.surfaces import entries
from pipeline.redact.verification.words import words_of


@dataclass(frozen=True, slots=True)
class Leftover:
    """Words met in one finished file, and what they were taken for."""

    id: str
    document: str  # the finished file's name
    locator: str
    words: str = field(repr=False)
    entity_id: str = ""
    why: str = ""
    whose: str = field(default="", repr=False)  # for the sheet: the name they were taken for, and whether the register has it
    draft: str = ""  # hash of the draft the file was made from
    tried: bool = False  # a finding of these words was decided already, and they are met all the same


def left_id(hit: Hit) -> str:
    """Name exactly these words, as this kind of hit about the same person, in this file; never the page, which edits move."""
    return digest("left", hit.document, hit.kind, " ".join(words_of(hit.text)), hit.entity_id or "")


def without_settled(hits: Iterable[Hit], decisions: Mapping[str, Decision]) -> tuple[Hit, ...]:
    """Let what somebody said is nobody's be listed, and block no longer."""
    return tuple(
        replace(hit, blocking=False) if hit.blocking and hit.kind != OPENING and _is_settled(hit, decisions) else hit
        for hit in hits
    )


def _is_settled(hit: Hit, decisions: Mapping[str, Decision]) -> bool:
    decision = decisions.get(left_id(hit))
    return decision is not None and decision.action == "keep"


def leftovers(
    hits: Iterable[Hit],
    *,
    findings: Sequence[Finding],
    entities: Iterable[Entity],
    register: Register,
    drafts: Mapping[str, str],
) -> tuple[Leftover, ...]:
    """Return each blocking hit once, with whose name it would be; `drafts` are the hashes by name of the draft."""
    whose = {entity.id: _read_as(entity) for entity in entities} | {item.id: _listed(item) for item in entries(register)}
    hashes = {_file(name): sha for name, sha in drafts.items()}
    found = _by_verification(findings)
    made: dict[str, Leftover] = {}
    for hit in hits:
        if hit.blocking and hit.kind != OPENING and hit.text.strip():
            made.setdefault(
                left_id(hit),
                Leftover(
                    left_id(hit), hit.document, hit.locator, hit.text, hit.entity_id or "", hit.why,
                    whose.get(hit.entity_id or "", "whose, the program does not know"), hashes.get(hit.document, ""),
                    tried=(hit.document, hit.text.casefold()) in found,
                ),
            )  # fmt: skip
    return tuple(made.values())


def unreachable(left: Iterable[Leftover], drafts: Sequence[Document], findings: Sequence[Finding]) -> tuple[Leftover, ...]:
    """Return those for which no finding can be decided, as long as their draft is the one they were met in."""
    now = {_file(draft.name): draft.sha256 for draft in drafts}
    found = _by_verification(findings)
    return tuple(
        item
        for item in left
        if now.get(item.document) == item.draft and (item.tried or (item.document, item.words.casefold()) not in found)
    )


def joined(first: Iterable[Leftover], second: Iterable[Leftover]) -> tuple[Leftover, ...]:
    """Return both lists as one, each item once."""
    return tuple({item.id: item for item in (*first, *second)}.values())


def keep_left(stage: Stage, case: Case, left: Sequence[Leftover]) -> None:
    """Keep what publication could not release for."""
    stage.write_json(case.work / "left.json", [to_plain(item) for item in left])


def load_left(case: Case) -> tuple[Leftover, ...]:
    """Load what publication could not release for."""
    try:
        return tuple(from_plain(Leftover, item) for item in json.loads((case.work / "left.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, KeyError):
        return ()


def _by_verification(findings: Iterable[Finding]) -> Collection[tuple[str, str]]:
    return {(_file(f.document), f.text.casefold()) for f in findings if f.recogniser == "verification"}


def _file(name: str) -> str:
    return name.rpartition("/")[2]


def _read_as(entity: Entity) -> str:
    return f"read as the {entity.group} “{entity.name}”, whom no register lists"


def _listed(item: Person | PlaceName | OrganisationName) -> str:
    """Say that the register has the name, so that nobody lets a real one go by as nobody's."""
    role = f", {item.role}" if isinstance(item, Person) else ""
    return f"THE REGISTER HAS IT: {item.name}{role}"

"""Find what identifies people in files that are one matter, and what a policy would do with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.model import CaseFacts, Detection, Document, Finding, Register
from pipeline.oneshot.reading import Refused, read_files
from pipeline.state import Progress, silent

if TYPE_CHECKING:
    from pipeline.redact import MemoryLedger


def find(
    paths: Sequence[Path], *, register: Register, policy: str, progress: Progress = silent
) -> tuple[tuple[Finding, ...], list[Refused]]:
    """Find what identifies people in single files and say what `policy` would do with it."""
    from pipeline.redact.hidden_names import with_hidden_names

    read, refused = read_files(paths)
    documents = [document for _, document in read]
    detection = with_hidden_names(detected(documents, register, progress), documents, register)
    return proposed(detection, documents, register, policy), refused


def detected(documents: Sequence[Document], register: Register, progress: Progress) -> Detection:
    from pipeline.detect import detect
    from pipeline.redact.ledger import replacements_of

    return detect(
        documents,
        register=register,
        facts=CaseFacts(),
        known_replacements=replacements_of(register, {}),
        progress=lambda done, total: progress("Looking for what identifies people", done, total),
    )


def proposed(
    detection: Detection,
    documents: Sequence[Document],
    register: Register,
    policy: str,
    *,
    register_only: bool = False,
    ledger: MemoryLedger | None = None,
) -> tuple[Finding, ...]:
    from pipeline.redact import MemoryLedger, load_policy, propose

    return propose(
        detection, documents=documents, policy=load_policy(policy), register=register, facts=CaseFacts(),
        ledger=ledger or MemoryLedger(), register_only=register_only,
    )  # fmt: skip

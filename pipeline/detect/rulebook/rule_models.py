"""The form of the rule files: classes, identifiers, keep rules, risks; a wrong key is refused when they are read."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, field_validator

from pipeline.detect.rulebook.checks import CHECKS
from pipeline.model import Group
from pipeline.settings import Strict

KeepKind = Literal["allow", "context"]


class ClassRule(Strict):
    """What a kind of finding is called and which group it belongs to."""

    group: Group
    label: str
    marker: str
    rank: int = 50


class ClassesFile(Strict):
    """classes.yaml."""

    classes: dict[str, ClassRule] = Field(default_factory=dict)


class IdentifierRule(Strict):
    """One identifier: pattern, check digit, words around it, examples."""

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    entity_type: str
    patterns: tuple[str, ...] = Field(min_length=1)
    check: str | None = None
    label: str | None = None  # words that may stand before the number and belong to the span
    context: tuple[str, ...] = ()
    context_required: bool = False
    context_far: bool = True  # look 60 characters around; otherwise 25 before
    not_context: tuple[str, ...] = ()
    not_followed: str | None = None
    needs: str | None = None  # a character without which no match is possible
    needs_any: tuple[str, ...] = ()
    span: Literal["whole", "id"] = "whole"
    facts: dict[str, str] = Field(default_factory=dict)
    score: float = Field(default=0.5, ge=0, le=1)
    score_context: float = Field(default=0.95, ge=0, le=1)
    score_checked: float = Field(default=0.8, ge=0, le=1)
    score_failed: float = Field(default=0.0, ge=0, le=1)
    why: str
    match: tuple[str, ...] = Field(min_length=1)
    no_match: tuple[str, ...] = Field(min_length=1)

    @field_validator("check")
    @classmethod
    def _check_exists(cls, name: str | None) -> str | None:
        if name is not None and name not in CHECKS:
            raise ValueError(f"there is no check called so; there are: {', '.join(sorted(CHECKS))}")
        return name


class IdentifierFile(Strict):
    """A file of identifier rules."""

    rules: tuple[IdentifierRule, ...] = ()


class KeepRule(Strict):
    """Words that stay readable, or that are a public body and not a private one.

    Without `entity_type` the words are shown as kept and never masked; with it they become a finding with these `facts`,
    which a policy may keep (a public body is kept by `publication` and masked by `maximum`).
    """

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    kind: KeepKind = "allow"
    phrases: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    ignore_case: bool = False
    over_register: bool = False
    spans_and: bool = False  # its patterns reach over "and": people beside the body are cut off
    entity_type: str | None = None
    facts: dict[str, str] = Field(default_factory=dict)
    reason: str
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


class KeepFile(Strict):
    """A file of keep rules."""

    rules: tuple[KeepRule, ...] = ()


class RiskRule(Strict):
    """A combination of findings in one sentence (or one document) that singles somebody out."""

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    all_of: tuple[str, ...] = Field(min_length=1)
    within: Literal["sentence", "paragraph"] = "sentence"
    why: str
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


class RiskFile(Strict):
    """risks.yaml."""

    rules: tuple[RiskRule, ...] = ()

"""Read redaction_rules/ (classes, identifiers, keep rules, name lists) and refuse what would harm a run.

Rules are data that people edit. A wrong key, a pattern that does not compile and a pattern that takes for ever on some text
are refused at the start, with file, key and line. The formats are described in redaction_rules/README.md.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import regex
import yaml
from pydantic import Field, field_validator

from pipeline.detect.checks import CHECKS
from pipeline.errors import SettingInvalid
from pipeline.model import Group
from pipeline.settings import Strict, compose_yaml, load_yaml
from pipeline.shipped import shipped

PATIENCE = 1.0  # seconds one pattern may take on one hostile text of the trial
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


def _compiles(pattern: str) -> str:
    try:
        regex.compile(pattern)
    except regex.error as error:
        raise ValueError(f"this pattern does not compile ({error})") from None
    return pattern


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

    @field_validator("patterns")
    @classmethod
    def _patterns_compile(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_compiles(pattern) for pattern in patterns)

    @field_validator("label", "not_followed")
    @classmethod
    def _pattern_compiles(cls, pattern: str | None) -> str | None:
        return pattern if pattern is None else _compiles(pattern)

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
    entity_type: str | None = None
    facts: dict[str, str] = Field(default_factory=dict)
    reason: str
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()

    @field_validator("patterns")
    @classmethod
    def _patterns_compile(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_compiles(pattern) for pattern in patterns)


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


class TitleGroup(Strict):
    """Words before a name."""

    words: tuple[str, ...]
    gender: str | None = None
    role: str | None = None


class TitlesFile(Strict):
    """names/titles.yaml."""

    titles: tuple[TitleGroup, ...] = ()


class RoleGroup(Strict):
    """A professional role and the words for it."""

    title: str
    words: tuple[str, ...]


class RelationGroup(Strict):
    """A private relationship and the words for it."""

    role: str
    label: str
    words: tuple[str, ...]


class RolesFile(Strict):
    """names/roles.yaml."""

    roles: tuple[RoleGroup, ...] = ()
    relations: tuple[RelationGroup, ...] = ()


class NicknamesFile(Strict):
    """names/nicknames.yaml."""

    groups: tuple[tuple[str, ...], ...] = ()


class WordsFile(Strict):
    """names/words.yaml."""

    first_names_that_are_words: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    not_after_name: tuple[str, ...] = ()
    month_before: tuple[str, ...] = ()
    speech_after: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    acronyms_of_reviews: tuple[str, ...] = ()
    never_names: tuple[str, ...] = ()


class PlacesFile(Strict):
    """names/places.yaml."""

    street_words: tuple[str, ...] = ()
    building_words: tuple[str, ...] = ()
    place_words: tuple[str, ...] = ()
    counties: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


class OrganisationKind(Strict):
    """Words that end (or begin) the name of an organisation of one kind."""

    kind: str
    endings: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    household: bool = False  # points to one household: goes even when it is an agency of the review
    public: bool = False


class OrganisationsFile(Strict):
    """names/organisations.yaml."""

    kinds: tuple[OrganisationKind, ...] = ()
    generic_words: tuple[str, ...] = ()


class TraitsFile(Strict):
    """names/traits.yaml."""

    languages: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    common_nationalities: tuple[str, ...] = ()
    ethnicities: tuple[str, ...] = ()
    religions: tuple[str, ...] = ()
    occupations: tuple[str, ...] = ()
    common_occupations: tuple[str, ...] = ()
    health: tuple[str, ...] = ()


@dataclass(frozen=True)
class Names:
    """The word lists that tell a name from an ordinary word."""

    titles: tuple[TitleGroup, ...]
    roles: tuple[RoleGroup, ...]
    relations: tuple[RelationGroup, ...]
    nicknames: Mapping[str, frozenset[str]]  # lower case -> names that may be the same person's
    words: WordsFile
    places: PlacesFile
    organisations: tuple[OrganisationKind, ...]
    generic: frozenset[str]  # words that name no organisation by themselves
    traits: TraitsFile
    first_names: frozenset[str]  # lower case, folded
    surnames: frozenset[str]
    ordinary: frozenset[str]


@dataclass(frozen=True)
class Rules:
    """Everything redaction_rules/ says to detection; `version` changes with any of it."""

    classes: Mapping[str, ClassRule]
    identifiers: tuple[IdentifierRule, ...]
    keep: tuple[KeepRule, ...]
    risks: tuple[RiskRule, ...]
    names: Names
    version: str = ""
    folder: Path = field(default=Path(), repr=False)


# --- trial of patterns -----------------------------------------------------------------------------------------------


def _hostile(pattern: str, examples: Sequence[str]) -> Iterator[str]:
    """Yield texts on which a careless pattern backtracks: long runs, and examples repeated and broken at the end."""
    letters = "".join(dict.fromkeys(c for c in pattern if c.isalnum() or c in "/@-"))  # a missing letter must not excuse the rest
    for unit in ("a", "A", "1", " ", "-", "/", "Aa ", "a1", "A 1", "1/", "a.", "aa@", "x "):
        yield (unit * 1500)[:1500] + "!" + letters
    for example in examples[:3]:
        yield (example * 40)[:1500] + "\x00" + letters
        yield example[:-1] * 30 + "!" + letters


def _try_pattern(pattern: str, examples: Sequence[str]) -> bool:
    """Say whether a pattern answers in time on every hostile text; one slow answer is measured again."""
    compiled = regex.compile(pattern)
    for text in _hostile(pattern, examples):
        for attempt in (1, 2):
            started = time.process_time()
            try:
                for _ in compiled.finditer(text, timeout=PATIENCE * attempt):
                    pass
            except TimeoutError:
                if time.process_time() - started >= PATIENCE * 0.5 and attempt == 2:
                    return False
                continue
            break
    return True


@lru_cache(maxsize=4096)
def _answers_in_time(pattern: str, examples: tuple[str, ...]) -> bool:
    return _try_pattern(pattern, examples)


def _line(path: Path, rule: str) -> int:
    root = compose_yaml(path)
    if isinstance(root, yaml.MappingNode):
        for _, rules in root.value:
            for node in getattr(rules, "value", ()):
                for key, value in getattr(node, "value", ()):
                    if getattr(key, "value", "") == "id" and getattr(value, "value", "") == rule:
                        return int(node.start_mark.line) + 1
    return 1


def _refuse_slow(path: Path, rule: IdentifierRule | KeepRule, key: str) -> None:
    for pattern in rule.patterns:
        if not _answers_in_time(pattern, rule.match):
            raise SettingInvalid(
                f"{path.name}, line {_line(path, rule.id)}: {key} “{rule.id}”: patterns: this pattern takes too long on some "
                "texts (repeated parts inside a repetition?).",
                remedy="Simplify it: bound the repetitions, such as {1,20} for +.",
            )


# --- loading ---------------------------------------------------------------------------------------------------------


def _read_names(folder: Path) -> Names:
    from pipeline.detect.text import fold_word

    def lines(name: str) -> frozenset[str]:
        path = folder / name
        if not path.exists():
            raise SettingInvalid(f"{path.name} is missing from the rules.", remedy="Install dhr-pipeline again.")
        return frozenset(fold_word(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip())

    roles = load_yaml(folder / "roles.yaml", RolesFile)
    organisations = load_yaml(folder / "organisations.yaml", OrganisationsFile)
    nicknames: dict[str, set[str]] = {}
    for group in load_yaml(folder / "nicknames.yaml", NicknamesFile).groups:
        head, rest = group[0], group[1:]
        for short in rest:
            nicknames.setdefault(head.casefold(), set()).add(short)
            nicknames.setdefault(short.casefold(), set()).add(head)
    return Names(
        titles=load_yaml(folder / "titles.yaml", TitlesFile).titles,
        roles=roles.roles,
        relations=roles.relations,
        nicknames={key: frozenset(value) for key, value in nicknames.items()},
        words=load_yaml(folder / "words.yaml", WordsFile),
        places=load_yaml(folder / "places.yaml", PlacesFile),
        organisations=organisations.kinds,
        generic=frozenset(organisations.generic_words),
        traits=load_yaml(folder / "traits.yaml", TraitsFile),
        first_names=lines("first_names.txt"),
        surnames=lines("surnames.txt"),
        ordinary=lines("ordinary_words.txt"),
    )


def _version(paths: Sequence[Path]) -> str:
    seen = hashlib.sha256()
    for path in paths:
        seen.update(path.name.encode())
        seen.update(path.read_bytes())
    return seen.hexdigest()[:16]


def _extra_file(path: Path) -> tuple[tuple[IdentifierRule, ...], tuple[KeepRule, ...]]:
    """Read a user's file: keep rules if its rules give a reason, identifier rules otherwise."""
    if not path.exists():
        raise SettingInvalid(f"The rules file {path.name} does not exist.", remedy="Correct its name in the settings.")
    root: Any = compose_yaml(path)
    keys = {
        k.value
        for _, rules in getattr(root, "value", ())
        for node in getattr(rules, "value", ())
        for k, _ in getattr(node, "value", ())
    }
    if "reason" in keys and "entity_type" not in keys - {"entity_type"} and "why" not in keys:
        return (), load_yaml(path, KeepFile).rules
    return load_yaml(path, IdentifierFile).rules, ()


def load_rules(folder: Path | None = None, extra: Sequence[Path] = ()) -> Rules:
    """Load the shipped rules (or those in `folder`) and the user's files in `extra`.

    Every file is read by its model; an unknown class, an unknown check, a doubled id and a pattern that takes too long on
    some text raise `SettingInvalid` with file, line and key.
    """
    folder = folder or shipped("redaction_rules")
    paths = tuple(Path(path) for path in extra)
    files = [p for p in sorted(folder.rglob("*")) if p.is_file()] + [p for p in paths if p.is_file()]
    return _load(folder, paths, tuple((p.stat().st_mtime_ns, p.stat().st_size) for p in files))


@lru_cache(maxsize=4)
def _load(folder: Path, extra: tuple[Path, ...], stamp: tuple[tuple[int, int], ...]) -> Rules:
    """Read the files; `stamp` makes an edited file be read again."""
    classes = dict(load_yaml(folder / "classes.yaml", ClassesFile).classes)
    identifiers: dict[str, IdentifierRule] = {}
    keep: dict[str, KeepRule] = {}
    read: list[tuple[Path, tuple[IdentifierRule, ...], tuple[KeepRule, ...]]] = []
    for path in sorted((folder / "identifiers").glob("*.yaml")):
        read.append((path, load_yaml(path, IdentifierFile).rules, ()))
    for path in sorted((folder / "keep").glob("*.yaml")):
        read.append((path, (), load_yaml(path, KeepFile).rules))
    for path in extra:
        read.append((path, *_extra_file(path)))
    for path, identifier_rules, keep_rules in read:
        both: list[IdentifierRule | KeepRule] = [*identifier_rules, *keep_rules]
        for rule in both:
            if rule.id in identifiers or rule.id in keep:
                raise SettingInvalid(
                    f"{path.name}, line {_line(path, rule.id)}: the rule “{rule.id}” stands twice.", remedy="Give one another id."
                )
            if rule.entity_type is not None and rule.entity_type not in classes:
                raise SettingInvalid(
                    f"{path.name}, line {_line(path, rule.id)}: entity_type “{rule.entity_type}” is not in classes.yaml.",
                    remedy="Use one of its classes, or add it there.",
                )
            _refuse_slow(path, rule, "rule")
            if isinstance(rule, IdentifierRule):
                identifiers[rule.id] = rule
            else:
                keep[rule.id] = rule
    risks = folder / "risks.yaml"
    paths = [folder / "classes.yaml", risks, *(path for path, _, _ in read), *sorted((folder / "names").iterdir())]
    return Rules(
        classes=classes,
        identifiers=tuple(identifiers.values()),
        keep=tuple(keep.values()),
        risks=load_yaml(risks, RiskFile).rules,
        names=_read_names(folder / "names"),
        version=_version([path for path in paths if path.is_file()]),
        folder=folder,
    )

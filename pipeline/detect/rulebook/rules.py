"""Read redaction_rules/ (classes, identifiers, keep rules, name lists) and refuse what would harm a run.

Rules are data that people edit. A wrong key, a pattern that does not compile and a pattern that takes for ever on some text
are refused at the start, with file, key and line. The formats are described in redaction_rules/README.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.detect.rulebook.pattern_trial import fingerprint, line_of, tried_files, try_rule
from pipeline.detect.rulebook.rule_models import (
    ClassesFile,
    ClassRule,
    IdentifierFile,
    IdentifierRule,
    KeepFile,
    KeepRule,
    RiskFile,
    RiskRule,
)
from pipeline.detect.rulebook.word_lists import Names, read_names
from pipeline.errors import SettingInvalid
from pipeline.settings import compose_yaml, load_yaml
from pipeline.shipped import shipped
from pipeline.starting import loading_for_good


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
    some text raise `SettingInvalid` with file, line and key. Patterns of files that are as they were shipped were tried before.
    """
    folder = folder or shipped("redaction_rules")
    paths = tuple(Path(path) for path in extra)
    files = [p for p in sorted(folder.rglob("*")) if p.is_file()] + [p for p in paths if p.is_file()]
    return _load(folder, paths, tuple((p.stat().st_mtime_ns, p.stat().st_size) for p in files))


@lru_cache(maxsize=4)
@loading_for_good()
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
    tried = tried_files(folder)
    for path, identifier_rules, keep_rules in read:
        known = fingerprint(path) in tried
        both: list[IdentifierRule | KeepRule] = [*identifier_rules, *keep_rules]
        for rule in both:
            if rule.id in identifiers or rule.id in keep:
                where = f"{path.name}, line {line_of(path, rule.id)}"
                raise SettingInvalid(f"{where}: the rule “{rule.id}” stands twice.", remedy="Give one another id.")
            if rule.entity_type is not None and rule.entity_type not in classes:
                raise SettingInvalid(
                    f"{path.name}, line {line_of(path, rule.id)}: entity_type “{rule.entity_type}” is not in classes.yaml.",
                    remedy="Use one of its classes, or add it there.",
                )
            if not known:
                try_rule(path, rule)
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
        names=read_names(folder / "names"),
        version=_version([path for path in paths if path.is_file()]),
        folder=folder,
    )

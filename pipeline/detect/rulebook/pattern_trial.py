"""Try patterns on hostile texts before a run, so that a careless one is refused at the start and never met on a case.

The shipped rule files were tried when they were last changed: `tried.txt` in redaction_rules/ holds their fingerprints, and a
file that has one is not tried again at every start. `make rules` tries all of them and writes it anew; a file changed since is
tried at each start, as a user's own file is.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import regex
import yaml

from pipeline.detect.rulebook.rule_models import IdentifierFile, IdentifierRule, KeepFile, KeepRule
from pipeline.detect.words.patterns import compiled
from pipeline.errors import SettingInvalid
from pipeline.settings import compose_yaml, load_yaml
from pipeline.shipped import shipped

PATIENCE = 1.0  # seconds one pattern may take on one hostile text of the trial
TRIED = "tried.txt"


def _hostile(pattern: str, examples: Sequence[str]) -> Iterator[str]:
    """Yield texts on which a careless pattern backtracks: long runs, and examples repeated and broken at the end."""
    letters = "".join(dict.fromkeys(c for c in pattern if c.isalnum() or c in "/@-"))  # a missing letter must not excuse the rest
    for unit in ("a", "A", "1", " ", "-", "/", "Aa ", "a1", "A 1", "1/", "a.", "aa@", "x "):
        yield (unit * 1500)[:1500] + "!" + letters
    for example in examples[:3]:
        yield (example * 40)[:1500] + "\x00" + letters
        yield example[:-1] * 30 + "!" + letters


@lru_cache(maxsize=4096)
def answers_in_time(pattern: str, examples: tuple[str, ...]) -> bool:
    """Say whether a pattern answers in time on hostile texts made from it and its examples; one slow answer is measured again."""
    tried = compiled(pattern)
    for text in _hostile(pattern, examples):
        for attempt in (1, 2):
            started = time.process_time()
            try:
                for _ in tried.finditer(text, timeout=PATIENCE * attempt):
                    pass
            except TimeoutError:
                if time.process_time() - started >= PATIENCE * 0.5 and attempt == 2:
                    return False
                continue
            break
    return True


def line_of(path: Path, rule: str) -> int:
    """Return the line of a rules file on which the id of a rule stands; 1, if it stands nowhere."""
    root = compose_yaml(path)
    if isinstance(root, yaml.MappingNode):
        for _, rules in root.value:
            for node in getattr(rules, "value", ()):
                for key, value in getattr(node, "value", ()):
                    if getattr(key, "value", "") == "id" and getattr(value, "value", "") == rule:
                        return int(node.start_mark.line) + 1
    return 1


def try_rule(path: Path, rule: IdentifierRule | KeepRule) -> None:
    """Raise `SettingInvalid`, with file, line and rule, for a pattern that does not compile or takes too long on some text."""
    for key in ("patterns", "label", "not_followed"):
        value = getattr(rule, key, None) or ()
        for pattern in (value,) if isinstance(value, str) else value:
            try:
                compiled(pattern)
            except regex.error as error:
                raise _refusal(path, rule, f"{key}: this pattern does not compile ({error}).", "Correct it.") from None
    for pattern in rule.patterns:
        if not answers_in_time(pattern, rule.match):
            what = "patterns: this pattern takes too long on some texts (repeated parts inside a repetition?)."
            raise _refusal(path, rule, what, "Simplify it: bound the repetitions, such as {1,20} for +.")


def _refusal(path: Path, rule: IdentifierRule | KeepRule, what: str, remedy: str) -> SettingInvalid:
    return SettingInvalid(f"{path.name}, line {line_of(path, rule.id)}: rule “{rule.id}”: {what}", remedy=remedy)


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a rules file, however its lines end."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def tried_files(folder: Path) -> frozenset[str]:
    """Return the fingerprints of the rule files whose patterns were tried."""
    path = folder / TRIED
    return frozenset(line.split()[0] for line in path.read_text(encoding="utf-8").splitlines()) if path.is_file() else frozenset()


def try_shipped() -> None:
    """Try every pattern of the shipped rules and note which files were tried."""
    folder = shipped("redaction_rules")
    lines = []
    for path in sorted([*(folder / "identifiers").glob("*.yaml"), *(folder / "keep").glob("*.yaml")]):
        rules = load_yaml(path, IdentifierFile).rules if path.parent.name == "identifiers" else load_yaml(path, KeepFile).rules
        for rule in rules:
            try_rule(path, rule)
        lines.append(f"{fingerprint(path)}  {path.parent.name}/{path.name}\n")
    (folder / TRIED).write_text("".join(lines), encoding="utf-8")

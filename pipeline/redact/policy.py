"""Policies: group, type, role and context of a finding → keep, pseudonymise, generalise or redact, as data.

The first rule that matches speaks; the last rule of a policy must match everything, so that nothing falls through. A rule
names the operator that makes the replacement and its settings. Every rule holds examples that must reach it and examples
that must not (`TYPE key=value …`, the keys being role, group, keep, kind of entity or a context key).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationError

from pipeline.errors import SettingInvalid
from pipeline.model import Action, Group
from pipeline.settings import Strict, load_yaml
from pipeline.shipped import shipped

# Entity types by group where no entity says it; a type that is not here is a reference (every identifier of a register,
# force, court, council or health body is).
GROUP_OF: Mapping[str, Group] = {
    "PERSON": "person",
    "PLACE": "place", "ADDRESS": "place", "POSTCODE": "place",
    "ORGANISATION": "organisation",
    "DATE": "date", "DATE_OF_BIRTH": "date", "TIME": "date",
    "AGE": "age",
    "NATIONALITY": "trait", "OCCUPATION": "trait", "RELIGION": "trait", "HEALTH": "trait", "RELATION": "trait", "MISC": "trait",
    "QUOTE": "quote",
    "SENTENCE": "quantity", "MONEY": "quantity", "QUANTITY": "quantity",
    "PHONE": "contact", "EMAIL": "contact", "URL": "contact", "HANDLE": "contact",
    "IP_ADDRESS": "contact", "FILE_NAME": "contact",
}  # fmt: skip


def _several(value: Any) -> Any:
    """Accept one word where several may stand."""
    return (value,) if isinstance(value, str) else value


Words = Annotated[tuple[str, ...], BeforeValidator(_several)]


class Examples(Strict):
    """Specimens of a rule, as `TYPE key=value …`."""

    match: Words = ()
    no_match: Words = ()


class Rule(Strict):
    """One line of a policy; every condition given must hold, and one of the words of each."""

    id: str = Field(min_length=1)
    group: Words = ()
    entity_type: Words = ()
    role: Words = ()
    context: dict[str, Words] = Field(default_factory=dict)
    unless: dict[str, Words] = Field(default_factory=dict)  # context that must not hold; "*" is any value
    action: Action
    operator: str = "marker"
    params: dict[str, str] = Field(default_factory=dict)
    ask: bool = False  # nothing is proposed, the panel is asked: the finding counts as possible
    why: str = ""
    examples: Examples = Examples()


class Policy(Strict):
    """A named list of rules."""

    name: str = Field(min_length=1)
    about: str = ""
    marker: str = "[removed]"
    rules: tuple[Rule, ...] = Field(min_length=1)


def group_of(entity_type: str) -> Group:
    """Return the group of an entity type; types that users add are references."""
    return GROUP_OF.get(entity_type, "reference")


def load_policy(name_or_path: str | Path) -> Policy:
    """Load a shipped policy by name, or any policy file by path.

    Raises `SettingInvalid` with file, key and line for a typo, an operator nobody knows, a setting an operator refuses, two
    rules of one id, or a last rule that has conditions.
    """
    path = Path(name_or_path)
    if path.suffix.lower() not in (".yaml", ".yml"):
        folder = shipped("redaction_rules", "policies")
        path = folder / f"{name_or_path}.yaml"
        if not path.is_file():
            known = ", ".join(sorted(p.stem for p in folder.glob("*.yaml")))
            raise SettingInvalid("There is no policy of that name.", remedy=f"Use one of: {known}.")
    elif not path.is_file():
        raise SettingInvalid(f"There is no policy file {path.name}.", remedy="Check the path.")
    try:
        policy = load_yaml(path, Policy)
    except ValidationError:  # an empty file
        raise SettingInvalid(f"{path.name}, line 1: the policy is empty.", remedy="Copy one of the shipped policies.") from None
    _check(policy, path)
    return policy


def _check(policy: Policy, path: Path) -> None:
    from pipeline.redact.operators import known_operators

    seen: set[str] = set()
    operators = known_operators()
    for rule in policy.rules:
        if rule.id in seen:
            raise _refusal(path, rule.id, "id", "this id stands twice")
        seen.add(rule.id)
        if rule.action != "keep" and rule.operator not in operators:
            raise _refusal(path, rule.operator, "operator", f"no such operator; known are {', '.join(sorted(operators))}")
        for key in rule.params:
            if rule.operator in operators and key not in operators[rule.operator]:
                raise _refusal(path, key, f"rule {rule.id}, params.{key}", "the operator has no such setting")
    last = policy.rules[-1]
    if last.group or last.entity_type or last.role or last.context or last.unless:
        raise _refusal(path, last.id, f"rule {last.id}", "the last rule must match everything, so it has no conditions")


def _refusal(path: Path, needle: str, key: str, why: str) -> SettingInvalid:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    line = max((n for n, text in enumerate(lines, start=1) if needle in text), default=1)
    return SettingInvalid(f"{path.name}, line {line}: {key}: {why}.", remedy="Correct that line and run the command again.")


def rule_for(policy: Policy, *, entity_type: str, group: str, role: str, context: Mapping[str, str]) -> Rule:
    """Return the first rule that matches; the last one always does."""
    return next(rule for rule in policy.rules if _matches(rule, entity_type, group, role, context))


def _matches(rule: Rule, entity_type: str, group: str, role: str, context: Mapping[str, str]) -> bool:
    return (
        (not rule.group or group in rule.group)
        and (not rule.entity_type or entity_type in rule.entity_type)
        and (not rule.role or role in rule.role)
        and all(_holds(context.get(key, ""), words) for key, words in rule.context.items())
        and not any(_holds(context.get(key, ""), words) for key, words in rule.unless.items())
    )


def _holds(value: str, words: tuple[str, ...]) -> bool:
    """Compare a context value; `*` stands for any value, `none` for no value."""
    return value in words or (bool(value) and "*" in words) or (not value and "none" in words)


def read_example(example: str) -> dict[str, Any]:
    """Read `TYPE key=value …` into the arguments of `rule_for`."""
    entity_type, *pairs = example.split()
    fields = dict(pair.split("=", 1) for pair in pairs)
    role = fields.pop("role", "")
    group = fields.pop("group", group_of(entity_type))
    return {"entity_type": entity_type, "group": group, "role": role, "context": fields}

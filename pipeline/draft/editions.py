"""Read `report_templates/sections.yaml`: names, wording and order of sections by edition of the guidance."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import SettingInvalid
from pipeline.shipped import read_lists, shipped

_KEYS = {
    "like",
    "review",
    "short",
    "subtitle",
    "law",
    "guidance",
    "months",
    "kinds",
    "purposes",
    "overview",
    "summary",
    "replace",
}
_SECTION = {"key", "heading", "prompts", "appendix"}


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """A section of a report: what fills it, what stands above it, what the writer is asked."""

    key: str
    heading: str
    prompts: tuple[str, ...]
    appendix: bool = False


@dataclass(frozen=True, slots=True)
class Edition:
    """Names and order of one edition, worded for one kind of case."""

    id: str
    review: str
    short: str
    subtitle: str
    law: str
    guidance: str
    months: int
    death: str
    died: str
    perpetrator: str
    purposes: tuple[str, ...]
    overview: tuple[SectionPlan, ...]
    summary: tuple[SectionPlan, ...]


def edition(name: str, kind: str) -> Edition:
    """Return an edition worded for a kind of case. Raises `SettingInvalid` for an unknown edition, naming those there are."""
    editions = _load(shipped("report_templates", "sections.yaml"))
    if name not in editions:
        raise SettingInvalid(
            f"case.yaml: edition: “{name}” is not known.",
            remedy=f"Use one of {', '.join(sorted(editions))}, or add it to sections.yaml.",
        )
    raw = _inherit(name, editions)
    words = raw["kinds"].get(kind) or raw["kinds"]["homicide"]

    def fill(text: str) -> str:
        for key, value in {"review": raw["review"], **words}.items():
            text = text.replace("{" + key + "}", value)
        return text

    def plan(sections: list[Mapping[str, Any]]) -> tuple[SectionPlan, ...]:
        return tuple(
            SectionPlan(
                item["key"],
                fill(item["heading"]),
                tuple(f"[{fill(text)}]" for text in item.get("prompts") or ()),
                item.get("appendix") == "yes",
            )
            for item in sections
        )

    return Edition(
        name,
        raw["review"],
        raw["short"],
        raw.get("subtitle", ""),
        raw["law"],
        raw["guidance"],
        int(raw["months"]),
        words["death"],
        words["died"],
        words["perpetrator"],
        tuple(fill(text) for text in raw["purposes"]),
        plan(raw["overview"]),
        plan(raw["summary"]),
    )


def _inherit(name: str, editions: Mapping[str, Any]) -> dict[str, Any]:
    own = editions[name]
    if "like" not in own:
        return dict(own)
    raw = {**_inherit(own["like"], {key: value for key, value in editions.items() if key != name}), **own}
    replaced = own.get("replace", {})
    for report in ("overview", "summary"):
        raw[report] = [{**section, **replaced.get(section["key"], {})} for section in raw[report]]
    return raw


@functools.cache
def _load(path: Path) -> dict[str, Any]:
    raw = read_lists(path)
    for name, spec in raw.items():
        _check(path.name, name, spec, raw)
    return raw


def _check(file: str, name: str, spec: Any, editions: Mapping[str, Any]) -> None:
    """Refuse what an edition may not say, with its place."""
    stray = sorted(set(spec) - _KEYS) if isinstance(spec, dict) else ["not a mapping"]
    if stray:
        raise SettingInvalid(f"{file}: {name}.{stray[0]}: this key is not known.", remedy=f"Known: {', '.join(sorted(_KEYS))}.")
    if "like" in spec and (spec["like"] not in editions or spec["like"] == name):
        raise SettingInvalid(
            f"{file}: {name}.like: there is no edition “{spec['like']}”.", remedy="Name another edition of the file."
        )
    missing = [] if "like" in spec else sorted(_KEYS - {"like", "replace", "subtitle"} - set(spec))
    if missing:
        raise SettingInvalid(
            f"{file}: {name}: {missing[0]} is missing.", remedy="Write it, or take it from another edition with `like`."
        )
    for report in ("overview", "summary"):
        for section in spec.get(report, []):
            wrong = sorted(set(section) - _SECTION) or sorted({"key", "heading"} - set(section))
            if wrong:
                raise SettingInvalid(
                    f"{file}: {name}.{report}: {wrong[0]} is missing or not known.",
                    remedy=f"Known: {', '.join(sorted(_SECTION))}.",
                )

"""Find sentences of IMRs for sections no heading of theirs names: equality, family, parallel reviews, the facts.

The rules are data: `report_templates/topics.yaml`. A sentence found here stands in its own place of the report too, in full
context; here it saves the writer a search.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.draft.blocks import Block, of_paragraph
from pipeline.draft.matter import Matter, content
from pipeline.draft.prose import closed, flat, sentences, unnumbered
from pipeline.errors import SettingInvalid
from pipeline.shipped import read_lists, shipped

# Where an IMR speaks of its subject; covers, family tables, terms of reference, sign-off and notes are left alone.
_TELLING = (
    "introduction",
    "agency_background",
    "methodology",
    "chronology",
    "analysis",
    "terms_answers",
    "conclusions",
    "lessons",
    "good_practice",
    "other",
)  # fmt: skip
_MOST = 12  # paragraphs of one topic; more than that is no pointer but a second report
_HANGING = re.compile(r"(?:it|this|that|these|those)\b", re.I)  # means nothing without the sentence before it
_KEYS = {"lead", "words", "with", "never", "match", "not"}


@dataclass(frozen=True, slots=True)
class Topic:
    """What a sentence must hold, may hold and must not hold."""

    lead: str
    words: re.Pattern[str]
    company: re.Pattern[str] | None
    never: re.Pattern[str] | None

    def holds(self, sentence: str) -> bool:
        """Say whether a sentence belongs to the topic."""
        if not self.words.search(sentence) or (self.never is not None and self.never.search(sentence)):
            return False
        return self.company is None or self.company.search(sentence) is not None


def of_topic(matter: Matter, key: str) -> list[Block]:
    """Return what the IMRs say on a topic, a paragraph for each of theirs, with the agency in front."""
    topic = topics()[key]
    found: list[Block] = []
    for source, section in matter.sections(*_TELLING):
        for paragraph in content(section):
            if paragraph.row:
                continue
            told = [
                text for text in sentences(flat(unnumbered(paragraph.text))) if topic.holds(text) and not _HANGING.match(text)
            ]
            if told:
                text = f"{source.agency}: {closed(' '.join(told))}"
                ref = of_paragraph(paragraph, source.agency)
                found.append(Block("para", text, f"dhr.overview.{key}.found.{paragraph.id}", (ref,)))
    if not found:
        return []
    return [Block("para", topic.lead, f"dhr.overview.{key}.found"), *found[:_MOST]]


@functools.cache
def topics() -> Mapping[str, Topic]:
    """Read the topics. Raises `SettingInvalid` for what cannot be read, with its place."""
    return {key: _topic(key, spec) for key, spec in load(shipped("report_templates", "topics.yaml")).items()}


def load(path: Path) -> dict[str, Any]:
    """Return the file as it stands; examples included."""
    raw = read_lists(path)
    if not all(isinstance(spec, dict) for spec in raw.values()):
        raise SettingInvalid(f"{path.name}: expected a mapping of topics.", remedy="Compare with the file that ships.")
    return raw


def _topic(key: str, spec: Mapping[str, Any]) -> Topic:
    stray = sorted(set(spec) - _KEYS) or sorted({"lead", "words"} - set(spec))
    if stray:
        raise SettingInvalid(
            f"topics.yaml: {key}.{stray[0]} is missing or not known.", remedy=f"Known: {', '.join(sorted(_KEYS))}."
        )

    def any_of(name: str) -> re.Pattern[str] | None:
        patterns = spec.get(name) or []
        try:
            return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.I) if patterns else None
        except re.error as error:
            raise SettingInvalid(
                f"topics.yaml: {key}.{name}: a pattern cannot be read ({error.msg}).", remedy="Correct it."
            ) from None

    words = any_of("words")
    if words is None:
        raise SettingInvalid(f"topics.yaml: {key}.words is empty.", remedy="Name at least one pattern.")
    return Topic(str(spec["lead"]), words, any_of("with"), any_of("never"))

"""Match headings of tables and sections against the synonyms in `report_templates/`.

Both files are data a CSP may extend; a mistake in them is `SettingInvalid` with the file and the key.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.errors import SettingInvalid
from pipeline.ingest.text import key, numbering, one_line
from pipeline.shipped import read_lists, shipped

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z](?:[a-z]|[A-Z]\b))")  # "LogDate", as the columns of a database are named
_JOINT = re.compile(r"[/&,;:+]|\b(?:and|of|by|for|with|to|in|on|from|taken|made|held)\b|[(\[]", re.I)
_RECOMMENDATION = re.compile(r"^\W*rec(?:ommendation|\.)?\s*(?:no\.?\s*)?\d+", re.I)
_STEM_LENGTH = 8
_STEM_SURE = 0.45
_SLASH = re.compile(r"\s*(?:/|\||\s[–—-]\s)\s*")
_ASKED_SURE = 0.75
_ASKED_WORDS = 40
_GUESS = 0.5  # below what makes a plain paragraph a heading
_PERSONS = {"i": "we", "you": "we", "my": "our", "your": "our", "me": "us"}
_PERSON = re.compile(r"\b(?:i|you|my|your|me)\b(?![.)])", re.I)
_LISTS = ("yes", "no", "callers", "undated", "ditto")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A synonym of one column or section, as lower-case words."""

    words: str
    means: str
    whole: bool = False  # counts only as the whole heading


@dataclass(frozen=True, slots=True)
class TableKind:
    """What the headings of one kind of table can be."""

    name: str
    needs: tuple[tuple[str, ...], ...]
    refuses: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    several: frozenset[str]
    examples: tuple[tuple[str, str, bool], ...]  # column, heading, must it match


@dataclass(frozen=True, slots=True)
class Headings:
    """Every kind of table, and the short words cells hold."""

    kinds: Mapping[str, TableKind]
    yes: frozenset[str]
    no: frozenset[str]
    callers: frozenset[str]
    undated: frozenset[str]
    ditto: frozenset[str]


@dataclass(frozen=True, slots=True)
class SectionWording:
    """How headings of an IMR are worded."""

    phrases: tuple[Phrase, ...]
    main: frozenset[str]
    stems: tuple[tuple[str, str], ...]  # beginning of a word, section
    asks: tuple[tuple[tuple[str, ...], str], ...]  # words of a question ("learn*" is any word so beginning), section
    cues: tuple[tuple[tuple[str, ...], str], ...]  # words of a heading no phrase fits, section
    told: Mapping[str, tuple[tuple[str, ...], ...]]  # by section: words of a paragraph that tells what the section should
    opens: tuple[tuple[str, ...], ...]  # how a question or a request begins
    examples: tuple[tuple[str, str, bool], ...]


def _texts(name: str, place: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise SettingInvalid(f"{name}: {place}: expected a list of words.", remedy="Write [one, two].")
    return tuple(str(item) for item in value)


def _known(name: str, place: str, given: Any, allowed: set[str]) -> None:
    if not isinstance(given, dict):
        raise SettingInvalid(f"{name}: {place}: expected a mapping.", remedy="Compare with the file that ships with the program.")
    for stray in sorted(set(given) - allowed):
        raise SettingInvalid(f"{name}: {place}.{stray}: this key is not known.", remedy=f"Known: {', '.join(sorted(allowed))}.")


def _examples(name: str, role: str, spec: Mapping[str, Any]) -> list[tuple[str, str, bool]]:
    wanted = [(role, text, True) for text in _texts(name, f"{role}.match", spec.get("match", []))]
    return wanted + [(role, text, False) for text in _texts(name, f"{role}.not", spec.get("not", []))]


@functools.cache
def headings() -> Headings:
    """Read columns.yaml once. Raises `SettingInvalid` naming the place."""
    name = "columns.yaml"
    raw = read_lists(shipped("report_templates", name))
    kinds = {}
    for kind, spec in raw.items():
        if kind in _LISTS:
            continue
        _known(name, kind, spec, {"needs", "refuses", "none", "columns"})
        phrases = [Phrase(key(word), "") for word in _texts(name, f"{kind}.none", spec.get("none", []))]
        examples: list[tuple[str, str, bool]] = []
        several = set()
        for role, column in spec.get("columns", {}).items():
            _known(name, f"{kind}.{role}", column, {"words", "match", "not", "several"})
            phrases += [Phrase(key(word), role) for word in _texts(name, f"{kind}.{role}.words", column.get("words"))]
            examples += _examples(name, role, column)
            if column.get("several") == "true":
                several.add(role)
        needs = tuple(_texts(name, f"{kind}.needs", group) for group in spec.get("needs", []))
        refuses = tuple(key(word) for word in _texts(name, f"{kind}.refuses", spec.get("refuses", [])))
        kinds[kind] = TableKind(kind, needs, refuses, tuple(phrases), frozenset(several), tuple(examples))
    lists = {word: frozenset(text.casefold() for text in _texts(name, word, raw.get(word, []))) for word in _LISTS}
    return Headings(kinds, **lists)


@functools.cache
def section_wording() -> SectionWording:
    """Read imr_sections.yaml once. Raises `SettingInvalid` naming the place."""
    name = "imr_sections.yaml"
    phrases: list[Phrase] = []
    examples: list[tuple[str, str, bool]] = []
    main = set()
    stems: list[tuple[str, str]] = []
    asks: list[tuple[tuple[str, ...], str]] = []
    cues: list[tuple[tuple[str, ...], str]] = []
    told: dict[str, tuple[tuple[str, ...], ...]] = {}
    opens: tuple[tuple[str, ...], ...] = ()
    for section, spec in read_lists(shipped("report_templates", name)).items():
        if section == "none":
            phrases += [Phrase(key(word), "") for word in _texts(name, "none", spec)]
            continue
        if section == "opens":
            opens = tuple(tuple(words.casefold().split()) for words in _texts(name, "opens", spec))
            continue
        _known(name, section, spec, {"words", "weak", "stems", "asks", "cues", "told", "match", "not", "main"})
        asks += [(tuple(words.casefold().split()), section) for words in _texts(name, f"{section}.asks", spec.get("asks", []))]
        told[section] = tuple(tuple(words.casefold().split()) for words in _texts(name, f"{section}.told", spec.get("told", [])))
        cues += [
            (tuple(_we(words.casefold()).split()), section) for words in _texts(name, f"{section}.cues", spec.get("cues", []))
        ]
        phrases += [Phrase(_we(key(word)), section) for word in _texts(name, f"{section}.words", spec.get("words"))]
        phrases += [Phrase(_we(key(word)), section, True) for word in _texts(name, f"{section}.weak", spec.get("weak", []))]
        examples += _examples(name, section, spec)
        stems += [(key(stem), section) for stem in _texts(name, f"{section}.stems", spec.get("stems", []))]
        if spec.get("main") == "true":
            main.add(section)
    return SectionWording(tuple(phrases), frozenset(main), tuple(stems), tuple(asks), tuple(cues), told, opens, tuple(examples))


def best(heading: str, phrases: tuple[Phrase, ...], *, floor: float = 0.0) -> tuple[str, float] | None:
    """Return what a heading means and how sure that is (1 for the whole heading), or None.

    A phrase inside the heading scores by the share of words it covers. Of equals, the last in front of a joint wins
    ("Practitioner comment" is a comment, "Action / comment" an action, "Date of contact" a date).
    """
    plain = one_line(_JOINED.sub(" ", heading) if " " not in heading.strip() else heading)
    found: tuple[float, float, str] | None = None
    for version in dict.fromkeys((key(_BRACKETS.sub(" ", plain)), key(plain))):
        if not version:
            continue
        padded, length = f" {version} ", len(version.split())
        head = len(key(_JOINT.split(plain)[0])) + 1
        for phrase in phrases:
            at = padded.find(f" {phrase.words} ")
            if at < 0 or (phrase.whole and phrase.words != version):
                continue
            score = 1.0 if phrase.words == version else len(phrase.words.split()) / (length + 0.5)
            rank = (score, _place(padded, at, head), phrase.means)
            if found is None or rank[:2] > found[:2]:
                found = rank
        if found is not None and found[0] == 1.0:
            break
    return (found[2], found[0]) if found is not None and found[2] and found[0] >= floor else None


def without_brackets(heading: str) -> str:
    """Return a heading without what stands in brackets ("Event (what happened; who was there)")."""
    return one_line(_BRACKETS.sub(" ", heading)) or heading


def _place(padded: str, at: int, head: int) -> float:
    """Rank equals by their place: inside the head of the heading the later, behind it the earlier."""
    return at / 1000 if at < head else -at / 1000


def section_of(heading: str, *, asks: bool = True) -> tuple[str, float] | None:
    """Return the section a heading opens, whatever its numbering, and how sure that is; None if it opens none.

    A heading in two languages ("Dadansoddiad / Analysis") means what both sides mean; in front of a colon stands what it is
    ("Analysis: what went well"); with `asks`, a question means what its words ask for.
    """
    if _RECOMMENDATION.match(heading):
        return None
    _, rest = numbering(one_line(heading))
    told = rest.strip(" :.-–") or heading
    text = _we(told)
    wording = section_wording()
    found = best(text, wording.phrases, floor=0.27)
    if found is not None and found[1] == 1.0:
        return found
    parts = [part for part in _SLASH.split(text) if part.strip()]
    if len(parts) > 1 and (twice := {(best(part, wording.phrases) or ("", 0.0))[0] for part in parts}) and len(twice) == 1:
        section = twice.pop()
        if section:
            return section, _ASKED_SURE
    label, colon, behind = text.partition(":")
    full = tuple(phrase for phrase in wording.phrases if not phrase.whole)
    if colon and behind.strip() and (named := best(label, full, floor=0.27)) and named[1] == 1.0:
        return named[0], _ASKED_SURE
    if asks and (found is None or found[1] < _ASKED_SURE) and (asked := asked_of(told)) is not None:
        return asked
    if found is not None:
        return found
    words = key(text).split()
    if len(words) > _STEM_LENGTH or any(
        f" {phrase.words} " in f" {' '.join(words)} " for phrase in wording.phrases if not phrase.means
    ):
        return None
    for word in words:
        for stem, section in wording.stems:
            if word.startswith(stem):
                return section, _STEM_SURE
    return None


def is_question(text: str) -> bool:
    """Say whether a label or heading asks for something ("What was learnt?", "Please describe your contact")."""
    plain = numbering(one_line(text))[1].strip()
    words = key(plain).split()
    if not 2 <= len(words) <= _ASKED_WORDS:
        return False
    return plain.endswith("?") or any(tuple(words[: len(opening)]) == opening for opening in section_wording().opens)


def asked_of(text: str) -> tuple[str, float] | None:
    """Return the section a question asks for: by the longest of its word groups, of equals the first in the question."""
    if not is_question(text):
        return None
    wording = section_wording()
    plain = f" {key(numbering(one_line(text))[1])} "
    for phrase in wording.phrases:
        plain = plain.replace(f" {phrase.words} ", " ") if not phrase.means else plain  # "learning disability" is no learning
    section = _longest(plain.split(), wording.asks)
    return (section, _ASKED_SURE) if section else None


def guess_of(heading: str) -> tuple[str, float] | None:
    """Return the section a heading is likely to open when no phrase fits it, by its cues; None if none of its words tells.

    Only for what is known to be a heading: a guess is never sure enough to make one.
    """
    if _RECOMMENDATION.match(heading):
        return None
    wording = section_wording()
    plain = f" {key(_we(numbering(one_line(heading))[1]))} "
    for phrase in wording.phrases:
        plain = plain.replace(f" {phrase.words} ", " ") if not phrase.means else plain
    section = _longest(plain.split(), wording.cues)
    return (section, _GUESS) if section else None


def likely(heading: str, match: tuple[str, float] | None) -> tuple[str, float] | None:
    """Return what a heading means, or is likely to mean where no phrase covers half of it."""
    return match if match is not None and match[1] >= _GUESS else guess_of(heading) or match


def tells(section: str, text: str) -> bool:
    """Say whether a paragraph tells, under whatever heading, what a section of the outline should."""
    words = key(text).split()
    return any(
        _fits(words[at], group[0]) and len(words) - at >= len(group) and all(map(_fits, words[at:], group))
        for group in section_wording().told.get(section, ())
        for at in range(len(words))
    )


def _longest(words: Sequence[str], groups: tuple[tuple[tuple[str, ...], str], ...]) -> str:
    """Return the section of the longest group of words that stands in a text, of equals the first in the text."""
    found: tuple[int, int, str] | None = None
    for group, section in groups:
        for at in range(len(words) - len(group) + 1):
            if all(_fits(word, wanted) for word, wanted in zip(words[at:], group, strict=False)):
                if found is None or (len(group), -at) > found[:2]:
                    found = (len(group), -at, section)
                break
    return found[2] if found is not None else ""


def _we(text: str) -> str:
    """Write first and second person as one: whether "I", "we" or "you" did it, the section is the same."""
    return _PERSON.sub(lambda match: _PERSONS[match.group(0).casefold()], text)


def _fits(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted

"""Add to a finding what policy, operators and grammar ask for beside what detection knows: its neighbours and its subject."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from pipeline.model import Finding, Unit
from pipeline.redact import dates, people
from pipeline.redact.cast import Subject, is_another_house, is_party, subject_of
from pipeline.redact.departments import is_department

WINDOW = 120  # characters either side of a finding that travel with it, so that its edit fits the sentence
# A court named by these words alone, or one of those that sit for the whole country, tells no town.
_COURT_WORDS = frozenset({
    "the", "a", "crown", "magistrates", "magistrate", "family", "county", "coroner", "coroners", "s", "court", "courts", "high",
    "of", "appeal", "supreme", "king", "queen", "bench", "division", "central", "criminal", "royal", "justice", "and", "tribunal",
    "upper", "first", "tier",
})  # fmt: skip
_PAST_AGE = re.compile(
    r"\b(?:since|from when|when|until|till|by the time|at the age of|from the age of|at age)\b[^.;:()]{0,30}$", re.IGNORECASE
)


_LINES = ("heading", "title", "subtitle", "list", "caption")  # styles of paragraphs that begin with a capital, sentence or not


@dataclass(frozen=True, slots=True)
class Place:
    """A finding with its unit and its turn in reading order."""

    finding: Finding
    unit: Unit | None
    order: tuple[int, int, int, int]
    led: str = field(default="", repr=False)  # the end of the paragraph before, where it leads on with a colon


def enriched(place: Place, cast: Mapping[str, Subject], *, agency_words: Collection[str] = ()) -> Finding:
    """Add to the context what policy, operators and grammar ask for beside what detection knows.

    `agency_words` are those of the names of agencies that stay readable.
    """
    finding, unit = place.finding, place.unit
    context = dict(finding.context)
    text = unit.text if unit else finding.text
    start, end = (finding.start, finding.end) if unit else (0, len(finding.text))
    context["before"] = text[max(0, start - WINDOW) : start]
    context["after"] = text[end : end + WINDOW]
    context["at_end"] = "yes" if end + WINDOW >= len(text) else "no"
    if unit is not None:
        context["treatment"] = unit.treatment
        if unit.cell is not None or unit.numbered or unit.level is not None or unit.style.startswith(_LINES):
            context["line"] = "yes"
    subject = subject_of(finding, cast)
    if subject is not None:
        _about(context, subject, finding.entity_type)
    if context.get("org_kind") == "court" and not set(re.findall(r"[a-z]+", finding.text.lower())) - _COURT_WORDS:
        context["generic"] = "yes"
    if finding.entity_type == "ORGANISATION" and _is_nameless(context, subject) and is_department(finding.text, agency_words):
        context["org_kind"] = "agency"
    if finding.entity_type == "PLACE" and context.get("listed") != "yes" and (told := _told_kind(finding.text)):
        context["place_kind"] = told
    if finding.entity_type == "AGE":
        _about_age(context, finding.text, cast)
    elif finding.entity_type == "DATE":
        context["precision"] = dates.precision(finding.text, context.get("edtf", ""))
    elif finding.entity_type == "QUOTE":
        context.setdefault("words", "few" if len(re.findall(r"\w+", finding.text)) <= 3 else "many")
        told = context["before"] if context["before"].strip() else place.led  # a quotation that is a paragraph of its own
        context.setdefault("medium", people.medium_of(finding.text, told, context["after"]))
    elif finding.entity_type == "PERSON" and _is_shouted(text, start, end):
        context["shout"] = "yes"
    entity_id = subject.id if subject is not None and subject.listed else finding.entity_id
    if is_another_house(finding, cast):
        entity_id = None
    return replace(finding, context=context, entity_id=entity_id)


# What the name of a place itself says it is, though it was taken for a town.
_KINDS_OF_PLACE = (
    (re.compile(r"\b(?:holiday|caravan|leisure) (?:park|site|village)$", re.IGNORECASE), "holiday_park"),
    (re.compile(r"\b(?:country|retail|theme|business|skate|car) park$", re.IGNORECASE), "park"),
    (re.compile(r"\b(?:public house|pub|inn|tavern|arms)$", re.IGNORECASE), "pub"),
    (re.compile(r"\b(?:railway|train|bus|coach) station$", re.IGNORECASE), "station"),
)


def _told_kind(text: str) -> str:
    return next((kind for pattern, kind in _KINDS_OF_PLACE if pattern.search(text)), "")


def _is_nameless(context: Mapping[str, str], subject: Subject | None) -> bool:
    """Say whether nobody said what kind of organisation this is."""
    return context.get("org_kind", "") in ("", "organisation", "local") and not (subject is not None and subject.listed)


def _about(context: dict[str, str], subject: Subject, entity_type: str) -> None:
    if subject.keep:
        context["keep"] = "yes"
    if subject.listed:
        context["listed"] = "yes"
        if is_party(subject):
            context["party"] = "yes"
    if subject.chosen and subject.group in ("place", "organisation"):
        context["replaced"] = "yes"
    if subject.role == "child":
        context["child"] = "yes"
    if entity_type == "ORGANISATION" and subject.role and (subject.listed or "org_kind" not in context):
        context["org_kind"] = subject.role
    if entity_type in ("PLACE", "ADDRESS") and subject.role and (subject.listed or "place_kind" not in context):
        context["place_kind"] = subject.role


_AT_THE_DEATH = re.compile(
    r"\s*,?\s*(?:(?:at|by) the time of (?:(?:the|her|his|their)\s+(?:\w+['’]s\s+)?)?(?:death|homicide|murder|killing|fatal)"
    r"|(?:at|on) (?:her|his|the|their) death|when (?:she|he) (?:killed|murdered)\b"
    r"|when (?:she|he|they) (?:died|(?:was|were) (?:killed|murdered|stabbed to death|found dead)))",
    re.IGNORECASE,
)


def _about_age(context: dict[str, str], text: str, cast: Mapping[str, Subject]) -> None:
    """Tell an age at an event from an age now, and a child's age from an adult's."""
    past = bool(_PAST_AGE.search(context["before"]) or people.AGE_CLAUSE.match(re.split(r"\d", text)[0].strip() or "-"))
    at_death = _AT_THE_DEATH.match(re.sub(r"^\s*years?(?:\s+(?:old|of age))?\b", "", context["after"], flags=re.IGNORECASE))
    if at_death and context.get("age_at") == "past":
        context["age_at"] = "now"  # "was 35 when she was killed" dates nothing but the death
    past = past and not at_death and not re.search(r"\baged\s*$", context["before"] + re.split(r"\d", text)[0], re.IGNORECASE)
    context.setdefault("age_at", "past" if past else "now")
    owner = cast.get(context.get("age_of", ""))
    if owner is not None and owner.role == "child":
        context["child"] = "yes"
    if "child" not in context and owner is None and context["age_at"] == "now":
        age = people.age_number(text)
        if age is not None and age < 18:
            context["child"] = "yes"


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Say whether the sentence around a name is in capitals, so that the name is no sign of its own."""
    own = text[start:end]
    if not own.isupper():
        return False
    left = max(text.rfind(mark, 0, start) for mark in ".!?\n")
    right = min((at for mark in ".!?\n" if (at := text.find(mark, end)) >= 0), default=len(text))
    rest = [c for c in text[left + 1 : start] + text[end:right] if c.isalpha()]
    if len(rest) < 3:
        return (
            len(text.strip()) == len(own.strip()) and (len(own.split()) > 1 or len(own) > 4) and not any(c.isdigit() for c in own)
        )
    return sum(c.isupper() for c in rest) >= 0.85 * len(rest)

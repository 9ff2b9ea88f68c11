"""Presidio anonymizer operators of our own, behind the one place that calls Presidio.

Every operator makes the replacement of ONE finding from its text and settings; the engine never sees two spans at once,
because it merges neighbours of one type, which would make two people one. What surrounds the finding is fitted later
(`grammar`), where the whole sentence is known.
"""

from __future__ import annotations

import functools
import json
import re
from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

from pipeline.errors import DhrError

# Settings a policy may give each operator; what else an operator needs comes with the finding.
_SETTINGS: Mapping[str, frozenset[str]] = {
    "person": frozenset({"style", "label"}),
    "place": frozenset({"label"}),
    "label": frozenset({"kind", "text"}),
    "street": frozenset({"label"}),
    "date": frozenset({"to"}),
    "time": frozenset(),
    "age": frozenset(),
    "relation": frozenset(),
    "sentence": frozenset(),
    "quote": frozenset({"text"}),
    "caption": frozenset(),
    "remove": frozenset({"text"}),
    "trait": frozenset(),
    "marker": frozenset({"text"}),
}


def known_operators() -> Mapping[str, frozenset[str]]:
    """Return the operators a policy may name, with the settings each takes."""
    return _SETTINGS


def replace_one(text: str, entity_type: str, operator: str, params: Mapping[str, str]) -> str:
    """Return what stands instead of one finding, made by Presidio's engine with our operator."""
    from presidio_anonymizer import OperatorConfig, RecognizerResult

    if not text:
        return ""
    span = RecognizerResult(entity_type=entity_type, start=0, end=len(text), score=1.0)
    config = {entity_type: OperatorConfig(f"dhr_{operator}", dict(params))}
    try:
        result = _engine().anonymize(text=text, analyzer_results=[span], operators=config, merge_entities_with_spaces=False)
    except Exception:
        raise DhrError(f"The operator {operator} failed on a finding of type {entity_type}.") from None
    return str(result.text)


@functools.cache
def _engine() -> Any:
    """Make the engine with our operators; its log is silenced, since it would write what it sees."""
    import logging

    from presidio_anonymizer import AnonymizerEngine

    log = logging.getLogger("presidio-anonymizer")
    log.handlers = [logging.NullHandler()]
    log.propagate = False
    log.setLevel(logging.CRITICAL)
    engine = AnonymizerEngine()
    for operator in _classes():
        engine.add_anonymizer(operator)
    return engine


def _classes() -> list[type[Any]]:
    """Define the operators; here, so that Presidio is imported only when something is replaced."""
    from presidio_anonymizer.entities import InvalidParamError
    from presidio_anonymizer.operators import Operator, OperatorType

    from pipeline.redact import clock, dates, moments, people

    class OneFinding(Operator):  # type: ignore[misc]
        """Replace one finding; a missing setting is refused before anything is made."""

        name = ""
        needs: tuple[str, ...] = ()

        def operate(self, text: str | None = None, params: dict[str, Any] | None = None) -> str:
            return self.make(text or "", params or {})

        @abstractmethod
        def make(self, text: str, params: Mapping[str, str]) -> str:
            """Return what stands instead of the text."""

        def validate(self, params: dict[str, Any] | None = None) -> None:
            if missing := [key for key in self.needs if key not in (params or {})]:
                raise InvalidParamError(f"{self.name} needs {', '.join(missing)}")

        def operator_name(self) -> str:
            return f"dhr_{self.name}"

        def operator_type(self) -> Any:
            return OperatorType.Anonymize

    class PersonOperator(OneFinding):
        """The pseudonym, in CAPITALS where the sentence is; a family by the pseudonyms of its members."""

        name, needs = "person", ("bases",)

        def make(self, text: str, params: Mapping[str, str]) -> str:
            names = list(dict.fromkeys(json.loads(params["bases"])))
            joined = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
            owning = re.search(r"['’]s$", text) if len(names) == 1 else None  # a span that took the possessive along
            joined = f"{joined}{owning[0]}" if owning else joined
            return joined.upper() if params.get("shout") == "yes" else joined

    class BaseOperator(OneFinding):
        """A code or noun phrase that was issued for this place or organisation."""

        needs = ("base",)

        def make(self, text: str, params: Mapping[str, str]) -> str:
            return params["base"].upper() if params.get("shout") == "yes" else params["base"]

    class PlaceOperator(BaseOperator):
        """The letter code of a town."""

        name = "place"

    class LabelOperator(BaseOperator):
        """The noun phrase for the kind of place or organisation."""

        name = "label"

    class StreetOperator(BaseOperator):
        """ "a road", with its town where that is known."""

        name = "street"

    class CaptionOperator(BaseOperator):
        """Who is on the picture, and nothing else."""

        name = "caption"

    class DateOperator(OneFinding):
        """A date as month, year or distance to the death."""

        name, needs = "date", ("to",)

        def make(self, text: str, params: Mapping[str, str]) -> str:
            return dates.generalise(
                text,
                edtf=params.get("edtf", ""),
                to=params["to"],
                death=params.get("death", ""),
                told=params.get("told", ""),
                own_start=params.get("own_start") == "yes",
            )

    class TimeOperator(OneFinding):
        """A time as part of the day, a distance between two moments in half hours."""

        name = "time"

        def make(self, text: str, params: Mapping[str, str]) -> str:
            if params.get("form") == "distance":
                return moments.less_exact(text)
            return clock.part_of_day(text, params.get("time", ""))

    class AgeOperator(OneFinding):
        """An age as part of a decade of life."""

        name = "age"

        def make(self, text: str, params: Mapping[str, str]) -> str:
            return people.age_band(text)

    class RelationOperator(OneFinding):
        """A child among relatives without gender, age and rank."""

        name = "relation"

        def make(self, text: str, params: Mapping[str, str]) -> str:
            word = text.strip()  # a finding may begin with the space before it: "Simon's son" is no "Simon'schild"
            return text.replace(word, people.child_relation(word, name=params.get("base", "")), 1)

    class SentenceOperator(OneFinding):
        """A sentence of a court without its length."""

        name = "sentence"

        def make(self, text: str, params: Mapping[str, str]) -> str:
            return people.without_term(text)

    class QuoteOperator(OneFinding):
        """A threat in reported words; anything else a marker for the panel to paraphrase."""

        name = "quote"

        def make(self, text: str, params: Mapping[str, str]) -> str:
            threat = people.threat_in(text)
            names = json.loads(params.get("inside", "[]"))
            if threat and not any(name.casefold() in threat.casefold() for name in names):
                return f"[a threat to {threat}]"
            return params.get("text", "[words to be paraphrased]")

    class RemoveOperator(OneFinding):
        """Nothing; `text` stands only where a removal would leave an empty place."""

        name = "remove"

        def make(self, text: str, params: Mapping[str, str]) -> str:
            return ""

    class TraitOperator(OneFinding):
        """A nationality or religion without its word; a trade beside it stays ("Latvian builder" → "builder")."""

        name = "trait"

        def make(self, text: str, params: Mapping[str, str]) -> str:
            kept = [
                word
                for word in text.split()
                if word.islower() and word not in ("a", "an", "the", "of", "and", "national", "origin", "descent")
            ]
            return " ".join(kept)

    class MarkerOperator(OneFinding):
        """A marker that a screen reader speaks."""

        name, needs = "marker", ("text",)

        def make(self, text: str, params: Mapping[str, str]) -> str:
            return params["text"]

    return [
        PersonOperator, PlaceOperator, LabelOperator, StreetOperator, CaptionOperator, DateOperator, TimeOperator, AgeOperator,
        RelationOperator, SentenceOperator, QuoteOperator, RemoveOperator, TraitOperator, MarkerOperator,
    ]  # fmt: skip

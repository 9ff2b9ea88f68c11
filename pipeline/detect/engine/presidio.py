# ruff: noqa: E501 - a pattern or an example stands on one line
"""The one adapter to Presidio: its AnalyzerEngine runs the paragraph-level recognisers, and nothing fails open.

Presidio skips a pattern that times out, keeps a log handler that may print text, and downloads a model that is missing. Here
every recogniser raises instead, the handler is gone, the engine gets a spaCy pipeline that is already loaded, and the
context step that makes cost quadratic is replaced by the rules' own look at the words around.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from pipeline.detect.words.mention import FAINT_WORD, Mention
from pipeline.errors import DhrError, PartMissing
from pipeline.starting import left_out

if TYPE_CHECKING:
    from spacy.language import Language

Finder = Callable[[str, str], Iterable[Mention]]  # clean text and hint -> mentions

# Labels of name models (ours and spaCy's own) and the class of each.
LABELS = {
    "PERSON": "PERSON", "PER": "PERSON", "LOC": "PLACE", "GPE": "PLACE", "FAC": "PLACE", "LOCATION": "PLACE",
    "ORG": "ORGANISATION", "ORGANIZATION": "ORGANISATION", "ORG_PUBLIC": "ORGANISATION", "DATETIME": "DATE", "DATE": "DATE", "TIME": "TIME",
    "DEM": "NATIONALITY", "NORP": "NATIONALITY", "CODE": "CASE_REFERENCE", "QUANTITY": "QUANTITY", "MONEY": "MONEY", "MISC": "MISC",
}  # fmt: skip


def _silence() -> None:
    """Take Presidio's handlers away: a log line of a library must never hold case text."""
    for name in ("presidio-analyzer", "decision_process"):
        logger = logging.getLogger(name)
        logger.handlers = [logging.NullHandler()]
        logger.propagate = False
        logger.setLevel(logging.CRITICAL)


def load_language(model: str | None) -> tuple[Any, str]:
    """Return a spaCy pipeline and its version: the named one, else the shipped model.

    A model that cannot be loaded, named or shipped, is `PartMissing`; nothing is downloaded.
    """
    from pipeline import names

    if model:
        spacy = names.import_spacy()
        try:
            language = spacy.load(model, exclude=["lemmatizer", "attribute_ruler", "parser", "tagger"])
        except (OSError, ValueError, ImportError):
            raise PartMissing(
                f"The spaCy model “{model}” named in the settings is not installed.",
                remedy="Install it, or remove the line “model:” from case.yaml to use the model that ships with dhr.",
            ) from None
        return language, f"{model}-{language.meta.get('version', '')}"
    language = names.load()  # a shipped part: without it names would go unseen, so its loss is a refusal and never a fallback
    path = getattr(names, "MODEL_PATH", None)
    return language, f"shipped-{_fingerprint(path)}"


def _fingerprint(path: Any) -> str:
    import hashlib
    from pathlib import Path

    seen = hashlib.sha256()
    root = Path(path) if path else Path()
    files = (
        sorted(f for f in root.rglob("*") if f.is_file() and f.suffix != ".md")
        if path and root.is_dir()
        else [root]
        if path and root.is_file()
        else []
    )
    for file in files:
        seen.update(f"{file.name}:{file.stat().st_size}".encode())
        with file.open("rb") as stream:
            seen.update(stream.read(65536))
    return seen.hexdigest()[:12]


class Analyzer:
    """Presidio's AnalyzerEngine over a loaded spaCy pipeline and our recognisers."""

    def __init__(self, language: Language, finders: Sequence[tuple[str, Sequence[str], Finder]]) -> None:
        """Build the engine; `finders` are (name, entity types, function on clean text and hint)."""
        with left_out("presidio_analyzer.predefined_recognizers"):  # ours take their place; they load network libraries
            import presidio_analyzer as presidio
        from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
        from presidio_analyzer.nlp_engine import NerModelConfiguration, NlpArtifacts, SpacyNlpEngine

        _silence()

        class Loaded(SpacyNlpEngine):  # type: ignore[misc]
            """Presidio's spaCy engine around a pipeline that is loaded already; it never downloads."""

            def __init__(self) -> None:
                super().__init__(ner_model_configuration=NerModelConfiguration(model_to_presidio_entity_mapping=dict(LABELS)))
                self.nlp = {"en": language}

            def load(self) -> None:
                raise DhrError("the language model must be loaded before the analyser")

            def _doc_to_nlp_artifact(self, doc: Any, language: str) -> NlpArtifacts:
                return NlpArtifacts(
                    entities=list(doc.ents), tokens=doc, tokens_indices=[], lemmas=[], nlp_engine=self, language=language,
                    scores=[_score(entity) for entity in doc.ents],
                )  # fmt: skip

        class Unchanged(ContextAwareEnhancer):  # type: ignore[misc]
            """The context step does nothing: rules look at the words around themselves."""

            def __init__(self) -> None:
                super().__init__(0, 0, 0, 0)

            def enhance_using_context(self, text: str, raw_results: list[Any], *args: Any, **kwargs: Any) -> list[Any]:
                return raw_results

        class Recogniser(presidio.LocalRecognizer):  # type: ignore[misc]
            """One of our finders as a Presidio recogniser."""

            def __init__(self, place: int, name: str, kinds: Sequence[str], finder: Finder) -> None:
                self.place = place
                self.finder = finder
                super().__init__(supported_entities=list(kinds), supported_language="en", name=name)

            def load(self) -> None:
                return None

            def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[Any]:
                found = enumerate(self.finder(text, nlp_artifacts.hint))
                return [_result(m, self.name, self.id, (self.place, number)) for number, m in found]

        class NameModel(presidio.LocalRecognizer):  # type: ignore[misc]
            """The entities of the spaCy pipeline."""

            def load(self) -> None:
                return None

            def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[Any]:
                read = [(*one, False) for one in zip(nlp_artifacts.entities, nlp_artifacts.scores, strict=True)]
                read += [(*one, True) for one in _hints(nlp_artifacts.tokens)]
                return [
                    _result(mention, self.name, self.id, (len(finders), number))
                    for number, (entity, score, faint) in enumerate(read)
                    if (mention := _from_model(entity, score, faint=faint)) is not None
                ]

        def _result(mention: Mention, name: str, identifier: str, order: tuple[int, int]) -> Any:
            explanation = presidio.AnalysisExplanation(
                recognizer=name, original_score=mention.score, textual_explanation=mention.why
            )
            # the type names its recogniser: Presidio drops a result that another of one type holds, and with it what it knows
            return presidio.RecognizerResult(
                f"{mention.kind}@{mention.recogniser}", mention.start, mention.end, mention.score, explanation,
                {"recognizer_name": mention.recogniser, "recognizer_identifier": identifier, "mention": mention, "order": order},
            )  # fmt: skip

        kinds = sorted({kind for _, kinds, _ in finders for kind in kinds} | set(LABELS.values()))
        recognisers: list[Any] = [Recogniser(place, *finder) for place, finder in enumerate(finders)]
        self.has_model = bool(language.pipe_names)
        if self.has_model:
            recognisers.append(
                NameModel(supported_entities=sorted(set(LABELS.values())), supported_language="en", name="name_model")
            )
        registry = presidio.RecognizerRegistry(recognizers=recognisers, supported_languages=["en"])
        self._kinds = kinds
        self._nlp = Loaded()
        self._engine = presidio.AnalyzerEngine(
            registry=registry, nlp_engine=self._nlp, supported_languages=["en"], context_aware_enhancer=Unchanged()
        )

    def analyse(self, texts: Sequence[tuple[str, str]], *, batch: int = 64) -> Iterator[tuple[Mention, ...]]:
        """Yield the mentions of each (clean text, hint), in order; the spaCy pipeline sees them in batches."""
        stream = self._nlp.process_batch([text for text, _ in texts], "en", batch_size=batch)
        for (text, hint), (_, artifacts) in zip(texts, stream, strict=True):
            artifacts.hint = hint
            results = self._engine.analyze(
                text, "en", entities=self._kinds, nlp_artifacts=artifacts, return_decision_process=True
            )
            found = [result.recognition_metadata for result in results]  # in no order: Presidio keeps them in sets
            yield tuple(one["mention"] for one in sorted(found, key=lambda one: one["order"]))


def _score(entity: Any) -> float:
    try:
        return float(entity._.score)
    except AttributeError:
        return 0.85


def _hints(doc: Any) -> list[tuple[Any, float]]:
    """Return the people of the model's bolder reading: for words that no dictionary holds, its faint word is enough."""
    return [(span, _score(span)) for span in doc.spans.get("dhr_names_possible", ()) if span.label_ == "PERSON" and len(span) < 3]


_FULL_STOP = re.compile(
    r"(?<=[^\W\d_]{2})(?<!\bSt)(?<!\bSts)(?<!\bMt)(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bCo)(?<!\bLtd)(?<!\bInc)(?<!\bRd)(?<!\bAve)\.(?:$|\s+(?=[A-Z]))"
)


def _one_sentence(text: str) -> int:
    """Return the length of a name up to the full stop that ends a sentence in it: "Saltmere. Will" is "Saltmere"."""
    stop = _FULL_STOP.search(text)
    return stop.start() if stop else len(text)


def _from_model(entity: Any, score: float, *, faint: bool) -> Mention | None:
    kind = LABELS.get(entity.label_)
    text = entity.text
    if kind is None or not any(c.isalnum() for c in text):
        return None
    start, end = entity.start_char, entity.end_char
    while end > start and not (text[end - start - 1].isalnum() or text[end - start - 1] in ")."):
        end -= 1
    if text[: end - start].endswith("'s") and kind != "ORGANISATION":
        end -= 2
    if kind in ("PLACE", "ORGANISATION"):
        end = start + _one_sentence(text[: end - start])
    facts = {"org_kind": "public_body"} if entity.label_ == "ORG_PUBLIC" else {FAINT_WORD: "yes"} if faint else {}
    why = f"the name model reads it as {entity.label_.lower().replace('_', ' ')} ({score:.2f})"
    return Mention(start, end, kind, round(float(score), 3), "name_model", why, facts)

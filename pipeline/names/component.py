"""The spaCy component `dhr_names`: finds people, places, organisations, dates and other traits that no list holds.

It sets `doc.ents`, `doc.spans["dhr_names"]` (the same spans), `span._.score` (0 to 1: how surely it is no ordinary text) and
`span._.public` (0 to 1: how surely an organisation is a public body). `doc.spans["dhr_names_possible"]` holds what only a bolder
reading finds: for a person to look at, never to mask unasked. Lemmas are the words in lower case, because Presidio looks for its
context words there. Under Presidio it works by way of `SpacyNlpEngine`, given the folder `MODEL_PATH` or a loaded pipeline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

import numpy as np
from spacy.attrs import LEMMA, LOWER
from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.errors import PartMissing
from pipeline.names.encoder import Encoder, Floats
from pipeline.names.pieces import Encoded

GROUP = "dhr_names"
POSSIBLE = "dhr_names_possible"
EDGE = frozenset(
    ",.;:!?()[]{}\"'“”‘’|/-–—•·*"
)  # a finding neither starts nor ends with these, except a full stop after an initial


class NameFinder:
    """Tag tokens and join them to spans; holds the loaded model."""

    def __init__(
        self,
        nlp: Language,
        name: str = "dhr_names",
        *,
        threads: int | None = None,
        outside_bias: float | None = None,
        public_bias: float | None = None,
    ) -> None:
        self.nlp, self.name, self.threads = nlp, name, threads
        self._outside_bias, self._public_bias = outside_bias, public_bias
        self._encoder: Encoder | None = None
        for extension in ("score", "public"):
            if not Span.has_extension(extension):
                Span.set_extension(extension, default=0.0)

    # loading ----------------------------------------------------------------------------------------------------------

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> NameFinder:
        """Load the weights from a folder; raises PartMissing if one is absent or damaged."""
        return self.with_encoder(Encoder(Path(path), threads=self.threads))

    def with_encoder(self, encoder: Encoder) -> NameFinder:
        """Take weights that are loaded already."""
        self._encoder = encoder
        tags = self._encoder.tags
        self._labels = ("O", *dict.fromkeys(t[2:] for t in tags[1:]))
        self._label_of_tag = np.array([0, *(self._labels.index(t[2:]) for t in tags[1:])])
        self._begins = np.array([t.startswith("B-") for t in tags])
        biases = dict(self._encoder.settings["biases"])
        if self._outside_bias is not None:
            biases["O"] = -self._outside_bias
        if self._public_bias is not None:
            biases["ORG_PUBLIC"] = self._public_bias
        self._bias = np.array([biases.get(self._labels[i], 0.0) for i in self._label_of_tag], np.float32)
        self._bold = self._bias.copy()
        self._bold[0] = min(self._bold[0] - 1.0, -float(self._encoder.settings["bold_bias"]))
        self._family = [self._labels.index("ORG") if label == "ORG_PUBLIC" else i for i, label in enumerate(self._labels)]
        self._private, self._public = (np.array([t.endswith(end) for t in tags]) for end in ("-ORG", "-ORG_PUBLIC"))
        return self

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:
        """Write nothing: the weights lie in the folder they were shipped in and do not change."""
        Path(path).mkdir(parents=True, exist_ok=True)

    @property
    def labels(self) -> tuple[str, ...]:
        """Name the labels this component can set."""
        return self._labels[1:]

    # running ----------------------------------------------------------------------------------------------------------

    def __call__(self, doc: Doc) -> Doc:
        return self._finish(*self._begin([doc]))[0]

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Annotate many documents; within a batch equal texts are run once, and several side by side.

        The next batch is run while whoever asked works on this one.
        """
        docs = iter(stream)
        ahead = None
        while batch := list(islice(docs, max(1, batch_size))):
            begun = self._begin(batch)
            if ahead is not None:
                yield from self._finish(*ahead)
            ahead = begun
        if ahead is not None:
            yield from self._finish(*ahead)

    def _begin(self, docs: list[Doc]) -> tuple[list[Doc], list[Encoded], Callable[[], list[Floats]]]:
        if self._encoder is None:
            raise PartMissing("The name model has no weights yet.", remedy="Load it with pipeline.names.load().")
        coded = [self._encoder.pieces.encode([t.text for t in doc]) for doc in docs]
        return docs, coded, self._encoder.begin(coded)

    def _finish(self, docs: list[Doc], coded: list[Encoded], scored: Callable[[], list[Floats]]) -> list[Doc]:
        for doc, text, scores in zip(docs, coded, scored(), strict=True):
            self._set(doc, text, scores)
        return docs

    def _set(self, doc: Doc, text: Encoded, scores: Floats) -> None:
        sure = self._spans(doc, text, scores, self._bias)
        bold = self._spans(doc, text, scores, self._bold)
        if len(doc):  # no lemmatiser here; Presidio looks for its context words among the lemmas
            doc.from_array([LEMMA], doc.to_array([LOWER]).reshape(-1, 1))
        taken = {t for span in sure for t in range(span.start, span.end)}
        doc.set_ents(sure)
        doc.spans[GROUP] = sure
        doc.spans[POSSIBLE] = [s for s in bold if not any(t in taken for t in range(s.start, s.end))]

    def _spans(self, doc: Doc, text: Encoded, scores: Floats, bias: Floats) -> list[Span]:
        """Join tagged tokens to spans; a token begins a new span if its label changes or it is clearly a beginning."""
        if not len(scores):
            return []
        logits = scores + bias
        tags = logits.argmax(1)
        labels = self._label_of_tag[tags]
        chances = np.exp(scores - scores.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        inside = np.nonzero(labels)[0]
        spans: list[Span] = []
        run: list[int] = []
        for row in [*inside.tolist(), -1]:
            joined = (
                bool(run)
                and row == run[-1] + 1
                and self._family[labels[row]] == self._family[labels[run[-1]]]
                and not self._clear_start(logits[row], int(tags[row]))
            )
            if run and not joined:
                span = self._span(doc, text, run, int(labels[run[0]]), chances, bias)
                if span is not None:
                    spans.append(span)
                run = []
            run.append(row)
        return spans

    def _clear_start(self, logits: Floats, tag: int) -> bool:
        return bool(self._begins[tag]) and bool(logits[tag] - logits[tag + 1] > 0.7)

    def _span(self, doc: Doc, text: Encoded, run: list[int], label: int, chances: Floats, bias: Floats) -> Span | None:
        named_so = self._labels[self._family[label]] == "ORG"  # "St Petroc's" is the school's name; "Tamsin's" is not Tamsin's
        while run and self._edge(doc[text.tokens[run[0]]].text, possessive=True):
            run = run[1:]
        while run and self._edge(doc[text.tokens[run[-1]]].text, possessive=not named_so):
            run = run[:-1]
        if not run:
            return None
        private, public = (float(chances[run][:, which].sum()) for which in (self._private, self._public))
        name = self._labels[label]
        if name in ("ORG", "ORG_PUBLIC"):  # one name, one reading, though its words may differ ("Saltmere Constabulary")
            name = (
                "ORG_PUBLIC" if public * np.exp(bias[self._public.argmax()] - bias[self._private.argmax()]) > private else "ORG"
            )
        span = Span(doc, text.tokens[run[0]], text.tokens[run[-1]] + 1, label=name)
        span._.score = round(float((1 - chances[run, 0]).mean()), 4)
        span._.public = round(public / (private + public), 4) if private + public > 1e-6 else 0.0
        return span

    @staticmethod
    def _edge(token: str, *, possessive: bool) -> bool:
        return all(c in EDGE for c in token) or (possessive and token in ("'s", "’s"))


@Language.factory(  # type: ignore[untyped-decorator]
    "dhr_names",
    assigns=["doc.ents", "token.lemma", "doc.spans", "span._.score", "span._.public"],
    default_config={"threads": None, "outside_bias": None, "public_bias": None},
)
def make(nlp: Language, name: str, threads: int | None, outside_bias: float | None, public_bias: float | None) -> NameFinder:
    """Make the component, without weights; `from_disk` loads them."""
    return NameFinder(nlp, name, threads=threads, outside_bias=outside_bias, public_bias=public_bias)

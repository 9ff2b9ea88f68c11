"""Find names nobody listed: a small statistical model that ships with the program.

In: text. Out: a spaCy document with entities of `LABELS`, each with a score. Refuses to work with weights that are missing or
damaged. Trained by `training/` (not in the wheel); its card is `model/MODEL_CARD.md`.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.starting import left_out

if TYPE_CHECKING:
    from spacy.language import Language

MODEL_PATH = Path(__file__).with_name("model")
LABELS = ("PERSON", "LOC", "ORG", "ORG_PUBLIC", "DATETIME", "DEM", "CODE", "QUANTITY", "MISC")


def import_spacy() -> Any:
    """Import spaCy without its command line, a third of the time it takes, which loads libraries for the network."""
    with left_out("spacy.cli.info"):
        import spacy
    return spacy


def load(*, threads: int | None = None, outside_bias: float | None = None, public_bias: float | None = None) -> Language:
    """Load the shipped model as a spaCy pipeline: an English tokenizer and the component `dhr_names`.

    `threads` counts the paragraphs run side by side (default: the processors there are, four at most). A higher `outside_bias`
    makes it bolder: it finds more and masks more ordinary words. `public_bias` moves organisations towards ORG_PUBLIC. Both
    default to what was chosen on development data (`model.json`). Raises PartMissing if the weights are missing or damaged.
    """
    from pipeline.names.encoder import Encoder

    with ThreadPoolExecutor(1) as ahead:  # the weights are read and prepared while spaCy is imported, which takes as long
        encoder = ahead.submit(Encoder, MODEL_PATH / "dhr_names", threads=threads)
        spacy = import_spacy()
        from pipeline.names import component  # noqa: F401  (registers the factory)

        nlp = spacy.blank("en")
        finder = nlp.add_pipe("dhr_names", config={"threads": threads, "outside_bias": outside_bias, "public_bias": public_bias})
        finder.with_encoder(encoder.result())
    nlp.max_length = 10_000_000  # the encoder works in windows; memory grows with the text, not with its square
    language: Language = nlp
    return language

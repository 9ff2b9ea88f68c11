"""Say how likely two rows record one happening: the weighed sum of all that they share, as a probability, with the reasons.

The weights are data (`weights.yaml`), learnt from cases whose happenings are known; similar wording counts, but little by itself.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.errors import SettingInvalid
from pipeline.timeline.joining.again import told_again
from pipeline.timeline.joining.comparison import Comparison, compare
from pipeline.timeline.joining.contest import Pair, set_side_by_side
from pipeline.timeline.joining.features import Features
from pipeline.timeline.joining.rarity import Setting
from pipeline.timeline.reading.lexicon import load_words

JOIN_LINE, PROPOSAL_LINE = 0.4, 0.15  # of the probability
_LEAST = 0.05  # below it a pair is not kept


@dataclass(frozen=True, slots=True)
class Score:
    """How likely two rows record one happening, between 0 and 1, and why."""

    probability: float
    reasons: tuple[str, ...]
    hard: bool = False  # a reference both give, or one agency's own word that it repeats itself: needs no more


@dataclass(frozen=True)
class Weights:
    """What each mark of a comparison adds to the log-odds; `base` is what is known before any mark."""

    base: float
    of: Mapping[str, float]


@cache
def weights() -> Weights:
    """Load weights.yaml once."""
    raw = load_words("weights.yaml")
    try:
        return Weights(float(raw["base"]), {name: float(value) for name, value in raw["weights"].items()})
    except (KeyError, TypeError, ValueError) as error:
        raise SettingInvalid(
            f"redaction_rules/timeline/weights.yaml does not fit: {error}.", remedy="Restore the file as shipped."
        ) from None


def comparisons(features: Sequence[Features], pairs: Sequence[Pair], setting: Setting) -> dict[Pair, Comparison]:
    """Return all comparisons of rows of different agencies, each set beside the others."""
    across = (pair for pair in pairs if features[pair[0]].agency != features[pair[1]].agency)
    compared = {(a, b): compare(features[a], features[b], setting) for a, b in across}
    found = {pair: comparison for pair, comparison in compared.items() if comparison is not None}
    set_side_by_side(features, found, setting.rarity)
    return found


def score_pairs(features: Sequence[Features], pairs: Sequence[Pair], setting: Setting) -> dict[Pair, Score]:
    """Return the scores of all pairs that may be one happening."""
    scores = {pair: _score(comparison) for pair, comparison in comparisons(features, pairs, setting).items()}
    for a, b in pairs:
        if features[a].agency == features[b].agency and (again := told_again(features[a], features[b], setting)):
            scores[a, b] = Score(again[0], (again[1], "the same day"), hard=True)
    return {pair: score for pair, score in scores.items() if score.probability >= _LEAST}


def _score(comparison: Comparison) -> Score:
    of = weights().of
    # A mark that no case held when the weights were learnt says nothing.
    total = weights().base + sum(of.get(name, 0.0) * size for name, size in comparison.marks.items())
    return Score(1 / (1 + math.exp(-total)), tuple(comparison.reasons), comparison.referenced)

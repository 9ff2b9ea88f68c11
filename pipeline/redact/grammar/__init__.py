"""Fit one replacement into its sentence: articles, possessives, prepositions, capitals, and the seam a removal leaves.

Everything here looks at the text around a span and returns a wider span with the words that stand there afterwards. The text
may be known only near the findings; an unknown character is `UNKNOWN` and is never changed.
"""

from __future__ import annotations

from pipeline.redact.grammar.kinds import STEPS
from pipeline.redact.grammar.seam import close_seam
from pipeline.redact.grammar.span import UNKNOWN, Fit, fit_article, fit_capital, fit_possessive
from pipeline.redact.grammar.times import with_full_stop

__all__ = ["UNKNOWN", "Fit", "fit"]


def fit(text: str, item: Fit, *, left: int, right: int) -> Fit:
    """Fit one replacement; the span may grow within [left, right) and nowhere else."""
    for step in STEPS:
        item = step(text, item, left, right)
    if not item.replacement:
        return close_seam(text, item, left, right)
    if item.entity_type in ("PERSON", "PLACE", "ORGANISATION"):
        item = with_full_stop(text, item, right)  # "by Dr R. She" → "by GP 1. She"
    item = fit_article(text, item, left)
    item = fit_possessive(text, item, right)
    return fit_capital(text, item)

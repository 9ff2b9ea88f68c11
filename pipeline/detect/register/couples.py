"""Read two titles before one name as two people: "Mr and Mrs Rourke", "Mr & Mrs Gethin Rourke"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.detect.register.known import Known
from pipeline.detect.words.mention import REGISTER, Mention, with_facts

_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Doctor)\.?"
_BEFORE = re.compile(rf"(?<![\w'-]){_TITLE} ?(?:&|and|\+|/) ?$", re.IGNORECASE)
_TITLED = re.compile(rf"{_TITLE} ", re.IGNORECASE)
_LONGEST = 12  # "Doctor and "


def as_couples(mentions: Iterable[Mention], text: str, known: Known) -> list[Mention]:
    """Take the first of two titles into the mention behind it, which then means everybody of the register with that surname.

    A couple nobody listed stays one mention: "Mr and Mrs Lovatt" must not become "Mr and Neighbour 1".
    """
    result = []
    for mention in mentions:
        if mention.kind == "PERSON" and _TITLED.match(text, mention.start) and "members" not in mention.facts:
            first = _BEFORE.search(text, max(0, mention.start - _LONGEST), mention.start)
            if first is not None:
                mention = _widened(mention, first.start(), text, known)
        result.append(mention)
    return result


def _widened(mention: Mention, start: int, text: str, known: Known) -> Mention:
    bearers = known.bearing(text[mention.start : mention.end].split()[-1]) if mention.tier == REGISTER else ()
    mention = replace(mention, start=start)
    if len(bearers) < 2:
        return mention
    return with_facts(replace(mention, entity="|".join(bearers)), form="plural", members=",".join(bearers))

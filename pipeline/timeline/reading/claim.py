"""What a row claims about one disputed point, the words it rests on, and when two claims differ."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as shown_never
from functools import cache
from typing import Any, Literal

from pipeline.timeline.reading.lexicon import load_words, pattern_of

# value: another value differs. people: claims that share somebody agree. company: one account may name fewer. injuries: one
# may tell less than the other.
# words: accounts that share no telling word differ. count: numbers differ by more than roundness explains.
Comparison = Literal["value", "people", "company", "injuries", "words", "count"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing a row says about one point; `value` is compared, `said` is shown.

    `tags` are who, what or which words are meant, where that is not one value; `compared` says how they are set side by side.
    A `weak` claim gives way to any other its row makes of the point: "says he hit her, made no complaint".
    """

    field: str
    point: str
    value: str
    said: str = shown_never(repr=False)
    tags: frozenset[str] = frozenset()
    compared: Comparison = "value"
    weak: bool = False


@cache
def claim_lists() -> Mapping[str, Any]:
    """Load conflicts.yaml once."""
    return load_words("conflicts.yaml")


@cache
def presence_lists() -> re.Pattern[str]:
    """Return a pattern for lists of who was there: "Present at address: IP, DP, one child"."""
    labels = pattern_of(claim_lists()["company"]["listed"]).pattern
    return re.compile(rf"(?:{labels})(?: at [a-z ]{{3,20}})?\s*[:=–-](?!\w)[^.;\n]+", re.IGNORECASE)


def snippet(text: str, start: int, end: int) -> str:
    """Return the words around a match, to its sentence's ends, at most 120 characters."""
    left = max(text.rfind(mark, 0, start) for mark in (". ", "; ", "! ", "? ")) + 1
    right = min((i for mark in (". ", "; ") if (i := text.find(mark, end)) >= 0), default=len(text))
    sentence = text[left:right].strip(" .;")
    return sentence if len(sentence) <= 120 else text[max(left, start - 30) : min(right, end + 50)].strip(" .;")


def differ(a: Claim, b: Claim) -> bool:
    """Say whether two claims about one point cannot both stand as told."""
    if a.compared == "count":
        return _other_count(int(a.value), int(b.value))
    if "alone" in (a.value, b.value) or a.compared == "value" or not a.tags or not b.tags:
        return a.value != b.value
    if a.compared == "injuries":
        return _other_injuries(a.tags, b.tags)
    if a.compared == "words":
        return not a.tags & b.tags
    if a.compared == "company":
        if _may_be_fewer(a.tags, b.tags) or _may_be_fewer(b.tags, a.tags):
            return False
        return bool(a.tags - b.tags and b.tags - a.tags) and _other_people(a.tags - b.tags, b.tags - a.tags)
    return _other_people(a.tags, b.tags)


def _other_count(a: int, b: int) -> bool:
    """Say whether two counts differ: beyond a tenth, of numbers above twenty, which people round."""
    return a != b and (max(a, b) <= 20 or abs(a - b) > 0.1 * max(a, b))


# --- injuries: "nature@region@side", a region a path such as head/face/lip -------------------------------------------


ONLY = "only@@"  # beside the findings of an account that says there were no others


def _other_injuries(a: frozenset[str], b: frozenset[str]) -> bool:
    """Say whether neither account may tell less than the other; one that says there was no more may not tell less."""
    wide, other = a - {ONLY}, b - {ONLY}
    if not (_covers(wide, other) or _covers(other, wide)):
        return True
    return (ONLY in a and not _covers(wide, other)) or (ONLY in b and not _covers(other, wide))


def _covers(wide: frozenset[str], narrow: frozenset[str]) -> bool:
    """Say whether every finding of one account may be a finding of the other."""
    return all(any(_may_be_one(a, b) for b in wide) for a in narrow)


def _may_be_one(a: str, b: str) -> bool:
    (nature, region, side), (other_nature, other_region, other_side) = a.split("@"), b.split("@")
    if side and other_side and side != other_side and _related(region, other_region):
        return False
    if region and other_region:
        return _related(region, other_region)
    return nature == other_nature or (nature if not region else other_nature) == "any"


def _related(region: str, other: str) -> bool:
    return f"{region}/".startswith(f"{other}/") or f"{other}/".startswith(f"{region}/")


# --- people: roles and relations, register ids ("id:"), other names ("name:") ----------------------------------------

_SEXES = frozenset(("male", "female"))
_ACQUAINTED = frozenset(("neighbour", "friend", "colleague", "landlord", "lodger", "carer", "clergy"))
_STRANGERS = frozenset(("taxi driver", "stranger", "passer-by", "anonymous"))


def _may_be_fewer(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether an account may name some of those the other names: people of the register among them, or acquaintances."""
    few, many = (frozenset(t for t in tags if t.startswith("id:")) for tags in (one, other))
    return few < many if few else one <= _ACQUAINTED and len(many) > 1


def _other_people(a: frozenset[str], b: frozenset[str]) -> bool:
    shared = a & b
    named = [frozenset(t for t in tags if t.startswith(("name:", "id:"))) for tags in (a, b)]
    if shared and (any(t.startswith(("name:", "id:")) for t in shared) or not (named[0] and named[1])):
        return False
    if named[0] and named[1]:  # two named people of one relation, or one of them under a name the register does not know
        return not shared or all(any(t.startswith("id:") for t in names) for names in named)
    if "passer-by" in a | b and (_of_a_trade(a) or _of_a_trade(b)):
        return False  # a member of the public may drive a lorry
    if _STRANGERS & (a | b):
        return True
    if (named[0] and _of_a_trade(b)) or (named[1] and _of_a_trade(a)):
        return True  # "the driver" is none of the people of the case
    families = _families()
    related = any(families.get(x, frozenset()) & b for x in a) or any(families.get(x, frozenset()) & a for x in b)
    return not related and (_kinds(a) & _kinds(b)) != set()


def _of_a_trade(tags: frozenset[str]) -> bool:
    """Say whether somebody is told by a trade alone, which no word of kinship or acquaintance means."""
    return (
        bool(tags)
        and not any(t.startswith(("name:", "id:")) or t in claim_lists()["relations"] for t in tags)
        and not tags & _SEXES
    )


@cache
def _families() -> dict[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in claim_lists()["families"].items()}


def _kinds(tags: frozenset[str]) -> set[str]:
    """Return whether tags name somebody, say what they are, or both: a name and a relation alone cannot be compared."""
    return {"name" if t.startswith(("name:", "id:")) else "relation" for t in tags}

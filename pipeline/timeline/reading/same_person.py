"""Say whether two accounts may mean one person by what they call them, each as a set of marks.

Marks: `id:` of the register, `kin:` a relation, `agency:` a kind of agency, `trade:` what somebody does, `sex:`, `role:` of the
register, `name:` one the register does not know, and `anon`, `passing`, `public`, `to:` whom they told. What an account leaves
out tells nobody apart.
"""

from __future__ import annotations

from functools import cache

from pipeline.timeline.reading.lexicon import load_words

Marks = frozenset[str]
NOBODY: Marks = frozenset()
_PRINCIPALS = frozenset(("role:victim", "role:perpetrator"))
_OF_PRINCIPALS = frozenset(f"kin:{w}" for w in ("spouse", "mother", "father", "victim", "perpetrator", "family"))
ACQUAINTED = frozenset(f"kin:{w}" for w in ("neighbour", "friend", "colleague", "landlord", "lodger", "carer", "clergy"))


def may_be_one(a: Marks, b: Marks) -> bool:
    """Say whether two accounts may mean one person."""
    asked, other = _kind(a, "to:"), _kind(b, "to:")
    if asked and other and not asked & other:
        return True  # two tellings, to two recipients
    if len({m for m in a | b if m.startswith("sex:")}) > 1:
        return False
    one, other = _kind(a, "id:"), _kind(b, "id:")
    if one and other:
        return bool(one & other)
    if ("anon" in a) != ("anon" in b):
        named = b if "anon" in a else a
        return not any(m.startswith(("id:", "kin:", "agency:", "name:")) for m in named)
    if one or other:
        return _may_be(a, b) if one else _may_be(b, a)
    return _alike(a, b)


def _kind(marks: Marks, start: str) -> Marks:
    return frozenset(mark for mark in marks if mark.startswith(start))


def _may_be(person: Marks, said: Marks) -> bool:
    """Say whether somebody of the register may be meant by a description."""
    professional = "role:professional" in person
    kin, agencies, trades = _kind(said, "kin:"), _kind(said, "agency:"), _kind(said, "trade:")
    if _kind(said, "name:") and not kin | agencies | trades:
        return False  # a name the register does not know
    if trades & person:
        return True
    if agencies or trades:
        if professional:
            return not (agencies and _kind(person, "agency:")) or bool(agencies & person)
        return "role:friend" in person and not agencies and not _kind(person, "kin:")
    if "passing" in said or "public" in said:
        return "public" in said and "role:friend" in person
    if not kin:
        return True
    if professional:
        return bool(kin & person)
    if kin & person or _kin_alike(kin, _kind(person, "kin:")):
        return True
    if person & _PRINCIPALS:
        return bool(kin & _OF_PRINCIPALS)
    if _kind(person, "kin:"):
        return False
    return bool(kin & ACQUAINTED) if "role:friend" in person else not kin & ACQUAINTED


def _alike(a: Marks, b: Marks) -> bool:
    """Say whether two descriptions may be of one person."""
    (kin, agencies, trades), (other_kin, other_agencies, other_trades) = (
        tuple(_kind(marks, start) for start in ("kin:", "agency:", "trade:")) for marks in (a, b)
    )
    if kin and other_kin:
        return bool(kin & other_kin) or _kin_alike(kin, other_kin)
    if agencies and other_agencies:
        return bool(agencies & other_agencies)
    if (kin and (other_agencies or other_trades)) or (other_kin and (agencies or trades)):
        return False
    if "passing" in a | b and ("passing" in a) != ("passing" in b):
        return not (kin | other_kin | agencies | other_agencies)
    if "public" in a | b:
        return not (agencies | other_agencies)
    return True


@cache
def _families() -> dict[str, Marks]:
    return {
        f"kin:{key}": frozenset(f"kin:{v}" for v in values) for key, values in load_words("conflicts.yaml")["families"].items()
    }


def _kin_alike(a: Marks, b: Marks) -> bool:
    return any(_families().get(x, NOBODY) & b for x in a) or any(_families().get(x, NOBODY) & a for x in b)

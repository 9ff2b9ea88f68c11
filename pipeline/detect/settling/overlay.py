# ruff: noqa: E501 - a pattern or an example stands on one line
"""Lay the layers over one another in one paragraph: keep rules, names beside names, quotations, overlaps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.detect.register.known import Known
from pipeline.detect.register.people import People, name_key
from pipeline.detect.words.mention import GUESSED, PROPOSED, REGISTER, Mention, settle, with_facts

_TITLES_ONLY = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Doctor|Prof|Professor|Sir|Dame|Lord|Lady|Judge|Cllr|Councillor|DCI|DI|DSU|DS|DC|PC|Supt|Insp|Detective|Chief|Superintendent|Inspector|Sergeant|Constable|the|The)\.? ?)*$"
)


_TRUE_INITIALS = ("initials", "initials_titled")  # found elsewhere by name: not the pseudonym or firm they look like
_LIST = re.compile(r"(?:,| and| &|, and)(?: the)? (?=[^\W\d_])")
_JOINT = re.compile(r",? (?:of|from|at|for|in|and)(?: the)? ")


def name_handles(mentions: Iterable[Mention], text: str, known: Known) -> list[Mention]:
    result = []
    for mention in mentions:
        if mention.kind in ("EMAIL", "HANDLE", "URL", "FILE_NAME", "EXHIBIT") and mention.entity is None:
            entities = known.in_handle(text[mention.start : mention.end]) if mention.kind != "EXHIBIT" else ()
            if entities:
                mention = replace(with_facts(mention, form="handle"), entity="|".join(entities), score=max(mention.score, 0.9))
        result.append(mention)
    return result


def _titled(text: str, mention: Mention, keep: Mention) -> bool:
    """Say whether a mention is kept words with a title, or a guess that is mostly kept words ("SafeLives and the College")."""
    if mention.end == keep.end and _TITLES_ONLY.match(text[mention.start : keep.start]):
        return True
    return (
        mention.tier == GUESSED
        and mention.kind in ("ORGANISATION", "PERSON", "PLACE")
        and len(keep) > 5
        and 2 * len(keep) >= len(mention)
        and mention.recogniser != "saint"
        and mention.facts.get("org_kind") != "hospital"  # "Example Emergency Department"
    )


def _behind_people(text: str, mentions: Sequence[Mention], keep: Mention) -> Mention:
    """Cut people off the front of a body that stays: "Jane Example and Sample Police" must not keep her name readable."""
    for person in mentions:
        if person.kind != "PERSON" or person.score < 0.6 or not (keep.start - 12 <= person.start and person.end < keep.end):
            continue
        form = person.facts.get("form")
        named = form in ("full", "title_surname", "misspelt", "initials_titled") or (
            form in ("first", "nickname")
            and (person.tier == REGISTER or (person.recogniser == "name_model" and person.score >= 0.9))
        )
        joint = _JOINT.match(text, person.end) or _LIST.match(text, person.end)
        if named and joint is not None and keep.start < joint.end() < keep.end - 3:
            keep = replace(keep, start=joint.end())
    return keep


def shield(
    text: str, mentions: Sequence[Mention], kept: Sequence[tuple[Mention, bool, bool]]
) -> tuple[list[Mention], list[Mention], list[Mention]]:
    """Apply the keep list: return (mentions left, findings the rules make, what is kept).

    A mention inside kept words goes, unless the register knows it and the rule does not stand over the register. A mention
    that only touches kept words, or that holds them and more ("Simon Trask" with the pseudonym Simon), stays.
    """
    left: list[Mention] = []
    shadowed: set[int] = set()
    kept = [(_behind_people(text, mentions, k) if k.kind == "ORGANISATION" else k, over, finding) for k, over, finding in kept]
    for mention in mentions:
        within = sum(len(keep) for keep, _, finding in kept if not finding and mention.holds(keep) and keep.end - keep.start > 5)
        hidden = (
            mention.tier == GUESSED
            and mention.kind == "ORGANISATION"
            and mention.recogniser != "saint"
            and mention.facts.get("org_kind") != "hospital"
            and 2 * within >= len(mention)
        )
        for index, (keep, over, finding) in enumerate(kept):
            if not keep.overlaps(mention):
                continue
            if keep.holds(mention):
                slip = mention.score < PROPOSED and len(keep) > len(mention)  # "Parkinson's disease" is no slip for "Larkinson"
                true_initial = mention.recogniser in ("propagation", "called") and mention.facts.get("form") in _TRUE_INITIALS
                # an address of this case ("C23") is no road, though a rule reads its letters so
                stand = mention.kind == "ADDRESS" and mention.recogniser == "propagation" and len(keep) == len(mention)
                if ((mention.tier == REGISTER and mention.entity) or true_initial or stand) and not over and not slip:
                    if (keep.start == mention.start and keep.end == mention.end) or not finding:
                        shadowed.add(index)
                    continue
                hidden = True
            elif (
                mention.holds(keep)
                and not finding
                and mention.tier != REGISTER
                and not mention.entity
                and _titled(text, mention, keep)
            ):
                hidden = True
            elif mention.holds(keep) and not finding:
                shadowed.add(index)
            elif (
                finding
                and mention.tier != REGISTER
                and len(keep) >= len(mention)
                and mention.kind in ("PERSON", "PLACE", "ORGANISATION", "ADDRESS")
            ) or (over and mention.kind in ("PERSON", "PLACE", "DATE", "QUANTITY") and mention.tier != REGISTER):
                hidden = True
        if not hidden:
            left.append(mention)
    findings = [k for i, (k, _, finding) in enumerate(kept) if finding and i not in shadowed]
    stays = [
        k
        for i, (k, _, finding) in enumerate(kept)
        if not finding and i not in shadowed and not any(k.overlaps(m) and m.score >= PROPOSED for m in left)
    ]
    return left, findings, stays


def _split_quotes(mentions: Sequence[Mention]) -> list[Mention]:
    """Let names inside verbatim words stand: the quotation becomes the stretches around them, numbered, one decision."""
    quotes = [m for m in mentions if m.kind == "QUOTE"]
    if not quotes:
        return list(mentions)
    others = [m for m in mentions if m.kind != "QUOTE"]
    result = list(others)
    for quote in quotes:
        inner = sorted((m for m in others if m.overlaps(quote)), key=lambda m: m.start)
        if any(m.holds(quote) for m in inner):
            continue
        edges = [quote.start, *(x for m in inner for x in (max(m.start, quote.start), min(m.end, quote.end))), quote.end]
        spans = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a]
        for number, (start, end) in enumerate(spans, 1):
            result.append(
                replace(
                    with_facts(quote, segment=f"{number}/{len(spans)}", quote=f"{quote.start}-{quote.end}"), start=start, end=end
                )
            )
    return sorted(result, key=lambda m: m.start)


def apart(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Take a titled or full name out of the front of an organisation: "Mr Example of the Example Office" is two."""
    people = [m for m in mentions if m.kind == "PERSON" and m.score >= 0.8 and m.facts.get("form") in ("full", "title_surname")]
    bodies = [m for m in mentions if m.kind == "ORGANISATION" and m.score >= 1.0]
    result = []
    for mention in mentions:
        if mention.kind == "ORGANISATION":
            first = next((b for b in bodies if b.start == mention.start and b.end < mention.end), None)
            join = _LIST.match(text, first.end) if first else None
            if join is not None and mention.end - join.end() > 3:
                mention = replace(mention, start=join.end())
            inside = next((p for p in people if p.start <= mention.start < p.end < mention.end), None)
            joint = _JOINT.match(text, inside.end) if inside else None
            if inside is not None and joint is not None and mention.end - joint.end() > 3:
                mention = replace(mention, start=joint.end())
            elif inside is not None and (joint is not None or inside.facts.get("form") == "title_surname"):
                continue
        elif mention.kind == "PERSON" and mention.tier == GUESSED and any(_named_after(o, mention, text) for o in mentions):
            continue
        result.append(mention)
    return result


def _named_after(body: Mention, person: Mention, text: str) -> bool:
    """Say whether a name is that of a firm, school or practice: "Example Sample Solicitors", not "Example of Sample Chapel"."""
    return (
        body.kind == "ORGANISATION"
        and body.score >= 0.8
        and body.recogniser == "organisation"
        and body.facts.get("org_kind") not in ("charity", "public_body")
        and body.start == person.start
        and body.end > person.end
        and _JOINT.match(text, person.end) is None
    )


_WORTH = ("title", "gender", "relation_to", "role")


def share_facts(mentions: Sequence[Mention]) -> list[Mention]:
    """Give each person mention what another reading of the same words knows: title, gender, kinship."""
    people = [m for m in mentions if m.kind == "PERSON" and m.score >= PROPOSED]
    result = []
    for mention in mentions:
        if mention.kind == "PERSON" and "members" not in mention.facts:
            for other in people:
                if other is not mention and (other.holds(mention) or mention.holds(other)):
                    more = {k: other.facts[k] for k in _WORTH if other.facts.get(k) and not mention.facts.get(k)}
                    if "role" in more and "relation_to" not in {**mention.facts, **more}:
                        del more["role"]
                    if more:
                        mention = replace(mention, facts={**mention.facts, **more})
        result.append(mention)
    return result


def with_number(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Read "PC Example PC 4410" as one officer: the number that follows the name belongs to it."""
    numbers = [m for m in mentions if m.recogniser == "collar_number"]
    joined: set[int] = set()
    result = []
    for mention in mentions:
        if mention.kind == "PERSON" and mention.recogniser != "collar_number":
            rank = text[mention.start : mention.end].split(" ")[0]
            for number in numbers:
                gap = text[mention.end : number.start]
                if text[number.start : number.end].startswith(f"{rank} ") and gap in (" ", ", ", " (", "/", " / "):
                    joined.add(id(number))
                    mention = replace(mention, end=number.end)
        result.append(mention)
    return [m for m in result if id(m) not in joined]


def combine(mentions: Sequence[Mention], ranks: Mapping[str, int], text: str = "") -> list[Mention]:
    """Settle overlaps; verbatim words are settled apart, so that names inside them stand."""
    mentions = with_number(share_facts(mentions), text)
    quotes = [m for m in mentions if m.kind == "QUOTE"]
    return _split_quotes([*settle([m for m in mentions if m.kind != "QUOTE"], ranks, text), *settle(quotes, ranks, text)])


def join_names(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Join a first name and a surname that stand together and may be one person's ("Tamzin Rourk")."""
    result: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
        last = result[-1] if result else None
        if (
            last is not None and last.kind == mention.kind == "PERSON" and last.entity and mention.entity and last.tier == mention.tier == REGISTER
            and "members" not in last.facts and "members" not in mention.facts and 0 < mention.start - last.end <= 1 and text[last.end] in " -"
        ):  # fmt: skip
            shared = [e for e in last.entity.split("|") if e in mention.entity.split("|")]
            if shared:
                result[-1] = replace(
                    last,
                    end=mention.end,
                    score=max(last.score, mention.score),
                    entity="|".join(shared),
                    facts={**last.facts, "form": "full"},
                )
                continue
        result.append(mention)
    return result


def prefer_known(mentions: Sequence[Mention], text: str, people: People) -> list[Mention]:
    """Let a register name keep its entity where a longer person span of a pattern holds it ("PC Okoro", "Tamsin Mary Rourke")."""
    register = [m for m in mentions if m.tier == REGISTER and m.kind == "PERSON" and m.entity and "members" not in m.facts]
    if not register:
        return list(mentions)
    result = []
    for mention in mentions:
        inside = [
            r
            for r in register
            if mention.tier != REGISTER
            and mention.kind == "PERSON"
            and mention.facts.get("form") == "full"
            and mention.holds(r)
            and len(mention) > len(r)
        ]
        if len(inside) == 1:
            mention = _same_or_other(mention, inside[0], text, people)
        result.append(mention)
    return result


def _same_or_other(found: Mention, known: Mention, text: str, people: People) -> Mention:
    """Decide whether a full name that holds a register name is that person, misspelt, or somebody else of that name."""
    from rapidfuzz.distance import OSA

    given, surname = name_key(text[found.start : found.end])
    ids = (known.entity or "").split("|")

    def near(a: str, b: str) -> bool:
        return bool(a and b) and (
            a == b or OSA.distance(a, b) <= (1 if min(len(a), len(b)) < 7 else 2) or (1 in (len(a), len(b)) and a[0] == b[0])
        )

    same = [i for i in ids if i in people.by_id and near(given, people.by_id[i].given) and near(surname, people.by_id[i].surname)]
    if known.facts.get("form") in ("full", "initials_titled"):
        same = ids
    if same:
        return replace(
            found,
            entity="|".join(same),
            tier=REGISTER,
            score=max(found.score, 0.8),
            facts={**found.facts, **{k: v for k, v in known.facts.items() if k != "form"}, "form": "misspelt"},
        )
    before = text[found.start : known.start].strip()
    if known.facts.get("form") in ("first", "nickname") and found.end <= known.end and re.fullmatch(r"[A-Z]{2,4}", before):
        return known  # "AP Example", "IP Example": whom a log calls so
    if found.score < 0.45 and known.facts.get("form") != "surname":
        return found
    return replace(
        found, tier=REGISTER, score=max(found.score, 0.6), why=f"{found.why}; somebody of the register bears part of this name"
    )

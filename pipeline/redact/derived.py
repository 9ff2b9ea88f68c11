"""Findings that follow from others: captions of photographs, and the first pronoun near each child."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.detect.words.patterns import ORDINAL
from pipeline.model import Finding, Unit
from pipeline.redact.cast import Subject

_CAPTION = re.compile(r"\s*(?:(?:figure|image|picture|photo(?:graph)?|plate)\s*\d*\s*[:.–—-]|photo(?:graph)?\b)", re.IGNORECASE)
_ALT_SLOTS = ("alt_text", "alt_title")  # of pictures; captions of tables have slots of their own
_NO_PHOTOGRAPH = re.compile(r"\b(?:chart|diagram|genogram|map|graph|logo|table|timeline|signature|screenshot)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)


def captions(document: str, unit: Unit, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the whole text of a photograph's caption or description as one finding when a person is named in it."""
    alt = unit.slot.endswith(_ALT_SLOTS) and not _NO_PHOTOGRAPH.search(unit.text)
    short = len(unit.text) <= 200 and _CAPTION.match(unit.text)
    if not (alt or short) or unit.treatment != "edit":
        return
    if any(f.entity_type == "PERSON" and f.state == "proposed" and f.context.get("keep") != "yes" for f in findings):
        yield _finding(
            document, unit, 0, len(unit.text), "MISC", "captions",
            "A description of a photograph that names somebody.", {"form": "caption", "alt": "yes" if alt else "no"},
        )  # fmt: skip


def pronoun_flags(
    document: str, unit: Unit, findings: Sequence[Finding], cast: Mapping[str, Subject], flagged: set[str]
) -> Iterator[Finding]:
    """Yield the first pronoun that may tell a child's gender, once for each child of the case; nothing is guessed.

    Looked for within the sentence after the child's mention, up to the next person.
    """
    mentions = sorted((f for f in findings if f.entity_type == "PERSON"), key=lambda f: f.start)
    for at, mention in enumerate(mentions):
        subject = cast.get(mention.entity_id or "")
        if subject is None or subject.role != "child" or subject.id in flagged:
            continue
        stop = mentions[at + 1].start if at + 1 < len(mentions) else len(unit.text)
        end = re.compile(r"[.!?\n]").search(unit.text, mention.end, stop)
        match = _PRONOUN.search(unit.text, mention.end, min(end.start() if end else stop, mention.end + 150))
        if match:
            flagged.add(subject.id)
            yield _finding(
                document, unit, match.start(), match.end(), "RELATION", "pronouns",
                "A pronoun near a child tells the child's gender; please look at the pronouns of this child.",
                {"form": "pronoun", "about": subject.id}, possible=True,
            )  # fmt: skip


_SIBLING = re.compile(
    r"\b(?:his|her|their)\s+(?:(?:little|big|baby|twin|older|younger|elder|eldest|oldest|youngest)\s+)?(?:half-|step)?(?:brother|sister|sibling)s?\b",
    re.IGNORECASE,
)


def siblings(document: str, unit: Unit, findings: Sequence[Finding], cast: Mapping[str, Subject]) -> Iterator[Finding]:
    """Yield "his sister" said of a child, where detection found no relation: it tells the gender of another child."""
    mentions = sorted((f for f in findings if f.entity_type == "PERSON"), key=lambda f: f.start)
    for at, mention in enumerate(mentions):
        subject = cast.get(mention.entity_id or "")
        if subject is None or subject.role != "child":
            continue
        stop = mentions[at + 1].start if at + 1 < len(mentions) else len(unit.text)
        sentence_end = re.compile(r"[.!?\n]").search(unit.text, mention.end, stop)
        for match in _SIBLING.finditer(unit.text, mention.end, sentence_end.start() if sentence_end else stop):
            if not any(f.start < match.end() and match.start() < f.end for f in findings):
                yield _finding(
                    document, unit, match.start(), match.end(), "RELATION", "siblings",
                    "A brother or sister of a child: the words tell another child's gender.",
                    {"child": "yes", "relation_to": subject.id},
                )  # fmt: skip


_NUMBER = (
    r"(?:1[0-7]|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)"
)
_YOUNG = (
    r"(?:child|son|daughter|boy|girl|baby|toddler|infant|stepson|stepdaughter|grandson|granddaughter|grandchild|nephew|niece|brother"
    r"|sister|sibling|twin)s?|children"
)
_UNIT = r"(?:years?|yrs?|months?|mths?|weeks?|days?)"
# "the children's ages are 11, 5 and 2": detection may stop at the first; a number with a noun of its own is no age
_NEXT_AGE = re.compile(
    rf"\s*(?:,\s*(?:and\s+)?|;\s*|&\s*|/\s*|and\s+)(?P<n>{_NUMBER}(?:\s+{_UNIT}(?:\s+old)?)?)(?=\s*(?:[,;.)&/]|$|and\b|respectively\b))",
    re.I,
)
_TOLD_AGES = (
    re.compile(
        rf"\b(?:{_YOUNG}|eldest|oldest|youngest|middle one)\s+(?:is|was|are|were)\s+"
        r"(?:(?:now|then|just|only|nearly|almost|both)\s+)*"
        rf"(?P<n>{_NUMBER})(?=\s*(?:[,;.)]|$|and\b|when\b|at the\b|years?\b))",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:{_YOUNG})\s+(?P<n>of\s+{_NUMBER}(?:\s+{_UNIT})?)(?=\s*(?:[,;.)]|$|(?:and|was|is|who|had|slept|cried)\b))", re.I
    ),
    re.compile(
        rf"\b(?:{_YOUNG})(?:['’]s?)?\s+ages?\s+(?:is|was|are|were)?\s*:?\s*(?P<n>{_NUMBER})(?=\s*(?:[,;.)&/]|$|and\b))", re.I
    ),
)
_NTH = rf"(?:{ORDINAL}|1?\d(?:st|nd|rd|th))"
_BIRTHDAY = re.compile(rf"['’]s?\s+(?P<n>{_NTH})(?=\s+birthday\b)|\b(?P<of>{_NTH})\s+birthday\s+of\s+$", re.IGNORECASE)
_AGE_BEHIND_NAME = re.compile(
    rf"\s*(?P<n>(?:[-–:]\s*)?{_NUMBER}(?:\s*(?:{_UNIT}|y/?o|y))?)(?=\s*(?:[,;.)&/]|$|and\b))", re.IGNORECASE
)


def ages_of_children(document: str, unit: Unit, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield ages of children that detection passed over: the rest of a list, "her eldest is eleven", "a baby of eight months"."""
    taken = [(f.start, f.end) for f in findings if f.entity_type in ("AGE", "DATE", "RELATION") and f.end - f.start < 60]
    children = [f for f in findings if f.entity_type == "PERSON" and f.context.get("child") == "yes"]
    ends = [f.end for f in findings if f.entity_type == "AGE" and f.context.get("child") == "yes" and f.state == "proposed"]
    spans = []
    for pattern in _TOLD_AGES:
        for match in pattern.finditer(unit.text):
            if not any(start < match.end("n") and match.start("n") < end for start, end in taken):
                spans.append(match.span("n"))
    for child in children:  # "Jodie 11, Leo 5"
        if (age := _AGE_BEHIND_NAME.match(unit.text, child.end)) and not any(
            a < age.end("n") and age.start("n") < b for a, b in taken
        ):
            spans.append(age.span("n"))
    for child in children:  # "Bryn's ninth birthday", "the ninth birthday of Bryn"
        before = unit.text[max(0, child.start - 40) : child.start]
        if told := _BIRTHDAY.match(unit.text, child.end):
            spans.append(told.span("n"))
        elif told := _BIRTHDAY.search(before):
            spans.append((child.start - len(before) + told.start("of"), child.start - len(before) + told.end("of")))
    for end in (*ends, *(end for _, end in spans)):
        while more := _NEXT_AGE.match(unit.text, end):
            end = more.end("n")
            if any(a < end and more.start("n") < b for a, b in (*taken, *spans)):
                break
            spans.append(more.span("n"))
    for start, end in sorted(spans):
        why = "The age of a child, told beside others."
        yield _finding(document, unit, start, end, "AGE", "ages", why, {"child": "yes"})


_CHILD_WORD = re.compile(
    r"\s*(?:(?:eldest|oldest|youngest|older|younger|middle|only|step|half)[\s-]*)?(?:son|daughter|boy|girl|brother|sister|stepson|stepdaughter|"
    r"grandson|granddaughter|nephew|niece)(?:\s+of\s+(?:the\s+)?(?:victim|perpetrator|deceased|couple|both))?\s*",
    re.IGNORECASE,
)


def relations_in_rows(
    document: str, units: Sequence[Unit], findings: Mapping[str, Sequence[Finding]]
) -> Iterator[tuple[Unit, Finding]]:
    """Yield the word for a child ("Daughter") that stands alone in a cell of a row that names a child: it tells the gender.

    `findings` are those of each unit, by address.
    """
    rows: dict[tuple[int, int], list[Unit]] = {}
    for unit in units:
        if unit.cell is not None and unit.treatment == "edit":
            rows.setdefault(unit.cell[:2], []).append(unit)
    for row in rows.values():
        found = [f for unit in row for f in findings.get(unit.address, ())]
        people = [f for f in found if f.entity_type == "PERSON" and f.state == "proposed"]
        if not people or any(f.context.get("child") != "yes" for f in people):
            continue
        for unit in row:
            if _CHILD_WORD.fullmatch(unit.text) and not any(f.entity_type == "RELATION" for f in findings.get(unit.address, ())):
                why = "The word for a child in the row that names one: it tells the child's gender."
                yield unit, _finding(document, unit, 0, len(unit.text), "RELATION", "relations", why, {"child": "yes"})


def organisations_within(
    document: str, unit: Unit, findings: Sequence[Finding], cast: Mapping[str, Subject]
) -> Iterator[Finding]:
    """Yield an organisation of the register that stands inside a longer one ("Example Surgery and Example Trust")."""
    listed = [s for s in cast.values() if s.group == "organisation" and s.listed and not s.keep]
    for outer in (f for f in findings if f.entity_type == "ORGANISATION"):
        for subject in listed:
            if subject.id == outer.entity_id:
                continue
            for name in (name for name in subject.names if len(name.split()) > 1):
                match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", outer.text, re.IGNORECASE)
                if match and len(match[0]) < len(outer.text):
                    yield _finding(
                        document, unit, outer.start + match.start(), outer.start + match.end(), "ORGANISATION", "register",
                        "An organisation of the register inside a longer name.", {"within": "yes"}, entity=subject.id,
                    )  # fmt: skip
                    break


def _finding(
    document: str, unit: Unit, start: int, end: int, entity_type: str, recogniser: str, why: str, context: Mapping[str, str],
    *, possible: bool = False, entity: str | None = None,
) -> Finding:  # fmt: skip
    return Finding(
        document=document, part=unit.part, locator=unit.locator, address=unit.address, start=start, end=end,
        text=unit.text[start:end], entity_type=entity_type, score=0.5 if possible else 1.0, recogniser=recogniser, why=why,
        entity_id=entity, state="possible" if possible else "proposed", context=dict(context),
    )  # fmt: skip

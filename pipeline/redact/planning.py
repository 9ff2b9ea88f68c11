"""Findings and decisions → edits, grammar included; nothing is written when two edits would meet."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.errors import EditUnsafe
from pipeline.model import Edit, Finding
from pipeline.redact.decision import Decision, decision_of, final_action
from pipeline.redact.grammar import UNKNOWN, Fit, fit
from pipeline.redact.reporting import reported

_BETWEEN_REMOVALS = re.compile(r"[\s,;()&/\[\]–-]*(?:\band\b|\bor\b)?[\s,;()&/\[\]–-]*")
_KNOWN_AS = (
    r"(?:who\s+(?:was|is)\s+)?(?:also\s+|better\s+|usually\s+|generally\s+)?known"
    r"(?:\s+(?:to|in|at|by|on)\s+(?!.*\d)[\w'’ -]{1,40}?)?\s+(?:simply\s+)?as"
)
_ALIAS_OPEN = re.compile(
    rf"\s*[,(\[]?\s*(?:{_KNOWN_AS}|otherwise|a\.?k\.?a\.?|formerly|(?:hereafter|hereinafter|henceforth)"
    r"(?:\s+(?:referred to as|called|known as))?|née|nee|or)?\s*[\"“‘']?$",
    re.IGNORECASE,
)

_WRITTEN_AS = re.compile(
    r"\b(?:recorded|registered|entered|logged|listed|filed|flagged|spelt|spelled|misspelt|misspelled|written|named|known\s+to\s+\w+)"
    r"(?:\s+(?:wrongly|incorrectly|once|twice|there|by\s+\w+))?\s+(?P<as>as\s+[\"“‘']?)$",
    re.IGNORECASE,
)


def plan(findings: Sequence[Finding], decisions: Mapping[str, Decision]) -> Mapping[str, tuple[Edit, ...]]:
    """Return the edits of every document, sorted and disjoint.

    A finding without a decision is edited as proposed; a possible one only when somebody decided it. Places that the scrub
    removes are not edited. Inside a longer edited finding (a quotation, an address) the shorter ones go with it. Raises
    `EditUnsafe` when two findings overlap otherwise, or stand at one place with different replacements.
    """
    units: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        if finding.context.get("treatment", "edit") == "edit":
            units.setdefault((finding.document, finding.address), []).append(finding)
    edits: dict[str, list[Edit]] = {}
    for (document, address), group in units.items():
        edits.setdefault(document, []).extend(_unit_edits(address, group, decisions))
    return {document: tuple(group) for document, group in edits.items() if group}


def _unit_edits(address: str, findings: Sequence[Finding], decisions: Mapping[str, Decision]) -> Iterable[Edit]:
    text = known_text(findings)
    active = [f for f in findings if final_action(f, decisions) != "keep" and f.start < f.end]
    kept = [f.end for f in findings if f not in active and f.state == "proposed"]
    items = _disjoint([_item(finding, decisions) for finding in active], findings)
    items = [replace(item, wall=max((end for end in kept if end <= item.start), default=0)) for item in items]
    items = _joined(text, _without_doubles(text, [*reported(text, items)]))
    done: list[Fit] = []
    for at, item in enumerate(items):
        left = done[-1].end if done else 0
        right = items[at + 1].start if at + 1 < len(items) else len(text)
        item = fit(text, item, left=left, right=right)
        if item.start < left or item.end > right or UNKNOWN in text[item.start : item.end]:
            raise EditUnsafe("Two edits of one paragraph would meet.", remedy="Nothing was written; please report this.")
        done.append(item)
    for item in done:
        expected = text[item.start : item.end]
        if item.replacement != expected:
            yield Edit(address, item.start, item.end, expected, item.replacement)


def known_text(findings: Sequence[Finding]) -> str:
    """Put together what is known of a unit's text from its findings and the words beside them."""
    pieces = [
        (f.start - len(f.context.get("before", "")), f.context.get("before", "") + f.text + f.context.get("after", ""))
        for f in findings
    ]
    length = max(start + len(piece) for start, piece in pieces)
    at_end = any(f.context.get("at_end") == "yes" for f in findings)
    known = [UNKNOWN] * (length + (0 if at_end else 1))
    for start, piece in pieces:
        known[start : start + len(piece)] = piece
    return "".join(known)


def _item(finding: Finding, decisions: Mapping[str, Decision]) -> Fit:
    decision = decision_of(finding, decisions)
    text = finding.replacement if finding.replacement is not None else "[removed]"
    if decision is not None and decision.replacement is not None:
        own = decisions.get(finding.id)
        text = decision.replacement if own is decision else _renamed(finding, text, decision.replacement)
    elif (
        decision is not None
        and decision.action == "redact"
        and finding.action not in ("redact", None)
        and decision.action != finding.action
    ):
        text = "[removed]"
    context = finding.context
    proposed = text == finding.replacement
    return Fit(
        finding.start, finding.end, text, entity_type=finding.entity_type, core=text if proposed else "",
        form=context.get("form", ""), empty=context.get("empty", "[removed]"), line=context.get("line") == "yes",
    )  # fmt: skip


def _renamed(finding: Finding, text: str, name: str) -> str:
    """Put an entity's new name where its proposed one stands in a mention."""
    bases = json.loads(finding.context.get("bases", "[]"))
    if len(bases) != 1:
        return text if bases else name
    shouted = finding.context.get("shout") == "yes"
    return text.replace(bases[0].upper() if shouted else bases[0], name.upper() if shouted else name)


def _disjoint(items: Sequence[Fit], findings: Sequence[Finding]) -> list[Fit]:
    """Drop what stands inside a longer item; refuse what overlaps otherwise."""
    result: list[Fit] = []
    for item in sorted(items, key=lambda i: (i.start, -i.end)):
        last = result[-1] if result else None
        if last is None or item.start >= last.end:
            result.append(item)
        elif (item.start, item.end) == (last.start, last.end):
            whole = next((one for one in (item, last) if one.form in ("caption", "title")), None)
            if whole is not None:  # a description or title that is nothing but the name it gives away
                result[-1] = whole
            elif item.replacement != last.replacement:
                raise EditUnsafe(
                    f"Two different replacements are decided for one place ({findings[0].locator}).",
                    remedy="Decide one of them on the sheet; nothing was written.",
                )
        elif item.end > last.end:
            raise EditUnsafe(
                f"Two findings overlap ({findings[0].locator}).", remedy="Keep one of them on the sheet; nothing was written."
            )
    return result


def _without_doubles(text: str, items: Sequence[Fit]) -> list[Fit]:
    """Remove a name given twice for one person, "Tamsin Rourke (née Pell)" → "Laura", and a part of the day told twice."""
    result: list[Fit] = []
    for item in items:
        last = result[-1] if result else None
        if last is not None and _is_same_time(last, item) and _LISTED.fullmatch(text[last.end : item.start]):
            result[-1] = replace(last, end=item.end)  # "at 18:10, 19:25 and 22:05" → "in the evening and late evening"
            continue
        if (
            last is not None
            and item.entity_type == "PERSON" == last.entity_type
            and item.replacement == last.replacement
            and item.replacement
            and not item.replacement.startswith("[")  # "[name removed]" is nobody in particular
        ):
            between = text[last.end : item.start]
            if not between.strip() and "\n" not in between:
                result[-1] = replace(last, end=item.end)  # a code with the name behind it: "SW2 Jane Example"
                continue
            written = _WRITTEN_AS.search(between)  # "Gethin Rourke had been recorded as Gethyn Rorke"
            if written and not re.search(r"[.!?;\n\0]", between) and not re.match(r"['’]s\b", text[item.end :]):
                start, quoted = item.start - len(written["as"]), written["as"][-1] in "\"“‘'"
                end = item.end + (quoted and text[item.end : item.end + 1] in ('"', "”", "’", "'"))
                result.append(replace(item, start=start, end=end, replacement="under another name"))
                continue
            twice = _WRITTEN_TWICE.fullmatch(between)
            if twice and (first := _WRITTEN_AS.search(text[: last.start])):  # "was entered as Pel, and once as Lynn Pel"
                start = last.start - len(first["as"])
                result[-1] = replace(last, start=start, end=item.end, replacement="under two names")
                continue
            if _QUOTED_LIST.fullmatch(between) and text[last.start - 1 : last.start] in ('"', "“", "‘", "'"):
                item = replace(last, end=item.end)  # called "Tam", "Mrs Rourke" and "Tamsyn" in different records
                result.pop()
                last = result[-1] if result else None
                if last is None or last.replacement != item.replacement or last.entity_type != "PERSON":
                    result.append(item)
                    continue
                between = text[last.end : item.start]
            same = _SAME_AS.fullmatch(between)  # "Freya = Tamsin", "HO2 is Jane Bell": who is who stands in the key
            if same and (not same["verb"] or re.match(r"\s*(?:[.,;)]|and\b|$)", text[item.end :])):
                result[-1] = replace(last, end=item.end)
                continue
            opened = re.search(r"[(\[]", between)
            to_whom = r"(?:\s+(?:to|by|at)\s+(?:[\w’']+\s+){0,3}?[\w’']+(?=[)\]]))?" if opened else ""  # (“Tam” to her friends)
            closing = re.match(rf"[\"”’']?{to_whom}\s*[)\],]?", text[item.end :])
            if re.fullmatch(r"\s+[\"“]", between) and re.match(r"[\"”]", text[item.end :]):  # "ROURKE Tamsin “Tam”"
                result[-1] = replace(last, end=item.end + 1)
                continue
            if between.strip() and _ALIAS_OPEN.fullmatch(between) and closing and (opened or "," in between):
                wanted = ")" if opened else ","
                if wanted in closing[0] or (not opened and re.match(r"\s*[.;]|$", text[item.end :])):
                    goes_on = wanted == "," and re.match(r"[\"”’']?\s*,\s+(?:who|whose|which|aged)\b", text[item.end :])
                    end = item.end + (len(closing[0]) - bool(goes_on) if wanted in closing[0] else 0)
                    result[-1] = replace(last, end=end)
                    continue
        result.append(item)
    return result


_WRITTEN_TWICE = re.compile(
    r",?\s+(?:and|or)\s+(?:(?:once|twice|later|also|elsewhere|then|sometimes|again|there)\s+)?as\s+", re.IGNORECASE
)
_QUOTED_LIST = re.compile(r"[\"”’'][,;]?\s*(?:and|or|&)?\s*[\"“‘']")
_SAME_AS = re.compile(r"\s*=\s*|\s+or\s+|\s*/\s*|\s+(?P<verb>is|was)\s+", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:,|;|&|\band\b|\bor\b|,\s*and\b)\s*", re.IGNORECASE)


def _is_same_time(last: Fit, item: Fit) -> bool:
    """Say whether two times or dates are told by the same words, so that a list would say them twice."""
    same_kind = last.entity_type == item.entity_type and item.entity_type in ("TIME", "DATE")
    plain = bool(item.replacement) and not item.replacement.startswith("[") and " " not in item.replacement.removeprefix("late ")
    return same_kind and plain and last.replacement == item.replacement


def _joined(text: str, items: Sequence[Fit]) -> list[Fit]:
    """Join removals with nothing but punctuation between them, so that they leave one seam."""
    result: list[Fit] = []
    for item in items:
        last = result[-1] if result else None
        if last is not None and not item.replacement and not last.replacement and item.entity_type == last.entity_type:
            between = text[last.end : item.start]
            if UNKNOWN not in between and (_BETWEEN_REMOVALS.fullmatch(between) or _birth_words(between, item)):
                result[-1] = replace(last, end=item.end)
                continue
        result.append(item)
    return result


def _birth_words(between: str, item: Fit) -> bool:
    return item.entity_type == "DATE_OF_BIRTH" and bool(
        re.fullmatch(r"\s*[,(]?\s*(?:dob|d\.o\.b\.?|date of birth)\s*:?\s*", between, re.IGNORECASE)
    )

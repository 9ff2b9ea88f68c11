"""Fit a person's replacement: "called X", a role said twice, a surname before "family"."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.redact.grammar.span import SENTENCE_START, Fit, after_of, before_of
from pipeline.redact.wording import is_role_word, role_label

_CODE = re.compile(r"(?P<label>[A-Za-z][A-Za-z'’/ -]*?) (?:\d+|[A-Z])")
_CALLED = re.compile(r"\s+(?:who\s+(?:was|is)\s+)?(?:called|named|known as|by the name of)\s+$", re.IGNORECASE)
_INITIAL = re.compile(r"\s[A-Z]$")
_PET = re.compile(
    r"(?<!\w)(?:dogs?|puppy|collie|terrier|labrador|spaniel|cat|kitten|horse|pony|mare|parrot|rabbit)\s+$", re.IGNORECASE
)
# Who somebody is, told right before or behind the name; a role and number says the same.
_TOLD_BEFORE = re.compile(
    r"(?:^\W*|(?<![\w'’-])(?:the|an?)\s+|[.!?:;]\s+)(?P<who>(?!(?:the|an?)\s)[A-Za-z][\w’'/-]*(?: [a-z’'-]+){0,2}),\s+$",
    re.IGNORECASE,
)
_TOLD_BEHIND = re.compile(r",\s+(?:an?|the)\s+(?P<who>[a-z][a-z’' -]{1,30}?)(?P<close>,|(?=[.;:)]|$))")
_WITH_ARTICLE = re.compile(r"(?:Rev|Revd|Reverend|Hon|Honourable|Venerable|Most|Right|Very)\b")
_GOES_ON = re.compile(r",\s+(?:of|from|at|in|with|aged|then|now|living|whose|who|which|himself|herself)\b")


def fit_name(text: str, item: Fit, left: int, right: int) -> Fit:
    """Drop "called X" where X becomes a role and number, and a role said twice ("social worker Social Worker 1")."""
    if item.entity_type != "PERSON":
        return item
    if _INITIAL.search(text[item.start : item.end]) and re.match(r"\.(?:\s+[a-z]|,)", text[item.end : right]):
        item = replace(item, end=item.end + 1)  # "with Jane E. on the line"
    before, after = before_of(text, item, left), after_of(text, item, right)
    code = _CODE.fullmatch(item.replacement)
    if code is not None:
        if _WITH_ARTICLE.match(text[item.start : item.end]) and (the := re.search(r"(?<!\w)the\s+$", before, re.IGNORECASE)):
            return replace(item, start=item.start - len(the[0]))  # "the Revd Jane Example" → "Faith Leader 1"
        if _PET.search(before):
            return replace(item, replacement="", form="called")  # "her dog Example" → "her dog"
        called = _CALLED.search(before)
        passive = called and re.search(r"\b(?:is|are|was|were|be|been|being|also|so)$", before[: called.start()], re.IGNORECASE)
        listed = re.match(r"\s*(?:,|\band\b|\bor\b|&)\s*[A-Z]", after + "Z" * (right < len(text)))
        if called and not passive and not listed:
            return replace(item, start=item.start - len(called[0]), replacement="", form="called")
        again = _TOLD_BEFORE.search(before)
        closing = re.match(r",\s", after)
        if again and closing and _is_same(again["who"], code["label"]):
            # "Neighbour, Mr Akhtar, reports" and "a neighbour, Mr Akhtar, reports" → "Neighbour 1 reports"
            lead = re.match(r"[^\w]*", again[0])
            start = item.start - len(again[0]) + (len(lead[0]) if lead else 0)
            return replace(item, start=start, end=item.end + (0 if _GOES_ON.match(after) else closing.end() - 1))
        item = _without_role_behind(item, after, code["label"])
    label = code["label"] if code else re.sub(r"^the ", "", item.replacement) if item.replacement.startswith("the ") else ""
    if label:
        twice = re.search(
            rf"(?<!\w)(?:(?:the|a|an|my|our|your|his|her|their)\s+)?{re.escape(label)}\s+(?:\([A-Z]{{1,6}}\)\s+)?$",
            before,
            re.IGNORECASE,
        )
        if twice:
            return replace(item, start=item.start - len(twice[0]))
    return item


def _without_role_behind(item: Fit, after: str, label: str) -> Fit:
    """Drop the role behind a name: "Bill Harker, a neighbour, called" → "Neighbour 1 called"."""
    behind = _TOLD_BEHIND.match(after)
    if behind is None or not _is_same(behind["who"], label):
        return item
    whole = behind["close"] == "," and not re.match(r"\s+(?:and|or)\b", after[behind.end() :])
    return replace(item, end=item.end + behind.end("close" if whole else "who"))


def _is_same(words: str, label: str) -> bool:
    """Say whether words say no more than a role's label: "neighbour", "class teacher" of a Teacher, but not "close friend"."""
    if words.casefold() == label.casefold():
        return True
    found = role_label(words) if is_role_word(words) else None
    return found is not None and found.label == label


def fit_family(text: str, item: Fit, left: int, right: int) -> Fit:
    """Drop a surname between "the" and "family": "the Rourke family" → "the family"."""
    if item.entity_type != "PERSON" or item.form not in ("surname", "plural", "", "full"):
        return item
    after = re.match(
        r"\s+(?:family|families|household|children|siblings|home|house|address|property|residence|flat)\b",
        after_of(text, item, right),
        re.IGNORECASE,
    )
    if not after or len(text[item.start : item.end].split()) > 2:
        return item
    before = before_of(text, item, left)
    own_article = re.match(r"the\s+", text[item.start : item.end], re.IGNORECASE)
    if own_article:
        return replace(item, replacement=own_article[0].strip())
    if re.search(r"\b(?:the|an?|this|that|his|her|their|whole|entire|extended)\s+$", before, re.IGNORECASE):
        return replace(item, replacement="", form="called")
    if item.form in ("surname", "plural"):
        return replace(item, replacement="The" if SENTENCE_START.search(before[-6:]) or not before.strip() else "the")
    return item

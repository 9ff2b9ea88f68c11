"""Close the seam a removal leaves: label, brackets, commas of an apposition, spaces, the capital of what follows."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.redact.grammar.span import ARTICLE_BEFORE, SENTENCE_START, UNKNOWN, Fit, begins_with_vowel_sound

_BORN = re.compile(
    r"(?P<born>\(?\s*\b(?:(?:who\s+(?:was|is)\s+)?born(?:\s+(?:on|in))?|b\.|dob|d\.o\.b\.?|date of birth|birth date|birthday)"
    r"\s*(?:is|was|of|:|-|–)?\s*(?:on\s+)?)$",
    re.IGNORECASE,
)
_GIVEN_AS = re.compile(r"\b(?:dob|d\.o\.b\.?|date of birth|birth date|birthday)(?P<as>\s+as\s*)$", re.IGNORECASE)
_ON_A_BIRTHDAY = re.compile(r"\bborn\b[^.;!?]{1,60}?(?P<on>\s+on)\s+$", re.IGNORECASE)
_BARELY_BORN = re.compile(r"\b(?:was|were|is|been)\s+born\s*$", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[.;!?]|$)")
_APPOSITION = frozenset({"AGE", "DATE_OF_BIRTH", "DATE", "POSTCODE", "SENTENCE"})


def close_seam(text: str, item: Fit, left: int, right: int) -> Fit:
    """Close the seam: label, brackets, commas of an apposition, doubled spaces, a space before punctuation."""
    start, end = item.start, item.end
    if item.entity_type in ("DATE_OF_BIRTH", "DATE"):
        start = _with_birth_words(text, start, left, end)
    own = text[start:end]
    if own.count("(") > own.count(")") and (closing := re.match(r"\s*\)", text[end:right])):
        end += closing.end()
    start, end = _with_brackets(text, start, end, left, right)
    start, end, seam = _with_commas(text, start, end, left, right, item)
    whole = not text[:start].strip() and not text[end:].strip()
    if whole:
        return replace(item, start=start, end=end, replacement=item.empty)
    if (
        item.entity_type == "DATE_OF_BIRTH"
        and item.empty
        and _BARELY_BORN.search(text[left:start])
        and _ENDS.match(text[end:right])
    ):
        between = "" if text[start - 1 : start] == " " else " "  # "was born." says nothing
        return replace(item, start=start, end=end, replacement=f"{between}{item.empty}")
    start, end = _with_spaces(text, start, end, left, right, seam)
    done = replace(item, start=start, end=end, replacement=seam)
    return _after_removal(text, done, left, right)


def _with_birth_words(text: str, start: int, left: int, end: int) -> int:
    before = text[left:start].rpartition(UNKNOWN)[2]
    given = _GIVEN_AS.search(before)
    if given:  # "gave her date of birth as …" → "gave her date of birth"
        return start - len(given["as"])
    match = _BORN.search(before)
    if match is None:
        lead = _ON_A_BIRTHDAY.search(before)  # "born at home on … in a storm" → "born at home in a storm"
        return start - (len(lead[0]) - lead.start("on") + lead.start() if lead else 0)
    words = match[0]
    if words.lstrip().startswith("(") and not re.match(r"\s*\)", text[end : end + 3]):
        words = words[words.index("(") + 1 :]
    verb = re.search(r"\b(?:was|were|is|been|being|and)\s*$", before[: len(before) - len(words)], re.IGNORECASE)
    if verb and re.search(r"\bborn\b", words, re.IGNORECASE):  # "was born on X in Y" → "was born in Y"
        on = re.search(r"\s+(?:on|in)\s*(?:on\s+)?$", words, re.IGNORECASE)
        return start - (len(on[0]) if on else 0)
    return start - len(words) + (len(words) - len(words.lstrip()))


def _with_brackets(text: str, start: int, end: int, left: int, right: int) -> tuple[int, int]:
    pairs = {"(": ")", "[": "]"}
    before, after = text[left:start], text[end:right]
    opening = re.search(r"([(\[])\s*$", before)
    if opening and (closing := re.match(r"\s*([)\]])", after)) and pairs[opening[1]] == closing[1]:
        return start - len(before) + opening.start(), end + closing.end()
    if opening and (comma := re.match(r"\s*[,;]\s*", after)):
        return start - len(before) + opening.start() + 1, end + comma.end()
    if re.match(r"\s*[)\]]", after) and (comma := re.search(r"\s*[,;]\s*$", before)):
        return start - len(comma[0]), end
    return start, end


def _with_commas(text: str, start: int, end: int, left: int, right: int, item: Fit) -> tuple[int, int, str]:
    before, after = text[left:start], text[end:right]
    if item.form == "called":
        return start, end, ""
    comma_left, comma_right = re.search(r"\s*,\s*$", before), re.match(r"\s*,", after)
    if comma_left and comma_right:
        if item.entity_type in _APPOSITION:
            return start - len(comma_left[0]), end + comma_right.end(), ""
        return start - len(comma_left[0]), end, ""
    if comma_left and re.match(r"\s*(?:[.;:!?)\n]|$)", after):
        return start - len(comma_left[0]), end, ""
    if comma_right and SENTENCE_START.search(text[:start][-6:] if start > 6 else text[:start]):
        spaces = re.match(r"\s*,\s*", after)
        return start, end + (spaces.end() if spaces else 0), ""
    return start, end, ""


def _with_spaces(text: str, start: int, end: int, left: int, right: int, seam: str) -> tuple[int, int]:
    before = text[start - 1] if start > left else ""
    after = text[end] if end < right else ""
    if before in " \u00a0" and before and (not after or after in " \u00a0.,;:!?)\n" or end == len(text)):
        if end < len(text) or not text[end:]:
            start -= 1
    elif (start == 0 or text[start - 1] in "\n\t(") and after in (" ", "\u00a0"):
        end += 1
    return start, end


def _after_removal(text: str, item: Fit, left: int, right: int) -> Fit:
    """Begin the rest with a capital where the removed words began a sentence; set a/an by the word that follows now."""
    rest = text[item.end : right].partition(UNKNOWN)[0]
    at_start = SENTENCE_START.search(text[max(0, item.start - 6) : item.start] if item.start > 6 else text[: item.start])
    if at_start and rest[:1].islower() and text[item.start : item.start + 1].isupper():
        return replace(item, end=item.end + 1, replacement=rest[0].upper())
    before = text[left : item.start].rpartition(UNKNOWN)[2]
    article = ARTICLE_BEFORE.search(before) or re.search(r"(?<!\w)(a|an)()$", before, re.IGNORECASE)
    if article and rest.strip():
        fitted = "an" if begins_with_vowel_sound(rest) else "a"
        if article[1].lower() != fitted:
            word = fitted.capitalize() if article[1][0].isupper() else fitted
            return replace(item, start=item.start - len(article[0]), replacement=f"{word}{article[2]}{item.replacement}")
    return item

"""Fit what tells time into its sentence: ages, dates, times of day."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.redact import people
from pipeline.redact.dates import ABOUT, LATER, THE_MONTH, written_days
from pipeline.redact.grammar.span import UNKNOWN, Fit, after_of, before_of


def fit_age(text: str, item: Fit, left: int, right: int) -> Fit:
    if item.entity_type != "AGE":
        return item
    before, after = before_of(text, item, left), after_of(text, item, right)
    if item.replacement:  # a band: "since he was 31" → "since his early thirties"
        tail = re.match(r"(?:\s+years?(?:\s+old|\s+of\s+age)?|\s*y/?o\b)", after)
        end = item.end + (tail.end() if tail else 0)
        clause = people.AGE_CLAUSE.search(before)
        if (
            clause
            and item.core == item.replacement
            and " " not in item.core.split("-")[0].strip().replace("early ", "").replace("late ", "")
        ):
            return replace(item, start=item.start - len(clause[0]), end=end, replacement=people.in_clause(item.core, clause))
        stated = _STATED.search(before) if re.match(r"(?:early|late) |mid-", item.replacement) else None
        if stated:  # "he was 31 when" → "he was in his early thirties when"
            whose = {"he": "his", "she": "her"}.get((stated["who"] or "").lower(), "their")
            return replace(item, end=end, replacement=f"in {whose} {item.replacement}")
        return replace(item, end=end)
    return _age_of_child(text, item, left, right, before, after)


_STATED = re.compile(
    r"(?:\b(?P<who>he|she)\s+)?\b(?:was|were|is|are)\s+(?:(?:then|now|only|just|about|around|still|already)\s+)*$", re.IGNORECASE
)
_NO_NOUN = re.compile(
    r"['’]s\b|\s*(?:[.,;:!?)\n]|$)|\s+(?:was|were|is|are|had|has|have|who|and|or|in|at|with|to|of|said|told|would|could|did|on|from|for|may|might|can)\b",
    re.IGNORECASE,
)


_CHILD_BEFORE = re.compile(
    rf"(?:{people.GENDERED_CHILD.pattern}|\b(?:eldest|oldest|youngest|elder|younger|ones?))\s+$", re.IGNORECASE
)
_CHILD_NEXT = re.compile(r"\s*" + people.GENDERED_CHILD.pattern, re.IGNORECASE)


def _age_of_child(text: str, item: Fit, left: int, right: int, before: str, after: str) -> Fit:
    tail = re.match(r"(?:[\s-]*years?(?:[\s-]+old|\s+of\s+age)?|[\s-]*months?(?:[\s-]+old)?|\s*y/?o\b)", after, re.IGNORECASE)
    end = item.end + (tail.end() if tail else 0)
    own = text[item.start : end]
    birthday = re.fullmatch(r"(?P<lead>.*?\b)?(?:his|her|their)\s+\S+\s+birthday", own, re.IGNORECASE)
    if birthday:  # "he had his sixth birthday to look forward to": which birthday would tell the age, whose the gender
        return replace(item, end=end, replacement=f"{birthday['lead'] or ''}a birthday")
    noun = re.match(r"(?:\s*[,]?\s*)" + people.GENDERED_CHILD.pattern, text[end:right].partition(UNKNOWN)[0], re.IGNORECASE)
    if re.search(r"old\s*$", own, re.IGNORECASE) and not noun and _CHILD_NEXT.match(text[end:]):
        return replace(item, end=end)  # the noun is a finding of its own
    if re.search(r"old\s*$", own, re.IGNORECASE) and not noun and _NO_NOUN.match(text[end:right].partition(UNKNOWN)[0]):
        told = "a young child" if _STATED.search(before) else "child"  # "a five-year-old's words" → "a child's words"
        return replace(item, end=end, replacement=told)
    if noun and re.search(r"old\s*$", own, re.IGNORECASE):  # "five-year-old daughter" → "child"
        return replace(item, end=end + noun.end(), replacement=people.child_relation(noun[0].strip()))
    clause = re.search(
        r"(?P<who>(?:who|that)\s+(?:was|is|were)\s+(?:then\s+|now\s+|just\s+|only\s+)?(?:aged\s+)?)$", before, re.IGNORECASE
    )
    if clause:
        return replace(item, start=item.start - len(clause[0]), end=end)
    several = (
        len(re.findall(r"\d+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", own, re.IGNORECASE)) > 1
    )
    apposition = re.search(
        r"[,(]\s*(?:now|then|just|only|still|nearly|almost|barely|not yet|at the time|currently|both|all)\s+(?:aged\s+)?$",
        before,
        re.IGNORECASE,
    )
    if apposition:  # "her daughter, now 11, said" → "her daughter said"
        opened = re.match(r"[,(]\s*", apposition[0])
        return replace(item, start=item.start - len(apposition[0]) + (opened.end() if opened else 0), end=end)
    stated = re.search(
        r"\b(?:(?:when|since|while|until)\s+(?:\w+\s+)?(?:was|were)|was|were|is|are|turned|now|then)\s+"
        r"(?:(?:only|just|nearly|almost|barely|not\s+yet|not\s+quite|now|then|both|all)\s+)*(?:aged\s+)?$",
        before, re.IGNORECASE,
    )  # fmt: skip
    if stated:
        many = re.match(r"(?:(?:when|since|while|until)\s+\w+\s+)?(?:were|are)\b|.*\b(?:both|all)\b", stated[0], re.IGNORECASE)
        aged = re.search(
            r"(?:(?:only|just|nearly|almost|barely|not\s+yet|not\s+quite|both|all|aged)\s+)+$", before, re.IGNORECASE
        )
        start = item.start - (len(aged[0]) if aged else 0)
        said = _CHILD_BEFORE.search(text[: item.start - len(stated[0])])  # "her youngest child is a child" tells nothing
        return replace(item, start=start, end=end, replacement="under 18" if several or many or said else "a child")
    if re.match(r"ages?\s+of\b", own, re.IGNORECASE):
        lead = re.search(r"\b(?:at|from|by|around|about)\s+(?:the\s+)?$", before, re.IGNORECASE)
        if lead:  # "came at the age of eleven after" → "came after"
            return replace(item, start=item.start - len(lead[0]), end=end)
        limit = re.search(
            r"\b(?:above|over|below|under|past|beyond|up to|until|till|before|after|reach\w*)\s+(?P<the>the\s+)?$", before, re.I
        )
        if limit:  # "takes no boys above the age of fourteen"
            start = item.start - len(limit["the"] or "")
            return replace(item, start=start, end=end, replacement="a certain age")
    aged = re.search(
        r"\b(?:(?:of|at)\s+(?:the\s+)?ages?(?:\s+of)?|ages?(?:\s+of)?|aged)(?:\s+(?:between|from|about|around))?\s*:?\s*$",
        before, re.IGNORECASE,
    )  # fmt: skip
    return replace(item, start=item.start - (len(aged[0]) if aged else 0), end=end)


_MONTH_FIRST = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?$"
)
_TOLD_DISTANCE = re.compile(
    r"\s*,?\s*(?:\(\s*)?(?P<told>(?:just |only |some |about |approximately )?"
    r"(?:the (?:day|night|morning|evening)|(?:an?|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|thirteen|fourteen|\d+) (?:hour|day|night|week|fortnight|month)s?|hours|days|shortly|the week)"
    r"\s+(?:before|after|prior to|following))\b",
    re.IGNORECASE,
)


# The day is told by its distance from another one already.
_DAY_TOLD = re.compile(
    r"\b(?:(?:the\s+)?(?:next|following|same|previous)\s+(?:day|night|morning|afternoon|evening)|that\s+(?:day|night|morning|evening)"
    r"|(?:an?|one|two|three|four|five|six|seven|\d+)\s+(?:days?|weeks?)\s+(?:later|earlier|afterwards|after|before))(?P<cut>,\s+)$",
    re.IGNORECASE,
)
_TOLD_OF_MONTH = (THE_MONTH, LATER, ABOUT)
_PART_OF_DAY = re.compile(r"(?:late )?(?:early hours|morning|afternoon|evening)")
# Before a part of the day without "in the": a word that takes it as it is, or that makes it belong to the noun that follows.
_TAKES_PART = re.compile(
    r"\b(?:the|a|an|this|that|his|her|their|its|my|our|every|each|same|next|previous|following|first|last|early|late|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|yesterday|tomorrow|from|since|until|till|before|after|between|to|and|or|in|of|for|"
    r"on|daily|\w+day|during|towards|through|than|gives?|gave|giving|says?|said|shows?|has|have|had|is|was)\s+$",
    re.IGNORECASE,
)
_OF_THE_DAY = re.compile(
    r"\s+(?:appointment|meeting|call|visit|slot|bus|train|news|check|dose|feed|shift|session|start|finish|curfew|deadline|flight|"
    r"surgery|clinic|round|entry|log|conversation)s?\b",
    re.IGNORECASE,
)


def _time(item: Fit, before: str, after: str) -> Fit:
    """Give a part of the day the words it needs: "at 12.10" and "MASH rung 12.10" → "in the afternoon"."""
    at = re.search(r"\b(at|around|about|by)(\s+)$", before, re.IGNORECASE)
    if at:
        word = "by" if at[1].lower() == "by" else "in"
        word = word.capitalize() if at[1][0].isupper() else word
        return replace(item, start=item.start - len(at[0]), replacement=f"{word} the {item.replacement}")
    follows_a_word = re.search(r"[^\W\d_]['’)]?\s+$", before)
    if follows_a_word and not _TAKES_PART.search(before) and not _OF_THE_DAY.match(after):
        return replace(item, replacement=f"in the {item.replacement}")
    return item


def fit_date(text: str, item: Fit, left: int, right: int) -> Fit:
    """Turn "on" into "in" outside the span; drop a date whose distance to the death is told right after it."""
    if item.entity_type not in ("DATE", "TIME", "DATE_OF_BIRTH") or not item.replacement:
        return item
    if re.search(r"[ap]\.?m\.$", text[item.start : item.end], re.IGNORECASE) and re.match(r"\s+[A-Z]|\s*$", text[item.end :]):
        item = replace(item, end=item.end - 1)  # "at 4.15 am. Police came": the stop ends the sentence as well
    if item.entity_type == "TIME" and _PART_OF_DAY.fullmatch(item.replacement):
        return _time(item, before_of(text, item, left), after_of(text, item, right))
    if item.entity_type == "DATE" and re.search(
        r"(?:before|after) the death$|the day of the death$", item.replacement, re.IGNORECASE
    ):
        day = _DAY_TOLD.search(before_of(text, item, left))
        if day and re.match(r"\s*,", after_of(text, item, right)):  # "The next day, 15 June 2020, she" → "The next day, she"
            return replace(item, start=item.start - len(day["cut"]), replacement="", form="called")
        told = _TOLD_DISTANCE.match(after_of(text, item, right))
        if told:
            words = told["told"]
            capital = text[item.start : item.start + 1].isupper()
            words = words[0].upper() + words[1:] if capital else words
            closing = re.match(r"[^,.;()]*\)", text[item.end + told.end() : right]) if "(" in told[0] else None
            if closing is None:
                return replace(item, end=item.end + told.end(), replacement=words, core=words)
    if item.replacement.lower() in _TOLD_OF_MONTH:
        on = re.search(r"\b(on|at|in|by)\s+(?:the\s+)?$", before_of(text, item, left), re.IGNORECASE)
        if on:
            words = item.replacement[0].upper() + item.replacement[1:] if on[1][0].isupper() else item.replacement
            return replace(item, start=item.start - len(on[0]), replacement=words)
    more = _DAYS_OF_MONTH.search(before_of(text, item, left)) if re.match(r"\d", text[item.start : item.end]) else None
    if more and item.entity_type == "DATE":
        item = replace(item, start=item.start - len(more["days"]))
    if _MONTH_FIRST.match(item.replacement) or re.fullmatch(r"\d{4}", item.replacement):
        before = before_of(text, item, left)
        plain = re.search(
            r"(?<![\w'’-])([a-z]{2,}|[A-Z][a-z]+ed|Seen|Rang|Met|Left|Came|Went|Sent|Made|Held|Given|Taken|Done)\s+$", before
        )
        if plain and not _TAKES_DATE.fullmatch(plain[1]) and not _OF_THE_DATE.match(after_of(text, item, right)):
            return with_full_stop(text, replace(item, replacement=f"in {item.replacement}"), right)
        several = len(written_days(text[item.start : item.end])) > 1
        leads = "on|at|between|from|since|during" if several else "on|at"
        on = re.search(rf"\b({leads})(\s+)(?:the\s+)?$", before, re.IGNORECASE)
        if on:
            word = "In" if on[1][0].isupper() else "in"
            item = replace(item, start=item.start - len(on[0]), replacement=f"{word} {item.replacement}")
    return with_full_stop(text, item, right)


# Days of the same month before the finding, which names only the last of them: "on 18 & 19 May", "on 3rd + 4th of May".
_DAYS_OF_MONTH = re.compile(
    r"(?:^|\b(?:on|between|from|both|the|dated|since|until|by)\s+)"
    r"(?P<days>(?:(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\s*(?:,|;|&|\+|/|-|–|\band\b|\bor\b|\bto\b)\s*(?:the\s+)?)+)$",
    re.IGNORECASE,
)
# Words before a month without "in": those that take it as it is, and those that go with the noun that follows.
_TAKES_DATE = re.compile(
    r"(?:the|an?|of|from|to|until|till|since|by|before|after|between|and|or|in|during|for|dated|early|late|mid|next|last|this|that|"
    r"each|every|following|around|about|approximately|circa|prior|on|at|his|her|their|its|our|my|previous|first|than|through|towards|"
    r"throughout|within|is|was|were|are|be|been|only|but|not|as|with|under|over|into|gives?|gave|giving|says?|said|shows?|has|have|had|"
    r"reads?|states?|names?|called|examin\w+|consider\w*|cover\w*|concern\w*|describ\w+|discuss\w*|mention\w*)"
)
_OF_THE_DATE = re.compile(
    r"\s+(?:incident|assault|call|meeting|report|entry|referral|review|visit|appointment|conference|letter|assessment|attendance|contact|"
    r"disclosure|hearing|event|record|log|plan|form|version)s?\b",
    re.IGNORECASE,
)


def with_full_stop(text: str, item: Fit, right: int) -> Fit:
    """Give a sentence its full stop back where the date ended in an abbreviation: "on 20 Feb." → "in February."."""
    if not text[item.start : item.end].endswith(".") or item.replacement.endswith("."):
        return item
    after = after_of(text, item, right)
    whole = item.end + len(after) >= len(text)
    ends = (whole and not after.strip(" \"”'’)")) or re.match(r"[\"”'’)]*\s+[A-Z]", after)
    return replace(item, replacement=f"{item.replacement}.") if ends else item

"""Fit by kind of finding: the words that belong to a sentence, an age, a place, a date, a number, a name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from pipeline.redact import people
from pipeline.redact.grammar.span import DETERMINER_BEFORE, SENTENCE_START, UNKNOWN, Fit, after_of, before_of


def _sentence(text: str, item: Fit, left: int, right: int) -> Fit:
    """Take the words of a minimum term along: "and must serve at least X" → "and sentenced to life imprisonment"."""
    if item.entity_type != "SENTENCE" or item.core not in ("life imprisonment", "a term of imprisonment"):
        return item
    before = before_of(text, item, left)
    own = text[item.start : item.end]
    lead = people.MINIMUM.search(before)
    if lead is None and item.core == "a term of imprisonment":
        tail = re.match(r"['’]?\s*(?:imprisonment|in prison|custody|in custody|behind bars)", after_of(text, item, right))
        return replace(item, end=item.end + (tail.end() if tail else 0), replacement=item.core)
    start = item.start - (len(before) - lead.start()) if lead else item.start
    words = (lead[0] if lead else "") + own
    rest = text[:start].rpartition(UNKNOWN)[2]
    if re.search(r"(?:life|life imprisonment|imprisonment for life|a life sentence)\s*,?\s*(?:and\s*)?$", rest, re.IGNORECASE):
        cut = re.search(r"\s*,?\s*(?:and\s*)?$", rest)
        return replace(item, start=max(left, start - (len(cut[0]) if cut else 0)), replacement="")
    serve = re.search(r"\bserve\b", words, re.IGNORECASE)
    if serve:
        passive = re.search(r"\b(?:was|were|been|be|is)\b[^.;]*\band\s+$", rest, re.IGNORECASE)
        told = "sentenced to life imprisonment" if passive else "was sentenced to life imprisonment"
        return replace(item, start=start + (len(words) - len(words.lstrip())), replacement=told)
    if lead and re.match(r"\s*,?\s*with|\s*,", lead[0]):
        return replace(item, start=start, replacement="")
    return replace(item, start=start + (len(words) - len(words.lstrip())), replacement=item.core)


def _occupation(text: str, item: Fit, left: int, right: int) -> Fit:
    """Take "as a" along with a removed occupation; where a sentence needs a noun, a marker stands."""
    if item.entity_type != "OCCUPATION" or item.replacement:
        return item
    lead = re.search(r"\s+as\s+(?:an?|the)\s+$", before_of(text, item, left), re.IGNORECASE)
    if lead:
        return replace(item, start=item.start - len(lead[0]))
    own = re.match(r"(?:as\s+)?(?:an?|the|his|her|their)\s+", text[item.start : item.end], re.IGNORECASE)
    return replace(item, replacement=f"{own[0] if own else ''}{item.empty}")


def _age(text: str, item: Fit, left: int, right: int) -> Fit:
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
        return replace(item, end=end)
    return _age_of_child(text, item, left, right, before, after)


_NO_NOUN = re.compile(
    r"['’]s\b|\s*(?:[.,;:!?)\n]|$)|\s+(?:was|were|is|are|had|has|have|who|and|or|in|at|with|to|of|said|told|would|could|did|on|from|for|may|might|can)\b",
    re.IGNORECASE,
)


def _age_of_child(text: str, item: Fit, left: int, right: int, before: str, after: str) -> Fit:
    tail = re.match(r"(?:[\s-]*years?(?:[\s-]+old|\s+of\s+age)?|[\s-]*months?(?:[\s-]+old)?|\s*y/?o\b)", after, re.IGNORECASE)
    end = item.end + (tail.end() if tail else 0)
    own = text[item.start : end]
    noun = re.match(r"(?:\s*[,]?\s*)" + people.GENDERED_CHILD.pattern, text[end:right].partition(UNKNOWN)[0], re.IGNORECASE)
    if re.search(r"old\s*$", own, re.IGNORECASE) and not noun and _NO_NOUN.match(text[end:right].partition(UNKNOWN)[0]):
        return replace(item, end=end, replacement="child")  # "a five-year-old's words" → "a child's words"
    if noun and re.search(r"old\s*$", own, re.IGNORECASE):  # "five-year-old daughter" → "child"
        return replace(item, end=end + noun.end(), replacement=people.child_relation(noun[0].strip()))
    clause = re.search(
        r"(?P<who>(?:who|that)\s+(?:was|is|were)\s+(?:then\s+|now\s+|just\s+|only\s+)?(?:aged\s+)?)$", before, re.IGNORECASE
    )
    if clause:
        return replace(item, start=item.start - len(clause[0]), end=end)
    when = re.search(
        r"\b(?P<join>when|since|while|until)\s+(?:\w+\s+)?(?:was|were)\s+(?:only\s+|just\s+|aged\s+)?$", before, re.IGNORECASE
    )
    if when or re.search(
        r"\b(?:was|were|is|are|turned|now|then)\s+(?:only\s+|just\s+|aged\s+|nearly\s+|almost\s+)?$", before, re.IGNORECASE
    ):
        aged = re.search(r"(?:aged|only|just|nearly|almost)\s+$", before, re.IGNORECASE)
        start = item.start - (len(aged[0]) if aged else 0)
        return replace(item, start=start, end=end, replacement="a child")
    aged = re.search(r"\b(?:aged?|age of|at age|at the age of)\s*:?\s*$", before, re.IGNORECASE)
    return replace(item, start=item.start - (len(aged[0]) if aged else 0), end=end)


def _relation(text: str, item: Fit, left: int, right: int) -> Fit:
    """Let "her eldest son" take its "her" along when the relation brings an article of its own."""
    if item.entity_type != "RELATION" or not re.match(r"an? ", item.replacement, re.IGNORECASE):
        return item
    owner = re.search(r"\b(?:his|her|their|the|my|our)\s+$", before_of(text, item, left), re.IGNORECASE)
    if owner and item.replacement not in ("a child",):
        return replace(item, start=item.start - len(owner[0]))
    return item


def _place(text: str, item: Fit, left: int, right: int) -> Fit:
    if item.entity_type not in ("PLACE", "ADDRESS", "POSTCODE", "ORGANISATION") or item.form == "caption":
        return item
    before = before_of(text, item, left)
    if not item.replacement:  # a postcode
        label = re.search(r"[\s,]*\b(?:post\s?code)\s*(?:is|was|of)?\s*:?\s*$", before, re.IGNORECASE)
        if label and label.start():
            return replace(item, start=item.start - len(label[0]))
        if re.search(r"\b(?:in|at|near|to|from|of|around|within)\s+$", before, re.IGNORECASE):
            return replace(item, replacement="the area")
        return item
    head = re.escape(item.replacement.split()[-1])
    said_twice = re.match(rf"\s+{head}\b", after_of(text, item, right), re.IGNORECASE) if item.replacement.islower() else None
    if said_twice:
        item = replace(item, end=item.end + said_twice.end())
    near = re.search(
        r"\ba\s+(?:small\s+|tiny\s+)?(?:village|hamlet|town)\s+(?=(?:near|outside|close to)\s+$)", before, re.IGNORECASE
    )
    if near and re.match(r"[A-Z][a-z]+ [A-Z]+$", item.replacement):
        kept = before[near.end() :]
        told = f"{'A' if near[0][0].isupper() else 'a'} place {kept}{item.replacement}"
        return replace(item, start=item.start - len(before) + near.start(), replacement=told)
    home = bool(re.match(r"(?:the|an?) (?:\w+ )?(?:family home|address)\b", item.replacement))
    preposition = re.search(r"\b(in|on)(\s+)$", before, re.IGNORECASE)
    if home and preposition and not DETERMINER_BEFORE.search(before):
        word = "At" if preposition[1][0].isupper() else "at"
        return replace(item, start=item.start - len(preposition[0]), replacement=f"{word}{preposition[2]}{item.replacement}")
    return item


_MONTH_FIRST = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?$"
)
_TOLD_DISTANCE = re.compile(
    r"\s*,?\s*(?:\(\s*)?(?P<told>(?:just |only |some |about |approximately )?"
    r"(?:the (?:day|night|morning|evening)|(?:an?|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|thirteen|fourteen|\d+) (?:hour|day|night|week)s?|hours|days|shortly|the week)"
    r"\s+(?:before|after|prior to|following))\b",
    re.IGNORECASE,
)


def _date(text: str, item: Fit, left: int, right: int) -> Fit:
    """Turn "on" into "in" outside the span; drop a date whose distance to the death is told right after it."""
    if item.entity_type not in ("DATE", "TIME", "DATE_OF_BIRTH") or not item.replacement:
        return item
    at = re.search(r"\b(at|around|about|by)(\s+)$", before_of(text, item, left), re.IGNORECASE)
    if (
        item.entity_type == "TIME"
        and at
        and re.fullmatch(r"(?:late )?(?:early hours|morning|afternoon|evening)", item.replacement)
    ):
        word = "by" if at[1].lower() == "by" else "in"
        word = word.capitalize() if at[1][0].isupper() else word
        return replace(item, start=item.start - len(at[0]), replacement=f"{word} the {item.replacement}")
    if item.entity_type == "DATE" and re.search(
        r"(?:before|after) the death$|the day of the death$", item.replacement, re.IGNORECASE
    ):
        told = _TOLD_DISTANCE.match(after_of(text, item, right))
        if told:
            words = told["told"]
            capital = text[item.start : item.start + 1].isupper()
            words = words[0].upper() + words[1:] if capital else words
            closing = re.match(r"[^,.;()]*\)", text[item.end + told.end() : right]) if "(" in told[0] else None
            if closing is None:
                return replace(item, end=item.end + told.end(), replacement=words, core=words)
    if _MONTH_FIRST.match(item.replacement) or re.fullmatch(r"\d{4}", item.replacement):
        before = before_of(text, item, left)
        verb = re.search(
            r"\b(?:[a-z]{2,}ed|seen|done|rang|met|left|came|went|sent|made|held|began|given|taken)\s+$", before, re.IGNORECASE
        )
        if verb and not re.search(r"dated\s+$", verb[0], re.IGNORECASE):
            return replace(item, replacement=f"in {item.replacement}")
        on = re.search(r"\b(on|at)(\s+)(?:the\s+)?$", before, re.IGNORECASE)
        if on:
            word = "In" if on[1][0].isupper() else "in"
            return replace(item, start=item.start - len(on[0]), replacement=f"{word} {item.replacement}")
    return item


_LABEL_WORDS = (
    r"(?:police|crime|incident|occurrence|custody|case|court|log|cad|storm|niche|athena|nhs|chi|h&c|hospital|patient"
    r"|national insurance|ni|nino|pnc|cro|asn|urn|crn|prison|noms|marac|mash|datix|steis|tenancy|rent|housing"
    r"|passport|driving licence"
    r"|licence|utr|upn|uln|gmc|nmc|hcpc|imei|collar|warrant"
    r"|shoulder|account|sort code|reference|ref|number|no|nos|num|record|id|identifier|unique"
    r"|mosaic|liquidlogic|rio|systmone|emis|exhibit|inquest|"
    r"safeguarding|enquiry|application|uprn|brp|visa|home office|claim|membership|registration|pin)"
)
_LABEL_BEFORE = re.compile(rf"(?<!\w)(?:{_LABEL_WORDS}\.?\s*(?:[:#-]\s*)?)+(?:is\s+|was\s+)?(?:\()?$", re.IGNORECASE)


def _label(text: str, item: Fit, left: int, right: int) -> Fit:
    """Take the words that name a number along with it: "crime reference 55/20417/18" → "[reference removed]"."""
    if item.replacement != "[reference removed]":
        return item
    before = before_of(text, item, max(left, item.wall))
    label = _LABEL_BEFORE.search(before)
    if label is None or label[0].endswith("("):
        return item
    return replace(item, start=item.start - len(label[0]))


_CODE = re.compile(r"(?P<label>[A-Za-z][A-Za-z'’/ -]*?) (?:\d+|[A-Z])")


def _named(text: str, item: Fit, left: int, right: int) -> Fit:
    """Drop "called X" where X becomes a role and number, and a role said twice ("social worker Social Worker 1")."""
    if item.entity_type != "PERSON":
        return item
    before = before_of(text, item, left)
    code = _CODE.fullmatch(item.replacement)
    called = re.search(r"\s+(?:who\s+(?:was|is)\s+)?(?:called|named|known as|by the name of)\s+$", before, re.IGNORECASE)
    passive = called and re.search(r"\b(?:is|are|was|were|be|been|being|also|so)$", before[: called.start()], re.IGNORECASE)
    listed = re.match(r"\s*(?:,|\band\b|\bor\b|&)\s*[A-Z]", after_of(text, item, right) + "Z" * (right < len(text)))
    if code and called and not passive and not listed:
        return replace(item, start=item.start - len(called[0]) + 0, replacement="", form="called")
    label = code["label"] if code else re.sub(r"^the ", "", item.replacement) if item.replacement.startswith("the ") else ""
    if label:
        twice = re.search(rf"(?<!\w)(?:(?:the|a|an)\s+)?{re.escape(label)}\s+$", before, re.IGNORECASE)
        if twice:
            return replace(item, start=item.start - len(twice[0]))
    return item


def _family(text: str, item: Fit, left: int, right: int) -> Fit:
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
    if re.search(r"\b(?:the|this|that|his|her|their|whole|entire|extended)\s+$", before, re.IGNORECASE):
        return replace(item, replacement="", form="called")
    if item.form in ("surname", "plural"):
        return replace(item, replacement="The" if SENTENCE_START.search(before[-6:]) or not before.strip() else "the")
    return item


STEPS: tuple[Callable[[str, Fit, int, int], Fit], ...] = (
    _sentence, _occupation, _age, _relation, _place, _date, _label, _named, _family,
)  # fmt: skip

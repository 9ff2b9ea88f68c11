"""Fit one replacement into its sentence: articles, possessives, prepositions, capitals, and the seam a removal leaves.

Everything here looks at the text around a span and returns a wider span with the words that stand there afterwards. The text
may be known only near the findings; an unknown character is `UNKNOWN` and is never changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from pipeline.redact import people

UNKNOWN = "\0"

_LETTER_SOUND = re.compile(r"[AEFHILMNORSX][A-Z]{0,4}(?:\b|\d)")
_ARTICLE_BEFORE = re.compile(r"(?<!\w)(a|an)(\s+)$", re.IGNORECASE)
_DETERMINER_BEFORE = re.compile(
    r"(?<!\w)(?:the|a|an|his|her|their|my|our|your|this|that|its)\s+(?:(?:old|new|former|previous|current|first|second|same|whole|local|late)\s+)?$",
    re.IGNORECASE,
)
_SENTENCE_START = re.compile(r"(?:^|[.!?]['\"”’)\]]*\s+|[\n\r\t]\s*|^\W+)$")


@dataclass(frozen=True, slots=True)
class Fit:
    """A span of a unit with the words that will stand there."""

    start: int
    end: int
    replacement: str = field(repr=False)
    entity_type: str = ""
    core: str = field(default="", repr=False)  # the replacement before it was fitted
    form: str = ""
    empty: str = field(default="", repr=False)  # what stands where a removal would leave an empty place


def fit(text: str, item: Fit, *, left: int, right: int, follows: str = "") -> Fit:
    """Fit one replacement; the span may grow within [left, right) and nowhere else.

    `follows` is what will stand directly after `right` when another replacement begins there.
    """
    for step in (_sentence, _age, _relation, _place, _date, _label, _named, _family):
        item = step(text, item, left, right)
    if not item.replacement:
        return _removed(text, item, left, right)
    item = _article(text, item, left, right)
    item = _possessive(text, item, right)
    return _capital(text, item)


# --- by kind of finding ----------------------------------------------------------------------------------------------


def _before(text: str, item: Fit, left: int) -> str:
    return text[left : item.start].rpartition(UNKNOWN)[2]


def _after(text: str, item: Fit, right: int) -> str:
    return text[item.end : right].partition(UNKNOWN)[0]


def _sentence(text: str, item: Fit, left: int, right: int) -> Fit:
    """Take the words of a minimum term along: "and must serve at least X" → "and sentenced to life imprisonment"."""
    if item.entity_type != "SENTENCE" or item.core not in ("life imprisonment", "a term of imprisonment"):
        return item
    before = _before(text, item, left)
    own = text[item.start : item.end]
    lead = people.MINIMUM.search(before)
    if lead is None and item.core == "a term of imprisonment":
        tail = re.match(r"['’]?\s*(?:imprisonment|in prison|custody|in custody|behind bars)", _after(text, item, right))
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


def _age(text: str, item: Fit, left: int, right: int) -> Fit:
    if item.entity_type != "AGE":
        return item
    before, after = _before(text, item, left), _after(text, item, right)
    if item.replacement:  # a band: "since he was 31" → "since his early thirties"
        tail = re.match(r"(?:\s+years?(?:\s+old|\s+of\s+age)?|\s*y/?o\b)", after)
        end = item.end + (tail.end() if tail else 0)
        clause = people.AGE_CLAUSE.search(before)
        if clause and item.core == item.replacement and " " not in item.core.split("-")[0].strip().replace("early ", "").replace("late ", ""):
            return replace(item, start=item.start - len(clause[0]), end=end, replacement=people.in_clause(item.core, clause))
        return replace(item, end=end)
    return _age_of_child(text, item, left, right, before, after)


def _age_of_child(text: str, item: Fit, left: int, right: int, before: str, after: str) -> Fit:
    tail = re.match(r"(?:[\s-]*years?(?:[\s-]+old|\s+of\s+age)?|[\s-]*months?(?:[\s-]+old)?|\s*y/?o\b)", after, re.IGNORECASE)
    end = item.end + (tail.end() if tail else 0)
    own = text[item.start : end]
    noun = re.match(r"(?:\s*[,]?\s*)" + people.GENDERED_CHILD.pattern, text[end:right].partition(UNKNOWN)[0], re.IGNORECASE)
    if noun and re.search(r"old\s*$", own, re.IGNORECASE):  # "five-year-old daughter" → "child"
        return replace(item, end=end + noun.end(), replacement=people.child_relation(noun[0].strip()))
    clause = re.search(r"(?P<who>(?:who|that)\s+(?:was|is|were)\s+(?:then\s+|now\s+|just\s+|only\s+)?(?:aged\s+)?)$", before, re.IGNORECASE)
    if clause:
        return replace(item, start=item.start - len(clause[0]), end=end)
    when = re.search(r"\b(?P<join>when|since|while|until)\s+(?:\w+\s+)?(?:was|were)\s+(?:only\s+|just\s+|aged\s+)?$", before, re.IGNORECASE)
    if when or re.search(r"\b(?:was|were|is|are|turned|now|then)\s+(?:only\s+|just\s+|aged\s+|nearly\s+|almost\s+)?$", before, re.IGNORECASE):
        aged = re.search(r"(?:aged|only|just|nearly|almost)\s+$", before, re.IGNORECASE)
        start = item.start - (len(aged[0]) if aged else 0)
        return replace(item, start=start, end=end, replacement="a child")
    aged = re.search(r"\b(?:aged?|age of|at age|at the age of)\s*:?\s*$", before, re.IGNORECASE)
    return replace(item, start=item.start - (len(aged[0]) if aged else 0), end=end)


def _relation(text: str, item: Fit, left: int, right: int) -> Fit:
    """Let "her eldest son" take its "her" along when the relation brings an article of its own."""
    if item.entity_type != "RELATION" or not re.match(r"an? ", item.replacement, re.IGNORECASE):
        return item
    owner = re.search(r"\b(?:his|her|their|the|my|our)\s+$", _before(text, item, left), re.IGNORECASE)
    if owner and item.replacement not in ("a child",):
        return replace(item, start=item.start - len(owner[0]))
    return item


def _place(text: str, item: Fit, left: int, right: int) -> Fit:
    if item.entity_type not in ("PLACE", "ADDRESS", "POSTCODE", "ORGANISATION") or item.form == "caption":
        return item
    before = _before(text, item, left)
    if not item.replacement:  # a postcode
        label = re.search(r"[\s,]*\b(?:post\s?code)\s*(?:is|was|of)?\s*:?\s*$", before, re.IGNORECASE)
        if label and label.start():
            return replace(item, start=item.start - len(label[0]))
        if re.search(r"\b(?:in|at|near|to|from|of|around|within)\s+$", before, re.IGNORECASE):
            return replace(item, replacement="the area")
        return item
    head = re.escape(item.replacement.split()[-1])
    said_twice = re.match(rf"\s+{head}\b", _after(text, item, right), re.IGNORECASE) if item.replacement.islower() else None
    if said_twice:
        item = replace(item, end=item.end + said_twice.end())
    near = re.search(r"\ba\s+(?:small\s+|tiny\s+)?(?:village|hamlet|town)\s+(?=(?:near|outside|close to)\s+$)", before, re.IGNORECASE)
    if near and re.match(r"[A-Z][a-z]+ [A-Z]+$", item.replacement):
        kept = before[near.end() :]
        told = f"{'A' if near[0][0].isupper() else 'a'} place {kept}{item.replacement}"
        return replace(item, start=item.start - len(before) + near.start(), replacement=told)
    home = item.replacement in ("the family home", "an address") or item.replacement.endswith(" address")
    preposition = re.search(r"\b(in|on)(\s+)$", before, re.IGNORECASE)
    if home and preposition and not _DETERMINER_BEFORE.search(before):
        word = "At" if preposition[1][0].isupper() else "at"
        return replace(item, start=item.start - len(preposition[0]), replacement=f"{word}{preposition[2]}{item.replacement}")
    return item


_TOLD_DISTANCE = re.compile(
    r"\s*,?\s*(?:\(\s*)?(?P<told>(?:just |only |some |about |approximately )?(?:the (?:day|night|morning|evening)|(?:an?|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|thirteen|fourteen|\d+) (?:hour|day|night|week)s?|hours|days|shortly|the week)\s+(?:before|after|prior to|following))\b",
    re.IGNORECASE,
)


def _date(text: str, item: Fit, left: int, right: int) -> Fit:
    """Turn "on" into "in" outside the span; drop a date whose distance to the death is told right after it."""
    if item.entity_type not in ("DATE", "TIME", "DATE_OF_BIRTH") or not item.replacement:
        return item
    if item.entity_type == "DATE" and re.search(r"(?:before|after) the death$|the day of the death$", item.replacement, re.IGNORECASE):
        told = _TOLD_DISTANCE.match(_after(text, item, right))
        if told:
            words = told["told"]
            capital = text[item.start : item.start + 1].isupper()
            words = words[0].upper() + words[1:] if capital else words
            closing = re.match(r"[^,.;()]*\)", text[item.end + told.end() : right]) if "(" in told[0] else None
            if closing is None:
                return replace(item, end=item.end + told.end(), replacement=words, core=words)
    if re.match(r"(?:January|February|March|April|May|June|July|August|September|October|November|December|\d{4}$)", item.replacement):
        on = re.search(r"\b(on|at)(\s+)(?:the\s+)?$", _before(text, item, left), re.IGNORECASE)
        if on:
            word = "In" if on[1][0].isupper() else "in"
            return replace(item, start=item.start - len(on[0]), replacement=f"{word} {item.replacement}")
    return item


_LABEL_WORDS = (
    r"(?:police|crime|incident|occurrence|custody|case|court|log|cad|storm|niche|athena|nhs|chi|h&c|hospital|patient|national insurance|ni|nino|pnc|cro"
    r"|asn|urn|crn|prison|noms|marac|mash|datix|steis|tenancy|rent|housing|passport|driving licence|licence|utr|upn|uln|gmc|nmc|hcpc|imei|collar|warrant"
    r"|shoulder|account|sort code|reference|ref|number|no|nos|num|record|id|identifier|unique|mosaic|liquidlogic|rio|systmone|emis|exhibit|inquest|"
    r"safeguarding|enquiry|application|uprn|brp|visa|home office|claim|membership|registration|pin)"
)
_LABEL_BEFORE = re.compile(rf"(?<!\w)(?:{_LABEL_WORDS}\.?\s*(?:[:#-]\s*|\s+)?)+(?:is\s+|was\s+)?(?:\()?$", re.IGNORECASE)


def _label(text: str, item: Fit, left: int, right: int) -> Fit:
    """Take the words that name a number along with it: "crime reference 55/20417/18" → "[reference removed]"."""
    if item.replacement != "[reference removed]":
        return item
    before = _before(text, item, left)
    label = _LABEL_BEFORE.search(before)
    if label is None or label[0].endswith("("):
        return item
    return replace(item, start=item.start - len(label[0]))


_CODE = re.compile(r"(?P<label>[A-Za-z][A-Za-z'’/ -]*?) (?:\d+|[A-Z])")


def _named(text: str, item: Fit, left: int, right: int) -> Fit:
    """Drop "called X" where X becomes a role and number, and a role said twice ("social worker Social Worker 1")."""
    if item.entity_type != "PERSON":
        return item
    before = _before(text, item, left)
    code = _CODE.fullmatch(item.replacement)
    called = re.search(r"\s+(?:who\s+(?:was|is)\s+)?(?:called|named|known as|by the name of)\s+$", before, re.IGNORECASE)
    if code and called:
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
    after = re.match(r"\s+(?:family|families|household|children|siblings|home|house|address|property|residence|flat)\b", _after(text, item, right), re.IGNORECASE)
    if not after or len(text[item.start : item.end].split()) > 2:
        return item
    own_article = re.match(r"the\s+", text[item.start : item.end], re.IGNORECASE)
    if own_article:
        return replace(item, replacement=own_article[0].strip())
    if re.search(r"\bthe\s+$", _before(text, item, left), re.IGNORECASE):
        return replace(item, replacement="", form="called")
    return item


# --- articles, possessives, capitals ---------------------------------------------------------------------------------


def begins_with_vowel_sound(words: str) -> bool:
    """Say whether "an" stands before these words."""
    word = words.lstrip(" \"'“‘([")
    if _LETTER_SOUND.match(word) and not re.match(r"[A-Z][a-z]", word):
        return True
    if re.match(r"[A-Z]{2,}", word) or re.match(r"[A-Z]\d", word):
        return False
    return bool(re.match(r"(?:8|11\b|18\b|11-|18-)", word) or re.match(_VOWEL_SOUND_LOWER, word.lower()))


_VOWEL_SOUND_LOWER = re.compile(r"(?:hour|honest|honour|heir)|(?!(?:eu|uni(?!m|n)|us[ue]|ut[ei]|one\b|once\b|ubi|ukr))[aeiou]")


def _article(text: str, item: Fit, left: int, right: int) -> Fit:
    before = _before(text, item, left)
    own = re.match(r"(the|an?)\s+", item.replacement, re.IGNORECASE)
    if own and _DETERMINER_BEFORE.search(before):
        item = replace(item, replacement=item.replacement[own.end() :])
    return _a_or_an(text, item, before, item.replacement)


def _a_or_an(text: str, item: Fit, before: str, following: str) -> Fit:
    article = _ARTICLE_BEFORE.search(before)
    if not article or not following.strip():
        return item
    right_one = "an" if begins_with_vowel_sound(following) else "a"
    if article[1].lower() == right_one:
        return item
    word = right_one.capitalize() if article[1][0].isupper() else right_one
    return replace(item, start=item.start - len(article[0]), replacement=f"{word}{article[2]}{item.replacement}")


def _possessive(text: str, item: Fit, right: int) -> Fit:
    """Give a bare apostrophe after a plural or a name in -s its s back: "The Rourkes' landlord" → "Laura and Simon's landlord"."""
    if item.entity_type not in ("PERSON", "PLACE", "ORGANISATION") or item.replacement[-1:].lower() in ("s", "]"):
        return item
    own = text[item.start : item.end]
    match = re.match(r"(['’])(?=[\s,.;:)]|$)", text[item.end : right])
    if not match or not own[-1:].lower() == "s":
        return item
    if match[1] == "’" and text[: item.start].count("‘") > text[: item.start].count("’"):
        return item  # a closing quotation mark
    if match[1] == "'" and re.search(r"(?:^|[\s(])'[^']*$", text[: item.start].rpartition(UNKNOWN)[2]):
        return item
    s = "S" if own.isupper() and item.replacement.isupper() else "s"
    return replace(item, end=item.end + 1, replacement=f"{item.replacement}{match[1]}{s}")


def _capital(text: str, item: Fit) -> Fit:
    """Begin with a capital where a sentence begins, except where the span is all there is (a cell, a property)."""
    first = item.replacement[:1]
    if not first.islower() or UNKNOWN in text[max(0, item.start - 1) : item.start]:
        return item
    if item.start == 0 and not text[item.end :].strip(" .\n\t"):
        return item
    if _SENTENCE_START.search(text[max(0, item.start - 6) : item.start] if item.start > 6 else text[: item.start]):
        original = text[item.start : item.end].lstrip("“\"'‘(")[:1]
        if original.isupper() or original.isdigit():
            return replace(item, replacement=first.upper() + item.replacement[1:])
    return item


# --- the seam of a removal -------------------------------------------------------------------------------------------

_BORN = re.compile(r"(?P<born>\(?\s*\b(?:(?:who\s+(?:was|is)\s+)?born(?:\s+(?:on|in))?|b\.|dob|d\.o\.b\.?|date of birth|birth date|birthday)\s*(?:is|was|of|:|-|–)?\s*(?:on\s+)?)$", re.IGNORECASE)
_APPOSITION = frozenset({"AGE", "DATE_OF_BIRTH", "DATE", "POSTCODE", "SENTENCE"})


def _removed(text: str, item: Fit, left: int, right: int) -> Fit:
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
    start, end = _with_spaces(text, start, end, left, right, seam)
    done = replace(item, start=start, end=end, replacement=seam)
    return _after_removal(text, done, left, right)


def _with_birth_words(text: str, start: int, left: int, end: int) -> int:
    before = text[left:start].rpartition(UNKNOWN)[2]
    match = _BORN.search(before)
    if match is None:
        return start
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
    if comma_right and _SENTENCE_START.search(text[:start][-6:] if start > 6 else text[:start]):
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
    at_start = _SENTENCE_START.search(text[max(0, item.start - 6) : item.start] if item.start > 6 else text[: item.start])
    if at_start and rest[:1].islower() and text[item.start : item.start + 1].isupper():
        return replace(item, end=item.end + 1, replacement=rest[0].upper())
    before = text[left : item.start].rpartition(UNKNOWN)[2]
    article = _ARTICLE_BEFORE.search(before) or re.search(r"(?<!\w)(a|an)()$", before, re.IGNORECASE)
    if article and rest.strip():
        fitted = "an" if begins_with_vowel_sound(rest) else "a"
        if article[1].lower() != fitted:
            word = fitted.capitalize() if article[1][0].isupper() else fitted
            return replace(item, start=item.start - len(article[0]), replacement=f"{word}{article[2]}{item.replacement}")
    return item

"""Ages, children among relatives, sentences of a court and verbatim words, made less exact."""

from __future__ import annotations

import re
from collections.abc import Sequence

_UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
          "twelve", "thirteen", "fourteen",
          "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_TENS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_TEN_WORDS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

AGE_CLAUSE = re.compile(
    r"(?P<join>since|from when|from the age|when|until|till|by the time|at the age|at age|aged)"
    r"(?:\s+(?P<who>he|she|they|I|[A-Z][\w'’-]+)\s+(?:was|were|turned|reached))?(?:\s+(?:aged?|of))?\s*$",
    re.IGNORECASE,
)


def age_number(text: str) -> int | None:
    """Return the age a text names, in figures or words; None when there is none."""
    figures = re.search(r"\d{1,3}", text)
    if figures:
        return int(figures[0])
    words = re.findall(r"[a-z]+", text.lower())
    for at, word in enumerate(words):
        if word in _TEN_WORDS:
            follow = words[at + 1] if at + 1 < len(words) else ""
            return _TEN_WORDS[word] + (_UNITS.index(follow) if follow in _UNITS[1:10] else 0)
        if word in _UNITS:
            return _UNITS.index(word)
    return None


def age_band(text: str) -> str:
    """Return "early thirties" for 31; below thirteen "childhood"; "" when no age can be read or it stands before a noun."""
    if re.search(r"year[\s-]+old\s*$", text, re.IGNORECASE):
        return ""
    birthday = re.search(r"^(?P<whose>.*?)\S+\s+birthday$", text, re.IGNORECASE)
    if birthday:  # the day of a birth; which birthday it was would date it
        return f"{birthday['whose']}birthday"
    age = age_number(text)
    if age is None:
        return ""
    band = decade(age)
    clause = AGE_CLAUSE.match(re.split(r"\d", text)[0].strip()) if not text[:1].isdigit() else None
    return in_clause(band, clause) if clause else band


def decade(age: int) -> str:
    """Name the part of a decade of life."""
    if age < 13:
        return "childhood"
    if age < 20:
        return "teens"
    part = "early" if age % 10 <= 3 else "mid" if age % 10 <= 6 else "late"
    tens = _TENS[min(age // 10 - 2, len(_TENS) - 1)]
    return f"mid-{tens}" if part == "mid" else f"{part} {tens}"


def in_clause(band: str, clause: re.Match[str]) -> str:
    """Put a band where "since he was 31" stood: "since his early thirties"."""
    whose = {"he": "his", "she": "her", "i": "my"}.get((clause["who"] or "").lower(), "their")
    join = clause["join"].lower()
    word = (
        join
        if join in ("since", "until", "till")
        else "from"
        if join.startswith("from")
        else "by"
        if join.startswith("by")
        else "in"
    )
    told = f"{word} {whose} {band}"
    return told[0].upper() + told[1:] if clause[0][:1].isupper() else told


# --- children among relatives ----------------------------------------------------------------------------------------

_CHILD_HEADS = {
    "son": "child", "daughter": "child", "boy": "child", "girl": "child", "child": "child", "baby": "child", "toddler": "child",
    "infant": "child", "newborn": "child", "teenager": "child", "lad": "child", "twin": "child", "stepson": "stepchild",
    "stepdaughter": "stepchild", "grandson": "grandchild", "granddaughter": "grandchild",
    "brother": "sibling", "sister": "sibling",
    "sibling": "sibling", "half-brother": "sibling", "half-sister": "sibling", "stepbrother": "sibling", "stepsister": "sibling",
    "nephew": "young relative", "niece": "young relative", "cousin": "young relative",
    "godson": "godchild", "goddaughter": "godchild",
}  # fmt: skip
_PLURALS = {"child": "children", "stepchild": "stepchildren", "grandchild": "grandchildren", "godchild": "godchildren"}
GENDERED_CHILD = re.compile(r"\b(" + "|".join(sorted(_CHILD_HEADS, key=len, reverse=True)) + r")(s?)\b", re.IGNORECASE)
_OLDER = re.compile(r"\b(?:eldest|oldest|elder|older|first-?born|big)\b", re.IGNORECASE)
_YOUNGER = re.compile(r"\b(?:youngest|younger|little|baby)\b", re.IGNORECASE)


def is_sibling(text: str) -> bool:
    """Say whether the words name a brother or sister."""
    heads = GENDERED_CHILD.findall(text)
    return bool(heads) and _CHILD_HEADS[heads[-1][0].lower()] == "sibling"


def child_relation(text: str, *, name: str = "") -> str:
    """Return the relation without gender, age and exact rank: "her eldest son" → "an older child".

    A brother or sister who is one known child is named by that child's pseudonym, if one is given.
    """
    heads = list(GENDERED_CHILD.finditer(text))
    if not heads:
        if re.fullmatch(r"(?:[a-z’']+\s+){0,3}children", text, re.IGNORECASE):
            return text
        if re.fullmatch(r"eldest|oldest|youngest", text):
            return "child"  # behind its owner: "Example's eldest"
        return "A child" if text[:1].isupper() else "a child"
    if len(heads) > 1 and re.search(r",|&|\band\b", text[heads[0].end() : heads[-1].start()]):
        return _together(text, heads)
    head = heads[-1]
    neutral, plural = _CHILD_HEADS[head[1].lower()], bool(head[2])
    if neutral == "sibling" and name and not plural:
        return name
    noun = _PLURALS.get(neutral, neutral + "s") if plural else neutral
    rank = "older" if _OLDER.search(text) else "younger" if _YOUNGER.search(text[: head.start()]) else ""
    number = re.search(r"\b(two|three|four|five|six|\d)\b(?![\s-]*year)", text[: head.start()], re.IGNORECASE)
    owner = re.match(
        r"\s*(his|her|their|my|our|your|the|a|an|this|that|these|those|both|another|[A-Z][\w’'-]*['’]s?)\s", text, re.IGNORECASE
    )
    if rank:
        told = f"{rank} {noun}" if plural else f"{'an' if rank == 'older' else 'a'} {rank} {noun}"
    elif neutral == "sibling" and not plural:
        told = "a sibling"
    else:
        keep = owner[1] if owner else ""
        keep = "a" if keep.lower() == "an" else keep
        told = " ".join(filter(None, [keep, number[1] if number and plural else "", noun]))
    return told[0].upper() + told[1:] if text[:1].isupper() and not told[0].isupper() else told


_COUNTS = {"a": 1, "an": 1, "the": 1, "both": 2, **{word: number for number, word in enumerate(_UNITS) if number}}


def _together(text: str, heads: Sequence[re.Match[str]]) -> str:
    """Return several children as one number: "two girls and a boy" → "three children"."""
    counts, begin = [], 0
    for head in heads:
        words = reversed(re.findall(r"\w+", text[begin : head.start()].lower()))
        counts.append(next((int(w) if w.isdigit() else _COUNTS[w] for w in words if w.isdigit() or w in _COUNTS), 0))
        begin = head.end()
    number = _UNITS[sum(counts)] if all(counts) and sum(counts) < len(_UNITS) else "the"
    noun = _CHILD_HEADS[heads[-1][1].lower()]
    noun = _PLURALS.get(noun, noun + "s") if all(_CHILD_HEADS[h[1].lower()] == noun for h in heads) else "children"
    told = f"{number} {noun}"
    return told[0].upper() + told[1:] if text[:1].isupper() else told


# --- sentences and words ---------------------------------------------------------------------------------------------

MINIMUM = re.compile(
    r"(?:,?\s*(?:with\s+)?(?:a\s+)?(?:minimum\s+(?:term|tariff|sentence|period)|tariff)\s+of"
    r"|\b(?:must|will|would|should|is to|was to|has to|to)\s+serve"
    r"(?:\s+(?:at least|a minimum(?:\s+term)?\s+of|no (?:less|fewer) than|not less than))?"
    r"|\bat least|\ba minimum(?:\s+term)?\s+of)\s*$",
    re.IGNORECASE,
)


def is_minimum_term(text: str) -> bool:
    """Say whether the words themselves name a minimum term, which only a life sentence has."""
    return bool(
        re.search(r"\b(?:minimum|at least|tariff|life|serve|no (?:less|fewer) than|not less than)\b", text, re.IGNORECASE)
    )


def without_term(text: str) -> str:
    """Return what is published instead of a length of sentence."""
    return "life imprisonment" if is_minimum_term(text) else "a term of imprisonment"


_THREAT = re.compile(
    r"^\W*(?:I['’]ll|I will|I am going to|I['’]m going to|I['’]m gonna|I['’]m gunna|I would|I['’]d)\s+(?P<what>[^.!?]{3,120})",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"\b(?:kill|burn|hurt|stab|hit|smash|beat|break|destroy|find|shoot|batter|strangle|slit|ruin|take|drown|poison|punch|slap|bury|end)\b",
    re.IGNORECASE,
)


def threat_in(quote: str) -> str:
    """Return what a quoted first-person threat threatens ("burn the house down"), or "" when it is no plain threat.

    A name called at the end is dropped, "you" and "my" become a third person's.
    """
    match = _THREAT.match(quote)
    if not match or not _HARM.search(match["what"]):
        return ""
    what = re.sub(r",\s*[\w'’-]+\W*$", "", match["what"]).strip(" ,;:\"”’'“‘")
    what = re.sub(r"\b(if|when|unless|until|till|before|after|that|while|because) you\b", r"\1 they", what, flags=re.IGNORECASE)
    for own, other in (("yourself", "themselves"), ("your", "their"), ("you", "them"), ("my", "their"), ("myself", "themselves")):
        what = re.sub(rf"\b{own}\b", other, what, flags=re.IGNORECASE)
    return what


_MESSAGE = re.compile(
    r"\b(?:text(?:s|ed|ing)?|messag\w+|whatsapp|voicemails?|e-?mail\w*|letters?|wrote|writes|writing|written|post(?:s|ed)?|facebook|snapchat|instagram"
    r"|note|diary|transcript|recording|dialled|heard to say|999|operator|caller|call\s+handler)\b",
    re.IGNORECASE,
)


def medium_of(quote: str, before: str, after: str) -> str:
    """Tell how quoted words came: `threat` (a plain one), `message` (written or on the telephone), else `speech`."""
    if threat_in(quote):
        return "threat"
    return "message" if _MESSAGE.search(before[-80:]) or _MESSAGE.search(re.split(r"[.!?]", after)[0][:60]) else "speech"

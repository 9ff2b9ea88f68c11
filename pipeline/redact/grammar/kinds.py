"""Fit by kind of finding: the words that belong to an occupation, a relation, a place, a number."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from pipeline.detect.words.patterns import WORD_NUMBER
from pipeline.redact.grammar.court import fit_sentence
from pipeline.redact.grammar.names import fit_family, fit_name
from pipeline.redact.grammar.span import DETERMINER_BEFORE, SENTENCE_START, Fit, after_of, before_of
from pipeline.redact.grammar.times import fit_age, fit_date
from pipeline.redact.works import works


def _occupation(text: str, item: Fit, left: int, right: int) -> Fit:
    """Take "as a" along with a removed occupation; where a sentence needs a noun, a marker stands."""
    if item.entity_type != "OCCUPATION" or item.replacement:
        return item
    lead = re.search(r"\s+as\s+(?:an?|the)\s+$", before_of(text, item, left), re.IGNORECASE)
    if lead:
        return replace(item, start=item.start - len(lead[0]))
    own = re.match(r"(?:as\s+)?(?:an?|the|his|her|their)\s+", text[item.start : item.end], re.IGNORECASE)
    return replace(item, replacement=f"{own[0] if own else ''}{item.empty}")


_OF_A_CONDITION = re.compile(
    r"\s+(?:sores?|rash(?:es)?|lesions?|blisters?|scars?|attacks?|episodes?|symptoms?|flare-?ups?|medication|medicines?|tablets|"
    r"injections?|treatment|clinic|nurses?|patients?|diagnosis)\b",
    re.IGNORECASE,
)


def _condition(text: str, item: Fit, left: int, right: int) -> Fit:
    """Drop a condition that only tells what kind of thing the next word is: "with Example sores" → "with sores"."""
    if item.entity_type != "HEALTH" or not item.replacement or not _OF_A_CONDITION.match(after_of(text, item, right)):
        return item
    return replace(item, replacement="", form="called")


_NOBODY_BEHIND = re.compile(
    r"['’]s\b|\s*(?:[.,;:!?)]|$)|\s+(?:was|were|is|are|had|has|have|who|and|or|in|at|with|to|of|said|told|would|could|did|on|from|for|got|came|went|took|kept|\w{2,}ed)\b"
)


def _trait(text: str, item: Fit, left: int, right: int) -> Fit:
    """Put "person" where a removed nationality was the noun: "that Example got hold of her"."""
    if item.entity_type not in ("NATIONALITY", "RELIGION") or item.replacement:
        return item
    led = re.search(r"\b(?:this|that|the|an?|some|another|one|these|those)\s+$", before_of(text, item, left), re.IGNORECASE)
    own = text[item.start : item.end]
    if (
        led is None
        or re.search(r"\b(?:heritage|origin|descent|background)", own)
        or not _NOBODY_BEHIND.match(after_of(text, item, right))
    ):
        return item
    return replace(item, replacement="people" if re.search(r"\b(?:these|those|some)\b", led[0], re.IGNORECASE) else "person")


def _relation(text: str, item: Fit, left: int, right: int) -> Fit:
    """Let "her eldest son" take its "her" along when the relation brings an article of its own."""
    if item.entity_type != "RELATION" or not re.match(r"an? ", item.replacement, re.IGNORECASE):
        return item
    owner = re.search(r"\b(?:his|her|their|the|my|our)\s+$", before_of(text, item, left), re.IGNORECASE)
    if owner and item.replacement not in ("a child",):
        return replace(item, start=item.start - len(owner[0]))
    return item


_VERB_NEXT = re.compile(r"\s+(?:is|was|has|had|covers?|covered|lies|includes?|included)\b", re.IGNORECASE)
# A house that is told already; which one it is need not be said again.
_HOUSE_BEFORE = re.compile(
    r"\b(?:house|home|flat|property|address|bungalow|maisonette|door|place|building)(?P<cut>,\s+|,?\s+(?:at|of|in|on)\s+)$",
    re.IGNORECASE,
)


# A number without a street: it says no more than "next door" does.
_HOUSE_NUMBERS = re.compile(
    rf"(?:(?:nos?\.?|numbers?|flats?|apartments?|and|or|to|&|,|[\d-]+[a-z]?|{WORD_NUMBER})\s*){{1,12}}", re.IGNORECASE
)
_SEVERAL_HOUSES = re.compile(
    rf"(?:(?:nos?\.?|numbers?|flats?)\s*)?(?:\d+[a-z]?|{WORD_NUMBER})(?:,|,?\s+(?:and|or|to)|\s?[&–-])\s?"
    rf"(?:(?:nos?\.?|numbers?|flats?)\s*)?(?:\d|{WORD_NUMBER}\b)",
    re.IGNORECASE,
)
_NEIGHBOUR_BEFORE = re.compile(
    r"\b(?:neighbours?|tenants?|residents?|occupants?|occupiers?|house|flat|door|property|side)(?P<cut>\s*[,(]\s*(?:at\s+)?)$",
    re.IGNORECASE,
)


def _house_number(text: str, item: Fit, before: str, after: str) -> Fit:
    """Drop a number told beside who lives there ("the neighbour, No. 25, heard"); several numbers are several addresses."""
    told, closing = _NEIGHBOUR_BEFORE.search(before), re.match(r"\s*[,)]", after)
    if told and (closing or re.match(r"\s*(?:[.;:]|$)", after)):
        both = closing is not None and ("(" in told["cut"]) == (")" in closing[0])
        end = item.end + (closing.end() if closing and both else 0)
        return replace(item, start=item.start - len(told["cut"]), end=end, replacement="", form="called")
    return item


def _place(text: str, item: Fit, left: int, right: int) -> Fit:
    if item.entity_type not in ("PLACE", "ADDRESS", "POSTCODE", "ORGANISATION") or item.form == "caption":
        return item
    before = before_of(text, item, left)
    if item.entity_type == "ADDRESS" and _HOUSE_NUMBERS.fullmatch(text[item.start : item.end]):
        item = _house_number(text, item, before, after_of(text, item, right))
        if item.form == "called":
            return item
    if item.replacement == "an address" and _SEVERAL_HOUSES.match(text[item.start : item.end]):
        item = replace(item, replacement="addresses")
    if not item.replacement:  # a postcode
        label = re.search(r"[\s,]*\b(?:post\s?code)\s*(?:is|was|of)?\s*:?\s*$", before, re.IGNORECASE)
        if label and label.start():
            return replace(item, start=item.start - len(label[0]))
        if re.search(r"\b(?:in|at|near|to|from|of|around|within)\s+$", before, re.IGNORECASE):
            return replace(item, replacement="the area")
        if (SENTENCE_START.search(before) or re.search(r"[;:]\s+$", before)) and _VERB_NEXT.match(after_of(text, item, right)):
            return replace(item, replacement="the area")  # "PL99 is rural" → "The area is rural"
        return item
    head = re.escape(item.replacement.split()[-1])
    said_twice = re.match(rf"\s+{head}\b", after_of(text, item, right), re.IGNORECASE) if item.replacement.islower() else None
    if said_twice:
        item = replace(item, end=item.end + said_twice.end())
    if item.replacement.endswith("pub") and (
        house := re.match(r"\s+(?:public house|inn|bar)\b", after_of(text, item, right), re.I)
    ):
        item = replace(item, end=item.end + house.end())  # "the Ship public house" → "a pub"
    kept_home = item.replacement.lower() == "the family home"
    if kept_home and (again := re.match(r"\s+(?:flat|house|property|home)\b", after_of(text, item, right), re.IGNORECASE)):
        item = replace(item, end=item.end + again.end())  # "the Larch Court flat" → "the family home"
    own = re.match(r"(?:the|an?)\s+(?P<what>.+)", item.replacement)
    same = rf"\b(?:the|an?|his|her|their|its)\s+{re.escape(own['what'])}(?P<cut>,\s+)$" if own else ""
    apposed = re.search(same, before, re.IGNORECASE) if same else None
    if apposed and (closing := re.match(r"\s*,|(?=\s*(?:[.;:)]|$))", after_of(text, item, right))):
        # "at the primary school, Example Primary, on two days" → "at the primary school on two days"
        start, end = item.start - len(apposed["cut"]), item.end + closing.end()
        return replace(item, start=start, end=end, replacement="", form="called")
    said_before = re.search(rf"(?<![\w'’-]){head}\s+$", before, re.IGNORECASE)
    if said_before and item.replacement.islower():
        return replace(item, replacement="", form="called")  # "Employer Larch House confirmed" → "Employer confirmed"
    near = re.search(
        r"\ba\s+(?:small\s+|tiny\s+)?(?:village|hamlet|town)\s+(?=(?:near|outside|close to)\s+$)", before, re.IGNORECASE
    )
    if near and re.match(r"[A-Z][a-z]+ [A-Z]+$", item.replacement):
        kept = before[near.end() :]
        told = f"{'A' if near[0][0].isupper() else 'a'} place {kept}{item.replacement}"
        return replace(item, start=item.start - len(before) + near.start(), replacement=told)
    house = _HOUSE_BEFORE.search(before) if item.replacement == "an address" else None
    if house:  # "a neighbour's house at number 31" → "a neighbour's house"
        return replace(item, start=item.start - len(house["cut"]), replacement="", form="called")
    home = bool(re.match(r"(?:the|an?) (?:\w+ )?(?:family home|address)\b", item.replacement))
    preposition = re.search(r"\b(in|on)(\s+)$", before, re.IGNORECASE)
    if home and preposition and not DETERMINER_BEFORE.search(before):
        word = "At" if preposition[1][0].isupper() else "at"
        return replace(item, start=item.start - len(preposition[0]), replacement=f"{word}{preposition[2]}{item.replacement}")
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
    if label is None or re.search(r"(?:\(|\b(?:is|was)\s+)$", label[0], re.IGNORECASE):
        return item  # "The case URN is 41…" needs its subject
    return replace(item, start=item.start - len(label[0]))


def _title(text: str, item: Fit, left: int, right: int) -> Fit:
    """Take along the quotation marks and the words before a title: "a podcast called “…” ran" → "a podcast ran"."""
    if item.form != "title" or item.replacement:
        return item
    opened, closed = re.search(r"[\"“‘']$", before_of(text, item, left)), re.match(r"[\"”’']", after_of(text, item, right))
    if not (opened and closed):
        return replace(item, replacement=item.empty)
    leads = "|".join(map(re.escape, sorted(works().leads, key=len, reverse=True)))
    lead = re.search(rf",?\s+(?:which (?:was|is) |that (?:was|is) )?(?:{leads}),?\s+[\"“‘']$", before_of(text, item, left))
    passive = lead and re.search(r"\b(?:was|were|is|are|been)$", text[: item.start - len(lead[0])])
    if lead is None or passive:  # "It was called “…”"
        return replace(item, start=item.start - 1, end=item.end + 1, replacement=item.empty)
    return replace(item, start=item.start - len(lead[0]), end=item.end + 1, replacement="", form="called")


STEPS: tuple[Callable[[str, Fit, int, int], Fit], ...] = (
    _title, fit_sentence, _occupation, _condition, _trait, fit_age, _relation, _place, fit_date, _label, fit_name, fit_family,
)  # fmt: skip

"""Fit by kind of finding: the words that belong to a sentence of a court, a relation, a place, a number, a name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from pipeline.redact import people
from pipeline.redact.grammar.span import DETERMINER_BEFORE, SENTENCE_START, UNKNOWN, Fit, after_of, before_of
from pipeline.redact.grammar.times import fit_age, fit_date


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
        return replace(item, start=item.start - len(called[0]), replacement="", form="called")
    again = (
        re.search(rf"(?:^\W*|(?<![\w'’-])(?:the|an?)\s+|[.!?:;]\s+){re.escape(code['label'])},\s+$", before, re.IGNORECASE)
        if code
        else None
    )
    if again and (
        closing := re.match(r",\s", after_of(text, item, right))
    ):  # "Neighbour, Mr Akhtar, reports" and "a neighbour, Mr Akhtar, reports" → "Neighbour 1 reports"
        lead = re.match(r"[^\w]*", again[0])
        start = item.start - len(again[0]) + (len(lead[0]) if lead else 0)
        goes_on = re.match(
            r",\s+(?:of|from|at|in|with|aged|then|now|living|whose|who|which|himself|herself)\b", after_of(text, item, right)
        )
        return replace(item, start=start, end=item.end + (0 if goes_on else closing.end() - 1))
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
    _sentence, _occupation, fit_age, _relation, _place, fit_date, _label, _named, _family,
)  # fmt: skip

"""What no replacement can settle: named items somebody must accept before release, bound to their sentence.

    singled out         a combination of facts that still points to one person (the rules of risks.yaml)
    birthday            an age to the month or day, or a birthday with a date or number, from which a birth can be counted
    running dates       the drafts give different versions or dates in headers, footers and on the cover
    another case        a reference or a person that no source of this case and no register knows
    pseudonym's role    a pseudonym said to be somebody else's ("Laura, the perpetrator")
    earlier pseudonym   a replacement that was issued once and is no longer anybody's

An item's id hashes its document, kind and sentence, never a paragraph number, so that an acceptance survives edits elsewhere.
Reasons never hold case text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from pipeline.model import CaseFacts, Detection, Document, Register, Unit, UnreadItem, digest

KIND = "check"
_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\d)[^.!?\n]*)*[.!?]?")
_TENS = "twenti|thirti|forti|fifti|sixti|seventi|eighti|nineti"
_ORDINAL = (
    rf"(?:\d{{1,3}}(?:st|nd|rd|th)|(?:{_TENS})eth|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-?\s?\w+(?:st|nd|rd|th)"
    r"|(?:first|second|third|fifth|eighth|ninth|twelfth)|\w+(?:teen|eleven|ten|four|six|seven)th)"
)
_BIRTHDAY = re.compile(rf"\b(?:{_ORDINAL}\s+birthday|birthday)\b", re.IGNORECASE)
_SPAN = r"(?:\d{1,3}|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a few)\s+(?:days?|weeks?|months?)"
_DISTANCE = re.compile(
    rf"\b(?:{_SPAN}\s+(?:before|after|short of|earlier|later|from|prior to)|the\s+(?:day|eve)\s+(?:before|after|of)|on\s+\d)",
    re.I,
)
_COUNTED = re.compile(
    rf"\b(?:turned|turning|became|would have been|was about to be)\s+\d{{1,3}}\b"
    rf"(?!\s*(?:%|(?:minutes?|hours?|days?|weeks?|months?|miles?|per cent|people|times)\b)).*?\b{_SPAN}\b",
    re.IGNORECASE,
)
_LENGTH = r"\d{1,3}\s+years?,?\s+(?:and\s+)?\d{1,2}\s+(?:months?|weeks?|days?)(?:\s+(?:and\s+)?\d{1,2}\s+days?)?"
_EXACT_AGE = re.compile(  # a length of time by itself is a sentence, a tenancy, a marriage
    rf"\b(?:aged?|at|turned|age of|(?:he|she|they|who) (?:was|is|were)(?: (?:just|only|then|now))*)\s+{_LENGTH}\b"
    r"(?!\s+(?:in|into|with|at|of|for)\b)"
    rf"|\b{_LENGTH}[\s-]+(?:old|of age)\b",
    re.IGNORECASE,
)
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_VERSION = re.compile(r"\b(?:v|version|ver\.?|issue|revision|rev\.?)\s*(\d+(?:\.\d+)*)\b", re.IGNORECASE)
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTHS})\s+\d{{4}}\b|\b\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}\b", re.I
)
_COVER = re.compile(
    r"\s*(?:version|v\s?\d|issue|revision|date|dated|report date|date of (?:this )?report|published|completed)\b", re.I
)
_REFERENCE = re.compile(r"\b(?:[A-Z]{1,8}[/-])*(?:DHR|DARDR|SUSR)[\s/-]?(?:\d{4}[\s/-]?\d{1,3}|\d{1,3}[\s/-]\d{2,4}|\d{1,3})\b")
_ROLES = {
    "victim": ("perpetrator", "offender", "defendant", "accused", "suspect", "killer", "murderer"),
    "perpetrator": ("victim", "deceased", "murdered woman", "murdered man"),
}


def checks(
    drafts: Sequence[Document],
    *,
    detection: Detection,
    register: Register,
    facts: CaseFacts,
    issued: Mapping[str, str],
    earlier: Collection[str] = (),
    sources: Collection[str] = (),
) -> tuple[UnreadItem, ...]:
    """Return what somebody must accept, in reading order; `sources` are the names of the documents that are not published.

    `detection` is that of the whole case, `issued` what counts now, `earlier` every replacement ever issued.
    """
    names = {draft.name for draft in drafts}
    items = [
        _item("singled out", risk.document, risk.locator, risk.sentence, risk.why + f" ({risk.rule.replace('_', ' ')})")
        for risk in detection.risks
        if risk.document in names
    ]
    gone = frozenset(earlier) - frozenset(issued.values())
    for draft in drafts:
        for unit in _published(draft):
            items += _of_sentences(draft.name, unit, register, facts, issued, gone)
    items += _running(drafts)
    items += _strangers(detection, names, register, sources)
    return tuple({item.id: item for item in items}.values())


def _item(kind: str, document: str, locator: str, sentence: str, reason: str) -> UnreadItem:
    identity = digest("check", kind, document, " ".join(sentence.split()), reason)
    return UnreadItem(identity, document, KIND, locator, f"{kind}: {reason}")


def _published(draft: Document) -> Iterator[Unit]:
    return (unit for unit in draft.units if unit.treatment == "edit" and not unit.mirror and unit.text.strip())


def _of_sentences(
    document: str, unit: Unit, register: Register, facts: CaseFacts, issued: Mapping[str, str], gone: Collection[str]
) -> Iterator[UnreadItem]:
    for match in _SENTENCE.finditer(unit.text):
        sentence = match[0]
        if _EXACT_AGE.search(sentence):
            yield _item("birthday", document, unit.locator, sentence, "an age to the month or day gives a date of birth")
        elif _COUNTED.search(sentence):
            yield _item("birthday", document, unit.locator, sentence, "an age with a distance in time gives a date of birth")
        elif _gives_birthday(sentence):
            yield _item(
                "birthday",
                document,
                unit.locator,
                sentence,
                "a birthday with a date, a distance or a number gives a date of birth",
            )
        own = _plain(facts.reference)
        if own and any(not _is_own(_plain(found), own) for found in _REFERENCE.findall(sentence)):
            yield _item("another case", document, unit.locator, sentence, "the reference of another review")
        if _wrong_role(sentence, register, issued):
            yield _item(
                "pseudonym's role", document, unit.locator, sentence, "a pseudonym is said to be somebody of another role"
            )
        if any(_stands(name, sentence) for name in gone):
            yield _item("earlier pseudonym", document, unit.locator, sentence, "a pseudonym that was issued once and was changed")


def _gives_birthday(sentence: str) -> bool:
    return bool(_BIRTHDAY.search(sentence)) and bool(
        _DISTANCE.search(sentence) or _DATE.search(sentence) or re.search(_ORDINAL + r"\s+birthday", sentence, re.IGNORECASE)
    )


def _is_own(found: str, own: str) -> bool:
    """Say whether a reference is the case's own, with or without what stands before it ("DHR 07" of "AB-DHR-07")."""
    return found.endswith(own) or own.endswith(found)


def _plain(reference: str) -> str:
    return re.sub(r"[\W_]+", "", reference).casefold()


def _stands(name: str, sentence: str) -> bool:
    return bool(name) and name[:1].isupper() and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence))


def _wrong_role(sentence: str, register: Register, issued: Mapping[str, str]) -> bool:
    """Say whether a victim's pseudonym is called a perpetrator beside it, or the other way round."""
    for person in register.people:
        name = issued.get(person.id) or person.pseudonym
        if not name or person.role not in _ROLES:
            continue
        role = rf"(?:the\s+|alleged\s+)*(?:{'|'.join(_ROLES[person.role])})"
        pseudonym = re.escape(name)
        beside = (
            rf"(?<!\w){pseudonym}(?:,\s+|\s*\(|\s+(?:is|was)\s+){role}\b",
            rf"\b{role}(?:,\s+|\s*\(|\s+(?:is|was)\s+|\s+){pseudonym}(?!['’\w])",
        )
        if any(re.search(pattern, sentence, re.IGNORECASE) for pattern in beside):
            return True
    return False


def _running(drafts: Sequence[Document]) -> Iterator[UnreadItem]:
    """Yield an item for each place whose version or date is not the one most of the drafts give."""
    for what, pattern in (("version", _VERSION), ("date", _DATE)):
        said: dict[str, list[tuple[str, Unit]]] = {}
        for draft in drafts:
            for unit in _running_units(draft):
                for match in pattern.finditer(unit.text):
                    said.setdefault(_day(match[match.lastindex or 0]), []).append((draft.name, unit))
        if len(said) < 2:
            continue
        most = max(map(len, said.values()))
        usual = [value for value, places in said.items() if len(places) == most]
        for value, places in said.items():
            if [value] != usual:
                for document, unit in places:
                    reason = f"the {what} here is not the one of the other headers, footers and covers"
                    yield _item("running dates", document, unit.locator, unit.text, reason)


def _running_units(draft: Document) -> Iterator[Unit]:
    before_heading = True
    for unit in _published(draft):
        if unit.part in ("header", "footer"):
            yield unit
        elif unit.part in ("body", "textbox"):
            before_heading = before_heading and unit.level is None
            if before_heading and len(unit.text) < 120 and _COVER.match(unit.text):
                yield unit


def _day(text: str) -> str:
    from pipeline.redact.dates import read_days

    for day in read_days(text):
        if iso := day.iso():
            return iso.isoformat()
    return re.sub(r"\s+", " ", text).casefold().lstrip("0")


def _strangers(
    detection: Detection, drafts: Collection[str], register: Register, sources: Collection[str]
) -> Iterator[UnreadItem]:
    """Yield people whom only the drafts name: text carried over from another case brings its own names."""
    if not sources:
        return
    listed = {person.id for person in register.people}
    people = {e.id for e in detection.entities if e.group == "person" and e.source == "found" and not e.keep} - listed
    known = {f.entity_id for f in detection.findings if f.document in sources}
    told: set[str] = set()
    for finding in detection.findings:
        who = finding.entity_id
        if who in people and who not in known and who not in told and finding.document in drafts and finding.state == "proposed":
            told.add(str(who))
            reason = "a person whom no source and no register names; is it text of another case?"
            yield _item("another case", finding.document, finding.locator, f"{finding.entity_type} {finding.text}", reason)

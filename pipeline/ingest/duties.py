"""Read out of the words of a recommendation who is to do it and by when.

"… by 31 March 2023. Owner: Head of Nursing." A label with its value is taken out of the text, as a cell of its own would be;
a date or an owner inside a sentence stays there and is told in its field as well.
"""

from __future__ import annotations

import re

from pipeline.ingest.text import one_line

FIELD_OF = {
    "scope": "scope",
    "level": "scope",
    "action": "action",
    "lead": "lead",
    "owner": "lead",
    "responsib": "lead",
    "accountable": "lead",
    "by whom": "lead",
    "who": "lead",
    "milestone": "milestones",
    "evidence": "milestones",
    "measure": "milestones",
    "success": "milestones",
    "how will we know": "milestones",
    "target": "target",
    "timescale": "target",
    "timeframe": "target",
    "time frame": "target",
    "by when": "target",
    "when": "target",
    "deadline": "target",
    "due": "target",
    "completion": "target",
    "to be completed": "target",
    "outcome": "outcome",
    "intended outcome": "outcome",
    "expected outcome": "outcome",
    "impact": "outcome",
}
LABELS = (
    r"(?:scope|level|actions?(?: to take| required| taken| owner)?|lead(?: agency| officer| person)?|owner|responsib(?:le|ility)"
    r"(?: officer| person| manager| lead)?|accountable(?: officer| person)?|by whom|who|milestones?|evidence|"
    r"measure(?: of success)?|success (?:measure|criteria)|target(?: date)?|timescales?|time ?frames?|by when|when|deadline|"
    r"due(?: date| by)?|completion date|to be completed by|outcome|intended outcome|expected outcome|impact|how will we know)"
)
_INSIDE = re.compile(rf"(?:^|(?<=[.;,:!?)\]])|\s[–—-]|\s?[(\[])\s*({LABELS})\s*:\s+(?=\S)", re.I)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:20\d\d(?:\s?[/–-]\s?\d{2,4})?)"
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\.?,?\s+{_YEAR}|{_MONTH}\.?,?\s+{_YEAR}|"
    rf"\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|(?:q[1-4]|(?:the\s+)?(?:first|second|third|fourth|last)\s+quarter|quarter\s+(?:[1-4]|one|two|three|four))(?:\s+of)?"
    rf"(?:\s+the)?(?:\s+financial\s+year)?,?\s+{_YEAR}|(?:spring|summer|autumn|winter|christmas|easter)\s+{_YEAR}|"
    rf"(?:financial\s+year\s+)?{_YEAR}|(?:the\s+|this\s+)?(?:calendar|financial|school|academic)\s+year|"
    rf"(?:the|this)\s+(?:year|quarter|month))"
)
_PART = r"(?:the\s+)?(?:(?:very\s+)?(?:end|start|beginning|middle|close)\s+of\s+)?(?:the\s+)?"
_NUMBER = r"(?:\d{1,2}|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)"
_WHEN = (
    re.compile(rf"\b(?:by|no later than|not later than|before the end of)\s+({_PART}{_DAY})(?![\w/])", re.I),
    re.compile(rf"\b(within\s+(?:the\s+next\s+)?{_NUMBER}\s+(?:working\s+)?(?:days?|weeks?|months?|years?))\b", re.I),
    re.compile(rf"\bto\s+report(?:\s+\w+){{0,5}}?\s+(?:in|on|at)\s+({_PART}{_DAY})(?![\w/])", re.I),
    re.compile(rf"\b(from\s+{_PART}{_DAY})(?![\w/])", re.I),
)
_OWNER = re.compile(
    r"[;,(–—]\s*(?:and\s+)?((?:[Tt]he\s+)?[A-Z][\w'’.\-]*(?:\s+(?:[A-Z][\w'’.\-]*|of|and|for|the)){0,7})\s+to\s+"
    r"(?:report|lead|complete|deliver|action|own|oversee|take\s+(?:this\s+)?forward|progress|implement|monitor|arrange)\b"
)
_MODAL = re.compile(
    r"\b(?:should|must|shall|will|needs? to|is to|are to|ought to|recommend(?:s|ed)?|to (?:ensure|review|"
    r"develop|provide|consider|introduce|implement|deliver|remind|audit|update|establish))\b",
    re.I,
)
_IMPERATIVE = re.compile(
    r"^(?:to\s+)?(?:all|ensure|review|develop|provide|consider|introduce|implement|deliver|remind|audit|"
    r"update|establish|train|create|make|improve|work|agree|adopt|strengthen|raise|refresh|embed|"
    r"commission|publish|undertake|carry|amend|revise|set|share|write|promote|require|include|extend|build|"
    r"produce|design|test|monitor|record|"
    r"add|appoint|brief|check|complete|conduct|continue|clarify|define|draft|explore|formalise|identify|"
    r"increase|issue|launch|liaise|link|maintain|map|move|offer|place|reinforce|replace|report|roll|seek|"
    r"support|use|every|each|no|staff|managers)\b",
    re.I,
)
_LONG_ENOUGH = 6  # words of a sentence whose verb alone makes it a duty
_LEAST = 3  # words that must be left of a recommendation when its labels are taken out


def is_duty(text: str) -> bool:
    """Say whether a text says what somebody should do: "… should …", "Ensure that …"."""
    return (_MODAL.search(text) is not None and len(text.split()) >= _LONG_ENOUGH) or _IMPERATIVE.match(text) is not None


def field_of(label: str) -> str:
    """Return the field a label fills; empty for one that fills none."""
    plain = label.casefold()
    return next((name for start, name in FIELD_OF.items() if plain.startswith(start)), "")


def read_duties(text: str, fields: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Return a recommendation without its labelled parts, and its fields; what a table or a line of its own said stays."""
    told, found = _labelled(text)
    fields = {**found, **{name: value for name, value in fields.items() if value}}
    if not fields.get("target"):
        match = next((match for pattern in _WHEN if (match := pattern.search(told))), None)
        if match is not None:
            fields["target"] = re.sub(r"^the\s+", "", one_line(match.group(1)))
    if not fields.get("lead") and (match := _OWNER.search(told)):
        fields["lead"] = re.sub(r"^the\s+", "", match.group(1), flags=re.I)
    return told, fields


def _labelled(text: str) -> tuple[str, dict[str, str]]:
    marks = [mark for mark in _INSIDE.finditer(text) if field_of(mark.group(1))]
    if not marks or len(text[: marks[0].start()].split()) < _LEAST:
        return text, {}
    fields: dict[str, str] = {}
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=True):
        value = text[mark.end() : end].strip(" ;,.–—-")
        if value.count(")") > value.count("(") or value.count("]") > value.count("["):
            value = value.rstrip(" .)]")
        name = field_of(mark.group(1))
        fields[name] = "; ".join(filter(None, (fields.get(name, ""), value)))
    return text[: marks[0].start()].rstrip(" ;,–—-([").strip(), fields

"""Say what one row of a chronology says, so that it reads on in a report.

The agency's own words are evidence and stay as they are. What stands in the other columns is told in sentences where it
adds something; what adds nothing (a name that stands in the text already, "Both", "Admin", a bare "Y") is left to the
Integrated Chronology, which holds every cell of every row.
"""

from __future__ import annotations

import re
from collections.abc import Set
from datetime import date

from pipeline.draft.blocks import joined
from pipeline.draft.dates import day
from pipeline.draft.prose import closed, flat
from pipeline.model import Entry
from pipeline.timeline.dates import read_date

_EMPTY = re.compile(r"^(?:n/?a|n/?k|nil|none|not (?:known|recorded|applicable)|unknown|no entry|[-–—?.\s]*)[.\s]*$", re.I)
_YES = frozenset({"y", "yes", "true", "seen", "1"})
_NO = frozenset({"n", "no", "false", "not seen", "0"})
_NOTHING_DONE = re.compile(r"^(?:no (?:further )?action(?: (?:was )?(?:taken|required|needed))?|n\.?f\.?a\.?)\.?$", re.I)
_TITLE_WORDS = (
    "mr mrs ms miss mx dr prof professor rev revd father sister nurse pc ps sgt dc ds di dci cpl insp pcso det sw so tm po "
    "hv gp cpn idva isva manager officer worker social support health visitor midwife ta dsl"
)
_TITLES = frozenset(_TITLE_WORDS.split())
_BETWEEN = re.compile(r"\s*(?:[;,\n&+]|\s/\s|\band\b)\s*")
_FURTHER = re.compile(r"^([^\W\d][\w /()-]{1,40}): (\S.*)$")  # a column nobody could place, kept with the text by its heading
_DAY = re.compile(r"^\d{4}-\d\d-\d\d$")
# What a heading asked, and what a bare yes or no under it says.
_ASKED: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"\bvictim\b.*\balone\b", re.I), "The victim was seen alone.", "The victim was not seen alone."),
    (re.compile(r"\bchild(?:ren)?\b.*\balone\b", re.I), "The children were seen alone.", "The children were not seen alone."),
    (re.compile(r"\bchild(?:ren|\(ren\))?\b.*\bpresent\b", re.I), "Children were present.", "Children were not present."),
    (
        re.compile(r"\bchild(?:ren|\(ren\))?\b.*\bspoken", re.I),
        "The children were spoken to.",
        "The children were not spoken to.",
    ),
    (re.compile(r"\bchild(?:ren|\(ren\))?\b.*\bseen\b", re.I), "The children were seen.", "The children were not seen."),
    (re.compile(r"\bvictim\b.*\bspoken", re.I), "The victim was spoken to.", "The victim was not spoken to."),
    (re.compile(r"\bvictim\b.*\bseen\b", re.I), "The victim was seen.", "The victim was not seen."),
    (re.compile(r"\b(?:seen|spoken to)\b.*\balone\b", re.I), "The person was seen alone.", "The person was not seen alone."),
)


def given(text: str | None) -> bool:
    """Say whether a cell holds more than a dash or "n/a"."""
    return bool(text) and _EMPTY.match(text or "") is None


def account(entry: Entry, *, subjects: Set[str] = frozenset(), known: Set[str] = frozenset()) -> str:
    """Write what one row says, with who was there, what was done and who was seen, where that adds something.

    `subjects` are names of those the review is about, `known` all names of the register, both in lower case.
    """
    text = closed(flat(told(entry.text)))
    parts = [text, _named(entry, text, subjects, known)]
    parts += [_seen("seen", entry.seen, entry, text), _seen("children", entry.children, entry, text)]
    parts += [_done(entry.action, text)]
    parts += [_until(flag.removeprefix("until:"), entry.date or "") for flag in entry.flags if flag.startswith("until:")]
    return " ".join(part for part in parts if part)


def told(text: str) -> str:
    """Return a row's text with the labels of further columns in words ("Source of call"), and without their empty cells."""
    lines = []
    for line in text.split("\n"):
        label = _FURTHER.match(line)
        if label is not None and not given(label.group(2)):
            continue
        if label is not None and "_" in label.group(1):
            name = label.group(1).replace("_", " ")
            line = f"{name[:1].upper()}{name[1:]}: {label.group(2)}"
        lines.append(line)
    return "\n".join(lines) or text


def verb(entry: Entry) -> str:
    """Return the verb that leads into an agency's words; never "recorded: Recorded"."""
    return "noted" if re.match(r"\W*record", entry.text, re.I) else "recorded"


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", text.casefold()))


def _named(entry: Entry, text: str, subjects: Set[str], known: Set[str]) -> str:
    """Name those whom only the column of people names: persons and numbered officers, not subjects, roles and teams."""
    if not given(entry.people):
        return ""
    there = _words(text)
    names = []
    for item in _BETWEEN.split(entry.people):
        name = flat(item).strip(" .:")
        own = _words(re.sub(r"\(.*?\)", " ", name)) - _TITLES
        if not own or own <= there or name.casefold() in subjects or not _is_name(name, known):
            continue
        names.append(name)
    return f"The entry names {joined(list(dict.fromkeys(names)))}." if names else ""


def _is_name(name: str, known: Set[str]) -> bool:
    """Say whether an item names a person: a capitalised word behind another, a number, or a name the register holds."""
    words = re.findall(r"[^\W_][\w.'’-]*", re.sub(r"\(.*?\)", " ", name))
    if name.casefold() in known:
        return True
    if len(words) >= 2 and any(word.isdigit() for word in words):
        return True  # an officer by number
    return len(words) >= 2 and words[-1][:1].isupper() and not name.isupper()


def _seen(column: str, value: str | None, entry: Entry, text: str) -> str:
    """Tell a column of who was seen: a bare yes or no only where its heading says what was asked."""
    if not given(value):
        return ""
    plain = flat(value or "").strip(" .")
    asked = next((flag.partition(":")[2] for flag in entry.flags if flag.startswith(f"asked_{column}:")), "")
    if plain.casefold() in _YES | _NO:
        for heading, yes, no in _ASKED:
            if heading.search(asked):
                return yes if plain.casefold() in _YES else no
        return ""
    if len(plain.split()) < 4 and (column == "children" or not re.search(r"\b(?:yes|no|not|alone)\b", plain, re.I)):
        return ""  # names of children, "mostly", "Y Y N": for the chronology
    if _words(plain) <= _words(text):
        return ""
    return f"On whether {'children were' if column == 'children' else 'the person was'} seen, the entry says: {closed(plain)}"


def _done(action: str | None, text: str) -> str:
    if not given(action):
        return ""
    plain = flat(action or "")
    if _NOTHING_DONE.match(plain):
        return "No further action was taken."
    if plain.rstrip(".").casefold() in text.casefold():
        return ""
    return f"The action taken was: {closed(plain)}"


def _until(written: str, began: str) -> str:
    """Say when a contact ended, and how much later: once both days are published as months, the days between still stand."""
    reading = read_date(written)
    if not reading.edtf or reading.earliest is None or reading.earliest != reading.latest:
        return f"The contact ended: {closed(written)}"
    if reading.edtf == began:
        return ""
    days = (reading.earliest - date.fromisoformat(began)).days if _DAY.match(began) else 0
    later = f", {'one day' if days == 1 else f'{days} days'} later" if days > 0 else ""
    return f"The contact ended on {day(reading.edtf)}{later}."

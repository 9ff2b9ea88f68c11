"""Tell by its shape what a stretch of text is: a date, a time, a yes or no, a number in front of a heading.

These tests only sort cells and paragraphs; reading a date is the timeline's work.
"""

from __future__ import annotations

import re

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_SPACE = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n\s*")

# What Word shows in a content control nobody filled in; no part of what somebody wrote.
_PLACEHOLDER = re.compile(
    r"\b(?:click(?: or tap)?(?: here)? to (?:enter|add|insert)(?: (?:a|an|the))? [a-z]+(?: [a-z]+)?\.|"
    r"choose an? (?:item|building block|option)\.)",
    re.I,
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_NUMERIC = r"\d{1,4}\s?[./\-–]\s?\d{1,2}(?:\s?[./\-–]\s?\d{2,4})?"
_NAMED = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[\s\-./]*(?:of\s+)?{_MONTH}\b\.?(?:[\s\-./,]*'?\d{{2,4}})?|"
    rf"{_MONTH}\b\.?[\s\-./,]*(?:\d{{1,2}}(?:st|nd|rd|th)?(?!\d)[\s,]*)?'?(?:\d{{4}}|\d{{2}})?)"
)
_LOOSE = (
    r"(?:(?:early|mid|late|end|beginning|start)[\s\-]+(?:of\s+)?)?(?:spring|summer|autumn|winter|christmas|easter|new year)\b"
    r"(?:[\s,]*(?:of\s+)?'?\d{2,4}(?:\s*[/\-–]\s*\d{2,4})?)?"
)
_YEAR = r"(?:19|20)\d\d(?:\s*[/\-–]\s*\d{2,4})?s?"
_FRONT = (
    r"(?:\?\s*|~\s*|c\.\s*|ca\.?\s*|circa\s+|approx(?:\.|imately)?\s+|about\s+|around\s+|probably\s+|"
    r"possibly\s+|between\s+|from\s+|"
    r"since\s+|before\s+|after\s+|prior to\s+|pre[\s\-]|by\s+|until\s+|during\s+|in\s+|on\s+|early\s+|"
    r"mid[\s\-]*|late\s+|end of\s+|"
    r"beginning of\s+|sometime in\s+|overnight\s+|night of\s+|evening of\s+|morning of\s+|w/?c\.?:?\s+|"
    r"w/?e\.?:?\s+|week commencing\s+|"
    r"week ending\s+|fy\s*|the\s+|and\s+|date:?\s+)*"
)
_DATE = re.compile(
    rf"^\W{{0,3}}{_FRONT}(?:{_WEEKDAY}\b\.?,?\s*(?:the\s+)?)?(?:{_NUMERIC}|{_NAMED}|{_LOOSE}|{_YEAR}|childhood|next day|same day|"
    rf"(?:the )?(?:following|previous|next|same) (?:day|morning|evening|week|month|night|afternoon)|"
    r"(?:\w+ )?(?:a few |several |two |three |\d+ )?(?:day|week|month|year)s? (?:later|earlier|before|"
    r"after)|later (?:that|the same) (?:day|night|evening))",
    re.I,
)
_TIME = re.compile(
    r"^\W{0,2}(?:c\.?|circa|approx\.?|about|around|at)?\s*(?:\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?|"
    r"\d{4}(?=\s*(?:h|$))|\d{1,2}(?=\s*[ap]\.?m))\s*(?:hrs?|hours?|h|[ap]\.?m\.?)?(?:\s*[-–to]+\s*\d.*)?$"
    r"|^(?:noon|midnight|midday|a\.?m\.?|p\.?m\.?|morning|afternoon|evening|night|lunchtime)$",
    re.I,
)
_NUMBERING = re.compile(
    r"^\s*(?:(?:section|part|chapter|appendix(?=\s+\w+\s*[:.\-–]))\s+(?:\d+|[ivxlc]+|[a-z]|one|two|three|"
    r"four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
    r"|\(?(?:\d{1,2}(?:\.\d{1,2})+|\d{1,2})\)?(?=[\s.):\-–]|$)|\(?[ivxlc]{1,5}\)?(?=[.)])|\(?[a-z]\)?(?=[.)]))[\s.):\-–\]|]*",
    re.I,
)
_DECIMAL = re.compile(r"^\s*(?:section\s+)?(\d{1,2}(?:\.\d{1,2})*)\b", re.I)


def clean(text: str) -> str:
    """Return text with no-break and double spaces made single, invisible characters dropped, line breaks kept.

    Word's own prompts of empty content controls ("Click or tap here to enter text.") are dropped.
    """
    text = _PLACEHOLDER.sub("", text) if "lick" in text or "hoose" in text else text
    flat = text.translate(_INVISIBLE).replace("\u00a0", " ").replace("\u202f", " ").replace("\r\n", "\n").replace("\r", "\n")
    return _LINES.sub("\n", _SPACE.sub(" ", flat)).strip()


def one_line(text: str) -> str:
    """Return cleaned text on one line."""
    text = _PLACEHOLDER.sub("", text) if "lick" in text or "hoose" in text else text
    return " ".join((text if text.isascii() else text.translate(_INVISIBLE)).split())


def key(text: str) -> str:
    """Reduce text to lower-case words for comparison; straight quotes, `&` as and, no punctuation."""
    plain = one_line(text).casefold().replace("’", " ").replace("'", " ").replace("&", " and ")
    return " ".join(re.findall(r"[^\W_]+|#", plain))


def numbering(heading: str) -> tuple[str, str]:
    """Split "5.2 ANALYSIS" into its number and the rest; the number is empty where none stands in front."""
    match = _NUMBERING.match(heading)
    if match is None or not match.group(0).strip():
        return "", heading.strip()
    return heading[: match.end()].strip(" .:)-–("), heading[match.end() :].strip()


def depth(heading: str) -> int:
    """Return how deep the decimal number in front of a heading is: 1 for "5", 2 for "5.2", 0 for none."""
    match = _DECIMAL.match(heading)
    return len([part for part in match.group(1).split(".") if part and part != "0"]) if match else 0


def looks_like_date(text: str) -> bool:
    """Say whether a cell begins like a date in any of the ways agencies write them ("early June 18", "c. 2016")."""
    return bool(text) and len(text) <= 80 and _DATE.match(text) is not None


def starts_with_date(text: str) -> int:
    """Return the length of a full date (with a year or a month) at the start of a paragraph; 0 if there is none."""
    match = _LEADING.match(text)
    return match.end() if match else 0


_LEADING = re.compile(
    rf"^\W{{0,2}}(?:on\s+|in\s+|approximately\s+|circa\s+|c\.\s*|around\s+|early\s+|late\s+|mid[\s\-]+|"
    rf"\?)*(?:{_WEEKDAY}\b\.?,?\s*(?:the\s+)?)?"
    rf"(?:\d{{1,2}}\s?[./\-]\s?\d{{1,2}}\s?[./\-]\s?\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}(?:st|nd|rd|"
    rf"th)?(?:\s*(?:of\s+)?|\s?[\-/.]){_MONTH}\b\.?,?(?:[\s\-/.]?\s*\d{{4}}|(?:\s+|-)'?\d{{2}}(?!\d))?"
    rf"|{_MONTH}\b\.?,?\s+\d{{4}}|(?:spring|summer|autumn|winter|christmas|easter|(?:19|20)\d\d)(?:\s+term|\s+holidays?)?"
    r"(?:\s+(?:of\s+)?(?:19|20)\d\d)?(?=\s*[:–—]|\s+-\s))",
    re.I,
)


def is_day(text: str) -> bool:
    """Say whether a line is a day with its year and nothing else ("Monday 4 March 2019", "04/03/2019")."""
    return len(text) <= 40 and starts_with_date(text) == len(text.rstrip(" :.")) and bool(_DAY.search(text)) and has_year(text)


def is_month(text: str) -> bool:
    """Say whether a line is the name of a month, with a year or without, and nothing else ("MARCH 2019", "April:")."""
    return _MONTH_LINE.fullmatch(text) is not None


_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\b")
_MONTH_LINE = re.compile(rf"\W*{_MONTH}\b[\s,.'’–-]*(?:(?:19|20)?\d\d)?[\s:.–-]*(?:\(?cont(?:inued|'d|d)?\.?\)?)?\W*", re.I)


def unnumbered(text: str) -> str:
    """Return a paragraph without the number of its list where a date stands behind it ("3. 04.03.19 – …", "2.1 On 4 March …")."""
    match = _ITEM.match(text)
    return text[match.end() :] if match is not None and starts_with_date(text[match.end() :]) else text


_ITEM = re.compile(r"^\W{0,2}(?:\d{1,3}(?:\.\d{1,3})*[.):]|\d{1,2}(?:\.\d{1,2})+|[a-z]\)|[ivxl]{1,6}[.)])\s+(?=\S)", re.I)


def is_contact_line(text: str) -> bool:
    """Say whether a paragraph only tells how to reach an agency: "Queries to the safeguarding team, 01632 960204"."""
    return len(text.split()) < 18 and _TO_REACH.match(text) is not None and _NUMBER_OR_ADDRESS.search(text) is not None


_TO_REACH = re.compile(
    r"\W*(?:(?:for|any|all) )*(?:contacts?\b(?: (?:details|number|name|for|us))?|quer(?:y|ies)|enquiries|questions|out of hours"
    r"|duty"
    r"|tel(?:ephone)?|phone|mobile|e-?mail|fax"
    r"|(?:[\w'&-]+ ){1,4}(?:line|phone|number|desk|team|office))\b[^.;]{0,40}?[:,(0-9@]",
    re.I,
)
_NUMBER_OR_ADDRESS = re.compile(r"\b0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}\b|[\w.+-]+@[\w-]+\.\w")


def month_named(text: str) -> tuple[int, int] | None:
    """Return year and month of a date written in full; None where one of them is missing."""
    figures = re.search(r"\d{1,2}\s?[./\-]\s?(\d{1,2})\s?[./\-]\s?(\d{4}|\d{2})(?!\d)", text)
    iso = re.search(r"(\d{4})-(\d{2})-\d{2}", text)
    if iso:
        return int(iso[1]), int(iso[2])
    if figures:
        return int(figures[2]) + (2000 if len(figures[2]) == 2 else 0), int(figures[1])
    words = re.search(rf"({_MONTH})\b\.?,?[\s\-/.]?\s*(\d{{4}})", text, re.I)
    return (int(words[2]), _MONTHS.index(words[1][:3].casefold()) + 1) if words else None


def date_told(text: str) -> str:
    """Return the first full date of the first two sentences of a paragraph, as written; nothing if they hold none."""
    told = _TWO_SENTENCES.match(text)
    match = _FULL.search(told.group() if told else text)
    return match.group().strip() if match else ""


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TWO_SENTENCES = re.compile(r"(?:.+?[.!?](?=\s+[A-Z]|$)){1,2}", re.S)
_FULL = re.compile(
    rf"(?<![\d./-])(?:\d{{1,2}}\s?[./\-]\s?\d{{1,2}}\s?[./\-]\s?(?:\d{{4}}|\d{{2}})|\d{{4}}-\d{{2}}-\d{{2}}|"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s*(?:of\s+)?|[\-/.]))?{_MONTH}\b\.?,?[\s\-/.]?\s*\d{{4}})(?![\d/])",
    re.I,
)


def date_inside(text: str) -> str:
    """Return the first date with its year (and a month) anywhere in a text, as written; empty if there is none."""
    match = _FULL.search(text)
    return match.group(0) if match else ""


def year_of(title: str) -> str:
    """Return the year a short title names ("Chronology 2019", "Contacts in 2019"); empty where it says more, or two years."""
    match = _TITLE_YEAR.fullmatch(title.strip(" :.–—-"))
    return match.group(1) if match else ""


_TITLE_YEAR = re.compile(r"(?:[^\W\d]+[\s:–—,-]+){0,5}\(?((?:19|20)\d\d)\)?(?:[\s:–—,-]+[^\W\d]+){0,3}")
_WITH_YEAR = re.compile(r"(?:19|20)\d\d|\d\s?[./\-]\s?\d{1,2}\s?[./\-]\s?\d\d|[a-z.,]\s*'?\d\d\s*$|'\d\d\b", re.I)


def has_year(text: str) -> bool:
    """Say whether a date as written holds a year."""
    return _WITH_YEAR.search(text) is not None


def looks_like_time(text: str) -> bool:
    """Say whether a cell is a time of day and nothing else."""
    return bool(text) and len(text) <= 30 and _TIME.match(text.strip()) is not None


def sentences(text: str) -> list[str]:
    """Split text into sentences; a title, a rank, an initial or an abbreviation ("Det. Supt.", "No.") ends none."""
    found: list[str] = []
    for piece in _SENTENCE.split(text):
        if found and _ABBREVIATED.search(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        elif piece.strip():
            found.append(piece.strip())
    return found


_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"'(\[])")
_ABBREVIATED = re.compile(
    r"\b(?:mrs?|ms|dr|prof|rev|fr|sr|st|hon|cllr|det|supt|insp|sgt|con|cons|ch|cmdr|capt|lt|col|temp|act|asst|dep|"
    r"no|nos|approx|c|ca|vs|e\.g|i\.e|etc|hrs|ref|para|p|pp|sec|s|vol|[a-z])\.$",
    re.I,
)


def ends_sentence(text: str) -> bool:
    """Say whether text ends as a sentence does."""
    return text.rstrip().rstrip("\"'’”)]").endswith((".", "!", "?", ":", ";")) if text.strip() else True

"""Read a name as a table writes it: titles, surname first, other names in brackets."""

from __future__ import annotations

import re

from pipeline.ingest.text import one_line

_ALIAS = re.compile(
    r"[(\[,;]?\s*\b(?:n[ée]e|formerly|previously|maiden name|a\.?k\.?a\.?|also known as|known as|alias|"
    r"preferred name|nickname|goes by|now|called)\b\.?\s*[:\-]?\s*([^()\[\],;]+)[)\]]?",
    re.I,
)
_BRACKETED = re.compile(r"[(\[]\s*[\"“'‘]?([A-Z][\w'’\-]*(?:\s[A-Z][\w'’\-]*){0,3})[\"”'’]?\s*[)\]]")
_QUOTED = re.compile(r"[\"“‘]([A-Z][\w\-]*)[\"”’]")
_TITLE = re.compile(
    r"^(?:(?:acting|temporary|temp|detective|det|chief|ch|senior|former|retd|retired|[at]/)\.?\s*)*(?:mr|mrs|ms|miss|mx|dr|doctor|"
    r"prof(?:essor)?|rev(?:erend)?|sir|dame|lady|lord|w?pc|ps|dc|ds|dci|di|dsu|dcs|acc|dcc|insp(?:ector)?|sgt|sergeant|supt|"
    r"const(?:able)?|superintendent|commander|nurse|sister|sr|cllr|midwife|hv)\.?\s+(?:(?:retd|retired|insp(?:ector)?|supt|"
    r"superintendent|sgt|sergeant|const(?:able)?)\.?\s+)?",
    re.I,
)
_NOT_A_NAME = re.compile(
    r"^(?:n/?a|none|not known|unknown|nk|n/k|tbc|withheld|redacted|name|as above|subject\b.*|the\b.*|"
    r"child\s+\w{1,2}|adult\s+\w{1,2}|\W*|\[.*\]|various|unborn.*|mother|father|gp\s*\d*|sw\s*\d*|pc\s*\d*|"
    r"officer\s*\d+|nurse\s*\d+|all\b.*|staff\b.*|yes|no|relationship.*|relation.*|address.*|d\.?o\.?b.*|"
    r"date of.*|detail.*|author.*|agency.*|gender.*|ethnicity.*|role.*)$",
    re.I,
)
_PERSON = re.compile(r"^[^\W\d_][\w'’.\-]*(?:[ ,]+[^\W\d_][\w'’.\-]*){0,5}$")
_PARTICLES = frozenset(
    ["al", "ap", "ab", "bin", "bint", "binti", "da", "de", "del", "den", "der", "di", "do", "dos", "du", "e", "el", "ferch", "ibn",
     "la", "le", "o", "ter", "van", "von", "y"]
)  # fmt: skip
_WORDS_OF_PROSE = 2  # in lower case: a slip writes "Mary smith", only a phrase "Initials used in this report"
BIRTH = re.compile(r"\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?)\W{0,4}", re.I)


def names_of(text: str) -> tuple[str, tuple[str, ...]]:
    """Split a name as a table writes it into the name and its other forms.

    "TOLLAND, Marged (née Ashby) aka Madge" gives "Marged Tolland" and "TOLLAND, Marged", "Marged Ashby", "Ashby", "Madge".
    """
    plain = one_line(text)
    also: list[str] = []
    for match in _ALIAS.finditer(plain):
        alias = match.group(1).strip(" .\"“”'‘’")
        if alias and _PERSON.match(alias):
            also.append(alias)
            if re.search(r"n[ée]e|maiden|formerly|previously", match.group(0), re.I) and " " not in alias:
                also.append(f"\0{alias}")  # joined with the forename below
    bare = _ALIAS.sub(" ", plain)
    for match in (*_BRACKETED.finditer(bare), *_QUOTED.finditer(bare)):
        also.append(match.group(1))
    bare = _QUOTED.sub(" ", _BRACKETED.sub(" ", bare))
    bare = re.sub(r"[(\[][^()\[\]]*[)\]]?", " ", bare)
    bare = BIRTH.split(bare)[0]
    name = " ".join(bare.split()).strip(" ,;:-–/")
    name = _TITLE.sub("", name)
    if re.match(r"^[^,]+,\s*[^,]+$", name):
        last, first = (part.strip() for part in name.split(","))
        also.insert(0, name)
        name = f"{first} {last}"
    words = name.split()
    if len(words) > 1 and words[0].isupper() and len(words[0]) > 2 and not any(word.isupper() for word in words[1:]):
        also.insert(0, name)  # "TOLLAND Marged": the surname stands first and in capitals
        name = " ".join([*words[1:], words[0]])
    name = " ".join(_capitals(word) for word in name.split())
    first_name = name.split()[0] if name else ""
    also = [f"{first_name} {alias[1:]}".strip() if alias.startswith("\0") else alias for alias in also]
    return name, tuple(dict.fromkeys(alias for alias in also if alias and alias != name))


def _capitals(word: str) -> str:
    """Write a word of capitals as a name ("O'BRIEN-SMITH"); initials stay."""
    if not (word.isupper() and len(word) > 2 and "." not in word):
        return word
    cased = re.sub(r"[^\W\d_]+", lambda m: m.group(0).capitalize(), word.casefold())
    return re.sub(r"^Mc(\w)", lambda m: f"Mc{m.group(1).upper()}", cased)


def is_person(name: str) -> bool:
    """Say whether a cell can be somebody's name rather than a label, a code or a gap."""
    return (
        len(name) > 2
        and _NOT_A_NAME.match(name) is None
        and _PERSON.match(name) is not None
        and any(w[:1].isupper() for w in name.split())
        and sum(w[:1].islower() and w not in _PARTICLES for w in name.split()) < _WORDS_OF_PROSE
    )

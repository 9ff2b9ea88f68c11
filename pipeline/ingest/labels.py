"""Know the labels under which an IMR says who wrote it and who answers for it, and read a name with its post.

A label is what stands in front of a colon, in the first cell of a row, or a question ("Who wrote this?").
"""

from __future__ import annotations

import re

from pipeline.ingest.names import is_person, names_of
from pipeline.ingest.text import key, one_line, sentences
from pipeline.model import PARTICLES

_THIS = r"(?:\s+(?:of\s+)?(?:this|the|our)(?:\s+(?:imr|report|review|chronology|return|response|form|document))?)?"
_WROTE = r"(?:written|prepared|completed|compiled|produced|undertaken|carried out|authored|drafted|submitted)"
_PAPER = r"(?:imr|report|review|chronology|return|form|document)"
_POST = r"(?:role|title|post|designation|job title)"
AUTHOR = re.compile(
    rf"^(?:(?:name|details)\s+of\s+)?(?:the\s+)?(?:{_PAPER}\s+)?author(?:s|\(s\))?(?:['’]s)?"
    rf"(?:\s+of(?:\s+this|\s+the)?\s+{_PAPER})?(?:['’]s)?(?:\s+(?:name|details))?$|"
    rf"^(?:this\s+)?(?:{_PAPER}\s+)?(?:was\s+)?{_WROTE}{_THIS}\s+by(?:\s+whom)?$|^(?:{_PAPER}\s+)?by$|"
    rf"^(?:imr|report)\s+writer$|^(?:lead\s+)?(?:reviewer|investigator)$|^(?:lead\s+)?reviewing\s+officer$|^name\s+(?:and|&|/)\s+{_POST}\s+of\s+(?:the\s+)?author$|"
    r"^(?:name\s+of\s+)?(?:the\s+)?(?:person|officer|professional|practitioner|manager)\s+"
    rf"(?:completing|writing|preparing|compiling|who\s+(?:wrote|completed|prepared|compiled)){_THIS}$|"
    r"^who\s+(?:(?:has|have)\s+)?(?:wrote|written|completed|prepared|compiled|produced|authored|did|is|are)\s+"
    rf"(?:it|you|this|the)\b(?:\s+(?:{_PAPER}|author|writer))?(?:\s+of(?:\s+this|\s+the)?\s+{_PAPER})?$|"
    rf"^by whom (?:was|is) (?:it|this)(?:\s+{_PAPER})? written$|^your name(?:\s+and\s+(?:role|post|job title))?$",
    re.I,
)
AUTHOR_ROLE = re.compile(
    r"^(?:(?:(?:author|reviewer|investigator)(?:['’]s)?|your)\s+)?(?:role|job title|post|"
    r"post held|position|designation|title|job role|rank)"
    r"(?:\s+of\s+(?:the\s+)?author)?(?:\s+(?:and|/)\s+\w+)?$",
    re.I,
)
_AGREED = (
    r"(?:signed(?:\s+off)?|approved|authorised|endorsed|countersigned|counter[\s-]signed|agreed|checked|reviewed|"
    r"quality assured|cleared|sign[\s-]?off|ratified|accepted|sponsored)"
)
_HEAD = r"(?:senior|approving|authorising|countersigning|endorsing|responsible|accountable|chief|executive|commissioning|lead)"
SIGNED = re.compile(
    rf"^(?:{_PAPER}\s+)?{_AGREED}(?:\s+(?:off\s+)?(?:(?:for|on behalf of)(?:\s+the)?\s+[^:]{{2,40}}?\s*)?(?:by)?)?"
    r"(?:\s+\(?senior (?:manager|officer)\)?)?$|"
    rf"^(?:{_PAPER}\s+)?{_AGREED}(?:\s+off)?\s+(?:for|on behalf of)\s+[^:]{{2,50}}$|"
    rf"^(?:name\s+of\s+)?(?:the\s+)?{_HEAD}\s+(?:manager|officer|director|executive)(?:['’]s)?"
    r"(?:\s+(?:name|signature|sign[\s-]?off|approval|endorsement))?$|"
    r"^(?:name\s+of\s+(?:the\s+)?)?signatory(?:['’]s)?(?:\s+name)?$|"
    rf"^name\s+(?:and|&|/)\s+{_POST}\s+of\s+{_HEAD}\s+(?:manager|officer)$|"
    rf"^signature(?:\s+of\s+(?:{_HEAD}\s+)?(?:manager|officer|director))?$|"
    rf"^who\s+(?:has\s+|have\s+)?{_AGREED}{_THIS}(?:\s+off)?$|"
    r"^(?:(?:senior|line)\s+)?(?:manager|management|director)(?:['’]s)?\s+(?:sign[\s-]?off|approval|endorsement)$",
    re.I,
)
_SIGNED_BY = re.compile(
    rf"^(?:this\s+)?(?:(?:individual\s+)?(?:management\s+)?{_PAPER}\s+)?(?:(?:has\s+been|was|is)\s+)?(?:read\s+and\s+)?{_AGREED}"
    r"(?:\s+(?:for|on behalf of)\s+[^:]{2,50}?)?\s+(?:(?:by|via|per|in\s+an?)\s+(?:e-?mail|letter)\s+(?:from|of|by)|by)\s+"
    r"(?:the\s+)?(\w.+)$",
    re.I,
)
_SENTENCE = 25  # words
SIGN_DATE = re.compile(
    r"^(?:date(?:d)?(?:\s+(?:signed(?:\s+off)?|of\s+(?:sign[\s-]?off|approval|signature|endorsement|authorisation)|approved|"
    r"authorised|endorsed))?|sign[\s-]?off date|approval date|signed off on|signed on|approved on|when)$",
    re.I,
)
DATE = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?(?:\s+day)?[\s./\-]+(?:of\s+)?(?:\d{1,2}|[A-Za-z]{3,9})[\s./\-,]+\d{2,4}\b|\b\d{4}-\d\d-\d\d\b"
)
BLANK = re.compile(
    r"^[\s._…\-–]*$|^(?:tbc|n/?a|none|not (?:yet )?(?:signed|approved)|to be (?:confirmed|signed)|awaited|pending|\[.*\])\W*$",
    re.I,
)
_KEPT_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev"})
_RANKS = frozenset(
    [
        "pc",
        "wpc",
        "ps",
        "dc",
        "ds",
        "di",
        "dci",
        "dsu",
        "dcs",
        "ddc",
        "det",
        "detective",
        "con",
        "const",
        "constable",
        "sgt",
        "sergeant",
        "insp",
        "inspector",
        "supt",
        "superintendent",
        "ch",
        "chief",
        "acc",
        "dcc",
        "cc",
        "cmdr",
        "commander",
        "commissioner",
        "temp",
        "temporary",
        "act",
        "acting",
        "a/",
        "t/",
        "a/ds",
        "a/di",
        "a/dci",
        "t/ds",
        "t/di",
        "t/dci",
        "t/dsu",
        "a/insp",
        "t/insp",
        "cllr",
        "sister",
        "sr",
        "nurse",
        "midwife",
        "hv",
        "sir",
        "dame",
        "lady",
        "lord",
        "retd",
        "retired",
        "ret",
        "former",
        "ex-",
    ]
)

_STOP = frozenset(
    [
        "head",
        "named",
        "senior",
        "lead",
        "manager",
        "director",
        "safeguarding",
        "the",
        "independent",
        "designated",
        "chief",
        "deputy",
        "assistant",
        "practice",
        "housing",
        "service",
        "operations",
        "quality",
        "clinical",
        "team",
    ]
)
_POST_IN_FRONT = re.compile(
    r"^((?:[A-Z][\w'’&/-]*,?\s+|(?:of|for|and|the|in)\s+){0,7}?(?:[Oo]fficer|[Mm]anager|[Ll]eader|[Ll]ead|[Dd]irector|[Ww]orker|"
    r"[Pp]ractitioner|[Aa]dvis[eo]r|[Mm]atron|[Cc]hair|[Rr]eviewer|[Cc]onsultant|[Tt]eacher|[Hh]eadteacher|[Cc]o-?ordinator|"
    r"[Ss]pecialist|[Ee]xecutive|[Ss]upervisor|[Pp]artner|[Ss]ecretary|[Aa]uditor|[Aa]nalyst|[Ii]nspector|[Cc]ommander|"
    r"[Ss]uperintendent))\s+(?=[A-Z][\w'’.-]*\s+[A-Z])(.+)$"
)
_TOPICS = frozenset(
    [
        "primary",
        "education",
        "adult",
        "adults",
        "child",
        "children",
        "young",
        "people",
        "care",
        "health",
        "mental",
        "public",
        "protection",
        "governance",
        "patient",
        "safety",
        "quality",
        "learning",
        "development",
        "community",
        "social",
        "family",
        "court",
        "domestic",
        "abuse",
        "case",
        "review",
        "safeguarding",
        "housing",
        "nursing",
        "services",
        "support",
    ]
)
_MOST_WORDS = 7  # words a name can have, titles and particles included


def is_label(text: str) -> bool:
    """Say whether text can be the label of a line of a form."""
    plain = plain_label(text)
    return (
        any(pattern.match(plain) for pattern in (AUTHOR, AUTHOR_ROLE, SIGNED, SIGN_DATE))
        or text.endswith(":")
        or key(plain) in ("name", "signature", "date", "role", "post")
    )


def plain_label(text: str) -> str:
    """Drop what closes a label."""
    return text.strip(" :?*")


CLOSE = re.compile(r"^\W*yours (?:sincerely|faithfully|truly)\b", re.I)


def signs(text: str) -> bool:
    """Say whether a line signs a report off: a label of sign-off with a name or a date behind it ("Endorsed: ACC Example"), or a
    short sentence that begins so ("Signed off by Jane Example, Director, on 4 May 2022")."""
    if (said := _SIGNED_BY.match(one_line(text))) and len(text.split()) <= _SENTENCE and name_and_role(said.group(1))[0]:
        return True
    label, colon, value = one_line(text).partition(":")
    if (
        not colon
        or len(label) > 60
        or not SIGNED.match(plain_label(label))
        or BLANK.match(value.strip())
        or len(value.split()) > 25
    ):
        return False
    return bool(name_and_role(value)[0]) or DATE.search(value) is not None


def name_and_role(text: str) -> tuple[str, str]:
    """Split "Jane Example, Head of Safeguarding" or "Det. Supt. (retd) Jane Example"; both empty if no name leads.

    A rank or a post in front ("Review Officer Jane Example") is the post where nothing else says it.
    """
    if (front := _POST_IN_FRONT.match(one_line(text))) is not None:
        name, post = name_and_role(front.group(2))
        if name and not _TOPICS & set(name.casefold().split()):
            return name, ", ".join(filter(None, (front.group(1).strip(), post)))
    words = one_line(text).split()
    lead = _titles(words)
    taken: list[str] = []
    for word in words[lead:]:
        bare = word.strip("(,;:")
        begins = bare[:1].isupper() or (bool(taken) and bare.casefold().partition("-")[0] in PARTICLES)
        if len(taken) >= _MOST_WORDS or word.startswith("(") or not begins or bare.casefold().rstrip(".") in _STOP:
            break
        taken.append(word)
        if word.endswith((",", ";", ":")) or (word.endswith(".") and len(bare) > 2):
            break
    while taken and taken[-1].casefold() in PARTICLES:
        taken.pop()
    titles = [word.strip("().,").casefold() for word in words[:lead]]
    name, _ = names_of(" ".join(taken).rstrip(",;:.") if not taken or len(taken[-1]) > 2 else " ".join(taken))
    if not is_person(name) or len(name.split()) > 5 or (" " not in name and not titles):
        return "", ""
    kept = next((word for word in words[:lead] if word.strip(".").casefold() in _KEPT_TITLES), "")
    behind = words[lead + len(taken) :]
    left = [behind.pop(0)] if behind and behind[0].strip("(),.;").casefold() in ("retd", "retired", "ret") else []
    rank = " ".join(word for word in (*words[:lead], *(mark.rstrip(",;.") for mark in left)) if word != kept).strip(" ,")
    shown = f"{kept} {name}" if kept else name
    return shown, _post(behind, [*taken, *left]) or rank


def _titles(words: list[str]) -> int:
    """Count the titles and ranks in front of a name ("Det.", "Supt.", "(retd)")."""
    count = 0
    for word in words[:6]:
        bare = re.sub(r"^[dta]/(?=\w)", "", word.strip("().,").casefold())
        rank = bare in _RANKS or bare in _KEPT_TITLES
        if not rank or (
            bare in _STOP and words[count + 1 : count + 2] and words[count + 1].strip("().,").casefold() not in _RANKS
        ):
            break
        count += 1
    return count


def _post(words: list[str], taken: list[str]) -> str:
    """Return the post that stands beside a name, up to where the sentence goes on about something else."""
    rest = " ".join(words).strip(" ,;:–—-|(")
    beside = bool(taken) and (taken[-1].endswith((",", ";", ":")) or (bool(words) and words[0][:1] in "(–—-|"))
    if not beside or not rest:
        return ""
    first = re.split(r",?\s+\(?(?:who|and (?:has|had|was|is)|on \d|on behalf)\b", sentences(rest)[0])[0]
    if re.match(r"(?:who|and)\b", first):
        return ""
    if first.count(")") > first.count("("):
        first = first.replace(")", "", 1)
    return "" if DATE.match(first.strip()) else first.strip(" ,.;")


__all__ = [
    "AUTHOR", "AUTHOR_ROLE", "BLANK", "CLOSE", "DATE", "SIGNED", "SIGN_DATE", "is_label", "name_and_role", "plain_label", "signs",
]  # fmt: skip

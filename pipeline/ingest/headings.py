"""Say whether a paragraph without a heading style stands as a heading: by its number, its capitals, its words, its question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.blocks import Block, Para
from pipeline.ingest.text import looks_like_date, numbering, one_line
from pipeline.ingest.wording import guess_of, is_question, likely, section_of

QUESTION = re.compile(
    r"^\W*(?:question|q|tor|terms? of reference|key lines?(?: of (?:enquiry|inquiry))?|kloe|k|line of "
    r"(?:enquiry|inquiry)|issue|objective)\s*(?:no\.?\s*)?(\d{1,2}|(?<!\w\w)[a-z](?=[\s:.)]))\b\W*",
    re.I,
)
RUN_IN = re.compile(r"^\s*((?:\d{1,2}(?:\.\d{1,2})*|[A-Z]|[IVX]{1,4})[.)]?\s+)?([A-Z][^.:!?]{2,70})[.:]\s+(?=\S.{15})")
ENUMERATED = frozenset(
    {
        "recommendations",
        "lessons",
        "good_practice",
        "terms_of_reference",
        "methodology",
        "family",
        "interviews",
        "signoff",
        "chronology",
        "notes",
    }
)
RECOMMENDATION = re.compile(r"^\W*rec(?:ommendation|\.)?\s*(?:no\.?\s*)?\d+", re.I)
RECOMMENDATION_ALONE = re.compile(
    r"^\W*rec(?:ommendation|\.)?\s*(?:no\.?\s*|number\s*)?(?:\d{1,2}|[A-Z]|one|two|three|four|five|six|seven|"
    r"eight|nine|ten)\W*$",
    re.I,
)
SURE = 0.6  # how sure the wording must be before a paragraph without a heading style is a heading
PART = re.compile(
    r"^\s*(?:part|section|chapter)\s+(?:\d{1,2}|[a-z]|[ivx]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten)\s*[:.–—-]+\s*\S",
    re.I,
)
_LINE = 14  # words a heading has at most
_GOES_ON = 8  # words of the paragraph under a heading
_PROSE = 15  # words from which a paragraph is prose
_LEAD = 8  # words of a heading in front of its text
_FEW, _LABELLED = 4, 8  # words a heading in bold has behind it at least; behind a colon, where a label has a value
_SAYS = re.compile(
    r"\b(?:was|were|is|are|had|has|have|did|does|do|said|told|came|went|made|attended|died|knew|can|will|would)\b", re.I
)
_ASKS = re.compile(r"^(?:what|how|why|who|where|when)\b", re.I)
_HABIT = 3  # lines of one look with the words of a heading that make the look a habit
_NAMES = frozenset({"cover", "family", "interviews", "signoff", "author"})  # where a name may stand out as a heading does
_QUESTION_WORDS = 20
_ANSWERED_ELSEWHERE = frozenset({"terms_of_reference", "terms_answers", "contents", "methodology"})


@dataclass(frozen=True, slots=True)
class Manner:
    """How a document without heading styles writes its headings: their look, and the number the next one would have."""

    look: str = ""
    number: int = 1
    leads: bool = False  # its paragraphs begin with their heading: "What went well. The nurse …"
    bold_leads: bool = False  # several of its paragraphs begin with a heading in bold


def look_of(blocks: Sequence[Block]) -> str:
    """Return the look in which a document writes the headings of its sections; empty if it has no such look.

    The look counts that more lines with the words of a section's heading have than any other, three at least.
    """
    found: Counter[str] = Counter()
    for block in blocks:
        if (
            isinstance(block, Para)
            and block.level is None
            and block.look
            and not block.boxed
            and len(block.text.split()) <= _LINE
        ):
            found[block.look] += section_of(block.text) is not None or guess_of(block.text) is not None
    look, count = max(found.items(), key=lambda item: item[1], default=("", 0))
    return look if count >= _HABIT else ""


def leads_of(blocks: Sequence[Block]) -> bool:
    """Say whether the paragraphs of a document begin with a heading of their own, as those of a letter may."""
    prose = [b.text for b in blocks if isinstance(b, Para) and b.level is None and len(b.text.split()) >= _PROSE]
    keys = {lead[0] for text in prose if (lead := lead_of(text)) is not None}
    return len(keys) >= _HABIT and sum(lead_of(text) is not None for text in prose) * 2 >= len(prose)


def bold_leads_of(blocks: Sequence[Block]) -> bool:
    """Say whether a document writes its headings in bold at the beginning of paragraphs."""
    leads = [split[0] for b in blocks if isinstance(b, Para) and b.level is None and (split := bold_lead_of(b)) is not None]
    return len({told[0] for lead in leads if (told := likely(lead, section_of(lead))) is not None}) >= _HABIT


def bold_lead_of(para: Para) -> tuple[str, str] | None:
    """Split a paragraph into the heading in bold at its beginning and its text; None where what is bold is no heading.

    No heading is a sentence, a date, the number of a recommendation, or a label with a word or two behind it.
    """
    text = one_line(para.text)
    rest = text[len(para.lead) :].strip(" .:–—-")
    title = para.lead.strip(" .:–—-")
    bare = numbering(title)[1].strip(" .:–—-")
    said = bool(_SAYS.search(bare)) and not _ASKS.match(bare)
    if not bare[:1].isupper() or len(bare.split()) > _LEAD or said or looks_like_date(bare) or RECOMMENDATION.match(title):
        return None
    return (title, rest) if len(rest.split()) >= (_LABELLED if has_colon(para) else _FEW) and not para.numbered else None


def has_colon(para: Para) -> bool:
    """Say whether a colon parts the heading in bold from its text, as it does a label."""
    return para.lead.endswith(":") or one_line(para.text)[len(para.lead) :].lstrip().startswith(":")


# The last word of a line that goes on below it: "2. All repairs officers should".
_LEFT_OPEN = re.compile(
    r"\b(?:should|must|shall|will|would|may|can|could|to|in|of|the|an|and|or|by|for|with|at|that|is|are|was|were|be|been"
    r"|from|as|which|who|their|its)\W{0,2}$"
)


def lead_of(text: str) -> tuple[str, str, str] | None:
    """Split "Contact with the practice. Ada came …" into section, heading and text; None where no such heading leads."""
    match = RUN_IN.match(text)
    if (
        match is None
        or ":" in match.group(0)
        or len(match.group(2).split()) > _LEAD
        or (_SAYS.search(match.group(2)) and not _ASKS.match(match.group(2)))
    ):
        return None
    section = likely(match.group(2), section_of(match.group(2)))
    return (section[0], text[: match.end()].strip(" .:"), text[match.end() :]) if section is not None else None


def looks_like_heading(
    para: Para, text: str, match: tuple[str, float] | None, following: Block | None, inside: str, manner: Manner
) -> bool:
    """Say whether a paragraph without a heading style stands as a heading."""
    if not para.look and _LEFT_OPEN.search(text):
        return False
    if _stands_out(para, text, match, following, inside, manner):
        return True
    words = text.split()
    number, rest = numbering(text)
    bare = rest.rstrip(" :.-–")
    if not bare or len(text) > 220 or RECOMMENDATION.match(text) or (match is None and looks_like_date(text)):
        return False
    if (
        QUESTION.match(text)
        and inside not in ("terms_of_reference", "contents", "cover")
        and len(words) <= 45
        and text.endswith(("?", ":"))
    ):
        return True
    if text.endswith("?"):
        return match is not None and match[1] >= SURE and not para.numbered and _is_answered(words, following, inside)
    if len(words) > 12 or len(text) > 100 or ": " in rest.strip(":"):
        return False
    if match is not None and match[1] >= (1.0 if para.numbered else SURE):
        return not text.endswith((";", ",")) and (not text.endswith(".") or match[1] == 1.0) and bare[:1].isupper()
    if para.numbered or text.endswith((".", ";", ",", "?")):
        return False
    letters = [letter for letter in bare if letter.isalpha()]
    follows = following is not None and not (isinstance(following, Para) and not following.text.strip())
    if (
        len(letters) >= 5
        and all(letter.isupper() for letter in letters)
        and inside not in ("cover", "contents", "signoff", "family")
    ):
        return follows and len(words) <= 10
    long = isinstance(following, Para) and len(following.text.split()) > 12 and not numbering(following.text)[0]
    if number.isdigit() and long and inside not in ENUMERATED and bare[:1].isupper() and len(words) <= 9:
        return True
    decimal = "." in number.strip(".") and number.replace(".", "").isdigit()
    return decimal and bare[:1].isupper() and len(words) <= 10 and follows


def _stands_out(
    para: Para, text: str, match: tuple[str, float] | None, following: Block | None, inside: str, manner: Manner
) -> bool:
    """Say whether a line is a heading by how it looks or is numbered among the headings of its document, whatever it says."""
    number, rest = numbering(text)
    bare = rest.rstrip(" :.-–")
    if not bare or len(text) > 110 or len(bare.split()) > _LINE or text.endswith((".", ";", ",")) or RECOMMENDATION.match(text):
        return False
    if not (bare[:1].isupper() or bare[:1].isdigit()) or inside == "contents" or looks_like_date(text) or ": " in rest.strip(":"):
        return False
    if following is None or (isinstance(following, Para) and not following.text.strip()):
        return False
    if PART.match(text):
        return True
    if number.isdigit() and int(number) == manner.number and _goes_on(following, number):
        return True
    if not manner.look:
        told = match is not None or guess_of(text) is not None
        return told and (inside == "cover" or inside not in _NAMES) and stands_alone(para, following)
    if para.look != manner.look:
        return False
    told = match is not None or guess_of(text) is not None
    return told or (inside not in _NAMES and isinstance(following, Para) and following.look != para.look and not para.numbered)


def stands_alone(para: Para, following: Block | None) -> bool:
    """Say whether a line in bold, underlined or in capitals stands above a plain paragraph."""
    prose = isinstance(following, Para) and not following.look and len(following.text.split()) >= _GOES_ON
    return bool(para.look) and not para.numbered and prose


def _goes_on(following: Block, number: str) -> bool:
    """Say whether what follows a numbered line is its text: "4.1 …", a table, or a paragraph without a number."""
    if not isinstance(following, Para):
        return True
    inner = numbering(following.text)[0]
    return inner.startswith(f"{number}.") or (not inner and not following.numbered and len(following.text.split()) >= _GOES_ON)


def _is_answered(words: list[str], following: Block | None, inside: str) -> bool:
    """Say whether a question is a heading: its answer follows, and it is none of a list the panel asked."""
    if inside in _ANSWERED_ELSEWHERE or len(words) > _QUESTION_WORDS or any(word.endswith((".", ";")) for word in words[:-1]):
        return False
    return isinstance(following, Para) and bool(following.text.strip()) and not is_question(following.text)

# ruff: noqa: E501 - a pattern stands on one line
"""Gather who made the review, and the names it chose for people, from its own words: both stay readable everywhere in the case.

Panel members stand in minutes ("Present: …, Apologies: …"), in a table or list under a heading of the panel, and in sentences
("… was appointed chair"). Minutes of an agency's own meetings name practitioners of the case, who do not stay: only those of a
document that says it is the review panel's count. Who also acts in an agency's records is a practitioner of the case, and who is
in the register is as the register says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import regex

from pipeline.detect.settling.acting import who_acts
from pipeline.detect.words.patterns import RANK
from pipeline.detect.words.text import Piece, fold_word
from pipeline.model import Register

_TITLE = (
    r"(?:(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Mx|Rev|Revd|Reverend|Imam|Fr|Father|Canon|Pastor|Rabbi|Sheikh|Deacon|Sir|Dame|Cllr|Councillor)"
    rf"|{RANK})\.? )?"
)
_NAME = (
    rf"{_TITLE}(?P<name>(?:\p{{Lu}}\. ?|\p{{Lu}}[\p{{L}}'-]+ )(?:\p{{Lu}}\. ?|\p{{Lu}}[\p{{L}}'-]+ ){{0,2}}?\p{{Lu}}[\p{{L}}'-]+)"
)
_OF_THE_PANEL = regex.compile(
    r"(?i)\b(?:(?:review|dhr|dardr|homicide)\b.{0,40}\bpanel|panel\b.{0,40}\b(?:minutes|meeting|review|dhr|dardr)|(?:minutes?|notes?|record) of (?:the |a |our )?(?:review |dhr |dardr )?panel|(?:overview report|dhr|dardr)\b.{0,60}\bpanel)\b"
)
# The heading of minutes that stand in a longer document: "MINUTE OF PANEL MEETING 3". Those of a MARAC or school panel name
# practitioners of the case.
_MINUTES = regex.compile(
    r"(?i)^[\W\d]*(?:(?:draft|approved|agreed|confirmed) )?(?:minutes?|notes?|record|meeting) of (?:the |a |our )?(?:\p{L}+ meeting of (?:the )?)?(?:review |dhr |dardr )?panel\b|^[\W\d]*(?:review |dhr |dardr )?panel meeting\b"
)
_LISTED = regex.compile(
    r"(?:^|(?<=[.;] )|(?<=\) ))(?:Present|In attendance|Attend(?:ees|ing|ance)|Apologies(?: (?:from|received))?|Members(?: present)?|(?:Review )?[Pp]anel(?: [Mm]embers(?:hip)?)?(?: present)?)\s*[:\-–] ?(?P<list>[^\n]+?)(?=[.;] (?:Apologies|In attendance|Also present)\b|\n|$)"
)
_IN_LIST = regex.compile(
    rf"(?:^|[,;] |\band |\) |\| |• ?|[-–] ){_NAME}(?= ?(?:[(,;.|–-]|$| and )| (?:deputi[sz]ing|standing in|attending|for)\b)"
)
# "The panel was chaired by …. The author is …. Members: …", in a report that speaks of its panel. Many reviews and panels have a
# chair: only this one's stays.
_CHAIRED = regex.compile(
    rf"(?:\b[Tt]his review|\b(?:[Dd]omestic [Hh]omicide|DHR|DARDR) [Rr]eview|\b[Rr]eview [Pp]anel|(?:^|(?<=[.;] ))The panel|\b(?:DHR|DARDR) [Pp]anel)"
    rf" (?:was|is|has been) (?:independently )?chaired by {_NAME}"
)
_TELLS_OF_ITSELF = regex.compile(r"\b(?:Members|The (?:report |overview )?author|[Tt]his (?:review|report)|overview report)\b")
_THEN_AUTHOR = regex.compile(
    rf"(?:^|(?<=[.;] ))(?:The|Its) (?:report |overview )?(?:author|deputy chair|vice[- ]chair)(?: of (?:the|this) (?:report|review))? (?:is|was) {_NAME}"
)
_SHORT_HEADING = regex.compile(
    r"(?i)[\d.\s]*(?:(?:independent )?chair(?:man|woman|person)?(?: and (?:overview |report )*author)|(?:overview )?(?:report|review) author|(?:review )?panel members(?:hip)?)[\s:]*"
)
_END_OF_LIST = regex.compile(r"\.(?= [A-Z][a-z]+ (?!\()|$)|(?<=\w{3})\. (?=\d)")
_HEADED = regex.compile(
    r"(?i)\b(?:(?:review )?panel(?: members(?:hip)?)?|members of the (?:review )?panel|composition of the panel|(?:chair|authors?) (?:and (?:overview )?(?:report )?author )?of the (?:review|overview report|report|panel))\b"
)
_LINE = regex.compile(rf"\s*{_NAME}\s*(?=[,(:;–|-]|$)")
_APPOINTED = regex.compile(
    rf"{_NAME}(?= (?:was|has been|is|were) (?:appointed|commissioned|engaged|selected|asked)(?: by [^.]{{0,60}}?)? (?:as |to be |to (?:chair|write|author)\b)?(?:the )?(?:independent )?(?:panel |review )?(?:chair|author|lead reviewer|reviewer|this review|the review|the overview report))"
    rf"|(?<!\b(?i:marac|mappa|conference|iro|cp|trust|board|council|governors|strategy|core group|committee)(?:'s)? )\b(?i:the (?:independent |panel |review )?(?:chair(?:man|woman|person)?(?: and author)?|(?:report |overview )?author|lead reviewer)(?: of (?:the|this) (?:review|panel|report))?),? \(?{_NAME}"
    rf"|\b[Cc]hair and (?:overview )?(?:report )?[Aa]uthor[:,]? {_NAME}"
    rf"|\(?(?<=\band the (?:report |overview )?author \(){_NAME}"
    rf"|{_NAME}(?=,? \(?(?:(?:the )?[Ii]ndependent (?:[Pp]anel |[Rr]eview )?(?:[Cc]hair(?:man|woman|person)?|[Aa]uthor|[Rr]eviewer)|(?:[Oo]verview )?[Rr]eport [Aa]uthor|(?:the )?[Cc]hair(?:man|woman|person)? (?:and (?:[Rr]eport )?[Aa]uthor|of (?:the|this) (?:DHR |DARDR )?(?:[Rr]eview|[Pp]anel)))\b)"
)
_SAT = regex.compile(
    r"(?i)\battended (?:every|all|each)(?: of the)?(?: panel)? meetings?\b|\b(?:sat on|joined|represented [^.]{2,60} on|served on|members? of) the (?:review )?panel\b"
)
_WITH_ROLE = regex.compile(
    rf"{_NAME}(?=,? (?:\(|(?:who )?(?:attended|sat on|joined|served on)|(?:as )?a member of the (?:review )?panel|represented|and {_TITLE}\p{{Lu}}))"
)
_AND = regex.compile(
    rf"(?<=\) and ){_NAME}(?= (?:attended|sat on|joined|served on))|(?<=\band ){_NAME}(?= (?:attended|sat on|joined|served on))"
)
_CHOSEN = regex.compile(
    r"(?i)\b(?:pseudonyms?\b[^.\"]{0,80}?[\"'](?-i:(?P<name>\p{Lu}\p{L}+))[\"']|(?:family|mother|father|parents|sister|brother|daughter|son|children|panel|author|chair)\b[^.\"]{0,40}?\b(?:chose|chosen|selected|picked)\b[^.\"]{0,40}?[\"'](?-i:(?P<name>\p{Lu}\p{L}+))[\"'](?= (?:for (?:the|her|his|their)|as (?:the|her|his|a))))"
)
# A family that wants no pseudonym chooses the true name.
_TRUE_NAME = regex.compile(
    r"(?i)\b(?:real|own|actual|true|full|first|given|pet) names?\b|\bno pseudonyms?\b|\bnick-?names?\b|\b(?:rather than|instead of|not) (?:a|use) pseudonyms?\b"
)
# "They'd like the pseudonym to be Ruby", "she asked to be called Ioana in the report"
_ASKED_FOR = regex.compile(
    r"(?i)\b(?:pseudonym (?:to be|should be|will be|is to be|of)|(?:like|likes|want|wants|wanted|wished|asked|prefers?|preferred|hopes) (?:him|her|them)?(?:self)? ?(?:to be )?(?:called|known as|named)(?=[^.\"]{0,30} (?:in|throughout) (?:the|this) (?:report|review))) [\"']?(?-i:(?P<name>\p{Lu}\p{L}+))"
)
# 'In the final version she will be "Skye" and he "Callum"', 'they have settled on "Skye"'
_OF_THE_TEXT = r"(?:final|published|public|next|finished) (?:version|report|draft|text|review)"
_IN_FINAL = regex.compile(
    rf"(?i)\b(?:{_OF_THE_TEXT})\b[^.\"]{{0,30}}? (?:will be|becomes?|is to be|appears? as) \"(?-i:(?P<name>\p{{Lu}}\p{{Ll}}+))\"(?:,? and (?:s?he|they|her \p{{L}}+|his \p{{L}}+|the \p{{L}}+)(?: will be| becomes| is to be)? \"(?-i:(?P<name>\p{{Lu}}\p{{Ll}}+))\")*"
    r"|\b(?:they|we|she|he) (?:have|has|had|would like) (?:now )?(?:chosen|settled on|decided on|agreed on|picked) \"(?-i:(?P<name>\p{Lu}\p{Ll}+))\"(?! for (?:the|her|his|their|a|an) (?:bab(?:y|ies)|child|dog|cat|horse|daughter|son|puppy|boat|house|shop)\b)"
)
_SPEAKS_OF_REPORT = regex.compile(r"(?i)\b(?:reports?|reviews?|drafts?|version|victim|pseudonyms?|anonym\p{L}+|in this paper)\b")
_AND_ANOTHER = regex.compile(r"\bfor [^.\"]{2,50}?(?:,|,? and) [\"'](?P<name>\p{Lu}\p{L}+)[\"'](?= (?:for|as|to)\b)")
_CALLED = regex.compile(
    r"(?i)\b(?:will be|is|are) (?:called|known as|referred to as|named)(?: throughout| here| in this (?:report|review)| by the pseudonym)*,? [\"']?(?-i:(?P<name>\p{Lu}\p{Ll}+))\b"
    r"(?:(?<=will be [^.]{0,60})|(?=[\"']?,? (?:in|throughout|for the purposes? of) (?:this|the) (?:report|review))|(?<=(?:throughout|in this (?:report|review)|by the pseudonym)[, ]+[\"']?\p{Lu}\p{Ll}+))"
)
_IN_THE_REPORT = regex.compile(
    r"(?i)\bpseudonyms?\b|\b(?:in|throughout) this (?:report|review)\b|\bnot (?:her|his|their) real names?\b|\bprotect (?:her|his|their|the) (?:identit|anonym)"
)
_CHAIRS = regex.compile(r"(?i)\b(?:chair\p{L}*|authors?|review(?:er)?)\b")
_OF_REVIEW = regex.compile(r"(?i)\b(?:review|panel|overview report|dhr|chair and (?:overview |report )*author)\b")
# A report tells its chair without the word review; other chairs of the case stand beside the names of their meetings.
_REPORT = regex.compile(r"(?i)\boverview report\b|^\W*(?:domestic homicide review|domestic abuse related death review)\b")
_OF_OTHERS = regex.compile(
    r"(?i)\b(?:marac|mappa|matac|conference|core group|strategy (?:meeting|discussion)|governors?|trustees|trust board|council(?:lor)?s?|committee|tribunal|magistrates|bench|parole|iro|school|club|parish|association|letters?|notes?|e-?mails?|diary|messages?|texts?|statements?|posts?|book|poem|sat|sitting|table|kitchen|room|pushed|threw|thrown)\b"
)
_THIS_REPORT = regex.compile(r"(?i)\b(?:this|our|the overview) report\b")
_UNMARKED = regex.compile(r"(?i:the (?:chair|author)) \p{Lu}.*")
_FIRST = 8  # pieces of a document in which it says what it is


def panel_people(pieces: Sequence[Piece], register: Register) -> tuple[str, ...]:
    """Return the names of the chair, authors and panel members that documents of the review tell."""
    known = {_folded(name) for person in register.people for name in (person.name, *person.also)}
    found: dict[str, None] = {}
    for _, group in groupby(pieces, key=lambda piece: piece.document):
        document = list(group)
        ours = any(_OF_THE_PANEL.search(f"{piece.heading} {piece.clean.text[:300]}") for piece in document[:_FIRST])
        report = any(_REPORT.search(piece.clean.text[:300]) for piece in document[:_FIRST])
        before = ""
        for piece in document:
            headed = _SHORT_HEADING.fullmatch(before) is not None
            minutes = len(before) < 160 and _MINUTES.search(before) is not None
            before = piece.clean.text
            for name in _named(piece, ours=ours or minutes, headed=headed, report=report):
                found[" ".join(name.split())] = None
    members = [name for name in found if _folded(name) not in known]
    acting = who_acts(pieces, members)
    return tuple(name for name in members if name not in acting)


def chosen_names(pieces: Sequence[Piece], register: Register) -> tuple[str, ...]:
    """Return the pseudonyms that a report says were chosen for the people it is about; a name of the register is none."""
    known = {fold_word(w) for person in register.people for name in (person.name, *person.also) for w in name.split()}
    found: dict[str, None] = {}
    for piece in pieces:
        text = piece.clean.text
        if _TRUE_NAME.search(text):
            continue
        matches = list(_CHOSEN.finditer(text))
        if matches:
            matches += _AND_ANOTHER.finditer(text, matches[0].end())
        for sentence in regex.split(r"(?<=[.!?])\s+(?=\p{Lu})", text) if _IN_THE_REPORT.search(text) else ():
            if _IN_THE_REPORT.search(sentence):
                matches += _CALLED.finditer(sentence)
        matches += _ASKED_FOR.finditer(text)
        if _SPEAKS_OF_REPORT.search(text):
            matches += _IN_FINAL.finditer(text)
        found.update(dict.fromkeys(name for m in matches for name in m.captures("name") if len(name) > 2))
    return tuple(name for name in found if fold_word(name) not in known)


def _chaired(text: str) -> bool:
    """Say whether a paragraph tells who chaired the panel of the report it stands in."""
    return _CHAIRED.search(text) is not None and _TELLS_OF_ITSELF.search(text) is not None


def _named(piece: Piece, *, ours: bool, headed: bool, report: bool) -> Iterator[str]:
    text = piece.clean.text
    for match in _LISTED.finditer(text):
        if ours or "anel" in match.group()[: match.start("list") - match.start()] or _chaired(text[: match.start("list")]):
            stop = _END_OF_LIST.search(match["list"])
            listed = match["list"][: stop.start() + 1 if stop else None]
            yield from (m["name"] for m in _IN_LIST.finditer(listed))
    if headed or _HEADED.search(f"{piece.heading} | {piece.hint}"):
        line = _LINE.match(text)
        if line and len(text.split()) < 40:
            yield line["name"]
    if _CHAIRS.search(text) and (ours or _OF_REVIEW.search(text)):
        yield from (m["name"] for m in _APPOINTED.finditer(text))
    elif _CHAIRS.search(text) and (report or _THIS_REPORT.search(text)):
        for sentence in regex.split(r"(?<=[.!?])\s+(?=\p{Lu})", text):
            if not _OF_OTHERS.search(sentence):
                # "the chair, Jane Example": without the comma it may be a chair to sit on
                yield from (m["name"] for m in _APPOINTED.finditer(sentence) if not _UNMARKED.fullmatch(m.group()))
    if _chaired(text):
        yield from (m["name"] for m in (*_CHAIRED.finditer(text), *_THEN_AUTHOR.finditer(text)))
    for sentence in regex.split(r"(?<=[.!?])\s+(?=\p{Lu})", text) if "anel" in text and _SAT.search(text) else ():
        if _SAT.search(sentence):
            yield from (m["name"] for m in (*_WITH_ROLE.finditer(sentence), *_AND.finditer(sentence)))


def _folded(name: str) -> str:
    return " ".join(fold_word(word) for word in name.split())

# ruff: noqa: E501 - a pattern stands on one line
"""Tell days written with a slash or a full stop ("25/6", "16.07") from doses, scores, shares, times and the 9/11 attacks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

# Day and month without a year, as records write them: "seen 25/6", "locks changed 29/12". What stands for days, weeks and
# months in medical notes (7/7, 2/52, 3/12) is one only after a word that asks for a date.
_SHORT = regex.compile(
    r"(?<![\d/.,£#:-])(?P<d>0?[1-9]|[12]\d|3[01])(?P<sep>[/.])(?P<m>0?[1-9]|1[0-2])(?:(?P=sep)(?P<y>(?:19|20)?\d\d))?(?![\d/%]|[.,:-]\d| ?(?:out of|positive|ticks|yes|am|pm|kg|mg|mmol|x\b))"
)
_LISTED = regex.compile(r"(?: \([^()]{1,30}\))?(?:,|;| &| \+|,? and|,? then|,? or)(?: again)?(?: on)? ")
_ASKS = regex.compile(
    r"(?i)\b(?:on|by|from|since|until|till|dated|due|booked|of|before|after|to|between|logs?|(?:planned|booked|arranged|due|listed|set|fixed) for|seen|attended|arrested|reviewed?|completed|closed|done|changed|informed|passed|sent|emailed|rang|called|phoned|met|visit(?:ed)?|appointment|appt|date|next|expires?|mon|tues?|wed|thu|thurs|fri|sat|sun)(?:day)?\.?,? (?:to early help |the )?$"
)
# What happens on one day of a case, with who did it or where: "assault by son 9/11", "left him 3/5", "t/c to school 4/6"
_HAPPENED = regex.compile(
    r"(?i)\b(?:(?:assault(?:ed)?|arrest|incident|argument|argued|overdose|breach(?:ed)?|strangled|strangulation|punched|slapped|kicked|hit|fight|row|disclosed|disclosure|discharged?|admitted|admission|referred|referral|injury|bruise|fall|fell|moved|left|returned|charged|bailed|remanded|convicted|sentenced|cautioned|released|evicted|served|letter|contact|conference|hearing|marac|icpc|rcpc|strategy meeting|miscarriage|born|died|death|threats?|t/c|tc|f2f|h/v|hv|dna|dna'd|nfa)"
    r"(?: (?:(?:him|her|them|home|mum|dad|it|again)|(?:by|of|to|from|with|at|against|re|on) (?:(?:the|an?|her|his|their|my) )?[\p{L}-]+(?: [\p{L}-]+)?))?) (?:on )?$"
)
# The head of an entry of a log, and what such an entry begins with
_HEAD = regex.compile(r"(?:^|[.;|\n] ?|(?:^|\n)(?:Log|Contacts?|Chronology|Notes?|Dates?): ?)$")
_ENTRY = regex.compile(
    r"(?i) ?[:–—-] ?\p{L}| (?:(?:calls?|t/c|tc|dna|seen|visit|hv|sw|gp|police|texts?|msg|rang|attended|arrest(?:ed)?|home visit|contact|email|letter|met|mum|dad|no reply|phoned|spoke|argument|incident|assault|discharged|referral|meeting|review|appt|appointment)\b)"
)
_ENDS = regex.compile(r"[,.;:)]|$| (?:and|&|by|with|re|to|from|at|when|after|before|he|she|they)\b")
_DOTTED_DATE = regex.compile(r"\b\d{1,2}\.\d{1,2}\.(?:19|20)?\d\d\b")
_DOSE = regex.compile(
    r"(?i)(?:\bx|(?<!planned |booked |arranged |due |listed |set |fixed )\bfor|\bin|\breview|\bevery|\bpast|\blast|\d ?mg|\bscore|\bhark)[ :]*$"
)
# Scores, shares and numbers of a series
_COUNTED = regex.compile(
    r"(?i)\b(?:pain|scored?|scores?|scale|rated|rating|mood|risk|gcs|sats|power|grade|session|part|page|module|week|dose|attempt|only|just|about|nearly|over|under|than|was|is|at|a|an|x)[ :]*(?:of |at )?$"
)
# Public events that are called by their day, and whose month nobody of a case is found by
_CALLED_BY_DAY = ("9/11", "7/7", "11/9")
_ATTACKS = regex.compile(
    r"(?i)^[ -](?:attacks?|bombings?|bombers?|terror\w*|conspirac\w+|hijack\w*|commission|memorial|victims?|survivors?|world|era|generation|videos?|truthers?|(?:was|being|is) (?:staged|an? inside|a hoax|a lie|faked))\b"
)
_SINCE_ATTACKS = regex.compile(
    r"(?i)(?:\b(?:after|since|before|following|because of|wake of|about|aftermath of|events of|(?:lost|died|killed) (?:\S+ ){0,4}in|that|during|like|another|(?:documentar(?:y|ies)|films?|books?|programmes?|theor(?:y|ies)|videos?|spoke|talked|talk|responders?) (?:on|of|about|at))(?: the)? |\b(?:post|pre)[ -])$"
)


def slashed_days(text: str, hint: str, taken: list[tuple[int, int]]) -> Iterator[regex.Match[str]]:
    """Yield the days of a text, with the groups d, m and y, that stand outside the spans that are `taken`.

    One certain day of a list makes days of all its members: "DNA 3/4, 17/4".
    """
    found = [m for m in _SHORT.finditer(text) if not any(a < m.end() and m.start() < b for a, b in taken)]
    told = [_is_day(match, text, hint) for match in found]
    for step in (1, -1):  # forwards, then backwards
        for one, two in list(pairwise(range(len(found))))[::step]:
            if told[one] != told[two] and _in_one_list(found[one], found[two], text):
                told[one] = told[two] = True
    several = any(day and match["sep"] == "/" for match, day in zip(found, told, strict=True))
    for match, is_day in zip(found, told, strict=True):
        if _of_the_attacks(match, text, alone=sum(told) - is_day < 1):
            continue
        if is_day or (several and match["sep"] == "/" and _among_days(match, text)):
            yield match


def _in_one_list(one: regex.Match[str], two: regex.Match[str], text: str) -> bool:
    return one["sep"] == two["sep"] == "/" and _LISTED.fullmatch(text, one.end(), two.start()) is not None


def _of_the_attacks(match: regex.Match[str], text: str, *, alone: bool) -> bool:
    """Say whether it is the public event of that name: "the 9/11 attacks", or "after 9/11" in no log of days."""
    if match.group() not in _CALLED_BY_DAY:
        return False
    if _ATTACKS.match(text[match.end() : match.end() + 24]):
        return True
    return alone and _SINCE_ATTACKS.search(text[max(0, match.start() - 40) : match.start()]) is not None


def _among_days(match: regex.Match[str], text: str) -> bool:
    """Say whether "3/5" is a day beside others: no duration, score or share of something."""
    before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 24]
    ends = _ENDS.match(after) or _ENTRY.match(after)
    return bool(ends) and not _COUNTED.search(before) and not _DOSE.search(before) and int(match["m"]) not in (7, 12)


def _is_day(match: regex.Match[str], text: str, hint: str) -> bool:
    """Say whether "d/m" is a day: not a dose, a score, a share or a time."""
    before, after = text[max(0, match.start() - 48) : match.start()], text[match.end() : match.end() + 24]
    asked = bool(_ASKS.search(before)) or "date" in hint
    if match.group("y"):
        return len(match.group("y")) == 4 or match.group("sep") == "/" or asked or int(match.group("m")) <= 12
    if match.group("sep") == ".":
        return _noted(match, text)
    if _DOSE.search(before) and not regex.search(r"(?i)\bon $", before):
        return False
    short = int(match["m"]) in (7, 12)  # days and months of notes: "fell 7/7 ago", "unwell since 3/12"
    if short and not regex.search(r"(?i)\bsince $", before):
        return asked
    if short:
        return int(match["d"]) > int(match["m"])
    if asked or int(match["d"]) > int(match["m"]) or _HAPPENED.search(before) or (_HEAD.search(before) and _ENTRY.match(after)):
        return True
    # nothing is counted in elevenths or ninths
    return (
        int(match["m"]) in (9, 11)
        and bool(_ENDS.match(after))
        and regex.search(r"\p{L}\.? $", before) is not None
        and not _COUNTED.search(before)
    )


def _noted(match: regex.Match[str], text: str) -> bool:
    """Say whether "16.07" is a day: at the head of an entry, or in one that writes its dates with full stops."""
    if match["m"][0] == "0" and regex.search(
        r"(?i)\b(?:closed|seen|visited|arrested|sent|received|opened|dated|due)(?: \p{L}+){0,3} on $", text[: match.start()]
    ):
        return True  # "closed by her on 11.03"
    padded = len(match["d"]) == 2 and len(match["m"]) == 2 and match["m"][0] == "0"
    head = regex.search(r"(?:^|[.;\n] )$", text[: match.start()][-3:]) and regex.match(r":? \p{Lu}", text[match.end() :])
    dotted = _DOTTED_DATE.search(text) and not regex.search(
        r"(?i)\b(?:at|@|time|until|till|from|to|arrived|wt|weight)[: ]*$", text[: match.start()][-10:]
    )
    return bool(padded and (head or dotted))

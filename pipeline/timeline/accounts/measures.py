"""Read what a row measures or decides: lengths of orders, scores of tools, who is to do what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.timeline.accounts.quantities import number_of
from pipeline.timeline.reading.claim import Claim, claim_lists, snippet
from pipeline.timeline.reading.lexicon import SITTINGS, kinds_of, pattern_of, spoken_in
from pipeline.timeline.reading.telling import tokens_in

_NUMBERS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty-four"  # lengths of a sentence or an order
)
_SPAN = rf"(?P<number>\d{{1,3}}|{_NUMBERS})[ -]?(?P<unit>day|week|wk|month|mth|year|yr)s?['’]?"
_KINDS = (
    ("community", "community (?:order|sentence)|unpaid work"),
    ("suspended", r"suspended(?: sentence)?|suspension"),
    ("prison", r"imprisonment|custod\w+|(?:in )?prison|behind bars|sentence(?! of)"),
    ("restraining", "restraining order|(?:must|to) (?:stay|keep) away"),
    ("driving", "driving ban|ban|disqualif\\w+"),
    ("curfew", "curfew|tag"),
    ("order", "non-molestation order|non-mol|nmo|occupation order|injunction|possession order|order|undertaking"),
)
_KIND = "|".join(f"(?P<{name}>{words})" for name, words in _KINDS)
_LENGTHS = (
    re.compile(rf"\b{_SPAN}[ -](?:(?!and\b|plus\b|with\b)[a-z]+[ -]){{0,2}}?(?:{_KIND})\b", re.IGNORECASE),
    re.compile(
        rf"\b(?:{_KIND})(?:,|(?: (?!and\b|with\b|plus\b)[\w'’-]+){{0,6}}?"
        rf" (?:of|for|lasting|to|in force|granted|made|issued|given|imposed))? {_SPAN}"
        r"(?!\w| (?:ago|later|before|after|earlier))",
        re.IGNORECASE,
    ),
)
_SCORE = re.compile(
    r"\b(DASH|RIC|CAADA|PHQ-?9|GAD-?7|EPDS|AUDIT(?:-C)?|GCS)(?: RIC)?(?: (?:score|risk|assessment|completed"
    "|with|of|scored|at|was|is)){0,3}"
    r"[:, =]*(\d{1,2})(?!\d|/\d\d/|\.\d)",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\b(?:agreed|minutes|outcome|decision|decided|actions?|plan|ordered)(?: that| to|:| was| were)? ?([^.;]{4,120})",
    re.IGNORECASE,
)

_SEVERAL = re.compile(r"[,;]")  # each agency lists its own part of what was decided
_NO_ACTIONS = re.compile(
    r"\b(?:no|nil|without(?: any)?|zero) (?:new |further |other )?(?:actions|action points)\b"
    r"(?: (?:raised|arising|set|agreed|needed|required))?",
    re.IGNORECASE,
)
_WORKER = re.compile(r"[A-Z]{2,3}|[Uu]s|[Ww]e|[Mm]e")  # by initials, or the one who writes
# what a sitting gave to one agency, or left to its minutes, is not what it decided
_NOT_OURS = re.compile(
    r"\b(?:no|nil|any) (?:new |further )?actions? (?:points )?(?:for|from|on|to) [^.;]{2,40}"
    r"|\bminutes (?:are )?(?:to follow|awaited)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b((?:[Mm]ental |[Ss]ocial )?[A-Za-z]{2,}) (?:to|will|are to|is to) ([a-z]+ [^.;]{3,60})")


@cache
def _tasks() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the task each verb means, and the pattern of who is to do it to what."""
    raw = claim_lists()["tasks"]
    task = {verb: verb if name == "other" else name for name, verbs in raw.items() for verb in verbs}
    verbs = "|".join(sorted((re.escape(v) for v in task), key=len, reverse=True))
    pattern = re.compile(
        r"\b(?P<who>[A-Z][A-Za-z'’&]*(?: [A-Z][\w'’]*){0,3}|(?:[Mm]ental |[Ss]ocial )?(?:health|care|services?|work)"
        r"|housing|police|us|we|We|me|I|education|school|IDVA|probation)"
        rf" (?:to|will|is to|are to|agreed to) (?P<verb>{verbs})s?\b(?: (?:to|with))?"
        r"(?: the| a| an| one)?(?: joint| home| welfare)?"
        r" (?P<object>[\w'’]+)"
        rf"|\b(?P<object2>[A-Z][\w'’]*|[a-z]+) to be (?P<verb2>{verbs}) by (?P<who2>[\w'’]+)"
    )
    return task, pattern


def numbers(text: str) -> Iterator[Claim]:
    """Yield lengths of sentences and orders, and scores of tools."""
    found: dict[str, dict[str, re.Match[str]]] = {}
    taken: set[int] = set()
    for pattern in _LENGTHS:
        for match in pattern.finditer(text):
            kind = next(name for name, _ in _KINDS if match[name])
            length = f"{number_of(match['number'])} {match['unit'].lower()[:1]}"
            if match.start("number") not in taken:
                taken.add(match.start("number"))
                found.setdefault(kind, {})[length] = match
    for kind, lengths in found.items():
        if len(lengths) == 1:
            ((length, match),) = lengths.items()
            yield Claim("outcome", f"length of {kind}", length, snippet(text, match.start(), match.end()))
    for match in _SCORE.finditer(text):
        tool = re.sub(r"[^A-Z]", "", match[1].upper()).replace("RIC", "DASH").replace("CAADA", "DASH")
        yield Claim("other", f"{tool} score", match[2], f"{match[1]} {match[2]}")


def tasks(text: str, agency: str) -> Iterator[Claim]:
    """Yield who is to do what: "Lantern to tell the school"; "us" is the agency speaking.

    Of a sitting, what was decided is a claim too, if that was one thing: another account may share no word with that. Of
    several each agency lists its own.
    """
    task_of, pattern = _tasks()
    text = _NOT_OURS.sub(" ", text)
    decided: dict[str, str] = {}
    whos: dict[str, dict[str, tuple[str, str]]] = {}
    for match in pattern.finditer(text):
        who = match["who"] or match["who2"]
        task = task_of[(match["verb"] or match["verb2"]).lower()]
        thing = (match["object"] or match["object2"]).lower()
        if thing in ("the", "a", "be", "do", "her", "him", "them", "us"):
            continue
        key = task_of.get(thing, f"{task} {thing}") if task == "do" else f"{task} {thing}"
        said = snippet(text, match.start(), match.end())
        decided[match[0].partition(" ")[2]] = said
        whos.setdefault(key, {})[who] = (who, said)
    for key, by in whos.items():
        if len(by) == 1:
            ((who, said),) = by.values()
            yield Claim("outcome", f"who is to {key}", who, said, _assignee(who, agency), "people")
    if not spoken_in(text).events & SITTINGS:
        return
    decided |= {m[2]: m[0] for m in _ASKED.finditer(text) if spoken_in(m[1]).agencies or _WORKER.fullmatch(m[1])}
    if none := _NO_ACTIONS.search(text):
        yield Claim("outcome", "actions", "none", snippet(text, *none.span()), weak=True)
    elif decided:
        yield Claim("outcome", "actions", "some", "; ".join(dict.fromkeys(decided.values()))[:160])
    decided |= {m[0].lower(): snippet(text, m.start(), m.end()) for m in _decisions().finditer(text)}
    decided |= {m[1]: m[0] for m in _DECIDED.finditer(text)}
    words = frozenset(tokens_in(" . ".join(decided))) or frozenset(decided)
    if words and not _SEVERAL.search(" . ".join(decided)) and not any(" and " in said for said in decided.values()):
        yield Claim(
            "outcome",
            "what was decided",
            "+".join(sorted(words)),
            "; ".join(dict.fromkeys(decided.values()))[:160],
            words,
            "words",
        )


@cache
def _decisions() -> re.Pattern[str]:
    return pattern_of(claim_lists()["decisions"])


def _assignee(who: str, agency: str) -> frozenset[str]:
    """Return what an agency may be called: for "us" the names and kinds of the agency speaking, else the word and its kinds."""
    if who.lower() in ("us", "we", "me", "i"):
        words = [w.lower() for w in re.findall(r"[A-Za-z]+", agency)]
        return frozenset({*words, "".join(w[0] for w in words), *kinds_of(agency), "speaker"})
    named = who[0].isupper() and not spoken_in(who).agencies and not who.isupper()
    spoken = frozenset({"a worker"}) if named else frozenset[str]()  # may be the advocate or social worker of another account
    who = who.lower()
    return frozenset({who, *who.split(), *spoken_in(who).agencies}) | spoken

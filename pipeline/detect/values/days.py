# ruff: noqa: E501 - a pattern stands on one line
"""Find dates in prose and say what kind of day each is: birth, death, near the death, trial, review, public event."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import regex

from pipeline.detect.values.day_lists import joined_days
from pipeline.detect.values.short_days import UNTOLD, day_of, short_days, told_in_words
from pipeline.detect.words.impersonal import Impersonal, speaks_of_somebody
from pipeline.detect.words.mention import Mention
from pipeline.detect.words.patterns import MONTH, WEEKDAY
from pipeline.model import CaseFacts

NEAR = timedelta(days=14)  # a date this close to the death is replaced by a distance, not by its month (publication policy)

_PREPOSITION = regex.compile(
    r"(?i)\b(on or about|on or around|as at|as of|on the|in the|on|in|at|by|from|since|during|until|till|dated|around|of|before|after|between|to)\s+(?:the\s+)?(?:night of\s+|morning of\s+|evening of\s+|afternoon of\s+|early hours of\s+|small hours of\s+|eve of\s+)?(?:the\s+)?$"
)
_WEEKDAY = regex.compile(r"(?i)\b(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\b")
_WEEKDAY_BEFORE = regex.compile(
    rf"(?i)\b(?:(?:bank holiday )?{WEEKDAY}|(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\.?)(?: (?:morning|afternoon|evening|night))?,? (?:the )?$"
)
_TIME_AFTER = regex.compile(
    r"(?i)^,?\s*(?:at|around|about|approximately|@|,)?\s*(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?(?:hours|hrs|am|pm))?|(?:[01]\d|2[0-3])[0-5]\d\s?(?:hours|hrs)|\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm))(?![\w%])"
)
_BIRTH_BEFORE = regex.compile(
    r"(?i)(?:\((?:dob|d\.o\.b\.?|born)[:.]?\s*(?:on\s+|in\s+)?|\b(?:dob|d\.o\.b\.?|date of birth|birth ?date|born|birthday|birth)\b(?:\s*(?:is|was|:|on|in|of|given as|recorded as|-|–|=))*\s*(?:the\s+)?)$"
)
# "was born in Example on 3 May 1985"
_BORN_AT = regex.compile(r"(?i)\bborn (?:\p{Ll}+ ){0,2}?(?:in|at) [^.;:,\d]{2,50}?,? on (?:the )?$")
_BIRTH_AFTER = regex.compile(r"(?i)^\s*\(?(?:dob|d\.o\.b|date of birth)\b")
# "In June 2017 the ward recorded: birth of a boy": the event of that day or month is a birth.
_BORN_THEN = regex.compile(
    r"(?i)^[^.;\n]{0,60}?\b(?:birth of|births? recorded|gave birth|(?:was|were) born|delivered (?:a|her|their) (?:\p{L}+ ){0,2}(?:baby|boy|girl|son|daughter|child|twins))\b"
)
_DAYS = regex.compile(rf"(?:\d{{4}}|{UNTOLD})-(?:\d\d|XX)-\d\d")  # the days an EDTF expression names
_BIRTH_WORD = regex.compile(r"(?i)\b(?:dob|d\.o\.b\.?|date of birth|born|birthday)\b")
_DEATH = regex.compile(
    r"(?i)\b(?:died|dead|death|killed|murdered|homicide|fatal(?:ly)?|pronounced|stabbed to death|body was found|found deceased|took (?:his|her) own life|passed away|date of death|dod)\b"
)
_TRIAL = regex.compile(
    r"(?i)\b(?:convicted|conviction|sentenced|sentence|found guilty|pleaded|plea|pleads|charged|trial|verdict|jury|crown court|magistrates|remanded|inquest|coroner|acquitted|arraign)\w*\b"
)
# A date of the review itself: the review, its panel, its authors or those who commission it do what reviews do. Naming them is
# not enough: "this review concerns the death on …", "the panel at the hospital heard on …".
_ACTS = r"(?:met|meets|meeting|convened|commission\w*|notif\w+|decided|agreed|began|begins|commenced|started|opened|concluded|completed|finali[sz]ed|published|publication|signed|submitted|sent|shared|approved|ratified|endorsed|revised|amended|updated|wrote|invited|adjourned|paused|suspended|resumed|circulated|scoped|appointed|established|set up|authori[sz]ed|interviewed|presented to)"
_REVIEW = regex.compile(
    rf"(?i)\b(?:(?:(?:this|the|review|overview|homicide|abuse|death|independent|dhr|dardr)(?: domestic| homicide| abuse| related| death| overview){{0,4}} (?:review|panel|chair|author|report|summary|draft)|dhr|dardr|partnership|csp|home office|imrs?|terms of reference|chronolog(?:y|ies)|executive summary|action plan|drafts?)(?: (?!who|which|that|where)[\p{{L}}'’,-]+){{0,6}}? {_ACTS}"
    r"|(?:(?:review|panel) (?:process|period|meetings?|timescale)|meetings? of the (?:review|panel|partnership|csp)|(?:was|were) notified|notification of the (?:death|home office|partnership)|decision (?:was (?:made|taken) )?to (?:hold|commission|undertake|conduct|carry out)|commissioned (?:this|the|a) (?:\p{L}+ ){0,4}review|signed off|submitted to the (?:home office|panel|partnership|chair)|scoping|quality assur\w+|version \d|interview(?:ed)? (?:by|with) the (?:chair|author)|date of (?:report|review|completion|publication)|minutes of|agenda for|notes of (?:the )?(?:review )?panel|(?:learning|practitioner|reflective) (?:events?|workshops?)|review panel(?=[,:])|(?:dhr|dardr|review|homicide)\b[^.]{0,30}\bpanel[ ,:–-]{1,4}meeting|next (?:panel )?meeting|its (?:first|second|third|fourth|fifth|sixth|last|final|inaugural) (?:panel )?meeting|apologies|(?:period|timeframe) under review|scope of the review))\b"
)
_PUBLIC = regex.compile(
    r"(?i)\b(?:lockdown|pandemic|covid(?:-19)?|coronavirus|restrictions (?:were|came)|royal assent|came into force|in force|was (?:introduced|enacted|implemented) (?:nationally|in law)|general election|referendum|census (?:day|of)|national census|days of activism|awareness (?:day|week|month))\b"
)
# "in breach of lockdown rules", "during the pandemic": when it was, and what happened on the day is something else
_IN_THE_TIME_OF = regex.compile(
    r"(?i)\b(?:in breach of|breach(?:ed|ing)?|broke|breaking|under|during|despite|because of|due to|owing to|throughout|amid|given|in spite of|as a result of|flouting|in|early in|late in|at the (?:start|beginning|height|end) of) (?:the |of )?(?:first |second |third |national |local |then |current |new )*$"
)
_ITS_DAY = regex.compile(
    r"(?:'s)? ?\(?(?:(?:on|from|of|in|beginning|starting|which began|which started) )*$"
)  # "(23 March 2020)"
# A public event stands right beside its date; another clause of the sentence speaks of something else.
_CLAUSE = regex.compile(
    r"[.!?;:]\s|\s[-\u2013\u2014]\s|, (?:and|but|when|where|who|which(?! (?:began|started|came|was|ran|ended))|while|after|before)\s|\n"
)
_OTHER_DAY = regex.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? {MONTH}|\d[/.]\d")
# What is done in one case on one day: no day of a policy, though a strategy or a section of a law stands beside it.
_OF_A_CASE = regex.compile(
    r"(?i)\b(?:strategy (?:meeting|discussion)s?|core groups?|(?:case|protection) conferences?|ICPC|RCPC|home visits?|appointments?|referral (?:made|received|sent)|s\.? ?47 enquir(?:y|ies)|MARAC (?:on|held|heard|meeting)|999 calls?|arrest(?:ed)?|bail(?:ed)?|detained|cautioned|rescinded"
    r"|(?:s|sec|section|reg|regulation|ground|schedule|part)\.? ?\d{1,3}[A-Z]?(?:\(\w{1,3}\))* (?:enquir(?:y|ies)|inquir(?:y|ies)|assessments?|notices?|orders?|reports?|statements?|meetings?|suite|papers|detentions?|investigations?|agreements?|applications?|hearings?|visits?|offenders?|dut(?:y|ies) (?:accepted|owed|discharged|ended))"
    r"|(?:under|on|to|off|from) (?:an? )?(?:s\.? ?|sec\.? ?|section )\d{1,3}[A-Z]?(?=[,.;:]| (?:on|from|since|until|at|by|for|after)\b))\b"
)
_YEAR_AFTER = regex.compile(r" ['\u2019]?[0-3]\d(?!\d|[:.,/%-]\d|%| ?(?:am|pm|hrs|hours|people|times|years|days|weeks|months)\b)")
_DAY_OF_DEATH = regex.compile(
    r"(?i)^,? ?\(?(?:(?:which|that) (?:was|is) )?(?:the )?(?:date|day|night) (?:of|on which|when|that) (?:\S+ ){0,4}?(?:homicide|deaths?|died|murder(?:ed)?|kill(?:ed|ing)|fatal)"
)
_POLICY = regex.compile(
    r"(?i)\b(?:policy|policies|guidance|procedure|protocol|training (?:was|has|package|programme|had)|strategy|inspection|inspected|audit|framework|act (?:19|20)\d\d|legislation|law changed|rolled out|restructur\w+|merged|recommissioned|new (?:system|process|form|pathway|model)|research|study|published|report|version|ofsted|cqc|hmic\w*)\b"
)
_PLAN = regex.compile(
    r"(?i)\b(?:will|should|must|to be|recommend\w*|target|audit\w*|report\w* (?:monthly|quarterly|to)|milestones?|action(?! (?:was |had been )?(?:taken|done))|review(?:ed)? by|complete[d]? by|by the end of)\b"
)
_TARGET = regex.compile(r"(?i)\b(?:(?:will|should|must) (?:\p{L}+ ){0,12}?by|recommend\w*|target date|by the end of)\b")
# A day stands in the words, be it one of several or an end of a period: "18 and 19 September", "25/6", "the 4th".
_DAY_TOLD = regex.compile(
    r"(?i)(?<![\d/.-])(?:[0-3]?\d)(?:st|nd|rd|th)?(?:(?: (?:of )?|[-.])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|[/.][01]?\d(?!\d))|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.? [0-3]?\d(?:st|nd|rd|th)?(?!\d)|\b[0-3]?\d(?:st|nd|rd|th)\b|\d{4}-\d\d-\d\d"
)
# What makes an exact day in a sentence about nobody that of a law, a policy or a service.
_LAW = regex.compile(
    r"(?i)\b(?:(?:in|into) (?:force|effect)|commence\w*|enacted|royal assent|statutory|legislation|regulations|guidance|published|publication|launched|introduced|replaced|superseded|implement\w*|rolled out|adopted|national(?:ly)?|code of practice|polic(?:y|ies)|framework|strategy|inspection|consultation|ratified|bill|renamed|merged|established|abolished|parliament|government|ministers?|helpline|programme|scheme|standards?|protocol|offences? (?:of|under)|specific offences?|criminali[sz]\w+|extended to|Class [ABC]\b|became (?:an?|the|part of|law|statutory|mandatory)|came into being|reorgani[sz]ed|reunified|restructured|disbanded|dissolved|transferred to (?:an?|the) (?:new|single|integrated)|go(?:es)?[- ]live|went live|moved from|switched (?:from|to)|migrated)\b"
    r"|\b(?-i:Acts?|Bill|Regulations|Sections? \d+[A-Z]?|Schedule \d+|Part \d+)\b[^.;]{0,80}?\b(?:pass(?:ed|es)|receiv(?:ed|es)|became|becomes|amend(?:ed|s)|created?|creates|insert(?:ed|s)|repeal(?:ed|s)|extend(?:ed|s)|appl(?:y|ies|ied) (?:from|to|since)|made it an? |abolish(?:ed|es)|(?:was|were|has been|have been|is) (?:amended|inserted|repealed|substituted|updated|added))\b"
)
# The name of a law tells nothing of a trial or a death ("the Coroners and Justice Act"), nor does that of a review or an offence.
_ACT = regex.compile(
    r"(?i:\b(?:domestic homicide|domestic abuse related death|mental health homicide|child death|fatality|homicide|death) reviews?\b|\bChief Coroner'?s?\b|\b(?:non|near)-fatal\b)|"
    r"\b(?:\p{Lu}[\p{L}']+,? (?:(?:and|of|the|for|to|from|in) ){0,2}){1,8}(?=(?:Act|Bill|Regulations|Code)\b)"
)
# What happens to rules, services and their forms, and not to people: with one of these an exact day of a sentence about nobody is a policy's.
_OF_A_SERVICE = regex.compile(
    r"(?i)\b(?:polic(?:y|ies)|procedures?|guidance|protocols?|schemes?|contracts?|frameworks?|templates?|pathways?|training|programmes?|pilots?|helplines?|strateg(?:y|ies)|duty|duties|Acts?|Bill|Regulations?|Code|offences?|forces?|constabular(?:y|ies)|trusts?|councils?|commissioning group|boards?|partnerships?|hubs?|units?|services?|systems?|refuges?|clinics?|courts?|terms of reference|standards?|restrictions|lockdowns?|tiers?|campaigns?|toolkits?|audits?|inspections?|restructures?|mergers?)\b[^.;]{0,60}?"
    r"\b(?:open(?:ed|s)|clos(?:ed|es)(?! (?:the|her|his|their|this|its) )|start(?:ed|s)|beg(?:an|ins|un)|ended|ends|expire[ds]?|(?:was|were|is|are|been) (?:\p{L}+ly )?(?:signed|agreed|adopted|ratified|approved|launched|relaunched|introduced|refreshed|revised|updated|reissued|issued|published|withdrawn|mandated|extended|renewed|awarded|let|relet|re-let|procured|established|created|formed|set up|rebranded|renamed|lifted|eased|imposed|amended|repealed|abolished|rolled out|embedded|tendered|inspected|rated|merged|absorbed|dissolved|stood down)|went live|goes live|takes? effect|took effect|commence[ds]?|came into|come into|merged|joined up|followed)\b"
)
# The label of a column of a plan, right before its day.
_PLANNED = regex.compile(
    r"(?i)\b(?:target(?: date)?|deadline|timescales?|by when|by(?=:)|due(?: date| by)?|target for completion|for completion by)\s*[:|=–-]?\s*(?:(?:the )?end of )?$"
)
# The column of the Home Office's plan that follows it, and what partnerships call it.
_DONE = regex.compile(r"(?i)(?:actual )?(?:date of completion|completion date|date completed|date action completed)\b")
# "Recommendation 5: that the council … by 1 April"
_OF_A_PLAN = regex.compile(r"(?i)^\W*(?:\d[\d.]*\W+)?(?:recommendation|rec|action)\b\.? ?\d")
_RATED = regex.compile(r"\| (?:Red|Amber|Green|Blue|Complete[d]?|Ongoing|On track|Overdue)\b(?: ?\||\s*$| \d)")
_SPAN_OF_YEARS = regex.compile(r"(?P<y>(?:19|20)\d\d) ?[/–-] ?(?P<z>\d\d|(?:19|20)\d\d)")
_SENTENCE_EDGE = regex.compile(r"(?<=[.!?;])\s")


class Days:
    """Find dates and classify them for one case."""

    name = "dates"

    def __init__(self, facts: CaseFacts, impersonal: Impersonal) -> None:
        self.impersonal = impersonal
        self.death = day_of(facts.dates.get("death"))
        self.trial = day_of(facts.dates.get("trial"))
        review = [*facts.review_dates, *(facts.dates.get(k, "") for k in ("notified", "decided", "scope_from", "scope_to"))]
        self.review = {day for day in map(day_of, review) if day}

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield the dates of a text, with preposition, weekday and time where they belong to it."""
        if not any(c.isdigit() for c in text) and not regex.search(rf"\b{MONTH}", text) and not told_in_words(text):
            return
        yield from joined_days(self._each(text, hint), text)

    def _each(self, text: str, hint: str) -> Iterator[Mention]:
        from pipeline.timeline.dates import find_dates

        taken: list[tuple[int, int]] = []
        for start, end, reading in find_dates(text):
            taken.append((start, end))
            yield self._mention(text, hint, start, end, reading)
        for start, end, short in short_days(text, hint, taken):
            yield self._mention(text, hint, start, end, short)

    def _mention(self, text: str, hint: str, start: int, end: int, reading: object) -> Mention:
        edtf = getattr(reading, "edtf", None)
        earliest, latest = getattr(reading, "earliest", None), getattr(reading, "latest", None)
        facts: dict[str, str] = {}
        if edtf:
            facts["edtf"] = edtf
        clock = getattr(reading, "time", None)
        if clock:
            facts["time"] = clock
        else:
            time = _TIME_AFTER.match(text[end : end + 24])
            if time:
                end += time.end()
                facts["time"] = time.group().strip(" ,")
        short = _YEAR_AFTER.match(text[end : end + 5]) if not edtf and regex.search(r"(?i)[a-z]{3}$", text[start:end]) else None
        if short and regex.search(r"\d", text[start:end]):
            end += short.end()  # "7 Nov 17"
        weekday = _WEEKDAY_BEFORE.search(text[max(0, start - 24) : start])
        if weekday:
            start -= len(weekday.group())
        named = _WEEKDAY.search(text[start:end])
        if named:
            facts["weekday"] = named.group()
        sentence = _ACT.sub(" ", _sentence(text, start, end))
        before = text[max(0, start - 40) : start]
        single = bool(earliest and earliest == latest)
        days = _DAYS.findall(edtf or "")
        if "," in (edtf or "") and len(days) > 1:
            facts["edtf"] = f"{days[0]}/{days[-1]}"  # "3, 4 and 7 August": made as coarse as the days from the first to the last
        years = _SPAN_OF_YEARS.fullmatch(text[start:end])
        if years:  # "2015/16": a year of accounts or of school, no day
            days, single = [], False
            facts["edtf"] = f"{years['y']}/{years['y'][:2] + years['z'] if len(years['z']) == 2 else years['z']}"
        precision = (
            "year"
            if years
            else "day"
            if single or days
            else "month"
            if earliest and latest and (latest - earliest).days < 32
            else "year"
        )
        facts["precision"] = precision
        birth = _BIRTH_BEFORE.search(before)
        if (
            birth
            or _BORN_AT.search(text[max(0, start - 80) : start])
            or (hint and _BIRTH_WORD.search(hint))
            or _BIRTH_AFTER.match(text[end : end + 20])
            or _BORN_THEN.match(text[end:])
        ):
            facts["date_kind"] = "birth"
            score = 0.98 if precision != "year" else 0.85
            return Mention(
                start, end, "DATE_OF_BIRTH", score, "date_of_birth", "words that speak of a birth stand beside it", facts
            )
        exact = precision == "day" or _DAY_TOLD.search(text[start:end]) is not None
        facts["date_kind"] = self._kind(
            f"{hint}. {sentence}" if hint else sentence, earliest, latest, precision, _public(text, start, end), exact=exact
        )
        general = ("event", "policy", "public", "review", *(() if exact else ("trial", "death")))
        if facts["date_kind"] in general and self.impersonal(text, start, end, broadly=not exact):
            if (
                facts["date_kind"] in ("event", "trial", "death")
                and not (exact and _OF_A_CASE.search(sentence))
                and (not exact or _TARGET.search(sentence) or _LAW.search(sentence) or _OF_A_SERVICE.search(sentence))
            ):
                facts["date_kind"] = "policy"
            if facts["date_kind"] != "event":
                facts["about"] = "nobody"
            if facts["date_kind"] == "policy" and _TARGET.search(sentence):
                facts["plan"] = "yes"
        if (
            _PLANNED.search(before) or _heads_a_plan(hint) or _in_plan(text) or _by_plan(text, before)
        ) and not speaks_of_somebody(sentence):
            facts.update(date_kind="policy", about="nobody", plan="yes")
        if single and _DAY_OF_DEATH.match(text[end : end + 60]):
            facts["date_kind"] = "death"
        elif "/" in (edtf or "") and _DAY_OF_DEATH.match(text[end : end + 60]):
            facts["date_kind"] = "event"  # a period that ends with the death is made as coarse as the death
        if precision == "year" and facts["date_kind"] == "trial":
            facts["date_kind"] = "event"  # the year of a conviction stays
        preposition = _PREPOSITION.search(before)
        if preposition and preposition.group(1).lower() not in ("of", "after", "before", "between", "to"):
            facts["preposition"] = preposition.group(1).lower()
            start -= len(preposition.group())
        elif preposition:
            facts["preposition"] = preposition.group(1).lower()
            if preposition.group(1).lower() == "of" and precision != "day":
                facts.pop("preposition")
        words = {"near_death": "within 14 days of the death", "death": "the day of the death", "trial": "words of the trial stand beside it",
            "review": "a date of this review", "public": "a public event", "policy": "a date of a policy or publication"}  # fmt: skip
        why = f"a date ({words.get(facts['date_kind'], 'of an event')})"
        return Mention(start, end, "DATE", 0.9 if precision == "day" else 0.8, self.name, why, facts)

    def _kind(
        self, sentence: str, earliest: date | None, latest: date | None, precision: str, public: bool, *, exact: bool
    ) -> str:
        if earliest and latest and earliest == latest:
            if self.death and earliest == self.death:
                return "death"
            near = self.death is not None and abs(earliest - self.death) <= NEAR
            if earliest in self.review and (not near or _REVIEW.search(sentence)):
                return "review"
            if self.trial and earliest == self.trial:
                return "trial"
            if near:
                return "near_death"
        if public:
            return "public"
        if (
            earliest
            and self.death
            and latest
            and earliest <= self.death <= latest
            and earliest != latest
            and _DEATH.search(sentence)
        ):
            return "death"
        after_death = bool(earliest and self.death and earliest > self.death)
        if after_death and _PLAN.search(sentence) and not _TRIAL.search(sentence):
            return "policy"
        if _REVIEW.search(sentence) and (self.death is None or after_death):
            return "review"
        if _TRIAL.search(sentence) and (self.death is None or after_death):
            return "trial"
        if (
            self.death is None
            and _DEATH.search(sentence)
            and precision == "day"
            and not regex.search(
                r"(?i)threat\w* to kill|death threats?|(?:mother|father|parent|brother|sister|grand\w+)'?s death|bereave",
                sentence,
            )
        ):
            return "death"
        if _POLICY.search(sentence) and not exact and precision != "day" and not _OF_A_CASE.search(sentence):
            return "policy"
        return "event"


def _by_plan(text: str, before: str) -> bool:
    """Say whether a date that "by" stands before is the end set to a recommendation or an action."""
    return regex.search(r"(?i)\bby (?:the end of )?$", before) is not None and _OF_A_PLAN.match(text) is not None


def _heads_a_plan(hint: str) -> bool:
    """Say whether the head of a cell's column, or the label at its left, is that of a plan's days."""
    return any(_PLANNED.search(head) or _DONE.match(head) for head in hint.split(" | "))


def _in_plan(text: str) -> bool:
    """Say whether a text is a row of an action plan: cells between bars, one of them a rating by colour."""
    return text.count(" | ") > 2 and _RATED.search(text) is not None


def _public(text: str, start: int, end: int) -> bool:
    """Say whether a date is that of a public event: its words stand in the same clause and no other date is nearer to them."""
    before, after = text[max(0, start - 70) : start], text[end : end + 50]
    edges = [m.end() for m in _CLAUSE.finditer(before)]
    before = before[edges[-1] :] if edges else before
    others = [m.end() for m in _OTHER_DAY.finditer(before)]
    before = before[others[-1] :] if others else before
    edge = _CLAUSE.search(after) or _OTHER_DAY.search(after)
    after = after[: edge.start()] if edge else after
    told = [
        m for m in _PUBLIC.finditer(before) if _ITS_DAY.match(before, m.end()) or not _IN_THE_TIME_OF.search(before[: m.start()])
    ]
    return bool(told) or any(not _IN_THE_TIME_OF.search(after[: m.start()]) for m in _PUBLIC.finditer(after))


def _sentence(text: str, start: int, end: int) -> str:
    before = [m.end() for m in _SENTENCE_EDGE.finditer(text, 0, start)]
    after = _SENTENCE_EDGE.search(text, end)
    return text[before[-1] if before else 0 : after.start() if after else len(text)]

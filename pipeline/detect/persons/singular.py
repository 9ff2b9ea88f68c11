# ruff: noqa: E501 - a pattern stands on one line
"""Find trades and conditions so rare that they tell who somebody is by themselves: "a harp maker", "Zellmann syndrome"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.detect.rulebook.word_lists import Names
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.impersonal import Impersonal
from pipeline.detect.words.mention import GUESSED, Mention
from pipeline.detect.words.patterns import alternation
from pipeline.detect.words.text import fold_word

_SCORE = 0.75

# What stands before the trade of one person: an article, a verb or word of work, an owner.
_LEAD = regex.compile(
    r"(?i)(?:\b(?:as|an?|the|my|his|her|their|former|formerly|retired|trained|qualified|apprentice|self-employed|worked|occupation:?|job:?|profession:?|was|is|been|became|and|gifted|keen|part-time|full-time|occasional|amateur|sometime|one-time|only|last|ex-|concert|master|professional|freelance|local|world-class|young)|,|\()[ -]$"
)
# A word before a trade that says what it is done to, with or for: "church" bell hanger, "water-mill" millwright
_NARROWS = regex.compile(r"(?:(?<=[\s(])|^)(?P<word>\p{L}[\p{L}'-]+)(?: and(?= \p{Ll}+ $))?[ -]$")
_OF_PEOPLE = regex.compile(
    r"(?i)(?:'s|s'|s)? (?:association|society|guild|union|arms|inn|cottage|road|street|lane|service|shop)\b"
)
# An office that one person of a place holds: "mayor of a nearby town", "the captain of the golf club"
_OFFICE = regex.compile(
    r"\b(?i:deputy |former |past |lady |lord )*(?i:mayor|mayoress|provost|captain|president|secretary|treasurer|bandmaster|choirmaster|curate|vicar|rector|minister|imam|rabbi|landlord|landlady|postmistress|postmaster|headmaster|headmistress|head teacher|chairman|chairwoman|clerk)"
    r" (?:of|to|at) (?:a|an|the|his|her|their) (?:(?:neighbouring|nearby|local|village|town|parish|small|next|same) )*(?:\p{Ll}+ )?(?:town|village|parish|valley|pub|inn|church|chapel|mosque|club|cricket club|golf club|band|choir|school|island|town council|parish council)\b(?! (?:council|police))"
)
# What one person does with a condition, be they named by initials only
_HAS = regex.compile(
    r"(?i)\b(?:has|had|suffer(?:s|ed) from|(?:is|was) (?:treated|diagnosed) (?:for|with)|lives with|born with)(?: an?)? $"
)
# A diagnosis at the head of a note: "Phenylketonuria, levels raised."
_HEAD = regex.compile(r"(?:^|[.!?\n] |[.!?]\n)$")
# Somebody who is alone of their kind in a small place: "the only Sikh family in the village", "the one school nurse for all five schools"
_KIND = (
    r"(?:woman|man|girl|boy|child|family|couple|person|pupil|student|teacher|nurse|doctor|midwife|vet|minister|farmer|household)"
)
_SMALL = r"(?:county|island|islands|district|village|town|valley|parish|dale|street|lane|estate|school|class|choir|band|team|club|league|squad|side|crew|shift|gang|pit|colliery|quarry|mine|mill|yard|dock|harbour|port|depot|congregation|company|factory|office|station|regiment|barracks|hall of residence|surgery|church|chapel|mosque|gurdwara|temple|tower|bell tower)"
_ALONE = regex.compile(
    rf"(?i)\b(?:the|her|his|their) (?:only|one|sole) (?:(?:[\p{{L}}-]+ ){{0,3}}{_KIND} (?:in|on|of|at) (?:the|this|that|our|her|his|their) (?:[\p{{L}}-]+ ){{0,2}}{_SMALL}\b"
    rf"|(?:[\p{{L}}-]+ ){{0,2}}{_KIND} (?:[\p{{L}}-]+ing (?:[\p{{L}}-]+ ){{0,4}})?(?:in|on|for) (?:the|this|our|all(?: the)?) (?:[\p{{L}}-]+ ){{0,2}}(?:{_SMALL}s?|valleys|schools|villages|islands)\b)"
    r"(?:(?:, the [\p{Ll} -]{3,30})*,? and the \p{Ll}+(?: \p{Ll}+){0,2}(?=[.,;]))?"
)
# What somebody was the first or last of their kind to do for a living: "the last woman to work the lock at the mill"
_FIRST_OF = regex.compile(
    r"(?i)\b(?:the|her|his) (?:first|last|only|youngest|oldest) (?:(?:black|white|Asian|Muslim|Sikh|Hindu|Jewish|Welsh-speaking|Gaelic-speaking|local|village) )?(?:woman|man|girl|boy|female|male|lad|lass)(?: ever)? to (?:be (?:a|an|the)|become|captain|chair|coach|compete|cox|drive|fly|hold|join|keep|lead|mine|pilot|play|preach|referee|ring|row|run|serve|skipper|teach|umpire|win|work)\b[^.;:!?\n]{3,60}?"
    rf" (?:in|on|at|of|for) (?:the|this|that|our|her|his|their) (?:[\p{{L}}-]+ ){{0,2}}{_SMALL}\b"
)
# A medal or award that was given to somebody, with its name: the papers tell who it was
_MEDAL = regex.compile(
    r"\b(?i:award(?:ed|s)?|given|got|received?|won|win|put (?:forward|up|in) for|nominated for|recommended for|presented with|holds?|earned|decorated with|shortlisted for) "
    r"(?:(?:an?|the|his|her|their) )?(?P<medal>(?:(?!Police\b)\p{Lu}[\p{L}'-]+ (?:(?:of|for|the|and) ){0,2}){1,5}(?:(?i:bronze|silver|gold|bravery|gallantry|lifesaving|life-saving) ){0,2}"
    r"(?i:medal|medallion|testimonial|bravery (?:award|certificate|commendation)|commendation(?: for (?:bravery|gallantry))?|certificate of (?:bravery|commendation))"
    r"|(?:Victoria|George|Military|Conspicuous Gallantry|Distinguished Flying|Distinguished Service) (?:Cross|Medal)|(?:Pride|Heart|Spirit) of \p{Lu}\p{L}+(?: (?i:award|medal))?)(?![\w-])"
)
# "the silver medal for gallantry", "his gallantry award": so few are given that the list of them tells who it was
_GALLANTRY = regex.compile(
    r"(?i)\b(?:(?:bronze|silver|gold) medal for (?:gallantry|bravery|saving life|lifesaving)|(?:gallantry|bravery|life-?saving) (?:medals?|awards?|cross)|medal for (?:gallantry|bravery|saving (?:a )?li(?:fe|ves)))(?![\w-])"
)
# A day that one small place keeps: who was there, knows which year and what happened
_LOCAL_DAY = regex.compile(
    r"(?<![\w'-])(?:[Tt]he )?(?:\p{Lu}[\p{L}'-]+ )?(?:Lifeboat|Carnival|Gala|Regatta|Feast|Galas|Raft Race|Rushbearing|Well Dressing|Club|Harbour|Fish|Fishermen's|Trawler|Pilchard|Herring|Obby Oss|Flora|Furry|Mazey|Whit Walk|Shrovetide|Common Riding|Riding|Up Helly Aa|Show|Fair|Village|Duck Race|Tractor Run|Bonfire|Golowan|Miners') (?:Day|Sunday|Saturday|Week)(?![\w-])(?! (?:Centre|Services?|Care|Nursery|Hospital|Surgery))"
)
# A trade that one person follows: "the only female cider presser in the county", "keeper of the lighthouse"
_ONLY = regex.compile(
    r"(?i)\b(?:(?:the|her|his) (?:only|sole|last|first) (?:(?:female|male|woman|black|Asian|Muslim|Sikh|Polish|remaining|surviving|working|practising|full-time) )*(?:[\p{L}-]+ ){0,2}\p{L}+(?:er|or|ist|ian|man|woman|smith|wright|eer|ess|ant)\b(?= (?:in|on|of|for|left in) (?:the|this|that|our) (?:\p{L}+ )?(?:county|country|island|islands|district|village|town|valley|borough|region|city|area|parish|dale|force)\b)(?: (?:in|on|of|for|left in) (?:the|this|that|our) (?:\p{L}+ )?(?:county|country|islands?|district|village|town|valley|borough|region|city|area|parish|dale|force))"
    r"|(?:proprietor|owner|landlord|landlady|keeper|manager|curator|warden) (?:of|on|at) the (?:(?:only|last|sole) [\p{L}-]+|(?:[\p{L}-]+ )?(?:museum|lighthouse|(?-i:\p{Lu}[\p{L}'-]+ )+(?:light|lighthouse)|observatory|aviary|menagerie|zoo|bookshop|windmill|watermill|planetarium)))\b"
)
_NAMED_THING = regex.compile(r"\bkeeper (?:of|on|at) the \p{Lu}")  # few ever kept one lighthouse, whatever the sentence is about


class Singular:
    """Find rare trades and rare conditions."""

    name = "singular"

    def __init__(self, names: Names, guards: Guards, impersonal: Impersonal) -> None:
        self.guards = guards
        self.impersonal = impersonal
        traits = names.traits
        self.common_eponyms = frozenset(fold_word(w) for w in traits.common_eponyms)
        kinds = r"(?:(?:former|retired|master|concert|professional|freelance|apprentice|trainee|female|male) )*"
        instruments = alternation(traits.instruments)
        own = alternation(traits.rare_trades).replace("\\ ", "[ -]")  # "dry stone waller", "dry-stone waller"
        self.trade = regex.compile(
            rf"(?<![\w-]){kinds}(?:(?P<own>{own})|(?:{instruments})[ -](?:player|teacher|maker|restorer|tuner|virtuoso)"
            rf"|(?P<thing>\p{{Ll}}[\p{{L}}]{{2,}}(?:-\p{{Ll}}+)?)(?:s'|'s)?[ -](?:{alternation(traits.crafts)})|(?-i:\p{{Ll}}{{3,}}(?:smith|wright)))s?(?![\w-])(?: to (?:the|a) (?:\p{{L}}+ ){{0,2}}(?:stables?|court|palace|household|regiment|cathedral|circus|crown|zoo)\b)?",
            regex.IGNORECASE,
        )
        self.no_crafts = frozenset(traits.no_crafts)
        # "the only Sikh bowler in the league": a people or faith, and whatever they are there
        kin = alternation((*traits.nationalities, *traits.ethnicities, *traits.religions))
        self.alone = regex.compile(
            rf"\b(?i:the|her|his|their) (?i:only|one|sole|first) (?:{kin}|[Bb]lack|[Ww]hite|[Aa]sian)(?: (?!(?:service|charity|group|organisation|support|provider|language)\b)\p{{Ll}}[\p{{L}}-]+){{1,2}} (?:in|on|of|at) (?:the|this|that|our|her|his|their) (?:[\p{{L}}-]+ ){{0,2}}{_SMALL}(?![\w-])"
        )
        rare = alternation(traits.rare_conditions)
        self.condition = regex.compile(
            rf"(?<![\w-])(?:(?i:{rare})"
            r"|(?i:(?:fatal )?(?:familial|hereditary) (?:\p{L}+ )?(?:fever|insomnia|angioedema|ataxia|paraplegia|telangiectasia|cancer|\p{L}+(?:a?emia|osis|opathy)))"
            r"|(?P<name>\p{Lu}\p{L}+(?:-\p{Lu}\p{L}+)*)(?:['’]s)? (?:syndrome|disease|ataxia|palsy|dystrophy|chorea|granulomatosis|anaemia|thrombasthenia|sarcoma|arteritis|amyloidosis|leukodystrophy|malformation|encephalitis|anomaly))(?![\w-])"
        )

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield the rare trades and conditions of a text; in a sentence about nobody there are none."""
        for match in self.trade.finditer(text):
            start = self._begin(match, text)
            if start is not None and self._of_one_person(match, text, start):
                yield self._mention((start, match.end()), "OCCUPATION", "few people follow this trade")
        for match in (*_ONLY.finditer(text), *_OFFICE.finditer(text), *_FIRST_OF.finditer(text)):
            if _NAMED_THING.search(match.group()) or not self.impersonal(text, *match.span(), broadly=True):
                yield self._mention(match.span(), "OCCUPATION", "the words say that there is no other")
        for match in _MEDAL.finditer(text):
            if not self.impersonal(text, *match.span(), broadly=True):
                yield self._mention(match.span("medal"), "MISC", "the papers tell who was given this medal or award")
        for match in (*_GALLANTRY.finditer(text), *_LOCAL_DAY.finditer(text)):
            if match.re is _LOCAL_DAY or not self.impersonal(text, *match.span(), broadly=True):
                yield self._mention(match.span(), "MISC", "a medal or a day that those who live there know")
        for match in (*_ALONE.finditer(text), *self.alone.finditer(text)):
            if not self.impersonal(text, *match.span(), broadly=True):
                yield self._mention(match.span(), "MISC", "the words say that there is no other")
        for match in self.condition.finditer(text):
            low = fold_word(match["name"]) if match["name"] else ""
            if low and (low in self.common_eponyms or self.guards.ordinary(low)):
                continue
            before = text[max(0, match.start() - 24) : match.start()]
            noted = _HEAD.search(before) and text[match.end() : match.end() + 2] in (", ", ": ", ".", ". ")
            if _HAS.search(before) or noted or not self.impersonal(text, *match.span(), broadly=True):
                yield self._mention(match.span(), "HEALTH", "few people have this condition")

    def _begin(self, match: regex.Match[str], text: str) -> int | None:
        """Return where a trade begins with the words that narrow it ("fairground organ restorer"); None where no word leads to it."""
        start = match.start()
        for _ in range(4):
            before = text[max(0, start - 32) : start]
            if _LEAD.search(before) or not before.strip():
                return start
            word = _NARROWS.search(before)
            low = fold_word(word["word"]) if word else ""
            if word is None or (low in self.guards.never and low not in self.guards.kin) or low in self.guards.verbs:
                return None
            start -= len(word.group())
        return None

    def _of_one_person(self, match: regex.Match[str], text: str, start: int) -> bool:
        thing = (match["thing"] or "").lower()
        if thing in self.no_crafts or regex.match(r"\p{Lu}", match["own"] or ""):
            return False
        if _OF_PEOPLE.match(text[match.end() : match.end() + 16]):
            return False
        return not self.impersonal(text, start, match.end(), broadly=True)

    def _mention(self, span: tuple[int, int], kind: str, why: str) -> Mention:
        return Mention(*span, kind, _SCORE, self.name, why, {"rare": "yes", "singular": "yes"}, tier=GUESSED)

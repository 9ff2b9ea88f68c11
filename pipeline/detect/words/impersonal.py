# ruff: noqa: E501 - a pattern stands on one line
"""Tell sentences about nobody (guidance, research, findings about agencies) from those about somebody.

A month, a city or a nationality in a sentence about nobody identifies nobody: "The tool was piloted in Essex in March 2009." The
test is careful: a pronoun of a person, a word for one, a title, a verb of living somewhere, a name or any capitalised word that
is neither English nor a known place makes a sentence one about somebody.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import regex

from pipeline.detect.rulebook.word_lists import Names
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.patterns import alternation, compiled
from pipeline.detect.words.text import fold_word

if TYPE_CHECKING:
    from pipeline.detect.rulebook.rules import Rules

# Authors cited are nobody of the case: "Example and colleagues (2019)", "(Example, 2014)".
_CITED = regex.compile(
    r"\p{Lu}[\p{L}'-]+(?:(?:,| and| &) \p{Lu}[\p{L}'-]+)*(?: and (?:colleagues|others)| et al\.?|,? \(?(?:19|20)\d\d[a-z]?\)?)(?: \((?:19|20)\d\d[a-z]?\))?"
)
_EDGE = regex.compile(r"(?<=[.!?;])\s+(?=[\p{Lu}\d\"'(])|\n")
_WORD = regex.compile(r"\p{L}[\p{L}'-]*")
_SOMEBODY = regex.compile(
    r"(?i)\b(?:he|she|him|her|his|hers|himself|herself|i|me|my|mine|myself|you|your|mr|mrs|ms|miss|mx|dr|sir|dame|pc|dc|ds|ps|"
    r"(?:(?:that )(?=victim|deceased|perpetrator|child|family|man|woman)|(?:the|this|his|her|their|first|second|eldest|youngest|\p{L}+'s) (?:\p{L}+ ){0,2}?)(?:victim|deceased|perpetrator|applicant|appellant|complainant|defendant|suspect|accused|client|patient|tenant|caller|witness|national|citizen|man|woman|boy|girl|lady|gentleman|baby|infant|mother|father|mum|dad|sister|brother|son|daughter|child|husband|wife|partner|ex-partner|boyfriend|girlfriend|friend|neighbour|landlord|couple|family|household|resident)(?:'s)?(?! (?:abuse|violence|support|safeguarding|protection|service|services|court|nurse|partnership|contact|victim|suicides?|deaths|homicides?|courts|law|justice|hubs?|surveys?|blaming|care))|"
    r"(?:victim|perpetrator|mother|father|husband|wife|partner|son|daughter|sister|brother)(?= (?:was|had|is|said|told|attended|lived|rang|moved|left|died))|"
    r"(?:recorded|noted)(?=:)|entry of|both tenants|"
    r"lived|living (?:in|at|with)|moved (?:in|out|away|back|house|home|to (?=\p{Lu}))|born|resid(?:ed|es|ing)|stayed|detained|conveyed|escorted|taken (?:to|by|in|into)|admitted (?:to|by|under|on|as)|discharged (?:from|to|on|by|home)|stabbed|strangled|murdered (?:in|at|on|by)|arrived|fled|seized|petition|lodged|indict(?:ed|ment))\b"
)
# What is done to somebody in one sentence, and to people in general in another: "fewer than 5% were convicted".
_PERHAPS = regex.compile(
    r"(?i)\b(?:(?:an?|one) (?:\p{L}+ ){0,2}?(?:victim|deceased|perpetrator|applicant|appellant|complainant|defendant|suspect|accused|client|patient|tenant|caller|witness|national|citizen|man|woman|boy|girl|lady|gentleman|baby|infant|mother|father|mum|dad|sister|brother|son|daughter|child|husband|wife|partner|ex-partner|boyfriend|girlfriend|friend|neighbour|landlord|couple|family|household|resident)(?:'s)?(?! (?:abuse|violence|support|safeguarding|protection|service|services|court|nurse|partnership|contact|victim|suicides?|deaths|homicides?|courts|law|justice|hubs?|surveys?|blaming|care))|"
    r"live|lives|arrested|visited|worked|married|employed|convicted|sentenced|custody|proceedings|appeal(?:ed|s)?|hearing|prosecut(?:ed|ing|or)|the (?:court|tribunal|jury|judge|president|chamber|registrar|governor|minister|prosecutor|authorities|authority)|represented|agent|lawyers?|broadcast|re-?broadcast|televised|newspapers?|notice of|communicated|remitted|applications?)\b|"
    # what courts do with a claim is done to who brought it
    r"\b(?i:refused|granted|dismissed|upheld|quashed|allowed|rejected|overturned|adjourned|struck out)(?i: (?:an?|the|his|her|their|its|that|this|leave|all|both|\p{L}+'s))* (?i:leave|appeals?|claims?|actions?|applications?|motions?|requests?|complaints?|convictions?|decisions?|judgments?|objections?|petitions?|permission|bail)\b"
)
# Words of figures, research, rules and plans: what a sentence with one of them says, it says of people in general.
_IN_GENERAL = regex.compile(
    r"(?i)\b(?:should|ought to|(?:is|are) (?:required|expected|encouraged|advised) to|recommend(?:s|ed|ation|ations)?|"
    r"per ?cent|percentages?|proportions?|averag(?:e|ed|es|ing)|median|prevalence|per (?:1,000|10,000|100,000)|datasets?|statistics?|estimat(?:e|es|ed)|respondents|cohort|benchmark|odds|"
    r"research(?:ers)?|stud(?:y|ies)|literature|evidence base|meta-analys[ie]s|surveys?|evaluations?|systematic review|scoping review|typolog(?:y|ies)|theor(?:y|ies)|concepts?|academics?|journals?|"
    r"statutory|legislation|legislative|guidance|guidelines?|policy|policies|protocols?|frameworks?|strateg(?:y|ies|ic)|national(?:ly)?|training|trained|commissioners?|commissioning|recommissioned|decommissioned|procurement|contracts?|governance|inspectorates?|rolled out|piloted|pathways?|toolkits?|"
    r"learning (?:points?|events?|summary)|(?:domestic homicide|domestic abuse related death|safeguarding adults?|serious case|practice|thematic|published) reviews|"
    r"(?:victims|survivors|perpetrators|practitioners|professionals|women|men|people|children|carers|employers|families) (?:who|with|whose|are|may|can|often|will|experience|in general)|"
    r"offences? (?:of|under)|(?:rose|fell|grew|increased|decreased|declined|dropped|risen|fallen|grown) (?:by|from|to) \d[\d,.]*|(?:in|into) force|royal assent|(?:came|come|comes) into effect)\b|%|\b\d+(?:\.\d+)? per \d|\bn ?= ?\d|\b(?:Acts?|Bill|Regulations|Parliament|Government|Ministers|Key Line of Enquiry|KLOE)\b"
)
# Names of products are written so, and names of people only behind these: "SystmOne", "McExample".
_CAPITAL = regex.compile(r"(?=\p{Lu})")
_PRODUCT = regex.compile(
    r"(?!(?:Mc|Mac|O'|D'|De|Di|Da|Du|La|Le|Fitz|Van|Von|St|Ap|El|Al|Ni|Ui|Bin|Ben|Ter)['-]?\p{Lu}\p{Ll}+$)\p{Lu}?\p{Ll}+\p{Lu}[\p{L}]*$"
)


# Turns of phrase that speak of a practice and not of the one they seem to name.
_GENERAL = (
    "His Majesty's",
    "Her Majesty's",
    "Easter",
    "voice of the child",
    "voice of the victim",
    "voice of the family",
    "perspective of the victim",
)
# Keep rules whose words stand for people, or may: they do not make a sentence one about nobody.
_OF_PEOPLE = ("pseudonyms_in_place", "review_people", "recurring_days", "ordinary_phrases")


def public_phrases(rules: Rules) -> tuple[str, ...]:
    """Return the names of charities, tools, laws and national bodies that keep rules list: they are nobody of a case."""
    phrases = (phrase for rule in rules.keep if rule.id not in _OF_PEOPLE for phrase in rule.phrases)
    return tuple(phrase for phrase in phrases if fold_word(phrase) not in rules.names.first_names)  # "Stella" may be somebody


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the edges of the sentence around characters [start, end)."""
    right = _EDGE.search(text, end)
    # one character more: where the span begins its sentence, the edge before it ends at the span
    left = (m.end() for m in _EDGE.finditer(text, 0, start + 1))
    return max((edge for edge in left if edge <= start), default=0), right.start() if right else len(text)


def speaks_of_somebody(sentence: str) -> bool:
    """Say whether a sentence has a pronoun, a title or another word of a person of the case."""
    return _SOMEBODY.search(sentence) is not None


def is_product(word: str, names: Names) -> bool:
    """Say whether a word has capitals inside as names of products do: "SystmOne", but not "McExample" or "JoAnne"."""
    if _PRODUCT.match(word) is None or fold_word(word) in names.first_names or fold_word(word) in names.surnames:
        return False
    return not all(fold_word(part) in names.first_names for part in _CAPITAL.split(word) if part)


class Impersonal:
    """Judge sentences by their words."""

    def __init__(self, names: Names, guards: Guards, *, public: Iterable[str] = ()) -> None:
        self.names = names
        self.guards = guards
        self.products = frozenset(fold_word(w) for w in names.words.products)
        self.public = compiled(rf"(?<![\w'-])(?:{alternation((*public, *_GENERAL))})(?:s|'s)?(?![\w-])", regex.IGNORECASE)
        self.bodies = frozenset(fold_word(e) for kind in names.organisations if kind.public for e in kind.endings)
        places = names.places
        self.places = compiled(
            rf"(?<![\w'-])(?:{alternation((*places.counties, *places.cities, *places.countries, *places.regions))})(?![\w-])"
        )

    def __call__(self, text: str, start: int, end: int, *, broadly: bool = False) -> bool:
        """Say whether the sentence around characters [start, end) is about nobody.

        `broadly`, words of figures, research, rules and plans make it speak in general, whatever is done to people in it, and a
        capitalised word that nobody knows is a scheme or tool there. A first name or a pronoun they never outweigh.
        """
        left, stop = around(text, start, end)
        sentence = self.public.sub(" ", text[left:stop])
        weak = broadly and _IN_GENERAL.search(sentence) is not None
        if len(text[left:stop].split()) < (3 if weak else 6) or _SOMEBODY.search(sentence):
            return False
        if not weak and _PERHAPS.search(sentence):
            return False
        return not self._names_in(f"{text[left:start]} {text[end:stop]}", weak=weak)

    def _names_in(self, text: str, *, weak: bool) -> bool:
        outside = self._without_known(text)
        return any(self._a_name(m, outside) for m in _WORD.finditer(outside) if not weak or self._given(m.group()))

    def in_general(self, text: str, start: int, end: int) -> bool:
        """Say whether the sentence around characters [start, end) speaks in general and tells of nothing done to anybody."""
        left, stop = around(text, start, end)
        sentence = self.public.sub(" ", f"{text[left:start]} {text[end:stop]}")
        if not _IN_GENERAL.search(sentence) or _SOMEBODY.search(sentence) or _PERHAPS.search(sentence):
            return False
        return len(sentence.split()) > 2 and not self._names_in(sentence, weak=True)

    def of_a_body(self, text: str, start: int, end: int) -> bool:
        """Say whether a body without a name of its own stands among words about nobody, be they few: "Adults Board | IMR"."""
        left, stop = around(text, start, end)
        if len(text[left:stop].split()) >= 6:
            return self(text, start, end) or self.in_general(text, start, end)
        outside = self._without_known(f"{text[left:start]} {text[end:stop]}")
        if _SOMEBODY.search(outside) or _PERHAPS.search(outside):
            return False
        return not any(self._a_name(m, outside) for m in _WORD.finditer(outside))

    def _given(self, word: str) -> bool:
        return fold_word(word.removesuffix("'s")) in self.names.first_names

    def nameless(self, written: str) -> bool:
        """Say whether the name of a body holds nothing but ordinary words: "the Safeguarding Adults Board"."""
        written = " ".join(
            w for w in written.split() if not (w.isupper() and (w in self.guards.acronyms or w in ("NHS", "HM", "UK")))
        )
        words = [fold_word(w.removesuffix("'s")) for w in _WORD.findall(written)]
        return bool(words) and all(
            w in self.bodies or (self.guards.ordinary(w) and w not in self.names.first_names) for w in words
        )

    def _without_known(self, text: str) -> str:
        return self.places.sub(" ", _CITED.sub(" ", self.public.sub(" ", text)))

    def _a_name(self, match: regex.Match[str], text: str) -> bool:
        word = match.group()
        low = fold_word(word.removesuffix("'s"))
        if (
            not word[0].isupper()
            or (word.isupper() and len(word) < 8)
            or low in self.guards.peoples
            or is_product(word, self.names)
        ):
            return False
        if low in self.bodies or low in self.products:
            return False
        if self.guards.ordinary(low):
            return (
                low in self.names.first_names
                and match.start() != 0
                and low not in self.guards.months
                and low not in self.guards.ambiguous
            )
        return not self.guards.no_name(word)

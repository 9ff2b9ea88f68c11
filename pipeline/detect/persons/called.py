# ruff: noqa: E501 - a pattern stands on one line
"""Find what somebody is called: "a man called Spud", "Jane Example (Kit; Kitty on some forms)", and the letter that signs a message."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.detect.rulebook.word_lists import Names
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.mention import GUESSED, Mention
from pipeline.detect.words.patterns import PLAIN
from pipeline.detect.words.text import fold_word

_WORD = r"['\"]?(?P<called>\p{Lu}[\p{L}'-]*\p{Ll}[\p{L}-]*)['\"]?"
_BRACKET = regex.compile(
    rf"(?P<first>{PLAIN})(?: {PLAIN})+,? \((?:(?:also |or |sometimes |usually |always |formerly )*(?:known as|called|aka|a\.k\.a\.|nicknamed)? ?)?{_WORD}(?:(?:;|,| or| and|/) ?{_WORD}){{0,3}}(?=\)|[;,]| (?:on|in|to|by|at|for|among)\b)"
)
# The end of a message: its own line, or right behind the last sentence or a word of thanks.
_SIGNED = regex.compile(
    r"(?:^\s*|[.!?)] |(?i:\b(?:thanks?|thank you|thx|ta|cheers|regards|wishes|best|love|yours|sincerely|diolch|cofion|pozdrawiam|merci|x+)),? )(?P<letters>(?:\p{Lu}\.?){1,2})(?: ?x{1,3})?\s*$"
)
# "Big Tel", "Mad Mick": a nickname, whatever its words are by themselves
_BY_LOOKS = regex.compile(
    r"(?<![\p{L}'-])(?:Big|Little|Mad|Fat|Skinny|Ginger|Lanky|Dodgy|Crazy|Wee|Tall|Lil|Tiny|Chubby|Scouse|Geordie) (?P<called>\p{Lu}\p{Ll}{1,8})(?![\p{L}-]| \p{Lu})"
)
# "Sgt Exampel (correctly, Example)", "Jane Smith (should read Smyth)"
_CORRECTED = regex.compile(
    r"\p{Lu}[\p{L}'-]+ [\[(](?:correctly|correct(?:ed)?(?: spelling| name)?|properly|rightly|should (?:be|read)|recte|actually|really|in fact|also spel(?:t|led)|spel(?:t|led)|mis-?spel(?:t|led)(?: as)?|elsewhere|or|i\.?e\.?)[,:]? (?:(?:Mr|Mrs|Ms|Dr|PC|Sgt|DC) )?[\"']?(?P<called>\p{Lu}[\p{L}'-]*\p{Ll}(?: \p{Lu}[\p{L}'-]*\p{Ll})?)[\"']?[\])]"
)
# "T.R-W." on its own line, "Morning K" at the head of a message
_INITIALLED = regex.compile(r"^\s*(?P<letters>(?:\p{Lu}\.-?|\p{Lu}-(?=\p{Lu}\.)){2,4})\s*$")
_GREETED = regex.compile(
    r"^\s*(?:Hi|Hiya|Hello|Hey|Morning|Afternoon|Evening|Good (?:morning|afternoon)|Dear) (?P<letters>[B-HJ-Z]{1,2})[,.!]?\s*$"
)
# "Jane Example (f. Sample)", "EXAMPLE (née SAMPLE)": an earlier surname in brackets
_FORMER = regex.compile(
    r"(?<=\p{L}[\p{L}'.-]*[,]? ?)\((?:(?:née|nee|n\.)e?:?|[fF]\.|[mM]\.?[nN]\.?|maiden(?: name)?:?|formerly Miss|ferch) (?P<called>\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?)(?=[),;])"
)
# "Mrs Example (the cook, "Mrs E")": short for the name right before it, and no pseudonym
_SHORT_TITLED = regex.compile(
    r"\b(?P<title>Mr|Mrs|Ms|Miss|Dr)\.? (?P<letter>\p{Lu})[\p{L}'-]+ \([^()]{0,40}?(?P<called>(?P=title)\.? (?P=letter))\.?[\"']?\)"
)
# "Dai the Bread": a first name, or a surname that half the village has, and what its bearer does
_BY_TRADE = regex.compile(r"(?<![\p{L}'-])(?P<name>\p{Lu}\p{Ll}+) the (?P<trade>\p{Lu}\p{Ll}{2,})(?![\w-]| \p{Lu})")
_LISTED = regex.compile(r"(?i)\||^\s*(?:appendix|annex|part|section|table|figure)\b")


class Called:
    """Find short names in brackets and letters that sign messages."""

    def __init__(self, names: Names, guards: Guards) -> None:
        self.guards = guards
        self.names = names
        self.given = names.first_names | guards.ambiguous | frozenset(names.nicknames)
        roles = (fold_word(w.split()[-1]) for r in names.roles for w in r.words)
        self.no_trades = (
            guards.ends
            | guards.titles
            | names.inn_words
            | guards.peoples
            | frozenset((*roles, "great", "first", "second", "third"))
        )

    def find(self, text: str) -> Iterator[Mention]:
        """Yield what people are called and sign with in a clean text."""
        for match in _BRACKET.finditer(text) if "(" in text else ():
            if fold_word(match["first"]) not in self.given:
                continue
            for start, end in match.spans("called"):
                low = fold_word(text[start:end])
                quoted = text[start - 1 : start] in ("'", '"')
                if low in self.given or (quoted and not self.guards.no_name(text[start:end]) and low not in self.guards.titles):
                    why = "what somebody is called, in brackets behind the name"
                    yield Mention(start, end, "PERSON", 0.9, "called", why, {"form": "first"}, tier=GUESSED)
        for match in _BY_LOOKS.finditer(text):
            low = fold_word(match["called"])
            if low in self.given and low not in self.guards.months and match["called"] != "Ben":  # the clock
                why = "a first name behind what somebody looks like"
                yield Mention(*match.span(), "PERSON", 0.8, "called", why, {"form": "first"}, tier=GUESSED)
        for match in _BY_TRADE.finditer(text) if " the " in text else ():
            low = fold_word(match["trade"])
            word = low in self.guards.vocabulary and low not in self.no_trades and low not in self.guards.months
            named = fold_word(match["name"]) in self.given or fold_word(match["name"]) in self.names.surnames
            if named and word and not self.guards.no_name(match["name"]) and not self.guards.no_name(match["trade"]):
                why = "a name and what its bearer is known for"
                facts = {"form": "nickname", "byname": "yes"}
                yield Mention(*match.span(), "PERSON", 0.9, "called", why, facts, tier=GUESSED)
        for match in _CORRECTED.finditer(text) if "(" in text or "[" in text else ():
            if not self.guards.no_name(match["called"]) and fold_word(match["called"]) not in self.guards.titles:
                why = "the right spelling of a name, in brackets behind it"
                start, end = match.span("called")
                yield Mention(start, end, "PERSON", 0.8, "called", why, {"form": "surname"}, tier=GUESSED)
        for match in _FORMER.finditer(text) if "(" in text else ():
            why = "an earlier surname, in brackets behind the name"
            yield Mention(*match.span("called"), "PERSON", 0.9, "called", why, {"form": "surname", "told": "yes"}, tier=GUESSED)
        for match in _SHORT_TITLED.finditer(text) if "(" in text else ():
            why = "a title and a letter, in brackets behind the name they stand for"
            yield Mention(*match.span("called"), "PERSON", 0.9, "called", why, {"form": "initials_titled"}, tier=GUESSED)
        for match in (*_INITIALLED.finditer(text), *_GREETED.finditer(text)):
            if match["letters"].replace(".", "").replace("-", "") not in self.guards.acronyms:
                why = "letters that sign or open a message"
                start, end = match.span("letters")
                yield Mention(start, end, "PERSON", 0.7, "called", why, {"form": "initials"}, tier=GUESSED)
        signed = _SIGNED.search(text, max(0, len(text) - 60)) if len(text) < 61 or text[-4:].strip() else None
        letters = signed["letters"].replace(".", "") if signed else ""
        if (
            signed
            and letters not in ("A", "I", "N", "Q", "X", "Y", "OK", "NB")
            and letters not in self.guards.acronyms
            and not _LISTED.search(text)
        ):
            why = "a letter that signs a message"
            yield Mention(*signed.span("letters"), "PERSON", 0.6, "called", why, {"form": "initials"}, tier=GUESSED)


_SOMEBODY = r"(?:man|woman|male|female|lad|bloke|chap|guy|boy|girl|person|someone|somebody|friend|mate|associate|dealer|neighbour|colleague|visitor|lodger|boyfriend|girlfriend|partner|ex|cousin|uncle|aunt|brother|sister|he|she|him|her)"
_SO = r"(?:called|named|nicknamed|known(?: locally| to \p{L}+| only)? (?:as|by)|known|who goes by|goes by|going by|by the name(?: of)?|(?:his |her )?street name|aka|a\.k\.a\.?|alias)(?: the name(?: of)?)?(?: only as)?"
_CAPITALISED = r"\p{Lu}[\p{L}'’-]*\p{L}"
_END = r"(?=[\"'”’]?(?:[.,;:!?)]|$| (?:to|by|until|till|when|because|and|but|on|at|in|from|since|as|after|for|before|behind|throughout|all)\b))"
_NAME = rf"(?P<name>{_CAPITALISED}(?: {_CAPITALISED})?)"


class Nicknames:
    """Find names that a text introduces as what somebody is called, whatever words they are."""

    name = "nicknames"
    patterns = (
        regex.compile(rf"\b(?i:{_SOMEBODY})\b(?: \p{{Ll}}+){{0,3}},? (?i:{_SO}),? [\"'“‘]?{_NAME}"),
        regex.compile(
            rf"(?<=[\p{{L}}\d],? )(?i:nicknamed|known (?:locally |to \p{{L}}+ |only )?as|(?:his |her )?street name|aka|a\.k\.a\.?|alias),? [\"“‘']{_NAME}[\"”’']"
        ),
        regex.compile(rf"\b(?i:an?|the|his|her|their|another) (?:\p{{Ll}}+ ){{0,2}}(?i:{_SOMEBODY}),? [\"“]{_NAME}[\"”]"),
        regex.compile(rf"(?<=\b\p{{Lu}}\p{{L}}+ \d{{1,2}}|\b\p{{Lu}}\p{{L}}+), (?i:known as|nicknamed|called) [\"'“‘]?{_NAME}"),
    )
    # "everyone called her Button", "to his mates he was always Tank": one word with a capital, which is no day, relation or post
    by_others = (
        regex.compile(
            rf"\b(?i:call(?:s|ed|ing)?|nicknamed|christened|dubbed|kn[eo]w) (?i:her|him|them|me|(?:his|her|their|my|our) (?:mother|father|mum|dad|nan|gran|grandad|aunt|uncle|son|daughter|grandmother|grandfather|sister|brother|wife|husband|partner)) (?:only |just |always )?(?:as )?[\"'“‘]?(?P<name>{_CAPITALISED}){_END}"
        ),
        regex.compile(
            rf"\b(?i:to (?:his|her|their|my|the|all|everyone|everybody)(?: \p{{L}}+){{0,3}},? (?:he|she) (?:was|is) (?:always|only|just|simply) )[\"'“‘]?(?P<name>{_CAPITALISED}){_END}"
        ),
        regex.compile(
            rf"\b(?i:answer(?:ed|s) (?:only )?to|(?:he|she|they) (?:was|were|is|are) called|(?:nick|(?:pet|street|road|gaming|screen|stage|user|family|baby)[ -]?)names?(?: for (?:him|her|them))? (?:was|is)|name for (?:him|her) (?:was|is)|likes?d? to be called) [\"'“‘]?(?P<name>{_CAPITALISED}){_END}"
        ),
    )
    to_others = regex.compile(
        rf"\b(?i:(?:he|she) (?:was|is) (?:always|only|just|simply)) [\"'“‘]?(?P<name>{_CAPITALISED})[\"'”’]?(?= to (?:his|her|their|my|the|us|me|everyone|everybody|all)\b)"
    )
    # "Robert (Bob) Example", "Jane "Kit" Example-Sample": what somebody is called, between the names
    between = regex.compile(
        rf"(?<![\p{{L}}'-] ?)(?P<name>(?P<first>{_CAPITALISED}),? (?:[\"“'‘](?P<nick>{_CAPITALISED})[\"”'’]|\((?:known as |called |or |aka )?[\"“'‘]?(?P<nick>{_CAPITALISED})[\"”'’]?\)),? (?P<last>(?:(?:de|van|von|al|el|bin|O) )?{_CAPITALISED}))(?![\p{{L}}'’-]\p{{L}}| (?i:Act|Law|Policy|Team|Service|Council|Trust|Road|Street|Court|House|Board|Unit|Programme|Project|Order|Form|Plan|Police|Centre)\b)"
    )
    # "his wife Nan": a word for kin is a name where another word says what she is to him
    named_as_kin = regex.compile(
        r"\b(?:[Mm]y|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur) (?:(?:late|own|own|new|ex|former|eldest|youngest|older|younger|elder) ?-?)?(?:wife|husband|partner|girlfriend|boyfriend|fianc[ée]e?|sister|brother|daughter|son|cousin|niece|nephew|friend|neighbour),? (?P<name>Nan|Nana|Nanna|Nanny|Nonna|Pop|Pops|Sissy|Sis|Mim|Mimi|Mam|Mama|Ma|Bibi|Didi|Baba|Amma|Dada|Papa|Sonny|Bubba|Cissie|Bab)(?=[.,;:)]|$| (?!to (?:the|his|her|them|him|us|everyone)\b)\p{Ll})"
    )
    # what is called so but is nobody: bodies, laws, plans, drugs
    nobody = regex.compile(
        r"(?i)\b(?:Operation|Op|Service|Team|Project|Scheme|Programme|Program|Act|Law|Protocol|Policy|Tool|Unit|Centre|Trust|Panel|Board|Ward|Clinic|Course|App|House|Court|Road|Street|Child|Adult|Subject|Person|Mr|Mrs|Ms|Miss|Dr|The)\b"
    )

    def __init__(self, guards: Guards) -> None:
        self.guards = guards

    def _called(self, word: str) -> bool:
        low = fold_word(word.removesuffix("'s"))
        guards = self.guards
        return not (
            low in guards.kin
            or low in guards.months
            or low in guards.titles
            or low in guards.peoples
            or low in guards.names.generic
            or guards.no_name(word)
            or word.isupper()
            or self.nobody.search(word)
        )

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield the names."""
        for pattern in (*self.by_others, self.to_others):
            for match in pattern.finditer(text):
                if self._called(match["name"]):
                    why = "what somebody is called"
                    yield Mention(
                        *match.span("name"), "PERSON", 0.9, self.name, why, {"form": "first", "told": "yes"}, tier=GUESSED
                    )
        for match in self.between.finditer(text):
            names = self.guards.names
            given = fold_word(match["first"]) in names.first_names
            last = fold_word(match["last"])
            alone = match.span() == (len(text) - len(text.lstrip()), len(text.rstrip()))
            if (given or last in names.surnames or alone) and not match["nick"].isupper() and last not in names.generic:
                why = "a full name with what somebody is called between"
                yield Mention(*match.span("name"), "PERSON", 0.9, self.name, why, {"form": "full", "told": "yes"}, tier=GUESSED)
        for match in self.named_as_kin.finditer(text):
            why = "a word for kin, where another word says what kin it is"
            yield Mention(*match.span("name"), "PERSON", 0.9, self.name, why, {"form": "first", "told": "yes"}, tier=GUESSED)
        for pattern in self.patterns:
            for match in pattern.finditer(text):
                start, end = match.span("name")
                if not self.nobody.search(match["name"]):
                    why = "what somebody is called"
                    yield Mention(start, end, "PERSON", 0.9, self.name, why, {"form": "first", "told": "yes"}, tier=GUESSED)

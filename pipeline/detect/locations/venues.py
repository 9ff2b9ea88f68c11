# ruff: noqa: E501 - a pattern stands on one line
"""Find pubs, places of worship, employers and stations by the words around their names."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.detect.persons.single_names import is_medicine
from pipeline.detect.rulebook.word_lists import Names
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.impersonal import is_product
from pipeline.detect.words.mention import GUESSED, Mention
from pipeline.detect.words.patterns import PLAIN, alternation
from pipeline.detect.words.text import fold_word


class Venues:
    """Find organisations that the words around them tell, and not the words that end their names."""

    def __init__(self, names: Names, guards: Guards) -> None:
        self.names = names
        self.guards = guards
        self.worship = regex.compile(
            rf"\b(?i:worship\w*|(?:attend\w*|goes? to|went to|member of|prays? at|prayed at|married (?:at|in)|christened (?:at|in)|baptised (?:at|in)|funeral (?:at|in)|mass at)) (?:at |the |in )?(Our Lady(?: of(?: the)? {PLAIN}| {PLAIN})*|{PLAIN}(?: (?:(?:of|and|the) )*{PLAIN})+)|\b(Our Lady (?:of(?: the)? {PLAIN}|{PLAIN})(?: {PLAIN})*)"
        )
        self.inn = regex.compile(
            r"\b(?i:at|in|from|outside|to|near|behind|called|opposite|of) ([Tt]he (?:(?:\p{Lu}[\p{L}']+ )(?:(?:and|&|[Nn]'?) )?){1,2}\p{Lu}[\p{L}']+|[Tt]he \p{Lu}[\p{L}']+ (?:Arms|Inn|Tavern|Vaults))(?![\w'-]| \p{Lu})"
        )
        # "outside the Ship": what pubs are called after, and with a capital nothing else
        self.inn_alone = regex.compile(
            r"\b(?i:in|at|outside|from|to|near|behind|opposite|into|leaving|left) (the (?:Legion|British Legion|Conservative Club|Con Club|Liberal Club|Labour Club|Bell|Ship|Anchor|Fox|Swan|Plough|Greyhound|Lamb|Griffin|Talbot|Mitre|Dolphin|Cricketers|Fleece|Feathers|Wheatsheaf|Horseshoes?|Nag's Head|Bull|Railway|George|Ram|Unicorn|Peacock|Pheasant|Grapes|Vine|Foresters|Woolpack|Beehive|Compasses|Chequers|Falcon|Windmill|Bird in Hand|Shoulder of Mutton|Leg of Mutton|Who'd A Thought It|World's End))(?![\w'-]| \p{Lu}| (?i:system|database|project|team|programme|report|inquiry|pub name))"
        )
        # "toward the Jolly Sample": what inns and takeaways are, before a word for a thing, a beast or a trade
        self.jolly = regex.compile(
            r"(?i:(?:\b(?:in|at|outside|from|to|toward|towards|near|behind|opposite|into|leaving|left|past|by|of|called|chef|cook|barmaid|barman|waiter|waitress|manager|kitchen porter|landlord|landlady|bar staff|doorman),? ))(?P<name>[Tt]he (?:Jolly|Merry|Gilded|Golden|Prancing|Laughing|Flying|Drunken|Hungry|Thirsty|Crafty|Cunning|Dancing|Rampant|Leaping|Howling|Barking|Sleeping|Laden|Tipsy|Lucky|Lazy|Hairy|Spotted|Running|Two|Three|Four|Five|Six|Seven|Eight) (?!Jubilee|Squad|Hour|Rules?|Age|Thread|Hello|Visa|Doctors?|Start|Wedding|Gate|Ticket|Globes?|Years?|Sisters|Kings|Counties|Scotland|Rivers|Principles|Strands|Themes|Agencies|Pillars|Stages|Steps|Areas|Days|Nations)\p{Lu}\p{Ll}+)(?![\w'-]| \p{Lu})"
        )
        self.of_inn = regex.compile(
            r"\b[Tt]he (?:Shoulder|Leg|Haunch|Bird|Case|Hope|Head|Hand|Cross|Rose|Live|Load|Saracen's) (?:of|in|is|and|&) (?:the )?(?:Mutton|Lamb|Venison|Hand|Altered|Anchor|Steel|Keys|Heart|Crown|Let Live|Hay|Head)\b"
        )
        self.venue = regex.compile(
            rf"\b(?i:drink(?:s|ing)?|drank|drunk|pub|pint|barred|thrown out|landlord|landlady|bar staff|barmaid|barman|quiz|darts|evening|night|lunch|meal|party)(?: \w+){{0,3}}? (?i:at|in|from|of) ((?:[Tt]he )?{PLAIN}(?: (?:(?:and|&|of|in) )?{PLAIN}){{0,4}})"
        )
        # "drink with Jo at the Lamp": inside a sentence, an article and a capital where people drink
        self.drinks = regex.compile(
            r"\b(?i:drinks?|drank|drinking|pints?)(?: (?i:with) (?:\p{Ll}+ ){0,2}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?| \p{Ll}+)? (?:in|at) (?P<name>the (?P<sign>\p{Lu}\p{Ll}[\p{L}'-]+))(?![\w'-]| \p{Lu})"
        )
        self.worshippers = regex.compile(
            rf"\b(?:{alternation((*names.traits.nationalities, *names.traits.religions))}) (?:temple|church|mosque|chapel|gurdwara|synagogue|cafe|café|club|shop|supermarket|restaurant|takeaway|bakery|community centre|deli)\b"
        )
        self.place_of_duty = regex.compile(
            rf"(?<![\w'-])(?:{PLAIN}(?: {PLAIN}){{0,2}} (?:[Pp]olice [Ss]tation|[Cc]ustody [Ss]uite|[Ff]ire [Ss]tation|[Gg]arrison|[Bb]arracks|[Aa]ir [Bb]ase|[Nn]aval [Bb]ase)|(?i:ward) (?:[A-Z]?\d{{1,2}}[A-Z]?|[A-Z]\d?)(?![\w'-])|(?<=\bat ){PLAIN} {PLAIN} [Ss]ervices\b|(?:HMP|HMYOI|HMP/YOI|HMP & YOI|YOI|HM Prison) {PLAIN}(?: {PLAIN})?)"
        )
        # "Example custody", "Example probation office", "Sample Road hub": a place of work of a service, by its town or street
        service = "CMHT|CRHTT?|IAPT|CAMHS|YOT|MASH|probation|housing|council|family|families|community|contact|advice|benefits?|jobcentre|social services|social work|police|neighbourhood|drug|alcohol|outpatients?"
        place = "hub|base|offices?|depot|clinic|outreach|drop-in|walk-in"
        street = alternation((*names.places.street_words, *names.places.building_words))
        self.office = regex.compile(
            rf"(?<![\w'-])(?P<name>{PLAIN}(?: {PLAIN}){{0,3}})(?<!'s) (?:(?:(?:{service}) )+(?:{place})|(?<= (?:{street}) )(?:{place})|custody(?! (?:record|sergeant|officer|nurse|staff|log|suite|number|no|ref|time|battle|dispute|image|photo|review)\b)|nick|front counter)(?![\w-])"
        )
        self.no_part = guards.titles | guards.months | {"venue", "location", "place", "site"}  # what stands before a name
        self.streets = frozenset((*names.places.street_words, *names.places.building_words))
        self.owner = regex.compile(
            rf"(?<=\b(?i:at|in|inside|outside|from|to|near|behind) )(?P<name>{PLAIN}'s)(?=[.,;)]|$| (?:in|on|and|when|where|with|for|until|near|after|before|at|by|last|every)\b)"
        )
        self.employer_word = regex.compile(
            rf"(?<![\p{{Lu}}\p{{Ll}}'-] )\b(?:Works(?: (?:for|at|with))?|Employer:?|Employed (?:by|at|with)|Employment:?|Job:?|School:?|Nursery:?|GP:?|Surgery:?|Practice:?|Church:?|Landlord:?)(?: is| was)? ((?:The |the )?{PLAIN}(?: (?:(?:and|&|of) )?{PLAIN}){{0,4}})"
        )
        self.employer = regex.compile(
            rf"\b(?:(?i:work(?:s|ed|ing)?|employ(?:ed|ment)|job|shifts?|apprentice(?:ship)?|position|contract|driver|mechanic|manager)(?: \w+){{0,4}}? (?i:for|at|by|with)) (?:the |a )?({PLAIN}(?: (?:(?:and|&) )?{PLAIN}){{0,4}})"
        )

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the venues and employers of a text."""
        yield from self._inns(text)
        yield from self._by_what_it_is(text)
        yield from self._of_worship(text)
        yield from self._of_going_out(text)
        yield from self._of_work(text)

    def _inns(self, text: str) -> Iterator[Mention]:
        """Find names such as "the Fox and Hounds": words of English, one or more of them such as inns are called after."""
        for match in (*self.inn_alone.finditer(text), *self.of_inn.finditer(text)):
            start = match.start(1) if match.re is self.inn_alone else match.start()
            why = "it is called as inns are"
            yield Mention(start, match.end(), "ORGANISATION", 0.65, "inn", why, {"org_kind": "pub"}, tier=GUESSED)
        for match in self.jolly.finditer(text):
            why = "it is called as inns are"
            yield Mention(*match.span("name"), "ORGANISATION", 0.7, "inn", why, {"org_kind": "pub"}, tier=GUESSED)
        for match in self.inn.finditer(text):
            words = [fold_word(w.removesuffix("'s")) for w in match.group(1).split()[1:] if w[0].isupper()]
            if (
                any(w in self.names.inn_words for w in words)
                and not any(w in self.names.generic or w in self.guards.months for w in words)
                and (words[-1] in self.names.inn_words or " and " in match.group(1) or "&" in match.group(1))
            ):
                why = "it is called as inns are"
                yield Mention(match.start(1), match.end(1), "ORGANISATION", 0.85, "inn", why, {"org_kind": "pub"})

    def _by_what_it_is(self, text: str) -> Iterator[Mention]:
        """Find police stations, wards, and churches and shops told by a people or faith ("the Tamil temple")."""
        for match in self.worshippers.finditer(text):
            worship = regex.search(r"temple|church|mosque|chapel|gurdwara|synagogue", match.group())
            kind = "place_of_worship" if worship else "shop"
            why = "a people or faith tells which one it is"
            yield Mention(
                match.start(), match.end(), "ORGANISATION", 0.6, "told_by_people", why, {"org_kind": kind}, tier=GUESSED
            )
        for match in self.place_of_duty.finditer(text):
            first = match.group().split()[0]
            if first.lower() == "ward" or not self.guards.no_name(first):
                low = match.group().lower()
                station = "police_station" if low.endswith("police station") else "venue"
                kind = "ward" if first.lower() == "ward" else "prison" if low.startswith(("hm", "yoi")) else station
                yield Mention(
                    match.start(),
                    match.end(),
                    "ORGANISATION",
                    0.7,
                    "place_of_duty",
                    "a station, ward or services with its name",
                    {"org_kind": kind},
                    tier=GUESSED,
                )
        for match in self.office.finditer(text):
            words = match["name"].split(" ")
            while words and (self.guards.no_name(words[0]) or fold_word(words[0]) in self.no_part):
                words = words[1:]
            lows = [fold_word(w) for w in words]
            street = len(words) > 1 and words[-1] in self.streets
            named = street or any(not self.guards.ordinary(low) and low not in self.guards.peoples for low in lows)
            people = lows and (lows[0] in self.names.first_names or is_medicine(lows[0]) or is_product(words[0], self.names))
            body = any(low in self.names.generic for low in lows[1:]) and not street
            if named and not body and not people and not all(w.isupper() for w in words):
                start = match.end() - len(match.group()) + len(match["name"]) - len(" ".join(words))
                why = "a town or street, and what a service has there"
                facts = {"org_kind": "venue"}
                yield Mention(start, match.end(), "ORGANISATION", 0.7, "office", why, facts, tier=GUESSED)
        for match in self.owner.finditer(text):
            low = fold_word(match.group("name")[:-2])
            if (
                low not in self.names.first_names
                and not self.guards.no_name(match.group("name")[:-2])
                and low not in self.guards.months
            ):
                why = "a business called after its owner"
                yield Mention(
                    match.start("name"),
                    match.end("name"),
                    "ORGANISATION",
                    0.55,
                    "owner",
                    why,
                    {"org_kind": "venue"},
                    tier=GUESSED,
                )

    def _of_worship(self, text: str) -> Iterator[Mention]:
        for match in self.worship.finditer(text):
            group = 2 if match.group(2) else 1
            words = match.group(group).split(" ")
            praying = (
                group == 2
                or regex.match(r"(?i)worship|pray|christ|bapt|mass|funeral|married", match.group())
                or words[0] == "Our"
            )
            if praying and not any(fold_word(w) in self.guards.months for w in words):
                why = "the words before it speak of worship"
                facts = {"org_kind": "place_of_worship"}
                yield Mention(*match.span(group), "ORGANISATION", 0.7, "worship", why, facts, tier=GUESSED)

    def _of_going_out(self, text: str) -> Iterator[Mention]:
        for match in self.venue.finditer(text):
            words = match.group(1).removeprefix("the ").split(" ")
            named = len(words) > 1 or (match.group(1).startswith("the ") and self._strange(words[0]))
            if (
                named
                and fold_word(words[0]) not in self.names.first_names
                and not any(fold_word(w) in self.guards.months for w in words)
                and not match.group(1).isupper()
            ):
                why = "the words before it speak of going out"
                yield Mention(*match.span(1), "ORGANISATION", 0.6, "venue", why, {"org_kind": "pub"}, tier=GUESSED)

        for match in self.drinks.finditer(text):
            low = fold_word(match["sign"])
            if not (
                low in self.guards.ends
                or low in self.guards.months
                or low in self.guards.peoples
                or self.guards.no_name(match["sign"])
            ):
                why = "the words before it speak of drinking there"
                yield Mention(*match.span("name"), "ORGANISATION", 0.6, "venue", why, {"org_kind": "pub"}, tier=GUESSED)

    def _of_work(self, text: str) -> Iterator[Mention]:
        facts = {"org_kind": "employer"}
        for match in self.employer_word.finditer(text):
            words = match.group(1).split(" ")
            if (
                (len(words) > 1 or self._strange(words[0]))
                and fold_word(words[0]) not in self.names.first_names
                and not match.group(1).isupper()
                and fold_word(words[0]) not in self.guards.titles
            ):
                why = "the word before it names an employer, school or practice"
                yield Mention(*match.span(1), "ORGANISATION", 0.65, "employer", why, facts, tier=GUESSED)
        for match in self.employer.finditer(text):
            words = match.group(1).split(" ")
            if fold_word(words[0]) in self.names.first_names:
                continue
            bare = [w.strip("'.,") for w in words]
            telling = [w for w in bare if w[:1].isupper() and fold_word(w) not in self.names.generic and not w.isupper()]
            strange = any(self._strange(w) and not (w.isupper() and len(w) < 5) for w in bare)
            if len(telling) > 1 or strange:
                why = "the words before it speak of work"
                score = 0.55 if len(telling) > 1 else 0.6
                yield Mention(*match.span(1), "ORGANISATION", score, "employer", why, facts, tier=GUESSED)

    def _strange(self, word: str) -> bool:
        """Say whether a word is neither an ordinary word nor a first name."""
        low = fold_word(word)
        return bool(low) and not self.guards.ordinary(low) and low not in self.names.first_names

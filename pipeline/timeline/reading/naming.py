"""Say whom words beside a verb of calling name: people of the case, a relation, a stranger, an agency."""

from __future__ import annotations

import re

from pipeline.timeline.reading.claim import claim_lists
from pipeline.timeline.reading.lexicon import kinds_of, pattern_of, spoken_in
from pipeline.timeline.reading.persons import Persons

RESPONDERS = frozenset(("police", "ambulance", "fire"))
SENTENCE_ENDS = re.compile(r"[.;!?](?=\s|$)|\n")
CHILDRENS_AGENCIES = frozenset(("school", "childrens_care", "community_health"))
_NAME = (
    r"(?!(?:The|An?|She|He|They|We|It|This|That|There|Then|When|After|Before|And|But|At|On|In|By|To|From|Later|Also|Call\w*|Had|Was"
    r"|Said|Says|Inf\w*|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)"
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr) )?[A-Z][\w'’-]+(?:,? [A-Z][\w'’-]+){0,2}"
)
_REFLEXIVE = re.compile(r"^\W*(?:\w+\W+){0,5}?(?:herself|himself|themselves)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:she|he|they)\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:i|we|this worker|this officer|the writer|our office|our staff|this office)\b", re.IGNORECASE)
# "Ralph, who was with Nora, rang"
_ASIDE = re.compile(r", (?:who|whose|which|aged?|now|then|on|over|via|\w+ing)\b[^,]*,|\([^)]*\)")
_BESIDE = re.compile(  # who stands behind these is no subject: "at Edith's", "hit Nora and rang"
    r"\b(?:from|at|in|of|near|to|outside|for|on|by|with|about|against)(?: the| his| her| their)? $", re.IGNORECASE
)
_OBJECT = re.compile(r"\b(?:[a-z]{2,}ed|told|hit|saw|left|found|met|heard|beat|bit|took|threw|shook)(?: the| his| her)? $")
_AND = re.compile(r"^[^,.;]* and (?:then |so |also |immediately )?$")
_RELATIVE = re.compile(
    r"(?: (?:at|of|from|in) (?:[\w.]+ ){0,3}?[\w.]+| next door|,| \([^)]*\))? (?:who|that)(?: (?:had|then|also|\w+ly))* ?"
)
_OF_PHONE = re.compile(r"(?:mobile|phone|number|line|handset|landline|account|email|address|house|home|flat)\b", re.IGNORECASE)
_APPOSITION = re.compile(r"[^.;:,()]{0,20}[,(] ?(?!who\b)")
_PLAIN = re.compile(
    r"(?:(?:an?|the|their|her|his) )?[\w-]+(?: [\w-]+)?"
    r"(?=$|[,)]| (?:who|that|in|of|from|with|on|stat\w+|says?|report\w*|to|at|about|line|and|re)\b)"
)
_STAFF = re.compile(r"\b(?:staff|worker|workers|manager|team)\b", re.IGNORECASE)
_ITSELF = re.compile(r"(?:^|[,(:]|\b(?:she|he|by|victim|patient|client|tenant|mother|mum|father|dad|was|[A-Z][\w'’]+)) ?$")
_AUXILIARY = re.compile(r"(?: (?:had|has|have|was|who|then|also|just|first|again|herself|himself|\w+ly))* ?")
_OPENING = re.compile(r"[A-Z][\w'’-]+")
_OWNER = re.compile(r"^['’]s? (?=\w)")
_OF_ONE_NAME = re.compile(
    r" (?:(?:al|ap|bin|da|de|del|den|der|di|du|el|ibn|la|le|van|von) ){0,2}"
)  # between first name and surname
REACH = 60  # characters between a caller and the verb
Tags = frozenset[str]
NOBODY: Tags = frozenset()


class Naming:
    """Reads who is meant with the people of a case."""

    def __init__(self, persons: Persons) -> None:
        lists = claim_lists()["callers"]
        self.persons = persons
        self.mention = rf"(?:{persons.mention.pattern}|{_NAME})"
        self._nobody = frozenset(claim_lists()["nobody"])
        self._people_end = re.compile(rf"{lists['people_end']}$")
        self._so = {word: tag for tag, words in lists["called_so"].items() for word in words}
        self._called_so = pattern_of(self._so)
        self.known_as = frozenset(lists["who"])
        self._unnamed = pattern_of(lists["unnamed"])
        staff = pattern_of(claim_lists()["professionals"]).pattern
        who = pattern_of(lists["who"]).pattern
        self.who = re.compile(rf"(?i:{staff})|{persons.mention.pattern}|(?i:{who})|{_NAME}")

    def unnamed(self, words: str) -> bool:
        """Say whether words tell that a caller gave no name."""
        return self._unnamed.search(words) is not None

    def behind(self, words: str, within: int, agency: str, *, professional: bool = False) -> Tags:
        """Return whom the words behind "call from", "rung by" or "caller:" name, at most `within` characters on."""
        who, plain = self.who.search(words), _PLAIN.match(words)
        if plain and (not who or (who.start() > plain.end() and self.kind(plain[0]))):
            who = plain  # "driver of the night service"
        if self.unnamed(words):
            return frozenset(("anonymous",))
        if not who or who.start() > within:
            return NOBODY
        while (owner := _OWNER.match(words[who.end() :])) and (head := self.who.match(words, who.end() + owner.end())):
            who = head  # "the patient's mother" is the mother
        if owner and not _OF_PHONE.match(words, who.end() + owner.end()):
            return NOBODY  # "the victim's workplace" is not the victim
        if named := self._named_behind(words, who):
            return named
        if _STAFF.search(who[0]) and not spoken_in(words[:60]).agencies:
            return frozenset(("staff",))
        return self.tags(who[0], words[who.end() :], agency, professional=professional)

    def _named_behind(self, words: str, who: re.Match[str]) -> Tags:
        """Return who is named behind a caller told by what they are: "tenant at 14, Mr Oakes"."""
        lead = _APPOSITION.match(words, who.end())
        match = self.persons.mention.match(words, lead.end()) if lead else None
        tags = self.persons.tags(match[0]) if match else NOBODY
        return tags if any(t.startswith(("id:", "name:")) for t in tags) and match and match[0][:1].isupper() else NOBODY

    def before(self, text: str, start: int, end: int, agency: str, *, line: bool) -> tuple[Tags, bool]:
        """Return whom the words before a verb of calling name as its subject, and whether it is denied: "not Nora who"."""
        begin = max((m.end() for m in SENTENCE_ENDS.finditer(text, 0, start)), default=0)
        clause = _ASIDE.sub(lambda m: " " * len(m[0]), text[begin:start])
        near = len(clause) - REACH
        whos = [m for m in self.who.finditer(clause) if m.end() >= near and self.may_act(clause, m)]
        own, pronouns = ([m.end() for m in p.finditer(clause) if m.end() > near] for p in (_OWN, _PRONOUN))
        last = max((m.end() for m in whos), default=-1)
        if own and own[-1] >= last:
            return (kinds_of(agency) or self.persons.strangers(agency) if line else NOBODY), False
        if pronouns and pronouns[-1] > last:
            pronoun = re.split(r"\W", clause[: pronouns[-1]])[-1].lower()
            return self.persons.meant_by(text[: begin + pronouns[-1]], pronoun), False
        for who in reversed(whos):
            if self._surname(clause, who, whos):
                continue
            if (
                who[0].lower() not in self.known_as
                and not clause[: who.start()].strip()
                and _OPENING.fullmatch(who[0])
                and not _AUXILIARY.fullmatch(clause[who.end() :])
                and not self.persons.tags(who[0])
            ):
                continue  # "Wished it had been him who rang": a sentence's first word is no name for its capital
            tags = self.tags(who[0], text[end:], agency, professional=line)
            if tags or self.persons.professional(who[0]):
                denied = re.search(r"\b(?:not|neither|nor|never) (?:the |her |his )?$", clause[: who.start()]) is not None
                return tags or (spoken_in(clause).agencies - RESPONDERS if line else NOBODY), denied
        return NOBODY, False

    def _surname(self, clause: str, who: re.Match[str], whos: list[re.Match[str]]) -> bool:
        """Say whether a word the register does not know is the surname, misspelt, of somebody it names right before."""
        before = next((m for m in whos if _OF_ONE_NAME.fullmatch(clause, m.end(), who.start())), None)
        tags = self.persons.tags(before[0]) | self.persons.strangers(before[0]) if before else NOBODY
        known = any(tag.startswith("id:") for tag in tags)
        return known and who[0][:1].isupper() and not (self.persons.tags(who[0]) or self.persons.professional(who[0]))

    def may_act(self, clause: str, who: re.Match[str]) -> bool:
        """Say whether a mention may be who called: no owner of something, nobody behind a preposition or a verb before "and"."""
        before, after = clause[: who.start()], clause[who.end() :]
        if who[0].lower() in ("herself", "himself") and not _ITSELF.search(before):
            return False  # "shut herself in and rang"
        if _RELATIVE.fullmatch(after):
            return True  # "told by Mrs Lund who phoned it through"
        if after[:2] in ("'s", "’s") or _BESIDE.search(before):
            return False
        return not (_OBJECT.search(before) and _AND.match(after))

    def tags(self, who: str, after: str, agency: str, *, professional: bool) -> Tags:
        """Return who a stretch of words means; a professional only where `professional` says that one counts."""
        if re.search(r"\b(?:not|no|never|nobody)\b", who):
            return NOBODY
        if self.unnamed(who):
            return frozenset(("anonymous",))
        if so := self._called_so.search(who):
            return frozenset((self._so[so[0].lower()],))
        if self.persons.professional(who):
            return spoken_in(who).agencies - RESPONDERS if professional else NOBODY
        if parent := self.parent(who, agency):
            return parent
        if who[:1].isupper() and " " in who and not self.persons.tags(who) and (agency_kinds := kinds_of(who)):
            return agency_kinds - RESPONDERS if professional else NOBODY  # "Northam Homes" as its own rows go by
        named = NOBODY if who.lower() in self.known_as else self.persons.strangers(who)  # "Owner rang": no name
        tags = self.persons.tags(who) | named
        if (kinds := self.persons.staff(tags)) is not None:
            return kinds - RESPONDERS if professional else NOBODY
        if not tags and _REFLEXIVE.search(after):
            return self.persons.principal("she")
        return tags or self.kind(who)

    def parent(self, who: str, agency: str) -> Tags:
        """Return which of the two "Mum" or "Father" means in the rows of those who work with the children."""
        if not kinds_of(agency) & CHILDRENS_AGENCIES or re.match(
            r"(?:his|her|their|an?|my|maternal|paternal) ", who, re.IGNORECASE
        ):
            return NOBODY
        return self.persons.parent(who)

    def kind(self, who: str) -> Tags:
        """Return what a caller the register does not know is called, as a relation: "a milkman"."""
        match = re.fullmatch(r"(?:(?:an?|the|their|her|his) )?(?:[\w-]+ )?([a-z-]{3,})", who.lower())
        known = match and match[1] not in self._nobody and self._people_end.search(match[1])
        return frozenset((match[1],)) if match and known else NOBODY

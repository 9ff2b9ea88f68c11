"""Say from the words around two or three capitals whether they stand for a person: "SB told me", "seen with SB", "the HV"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from pipeline.detect.rulebook.word_lists import Names
from pipeline.detect.words.text import fold_word
from pipeline.detect.words.tokens import Token


class Standing(IntEnum):
    """What the grammar around some capitals says, from a thing to somebody's private life."""

    THING = 0  # "the HV", "HV visit", "SW2"
    OPEN = 1  # nothing speaks either way
    LIKELY = 2  # where people stand in a sentence: "with SB", "carried SB down"
    ACTS = 3  # does, says or is told what people and practitioners do, say and are told
    PRIVATE = 4  # has a title, does or owns what only somebody in private life does or owns: "SB wept", "SB's mother"
    NEVER = 5  # asked for, never given: letters that are nobody's whatever the words around


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DETERMINERS = _words(
    "the a an this that's these those her his no any their our my your each every some another both either same new own named "
    "allocated duty previous former current first second local on-call"
)
_IS = _words("is are was were be been looked looks seemed seems felt appeared appears became becomes")
_AUXILIARIES = _words(
    "would could did had has have will can should might may must does do didn't doesn't wasn't hadn't couldn't wouldn't won't "
    "can't isn't"
)
# What makes a compound of the capitals before it: "DV related", "HV led"
_COMPOUNDS = _words("related based led trained funded approved issued linked informed specific needed required used aged")
_OF_THINGS = _words("of via per")
_TOLD = _words("told asked phoned rang texted saw visited assaulted punched named called initialled")
_NEAR_KIN = _words("husband wife partner boyfriend girlfriend victim perpetrator suspect colleague friend neighbour")
_BEFORE_PEOPLE = _words(
    "by with from for to about of against that when if because while after before until since seen and but than as at"
    " towards between"
)
_DITRANSITIVE = _words("offered gave given sent showed shown handed lent paid bought owed promised")
_GOES_ON = _words(
    "and or but to at in on with for from by of about as that who whom whose when while because if after before until since "
    "against into onto over down up out off back home away again alone there here who's the a an her his their she he they it "
    "this not never also then so than during through under near around without what whether how where why line one two three "
    "six several some any every yesterday today tomorrow twice once"
)
# What goes to, comes from or is talked over with a role rather than a person: "referral to HV", "letter from HV"
_WORK = _words(
    "referral referrals referred letter call email contact appointment handover discussion liaison report note reported joint"
)


@dataclass(frozen=True)
class InitialsGrammar:
    """The word lists that the grammar asks."""

    verbs: frozenset[str]
    verbs_of_things: frozenset[str]
    private: frozenset[str]  # what nobody does in the course of their work
    of_practice: frozenset[str]  # what practitioners do in the course of theirs
    states: frozenset[str]  # how somebody is or looks: "tearful"
    between: frozenset[str]
    kin: frozenset[str]
    owned: frozenset[str]
    done_to: frozenset[str]
    titles: frozenset[str]

    @staticmethod
    def of(names: Names) -> InitialsGrammar:
        """Gather the lists."""
        words = names.words
        kin = frozenset(fold_word(w) for g in names.relations for w in g.words)
        return InitialsGrammar(
            verbs=frozenset((*words.verbs, *words.past_of_people)),
            verbs_of_things=frozenset(words.verbs_of_things),
            private=frozenset(words.private),
            of_practice=frozenset(words.of_practice),
            states=frozenset(words.states),
            between=frozenset(words.between),
            kin=kin,
            owned=frozenset(words.owned) | kin,
            done_to=frozenset(words.done_to),
            titles=frozenset(fold_word(w) for t in names.titles for w in t.words),
        )

    def standing(self, tokens: Sequence[Token], first: int, last: int | None = None) -> Standing:
        """Return what the words around tokens [first, last) say of them; `last` is first + 1 where it is not given."""
        last = first + 1 if last is None else last
        lead = tokens[first - 1] if first and not tokens[first].first else None
        before = lead.low if lead is not None else ""
        after = tokens[last] if last < len(tokens) else None
        if before in self.titles or (before == "." and first > 1 and tokens[first - 2].low in self.titles):
            return Standing.PRIVATE
        says = before == "that" and first > 1 and (tokens[first - 2].low in self.verbs or tokens[first - 2].low.endswith("ed"))
        if (before in _DETERMINERS and not says) or (lead is not None and lead.possessive):
            return Standing.THING  # "that HV", but not "noticed that SB had"
        if after is not None and after.text[0].isdigit() and after.text.isalnum():
            return Standing.THING  # "SW 2", but not the date behind who signs: "SB 23/3/18"
        if tokens[last - 1].possessive:
            return self._owner(after)
        acts = self._subject(tokens, last, before)
        stands = self._object(before, after)
        return max(acts, stands) if acts is not Standing.OPEN else stands

    def practises(self, tokens: Sequence[Token], first: int, last: int | None = None, *, role: bool = True) -> bool:
        """Say whether a role rather than a person acts or is turned to: "HV weighed him", "seen by HV", "referral to HV".

        A letter *for* somebody is as much for who lives there, unless the capitals are a role.
        """
        last = first + 1 if last is None else last
        does = next((t.low for t in tokens[last : last + 4] if t.low not in self.between and not _adverb(t)), "")
        if does in self.of_practice:
            return True
        if first < 2:
            return False
        verb, link = tokens[first - 2].low, tokens[first - 1].low
        if link == "by":
            return verb in self.of_practice or verb in ("seen", "given", "taken", "sent", "written")
        return (link in ("to", "from", "with") or (role and link == "for")) and (verb in _WORK or verb in self.of_practice)

    def _owner(self, after: Token | None) -> Standing:
        if after is None or not after.word:
            return Standing.LIKELY
        return Standing.PRIVATE if after.low in self.kin else Standing.ACTS if after.low in self.owned else Standing.LIKELY

    def _subject(self, tokens: Sequence[Token], last: int, before: str) -> Standing:
        """Weigh the verb behind them, across adverbs: "SB never told", "SB rarely opened"."""
        at = last
        while at < len(tokens) and (tokens[at].low in self.between or _adverb(tokens[at])):
            at += 1
        verb = tokens[at] if at < len(tokens) else None
        if verb is None or not verb.word or verb.capital:
            return Standing.LIKELY if at > last and tokens[at - 1].low in _AUXILIARIES else Standing.OPEN
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if verb.low in self.private or (verb.low in _IS and following is not None and following.low in self.states):
            return Standing.PRIVATE
        if verb.low in _COMPOUNDS or before in _OF_THINGS:
            return Standing.OPEN
        if verb.low in self.verbs:
            return Standing.LIKELY if verb.low in _IS or verb.low == "used" or verb.low in self.verbs_of_things else Standing.ACTS
        if verb.low in _AUXILIARIES or (verb.low.endswith("ed") and len(verb.low) > 4) or at > last:
            return Standing.LIKELY
        return Standing.OPEN

    def _object(self, before: str, after: Token | None) -> Standing:
        """Weigh what stands before them: who is told, seen, given; whose mother or friend they are."""
        if after is not None and after.word and not after.capital and not self._goes_on(after) and before not in _DITRANSITIVE:
            return Standing.THING  # "HV visit"
        if before in _TOLD or before in self.kin or before in _NEAR_KIN:
            return Standing.ACTS
        done = (before.endswith("ed") and len(before) > 4) or (
            before in self.verbs and before not in _IS and before not in _AUXILIARIES
        )
        done = done and before not in _COMPOUNDS and after is not None
        if done or before in self.done_to or before in _DITRANSITIVE or before in _BEFORE_PEOPLE:
            return Standing.LIKELY  # "carried SB down the stairs", "fined SB and …"
        return Standing.OPEN

    def _goes_on(self, after: Token) -> bool:
        """Say whether a sentence goes on with this word behind the name of a person, as no compound does."""
        low = after.low
        if low in _COMPOUNDS:
            return False
        known = low in _GOES_ON or low in _AUXILIARIES or low in _IS or low in self.verbs or low in self.private
        return known or low in self.between or _adverb(after) or (low.endswith(("ed", "ing")) and len(low) > 4)


def _adverb(token: Token) -> bool:
    return token.low.endswith("ly") and len(token.low) > 4 and not token.capital

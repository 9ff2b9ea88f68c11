"""Lay the layers of one paragraph over one another: what was analysed, the register, what was found elsewhere, the keep list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.detect.engine.model_names import ModelNames
from pipeline.detect.register.couples import as_couples
from pipeline.detect.register.known import Known, known_register
from pipeline.detect.register.people import People
from pipeline.detect.register.spread import Misspelt, spread
from pipeline.detect.rulebook.rules import Rules
from pipeline.detect.settling.inquiries import inquiries_in
from pipeline.detect.settling.joint_bodies import BESIDE, JointBodies
from pipeline.detect.settling.keep import Keep
from pipeline.detect.settling.overlay import apart, combine, join_names, name_handles, prefer_known, shield
from pipeline.detect.settling.scholarship import CITED, Scholarship
from pipeline.detect.settling.stacked import Stacked
from pipeline.detect.settling.whole import Whole
from pipeline.detect.words.case_words import MOTHER, WORD
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.impersonal import Impersonal, public_phrases
from pipeline.detect.words.mention import GUESSED, REGISTER, Mention, with_facts
from pipeline.detect.words.text import fold_word
from pipeline.model import CaseFacts, Person, Register

# Bodies that whole towns have to do with: in a sentence about nobody their names lead to nobody.
_PUBLIC = ("agency", "public_body", "national", "council", "police", "trust", "government", "regulator", "court", "charity")


@dataclass(frozen=True, slots=True)
class Alone:
    """What is known of one paragraph before the rest of the case is asked."""

    found: tuple[Mention, ...]  # layers 2, 3, 4
    known: tuple[Mention, ...]  # layer 1
    kept: tuple[tuple[Mention, bool, bool], ...]  # layer 6: mention, stands over the register, is a finding

    @property
    def researchers(self) -> tuple[Mention, ...]:
        """Return the authors who are cited here."""
        return tuple(m for m, _, _ in self.kept if m.recogniser == CITED)


class Layers:
    """The layers of one case; equal input of a paragraph gives equal mentions, whatever was asked before."""

    def __init__(
        self, rules: Rules, guards: Guards, facts: CaseFacts, register: Register, proposals: Sequence[Person],
        replacements: Mapping[str, str], *, fuzzy: bool,
    ) -> None:  # fmt: skip
        """Gather what the paragraphs of a case have in common."""
        self._rules = rules
        self._guards = guards
        self._facts = facts
        self._replacements = replacements
        self._known = known_register(register, proposals, rules, guards)
        self._people = People(register, proposals, rules)
        self._misspelt = Misspelt(self._known, guards) if fuzzy else None
        self._ranks = {kind: rule.rank for kind, rule in rules.classes.items()}

    @cached_property
    def _keep(self) -> Keep:
        return Keep(self._rules, self._facts, self._replacements)

    @cached_property
    def _model(self) -> ModelNames:
        return ModelNames(self._rules.names, self._guards, self._impersonal)

    @cached_property
    def _whole(self) -> Whole:
        return Whole(self._guards)

    @cached_property
    def _impersonal(self) -> Impersonal:
        return Impersonal(self._rules.names, self._guards, public=public_phrases(self._rules))

    @cached_property
    def _scholarship(self) -> Scholarship:
        return Scholarship(self._guards)

    @cached_property
    def _joint(self) -> JointBodies:
        return JointBodies(self._guards)

    @cached_property
    def _stacked(self) -> Stacked:
        return Stacked(self._guards)

    def register(self, text: str) -> list[Mention]:
        """Return the people, places and organisations of the register in a clean text, misspelt ones included."""
        misspelt = self._misspelt.find(text) if self._misspelt is not None else ()
        return as_couples(join_names([*self._known.find(text), *misspelt], text), text, self._known)

    def bodies(self, text: str) -> list[Mention]:
        """Return the public bodies whose names stay although places of the register stand in them."""
        alone = self.alone(text, ())
        kept, _ = self._without_signers(alone.kept, text, alone.known)
        return [body for body, over, finding in kept if over and finding and body.kind == "ORGANISATION"]

    def alone(self, text: str, found: Iterable[Mention]) -> Alone:
        """Look at a paragraph by itself."""
        kept: list[tuple[Mention, bool, bool]] = []
        inquiries = list(inquiries_in(text, self._facts.inquiries))
        found = (*found, *inquiries)
        beside: list[Mention] = []
        for m, rule in self._keep.find(text):
            if any(inquiry.holds(m) for inquiry in inquiries):
                continue
            if rule is not None and rule.spans_and:
                m, people = self._joint.parted(m, text)
                beside += people
            kept.append((m, rule.over_register if rule else True, bool(rule and rule.entity_type) or m.recogniser == "agency"))
        cited = [m for m in found if self._scholarship.cited(text, m)]
        found = [m for m in found if m not in cited]
        kept += [(replace(m, kind="MISC", recogniser=CITED, why="an author cited", facts={}), False, False) for m in cited]
        agencies = [m for m, _, _ in kept if m.recogniser == "agency"]
        beside = [p for p in beside if not any(a.holds(p) for a in agencies)]
        ours = tuple(m for m in (*found, *beside) if m.tier == REGISTER or not _ordinary_guess(m, text, self._guards))
        return Alone(ours, tuple(self.register(text)), tuple(kept))

    def over(self, text: str, alone: Alone, more: Sequence[Mention] = ()) -> tuple[list[Mention], list[Mention]]:
        """Return (mentions without overlaps, what stays readable); `more` was found elsewhere in the case."""
        found = self._without_people(self._model.judge([*alone.found, *more], text), alone, text)
        found = as_couples(found, text, self._known)
        kept, above = self._without_signers(alone.kept, text, [*found, *alone.known])
        all_ = prefer_known([*found, *above, *alone.known], text, self._people)
        left, made, stays = shield(text, self.handles(text, all_), kept)
        whole = self._whole.widen(apart(text, [*left, *made]), text, [k for k, _, _ in kept])
        return [self._with_subject(m, text) for m in combine(whole, self._ranks, text)], stays

    def _without_signers(
        self, kept: Sequence[tuple[Mention, bool, bool]], text: str, people: Sequence[Mention]
    ) -> tuple[list[tuple[Mention, bool, bool]], list[Mention]]:
        """Cut who signs off the front of what stays readable, and return who that is."""
        bodies: list[tuple[Mention, bool, bool]] = []
        above: list[Mention] = []
        for body, over, finding in kept:
            body, more = self._stacked.parted(body, text, people)
            bodies.append((body, over, finding))
            above += more
        return bodies, above

    def _without_people(self, found: Sequence[Mention], alone: Alone, text: str) -> list[Mention]:
        """Cut people off the bodies that the model and the word endings found, as was done with those of the keep rules."""
        result: list[Mention] = []
        agencies = [m for m, _, _ in alone.kept if m.recogniser == "agency"]
        cut = {(m.start, m.end) for m in alone.found if m.recogniser == BESIDE}
        for mention in found:
            if mention.kind == "ORGANISATION" and (mention.start, mention.end) in cut:
                continue  # the model, too, takes who stands beside a body for one
            if mention.kind == "ORGANISATION" and mention.tier == GUESSED and not any(a.overlaps(mention) for a in agencies):
                mention, people = self._joint.parted(mention, text)
                result += people
            mention = self._stacked.apart(mention, text, [m for m, _, _ in alone.kept if m.kind == "ORGANISATION"])
            if mention.kind == "ORGANISATION" and mention.tier != REGISTER:
                mention, people = self._stacked.parted(mention, text, [*found, *alone.known])
                result += people
            if len(mention):
                result.append(mention)
        return result

    def _with_subject(self, mention: Mention, text: str) -> Mention:
        """Note of a public body that its sentence is about nobody: "the Adults Board should …", "Example Police | IMR"."""
        if mention.kind != "ORGANISATION" or mention.tier == REGISTER:
            return mention
        written = text[mention.start : mention.end]
        public = mention.facts.get("org_kind") in _PUBLIC
        if public and self._impersonal.nameless(written):
            nobody = self._impersonal.of_a_body(text, mention.start, mention.end)
        else:
            private = not public and not self._impersonal.nameless(written)
            nobody = not private and self._impersonal.in_general(text, mention.start, mention.end)
        return with_facts(mention, about="nobody") if nobody else mention

    def handles(self, text: str, mentions: Iterable[Mention]) -> list[Mention]:
        """Say whose name an e-mail address, account or file name holds."""
        return name_handles(mentions, text, self._known)


def elsewhere(text: str, known: Known, misspelt: Misspelt | None, cited: frozenset[str]) -> list[Mention]:
    """Return what was found elsewhere in the case and stands in this text too.

    An author cited once is one everywhere: "Example (2019) … As Example says"; `cited` are the folded words of their names.
    """
    found = [m for m in spread(text, known) if fold_word(text[m.start : m.end]) not in cited]
    if misspelt is not None:
        found += [
            replace(m, entity=None, score=min(m.score, 0.6), recogniser="propagation_misspelt") for m in misspelt.find(text)
        ]
    return found


def _ordinary_guess(mention: Mention, text: str, guards: Guards) -> bool:
    """Say whether a guess of one capitalised word is a word this case also writes in lower case."""
    if mention.tier != GUESSED or mention.kind not in ("PERSON", "PLACE") or mention.recogniser == "initials":
        return False  # two capitals are no word in lower case: the grammar around them has been asked
    words = WORD.findall(text[mention.start : mention.end])
    if len(words) == 1 and fold_word(words[0]) == MOTHER and MOTHER in guards.here:
        return True
    return (
        mention.score < 0.7
        and len(words) == 1
        and fold_word(words[0]) in guards.vocabulary
        and fold_word(words[0]) not in guards.names.first_names
    )

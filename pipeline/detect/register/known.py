"""Find what is known: the register, proposals, and what was found once in the case (layers 1 and 5)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from pipeline.detect.register.fits import Fits
from pipeline.detect.register.lexicon import Hit, Lexicon
from pipeline.detect.register.near import Near
from pipeline.detect.register.surfaces import Variant, variants
from pipeline.detect.rulebook.rules import Rules
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.mention import FOUND, PROPOSED, REGISTER, Mention
from pipeline.detect.words.text import fold_word
from pipeline.detect.words.tokens import Token, tokens_of
from pipeline.model import OrganisationName, Person, PlaceName, Register, digest

_NEE = re.compile(
    r" ?\((?:née|nee|formerly|now|aka|a\.k\.a\.|previously|also known as|known as|born|maiden name|alias)[: ] ?[^)]{2,60}\)", re.I
)
_NEE_BARE = re.compile(r"(?:,? (?:née|nee)|, (?:formerly|previously)(?: known as)?) [A-Z][\w'-]+(?: [A-Z][\w'-]+)?(?=[ ,.;:)]|$)")
_SENIOR = re.compile(
    r",? (?:senior|snr\.?|the elder)(?![\w-]| (?:\w+ )?(?:officer|manager|nurse|social|leader|practitioner|lecturer|partner)\b)",
    re.I,
)
_FAMILY = re.compile(r" (?:family|household|couple|parents)\b")
_HANDLE = re.compile(r"[^\W_]+")
_FIRST_NAME = re.compile(r"[^\W\d_][\w'-]{2,}")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w'-]{2,}) $")


def _title_pattern(rules: Rules) -> re.Pattern[str]:
    written = {w for t in rules.names.titles for w in t.words}
    words = sorted(written | {w.upper() for w in written}, key=len, reverse=True)  # statements are typed in capitals
    body = "|".join(re.escape(w) for w in words)
    return re.compile(
        rf"(?<![\w'-])(?:(?:T/|A/)?(?:{body})\.?(?: (?:{body})\.?)?(?: (?:\d{{1,6}}[A-Z]{{0,2}}|[A-Z]{{1,2}}\d{{2,6}}))? )+$"
    )


@dataclass
class Known:
    """A lexicon with the guards that tell a name from an ordinary word."""

    rules: Rules
    guards: Guards
    tier: int = REGISTER
    recogniser: str = "register"
    lexicon: Lexicon = field(default_factory=Lexicon)

    def __post_init__(self) -> None:
        self._title = _title_pattern(self.rules)
        self._titles = {fold_word(w): t for t in self.rules.names.titles for w in t.words}
        self._fuzzy: dict[str, set[str]] = {}
        self._handles: dict[str, dict[str, None]] = {}
        self._fits = Fits(self.rules.names, self.guards, listed=self.tier == REGISTER)
        self._given: dict[str, set[str]] = {}
        self._hashes: dict[str, str] | None = None
        self._near_names: Near | None = None
        self._near_given: dict[str, Near] = {}
        self._called: dict[tuple[str, str], bool] = {}

    def add_people(self, people: Iterable[Person]) -> None:
        """Add people under their ids, in every form their names may take."""
        for person in people:
            self.add(person.id, "PERSON", variants(person, names=self.rules.names))

    def add_places(self, places: Iterable[PlaceName]) -> None:
        """Add places; homes with a number are addresses."""
        for place in places:
            home = place.kind in ("home", "street", "address") or any(c.isdigit() for c in place.name)
            self.add(place.id, "ADDRESS" if home else "PLACE", variants(place, names=self.rules.names))

    def add_organisations(self, organisations: Iterable[OrganisationName]) -> None:
        """Add organisations."""
        for organisation in organisations:
            self.add(organisation.id, "ORGANISATION", variants(organisation, names=self.rules.names))

    def add(self, entity: str, kind: str, forms: Iterable[Variant]) -> None:
        """Add surfaces of one entity."""
        forms = tuple(forms)
        self.lexicon.add(entity, kind, [f for f in forms if f.form != "handle"])
        for form in forms:
            if kind == "PERSON" and form.form in ("first", "nickname") and " " not in form.text:
                self._given.setdefault(entity, set()).add(fold_word(form.text))
            low = fold_word(re.sub(r"[\W_]", "", form.text))
            if (
                kind == "PERSON"
                and form.form in ("full", "handle", "surname")
                and len(low) >= (5 if form.form == "surname" else 6)
            ):
                self._handles.setdefault(low, {})[entity] = None
            if (
                kind == "PERSON"
                and form.form in ("surname", "first", "nickname")
                and form.sure
                and " " not in form.text
                and len(low) >= 5
            ):
                self._fuzzy.setdefault(low, set()).add(entity)

    def held_under(self, words: AbstractSet[str]) -> list[str]:
        """Return hashes of the names that begin with one of these folded words; ask when all names are in.

        Nothing else of the lexicon can be found in a text of these words.
        """
        if self._hashes is None:
            held: dict[str, list[str]] = defaultdict(list)
            for key, entries in self.lexicon.entries.items():
                held[key[0]].append(f"{' '.join(key)} {key in self.lexicon.commas}")
                held[key[0]] += [f"{e.entity} {e.kind} {_looks(e.variant)}" for e in entries]
            self._hashes = {word: digest(*entries) for word, entries in held.items()}
        return [self._hashes[word] for word in sorted(words & self._hashes.keys())]

    def bearing(self, surname: str) -> tuple[str, ...]:
        """Return the people of this surname; of one with an s too many where nobody has it ("Mr and Mrs Kirbys")."""
        entries = self.lexicon.entries.get(tuple(fold_word(w) for w in _HANDLE.findall(surname)), ())
        forms = {
            form: [e.entity for e in entries if e.kind == "PERSON" and e.variant.form == form] for form in ("surname", "plural")
        }
        return tuple(dict.fromkeys(forms["surname"] or forms["plural"]))

    # --- matching ----------------------------------------------------------------------------------------------------

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the known entities of a clean text, titles and "(née …)" included."""
        tokens: Sequence[Token] = ()
        places: dict[int, int] = {}

        def accept(hit: Hit, text: str) -> bool:
            nonlocal tokens, places
            if not tokens:
                tokens = tokens_of(text)
                places = {t.start: i for i, t in enumerate(tokens)}
            return self._fits.fitting(hit, text, tokens, places)

        for hit in self.lexicon.find(text, accept):
            yield self._mention(hit, text, tokens, places)

    def _mention(self, hit: Hit, text: str, tokens: Sequence[Token], places: Mapping[int, int]) -> Mention:
        best = min(hit.entries, key=lambda e: (not e.variant.sure, e.variant.form == "plural"))
        forms = [e.variant.form for e in hit.entries]
        form = best.variant.form
        start, end = hit.start, hit.end
        facts: dict[str, str] = {}
        kind = best.kind
        entities = tuple(dict.fromkeys(e.entity for e in hit.entries if e.kind == kind))
        if kind == "PERSON":
            if form == "plural" and self._title.search(text, max(0, start - 60), start):
                form = "surname"  # "Mrs Kirbys" is one person, whose name got an s too many
            elif form == "plural" and all(f == "plural" for f in forms):
                lead = re.search(r"\b[Tt]he $", text[:start][-4:])
                if lead:
                    start -= 4
                facts.update(form="plural", members=",".join(entities))
            else:
                entities = tuple(dict.fromkeys(e.entity for e in hit.entries if e.kind == kind and e.variant.form != "plural"))
                if form == "surname" and _FAMILY.match(text, end) and re.search(r"\b[Tt]he $", text[:start][-4:]):
                    start, end = start - 4, end + len(_FAMILY.match(text, end).group())  # type: ignore[union-attr]
                    facts.update(form="plural", members=",".join(entities))
                elif form == "initials" and "." in text[start:end] and text[end : end + 1] == ".":
                    end += 1
        if kind == "PERSON" and "members" not in facts:
            if form == "surname":
                first = self._misspelt_first(text, start, entities)
                if first is not None:
                    start, entities, form = first[0], first[1], "misspelt"
            start, end, more = self.widen(text, start, end)
            if "title" in more and form in ("surname", "first"):
                form = "title_surname"
            facts.update({k: v for k, v in more.items() if v})
            facts["form"] = "full" if form == "full" else form
        elif kind != "PERSON":
            facts["form"] = form
        sure = any(e.variant.sure for e in hit.entries)
        score = 1.0 if sure and hit.capital else 0.85 if sure or form in ("initials", "nickname", "number") else 0.75
        if form == "nickname" and not sure:
            score = 0.75
        if form == "initials" and self._fits.doubtful(hit, text, tokens, places):
            score = PROPOSED - 0.05
        if kind in ("PLACE", "ORGANISATION") and not sure:
            score = 0.7
        why = f"{'the register' if self.tier == REGISTER else 'this case'} knows it ({form.replace('_', ' ')})"
        return Mention(start, end, kind, score, self.recogniser, why, facts, "|".join(entities), self.tier)

    def _misspelt_first(self, text: str, start: int, entities: tuple[str, ...]) -> tuple[int, tuple[str, ...]] | None:
        """Return (start, entities) if a misspelt first name stands before a known surname: "Sorn" for "Sorin"."""
        before = _WORD_BEFORE.search(text, max(0, start - 30), start)
        if before is None or not before.group(1)[0].isupper():
            return None
        near = tuple(e for e in entities if self._nearly_called(e, fold_word(before.group(1))))
        return (start - len(before.group()), near) if near else None

    def _nearly_called(self, entity: str, low: str) -> bool:
        """Say whether a folded word is a first name of an entity with a slip in it, with two in a name of 7 letters or more."""
        if (entity, low) not in self._called:
            if entity not in self._near_given:
                self._near_given[entity] = Near(given for given in self._given.get(entity, ()) if len(given) > 2)
            found = self._near_given[entity].within(low, 2)
            self._called[entity, low] = any(slips < 2 or len(given) > 6 for slips, given in found)
        return self._called[entity, low]

    def like_first_names(self, words: Iterable[str]) -> dict[str, list[str]]:
        """Return, by the folded beginning of each, the words that nearly equal a first name, with whom they may mean."""
        found: dict[str, list[str]] = {}
        for word in sorted({part for run in words for part in _FIRST_NAME.findall(run) if part[0].isupper()}):
            low = fold_word(word)
            if called := [entity for entity in sorted(self._given) if self._nearly_called(entity, low)]:
                found.setdefault(fold_word(_HANDLE.match(word).group()), []).append(f"{word} {' '.join(called)}")  # type: ignore[union-attr]
        return found

    def widen(self, text: str, start: int, end: int) -> tuple[int, int, dict[str, str]]:
        """Take a title and an officer's number before a name, and "(née …)" after it, into the span."""
        facts: dict[str, str] = {}
        window = text[max(0, start - 60) : start]
        title = self._title.search(window)
        if title:
            start -= len(title.group())
            words = re.sub(r"[\d.,/]+", " ", title.group()).split()
            for length in range(len(words), 0, -1):
                known = self._titles.get(fold_word(" ".join(words[:length]))) or self._titles.get(
                    fold_word(" ".join(words[-length:]))
                )
                if known:
                    facts["title"] = known.role or ""
                    facts["gender"] = known.gender or ""
                    break
        after = _NEE.match(text, end) or _NEE_BARE.match(text, end)
        if after:
            end = after.end()
        elder = _SENIOR.match(text, end)
        if elder:
            end = elder.end()
            facts["elder"] = "yes"
        return start, end, facts

    # --- misspelling -------------------------------------------------------------------------------------------------

    def close_to(self, word: str) -> tuple[str, ...]:
        """Return the entities whose name a word misspells: one slip for 5 to 7 letters, two for 8 or more; none if unsure."""
        low = fold_word(word)
        if len(low) < 5 or not self._fuzzy:
            return ()
        if self._near_names is None:
            self._near_names = Near(self._fuzzy)
        found: dict[str, None] = {}
        for distance, name in self._near_names.within(low, 1 if len(low) < 8 else 2)[:3]:
            if distance == 0 or distance > (1 if min(len(name), len(low)) < 8 else 2):
                continue
            if name[0] != low[0] and (len(name) < 7 or distance > 1):
                continue
            if {name + "s", name} == {low, name} or {low + "s", low} == {name, low}:
                continue
            for entity in sorted(self._fuzzy[name]):
                found[entity] = None
        return tuple(found)

    def in_handle(self, text: str) -> tuple[str, ...]:
        """Return the entities whose name an e-mail address, account, link or file name holds."""
        low = fold_word("".join(_HANDLE.findall(text.split("@")[0] if "@" in text[1:] else text)))
        exact: dict[str, None] = {}
        partial: dict[str, None] = {}
        for name, entities in self._handles.items():
            if name in low:
                for entity in entities:
                    (exact if len(name) > 8 else partial)[entity] = None
        return tuple(exact or partial)


def known_register(register: Register, proposals: Sequence[Person], rules: Rules, guards: Guards) -> Known:
    """Return the register and the proposals of family tables as one lexicon."""
    known = Known(rules, guards)
    known.add_people([*register.people, *proposals])
    known.add_places(register.places)
    known.add_organisations(register.organisations)
    return known


def found_lexicon(rules: Rules, guards: Guards) -> Known:
    """Return an empty lexicon for what detection finds itself."""
    return Known(rules, guards, tier=FOUND, recogniser="propagation")


def _looks(variant: Variant) -> str:
    return f"{variant.form} {variant.sure} {variant.capitals} {variant.listed}"

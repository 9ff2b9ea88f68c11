"""Find everywhere in a case what was found once in it (layer 5), and what misspells a known name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.detect.locations.vessels import bare_name
from pipeline.detect.register.known import Known, found_lexicon
from pipeline.detect.register.short_forms import name_in_address, officer_numbers, short_names, stand_forms
from pipeline.detect.register.surfaces import Variant, parts_of, variants
from pipeline.detect.rulebook.rules import Rules
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.mention import REGISTER, Mention
from pipeline.detect.words.text import Piece, fold_word
from pipeline.model import Person

_CERTAIN, _TOLD, _SURE, _FAIR = 0.93, 0.9, 0.8, 0.68  # scores from which more of a person's name is looked for alone

_ABBREVIATION = re.compile(r" ?\((?:hereafter |hereinafter |known as |the |\"|')*([A-Z][A-Za-z&]{1,9})(?:\"|')?\)")
_CAPITALISED = re.compile(r"(?<![\w'-])[^\W\d_][^\W_]*(?:['-][^\W\d_]+)?(?![\w])")


class Misspelt:
    """Find capitalised words that misspell a known name; each different word is compared once."""

    def __init__(self, known: Known, guards: Guards) -> None:
        """Compare with the people of `known`."""
        self.known = known
        self.guards = guards
        self._answers: dict[str, tuple[str, ...]] = {}

    def meant(self, word: str) -> tuple[str, ...]:
        """Return the entities whose name a written word misspells."""
        if word not in self._answers:
            self._answers[word] = self._compare(word)
        return self._answers[word]

    def _compare(self, word: str) -> tuple[str, ...]:
        if len(word) < 5 or not word[0].isupper():
            return ()
        low = fold_word(word)
        guards = self.guards
        plain = guards.no_name(word) or guards.ordinary(low) or low in guards.months or (low,) in self.known.lexicon.entries
        return () if plain else self.known.close_to(word)

    def among(self, words: Iterable[str]) -> dict[str, list[str]]:
        """Return, by the folded beginning of each, the words that misspell a known name, with whom they mean."""
        found: dict[str, list[str]] = {}
        for word in sorted({_bare(part) for run in words for part in _CAPITALISED.findall(run)}):
            if entities := self.meant(word):
                found.setdefault(fold_word(re.split("['-]", word)[0]), []).append(f"{word} {'|'.join(entities)}")
        return found

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the misspelt names of a clean text."""
        for match in _CAPITALISED.finditer(text):
            word = _bare(match.group())
            entities = self.meant(word)
            if not entities:
                continue
            low = fold_word(word)
            real = low in self.guards.names.first_names or low in self.guards.names.surnames
            start, end, facts = self.known.widen(text, match.start(), match.start() + len(word))
            facts = {k: v for k, v in facts.items() if v}
            yield Mention(
                start,
                end,
                "PERSON",
                0.4 if real else 0.7,
                f"{self.known.recogniser}_misspelt",
                "it is one or two letters away from a known name",
                {**facts, "form": "misspelt"},
                "|".join(entities),
                self.known.tier,
            )


def _bare(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "'S")) else word


def propagated(
    pieces: Mapping[str, Piece], settled: Mapping[str, Sequence[Mention]], rules: Rules, guards: Guards
) -> Known | None:
    """Gather what was found once with confidence: names and their parts, organisations, places, abbreviations in brackets."""
    known = found_lexicon(rules, guards)
    seen: set[tuple[object, ...]] = set()
    for key in sorted(settled):
        text = pieces[key].clean.text
        for mention in settled[key]:
            if mention.tier == REGISTER or mention.score < 0.6 or mention.kind not in _FORMS:
                continue
            written = text[mention.start : mention.end]
            short = _ABBREVIATION.match(text, mention.end, mention.end + 40) if mention.kind == "ORGANISATION" else None
            what = mention.facts.get("org_kind") or mention.facts.get("place_kind") or mention.facts.get("vehicle_kind") or ""
            certainty = (mention.score >= _SURE, mention.score >= _FAIR)
            same = (written, mention.kind, certainty, mention.facts.get("form"), what, short and short.group(1))
            if same in seen:
                continue  # a name is taken apart once, however often it is written
            seen.add(same)
            forms = _FORMS[mention.kind](written, mention, short and short.group(1), rules, guards)
            if forms:
                kind = "PERSON" if mention.kind == "EMAIL" else mention.kind
                known.add(f"{kind}\x1f{what}", kind, forms)
    return known if known.lexicon.entries else None


def _organisation_forms(written: str, mention: Mention, short: str | None, rules: Rules, guards: Guards) -> list[Variant]:
    if mention.facts.get("org_kind") in ("agency", "public_body", "court", "charity", "hospital"):
        forms = [Variant(short, "short", capitals=True)] if short is not None and short.isupper() and len(short) > 2 else []
        return [*forms, *_hospital_forms(written, guards)]
    bare = re.sub(r"^(?:The|the)\s+", "", written)
    words = re.findall(r"[^\W\d_]+", bare)
    telling = [w for w in words if w[0].isupper() and fold_word(w) not in rules.names.generic]
    if not words or len(bare) < 5 or (all(guards.ordinary(fold_word(w)) for w in words) and len(telling) < 2):
        return []
    forms = [Variant(bare, "full", capitals=True)]
    stem = _stem(bare, rules)
    if stem and (len(stem.split()) == 1 or not all(guards.ordinary(fold_word(w)) for w in re.findall(r"[^\W\d_]+", stem))):
        forms.append(Variant(stem, "short", sure=False, capitals=True))
    elif len(stem.split()) > 1:
        forms.append(Variant(stem, "full", capitals=True))
    if short and short.upper() not in guards.acronyms:
        forms.append(Variant(short, "short", capitals=True))
    return forms


_HOSPITAL = re.compile(r"(?:The |the )?(?P<name>.+?) (?:Hospital|Infirmary|Hospice)$")
_BY_ITSELF = re.compile(r"(?:the )?(?P<word>Royal|General|Infirmary|Memorial|Cottage|Children's)\b")


def _hospital_forms(written: str, guards: Guards) -> list[Variant]:
    """Return how a text goes on to call a hospital: "Royal Example" and "the Royal" for "Royal Example Hospital".

    One word alone ("Example" of "Example Hospital") is as well the town it stands in, and is not taken for the hospital.
    """
    named = _HOSPITAL.match(written)
    if named is None:
        return []
    name = named["name"]
    telling = [w for w in name.split() if w[:1].isupper() and not guards.ordinary(fold_word(w))]
    forms = [Variant(name, "full", capitals=True)] if " " in name and telling else []
    return forms + [Variant(f"the {word}", "short", capitals=True) for word in _BY_ITSELF.findall(written)]


def _place_forms(written: str, mention: Mention, short: str | None, rules: Rules, guards: Guards) -> list[Variant]:
    bare = re.sub(r"[,.]?\s*[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$", "", written)
    words = re.findall(r"[^\W\d_]+", bare)
    if all(guards.no_name(w) for w in bare.split()) or fold_word(bare) in guards.peoples:
        return []
    unit = re.match(r"(?:Flat|Apartment|Pitch|Plot|Caravan|Chalet|Berth|Mooring|Bedsit) \d{1,4}[A-Za-z]?(?=,| )", bare)
    forms = [Variant(unit.group(), "full", capitals=True)] if unit and mention.kind == "ADDRESS" else []
    forms += stand_forms(bare) if mention.kind == "ADDRESS" and mention.score >= _SURE else []
    if not words or all(guards.ordinary(fold_word(w)) for w in words) or len(bare) < 4:
        return forms
    forms.append(Variant(bare, "full", capitals=True))
    own = len(words) > 1 and len(words[0]) > 4 and bare.startswith(words[0]) and mention.kind == "PLACE"
    if own and not guards.ordinary(fold_word(words[0])) and fold_word(words[0]) not in guards.names.first_names:
        forms.append(Variant(words[0], "short", sure=False, capitals=True))
    street = re.match(r"(?:Flat \w+,? ?)?\d+\w?,? ([A-Z][\w' ]+)", bare)
    if street and mention.kind == "ADDRESS":
        forms.append(Variant(street.group(1).split(",")[0].strip(), "street", capitals=True))
    return forms


def _vessel_forms(written: str, mention: Mention, short: str | None, rules: Rules, guards: Guards) -> list[Variant]:
    """Return the bare name of a boat, unless somebody may be called so, or the number of a bus route that has a letter."""
    name = bare_name(written) if "vehicle_kind" in mention.facts else ""
    lows = [fold_word(w) for w in name.split()]
    people = guards.names.first_names | guards.names.surnames
    telling = len(lows) > 1 or any(c.isdigit() for c in name) or (len(name) > 4 and not any(guards.ordinary(low) for low in lows))
    return [Variant(name, "full", capitals=True)] if telling and not all(low in people for low in lows) else []


def _stem(name: str, rules: Rules) -> str:
    """Return the name of an organisation without the word that says what it is: "Living Hope" of "Living Hope Chapel"."""
    for kind in rules.names.organisations:
        if kind.household:
            for ending in sorted(kind.endings, key=len, reverse=True):
                if name.endswith(f" {ending}"):
                    stem = name[: -len(ending) - 1]
                    return stem if len(stem) > 4 else ""
    return ""


def _telling(low: str, mention: Mention, guards: Guards) -> bool:
    """Say whether one word of a name may be looked for alone.

    A word of English may where names are made of it, where it was told as what somebody is called, or where a title or a first
    name stood before it and the case never writes it as a word: "Ms Sparrow … Sparrow said". What streets and bodies end in
    may not: "Mr Park".
    """
    if not guards.ordinary(low):
        return True
    if mention.score < _SURE:
        return False
    if low in guards.names.first_names or low in guards.names.surnames or low in guards.ambiguous:
        return True
    told = (mention.facts.get("form") in ("full", "title_surname") and mention.score >= _TOLD) or "told" in mention.facts
    return told and low not in guards.here and low not in guards.ends and len(low) > 3


def _person_forms(written: str, mention: Mention, short: str | None, rules: Rules, guards: Guards) -> list[Variant]:
    numbers = [*officer_numbers(written)] if "title" in mention.facts or mention.facts.get("form") == "code" else []
    if mention.facts.get("form") == "code":
        return numbers
    if "byname" in mention.facts:
        return [Variant(written, "nickname", capitals=True)]
    bare = re.sub(r"\s*\(.*?\)", "", written)
    bare = re.sub(r"\b(?:\d{1,6}[A-Z]{0,2}|[A-Z]{1,2}\d{2,6})\b", " ", bare)
    parts = parts_of(" ".join(bare.split()))
    if not parts.given or all(guards.no_name(w) for w in (parts.given, *parts.middle, parts.surname) if w):
        return numbers
    person = Person("found", "other", " ".join(w for w in (parts.given, *parts.middle, parts.surname) if w))
    forms: list[Variant] = []
    for form in variants(person, names=rules.names):
        low = fold_word(form.text)
        if form.form in ("nickname", "handle") or "," in form.text:
            continue
        if form.form == "initials":
            if mention.facts.get("form") == "full" and mention.score >= _SURE and len(form.text) in (2, 3):
                forms.append(form)
            continue
        if form.form in ("first", "surname", "plural"):
            sure_of = form.form == "first" and mention.facts.get("form") == "full" and mention.score >= _CERTAIN
            if sure_of and low in guards.never and low not in guards.kin | guards.titles | guards.months and len(low) > 1:
                forms.append(Variant(form.text, form.form, form.sure, True))  # "Non Example … Non said"
                continue
            if guards.no_name(form.text) or not _telling(low, mention, guards):
                continue
            if len(low) < 3 or low.upper() in guards.acronyms or low in guards.months:
                continue
            if (guards.ordinary(low) and form.form != "first") and mention.score < _SURE:
                continue
            if form.form == "plural" and guards.ordinary(low):
                continue
            if mention.facts.get("form") in ("first", "surname") and mention.score < _FAIR:
                continue
        kind = "surname" if not parts.surname and mention.facts.get("form") == "title_surname" else form.form
        certain = mention.score >= (_SURE if low in guards.names.first_names else _CERTAIN)
        certain = certain and kind == "first" and mention.facts.get("form") == "full"
        plain = low in guards.virtues or low in guards.here
        forms.append(Variant(form.text, kind, form.sure, True, listed=certain and not plain))
        if kind == "first":
            forms += short_names(form.text, rules.names, guards)
    return [*forms, *numbers, *_titled_initial(person, mention)]


def _address_forms(written: str, mention: Mention, short: str | None, rules: Rules, guards: Guards) -> list[Variant]:
    """Return the forms of the name in an e-mail address: "Nev" signs what neville.example@ has sent."""
    name = name_in_address(written, guards)
    if name is None:
        return []
    return _person_forms(name, replace(mention, score=_TOLD, facts={"form": "full"}), short, rules, guards)


def _titled_initial(person: Person, mention: Mention) -> list[Variant]:
    """Return "Mr T" for a Mr Example: it looks like a pseudonym in place and is his true initial."""
    parts = parts_of(person.name)
    surname = parts.surname or (parts.given if mention.facts.get("form") == "title_surname" else "")
    named = mention.facts.get("form") in ("full", "title_surname") and mention.score >= _SURE and not mention.facts.get("title")
    if not surname or not named or not surname[0].isalpha():
        return []
    titles = {"male": ("Mr",), "female": ("Mrs", "Ms", "Miss")}.get(mention.facts.get("gender", ""), ("Mr", "Mrs", "Ms", "Miss"))
    return [Variant(f"{title} {surname[0]}", "initials_titled", sure=False, capitals=True) for title in titles]


_FORMS = {
    "PERSON": _person_forms,
    "EMAIL": _address_forms,
    "ORGANISATION": _organisation_forms,
    "PLACE": _place_forms,
    "ADDRESS": _place_forms,
    "VEHICLE": _vessel_forms,
}


def spread(text: str, known: Known) -> Iterator[Mention]:
    """Yield what was found elsewhere; entities are linked later, so that two people of one name stay two."""
    for mention in known.find(text):
        extra = (mention.entity or "").split("|")[0].split("\x1f")
        facts = {k: v for k, v in mention.facts.items() if k != "members"}
        if mention.kind == "ORGANISATION" and len(extra) > 1 and extra[1]:
            facts["org_kind"] = extra[1]
        if mention.kind in ("PLACE", "ADDRESS") and len(extra) > 1 and extra[1]:
            facts["place_kind"] = extra[1]
        if mention.kind == "VEHICLE":
            facts = {"vehicle_kind": extra[1].removesuffix("_word") if len(extra) > 1 else "boat"}
            if text[max(0, mention.start - 4) : mention.start].lower() == "the ":
                mention = replace(mention, start=mention.start - 4)
        if mention.kind == "PERSON" and facts.get("form") == "plural":
            facts["plural"] = "yes"
        if facts.get("form") == "collar":
            facts["form"] = "code"
        yield replace(mention, entity=None, facts=facts, score=0.8, why="it was found elsewhere in this case")

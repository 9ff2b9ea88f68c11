# ruff: noqa: E501 - a list of words stands on one line
"""Say how a case goes on to call somebody it has named: a short first name, an officer's number, the name in an e-mail address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.detect.locations.berths import CODE, NO_CODE
from pipeline.detect.register.surfaces import Variant
from pipeline.detect.rulebook.word_lists import Names
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.text import fold_word

_NUMBER = re.compile(r"(?<![\w/])(?!(?:19|20)\d\d\b)\d{3,6}[A-Z]{0,2}(?![\w/])")
_ADDRESS = re.compile(r"(?P<given>[^\W\d_]+)[._-](?P<surname>[^\W\d_]{3,}(?:-[^\W\d_]{2,})?)\d{0,4}@")
# What a short first name would look like if it were the beginning of a month, a day or a label
_SHORTENED = frozenset(
    ["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "tel", "ref", "mob", "ext", "approx", "const", "christ"]
)  # fmt: skip


def short_names(given: str, names: Names, guards: Guards) -> Iterator[Variant]:
    """Yield what a first name is shortened to: "Nev" for Neville by the list, "Gwil" for Gwilym by its beginning.

    Never a word of English, a month or an acronym: those have other meanings and are found by the words around them.
    """
    low = fold_word(given)
    if not low.isalpha():
        return
    beginnings = [given[:length] for length in range(3, len(low) - 1)] if len(low) > 4 and not guards.ordinary(low) else []
    for short in dict.fromkeys((*names.nicknames.get(given.casefold(), ()), *beginnings)):
        word = fold_word(short)
        plain = guards.ordinary(word) or word in guards.never or word in guards.months or word in guards.peoples
        if len(word) > 2 and word != low and not plain and word not in _SHORTENED and word.upper() not in guards.acronyms:
            yield Variant(short.title(), "nickname", sure=False, capitals=True)


def officer_numbers(written: str) -> Iterator[Variant]:
    """Yield the number in the name of an officer: "2207" of "PC 2207 Example"."""
    for match in _NUMBER.finditer(written):
        yield Variant(match.group(), "collar", capitals=True)


def name_in_address(address: str, guards: Guards) -> str | None:
    """Return the name an e-mail address holds ("jane.example@…"), with an initial for the first name ("j.example@…") as well."""
    match = _ADDRESS.match(address)
    if match is None:
        return None
    given, surname = fold_word(match["given"]), fold_word(match["surname"])
    named = given in guards.names.first_names or len(given) == 1
    known = surname in guards.names.surnames and given in guards.names.first_names
    if not named or surname in guards.ends or (guards.ordinary(surname) and not known):
        return None
    return f"{match['given'].title()} {match['surname'].title()}"


_STAND_CODE = re.compile(rf"(?:^|(?<=[ (]))(?P<code>{CODE})(?=$|[,) ])")
_ROOM = re.compile(r"(?i)(?:rooms?|rm)\.? (?:no\.? ?|number )?(?P<number>\d{3,4}[a-z]?)$")


def stand_forms(written: str) -> list[Variant]:
    """Return the code of a caravan or berth, which is the address by itself, and a hotel room as notes write it."""
    stand = _STAND_CODE.search(written)
    if stand is not None and sum(c.isdigit() for c in stand["code"]) > 1 and not NO_CODE.fullmatch(stand["code"]):
        return [Variant(stand["code"], "full", capitals=True)]
    room = _ROOM.fullmatch(written)
    return [Variant(f"{word} {room['number']}", "full") for word in ("room", "rm")] if room else []

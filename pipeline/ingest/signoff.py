"""Find who signed an IMR off and when: labels, tables, names with dates under the heading, sentences, the end of a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.ingest.labels import AUTHOR, AUTHOR_ROLE, BLANK, CLOSE, DATE, SIGN_DATE, SIGNED, name_and_role, signs
from pipeline.ingest.lines import Line
from pipeline.ingest.text import key, one_line, sentences

_SIGN_SENTENCE = re.compile(
    r"\b(?:signed off|approved|agreed|endorsed|authorised|quality assured|countersigned|cleared|"
    r"ratified|sanctioned)\b(?:\s+(?:\w+\s+){0,6}by\b|\s+(?:it\s+|this\s+|the\s+\w+\s+)?on\b)",
    re.I,
)
_NOT_YET = re.compile(r"\b(?:not|yet to be|to be|awaiting|will be)\b", re.I)
_NAMED = re.compile(r"\b[A-Z][a-z'’\-]+(?:\s+[A-Z]\.?)?\s+[A-Z][\w'’\-]+")
_PERSONAL = frozenset({"signed", "signature", "sign"})


def signed_off(lines: Sequence[Line], author: str) -> tuple[str, str]:
    """Return who signed off, in what post and when, as written, and where; empty when the place is left blank.

    Somebody else's signature counts before the author's own, and one with a name and a date before one without.
    """
    labelled = list(_signatures(lines))
    named = [(text, place) for text, place in labelled if name_and_role(text)[0] or DATE.search(text)]
    found = [*(named or labelled), *_under_heading(lines)]
    if found:
        return max(found, key=lambda item: (bool(item[0].strip()) and not _of(author, item[0]), bool(DATE.search(item[0]))))
    for line in lines:
        for sentence in sentences(line.text):
            about = line.section in ("signoff", "cover", "author") or re.search(r"\b(?:imr|report|review)\b", sentence, re.I)
            if (signs(sentence) or (_SIGN_SENTENCE.search(sentence) and about)) and not _NOT_YET.search(sentence):
                return one_line(sentence), line.locator
    return letter_end(lines)


def letter_end(lines: Sequence[Line]) -> tuple[str, str]:
    """Return the name and post under "Yours sincerely", with the date at the head of the letter; empty if it is no letter."""
    for index, line in enumerate(lines):
        if not CLOSE.match(line.text):
            continue
        under = [near for near in lines[index + 1 : index + 5] if near.text.strip()]
        at = next((n for n, near in enumerate(under) if name_and_role(near.value)[0]), None)
        if at is None:
            return "", ""
        dated = next((near.text for near in lines[:12] if DATE.search(near.text) and len(near.text.split()) <= 6), "")
        return ", ".join(filter(None, (*(near.value for near in under[at : at + 2]), dated))), under[at].locator
    return "", ""


def _of(author: str, text: str) -> bool:
    """Say whether a signature is the author's own, by the surname."""
    surname = author.split()[-1].casefold() if author else ""
    return bool(surname) and surname in text.casefold()


def _under_heading(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Yield each person with a date under a heading of sign-off: in a row, in a line, or in the lines below the name."""
    person: list[str] = []
    place = ""
    for line in [line for line in lines if line.section == "signoff"]:
        text = one_line(line.text if line.label and not line.value else line.value or line.text)
        if line.label and name_and_role(line.label)[0]:
            text = one_line(line.text.replace(" | ", ", "))  # a row that begins with the name
        if BLANK.match(text) or _NOT_YET.search(text):
            continue
        label_of_own = SIGN_DATE.match(line.label) or AUTHOR_ROLE.match(line.label)
        begins = not label_of_own and (name_and_role(text)[0] != "" or _NAMED.search(DATE.sub("", text)) is not None)
        if begins:
            yield from _dated(person, place)
            person, place = [one_line(line.text.replace(" | ", ", ")) if DATE.search(line.text) else text], line.locator
        elif person and (label_of_own or DATE.search(text) or len(text.split()) <= 8):
            person.append(text)
        elif person:
            yield from _dated(person, place)
            person = []
    yield from _dated(person, place)


def _dated(parts: Sequence[str], place: str) -> Iterator[tuple[str, str]]:
    last = max((index for index, part in enumerate(parts) if DATE.search(part)), default=None)
    if last is not None:
        yield ", ".join(dict.fromkeys(parts[: last + 1])), place


def _signatures(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Yield what stands under the labels of a sign-off, with the post and the date from the lines near it."""
    for index, line in enumerate(lines):
        label = SIGNED.match(line.label) or (
            line.section == "signoff" and key(line.label) in ("name", "signed", "print name", "name and role")
        )
        if not label or BLANK.match(line.value) or AUTHOR.match(line.label):
            continue
        parts = [line.value]
        for near in lines[index + 1 : index + 6]:
            if near.section != line.section or AUTHOR.match(near.label):
                break
            if SIGNED.match(near.label) and not BLANK.match(near.value):
                break  # somebody else signs
            if (
                SIGN_DATE.match(near.label) or AUTHOR_ROLE.match(near.label) or key(near.label) in ("name", "print name", "rank")
            ) and not BLANK.match(near.value):
                parts.append(near.value)
        yield ", ".join(dict.fromkeys(parts)), line.locator

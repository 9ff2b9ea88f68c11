# ruff: noqa: E501 - a pattern stands on one line
"""Find what somebody is called: "a man called Spud", "known as Big Col", "his associate, “Tank”"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.detect.mention import GUESSED, Mention

_SOMEBODY = r"(?:man|woman|male|female|lad|bloke|chap|guy|boy|girl|person|someone|somebody|friend|mate|associate|dealer|neighbour|colleague|visitor|lodger|boyfriend|girlfriend|partner|ex|cousin|uncle|aunt|brother|sister|he|she|him|her)"
_CALLED = r"(?:called|named|nicknamed|known(?: locally| to \p{L}+| only)? (?:as|by)|known|who goes by|goes by|going by|by the name(?: of)?|(?:his |her )?street name|aka|a\.k\.a\.?|alias)(?: the name(?: of)?)?(?: only as)?"
_WORD = r"\p{Lu}[\p{L}'’-]*\p{L}"
_NAME = rf"(?P<name>{_WORD}(?: {_WORD})?)"


class Nicknames:
    """Find names that a text introduces as what somebody is called, whatever words they are."""

    name = "nicknames"
    patterns = (
        regex.compile(rf"\b(?i:{_SOMEBODY})\b(?: \p{{Ll}}+){{0,3}},? (?i:{_CALLED}),? [\"'“‘]?{_NAME}"),
        regex.compile(
            rf"(?<=[\p{{L}}\d],? )(?i:nicknamed|known (?:locally |to \p{{L}}+ |only )?as|(?:his |her )?street name|aka|a\.k\.a\.?|alias),? [\"“‘']{_NAME}[\"”’']"
        ),
        regex.compile(rf"\b(?i:an?|the|his|her|their|another) (?:\p{{Ll}}+ ){{0,2}}(?i:{_SOMEBODY}),? [\"“]{_NAME}[\"”]"),
        regex.compile(rf"(?<=\b\p{{Lu}}\p{{L}}+ \d{{1,2}}|\b\p{{Lu}}\p{{L}}+), (?i:known as|nicknamed|called) [\"'“‘]?{_NAME}"),
    )
    # what is called so but is nobody: bodies, laws, plans, drugs
    nobody = regex.compile(
        r"(?i)\b(?:Operation|Op|Service|Team|Project|Scheme|Programme|Program|Act|Law|Protocol|Policy|Tool|Unit|Centre|Trust|Panel|Board|Ward|Clinic|Course|App|House|Court|Road|Street|Child|Adult|Subject|Person|Mr|Mrs|Ms|Miss|Dr|The)\b"
    )

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield the names."""
        for pattern in self.patterns:
            for match in pattern.finditer(text):
                start, end = match.span("name")
                if not self.nobody.search(match["name"]):
                    why = "what somebody is called"
                    yield Mention(start, end, "PERSON", 0.9, self.name, why, {"form": "first", "told": "yes"}, tier=GUESSED)

"""Titles of works about a case: a podcast, a headline, a group on the internet. One search for the title finds every name."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from pipeline.model import Finding, Unit
from pipeline.settings import Strict, load_yaml
from pipeline.shipped import shipped

FORM = "title"


class Works(Strict):
    """works.yaml."""

    of_the_case: tuple[str, ...]
    others: tuple[str, ...]
    leads: tuple[str, ...]
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


@functools.cache
def works() -> Works:
    """Load the shipped words."""
    return load_yaml(shipped("redaction_rules", "pseudonyms", "works.yaml"), Works)


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return patterns for a title behind its lead, for a work of the case before it, and for any other work."""
    leads = "|".join(map(re.escape, sorted(works().leads, key=len, reverse=True)))
    title = re.compile(
        rf"(?<!\w)(?:{leads}),?\s+(?:[\"“](?P<a>[^\"“”\n]{{2,90}})[\"”]|[‘'](?P<b>[^‘’'\n]{{2,60}}(?:['’]s[^‘’'\n]*)*)[’'](?!\w))"
    )

    def before(words: Sequence[str]) -> re.Pattern[str]:
        named = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
        return re.compile(rf"(?<!\w)(?:{named})s?\b(?:(?!\.\s+(?!It\b)[A-Z])[^\n;!?\"“”]){{0,90}}$", re.IGNORECASE)

    return title, before(works().of_the_case), before(works().others)


def titles_of_works(document: str, unit: Unit, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the title of each work about the case, whole: names and nicknames inside it go with it.

    The title of any other work goes where somebody is named in it. Which work it is stands in the sentence, before the title.
    """
    title, of_the_case, others = _patterns()
    for match in title.finditer(unit.text):
        group = "a" if match["a"] else "b"
        start, end = match.span(group)
        lead = unit.text[max(0, match.start() - 160) : match.start(group) - 1].rstrip()
        named = any(
            f.entity_type == "PERSON" and f.state == "proposed" and f.context.get("keep") != "yes" and start <= f.start < end
            for f in findings
        )
        # one sentence back: "A podcast called “A” ran in May with the title “B”"
        before = _plain(lead)
        if of_the_case.search(before) or (named and others.search(before)):
            yield Finding(
                document, unit.part, unit.locator, unit.address, start, end, unit.text[start:end], "MISC",
                recogniser="titles", why="The title of a work about the case, which finds every name.",
                context={"form": FORM},
            )  # fmt: skip


def _plain(text: str) -> str:
    """Take the titles told before out of a text."""
    return re.sub(r"[\"“][^\"“”\n]*[\"”]", "", text)

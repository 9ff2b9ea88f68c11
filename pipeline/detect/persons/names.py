"""Find people by rules: capitals, titles, roles, relations, verbs that only people do, first names of many origins.

This recogniser works without the statistical model and beside it. It errs towards finding: an unknown capitalised word with
weak evidence is a possible finding for the panel, not a masked one.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.detect.persons.called import Called
from pipeline.detect.persons.initials import Initials
from pipeline.detect.persons.name_evidence import NameEvidence
from pipeline.detect.persons.name_runs import NameRuns
from pipeline.detect.persons.practitioner_codes import PractitionerCodes
from pipeline.detect.persons.small_names import SmallNames
from pipeline.detect.rulebook.word_lists import Names
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.mention import Mention
from pipeline.detect.words.tokens import tokens_of


class PeopleByRule:
    """Find people in clean text."""

    name = "names_by_rule"

    def __init__(self, names: Names, guards: Guards) -> None:
        self.codes = PractitionerCodes(names)
        self.initials = Initials(names, guards)
        self.called = Called(names, guards)
        self.small = SmallNames(names, guards)
        self.runs = NameRuns(names, guards)
        self.evidence = NameEvidence(names, guards, self.runs)

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield the people a text names."""
        tokens = tokens_of(text)
        yield from self.codes.find(text)
        yield from self.initials.find(text, tokens)
        yield from self.called.find(text)
        yield from self.small.find(tokens)
        letters = sum(c.isalpha() for c in text)
        shouting = letters > 12 and sum(c.isupper() for c in text) > 0.7 * letters
        for run in self.runs.find(tokens, shouting):
            mention = self.evidence.judge(text, tokens, run, hint, shouting)
            if mention is not None:
                yield mention

"""List the combinations that still single somebody out: the motivated intruder's list, by rules of risks.yaml."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.detect.rulebook.rules import Rules
from pipeline.detect.words.text import Piece, Sentences
from pipeline.model import Document, Finding, Risk

_PART = re.compile(r"^(?P<kind>[A-Z_]+)(?:\{(?P<facts>[^}]*)\})?$")


def _matches(part: str, finding: Finding) -> bool:
    return any(_fits(one, finding) for one in part.split("|"))


def _fits(part: str, finding: Finding) -> bool:
    parsed = _PART.match(part)
    if parsed is None or parsed["kind"] != finding.entity_type:
        return False
    for fact in filter(None, (parsed["facts"] or "").split(",")):
        key, _, value = fact.partition("=")
        if key.endswith("!"):
            if finding.context.get(key[:-1]) == value:
                return False
        elif finding.context.get(key) != value:
            return False
    return True


def holds(parts: Sequence[str], findings: Sequence[Finding]) -> bool:
    """Say whether findings fill all parts of a rule, each part with another finding."""

    def fill(index: int, left: frozenset[int]) -> bool:
        if index == len(parts):
            return True
        return any(_matches(parts[index], findings[i]) and fill(index + 1, left - {i}) for i in left)

    return fill(0, frozenset(range(len(findings))))


def find_risks(
    rules: Rules, documents: Sequence[Document], pieces: Sequence[Piece], findings: Sequence[Finding]
) -> tuple[Risk, ...]:
    """Return the risks of all documents, each with the sentence that holds it."""
    units: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        units[finding.document, finding.address].append(finding)
    interesting = {one.split("{")[0] for rule in rules.risks for part in rule.all_of for one in part.split("|")}
    texts: Mapping[tuple[str, str], str] = {(d.name, u.address): u.text for d in documents for u in d.units}
    risks: dict[tuple[str, str, str, str], Risk] = {}
    for place, here in units.items():
        relevant = [f for f in here if f.entity_type in interesting]
        if not relevant:
            continue
        text = texts[place]
        cut = Sentences(text)
        sentences: dict[str, list[Finding]] = defaultdict(list)
        for finding in relevant:
            sentences[cut.at(finding.start)].append(finding)
        for rule in rules.risks:
            groups = sentences if rule.within == "sentence" else {text: relevant}
            for sentence, group in groups.items():
                if len(rule.all_of) <= len(group) <= 24 and holds(rule.all_of, group):
                    first = group[0]
                    risks.setdefault(
                        (rule.id, first.document, first.locator, sentence),
                        Risk(rule.id, first.document, first.locator, sentence, rule.why),
                    )
    return tuple(risks.values())

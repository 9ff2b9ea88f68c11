"""Find identifiers by the rules of redaction_rules/identifiers: pattern, check digit, label and words around."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import regex

from pipeline.detect.rulebook.checks import CHECKS
from pipeline.detect.rulebook.gates import gate_of
from pipeline.detect.rulebook.rule_models import IdentifierRule
from pipeline.detect.words.mention import Mention
from pipeline.detect.words.patterns import compiled
from pipeline.errors import LimitExceeded

TIMEOUT = 20.0  # seconds for one pattern on one paragraph; beyond it the run stops, it never skips


def _words(words: tuple[str, ...]) -> regex.Pattern[str] | None:
    if not words:
        return None
    body = "|".join(
        r"\s+".join(regex.escape(part, special_only=True) for part in word.split())
        for word in sorted(words, key=len, reverse=True)
    )
    return regex.compile(rf"(?<!\w)(?:{body})(?!\w)", regex.IGNORECASE)


class Identifier:
    """One compiled rule."""

    def __init__(self, rule: IdentifierRule) -> None:
        self.rule = rule
        self.gates = tuple(gate_of(pattern) for pattern in rule.patterns)
        self.fewest = min(gate.digits for gate in self.gates)
        self.needs_any = tuple(need.lower() for need in rule.needs_any)
        self.words = tuple(word.lower() for word in rule.context) if rule.context_required and not rule.label else ()
        self.not_followed = compiled(rule.not_followed) if rule.not_followed else None

    # Most rules meet no number in a run: a pattern is compiled when a text can first hold a match of it.

    @cached_property
    def context(self) -> regex.Pattern[str] | None:
        """Match the words that name such a number."""
        return _words(self.rule.context)

    @cached_property
    def not_context(self) -> regex.Pattern[str] | None:
        """Match the words before a number that is another."""
        return _words(self.rule.not_context)

    @cached_property
    def label(self) -> regex.Pattern[str] | None:
        """Match the label right before a number, which goes with it."""
        label = self.rule.label
        return regex.compile(rf"(?<!\w)(?:{label})[\s:.=#'\"-]{{0,4}}$", regex.IGNORECASE) if label else None

    @cached_property
    def label_far(self) -> regex.Pattern[str] | None:
        """Match the label with a verb behind it: "NHS number is …"."""
        said = r"[\s:.=#'\"-]{0,4}(?:is|was|are|of|given as|quoted as|recorded as)?[\s:(]{0,3}$"
        return regex.compile(rf"(?<!\w)(?:{self.rule.label}){said}", regex.IGNORECASE) if self.rule.label else None

    def possible(self, text: str, low: str, digits: int, hint: str) -> bool:
        """Say whether a text can hold a match at all; `low` is the text in lower case, `digits` how many it holds."""
        if digits < self.fewest:
            return False
        if self.rule.needs is not None and self.rule.needs not in text:
            return False
        if self.words and not any(word in low or word in hint for word in self.words):
            return False
        return not self.needs_any or any(need in low for need in self.needs_any)

    def find(self, text: str, hint: str, digits: int = 1_000_000) -> Iterator[Mention]:
        """Yield the mentions of a clean text; raise `LimitExceeded` if a pattern does not end."""
        rule = self.rule
        try:
            for pattern, gate in zip(rule.patterns, self.gates, strict=True):
                if digits < gate.digits or not all(mark in text for mark in gate.marks):
                    continue
                for match in compiled(pattern).finditer(text, timeout=TIMEOUT):
                    mention = self._judge(match, text, hint)
                    if mention is not None:
                        yield mention
        except TimeoutError:
            raise LimitExceeded(
                f"The rule “{rule.id}” took too long on one paragraph.",
                remedy="Simplify its pattern in redaction_rules/identifiers.",
            ) from None

    def _judge(self, match: regex.Match[str], text: str, hint: str) -> Mention | None:
        rule = self.rule
        start, end = match.span()
        if start == end or (self.not_followed and self.not_followed.match(text, match.end())):
            return None
        number = match.groupdict().get("id") or match.group()
        before = text[max(0, start - 60) : start]
        labelled = self.label.search(before) if self.label else None
        near = bool(
            labelled or (self.label_far and self.label_far.search(before)) or (hint and self.label and self.label.search(hint))
        )
        if not near and self.context is not None:
            window = f"{before} \n {text[end : end + 40]}" if rule.context_far else text[max(0, start - 25) : start]
            near = bool(self.context.search(window)) or bool(hint and self.context.search(hint))
        if self.not_context is not None and not labelled and self.not_context.search(text[max(0, start - 40) : start]):
            return None
        score = rule.score_context if near else (0.0 if rule.context_required else rule.score)
        evidence = "beside words that name it" if near else "by its form alone"
        if rule.check is not None:
            passed = CHECKS[rule.check](number)
            score = (
                (1.0 if near else rule.score_checked) if passed else (max(0.8, rule.score_failed) if near else rule.score_failed)
            )
            evidence += "; the check digit is right" if passed else "; the check digit is wrong, perhaps a slip of the pen"
        if score <= 0:
            return None
        if rule.span == "id" and match.groupdict().get("id"):
            start, end = match.span("id")
        elif labelled:
            start = max(0, start - 60) + labelled.start()
        return Mention(start, end, rule.entity_type, round(score, 3), rule.id, f"{rule.why}, {evidence}", dict(rule.facts))

# ruff: noqa: E501 - a pattern stands on one line
"""Find verbatim messages, speech and lines of a transcript."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.detect.words.mention import GUESSED, Mention


class Quotes:
    """Find verbatim messages and speech between quotation marks."""

    name = "quotes"
    double = regex.compile(r'"[^"]{3,600}"')
    single = regex.compile(r"(?<![\p{L}\d])'(?=\S)(?:[^']|(?<=\p{L})'(?=\p{L})){3,600}?(?<=[.,!?…\p{L}])'(?![\p{L}\d])")
    speech = regex.compile(
        r"(?i)\b(?:said|says|told|texted|text|texts|messaged|message|messages|wrote|writes|replied|shouted|screamed|stated|reads?|saying|posted|sent|voicemail|asked|whispered|threatened|quote|recorded|overheard|999|heard|shouting|yelled|disclosed|added|described)\b"
    )
    transcript = regex.compile(
        r"^\s*(?:caller|operator|call taker|call handler|op|informant|male|female|victim|perpetrator|(?-i:[A-Z]{1,3})|officer)\s*:\s*(?P<said>.{4,})$",
        regex.IGNORECASE,
    )
    # words somebody said or wrote, without marks: behind the verb stands "I" or "you", which nobody else is in a report
    unmarked = regex.compile(
        r"\b(?P<verb>(?i:said|says|saying|read|reads|reading|wrote|writes|texted|replied|shouted|told (?:him|her|them|\p{Lu}\p{Ll}+)|asked))"
        r"(?: to (?:\p{Lu}[\p{L}-]+|(?i:him|her|them))(?: \p{Lu}[\p{L}-]+)?)?(?P<mark>[,:]?) "
        r"(?P<said>(?!(?:that|this|to|if|whether|about|of|how|why|what|when|where|who|it was|in|on|at|by|for|from|and|no|yes,? (?:she|he))\b)(?:[^.!?;\n]|\.(?=\d))+)(?=[.!?;]|$)"
    )
    of_the_writer = regex.compile(
        r"(?i)\b(?:the author|IMR|this review|our review|we (?:recommend|reviewed|found|note)|I (?:reviewed|spoke to|interviewed|have reviewed))\b"
    )
    persons = regex.compile(
        r"\b(?:I|I'm|I'll|I've|me|my|mine|you|your|you're|you'll|u|ur|we|our|us)\b|\bplease (?:do not|don't)\b|(?:^|, )(?:do not|don't|please|tell|ask|let (?:him|her|me|them)|leave|come|stop)\b"
    )
    term = regex.compile(r"^\S+(?: \S+){0,2}$")

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield the verbatim words of a text; short terms in quotation marks are not speech."""
        for pattern in (self.double, self.single):
            if (pattern is self.double and '"' not in text) or (pattern is self.single and "'" not in text):
                continue
            for match in pattern.finditer(text):
                inner = match.group()[1:-1]
                near = text[max(0, match.start() - 60) : match.start()] + " | " + text[match.end() : match.end() + 40]
                own = not text[: match.start()].strip() and not text[match.end() :].strip() and len(inner.split()) > 3
                spoken = own or bool(self.speech.search(near))  # a paragraph that is one quotation
                person = bool(regex.search(r"(?i)\b(?:i|i'm|i'll|i've|me|my|you|your|you're|u|ur|we|we're)\b", inner))
                if self.term.match(inner) and not (spoken and person):
                    continue
                if not spoken and not person:
                    continue
                score = 0.8 if spoken and person else 0.6 if person or (len(inner) > 40 and spoken) else 0.45
                yield Mention(
                    match.start(),
                    match.end(),
                    "QUOTE",
                    score,
                    self.name,
                    "words between quotation marks, as somebody said or wrote them",
                    {},
                    tier=GUESSED,
                )
        yield from self._without_marks(text)
        line = self.transcript.match(text)
        if line:
            voice = regex.search(r"(?i)\b(?:i|i'm|i'll|i've|me|my|you|your|we|us|please|yes|no|he's|she's)\b", line.group("said"))
            yield Mention(
                line.start("said"),
                line.end("said"),
                "QUOTE",
                0.6 if voice else 0.45,
                self.name,
                "a line of a transcript",
                {},
                tier=GUESSED,
            )

    def _without_marks(self, text: str) -> Iterator[Mention]:
        """Yield what somebody said or wrote where no quotation marks stand: "One read I am outside your door"."""
        for match in self.unmarked.finditer(text):
            said = match["said"]
            if '"' in said or len(said.split()) < 4 or not self.persons.search(said):
                continue
            if self.of_the_writer.search(text[max(0, match.start() - 60) : match.start()]):
                continue
            why = "words in the first or second person, as somebody said or wrote them"
            yield Mention(*match.span("said"), "QUOTE", 0.6, self.name, why, {}, tier=GUESSED)

# ruff: noqa: E501 - a pattern stands on one line
"""Tell who is cited from who is meant: "Example's typology", "Example and Sample reported an odds ratio of 2.7".

A bare surname is an author where its sentence speaks of research and nobody of a case stands in it, and its paragraph cites, or
speaks of research again. A full name is one only right beside the words of scholars. A title of everyday life is none.
"""

from __future__ import annotations

import regex

from pipeline.detect.words.guards import Guards
from pipeline.detect.words.impersonal import around, speaks_of_somebody
from pipeline.detect.words.mention import REGISTER, Mention
from pipeline.detect.words.text import fold_word

CITED = "researchers"  # the recogniser of authors who are cited, as the keep rule's

_RESEARCH = (
    r"research(?:ers)?|stud(?:y|ies)|literature|meta-analys[ei]s|systematic reviews?|scoping reviews?|odds ratio|confidence interval|typolog(?:y|ies)|taxonom(?:y|ies)|theor(?:y|ies)|theorists?|"
    r"scholars?|scholarship|academics?|journals?|concept(?:s|ual\p{L}*)?|coined|hypothes[ei]s|empirical|evidence base|monograph|thesis|edited (?:volume|collection)|seminal|peer-reviewed|qualitative|quantitative|cohort|longitudinal|intersectionality|et al|(?:this|the|his|her|their) authors|authors (?:show|find|argue|conclude|note)|case analysis|paper(?! (?:records?|files?|copy|copies|notes?|form))"
)
_OF_RESEARCH = regex.compile(rf"(?i)\b(?:{_RESEARCH})\b|\b95% CI\b")
_CITES = regex.compile(
    r"\p{Lu}[\p{L}'-]+(?: (?:and|&) (?:\p{Lu}[\p{L}'-]+|colleagues|others)| et al\.?)?,? \(?(?:19|20)\d\d[a-z]?\)|\bet al\b|\band colleagues\b|'s (?:[^.()]{1,60} )?\((?:19|20)\d\d\)"
)
# What scholars make, and hardly anybody else has.
_MADE = regex.compile(
    r"^(?: and \p{Lu}[\p{L}-]+)?'s? (?:(?:\p{L}[\p{L}-]*|\"[^\"]{2,40}\"|\d+) ){0,3}?\"?(?:typolog(?:y|ies)|taxonomy|theor(?:y|ies)|concepts?|models?|framework|hierarchy|paradigm|hypothesis|scale|index|wheel|timeline|stages|study|studies|research|paper|papers|monograph|thesis|meta-analysis|scoping review|systematic review|edited (?:volume|collection)|work on|account of (?:families|coercive|the literature)|term,|cycle|principles|rounds|groups|questionnaire|inventory|typology|critique|analysis of|guidance on|guides? (?:for|to|on)|writing on|definition of)\b|"
    r"^(?:,? (?:and |& )?\p{Lu}[\p{L}'-]+){0,3}'s? (?:Homicide Timeline|(?:eight |ten |four |three |five |six |seven )?(?:stages|steps|rungs)|work,? (?:in|for|from) the [^.;]{2,40} (?:project|study|programme|survey|trial)|work (?:with|in|among|across) [^.;]{2,60}\b(?:countries|interviews|participants|respondents|languages))\b|"
    r"^(?:,? (?:and |& )?\p{Lu}[\p{L}'-]+){0,3} (?:gave (?:the|this|us|it)\b[^.;]{2,50}\bname\b|gave [^.;]{2,30} (?:its|their) name|introduced the (?:term|idea|concept|notion|phrase)|named (?:it|this) the)|"
    r"^'s? [^.]{2,70}\((?:19|20)\d\d\)|^(?: and \p{Lu}[\p{L}'-]+)? have (?:written (?:about|on|of)|(?:argued|shown|found|suggested|observed) that)\b|^ (?:argue[sd]? that|conceptuali[sz]e[sd]?|theori[sz]e[sd]?|coined|hypothesi[sz]e[sd]?|defines?|caution(?:s|ed)?|contends?|posits?)\b"
)
_MADE_BY = regex.compile(
    r"\b(?i:devised|developed|coined|proposed|described|formulated|theori[sz]ed|popularised|pioneered|first used|created|authored|edited|cited|repeated|debated|tested|criticised|replicated|extended|summarised|pooled|analys[ie]s|stud(?:y|ies)|paper|research|work|review|model|typology|after) by (?:(?:Dr|Prof|Professor|Dame|Sir)\.? )?(?:\p{Lu}[\p{L}'-]+(?:,| and| &) )*$"
)
_SCHOLAR_TITLE = regex.compile(r"(?:(?:Dr|Prof|Professor|Dame|Sir|Baroness|Lord)\.? )")
_WORDS = regex.compile(r"\p{L}[\p{L}'-]*")


class Scholarship:
    """Say who is cited in a paragraph."""

    def __init__(self, guards: Guards) -> None:
        """Take the word lists that tell a first name."""
        self._guards = guards

    def cited(self, text: str, mention: Mention) -> bool:
        """Say whether a guessed name is that of an author whom its sentence cites."""
        if mention.tier == REGISTER or mention.kind not in ("PERSON", "ORGANISATION", "PLACE"):
            return False
        written = text[mention.start : mention.end]
        words = _WORDS.findall(_SCHOLAR_TITLE.sub("", written.removesuffix("'s")))
        if not 0 < len(words) < 5 or not all(w[0].isupper() or w in ("and", "de", "van", "von") for w in words):
            return False
        if mention.kind != "PERSON" and any(self._guards.ordinary(fold_word(w)) for w in words if w != "and"):
            return False
        if fold_word(words[0]) in self._guards.titles:
            return False
        dated = len(words) == 1 and ("(19" in text or "(20" in text)
        if dated and regex.search(rf"\b{regex.escape(words[0])},? \((?:19|20)\d\d[a-z]?\)", text):
            return True  # "Example's work on liberty, Example (2007)"
        left, stop = around(text, mention.start, mention.end)
        if speaks_of_somebody(text[left:stop]):
            return False
        given = len(words) > 1 and fold_word(words[0]) in self._guards.names.first_names
        beside = _MADE.match(text[mention.end - len(written) + len(written.removesuffix("'s")) :][:120]) or _MADE_BY.search(
            text[max(left, mention.start - 120) : mention.start]
        )
        near = len(_OF_RESEARCH.findall(text)) + 2 * len(_CITES.findall(text))
        if beside:
            return near > 0 or not given
        return (not given and _OF_RESEARCH.search(text[left:stop]) is not None and near > 2) or (
            not given and len(_CITES.findall(text)) > 2
        )

# ruff: noqa: E501 - a pattern stands on one line
"""Find nationality, ethnicity, religion, occupation and rare conditions."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.detect.persons.small_names import SmallNames
from pipeline.detect.rulebook.word_lists import Names
from pipeline.detect.words.impersonal import Impersonal
from pipeline.detect.words.mention import GUESSED, Mention
from pipeline.detect.words.patterns import alternation
from pipeline.detect.words.text import fold_word


class Traits:
    """Find nationality, ethnicity, religion, occupation and health."""

    name = "traits"

    def __init__(self, names: Names, impersonal: Impersonal) -> None:
        self.impersonal = impersonal
        self.small = SmallNames(names, impersonal.guards)
        self.never_foreign = names.common_strange | names.first_names | names.surnames
        traits = names.traits
        self.nationality = regex.compile(
            rf"(?<![\w-])(?:(?:[Aa]n? )?(?:{alternation(traits.nationalities)})(?: nationals?| citizens?)|(?:{alternation((*traits.nationalities, *traits.ethnicities))})(?:s|[- ]born|-speaking|-educated)?)(?![\w-])(?! (?:Transport Police|Red Cross|Gas|Legion|Council|Medical Association|Telecom|Airways|Summer Time|Heart Foundation|Museum|Library|Crime Survey|language|GCSE|lessons?|Government|Women's Aid|literature|law))"
        )
        self.common = frozenset(traits.common_nationalities) | {"White British", "White Irish"}
        self.religion = regex.compile(
            rf"(?<![\w-])(?:{alternation(traits.religions)})s?(?![\w-])(?! (?:name|Primary|School|Academy|Aid|Church|Charity))"
        )
        jobs = alternation(traits.occupations)
        kinds = alternation(traits.occupation_kinds)
        self.job = regex.compile(rf"\b(?:(?:{kinds}) )?(?P<head>{jobs})s?\b", regex.IGNORECASE)
        self.common_jobs = frozenset(traits.common_occupations)
        self.job_lead = regex.compile(
            r"\b(?:as|was|is|been|became|be|a|an|the|trained|qualified|former|retired|self-employed|ex-|his|her|freelance|part-time|full-time|apprentice|trainee|worked|occupation:?|job:?|profession:?)(?: (?:a|an|the|self-employed|part-time|full-time|qualified|trainee|apprentice|former|retired|senior|local|\p{Lu}\p{Ll}+))*[ ,-]$",
            regex.IGNORECASE,
        )
        self.job_free = regex.compile(
            r"\b(?:(?i:worked|works|working|employed|job|trained|training|qualified|career|self-employed)(?: [\p{L}-]+){0,3}? as (?:a |an |the )?|(?i:occupation|profession|job title)(?: is| was|:) ?(?:a |an )?)(?P<job>\p{Ll}[\p{L}-]+(?: \p{Ll}[\p{L}-]+){0,2}?)(?=[,.;)]| (?:at|for|in|with|and|but|until|since|when|on|before|from|by|who|he|she|they|there|which)\b|$)"
        )
        self.service_after = regex.compile(
            r"^ (?:service|team|practice|record|records|assessment|report|who (?:saw|attended|visited)|attended|said|visited|from|told|recorded|asked|referred|offered|advised|made|reviewed|contacted|noted|spoke|at the (?:hospital|surgery|school)|on duty|and (?:social|the police))\b",
            regex.IGNORECASE,
        )
        self.health = regex.compile(rf"\b(?:{alternation(traits.health)})\b", regex.IGNORECASE)
        self.ailment = regex.compile(
            rf"(?:[-\u2010-\u2013+] ?)?(?:\d{{1,2}}[.,] ?\d{{1,2}} of )?(?:(?:strong|severe|mild|chronic|acute|bilateral|congenital|left|right|lower|upper|degenerative|\p{{Ll}}+ic|\p{{Ll}}+al) ){{0,2}}"
            rf"(?<!\p{{L}})(?!(?:{alternation(traits.common_ailments)})(?!\p{{L}}))(?:\p{{L}}+(?:opia|otropia|arthrosis|itis|osis|a?emia|pathy|plegia|sclerosis|algia|blastoma|carcinoma|dystrophy|ectomy|ostomy|plasty|arrhythmia)|(?:\p{{Ll}}+ic|macular|retinal|spinal|cerebral) (?:degeneration|fibrosis|lesions?|neuralgia)|(?-i:\p{{Lu}}[\p{{L}}-]+)(?:'s)? (?:syndrome|disease))(?!\p{{L}})(?: amblyopia)?"
            r"(?: \((?=[^)]{0,120}\))[^)]*\))?(?: (?:in|on|of) (?:his|her|their|the) (?:left|right|lower|upper) \p{Ll}+)?"
        )
        self.heritage = regex.compile(
            r"(?i)^ ?(?:heritage|origin|descent|background|ethnicity|extraction|ancestry|roots|parentage|national|nationality|citizen)|\b(?:ethnicity|nationality|heritage|described (?:him|her|them)sel\w+ as|identified as|background|origin)\b"
        )

        # a word of another tongue in brackets behind its English one: it tells which country somebody lived in
        self.foreign = regex.compile(r"\((?<=\p{L} \()(?P<said>\p{Ll}[\p{L}'-]{4,30}(?: \p{Ll}[\p{L}'-]*){0,4})(?=[),;])")
        self.equality = regex.compile(
            r"(?i)\b(?:equality (?:act|dut(?:y|ies)|and diversity)|protected characteristics?|race and religion|religion or belief)\b"
        )

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield the traits of a text."""
        for match in self.nationality.finditer(text):
            word = match.group()
            facts = {
                "rare": "no"
                if regex.sub(r"^[Aa]n? |(?:s| nationals?| citizens?|[- ]born|-speaking|-educated)$", "", word) in self.common
                or word in self.common
                else "yes"
            }
            around = text[match.end() : match.end() + 16] + " " + text[max(0, match.start() - 40) : match.start()]
            if self.heritage.search(around) or self.equality.search(text) or regex.search(r"ethnic|national|heritage", hint):
                facts["heritage"] = "yes"
            yield Mention(
                match.start(),
                match.end(),
                "NATIONALITY",
                0.45 if self.impersonal(text, *match.span(), broadly=True) else 0.7 if facts["rare"] == "yes" else 0.55,
                self.name,
                "a nationality or ethnicity",
                facts,
            )
        for match in self.religion.finditer(text):
            score = 0.45 if self.impersonal(text, *match.span(), broadly=True) else 0.6
            yield Mention(match.start(), match.end(), "RELIGION", score, self.name, "a religion", {"rare": "no"}, tier=GUESSED)
        for match in self.job.finditer(text):
            before, after = text[max(0, match.start() - 45) : match.start()], text[match.end() : match.end() + 25]
            column = bool(regex.search(r"occupation|employment|job|work", hint))
            if not column and (not self.job_lead.search(before) or self.service_after.search(after)):
                continue
            low = fold_word(match.group("head"))
            rare = low not in self.common_jobs and low.rstrip("s") not in self.common_jobs
            person = (
                column
                or bool(
                    regex.search(
                        r"(?:\b(?:as|was|is|been|became|trained|qualified|former|retired|self-employed|ex-|occupation:?|job:?|worked|(?:post|job|position) of)\b|\p{L},(?= an? ))(?: (?:an?|the|part-time|full-time|qualified|trainee|local|\p{Lu}\p{Ll}+)){0,2} ?$",
                        before,
                        regex.IGNORECASE,
                    )
                )
                or bool(regex.match(r",? (?:called|named|by trade|by profession)", after))
            )
            score = 0.6 if person or rare else 0.4
            if score > 0.4 and self.impersonal(text, *match.span(), broadly=True):
                score = 0.4
            if (
                regex.search(
                    r"(?i)\b(?:police officer|pharmacist|dentist|teacher|carer|receptionist|solicitor|teaching assistant|dental nurse|prison officer|nanny|priest|vet)$",
                    match.group(),
                )
                and not person
            ):
                score = 0.3
            yield Mention(
                match.start(),
                match.end(),
                "OCCUPATION",
                score,
                self.name,
                "an occupation",
                {"rare": "yes" if rare else "no"},
                tier=GUESSED,
            )
        for match in self.job_free.finditer(text):
            start, end = match.span("job")
            if not self.job.search(match.group("job")) and not regex.match(
                r"(?i)(?:a|an|the|part|result|consequence|soon|well|though|if|per|team|priority|crime|concern|risk|standard|medium|high|volunteer|expected|much|hard|single|interpreter)\b",
                match.group("job"),
            ):
                yield Mention(
                    start, end, "OCCUPATION", 0.55, self.name, "the words before it speak of work", {"rare": "yes"}, tier=GUESSED
                )
        for match in self.ailment.finditer(text):
            why = "a medical term that few people have in their records"
            yield Mention(match.start(), match.end(), "HEALTH", 0.5, self.name, why, {"rare": "yes"}, tier=GUESSED)
        for match in self.foreign.finditer(text) if "(" in text else ():
            words = [w for w in match.group("said").split() if len(w) > 3]
            if not any(self.small.known(low) or low in self.never_foreign for low in map(fold_word, words)):
                why = "words of another language in brackets"
                yield Mention(*match.span("said"), "MISC", 0.5, "other_tongue", why, {}, tier=GUESSED)
        for match in self.health.finditer(text):
            yield Mention(
                match.start(),
                match.end(),
                "HEALTH",
                0.35,
                self.name,
                "a condition that few people have",
                {"rare": "yes"},
                tier=GUESSED,
            )

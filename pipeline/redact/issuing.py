"""Issue replacements: the register's word first, what was issued before second, a fresh proposal last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from pipeline.errors import SettingInvalid
from pipeline.model import CaseFacts, Register
from pipeline.redact.cast import Subject, real_names
from pipeline.redact.ledger import PROGRAM, REGISTER, Ledger
from pipeline.redact.policy import Rule
from pipeline.redact.pseudonyms import Taken, only_one, place_code, propose_for
from pipeline.redact.wording import NEUTRAL, RoleLabel, household_words, kind_label, labels, pool_key, pools, role_label


class Issuer:
    """The replacements of one case; guards that two people never share one and that one person never has two."""

    def __init__(self, cast: Mapping[str, Subject], register: Register, facts: CaseFacts, ledger: Ledger) -> None:
        _refuse_shared(register)
        _refuse_unknown_culture(register)
        self._cast, self._ledger, self._seed = cast, ledger, facts.reference or facts.csp
        self._issued = dict(ledger.issued())
        self._reserved = frozenset(s.chosen for s in cast.values() if s.chosen)
        self._real = real_names(cast, facts)
        self._roles = Counter(label.label for s in cast.values() if s.group == "person" and (label := _label_of(s)))

    def person(self, subject: Subject, style: Mapping[str, str]) -> str:
        """Return the replacement of a person in the style of their policy rule."""
        subject = replace(subject, agency=self._spoken(subject.agency))
        label = _label_of(subject)
        alone = label is None or self._roles[label.label] <= 1
        return self._settle(
            subject,
            lambda: propose_for(
                subject, style=style.get("style", "first_name"), taken=self._taken(), label=style.get("label", ""), alone=alone
            ),
        )

    def _spoken(self, agency: str | None) -> str | None:
        """Return an agency as it may be named inside a replacement: one that points to a household by its own replacement."""
        if not agency:
            return None
        for body in self._cast.values():
            if body.group == "organisation" and agency.casefold() in (name.casefold() for name in body.names):
                if body.chosen and not body.keep:
                    return body.chosen
                return self.labelled(body, body.role, agency) if body.role in labels().household and not body.keep else agency
        return None if household_words().search(agency) else agency

    def place(self, subject: Subject, rule: Rule) -> str:
        """Return the letter code of a town, village or area."""
        label = rule.params.get("label", "") if rule.operator == "place" else ""
        kinds = labels().kinds
        label = label or kinds.get(subject.role, kinds["town"])
        label = kinds["town"] if " " in label or subject.role in ("", "place") else label
        return self._settle(subject, lambda: place_code(subject, self._taken(), label=label))

    def labelled(self, subject: Subject | None, kind: str, text: str) -> str:
        """Return the noun phrase for a kind of place or organisation; one with "the" belongs to one of them."""
        phrase = kind_label(kind, subject.names[0] if subject and subject.listed else text)
        if subject is None:
            return phrase
        if phrase == labels().kinds["home"]:  # only the register says which home is the family's
            return self._settle(subject, self._home) if subject.listed else labels().kinds["address"]
        if not subject.listed and subject.id not in self._cast and not phrase.startswith("the "):
            return phrase
        return self._settle(subject, lambda: only_one(phrase, self._taken()))

    def _home(self) -> str:
        """Return "the family home" for the first home of the register, and words that claim nothing for any other."""
        return labels().kinds["home"] if labels().kinds["home"] not in self._taken().issued else "another address"

    def _settle(self, subject: Subject, propose: Callable[[], str]) -> str:
        issued = self._issued.get(subject.id)
        if subject.chosen and subject.chosen != issued:
            self._issued[subject.id] = subject.chosen
            self._ledger.issue(subject.id, subject.chosen, by=REGISTER)
            return subject.chosen
        if issued is None:
            issued = propose()
            self._issued[subject.id] = issued
            self._ledger.issue(subject.id, issued, by=PROGRAM)
        return issued

    def _taken(self) -> Taken:
        return Taken(frozenset(self._issued.values()) | self._reserved, self._real, self._seed)


def _label_of(subject: Subject) -> RoleLabel | None:
    return role_label(subject.title, *(subject.names if subject.code else ()), subject.relation)


def _refuse_unknown_culture(register: Register) -> None:
    """Refuse a culture for which there are no names, rather than choose from another one."""
    known = sorted(culture for culture in pools() if culture != NEUTRAL)
    for person in register.people:
        if person.culture and pool_key(person.culture) not in known:
            raise SettingInvalid(
                f"register.yaml: “{person.id}” has a culture without names of its own.", remedy=f"Use one of: {', '.join(known)}."
            )


def _refuse_shared(register: Register) -> None:
    """Refuse a register in which one pseudonym stands for two people."""
    holders: dict[str, str] = {}
    for person in register.people:
        if not person.pseudonym:
            continue
        other = holders.setdefault(person.pseudonym.casefold(), person.id)
        if other != person.id:
            raise SettingInvalid(
                f"register.yaml: “{other}” and “{person.id}” have the same pseudonym.", remedy="Give each person their own."
            )

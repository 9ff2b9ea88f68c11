"""Give every finding an id, an action and what shall stand instead, by policy, register and ledger."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.detect import death_of
from pipeline.model import CaseFacts, Detection, Document, Finding, Register
from pipeline.redact.bare_days import with_months_told
from pipeline.redact.beside_names import with_couples, with_roles_told, with_titles_heeded
from pipeline.redact.cast import Subject, subjects
from pipeline.redact.codes import with_codes_named
from pipeline.redact.enriching import enriched
from pipeline.redact.families import with_families
from pipeline.redact.gathering import in_order, whole_quotes, with_derived
from pipeline.redact.identity import Numbering
from pipeline.redact.issuing import Issuer
from pipeline.redact.ledger import Ledger
from pipeline.redact.own_dates import with_births_told, with_kinds_settled
from pipeline.redact.policy import Policy
from pipeline.redact.proposal import Proposer, neighbours
from pipeline.redact.verification.surfaces import entries
from pipeline.redact.wording import household_words, labels
from pipeline.redact.young_relatives import with_children_told, with_grown_told


def propose(
    detection: Detection,
    *,
    documents: Sequence[Document],
    policy: Policy,
    register: Register,
    facts: CaseFacts,
    ledger: Ledger,
    register_only: bool = False,
) -> tuple[Finding, ...]:
    """Return every finding with id, action and replacement, in reading order.

    Replacements are issued to the ledger for the people of the register in its order, then for everybody and everything else
    in the order of first occurrence over all documents, possible findings last; what the ledger holds is never changed by the
    program. Captions of photographs and the first pronoun near each child are added as findings of their own. With
    `register_only` nothing but the register's entries is replaced, and each of them is, whatever the policy keeps, unless the
    register itself keeps it. Raises `SettingInvalid` when the register gives two people one pseudonym.
    """
    cast = subjects(detection, register, facts)
    placed = whole_quotes(in_order(detection.findings, documents))
    agency_words = _words_of_agencies(cast, facts)
    cast = with_children_told(cast, placed)
    known = [replace(p, finding=enriched(p, cast, agency_words=agency_words)) for p in placed]
    known, cast = with_codes_named(with_grown_told(known, cast), cast)
    cast = with_roles_told(cast, known)
    issuer = Issuer(cast, register, facts, ledger)
    known = with_families(with_couples(with_titles_heeded(known, cast), cast), cast)
    death = death_of(facts, register)
    known = with_births_told(known, [person.born for person in register.people if person.born])
    known = with_kinds_settled(
        with_months_told(known), cast, death, scope=(facts.dates.get("scope_from", ""), facts.dates.get("scope_to", ""))
    )
    known = with_derived(known, documents, cast, register_only=register_only)
    numbering = Numbering()
    with_ids = [replace(p, finding=replace(p.finding, id=numbering.id_of(p.finding, p.unit))) for p in known]
    own_names = {item.id: (item.name, *item.also) for item in entries(register)}
    proposer = Proposer(policy, issuer, cast, death, neighbours(with_ids), own_names, register_only)
    proposer.issue_register(register)
    done: dict[int, Finding] = {}
    # What is read gets the first numbers; a name in the file's properties, which go, is no "Person 1" that nobody ever meets.
    for read, wanted in itertools.product((True, False), ("proposed", "possible")):
        for at, place in enumerate(with_ids):
            if place.finding.state == wanted and (place.unit is None or place.unit.treatment == "edit") == read:
                done[at] = proposer.proposal(place)
    return tuple(done[at] for at in sorted(done))


def _words_of_agencies(cast: Mapping[str, Subject], facts: CaseFacts) -> frozenset[str]:
    """Return the words of the names of agencies that stay readable: none that points to one household."""
    household = labels().household
    bodies = (s for s in cast.values() if s.group == "organisation" and (s.role in household or s.chosen))
    hidden = {name.casefold() for body in bodies for name in body.names}
    shown = [name for name in facts.agencies if name.casefold() not in hidden and not household_words().search(name)]
    return frozenset(word for name in shown for word in re.findall(r"[^\W_]+", name.casefold()))

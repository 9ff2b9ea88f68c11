"""Tell a department of an agency ("the fracture clinic", "Ambulance Liaison") from an organisation with a name of its own.

A department named by nothing but what it does stands in every town; with a word that is no such word, it may be one place.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_HEADS = frozenset({
    "branch", "clinic", "department", "dept", "desk", "directorate", "division", "helpdesk", "liaison", "office",
    "outpatients", "reception", "room", "section", "service", "services", "switchboard", "team", "triage", "unit", "ward",
})  # fmt: skip
_WORK = frozenset({
    "0", "19", "a", "abuse", "access", "accident", "acute", "admission", "admissions", "adult", "adults", "alcohol",
    "ambulance", "and", "antenatal", "assessment", "asthma", "benefits", "burns", "call", "cardiology", "care",
    "children", "childrens", "community", "complaints", "contact", "control", "council", "crime", "crisis", "custody",
    "customer", "day", "dental", "diabetes", "disability", "discharge", "domestic", "door", "drug", "drugs", "duty",
    "ear", "early", "emergency", "eye", "family", "firearms", "for", "fracture", "front", "gynaecology", "hate", "health",
    "hearing", "help", "homelessness", "hospital", "hours", "housing", "hv", "in", "incident", "incidents", "income",
    "injuries", "intake", "intelligence", "intensive", "intervention", "investigation", "learning", "legal", "lettings",
    "liaison", "licensing", "maternity", "medical", "memory", "mental", "midwifery", "minor", "misuse", "neighbourhood",
    "neonatal", "neurology", "nhs", "nose", "nursing", "obstetric", "of", "orthopaedic", "out", "outpatient",
    "outpatients", "paediatric", "pain", "pharmacy", "physio", "physiotherapy", "police", "postnatal", "probation",
    "protection", "psychiatric", "psychiatry", "public", "radiology", "records", "recovery", "referral", "registry",
    "repairs", "response", "roads", "room", "s", "safeguarding", "school", "sexual", "sleep", "social", "stroke",
    "substance", "surgical", "tenancy", "the", "throat", "traffic", "triage", "trust", "victim", "violence", "visiting",
    "walk-", "wellbeing", "witness", "work", "x-ray",
})  # fmt: skip


def is_department(name: str, agency_words: Collection[str] = ()) -> bool:
    """Say whether a name is only the work of a department, with or without the words of an agency that stays readable."""
    words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", name.casefold().replace("’", "'").replace("'s", "s"))
    if not words or not _HEADS.intersection(words):
        return False
    return len(words) > 1 and all(word in _HEADS or word in _WORK or word in agency_words for word in words)

"""Who and what occurs in an invented case, and which words must survive."""

from __future__ import annotations

from dataclasses import dataclass, field

IDENTIFIER_CLASSES = {
    "NHS": "NHS number", "CHI": "CHI number", "HCN": "H&C number", "HOSPITAL": "hospital or record-system number",
    "ODS": "GP practice code", "GMC": "GMC reference", "PPD": "prescriber code", "NMC": "NMC PIN", "HCPC": "HCPC or SWE registration",
    "GPHC": "GPhC, GDC or GOC registration", "DATIX": "incident report number", "NINO": "National Insurance number", "UTR": "UTR",
    "PASSPORT": "passport number", "BRP": "immigration document or Home Office reference", "LICENCE": "driving licence number",
    "UPN": "pupil number", "ULN": "learner number", "VRN": "vehicle registration", "BANK": "bank account, sort code, IBAN or card",
    "BENEFIT": "benefit reference", "UPRN": "UPRN, grid reference or other map reference", "DEVICE": "IMEI, ICCID or MAC address",
    "IP": "IP address", "URL": "web address", "HANDLE": "social media handle", "EMAIL": "e-mail address", "PNC": "PNC ID", "CRO": "CRO number",
    "ASN": "arrest/summons number", "URN": "case URN", "COURT": "court case reference", "INQUEST": "inquest reference",
    "CRIME": "crime or occurrence number", "CAD": "incident log", "CUSTODY": "custody record", "COLLAR": "officer's number",
    "PRISON": "prison number or CRN", "MARAC": "MARAC or MASH reference", "CASEREF": "social care or case-system number",
    "HOUSING": "tenancy, application or council tax reference", "POSTCODE": "postcode", "PHONE": "telephone number", "DX": "document exchange number",
    "DOB": "date of birth", "DOD": "date of death", "DAY": "exact date near the death or of the trial", "AGE": "exact age of a child",
    "QUOTE": "verbatim message or quotation", "EXHIBIT": "exhibit reference with initials", "FILENAME": "file name that holds a name",
}  # fmt: skip
PANEL_DECIDES = frozenset({"QUOTE"})  # the panel paraphrases these; leaving them in is no leak by itself


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, place or organisation of an invented case, with every way its sources write it.

    `also` goes into the register beside the name. `forms` occur in the sources and are in no register (misspellings,
    initials, titles). `ambiguous` forms are ordinary words or belong to several people: they are never found by
    searching, only where a text marks them.
    """

    id: str
    kind: str  # person | place | organisation
    role: str
    name: str
    also: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    must_hide: bool = True
    listed: bool = False  # stands in register.yaml
    agency: str = ""
    title: str = ""
    pseudonym: str = ""
    chosen_by: str = ""
    born: str = ""
    died: str = ""
    gender: str = ""
    place_kind: str = ""
    replacement: str = ""
    note: str = ""

    def searched(self) -> tuple[str, ...]:
        """Return the surfaces that may be found by searching."""
        return tuple(s for s in (self.name, *self.also, *self.forms) if s not in self.ambiguous)


@dataclass(frozen=True, slots=True)
class Stay:
    """A string that no publication may lose, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Everything the ledger must know before the first word is written."""

    case: str
    entities: tuple[Entity, ...]
    stays: tuple[Stay, ...]
    ordinary: frozenset[str] = field(default=frozenset())  # further surfaces, lower case, that are ordinary words

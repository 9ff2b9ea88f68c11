"""The nouns that travel between stages.

Everything here is frozen and checks its own invariants; a change is a new value (`dataclasses.replace`). Fields that hold
case text stay out of `repr`, so that a log or traceback cannot carry them.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

# --- documents -------------------------------------------------------------------------------------------------------

Treatment = Literal["edit", "scrub", "refuse"]


def digest(*parts: str, length: int = 16) -> str:
    """Hash strings into a short stable id (hex); the parts are separated, so that ("ab", "c") differs from ("a", "bc")."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:length]


@dataclass(frozen=True, slots=True)
class Unit:
    """One stretch of text that is read, searched and edited as a whole: a paragraph, a cell, a property, an attribute."""

    slot: str  # row of the slots table, such as "word.body"
    part: str  # public name: body, header, footer, footnote, endnote, comment, textbox, deleted, field, property, ...
    locator: str  # for people: "paragraph 37", "Sheet1!A14", "page 3 paragraph 2"
    address: str  # for programs: opaque, valid for exactly this version of the file
    text: str = field(repr=False)
    treatment: Treatment = "edit"
    style: str = ""  # name of the paragraph style, lower case: "heading 1", "title", "list bullet"
    level: int | None = None  # heading level 1..9; None for anything else
    numbered: bool = False  # the paragraph is a list item (bullet or number)
    cell: tuple[int, int, int] | None = None  # (table, row, column), zero-based, outermost table
    mirror: bool = False  # repeats another unit (VML fallback): edited, never counted
    hidden: bool = False  # hidden text, hidden sheet, row or column, white on white
    tags: tuple[str, ...] = ()  # tags of the content controls around it, outermost first
    cited_at: str = ""  # of a footnote or endnote: locator of the paragraph that cites it
    placeholder: bool = False  # what an empty content control shows in the place of an answer
    emphasis: str = ""  # how all of a short paragraph stands out: "bold", "bold 28"; "lead 24": its first 24 characters alone do


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell as people see it; `value` is the ISO date, time or number a spreadsheet holds underneath."""

    text: str = field(repr=False)
    locator: str = ""
    value: str | None = field(default=None, repr=False)
    merged: bool = False  # part of a merged area, not its first cell


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table, with its place."""

    locator: str  # "Sheet1!A14", "table 2 row 5", "row 12", "page 3 table 1 row 4"
    cells: tuple[TableCell, ...]
    hidden: bool = False
    header: bool = False  # marked as a repeating header row in the file


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of text: a Word table, a worksheet, a CSV file, a ruled PDF table (joined over page breaks)."""

    locator: str
    rows: tuple[TableRow, ...]
    heading: str = field(default="", repr=False)  # the paragraph or sheet name above it


@dataclass(frozen=True, slots=True)
class UnreadItem:
    """Something the program cannot read, or a doubt it cannot settle (`check`); a person must accept it by name."""

    id: str
    document: str
    kind: str  # picture | embedded | macro | page | encrypted | file | check | ...
    locator: str
    reason: str

    @staticmethod
    def of(document: str, kind: str, locator: str, reason: str) -> UnreadItem:
        """Name an unread item; its id is stable for the same place of the same document."""
        return UnreadItem(digest("unread", document, kind, locator), document, kind, locator, reason)


@dataclass(frozen=True, slots=True)
class Document:
    """A file after reading: every stretch of text with its place, its tables, and what could not be read."""

    name: str  # posix path as the user would say it: "sources/Police/imr.docx"
    format: str  # docx docm dotx dotm xlsx xlsm pdf csv txt html eml msg odt doc rtf
    sha256: str
    units: tuple[Unit, ...] = field(repr=False)
    tables: tuple[Table, ...] = field(default=(), repr=False)
    unread: tuple[UnreadItem, ...] = ()
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `expected` at characters [start, end) of the unit at `address` by `replacement`."""

    address: str
    start: int
    end: int
    expected: str = field(repr=False)
    replacement: str = field(repr=False)

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError("an edit needs 0 <= start <= end")
        if len(self.expected) != self.end - self.start:
            raise ValueError("an edit's expected text must have the length of its span")


# Small words inside a surname, in lower case: "van den Berg", "Ní Bhriain", "ap Rhys".
PARTICLES = frozenset(
    ["ab", "abu", "al", "ap", "ben", "bin", "bint", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn",
     "la", "le", "mac", "mc", "nic", "ní", "o", "st", "van", "von", "y"]
)  # fmt: skip

# --- sources ---------------------------------------------------------------------------------------------------------

SourceKind = Literal["imr", "chronology", "both", "statement", "letter", "other"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of one agency's chronology, never altered by merging."""

    id: str  # hash of document, locator and text
    agency: str
    document: str
    locator: str
    sequence: int  # position in its source, from 0
    date_as_written: str = field(repr=False)
    time_as_written: str = field(repr=False)
    text: str = field(repr=False)
    date: str | None = None  # EDTF
    time: str | None = None  # HH:MM
    recorded_date: str | None = None  # EDTF; when the agency wrote it down
    flags: tuple[str, ...] = ()
    source_record: str = field(default="", repr=False)
    people: str = field(default="", repr=False)
    seen: str | None = field(default=None, repr=False)
    children: str | None = field(default=None, repr=False)
    action: str | None = field(default=None, repr=False)
    analysis: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an IMR: the traceable unit of drafting."""

    id: str
    document: str
    locator: str
    text: str = field(repr=False)
    listed: bool = False  # a bullet or numbered item
    row: bool = False  # a table row, cells joined with " | "
    note: bool = False  # a footnote or endnote, behind the paragraph that cites it


@dataclass(frozen=True, slots=True)
class Section:
    """A section of an IMR under the key of the guidance ("introduction", "terms_of_reference", "analysis" …)."""

    key: str
    heading: str = field(repr=False)
    locator: str = ""
    level: int = 1
    paragraphs: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation of one agency."""

    id: str
    agency: str
    document: str
    locator: str
    text: str = field(repr=False)
    number: str = ""
    scope: str = field(default="", repr=False)
    action: str = field(default="", repr=False)
    lead: str = field(default="", repr=False)
    milestones: str = field(default="", repr=False)
    target: str = field(default="", repr=False)
    outcome: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class IntakeCheck:
    """One thing the guidance wants of an IMR and whether this one has it."""

    item: str
    present: bool
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a source that a person should look at; it points, it never removes."""

    document: str
    locator: str
    reason: str
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One source file understood: what it is, what it says, what could not be mapped."""

    document: str
    sha256: str
    agency: str
    kind: SourceKind
    sections: tuple[Section, ...] = ()
    entries: tuple[Entry, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    author: str = field(default="", repr=False)
    author_role: str = field(default="", repr=False)
    independence: str = field(default="", repr=False)
    signed_off: str = field(default="", repr=False)
    intake: tuple[IntakeCheck, ...] = ()
    problems: tuple[Problem, ...] = ()
    unread: tuple[UnreadItem, ...] = ()
    proposals: tuple[Person, ...] = ()  # family tables: people for the register, to be confirmed


# --- timeline --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Account:
    """What one agency says about one disputed point."""

    agency: str
    value: str = field(repr=False)
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A point on which the accounts of one event differ; both are kept."""

    field: str  # date time people caller children_present injury disclosure outcome other
    values: tuple[Account, ...]
    id: str = ""
    resolution: str = dataclasses.field(default="", repr=False)  # `field` is taken by the name above


@dataclass(frozen=True, slots=True)
class Join:
    """Why entries were joined: a score between 0 and 1 and the reasons in words."""

    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One happening with every entry that records it."""

    id: str
    date: str  # EDTF
    time: str | None
    agencies: tuple[str, ...]
    summary: str = field(repr=False)
    entries: tuple[Entry, ...] = ()
    join: Join | None = None
    conflicts: tuple[Conflict, ...] = ()
    markers: tuple[str, ...] = ()  # escalation markers
    in_scope: bool = True


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of days without any dated contact, of all agencies (agency None) or of one."""

    start: str
    end: str
    days: int
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Entries that may be one event, below the line for joining; the points on which their accounts would then differ."""

    entries: tuple[str, ...]
    score: float
    reasons: tuple[str, ...]
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """All entries of a case in order: each in exactly one event or in `undated`."""

    events: tuple[Event, ...]
    undated: tuple[Entry, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    gaps: tuple[Gap, ...] = ()
    problems: tuple[Problem, ...] = ()
    contradictions: tuple[Problem, ...] = ()  # an IMR's narrative against its own agency's chronology


# --- who is who ------------------------------------------------------------------------------------------------------

Role = Literal["victim", "perpetrator", "child", "family", "friend", "professional", "other"]


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the confidential register, or a proposal for it."""

    id: str
    role: Role
    name: str = field(repr=False)
    also: tuple[str, ...] = field(default=(), repr=False)
    born: str | None = field(default=None, repr=False)  # ISO date
    died: str | None = field(default=None, repr=False)
    gender: str | None = None
    pseudonym: str | None = None
    chosen_by: str | None = None
    title: str | None = None  # professional title: "GP", "PC", "Social Worker"
    agency: str | None = None
    relation: str | None = None  # "sister of the victim", "neighbour"
    keep: bool = False
    proposed: bool = False  # from a family table, not yet confirmed
    document: str | None = None  # where a proposal was found
    culture: str | None = None  # which pool of names a pseudonym is taken from: "welsh", "punjabi_sikh"; never guessed


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place of the register: a home, a town, a venue."""

    id: str
    name: str = field(repr=False)
    also: tuple[str, ...] = field(default=(), repr=False)
    kind: str = "place"  # home | street | village | town | venue | ...
    replacement: str | None = None
    keep: bool = False


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """An organisation of the register."""

    id: str
    name: str = field(repr=False)
    also: tuple[str, ...] = field(default=(), repr=False)
    kind: str = "organisation"  # gp_practice | school | employer | agency | ...
    replacement: str | None = None
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """The confidential key: who is who."""

    people: tuple[Person, ...] = ()
    places: tuple[PlaceName, ...] = ()
    organisations: tuple[OrganisationName, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What detection, policy and drafting need to know of a case beside its register (all optional)."""

    reference: str = ""
    csp: str = ""
    edition: str = "ho-2016"
    kind: str = "homicide"
    agencies: tuple[str, ...] = ()  # agencies of this review, as their folders are named
    agency_of: Mapping[str, str] = field(default_factory=dict)  # document name -> agency
    keep_people: tuple[str, ...] = field(default=(), repr=False)  # chair, author, panel members
    inquiries: tuple[str, ...] = field(default=(), repr=False)  # operations that investigate the death: "KINGFISHER"
    dates: Mapping[str, str] = field(default_factory=dict)  # death, notified, decided, scope_from, scope_to, trial
    review_dates: tuple[str, ...] = ()  # panel meetings and other dates of the review itself


# --- findings --------------------------------------------------------------------------------------------------------

State = Literal["proposed", "possible"]
Action = Literal["pseudonymise", "generalise", "redact", "keep"]

# What the taxonomy in redaction_rules/classes.yaml sorts every entity_type into.
Group = Literal["person", "place", "organisation", "date", "age", "reference", "contact", "quote", "trait", "quantity"]


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something findings are about: one decision covers all its mentions."""

    id: str
    group: Group
    role: str = ""  # victim, child, professional … for people; gp_practice, town … otherwise
    name: str = field(default="", repr=False)
    surfaces: tuple[str, ...] = field(default=(), repr=False)
    certainty: float = 1.0
    title: str | None = None  # professional title, such as "PC"
    agency: str | None = None
    relation: str | None = None
    source: Literal["register", "proposal", "found", "code"] = "found"
    keep: bool = False
    ambiguous_with: tuple[str, ...] = ()  # entities that share a surname or initials
    gender: str | None = None  # "female", "male": told by a title or a relationship, never guessed from a name


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch of text that identifies somebody, why we think so, and what should stand instead."""

    document: str
    part: str
    locator: str
    address: str  # of its unit
    start: int
    end: int
    text: str = field(repr=False)
    entity_type: str = "PERSON"
    score: float = 1.0
    recogniser: str = ""
    why: str = field(default="", repr=False)
    entity_id: str | None = None
    state: State = "proposed"
    action: Action | None = None  # None until a policy has spoken
    replacement: str | None = field(default=None, repr=False)
    id: str = ""
    context: Mapping[str, str] = field(default_factory=dict, repr=False)  # facts a policy asks for, see redaction_rules/README

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.text) or self.start < 0:
            raise ValueError("a finding's text must have the length of its span")


@dataclass(frozen=True, slots=True)
class Risk:
    """A combination that still singles somebody out, with the place of the sentence that holds it."""

    rule: str
    document: str
    locator: str
    sentence: str = field(repr=False)
    why: str = ""


@dataclass(frozen=True, slots=True)
class Detection:
    """What detection found over the documents of a case."""

    findings: tuple[Finding, ...]
    entities: tuple[Entity, ...]
    risks: tuple[Risk, ...] = ()
    kept: tuple[Finding, ...] = ()  # spans under a keep rule, with the rule as recogniser: shown, never masked


@dataclass(frozen=True, slots=True)
class Hit:
    """Something identifying that verification met in a finished file."""

    document: str
    part: str
    locator: str
    kind: str  # alias | finding | identifier | date_of_birth | marking | stream
    text: str = field(repr=False)
    entity_id: str | None = None
    blocking: bool = True
    why: str = ""

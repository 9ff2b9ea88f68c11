"""What there is to write about: the sources, the timeline and the register, looked up the ways a report needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.draft.dates import age
from pipeline.draft.editions import Edition
from pipeline.draft.settings import DraftSettings
from pipeline.ingest.text import is_contact_line
from pipeline.model import CaseFacts, Entry, Event, Paragraph, Person, Recommendation, Register, Section, Source, Timeline

QUIET = frozenset({"statement", "letter", "other"})


@dataclass(frozen=True)
class Matter:
    """Everything a section may draw on."""

    facts: CaseFacts
    settings: DraftSettings
    edition: Edition
    sources: tuple[Source, ...]
    timeline: Timeline
    register: Register
    recommendations: tuple[tuple[int, Recommendation], ...] = field(default=())

    @property
    def reviews(self) -> tuple[Source, ...]:
        """The IMRs, in order of agency."""
        return tuple(source for source in self.sources if source.kind in ("imr", "both"))

    @property
    def agencies(self) -> tuple[str, ...]:
        """Every agency that sent something or is named by a chronology row, in order of first mention."""
        named = [source.agency for source in self.sources]
        named += [entry.agency for event in self.timeline.events for entry in event.entries]
        return tuple(dict.fromkeys(name for name in named if name))

    def people(self, role: str) -> tuple[Person, ...]:
        """People of the register in a role; proposals of family tables only where the register has none."""
        listed = tuple(person for person in self.register.people if person.role == role)
        if listed:
            return listed
        found: dict[str, Person] = {}
        for source in self.sources:
            for person in source.proposals:
                if person.role == role:
                    found.setdefault(person.name.casefold(), person)
        return tuple(found.values())[:1]

    @cached_property
    def subjects(self) -> frozenset[str]:
        """Names, other names and initials of those the review is about, in lower case."""
        found = set[str]()
        for person in self.register.people:
            if person.role in ("victim", "perpetrator", "child"):
                found |= {name.casefold() for name in (person.name, *person.also)}
        return frozenset(found)

    @cached_property
    def known(self) -> frozenset[str]:
        """All names of the register and their first and last words, in lower case: who a single word may mean."""
        found = set[str]()
        for person in self.register.people:
            for name in (person.name, *person.also):
                words = name.casefold().split()
                found |= {name.casefold(), words[0], words[-1]} if words else set()
        return frozenset(found)

    def name(self, role: str, fallback: str) -> str:
        """Name the one person of a role, or say who it is without a name."""
        people = self.people(role)
        return people[0].name if people else fallback

    def age_at_death(self, person: Person) -> int | None:
        death = self.facts.dates.get("death")
        return age(person.born, death) if person.born and death else None

    def sections(self, *keys: str) -> Iterator[tuple[Source, Section]]:
        """Yield the sections of all IMRs under some keys, agency by agency."""
        for source in self.reviews:
            for section in source.sections:
                if section.key in keys and section.paragraphs:
                    yield source, section


def in_order(events: Sequence[Event]) -> list[Entry]:
    """Return the entries of events in order."""
    return [entry for event in events for entry in event.entries]


def content(section: Section, *, skip: frozenset[str] = frozenset()) -> list[Paragraph]:
    """Return what a section says, without paragraphs that stand elsewhere (ids in `skip`) and lines of contact details."""
    return [p for p in section.paragraphs if p.id not in skip and p.text.strip() and not is_contact_line(p.text)]


def told_as_entries(source: Source) -> frozenset[str]:
    """Return the ids of the paragraphs that the entries of a source tell: those they begin with and those they go on with."""
    places = {(entry.document, entry.locator) for entry in source.entries}
    texts = {(e.document, " ".join(line.split())) for e in source.entries for line in e.text.split("\n")}
    return frozenset(
        paragraph.id
        for section in source.sections
        for paragraph in section.paragraphs
        if (paragraph.document, paragraph.locator) in places or (paragraph.document, " ".join(paragraph.text.split())) in texts
    )


def numbered(sources: Sequence[Source]) -> tuple[tuple[int, Recommendation], ...]:
    """Number the recommendations of all IMRs through, agency by agency in order of the sources."""
    found = [item for source in sources if source.kind not in QUIET for item in source.recommendations]
    return tuple(enumerate(found, 1))

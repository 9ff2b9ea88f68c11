"""Sections that say how the review was held: from the preface to the facts of the case."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.draft.blocks import Block, Kind, Row, joined, of_paragraph
from pipeline.draft.dates import add_months, day, month
from pipeline.draft.independence import author_of, independence_of, signed_off_of
from pipeline.draft.matter import Matter, content
from pipeline.draft.narrative import brief
from pipeline.draft.prose import closed, flat, of_row, unnumbered
from pipeline.draft.topics import of_topic
from pipeline.model import Source, digest

_KINDS = {
    "imr": "Individual Management Review", "chronology": "chronology", "both": "Individual Management Review with chronology",
    "statement": "statement", "letter": "letter", "other": "other papers",
}  # fmt: skip
UNSTATED = "Not stated"
NO_REVIEW = "No IMR was sent"
_RELATIONS = frozenset(
    ["husband", "wife", "ex-husband", "ex-wife", "partner", "ex-partner", "former partner", "boyfriend", "girlfriend", "son",
     "daughter", "brother", "sister", "father", "mother", "stepfather", "stepson", "grandson", "uncle", "nephew", "cousin",
     "former husband", "former wife", "civil partner", "estranged husband", "estranged wife"]
)  # fmt: skip
_COURT = re.compile(
    r"\b(?:crown court|(?<!pre-)trial|convicted|sentenced|inquest|coroner|post-?mortem|pleaded|charged with)\b", re.I
)
_ON_THE_DAY, _LATER = 2, 6


def said(key: str, *texts: str) -> list[Block]:
    """Make paragraphs the program states from the settings; empty ones fall away."""
    return [Block("para", closed(text), f"dhr.text.{digest(key, str(place))}") for place, text in enumerate(texts) if text]


def prompts(key: str, texts: tuple[str, ...]) -> list[Block]:
    """Make the writer's prompts of a section."""
    return [Block("prompt", text, f"dhr.prompt.{key}.{place}") for place, text in enumerate(texts, 1)]


def introduction(matter: Matter) -> list[Block]:
    edition, facts = matter.edition, matter.facts
    victim = matter.name("victim", "the victim")
    death = facts.dates.get("death")
    in_month = f" in {month(death)}" if death else ""
    commissioned = f" It was commissioned by {facts.csp}." if facts.csp else ""
    return [
        *said(
            "introduction",
            f"This {edition.review} examines how agencies responded to and supported {victim}, who died{in_month}.{commissioned}",
            f"The review was held under {edition.law} and follows {edition.guidance}.",
            "Its purpose is not to ask who is to blame. That is a matter for the courts, the coroner and "
            "the employers of those concerned. "
            "The review is there to:",
        ),
        *(Block("bullet", text, f"dhr.text.{digest('purpose', text)}") for text in edition.purposes),
        *said("scope", _scope(matter)),
    ]


def _scope(matter: Matter) -> str:
    start, end = matter.facts.dates.get("scope_from"), matter.facts.dates.get("scope_to")
    if start and end:
        return f"The review considers contact with agencies between {day(start)} and {day(end)}."
    return f"The review considers contact with agencies from {day(start)} onwards." if start else ""


def timescales(matter: Matter) -> list[Block]:
    dates, csp = matter.facts.dates, matter.facts.csp or "The Community Safety Partnership"
    notified, decided = dates.get("notified"), dates.get("decided")
    due = add_months(decided, matter.edition.months) if decided else ""
    return said(
        "timescales",
        f"{csp} was notified of the {matter.edition.death} on {day(notified)}." if notified else "",
        f"{csp} decided on {day(decided)} that a {matter.edition.review} would be held." if decided else "",
        f"The guidance expects a review to be completed within {matter.edition.months} months of that "
        f"decision, which was {day(due)}."
        if due
        else "",
    )


def confidentiality(matter: Matter) -> list[Block]:
    lines = [
        "The findings of this review are confidential until they are approved for publication. Until "
        "then, information is shared only with the professionals "
        "who take part and their line managers.",
        "To protect the identities of those involved, pseudonyms and descriptions of roles are used in the published report. "
        "Agencies, the chair, the author and the members of the panel are named.",
    ]
    victim = matter.people("victim")
    perpetrator = matter.people("perpetrator")
    if victim:
        years = matter.age_at_death(victim[0])
        lines.append(
            "The victim is called "
            f"{victim[0].name}{f' and was {years} years old at the time of death' if years is not None else ''}."
        )
    if perpetrator:
        years = matter.age_at_death(perpetrator[0])
        role = matter.edition.perpetrator
        lines.append(
            f"The {role} is called "
            f"{perpetrator[0].name}{f' and was {years} years old at the time of the death' if years is not None else ''}."
        )
    # Publication writes the public legend in this paragraph's place; the draft itself holds real names.
    return [*said("confidentiality", *lines), Block("para", "[Legend of pseudonyms]", "dhr.text.legend")]


def terms(matter: Matter) -> list[Block]:
    lines = matter.settings.key_lines
    if not lines:
        return said("terms", _scope(matter))
    listed = [
        Block("bullet", f"{line.id}: {closed(flat(line.text))}", f"dhr.text.{digest('key line', line.id)}") for line in lines
    ]
    return [*said("terms", _scope(matter), "The panel set these key lines of enquiry:"), *listed]


def methodology(matter: Matter) -> list[Block]:
    reviews, agencies = len(matter.reviews), len({source.agency for source in matter.sources})
    chronologies = sum(1 for source in matter.sources if source.kind in ("chronology", "both"))
    others = sum(1 for source in matter.sources if source.kind in ("statement", "letter", "other"))
    entries = sum(len(event.entries) for event in matter.timeline.events) + len(matter.timeline.undated)
    events = len(matter.timeline.events)
    sent = joined(
        [
            _count(reviews, "Individual Management Review"),
            _count(chronologies, "chronology", "chronologies"),
            _count(others, "other document"),
        ]
    )
    lines = [
        f"{_count(agencies, 'agency', 'agencies').capitalize()} sent information to the review: {sent}." if matter.sources else ""
    ]
    if entries:
        lines.append(
            f"The chronologies held {_count(entries, 'entry', 'entries')}. They were merged in order of "
            "time; entries that record the same happening were brought together, "
            f"which left {_count(events, 'event')}. Every entry of every agency was kept."
        )
    meetings = matter.settings.panel_meetings
    if meetings:
        times = "once" if len(meetings) == 1 else f"{len(meetings)} times"
        lines.append(f"The panel met {times}, on {joined([day(meeting) for meeting in meetings])}.")
    return said("methodology", *lines)


def _count(number: int, one: str, many: str = "") -> str:
    return "" if number == 0 else f"one {one}" if number == 1 else f"{number} {many or one + 's'}"


def contributors(matter: Matter) -> list[Block]:
    """List every agency with what it sent and what its IMR says of author, independence and sign-off."""
    by_agency: dict[str, list[Source]] = {}
    for source in matter.sources:
        by_agency.setdefault(source.agency, []).append(source)
    rows = []
    for agency, sent in by_agency.items():
        kinds = list(dict.fromkeys(_KINDS[source.kind] for source in sent))
        reviews = [source for source in sent if source.kind in ("imr", "both")]
        missing = UNSTATED if reviews else NO_REVIEW
        stated = UNSTATED if reviews else "Not applicable"
        cells = {
            "agency": agency,
            "contribution": _capital(joined(kinds)),
            "author": joined([author_of(source) for source in reviews]) or missing,
            "independence": " ".join(filter(None, map(independence_of, reviews))) or stated,
            "signed_off": "; ".join(filter(None, map(signed_off_of, reviews))) or stated,
        }
        rows.append(Row(f"dhr.contributor.{digest(agency)}", cells, main="contribution"))
    if not rows:
        return []
    return [
        *said("contributors", "These agencies contributed to the review:"),
        Block("contributors", "Contributors to the review", "dhr.contributors", rows=tuple(rows)),
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def panel(matter: Matter) -> list[Block]:
    members = matter.settings.panel
    if not members:
        return []
    rows = [
        Row(
            f"dhr.panel.{digest(m.name)}",
            {"name": m.name, "title": m.title or UNSTATED, "agency": m.agency or UNSTATED},
            main="name",
        )
        for m in members
    ]
    return [
        *said("panel", "The members of the review panel were:"),
        Block("panel", "Members of the review panel", "dhr.panel", rows=tuple(rows)),
    ]


def author(matter: Matter) -> list[Block]:
    chair, writer = matter.settings.chair, matter.settings.author
    same = chair.name and chair.name == writer.name
    lines = []
    if chair.name:
        held = f"The review was chaired{' and this report was written' if same else ''} by {chair.name}."
        lines.append(f"{held} {_capital(closed(flat(chair.credentials)))}".strip())
    if writer.name and not same:
        lines.append(f"This report was written by {writer.name}. {_capital(closed(flat(writer.credentials)))}".strip())
    return said("author", *lines)


def of_sections(matter: Matter, key: str, *keys: str) -> list[Block]:
    """Take over what the IMRs say under some keys, agency by agency."""
    blocks: list[Block] = []
    agency = ""
    for source, section in matter.sections(*keys):
        for paragraph in content(section):
            if source.agency != agency:
                agency = source.agency
                blocks.append(Block("heading", agency))
            text = closed(flat(of_row(paragraph.text) if paragraph.row else unnumbered(paragraph.text)))
            kind: Kind = "bullet" if paragraph.listed else "para"
            blocks.append(Block(kind, text, f"dhr.overview.{key}.{paragraph.id}", (of_paragraph(paragraph, source.agency),)))
    return blocks


def or_topic(matter: Matter, place: str, key: str) -> list[Block]:
    """Take over what IMRs say under a heading of their own, then what they say of it elsewhere."""
    return [*of_sections(matter, place, key), *of_topic(matter, key)]


def background(matter: Matter) -> list[Block]:
    """State the facts the settings, the register and the chronologies hold of the death and of what followed."""
    dates = matter.facts.dates
    victims, others = matter.people("victim"), matter.people("perpetrator")
    death = dates.get("death")
    lines = []
    if death:
        years = matter.age_at_death(victims[0]) if victims else None
        aged = f", aged {years}" if years is not None else ""
        lines.append(f"{matter.name('victim', 'The victim')} {matter.edition.died} on {day(death)}{aged}.")
    relation = _relation(matter)
    if others and relation:
        years = matter.age_at_death(others[0])
        aged = f", aged {years} at the time," if years is not None else ""
        lines.append(f"{others[0].name}{aged} was the victim's {relation}.")
    lines.append(f"The criminal trial ended on {day(dates['trial'])}." if dates.get("trial") else "")
    blocks = said("background", *lines)
    recorded = _death_and_after(matter, death) if death else []
    if recorded:
        blocks += [
            Block("para", "The chronologies record of the death and of what followed:", "dhr.overview.background.recorded")
        ]
        blocks += recorded
    return [*blocks, *of_topic(matter, "background")]


def _relation(matter: Matter) -> str:
    """Return how the perpetrator was related to the victim, from the register or a family table; empty unless it is plain."""
    people = [*matter.register.people, *(person for source in matter.sources for person in source.proposals)]
    for person in people:
        if person.role == "perpetrator" and person.relation:
            plain = re.sub(r"\(.*?\)|\bof the victim\b", " ", person.relation).strip(" .,").casefold()
            if plain in _RELATIONS:
                return plain
    return ""


def _death_and_after(matter: Matter, death: str) -> list[Block]:
    """Pick the events of the day of the death that most agencies record, and later ones in court; in short."""
    on_day = [event for event in matter.timeline.events if event.date == death]
    most = sorted(on_day, key=lambda event: -len(set(event.agencies)))
    chosen = [*most[:1], *(event for event in most[1:_ON_THE_DAY] if len(set(event.agencies)) > 1)]
    later = [
        event
        for event in matter.timeline.events
        if re.match(r"\d{4}", event.date)
        and event.date[:10] > death
        and any(_COURT.search(entry.text) for entry in event.entries)
    ]
    told = [event for event in matter.timeline.events if event in chosen or event in later[:_LATER]]
    return [replace(block, kind="bullet", id=f"dhr.overview.background.{block.refs[0].id}") for block in map(brief, told)]

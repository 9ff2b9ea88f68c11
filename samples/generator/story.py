"""Tell what happened: happenings that several agencies record, each agency's own contacts, silences in between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from samples.generator import dates
from samples.generator.grammar import Speaker
from samples.generator.world import World
from samples.kit.spans import days_of

START, DEATH = dt.date(2015, 1, 12), dt.date(2020, 9, 6)
WEIGHTS = {
    "police": 3.0,
    "gp": 3.0,
    "mh": 2.4,
    "dvs": 1.4,
    "housing": 1.1,
    "hospital": 1.2,
    "asc": 1.2,
    "substance": 1.0,
    "college": 0.7,
    "dwp": 0.9,
}
STYLES = {"police": "iso", "gp": "dots", "mh": "words", "dvs": "weekday", "housing": "dash", "hospital": "iso", "asc": "slash", "substance": "short",
          "college": "ordinal", "dwp": "slash"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """One row of one agency before it is put into columns."""

    day: dt.date
    written: str
    edtf: str | None
    time: str
    text: str
    action: str
    seen: str
    person: str
    event: str = ""
    problem: str = ""
    continued: str = ""


@dataclass(slots=True)
class Story:
    """All rows by agency kind, and where accounts differ."""

    rows: dict[str, list[Told]] = field(default_factory=dict)
    conflicts: list[dict[str, object]] = field(default_factory=list)


# kind of happening -> (features that may differ, {agency: how it tells it})
HAPPENINGS: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "assault": (("injury", "caller", "children_present", "time"), {
        "police": "999 call from <f.caller> at <f.clock>: <@victim> assaulted by <@perpetrator> at <@home>, <f.injury>; <f.children_present>. Ref <f.crime>.",
        "hospital": "Brought in after assault by partner at <@home> at about <f.clock>: <f.injury>. Told staff that it was <@perpetrator>. Police ref <f.crime>.",
        "asc": "Notification of assault on <@victim> at <@home>, <f.clock>; <f.children_present>. Police ref <f.crime>.",
        "dvs": "Police referral after assault at <@home> by <@perpetrator>. <@victim> says <f.caller> rang. <f.injury>. Crime <f.crime>.",
    }),
    "overdose": (("injury", "caller", "time"), {
        "police": "Concern for safety call from <f.caller>, <f.clock>: <@victim> had taken <f.pills>. Ambulance conveyed.",
        "hospital": "Overdose of <f.pills>, staggered, arrived with <@perpetrator>; <f.injury>. Ambulance called at <f.clock> by <f.caller>.",
        "gp": "Discharge letter: overdose of <f.pills>, admitted two nights; <f.injury>. Ambulance was called by <f.caller>.",
        "mh": "Assessed after overdose of <f.pills>. Ambulance had been called by <f.caller>. Home treatment team declined.",
    }),
    "marac": (("outcome", "date"), {
        "police": "MARAC <f.ref>: <@victim> heard as high risk. <f.outcome>.", "dvs": "MARAC today for <@victim>, ref <f.ref>. Minutes: <f.outcome>.",
        "housing": "MARAC <f.ref> attended. <f.outcome>.", "mh": "MARAC list: <@victim>, <f.ref>. Agreed <f.outcome>.", "asc": "MARAC <f.ref>. <f.outcome>.",
        "substance": "Our service gave <n> lines to MARAC <f.ref>. <f.outcome>.",
    }),
    "refuge": (("date", "people"), {
        "dvs": "<@victim> came into <@refuge>, brought by <f.people>, with <@child1> and <@child2> and four carrier bags.",
        "housing": "Told that <@victim> and the children went into refuge out of area, taken by <f.people>.", "police": "Address flag: <@victim> and children now in refuge, driven there by <f.people>.",
        "dwp": "Change of address withheld, <@victim> in refuge; brought to the office by <f.people>.",
    }),
    "breach": (("people", "children_present", "time"), {
        "police": "Breach of non-molestation order <f.court> at <f.clock> outside <@school>: <@perpetrator> there <f.people>; <f.children_present>. Arrested.",
        "college": "<@perpetrator> came from <@school> to the college gate in breach of order <f.court>, <f.people>. Police had been called at <f.clock>.",
        "dvs": "<@victim> rang about the breach at <@school> (<f.court>): <@perpetrator> came <f.people>. <f.children_present>.",
    }),
    "withdrawal": (("disclosure", "date"), {
        "college": "<@victim> withdrawn from Access to Nursing by e-mail. Told tutor <f.disclosure>.", "dwp": "College course ended, claim changed. <@victim> told the coach <f.disclosure>.",
        "mh": "Has left the nursing course. Told <@worker> <f.disclosure>.",
    }),
    "eviction": (("outcome",), {
        "housing": "Possession hearing for <@home>, case <f.court>: <f.outcome>.", "dwp": "Evidence of possession hearing <f.court> uploaded: <f.outcome>.",
        "dvs": "Sat with <@victim> at the possession hearing <f.court>. <f.outcome>.",
    }),
    "ward": (("disclosure", "people"), {
        "mh": "Informal admission. <@victim> came <f.people>. Disclosed on the ward <f.disclosure>.", "hospital": "Transferred from medical bed to the psychiatric unit, <f.people>. Told staff <f.disclosure>.",
        "gp": "Notified of psychiatric admission; was brought <f.people>.", "substance": "Unit rang: <@victim> admitted, came <f.people>. Detox on hold.",
    }),
    "death": (("time", "caller", "people"), {
        "police": "<f.clock>: call from <f.caller>. <@victim> found dead at <@flat>, <f.people>. Not thought suspicious at first. Note addressed to <@child1>.",
        "hospital": "Notified of death of <@victim>; <f.people>. Ambulance called by <f.caller>.", "mh": "Informed of the death of <@victim>: ambulance called at <f.clock> by <f.caller>.",
        "dvs": "Told by <@friend> that <@victim> has died.", "gp": "Notified of death by coroner's officer, inquest <#INQUEST>.",
        "asc": "Police notify death of <@victim>, call at <f.clock> from <f.caller>; <f.people>.",
    }),
}  # fmt: skip
FEATURES: dict[str, tuple[str, ...]] = {
    "injury": ("a broken left wrist", "a broken right wrist", "a cut above the right eye", "bruising to both arms", "a fractured cheekbone", "no injury seen", "two cracked ribs"),
    "caller": ("<@neighbour>", "<@mother>", "<@perpetrator>", "a passer-by who gave no name", "<@friend>", "<@victim> <herself>"),
    "children_present": ("both children asleep upstairs", "<@child1> on the stairs", "children with their grandmother", "<@child2> in <hers> arms", "no children in the house"),
    "people": ("<@friend>", "<@brother>", "a taxi driver", "<@mother>", "<@colleague>"),
    "outcome": ("housing to find a place within a week", "police to fit an alarm", "mental health to offer an appointment alone", "adjourned for six weeks", "no further action", "order suspended on terms"),
    "disclosure": ("that <he> had locked <her> in the bathroom", "that everything was fine at home", "that <he> had the cash card", "that <she> wanted to sleep and not wake", "that the bruise came from the bus"),
    "pills": ("about thirty paracetamol", "citalopram and vodka", "sixteen zopiclone", "mirtazapine and a bottle of wine"),
}  # fmt: skip
OWN: dict[str, dict[str, tuple[str, ...]]] = {  # what fits one kind of happening only
    "breach": {"children_present": ("<@child1> watching from the steps", "both children in the playground", "no children in sight", "<@child2> by the hand")},
    "overdose": {"injury": ("no lasting harm", "a graze to the forehead from the fall", "liver tests raised", "old bruises on both arms")},
}  # fmt: skip
BY_DAY = frozenset({"marac", "breach", "withdrawal", "eviction", "refuge"})
WITH = {"breach": "with {}", "ward": "with {}", "death": "{} present"}


def tell_story(world: World, rng: Random, speakers: Mapping[str, Speaker], total: int) -> Story:
    """Return a story of about `total` rows (never fewer than three a agency)."""
    kinds = list(speakers)
    silences = _silences(rng) if total >= 200 else []
    story = Story({kind: [] for kind in kinds})
    for counter, (name, day) in enumerate(_schedule(rng, kinds, total, silences), start=1):
        _happen(story, world, rng, speakers, f"E{counter}", name, day)
    share = sum(WEIGHTS[k] for k in kinds)
    for kind in kinds:
        wanted = max(3, round(total * WEIGHTS[kind] / share)) - len(story.rows[kind])
        for _ in range(max(0, wanted)):
            story.rows[kind].append(_contact(rng, speakers[kind], kind, _day(rng, silences), silences))
        story.rows[kind].sort(key=lambda row: row.day)
        story.rows[kind] = _loosen(rng, story.rows[kind])
    return story


def _silences(rng: Random) -> list[tuple[dt.date, dt.date]]:
    first = dt.date(2016, rng.randint(2, 6), rng.randint(1, 28))
    second = dt.date(2018, rng.randint(3, 8), rng.randint(1, 28))
    return [(day, day + dt.timedelta(days=rng.randint(95, 150))) for day in (first, second)]


def _day(rng: Random, silences: list[tuple[dt.date, dt.date]]) -> dt.date:
    while True:
        day = START + dt.timedelta(days=rng.randrange((DEATH - START).days - 8))
        if not any(start - dt.timedelta(days=20) <= day <= end + dt.timedelta(days=20) for start, end in silences) or (
            rng.random() < 0.3
            and not any(start - dt.timedelta(days=1) <= day <= end + dt.timedelta(days=1) for start, end in silences)
        ):
            return day


def _schedule(rng: Random, kinds: list[str], total: int, silences: list[tuple[dt.date, dt.date]]) -> list[tuple[str, dt.date]]:
    possible = [name for name, (_, told) in HAPPENINGS.items() if len(set(told) & set(kinds)) > 1 and name != "death"]
    count = max(8, min(45, total // 14)) if possible else 0
    plan = [(name, _day(rng, silences)) for name in (possible[i % len(possible)] for i in range(count))]
    spaced: list[tuple[str, dt.date]] = []
    for name, day in sorted(plan, key=lambda p: p[1]):  # two of a kind in one fortnight would be a riddle, not a test
        if not any(abs((day - d).days) < 15 for n, d in spaced if n == name):
            spaced.append((name, day))
    if len(set(HAPPENINGS["death"][1]) & set(kinds)) > 1:
        spaced.append(("death", DEATH))
    return spaced


def _happen(
    story: Story, world: World, rng: Random, speakers: Mapping[str, Speaker], event: str, name: str, day: dt.date
) -> None:
    differing, told = HAPPENINGS[name]
    present = [k for k in speakers if k in told]
    chosen = present if name == "death" else sorted(rng.sample(present, rng.randint(2, min(4, len(present)))), key=present.index)
    speaker = speakers[chosen[0]]
    when = dt.time(rng.randrange(9, 17) if name in BY_DAY else rng.randrange(24), rng.choice((0, 5, 10, 15, 20, 35, 40, 55)))
    banks = FEATURES | OWN.get(name, {})
    truth = {key: _decapitalised(speaker.grow(rng.choice(bank))) for key, bank in banks.items()}
    if name in WITH:
        truth["people"] = WITH[name].format(truth["people"])
    truth |= {"crime": world.identifier("CRIME", "", rng), "ref": world.identifier("MARAC", "", rng), "court": world.identifier("COURT", "", rng),
              "clock": f"{when:%H:%M}"}  # fmt: skip
    odd = rng.choice(chosen[1:]) if rng.random() < 0.45 else ""
    field_name = rng.choice(differing)
    told_as = "clock" if field_name == "time" else field_name  # a later step of the night has a time of its own
    if odd and field_name != "date" and not (_uses(told[odd], told_as) and _uses(told[chosen[0]], told_as)):
        odd = ""
    for kind in chosen:
        features, row_day, row_time = dict(truth), day, when
        if kind == odd and field_name == "date":
            row_day = day + dt.timedelta(days=1)
        elif kind == odd and field_name == "time":
            row_time = (dt.datetime.combine(day, when) + dt.timedelta(minutes=rng.choice((25, 40, 90)))).time()
            features["clock"] = f"{row_time:%H:%M}"
            if row_time < when:
                row_time, features["clock"] = when, truth["clock"]
        elif kind == odd:
            others = [_decapitalised(speaker.grow(v)) for v in banks[field_name]]
            others = [WITH[name].format(v) if field_name == "people" and name in WITH else v for v in others]
            features[field_name] = rng.choice([v for v in others if _differs(v, truth[field_name])])
        written, edtf, problem = dates.exact(rng, row_day, STYLES[kind])
        story.rows[kind].append(Told(row_day, written, edtf, _clock(rng, kind, row_time), speakers[kind].grow(told[kind], features),
                                     speakers[kind].grow("<action>"), rng.choice(("Y", "N", "yes, alone", "")), speakers[kind].grow("<@worker>"), event, problem))  # fmt: skip
        if kind == odd:
            first = chosen[0]
            values = {first: {"date": day.isoformat(), "time": truth["clock"]}.get(field_name, truth.get(field_name, "")),
                      odd: {"date": row_day.isoformat(), "time": features["clock"]}.get(field_name, features.get(field_name, ""))}  # fmt: skip
            if values[first] != values[odd]:
                story.conflicts.append({"event": event, "field": field_name, "values": values})


def _uses(template: str, feature: str) -> bool:
    return f"<f.{feature}>" in template


def _differs(one: str, other: str) -> bool:
    owner = lambda text: text.partition(":")[0] if text.startswith("{") else text  # noqa: E731
    return owner(one) != owner(other)


def _decapitalised(text: str) -> str:
    return text if text.startswith("{") else text[0].lower() + text[1:]


def _clock(rng: Random, kind: str, when: dt.time) -> str:
    return f"T{when:%H:%M}" if kind == "police" else dates.clock(rng, when)


def _contact(rng: Random, speaker: Speaker, kind: str, day: dt.date, silences: list[tuple[dt.date, dt.date]]) -> Told:
    text = speaker.grow("<row>")
    if rng.random() < 0.35:
        text += " " + speaker.grow(rng.choice(("<decoy>", "<analysis>")))
    when = dt.time(rng.randrange(8, 22), rng.choice((0, 10, 15, 30, 45))) if rng.random() < 0.5 else None
    roll = rng.random()
    if roll < 0.80:
        written, edtf, problem = dates.exact(rng, day, STYLES[kind])
    elif roll < 0.84:
        written, edtf, problem = dates.uncertain(rng, day)
    elif roll < 0.89:
        written, edtf, problem = dates.vague(rng, day)
    elif roll < 0.96:
        written, edtf, problem = dates.span(rng, day)
    elif roll < 0.98:
        written, edtf, problem = dates.listed(rng, day)
    else:
        written, edtf, problem = dates.hopeless(rng, day)
    covered = days_of(edtf) or (day, day)
    edge = dt.timedelta(days=30)
    if any(covered[0] <= end + edge and start - edge <= covered[1] for start, end in silences):  # a silence has sharp ends
        written, edtf, problem = dates.exact(rng, day, STYLES[kind])
    continued = speaker.grow("<analysis>") if kind == "asc" and rng.random() < 0.08 else ""
    return Told(day, written, edtf, _clock(rng, kind, when) if when else "", text, speaker.grow("<action>"), rng.choice(("Y", "N", "n/a", "")),
                speaker.grow("<@worker>"), "", problem, continued)  # fmt: skip


def _loosen(rng: Random, rows: list[Told]) -> list[Told]:
    """Write some exact dates the lazy way: without a year between rows of one year, or relative to the row above."""
    loose: list[Told] = []
    for index, row in enumerate(rows):
        before = rows[index - 1] if index else None
        after = rows[index + 1] if index + 1 < len(rows) else None
        exact = row.edtf == row.day.isoformat() and not row.event
        if exact and before and after and before.edtf == before.day.isoformat() and loose[-1].written == before.written:
            if rng.random() < 0.25 and (row.day - before.day).days in (0, 1):
                row = _written(row, "same day" if row.day == before.day else rng.choice(("next day", "the following day")))
            elif rng.random() < 0.02 and after.edtf == after.day.isoformat() and before.day.year == after.day.year:
                row = _written(row, f"{row.day.day}/{row.day.month}")
        loose.append(row)
    return loose


def _written(row: Told, written: str) -> Told:
    return Told(
        row.day, written, row.edtf, row.time, row.text, row.action, row.seen, row.person, row.event, row.problem, row.continued
    )

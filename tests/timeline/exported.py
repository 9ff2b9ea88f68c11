"""An invented timeline for the exports: every precision, a dispute, a proposal, a gap, an undated row, hostile text."""

from __future__ import annotations

from pipeline.model import Account, CaseFacts, Conflict, Entry, Event, Gap, Join, Person, Problem, Proposal, Register, Timeline

POLICE, TRUST, SCHOOL = "Example Police", "Example & Vale NHS Trust", "St Osyth's School"
HOSTILE = '=cmd|"/c calc"!A1 </script><script>alert(1)</script> <b>bold</b>'


def entry(number: int, agency: str, date: str | None, text: str = "A visit.", **more: object) -> Entry:
    known = {"date_as_written": date or "n/k", "time_as_written": ""} | more
    place = f"Sheet1!A{number}"
    return Entry(
        id=f"entry{number:04d}",
        agency=agency,
        document=f"sources/{agency}/rows.xlsx",
        locator=place,
        sequence=number,
        text=text,
        date=date,
        **known,
    )  # type: ignore[arg-type]


def event(number: int, *entries: Entry, **more: object) -> Event:
    first = entries[0]
    agencies = tuple(dict.fromkeys(item.agency for item in entries))
    return Event(f"E{number:04d}", first.date or "", first.time, agencies, first.text[:80], entries, **more)  # type: ignore[arg-type]


DISPUTE = Conflict(
    "time",
    (Account(POLICE, "02:40", "entry0003"), Account(TRUST, "03:15", "entry0004")),
    "dispute1",
    "The panel takes the log of the call.",
)

TIMELINE = Timeline(
    events=(
        event(1, entry(1, SCHOOL, "2016", "Started school.", flags=("year_inferred",)), in_scope=False),
        event(
            2,
            entry(2, POLICE, "2018-09-04", "Neighbour rang.", time="02:40", time_as_written="0240 hrs"),
            markers=("threats_to_kill",),
        ),
        event(
            3,
            entry(3, POLICE, "2018-09-05", "Attended at the flat.", action="No further action.", seen="Yes", children="asleep"),
            entry(4, TRUST, "2018-09-05", "Attended the emergency department.", analysis="Not asked.", people="Nurse Brightwell"),
            join=Join(0.91, ("the same day", "both name the flat")),
            conflicts=(DISPUTE,),
        ),
        event(4, entry(5, TRUST, "2018-10-02/2018-10-05", "On the ward.")),
        event(5, entry(6, TRUST, "2019-06~", HOSTILE)),
        event(6, entry(7, SCHOOL, "2019-09/..", "Attendance falls.")),
        event(7, entry(8, POLICE, "2020-01-01", "-5 degrees; welfare check.")),
    ),
    undated=(entry(9, SCHOOL, None, "Spoke of home."),),
    proposals=(Proposal(("entry0002", "entry0003"), 0.62, ("one day apart",)),),
    gaps=(Gap("2018-10-05", "2020-01-01", 453), Gap("2018-09-05", "2020-01-01", 483, POLICE)),
    problems=(Problem("sources/Example Police/rows.xlsx", "Sheet1!A9", "undated: no date is given", "entry0009"),),
)

REGISTER = Register(
    people=(
        Person("victim", "victim", "Mina Faraday", born="1990-09-05", died="2020-01-02"),
        Person("child", "child", "Ivo Faraday", born="2018-09-01"),
        Person("worker", "professional", "Ada Brightwell", born="1980-01-01"),
    )
)

FACTS = CaseFacts(reference="DHR-EX-1", dates={"death": "2020-01-02", "scope_from": "2017-01-01", "scope_to": "2020-01-02"})

ENTRIES = sum(len(item.entries) for item in TIMELINE.events) + len(TIMELINE.undated)

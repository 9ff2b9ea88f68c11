"""Rows of several agencies become one timeline: nothing lost, order total, joined only where they tell one happening."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import CaseState
from pipeline.model import CaseFacts, Entry, Event, Paragraph, Person, Register, Section, Source, Timeline, digest
from pipeline.timeline import from_json, merge, to_json
from pipeline.timeline.pattern import ages_on, contacts, intervals, outside_scope, with_markers

REGISTER = Register(
    people=(
        Person("victim", "victim", "Tessa Quill", ("Tess", "TQ"), born="1985-02-09", died="2019-08-21"),
        Person("perp", "perpetrator", "Owen Marsh", ("Owen", "OM"), born="1983-01-01"),
        Person("child", "child", "Ivo Quill", ("Ivo",), born="2014-05-01"),
        Person("bro", "family", "Dylan Marsh", ("Dylan",), relation="brother of the perpetrator"),
    )
)
Row = tuple[str, str, str] | tuple[str, str]


def source(agency: str, *rows: Row, name: str = "chronology.xlsx", sections: tuple[Section, ...] = ()) -> Source:
    document = f"sources/{agency}/{name}"
    entries = tuple(
        Entry(
            digest(document, str(n), row[-1]),
            agency,
            document,
            f"Sheet1!A{n + 2}",
            n,
            row[0],
            row[1] if len(row) == 3 else "",
            row[-1],
        )
        for n, row in enumerate(rows)
    )
    return Source(document, digest(document), agency, "chronology", entries=entries, sections=sections)


def merged(*sources: Source, **options: object) -> Timeline:
    return merge(list(sources), register=REGISTER, facts=options.pop("facts", CaseFacts()), **options)  # type: ignore[arg-type]


def event_with(timeline: Timeline, text: str) -> Event:
    return next(e for e in timeline.events if any(text in entry.text for entry in e.entries))


POLICE = source(
    "Northam Police",
    (
        "04/09/2018",
        "02:40",
        "999 call from neighbour Mrs Lund: shouting at the address. Owen arrested. Ivo asleep upstairs. No"
        " injuries seen. Log 4471/2018.",
    ),
    ("11/09/2018", "Tess attended the front desk about her passport."),
    ("05/05/2019", "Stopped a car for no insurance, Owen driving."),
)
AMBULANCE = source(
    "Northam Ambulance Service",
    (
        "4.9.18",
        "02:55",
        "Called by police to a female with a swollen cheek, police ref 4471/2018. Ivo awake and crying. Conveyed to hospital.",
    ),
)
HOUSING = source(
    "Quarley Homes",
    ("20/02/2018", "Rent arrears letter sent."),
    ("n/k", "Spoke to tenant about the fence."),
    ("next week", "Gas check."),
)


def test_a_happening_two_agencies_record_is_one_event_with_its_reasons() -> None:
    timeline = merged(POLICE, AMBULANCE, HOUSING)
    event = event_with(timeline, "999 call")
    assert event.agencies == ("Northam Police", "Northam Ambulance Service")
    assert event.date == "2018-09-04" and event.time == "02:40"
    assert event.join and event.join.score > 0.9 and "the same reference number" in event.join.reasons


def test_disagreements_are_listed_with_both_accounts_and_silence_is_none() -> None:
    conflicts = {
        c.field: {a.agency for a in c.values} for c in event_with(merged(POLICE, AMBULANCE, HOUSING), "999 call").conflicts
    }
    assert set(conflicts) == {"time", "children_present", "injury"}
    assert conflicts["injury"] == {"Northam Police", "Northam Ambulance Service"}


def test_a_resolution_stands_beside_its_conflict() -> None:
    conflict = event_with(merged(POLICE, AMBULANCE), "999 call").conflicts[0]
    again = event_with(merged(POLICE, AMBULANCE, resolutions={conflict.id: "The panel accepts the log."}), "999 call")
    assert again.conflicts[0].resolution == "The panel accepts the log."


def test_similar_words_on_different_days_are_two_happenings() -> None:
    one = source(
        "Northam Police",
        ("01/03/2019", "Attended a verbal argument at the address, no offences disclosed, words of advice given."),
    )
    two = source(
        "Quarley Homes",
        ("14/03/2019", "Attended a verbal argument at the address, no offences disclosed, words of advice given."),
    )
    assert len(merged(one, two).events) == 2


def test_the_same_day_alone_is_not_the_same_happening() -> None:
    one = source("Northam Police", ("01/03/2019", "Burglary of a shed reported."))
    two = source("Quarley Surgery", ("01/03/2019", "Flu vaccination given."))
    assert len(merged(one, two).events) == 2


def test_two_rows_of_one_agency_at_different_times_stay_apart_though_another_matches_both() -> None:
    police = source(
        "Northam Police",
        ("04/09/2018", "02:40", "999 call, Owen arrested for assault."),
        ("04/09/2018", "19:30", "Owen arrested again for assault and breach of bail."),
    )
    hospital = source("Northam Hospital", ("04/09/2018", "03:30", "Brought by police after assault by Owen."))
    event = event_with(merged(police, hospital), "999 call")
    assert {e.agency for e in event.entries} == {"Northam Police", "Northam Hospital"} and len(event.entries) == 2


def test_a_row_said_twice_by_one_agency_is_one_event() -> None:
    text = "Home visit by PC Stone, Tess seen alone, no concerns noted."
    timeline = merged(source("Northam Police", ("01/03/2019", text), ("01/03/2019", text + " ")))
    assert len(timeline.events) == 1 and len(timeline.events[0].entries) == 2


def test_a_letter_that_speaks_of_the_day_is_joined_to_it() -> None:
    hospital = source("Northam Hospital", ("08/09/2018", "21:40", "Fell on stairs carrying washing. Fracture of LEFT wrist."))
    surgery = source("Quarley Surgery", ("12/09/2018", "ED letter received: fall on stairs on 8/9, fracture of RIGHT wrist."))
    event = event_with(merged(hospital, surgery), "Fell")
    assert len(event.entries) == 2 and event.date == "2018-09-08"
    assert [c.field for c in event.conflicts] == ["injury"]


def test_a_night_across_midnight_is_one_happening_without_a_conflict_of_dates() -> None:
    police = source("Northam Police", ("03/03/2019", "23:50", "999 call from Tess, Owen detained after assault, cut lip."))
    hospital = source(
        "Northam Hospital", ("04/03/2019", "01:45", "Brought by police after assault by Owen: lip laceration, sutured.")
    )
    event = event_with(merged(police, hospital), "999 call")
    assert len(event.entries) == 2 and event.date == "2019-03-03" and not event.conflicts


def test_rows_coarser_than_a_month_join_only_by_hard_evidence() -> None:
    police = source("Northam Police", ("2018", "Clare's Law disclosure made to Tess."))
    service = source("Haven IDVA Service", ("June 2018", "Clare's Law disclosure made to Tess."))
    assert len(merged(police, service).events) == 2
    police = source("Northam Police", ("2018", "Clare's Law disclosure made to Tess, ref DVDS/2018/0412."))
    service = source("Haven IDVA Service", ("June 2018", "Clare's Law disclosure, DVDS/2018/0412."))
    assert len(merged(police, service).events) == 1


def test_a_person_can_join_and_split_by_entry_and_it_sticks_when_a_late_file_arrives() -> None:
    one, two = POLICE.entries[1].id, HOUSING.entries[0].id
    assert len(event_with(merged(POLICE, HOUSING, join=[(one, two)]), "passport").entries) == 2
    pair = (POLICE.entries[0].id, AMBULANCE.entries[0].id)
    late = source("Sedgeley School", ("01/01/2018", "Ivo starts."))
    assert len(event_with(merged(late, POLICE, AMBULANCE, split=[pair]), "999 call").entries) == 1


def test_a_join_of_a_row_that_is_gone_is_a_problem_not_a_crash() -> None:
    timeline = merged(POLICE, join=[("gone", POLICE.entries[0].id)])
    assert any("gone" in p.reason for p in timeline.problems)


def test_undated_rows_keep_their_place_and_say_why() -> None:
    timeline = merged(HOUSING)
    assert [e.text for e in timeline.undated] == ["Spoke to tenant about the fence.", "Gas check."]
    assert {p.entry for p in timeline.problems} == {e.id for e in timeline.undated}


def test_a_row_without_time_stays_where_its_source_puts_it() -> None:
    rows = source(
        "Northam Police",
        ("01/03/2019", "09:00", "Burglary of a shed."),
        ("01/03/2019", "Lost dog found."),
        ("01/03/2019", "17:00", "Car stopped."),
    )
    assert [e.entries[0].text for e in merged(rows).events] == ["Burglary of a shed.", "Lost dog found.", "Car stopped."]


def test_gaps_are_listed_for_all_and_for_each_agency() -> None:
    police = source("Northam Police", ("01/01/2018", "Seen."), ("01/06/2018", "Seen again."), ("2018-07/2018-07", "x"))
    school = source("Sedgeley School", ("01/03/2018", "Absent."), ("spring 2018", "Tearful."))
    found = {(g.start, g.end, g.days, g.agency) for g in merged(police, school).gaps}
    assert ("2018-01-01", "2018-06-01", 151, "Northam Police") in found
    assert ("2018-03-01", "2018-06-01", 92, None) in found
    assert all(agency != "Sedgeley School" for *_, agency in found)


def test_a_month_that_holds_a_known_day_of_contact_does_not_shorten_a_gap() -> None:
    housing = source(
        "Alder Homes",
        ("10/01/2021", "Visit."),
        ("June 2021", "Transfer withdrawn."),
        ("21/06/2021", "Visit, told of the transfer."),
        ("01/07/2021 - 30/07/2021", "Stay in the refuge."),
        ("05/07/2021", "Called at the refuge."),
        ("November 2021", "Arrears."),
    )
    assert {(g.start, g.end) for g in merged(housing).gaps if g.agency} == {
        ("2021-01-10", "2021-06-21"),
        ("2021-07-30", "2021-11-01"),
    }


def test_a_row_that_says_there_was_no_contact_fills_no_gap() -> None:
    police = source(
        "Northam Police",
        ("01/01/2018", "Seen."),
        ("15/03/2018", "No contact recorded in this period."),
        ("01/06/2018", "Seen again."),
    )
    assert ("2018-01-01", "2018-06-01") in {(g.start, g.end) for g in merged(police).gaps}


def test_a_narrative_that_contradicts_its_own_chronology_is_listed() -> None:
    paragraph = Paragraph(
        "p1",
        "sources/Northam Police/imr.docx",
        "paragraph 12",
        "On 6 September 2018 officers attended a 999 call from the neighbour Mrs Lund about shouting; Owen"
        " was arrested. Policy was followed.",
    )
    imr = Source(
        "sources/Northam Police/imr.docx",
        "x",
        "Northam Police",
        "imr",
        sections=(Section("analysis", "Analysis", paragraphs=(paragraph,)),),
    )
    reasons = [p.reason for p in merged(POLICE, imr).contradictions]
    assert len(reasons) == 1 and "6 September 2018" in reasons[0] and "04/09/2018" in reasons[0]
    right = Paragraph("p1", paragraph.document, "paragraph 12", paragraph.text.replace("6 September", "4 September"))
    assert not merged(
        POLICE, Source(imr.document, "x", imr.agency, "imr", sections=(Section("analysis", "Analysis", paragraphs=(right,)),))
    ).contradictions


def test_a_footnote_speaks_of_the_day_of_the_paragraph_that_cites_it() -> None:
    police = source(
        "Northam Police", ("06/09/2018", "999 call from Mrs Lund about shouting; Owen arrested. No children present.")
    )
    document = "sources/Northam Police/imr.docx"
    said = Paragraph(
        "p1", document, "paragraph 12", "On 6 September 2018 Mrs Lund rang 999 about shouting and Owen was arrested."
    )
    note = Paragraph("p2", document, "note 1", "The children were asleep upstairs.", note=True)
    imr = Source(document, "x", "Northam Police", "imr", sections=(Section("analysis", "Analysis", paragraphs=(said, note)),))
    (problem,) = merged(police, imr).contradictions
    assert "children" in problem.reason and '"' not in problem.reason and "“" not in problem.reason
    without = replace(imr, sections=(Section("analysis", "Analysis", paragraphs=(said,)),))
    assert not merged(police, without).contradictions


def test_the_pattern_counts_contacts_ages_intervals_markers_and_scope() -> None:
    facts = CaseFacts(dates={"scope_from": "2018-06-01", "scope_to": "2019-08-21"})
    timeline = merged(
        POLICE,
        HOUSING,
        source("Haven IDVA Service", ("01/10/2018", "They have separated; he made threats to kill.")),
        facts=facts,
    )
    assert contacts(timeline).by_month["Northam Police", "2018-09"] == 2
    assert [(a.person, a.least) for a in ages_on("2018-09-04", REGISTER)] == [("victim", 33), ("perp", 35), ("child", 4)]
    assert [e.summary for e in outside_scope(timeline)] == ["Rent arrears letter sent."]
    assert [e.markers for e in with_markers(timeline, ["separation"])] == [("separation", "threats_to_kill")]
    assert intervals(timeline.events)[0].least == 196


def test_the_timeline_comes_back_from_json_as_it_was() -> None:
    timeline = merged(POLICE, AMBULANCE, HOUSING)
    plain = json.loads(json.dumps(to_json(timeline)))
    assert from_json(plain) == timeline
    assert set(plain["events"][0]) >= {"id", "date", "time", "agencies", "summary", "join", "entries", "conflicts"}
    with pytest.raises(CaseState):
        from_json({"version": 1, "events": "x"})


# --- properties ------------------------------------------------------------------------------------------------------

DATES = st.sampled_from(
    [
        "04/09/2018",
        "5.9.18",
        "September 2018",
        "n/k",
        "",
        "next day",
        "12/09",
        "2018",
        "3-5 Sept 2018",
        "31/02/2018",
        "since 2016",
        "autumn 2018",
        "4/9/18, 6/9/18",
    ]
)
TEXTS = st.sampled_from(
    [
        "Assault by Owen, cut lip.",
        "Owen arrested after assault. Ref 4471/2018.",
        "MARAC heard.",
        "No reply.",
        "Tess: low mood",
        "Same incident as above.",
    ]
)
SOURCES = st.lists(
    st.tuples(
        st.sampled_from(["Northam Police", "Northam Hospital", "Haven IDVA Service"]),
        st.lists(st.tuples(DATES, st.sampled_from(["", "02:40", "1405"]), TEXTS), max_size=6),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(SOURCES, st.randoms(use_true_random=False))
def test_no_row_is_lost_or_doubled_and_the_order_of_files_does_not_matter(
    given_sources: list[tuple[str, list[tuple[str, str, str]]]], chance: random.Random
) -> None:
    sources = [source(agency, *rows, name=f"{n}.csv") for n, (agency, rows) in enumerate(given_sources)]
    timeline = merged(*sources)
    out = [e for event in timeline.events for e in event.entries] + list(timeline.undated)
    assert sorted(e.id for e in out) == sorted(e.id for s in sources for e in s.entries)
    assert {(e.id, e.text, e.date_as_written) for e in out} == {
        (e.id, e.text, e.date_as_written) for s in sources for e in s.entries
    }
    assert [e.id for e in timeline.events] == [f"E{n:04d}" for n in range(1, len(timeline.events) + 1)]
    chance.shuffle(sources)
    assert merged(*sources) == timeline


def test_merging_stays_near_linear_in_the_number_of_rows() -> None:
    import time

    from benchmarks.merge_rows import invented

    seconds = []
    for rows in (300, 1200):
        sources, register, _ = invented(rows, 12, 4)
        started = time.process_time()
        timeline = merge(sources, register=register, facts=CaseFacts())
        seconds.append(time.process_time() - started)
        assert sum(len(e.entries) for e in timeline.events) == sum(len(s.entries) for s in sources)
    assert seconds[1] < 12 * max(seconds[0], 0.05)

"""A report sent twice, a report sent again corrected, and rows that people join or split."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.pipeline import small
from tests.pipeline.conftest import Run

pytestmark = pytest.mark.slow


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return small.make(tmp_path / "case")


def timeline(case: Path) -> dict:
    return json.loads((case / "work" / "timeline.json").read_text(encoding="utf-8"))


def test_the_same_file_sent_twice_is_one(case: Path, dhr: Run) -> None:
    folder = case / "sources" / "Example Housing"
    shutil.copy(folder / "chron.csv", folder / "chron copy.csv")
    assert dhr("timeline", case).returncode == 0
    rows = sum(len(event["entries"]) for event in timeline(case)["events"])
    assert rows == 4
    assert "is the same file as" in dhr("status", case).stdout


def test_a_corrected_review_replaces_the_first_and_keeps_the_decisions(case: Path, dhr: Run) -> None:
    long = [
        ("Heading 1", "Analysis of involvement"),
        *(("Normal", f"Officers recorded visit number {n} to Odalys Verrick in the station log that week.") for n in range(8)),
        ("Heading 1", "Recommendations"),
        ("List Number", "Example Police should audit the use of the DASH by 31 December 2021."),
    ]
    (case / "sources" / "Example Police" / "IMR.docx").unlink()
    small.word(case / "sources" / "Example Police" / "IMR v1.docx", long)
    assert dhr("run", case).returncode == 0
    assert dhr("decide", case, "--accept-all", "--by", "P", "--reason", "r").returncode == 0
    corrected = [*long[:5], ("Normal", "One paragraph was corrected after the panel asked about the custody record."), *long[6:]]
    small.word(case / "sources" / "Example Police" / "IMR v2.docx", corrected)
    ended = dhr("run", case)
    assert ended.returncode == 0, ended.stderr
    assert "replaced by a later version: sources/Example Police/IMR v1.docx" in ended.stdout
    facts = json.loads(dhr("status", case, "--json").stdout)
    before = json.loads((case / "work" / "findings.json").read_text(encoding="utf-8"))
    assert facts["open"]["findings decided"] <= 0.2 * len(before["findings"])


def test_a_corrected_chronology_under_another_name_is_pointed_out_until_somebody_says_what_it_is(case: Path, dhr: Run) -> None:
    folder = case / "sources" / "Example Housing"
    rows = "".join(f"{n:02}/02/2019,Warden spoke to the tenant at the door of number {n}.\n" for n in range(1, 7))
    (folder / "repairs.csv").write_text("Date,Details\n" + rows, encoding="utf-8")
    (folder / "log of visits v2.csv").write_text("Date,Details\n" + rows.replace("number 3", "number 13"), encoding="utf-8")
    ended = dhr("timeline", case)
    assert ended.returncode == 0 and "told twice: sources/Example Housing/log of visits v2.csv" in ended.stdout
    named = [p for p in timeline(case)["problems"] if "replaces: Example Housing/repairs.csv" in p["reason"]]
    assert [p["document"] for p in named] == ["sources/Example Housing/log of visits v2.csv"]
    before = sum(len(event["entries"]) for event in timeline(case)["events"])
    with (case / "case.yaml").open("a", encoding="utf-8") as settings:
        settings.write("sources:\n  Example Housing/log of visits v2.csv: {replaces: Example Housing/repairs.csv}\n")
    ended = dhr("timeline", case)
    assert ended.returncode == 0 and "told twice" not in ended.stdout
    assert sum(len(event["entries"]) for event in timeline(case)["events"]) == before - 6


def test_a_join_and_a_split_stick_when_a_late_file_renumbers_events(case: Path, dhr: Run) -> None:
    assert dhr("timeline", case).returncode == 0
    events = timeline(case)["events"]
    joined = next(event for event in events if len(event["entries"]) == 2)
    ids = {entry["id"] for entry in joined["entries"]}
    assert dhr("timeline", case, "--split", joined["id"], "--by", "Writer").returncode == 0
    assert not any(ids <= {entry["id"] for entry in event["entries"]} for event in timeline(case)["events"])
    first, last = events[0], events[-1]
    wanted = {entry["id"] for event in (first, last) for entry in event["entries"][:1]}
    apart = [next(e["id"] for e in timeline(case)["events"] if {x["id"] for x in e["entries"]} & {one}) for one in sorted(wanted)]
    assert dhr("timeline", case, "--join", *apart, "--by", "Writer").returncode == 0
    late = case / "sources" / "Example Practice"
    late.mkdir()
    (late / "c.csv").write_text("Date,Details\n01/01/2019,Registered.\n02/01/2019,Seen for a cough.\n", encoding="utf-8")
    assert dhr("timeline", case).returncode == 0
    assert any(wanted <= {entry["id"] for entry in event["entries"]} for event in timeline(case)["events"])


def test_a_join_of_nothing_known_is_a_wrong_use(case: Path, dhr: Run) -> None:
    assert dhr("timeline", case, "--join", "E9998", "E9999").returncode == 2


def test_a_join_outlives_a_chronology_sent_again_with_a_row_more(case: Path, dhr: Run) -> None:
    assert dhr("timeline", case).returncode == 0
    wanted = {event["entries"][0]["id"] for event in (timeline(case)["events"][0], timeline(case)["events"][-1])}
    apart = [event["id"] for event in timeline(case)["events"] if {entry["id"] for entry in event["entries"]} & wanted]
    assert dhr("timeline", case, "--join", *apart, "--by", "Writer").returncode == 0
    log = case / "sources" / "Example Housing" / "chron.csv"
    head, *rows = log.read_text(encoding="utf-8").splitlines()
    log.write_text("\n".join([head, rows[0].replace(rows[0].split(",")[0], "01/01/2001"), *rows]) + "\n", encoding="utf-8")
    assert dhr("timeline", case).returncode == 0
    assert any(wanted <= {entry["id"] for entry in event["entries"]} for event in timeline(case)["events"])


def test_an_agency_that_sent_its_chronology_apart_is_not_told_that_its_review_lacks_one(case: Path, dhr: Run) -> None:
    report = [
        ("Heading 1", "Analysis"),
        ("Normal", "The officer should have asked."),
        ("Heading 1", "Lessons"),
        ("Normal", "Ask."),
    ]
    small.word(case / "sources" / "Example Housing" / "IMR.docx", report)
    assert dhr("ingest", case).returncode == 0
    lines = dhr("status", case).stdout.split("lacks     ")
    housing = next(line for line in lines if line.startswith("sources/Example Housing/IMR.docx"))
    assert "nothing found on:" in housing
    assert "chronology of involvement" not in housing
    assert all(len(line) <= 120 for line in housing.splitlines()[1:4])

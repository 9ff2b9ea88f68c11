"""The decisions sheet goes out, comes back filled, and a doubtful one is refused whole."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import InputRefused
from pipeline.model import Entity, Finding, Person, Register, UnreadItem
from pipeline.record import Recorded
from pipeline.redact.findings import Findings
from pipeline.redact.left import Leftover
from pipeline.review.effect import accept_all, effect
from pipeline.review.sheet import COLUMNS, left_to_do, read_sheet, rows, sheet_csv, signoff_target
from pipeline.review.tables import key_csv, legend_csv


def finding(identity: str, text: str = "Zora", **kw: object) -> Finding:
    values: dict[str, object] = {"action": "pseudonymise", "replacement": "Laura", "entity_id": None} | kw
    return Finding("drafts/R.docx", "body", "paragraph 1", "a1", 0, len(text), text, id=identity, **values)  # type: ignore[arg-type]


@pytest.fixture
def result() -> Findings:
    return Findings(
        drafts={"drafts/R.docx": "aa"},
        findings=(
            finding("f1", entity_id="victim"),
            finding("f2", "=HYPERLINK(1)", action="redact", replacement="[removed]"),
            finding("f3", "Hope", entity_id="hope", state="possible"),
            finding("f4", "Kai", entity_id="kid", state="possible"),
            finding("f5", "AAFDA", action="keep", replacement=None),
        ),
        entities=(
            Entity("victim", "person", "victim", "Zora Example", source="register"),
            Entity("hope", "person", "other", "Hope"),
            Entity("kid", "person", "child", "Kai"),
        ),
        unread=(UnreadItem.of("sources/P/a.docx", "picture", "paragraph 3", "a picture"),),
    )


def fill(
    tmp_path: Path, blob: bytes, actions: dict[str, tuple[str, str, str]], *, dialect: str = ",", encoding: str = "utf-8-sig"
) -> Path:
    records = list(csv.DictReader(io.StringIO(blob.decode("utf-8-sig"))))
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS, delimiter=dialect)
    writer.writeheader()
    for record in records:
        action, replacement, reason = actions.get(record["id"], ("", "", ""))
        writer.writerow(record | {"action": action, "replacement": replacement, "reason": reason})
    path = tmp_path / "filled.csv"
    path.write_bytes(stream.getvalue().encode(encoding))
    return path


def test_every_entity_finding_unread_item_signature_and_approval_has_a_row(result: Findings) -> None:
    kinds = [row.kind for row in rows(result)]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "entity": 3,
        "finding": 5,
        "unread": 1,
        "signoff": 1,
        "approval": 1,
    }


def test_excel_never_sees_a_formula(result: Findings) -> None:
    text = sheet_csv(result, {}).decode("utf-8-sig")
    for record in csv.reader(io.StringIO(text)):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in record)


@pytest.mark.parametrize(("dialect", "encoding"), [(",", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-16")])
def test_a_sheet_saved_by_any_office_reads_back(result: Findings, tmp_path: Path, dialect: str, encoding: str) -> None:
    actions = {
        "entity:victim": ("Replace", "Nora", "family’s wish"),
        "finding:f2": ("yes", "", ""),
        "approval:home-office": ("waive", "", "none"),
    }
    path = fill(tmp_path, sheet_csv(result, {}), actions, dialect=dialect, encoding=encoding)
    decided = read_sheet(path, result, by="Chair")
    assert [(d.kind, d.target, d.action, d.replacement) for d in decided] == [
        ("entity", "victim", "replace", "Nora"),
        ("finding", "f2", "accept", None),
        ("approval", "home-office", "waive", None),
    ]
    assert all(d.by == "Chair" for d in decided)


@pytest.mark.parametrize(
    ("identity", "filled"),
    [
        ("finding:f1", ("perhaps", "", "")),
        ("finding:f1", ("replace", "", "")),
        ("approval:home-office", ("waive", "", "")),
        ("left:l1", ("keep", "", "")),
        ("left:l1", ("accept", "", "agreed")),
        ("unread:", ("sign", "", "")),
    ],
)
def test_a_doubtful_row_refuses_the_sheet_and_names_the_row(
    result: Findings, tmp_path: Path, identity: str, filled: tuple[str, str, str]
) -> None:
    result = replace(result, left=(Leftover("l1", "R.docx", "page 2 as LibreOffice shows it", "Marl"),))
    blob = sheet_csv(result, {})
    identity = next(f"{r.kind}:{r.target}" for r in rows(result) if f"{r.kind}:{r.target}".startswith(identity))
    with pytest.raises(InputRefused, match=r"row \d+") as refusal:
        read_sheet(fill(tmp_path, blob, {identity: filled}), result, by="Chair")
    assert "Zora" not in str(refusal.value)


def test_a_row_of_another_case_is_refused(result: Findings, tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    path.write_text("id,action\nfinding:other,keep\n", encoding="utf-8")
    with pytest.raises(InputRefused, match="row 2"):
        read_sheet(path, result, by="Chair")


def test_a_finding_follows_its_entity_unless_it_has_its_own_decision(result: Findings) -> None:
    current = {
        ("entity", "victim"): Recorded("entity", "victim", "keep", by="A"),
        ("finding", "f2"): Recorded("finding", "f2", "replace", "[gone]", by="A"),
    }
    decided = effect(result, current)
    assert decided.decisions["f1"].action == "keep"
    assert (decided.decisions["f2"].action, decided.decisions["f2"].replacement) == ("redact", "[gone]")
    assert {f.id for f in decided.open} == {"f3", "f4"}


def test_what_the_policy_keeps_needs_no_decision(result: Findings) -> None:
    assert effect(result, {}).decisions["f5"].action == "keep"


def test_accept_all_closes_everything_and_redacts_the_possible_only_on_children_and_register_names(result: Findings) -> None:
    recorded = list(accept_all(result, {}, by="Demo", reason="demo"))
    current = {(d.kind, d.target): d for d in recorded}
    assert not effect(result, current).open
    assert current[("finding", "f3")].action == "keep"
    assert current[("finding", "f4")].action == "redact"
    assert ("signoff", signoff_target(result)) in current
    assert all(d.origin == "accept-all" and d.by == "Demo" for d in recorded)


def test_a_changed_draft_needs_a_new_signature(result: Findings) -> None:
    assert signoff_target(result) != signoff_target(replace(result, drafts={"drafts/R.docx": "bb"}))


def test_accepting_a_mention_follows_the_name_decided_for_the_person(result: Findings) -> None:
    current = {
        ("entity", "victim"): Recorded("entity", "victim", "replace", "Nora", by="A"),
        ("finding", "f1"): Recorded("finding", "f1", "accept", by="A"),
    }
    decisions = effect(result, current).decisions
    assert "f1" not in decisions and decisions["victim"].replacement == "Nora"


def test_what_must_be_decided_comes_before_what_follows_from_it(result: Findings) -> None:
    kinds = [(row.kind, row.target) for row in rows(result)]
    approval = kinds.index(("approval", "home-office"))
    assert {target for kind, target in kinds[:approval] if kind == "finding"} == {"f2", "f3", "f4"}
    assert [target for _, target in kinds[approval + 1 :]] == ["f1", "f5"]


def test_a_finding_to_be_judged_by_itself_shows_its_sentence(result: Findings) -> None:
    shown = replace(result.findings[2], context={"before": "The nurse said that ", "after": " was there."})
    result = replace(result, findings=(*result.findings[:2], shown, *result.findings[3:]))
    whats = {row.target: row.what for row in rows(result)}
    assert whats["f3"] == "possible person: Hope — “The nurse said that [Hope] was there.”"
    assert "follows the row" in whats["f1"]


def test_the_line_of_what_is_left_counts_down_to_nothing(result: Findings) -> None:
    assert left_to_do(result, {}) == (
        "Still to do: 1 person, place or thing, 2 possible findings, 1 date, number or phrase, 1 item to accept, 1 sign-off, 1 approval."
    )
    current = {(d.kind, d.target): d for d in accept_all(result, {}, by="A", reason="r")}
    assert left_to_do(result, current) == "Nothing is left to decide."
    assert not effect(result, current).open
    for key in current:
        fewer = {k: d for k, d in current.items() if k != key}
        assert left_to_do(result, fewer) != "Nothing is left to decide.", key


def test_the_key_and_the_legend_are_two_tables_and_the_legend_holds_no_name(result: Findings) -> None:
    issued = {"victim": "Laura", "kid": "Child A"}
    register = Register((Person("victim", "victim", "Zora Example", ("Zo",), pseudonym="Laura", chosen_by="family"),))
    key, legend = key_csv(result, issued, register).decode("utf-8-sig"), legend_csv(result, issued, register).decode("utf-8-sig")
    assert "Zora Example" in key and "Laura" in key and "family" in key
    assert list(csv.reader(io.StringIO(legend))) == [["pseudonym", "relationship"], ["Laura", "the victim"], ["Child A", "child"]]
    assert not any(name in legend for name in ("Zora", "Zo", "Kai", "Example"))


def test_what_is_kept_of_an_agency_stands_in_its_row_alone_and_a_decision_on_a_mention_is_still_read(
    result: Findings, tmp_path: Path
) -> None:
    agency = Entity("force", "organisation", "agency", "Example Constabulary")
    mentions = tuple(
        finding(f"k{n}", "Example Constabulary", entity_id="force", action="keep", replacement=None) for n in range(40)
    )
    result = replace(result, findings=(*result.findings, *mentions), entities=(*result.entities, agency))
    told = [row for row in rows(result) if "Constabulary" in row.what]
    assert [(row.kind, row.target, row.proposal) for row in told] == [("entity", "force", "keep")]
    assert "40 times" in told[0].what
    path = tmp_path / "s.csv"
    path.write_text("id,action\nfinding:k7,redact\n", encoding="utf-8")
    (decided,) = read_sheet(path, result, by="Chair")
    assert (decided.target, decided.action) == ("k7", "redact")
    assert "finding:k7" in sheet_csv(result, {("finding", "k7"): decided}).decode("utf-8-sig")


def test_an_entity_shares_a_name_only_where_a_mention_may_mean_either(result: Findings) -> None:
    family = (
        replace(result.entities[0], ambiguous_with=("brother",)),
        Entity("brother", "person", "family", "Kit Example", ambiguous_with=("victim",)),
        Entity("aunt", "person", "family", "Ada Example", ambiguous_with=("victim", "brother")),
    )
    clear = tuple(finding(f"c{e.id}", e.name, entity_id=e.id) for e in family)
    doubt = tuple(finding(f"d{n}", "Mr Example", entity_id="brother", context={"ambiguous": "victim"}) for n in range(2))
    result = replace(result, findings=(*clear, *doubt), entities=family)
    whats = {row.target: row.what for row in rows(result) if row.kind == "entity"}
    assert "SHARES A NAME WITH ANOTHER: 2 mentions may mean either" in whats["victim"] and "2 mentions" in whats["brother"]
    assert "SHARES" not in whats["aunt"]
    assert list(whats)[-1] == "aunt"

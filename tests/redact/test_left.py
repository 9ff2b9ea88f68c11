"""What is left where no edit reaches it comes back by name, and only somebody's word for exactly it lets a release go on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Document, Entity, Finding, Hit, Person, Register
from pipeline.record import Recorded
from pipeline.redact.decision import Decision
from pipeline.redact.findings import Findings
from pipeline.redact.left import Leftover, joined, left_id, leftovers, unreachable, without_settled
from pipeline.review.effect import accept_all, effect
from pipeline.review.sheet import left_to_do, rows

FILE = "Overview Report.docx"
HIT = Hit(FILE, "page 4 as LibreOffice shows it", "page 4 as LibreOffice shows it", "stream", "Marl", "e1", True, "a name")
REGISTER = Register(people=(Person("victim", "victim", "Odalys Verrick"),))
ENTITIES = (Entity("e1", "person", "professional", "Marl"),)
DRAFTS = {f"drafts/{FILE}": "aa"}


def left(*hits: Hit, findings: tuple[Finding, ...] = ()) -> tuple[Leftover, ...]:
    return leftovers(hits, findings=findings, entities=ENTITIES, register=REGISTER, drafts=DRAFTS)


def draft(sha: str = "aa") -> Document:
    return Document(f"drafts/{FILE}", "docx", sha, ())


def added(text: str) -> Finding:
    return Finding(f"drafts/{FILE}", "body", "", "p0", 0, len(text), text, recogniser="verification")


def result(*hits: Hit) -> Findings:
    return Findings(drafts=DRAFTS, findings=(), entities=(), left=left(*hits))


def settled(*hits: Hit) -> dict[tuple[str, str], Recorded]:
    return {("left", left_id(hit)): Recorded("left", left_id(hit), "keep", None, "a rock", by="Chair") for hit in hits}


def test_words_that_stand_in_no_editable_place_come_back_with_their_place_and_whose_name_they_would_be() -> None:
    (row,) = [row for row in rows(result(HIT)) if row.kind == "left"]
    assert "“Marl”" in row.what and "whom no register lists" in row.what
    assert row.where == f"{FILE} page 4 as LibreOffice shows it"


def test_somebody_of_the_register_is_named_as_such() -> None:
    hit = replace(HIT, text="Odalys Verrick", entity_id="victim")
    (row,) = [row for row in rows(result(hit)) if row.kind == "left"]
    assert "THE REGISTER HAS IT: Odalys Verrick, victim" in row.what


def test_what_a_finding_covers_is_decided_there_unless_that_was_of_no_use() -> None:
    assert unreachable(left(HIT), [draft()], [added("Marl")]) == ()
    assert len(unreachable(left(HIT), [draft()], [added("Other")])) == 1
    assert len(unreachable(left(HIT, findings=(added("marl"),)), [draft()], [added("Marl")])) == 1


def test_a_mended_draft_is_searched_anew_before_anything_is_said_of_it() -> None:
    assert unreachable(left(HIT), [draft("bb")], []) == ()


def test_without_a_word_from_somebody_it_goes_on_blocking() -> None:
    assert all(hit.blocking for hit in without_settled([HIT], effect(result(HIT), {}).decisions))
    everything = {(d.kind, d.target): d for d in accept_all(result(HIT), {}, by="A", reason="r")}
    assert all(hit.blocking for hit in without_settled([HIT], effect(result(HIT), everything).decisions))
    assert "1 thing left to settle" in left_to_do(result(HIT), everything)


def test_after_exactly_it_was_accepted_it_is_listed_and_blocks_no_more_on_whichever_page_it_stands() -> None:
    current = settled(HIT)
    moved = replace(HIT, part="page 9 as LibreOffice shows it", locator="page 9 as LibreOffice shows it")
    listed = without_settled([HIT, moved], effect(result(HIT), current).decisions)
    assert [hit.blocking for hit in listed] == [False, False]
    assert "left to settle" not in left_to_do(result(HIT), current)


def test_it_holds_when_a_later_run_no_longer_lists_it() -> None:
    assert not without_settled([HIT], effect(result(), settled(HIT)).decisions)[0].blocking


@pytest.mark.parametrize(
    "other",
    [
        replace(HIT, text="Marl Street"),
        replace(HIT, document="Executive Summary.docx"),
        replace(HIT, entity_id="victim"),
        replace(HIT, kind="alias"),  # in a paragraph of the file itself
        replace(HIT, kind="opening"),
    ],
    ids=["other words", "another file", "somebody else's", "where an edit reaches", "a file that does not open"],
)
def test_one_word_settles_nothing_else(other: Hit) -> None:
    assert without_settled([other], effect(result(HIT), settled(HIT)).decisions)[0].blocking


def test_only_keep_settles_it() -> None:
    decision = {left_id(HIT): Decision("redact", "[removed]", "", "Chair")}
    assert without_settled([HIT], decision)[0].blocking


def test_a_file_that_does_not_open_is_no_matter_of_words() -> None:
    assert left(replace(HIT, kind="opening", text="")) == ()


def test_two_lists_are_joined_without_saying_anything_twice() -> None:
    assert joined(left(HIT), left(HIT, replace(HIT, text="Marl Street"))) == left(HIT, replace(HIT, text="Marl Street"))


def test_the_words_never_show_in_a_log() -> None:
    assert "Marl" not in repr(left(HIT))

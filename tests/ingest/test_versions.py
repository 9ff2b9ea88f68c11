"""Which of two reports is the later version, and what keeps its id in it."""

from __future__ import annotations

import pytest

from pipeline.ingest.understanding import understand
from pipeline.ingest.versions import Version, are_versions, carried_ids, later, original, told_twice, with_ids
from pipeline.model import Source
from tests.ingest.made import sheet, table, word

SAID = [f"Officers went to the house for the {n}th time and left again without asking anything." for n in range(4, 10)]
CORRECTED = [text.replace("Officers", "Two officers") for text in SAID[:4]]


def version(name: str, *lines: str, signed: str = "", changed: float = 0.0) -> Version:
    document = word(("Analysis", 1), *lines, ("Sign-off", 1), f"Approved by: Lee Ward, {signed}", name=f"sources/P/{name}.docx")
    return Version(document.name, changed, understand(document, agency="P"))


def test_a_much_corrected_report_is_a_version_by_its_name() -> None:
    first, second = version("IMR Wicket", *SAID), version("IMR Wicket v2 FINAL", *CORRECTED, *SAID[4:])
    assert are_versions(first, second)
    assert not are_versions(first, version("IMR of another unit", *CORRECTED, *SAID[5:]))


def test_a_copied_terms_of_reference_makes_no_versions() -> None:
    def report(name: str, said: str) -> Version:
        document = word(("Terms of reference", 1), *SAID, ("Analysis", 1), said, name=f"sources/P/{name}.docx")
        return Version(document.name, 0.0, understand(document, agency="P"))

    assert not are_versions(
        report("acute", "The ward did nothing at all that day."), report("maternity", "The midwife wrote it down.")
    )


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("IMR v1", "IMR v2"),
        ("IMR FINAL v2", "IMR v3"),
        ("IMR draft", "IMR"),
        ("IMR", "IMR_corrected"),
        ("IMR v9", "IMR v10"),
    ],
)
def test_the_name_tells_the_later_version_whatever_the_clock_says(older: str, newer: str) -> None:
    first, second = version(older, changed=2.0), version(newer, changed=1.0)
    assert later(first, second) is second
    assert later(second, first) is second


def test_the_day_of_sign_off_tells_before_the_clock() -> None:
    first, second = version("IMR", signed="1 May 2022", changed=2.0), version("report", signed="9 May 2022", changed=1.0)
    assert later(first, second) is second


def test_of_equal_files_the_known_one_counts_then_the_one_that_is_no_copy() -> None:
    assert original(["a/IMR (1).docx", "a/IMR.docx"], []) == "a/IMR.docx"
    assert original(["a/IMR (1).docx", "a/IMR.docx"], ["a/IMR (1).docx"]) == "a/IMR (1).docx"


def log(*rows: list[str]) -> Source:
    return understand(sheet(table([["Date", "Details"], *rows], sheet="Log")), agency="P")


def test_rows_keep_their_ids_when_a_row_is_put_in_above_them() -> None:
    one, two = ["04/05/2021", "Officers went to the house."], ["05/05/2021", "Officers went again."]
    before, after = log(one, two, one), log(["01/05/2021", "Officers heard of it."], one, two, one)
    kept = with_ids(after, carried_ids(before, after, {}))
    assert [e.id for e in kept.entries[1:]] == [e.id for e in before.entries]
    assert len({e.id for e in kept.entries}) == 4


def test_ids_are_carried_over_two_versions() -> None:
    row = ["04/05/2021", "Officers went to the house."]
    first, second, third = log(row), log(["01/05/2021", "A."], row), log(["01/05/2021", "A."], ["02/05/2021", "B."], row)
    once = carried_ids(first, second, {})
    assert with_ids(third, carried_ids(second, third, once)).entries[2].id == first.entries[0].id
    assert with_ids(second, carried_ids(second, second, once)).entries[1].id == first.entries[0].id


def visits(name: str, *rows: tuple[str, str]) -> Source:
    return understand(sheet(table([("Date", "Details"), *rows], sheet="S"), name=f"sources/P/{name}.xlsx"), agency="P")


VISITS = [(f"{n:02}/02/2019", f"Warden spoke to the tenant at the door of number {n}.") for n in range(1, 7)]


def test_a_corrected_chronology_tells_most_rows_of_the_first_again() -> None:
    corrected = [("09/02/2019", VISITS[0][1]), ("02/02/2019", "Nobody was at home when the warden came."), *VISITS[2:]]
    assert told_twice(visits("visits", *VISITS), visits("other name", *corrected, ("20/02/2019", "A late row."))) == 5


def test_two_chronologies_with_a_few_rows_or_short_words_in_common_are_two() -> None:
    other = [(day, f"Nurse weighed the baby, who was fine, for the {day} check.") for day, _ in VISITS]
    assert not told_twice(visits("visits", *VISITS), visits("clinic", *other, *VISITS[:2]))
    calls = [(day, "Phone call") for day, _ in VISITS]
    assert not told_twice(visits("calls", *calls), visits("more", *[(day.replace("2019", "2020"), said) for day, said in calls]))

"""Where accounts differ: both sides, readable, and the panel's resolution."""

from __future__ import annotations

from dataclasses import replace

from pipeline.draft import OVERVIEW
from pipeline.model import Account, Conflict, Event, Timeline

from .made import POLICE, SETTINGS, TRUST, drafted, entry, paragraphs

LONG = "She rang herself and asked to be moved. " + "The officer wrote down what she said at length and in detail. " * 6


def made(*conflicts: Conflict, resolutions: dict[str, str] | None = None) -> list[str]:
    one = entry(POLICE, 0, "A neighbour rang 999", date="2018-06-21")
    two = entry(TRUST, 0, "Letter received", date="2018-06-22", date_as_written="22.6.18")
    filled = tuple(
        replace(c, values=tuple(replace(a, entry=(one if a.agency == POLICE else two).id) for a in c.values)) for c in conflicts
    )
    event = Event("E1", "2018-06-21", None, (POLICE, TRUST), "", (one, two), conflicts=filled)
    settings = replace(SETTINGS, resolutions=resolutions or {})
    return paragraphs(drafted(timeline=Timeline((event,)), settings=settings).files[OVERVIEW])


def test_a_dispute_about_days_says_how_far_they_lie_apart() -> None:
    lines = made(Conflict("date", (Account(POLICE, "21/06/18"), Account(TRUST, "22.6.18")), "c1"))
    assert f"The accounts differ on the date: {POLICE} gives 21 June 2018; {TRUST} gives 22 June 2018, one day later." in lines


def test_long_sides_stand_in_a_list_cut_at_the_end_of_a_sentence() -> None:
    lines = made(Conflict("caller", (Account(POLICE, "Neighbour rang 999 and said so;"), Account(TRUST, LONG)), "c1"))
    at = lines.index("On 21 June 2018 the accounts differ on who made the call:")
    assert lines[at + 1] == f"{POLICE}: Neighbour rang 999 and said so."
    assert lines[at + 2].startswith(f"{TRUST}: She rang herself") and lines[at + 2].endswith("in detail.")
    assert len(lines[at + 2].split()) < 50
    assert any(line.startswith("The accounts differ on who made the call: see “Where accounts differ”") for line in lines)
    assert any(line.startswith("[Writer: say of each difference how the panel resolved it") for line in lines)


def test_a_resolution_stands_with_its_dispute_and_nothing_more_is_asked() -> None:
    conflict = Conflict("caller", (Account(POLICE, "Neighbour rang 999 and said so"), Account(TRUST, LONG)), "c1")
    lines = made(conflict, resolutions={"c1": "The panel heard both recordings"})
    assert "The panel heard both recordings." in lines
    assert not any("how the panel resolved it" in line for line in lines)


def test_times_on_both_sides_of_midnight_are_told_in_their_order() -> None:
    lines = made(Conflict("time", (Account(POLICE, "00:20"), Account(TRUST, "23:50")), "c1"))
    assert f"The accounts differ on the time: {TRUST} gives 23:50; {POLICE} gives 00:20, 30 minutes later." in lines

"""What accounts tell is read as scales of states, whatever the words: two rows differ where the states exclude each other."""

from __future__ import annotations

import importlib
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import PartMissing
from pipeline.model import Entry, Person, Register
from pipeline.timeline.reading.persons import Persons
from pipeline.timeline.states.disputed import opposed, states_disputed
from pipeline.timeline.states.masked import LIMIT, Masker
from pipeline.timeline.states.scales import scales
from pipeline.timeline.states.told import StateReader, Told, state_reader_for
from pipeline.timeline.states.weights import MODEL_PATH, Weights, weights
from tests.timeline.test_merge import AMBULANCE, POLICE, merged
from tests.timeline.test_passages import told

PEOPLE = Register(people=(Person("p1", "victim", "Nora Quill", ("Nora",)), Person("p2", "perpetrator", "Dale Rudd", ("Dale",))))


def _row(text: str, agency: str = "Northam Police", id: str = "a") -> Entry:
    return Entry(id, agency, "d", "l", 0, "", "", text)


def _fields(one: str, other: str, *agencies: str) -> set[str]:
    first, second = agencies or ("Northam Police", "Northam Hospital")
    rows = [_row(one, first), _row(other, second, "b")]
    return {differ.field for differ in states_disputed(rows, state_reader_for(PEOPLE))}


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        (
            "outcome",
            "Dale Rudd was arrested for the assault.",
            "Officers gave him words of advice and he went off to his brother's.",
        ),
        ("outcome", "Police took no further action.", "He has been charged and is due in court on the 4th."),
        ("outcome", "Remanded for court in the morning.", "He is already back home with a tag, on bail."),
        ("outcome", "Gone with the crew to the Royal.", "She wouldn't budge and the crew left her where she was."),
        ("outcome", "Conference: both children on CP plans.", "The chair settled on family support for the two of them."),
        ("outcome", "MARAC: case 4, discussed.", "Her form bounced, so it was not heard at MARAC."),
        (
            "outcome",
            "Case closed to the service.",
            "Case remains open, weekly visits to go on.",
        ),
        ("outcome", "The contractor changed both locks.", "Locks not changed yet, job still outstanding."),
        ("outcome", "Offered a room at the refuge, she turned it down.", "She moved in to the refuge on Monday."),
        ("outcome", "He takes his tablets every day.", "He has stopped taking his medication."),
        ("disclosure", "Told the nurse that he slaps her.", "Asked at clinic, she says that all is fine at home."),
        ("disclosure", "States that she tripped on the stairs.", "She told the crew that he shoved her down them."),
        ("disclosure", "He accepts that he dragged her.", "Says he has never laid a hand on her; he won't own any of it."),
        ("caller", "A neighbour rang 999 on hearing screams.", "Her sister called the police after a text."),
        (
            "children_present",
            "Both children were asleep upstairs throughout.",
            "The children were staying with their nan that night.",
        ),
        ("people", "She was seen on her own in clinic.", "Her husband sat in on the appointment and answered for her."),
        ("disclosure", "Does not want him charged.", "She will stand up in court and say it."),
    ],
)
def test_states_that_exclude_each_other_differ(field: str, one: str, other: str) -> None:
    assert field in _fields(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dale Rudd was arrested for the assault.", "He spent the night in the cells, Nora says."),
        ("Charged and bailed to the 4th.", "She was told that he has a court date and is out on bail."),
        ("Gone with the crew to the Royal.", "Taken to hospital by ambulance."),
        ("Conference: both children on CP plans.", "They have plans now, the school heard."),
        ("Threshold for a CP plan not met, to be child in need.", "Worked as child in need."),
        ("The locksmith fitted two locks.", "New locks on the door, tested and working."),
        ("Told the nurse that he slaps her.", "She told us of being struck by him."),
        ("States that she tripped on the stairs.", "Put down to a tumble, she says."),
        ("Does not want him charged.", "Retraction signed."),
    ],
)
def test_one_state_in_two_ways_of_saying_it_agrees(one: str, other: str) -> None:
    assert _fields(one, other) == set()


def test_rows_of_one_agency_are_steps_of_its_work() -> None:
    assert _fields("He was arrested.", "He was let go, words of advice.", "Northam Police", "Northam Police") == set()


def test_the_words_that_tell_a_state_are_shown() -> None:
    rows = [
        _row("Boiler looked at. Dale was arrested and taken to custody."),
        _row("Dale was not arrested. Rent up to date.", "Northam Homes", "b"),
    ]
    (differ,) = states_disputed(rows, state_reader_for(PEOPLE))
    assert differ.field == "outcome"
    assert (differ.one, differ.other) == (("a", "Dale was arrested and taken to custody"), ("b", "Dale was not arrested"))


def test_people_of_the_register_are_read_as_what_they_are() -> None:
    masker = Masker(Persons(PEOPLE), weights().pieces)
    named, plain = (tuple(masker.windows(text)) for text in ("Nora rang; Dale Rudd had left.", "victim rang; suspect had left."))
    assert [window.ids for window in named] == [window.ids for window in plain]


@given(st.text(alphabet=st.sampled_from("Nora DleRu.;! \n?'’-0é"), max_size=400))
def test_pieces_keep_their_place_and_windows_their_limit(text: str) -> None:
    for window in Masker(Persons(PEOPLE), weights().pieces).windows(text):
        assert 0 < len(window.ids) <= LIMIT
        assert len(window.ids) == len(window.spans)
        assert all(0 <= start < end <= len(text) for start, end in window.spans)
        assert all(a <= b for a, b in pairwise(window.spans))


def test_a_long_row_is_read_to_its_end() -> None:
    text = "Call about a blocked drain at the flats, passed on to the contractor. " * 40 + "Dale was arrested."
    assert state_reader_for(PEOPLE).states(_row(text))["custody"]["held"].surely > 0.5


def test_what_a_row_tells_does_not_depend_on_the_rows_read_with_it() -> None:
    rows = [
        _row(text)
        for text in ("Dale was arrested.", "No reply at the door, card left. " * 9, "A neighbour rang 999.", "Slept upstairs.")
    ]
    together, apart = StateReader(Persons(PEOPLE)), StateReader(Persons(PEOPLE))
    together.read_ahead(rows)
    assert [together.states(row) for row in rows] == [apart.states(row) for row in reversed(rows)][::-1]


def test_rows_beyond_what_is_read_in_reasonable_time_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    merging = importlib.import_module("pipeline.timeline.merge")
    assert not any("in all their words" in problem.reason for problem in merged(POLICE, AMBULANCE).problems)
    monkeypatch.setattr(merging, "MOST_READ", 1)
    assert [p.reason[:70] for p in merged(POLICE, AMBULANCE).problems if "in all their words" in p.reason] == [
        "2 rows are told by several agencies; 0 were compared in all their words"[:70]
    ]


_TOLD = st.dictionaries(
    st.sampled_from(scales()["hospital"].states),
    st.floats(0.05, 1.0).map(Told),
)


@given(_TOLD, _TOLD)
def test_rows_differ_as_surely_in_either_order_and_never_where_both_tell_one_state(
    a: dict[str, Told], b: dict[str, Told]
) -> None:
    one, other = opposed(scales()["hospital"], a, b), opposed(scales()["hospital"], b, a)
    assert (one is None) == (other is None)
    if one and other:
        assert one[0] == other[0]
        shared = max((min(a[key].surely, b[key].surely) for key in a.keys() & b.keys()), default=0.0)
        assert one[0] <= 1 - shared


def test_the_weights_know_the_states_of_the_scales() -> None:
    assert weights().states == tuple(f"{scale.name}.{state}" for scale in scales().values() for state in scale.states)
    assert weights().lines.keys() == scales().keys()
    assert all(set(pair) <= set(scale.states) for scale in scales().values() for pair in scale.together)


@pytest.mark.parametrize("name", ["body.onnx", "positions.npz", "model.json"])
def test_weights_that_are_missing_or_damaged_are_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "model"
    shutil.copytree(MODEL_PATH, folder)
    (folder / name).write_bytes(b"{}" if name == "model.json" else (folder / name).read_bytes()[:-1])
    with pytest.raises(PartMissing, match=name.replace(".", r"\.")):
        Weights(folder)
    (folder / name).unlink()
    with pytest.raises(PartMissing, match=name.replace(".", r"\.")):
        Weights(folder)


def test_a_narrative_that_decides_otherwise_than_its_row_is_listed() -> None:
    rows = [
        ("03/02/2018", "Gutter over the porch cleared."),
        ("23/05/2019", "Safeguarding conference at County Offices about the tenant. Attended, shared the repairs history."),
        ("19/12/2019", "Kitchen flood from the upstairs bath. Carpet fitter booked."),
    ]
    (problem,) = told(
        "Quarley Homes", "The association was unable to send anyone to the safeguarding conference in May 2019.", rows=rows
    )
    assert "unable to send anyone" in problem.reason and "Attended" in problem.reason
    assert told("Quarley Homes", "An officer went to the safeguarding conference about the tenant in May 2019.", rows=rows) == []

"""Pseudonyms: one for each, none for two, stable, and telling nothing of the true name."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import SettingInvalid
from pipeline.model import CaseFacts, Detection, Entity, Person, PlaceName, Register
from pipeline.redact import MemoryLedger, collisions, key_rows, legend
from pipeline.redact.cast import Subject, stated_gender, subjects
from pipeline.redact.pseudonyms import Taken, confusable, is_free, place_code, propose_for, true_initials
from pipeline.redact.wording import ordinary_words, pools
from tests.redact.marked import REGISTER, marked

NAMES = [
    "Anna Reed",
    "Ahmed Khan",
    "Ewa Nowak",
    "Tunde Bello",
    "Mei Chen",
    "Sian Hughes",
    "Bridie Ward",
    "Lee Marsh",
    "Noor Aziz",
    "Ion Pop",
    "SW1",
    "Nurse 1",
]
people = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from(["victim", "perpetrator", "child", "family", "friend", "professional", "other"]),
        st.sampled_from([None, "GP", "PC", "Social Worker", "IMR author", "Wizard"]),
        st.sampled_from([None, "female", "male"]),
        st.sampled_from([None, "Police", "Housing"]),
    ),
    min_size=2,
    max_size=14,
)


def _case(cast: list[tuple[str, str, str | None, str | None, str | None]], order: list[int]):  # type: ignore[no-untyped-def]
    entities = tuple(
        Entity(
            f"e{n}", "person", role, name, title=title, agency=agency, source="code" if name in ("SW1", "Nurse 1") else "found"
        )
        for n, (name, role, title, _, agency) in enumerate(cast)
    )
    listed = tuple(
        Person(f"e{n}", role, name, gender=gender, title=title)
        for n, (name, role, title, gender, _) in enumerate(cast)
        if n % 3 == 0  # type: ignore[arg-type]
    )
    texts = [f"{{PERSON e{n}|{cast[n][0]}}} was there." for n in order]
    return marked(*texts, entities=entities, register=Register(listed), facts=CaseFacts(reference="R1"))


@settings(max_examples=60, deadline=None)
@given(people, st.randoms(use_true_random=False))
def test_distinct_people_get_distinct_pseudonyms_whatever_the_order(cast, random) -> None:  # type: ignore[no-untyped-def]
    order = list(range(len(cast)))
    random.shuffle(order)
    ledger = MemoryLedger()
    _case(cast, order).proposals(ledger)
    issued = ledger.issued()
    assert len(issued) == len(cast)
    assert len({text.casefold() for text in issued.values()}) == len(cast)


@settings(max_examples=40, deadline=None)
@given(people, st.randoms(use_true_random=False))
def test_a_second_run_in_another_order_issues_nothing_new(cast, random) -> None:  # type: ignore[no-untyped-def]
    ledger = MemoryLedger()
    order = list(range(len(cast)))
    first = {f.entity_id: f.replacement for f in _case(cast, order).proposals(ledger)}
    before = dict(ledger.issued())
    random.shuffle(order)
    again = {f.entity_id: f.replacement for f in _case(cast, order).proposals(ledger)}
    assert again == first
    assert ledger.issued() == before


@settings(max_examples=40, deadline=None)
@given(people)
def test_a_first_name_hints_at_nobody(cast) -> None:  # type: ignore[no-untyped-def]
    ledger = MemoryLedger()
    _case(cast, list(range(len(cast)))).proposals(ledger)
    real = {word.lower() for name, *_ in cast for word in name.split() if word.isalpha()}
    for identity, text in ledger.issued().items():
        if text.isalpha():
            name = cast[int(identity[1:])][0]
            assert text[0] not in {word[0] for word in name.split()}
            assert text.lower() not in real and text.lower() not in ordinary_words()


def test_the_program_never_changes_what_it_issued_but_the_register_may() -> None:
    ledger = MemoryLedger({"victim": "Nina"})
    plain = Register((Person("victim", "victim", "Tamsin Rourke"),))
    assert marked("{PERSON victim|Tamsin}", register=plain).proposals(ledger)[0].replacement == "Nina"
    assert marked("{PERSON victim|Tamsin}").proposals(ledger)[0].replacement == "Laura"
    assert ledger.issued()["victim"] == "Laura"
    with pytest.raises(ValueError):
        ledger.issue("victim", "Olga", by="program")


def test_two_people_under_one_pseudonym_are_refused() -> None:
    register = Register(
        (Person("a", "victim", "Anna Reed", pseudonym="Laura"), Person("b", "family", "Ewa Reed", pseudonym="laura"))
    )
    with pytest.raises(SettingInvalid) as refusal:
        marked("{PERSON a|Anna}", register=register).proposals()
    assert "Reed" not in str(refusal.value)


def test_a_shared_name_linked_to_nobody_is_never_given_to_one() -> None:
    finding = marked("{PERSON ambiguous=victim,perpetrator|Rourke} rang.").proposals()[0]
    assert finding.action == "redact" and finding.replacement == "[name removed]"


def test_gender_is_respected_only_where_it_is_stated() -> None:
    taken = Taken(frozenset(), frozenset(), "R1")
    neutral = set(pools()["neutral"].neutral)
    assert propose_for(Subject("x", "person", names=("Anna Reed",)), style="first_name", taken=taken) in neutral
    female = propose_for(Subject("x", "person", names=("Anna Reed",), gender="female"), style="first_name", taken=taken)
    assert female in pools()["english"].female
    polish = propose_for(
        Subject("x", "person", names=("Anna Reed",), gender="female", culture="polish"), style="first_name", taken=taken
    )
    assert polish in pools()["polish"].female


@pytest.mark.parametrize(
    ("style", "label", "wanted"),
    [
        ("letter", "Child", "Child A"),
        ("letter", "Subject", "Subject B"),
        ("role", "", "the victim"),
        ("title_initial", "Mrs", "Mrs N"),
        ("initials", "", "N.B."),
    ],
)
def test_every_published_style(style: str, label: str, wanted: str) -> None:
    subject = Subject("x", "person", role="victim", names=("Anna Reed",))
    assert propose_for(subject, style=style, label=label, taken=Taken(frozenset())) == wanted


@pytest.mark.parametrize(
    ("subject", "wanted"),
    [
        (Subject("x", "person", role="professional", title="PC"), "PC 1"),
        (Subject("x", "person", role="professional", title="Community midwife"), "Midwife 1"),
        (Subject("x", "person", role="professional", names=("HV2",), code=True), "Health Visitor 1"),
        (Subject("x", "person", role="professional", title="Money Adviser"), "Adviser 1"),
        (Subject("x", "person", role="professional", title="Chaplain"), "Chaplain 1"),
        (Subject("x", "person", role="professional"), "Practitioner 1"),
        (Subject("x", "person", role="other", relation="next-door neighbour of the victim"), "Neighbour 1"),
        (Subject("x", "person", role="friend"), "Friend 1"),
        (Subject("x", "person"), "Person 1"),
        (Subject("x", "person", role="professional", title="IMR author"), "the IMR author"),
    ],
)
def test_role_and_number(subject: Subject, wanted: str) -> None:
    assert propose_for(subject, style="number", taken=Taken(frozenset())) == wanted


def test_several_imr_authors_are_told_apart_by_agency() -> None:
    entities = (
        Entity("a", "person", "professional", "Mary Lovatt", title="IMR author", agency="Example Constabulary"),
        Entity("b", "person", "professional", "John Quill", title="IMR author", agency="Example Housing"),
    )
    findings = marked("{PERSON a|Mrs Lovatt} and {PERSON b|Mr Quill} agreed.", entities=entities).proposals()
    assert [f.replacement for f in findings] == ["the IMR author for Example Constabulary", "the IMR author for Example Housing"]


def test_an_agency_that_points_to_a_household_is_not_named_in_a_replacement() -> None:
    entities = (
        Entity("a", "person", "professional", "Mary Lovatt", title="IMR author", agency="Quayside Surgery"),
        Entity("b", "person", "professional", "John Quill", title="IMR author", agency="Harbour Lane Primary"),
        Entity("c", "person", "professional", "Jo Moss", title="IMR author", agency="Example Constabulary"),
        Entity("s", "organisation", "gp_practice", "Quayside Surgery"),
    )
    case = marked("{PERSON a|Mrs Lovatt}, {PERSON b|Mr Quill} and {PERSON c|Jo Moss} agreed.", entities=entities)
    shown = [f.replacement for f in case.proposals()]
    assert shown == ["the IMR author for the GP practice", "IMR author 1", "the IMR author for Example Constabulary"]


def test_letters_of_places_are_never_true_initials_and_never_used_twice() -> None:
    issued: set[str] = set()
    for name in ("Saltmere", "Norwick", "Bath End", "Nether Barton", "Hove Knoll", "Kirby"):
        code = place_code(Subject(name, "place", names=(name,)), Taken(frozenset(issued)))
        assert code not in issued and code[-1] not in true_initials(Subject("x", "place", names=(name,)))
        issued.add(code)
    assert len({code[-1] for code in issued}) == len(issued)


def test_names_that_are_mixed_up_are_not_offered_together() -> None:
    assert confusable("Jane", "Janet") and confusable("Laura", "Lauren") and confusable("Jon", "Ron")
    assert not confusable("Laura", "Simon")
    assert not is_free("Lara", Taken(frozenset({"Laura"})))
    assert not is_free("Laura", Taken(frozenset(), frozenset({"laura"})))


def test_no_pool_holds_an_ordinary_word_or_a_name_twice() -> None:
    for pool in pools().values():
        names = [*pool.female, *pool.male, *pool.neutral]
        assert len(set(names)) == len(names), pool.culture
        assert not {name.lower() for name in names} & ordinary_words(), pool.culture


def test_a_pseudonym_that_is_a_real_name_of_the_case_is_a_collision() -> None:
    entities = (Entity("trask", "person", "other", "Simon Trask"),)
    register = Register(
        (
            Person("perp", "perpetrator", "Gethin Rourke", pseudonym="Simon"),
            Person("v", "victim", "Laura Pell", pseudonym="Laura"),
        )
    )
    found = collisions(
        entities,
        issued={"perp": "Simon", "v": "Laura", "trask": "Witness 1"},
        register=register,
        facts=CaseFacts(keep_people=("Dr Laura Hill",)),
    )
    assert {(c.entity_id, c.other_id) for c in found} == {("perp", "trask"), ("v", "v"), ("v", "panel")}


def test_key_and_legend_are_two_things() -> None:
    register = Register(
        (
            Person("victim", "victim", "Tamsin Rourke", ("Tam",), pseudonym="Laura", chosen_by="family"),
            Person("sister", "family", "Morwenna Pell", pseudonym="Beth", relation="sister of Tamsin"),
            Person("mother", "family", "Eirlys Pell", pseudonym="Olive", relation="mother of the victim"),
            Person("son", "child", "Bryn Rourke", relation="son of the victim"),
        ),
        (PlaceName("home", "9 Cooper's Yard", kind="home"),),
    )
    issued = {"victim": "Laura", "sister": "Beth", "mother": "Olive", "son": "Child A", "home": "the family home"}
    rows = legend((), issued=issued, register=register)
    shown = " ".join(f"{row.pseudonym} {row.relationship}" for row in rows)
    for real in ("Tamsin", "Rourke", "Pell", "Cooper", "son of"):
        assert real not in shown
    assert ("Olive", "mother of the victim") in {(row.pseudonym, row.relationship) for row in rows}
    assert rows[0].pseudonym == "Laura"
    key = {row.id: row for row in key_rows((), issued=issued, register=register)}
    assert key["victim"].name == "Tamsin Rourke" and key["victim"].chosen_by == "family" and "home" in key
    assert "Tamsin" not in repr(key["victim"])


def test_who_is_under_a_letter_is_a_child_in_key_and_legend_alike() -> None:
    young = Entity("rhys", "person", "family", "Rhys", relation="half-brother")
    aunt = Entity("aunt", "person", "family", "Anna Reed", relation="aunt")
    issued = {"victim": "Laura", "rhys": "Child C", "aunt": "Childers"}
    rows = legend((young, aunt), issued=issued, register=REGISTER)
    assert [(row.pseudonym, row.relationship) for row in rows] == [
        ("Laura", "the victim"), ("Child C", "child"), ("Childers", "aunt")
    ]  # fmt: skip
    key = {row.id: row.role for row in key_rows((young, aunt), issued=issued, register=REGISTER)}
    assert key == {"victim": "victim", "rhys": "child", "aunt": "family"}


@pytest.mark.parametrize(
    ("relation", "told"), [("Grandchildren", "family member"), ("Sisters", "family member"), ("Sister", "sister")]
)
def test_a_relation_that_heads_the_rows_of_several_is_told_of_nobody(relation: str, told: str) -> None:
    entity = Entity("a", "person", "family", "Aksel Bell", relation=relation)
    (row,) = legend((entity,), issued={"a": "Owen"}, register=REGISTER)
    assert row.relationship == told


RELATIONS = [
    ("her mother-in-law", "female"), ("sister of the victim", "female"), ("the victim's brother's wife", "female"), ("ex-husband", "male"),
    ("grandson of a friend", "male"), ("friend of his mother", None), ("partner", None), ("neighbour", None), (None, None),
]  # fmt: skip


@pytest.mark.parametrize(("relation", "gender"), RELATIONS)
def test_a_relation_states_a_gender_and_a_name_never_does(relation: str | None, gender: str | None) -> None:
    assert stated_gender(relation, "Morwenna Pell") == gender


def test_a_relative_gets_a_name_of_the_gender_the_relation_states() -> None:
    women = {name for pool in pools().values() for name in pool.female}
    men = {name for pool in pools().values() for name in pool.male}
    for relation, wanted, other in (("mother-in-law", women, men), ("his uncle", men, women)):
        for seed in range(8):
            entity = Entity("e", "person", "family", "Anna Reed", relation=relation)
            case = marked("{PERSON e|Anna Reed} rang.", entities=(entity,), facts=CaseFacts(reference=f"R{seed}"))
            (finding,) = case.proposals()
            assert finding.replacement in wanted - other, relation


def test_a_title_in_a_name_states_a_gender_and_the_register_beats_it() -> None:
    assert stated_gender(None, "Mrs Pell") == "female" and stated_gender(None, "Dr Pell", "Mr Pell") == "male"
    person = Person("a", "family", "Mr Pell", gender="female")
    assert subjects(Detection((), ()), Register((person,)), CaseFacts())["a"].gender == "female"


def test_a_culture_of_the_register_gives_names_of_its_own_and_an_unknown_one_is_refused() -> None:
    person = Person("a", "family", "Anna Reed", gender="female", culture="Punjabi Sikh")
    case = marked("{PERSON a|Anna} rang.", register=Register((person,)), entities=())
    assert case.proposals()[0].replacement in pools()["punjabi_sikh"].neutral
    case = marked("{PERSON a|Anna} rang.", register=Register((dataclasses.replace(person, culture="Atlantean"),)), entities=())
    with pytest.raises(SettingInvalid, match="culture"):
        case.proposals()


def test_people_of_the_register_are_named_in_its_order_whichever_file_speaks_of_them() -> None:
    register = Register(
        (
            Person("ivo", "child", "Ivo Hartnell"), Person("una", "child", "Una Hartnell"), Person("wyn", "child", "Wyn Hartnell"),
            Person("kit", "family", "Kit Hartnell"), Person("ada", "family", "Ada Hartnell"),
        )
    )  # fmt: skip
    texts = [
        "{PERSON wyn|Wyn} and {PERSON una|Una} slept.",
        "{PERSON ivo|Ivo} hid {PERSON wyn|Wyn}.",
        "{PERSON ada|Ada} met {PERSON kit|Kit}.",
    ]

    def named(*written: str) -> dict[str | None, str | None]:
        found = marked(*written, register=register).proposals()
        return {f.entity_id: f.replacement for f in found if f.entity_type == "PERSON"}

    together = named(*texts)
    assert (together["ivo"], together["una"], together["wyn"]) == ("Child A", "Child B", "Child C")
    for text in texts:
        alone = named(text)
        assert alone == {who: together[who] for who in alone}

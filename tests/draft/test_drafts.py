"""Drafts: what stands in them, where it came from, and what a template may not do."""

from __future__ import annotations

import io
import re
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from pipeline.draft import CHRONOLOGY, OVERVIEW, PLAN, SUMMARY, DraftSet
from pipeline.errors import SettingInvalid
from pipeline.model import CaseFacts, Event, Register, Timeline
from pipeline.shipped import shipped

from .made import FACTS, POLICE, SETTINGS, TRUST, W, drafted, entry, paragraphs, part, sources, text, timeline


@pytest.fixture(scope="module")
def made() -> DraftSet:
    return drafted()


def test_the_four_documents_are_drafted_and_the_same_input_gives_the_same_bytes(made: DraftSet) -> None:
    assert list(made.files) == [OVERVIEW, SUMMARY, PLAN, CHRONOLOGY]
    assert drafted().files == made.files


def test_text_of_a_source_with_markup_and_braces_stands_exactly(made: DraftSet) -> None:
    assert 'a woman was crying & said "R & B <b>" {{ x }}.' in text(made.files[OVERVIEW])
    assert 'a woman was crying & said "R & B <b>" {{ x }}' in text(made.files[CHRONOLOGY])


def test_an_event_of_two_agencies_is_told_once_with_both_and_their_dispute(made: DraftSet) -> None:
    told = [line for line in paragraphs(made.files[OVERVIEW]) if line.startswith("On 4 September 2018 at 02:40, ")]
    assert len(told) == 1
    assert "Example Police recorded: Called" in told[0]
    lines = paragraphs(made.files[OVERVIEW])
    place = lines.index(told[0])
    assert lines[place + 1].startswith("Example NHS Trust, timed at 03:10, recorded: Attended with a fracture")
    assert (
        lines[place + 2]
        == "The accounts differ on the time: Example Police gives 02:40; Example NHS Trust gives 03:10, 30 minutes later."
    )
    assert "Where accounts differ" in lines[place + 3 :]


def test_the_panels_resolution_of_a_dispute_is_stated() -> None:
    settings = replace(SETTINGS, resolutions={"c1": "The panel preferred the police log"})
    assert "The panel preferred the police log." in text(drafted(settings=settings).files[OVERVIEW])


def test_months_gaps_and_undated_rows_are_in_the_chronology(made: DraftSet) -> None:
    lines = paragraphs(made.files[OVERVIEW])
    assert lines.index("September 2018") < lines.index("October 2018") < lines.index("Entries without a date")
    assert any(line.startswith("In October 2018, Example Police recorded: Supervisor closed the case.") for line in lines)
    assert any("between 5 September 2018 and 1 October 2018 (26 days)" in line for line in lines)
    assert "Undated, Example Police recorded: Loose note in the file." in lines


def test_every_generated_paragraph_sits_in_a_control_with_its_sources_as_a_comment(made: DraftSet) -> None:
    root = part(made.files[OVERVIEW])
    comments = {c.get(f"{W}id"): "".join(c.itertext()) for c in part(made.files[OVERVIEW], "word/comments.xml")}
    told = next(s for s in root.iter(f"{W}sdt") if "On 4 September 2018 at 02:40" in "".join(s.itertext()))
    assert told.find(f"{W}sdtPr/{W}tag").get(f"{W}val").startswith("dhr.overview.chronology.")
    number = next(told.iter(f"{W}commentReference")).get(f"{W}id")
    assert f"{POLICE}: sources/{POLICE}/chronology.xlsx, Sheet1!A2" in comments[number]
    differ = next(s for s in root.iter(f"{W}sdt") if "The accounts differ on the time" in "".join(s.itertext()))
    number = next(differ.iter(f"{W}commentReference")).get(f"{W}id")
    assert POLICE in comments[number] and TRUST in comments[number]
    body = root.find(f"{W}body")
    styles = {"NumberedParagraph", "ListBullet", "Recommendation", "Prompt"}
    loose = [p for p in body.findall(f"{W}p") if (s := p.find(f"{W}pPr/{W}pStyle")) is not None and s.get(f"{W}val") in styles]
    assert not loose
    authors = {c.get(f"{W}author") for c in part(made.files[OVERVIEW], "word/comments.xml")}
    assert authors == {"dhr"}


@pytest.mark.parametrize("name", [OVERVIEW, SUMMARY, PLAN, CHRONOLOGY])
def test_control_tags_and_ids_are_unique_and_fit_word(made: DraftSet, name: str) -> None:
    root = part(made.files[name])
    ids = [e.get(f"{W}val") for e in root.iter(f"{W}id") if e.getparent().tag == f"{W}sdtPr"]
    tags = [e.get(f"{W}val") for e in root.iter(f"{W}tag")]
    assert len(ids) == len(set(ids)) and all(len(tag) <= 64 for tag in tags)
    assert len(tags) == len(set(tags))


def test_tags_are_stable_when_another_agency_arrives(made: DraftSet) -> None:
    def tags(blob: bytes) -> set[str]:
        return {e.get(f"{W}val") for e in part(blob).iter(f"{W}tag")}

    late = entry("Example School", 0, "Mum upset at the gate", date="2018-09-20")
    grown = timeline(sources())
    grown = replace(
        grown,
        events=(
            *grown.events[:1],
            Event("E0002", "2018-09-20", None, ("Example School",), "", (late,)),
            replace(grown.events[1], id="E0003"),
        ),
    )
    more = (*sources(), replace(sources()[1], document="sources/Example School/c.xlsx", agency="Example School", entries=(late,)))
    assert tags(made.files[OVERVIEW]) < tags(drafted(sources=more, timeline=grown).files[OVERVIEW])


@pytest.mark.parametrize("name", [OVERVIEW, SUMMARY, PLAN, CHRONOLOGY])
def test_no_mark_no_none_no_empty_bullet_and_no_placeholder_is_left(made: DraftSet, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(made.files[name])) as package:
        for item in package.namelist():
            blob = package.read(item).decode("utf-8", "ignore")
            assert not re.search("[\ue000-\ue003]", blob), item
            assert "{%" not in blob and "{{ " not in blob.replace("{{ x }}", "")
    assert "None" not in text(made.files[name])
    for p in part(made.files[name]).iter(f"{W}p"):
        style = p.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") in (
            "ListBullet",
            "NumberedParagraph",
            "Recommendation",
            "Prompt",
            "Heading1",
            "Heading2",
            "Heading3",
        ):
            assert "".join(p.itertext(f"{W}t")).strip()


def test_the_marking_stands_alone_in_the_header_of_every_page(made: DraftSet) -> None:
    for blob in made.files.values():
        document = docx.Document(io.BytesIO(blob))
        for section in document.sections:
            assert [p.text for p in section.header.paragraphs] == ["OFFICIAL-SENSITIVE"]
            assert not section.different_first_page_header_footer
            assert "PAGE" in section.footer._element.xml


def test_the_contents_table_is_filled_and_linked(made: DraftSet) -> None:
    root = part(made.files[OVERVIEW])
    anchors = [e.get(f"{W}anchor") for e in root.iter(f"{W}hyperlink")]
    names = {e.get(f"{W}name") for e in root.iter(f"{W}bookmarkStart")}
    assert len(anchors) > 20 and set(anchors) <= names
    assert any("TOC" in (e.text or "") for e in root.iter(f"{W}instrText"))


def test_every_recommendation_is_in_report_and_plan_under_one_number(made: DraftSet) -> None:
    overview, plan = text(made.files[OVERVIEW]), text(made.files[PLAN])
    for number, words in (
        (1, "The trust will ask everybody alone."),
        (2, "The force should audit its risk assessments."),
        (3, "The force must brief staff."),
    ):
        assert f"Recommendation {number}: {words}" in overview
        assert words in plan
    assert "June 2020" in plan and "[to be agreed]" in plan
    table = docx.Document(io.BytesIO(made.files[PLAN])).tables[0]
    assert [cell.text for cell in table.columns[0].cells] == ["No.", "1", "2", "3"]


def test_tables_repeat_their_headings_and_have_a_title(made: DraftSet) -> None:
    for blob in made.files.values():
        for table in part(blob).iter(f"{W}tbl"):
            first = table.find(f"{W}tr")
            assert first.find(f"{W}trPr/{W}tblHeader") is not None
            assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")


def test_analysis_stands_under_its_key_line(made: DraftSet) -> None:
    lines = paragraphs(made.files[OVERVIEW])
    analysis = len(lines) - 1 - lines[::-1].index("Analysis")  # behind the contents list and the terms of reference
    first, second = (
        next(i for i, line in enumerate(lines) if line.startswith(f"K{n}: ") and "?" in line and i > analysis) for n in (1, 2)
    )
    answer = lines.index("Example Police: The DASH was completed on the doorstep.")
    assert first < answer < second
    assert lines.index("Officers recorded a verbal argument and nothing else.") > second


def test_the_summary_says_nothing_the_report_does_not_say(made: DraftSet) -> None:
    overview = text(made.files[OVERVIEW])
    words = set(re.findall(r"\w+", overview))
    for line in paragraphs(made.files[SUMMARY])[12:]:
        strange = [w for w in re.findall(r"\w+", line) if w not in words and (w[0].isupper() or w[0].isdigit())]
        assert not [w for w in strange if w not in {"Executive", "Summary", "Key", "Writer"}], line


def test_an_empty_section_holds_a_prompt_in_square_brackets(made: DraftSet) -> None:
    empty = drafted(
        sources=(),
        timeline=Timeline(()),
        register=Register(),
        facts=CaseFacts(),
        settings=replace(SETTINGS, chair=SETTINGS.chair.__class__(), panel=(), key_lines=()),
    )
    for name in (OVERVIEW, SUMMARY):
        lines = paragraphs(empty.files[name])
        heads = [
            p
            for p in part(empty.files[name]).iter(f"{W}p")
            if (s := p.find(f"{W}pPr/{W}pStyle")) is not None and s.get(f"{W}val") == "Heading1"
        ]
        assert len(heads) >= 10 and sum(line.startswith("[Writer:") for line in lines) >= 8
        assert "None" not in "\n".join(lines)
    assert "[name of the victim]" in text(empty.files[OVERVIEW])


def test_coverage_says_of_every_paragraph_entry_and_recommendation_where_or_why_not(made: DraftSet) -> None:
    given = sources()
    covered = made.coverage
    assert len(covered["entries"]) == sum(len(s.entries) for s in given)
    assert all(item["used"] for item in covered["entries"])
    assert all(item["used"] or item["reason"] for kind in covered.values() for item in kind)
    tags = {name: {e.get(f"{W}val") for e in part(blob).iter(f"{W}tag")} for name, blob in made.files.items()}
    for kind in covered.values():
        for item in kind:
            for use in item["used"]:
                assert use["control"] in tags[use["document"]], use
    reasons = {item["locator"]: item["reason"] for item in covered["paragraphs"] if not item["used"]}
    assert "cover" in reasons["paragraph 1"] and "letter" in reasons["paragraph 9"]


@pytest.mark.parametrize(
    ("edition", "kind", "name"),
    [
        ("ho-2016", "homicide", "Domestic Homicide Review"),
        ("dardr-2024", "suicide", "Domestic Abuse Related Death Review"),
        ("susr-wales", "unexplained", "Single Unified Safeguarding Review"),
    ],
)
def test_names_follow_the_edition_and_the_kind_of_case(edition: str, kind: str, name: str) -> None:
    made = drafted(facts=replace(FACTS, edition=edition, kind=kind))
    lines = text(made.files[OVERVIEW])
    assert name in lines
    if kind == "suicide":
        assert "homicide" not in lines.replace("formerly Domestic Homicide Review", "").lower()


def test_an_unknown_edition_is_refused_with_those_there_are() -> None:
    with pytest.raises(SettingInvalid, match="ho-2099"):
        drafted(facts=replace(FACTS, edition="ho-2099"))


def _template(folder: Path, old: str, new: str) -> Path:
    """Write a template of our own in which one placeholder is another."""
    source = zipfile.ZipFile(shipped("report_templates", "overview_report.docx"))
    with zipfile.ZipFile(folder / "overview_report.docx", "w") as out:
        for item in source.namelist():
            blob = source.read(item)
            out.writestr(item, blob.replace(old.encode(), new.encode()) if item == "word/document.xml" else blob)
    return folder


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("{{ refrence }}", "refrence"),
        ("{{ reference.__class__.__mro__ }}", "overview_report.docx"),
        ("{{ reference", "overview_report.docx"),
        ("{{ ''.__class__.__base__.__subclasses__() }}", "overview_report.docx"),
    ],
)
def test_a_template_that_names_what_is_unknown_or_forbidden_is_refused_with_its_place(
    tmp_path: Path, new: str, said: str
) -> None:
    folder = _template(tmp_path, "{{ reference }}", new)
    with pytest.raises(SettingInvalid, match=said) as refusal:
        drafted(settings=replace(SETTINGS, templates=folder))
    assert "overview_report.docx" in str(refusal.value)
    if new == "{{ refrence }}":
        assert re.search(r"paragraph \d+", str(refusal.value))


def test_a_csps_own_template_is_used(tmp_path: Path) -> None:
    folder = _template(tmp_path, "Chair of the review: ", "Independent chair: ")
    assert "Independent chair: Pat Chair" in text(drafted(settings=replace(SETTINGS, templates=folder)).files[OVERVIEW])


def test_names_right_to_left_emoji_and_control_characters_survive_or_vanish() -> None:
    said = "שלום 🙂 said “yes” \x0b\x07 next\tcolumn \ue000 12 \ue001 end"
    row = entry(POLICE, 0, said, date="2018-09-04")
    made = drafted(timeline=Timeline((Event("E1", "2018-09-04", None, (POLICE,), "", (row,)),)))
    assert "שלום 🙂 said “yes”" in text(made.files[OVERVIEW]) and "12 end" in text(made.files[OVERVIEW]).replace("  ", " ")


def test_templates_are_what_the_script_builds(tmp_path: Path) -> None:
    from report_templates.build import TEMPLATES, build

    build(tmp_path)
    for name in TEMPLATES:
        assert (tmp_path / name).read_bytes() == shipped("report_templates", name).read_bytes(), (
            f"run: python -m report_templates.build ({name})"
        )


def test_the_readme_names_every_placeholder_of_the_templates() -> None:
    from report_templates.build import TEMPLATES

    readme = shipped("report_templates", "README.md").read_text(encoding="utf-8")
    for name in TEMPLATES:
        with zipfile.ZipFile(shipped("report_templates", name)) as package:
            blob = "".join(package.read(item).decode("utf-8") for item in package.namelist() if item.endswith(".xml"))
        for used in re.findall(r"\{\{ ([\w.]+) \}\}", blob):
            assert f"`{used}`" in readme, (name, used)


def test_fifteen_hundred_events_draft_quickly() -> None:
    rows = [
        entry(
            POLICE if n % 2 else TRUST,
            n,
            f"Entry {n}. " + "The officer attended and spoke to her at the door. " * 6,
            date="2018-09-04",
        )
        for n in range(1500)
    ]
    events = tuple(
        Event(f"E{n:04}", f"2018-{n // 130 + 1:02}-{n % 28 + 1:02}", None, (row.agency,), "", (row,))
        for n, row in enumerate(rows)
    )
    started = time.perf_counter()
    made = drafted(timeline=Timeline(events))
    assert time.perf_counter() - started < 60
    assert text(made.files[CHRONOLOGY]).count("Entry ") >= 1500


@pytest.mark.office
@pytest.mark.slow
def test_drafts_open_in_libreoffice_with_all_their_text(tmp_path: Path, made: DraftSet) -> None:
    import shutil
    import subprocess

    office = shutil.which("soffice")
    if office is None:
        pytest.skip("needs LibreOffice")
    for name, blob in made.files.items():
        (tmp_path / name).write_bytes(blob)
        command = [
            office,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            str(tmp_path),
            str(tmp_path / name),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        read = " ".join((tmp_path / name).with_suffix(".txt").read_text(encoding="utf-8").split())
        for line in paragraphs(blob):
            assert " ".join(line.split()).removeprefix("Page ")[-60:].lstrip("0123456789 ") in read, name


def test_credentials_written_as_a_note_begin_a_sentence() -> None:
    settings = replace(SETTINGS, author=replace(SETTINGS.author, credentials="independent; retired in 2018"))
    assert "written by Sam Author. Independent; retired in 2018." in text(drafted(settings=settings).files[OVERVIEW])

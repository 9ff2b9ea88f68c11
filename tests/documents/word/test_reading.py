"""What the reader says of paragraphs, tables, styles, revisions, fields and things it cannot read."""

from __future__ import annotations

import pytest

from pipeline.documents import word
from pipeline.documents.word.package import open_package
from pipeline.errors import Damaged, Dangerous, InputRefused, LimitExceeded, WrongType
from tests.documents.word.canary import CHOICE, TABLE, png, zipped
from tests.documents.word.make import docx, p, read, run, scrubbed, texts, units

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own Heading"/><w:basedOn w:val="berschrift1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Bul"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Hid"><w:name w:val="Concealed"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="LoopA"><w:name w:val="A"/><w:basedOn w:val="LoopB"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="LoopB"><w:name w:val="B"/><w:basedOn w:val="LoopA"/></w:style>'
)


def style(id_: str) -> str:
    return f'<w:pStyle w:val="{id_}"/>'


def test_a_name_split_over_runs_is_one_text() -> None:
    assert texts(docx(p(run("Tam"), '<w:proofErr w:type="spellStart"/>', run("sin", "<w:b/>")))) == ["Tamsin"]


def test_tabs_breaks_and_hyphens_are_characters() -> None:
    body = "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r></w:p>"
    assert texts(docx(body)) == ["a\tb\nc\u2011d\u00ade"]


def test_tab_stops_are_no_characters() -> None:
    assert texts(docx(p("a", properties='<w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs>'))) == ["a"]


def test_outer_white_space_counts_only_where_it_is_preserved() -> None:
    assert texts(docx("<w:p><w:r><w:t>Tam </w:t><w:t>sin</w:t></w:r></w:p>")) == ["Tamsin"]
    assert texts(docx(p("Tam ", "sin"))) == ["Tam sin"]


def test_a_remark_inside_a_text_hides_nothing() -> None:
    assert texts(docx("<w:p><w:r><w:t>Tam<!-- x -->sin</w:t></w:r></w:p>"))[0] == "Tamsin"


def test_the_accepted_view_holds_insertions_and_not_deletions() -> None:
    deletion = '<w:del w:id="1" w:author="A"><w:r><w:delText>Ann</w:delText></w:r></w:del>'
    blob = docx(p("He saw ", deletion, f'<w:ins w:id="2" w:author="A">{run("Beth")}</w:ins>', "."))
    assert texts(blob) == ["He saw Beth."]
    assert texts(blob, "deleted") == ["Ann"]
    assert texts(blob, "author") == ["A", "A"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    blob = docx(p("Tam", properties='<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>') + p("sin went home"))
    assert texts(blob) == ["Tamsin went home"]
    assert texts(scrubbed(blob)) == ["Tamsin went home"]


def test_text_of_a_deleted_row_is_deleted_text() -> None:
    row = f'<w:tr><w:trPr><w:del w:id="1" w:author="A"/></w:trPr><w:tc>{p("gone")}</w:tc></w:tr>'
    blob = docx(TABLE.format(row + f"<w:tr><w:tc>{p('here')}</w:tc></w:tr>"))
    assert (texts(blob), texts(blob, "deleted")) == (["here"], ["gone"])
    assert [[cell.text for cell in row.cells] for row in read(blob).tables[0].rows] == [["here"]]
    assert texts(scrubbed(blob)) == ["here"]


def test_a_field_gives_its_result_to_the_paragraph_and_its_instruction_apart() -> None:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    inner = f"{begin}<w:r><w:instrText>MERGEFIELD B</w:instrText></w:r>{separate}{run('inner')}{end}"
    blob = docx(p("x ", begin, "<w:r><w:instrText>IF </w:instrText></w:r>", inner, separate, run("shown"), end, " y"))
    assert texts(blob) == ["x shown y"]
    assert texts(blob, "field") == ["IF inner", "MERGEFIELD B"]


def test_a_field_that_never_ends_swallows_nothing() -> None:
    assert texts(docx(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "all the rest") + p("and more"))) == [
        "all the rest",
        "and more",
    ]


def test_hidden_text_is_a_unit_of_its_own_also_through_a_style() -> None:
    blob = docx(p("seen", run("one", "<w:vanish/>")) + p("also", run("two", '<w:rStyle w:val="Hid"/>')), styles=STYLES)
    assert [(unit.text, unit.hidden) for unit in units(blob)] == [("seen", False), ("one", True), ("also", False), ("two", True)]


def test_white_text_is_marked_unless_it_stands_on_a_colour() -> None:
    white = run("secret", '<w:color w:val="FFFFFF"/>')
    shaded = p(white, properties='<w:shd w:val="clear" w:fill="1F3864"/>')
    assert [unit.hidden for unit in units(docx(p(white) + shaded + p("x", white)))] == [True, False, False]


def test_styles_levels_and_lists_are_resolved() -> None:
    body = (
        p("a", properties=style("Own"))
        + p("b", properties=style("Bul"))
        + p("c")
        + p("d", properties='<w:outlineLvl w:val="2"/>')
    )
    found = [(unit.style, unit.level, unit.numbered) for unit in units(docx(body, styles=STYLES))]
    assert found == [("own heading", 1, False), ("list bullet", None, True), ("normal", None, False), ("normal", 3, False)]
    assert texts(docx(p("e", properties=style("LoopA")), styles=STYLES)) == ["e"]


def test_both_branches_of_a_text_box_are_read_and_one_is_counted() -> None:
    blob = docx(p("before") + CHOICE.format("Tamsin", fallback="Tamsin") + p("after"))
    assert [(unit.text, unit.mirror) for unit in units(blob, "textbox")] == [("Tamsin", False), ("Tamsin", True)]
    assert [unit.locator for unit in units(blob)] == ["paragraph 1", "paragraph 3"]


def test_a_fallback_without_its_choice_is_counted() -> None:
    alternate = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"/><mc:Fallback>{run("only here")}</mc:Fallback></mc:AlternateContent>'
    )
    assert [(unit.text, unit.mirror) for unit in units(docx(p(alternate)))] == [("only here", False)]


def test_tags_of_controls_stand_on_their_paragraphs() -> None:
    control = '<w:sdt><w:sdtPr><w:tag w:val="{}"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    blob = docx(control.format("outer", p("a") + control.format("inner", p("b"))) + p("c"))
    assert [unit.tags for unit in units(blob)] == [("outer",), ("outer", "inner"), ()]


def test_tables_have_columns_merges_headers_and_a_heading() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text) if text else '<w:p/>'}</w:tc>"

    wide, start, go_on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('Date')}{cell('Contact', wide)}</w:tr>"
    one = f"<w:tr>{cell('1 May', start)}{cell('seen')}{cell('GP')}</w:tr>"
    two = f"<w:tr>{cell('', go_on)}{cell('', '')}{cell('PC')}</w:tr>"
    blob = docx(p("Chronology") + p("") + TABLE.format(head + one + two) + p("x") + TABLE.format(f"<w:tr>{cell('z')}</w:tr>"))
    table, second = read(blob).tables
    assert (table.locator, table.heading, second.heading) == ("table 1", "Chronology", "x")
    assert [[(cell.text, cell.merged) for cell in row.cells] for row in table.rows] == [
        [("Date", False), ("Contact", False), ("", True)],
        [("1 May", False), ("seen", False), ("GP", False)],
        [("", True), ("", False), ("PC", False)],
    ]
    assert [row.header for row in table.rows] == [True, False, False]
    assert table.rows[1].locator == "table 1 row 2"
    assert [unit.cell for unit in units(blob)] == [
        None,
        (0, 0, 0),
        (0, 0, 1),
        (0, 1, 0),
        (0, 1, 1),
        (0, 1, 2),
        (0, 2, 2),
        None,
        (1, 0, 0),
    ]


def test_nested_tables_follow_the_outermost_ones() -> None:
    inner = TABLE.format(f"<w:tr><w:tc>{p('inside')}</w:tc></w:tr>")
    body = TABLE.format(f"<w:tr><w:tc>{p('outside')}{inner}<w:p/></w:tc></w:tr>") + TABLE.format(
        f"<w:tr><w:tc>{p('next')}</w:tc></w:tr>"
    )
    tables = read(docx(body)).tables
    assert [(table.locator, table.rows[0].cells[0].text) for table in tables] == [
        ("table 1", "outside"), ("table 2", "next"), ("table 1 inner table 1", "inside"),
    ]  # fmt: skip
    assert [unit.cell for unit in units(docx(body))] == [(0, 0, 0), (0, 0, 0), (1, 0, 0)]


def test_notes_and_comments_are_counted_as_people_count_them() -> None:
    notes = (
        '<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
        + f'<w:footnote w:id="2">{p("first")}{p("more")}</w:footnote>'
    )
    blob = docx(
        p("x"),
        footnotes=notes,
        comments=f'<w:comment w:id="0" w:author="Ann" w:initials="A">{p("why")}</w:comment>',
        header1=p("top"),
    )
    found = {unit.text: unit.locator for unit in read(blob).units}
    assert found["first"] == "footnote 1"
    assert found["more"] == "footnote 1 paragraph 2"
    assert found["why"] == found["Ann"] == "comment 1"
    assert found["top"] == "header 1 paragraph 1"


def test_addresses_are_unique() -> None:
    blob = docx(
        p("x", '<w:bookmarkStart w:id="1" w:name="Ann"/>') + CHOICE.format("a", fallback="b"), header1=p("x"), footnotes=p("x")
    )
    addresses = [unit.address for unit in read(blob).units]
    assert len(addresses) == len(set(addresses))


def test_pictures_and_objects_are_unread_items_with_their_place() -> None:
    blip = '<w:r><w:drawing><a:graphic><a:graphicData><pic:pic><a:blip r:embed="rIdE0"/></pic:pic></a:graphicData></a:graphic></w:drawing></w:r>'
    blob = docx(
        p("x") + p(blip),
        entries={"word/media/image1.png": png(), "word/embeddings/o.xlsx": zipped({"a.xml": b"<t>Ann Example</t>"})},
    )
    assert [(item.kind, item.locator) for item in read(blob).unread] == [
        ("embedded", "embedded 1"),
        ("picture", "picture 1, paragraph 2"),
    ]
    assert texts(blob, "embedded") == ["Ann Example"]


@pytest.mark.parametrize(
    ("main_type", "expected"),
    [
        ("document.main+xml", "docx"),
        ("template.main+xml", "dotx"),
        ("application/vnd.ms-word.document.macroEnabled.main+xml", "docm"),
        ("application/vnd.ms-word.template.macroEnabledTemplate.main+xml", "dotm"),
    ],
)
def test_the_four_kinds_of_word_file_are_known_for_what_they_are(main_type: str, expected: str) -> None:
    blob = docx(p("x"), main_type=main_type)
    assert read(blob).format == expected
    assert open_package(scrubbed(blob), name="x").format == "docx"


def test_strict_and_utf16_files_are_read_alike() -> None:
    assert texts(docx(p("Tamsin", properties='<w:outlineLvl w:val="0"/>'), strict=True)) == ["Tamsin"]
    assert texts(docx(p("Tamsin"), encoding="utf-16")) == ["Tamsin"]


@pytest.mark.parametrize(
    ("blob", "error"),
    [
        (b"", Damaged),
        (b"no zip", Damaged),
        (docx(p("x"))[:-40], Damaged),
        (zipped({"a.txt": b"x"}), Damaged),
        (zipped({"word/document.xml": b"<w:document"}), Damaged),
        (zipped({"word/document.xml": b"<!DOCTYPE d [<!ENTITY a 'b'>]><d>&a;</d>"}), Dangerous),
        (zipped({"word/document.xml": b"<workbook/>"}), WrongType),
        (docx("<w:sdt><w:sdtContent>" * 3000 + "</w:sdtContent></w:sdt>" * 3000), LimitExceeded),
    ],
    ids=["empty", "not a zip", "cut off", "another zip", "broken XML", "document type", "workbook", "deep"],
)
def test_what_cannot_be_read_is_refused_with_its_own_error(blob: bytes, error: type[InputRefused]) -> None:
    with pytest.raises(error) as caught:
        word.read(blob, name="bad.docx")
    assert caught.value.remedy


def test_depth_and_length_cost_no_more_than_their_size() -> None:
    nested = TABLE.format("<w:tr><w:tc>{}<w:p/></w:tc></w:tr>")
    body = p("bottom")
    for _ in range(300):
        body = nested.format(body)
    assert texts(docx(body)) == ["bottom"]
    assert texts(docx("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 20_000 + "</w:p>")) == ["a" * 20_000]

"""An edit changes its span and nothing else, whatever the span crosses."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.documents import word
from pipeline.errors import EditUnsafe
from pipeline.model import Edit
from tests.documents.word.canary import CHOICE, SLOTS, canary_docx
from tests.documents.word.make import docx, edited, p, read, run, texts, units, xml


def test_no_edits_give_the_same_bytes() -> None:
    blob = docx(p("x"))
    assert word.apply_edits(blob, [], name="x.docx") is blob


def test_the_first_runs_formatting_carries_on() -> None:
    after = edited(docx(p("Met ", run("Tam", "<w:b/>"), run("sin", "<w:i/>"), " today")), "Tamsin", "Laura")
    assert '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Laura</w:t></w:r>' in xml(after)
    assert "<w:i/>" in xml(after)


def test_an_edit_crosses_links_fields_insertions_and_controls() -> None:
    field = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    blob = docx(
        p(
            run("T"), f'<w:hyperlink w:anchor="a">{run("a")}</w:hyperlink>', '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', field, run("m"),
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>', f'<w:ins w:id="1" w:author="A">{run("s")}</w:ins>',
            f"<w:sdt><w:sdtContent>{run('i')}</w:sdtContent></w:sdt>", '<w:bookmarkStart w:id="3" w:name="b"/>', run("n"),
            '<w:bookmarkEnd w:id="3"/>', '<w:r><w:footnoteReference w:id="2"/></w:r>', " left",
        )
    )  # fmt: skip
    after = edited(blob, "Tamsin", "Laura")
    assert texts(after) == ["Laura left"]
    for kept in ("w:hyperlink", "w:fldChar", "w:ins", "w:sdt", "w:bookmarkStart", "w:bookmarkEnd", "w:footnoteReference"):
        assert xml(after).count(f"<{kept} ") + xml(after).count(f"<{kept}>") == xml(blob).count(f"<{kept} ") + xml(blob).count(
            f"<{kept}>"
        )


@pytest.mark.parametrize("between", ["<w:br/>", "<w:tab/>", "<w:noBreakHyphen/>", "<w:softHyphen/>"])
def test_an_edit_over_a_break_or_hyphen_takes_it_out(between: str) -> None:
    blob = docx(f"<w:p><w:r><w:t>Ann</w:t>{between}<w:t>Marie</w:t></w:r></w:p>")
    text = texts(blob)[0]
    assert texts(edited(blob, text, "Laura")) == ["Laura"]


def test_an_edit_of_a_break_alone_puts_words_in_its_place() -> None:
    blob = docx("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>")
    assert texts(edited(blob, "\n", " and ")) == ["a and b"]


def test_line_breaks_and_tabs_of_a_replacement_become_elements() -> None:
    after = edited(docx(p("old address here")), "old address", "1\n2\t3")
    assert texts(after) == ["1\n2\t3 here"]
    assert xml(after).count("<w:br/>") == xml(after).count("<w:tab/>") == 1


def test_spaces_at_the_edge_are_kept() -> None:
    after = edited(docx("<w:p><w:r><w:t>Tamsin</w:t></w:r><w:r><w:t>went</w:t></w:r></w:p>"), "Tamsin", "Laura ")
    assert texts(after) == ["Laura went"]


def test_both_branches_are_edited_each_by_its_own_edit() -> None:
    blob = docx(CHOICE.format("Tamsin", fallback="Tamsin"))
    edits = [Edit(unit.address, 0, 6, "Tamsin", "Laura") for unit in units(blob, "textbox")]
    assert texts(word.apply_edits(blob, edits, name="x"), "textbox") == ["Laura", "Laura"]


def test_attributes_deleted_text_and_chunks_are_edited_too() -> None:
    blob = docx(
        p('<w:del w:id="1" w:author="A"><w:r><w:delText>Tamsin</w:delText></w:r></w:del>')
        + '<w:tbl><w:tblPr><w:tblCaption w:val="About Tamsin"/></w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:altChunk r:id="rIdE0"/>',
        entries={"word/chunk.html": b"<html><body><p>For <b>Tam</b>sin</p></body></html>"},
    )
    for part in ("deleted", "alt_text", "body"):
        assert "Laura" in texts(edited(blob, "Tamsin", "Laura", part=part), part)[0]


def test_a_document_inside_is_edited_like_any_other() -> None:
    blob = docx('<w:altChunk r:id="rIdE0"/>', entries={"word/chunk.docx": docx(p("Tamsin inside"))})
    assert texts(edited(blob, "Tamsin", "Laura")) == ["Laura inside"]


@pytest.mark.parametrize(
    "edit",
    [
        lambda address: [Edit(address, 0, 3, "xyz", "a")],
        lambda address: [Edit(address, 0, 3, "abc", "x"), Edit(address, 2, 4, "cd", "y")],
        lambda address: [Edit("word/document.xml#999", 0, 1, "a", "x")],
        lambda address: [Edit("word/nowhere.xml#0", 0, 1, "a", "x")],
        lambda address: [Edit("nonsense", 0, 1, "a", "x")],
        lambda address: [Edit(address, 0, 9, "abcdefghi", "x")],
        lambda address: [Edit(address, 0, 1, "a", "\x00")],
    ],
    ids=["other text", "overlap", "no such place", "no such part", "no address", "too long", "forbidden character"],
)
def test_an_unsafe_edit_is_refused(edit: object) -> None:
    blob = docx(p("abcd"))
    address = units(blob)[0].address
    assert callable(edit)
    with pytest.raises(EditUnsafe):
        word.apply_edits(blob, edit(address), name="x")


def test_parts_without_an_edit_keep_their_bytes_and_order() -> None:
    blob, _ = canary_docx(SLOTS)
    unit = next(unit for unit in read(blob).units if unit.part == "header")
    after = word.apply_edits(blob, [Edit(unit.address, 0, 1, unit.text[0], "Y")], name="x")
    with zipfile.ZipFile(io.BytesIO(blob)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert old.namelist() == new.namelist()
        assert [name for name in old.namelist() if old.read(name) != new.read(name)] == ["word/header1.xml"]
        assert old.comment == new.comment


# --- properties ------------------------------------------------------------------------------------------------------

LETTERS = st.text(alphabet="abc é-’", min_size=0, max_size=6)
PIECES = st.one_of(
    LETTERS.map(run),
    LETTERS.map(lambda text: run(text, "<w:b/>")),
    LETTERS.map(lambda text: f'<w:ins w:id="1" w:author="A">{run(text)}</w:ins>'),
    LETTERS.map(lambda text: f'<w:del w:id="1" w:author="A"><w:r><w:delText>{text}</w:delText></w:r></w:del>'),
    LETTERS.map(lambda text: f'<w:hyperlink w:anchor="a">{run(text)}</w:hyperlink>'),
    LETTERS.map(lambda text: f"<w:r><w:t>{text}</w:t></w:r>"),
    st.sampled_from(
        ["<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", "<w:r><w:noBreakHyphen/></w:r>", '<w:bookmarkStart w:id="1" w:name="b"/>']
    ),
)
PARAGRAPHS = st.lists(st.lists(PIECES, max_size=8).map(lambda pieces: f"<w:p>{''.join(pieces)}</w:p>"), min_size=1, max_size=4)


@st.composite
def plans(draw: st.DrawFn) -> tuple[bytes, list[Edit], dict[str, str]]:
    """Draw a file, edits of it, and what its units should then say."""
    blob = docx("".join(draw(PARAGRAPHS)), header1=p(draw(LETTERS)))
    edits: list[Edit] = []
    expected: dict[str, str] = {}
    for unit in read(blob).units:
        if unit.part not in ("body", "header", "deleted"):
            continue
        cuts = sorted(draw(st.lists(st.integers(0, len(unit.text)), max_size=6)))
        new, last = "", 0
        for start, end in zip(cuts[::2], cuts[1::2], strict=False):
            if start < last or (start == end and start == last and new):
                continue
            replacement = draw(st.sampled_from(["", "Laura", "[reference removed]", " x ", "a\nb", "ſ\u0301"]))
            if unit.part == "deleted":
                replacement = replacement.replace("\n", " ").strip()
            edits.append(Edit(unit.address, start, end, unit.text[start:end], replacement))
            new += unit.text[last:start] + replacement
            last = end
        expected[unit.address] = new + unit.text[last:]
    return blob, edits, expected


@settings(max_examples=120, deadline=None)
@given(plans())
def test_applying_a_plan_and_reading_back_gives_the_plan(plan: tuple[bytes, list[Edit], dict[str, str]]) -> None:
    blob, edits, expected = plan
    after = word.apply_edits(blob, edits, name="x")
    wanted = sorted(
        ((unit.slot, text) for unit in read(blob).units if (text := expected.get(unit.address, unit.text))),
        key=lambda row: row[0],
    )
    assert sorted(((unit.slot, unit.text) for unit in read(after).units), key=lambda row: row[0]) == wanted
    assert word.integrity(blob, after, edits) == ()

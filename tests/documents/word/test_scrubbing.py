"""The scrub takes out what the sheet says, keeps what people read, and leaves a file nobody needs to repair."""

from __future__ import annotations

import pytest

from pipeline.documents import word
from pipeline.documents.word import pictures
from pipeline.documents.word.package import open_package
from pipeline.documents.word.scrub.fields import stays
from tests.documents.word.canary import CHOICE, FIELD, SLOTS, TABLE, canary_docx, png
from tests.documents.word.make import docx, inconsistencies, names, p, read, run, scrubbed, texts, units, xml

BLIP = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="C:\\Ann.png" descr="The family home"/><a:graphic><a:graphicData'
    ' uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="rIdE0"/></pic:blipFill></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def change(kind: str, inside: str) -> str:
    return f'<w:{kind} w:id="1" w:author="Ann" w:date="2024-01-01T00:00:00Z">{inside}</w:{kind}>'


def test_tracked_changes_are_accepted() -> None:
    old = change("rPrChange", "<w:rPr/>")
    deletion = change("del", "<w:r><w:delText>gone</w:delText></w:r>")
    after = scrubbed(
        docx(
            p(
                change("ins", run("in ")),
                deletion,
                run("bold", f"<w:b/>{old}"),
                change("moveFrom", run("x")),
                change("moveTo", run(" y")),
            )
        )
    )
    assert texts(after) == ["in bold y"]
    assert "Ann" not in xml(after) and "2024" not in xml(after) and "<w:b/>" in xml(after)


def test_a_paragraph_whose_text_and_mark_are_deleted_goes() -> None:
    gone = f"<w:p><w:pPr><w:rPr>{change('del', '')}</w:rPr></w:pPr>{change('del', '<w:r><w:delText>a</w:delText></w:r>')}</w:p>"
    assert xml(scrubbed(docx(p("x") + gone + p("y")))).count("<w:p>") == 2


def test_a_cell_keeps_a_paragraph_when_its_text_is_deleted() -> None:
    cell = f"<w:tr><w:tc><w:p><w:pPr><w:rPr>{change('del', '')}</w:rPr></w:pPr>{change('del', '<w:r><w:delText>a</w:delText></w:r>')}</w:p></w:tc></w:tr>"
    assert "<w:p" in xml(scrubbed(docx(TABLE.format(cell)))).split("<w:tc>")[1].split("</w:tc>")[0]


def test_a_table_whose_rows_are_all_deleted_goes() -> None:
    row = f"<w:tr><w:trPr>{change('del', '')}</w:trPr><w:tc><w:p/></w:tc></w:tr>"
    assert "<w:tbl>" not in xml(scrubbed(docx(TABLE.format(row) + p("x"))))


def test_comments_go_with_their_anchors() -> None:
    anchors = (
        '<w:commentRangeStart w:id="1"/>',
        "text",
        '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
    )
    after = scrubbed(docx(p(*anchors), comments=f'<w:comment w:id="1" w:author="Ann">{p("why")}</w:comment>'))
    assert "omment" not in xml(after) and not any("comment" in name for name in names(after))
    assert xml(after).count("<w:r>") == 1


def test_hidden_text_goes_and_what_stood_beside_it_stays() -> None:
    after = scrubbed(
        docx(
            p("seen ", run("not", "<w:vanish/>"), "too")
            + p(run("whole", "<w:vanish/>"), properties="<w:rPr><w:vanish/></w:rPr>")
            + p("end")
        )
    )
    assert texts(after) == ["seen too", "end"]
    assert xml(after).count("<w:p>") == 2


def test_outside_links_become_text_and_inside_links_stay() -> None:
    link = '<w:hyperlink r:id="rIdOut" w:tooltip="Ann\'s page">' + run("here") + "</w:hyperlink>"
    inside = f'<w:hyperlink w:anchor="Ann_home">{run("above")}</w:hyperlink>'
    mark = '<w:bookmarkStart w:id="1" w:name="Ann_home"/><w:bookmarkEnd w:id="1"/>'
    after = scrubbed(docx(p(mark, link, " and ", inside), links={"rIdOut": "https://example.invalid/Ann"}))
    assert texts(after) == ["here and above"]
    assert "Ann" not in xml(after)
    assert 'w:anchor="bookmark1"' in xml(after) and 'w:name="bookmark1"' in xml(after)


def test_cross_references_follow_their_renamed_bookmark() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="Ann_1"/>' + run("Table 1") + '<w:bookmarkEnd w:id="1"/>'
    after = scrubbed(
        docx(
            p(mark)
            + p(FIELD.format(instruction=r"REF Ann_1 \h", result="Table 1"))
            + p(FIELD.format(instruction="REF lost", result="was"))
        )
    )
    assert texts(after, "field") == [r" REF bookmark1 \h "]
    assert texts(after) == ["Table 1", "Table 1", "was"]


@pytest.mark.parametrize(
    "instruction",
    ["PAGE", "NUMPAGES", r'TOC \o "1-3" \h', "SEQ Figure", r'HYPERLINK \l "_Toc12"', "= SUM(ABOVE)", "FORMCHECKBOX"],
)
def test_fields_that_count_or_refer_inside_stay(instruction: str) -> None:
    assert stays(f" {instruction} ")


@pytest.mark.parametrize(
    "instruction",
    ["AUTHOR", r"FILENAME \p", "MERGEFIELD Name", 'HYPERLINK "https://example.invalid"', r'HYPERLINK "a.docx" \l "b"', "INCLUDETEXT x", "USERNAME", "",
     "DOCPROPERTY Client", "DOCVARIABLE a", "LINK Excel.Sheet", "ADDIN ZOTERO_ITEM {}", "SAVEDATE", "TITLE", "REF lost"],
)  # fmt: skip
def test_fields_that_name_files_people_or_links_become_their_result(instruction: str) -> None:
    assert not stays(f" {instruction} ", frozenset())
    assert texts(scrubbed(docx(p("a ", _field(instruction), " c")))) == ["a b c"]


def _field(instruction: str) -> str:
    return FIELD.replace("{instruction}", instruction.replace('"', "&quot;")).replace("{result}", "b")


def test_pictures_are_replaced_by_words_and_named() -> None:
    blob = docx(p("x") + p(BLIP), entries={"word/media/Ann.png": png(b"trailer", text=b"Ann")})
    result = word.scrub(blob, name="x")
    assert texts(result.blob) == ["x", "[picture removed]"]
    assert ("picture", "paragraph 2") in {(removed.kind, removed.locator) for removed in result.removed}
    assert not any("media" in name for name in names(result.blob))
    assert inconsistencies(result.blob) == []


def test_kept_pictures_lose_their_metadata_and_names() -> None:
    after = scrubbed(docx(p(BLIP), entries={"word/media/Ann.png": png(b"trailer", text=b"Ann Example")}), keep_pictures=True)
    assert "word/media/image1.png" in names(after)
    assert open_package(after, name="x").contents["word/media/image1.png"] == png()
    assert 'descr="The family home"' in xml(after) and "Ann" not in xml(after)


def test_a_picture_of_a_format_that_cannot_be_cleaned_goes_even_so() -> None:
    after = scrubbed(docx(p(BLIP), entries={"word/media/a.emf": b"\x01\0\0\0Ann"}), keep_pictures=True)
    assert texts(after) == ["[picture removed]"]


def test_a_group_keeps_the_text_boxes_beside_its_pictures() -> None:
    assert texts(scrubbed(docx(CHOICE.format("shown", fallback="shown"))), "textbox") == ["shown", "shown"]


def test_embedded_objects_become_words() -> None:
    body = p(
        '<w:r><w:object><v:shape id="Ann"><v:imagedata r:id="rIdE0" o:title="Ann"/></v:shape><o:OLEObject ProgID="Word" r:id="rIdE1"/></w:object></w:r>'
    )
    after = scrubbed(docx(body, entries={"word/media/a.png": png(), "word/embeddings/o.bin": b"Ann"}))
    assert texts(after) == ["[embedded object removed]"]
    assert names(after)[2:] == ["word/document.xml", "docProps/core.xml", "docProps/app.xml"]


def test_text_of_other_formats_becomes_paragraphs() -> None:
    html = b"<html><head><title>Ann</title></head><body><p>one <b>two</b></p><div>three</div></body></html>"
    after = scrubbed(docx(p("x") + '<w:altChunk r:id="rIdE0"/>', entries={"word/chunk.html": html}))
    assert texts(after) == ["x", "one two", "three"]


def test_a_document_inside_is_scrubbed_too() -> None:
    inner = docx(p(change("ins", run("kept"))))
    after = scrubbed(docx(p("x") + '<w:altChunk r:id="rIdE0"/>', entries={"word/chunk.docx": inner}))
    assert texts(after) == ["x", "kept"]
    assert texts(after, "author") == []


def test_controls_stay_or_go_and_their_text_stays() -> None:
    control = '<w:sdt><w:sdtPr><w:tag w:val="dhr:1"/><w:dataBinding w:xpath="/a" w:storeItemID="{}"/><w:date w:fullDate="2019-08-21T00:00:00Z"/></w:sdtPr><w:sdtContent>'
    blob = docx(control + p("text") + "</w:sdtContent></w:sdt>")
    assert [unit.tags for unit in units(scrubbed(blob))] == [("dhr:1",)]
    assert "dataBinding" not in xml(scrubbed(blob)) and "2019" not in xml(scrubbed(blob))
    assert "w:sdt" not in xml(scrubbed(blob, unwrap_controls=True)) and texts(scrubbed(blob, unwrap_controls=True)) == ["text"]


def test_the_title_is_the_only_property() -> None:
    blob, _ = canary_docx(SLOTS)
    properties = [
        (unit.locator, unit.text) for unit in read(scrubbed(blob, title="Overview Report")).units if unit.part == "property"
    ]
    assert properties == [("property title", "Overview Report"), ("property Application", "Microsoft Office Word")]


def test_revision_ids_go() -> None:
    body = '<w:p w:rsidR="00AB12CD" w14:paraId="1234ABCD"><w:r w:rsidRPr="00AB12CD"><w:t>x</w:t></w:r></w:p>'
    after = scrubbed(docx(body, settings='<w:rsids><w:rsid w:val="00AB12CD"/></w:rsids>'))
    assert "AB12CD" not in xml(after) + xml(after, "word/settings.xml") and "ABCD" not in xml(after)


def test_a_scrub_of_a_scrub_changes_nothing() -> None:
    blob, _ = canary_docx(SLOTS)
    once = scrubbed(blob, title="T")
    twice = scrubbed(once, title="T")
    assert [(unit.slot, unit.text) for unit in read(once).units] == [(unit.slot, unit.text) for unit in read(twice).units]


def test_the_canary_file_scrubbed_is_consistent() -> None:
    blob, _ = canary_docx(SLOTS)
    assert inconsistencies(scrubbed(blob)) == inconsistencies(scrubbed(blob, keep_pictures=True, unwrap_controls=True)) == []


def jpeg(*segments: tuple[int, bytes]) -> bytes:
    written = b"".join(bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2, "big") + body for marker, body in segments)
    return b"\xff\xd8" + written + b"\xff\xda\x00\x02pixels\xff\x00more\xff\xd9"


def test_jpeg_segments_that_talk_go_and_pixels_stay() -> None:
    blob = jpeg((0xE1, b"Exif\0\0Ann Example"), (0xFE, b"by Ann"), (0xDB, b"table"), (0xEE, b"Adobe\0d\0\0\0\0\0")) + b"after Ann"
    assert {text for text in pictures.metadata_texts(blob) if "Ann" in text}
    assert pictures.without_metadata(blob) == jpeg((0xDB, b"table"), (0xEE, b"Adobe\0d\0\0\0\0\0"))


def test_gif_comments_go() -> None:
    head, image, end = b"GIF89a\x01\0\x01\0\0\0\0", b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0", b";"
    assert pictures.without_metadata(head + b"\x21\xfe\x03Ann\0" + image + end + b"Ann") == head + image + end


@pytest.mark.parametrize(
    "broken", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8", b"\xff\xd8\xff\xe0", b"GIF89a", b"<svg/>", png()[:-5]]
)
def test_a_damaged_or_strange_picture_is_not_called_clean(broken: bytes) -> None:
    assert pictures.without_metadata(broken) is None

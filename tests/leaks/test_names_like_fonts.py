"""People called like a font or a word of the file format: searched everywhere, and a font alone stops nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import oneshot
from pipeline.model import Person, Register
from pipeline.redact.verification.streams import searchable
from tests.documents.files_by_code import inline, one_page_pdf, rows, workbook
from tests.documents.word.make import docx, p, run
from tests.leaks.test_forty_kinds import heard

NAMES = ("David", "Georgia", "Miriam", "Vijaya", "Garamond", "Perpetua")
FONT = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:cs="{0}"/>'


def styled(name: str, *texts: str) -> bytes:
    """Make a Word file set in a font of this name throughout."""
    default = f"<w:docDefaults><w:rPrDefault><w:rPr>{FONT.format(name)}</w:rPr></w:rPrDefault></w:docDefaults>"
    return docx("".join(p(run(text, FONT.format(name))) for text in texts), styles=default)


def register(name: str) -> Register:
    return Register(people=(Person("someone", "friend", f"{name} Okonjo", pseudonym="Beth"), Person("alone", "friend", name)))


def hits(blob: bytes, folder: Path, name: str, suffix: str = "docx") -> list[str]:
    path = folder / f"finished.{suffix}"
    path.write_bytes(blob)
    ((_, found),) = oneshot.verify_files([path], register=register(name))  # type: ignore[misc]
    return [hit.locator for hit in found if hit.blocking]


@pytest.mark.parametrize("name", NAMES)
def test_a_font_named_like_a_person_is_no_leak(name: str, tmp_path: Path) -> None:
    assert hits(styled(name, "The panel met twice."), tmp_path, name) == []
    fonts = f'<fonts count="1"><font><name val="{name}"/></font></fonts>'
    book = workbook({"Sheet1": rows(inline("A1", "The panel met twice."))}, styles=fonts)
    assert hits(book, tmp_path, name, "xlsx") == []
    font = f"<</Type /Font /Subtype /TrueType /BaseFont /ABCDEF+{name}-Bold /FontDescriptor 7 0 R>>".encode()
    descriptor = f"<</Type /FontDescriptor /FontName /ABCDEF+{name}-Bold /FontFamily ({name})>>".encode()
    assert hits(one_page_pdf(more={5: font, 7: descriptor}), tmp_path, name, "pdf") == []


@pytest.mark.parametrize("name", NAMES)
def test_a_person_named_like_a_font_is_found_beside_that_font(name: str, tmp_path: Path) -> None:
    places = {
        "running text": styled(name, f"{name} rang."),
        "a note": docx(p(run("x", FONT.format(name))), footnotes=f'<w:footnote w:id="2">{p(name)}</w:footnote>'),
        "a variable": docx(p("x"), settings=f'<w:docVars><w:docVar w:name="v" w:val="{name}"/></w:docVars>'),
        "an author": docx(p(f'<w:ins w:id="1" w:author="{name}">{run("x", FONT.format(name))}</w:ins>')),
        "a part nobody knows": docx(p("x"), entries={"word/future.xml": f'<f:x xmlns:f="urn:f"><f:w f:of="{name}"/></f:x>'.encode()}),
        "a part of bytes": docx(p("x"), entries={"word/future.bin": f"kept by {name}".encode()}),
        "a part in UTF-16": docx(p("x"), entries={"word/future.bin": f"kept by {name} ".encode("utf-16-le")}),
        "the name of a part": docx(p("x"), entries={f"word/{name}.xml": b"<x/>"}),
        "a broken part": docx(p("x"), entries={"word/future.xml": f"<x><y>{name} rang</x>".encode()}),
    }  # fmt: skip
    assert [place for place, blob in places.items() if not hits(blob, tmp_path, name)] == []
    book = workbook(
        {"Sheet1": rows(inline("A1", "x"))},
        styles=f'<fonts count="1"><font><name val="{name}"/></font></fonts><cellStyles><cellStyle name="{name}"/></cellStyles>',
    )
    assert hits(book, tmp_path, name, "xlsx")
    assert hits(
        one_page_pdf(more={9: f"<</Type /Font /BaseFont /{name}>>".encode(), 10: f"({name})".encode()}), tmp_path, name, "pdf"
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_person_named_like_a_font_is_replaced_and_the_font_stays(name: str, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(styled(name, f"{name} Okonjo rang; {name} was afraid."))
    (done,) = oneshot.anonymise([path], register=register(name), policy="publication", register_only=True, out=tmp_path / "out")
    assert isinstance(done, oneshot.Anonymised), done
    said = heard((tmp_path / "out" / "report.docx").read_bytes())
    assert f'w:ascii="{name}"' in said and f"{name} was" not in said and "Okonjo" not in said and "was afraid" in said


def test_only_as_many_values_are_left_out_as_there_are_fonts() -> None:
    raw = '<w:p><w:rFonts w:ascii="David"/><w:ins w:author="David"/></w:p>'
    searched = dict(searchable([("document.xml bytes", raw), ("document.xml attributes", "David\nDavid")]))
    assert searched["document.xml attributes"] == "David" and "David" in searched["document.xml bytes"]
    assert "David" not in dict(searchable([("document.xml attributes", "David"), ("document.xml bytes", raw[:32])])).values()


def test_a_namespace_is_left_out_and_an_address_is_not() -> None:
    raw = '<x xmlns="http://schemas.microsoft.com/office/2006/rourke" href="http://news.example/rourke"/>'
    assert list(searchable([("a bytes", raw)]))[-1] == ("a bytes", "http://news.example/rourke")

"""A PDF of pictures: what the pages showed, nothing that they said."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from pipeline import documents, oneshot
from pipeline.documents.pdf.writer import typeset
from pipeline.errors import UsageError
from pipeline.model import Person, Register
from tests.documents.files_by_code import one_page_pdf, stream

REGISTER = Register(people=(Person("victim", "victim", "Tamsin Rourke", ("Tam",), pseudonym="Laura"),))


def paper(*texts: str) -> bytes:
    blocks = [{"kind": "heading", "level": 1, "text": "A report"}, *({"kind": "paragraph", "text": text} for text in texts)]
    return typeset({"title": "A report", "blocks": blocks, "wide": False, "header": "", "footer": ""}, "a.pdf")


def test_the_pages_look_the_same_and_hold_no_text() -> None:
    before = paper(*["Laura rang the helpline in May. " * 12] * 14)
    after = documents.rasterise(before, name="a.pdf")
    drawn, text = pypdfium2.PdfDocument(after), pypdfium2.PdfDocument(before)
    assert len(drawn) == len(text) > 1
    for one, other in zip(drawn, text, strict=True):
        assert one.get_size() == pytest.approx(other.get_size(), abs=0.1)
        assert one.get_textpage().get_text_range().strip() == ""
        pictures = [page.render(scale=1, grayscale=True).to_pil().convert("L").resize((60, 85)) for page in (one, other)]
        differences = [abs(a - b) for a, b in zip(*(picture.tobytes() for picture in pictures), strict=True)]
        assert max(differences) < 40 and sum(differences) / len(differences) < 3
    assert b"helpline" not in after and not any(page.extract_text().strip() for page in pypdf.PdfReader(io.BytesIO(after)).pages)


def test_each_picture_tells_a_screen_reader_what_it_is() -> None:
    after = documents.rasterise(paper("Laura rang."), name="a.pdf")
    document = documents.read_bytes(after, name="a.pdf")
    alt = {unit.text for unit in document.units if unit.slot == "pdf.alt_text"}
    assert alt == {"Picture of page 1 of 1. A screen reader cannot read its words; ask for the version with text."}
    root = pypdf.PdfReader(io.BytesIO(after)).trailer["/Root"]
    assert root["/Lang"] == "en-GB" and root["/MarkInfo"]["/Marked"]
    assert [item.kind for item in document.unread] == ["page"]


def test_pictures_are_made_of_the_redacted_pages_and_never_of_the_old_ones(tmp_path: Path) -> None:
    content = b"BT /F1 12 Tf 72 720 Td (Tamsin Rourke rang the helpline.) Tj ET 0 0 0 rg 60 500 300 40 re f"
    (tmp_path / "letter.pdf").write_bytes(one_page_pdf(content, more={9: stream(b"Tamsin Rourke")}))
    (made,) = oneshot.anonymise(
        [tmp_path / "letter.pdf"], register=REGISTER, policy="publication", register_only=True, out=tmp_path / "out", raster=True
    )
    assert isinstance(made, oneshot.Anonymised) and made.pictures
    blob = (tmp_path / "out" / "letter.pdf").read_bytes()
    assert b"Rourke" not in blob and b"Laura" not in blob
    (text,) = oneshot.anonymise(
        [tmp_path / "letter.pdf"], register=REGISTER, policy="publication", register_only=True, out=tmp_path / "text"
    )
    assert isinstance(text, oneshot.Anonymised) and not text.pictures
    redacted = (tmp_path / "text" / "letter.pdf").read_bytes()
    assert "Laura rang the helpline." in pypdf.PdfReader(io.BytesIO(redacted)).pages[0].extract_text()
    assert blob == documents.rasterise(redacted, name="letter.pdf")


def test_what_verification_meets_in_the_drawing_holds_the_file_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "letter.pdf").write_bytes(one_page_pdf(b"BT /F1 12 Tf 72 720 Td (Tamsin Rourke rang.) Tj ET"))
    leaking = documents.rasterise(paper("Laura rang."), name="a.pdf") + b"% drawn for Tamsin Rourke\n%%EOF\n"
    real = documents.in_child
    monkeypatch.setattr(
        documents, "in_child", lambda function, *args, **kw: leaking if function == "rasterise" else real(function, *args, **kw)
    )
    (made,) = oneshot.anonymise(
        [tmp_path / "letter.pdf"], register=REGISTER, policy="publication", register_only=True, out=tmp_path / "out", raster=True
    )
    assert isinstance(made, oneshot.Left) and not (tmp_path / "out").exists()


def test_pictures_of_what_is_no_pdf_are_a_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Tam rang.", encoding="utf-8")
    with pytest.raises(UsageError):
        list(
            oneshot.anonymise(
                [tmp_path / "a.txt"], register=REGISTER, policy="publication", register_only=True, out=tmp_path / "o", raster=True
            )
        )


def test_verify_names_the_pages_it_could_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(documents.rasterise(paper("Tamsin Rourke rang."), name="a.pdf"))
    ((_, hits),) = oneshot.verify_files([tmp_path / "a.pdf"], register=REGISTER)  # type: ignore[misc]
    assert [(hit.kind, hit.locator, hit.blocking) for hit in hits] == [(oneshot.UNREAD, "page 1", False)]

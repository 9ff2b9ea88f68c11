"""What helps to understand a file: where a note is cited, what nobody wrote, tables of pages and mails, a missing part."""

from __future__ import annotations

from email.message import EmailMessage

from pipeline import documents
from pipeline.documents import worker
from tests.documents.files_by_code import relationships, word_file

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_EMPTY = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_a_footnote_knows_the_paragraph_that_cites_it() -> None:
    notes = "".join(f'<w:footnote w:id="{n}"><w:p>{_run(text)}</w:p></w:footnote>' for n, text in ((4, "asleep"), (9, "awake")))
    body = "".join(
        f'<w:p>{_run(text)}<w:r><w:footnoteReference w:id="{n}"/></w:r></w:p>' for n, text in ((9, "First."), (4, "Second."))
    )
    more = {
        "word/_rels/document.xml.rels": relationships(("rId2", "footnotes", "footnotes.xml")),
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{_WORD}">{notes}</w:footnotes>',
    }
    document = documents.read_bytes(word_file(body, more=more), name="a.docx")
    assert {u.text: u.cited_at for u in document.units if u.part == "footnote"} == {
        "asleep": "paragraph 2", "awake": "paragraph 1",
    }  # fmt: skip


def test_the_placeholder_of_an_empty_control_is_marked_and_answers_nothing() -> None:
    inline = f"<w:sdt>{_EMPTY}<w:sdtContent>{_run('Click here')}</w:sdtContent></w:sdt>"
    block = f"<w:sdt>{_EMPTY}<w:sdtContent><w:p>{_run('Choose an item')}</w:p></w:sdtContent></w:sdt>"
    filled = f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{_run('Nurse')}</w:p></w:sdtContent></w:sdt>"
    body = (
        f"<w:p>{_run('Name: ')}{inline}</w:p><w:tbl><w:tr><w:tc><w:p>{_run('Role')}</w:p></w:tc><w:tc>{block}</w:tc>"
        f"<w:tc>{filled}</w:tc></w:tr></w:tbl>"
    )
    document = documents.read_bytes(word_file(body), name="a.docx")
    assert {unit.text for unit in document.units if unit.placeholder} == {"Click here", "Choose an item"}
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["Role", "", "Nurse"]
    assert any(unit.text == "Name: " and not unit.placeholder for unit in document.units)


def test_spans_of_a_web_table_keep_its_columns_in_line() -> None:
    page = (
        b"<html><table><tr><th rowspan=2>Date<th colspan=2>Contact<tr><th>Who<th>What<tr><td>1/2/19<td>GP<td>a<p>b</p>c</table>"
    )
    table = documents.read_bytes(page, name="a.html").tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Date", "Contact", ""], ["", "Who", "What"], ["1/2/19", "GP", "a\nb\nc"],
    ]  # fmt: skip
    assert [cell.merged for cell in table.rows[1].cells] == [True, False, False]


def test_the_plain_text_of_a_mail_that_its_page_repeats_is_a_repeat_and_the_page_keeps_its_table() -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@example.org", "b@example.org", "Chronology"
    mail.set_content("Dear all\n\n1/2/2019 Seen")
    mail.add_alternative("<p>Dear <b>all</b></p><table><tr><td>1/2/2019<td>Seen</table>", subtype="html")
    document = documents.read_bytes(mail.as_bytes(), name="a.eml")
    assert {unit.slot for unit in document.units if unit.mirror} == {"mail.body"}
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["1/2/2019", "Seen"]
    assert [unit.cell for unit in document.units if unit.text == "Seen"] == [(0, 0, 1)]


def test_a_library_that_is_not_there_is_no_fault_of_the_file() -> None:
    import io
    import json

    class _Lacking:
        def __call__(self, *_: object) -> object:
            raise ImportError("no module", name="lxml")

    answers, before = io.BytesIO(), worker._perform
    worker._perform = _Lacking()  # type: ignore[assignment]
    try:
        worker._answer(answers, {}, [])
    finally:
        worker._perform = before
    assert json.loads(answers.getvalue()[16:])["error"][:2] == ["PartMissing", "A part of the program is missing: lxml."]

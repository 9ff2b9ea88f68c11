"""Names that get out without being written in words: spelt, cut, encoded, in look-alike letters, put together by a formula."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from pipeline import documents, oneshot
from pipeline.model import Person, Register
from pipeline.redact.verification.disguises import named_in, of_formula, readings
from tests.documents.word.make import docx, p, run
from tests.leaks.test_forty_kinds import heard

REGISTER = Register(people=(Person("victim", "victim", "Tamsin Rourke", pseudonym="Laura"),))

WRITTEN = {
    "a joiner": "Tam\u2060sin rang.",
    "a variation selector": "Tam\ufe0fsin rang.",
    "a mark of direction": "Tam\u200fsin rang.",
    "a filler": "Tam\u3164sin rang.",
    "tags": "Tam\U000e0020sin rang.",
    "a stroke through": "T\u0336a\u0336m\u0336s\u0336i\u0336n\u0336 rang.",
    "Cyrillic letters": "\u0422\u0430msin rang.",
    "Greek letters": "\u03a4\u03b1msin rang.",
    "circled letters": "\u24c9\u24d0\u24dc\u24e2\u24d8\u24dd rang.",
    "mathematical letters": "\U0001d413\U0001d41a\U0001d426\U0001d42c\U0001d422\U0001d427 rang.",
    "small capitals": "\u1d1b\u1d00\u1d0d\ua731\u026a\u0274 rang.",
    "raised letters": "T\u1d43\u1d50\u02e2\u2071\u207f rang.",
    "hyphens": "T-a-m-s-i-n rang.",
    "spaces": "T a m s i n rang.",
    "commas": "R, o, u, r, k, e rang.",
    "full stops": "T.a.m.s.i.n rang.",
    "dashes": "R \u2013 O \u2013 U \u2013 R \u2013 K \u2013 E rang.",
    "a hyphen and a space": "Rour- ke rang.",
    "figures": "T4ms1n rang.",
    "letters backwards": "nismaT rang.",
    "capitals inside a word": "myTamsinFile rang.",
    "a hashtag": "#justicefortamsin rang.",
    "percent signs": "cases%2FRourke%2Fa rang.",
    "percent signs twice": "c%2552ourke rang.",
    "entities": "&amp;#84;amsin rang.",
    "escapes": "\\u0054amsin rang.",
    "base64": "VGFtc2luIFJvdXJrZQ== rang.",
    "hexadecimal letters": "54616d73696e20526f75726b65 rang.",
    "a header of a message": "=?utf-8?B?VGFtc2luIFJvdXJrZQ==?= rang.",
}  # fmt: skip


def field(instruction: str, result: str = "") -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    shown = run(result) if result else ""
    return mark("begin") + f"<w:r><w:instrText>{instruction}</w:instrText></w:r>" + mark("separate") + shown + mark("end")


FIELDS = {
    "strings": field(' QUOTE "Tam" "sin" ', "Tamsin"),
    "codes": field(" QUOTE 84 97 109 115 105 110 ", "Tamsin"),
    "a condition": field(' IF 1 = 1 "Tamsin" "" ', "Tamsin"),
    "letters one by one": "".join(field(f" SYMBOL {ord(c)} ", c) for c in "Tamsin"),
    "letters one by one, not computed yet": "".join(field(f" SYMBOL {ord(c)} ") for c in "Tamsin"),
    "an equation": field(" EQ \\o(T)amsin "),
}
FORMULAS = {
    "joined": '"Ta"&amp;"msin"', "concatenated": 'CONCATENATE("Tam","sin")', "by its code": 'CHAR(84)&amp;"amsin"',
    "text joined": '_xlfn.TEXTJOIN("",TRUE,"Tam","sin")', "all codes": "&amp;".join(f"CHAR({ord(c)})" for c in "Tamsin"),
}  # fmt: skip


def finished(path: Path) -> bytes:
    out = path.parent / "out"
    (made,) = oneshot.anonymise([path], register=REGISTER, policy="publication", register_only=True, out=out, office=False)
    assert isinstance(made, oneshot.Anonymised), made
    return (out / made.out).read_bytes()


@pytest.mark.parametrize("how", WRITTEN)
def test_a_name_written_so_goes(how: str, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(p("The panel met twice.") + p(WRITTEN[how])))
    body = [u.text for u in documents.read_bytes(finished(tmp_path / "a.docx"), name="a.docx").units if u.part == "body"]
    assert body[1].endswith("rang.") and "Laura" in body[1]
    assert not [r for r in readings(body[1]) if named_in(r, ["tamsin", "rourke"])]


@pytest.mark.parametrize("how", FIELDS)
def test_a_field_that_puts_a_name_together_becomes_its_redacted_result(how: str, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(p("Name: ", FIELDS[how], run("."))))
    said = heard(finished(tmp_path / "a.docx"))
    assert not any(word in said for word in ("QUOTE", "SYMBOL", "EQ", "amsin", "Tam"))
    assert "Name: Laura." in said or "Name: ." in said


def _book(formula: str, result: str) -> bytes:
    import openpyxl

    book, blob = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"] = "=1"
    book.save(blob)
    made = io.BytesIO()
    with zipfile.ZipFile(blob) as before, zipfile.ZipFile(made, "w") as after:
        for info in before.infolist():
            content = before.read(info)
            if info.filename == "xl/worksheets/sheet1.xml":
                start, end = content.index(b'<c r="A1"'), content.index(b"</c>") + 4
                cell = f'<c r="A1" t="str"><f>{formula}</f><v>{result}</v></c>'.encode()
                content = content[:start] + cell + content[end:]
            after.writestr(info, content)
    return made.getvalue()


@pytest.mark.parametrize("how", FORMULAS)
@pytest.mark.parametrize("result", ["Tamsin", ""], ids=["computed", "not computed yet"])
def test_a_formula_that_puts_a_name_together_becomes_its_redacted_value(how: str, result: str, tmp_path: Path) -> None:
    import openpyxl

    (tmp_path / "a.xlsx").write_bytes(_book(FORMULAS[how], result))
    cell = openpyxl.load_workbook(io.BytesIO(finished(tmp_path / "a.xlsx"))).active["A1"]
    assert cell.value == ("Laura" if result else cell.value) and "=" not in str(cell.value or "")


def test_what_is_left_in_disguise_stops_a_file(tmp_path: Path) -> None:
    texts = ["T a m s i n", "VGFtc2luIFJvdXJrZQ==", "T4ms1n"]
    (tmp_path / "a.txt").write_text("\n\n".join(texts), encoding="utf-8")
    ((_, hits),) = oneshot.verify_files([tmp_path / "a.txt"], register=REGISTER)  # type: ignore[misc]
    assert {hit.text for hit in hits if hit.blocking} >= {*texts}


@pytest.mark.parametrize(
    "text",
    ["A, B, C, D and E were scored.", "the A-Z of s.136", "Item 4: 100% of 5 cases", "e.g. i.e. a.m. p.m.", "see 2018/19 and B12 form",
     "aHR0cHM6Ly9leGFtcGxlLm9yZw== is a link", "3f2504e04f8911d39a0c0305e82c3301", "Well- known, self- harm", "5x5x5 and CO19"],
)  # fmt: skip
def test_ordinary_text_comes_to_no_name(text: str) -> None:
    assert not [r for r in readings(text) if named_in(r, ["tamsin", "rourke", "tamsinrourke"])]


def test_a_formula_without_strings_puts_nothing_together() -> None:
    assert of_formula("=SUM(A1:A9)&B2") is None and of_formula('=IF(A1="x",1,2)') is None


def test_a_link_out_of_a_page_does_not_stop_it(tmp_path: Path) -> None:
    page = '<html><body><p>Tamsin <a href="mailto:t.rourke@example.org">wrote</a>.</p></body></html>'
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    said = finished(tmp_path / "a.html").decode()
    assert "Laura" in said and "rourke" not in said


def test_a_name_cut_in_two_is_listed_before_anything_is_changed(tmp_path: Path) -> None:
    letter = tmp_path / "letter.docx"
    letter.write_bytes(docx(p(run("The neighbour heard Rour- ke shouting."))))
    findings, _ = oneshot.find([letter], register=REGISTER, policy="publication")
    assert [f.replacement for f in findings if f.text == "Rour- ke"] == ["Laura"]

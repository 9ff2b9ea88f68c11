"""Workbooks after the scrub: what is removed, and what still opens."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from pipeline import documents
from pipeline.errors import Damaged
from tests.documents.files_by_code import inline, rows, workbook

from .made import bytes_within, cells, planted, read, replace


def test_the_scrub_says_what_it_removed_and_what_is_hidden() -> None:
    told = documents.scrub(planted(), name="a.xlsx").removed
    removed = {item.kind for item in told if not item.kept}
    assert {item.kind for item in told if item.kept} == {"hidden sheet"}
    assert {"comments", "authors of comments", "pictures", "custom XML", "data connections", "links to other workbooks", "macros",
            "pivot tables", "printer settings", "properties", "links to outside", "strings in no cell"} <= removed  # fmt: skip


def test_nothing_points_to_a_part_that_is_gone() -> None:
    clean = documents.scrub(planted(), name="a.xlsx").blob
    with zipfile.ZipFile(io.BytesIO(clean)) as package:
        names = set(package.namelist())
        for info in package.infolist():
            content = package.read(info).decode("utf-8", "replace")
            if info.filename.endswith(".rels"):
                assert "External" not in content
                folder = info.filename.split("_rels/")[0]
                for target in re.findall(r'Target="([^"]+)"', content):
                    path = target.lstrip("/") if target.startswith("/") else (Path(folder) / target).as_posix()
                    resolved = re.sub(r"[^/]+/\.\./", "", path)
                    assert resolved in names, target
        types = package.read("[Content_Types].xml").decode()
        assert {name.lstrip("/") for name in re.findall(r'PartName="([^"]+)"', types)} <= names


def test_openpyxl_opens_what_was_edited_and_scrubbed() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    source = openpyxl.Workbook()
    source.active.append(["Date", "Tamsin"])
    source.active["A2"] = "=UPPER(B1)"
    held = io.BytesIO()
    source.save(held)
    out, _ = replace(held.getvalue(), "Tamsin", "Laura")
    clean = documents.scrub(out, name="a.xlsx").blob
    sheet = openpyxl.load_workbook(io.BytesIO(clean)).active
    assert [cell.value for cell in sheet[1]] == ["Date", "Laura"]


def test_a_workbook_without_content_types_is_read_but_not_published() -> None:

    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook({"Sheet1": rows(inline("A1", "x"))}))) as source,
        zipfile.ZipFile(out, "w") as target,
    ):
        for info in source.infolist():
            if info.filename != "[Content_Types].xml":
                target.writestr(info.filename, source.read(info))
    assert cells(read(out.getvalue())) == {"Sheet1!A1": "x"}
    with pytest.raises(Damaged):
        documents.scrub(out.getvalue(), name="a.xlsx")


def test_a_macro_workbook_leaves_as_a_plain_one() -> None:
    blob = workbook(
        {"Sheet1": rows(inline("A1", "x"))}, kind="application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        more={"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(50)}, more_rels=[("rId60", "vbaProject", "vbaProject.bin")],
    )  # fmt: skip
    assert [item.kind for item in documents.read_bytes(blob, name="a.xlsm").unread] == ["macro"]
    clean = documents.scrub(blob, name="a.xlsm").blob
    assert documents.read_bytes(clean, name="a.xlsx").format == "xlsx"
    assert "vbaProject" not in bytes_within(clean)

"""Real and hostile files from outside this repository, where they are there."""

from __future__ import annotations

import json
import pathlib
import re
import shutil
import subprocess
from collections import Counter

import pytest

from pipeline.documents import word
from pipeline.errors import InputRefused
from pipeline.model import Document, Edit
from tests.documents.word.make import inconsistencies

CORPORA = pathlib.Path(__file__).resolve().parents[4] / "shared" / "corpora"
FILES = sorted((CORPORA / "docx").glob("*")) if CORPORA.exists() else []
HOSTILE = sorted((CORPORA / "hostile").glob("*.docx")) if CORPORA.exists() else []
RUNNING = {"body", "header", "footer", "footnote", "endnote", "textbox"}
BUCKETS = {
    "body": "body", "headers": "header", "footers": "footer", "footnotes": "footnote", "endnotes": "endnote", "comments": "comment",
    "textboxes": "textbox", "charts": "chart", "smartart": "diagram", "glossary": "glossary", "custom_xml": "custom_xml",
}  # fmt: skip
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not FILES, reason="the corpora are not here")]


def opened(path: pathlib.Path) -> tuple[bytes, Document]:
    blob = path.read_bytes()
    try:
        return blob, word.read(blob, name=path.name)
    except InputRefused:
        pytest.skip("refused")


@pytest.fixture(scope="module")
def ground() -> dict[str, dict[str, dict[str, dict[str, int]]]]:
    return dict(json.loads((CORPORA / "ground.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_characters_of_every_part_are_seen(
    path: pathlib.Path, ground: dict[str, dict[str, dict[str, dict[str, int]]]]
) -> None:
    _, document = opened(path)
    seen: Counter[str] = Counter()
    for unit in document.units:
        if not unit.mirror and unit.slot != "word.word_art":
            seen[unit.part] += sum(1 for character in unit.text if not character.isspace())
    for bucket, counted in ground[f"docx/{path.name}"]["parts_text"].items():
        if bucket in BUCKETS:
            assert seen[BUCKETS[bucket]] >= 0.995 * counted["ns"], bucket


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_words_of_a_real_file_are_replaced_and_nothing_else(path: pathlib.Path) -> None:
    blob, document = opened(path)
    names = [
        found
        for found, _ in Counter(re.findall(r"\b[A-Z][a-z]{5,}\b", "\n".join(unit.text for unit in document.units))).most_common(5)
    ]
    edits = [
        Edit(unit.address, match.start(), match.end(), match[0], "Qqq")
        for unit in document.units
        if unit.treatment == "edit" and names
        for match in re.finditer("|".join(rf"\b{name}\b" for name in names), unit.text)
    ]
    after = word.apply_edits(blob, edits, name=path.name)
    assert word.integrity(blob, after, edits) == ()
    clean = word.scrub(after, name=path.name, title="T").blob
    assert inconsistencies(clean) == []
    for unit in word.read(clean, name=path.name).units:
        assert not (unit.part in RUNNING and names and re.search("|".join(rf"\b{name}\b" for name in names), unit.text)), (
            unit.locator
        )


@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: path.name)
def test_a_hostile_file_is_read_or_refused(path: pathlib.Path) -> None:
    if path.name in ("paragraphs_200k.docx", "entries_30k.docx"):
        pytest.skip("large: tried by the benchmarks")
    blob, _ = opened(path)
    word.scrub(blob, name=path.name)


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_opens_what_the_scrub_made(tmp_path: pathlib.Path) -> None:
    made = []
    for path in FILES[::8]:
        try:
            clean = word.scrub(path.read_bytes(), name=path.name, keep_pictures=True).blob
        except InputRefused:
            continue
        made.append(tmp_path / f"{path.stem}.docx")
        made[-1].write_bytes(clean)
    profile = (tmp_path / "profile").as_uri()
    command = [
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path / "out"),
    ]
    subprocess.run([*command, *map(str, made)], check=True, timeout=400, capture_output=True)
    assert {path.stem for path in (tmp_path / "out").glob("*.pdf")} == {path.stem for path in made}

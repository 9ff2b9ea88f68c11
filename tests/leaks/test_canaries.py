"""A name planted in every slot, all at once and one by one, is gone after `anonymise`; an independent scanner agrees."""

from __future__ import annotations

import contextlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdf
import pytest

from benchmarks.register_only_report import KINDS, load_scanner, report
from pipeline import oneshot
from pipeline.documents.slots import Slot
from pipeline.documents.slots.excel import EXCEL
from pipeline.documents.slots.pdf import PDF
from pipeline.model import Person, Register
from tests.documents.word.canary import canary_docx
from tests.documents.word.test_canaries import rows
from tests.leaks.pdf_canary import canary_pdf
from tests.leaks.workbook_canary import canary_workbook

SHARED = Path(__file__).resolve().parents[3] / "shared"
SCANNER = load_scanner(SHARED / "eval" / "leakscan.py")


def made(path: Path, words: Sequence[str]) -> bytes:
    """Anonymise one file with these words as the people of the register, and return what was written."""
    register = Register(people=tuple(Person(f"p{n}", "other", word) for n, word in enumerate(words)))
    out = path.parent / "out"
    (result,) = oneshot.anonymise([path], register=register, policy="publication", register_only=True, out=out)
    assert isinstance(result, oneshot.Anonymised), result
    return (out / result.out).read_bytes()


def scanned(folder: Path, words: Sequence[str], blob: bytes, kind: str) -> dict[str, object]:
    """Return what the shared scanner finds of the words, where it is here."""
    if SCANNER is None:
        return {}
    (folder / "words.txt").write_text("\n".join(words), encoding="utf-8")
    (folder / f"finished.{kind}").write_bytes(blob)
    found: dict[str, object] = SCANNER.scan(SCANNER.compile_forbidden(folder / "words.txt"), folder / f"finished.{kind}")
    return found


def left_in(blob: bytes, words: Sequence[str]) -> list[str]:
    """Return the words that a file still holds: any entry of a package, its name, its text with runs joined or its bytes."""
    said = [*_said_by_pdf(blob)] if blob[:4] == b"%PDF" else [*_said_by_package(blob)]
    heard = "\n".join(said).casefold()
    return [word for word in words if word.casefold() in heard]


def _said_by_pdf(blob: bytes) -> Iterator[str]:
    yield blob.decode("latin-1")
    yield blob.decode("utf-16-be", "ignore")
    yield blob[1:].decode("utf-16-be", "ignore")
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", blob, re.DOTALL):
        with contextlib.suppress(zlib.error):
            raw = zlib.decompress(packed)
            yield raw.decode("latin-1")
            yield raw.decode("utf-16-be", "ignore")
    yield from (page.extract_text() for page in pypdf.PdfReader(io.BytesIO(blob)).pages)


def _said_by_package(blob: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(blob)) as package:
        for info in package.infolist():
            raw = package.read(info)
            for text in (raw.decode("utf-8", "ignore"), raw.decode("utf-16-le", "ignore")):
                yield from (text, re.sub(r"<[^>]*>", "", text), re.sub("[\u00ad\u2011-]", "", re.sub(r"<[^>]*>", "", text)))
            yield info.filename
        yield package.comment.decode("utf-8", "ignore")


MAKERS = {"docx": (canary_docx, rows()), "xlsx": (canary_workbook, EXCEL), "pdf": (canary_pdf, PDF)}
ONE_BY_ONE = [pytest.param(kind, slot, id=f"{slot.id} {slot.path}") for kind, (_, slots) in MAKERS.items() for slot in slots]


@pytest.mark.parametrize("kind", MAKERS)
def test_names_in_every_slot_of_a_file_are_gone(kind: str, tmp_path: Path) -> None:
    make, slots = MAKERS[kind]
    blob, words = make(slots)
    path = tmp_path / f"canary.{kind}"
    path.write_bytes(blob)
    done = made(path, list(words))
    assert [words[word] for word in left_in(done, list(words))] == []
    assert scanned(tmp_path, list(words), done, kind) == {}


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "slot"), ONE_BY_ONE)
def test_a_name_in_one_slot_of_a_file_is_gone(kind: str, slot: Slot, tmp_path: Path) -> None:
    blob, words = MAKERS[kind][0]([slot])
    path = tmp_path / f"canary.{kind}"
    path.write_bytes(blob)
    done = made(path, list(words))
    assert left_in(done, list(words)) == []
    assert scanned(tmp_path, list(words), done, kind) == {}


@pytest.mark.parametrize("kind", MAKERS)
def test_the_canaries_are_in_the_files_before(kind: str) -> None:
    make, slots = MAKERS[kind]
    blob, words = make(slots)
    missed = {words[word].id for word in words} - {words[word].id for word in left_in(blob, list(words))}
    assert missed <= {
        "word.inline.symbol", "word.inline.extended_symbol",  # letters one at a time
        "word.field_data", "word.shape_copy", "word.embedded_package",  # packed a second time
        "word.picture",  # pixels
    }  # fmt: skip


@pytest.mark.skipif(SCANNER is None, reason="the shared files are not here")
@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf"])
def test_the_shared_canary_files_are_clean_by_the_shared_scanner(kind: str, tmp_path: Path) -> None:
    source = SHARED / "corpora" / "hostile" / f"canary_everywhere.{kind}"
    words = list(json.loads(source.with_name(source.name + ".json").read_text(encoding="utf-8")).values())
    path = tmp_path / source.name
    path.write_bytes(source.read_bytes())
    (tmp_path / "words.txt").write_text("\n".join(words), encoding="utf-8")
    made(path, words)
    assert SCANNER is not None
    assert SCANNER.scan(SCANNER.compile_forbidden(tmp_path / "words.txt"), tmp_path / "out" / source.name) == {}


@pytest.mark.slow
@pytest.mark.skipif(SCANNER is None, reason="the shared files are not here")
@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf"])
def test_every_readable_file_of_the_corpora_loses_names_of_its_own_and_nothing_else(kind: str, tmp_path: Path) -> None:
    outcomes = report(SHARED / "corpora" / kind, kind=kind, scanner=SCANNER, only="", count=5, out=tmp_path)
    assert KINDS[kind]
    states = {outcome.name: (outcome.state, outcome.note) for outcome in outcomes}
    allowed = ("held", "held without a name of its own", "refused", *(("not edited",) if kind == "pdf" else ()))
    assert {name: state for name, state in states.items() if state[0] not in allowed} == {}

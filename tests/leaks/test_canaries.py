"""A name planted in every slot, all at once and one by one, is gone after `anonymise`; an independent scanner agrees."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.register_only_report import KINDS, load_scanner, report
from pipeline import oneshot
from pipeline.documents.slots import Slot
from pipeline.model import Person, Register
from tests.documents.test_sheets import PLANTED, _planted
from tests.documents.word.canary import canary_docx
from tests.documents.word.test_canaries import rows

SHARED = Path(__file__).resolve().parents[3] / "shared"
SCANNER = load_scanner(SHARED / "eval" / "leakscan.py")


def made(path: Path, words: Sequence[str]) -> bytes:
    """Anonymise one file with these words as the people of the register, and return what was written."""
    register = Register(people=tuple(Person(f"p{n}", "other", word) for n, word in enumerate(words)))
    out = path.parent / "out"
    (result,) = oneshot.anonymise([path], register=register, policy="publication", register_only=True, out=out)
    assert isinstance(result, oneshot.Anonymised), result
    return (out / result.out).read_bytes()


def left_in(blob: bytes, words: Sequence[str]) -> list[str]:
    """Return the words that any entry of a package, its name, its text with runs joined or its bytes still hold."""
    said = []
    with zipfile.ZipFile(io.BytesIO(blob)) as package:
        for info in package.infolist():
            raw = package.read(info)
            for text in (raw.decode("utf-8", "ignore"), raw.decode("utf-16-le", "ignore")):
                said += [text, re.sub(r"<[^>]*>", "", text), re.sub("[\u00ad\u2011-]", "", re.sub(r"<[^>]*>", "", text))]
            said.append(info.filename)
        said.append(package.comment.decode("utf-8", "ignore"))
    heard = "\n".join(said).casefold()
    return [word for word in words if word.casefold() in heard]


def test_a_name_in_every_slot_of_a_word_file_is_gone(tmp_path: Path) -> None:
    blob, words = canary_docx(rows())
    path = tmp_path / "canary.docx"
    path.write_bytes(blob)
    assert [words[word] for word in left_in(made(path, list(words)), list(words))] == []


def test_a_name_in_every_place_of_a_workbook_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "canary.xlsx"
    path.write_bytes(_planted())
    words = [word.capitalize() for word in PLANTED.values()]
    assert left_in(path.read_bytes(), words)
    assert left_in(made(path, words), words) == []


@pytest.mark.slow
@pytest.mark.parametrize("slot", rows(), ids=lambda slot: f"{slot.id} {slot.path}")
def test_a_name_in_one_slot_of_a_word_file_is_gone(slot: Slot, tmp_path: Path) -> None:
    blob, words = canary_docx([slot])
    path = tmp_path / "canary.docx"
    path.write_bytes(blob)
    assert left_in(made(path, list(words)), list(words)) == []


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
    allowed = ("held", "no names", "refused", "not edited") if kind == "pdf" else ("held", "no names", "refused")
    assert {name: state for name, state in states.items() if state[0] not in allowed} == {}

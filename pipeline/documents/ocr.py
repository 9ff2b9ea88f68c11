"""Read by machine what has no text: pages of a scanned PDF, pictures; with Tesseract, where it is installed and asked for.

What comes of it is marked by its slot and its locator, and each page or picture stays an unread item: somebody must compare it.
What Tesseract sees is drawn anew in the child process, never a stranger's own bytes. Pictures inside Word files and workbooks
are not read.
"""

from __future__ import annotations

import dataclasses
import io
import os
import re
import shutil
import subprocess
import time
from pathlib import Path

from pipeline import platform
from pipeline.documents.limits import Limits
from pipeline.errors import InputRefused, LimitExceeded
from pipeline.model import Document, Unit, UnreadItem

_DPI = 300
_MOST_PIXELS = 40_000_000
_SECONDS_A_PAGE = 60.0
_PAGE = re.compile(r"page (\d+)\b")
_READ = "read by machine (Tesseract), which makes mistakes; compare its words with the page"
_ABSENT = "Tesseract is not installed, so it was not read by machine"
_LATE = "there was no time to read it by machine"
OFFER = "set “ocr: true” for this file under “sources” in case.yaml, and its words are read by machine"


def program() -> str | None:
    """Return the Tesseract on this machine: from the environment (DHR_TESSERACT), the path, or where its installer puts it."""
    named = os.environ.get("DHR_TESSERACT")
    if named:
        return named if Path(named).is_file() else None
    usual = Path(os.environ.get("ProgramFiles", "C:/Program Files")) / "Tesseract-OCR/tesseract.exe"  # noqa: SIM112 - its name there
    return shutil.which("tesseract") or (str(usual) if usual.is_file() else None)


def offer() -> str:
    """Return how to have words read by machine, for the reason of an unread item; "" where there is no Tesseract."""
    return f" (Tesseract is installed: {OFFER})" if program() else ""


def draw(blob: bytes, page: int, *, kind: str) -> bytes:
    """Draw a page of a PDF, counted from 1, or a picture anew as a grey PNG; runs in the child."""
    from PIL import Image

    if kind == "pdf":
        import pypdfium2

        sheet = pypdfium2.PdfDocument(blob)[page - 1]
        width, height = sheet.get_size()
        scale = min(_DPI / 72, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
        image = sheet.render(scale=scale, grayscale=True).to_pil()
    else:
        image = Image.open(io.BytesIO(blob))
        image.thumbnail((int(_MOST_PIXELS**0.5),) * 2)
    held = io.BytesIO()
    image.convert("L").save(held, "PNG", dpi=(_DPI, _DPI))
    return held.getvalue()


def with_words(document: Document, blob: bytes, *, limits: Limits) -> Document:
    """Return a document with the words of its silent pages, or of a picture, read by machine."""
    tesseract, end = program(), time.monotonic() + limits.max_seconds
    units, unread = list(document.units), []
    for item in document.unread:
        number = _silent(document, item)
        if number is None:
            unread.append(item)
        elif tesseract is None:
            unread.append(dataclasses.replace(item, reason=f"{item.reason}; {_ABSENT}"))
        elif time.monotonic() > end:
            unread.append(dataclasses.replace(item, reason=f"{item.reason}; {_LATE}"))
        else:
            found, note = _units_of(document, blob, number, tesseract, limits)
            place = next((at for at, unit in enumerate(units) if _page_of(unit) > number), len(units))
            units[place:place] = found
            unread.append(dataclasses.replace(item, reason=note))
    return dataclasses.replace(document, units=tuple(units), unread=tuple(unread))


def _silent(document: Document, item: UnreadItem) -> int | None:
    """Return the page an item is about, if it can be drawn; a picture is its own page 1."""
    if document.format in ("jpg", "png"):
        return 1 if item.kind == "picture" else None
    match = _PAGE.fullmatch(item.locator) if document.format == "pdf" and item.kind == "page" else None
    return int(match.group(1)) if match else None


def _page_of(unit: Unit) -> int:
    match = _PAGE.match(unit.locator)
    return int(match.group(1)) if match and unit.part == "body" else 0


def _units_of(document: Document, blob: bytes, page: int, tesseract: str, limits: Limits) -> tuple[list[Unit], str]:
    from pipeline.documents import in_child

    try:
        picture = in_child("draw", blob, page, name=document.name, limits=limits)
        text = _recognised(picture, tesseract, document.name)
    except InputRefused:
        return [], "it could not be read by machine"
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", text)]
    units = [
        Unit("ocr.words", "body", f"page {page} machine-read paragraph {number}", f"ocr{page}.{number}", block, "scrub")
        for number, block in enumerate((block for block in blocks if block), start=1)
    ]
    return units, _READ if units else "no words were found by machine"


def _recognised(picture: bytes, tesseract: str, name: str) -> str:
    process = platform.start_process([tesseract, "stdin", "stdout", "-l", "eng"], environment={"OMP_THREAD_LIMIT": "1"})
    try:
        out, _ = process.communicate(picture, timeout=_SECONDS_A_PAGE)
    except subprocess.TimeoutExpired:
        raise LimitExceeded(f"A page of “{name}” was given up by Tesseract.", remedy="Read it by eye.") from None
    except OSError:
        return ""
    finally:
        platform.end_process(process)
    return out.decode("utf-8", "replace").replace("\f", "\n\n")

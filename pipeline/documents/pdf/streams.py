"""Every stream and string of a PDF as text, for a search that is independent of the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.documents.pdf import beside, raw
from pipeline.documents.pdf.reader import open_pages

BREAK = "\ufffe"


def streams(blob: bytes) -> Iterator[tuple[str, str]]:
    """Yield (place, text): pages as PDFium and as pypdf see them, every object's strings, every decoded stream, raw bytes."""
    pages = open_pages(blob, "")
    for number in range(len(pages) if pages is not None else 0):
        text = unbroken(re.sub(r"[\ufffe\x02]\s*", BREAK, pages[number].get_textpage().get_text_range()))
        yield f"page {number + 1}", text
        yield f"page {number + 1} in one line", " ".join(text.split())
    reader = beside.open_reader(blob)
    if reader is not None:
        yield from _objects(reader)
    yield "bytes", blob.decode("utf-8", "ignore")
    yield "bytes utf-16", blob.decode("utf-16-be", "ignore")


def unbroken(text: str) -> str:
    """Write words that a line breaks behind a hyphen with it ("Well-being"), and without it as well behind the text ("Rourke").

    A page does not tell a hyphen of the word from one that only parts it; PDFium writes U+FFFE for both.
    """
    parted = [word.replace(BREAK, "") for word in text.split() if BREAK in word]
    return "\n".join([text.replace(BREAK, "-"), *parted])


def _objects(reader: Any) -> Iterator[tuple[str, str]]:
    import pypdf

    numbers = sorted({n for section in reader.xref.values() for n in section} | set(reader.xref_objStm))
    for number in numbers:
        try:
            item = reader.get_object(pypdf.generic.IndirectObject(number, 0, reader))
        except Exception:  # a broken object is searched with the raw bytes
            continue
        yield f"object {number}", "\n".join(_strings(item))
        if hasattr(item, "get_data"):
            content = raw.decoded(item)
            if content and item.get("/Subtype") != "/Image":
                yield f"object {number} stream", content.decode("utf-8", "ignore")
                yield f"object {number} stream utf-16", content.decode("utf-16-be", "ignore")
    for number, page in enumerate(reader.pages, start=1):
        try:
            yield f"page {number} through pypdf", page.extract_text()
        except Exception:
            continue


def _strings(item: Any) -> Iterator[str]:
    waiting = [item]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            for key in value:
                yield str(key)
                waiting.append(value.raw_get(key) if hasattr(value, "raw_get") else value[key])
        elif isinstance(value, list):
            waiting.extend(list.copy(value))
        elif isinstance(value, bytes):
            yield value.decode("utf-8", "ignore")
        elif isinstance(value, str):
            yield value

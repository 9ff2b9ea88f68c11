"""Time our readers against the libraries alone, on the same files in the same run.

    python benchmarks/reading_speed.py [--quick]

A 1,000-page Word file against python-docx, a 20,000-row workbook against openpyxl, and a 500-page PDF against pypdf's text alone
and pdfplumber's; seconds of the processor's time (others may share it) and peak memory in MB. Ours is measured twice: in one
process, as the libraries are, and as the program reads, in a child process with limits. Ours also reads every other place that
keeps text, and finds tables and reading order.
"""

from __future__ import annotations

import argparse
import contextlib
import copy
import io
import subprocess
import sys
import time
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))


def make_word_file(pages: int) -> bytes:
    """Make a report of so many pages: numbered paragraphs in runs, a heading on each page, a table on every tenth."""
    import docx

    words = "The panel heard that the victim was seen by her general practitioner and spoke of headaches and poor sleep. " * 3
    paper = docx.Document()
    body = paper.element.body
    paper.add_heading("Part 0", 1)
    heading = body[-2]
    long = paper.add_paragraph(words)
    long.add_run(words[:90]).bold = True
    long.add_run(" She returned in March.")
    line = body[-2]
    table = paper.add_table(8, 3, style="Table Grid")
    for row in table.rows:
        for cell, text in zip(row.cells, ("04/03/2019", "Police", words), strict=True):
            cell.text = text
    paper.add_page_break()
    cut = body[-2]
    for _ in range(pages - 1):
        for node in (heading, *[line] * 9, *([table._tbl] if _ % 10 == 9 else ()), cut):
            body.insert(len(body) - 1, copy.deepcopy(node))
    held = io.BytesIO()
    paper.save(held)
    return held.getvalue()


def make_workbook(rows: int) -> bytes:
    """Make a chronology of so many rows."""
    import datetime as dt

    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Chronology")
    sheet.append(["Date", "Time", "Agency", "Contact", "Seen", "Action", "Analysis", "Source"])
    for number in range(rows):
        day = dt.datetime(2015, 1, 1) + dt.timedelta(hours=3 * number)
        words = f"Call {number} from the address; officers attended and spoke to both parties, who were calm. "
        sheet.append([day.date(), day.time(), "Police", words * 2, "Yes", "None", words, f"CAD {number}"])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def make_pdf(pages: int) -> bytes:
    """Make a report of so many pages, a table on every tenth."""
    import typst

    words = "The panel heard that the victim was seen by her general practitioner and spoke of headaches and poor sleep. "
    table = "#table(columns: (2cm, 1fr), [Date], [Entry], " + "".join(f"[{n}/03/2019], [{words}]," for n in range(1, 9)) + ")"
    parts = [
        f"= Part {page}\n" + (table if page % 10 == 0 else "\n\n".join([words * 5] * 7)) + "\n#pagebreak()"
        for page in range(pages)
    ]
    result: bytes = typst.compile("\n".join(parts).encode(), format="pdf")
    return result


# Each holds what its user would: all the text of the file. openpyxl has two ways: a workbook in memory (normal), and rows that
# come one by one (read-only), of which a user keeps the values.
_WORD_TEXTS = (
    "import docx; d = docx.Document(io.BytesIO(blob)); "
    "held = [p.text for p in d.paragraphs] + [c.text for t in d.tables for r in t.rows for c in r.cells]"
)
_TASKS = {
    "ours": "from pipeline import documents; held = documents.read_bytes(blob, name=path.name)",
    "ours with its child process": (
        "from pipeline import documents; from pipeline.documents import worker; held = documents.read(path); worker.stop()"
    ),
    "python-docx": _WORD_TEXTS,
    "openpyxl": "import openpyxl; b = openpyxl.load_workbook(io.BytesIO(blob)); held = [r for s in b for r in s.values]",
    "openpyxl, read-only": (
        "import openpyxl; b = openpyxl.load_workbook(io.BytesIO(blob), read_only=True); held = [r for s in b for r in s.values]"
    ),
    "pypdf": "import pypdf; held = [p.extract_text() for p in pypdf.PdfReader(io.BytesIO(blob)).pages]",
    "pdfplumber": "import pdfplumber; held = [p.extract_text() for p in pdfplumber.open(io.BytesIO(blob)).pages]",
}


def measure(task: str, path: Path) -> tuple[float, float]:
    """Run one task in a process of its own; return its seconds of processor time and its peak in MB, both with its children's.

    The peak is that of the memory resident in all of them together; pages they share count twice.
    """
    code = (
        f"import io, os, sys, pathlib; sys.path.insert(0, {str(ROOT)!r})\n"
        f"path = pathlib.Path({str(path)!r}); blob = path.read_bytes(); before = sum(os.times()[:4])\n"
        f"{_TASKS[task]}\nprint(sum(os.times()[:4]) - before)"
    )
    process = psutil.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    peak = 0
    while process.poll() is None:
        peak = max(peak, _resident(process))
        time.sleep(0.01)
    if process.returncode:
        raise SystemExit(f"{task} failed over {path.name}.")
    return float(process.stdout.read()), peak / 1048576


def _resident(process: psutil.Process) -> int:
    total = 0
    with contextlib.suppress(psutil.Error):
        for member in (process, *process.children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                total += member.memory_info().rss
    return total


def main() -> None:
    """Print the table."""
    import tempfile

    parser = argparse.ArgumentParser(description="Time our readers against the libraries alone.")
    parser.add_argument("--quick", action="store_true", help="a tenth of the size")
    share = 10 if parser.parse_args().quick else 1
    with tempfile.TemporaryDirectory() as folder:
        for name, blob, others in (
            ("pages.docx", make_word_file(1000 // share), ("python-docx",)),
            ("rows.xlsx", make_workbook(20_000 // share), ("openpyxl", "openpyxl, read-only")),
            ("pages.pdf", make_pdf(500 // share), ("pypdf", "pdfplumber")),
        ):
            path = Path(folder) / name
            path.write_bytes(blob)
            print(f"{name}: {len(blob) / 1e6:.1f} MB", flush=True)
            ours = {task: measure(task, path) for task in ("ours", "ours with its child process")}
            for task, (seconds, memory) in ours.items():
                print(f"    {task}: {seconds:.2f} s, {memory:.0f} MB", flush=True)
            for other in others:
                seconds, memory = measure(other, path)
                print(f"    {other}: {seconds:.2f} s, {memory:.0f} MB; of that take", flush=True)
                for task, (own_seconds, own_memory) in ours.items():
                    print(
                        f"        {task} {own_seconds / seconds:.2f} times the time, {own_memory / memory:.2f} times the memory"
                    )


if __name__ == "__main__":
    main()

"""Time our readers against the libraries alone, on the same files in the same run.

    python benchmarks/reading_speed.py [--quick]

A 1,000-page Word file against python-docx, a 20,000-row workbook against openpyxl, and a 500-page PDF against pypdf's text alone
and pdfplumber's; seconds of the processor's time (others may share it) and peak memory in MB. Ours also reads every other place
that keeps text, and finds tables and reading order.
"""

# ruff: noqa: E501 - the measured tasks are one line each

from __future__ import annotations

import argparse
import copy
import io
import subprocess
import sys
from pathlib import Path

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


_TASKS = {
    "ours": "from pipeline import documents; d = documents.read_bytes(blob, name=name); size = len(d.units)",
    "python-docx": "import docx; d = docx.Document(io.BytesIO(blob)); size = sum(len(p.text) for p in d.paragraphs) + sum(len(c.text) for t in d.tables for r in t.rows for c in r.cells)",
    "openpyxl": "import openpyxl; b = openpyxl.load_workbook(io.BytesIO(blob)); size = sum(1 for s in b for r in s.iter_rows() for c in r if c.value is not None)",
    "pypdf": "import pypdf; size = sum(len(p.extract_text()) for p in pypdf.PdfReader(io.BytesIO(blob)).pages)",
    "pdfplumber": "import pdfplumber; size = sum(len(p.extract_text()) for p in pdfplumber.open(io.BytesIO(blob)).pages)",
}


def measure(task: str, path: Path) -> tuple[float, float]:
    """Run one task in a process of its own; return seconds and peak MB."""
    code = (
        f"import io, sys, time, pathlib; sys.path.insert(0, {str(ROOT)!r}); import psutil, threading\n"
        f"blob = pathlib.Path({str(path)!r}).read_bytes(); name = {path.name!r}; peak = [0]\n"
        "def watch():\n"
        "    while True:\n"
        "        peak[0] = max(peak[0], psutil.Process().memory_info().rss); time.sleep(0.02)\n"
        "threading.Thread(target=watch, daemon=True).start()\n"
        f"began = time.process_time(); {_TASKS[task]}; took = time.process_time() - began; time.sleep(0.05); print(took, peak[0] / 1048576)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    return float(out[0]), float(out[1])


def main() -> None:
    """Print the table."""
    import tempfile

    parser = argparse.ArgumentParser(description="Time our readers against the libraries alone.")
    parser.add_argument("--quick", action="store_true", help="a tenth of the size")
    share = 10 if parser.parse_args().quick else 1
    with tempfile.TemporaryDirectory() as folder:
        for name, blob, others in (
            ("pages.docx", make_word_file(1000 // share), ("python-docx",)),
            ("rows.xlsx", make_workbook(20_000 // share), ("openpyxl",)),
            ("pages.pdf", make_pdf(500 // share), ("pypdf", "pdfplumber")),
        ):
            path = Path(folder) / name
            path.write_bytes(blob)
            ours = measure("ours", path)
            print(f"{name}: {len(blob) / 1e6:.1f} MB; ours {ours[0]:.2f} s, {ours[1]:.0f} MB", flush=True)
            for other in others:
                seconds, memory = measure(other, path)
                print(
                    f"    {other} {seconds:.2f} s, {memory:.0f} MB: "
                    f"ours takes {ours[0] / seconds:.2f} times the time and {ours[1] / memory:.2f} times the memory"
                )


if __name__ == "__main__":
    main()

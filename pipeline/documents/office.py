"""LibreOffice, where it is installed: turn a file into another format, and show what it sees in a finished one.

It works in a folder and with a profile of its own, without macros and under limits of time and memory. A process of ours stands
between: it owns the folder and deletes it when the work is done and when this program is gone, so that a killed run leaves
nothing readable. The environment says which LibreOffice (DHR_SOFFICE=/path/to/soffice) or that none is wanted (DHR_SOFFICE=off).
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from pipeline import platform
from pipeline.documents import guard
from pipeline.documents.limits import MIB, Limits
from pipeline.errors import Damaged, LimitExceeded

_EDGE = 4  # lines at the top and the bottom of a page in which a header or a footer is looked for
_BORDER = 3  # lines of the neighbouring pages that go with a page
_NUMBER = re.compile(r"\d+")
_SHOWN_AS = {"docx": "pdf", "xlsx": "html"}  # a workbook laid out on pages can come to thousands of them


def office_program() -> str | None:
    """Return the LibreOffice on this machine: from the environment (DHR_SOFFICE), the path, or where installers put it."""
    named = os.environ.get("DHR_SOFFICE")
    if named:
        return named if Path(named).is_file() else None
    found = shutil.which("soffice") or shutil.which("libreoffice")
    places = (
        Path(os.environ.get("ProgramFiles", "C:/Program Files")) / "LibreOffice/program/soffice.com",  # noqa: SIM112 - its name on Windows
        Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    )
    return found or next((str(place) for place in places if place.is_file()), None)


def shown(blob: bytes, *, name: str, limits: Limits) -> Iterator[tuple[str, str]]:
    """Yield (place, text) of what LibreOffice shows of a finished Word or Excel file; nothing for other types.

    The whole comes first: what it does not hold is nowhere. The pages of a Word file come behind it, to say where.

    Raises Damaged when it cannot open the file, LimitExceeded when it is given up, and needs LibreOffice to be there.
    """
    kind = guard.settle_format(blob, name)
    program = office_program()
    if program is None or kind not in _SHOWN_AS:
        return
    from pipeline.documents import estimate_pages

    made = convert(
        blob,
        kind,
        _SHOWN_AS[kind],
        program=program,
        name=name,
        seconds=limits.time_for(estimate_pages(blob)),
        memory=limits.memory,
    )
    if kind == "xlsx":
        yield "as LibreOffice shows it", made.decode("utf-8", "replace")
        return
    yield from _pages(made, name)


def _pages(blob: bytes, name: str) -> Iterator[tuple[str, str]]:
    from pipeline.documents.pdf.reader import open_pages
    from pipeline.documents.pdf.streams import unbroken

    pages = open_pages(blob, name) or ()
    texts = [pages[n].get_textpage().get_text_range() for n in range(len(pages))]
    bodies, edges = parted(texts)
    whole = [*(line for body in bodies for line in body), "", *(line for edge in edges for line in edge)]
    yield "as LibreOffice shows it", unbroken("\n".join(whole))
    for n, body in enumerate(bodies):
        before = bodies[n - 1][-_BORDER:] if n else []
        behind = bodies[n + 1][:_BORDER] if n + 1 < len(bodies) else []
        yield f"page {n + 1} as LibreOffice shows it", unbroken("\n".join([*before, *body, *behind, "", *edges[n]]))


def parted(pages: Sequence[str]) -> tuple[list[list[str]], list[list[str]]]:
    """Part the lines of each page into its body and its header and footer, which come back on most pages.

    What is kept as a whole ("Social Care Wales") is whole where a page breaks it, and no break halves what is to be hidden.
    """
    lines = [[line for line in page.splitlines() if line.strip()] for page in pages]
    shapes = Counter(shape for page in lines for shape in {_NUMBER.sub("0", line) for line in (*page[:_EDGE], *page[-_EDGE:])})
    bodies, edges = [], []
    for page in lines:
        running = [
            len(pages) > 2 and shapes[_NUMBER.sub("0", line)] > len(pages) / 2 and (n < _EDGE or n >= len(page) - _EDGE)
            for n, line in enumerate(page)
        ]
        bodies.append([line for line, runs in zip(page, running, strict=True) if not runs])
        edges.append([line for line, runs in zip(page, running, strict=True) if runs])
    return bodies, edges


def convert(
    blob: bytes, kind: str, target: str, *, program: str, name: str, seconds: float, memory: int = Limits().memory
) -> bytes:
    """Convert with a LibreOffice of its own; raises LimitExceeded or Damaged when nothing comes of it."""
    start = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from pipeline.documents.office import keep; keep()"
    wanted = {"program": program, "kind": kind, "target": target, "seconds": seconds, "memory": memory, "bytes": len(blob)}
    keeper = platform.start_process(
        [sys.executable, "-c", start, json.dumps(sys.path)],
        environment={"PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1", "DHR_SCRATCH": tempfile.gettempdir()},
    )
    assert keeper.stdin is not None and keeper.stdout is not None
    try:
        keeper.stdin.write(json.dumps(wanted).encode() + b"\n" + blob)
        keeper.stdin.flush()  # and left open: its end tells the keeper that this program is gone
        answer, made = keeper.stdout.readline().strip(), keeper.stdout.read()
        keeper.wait()
    except OSError:
        answer, made = b"", b""
    finally:
        _dismiss(keeper)
    if answer in (b"late", b"large"):
        why = f"took more than {seconds:.0f} seconds" if answer == b"late" else f"needed more than {memory // MIB} MB of memory"
        raise LimitExceeded(f"“{guard.spoken(name)}” was given up: LibreOffice {why}.", remedy=guard.way_forward(kind))
    if answer != b"made":
        raise Damaged(f"“{guard.spoken(name)}” could not be opened by LibreOffice.", remedy=guard.way_forward(kind))
    return made


def _dismiss(keeper: subprocess.Popen[bytes]) -> None:
    """End the keeper the way it clears up after itself: by the end of its input."""
    assert keeper.stdin is not None
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        keeper.stdin.close()
        keeper.wait(timeout=10)
    platform.end_process(keeper)


# --- the process between -----------------------------------------------------------------------------------------------


def keep() -> None:
    """Do one conversion for the program at the other end of stdin; stop and clear up as soon as that end closes."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    wanted = json.loads(requests.readline())
    blob = requests.read(wanted["bytes"])
    gone = threading.Event()
    threading.Thread(target=_watch, args=(requests, gone), daemon=True, name="parent watch").start()
    with tempfile.TemporaryDirectory(
        prefix="dhr-office-", dir=os.environ.get("DHR_SCRATCH"), ignore_cleanup_errors=True
    ) as folder:
        answer, made = _converted(Path(folder), blob, wanted, gone) if len(blob) == wanted["bytes"] else (b"gone", b"")
    if not gone.is_set():
        answers.write(answer + b"\n" + made)
        answers.flush()
    os._exit(0)  # the watch still waits for its end of the pipe


def _watch(requests: IO[bytes], gone: threading.Event) -> None:
    requests.read(1)
    gone.set()


def _converted(work: Path, blob: bytes, wanted: dict[str, str | float], gone: threading.Event) -> tuple[bytes, bytes]:
    kind, target = wanted["kind"], wanted["target"]
    source, made = work / f"file.{kind}", work / "out" / f"file.{target}"
    source.write_bytes(blob)
    profile = (work / "profile").resolve()
    _forbid_macros(profile)
    process = platform.start_process(
        [
            str(wanted["program"]), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
            "--nodefault", "--nofirststartwizard", "--convert-to", str(target), "--outdir", str(made.parent), str(source),
        ],
        environment={"HOME": str(work), "TMPDIR": str(work), "http_proxy": "", "https_proxy": ""},
    )  # fmt: skip
    end = time.monotonic() + float(wanted["seconds"])
    try:
        while process.poll() is None:
            if gone.wait(0.05):
                return b"gone", b""
            if time.monotonic() > end:
                return b"late", b""
            if platform.family_bytes(process.pid) > int(wanted["memory"]):
                return b"large", b""
    finally:
        platform.end_process(process)
    return (b"made", made.read_bytes()) if made.is_file() else (b"failed", b"")


def _forbid_macros(profile: Path) -> None:
    """Write a profile in which macros never run and links are never followed."""
    settings = profile / "user"
    settings.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}">'
        f'<prop oor:name="{key}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, key, value in (
            ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
            ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
            ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
            ("Writer/Content/Update", "Link", "0"),
            ("Calc/Content/Update", "Link", "2"),
        )
    )
    (settings / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        + items
        + "</oor:items>\n",
        encoding="utf-8",
    )

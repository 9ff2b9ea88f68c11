"""Old and foreign formats (.doc, .rtf, .odt, .xls, .ods): read through LibreOffice where it is installed.

LibreOffice turns the file into .docx or .xlsx in a folder and with a profile of its own, without macros and under a time-out;
what it wrote is then guarded and read like any stranger's file, and words it left out are read beside it (`second_look`).
Without LibreOffice, or for what it cannot open, the file is refused with the way forward.
"""

from __future__ import annotations

import dataclasses
import hashlib
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from pipeline import platform
from pipeline.documents import guard
from pipeline.documents.limits import MIB, Limits
from pipeline.errors import Damaged, LimitExceeded, UnsupportedType
from pipeline.model import Document, Unit, UnreadItem

_TO_WORD = frozenset({"doc", "rtf", "odt"})
_TO_EXCEL = frozenset({"xls", "ods"})


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


def read_through_office(blob: bytes, kind: str, *, name: str, limits: Limits) -> Document:
    """Read a file LibreOffice understands; raises UnsupportedType where there is none or it cannot."""
    program = office_program()
    if program is None:
        raise UnsupportedType(
            f"“{guard.spoken(name)}” is a .{kind} file, which is not read here.",
            remedy=f"{guard.way_forward(kind)} Or install LibreOffice, and it is read as it is.",
        )
    refuse_dangerous(blob, kind, name)
    target = "docx" if kind in _TO_WORD else "xlsx"
    converted = convert(
        blob, kind, target, program=program, name=name, seconds=limits.time_for(len(blob) // 20_000), memory=limits.memory
    )
    from pipeline.documents import in_child

    inner: Document = in_child("read_bytes", converted, name=f"{name}.{target}", limits=limits)
    note = UnreadItem.of(
        name, "file", "conversion", f"read through LibreOffice as .{target}; compare it with the original where wording matters"
    )
    lost = in_child("left_out", blob, converted, name=name, limits=limits)
    beside = tuple(
        Unit("office.left_out", "other", f"words the conversion left out {number}", f"left{number}", line, "scrub", hidden=True)
        for number, line in enumerate(lost, start=1)
    )
    if lost:
        reason = (
            f"{len(lost)} lines of the file have words that LibreOffice did not carry over; they were searched, not drafted from"
        )
        note = UnreadItem.of(name, "file", "conversion", f"{note.reason}; {reason}")
    return dataclasses.replace(
        inner, name=name, format=kind, sha256=hashlib.sha256(blob).hexdigest(),
        units=(*inner.units, *beside), unread=(*inner.unread, note),
    )  # fmt: skip


def refuse_dangerous(blob: bytes, kind: str, name: str) -> None:
    """Refuse a package that was made to hurt before LibreOffice opens it."""
    if kind in ("odt", "ods"):
        guard.check(blob, name, kind)


def convert(
    blob: bytes, kind: str, target: str, *, program: str, name: str, seconds: float, memory: int = Limits().memory
) -> bytes:
    """Convert with a LibreOffice of its own; raises LimitExceeded or Damaged when nothing comes of it."""
    with tempfile.TemporaryDirectory(prefix="dhr-office-", ignore_cleanup_errors=True) as folder:
        work = Path(folder)
        source, made = work / f"file.{kind}", work / "out" / f"file.{target}"
        source.write_bytes(blob)
        profile = (work / "profile").resolve()
        _forbid_macros(profile)
        process = platform.start_process(
            [
                program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck", "--nodefault",
                "--nofirststartwizard", "--convert-to", target, "--outdir", str(made.parent), str(source),
            ],
            environment={"HOME": folder, "TMPDIR": folder, "http_proxy": "", "https_proxy": ""},
        )  # fmt: skip
        stopped = _wait(process, seconds, memory)
        platform.end_process(process)
        if stopped:
            raise LimitExceeded(f"“{guard.spoken(name)}” was given up: {stopped}.", remedy=guard.way_forward(kind))
        if not made.is_file():
            raise Damaged(f"“{guard.spoken(name)}” could not be opened by LibreOffice.", remedy=guard.way_forward(kind))
        return made.read_bytes()


def _wait(process: subprocess.Popen[bytes], seconds: float, memory: int) -> str:
    """Wait for LibreOffice to end by itself; return why it may not go on, "" when it has ended."""
    end = time.monotonic() + seconds
    while process.poll() is None:
        if time.monotonic() > end:
            return f"LibreOffice took more than {seconds:.0f} seconds"
        if platform.family_bytes(process.pid) > memory:
            return f"LibreOffice needed more than {memory // MIB} MB of memory"
        time.sleep(0.05)
    return ""


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

"""Run the program as its users do, in processes of its own that cannot reach any network."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

_NO_SOCKETS = """
import socket
def _refuse(*args, **kw):
    raise AssertionError("the program reached for the network")
socket.socket.connect = _refuse
socket.create_connection = _refuse
socket.getaddrinfo = _refuse
"""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def offline(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return an environment in which every Python process, children included, refuses to connect anywhere."""
    folder = tmp_path_factory.mktemp("no network")
    (folder / "sitecustomize.py").write_text(_NO_SOCKETS, encoding="utf-8")
    return {**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1"}


@pytest.fixture(scope="session")
def dhr(offline: dict[str, str]) -> Run:
    """Return a function that runs `dhr` with arguments."""

    def run(*arguments: object, timeout: float = 600) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
        return subprocess.run(
            command, env=offline, capture_output=True, text=True, encoding="utf-8", timeout=timeout, check=False
        )

    return run


def docx_text(path: Path) -> str:
    """Return all text of a Word file, paragraph by paragraph, read without any of the program's own code."""
    return "\n".join(line for _, line in _paragraphs(path))


def _paragraphs(path: Path) -> list[tuple[str, str]]:
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    found = []
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if not name.endswith(".xml"):
                continue
            root = etree.fromstring(package.read(name))
            for paragraph in root.iter(f"{w}p"):
                pieces = [
                    (node.text or "") if node.tag == f"{w}t" else "\t" if node.tag == f"{w}tab" else ""
                    for node in paragraph.iter()
                ]
                found.append((name, "".join(pieces)))
    return found


def everything_in(path: Path) -> str:
    """Return every byte of a file that could hold text: names and contents of zip entries, text with tags removed."""
    pieces = [path.name]
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as package:
            for entry in package.infolist():
                blob = package.read(entry)
                pieces += [entry.filename, blob.decode("utf-8", "ignore"), blob.decode("utf-16-le", "ignore")]
        pieces.append(docx_text(path))
    else:
        pieces.append(path.read_bytes().decode("utf-8", "ignore"))
    return "\n".join(pieces)

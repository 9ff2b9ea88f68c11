"""What every test may use."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

# LibreOffice takes seconds a file: only tests that say so meet the one of this machine. Before any fixture of a module runs.
# A worker of pytest-xdist inherits what was set here, and must still know what was asked for.
_OFFICE = os.environ.setdefault("DHR_SOFFICE_ASKED_FOR", os.environ.get("DHR_SOFFICE", ""))
os.environ["DHR_SOFFICE"] = "off"


@pytest.fixture(autouse=True)
def _office(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give tests marked `office` the LibreOffice of this machine back."""
    if request.node.get_closest_marker("office") is None:
        return
    if not _OFFICE:
        monkeypatch.delenv("DHR_SOFFICE")
    else:
        monkeypatch.setenv("DHR_SOFFICE", _OFFICE)


@pytest.fixture
def shared() -> Path:
    """Return the folder of outside material, where there is one; a user's machine has none."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("the outside material is not beside this clone")
    return folder


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves the process."""

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("the program reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)

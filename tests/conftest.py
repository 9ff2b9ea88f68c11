"""What every test may use."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest


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

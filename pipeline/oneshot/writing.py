"""Write finished files: whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import time
from pathlib import Path

from pipeline.errors import OutputFailed


def check_writable(out: Path) -> None:
    """Refuse a folder that cannot be made or written to, before minutes are spent on reading."""
    existing = next((folder for folder in (out, *out.absolute().parents) if folder.exists()), None)
    if existing is None or not existing.is_dir() or not os.access(existing, os.W_OK):
        raise OutputFailed(f"Nothing can be written to {out.name}.", remedy="Choose another folder.")


_ABANDONED = 3600.0  # seconds after which a half-written file is nobody's any more


def write_whole(target: Path, blob: bytes) -> None:
    """Write a file so that it appears under its name only when whole.

    It is written under a name of this run's own, so that two runs do not mix; what a killed run left long ago is cleared.
    """
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _clear_abandoned(target)
        with part.open("xb") as stream:
            stream.write(blob)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise OutputFailed(
            f"{target.name} could not be written; it may be open in Word.", remedy="Close it, or choose another folder."
        ) from None


def _clear_abandoned(target: Path) -> None:
    own = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{8}}\.part")
    for path in target.parent.iterdir():
        if own.fullmatch(path.name) and time.time() - path.stat().st_mtime > _ABANDONED:
            path.unlink(missing_ok=True)

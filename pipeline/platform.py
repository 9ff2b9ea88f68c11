"""Everything that differs between operating systems: limits on a process, its start and its end.

The only module with calls that exist on one system alone; each has both ways. Windows has no limit on a process' memory that
Python can set, so there the watch-dog of `documents.worker` is the limit; elsewhere it stands beside the kernel's.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from typing import IO

WINDOWS = sys.platform == "win32"

# Mapped code, thread stacks and allocator arenas count as address space without being memory in use.
_ADDRESS_SPACE_MARGIN = 768 << 20


def limit_this_process(*, memory: int) -> None:
    """Limit the memory of the running process and forbid core dumps, which would write case text to disk."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    wanted = memory + _ADDRESS_SPACE_MARGIN
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def start_process(command: Sequence[str], *, environment: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    """Start a child with pipes on stdin and stdout, out of reach of the terminal's Ctrl-C; stderr goes nowhere."""
    env = {**os.environ, **(environment or {})}
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
        return subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env, creationflags=flags
        )
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=env,
        start_new_session=True,
    )


def end_process(process: subprocess.Popen[bytes]) -> None:
    """Kill a child and everything it started; a child that is already gone is fine."""
    import psutil

    try:
        family = psutil.Process(process.pid).children(recursive=True)
    except psutil.Error:
        family = []
    for member in family:
        try:
            member.kill()
        except psutil.Error:
            continue
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            _close(pipe)
    with contextlib.suppress(subprocess.TimeoutExpired):  # a process that cannot be killed is the system's affair
        process.wait(timeout=5)


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:  # the other end is gone: what was to be flushed has no reader
        return


def resident_bytes(pid: int) -> int:
    """Return the memory a process holds; 0 when it is gone."""
    import psutil

    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0


def family_bytes(pid: int) -> int:
    """Return the memory a process holds together with everything it started; 0 when it is gone."""
    import psutil

    try:
        members = psutil.Process(pid).children(recursive=True)
    except psutil.Error:
        members = []
    return resident_bytes(pid) + sum(resident_bytes(member.pid) for member in members)


def _gone(pid: int) -> bool:
    import psutil

    return not psutil.pid_exists(pid)


def exit_with_parent(*, every: float = 1.0) -> None:
    """End this process soon after its parent has gone, so that a killed program leaves no busy child behind."""
    parent = os.getppid()

    def watch() -> None:
        while True:
            time.sleep(every)
            if _gone(parent) if WINDOWS else os.getppid() != parent:
                os._exit(3)

    threading.Thread(target=watch, daemon=True, name="parent watch").start()

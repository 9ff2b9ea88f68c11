"""Open strangers' files in a child process with limits, so that no file can take the program down.

One child serves many files. It is asked by frames on its stdin and answers on its stdout: a length, a JSON head, and blobs.
Nothing of Python's own (no pickle) crosses; the receiver checks sizes and types. A child that grows too large, takes too
long or dies is killed and replaced, and the file that did it is refused.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import json
import os
import queue
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import IO, Any

from pipeline import errors, platform
from pipeline.codec import from_plain, to_plain
from pipeline.documents.batches import Batches
from pipeline.documents.limits import MIB, Limits
from pipeline.documents.wire import Assembly, pieces
from pipeline.model import Edit

_HEAD = struct.Struct(">QQ")  # bytes of JSON, number of blobs
_SIZE = struct.Struct(">Q")
_MAX_ANSWER = 1 << 30
_FUNCTIONS = ("read_bytes", "apply_edits", "scrub", "integrity", "rasterise", "streams", "left_out", "draw")
_WAITING_FRAMES = 4  # of an answer in pieces; the child waits while the program takes them in
_LONG = 50_000  # units: beside a document this long the child is ended before it is put together, to make room for it
_RECYCLE_AT = 400 * MIB  # a child still this large after a file is replaced before the next

Frame = tuple[dict[str, Any], list[bytes]]


# --- frames ------------------------------------------------------------------------------------------------------------


def _send(pipe: IO[bytes], head: dict[str, Any], blobs: list[bytes]) -> None:
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    pipe.write(_HEAD.pack(len(text), len(blobs)) + text)
    for blob in blobs:
        pipe.write(_SIZE.pack(len(blob)))
        pipe.write(blob)
    pipe.flush()


def _take(pipe: IO[bytes], count: int) -> bytes:
    if count > _MAX_ANSWER:
        raise ValueError("a frame is too large")
    blob = pipe.read(count)
    if len(blob) != count:
        raise EOFError
    return blob


def _receive(pipe: IO[bytes]) -> Frame:
    length, blobs = _HEAD.unpack(_take(pipe, _HEAD.size))
    if blobs > 64:
        raise ValueError("a frame has too many blobs")
    head = json.loads(_take(pipe, length).decode("utf-8", "surrogatepass"))
    if not isinstance(head, dict):
        raise ValueError("a frame is not a mapping")
    return head, [_take(pipe, _SIZE.unpack(_take(pipe, _SIZE.size))[0]) for _ in range(blobs)]


# --- values ------------------------------------------------------------------------------------------------------------


def _pack(value: Any, blobs: list[bytes]) -> Any:
    """Write one argument or result; bytes travel as blobs beside the JSON."""
    from pipeline.documents.scrubbed import Scrubbed

    if isinstance(value, (bytes, bytearray)):
        blobs.append(bytes(value))
        return {"blob": len(blobs) - 1}
    if isinstance(value, Scrubbed):
        blobs.append(value.blob)
        return {"scrubbed": [to_plain(item) for item in value.removed], "blob": len(blobs) - 1}
    if isinstance(value, (list, tuple)) and value and isinstance(value[0], Edit):
        return {"edits": [to_plain(edit) for edit in value]}
    return {"plain": to_plain(value)}


def _unpack(packed: Any, blobs: list[bytes]) -> Any:
    if "scrubbed" in packed:
        from pipeline.documents.scrubbed import Removed, Scrubbed

        return Scrubbed(blobs[packed["blob"]], tuple(from_plain(Removed, item) for item in packed["scrubbed"]))
    if "blob" in packed:
        return blobs[packed["blob"]]
    if "edits" in packed:
        return tuple(from_plain(Edit, item) for item in packed["edits"])
    return packed["plain"]


# --- the child's side --------------------------------------------------------------------------------------------------


def serve() -> None:
    """Answer requests until stdin closes."""
    platform.exit_with_parent()
    # Anything a library prints must not get between the frames.
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr
    platform.limit_this_process(memory=int(sys.argv[-1]))
    gc.set_threshold(20_000, 20, 20)  # a document is a million small values that stay: looking for cycles often finds none
    import pipeline.documents  # noqa: F401 - imported while idle, so that the first file does not wait for it

    while True:
        try:
            head, blobs = _receive(requests)
        except EOFError:
            return
        _answer(answers, head, blobs)


def _answer(answers: IO[bytes], head: dict[str, Any], blobs: list[bytes]) -> None:
    out: list[bytes] = []
    try:
        result = {"result": _perform(answers, head, blobs, out)}
    except errors.DhrError as error:
        result, out = {"error": [type(error).__name__, error.what, error.remedy]}, []
    except (MemoryError, RecursionError):
        result, out = {"error": ["LimitExceeded", "", ""]}, []
    except ImportError as error:  # no file's fault: something of the program is not installed
        result, out = {"error": ["PartMissing", _missing(error), "Install the program again."]}, []
    except Exception as error:  # whatever a library raises over a stranger's file is that file's fault
        result, out = {"error": ["Damaged", "", type(error).__name__]}, []
    _send(answers, result, out)


def _send_pieces(answers: IO[bytes], batches: Batches) -> Any:
    """Send a document piece by piece as it is read, and return the word that it is whole."""
    for piece in pieces(batches):
        _send(answers, {"piece": piece}, [])
    return {"document": True}


def _missing(error: ImportError) -> str:
    return f"A part of the program is missing: {error.name or 'a library'}."


def _perform(answers: IO[bytes], head: dict[str, Any], blobs: list[bytes], out: list[bytes]) -> Any:
    from pipeline import documents

    name = head["function"]
    if name not in _FUNCTIONS:
        raise errors.UsageError("The worker was asked for something it does not do.")
    arguments = [_unpack(item, blobs) for item in head["arguments"]]
    options = {key: _unpack(item, blobs) for key, item in head["options"].items()}
    if arguments and isinstance(arguments[0], bytes):
        _send(answers, {"pages": documents.estimate_pages(arguments[0])}, [])
    if name == "read_bytes":
        blobs.clear()
        return _send_pieces(answers, documents.read_batches(arguments.pop(), **options))
    value = getattr(documents, name)(*arguments, **options)
    return _pack(list(value) if name == "streams" else value, out)


# --- the program's side ------------------------------------------------------------------------------------------------


class Worker:
    """One child process and the thread that reads its answers."""

    def __init__(self, *, memory: int) -> None:
        self.memory = memory
        start = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from pipeline.documents.worker import serve; serve()"
        self.process = platform.start_process(
            [sys.executable, "-c", start, json.dumps(sys.path), str(memory)],
            environment={
                "MALLOC_ARENA_MAX": "2",
                "MALLOC_TRIM_THRESHOLD_": "262144",
                "PYTHONDONTWRITEBYTECODE": "1",
                "PYTHONUTF8": "1",
            },
        )
        self._frames: queue.Queue[Frame | None] = queue.Queue(maxsize=_WAITING_FRAMES)
        threading.Thread(target=self._listen, daemon=True, name="worker answers").start()

    def _listen(self) -> None:
        pipe = self.process.stdout
        assert pipe is not None
        while True:
            try:
                frame: Frame | None = _receive(pipe)
            except (EOFError, OSError, ValueError):
                frame = None
            self._frames.put(frame)
            if frame is None:
                return

    def ask(self, head: dict[str, Any], blobs: list[bytes], *, name: str, limits: Limits) -> Any:
        """Send one request and return what comes of it under the limits: a value, or the refusal the child answered with."""
        sender = threading.Thread(target=self._post, args=(head, blobs), daemon=True, name="worker request")
        sender.start()
        began, allowed = time.monotonic(), limits.seconds
        coming = Assembly()
        while True:
            if time.monotonic() - began > allowed:
                raise errors.LimitExceeded(
                    f"“{name}” was given up after {allowed:.0f} seconds.",
                    remedy="Split the file, or allow more time under “limits” in case.yaml.",
                )
            try:
                frame = self._frames.get(timeout=0.05)
            except queue.Empty:
                if platform.resident_bytes(self.process.pid) > limits.memory:
                    raise _too_much_memory(name, limits) from None
                continue
            if frame is None:
                raise _died(name, limits, self.process)
            answer, out = frame
            if "pages" in answer:
                allowed = limits.time_for(int(answer["pages"]))
            elif "piece" in answer:
                coming.add(answer["piece"])
            elif "error" in answer:
                return _refusal(answer["error"], name, limits)
            elif "document" in answer["result"]:
                if len(coming) >= _LONG:
                    self.close()
                return coming.document()
            else:
                return _unpack(answer["result"], out)

    def _post(self, head: dict[str, Any], blobs: list[bytes]) -> None:
        pipe = self.process.stdin
        assert pipe is not None
        with contextlib.suppress(OSError, ValueError):  # a child that died is noticed by its answers
            _send(pipe, head, blobs)

    def close(self) -> None:
        """End the child, and let go what it had sent."""
        platform.end_process(self.process)
        with contextlib.suppress(queue.Empty):
            while True:
                self._frames.get_nowait()

    @property
    def reusable(self) -> bool:
        """Tell whether the child lives and is small enough to serve another file."""
        return self.process.poll() is None and platform.resident_bytes(self.process.pid) < _RECYCLE_AT


_lock = threading.Lock()
_current: Worker | None = None


@contextlib.contextmanager
def _worker(limits: Limits) -> Iterator[Worker]:
    """Lend the child to one caller at a time; after any failure it is replaced."""
    global _current
    with _lock:
        worker, _current = _current, None
        if worker is not None and (worker.memory != limits.memory or not worker.reusable):
            worker.close()
            worker = None
        worker = worker or Worker(memory=limits.memory)
        try:
            yield worker
        except BaseException:
            worker.close()
            raise
        _current = worker


def stop() -> None:
    """End the child, if there is one; the next file starts a new one."""
    global _current
    with _lock:
        if _current is not None:
            _current.close()
            _current = None


atexit.register(stop)


def perform(function: str, *arguments: Any, name: str, limits: Limits, **options: Any) -> Any:
    """Run one function of `pipeline.documents` in the child and return its value, or raise its refusal."""
    blobs: list[bytes] = []
    head = {
        "function": function,
        "arguments": [_pack(value, blobs) for value in arguments],
        "options": {key: _pack(value, blobs) for key, value in {**options, "name": name}.items()},
    }
    try:
        with _worker(limits) as worker:
            value = worker.ask(head, blobs, name=name, limits=limits)
    except (ValueError, TypeError, KeyError, IndexError):  # an answer that is not what was asked for
        raise errors.Damaged(f"“{name}” could not be read.", remedy="Ask the sender for a new copy.") from None
    if isinstance(value, errors.DhrError):
        raise value
    return value


def _refusal(error: list[str], name: str, limits: Limits) -> errors.DhrError:
    kind, what, remedy = error
    if kind == "LimitExceeded" and not what:
        return _too_much_memory(name, limits)
    if kind == "Damaged" and not what:
        return errors.Damaged(
            f"“{name}” cannot be read to its end ({remedy}).",
            remedy="Open it in its own program, save it again and send that copy.",
        )
    found = getattr(errors, kind, errors.Damaged)
    if not (isinstance(found, type) and issubclass(found, errors.DhrError)):
        found = errors.Damaged
    return found(what, remedy=remedy)


def _too_much_memory(name: str, limits: Limits) -> errors.LimitExceeded:
    return errors.LimitExceeded(
        f"“{name}” needs more than {limits.memory // MIB} MB of memory.",
        remedy="Split the file, or allow more memory under “limits” in case.yaml.",
    )


def _died(name: str, limits: Limits, process: subprocess.Popen[bytes]) -> errors.InputRefused:
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=2)
    if process.returncode in (-9, 137):  # the system took it down for its memory
        return _too_much_memory(name, limits)
    return errors.Damaged(
        f"“{name}” made its reader stop.", remedy="Open it in its own program, save it again and send that copy."
    )

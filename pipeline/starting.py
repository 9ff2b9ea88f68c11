"""Start quickly: leave out what a library imports and the program never calls, and look for no cycles while loading."""

from __future__ import annotations

import contextlib
import gc
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any


class _LeftOut(ModuleType):
    """Stand in for a module: what is imported from it is a class that refuses to be used."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        whole = f"{self.__name__}.{name}"

        def refuse(self: Any, *args: Any, **kwargs: Any) -> None:
            raise RuntimeError(f"{whole} was left out when the program started")

        return type(name, (), {"__init__": refuse})


@contextlib.contextmanager
def left_out(*modules: str) -> Iterator[None]:
    """Put stand-ins in the place of modules while a library that imports them is imported; afterwards they can be imported.

    Whatever the library took from one of them raises as soon as it is used: nothing does less in silence.
    """
    held = {name: _LeftOut(name) for name in modules if name not in sys.modules}
    sys.modules.update(held)
    try:
        yield
    finally:
        for name, module in held.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


@contextlib.contextmanager
def no_collecting() -> Iterator[None]:
    """Look for no cycles while much is made that stays: each look would pass over all of it and find nothing."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextlib.contextmanager
def loading_for_good() -> Iterator[None]:
    """Look for no cycles while much is loaded that stays with the process, nor in it afterwards: a sixth of the start.

    Not for what comes and goes: what is held by then and falls into a cycle later is not freed.
    """
    with no_collecting():
        try:
            yield
        finally:
            gc.freeze()

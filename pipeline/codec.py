"""Turn the frozen values of `model` into JSON and back, by their type hints alone.

No pickle: what comes back from a child process or from `work/` is untrusted until every field has been rebuilt under its type.
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeVar, Union

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """Turn a value of `model` into dicts, lists and scalars."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        kind: Any = type(value)
        return {name: to_plain(getattr(value, name)) for name in _names(kind)}
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: type[T], plain: Any) -> T:
    """Rebuild a value of `kind`; raises ValueError or TypeError when the plain form does not fit."""
    return typing.cast(T, _builder(typing.cast(Any, kind))(plain))


@functools.cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@functools.cache
def _builder(kind: Any) -> Callable[[Any], Any]:
    """Return the function that rebuilds one type."""
    origin = typing.get_origin(kind)
    if dataclasses.is_dataclass(kind):
        return _dataclass_builder(typing.cast(type, kind))
    if origin is tuple:
        args = typing.get_args(kind)
        if len(args) == 2 and args[1] is Ellipsis:
            item = _builder(args[0])
            return lambda plain: tuple([item(part) for part in _listed(plain)])
        parts = [_builder(arg) for arg in args]
        return lambda plain: tuple(part(value) for part, value in zip(parts, _listed(plain), strict=True))
    if origin in (Union, types.UnionType):
        inner = _builder(next(arg for arg in typing.get_args(kind) if arg is not type(None)))
        return lambda plain: None if plain is None else inner(plain)
    if origin is Literal:
        allowed = frozenset(typing.get_args(kind))
        return lambda plain: plain if plain in allowed else _refuse(kind)
    if origin in (Mapping, dict) or origin is typing.get_origin(Mapping[str, str]):
        return lambda plain: {str(key): str(item) for key, item in plain.items()}
    return functools.partial(_scalar, kind)


def _dataclass_builder(kind: type) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(kind)
    builders = {name: _builder(hints[name]) for name in _names(kind)}

    def build(plain: Any) -> Any:
        return kind(**{name: builders[name](value) for name, value in plain.items()})

    return build


def _listed(plain: Any) -> list[Any]:
    return plain if isinstance(plain, list) else _refuse(list)


def _scalar(kind: type, plain: Any) -> Any:
    if kind is float and isinstance(plain, int):
        return float(plain)
    return plain if isinstance(plain, kind) else _refuse(kind)


def _refuse(kind: Any) -> Any:
    raise ValueError(f"a value is not of the kind {kind}")

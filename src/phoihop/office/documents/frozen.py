"""Content to JSON and back without loss, so that what was issued can be kept and printed again.

Works from the type hints of frozen dataclasses: text, numbers, flags, dates, bytes, enumerations, tuples,
optional values, nested dataclasses, and unions of dataclasses (told apart by ``type``).
"""

from __future__ import annotations

import base64
import dataclasses
import types
from collections.abc import Hashable
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Self, Union, cast, get_args, get_origin, get_type_hints

_TYPE = "type"


class Frozen:
    """Gives a dataclass ``to_json`` and ``from_json``; a key that the class does not know is an error."""

    __slots__ = ()

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values only; equal content gives equal JSON."""
        return cast("dict[str, Any]", _pack(self))

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """The content that ``to_json`` wrote; raises ValueError where the data are not of this shape."""
        try:
            return cast("Self", _unpack(cls, data))
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"not the content of a {cls.__name__}: {error}") from error


def _pack(value: Any) -> Any:
    if isinstance(value, Frozen):
        fields = dataclasses.fields(cast("Any", value))
        return {_TYPE: type(value).__name__} | {
            field.name: _pack(getattr(value, field.name)) for field in fields
        }
    if isinstance(value, tuple):
        return [_pack(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value.value if isinstance(value, StrEnum) else value


def _unpack(hint: Any, data: Any) -> Any:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _unpack_union(get_args(hint), data)
    if origin is tuple:
        if not isinstance(data, list):
            raise TypeError(f"a list was expected, not {data!r}")
        return tuple(_unpack(get_args(hint)[0], part) for part in data)
    if dataclasses.is_dataclass(hint):
        return _unpack_content(cast("type[Frozen]", hint), data)
    if hint is date:
        return date.fromisoformat(data)
    if hint is bytes:
        return base64.b64decode(data, validate=True)
    if issubclass(hint, StrEnum):
        return hint(data)
    if type(data) is not hint:
        raise TypeError(f"{hint.__name__} was expected, not {data!r}")
    return data


def _unpack_union(choices: tuple[Any, ...], data: Any) -> Any:
    if data is None and type(None) in choices:
        return None
    classes = [choice for choice in choices if choice is not type(None)]
    if len(classes) == 1:
        return _unpack(classes[0], data)
    return _unpack({each.__name__: each for each in classes}[data[_TYPE]], data)


def _unpack_content(cls: type[Frozen], data: dict[str, Any]) -> Frozen:
    if data.get(_TYPE) != cls.__name__:
        raise TypeError(f"{cls.__name__} was expected, not {data.get(_TYPE)!r}")
    hints = _hints(cast("Hashable", cls))
    # A field that was added later takes its default: content issued before it must stay readable.
    return cls(**{name: _unpack(hints[name], value) for name, value in data.items() if name != _TYPE})


@cache
def _hints(cls: Hashable) -> dict[str, Any]:
    return get_type_hints(cast("type[Frozen]", cls))

"""Flows as plain lists and mappings that JSON can hold, and back.

A named tuple becomes a list that begins with the number of its class; trailing defaults are
left out. Reading back builds an object only when it is asked for, so a walk that touches ten
nodes of a flow pays for ten.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from tui.core import flow as definitions
from tui.core.flow import Flow
from tui.core.tuples import NamedTuple

FORMAT = 1
"""Raised whenever the definitions change shape, so that older caches are not read."""

CLASSES: tuple[type[Any], ...] = (
    definitions.Link,
    definitions.Review,
    definitions.Input,
    definitions.Template,
    definitions.Step,
    definitions.Answer,
    definitions.Fact,
    definitions.Value,
    definitions.Procedure,
    definitions.Field,
    definitions.Packet,
    definitions.Risk,
    definitions.Question,
    definitions.Branch,
    definitions.Route,
    definitions.Call,
    definitions.Return,
    definitions.Resolution,
    definitions.Case,
    definitions.Library,
    definitions.Flow,
)
"""The classes of the definitions; a list begins with the place of its class in this one."""

_PLAIN = frozenset({str, int, float, bool, type(None)})
"""What is the same in both forms; most texts stand among nothing else."""

_NUMBERS = {kind: number for number, kind in enumerate(CLASSES)}


class Unreadable(Exception):
    """The compact form is not one that this version wrote."""


class Lazy(Mapping[str, Any]):
    """A mapping whose values are built when they are asked for."""

    __slots__ = ("_built", "_raw")

    def __init__(self, raw: Mapping[str, Any]) -> None:
        """Wrap the packed values of a mapping."""
        self._raw = raw
        self._built: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        """Build the value on first use."""
        value = self._built.get(key)
        if value is None:
            value = self._built[key] = unpack(self._raw[key])
        return value

    def get(self, key: str, default: Any = None) -> Any:
        """Return a value, built on first use, or another when there is none."""
        value = self._built.get(key)  # not by `__getitem__`: each step of a walk comes by here
        if value is None:
            return self[key] if key in self._raw else default
        return value

    def __iter__(self) -> Iterator[str]:
        """Iterate over the keys, building nothing."""
        return iter(self._raw)

    def __len__(self) -> int:
        """Count the keys."""
        return len(self._raw)

    def __contains__(self, key: object) -> bool:
        """Tell whether a key is there, building nothing."""
        return key in self._raw


def pack(value: Any) -> Any:
    """Return a value of the definitions as plain lists and mappings."""
    number = _NUMBERS.get(type(value))
    if number is not None:
        return [number, *(pack(field) for field in _without_defaults(value))]
    if isinstance(value, Mapping):
        return {key: pack(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [pack(item) for item in value]
    return value


def _without_defaults(value: NamedTuple) -> tuple[Any, ...]:
    """Drop the trailing fields that the class would fill in by itself."""
    fields = tuple(value)
    names = value._fields
    defaults = value._field_defaults
    end = len(fields)
    while end and names[end - 1] in defaults and fields[end - 1] == defaults[names[end - 1]]:
        end -= 1
    return fields[:end]


def unpack(raw: Any) -> Any:
    """Return the value that `pack` was given.

    Raises:
        Unreadable: this is not what `pack` writes.
    """
    kind = type(raw)
    if kind is list:
        if raw and type(raw[0]) is int:
            number, *fields = raw
            if not _PLAIN.issuperset(map(type, fields)):
                fields = map(unpack, fields)
            try:
                return CLASSES[number](*fields)
            except (IndexError, TypeError) as error:
                raise Unreadable(str(error)) from error
        return tuple(raw) if _PLAIN.issuperset(map(type, raw)) else tuple(map(unpack, raw))
    if kind is dict and not _PLAIN.issuperset(map(type, raw.values())):
        return dict(zip(raw, map(unpack, raw.values()), strict=True))
    return raw


_LAZY_FIELDS = ("nodes", "facts", "values", "procedures", "packets")


def pack_flow(flow: Flow) -> dict[str, Any]:
    """Return a flow field by field."""
    return {name: pack(getattr(flow, name)) for name in Flow._fields}


def unpack_flow(raw: Mapping[str, Any]) -> Flow:
    """Return the flow that `pack_flow` was given, its parts built on demand.

    Raises:
        Unreadable: this is not what `pack_flow` writes.
    """
    try:
        fields: dict[str, Any] = {
            name: Lazy(raw[name]) if name in _LAZY_FIELDS else unpack(raw[name])
            for name in Flow._fields
        }
    except (KeyError, TypeError) as error:
        raise Unreadable(str(error)) from error
    return Flow(**fields)

"""Flows as plain lists and mappings that JSON can hold, and back, as cases keep them.

A named tuple becomes a list that begins with the number of its class; trailing defaults are
left out. Reading back builds an object only when it is asked for, so a walk that touches ten
nodes of a flow pays for ten. What is kept for the next start is `core.frozen`.
"""

from collections.abc import Mapping
from typing import Any

from tui.core.flow import Flow
from tui.core.frozen import CLASSES, NUMBERS, Lazy, Unreadable, without_defaults

_PLAIN = frozenset({str, int, float, bool, type(None)})
"""What is the same in both forms; most texts stand among nothing else."""


class _Packed(Lazy):
    """A mapping of packed values, as cases keep them."""

    __slots__ = ()

    def __getitem__(self, key: str) -> Any:
        """Make the value on first use."""
        value = self._parts[key]
        if type(value) is list:
            value = self._parts[key] = unpack(value)
        return value

    def get(self, key: str, default: Any = None) -> Any:
        """Return a value, made on first use, or another when there is none."""
        return self[key] if key in self._parts else default


def pack(value: Any) -> Any:
    """Return a value of the definitions as plain lists and mappings."""
    number = NUMBERS.get(type(value))
    if number is not None:
        return [number, *(pack(field) for field in without_defaults(value))]
    if isinstance(value, Mapping):
        return {key: pack(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [pack(item) for item in value]
    return value


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
            name: _Packed(dict(raw[name])) if name in _LAZY_FIELDS else unpack(raw[name])
            for name in Flow._fields
        }
    except (KeyError, TypeError) as error:
        raise Unreadable(str(error)) from error
    return Flow(**fields)

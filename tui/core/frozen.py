"""Flows as bytes that are read part by part, when a walk comes to them.

Each definition is its class's number, its fields, and which of these are no plain values. What
stands in a mapping stays bytes until it is asked for under its name, and a mapping of a flow stays
bytes until it is first asked anything: a walk that touches ten nodes pays for ten. The bytes are
`marshal`'s, of plain values only; whoever keeps them seals them as a whole, so nothing is looked
into that somebody else may have written.
"""

from collections.abc import Iterator, KeysView, Mapping
from marshal import dumps, loads
from typing import Any

from tui.core import flow as definitions
from tui.core.flow import Flow
from tui.core.tuples import NamedTuple, new

FORMAT = 2
"""Raised whenever definitions or bytes change shape, so that older caches are not read."""

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
"""The classes of the definitions; kept values begin with the place of their class in this list."""

NUMBERS = {kind: number for number, kind in enumerate(CLASSES)}

_MARSHAL = 4
"""The form that every Python from 3.4 on reads; one that could not would check the flows anew."""


class Unreadable(ValueError):
    """What was kept is not in a form that this version wrote."""


class Lazy(Mapping[str, Any]):
    """A mapping that is read when it is first asked, and whose values are made when asked for.

    What was made takes the place of what it was made from.
    """

    __slots__ = ("_parts", "_unread")

    def __init__(self, parts: dict[str, Any], unread: bytes | memoryview = b"") -> None:
        """Take over the parts of a mapping, or the bytes of all of them."""
        self._parts = parts
        self._unread = unread

    def __getitem__(self, key: str) -> Any:
        """Make the value on first use."""
        value = (self._parts or self._read())[key]
        if type(value) is bytes:
            value = self._parts[key] = _make(loads(value))  # noqa: S302 - sealed
        return value

    def get(self, key: str, default: Any = None) -> Any:
        """Return a value, made on first use, or another when there is none."""
        try:  # not by `__getitem__`: each step of a walk comes by here
            value = (self._parts or self._read())[key]
        except KeyError:
            return default
        if type(value) is bytes:
            value = self._parts[key] = _make(loads(value))  # noqa: S302 - sealed
        return value

    def keys(self) -> KeysView[str]:
        """Return the keys, as those of any mapping can be compared; makes nothing."""
        return (self._parts or self._read()).keys()

    def __iter__(self) -> Iterator[str]:
        """Iterate over the keys, making nothing."""
        return iter(self._parts or self._read())

    def __len__(self) -> int:
        """Count the keys."""
        return len(self._parts or self._read())

    def __contains__(self, key: object) -> bool:
        """Tell whether a key is there, making nothing."""
        return key in (self._parts or self._read())

    def _read(self) -> dict[str, Any]:
        if self._unread:
            self._parts, self._unread = loads(self._unread), b""  # noqa: S302 - sealed
        return self._parts


def freeze_flow(flow: Flow) -> bytes:
    """Return a flow as bytes: what it is itself, then its mappings one after the other."""
    number, fields, places = _freeze(flow)
    behind, length = [], 0
    whole = list(fields)
    for place, field in enumerate(fields):
        if type(field) is dict:
            behind.append(_write(field))
            length += len(behind[-1])
            whole[place] = length
    others = tuple(place for place in places or () if type(whole[place]) is not int)
    return _write((number, tuple(whole), others or None)) + b"".join(reversed(behind))


def open_flow(data: bytes | memoryview) -> Flow | None:
    """Return the flow that `freeze_flow` was given; None when these are not bytes of its own.

    The bytes are held until each mapping was asked something.
    """
    try:
        number, fields, places = loads(data)  # noqa: S302 - only sealed bytes come here
        # A number is how far from the end a mapping begins; `loads` reads no further than its end.
        fields = tuple([Lazy({}, data[-each:]) if type(each) is int else each for each in fields])
        flow = _make((number, fields, places))
    except (ValueError, EOFError, TypeError, LookupError):
        return None
    return flow if type(flow) is Flow else None


def _make(frozen: Any) -> Any:
    number, fields, places = frozen
    kind, defaults = _KINDS[number]
    if places:
        made = [*fields]
        for place in places:
            field = made[place]
            made[place] = Lazy(field) if type(field) is dict else _make_inner(field)
        fields = (*made,)
    return new(kind, fields + defaults[len(fields)])


def _make_inner(field: Any) -> Any:
    return _make(field) if type(field[0]) is int else tuple(map(_make, field))


def _endings(kind: type[Any]) -> tuple[tuple[Any, ...] | None, ...]:
    """Return the defaults behind so many fields; None where there are too few fields."""
    names, defaults = kind._fields, kind._field_defaults
    first = len(names) - len(defaults)
    return tuple(
        tuple(defaults[name] for name in names[have:]) if have >= first else None
        for have in range(len(names) + 1)
    )


_KINDS: Any = tuple((kind, _endings(kind)) for kind in CLASSES)


def _freeze(value: NamedTuple) -> tuple[int, tuple[Any, ...], tuple[int, ...] | None]:
    """Return the number of the class, the fields, and which of them are not plain."""
    fields = without_defaults(value)
    places = tuple(place for place, field in enumerate(fields) if _holds_definitions(field))
    frozen = (
        _freeze_field(field) if place in places else _plain(field)
        for place, field in enumerate(fields)
    )
    return NUMBERS[type(value)], tuple(frozen), places or None


def _holds_definitions(field: Any) -> bool:
    if isinstance(field, Mapping):
        return any(type(each) in NUMBERS for each in field.values())
    return type(field) in NUMBERS or (
        isinstance(field, tuple) and any(type(each) in NUMBERS for each in field)
    )


def _freeze_field(field: Any) -> Any:
    if type(field) in NUMBERS:
        return _freeze(field)
    if isinstance(field, Mapping):
        return {key: _write(_freeze(each)) for key, each in field.items()}
    return tuple(map(_freeze, field))


def _plain(field: Any) -> Any:
    if type(field) in NUMBERS:
        raise TypeError(field)  # a definition where `_make` would not look for one
    if isinstance(field, Mapping):
        return {key: _plain(each) for key, each in field.items()}
    return tuple(map(_plain, field)) if isinstance(field, tuple) else field


def without_defaults(value: NamedTuple) -> tuple[Any, ...]:
    """Drop the trailing fields that the class would fill in by itself."""
    fields = tuple(value)
    names = value._fields
    defaults = value._field_defaults
    end = len(fields)
    while end and names[end - 1] in defaults and fields[end - 1] == defaults[names[end - 1]]:
        end -= 1
    return fields[:end]


def _write(value: Any) -> bytes:
    """Write plain values, the same ones always as the same bytes."""
    # Read back once: what the program holds elsewhere as well would be marked as shared.
    return dumps(loads(dumps(value, 2)), _MARSHAL)  # noqa: S302 - our own

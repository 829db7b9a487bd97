"""What may stand at a place of a file: worked out from the definitions in `core.flow`."""

from collections.abc import Iterator, Mapping
from types import NoneType
from typing import Any, NamedTuple, TypeAlias, get_args, get_origin

from tui.core import flow
from tui.core.decoding.decode_shape import shape_of, unwrap
from tui.core.marks import Key, OneOf, Ref, Shown
from tui.core.tree import Path

Kinds: TypeAlias = Mapping[Path, str]
"""For each node (`("nodes", ID)`) the key that says what it is."""


class Slot(NamedTuple):
    """A place of a file: what may stand there, and which key led to it."""

    kind: Any
    """A class of `core.flow`, `str`, `bool`, `float`, or a mapping or list of these."""
    marks: tuple[object, ...] = ()
    owner: str = ""
    """The class whose key this is; empty for an item of a list or an entry by id."""
    key: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that a mapping at this place may have; empty when they are ids."""
        if self.kind == flow.Node:
            return tuple(flow.NODE_KEYS)
        if (self.owner, self.key) == ("Question", "ask"):
            return ("fact", *shape_of(flow.Fact).fields)
        return tuple(shape_of(self.kind).fields) if is_mapping(self.kind) else ()

    @property
    def words(self) -> tuple[str, ...]:
        """The only words that may stand here; empty when any text may."""
        if self.kind is bool:
            return ("yes", "no")
        return tuple(word for word in self._words() if word)

    def _words(self) -> Iterator[str]:
        if self.key == "likelihood":
            yield from flow.LIKELIHOODS
        for mark in self.marks:
            if isinstance(mark, OneOf):
                yield from mark.words

    @property
    def refers_to(self) -> str:
        """What an id at this place names: `fact`, `node`, `procedure`, `packet`; or nothing."""
        return next((mark.kind for mark in self.marks if isinstance(mark, Ref)), "")

    @property
    def is_shown(self) -> bool:
        """Whether it is text for people, in which values are filled in."""
        return any(isinstance(mark, Shown) for mark in self.marks)


def is_mapping(kind: Any) -> bool:
    """Tell whether something is a class of `core.flow` with keys of its own."""
    return hasattr(kind, "_fields") and kind is not flow.Value


def slot_at(top: type[Any], path: Path, kinds: Kinds) -> Slot | None:
    """Return what may stand at a path; None where nothing may.

    Args:
        top: `Flow` or `Library`.
        path: keys and indexes from the top; an item may lack its index where a list has one.
        kinds: what each node is.
    """
    slot: Slot | None = Slot(top)
    for depth, name in enumerate(path):
        if slot is None:
            return None
        slot = _step(slot, name)
        if slot is not None and slot.kind == flow.Node:
            key = kinds.get(path[: depth + 1], "")
            slot = slot._replace(kind=flow.NODE_KEYS.get(key, slot.kind))
    return slot


def _step(slot: Slot, name: str | int) -> Slot | None:
    base, args = slot.kind, get_args(slot.kind)
    origin = get_origin(base)
    if origin is tuple:
        item, marks = unwrap(args[0])
        inner = slot._replace(kind=item, marks=(*slot.marks, *marks))
        return inner if isinstance(name, int) else _step(inner, name)
    if isinstance(name, int):
        return None
    if origin is Mapping:
        item, marks = unwrap(args[1])
        return slot._replace(kind=item, marks=marks)
    if base is flow.Value:
        marks = (Ref("fact"),) if name == "by" else ()
        return Slot(str, marks, "Value", name)
    if (slot.owner, slot.key) == ("Question", "ask"):
        return Slot(str, (), "Fact", name) if name == "fact" else _field(flow.Fact, name)
    return _field(base, name) if is_mapping(base) else None


def _field(kind: Any, key: str) -> Slot | None:
    for name, annotation in kind.__annotations__.items():
        base, marks = unwrap(annotation)
        if key == next((mark.name for mark in marks if isinstance(mark, Key)), name):
            optional = [each for each in get_args(base) if each is not NoneType]
            if NoneType in get_args(base):
                base = optional[0]
            return Slot(base, marks, kind.__name__, key)
    return None

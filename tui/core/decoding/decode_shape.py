"""Readers made from the annotations of `core.flow`, one for each class, list and mapping."""

from collections.abc import Mapping
from types import MappingProxyType, NoneType
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from tui.core import flow
from tui.core.decoding.decode_special import (
    CHECKS,
    NAMES,
    READERS,
    RESERVED,
    STRUCTURE,
    TOP,
    node_reader,
    take_value,
)
from tui.core.decoding.decode_text import (
    ID,
    Decoder,
    Read,
    check_form,
    refuse_shape,
    take_flag,
    take_number,
    take_shown_text,
    take_text,
    word_reader,
)
from tui.core.marks import Key, Main, OneOf, Required, Shown
from tui.core.tree import Listed, Mapped, Spot, Tree
from tui.core.words import mark, say

_SCALARS: Mapping[Any, Read] = MappingProxyType(
    {str: take_text, bool: take_flag, float: take_number}
)
_BLANKS: Mapping[Any, object] = MappingProxyType({tuple: (), Mapping: {}, bool: False})


_MOST_MET = 1000

_COMMA = mark("Inside braces a comma ends a text: put the whole text in quotes.")


class FieldShape(NamedTuple):
    """One key of a mapping."""

    position: int
    key: str
    read: Read
    is_required: bool
    is_main: bool
    is_filled: bool
    """Whether an empty list or mapping says too little."""
    blank: object
    """What the flow holds when nothing is given."""


class Shape(NamedTuple):
    """One kind of mapping."""

    kind: type[Any]
    name: str
    fields: Mapping[str, FieldShape]
    blanks: tuple[object, ...]
    main: FieldShape | None
    required: tuple[str, ...]
    """The keys that a mapping must have."""
    beside: tuple[str, ...]
    """Those that a text in its place lacks."""


_SHAPES: dict[type[Any], Shape] = {}


def shape_of(kind: type[Any]) -> Shape:
    """Return what a class of `core.flow` looks like in a file; worked out once."""
    shape = _SHAPES.get(kind)
    if shape is None:
        shape = _SHAPES[kind] = _find_shape(kind)
    return shape


def _find_shape(kind: type[Any]) -> Shape:
    fields = [
        _field_shape(kind, position, name, annotation)
        for position, (name, annotation) in enumerate(kind.__annotations__.items())
    ]
    return Shape(
        kind=kind,
        name=NAMES[kind.__name__],
        fields={field.key: field for field in fields},
        blanks=tuple(field.blank for field in fields),
        main=next((field for field in fields if field.is_main), None),
        required=tuple(each.key for each in fields if each.is_required),
        beside=tuple(each.key for each in fields if each.is_required and not each.is_main),
    )


def unwrap(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """Return the type in an annotation, and the marks that it carries."""
    if get_origin(annotation) is Annotated:
        base, *marks = get_args(annotation)
        return base, tuple(marks)
    return annotation, ()


def _has_mark(marks: tuple[object, ...], kind: type[object]) -> bool:
    """Tell whether one of the marks of an annotation is of a kind."""
    return any(isinstance(each, kind) for each in marks)


def _field_shape(kind: type[Any], position: int, name: str, annotation: object) -> FieldShape:
    base, marks = unwrap(annotation)
    key = next((each.name for each in marks if isinstance(each, Key)), name)
    defaults: Mapping[str, object] = kind._field_defaults
    is_required = _has_mark(marks, Required)
    return FieldShape(
        position=position,
        key=key,
        read=_reader(annotation, (kind.__name__, key)),
        is_required=is_required,
        is_filled=(is_required and kind is not flow.Case) or (kind, key) == (flow.Fact, "answers"),
        is_main=_has_mark(marks, Main),
        blank=defaults.get(name, _BLANKS.get(get_origin(base) or base, "")),
    )


def _reader(annotation: object, place: tuple[str, str]) -> Read:
    """Return the reader for a type; `place` is the class and key where it stands."""
    base, marks = unwrap(annotation)
    origin, args = get_origin(base), get_args(base)
    if origin is tuple:
        return list_reader(_reader(args[0], place))
    if origin is Mapping:
        return mapping_reader(_reader(args[1], place), args[1])
    if base == flow.Node:
        return node_reader({key: _class_reader(each) for key, each in flow.NODE_KEYS.items()})
    if NoneType in args:
        return _class_reader(args[0])
    if base is flow.Value:
        return take_value
    return _class_reader(base) if hasattr(base, "_fields") else _text_reader(base, marks, place)


def _text_reader(base: object, marks: tuple[object, ...], place: tuple[str, str]) -> Read:
    if place in READERS:
        return READERS[place]
    for each in marks:
        if isinstance(each, OneOf):
            return word_reader(each.words)
    return take_shown_text if _has_mark(marks, Shown) else _SCALARS[base]


def list_reader(item: Read) -> Read:
    """Return a reader of a list; a single thing is a list of one."""

    def take_list(value: Tree, spot: Spot, key: str, job: Decoder) -> tuple[object, ...]:
        if not isinstance(value, Listed):
            return (item(value, spot, key, job),)
        items: list[object] = []
        for each, item_spot in job.spotted_items(value):
            if each == "":
                job.faults.add("F037", item_spot, key="-")
            else:
                items.append(item(each, item_spot, key, job))
        return tuple(items)

    return take_list


def mapping_reader(item: Read, kind: object) -> Read:
    """Return a reader of a mapping by id.

    Args:
        item: the reader of what stands behind each id.
        kind: its type; where it is a class, the ids are defined here.
    """
    defines = kind == flow.Node or hasattr(kind, "_fields")
    reserved = RESERVED.get(kind, frozenset())
    is_id = ID.pattern.fullmatch
    met: set[str] = set()
    """Ids that were right: those of answers recur in every fact."""

    def take_mapping(value: Tree, spot: Spot, key: str, job: Decoder) -> dict[str, object]:
        if not isinstance(value, Mapped):
            refuse_shape(value, spot, key, say("`id: ...` lines"), job)
            return {}
        items: dict[str, object] = {}
        for name, each, each_spot in job.spotted(value):
            if defines and name not in met:
                if name in reserved or not is_id(name):
                    _report_name(name, value.key_spots[name], reserved, key, job)
                elif len(met) < _MOST_MET:
                    met.add(name)
            if each == "":
                job.faults.add("F036", value.key_spots[name], key=name, what=f"`{key}`")
                job.lost.append(name)
            else:
                items[name] = item(each, each_spot, name, job)
        return items

    return take_mapping


def _report_name(name: str, spot: Spot, reserved: frozenset[str], key: str, job: Decoder) -> None:
    check_form(ID, name, spot, job.faults)
    if name in reserved:
        job.faults.add("F039", spot, id=name, what=say("one of the {key}", key=key))


def _class_reader(kind: type[Any]) -> Read:
    shape = shape_of(kind)
    expected = (
        say("{name} or a text", name=say(shape.name))
        if shape.main
        else say("{name}, as `key: ...` lines", name=say(shape.name))
    )

    read_main = _main_reader(shape, shape.main) if shape.main else None

    def take(value: Tree, spot: Spot, key: str, job: Decoder) -> object:
        if type(value) is Mapped:
            return read_mapping(shape, value, job)
        if read_main and type(value) is str:
            return read_main(value, spot, key, job)
        refuse_shape(value, spot, key, expected, job)
        return kind._make(shape.blanks)

    return take


def _main_reader(shape: Shape, main: FieldShape) -> Read:
    """Return a reader of a bare text that stands for a whole mapping."""
    kind, name, beside = shape.kind, shape.name, shape.beside
    before, after = shape.blanks[: main.position], shape.blanks[main.position + 1 :]
    read_text, main_key = main.read, main.key

    def read_main(value: Tree, spot: Spot, _key: str, job: Decoder) -> object:
        text = read_text(value, spot, main_key, job)
        for key in beside:
            job.faults.add("F031", spot, key=key, what=say(name))
        return tuple.__new__(kind, (*before, text, *after))

    return read_main


def read_mapping(shape: Shape, mapped: Mapped, job: Decoder) -> Any:
    """Return a mapping as the class that `shape` is of; its faults go to the decoder."""
    values = list(shape.blanks)
    fields = shape.fields
    for key, value, spot in job.spotted(mapped):
        field = fields.get(key)
        if field is None:
            _report_unknown(key, shape, mapped, job)
        elif value or not (value == "" or field.is_filled):
            values[field.position] = field.read(value, spot, key, job)
        else:
            _report_empty(field, shape, mapped.key_spots[key], job)
    for key in shape.required:
        if key not in mapped:
            _report_missing(key, shape, mapped.spot, job)
    if shape.kind in CHECKS:
        CHECKS[shape.kind](mapped, job)
    return tuple.__new__(shape.kind, values)  # `_make` counts them first


def _report_unknown(key: str, shape: Shape, mapped: Mapped, job: Decoder) -> None:
    spot = mapped.key_spots[key]
    if key in TOP and shape.kind in {flow.Flow, flow.Library}:
        return  # said before, in a way that names both
    if " " in key and mapped[key] == "":
        job.faults.add("F030", spot, hint=say(_COMMA), key=key, what=say(shape.name))
    else:
        job.faults.add_unknown("F030", spot, key, shape.fields, key=key, what=say(shape.name))


def _report_empty(field: FieldShape, shape: Shape, spot: Spot, job: Decoder) -> None:
    if not field.is_filled:
        job.faults.add("F037", spot, key=field.key)
        return
    job.faults.add("F036", spot, key=field.key, what=say(shape.name))
    if field.key in STRUCTURE:
        job.lost.append(field.key)


def _report_missing(key: str, shape: Shape, spot: Spot, job: Decoder) -> None:
    if key not in TOP:
        job.faults.add("F031", spot, key=key, what=say(shape.name))
    if key in STRUCTURE:
        job.lost.append(key)

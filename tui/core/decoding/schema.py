"""The JSON Schema of the format, for editors, from the definitions that read the files."""

from collections.abc import Mapping
from types import NoneType
from typing import Any, TypeAlias, get_args, get_origin

from tui.core import flow
from tui.core.decoding.decode_shape import shape_of, unwrap
from tui.core.decoding.decode_special import FORMS, MAX_ANSWERS, NAMES, RESERVED
from tui.core.decoding.decode_text import BOUNDS, ID, MAX_TEXT, NUMBER_PATTERN
from tui.core.marks import Key, OneOf

Schema: TypeAlias = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

# An editor's reader of YAML takes `20` for a number and `yes` for true; to us both are text.
_TEXT: Schema = {"type": ["string", "number", "boolean"], "maxLength": MAX_TEXT}
_FLAG: Schema = {"enum": [True, False, "yes", "no", "true", "false"]}
_YES: Schema = {"enum": [True, "yes", "true"]}


def json_schema() -> Schema:
    """Return the JSON Schema of a file."""
    kinds = [each for each in vars(flow).values() if _is_mapping(each)]
    definitions = {kind.__name__: describe_mapping(kind) for kind in kinds}
    in_place = definitions["Fact"]
    definitions["FactInPlace"] = {
        **in_place,
        "description": "A fact that only one question asks for, defined there.",
        "properties": {"fact": _id(), **in_place["properties"]},
        "required": ["fact", *in_place["required"]],
    }
    return {
        "$schema": DIALECT,
        "title": "Branchline flow or library",
        "if": {"required": ["library"]},
        "then": _ref("Library"),
        "else": _ref("Flow"),
        "$defs": definitions,
    }


def _is_mapping(thing: object) -> bool:
    """Tell whether something in `core.flow` is one mapping of the format."""
    return isinstance(thing, type) and thing.__name__ in NAMES and thing is not flow.Value


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _id() -> Schema:
    return {"type": ["string", "number"], "pattern": f"^{ID.pattern.pattern}$"}


def describe_mapping(kind: type[Any]) -> Schema:
    """Return the schema of a mapping, without the text that may stand for it."""
    properties: Schema = {}
    for name, annotation in kind.__annotations__.items():
        _, marks = unwrap(annotation)
        key = next((mark.name for mark in marks if isinstance(mark, Key)), name)
        properties[key] = _field(kind, key, annotation)
    shape = shape_of(kind)
    return {
        "type": "object",
        "description": (kind.__doc__ or shape.name).split("\n", 1)[0],
        "properties": properties,
        "required": [key for key, field in shape.fields.items() if field.is_required],
        "additionalProperties": False,
        **_TOGETHER.get(kind, {}),
    }


def _field(kind: type[Any], key: str, annotation: object) -> Schema:
    if (kind, key) == (flow.Question, "ask"):
        return {"anyOf": [{**_TEXT, "minLength": 1}, _ref("FactInPlace")]}
    schema = _schema(annotation, (kind.__name__, key))
    if not shape_of(kind).fields[key].is_filled:
        return schema
    return {**schema, "minLength": 1, "minItems": 1, "minProperties": 1}


def _schema(annotation: object, place: tuple[str, str]) -> Schema:
    """Return the schema of a type; `place` is the class and key where it stands."""
    base, marks = unwrap(annotation)
    origin, args = get_origin(base), get_args(base)
    if origin is tuple:
        item = _schema(args[0], place)
        return {"anyOf": [item, {"type": "array", "items": item}]}
    if origin is Mapping:
        return _mapping(args[1], place)
    if base == flow.Node:
        return {"oneOf": [_ref(kind.__name__) for kind in flow.NODE_KEYS.values()]}
    if NoneType in args:
        return _ref(args[0].__name__)
    if base is flow.Value:
        by_fact = {"type": "object", "required": ["by"], "additionalProperties": _TEXT}
        return {"anyOf": [{**_TEXT, "minLength": 1}, by_fact]}
    return _class(base) if hasattr(base, "_fields") else _scalar(base, marks, place)


def _mapping(item: object, place: tuple[str, str]) -> Schema:
    schema: Schema = {"type": "object", "additionalProperties": _schema(item, place)}
    if item == flow.Node or hasattr(item, "_fields"):
        reserved = sorted(RESERVED.get(item, ()))
        names = {**_id(), "not": {"enum": reserved}} if reserved else _id()
        schema["propertyNames"] = names
    return schema


def _class(kind: type[Any]) -> Schema:
    """Return the schema of a mapping, or of the text that may stand for it."""
    shape = shape_of(kind)
    required = {key for key, field in shape.fields.items() if field.is_required}
    if shape.main is None or required - {shape.main.key}:
        return _ref(kind.__name__)
    return {"anyOf": [{**_TEXT, "minLength": 1}, _ref(kind.__name__)]}


def _scalar(base: object, marks: tuple[object, ...], place: tuple[str, str]) -> Schema:
    if place in FORMS:
        return {"type": "string", "pattern": f"^{FORMS[place].pattern.pattern}$"}
    for mark in marks:
        if isinstance(mark, OneOf):
            return {"enum": [word for word in mark.words if word]}
    if base is bool:
        return _FLAG
    return _number(place[1]) if base is float else _TEXT


def _number(key: str) -> Schema:
    bounds = BOUNDS[key]
    forms: list[Schema] = [
        {"type": "number", "minimum": bounds.low, "maximum": bounds.high},
        {"type": "string", "pattern": f"^{NUMBER_PATTERN}$"},
    ]
    if bounds.words:
        forms.append({"enum": list(bounds.words)})
    return {"anyOf": forms}


_TOGETHER: Mapping[type[Any], Schema] = {
    flow.Fact: {
        "if": {"properties": {"text": _YES}, "required": ["text"]},
        "then": {"properties": {"answers": {"maxProperties": 0}}},
        "else": {
            "required": ["answers"],
            "properties": {"answers": {"minProperties": 1, "maxProperties": MAX_ANSWERS}},
        },
    },
    flow.Step: {
        "if": {"required": ["procedure"]},
        "then": {"propertyNames": {"enum": ["procedure", "when"]}},
        "else": {
            "anyOf": [{"required": [key]} for key in ("do", "command", "address", "template")]
        },
    },
}
"""Keys that go together, by class."""

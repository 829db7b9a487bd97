"""The JSON Schema of a line: what an export and a journal hold, for other programs to read."""

from collections.abc import Mapping
from typing import Any

from tui.core.journal.record import EVENT_KINDS, FORMAT

_TEXT = {"type": "string"}
_TEXTS = {"type": "object", "additionalProperties": _TEXT}
_ENVELOPE: Mapping[str, Mapping[str, Any]] = {
    "v": {"enum": [FORMAT], "description": "Version of the format."},
    "case": {
        "type": "string",
        "pattern": "^[0-9a-z-]{1,60}$",
        "description": "Id of the case; ids sort by the time the cases began.",
    },
    "n": {"type": "integer", "minimum": 1, "description": "Number of the event in its case."},
    "at": {
        "type": "string",
        "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$",
        "description": "When it happened, in UTC.",
    },
    "zone": {
        "type": "string",
        "pattern": r"^[+-]\d\d:\d\d$",
        "description": "What the clock on the wall was ahead of UTC.",
    },
    "ms": {
        "type": "integer",
        "minimum": 0,
        "description": "Milliseconds since this sitting began, by a clock that never jumps.",
    },
    "event": {"enum": list(EVENT_KINDS)},
    "crc": {
        "type": "string",
        "pattern": "^[0-9a-f]{8}$",
        "description": 'CRC-32 of every byte of the line before `,"crc":`, in hexadecimal.',
    },
}
_CONTENT = {
    "type": "object",
    "description": "A flow as it was when cases were walked on it.",
    "properties": {
        "v": {"enum": [FORMAT]},
        "flow": _TEXT,
        "content": {
            "type": "string",
            "pattern": "^[0-9a-f]{32}$",
            "description": "Hash of the content, as `contents` of `opened` and `pinned` name it.",
        },
        "data": {"type": "string", "description": "The content, compressed, in base64."},
    },
    "required": ["v", "flow", "content", "data"],
    "additionalProperties": False,
}


def lines_schema() -> dict[str, Any]:
    """Return the JSON Schema of one line of a journal or an export."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A line of a Branchline case journal or export",
        "description": "Each line of the file is one such object.",
        "oneOf": [*(_event_schema(word, kind) for word, kind in EVENT_KINDS.items()), _CONTENT],
    }


def _event_schema(word: str, kind: type[Any]) -> dict[str, Any]:
    fields = {name: _shape(shape) for name, shape in kind.__annotations__.items()}
    required = [name for name in kind._fields if name not in kind._field_defaults]
    return {
        "type": "object",
        "description": (kind.__doc__ or "").partition("\n")[0],
        "properties": {**_ENVELOPE, "event": {"enum": [word]}, **fields},
        "required": [*_ENVELOPE, *required],
        "additionalProperties": False,
    }


def _shape(annotation: Any) -> dict[str, Any]:
    if annotation == Mapping[str, str]:
        return dict(_TEXTS)
    if annotation == str | None:
        return {"anyOf": [dict(_TEXT), {"enum": [None]}]}
    names = {str: "string", int: "integer", bool: "boolean"}
    return {"type": names[annotation]}

"""The JSON Schema of what `check --format json` prints, for programs that read it."""

from typing import Any, TypeAlias

from tui.core.codes import CODES
from tui.core.diagnostic import Severity

Schema: TypeAlias = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TEXT: Schema = {"type": "string"}
_PLACE: Schema = {"type": "integer", "minimum": 1}


def diagnostics_schema() -> Schema:
    """Return the JSON Schema of a list of diagnostics."""
    return {
        "$schema": DIALECT,
        "title": "Branchline diagnostics",
        "description": "What `branchline check --format json` prints: faults by file and place.",
        "type": "array",
        "items": {"$ref": "#/$defs/Diagnostic"},
        "$defs": {"Diagnostic": _diagnostic()},
    }


def _diagnostic() -> Schema:
    properties = {
        "code": _about(
            {"type": "string", "pattern": "^[A-Z][0-9]{3}$", "examples": sorted(CODES)[:1]},
            "Which kind of fault: a family letter and a number, never given another meaning.",
        ),
        "name": _about(
            {"type": "string", "pattern": "^[a-z0-9-]+$"}, "The same in words, as in unknown-key."
        ),
        "severity": _about(
            {"type": "string", "enum": [str(each) for each in Severity]},
            "An error keeps a flow from being walked; a warning or advice does not.",
        ),
        "file": _about(_TEXT, "Path as it was found, with odd characters made visible."),
        "line": _about(_PLACE, "Counted from 1."),
        "column": _about(_PLACE, "Counted from 1, in characters."),
        "message": _about(_TEXT, "What is wrong, in one sentence."),
        "why": _about(_TEXT, "Why it matters."),
        "mend": _about(_TEXT, "What to do about it here."),
        "excerpt": _about(
            _TEXT, "The part of the line around the fault; empty when there is none."
        ),
        "walk": _about(
            {"type": "array", "items": _TEXT},
            "The shortest walk that shows it, as answers a person can give; often empty.",
        ),
    }
    return {
        "type": "object",
        "description": "One fault at one place.",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _about(schema: Schema, description: str) -> Schema:
    return {**schema, "description": description}

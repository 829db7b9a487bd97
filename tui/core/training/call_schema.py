"""The JSON Schema of files of scenarios, for editors, from the definitions that read the files."""

from tui.core.decoding.schema import DIALECT, Schema, describe_mapping
from tui.core.training.scenario import (
    LEVELS,
    Calls,
    CallText,
    End,
    Herring,
    Never,
    Persona,
    Says,
    Ticket,
)

_KINDS = (Calls, CallText, Ticket, Persona, Says, Herring, End, Never)


def scenarios_schema() -> Schema:
    """Return the JSON Schema of a file of scenarios."""
    definitions = {kind.__name__: describe_mapping(kind) for kind in _KINDS}
    # An editor's reader of YAML takes `1` for a number.
    numbers = [int(level) for level in LEVELS]
    definitions["CallText"]["properties"]["level"] = {"enum": [*LEVELS, *numbers]}
    return {
        "$schema": DIALECT,
        "title": "Branchline scenarios",
        "$ref": f"#/$defs/{Calls.__name__}",
        "$defs": definitions,
    }

"""The schema for editors takes what the reader takes, and refuses what it refuses."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.core.validation import Validator
from tui.core.codes.calls import CALLS, calls
from tui.core.training.call_schema import scenarios_schema

SCENARIOS = Path(__file__).parents[3] / "trees" / "scenarios"
VALIDATOR = Validator(scenarios_schema())


def faults(text: str) -> list[str]:
    value: Any = yaml.safe_load(text)
    return VALIDATOR.find_faults(value)


@pytest.mark.parametrize("path", sorted(SCENARIOS.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_written_file_is_valid(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("level: 1", "level: 4"),
        ("    cause: assign\n", ""),
        ("    cause:", "    reason: x\n    cause:"),
        ("scenarios: tiny-calls\n", ""),
        ('{from: "Jo, sales", ', "{"),
    ],
)
def test_what_the_reader_refuses_is_not_valid(old: str, new: str) -> None:
    assert faults(CALLS) == []
    assert faults(calls(old, new))

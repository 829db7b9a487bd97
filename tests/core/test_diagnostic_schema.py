"""What `check --format json` prints is what its published schema says."""

import json
from pathlib import Path

import pytest

from tests.core.validation import Validator
from tui.core.codes import CODES, diagnose
from tui.core.diagnostic import Severity
from tui.core.diagnostic_schema import diagnostics_schema
from tui.core.render import render
from tui.core.tree import Spot
from tui.store.checking import check_folders
from tui.store.folder import Folder

SCHEMA = Validator(diagnostics_schema())


@pytest.mark.parametrize("code", [each.id for each in CODES.values() if each.bad])
def test_the_faults_of_every_bad_example_fit_the_schema(code: str) -> None:
    data = CODES[code].bad.encode(errors="surrogateescape")
    found = check_folders([Folder(Path("flows"), {"tiny.yaml": data}, {})]).problems
    assert SCHEMA.find_faults(json.loads(render(found, "json"))) == []


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_fits_the_schema(code: str) -> None:
    fields = dict.fromkeys(
        (name.partition("}")[0] for name in CODES[code].message.replace("{{", "").split("{")[1:]),
        "some\nthing",
    )
    found = diagnose(code, "a\x1b.yaml", Spot(1, 1), walk=("Yes",), **fields)
    assert SCHEMA.find_faults(json.loads(render([found], "json"))) == []


def test_no_faults_are_an_empty_list() -> None:
    assert SCHEMA.find_faults(json.loads(render([], "json"))) == []


@pytest.mark.parametrize(
    "change",
    [{"line": 0}, {"severity": "bad"}, {"extra": 1}, {"code": "x"}, {"walk": [1]}, {"message": 3}],
)
def test_the_schema_refuses_what_is_never_printed(change: dict[str, object]) -> None:
    printed = json.loads(render([diagnose("F009", "a.yaml", Spot(1, 1))], "json"))
    assert SCHEMA.find_faults([{**printed[0], **change}]) != []


def test_every_severity_there_is_can_be_printed() -> None:
    item = diagnostics_schema()["$defs"]["Diagnostic"]["properties"]["severity"]
    assert item["enum"] == [str(each) for each in Severity]

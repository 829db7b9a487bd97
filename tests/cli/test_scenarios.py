"""`check` plays the scenarios that belong to the flows, or those that are named."""

import json
from pathlib import Path

import pytest

from tests.cli.command import run, write_trees
from tui.core.codes.calls import CALLS, calls
from tui.core.codes.example import TINY


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    folder = write_trees(tmp_path / "trees", tiny=TINY)
    write_trees(folder / "scenarios", calls=CALLS)
    return folder


def spoil(trees: Path) -> Path:
    file = trees / "scenarios" / "calls.yaml"
    file.write_text(calls("cause: assign", "cause: ticket"), encoding="utf-8")
    return file


def test_scenarios_are_checked_with_their_flows(trees: Path) -> None:
    good = run("check", trees)
    assert (good.returncode, good.stdout) == (0, "")
    assert "1 flow and 1 scenario checked: 0 errors, 0 warnings; 1 proved" in good.stderr
    file = spoil(trees)
    bad = run("check", trees, "--format", "line")
    assert bad.returncode == 1
    assert bad.stdout.startswith(f"{file}:10:5: error C006")


@pytest.mark.parametrize("named", ["scenarios", "scenarios/calls.yaml"])
def test_scenarios_can_be_checked_alone(trees: Path, named: str) -> None:
    done = run("check", trees / named)
    assert done.returncode == 0, done.stdout
    assert done.stderr.splitlines()[-1] == "1 scenario checked: 0 errors, 0 warnings"
    spoil(trees)
    (found,) = json.loads(run("check", trees / named, "--format", "json").stdout)
    assert found["code"] == "C006"


def test_a_flow_with_faults_is_told_and_its_scenarios_are_not_played(trees: Path) -> None:
    spoil(trees)
    flow = trees / "tiny.yaml"
    flow.write_text(TINY.replace("there: ticket", "there: tiket"), encoding="utf-8")
    done = run("check", trees, "--format", "line")
    assert done.returncode == 1
    assert [line.split()[2] for line in done.stdout.splitlines()] == ["G001:"]


def test_a_warning_about_a_scenario_counts_when_strict(trees: Path) -> None:
    file = trees / "scenarios" / "calls.yaml"
    file.write_text(calls("level: 1", "level: 3"), encoding="utf-8")
    assert run("check", trees).returncode == 0
    assert run("check", trees, "--strict").returncode == 1


def test_scenarios_are_no_flows_to_walk(trees: Path) -> None:
    done = run("walk", "tiny-calls", "--trees", trees, "--plain")
    assert done.returncode == 2
    assert "tiny-calls" in done.stderr


def test_the_codes_of_scenarios_are_explained() -> None:
    assert "wrong-claim-hidden" in run("explain", "C008").stdout


def test_the_schema_of_scenarios_is_printed() -> None:
    printed = json.loads(run("schema", "--scenarios").stdout)
    assert printed["title"] == "Branchline scenarios"

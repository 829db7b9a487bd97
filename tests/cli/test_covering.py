"""`test`: what failed and where it went astray, what no case reaches, and cases for that."""

from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.cli.command import run, small_example, write_trees

FLOW = """\
flow: lamp
title: A lamp stays dark
start: plug
reviewed: {on: 2026-11-01, by: me, every: 36500 days}
facts:
  plug:
    ask: Is it plugged in?
    how: Look at the socket.
    answers: {no: No, yes: Yes}
  bulb:
    ask: Is the bulb black?
    how: Look at it.
    answers: {black: Black, clear: Clear}
nodes:
  plug:
    ask: plug
    to: {no: plug-in, yes: bulb}
  bulb:
    ask: bulb
    to: {black: change, clear: shop}
  plug-in: {resolve: Plug it in, actors: [USER], cause: No power., steps: [Do it.], verify: Light.}
  change:
    resolve: Change the bulb
    actors: [USER]
    cause: It is broken.
    steps: [Change it.]
    verify: Light.
    otherwise: shop
  shop: {resolve: Take it to the shop, kind: hand-over, actors: [L1], cause: Unknown.}

# remarks stay
cases:
  - {name: dark, facts: {plug: yes, bulb: black}, expect: change} # why
  # and these too
"""
ADDED = """\
  - {name: no at plug, facts: {plug: no}, expect: plug-in}
  - {name: change did not help, facts: {plug: yes, bulb: black}, expect: shop, helps: [shop],\
 tried: [change]}
  - {name: clear at bulb, facts: {plug: yes, bulb: clear}, expect: shop}
"""


def run_lamp(command: str, file: Path, *options: str) -> CompletedProcess[str]:
    """Run a command on one file, with no flows beside it but those of its folder."""
    return run(command, file, "--trees", file.parent, *options)


@pytest.fixture
def lamp(tmp_path: Path) -> Path:
    write_trees(tmp_path / "trees", lamp=FLOW)
    return tmp_path / "trees" / "lamp.yaml"


def test_a_failing_case_shows_the_first_step_that_led_astray(lamp: Path) -> None:
    lamp.write_text(FLOW.replace("expect: change", "expect: shop"), encoding="utf-8")
    done = run_lamp("test", lamp)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0] == f"{lamp}: dark: ended at lamp/change, not at shop"
    assert lines[1] == (
        f"  {lamp}:20: at bulb the answer to bulb is black and leads to change; shop needs clear"
    )
    assert lines[2] == "0 cases passed, 1 failed"


def test_coverage_names_what_no_case_reaches_by_file_and_line(lamp: Path) -> None:
    done = run_lamp("test", lamp, "--coverage")
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "1 cases passed, 0 failed",
        f"{lamp}:17: no case reaches answer no at plug",
        f"{lamp}:20: no case reaches answer clear at bulb",
        f"{lamp}:21: no case reaches resolution plug-in",
        f"{lamp}:28: no case reaches the way on when change does not help",
        f"{lamp}:29: no case reaches resolution shop",
        "lamp: 3 of 8 answers, ways and endings reached",
    ]


def test_write_adds_the_fewest_cases_and_leaves_the_rest_of_the_file_alone(lamp: Path) -> None:
    done = run_lamp("test", lamp, "--write", "--coverage")
    assert done.returncode == 0, done.stderr
    assert f"{lamp}: 3 cases added; no fewer would do" in done.stdout
    assert "lamp: 8 of 8 answers, ways and endings reached" in done.stdout
    head, sign, tail = FLOW.partition("  # and these too")
    assert lamp.read_text(encoding="utf-8") == f"{head}{ADDED}{sign}{tail}"
    again = run_lamp("test", lamp, "--write")
    assert "4 cases passed, 0 failed" in again.stdout
    assert "added" not in again.stdout


@pytest.mark.parametrize(
    ("arguments", "code"), [(["--write"], 2), (["--write", "--restricted"], 3)]
)
def test_write_changes_only_what_was_named_and_may_be(
    lamp: Path, arguments: list[str], code: int
) -> None:
    assert run("test", "--trees", lamp.parent, *arguments).returncode == code
    assert lamp.read_text(encoding="utf-8") == FLOW


def test_cases_of_other_flows_count_and_ways_into_them_are_followed(tmp_path: Path) -> None:
    first = FLOW.replace("clear: shop}", "clear: small-example/certificate}").partition("  shop:")[
        0
    ]
    first = (
        first.replace("    otherwise: shop\n", "")
        + "cases:\n  - {name: a, facts: {plug: no}, expect: plug-in}\n"
    )
    trees = write_trees(tmp_path / "trees", lamp=first, small_example=small_example())
    done = run("test", trees, "--trees", trees, "--write", "--coverage")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "small-example: 10 of 10 answers, ways and endings reached" in done.stdout
    assert "expect: small-example/renew" in (trees / "lamp.yaml").read_text(encoding="utf-8")


def test_a_file_that_cannot_be_written_is_named(lamp: Path) -> None:
    lamp.write_text(FLOW.partition("\n# remarks")[0] + "\n...\n", encoding="utf-8")
    done = run_lamp("test", lamp, "--write")
    assert done.returncode == 1
    assert "nothing is written" in done.stderr


def test_advice_comes_on_top_and_is_no_fault(lamp: Path) -> None:
    text = FLOW.replace("every: 36500 days", "every: 1 days").replace("    how: Look at it.\n", "")
    lamp.write_text(text, encoding="utf-8")
    assert run_lamp("check", lamp, "--strict").stdout == ""
    done = run_lamp("check", lamp, "--strict", "--advice", "--format", "line")
    assert done.returncode == 0
    codes = [line.split(": ", 2)[1] for line in done.stdout.splitlines()]
    assert [code for code in codes if " A" in code] == ["advice A005", "advice A004"]
    assert "lamp: 1.67 questions on average; the best order needs 1.67" in done.stderr


def test_advice_is_allowed_by_a_remark_and_an_idle_one_is_told(lamp: Path) -> None:
    text = FLOW.replace("    how: Look at it.\n", "").replace(
        "  bulb:\n    ask: Is", "  bulb: # allow: A004\n    ask: Is"
    )
    lamp.write_text(text.replace("flow: lamp", "flow: lamp # allow: A001"), encoding="utf-8")
    done = run_lamp("check", lamp, "--advice", "--format", "line")
    assert "A004" not in done.stdout
    idle = f"{lamp}:1:12: warning F023: `# allow: A001` allows nothing: nothing there gives it."
    assert idle in done.stdout.splitlines()

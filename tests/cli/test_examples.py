"""The examples that `--help` shows can be typed as they stand."""

import shlex

import pytest

from tests.cli.command import run
from tui.cli.examples import EXAMPLES
from tui.cli.options import parse


@pytest.mark.parametrize("example", [each for some in EXAMPLES.values() for each in some])
def test_an_example_is_understood(example: str) -> None:
    program, *words = shlex.split(example.partition(" <")[0].partition(" >")[0])
    assert program == "branchline"
    assert parse(words).command == words[0]


@pytest.mark.parametrize("command", ["check", "walk"])
def test_help_ends_with_examples_on_lines_of_their_own(command: str) -> None:
    done = run(command, "--help")
    _, _, shown = done.stdout.partition("examples:\n")
    assert tuple(line.strip() for line in shown.strip().splitlines()) == EXAMPLES[command]

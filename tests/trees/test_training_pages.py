"""The pages about training: their example can be played, their numbers are those of the program."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from tests.trees.shipped import shipped
from tui.cli.training.options import build_train_parser
from tui.core.classroom.exam import SEQUENTIAL, Thresholds, odds_of
from tui.core.classroom.plan import decode_plan
from tui.core.training import rubric
from tui.core.training.labels import VALUES, Label
from tui.core.training.proving import Proving
from tui.core.training.reading import decode_scenarios
from tui.core.training.scenario import (
    Calls,
    CallText,
    End,
    Herring,
    Persona,
    Says,
    Scenario,
    Ticket,
)
from tui.core.tree import Source
from tui.store.reader import read_source

DOCS = Path(__file__).parents[2] / "docs"
COLUMN = re.compile(r"(?<=\S) {3,}")
"""Between a command and what the page says of it."""
SPELLED = {"sender": "from", "told_with": "with"}
"""Keys that are spelled otherwise than their field."""


def page(name: str) -> str:
    return (DOCS / f"{name}.md").read_text(encoding="utf-8")


def blocks(name: str) -> Iterator[str]:
    """Yield the YAML of a page."""
    for found in re.finditer(r"^( *)```yaml\n(.*?)^ *```", page(name), re.DOTALL | re.MULTILINE):
        yield found[2]


def example() -> tuple[Scenario, Source]:
    """Read the one example of the page for authors."""
    (text,) = blocks("scenarios")
    source, problems = read_source(text.encode(), "docs/scenarios.md")
    assert source is not None
    assert not problems
    calls, problems = decode_scenarios(source)
    assert not problems
    (call,) = calls.values()
    return call, source


def test_the_example_can_be_played() -> None:
    call, source = example()
    assert Proving(shipped()).prove(call, source) == []


def test_the_example_shows_every_key() -> None:
    (text,) = blocks("scenarios")
    for shape in (Calls, CallText, Ticket, Persona, Says, Herring, End):
        for field in shape._fields:
            key = SPELLED.get(field, field)
            assert re.search(rf"(?:^|[\s{{,]){key}:", text), f"{shape.__name__}.{key}"


def test_the_page_for_trainees_has_the_formula_of_the_program() -> None:
    text = page("training")
    for name, points in rubric.WEIGHTS.items():
        assert f"| {name} | {points:g} |" in text
    assert f"| hints | -{rubric.HINT_COST:g} |" in text
    assert f"{rubric.PASS:g} points or more" in text
    assert f"at most {rubric.UNSAFE_CAP:g}" in text


def test_the_page_for_trainees_has_the_worth_of_each_step() -> None:
    text = page("training")
    for label in Label:
        assert re.search(rf"\b{label.value}\b", text), label.value
    for label, value in VALUES.items():
        if 0 < value < 1:
            assert f"{label.value} {value:g}" in text


def test_the_class_file_on_the_page_can_be_used() -> None:
    (text,) = blocks("training")
    source, problems = read_source(text.encode(), "docs/training.md")
    assert source is not None
    assert not problems
    plan, faults = decode_plan(source.tree)
    assert not faults
    assert plan is not None
    assert {batch.flow for batch in plan.generate} <= set(shipped())


def test_the_page_has_the_error_rates_of_each_exam() -> None:
    usual = Thresholds()
    sequential = Thresholds(kind=SEQUENTIAL)
    assert page("training").count(row("20 calls, pass at 17 (the usual one)", usual)) == 1
    assert row("10 calls, pass at 9", Thresholds(calls=10, pass_at=9)) in page("training")
    assert row("as few as the odds need (`--sequential`)", sequential) in page("training")
    assert f"{sequential.fewest} to {sequential.most}, 13 on average" in page("training")
    assert round(odds_of(sequential.good, sequential).calls) == 13


def row(name: str, rules: Thresholds) -> str:
    """Return the beginning of a row of the table of exams."""
    lets_in = odds_of(rules.poor, rules).passes
    keeps_out = 1 - odds_of(rules.good, rules).passes
    return f"| {name} | {100 * lets_in:.0f} % | {100 * keeps_out:.0f} % |"


def test_each_command_on_the_page_can_be_typed() -> None:
    commands = list(typed(page("training")))
    assert len(commands) > 12
    for words in commands:
        build_train_parser().parse_args(words)


def typed(text: str) -> Iterator[list[str]]:
    """Yield what follows `branchline train` on each line of a block of commands."""
    for line in re.sub(r"\\\n +", " ", text).splitlines():
        command = COLUMN.split(line.strip())[0]
        if command.startswith("branchline train"):
            yield shlex.split(command)[2:]

"""Calls that are read without the parser mean exactly what it would make of them."""

import pytest

from tui.cli.options import build_parser, parse
from tui.cli.plain_call import COMMANDS, read_plain


@pytest.mark.parametrize(
    "typed",
    ["", "intune-ios", "walk intune-ios", "a.yaml --trees x", "walk a --trees x --trees y/z"],
)
def test_the_common_calls_are_read_as_the_parser_reads_them(typed: str) -> None:
    read = read_plain(typed.split())
    assert read is not None
    assert vars(read) == vars(parse(typed.split()))


@pytest.mark.parametrize(
    "typed",
    ["walk", "check", "walk a b", "a --trees", "a --trees -x", "--help", "-a", "a --plain",
     "walk walk --at x", "a --trees=x", "--trees x a", "walk --trees x"],
)  # fmt: skip
def test_every_other_call_is_left_to_the_parser(typed: str) -> None:
    assert read_plain(typed.split()) is None


def test_every_command_of_the_parser_is_known() -> None:
    listed = next(a for a in build_parser()._actions if a.dest == "command")  # noqa: SLF001
    assert listed.choices is not None
    assert set(listed.choices) == COMMANDS

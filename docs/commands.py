"""The page that lists every command with its options, written from the parsers themselves."""

import argparse
from collections.abc import Callable, Iterator, Mapping

from tui.cli.cases_options import build_cases_parser
from tui.cli.options import build_parser, shared_options
from tui.cli.team_options import build_team_parser
from tui.cli.training.options import build_train_parser

OWN: Mapping[str, Callable[[], argparse.ArgumentParser]] = {
    "cases": build_cases_parser,
    "team": build_team_parser,
    "train": build_train_parser,
}
"""Parsers of the commands that have commands of their own."""

INTRODUCTION = """\
# Commands

Every command and option. `branchline COMMAND --help` prints the same.
Made by `python -m docs.generate commands` from what the program reads; do not edit.

Standard output is data, standard error is narration. Exit codes: 0 done; 1 faults found, a flow
refused or a walk unfinished; 2 wrong usage or unknown flow; 3 cannot run here.
"""


class Command:
    """A command as it is typed, what it does, and its parser."""

    def __init__(self, name: str, does: str, parser: argparse.ArgumentParser) -> None:
        """Keep all three.

        Args:
            name: every word of it, without the program's name.
            does: one line.
            parser: what reads its arguments.
        """
        self.name = name
        self.does = does
        self.parser = parser


def list_commands() -> list[Command]:
    """Return every command, in the order of `--help`."""
    return [each for name in _below(build_parser()) for each in _spread(name)]


def build_whole_parser() -> argparse.ArgumentParser:
    """Return the parser of everything, commands of commands included, as manuals want it."""
    parser = build_parser()
    for action in parser._actions:  # noqa: SLF001 - argparse has no public way to ask
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            action.choices.update({name: build() for name, build in OWN.items()})
    return parser


def _spread(command: Command) -> Iterator[Command]:
    if command.name not in OWN:
        yield command
        return
    own = OWN[command.name]()
    for below in _below(own):
        yield Command(f"{command.name} {below.name}", below.does, below.parser)


def _below(parser: argparse.ArgumentParser) -> Iterator[Command]:
    for action in parser._actions:  # noqa: SLF001 - argparse has no public way to ask
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            helps = {each.dest: each.help or "" for each in action._choices_actions}  # noqa: SLF001
            for name, below in action.choices.items():
                yield Command(name, helps.get(name, ""), below)


def commands_page() -> str:
    """Return the page about commands."""
    everywhere = {option for each in shared_options()._actions for option in each.option_strings}  # noqa: SLF001
    lines = [INTRODUCTION]
    for command in list_commands():
        lines += [f"## `branchline {command.name}`\n", f"{_sentence(command.does)}\n"]
        rows = [_row(each) for each in _told(command.parser, everywhere)]
        lines += ["| | |", "|---|---|", *rows, ""] if rows else []
    lines += ["## Options for all\n", "Before or after the command.\n", "| | |", "|---|---|"]
    lines += [_row(each) for each in _told(shared_options(), set())]
    return "\n".join(lines) + "\n"


def _told(parser: argparse.ArgumentParser, besides: set[str]) -> Iterator[argparse.Action]:
    for action in parser._actions:  # noqa: SLF001
        if not besides & set(action.option_strings) and "--help" not in action.option_strings:
            yield action


def _row(action: argparse.Action) -> str:
    typed = ", ".join(action.option_strings)
    value = ""
    if action.nargs != 0:
        names = "|".join(map(str, action.choices)) if action.choices else ""
        value = str(action.metavar or names or action.dest.upper())
    shown = " ".join(part for part in (typed, value) if part).replace("|", r"\|")
    return f"| `{shown}` | {(action.help or '').replace('|', ' or ')} |"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."

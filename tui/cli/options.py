"""What may be typed: one parser, whose options for all stand before or after the command."""

import argparse
from collections.abc import Iterator
from typing import Any

import tui
from tui.cli.author_options import add_author_commands, add_pack_commands
from tui.cli.desk_options import add_desk_commands
from tui.cli.examples import add_examples
from tui.cli.parser import Parser
from tui.core.settings import BY_NAME
from tui.core.words import mark, say

MOST_HITS = 1000

_EPILOG = mark("""\
exit codes: 0 done; 1 faults found, a flow refused or a walk unfinished;
2 wrong usage or unknown flow; 3 cannot run here

examples:
  branchline                              choose a flow and walk it
  branchline intune-ios                   walk one flow
  branchline walk intune-ios --plain      the same in plain lines
  branchline find "DeviceCapReached"      where a message belongs
  branchline check flows/                 find what is wrong with flows
""")


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    shared = shared_options()
    parser = Parser(
        prog="branchline",
        description=say('From "it does not work" to a fix, one question at a time.'),
        epilog=say(_EPILOG),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[shared],
    )
    parser.add_argument("--version", action="version", version=f"branchline {tui.__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_walk(commands, shared)
    _add_find(commands, shared)
    _add_show(commands, shared)
    _add_check(commands, shared)
    _add_test(commands, shared)
    _add_explain(commands, shared)
    commands.add_parser(
        "cases", parents=[shared], help=say("list, show, replay, export, import or delete cases")
    )
    add_desk_commands(commands, shared)
    commands.add_parser(
        "train",
        parents=[shared],
        help=say("simulated calls: practise, lead a class, see who is ready"),
    )
    doctor = commands.add_parser(
        "doctor",
        parents=[shared],
        help=say("what this machine can do, and where each setting is from"),
    )
    doctor.add_argument("--json", action="store_true", help=say("as one JSON object"))
    add_author_commands(commands, shared)
    add_pack_commands(commands, shared)
    add_examples(commands.choices)
    return parser


def shared_options() -> Parser:
    """Return the options for all; SUPPRESS keeps one place from undoing the other."""
    shared = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    group = shared.add_argument_group(say("options for all commands"))
    group.add_argument(
        "--trees",
        action="append",
        metavar="DIR",
        help=say("folder of flows (repeatable); default: shipped, the site's, the user's"),
    )
    group.add_argument("--no-journal", action="store_true", help=say("save nothing of this walk"))
    group.add_argument(
        "--restricted", action="store_true", help=say("no way out: no clipboard, files or programs")
    )
    signs = group.add_mutually_exclusive_group()
    signs.add_argument("--ascii", action="store_true", help=say("use ASCII characters only"))
    signs.add_argument(
        "--unicode", action="store_true", help=say("use Unicode, whatever the locale")
    )
    group.add_argument("--no-color", action="store_true", help=say("use no colours"))
    group.add_argument(
        "--colors", choices=("auto", "none", "16", "256", "all"), help=say("how many colours")
    )
    group.add_argument(
        "--language", choices=BY_NAME["language"].choices, help=say("language of the program")
    )
    return shared


def _add_walk(commands: Any, shared: argparse.ArgumentParser) -> None:
    walk = commands.add_parser("walk", parents=[shared], help=say("walk a flow"))
    walk.add_argument(
        "flow",
        metavar="FLOW",
        nargs="?",
        default="",
        help=say("id of a flow, or path of a flow file"),
    )
    how = walk.add_mutually_exclusive_group()
    how.add_argument(
        "--plain", action="store_true", help=say("numbered lines, for any terminal or pipe")
    )
    how.add_argument("--json", action="store_true", help=say("one event per line"))
    walk.add_argument(
        "--answers", metavar="FILE", help=say("walk unattended with this answers file")
    )
    walk.add_argument(
        "--resume",
        metavar="CASE",
        nargs="?",
        const="",
        help=say("go on with a case; without an id with the most pressing one"),
    )
    walk.add_argument("--at", metavar="NODE", default="", help=say("begin at this node"))
    walk.add_argument(
        "--set",
        metavar="FACT=VALUE",
        action="append",
        default=[],
        dest="told",
        help=say("a fact that is known already (repeatable)"),
    )


def _add_find(commands: Any, shared: argparse.ArgumentParser) -> None:
    find = commands.add_parser("find", parents=[shared], help=say("search by what people see"))
    find.add_argument("text", metavar="TEXT", nargs="*", help=say("default: from standard input"))
    find.add_argument("--json", action="store_true", help=say("print one JSON object"))
    find.add_argument(
        "--lines",
        action="store_true",
        help=say("a JSON string on each input line, a JSON line for each"),
    )
    find.add_argument("--limit", type=_count, metavar="N", default=10, help=say("most hits (10)"))


def _count(text: str) -> int:
    """Read a number of hits.

    Raises:
        ArgumentTypeError: it is no number above 0.
    """
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 0 < number <= MOST_HITS:
        raise argparse.ArgumentTypeError(
            say("write a number from 1 to {most_hits}", most_hits=MOST_HITS)
        )
    return number


def _add_show(commands: Any, shared: argparse.ArgumentParser) -> None:
    show = commands.add_parser("show", parents=[shared], help=say("print a whole flow for review"))
    show.add_argument("flow", metavar="FLOW", help=say("id of a flow, or path of a flow file"))
    show.add_argument("--format", choices=("text", "markdown"), default="text")


def _add_check(commands: Any, shared: argparse.ArgumentParser) -> None:
    check = commands.add_parser(
        "check", parents=[shared], help=say("find what is wrong with flows")
    )
    check.add_argument("paths", metavar="PATH", nargs="*", help=say("folders or files"))
    check.add_argument("--format", choices=("human", "line", "json", "github"), default="human")
    check.add_argument(
        "--limit",
        metavar="NAME=NUMBER",
        action="append",
        default=[],
        dest="limits",
        help=say("how far a proof goes: stations, facts, cells, steps or walks (repeatable)"),
    )
    check.add_argument("--strict", action="store_true", help=say("warnings count as faults"))
    check.add_argument("--fix", action="store_true", help=say("mend what is safe, then check"))
    check.add_argument("--advice", action="store_true", help=say("say what could be better, too"))


def _add_explain(commands: Any, shared: argparse.ArgumentParser) -> None:
    explain = commands.add_parser("explain", parents=[shared], help=say("explain a diagnostic"))
    explain.add_argument(
        "code",
        metavar="CODE",
        nargs="?",
        default="",
        help=say("its code or name, for example G002; without it, all are listed"),
    )


def _add_test(commands: Any, shared: argparse.ArgumentParser) -> None:
    test = commands.add_parser("test", parents=[shared], help=say("run the cases of flows"))
    test.add_argument("paths", metavar="PATH", nargs="*", help=say("folders or files"))
    test.add_argument("--coverage", action="store_true", help=say("list what no case reaches"))
    test.add_argument(
        "--write", action="store_true", help=say("add the fewest cases that reach all of it")
    )


def parse(arguments: list[str]) -> argparse.Namespace:
    """Parse a command line; `branchline FLOW` is `branchline walk FLOW`.

    Raises:
        Misused: it cannot be understood.
    """
    parser = build_parser()
    commands = _commands_of(parser)
    first = _first_word(arguments, set(_options_with_value([parser, *commands.values()])))
    if first is not None and first not in commands:
        arguments = ["walk", *arguments]
    if first in ("cases", "team", "train"):  # each has commands of its own
        place = arguments.index(first)
        options = parser.parse_args(arguments[: place + 1])
        options.rest = arguments[place + 1 :]
        return options
    return parser.parse_args(arguments)


def _commands_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in parser._actions:  # noqa: SLF001 - argparse has no public way to ask
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            return dict(action.choices)
    return {}


def _options_with_value(parsers: list[argparse.ArgumentParser]) -> Iterator[str]:
    for parser in parsers:
        for action in parser._actions:  # noqa: SLF001
            if action.nargs is None:
                yield from action.option_strings


def _first_word(arguments: list[str], with_value: set[str]) -> str | None:
    """Return the first word that is no option and no option's value."""
    skip = False
    for index, word in enumerate(arguments):
        if skip:
            skip = False
        elif word in with_value:
            skip = True
        elif word == "--":
            return "--" if arguments[index + 1 :] else None
        elif not word.startswith("-"):
            return word
    return None

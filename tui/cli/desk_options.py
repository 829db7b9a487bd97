"""What a desk may type: `stats`, `team`, `serve`."""

import argparse
from typing import Any

from tui.core.words import say

REPORT_FORMS = ("text", "markdown", "csv", "json")
MOST_SEATS, MOST_PORT = 200, 65535


def add_desk_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    _add_stats(commands, shared)
    commands.add_parser(
        "team",
        parents=[shared],
        help=say("the cases of many desks in one database: push, import, ..."),
    )
    serve = commands.add_parser(
        "serve", parents=[shared], help=say("the app in a browser, for a training room")
    )
    serve.add_argument(
        "--host",
        default="127.0.0.1",
        help=say("address to listen at (127.0.0.1: this machine alone)"),
    )
    serve.add_argument("--port", type=_port, default=8000, metavar="N", help=say("port (8000)"))
    serve.add_argument(
        "--seats", type=_seats, default=1, metavar="N", help=say("how many may walk at once (1)")
    )


def _add_stats(commands: Any, shared: argparse.ArgumentParser) -> None:
    stats = commands.add_parser(
        "stats",
        parents=[shared],
        help=say("reports: calls, fixes, where walks stop, what is wrong"),
    )
    stats.add_argument("flow", metavar="FLOW", nargs="?", default="", help=say("one flow alone"))
    stats.add_argument(
        "--team", action="store_true", help=say("from the team store, not the journal")
    )
    stats.add_argument(
        "--since", metavar="DATE", default="", help=say("calls of that day or later")
    )
    stats.add_argument("--before", metavar="DATE", default="", help=say("calls before that day"))
    form = stats.add_mutually_exclusive_group()
    form.add_argument("--format", choices=REPORT_FORMS, default="text")
    form.add_argument("--json", action="store_true", help=say("print one JSON object"))
    form.add_argument("--html", metavar="FILE", help=say("write one page with charts and maps"))
    stats.add_argument("--no-charts", action="store_true", help=say("tables alone"))
    stats.add_argument(
        "--propose",
        action="store_true",
        help=say("likelihoods that the cases of FLOW speak against, as a diff"),
    )
    stats.add_argument(
        "--counts",
        metavar="FILE",
        default="",
        help=say("with --propose: JSON of counts by node, instead of the cases"),
    )


def _port(text: str) -> int:
    return _number(text, 0, MOST_PORT)


def _seats(text: str) -> int:
    return _number(text, 1, MOST_SEATS)


def _number(text: str, least: int, most: int) -> int:
    """Read a whole number.

    Raises:
        ArgumentTypeError: it is none, or out of bounds.
    """
    number = int(text) if text.isascii() and text.isdigit() else -1
    if not least <= number <= most:
        raise argparse.ArgumentTypeError(
            say("write a number from {least} to {most}", least=least, most=most)
        )
    return number

"""What may be typed after `branchline cases`."""

import argparse
from typing import Any

from tui.cli.options import shared_options
from tui.cli.parser import Parser
from tui.core.journal.case import STATES
from tui.core.journal.milestones import OUTCOMES
from tui.core.tickets.ticket_text import FORMS, LENGTHS
from tui.core.words import mark, say

_EPILOG = mark("""\
CASE is the id of a case, its beginning or its end (the six letters that lists show).

examples:
  branchline cases list --text "certificate expired"
  branchline cases show k3f9a2 --length brief
  branchline cases export --all --output cases.jsonl
  branchline cases import cases.jsonl
  branchline cases delete --older-than 90 --yes
""")


def build_cases_parser() -> argparse.ArgumentParser:
    """Return the parser of the commands about cases."""
    shared = shared_options()
    parser = Parser(
        prog="branchline cases",
        description=say("Cases: walks that were kept."),
        epilog=say(_EPILOG),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[shared],
    )
    commands: Any = parser.add_subparsers(dest="cases_command", metavar="COMMAND", required=True)
    _add_list(commands, shared)
    _add_show(commands, shared)
    _add_export(commands, shared)
    _add_delete(commands, shared)
    replay = commands.add_parser("replay", parents=[shared], help=say("a case again, step by step"))
    replay.add_argument("case", metavar="CASE")
    replay.add_argument("--json", action="store_true", help=say("one step per line"))
    take = commands.add_parser("import", parents=[shared], help=say("take in cases from files"))
    take.add_argument("files", metavar="FILE", nargs="+")
    note = commands.add_parser("note", parents=[shared], help=say("add a note to a case"))
    note.add_argument("case", metavar="CASE")
    note.add_argument("text", metavar="TEXT")
    close = commands.add_parser("close", parents=[shared], help=say("say how a case ended"))
    close.add_argument("case", metavar="CASE")
    close.add_argument("outcome", choices=tuple(OUTCOMES))
    close.add_argument("--on", metavar="DATE", default="", help=say("look at it again: YYYY-MM-DD"))
    commands.add_parser("schema", parents=[shared], help=say("the JSON Schema of exported lines"))
    return parser


def _add_filters(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--text", metavar="WORDS", default="", help=say("beginnings of words in it")
    )
    command.add_argument("--state", choices=STATES, default="")
    command.add_argument("--outcome", choices=tuple(OUTCOMES), default="")
    command.add_argument("--flow", metavar="FLOW", default="")
    command.add_argument(
        "--since", metavar="DATE", default="", help=say("touched on that day or later")
    )
    command.add_argument(
        "--before", metavar="DATE", default="", help=say("touched before that day")
    )


def _add_list(commands: Any, shared: argparse.ArgumentParser) -> None:
    listing = commands.add_parser("list", parents=[shared], help=say("cases, newest first"))
    _add_filters(listing)
    listing.add_argument("--limit", type=int, default=50, metavar="N")
    listing.add_argument("--json", action="store_true", help=say("one case per line"))


def _add_show(commands: Any, shared: argparse.ArgumentParser) -> None:
    show = commands.add_parser("show", parents=[shared], help=say("the note of a case"))
    show.add_argument("case", metavar="CASE")
    show.add_argument("--length", choices=LENGTHS, default="")
    show.add_argument("--format", choices=FORMS, default="")
    show.add_argument("--template", metavar="NAME", help=say("a file in the folder `tickets`"))
    show.add_argument("--redact", action=argparse.BooleanOptionalAction, default=None)
    show.add_argument("--save", action="store_true", help=say("write it to a file as well"))


def _add_export(commands: Any, shared: argparse.ArgumentParser) -> None:
    export = commands.add_parser(
        "export", parents=[shared], help=say("cases as lines or as a table")
    )
    export.add_argument("cases", metavar="CASE", nargs="*")
    export.add_argument("--all", action="store_true", help=say("every case that fits the filters"))
    _add_filters(export)
    export.add_argument("--format", choices=("jsonl", "csv"), default="jsonl")
    export.add_argument("--output", metavar="FILE", help=say("instead of standard output"))
    export.add_argument("--redact", action="store_true", help=say("without secrets and agents"))
    export.add_argument(
        "--team",
        action="store_true",
        help=say("as the team store takes them, signed if the site says"),
    )
    export.add_argument(
        "--with-flows", action="store_true", help=say("with the flows as they were")
    )


def _add_delete(commands: Any, shared: argparse.ArgumentParser) -> None:
    delete = commands.add_parser("delete", parents=[shared], help=say("delete cases for good"))
    delete.add_argument("cases", metavar="CASE", nargs="*")
    delete.add_argument("--older-than", metavar="DAYS", type=int, help=say("finished ones by age"))
    delete.add_argument("--yes", action="store_true", help=say("do not ask"))

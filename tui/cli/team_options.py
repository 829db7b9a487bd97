"""What may be typed after `branchline team`."""

import argparse
from typing import Any

from tui.cli.options import shared_options
from tui.cli.parser import Parser
from tui.core.words import mark, say

_EPILOG = mark("""\
The address of the store comes from the site's file (`team-store`) or the environment
(BRANCHLINE_TEAM_STORE), never from the command line, where others could read it.

examples:
  branchline team init                      make the store, or bring it up to date (owner)
  branchline team push                      send this box's cases (agent)
  branchline team import cases.jsonl        take in what was carried out by file
  branchline team status
  branchline team likelihoods --output likelihoods.json
  branchline team purge --agent robin --yes
""")


def build_team_parser() -> argparse.ArgumentParser:
    """Return the parser of the commands about the team store."""
    shared = shared_options()
    parser = Parser(
        prog="branchline team",
        description=say("The team store: cases of many desks in one PostgreSQL database."),
        epilog=say(_EPILOG),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[shared],
    )
    commands: Any = parser.add_subparsers(dest="team_command", metavar="COMMAND", required=True)
    commands.add_parser(
        "init", parents=[shared], help=say("make the store, or bring it up to date")
    )
    push = commands.add_parser("push", parents=[shared], help=say("send the cases of this box"))
    push.add_argument(
        "--again", action="store_true", help=say("send everything, whatever was sent before")
    )
    take = commands.add_parser(
        "import", parents=[shared], help=say("take in exported cases by file")
    )
    take.add_argument("files", metavar="FILE", nargs="+")
    status = commands.add_parser("status", parents=[shared], help=say("what is in the store"))
    status.add_argument("--json", action="store_true", help=say("as one JSON object"))
    likely = commands.add_parser(
        "likelihoods", parents=[shared], help=say("what the cases teach, as a small file for boxes")
    )
    likely.add_argument("flows", metavar="FLOW", nargs="*", help=say("default: every flow"))
    likely.add_argument("--output", metavar="FILE", help=say("instead of standard output"))
    _add_purge(commands, shared)
    return parser


def _add_purge(commands: Any, shared: argparse.ArgumentParser) -> None:
    purge = commands.add_parser(
        "purge", parents=[shared], help=say("take cases out for good, and prove it")
    )
    what = purge.add_mutually_exclusive_group(required=True)
    what.add_argument("--case", metavar="CASE", action="append", help=say("this case (repeatable)"))
    what.add_argument(
        "--agent", metavar="NAME", help=say("every case in which somebody goes by it")
    )
    what.add_argument(
        "--older-than", metavar="MONTHS", type=int, help=say("every case that began before so many")
    )
    purge.add_argument("--yes", action="store_true", help=say("do not ask"))

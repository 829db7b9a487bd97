"""What may be typed after `branchline train`."""

import argparse
from typing import Any

from tui.cli.options import shared_options
from tui.cli.parser import Parser
from tui.core.classroom.plan import POLICIES
from tui.core.words import mark, say

MODES = ("watch", "complete", "guided", "free", "exam", "drill")
_EPILOG = mark("""\
examples:
  branchline train                             what is due today, and calls to choose from
  branchline train start                       the program itself, in five minutes
  branchline train play --flow intune-ios --mode guided
  branchline train class monday.yaml --flow intune-ios --count 8 --level 2
  branchline train join monday.yaml --name Kim
  branchline train report results --format markdown
""")


def build_train_parser() -> argparse.ArgumentParser:
    """Return the parser of the commands about training."""
    shared = shared_options()
    parser = Parser(
        prog="branchline train",
        description=say("Simulated calls: practise, lead a class, see who is ready."),
        epilog=say(_EPILOG),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[shared],
    )
    _add_ways(parser)
    commands = parser.add_subparsers(dest="train_command", metavar="COMMAND")
    _add_start(commands, shared)
    _add_play(commands, shared)
    _add_list(commands, shared)
    _add_class(commands, shared)
    _add_report(commands, shared)
    _add_keeping(commands, shared)
    return parser


def _add_ways(parser: argparse.ArgumentParser) -> None:
    """Add what every command that plays calls takes."""
    group = parser.add_argument_group(say("how it is played"))
    group.add_argument("--plain", action="store_true", default=argparse.SUPPRESS,
                       help=say("numbered lines, for any terminal or pipe"))  # fmt: skip
    group.add_argument("--name", metavar="NAME", default=argparse.SUPPRESS,
                       help=say("the name results go under; nothing else of you is "
                               "kept"))  # fmt: skip


def _add_start(commands: Any, shared: argparse.ArgumentParser) -> None:
    start = commands.add_parser("start", parents=[shared], help=say("the first lesson"))
    _add_ways(start)
    start.add_argument(
        "--from", dest="step", metavar="STEP", default="", help=say("begin at a step")
    )


def _add_play(commands: Any, shared: argparse.ArgumentParser) -> None:
    play = commands.add_parser("play", parents=[shared], help=say("play one call"))
    _add_ways(play)
    play.add_argument("call", metavar="CALL", nargs="?", default="", help=say("its id; see `list`"))
    play.add_argument("--flow", metavar="FLOW", default="", help=say("any call of this flow"))
    play.add_argument("--level", type=int, choices=(1, 2, 3), default=0)
    play.add_argument("--mode", choices=MODES, default="")
    play.add_argument(
        "--seed", default="", help=say("make a call of --flow; the same seed, the same")
    )
    play.add_argument(
        "--cause", metavar="NODE", default="", help=say("make a call with this cause")
    )
    present = commands.add_parser(
        "present", parents=[shared], help=say("lead a call before a class, by show of hands")
    )
    _add_ways(present)
    present.add_argument("call", metavar="CALL", help=say("its id; see `list`"))


def _add_list(commands: Any, shared: argparse.ArgumentParser) -> None:
    listing = commands.add_parser("list", parents=[shared], help=say("the written calls"))
    listing.add_argument("--flow", metavar="FLOW", default="")
    listing.add_argument("--level", type=int, choices=(1, 2, 3), default=0)
    listing.add_argument("--json", action="store_true", help=say("one call per line"))
    commands.add_parser("progress", parents=[shared], help=say("how firm your skills sit"))


def _add_class(commands: Any, shared: argparse.ArgumentParser) -> None:
    make = commands.add_parser("class", parents=[shared], help=say("write a class file"))
    make.add_argument("file", metavar="FILE")
    make.add_argument("--title", default="")
    make.add_argument("--call", metavar="CALL", action="append", default=[], dest="calls",
                      help=say("a written call (repeatable)"))  # fmt: skip
    make.add_argument("--flow", metavar="FLOW", action="append", default=[], dest="flows",
                      help=say("make calls from this flow (repeatable)"))  # fmt: skip
    make.add_argument("--level", type=int, choices=(1, 2, 3), default=1)
    make.add_argument("--count", type=int, default=8, help=say("calls made from each flow (8)"))
    make.add_argument("--seed", default="", help=say("default: today"))
    make.add_argument("--mode", choices=MODES[1:-1], default="exam")
    make.add_argument("--attempts", choices=POLICIES, default="first", help=say("which one counts"))
    make.add_argument("--sequential", action="store_true",
                      help=say("an exam of 10 to 16 calls, as few as the odds need"))  # fmt: skip
    join = commands.add_parser("join", parents=[shared], help=say("play the calls of a class"))
    _add_ways(join)
    join.add_argument("file", metavar="FILE")


def _add_report(commands: Any, shared: argparse.ArgumentParser) -> None:
    report = commands.add_parser("report", parents=[shared], help=say("what came of a class"))
    report.add_argument("paths", metavar="PATH", nargs="+", help=say("result files or folders"))
    report.add_argument("--format", choices=("text", "markdown", "csv"), default="text")
    report.add_argument(
        "--table", choices=("people", "causes", "questions", "calls", "results"), default="people",
        help=say("which table, for csv"),
    )  # fmt: skip
    report.add_argument("--class", dest="class_file", metavar="FILE", default="",
                        help=say("only results of this class, as it counts them"))  # fmt: skip
    report.add_argument("--numbers", action="store_true", help=say("numbers instead of names"))
    report.add_argument("--app", action="store_true", help=say("read it on the screen"))
    report.add_argument(
        "--output", metavar="FILE", default="", help=say("instead of standard output")
    )
    passed = commands.add_parser(
        "certificate", parents=[shared], help=say("whether somebody has passed; 0 yes, 1 no")
    )
    passed.add_argument("paths", metavar="PATH", nargs="+", help=say("result files or folders"))
    passed.add_argument("--name", metavar="NAME", required=True)
    passed.add_argument(
        "--rules", metavar="FILE", default="",
        help=say("a class file, or one with its `exam` keys at the top"),
    )  # fmt: skip
    passed.add_argument(
        "--output", metavar="FILE", default="", help=say("instead of standard output")
    )


def _add_keeping(commands: Any, shared: argparse.ArgumentParser) -> None:
    deck = commands.add_parser("deck", parents=[shared], help=say("carry your practice elsewhere"))
    deck.add_argument("way", choices=("export", "import"))
    deck.add_argument("file", metavar="FILE", help=say("`-` for standard output"))
    attempts = commands.add_parser(
        "attempts", parents=[shared], help=say("your attempts, newest last")
    )
    attempts.add_argument("--json", action="store_true", help=say("one attempt per line"))
    delete = commands.add_parser("delete", parents=[shared], help=say("delete attempts for good"))
    delete.add_argument("attempts", metavar="ATTEMPT", nargs="*", help=say("see `attempts`"))
    delete.add_argument("--all", action="store_true", help=say("all of them, and the deck"))
    delete.add_argument("--yes", action="store_true", help=say("do not ask"))

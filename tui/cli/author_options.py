"""What authors may type: `watch`, `new`, `diff`, `graph`, `schema`, `lsp`."""

import argparse
from typing import Any

from tui.core.words import mark, say

FLOW = mark("id of a flow, or path of a flow file")
MOST_STEPS = 20


def add_author_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    watch = commands.add_parser(
        "watch",
        parents=[shared],
        help=say("walk a flow beside your editor: each save shows at once"),
    )
    watch.add_argument("flow", metavar="FLOW", help=say(FLOW))
    watch.add_argument("--at", metavar="NODE", default="", help=say("begin at this node"))
    new = commands.add_parser(
        "new", parents=[shared], help=say("ask a few questions and write a flow that can be walked")
    )
    new.add_argument("id", metavar="ID", help=say("id of the flow; the file is ID.yaml"))
    diff = commands.add_parser(
        "diff", parents=[shared], help=say("tell what callers will notice of a changed flow")
    )
    diff.add_argument("old", metavar="OLD", help=say(FLOW))
    diff.add_argument("new", metavar="NEW", help=say(FLOW))
    diff.add_argument("--format", choices=("text", "json"), default="text")
    _add_translate(commands, shared)
    _add_graph(commands, shared)
    schema = commands.add_parser(
        "schema", parents=[shared], help=say("print the JSON Schema of flow files")
    )
    schema.add_argument(
        "--diagnostics", action="store_true", help=say("that of what `check --format json` prints")
    )
    schema.add_argument("--scenarios", action="store_true", help=say("that of simulated calls"))
    commands.add_parser(
        "lsp", parents=[shared], help=say("serve an editor on standard input and output")
    )


def add_pack_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add what carries flows to other machines."""
    pack = commands.add_parser(
        "pack", parents=[shared], help=say("write a folder of flows into one file, to be carried")
    )
    pack.add_argument("folder", metavar="DIR", help=say("folder of flows"))
    pack.add_argument("--output", metavar="FILE", default="", help=say("default: NAME.pack, here"))
    pack.add_argument("--name", default="", help=say("default: the name of the folder"))
    pack.add_argument("--by", metavar="WHO", default="", help=say("who made it; default: you"))
    pack.add_argument("--content", metavar="VERSION", default="", help=say("default: today"))
    pack.add_argument("--sign", metavar="KEY", default="", help=say("sign it with this SSH key"))
    verify = commands.add_parser(
        "verify", parents=[shared], help=say("tell what is in a pack, and who signed it")
    )
    verify.add_argument("pack", metavar="PACK", help=say("file that `pack` wrote"))
    verify.add_argument(
        "--signers", metavar="FILE", default="", help=say("default: allowed_signers of the site")
    )


def _add_translate(commands: Any, shared: argparse.ArgumentParser) -> None:
    translate = commands.add_parser(
        "translate",
        parents=[shared],
        help="write the texts of a flow to be translated, or bring them up to date",
    )
    translate.add_argument("flow", metavar="FLOW", help="id or path of a flow or library")
    translate.add_argument("--into", metavar="CODE", required=True, help="language, such as de")


def _add_graph(commands: Any, shared: argparse.ArgumentParser) -> None:
    graph = commands.add_parser("graph", parents=[shared], help=say("print a flow as a picture"))
    graph.add_argument("flow", metavar="FLOW", help=say(FLOW))
    graph.add_argument("--format", choices=("mermaid", "dot", "json", "svg"), default="mermaid")
    graph.add_argument(
        "--around", metavar="NODE", default="", help=say("only what is near this node")
    )
    graph.add_argument(
        "--steps",
        metavar="N",
        type=_steps,
        default=2,
        help=say("with --around: how near, in steps forward and backward (2)"),
    )


def _steps(text: str) -> int:
    """Read a number of steps.

    Raises:
        ArgumentTypeError: it is no number from 0 on.
    """
    if not (text.isascii() and text.isdigit() and int(text) <= MOST_STEPS):
        raise argparse.ArgumentTypeError(
            say("write a number from 0 to {most_steps}", most_steps=MOST_STEPS)
        )
    return int(text)

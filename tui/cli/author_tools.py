"""Commands with a module of their own each: it is loaded when the command is called."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

TOOLS = {
    "watch": ("tui.cli.watching", "watch_command"),
    "new": ("tui.cli.starting", "new_command"),
    "diff": ("tui.cli.comparing", "diff_command"),
    "translate": ("tui.cli.translating", "translate_command"),
    "graph": ("tui.cli.drawing", "graph_command"),
    "lsp": ("tui.cli.serving", "lsp_command"),
    "stats": ("tui.cli.reporting", "stats_command"),
    "team": ("tui.cli.team", "team_command"),
    "serve": ("tui.cli.web.command", "serve_command"),
    "pack": ("tui.cli.packing", "pack_command"),
    "verify": ("tui.cli.packing", "verify_command"),
    "train": ("tui.cli.training.command", "train_command"),
}
"""Module and function by command."""


def tool_command(options: "Namespace") -> int:
    """Run the command that the options name."""
    module, function = TOOLS[options.command]
    code: int = getattr(import_module(module), function)(options)
    return code

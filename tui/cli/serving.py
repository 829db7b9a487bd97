"""`lsp`: the server for editors."""

import argparse

from tui.cli.exits import CANNOT_RUN, DONE
from tui.cli.stop import Stop
from tui.core.words import say


def lsp_command(options: argparse.Namespace) -> int:
    """Serve an editor until it closes the connection."""
    del options
    try:
        from tui.lsp.server import make_server  # noqa: PLC0415 - an extra that may not be there
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        message = say(
            "the server for editors needs one package more: pip install 'branchline[lsp]'"
        )
        raise Stop(message, CANNOT_RUN) from None
    make_server().start_io()
    return DONE

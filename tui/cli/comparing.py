"""`diff`: what callers will notice of a changed flow."""

import argparse
import sys

from tui.cli.exits import DONE
from tui.cli.opening import open_flow, open_named
from tui.cli.stop import complain
from tui.core.comparing.noticed import find_noticed
from tui.core.comparing.noticed_text import noticed_json, noticed_text
from tui.core.flow import Flow
from tui.core.words import say


def diff_command(options: argparse.Namespace) -> int:
    """Compare two versions of a flow."""
    noticed = find_noticed(_open(options, options.old), _open(options, options.new))
    write = noticed_json if options.format == "json" else noticed_text
    sys.stdout.write(write(noticed))
    complain(
        say("{compared} ways compared", compared=noticed.compared)
        + ("" if noticed.complete else say(", not all"))
    )
    return DONE


def _open(options: argparse.Namespace, name: str) -> Flow:
    catalog, flow_id = open_named(options, name)
    return open_flow(catalog, flow_id)

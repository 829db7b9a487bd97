"""`show`: the whole flow as a document to review."""

import argparse
import sys

from tui.cli.exits import DONE
from tui.cli.opening import open_flow, open_named
from tui.core.document_text import render_markdown, render_text
from tui.core.text import visible


def show_command(options: argparse.Namespace) -> int:
    """Print a flow."""
    catalog, flow_id = open_named(options, options.flow)
    flow = open_flow(catalog, flow_id)
    text = render_markdown(flow) if options.format == "markdown" else render_text(flow)
    for line in text.split("\n")[:-1]:
        sys.stdout.write(visible(line) + "\n")
    return DONE

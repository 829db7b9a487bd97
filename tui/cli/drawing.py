"""`graph`: a flow as a picture."""

import argparse
import sys
from collections.abc import Callable, Mapping

from tui.cli.exits import DONE, FAULTS, USAGE
from tui.cli.opening import open_flow, open_named
from tui.cli.stop import Stop
from tui.core.picture.drawing import Drawing, cut_around, draw_flow
from tui.core.picture.svg import to_svg
from tui.core.picture.writing import to_dot, to_json, to_mermaid
from tui.core.text import nearest
from tui.core.words import say

FORMATS: Mapping[str, Callable[[Drawing], str]] = {
    "mermaid": to_mermaid,
    "dot": to_dot,
    "json": to_json,
    "svg": to_svg,
}
MAX_BOXES = 1_500
"""More boxes than this cannot be drawn so that anybody could read them."""


def graph_command(options: argparse.Namespace) -> int:
    """Print the picture of a flow, or of a part of it."""
    catalog, flow_id = open_named(options, options.flow)
    drawing = draw_flow(open_flow(catalog, flow_id))
    if options.around:
        ids = [box.id for box in drawing.boxes]
        if options.around not in ids:
            close = nearest(options.around, ids)
            hint = say("; did you mean {close}?", close=close) if close else ""
            raise Stop(
                say(
                    "the flow {flow_id} has no node {around}{hint}",
                    flow_id=flow_id,
                    around=options.around,
                    hint=hint,
                ),
                USAGE,
            )
        drawing = cut_around(drawing, options.around, options.steps)
    if options.format == "svg" and len(drawing.boxes) > MAX_BOXES:
        count = len(drawing.boxes)
        raise Stop(
            say(
                "{count} boxes are too many for one picture; use --around NODE, or another format",
                count=count,
            ),
            FAULTS,
        )
    sys.stdout.write(FORMATS[options.format](drawing))
    return DONE

"""Small flows made by chance whose every walk ends."""

from hypothesis import assume

from tests.core.random_flow import random_flow
from tui.core.checks.graph import check_graph
from tui.core.flow import Flow
from tui.core.link import Linked
from tui.core.proving.proof import prove
from tui.core.tree import Mapped, Source, Spot

STRANDS = ("G016", "G017", "G020")
"""Faults of the shape after which a walk need not end."""


def sound(seed: int) -> Flow:
    """Return the flow of this number; most have faults and are passed over."""
    flow = random_flow(seed)
    whole = Linked(flow, Source("x.yaml", Mapped(Spot(1, 1))), {})
    assume(prove(whole).proved)
    assume(not any(found.code in STRANDS for found in check_graph(whole)))
    return flow

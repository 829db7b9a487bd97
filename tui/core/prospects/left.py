"""Which causes can still be reached from where a walk stands; quick, and never too few."""

from typing import NamedTuple

from tui.core.flow import Resolution
from tui.core.paths.reachable import find_reachable
from tui.core.paths.ways import Flows
from tui.core.walk import Asking, HandOver, Walk


class Left(NamedTuple):
    """Causes that can still be reached, in the author's order."""

    causes: tuple[Resolution, ...]
    beyond: bool
    """True when ways lead on into other flows, whose causes are not counted."""


def find_left(flows: Flows, walk: Walk) -> Left:
    """Return what may still come out of a walk."""
    position = walk.position
    if isinstance(position, HandOver):
        return Left(tuple(cause.resolution for cause in position.causes), beyond=False)
    if not isinstance(position, Asking):
        return Left(tuple(each.resolution for each in walk.remaining), beyond=False)
    flow_id = position.place.flow
    found = {
        each.place.node: each.resolution for each in walk.remaining if each.place.flow == flow_id
    }
    reached = find_reachable(flows, [position.place], walk.known, within=flow_id)
    for place, resolution in reached.causes:
        found.setdefault(place.node, resolution)
    return Left(tuple(found.values()), bool(reached.doors) or bool(position.place.calls))

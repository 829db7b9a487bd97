"""What is the same at every step in a flow: where its questions lead, and what its fixes cost.

It is kept for the flows walked last, as far as some step has needed it. It is told from the flow
alone, so whoever takes it from here has what working it out again gives.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import NamedTuple

from tui.core.flow import Flow
from tui.core.guidance.cost import Cost
from tui.core.paths.branching import Exit
from tui.core.paths.cubes import Exits


class Ground(NamedTuple):
    """What was worked out of a flow."""

    flow: Flow
    exits: Exits
    """Where its questions lead that do not lead out of it: another flow may be open or not."""
    costs: dict[str, Cost]
    """What its fixes cost, by `FLOW/NODE`."""


_KEPT: deque[Ground] = deque(maxlen=32)


def find_costs(flows: Mapping[str, Flow]) -> dict[str, dict[str, Cost]]:
    """Return by flow what its fixes were found to cost; whoever finds more adds it."""
    return {name: _find(flow).costs for name, flow in flows.items()}


@contextmanager
def known_exits(flows: Mapping[str, Flow], failed: frozenset[str]) -> Iterator[Exits]:
    """Yield where questions were found to lead; what is added meanwhile is kept.

    Args:
        flows: the flows that are open.
        failed: the fixes (`FLOW/NODE`) whose way on is followed; ways to them are not kept.
    """
    grounds = {name: _find(flow) for name, flow in flows.items()}
    exits: Exits = {}
    for ground in grounds.values():
        exits.update(ground.exits)
    if failed:
        exits = {key: doors for key, doors in exits.items() if not _lead_to(doors, failed)}
    count = len(exits)
    yield exits
    for key, doors in islice(exits.items(), count, None):
        name = key[0].flow
        if all(door.place.flow == name for door in doors) and not _lead_to(doors, failed):
            grounds[name].exits[key] = doors


def _lead_to(doors: Iterable[Exit], failed: frozenset[str]) -> bool:
    return bool(failed) and any(door.place.name in failed for door in doors)


def _find(flow: Flow) -> Ground:
    for ground in tuple(_KEPT):
        if ground.flow is flow:
            return ground
    ground = Ground(flow, {}, {})
    _KEPT.appendleft(ground)
    return ground

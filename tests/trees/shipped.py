"""The shipped flows, and every way to walk them."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from docs.sources import read_flows
from tui.core.events import FAILED, Answered, Event, Started, Tried, Unsure
from tui.core.flow import Flow, Procedure, Resolution, Step, Steps
from tui.core.testing.unattended import Script, next_event
from tui.core.walk import Asking, Offering, Walk, fold, proceed

MAX_EVENTS = 500


@cache
def shipped() -> Mapping[str, Flow]:
    """Read the shipped flows once."""
    return read_flows()


def resolutions() -> Iterator[tuple[str, Flow, Resolution]]:
    """Yield every resolution with its name, as FLOW/NODE."""
    for flow_id, flow in shipped().items():
        for node_id, node in flow.nodes.items():
            if isinstance(node, Resolution):
                yield f"{flow_id}/{node_id}", flow, node


def spelled_out(flow: Flow, steps: Steps) -> Iterator[Step]:
    """Yield the steps with every procedure spelled out, the mention of it first."""
    for step in steps:
        yield step
        procedure: Procedure | None = flow.procedures.get(step.procedure)
        if procedure is not None:
            yield from spelled_out(flow, procedure.steps)


def uses(flow: Flow, node: Resolution, procedure: str) -> bool:
    """Tell whether a resolution does a procedure, however deep."""
    return any(step.procedure == procedure for step in spelled_out(flow, node.steps))


def every_way(
    start: str, *, unsure: int = 0, fails: bool = True, known: Callable[[Walk], bool] | None = None
) -> Iterator[Walk]:
    """Yield every state of every walk from a node, each once.

    Args:
        start: FLOW/NODE.
        unsure: how many questions may be answered with "I don't know".
        fails: go on where a fix did not help.
        known: tells whether to go on from a state; always when not given.
    """
    flows = shipped()
    seen: set[object] = set()
    waiting = [fold(flows, [Started(start)])]
    while waiting:
        walk = waiting.pop()
        yield walk
        if known is not None and not known(walk):
            continue
        for event in _next(walk, unsure=unsure, fails=fails):
            after = proceed(flows, walk, event)
            key = frozenset(after.known.items()), frozenset(after.tried)
            if key not in seen:
                seen.add(key)
                waiting.append(after)


def _next(walk: Walk, *, unsure: int, fails: bool) -> Iterator[Event]:
    position = walk.position
    if isinstance(position, Asking):
        place = position.place.name
        yield from (Answered(place, position.fact_id, answer) for answer in position.offered)
        doubts = sum(1 for said in walk.trail if said.answer is None)
        if position.fact.unsure and doubts < unsure:
            yield Unsure(place, position.fact_id)
    elif isinstance(position, Offering) and fails:
        yield Tried(position.place.name, FAILED)


def offered(start: str, facts: Mapping[str, str]) -> list[Offering]:
    """Return every fix that is offered while none of them helps and no more becomes known."""
    flows = shipped()
    walk = fold(flows, [Started(start)])
    script = Script(facts, ())
    found: list[Offering] = []
    for _ in range(MAX_EVENTS):
        if isinstance(walk.position, Offering):
            found.append(walk.position)
        event = next_event(walk, script)
        if event is None:
            if not isinstance(walk.position, Offering):
                return found
            event = Tried(walk.position.place.name, FAILED)
        walk = proceed(flows, walk, event)
    raise AssertionError(f"the walk with {facts} never ends")

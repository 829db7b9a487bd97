"""In a flow that is proved, no walk of the engine is ever stranded or asked what it knows."""

from itertools import count
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.core.random_flow import random_flow
from tui.core.checks.graph import check_graph
from tui.core.events import FAILED, Answered, Event, Started, Tried, Unsure
from tui.core.flow import Flow
from tui.core.link import Linked
from tui.core.proving.proof import prove
from tui.core.tree import Mapped, Source, Spot
from tui.core.walk import Asking, HandOver, Offering, Walk, fold

MOST_EVENTS = 40


HARMLESS = {"G015", "G019", "G022"}
"""Faults of shape that strand nobody: too much is there, not too little."""


def is_sound(flow: Flow) -> bool:
    linked = Linked(flow, Source("chance.yaml", Mapped(Spot(1, 1))), {})
    return {each.code for each in check_graph(linked)} <= HARMLESS and prove(linked).proved


def next_event(walk: Walk, random: Random) -> Event | None:
    """Return something a person could do now; None when the walk is over."""
    position = walk.position
    if isinstance(position, Asking):
        assert walk.known.get(position.fact_id) is None
        assert position.routed
        if position.fact.unsure and random.random() < 0.3:
            return Unsure(position.place.name, position.fact_id)
        return Answered(position.place.name, position.fact_id, random.choice(position.routed))
    if isinstance(position, Offering) and position.resolution.otherwise and random.random() < 0.7:
        return Tried(position.place.name, FAILED)
    return None


def walk_at_random(flow: Flow, random: Random) -> None:
    flows = {flow.flow: flow}
    events: list[Event] = [Started(f"{flow.flow}/{flow.start}")]
    walk = fold(flows, events)
    while len(events) < MOST_EVENTS:
        assert not (isinstance(walk.position, HandOver) and walk.position.why == "nothing")
        event = next_event(walk, random)
        if event is None:
            return
        events.append(event)
        walk = fold(flows, events)
    raise AssertionError(events)


@given(seed=st.integers(min_value=0, max_value=10**6))
def test_no_walk_through_a_proved_flow_is_stranded_or_endless(seed: int) -> None:
    flow = next(flow for flow in map(random_flow, count(seed)) if is_sound(flow))
    random = Random(seed)  # noqa: S311 - nothing secret
    for _ in range(10):
        walk_at_random(flow, random)

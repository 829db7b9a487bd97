"""One answer more: found from where the walk stood, it is what reading everything again gives."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.random_flow import random_flow
from tests.core.sound_flows import STRANDS
from tui.core.checks.graph import check_graph
from tui.core.draft import note_event
from tui.core.events import Answered, Started, Told, Tried, Unsure
from tui.core.link import Linked
from tui.core.tree import Mapped, Source, Spot
from tui.core.walk import Asking, Offering, Walk, fold, proceed, stand

MOST_STEPS = 12


def compare(seed: int) -> int:
    """Walk by chance, and hold each step against a reading of all that was said."""
    flow, random = random_flow(seed), Random(seed)  # noqa: S311 - nothing secret
    linked = Linked(flow, Source("x.yaml", Mapped(Spot(1, 1))), {})
    if any(found.code in STRANDS for found in check_graph(linked)):
        return 0
    flows = {flow.flow: flow}
    told = [Told(fact, random.choice([*flow.facts[fact].answers])) for fact in flow.facts]
    walk = fold(flows, [Started(f"{flow.flow}/{flow.start}"), *random.sample(told, 1)])
    for number in range(MOST_STEPS):
        event = choose(walk, random)
        if event is None:
            return number
        expected = stand(flows, note_event(walk.draft, event))
        walk = proceed(flows, walk, event)
        assert walk == expected
        assert list(walk.known) == list(expected.known)
    return MOST_STEPS


def choose(walk: Walk, random: Random) -> Answered | Unsure | Tried | None:
    position = walk.position
    if isinstance(position, Asking):
        if random.random() < 0.1:
            return Unsure(position.place.name, position.fact_id)
        answer = random.choice([*position.fact.answers, *position.routed])
        return Answered(position.place.name, position.fact_id, answer)
    return Tried(position.place.name, "failed") if isinstance(position, Offering) else None


@given(st.integers(0, 2**32))
def test_a_step_is_what_reading_everything_again_gives(seed: int) -> None:
    compare(seed)


@pytest.mark.soak
def test_many_steps_are_what_reading_everything_again_gives() -> None:
    assert sum(compare(seed) for seed in range(30_000)) > 30_000

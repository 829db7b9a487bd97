"""One answer more: found from where the walk stood, it is what reading everything again gives."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from random import Random
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.made_flow import make_chain
from benchmarks.unsure import KINDS, Kind
from tests.core.random_flow import random_flow
from tests.core.sound_flows import STRANDS
from tui.core.checks.graph import check_graph
from tui.core.draft import Said, Sayings
from tui.core.events import (
    CANNOT,
    FAILED,
    HELPED,
    Answered,
    Back,
    Changed,
    Event,
    Postponed,
    Started,
    Ticked,
    Told,
    Tried,
    Unsure,
)
from tui.core.flow import Call, Fact, Flow, Node, Question, Route
from tui.core.frozen import freeze_flow, open_flow
from tui.core.link import Linked
from tui.core.tree import Mapped, Source, Spot
from tui.core.walk import Asking, Offering, Walk, fold, proceed

MOST_STEPS = 12

GROWING = [each for each in KINDS if each.is_long]


def compare(seed: int, *, apart: bool = False, kept: bool = False) -> int:
    """Walk by chance, and hold each step against a reading of all that was said.

    Args:
        seed: the number of the flow, and of the walk.
        apart: the nodes lie in two flows, in which other things follow from an answer.
        kept: the walk's flow is read out of a record, part by part; the reading's is not.
    """
    flow, random = random_flow(seed), Random(seed)  # noqa: S311 - nothing secret
    if strands(flow):
        return 0
    flows = lay_apart(flow, random) if apart else {flow.flow: flow}
    walked = {flow.flow: open_flow(freeze_flow(flow)) or flow} if kept else flows
    told = [Told(fact, random.choice([*flow.facts[fact].answers])) for fact in flow.facts]
    begun = Started(f"{flow.flow}/{flow.start}")
    events: list[Event] = [begun, *random.sample(told, random.choice((0, 1, 1, 2)))]
    walk, doubts = fold(walked, events), random.choice((0.0, 0.2, 0.6))
    for number in range(MOST_STEPS):
        event = choose(walk, random, doubts)
        if event is None:
            return number
        events.append(event)
        walk, expected = proceed(walked, walk, event), fold(flows, events)
        assert walk == expected
        assert list(walk.known) == list(expected.known)
    return MOST_STEPS


def strands(flow: Flow) -> bool:
    linked = Linked(flow, Source("x.yaml", Mapped(Spot(1, 1))), {})
    return any(found.code in STRANDS for found in check_graph(linked))


def lay_apart(flow: Flow, random: Random) -> dict[str, Flow]:
    """Return a flow twice; each way leads on in either, and each has its own consequences."""

    def lead(target: str) -> str:
        return f"{random.choice([flow.flow, 'other'])}/{target}" if target else ""

    def turn(node: Node) -> Node:
        if isinstance(node, Question):
            ways = {answer: lead(target) for answer, target in node.to.items()}
            return node._replace(to=ways, otherwise=lead(node.otherwise), unsure=lead(node.unsure))
        if isinstance(node, Route):
            branches = tuple(each._replace(to=lead(each.to)) for each in node.route)
            return node._replace(route=branches, otherwise=lead(node.otherwise))
        if isinstance(node, Call):
            return Call(lead(node.call), lead(node.then))
        return node

    def define(fact: Fact) -> Fact:
        kept = {
            name: answer if random.random() < 0.5 else answer._replace(sets={})
            for name, answer in fact.answers.items()
        }
        return fact._replace(answers=kept)

    def copy(name: str) -> Flow:
        nodes = {each: turn(node) for each, node in flow.nodes.items()}
        facts = {each: define(fact) for each, fact in flow.facts.items()}
        return flow._replace(flow=name, nodes=nodes, facts=facts)

    return {name: copy(name) for name in (flow.flow, "other")}


def choose(walk: Walk, random: Random, doubts: float) -> Event | None:
    """Return what happens next: mostly what is asked for, now and then anything else."""
    position, said = walk.position, [each.fact for each in walk.draft.said]
    if said and random.random() < 0.2:
        return disturb(random.choice(said), random)
    if isinstance(position, Asking):
        place, fact = position.place.name, position.fact_id
        if random.random() < doubts:
            put_off = random.random() < 0.5
            return Postponed(place, fact, "somebody") if put_off else Unsure(place, fact)
        return Answered(place, fact, random.choice([*position.fact.answers, *position.routed]))
    if isinstance(position, Offering):
        return Tried(position.place.name, random.choice([FAILED, FAILED, FAILED, CANNOT, HELPED]))
    return Back() if said and random.random() < 0.7 else None


def disturb(fact: str, random: Random) -> Event:
    """Return what is no step forward: something taken back, changed, ticked off or put off."""
    events: list[Event] = [
        Back(),
        Back(),
        Changed(fact, random.choice([None, "a0", "a1"])),
        Changed(fact, random.choice(["a0", "a1", "a2"])),
        Ticked("chance/n1", 1),
        Postponed("chance/n0", fact),
        Tried(f"chance/n{random.randrange(9)}", FAILED),
        Told(fact, "a0"),
    ]
    return random.choice(events)


@given(st.integers(0, 2**32))
def test_a_step_is_what_reading_everything_again_gives(seed: int) -> None:
    compare(seed)


@given(st.integers(0, 2**32))
def test_a_step_is_the_same_on_a_flow_out_of_a_record(seed: int) -> None:
    compare(seed, kept=True)


@given(st.integers(0, 2**32))
def test_a_step_is_the_same_where_a_way_leads_through_two_flows(seed: int) -> None:
    compare(seed, apart=True)


@given(st.integers(0, 2**32), st.booleans())
def test_flows_walked_before_are_walked_as_flows_that_are_new(seed: int, apart: bool) -> None:  # noqa: FBT001
    """What is kept of flows from one step to the next decides nothing."""

    def make() -> dict[str, Flow]:
        flow = random_flow(seed)
        return lay_apart(flow, Random(seed)) if apart else {flow.flow: flow}  # noqa: S311

    flows, random = make(), Random(seed)  # noqa: S311 - nothing secret
    events: list[Event] = [Started("chance/n0")]
    walk = fold(flows, events)
    for _ in range(0 if strands(flows["chance"]) else MOST_STEPS):
        event = choose(walk, random, 0.7)
        if event is None:
            break
        events.append(event)
        walk = proceed(flows, walk, event)
        assert walk == fold(make(), events)


@pytest.mark.parametrize("kind", GROWING, ids=lambda kind: kind.name)
def test_a_step_takes_no_more_after_a_thousand_others(kind: Kind) -> None:
    """Whoever does not know, tries in vain or changes an answer waits no longer for it."""
    length = 2_100 if kind.name == "after a changed answer" else 1_040
    flow = kind.make(length)
    walk, taken = kind.begin(flow, length), list[int]()
    for number in range(1_030):
        event = kind.choose(walk, number, length)
        assert event is not None
        with counted() as steps:
            walk = proceed({flow.flow: flow}, walk, event)
        taken.append(steps[0])
    if kind.name == "all taken back":  # the longest walk stood at the beginning
        taken.reverse()
    # The collector may call back into Python within any of them.
    assert min(taken[1_000:1_010]) <= max(taken[100:110])


@contextmanager
def counted() -> Iterator[list[int]]:
    """Count the instructions of Python that are carried out."""
    steps = [0]

    def count(frame: FrameType, _event: str, _value: object) -> Any:
        frame.f_trace_opcodes = True
        steps[0] += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        yield steps
    finally:
        sys.settrace(before)


def test_each_way_on_from_a_question_has_its_own_answers() -> None:
    flow = make_chain(4)
    flows = {flow.flow: flow}
    first = fold(flows, [Started(f"{flow.flow}/n0"), Answered(f"{flow.flow}/n0", "f0", "a")])
    asked = Answered(f"{flow.flow}/n1", "f1", "a")
    one, other = proceed(flows, first, asked), proceed(flows, first, asked._replace(answer="b"))
    assert [said.answer for said in first.draft.said] == ["a"]
    assert [said.answer for said in one.draft.said] == ["a", "a"]
    assert [said.answer for said in other.draft.said] == ["a", "b"]
    assert [said.answer for said in proceed(flows, one, Back()).draft.said] == ["a"]


def test_what_is_said_again_stands_last() -> None:
    said = Sayings([Said("x", "a"), Said("y", "a")])
    assert [(each.fact, each.answer) for each in said.add(Said("x", "b"))] == [
        ("y", "a"), ("x", "b"),
    ]  # fmt: skip
    assert [each.fact for each in said] == ["x", "y"]


def test_what_two_threads_say_is_not_mixed() -> None:
    """As far as chance shows it: both go on from the same place again and again."""
    with ThreadPoolExecutor(2) as both:
        for number in range(300):
            start = Sayings([Said("start", "a")])
            one, other = both.map(start.add, [Said(f"x{number}", "a"), Said(f"y{number}", "b")])
            assert [each.fact for each in one] == ["start", f"x{number}"]
            assert [each.fact for each in other] == ["start", f"y{number}"]


@pytest.mark.soak
def test_many_steps_through_two_flows_are_the_same() -> None:
    assert sum(compare(seed, apart=True) for seed in range(30_000)) > 30_000


@pytest.mark.soak
def test_many_steps_are_what_reading_everything_again_gives() -> None:
    assert sum(compare(seed) for seed in range(30_000)) > 30_000

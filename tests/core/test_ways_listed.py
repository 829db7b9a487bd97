"""Ways are listed and read quickly: they are those that plain listing and reading give."""

from collections.abc import Mapping
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.plain_ways import list_plainly
from tests.core.sound_flows import sound
from tests.trees.shipped import shipped
from tui.core.flow import Flow, Resolution
from tui.core.guidance.chances import Reading, Scope
from tui.core.paths.cubes import Course, Cube, find_cubes
from tui.core.paths.endings import find_endings
from tui.core.paths.ways import Place


def some_course(flow: Flow, random: Random) -> Course:
    """Return a course made by chance, with some facts that are known and some that nobody knows."""
    facts = [fact for fact, definition in flow.facts.items() if definition.answers]
    known = {
        fact: random.choice([None, *flow.facts[fact].answers])
        for fact in random.sample(facts, random.randrange(min(4, len(facts) + 1)))
    }
    ends = [f"{flow.flow}/{n}" for n, node in flow.nodes.items() if isinstance(node, Resolution)]
    failed = random.choice([None, (), ends, random.sample(ends, 1)])
    unsure, failures = random.random() < 0.4, random.random() < 0.4
    return Course(unsure, failures, known, failed)


def compare(flows: Mapping[str, Flow], flow: Flow, random: Random) -> tuple[Cube, ...]:
    course, start = some_course(flow, random), Place(flow.flow, flow.start)
    found = find_cubes(flows, start, course)
    if found.complete:
        assert list(found.cubes) == list_plainly(flows, start, course)
    if found.complete and not (course.unsure or course.failures or course.failed):
        ends = {cube.end._replace(calls=()) for cube in found.cubes if cube.end.flow in flows}
        assert set(find_endings(flows, start, course.known, 10_000).places) == ends
    _compare_reading(flows, start, course, found.cubes, random)
    return found.cubes


def _compare_reading(
    flows: Mapping[str, Flow],
    start: Place,
    course: Course,
    cubes: tuple[Cube, ...],
    random: Random,
) -> None:
    """Hold what is read of ways one after the other against each way read by itself."""
    later = {
        fact: answer for fact, answer in course.known.items() if answer and random.random() < 0.5
    }
    known = {fact: answer for fact, answer in course.known.items() if fact not in later}
    scope = Scope(flows, start, known, later, {}, frozenset(course.failed or ()))
    alone = [read for cube in cubes for read in Reading(scope).read([cube])]
    assert list(Reading(scope).read(cubes)) == alone


@settings(suppress_health_check=[HealthCheck.filter_too_much])  # most flows have faults
@given(st.integers(0, 10**9))
def test_ways_through_flows_made_by_chance(seed: int) -> None:
    flow = sound(seed)
    compare({flow.flow: flow}, flow, Random(seed))  # noqa: S311 - nothing secret


@pytest.mark.parametrize("name", sorted(shipped()))
def test_ways_through_the_shipped_flows(name: str) -> None:
    flow = shipped()[name]
    found = [compare({name: flow}, flow, Random(f"{name} {n}")) for n in range(4)]  # noqa: S311
    assert any(found)

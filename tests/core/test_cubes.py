"""Path cubes: every walk lies in exactly one, ends where it says, and is asked what it says."""

from itertools import product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.reading import open_flow
from tests.core.sound_flows import sound
from tui.core.codes.example import TINY, tiny
from tui.core.events import Answered, Started, Unsure
from tui.core.flow import Flow
from tui.core.paths.branching import UNSURE
from tui.core.paths.cubes import Course, Cube, cubes, find_cubes
from tui.core.paths.ways import Place
from tui.core.walk import Asking, Walk, fold, proceed


def walk_with(flow: Flow, facts: dict[str, str]) -> Walk | None:
    """Answer every question as the facts say, and "I don't know" where they say nothing.

    None when a question does not take the answer.
    """
    flows = {flow.flow: flow}
    walk = fold(flows, [Started(f"{flow.flow}/{flow.start}")])
    while isinstance(walk.position, Asking):
        place, fact = walk.position.place.name, walk.position.fact_id
        answer = facts.get(fact)
        if answer is not None and answer not in walk.position.routed:
            return None
        walk = proceed(
            flows, walk, Answered(place, fact, answer) if answer else Unsure(place, fact)
        )
    return walk


def holds_walk(cube: Cube, walk: Walk) -> bool:
    return all(
        (walk.known[fact] or UNSURE) in answers
        for fact, answers in cube.answers.items()
        if fact in walk.known
    )


@settings(suppress_health_check=[HealthCheck.filter_too_much])  # most flows have faults
@given(st.integers(0, 10**9))
def test_every_walk_lies_in_one_cube_and_ends_there(seed: int) -> None:
    flow = sound(seed)
    listed = cubes(flow)
    for answers in product(*(fact.answers for fact in flow.facts.values())):
        walk = walk_with(flow, dict(zip(flow.facts, answers, strict=True)))
        if walk is None:
            continue
        (cube,) = [each for each in listed if holds_walk(each, walk)]
        assert [cause.place for cause in walk.remaining] == [cube.end]
        asked = [turn.fact for turn in cube.turns if turn.asked]
        assert asked == [said.fact for said in walk.trail]


@settings(suppress_health_check=[HealthCheck.filter_too_much])  # most flows have faults
@given(st.integers(0, 10**9))
def test_ways_for_those_who_do_not_know_are_listed_when_asked_for(seed: int) -> None:
    flow = sound(seed)
    course = Course(unsure=True)
    listed = find_cubes({flow.flow: flow}, Place(flow.flow, flow.start), course).cubes
    for cube in listed:
        facts = {
            turn.fact: turn.answers[0]
            for turn in cube.turns
            if turn.asked and turn.answers[0] != UNSURE
        }
        narrowed = {fact: cube.answers[fact][0] for fact in facts}
        walk = walk_with(flow, narrowed)
        assert walk is not None
        assert cube.end in [cause.place for cause in walk.remaining]


def test_a_way_on_after_a_fix_that_did_not_help_is_a_turn_of_its_own() -> None:
    flow = open_flow(tiny("    verify:", "    otherwise: ticket\n    verify:")).flow
    place = Place("tiny", "licence")
    ends = [cube.end.node for cube in cubes(flow)]
    assert ends == ["assign", "ticket"]
    listed = find_cubes({"tiny": flow}, place, Course(failures=True)).cubes
    assert [(cube.end.node, set(cube.failed)) for cube in listed] == [
        ("assign", set()),
        ("ticket", {"tiny/assign"}),
        ("ticket", set()),
    ]
    only = find_cubes({"tiny": flow}, place, Course(failed=["tiny/assign"])).cubes
    assert [cube.end.node for cube in only] == ["ticket", "ticket"]


def test_what_is_known_is_not_asked_and_leaves_the_ways_that_fit() -> None:
    flow = open_flow(TINY).flow
    course = Course(known={"licence": "there"})
    (cube,) = find_cubes({"tiny": flow}, Place("tiny", "licence"), course).cubes
    assert cube.end.node == "ticket"
    assert not any(turn.asked for turn in cube.turns)


def test_what_nobody_knows_keeps_every_way() -> None:
    flow = open_flow(TINY).flow
    course = Course(known={"licence": None})
    listed = find_cubes({"tiny": flow}, Place("tiny", "licence"), course).cubes
    assert [cube.end.node for cube in listed] == ["assign", "ticket"]


def test_a_listing_that_is_cut_short_says_so() -> None:
    flow = open_flow(TINY).flow
    found = find_cubes({"tiny": flow}, Place("tiny", "licence"), Course(limit=1))
    assert not found.complete
    assert len(found.cubes) == 1


def test_the_door_to_a_flow_that_is_not_at_hand_is_an_ending() -> None:
    text = tiny("there: ticket}", "there: other/}").partition("  ticket:")[0]
    flow = open_flow(text).flow
    assert [cube.end.name for cube in cubes(flow)] == ["tiny/assign", "other/"]

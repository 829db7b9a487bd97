"""Cases for what no case reaches: they pass, reach it, and no smaller set would."""

from collections.abc import Sequence
from itertools import combinations, product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.reading import open_flow
from tests.core.sound_flows import sound
from tui.core.codes.example import TINY, tiny
from tui.core.flow import Case, Flow
from tui.core.paths.cubes import Course, find_cubes
from tui.core.paths.ways import Place
from tui.core.testing.casework import run_case
from tui.core.testing.fewest import Way, count_apart, pick_fewest, read_way
from tui.core.testing.goals import (
    ANSWER,
    ENDING,
    FAILURE,
    Goal,
    describe_goal,
    list_goals,
    reached_by,
)
from tui.core.testing.new_cases import propose_cases

RETRY = tiny("    verify:", "    otherwise: ticket\n    verify:")


def reached(flow: Flow, cases: Sequence[Case]) -> set[Goal]:
    goals: set[Goal] = set()
    for case in cases:
        verdict = run_case({flow.flow: flow}, flow, case)
        assert not verdict.fault
        goals |= {goal for _, goal in reached_by({flow.flow: flow}, verdict.walk)}
    return goals


def ways_of(flow: Flow) -> list[Way]:
    course = Course(unsure=True, failures=True)
    found = find_cubes({flow.flow: flow}, Place(flow.flow, flow.start), course)
    goals = list_goals(flow)
    return [read_way({flow.flow: flow}, each, flow.flow, goals) for each in found.cubes]


def fewest_by_trying_all(ways: Sequence[Way], goals: set[Goal], most: int) -> int:
    """Return the size of the smallest set of picks that reaches all goals."""
    offers = {
        way.always.union(*chosen)
        for way in ways
        for chosen in product(*(answers.values() for answers in way.by_answer.values()))
    }
    offers = {each for each in offers if not any(each < other for other in offers)}
    for size in range(most):
        if any(goals <= frozenset().union(*some) for some in combinations(offers, size)):
            return size
    return most


@settings(suppress_health_check=[HealthCheck.filter_too_much])  # most flows have faults
@given(st.integers(0, 10**9))
def test_cases_pass_and_reach_all_that_can_be_reached(seed: int) -> None:
    flow = sound(seed)
    goals = list_goals(flow)
    proposal = propose_cases({flow.flow: flow}, flow, goals)
    assert set(goals) - set(proposal.unreachable) <= reached(flow, proposal.cases)
    assert len({case.name for case in proposal.cases}) == len(proposal.cases)


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(st.integers(0, 10**9))
def test_no_smaller_set_of_ways_reaches_all(seed: int) -> None:
    flow = sound(seed)
    ways = ways_of(flow)
    picked = pick_fewest(ways, list_goals(flow))
    goals = set(list_goals(flow)) - set(picked.unreachable)
    assert goals == set().union(*(pick.goals for pick in picked.picks))
    assert fewest_by_trying_all(ways, goals, len(picked.picks)) == len(picked.picks)
    assert picked.at_least <= len(picked.picks)


@given(st.lists(st.lists(st.booleans(), min_size=7, max_size=7), min_size=7, max_size=7))
def test_things_counted_apart_do_not_fit_and_are_never_more_than_there_are(
    table: list[list[bool]],
) -> None:
    fits = [
        sum(1 << j for j in range(7) if i != j and table[min(i, j)][max(i, j)]) for i in range(7)
    ]
    best = max(
        len(some)
        for size in range(8)
        for some in combinations(range(7), size)
        if not any(fits[i] >> j & 1 for i, j in combinations(some, 2))
    )
    assert 1 <= count_apart(fits) <= best


def test_what_is_reached_is_left_out() -> None:
    flow = open_flow(RETRY).flow
    assert list_goals(flow) == (
        Goal("licence", ANSWER, "missing"),
        Goal("licence", ANSWER, "there"),
        Goal("assign", ENDING),
        Goal("assign", FAILURE),
        Goal("ticket", ENDING),
    )
    (case,) = propose_cases({"tiny": flow}, flow, [Goal("licence", ANSWER, "there")]).cases
    assert case == Case("there at licence", {"licence": "there"}, "ticket")
    assert propose_cases({"tiny": flow}, flow, []).cases == ()


def test_a_fix_that_must_fail_is_told_by_what_helps_instead() -> None:
    flow = open_flow(RETRY).flow
    (case,) = propose_cases({"tiny": flow}, flow, [Goal("assign", FAILURE)]).cases
    assert case == Case(
        "assign did not help",
        {"licence": "missing"},
        "ticket",
        helps=("ticket",),
        tried=("assign",),
    )


def test_a_way_for_those_who_do_not_know_is_reached_by_saying_nothing() -> None:
    flow = open_flow(tiny("there: ticket}", "there: ticket}\n    unsure: ticket")).flow
    (case,) = propose_cases({"tiny": flow}, flow, [Goal("licence", ANSWER, "?")]).cases
    assert case == Case("unsure at licence", {}, "ticket")


def test_what_only_other_flows_lead_to_is_begun_there() -> None:
    text = TINY + "  spare: {ask: licence, to: {missing: ticket, there: assign}}\n"
    flow = open_flow(text).flow
    goals = [goal for goal in list_goals(flow) if goal.node == "spare"]
    alone = propose_cases({"tiny": flow}, flow, goals)
    assert alone.cases == ()
    assert set(alone.unreachable) == set(goals)
    entered = propose_cases({"tiny": flow}, flow, goals, ["spare"])
    assert [(case.at, case.expect) for case in entered.cases] == [
        ("spare", "ticket"),
        ("spare", "assign"),
    ]
    assert entered.unreachable == ()


def test_every_goal_can_be_said() -> None:
    flow = open_flow(RETRY).flow
    assert [describe_goal(flow, goal) for goal in list_goals(flow)] == [
        "answer missing at licence",
        "answer there at licence",
        "resolution assign",
        "the way on when assign does not help",
        "resolution ticket",
    ]

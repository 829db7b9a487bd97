"""Expected questions: the exact optimum, the bound below it, and what a swap saves."""

from collections.abc import Mapping
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.order_samples import chance_tree
from tests.core.sound_flows import sound
from tui.core.advising.certificate import find_needs, least_questions
from tui.core.advising.optimum import Late, fewest_questions
from tui.core.advising.regions import weigh_cubes
from tui.core.advising.swap import Order
from tui.core.flow import Flow
from tui.core.paths.cubes import cubes

World = tuple[int, ...]
Worlds = Mapping[World, tuple[str, float]]

trees = st.integers(0, 10**9).map(chance_tree)


def worlds_of(flow: Flow) -> tuple[tuple[int, ...], Worlds]:
    """Return every combination of answers with its ending and its probability."""
    facts, load = weigh_cubes(flow, cubes(flow))
    worlds = {}
    for world in product(*(range(size) for size in facts.sizes)):
        (region,) = [
            each for each in load if all(mask >> world[fact] & 1 for fact, mask in each.masks)
        ]
        size = 1.0
        for fact, count in enumerate(facts.sizes):
            size *= dict(region.masks).get(fact, (1 << count) - 1).bit_count()
        worlds[world] = region.end, region.weight / size
    return facts.sizes, worlds


def fewest_by_trying_all(sizes: tuple[int, ...], worlds: Worlds) -> float:
    """Return the best expected number of questions, by trying every order."""

    def best(left: Worlds, open_facts: frozenset[int]) -> float:
        if len({end for end, _ in left.values()}) <= 1:
            return 0.0
        costs = []
        for fact in open_facts:
            parts = [{w: e for w, e in left.items() if w[fact] == v} for v in range(sizes[fact])]
            rest = open_facts - {fact}
            costs.append(
                sum(weight for _, weight in left.values()) + sum(best(p, rest) for p in parts)
            )
        return min(costs)

    return best(worlds, frozenset(range(len(sizes))))


@given(trees)
def test_the_best_order_is_what_trying_all_orders_finds(flow: Flow) -> None:
    facts, load = weigh_cubes(flow, cubes(flow))
    expected = fewest_by_trying_all(*worlds_of(flow))
    assert fewest_questions(facts, load) == pytest.approx(expected, abs=1e-6)


@given(trees)
def test_the_bound_lies_below_the_best_and_the_best_below_the_authored_order(flow: Flow) -> None:
    listed = cubes(flow)
    facts, load = weigh_cubes(flow, listed)
    bound = least_questions(facts, load, find_needs(facts, load))
    fewest = fewest_questions(facts, load)
    authored = Order(facts, load, listed).expected()
    assert bound <= fewest + 1e-6
    assert fewest <= authored + 1e-6


@given(trees)
def test_a_swap_never_promises_more_than_the_best_order_saves(flow: Flow) -> None:
    listed = cubes(flow)
    facts, load = weigh_cubes(flow, listed)
    order = Order(facts, load, listed)
    swap = order.best_swap()
    if swap:
        assert 0 < swap.saved <= order.expected() - fewest_questions(facts, load) + 1e-6


def test_the_search_stops_when_time_is_up() -> None:
    flow = chance_tree(7)
    facts, load = weigh_cubes(flow, cubes(flow))
    with pytest.raises(Late):
        fewest_questions(facts, load, lambda: True)
    assert least_questions(facts, load, find_needs(facts, load, lambda: True)) == 0.0


@settings(suppress_health_check=[HealthCheck.filter_too_much])  # most flows have faults
@given(st.integers(0, 10**9))
def test_flows_with_routes_and_shared_ways_keep_the_same_order_of_figures(seed: int) -> None:
    flow = sound(seed)
    listed = cubes(flow)
    facts, load = weigh_cubes(flow, listed)
    order = Order(facts, load, listed)
    bound = least_questions(facts, load, find_needs(facts, load))
    fewest = fewest_questions(facts, load)
    swap = order.best_swap()
    assert bound <= fewest + 1e-6
    assert fewest <= order.expected() + 1e-6
    assert swap is None or swap.saved <= order.expected() - fewest + 1e-6

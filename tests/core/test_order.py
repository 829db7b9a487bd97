"""The order of fixes: none is better, and it stops where going on does not pay."""

import pytest

from benchmarks.optimum import expected_cost, least_cost, make_instance
from tui.core.guidance.order import Fix, best_order, order_greedily

SEEDS = range(60)


def fix(name: str, cost: float, chance: float = 1.0, **more: float) -> Fix:
    return Fix(name, cost, {name: chance, **more})


@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize("set_up", [False, True])
def test_no_order_of_fixes_is_better(*, shared: bool, set_up: bool) -> None:
    for seed in SEEDS:
        instance = make_instance(seed, shared=shared, set_up=set_up)
        order = best_order(instance.causes, instance.fixes, instance.hand_over)
        by_name = {each.name: each for each in instance.fixes}
        cost = expected_cost(instance, [by_name[name] for name in order.fixes])
        assert order.exact
        assert cost == pytest.approx(order.expected)
        assert cost == pytest.approx(least_cost(instance))


def test_chance_per_cost_is_all_that_counts_for_one_fault_and_fixes_apart() -> None:
    for seed in SEEDS:
        instance = make_instance(seed, shared=False, set_up=False)
        order = order_greedily(instance.causes, instance.fixes, instance.hand_over)
        assert order.expected == pytest.approx(least_cost(instance))


def test_chance_per_cost_updated_after_each_try_is_nearly_as_good_where_fixes_share_causes() -> (
    None
):
    ratios = []
    for seed in SEEDS:
        instance = make_instance(seed, shared=True, set_up=True)
        order = order_greedily(instance.causes, instance.fixes, instance.hand_over)
        ratios.append(order.expected / least_cost(instance))
    assert sum(ratios) / len(ratios) < 1.01


def test_what_costs_more_than_handing_over_is_not_tried() -> None:
    causes = {"a": 0.5, "b": 0.1}
    order = best_order(causes, [fix("a", 10), fix("b", 90)], hand_over=100)
    assert order.fixes == ("a",)
    assert best_order({"a": 0.05}, [fix("a", 10)], hand_over=100).fixes == ()


def test_fixes_in_one_place_are_tried_together() -> None:
    way = (("place:portal", 30.0),)
    fixes = [
        Fix("a", 10, {"a": 1.0}, way),
        Fix("b", 22, {"b": 1.0}),
        Fix("c", 10, {"c": 1.0}, way),
    ]
    causes = {"a": 0.34, "b": 0.33, "c": 0.33}
    assert best_order(causes, fixes, 500).fixes == ("b", "a", "c")
    assert best_order(causes, fixes, 500, opened=["place:portal"]).fixes == ("a", "c", "b")


def test_what_the_agent_can_do_and_undo_comes_first_when_all_else_is_equal() -> None:
    fixes = [Fix(name, 10, {name: 1.0}, rank=rank) for name, rank in (("a", 2), ("b", 0), ("c", 1))]
    causes = dict.fromkeys("abc", 0.3)
    assert best_order(causes, fixes, 500).fixes == ("b", "c", "a")
    assert order_greedily(causes, fixes, 500).fixes == ("b", "c", "a")


def test_a_fix_that_cures_several_causes_counts_for_all_of_them() -> None:
    fixes = [fix("a", 10), fix("b", 10), fix("both", 12, 0.0, a=0.9, b=0.9)]
    assert best_order({"a": 0.5, "b": 0.5}, fixes, 100).fixes[0] == "both"


def test_fourteen_fixes_are_searched_through_and_more_are_ordered_well() -> None:
    def apart(count: int) -> tuple[dict[str, float], list[Fix]]:
        names = [f"f{number}" for number in range(count)]
        fixes = [
            Fix(name, 5.0 + number, {name: 0.9}, ((f"place:{name}", 5.0),))
            for number, name in enumerate(names)
        ]
        return dict.fromkeys(names, 1 / count), fixes

    causes, fixes = apart(14)
    assert best_order(causes, fixes, 300).exact
    causes, fixes = apart(20)
    order = best_order(causes, fixes, 300)
    assert not order.exact
    assert order.fixes[0] == "f0"


def test_with_nothing_to_try_handing_over_is_all_there_is() -> None:
    assert best_order({}, [], 60) == ((), 60, True)

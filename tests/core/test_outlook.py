"""What remains: exact where every way can be looked at, drawn by lot beyond, and said which."""

import pytest

from benchmarks.made_flow import make_flow
from tests.core.guided import FLOW, FLOWS
from tests.trees.shipped import shipped
from tui.core.events import FAILED, Answered, Event, Started, Tried, Unsure
from tui.core.flow import Flow, Resolution
from tui.core.guidance.bank import sample_prospects
from tui.core.guidance.chances import Scope, list_prospects
from tui.core.guidance.fork import find_prospects, scope_of
from tui.core.paths.ways import Place
from tui.core.prospects.outlook import (
    Outlook,
    Totals,
    count_leaves,
    count_left,
    look_ahead,
    say_method,
)
from tui.core.walk import Asking, find_fork, fold, proceed


def outlook(*events: Event) -> Outlook:
    return look_ahead(FLOWS, fold(FLOWS, [Started("guided/page"), *events]))


def say(fact: str, answer: str) -> Answered:
    return Answered("guided/x", fact, answer)


def test_at_the_beginning_everything_is_left() -> None:
    seen = outlook()
    assert count_left(seen) == "5 of 5 causes left"
    assert {leaves.answer: leaves.causes for leaves in seen.leaves} == {
        "sign": 2,
        "store": 2,
        "wait": 1,
    }


def test_each_answer_leaves_what_it_says() -> None:
    for answer, fact in (("sign", "code"), ("store", "old")):
        seen = outlook(say("page", answer))
        assert count_left(seen) == "2 of 5 causes left"
        assert [count_leaves(each) for each in seen.leaves] == ["leaves 1", "leaves 1"]
        assert sum(each.chance for each in seen.leaves) == pytest.approx(1)
        after = outlook(say("page", answer), say(fact, "yes"))
        assert count_left(after) == "1 of 5 causes left"
        assert after.leaves == ()


def test_the_count_stays_while_nobody_knows_and_goes_on_with_what_is_learnt() -> None:
    assert count_left(outlook(Unsure("guided/page", "page"))) == "5 of 5 causes left"
    learnt = outlook(Unsure("guided/page", "page"), say("code", "yes"))
    assert count_left(learnt) == "4 of 5 causes left"


def test_what_was_tried_stays_in_the_list() -> None:
    seen = outlook(Unsure("guided/page", "page"), Tried("guided/wait-fix", FAILED))
    assert count_left(seen) == "5 of 5 causes left"


def test_the_count_at_the_beginning_is_made_once() -> None:
    walk = fold(FLOWS, [Started("guided/page"), say("page", "sign")])
    totals: Totals = {}
    first = look_ahead(FLOWS, walk, totals)
    assert [count for count, _ in totals.values()] == [5]
    assert look_ahead(FLOWS, walk, totals) == first == look_ahead(FLOWS, walk)


def test_every_way_of_a_shipped_flow_is_looked_at() -> None:
    flows = shipped()
    for name, flow in flows.items():
        seen = look_ahead(flows, fold(flows, [Started(f"{name}/{flow.start}")]))
        assert seen.is_exact, name
        assert "Every way" in say_method(seen)
        assert len(seen.causes) == seen.total


def test_causes_that_are_as_likely_stand_in_the_author_s_order() -> None:
    flows = shipped()
    unsure = Unsure("android/trouble", "android-trouble")
    walk = fold(flows, [Started("android/trouble"), unsure])
    fork = find_fork(flows, walk)
    ends = [cause.place.name for cause in fork.frontier.causes]
    ends += [way.name for way in find_prospects(scope_of(fork)).ways]
    causes = [(-round(each.probability, 9), ends.index(each.place.name)) for each in walk.remaining]
    assert len(causes) > 1
    assert causes == sorted(causes)


def test_the_count_at_the_beginning_is_exact_also_where_two_large_flows_have_too_many_ways() -> (
    None
):
    flows = shipped()
    doubt = Unsure("ios-more/topic", "area")
    walk = fold(flows, [Started("ios-more/topic"), doubt])
    walk = proceed(flows, walk, Answered("ios-more/words", "message", "none"))
    assert len(find_fork(flows, walk).frontier.visited) == 2
    seen = look_ahead(flows, walk)
    assert seen.is_exact
    assert len(seen.causes) < seen.total
    assert "about" not in count_left(seen)


def test_causes_in_flows_that_are_not_open_are_said_to_be_elsewhere() -> None:
    flows = shipped()
    seen = look_ahead(flows, fold(flows, [Started("macos/words")]))
    assert seen.elsewhere == ("any-platform",)
    assert count_left(seen).endswith("and those of 1 other flow")


def made() -> dict[str, Flow]:
    flow = make_flow(401, 43)
    nodes = {
        name: node._replace(kind="fix", likelihood=1.0 + len(name) % 3)
        if isinstance(node, Resolution)
        else node
        for name, node in flow.nodes.items()
    }
    return {"made": flow._replace(nodes=nodes)}


def test_a_flow_with_too_many_ways_is_told_from_cases_drawn_by_lot() -> None:
    flows = made()
    walk = fold(flows, [Started(f"made/{flows['made'].start}")])
    seen = look_ahead(flows, walk)
    assert not seen.is_exact
    assert "about" in count_left(seen)
    assert "by lot" in say_method(seen)
    assert seen == look_ahead(flows, walk)


def test_nobody_is_lost_in_a_flow_with_too_many_ways() -> None:
    flows = made()
    events: list[Event] = [Started(f"made/{flows['made'].start}")]
    for _ in range(4):
        position = fold(flows, events).position
        if not isinstance(position, Asking):
            break
        events.append(Unsure(position.place.name, position.fact_id))
    walk = fold(flows, events)
    assert look_ahead(flows, walk).causes
    assert walk == fold(flows, events)


def test_drawn_cases_come_near_the_exact_figures() -> None:
    scope = Scope(FLOWS, Place("guided", FLOW.start), {}, {}, {})
    exact: dict[str, float] = {}
    drawn: dict[str, float] = {}
    for found, ways in (
        (exact, list_prospects(scope, 100)),
        (drawn, sample_prospects(scope)),
    ):
        for way in ways.ways:
            found[way.end.node] = found.get(way.end.node, 0.0) + way.chance
    assert drawn == pytest.approx(exact, abs=0.02)

"""Learning from confirmed cases: slowly, per version, and only from "it worked"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.guided import FLOW, FLOWS, NODES
from tests.core.reading import open_flow
from tests.core.test_guidance import failed, say, unsure, walk
from tui.core.events import HELPED, Event, Started, Tried
from tui.core.flow import Flow, Resolution
from tui.core.prospects.learning import Count, Refined, add_up, confirmed, refine, tally
from tui.core.prospects.proposal import propose, write_change
from tui.core.walk import fold

FIXES = [
    name for name, node in NODES.items() if isinstance(node, Resolution) and node.kind == "fix"
]
COUNTS = st.dictionaries(
    st.sampled_from(FIXES), st.builds(Count, st.integers(0, 200), st.integers(0, 200))
)


def likelihood(flow: Flow, node: str) -> float:
    found = flow.nodes[node]
    assert isinstance(found, Resolution)
    return found.likelihood


def test_without_cases_the_author_is_right() -> None:
    assert refine(FLOW, {}) == FLOW
    assert refine(FLOW, {"second": Count(0, 0)}) == FLOW


def test_twenty_cases_weigh_as_much_as_the_author() -> None:
    weight = sum(likelihood(FLOW, name) for name in FIXES)
    learnt = refine(FLOW, {"licence": Count(20)})
    authored = likelihood(FLOW, "licence") / weight
    assert likelihood(learnt, "licence") / weight == pytest.approx((authored + 1) / 2)


@given(COUNTS)
def test_all_fixes_together_keep_their_weight(experience: dict[str, Count]) -> None:
    learnt = refine(FLOW, experience)
    weight = sum(likelihood(FLOW, name) for name in FIXES)
    assert sum(likelihood(learnt, name) for name in FIXES) == pytest.approx(weight)
    assert likelihood(learnt, "ticket") == likelihood(FLOW, "ticket")
    for name in FIXES:
        node = learnt.nodes[name]
        assert isinstance(node, Resolution)
        assert 0 < node.cures <= 1


def test_what_was_learnt_changes_what_is_likeliest() -> None:
    events: list[Event] = [Started("guided/page"), unsure("page"), failed("wait-fix")]
    flows = Refined(FLOWS, {"guided": {"licence": Count(300)}})
    assert fold(FLOWS, events).remaining[0].place.node == "second"
    assert fold(flows, events).remaining[0].place.node == "licence"


def test_flows_without_experience_stay_as_they_are() -> None:
    flows = Refined(FLOWS, {})
    assert flows["guided"] is FLOW
    assert list(flows) == ["guided"]
    assert len(flows) == 1
    assert "guided" in flows


def test_only_it_worked_counts() -> None:
    settled: list[Event] = [say("page", "sign"), say("code", "yes")]
    assert tally(FLOWS, walk(*settled)) == {}
    helped = walk(*settled, Tried("guided/second", HELPED))
    assert tally(FLOWS, helped) == {"guided": {"second": Count(1, 0)}}


def test_a_settled_fix_that_failed_lowers_its_chance_to_cure() -> None:
    settled: list[Event] = [say("page", "store"), say("old", "yes"), failed("update")]
    assert tally(FLOWS, walk(*settled)) == {"guided": {"update": Count(0, 1)}}
    node = refine(FLOW, {"update": Count(1, 9)}).nodes["update"]
    assert isinstance(node, Resolution)
    assert node.cures == pytest.approx((10 * 0.9 + 1) / 20)


def test_a_fix_that_failed_as_one_of_several_teaches_nothing() -> None:
    current = walk(unsure("page"), failed("wait-fix"))
    assert tally(FLOWS, current) == {}


def test_counts_add_up() -> None:
    one, other = {"a": Count(1, 2)}, {"a": Count(1, 0), "b": Count(0, 1)}
    assert add_up(one, other) == {"a": Count(2, 2), "b": Count(0, 1)}
    assert confirmed(add_up(one, other)) == 2


# ---- proposals to the author -------------------------------------------------------------------

SOURCE = """\
flow: learnt
title: A phone does not enrol
start: a
nodes:
  a: {ask: {fact: b, ask: Which?, answers: {x: X, y: Y, z: Z}}, to: {x: one, y: two, z: three}}
  one:
    resolve: One
    likelihood: common
    cause: One.
    actors: [L1]
    verify: Yes.
  two:
    resolve: >-
      Two, in
      two lines
    cause: Two.
    actors: [L1]
    verify: Yes.
  three: {resolve: Three, likelihood: rare, cause: Three., actors: [L1], verify: Yes.}
"""


def test_few_cases_propose_nothing() -> None:
    flow = open_flow(SOURCE).flow
    assert propose(flow, {"three": Count(29)}) == ()


def test_cases_that_fit_propose_nothing() -> None:
    flow = open_flow(SOURCE).flow
    assert propose(flow, {"one": Count(25), "two": Count(12), "three": Count(3)}) == ()


def test_cases_that_speak_against_the_author_become_a_change_of_the_file() -> None:
    whole = open_flow(SOURCE)
    found = propose(whole.flow, {"two": Count(40), "three": Count(1)})
    assert {each.node: each.new for each in found} == {"one": "possible", "two": "common"}
    change = write_change(whole.source, found, "trees/learnt.yaml")
    assert change.startswith("--- a/trees/learnt.yaml\n+++ b/trees/learnt.yaml\n")
    assert "-    likelihood: common\n+    likelihood: possible\n" in change
    assert "       two lines\n+    likelihood: common\n     cause: Two.\n" in change


def test_a_likelihood_beyond_every_word_is_a_number() -> None:
    whole = open_flow(SOURCE)
    found = propose(whole.flow, {"three": Count(500)})
    assert {each.node: each.new for each in found}["three"] == "13"
    assert "+  three: {resolve: Three, likelihood: 13, cause" in write_change(whole.source, found)


def test_nothing_to_propose_is_no_change() -> None:
    assert write_change(open_flow(SOURCE).source, ()) == ""

"""What callers will notice of a changed flow: no more and no less."""

import json
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from benchmarks.made_flow import make_flow
from tests.core.random_flow import random_flow
from tests.core.reading import open_flow
from tests.core.test_cubes import walk_with
from tests.ui.stage import ROOT, load_flow
from tui.core.checks.graph import check_graph
from tui.core.codes.example import TINY, tiny
from tui.core.comparing.noticed import Noticed, find_noticed
from tui.core.comparing.noticed_text import noticed_json, noticed_text
from tui.core.flow import Flow, Question, Resolution
from tui.core.link import Linked
from tui.core.proving.proof import prove
from tui.core.tree import Mapped, Source, Spot
from tui.core.walk import Offering

STRANDS = ("G016", "G017", "G020", "G021")
"""Faults of the shape after which a walk need not end."""

TWO = """\
flow: two
title: Two questions
start: first
facts:
  where: {ask: Where is it?, answers: {screen: On the screen, page: On a page}}
  sure: {ask: Is it sure?, answers: {yes-it-is: Yes, not: No}}
nodes:
  first: {ask: where, to: {screen: second, page: waiting}}
  second: {ask: sure, to: {yes-it-is: fixing, not: waiting}, unsure: waiting}
  fixing:
    resolve: Fix it
    actors: [L1]
    cause: It is broken.
    steps: [Mend it.]
    verify: It works.
  waiting: {resolve: Wait, kind: wait, actors: [L1], cause: Nothing is known.}
"""


def compare(old: str, new: str) -> Noticed:
    return find_noticed(open_flow(old).flow, open_flow(new).flow)


def test_a_flow_compared_with_itself_shows_nothing() -> None:
    noticed = compare(TWO, TWO)
    assert noticed.is_nothing
    assert noticed_text(noticed) == "Callers will notice nothing.\n"


@pytest.mark.parametrize(
    "file", sorted((ROOT / "trees").glob("*.yaml")), ids=lambda each: each.stem
)
def test_no_shipped_flow_differs_from_itself(file: Path) -> None:
    flow = load_flow(file)
    noticed = find_noticed(flow, flow)
    assert noticed.is_nothing
    assert noticed.complete


def test_a_way_that_ends_elsewhere_is_told_with_a_walk() -> None:
    noticed = compare(TWO, TWO.replace("not: waiting}", "not: fixing}"))
    (moved,) = noticed.moved
    assert (moved.before, moved.after, moved.ways) == ("waiting", "fixing", 1)
    assert moved.walk == (("Where is it?", "On the screen"), ("Is it sure?", "No"))
    assert "Wait (waiting, 1 way)" in noticed_text(noticed)
    assert "for example: Where is it? On the screen > Is it sure? No" in noticed_text(noticed)


def test_i_do_not_know_that_leads_elsewhere_is_told() -> None:
    noticed = compare(TWO, TWO.replace("unsure: waiting", "unsure: fixing"))
    (moved,) = noticed.moved
    assert moved.walk[-1] == ("Is it sure?", "I don't know")


def test_a_question_that_is_asked_now_is_told_and_one_that_is_not_any_more() -> None:
    shorter = TWO.replace("screen: second", "screen: fixing").replace("  second:", "  idle:")
    shorter = shorter.replace("start: first", "start: first").replace("page: waiting", "page: idle")
    noticed = compare(TWO, shorter)
    assert [each.fact for each in noticed.lost] == ["sure"]
    assert noticed.lost[0].walk == (("Where is it?", "On the screen"),)
    assert [each.fact for each in noticed.gained] == ["sure"]
    assert noticed.gained[0].walk == (("Where is it?", "On a page"),)


def test_a_resolution_that_nothing_leads_to_any_more_is_told() -> None:
    gone = compare(TWO, TWO.replace("yes-it-is: fixing", "yes-it-is: waiting"))
    assert [each.node for each in gone.gone] == ["fixing"]
    assert [each.node for each in gone.fresh] == []
    back = compare(TWO.replace("yes-it-is: fixing", "yes-it-is: waiting"), TWO)
    assert [each.node for each in back.fresh] == ["fixing"]


def test_another_id_is_not_noticed_by_anybody() -> None:
    assert compare(TINY, TINY.replace("assign", "licence-missing")).is_nothing
    assert compare(TINY, TINY.replace("flow: tiny", "flow: other")).is_nothing


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Assign a licence.,", "Assign two licences.,", "steps"),
        ("kind: hand-over", "kind: not-ours", "how it ends"),
        ("actors: [M365]", "actors: [IA]", "who acts"),
        ("    verify: The phone", "    verify: A phone", "how to see that it worked"),
        ("    verify:", "    otherwise: ticket\n    verify:", "what comes when it did not help"),
    ],
)
def test_a_resolution_that_says_something_else_is_told(old: str, new: str, told: str) -> None:
    noticed = compare(TINY, tiny(old, new))
    assert [each.after for each in noticed.changed] == [told]
    assert told in noticed_text(noticed)


def test_other_words_and_new_answers_are_told() -> None:
    new = tiny("missing: No, there: Yes", "missing: None, there: Yes, two: Two of them")
    new = new.replace("there: ticket}", "there: ticket, two: ticket}").replace(
        "Does the", "Has the"
    )
    text = noticed_text(compare(TINY, new))
    assert "licence: Does the user have a licence?\n    now: Has the user" in text
    assert "licence/missing: No\n    now: None" in text
    assert "licence/two: new: Two of them" in text
    assert "licence/two: gone: Two of them" in noticed_text(compare(new, TINY))


def test_a_consequence_that_changed_is_told() -> None:
    text = TWO.replace("page: On a page", "page: {label: On a page, sets: {sure: not}}").replace(
        "page: waiting", "page: second"
    )
    (moved,) = compare(text, text.replace("sure: not}}", "sure: yes-it-is}}")).moved
    assert (moved.before, moved.after) == ("waiting", "fixing")


def test_the_json_holds_all_that_the_text_does() -> None:
    noticed = compare(TWO, TWO.replace("not: waiting}", "not: fixing}"))
    plain = json.loads(noticed_json(noticed))
    assert plain["moved"][0]["walk"] == [["Where is it?", "On the screen"], ["Is it sure?", "No"]]
    assert plain["complete"] is True


def plain_flow(seed: int) -> Flow:
    """Return a proved flow in which everything is known."""
    flow = random_flow(seed)
    facts = {name: fact._replace(unsure=False) for name, fact in flow.facts.items()}
    nodes = {
        name: node._replace(unsure="") if isinstance(node, Question)
        else node._replace(resolve=f"{name}: {node.resolve}") if isinstance(node, Resolution)
        else node
        for name, node in flow.nodes.items()
    }  # fmt: skip
    flow = flow._replace(facts=facts, nodes=nodes)
    whole = Linked(flow, Source("x.yaml", Mapped(Spot(1, 1))), {})
    assume(prove(whole).proved)
    assume(not any(found.code in STRANDS for found in check_graph(whole)))
    return flow


def endings(flow: Flow) -> dict[tuple[str, ...], str]:
    """Return where each caller ends who knows everything."""
    found = {}
    for answers in product(*(fact.answers for fact in flow.facts.values())):
        walk = walk_with(flow, dict(zip(flow.facts, answers, strict=True)))
        if walk is not None and isinstance(walk.position, Offering):
            found[answers] = walk.position.place.node
    return found


@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(st.integers(0, 5_000), st.integers(0, 100))
def test_the_endings_that_changed_are_those_of_every_caller_there_is(seed: int, turn: int) -> None:
    old = plain_flow(seed)
    asking = [(name, node) for name, node in old.nodes.items() if isinstance(node, Question)]
    name, node = asking[turn % len(asking)]
    targets = list(old.nodes)
    to = {answer: targets[(turn + place) % len(targets)] for place, answer in enumerate(node.to)}
    new = old._replace(nodes={**old.nodes, name: node._replace(to=to)})
    whole = Linked(new, Source("x.yaml", Mapped(Spot(1, 1))), {})
    assume(not any(found.code in STRANDS for found in check_graph(whole)))
    assume(not any(found.code == "P011" for found in prove(whole).diagnostics))
    before, after = endings(old), endings(new)
    told = {(each.before, each.after) for each in find_noticed(old, new).moved}
    for caller in before.keys() & after.keys():
        if before[caller] != after[caller]:
            assert (before[caller], after[caller]) in told


def test_in_a_flow_with_more_ways_than_can_be_listed_changed_nodes_are_still_compared() -> None:
    old = make_flow(300, 60)
    (*_, last) = (name for name, node in old.nodes.items() if isinstance(node, Question))
    node = old.nodes[last]
    assert isinstance(node, Question)
    ends = [name for name, each in old.nodes.items() if isinstance(each, Resolution)]
    to = dict(zip(node.to, [ends[0], *reversed(ends)], strict=False))
    new = old._replace(nodes={**old.nodes, last: node._replace(to=to)})
    noticed = find_noticed(old, new)
    assert not noticed.complete
    assert any(each.walk[0] == ("From", last) for each in noticed.moved)
    assert "there are more" in noticed_text(noticed)
    same = find_noticed(old, old)
    assert same.is_nothing
    assert not same.complete

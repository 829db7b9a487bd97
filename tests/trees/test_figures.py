"""How many questions a call takes."""

import statistics
from collections.abc import Iterator

import pytest

from tests.trees.shipped import every_way, shipped
from tui.core.events import Started
from tui.core.testing.unattended import Script, ending_of, next_event
from tui.core.walk import Offering, Walk, fold, proceed

MOST_QUESTIONS = 7
MEAN_QUESTIONS = 3.5

LIST_FACTS = frozenset(("area", "device", "where"))
"""These pick the list of messages."""


def count_questions(walk: Walk) -> int:
    """Count the questions put once the message or stage is known, without what the site fixes."""
    site = {fact for flow in shipped().values() for fact, each in flow.facts.items() if each.site}
    asked = [said.fact for said in walk.trail]
    last = max((asked.index(fact) for fact in ("message", "stage") if fact in asked), default=-1)
    return sum(1 for fact in asked[last + 1 :] if fact not in site | LIST_FACTS)


def settled_ends(start: str) -> Iterator[Walk]:
    for walk in every_way(start, fails=False):
        if isinstance(walk.position, Offering) and walk.position.settled:
            yield walk


@pytest.mark.parametrize("flow", sorted(shipped()))
def test_no_resolution_takes_more_than_seven_questions(flow: str) -> None:
    ends = list(settled_ends(f"{flow}/{shipped()[flow].start}"))
    assert ends
    longest = max(ends, key=count_questions)
    asked = [said.fact for said in longest.trail]
    assert count_questions(longest) <= MOST_QUESTIONS, (ending_of(longest).node, asked)


def test_the_items_of_the_article_take_three_and_a_half_questions_on_average() -> None:
    flows = shipped()
    flow = flows["intune-ios"]
    counts = []
    for case in flow.cases:
        if case.at or case.helps:
            continue
        walk = fold(flows, [Started(f"intune-ios/{flow.start}")])
        script = Script(case.facts)
        while (event := next_event(walk, script)) is not None:
            walk = proceed(flows, walk, event)
        ending = ending_of(walk)
        if ending.node and any(ref.startswith("S") for ref in ending.resolution.refs):  # type: ignore[union-attr]
            counts.append(count_questions(walk))
    assert len(counts) >= 60
    assert statistics.mean(counts) <= MEAN_QUESTIONS

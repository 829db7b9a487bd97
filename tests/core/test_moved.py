"""A case on a flow that has changed: what no longer applies, what is new, what reads otherwise."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.core.records import happenings
from tests.core.sample import FACTS, FLOW, FLOWS, NODES, yes_no
from tui.core.events import Answered, Event, Started
from tui.core.flow import Answer, Flow, Question, Step
from tui.core.journal.case import walk_events
from tui.core.journal.moved import Moved, compare_versions
from tui.core.journal.record import Record

EVENTS: list[Event] = [
    Started("sample/where"),
    Answered("sample/where", "where", "screen"),
    Answered("sample/auth", "auth", "legacy"),
]


def moved(events: list[Event] = EVENTS, **changes: Any) -> Moved:
    return compare_versions(FLOWS, {"sample": FLOW._replace(**changes)}, events)


def test_a_flow_that_only_changed_elsewhere_does_not_matter() -> None:
    nodes = {**NODES, "network": NODES["network"]._replace(cause="Other words.")}  # type: ignore[call-arg]
    assert not moved(nodes=nodes).matters


def test_a_new_question_on_the_way_is_shown() -> None:
    facts = {**FACTS, "owner": yes_no("Does the company own it?")}
    nodes = {
        **NODES,
        "auth": Question(ask="auth", to={"legacy": "owner", "modern": "modern"}),
        "owner": Question(ask="owner", to={"yes": "mfa", "no": "mfa"}),
    }
    found = moved(facts=facts, nodes=nodes)
    assert found.fresh == ("owner",)
    assert found.gone == ()
    assert found.stands == "Does the company own it?"


def test_an_answer_whose_question_is_not_asked_any_more_is_shown() -> None:
    nodes = {**NODES, "where": Question(ask="where", to={"screen": "mfa"}, otherwise="mfa")}
    found = moved(nodes=nodes)
    assert [said.fact for said in found.gone] == ["auth"]
    assert found.fresh == ()


def test_an_answer_that_the_question_does_not_have_any_more_is_shown_and_asked_again() -> None:
    fact = FACTS["auth"]._replace(answers={"modern": FACTS["auth"].answers["modern"]})
    nodes = {**NODES, "auth": Question(ask="auth", to={"modern": "modern"})}
    found = moved(facts={**FACTS, "auth": fact}, nodes=nodes)
    assert [said.fact for said in found.gone] == ["auth"]
    assert found.stands == "Where was the password typed?"


def test_other_words_for_the_same_answer_are_shown() -> None:
    fact = FACTS["auth"]._replace(answers={**FACTS["auth"].answers, "legacy": Answer("In a box")})
    found = moved(facts={**FACTS, "auth": fact})
    (words,) = found.reworded
    assert words.fact == "auth"
    assert "In a plain box" in words.before
    assert "In a box" in words.after


def test_other_steps_at_the_place_where_it_stands_are_shown() -> None:
    events = [*EVENTS, Answered("sample/mfa", "mfa", "yes")]
    fix = NODES["legacy-mfa"]._replace(steps=(Step("Do it otherwise."),))  # type: ignore[call-arg]
    found = moved(events, nodes={**NODES, "legacy-mfa": fix})
    assert found.is_rewritten
    assert found.matters


def test_a_flow_that_is_gone_is_said() -> None:
    found = compare_versions(FLOWS, {}, EVENTS)
    assert found.is_missing
    assert found.matters


CHANGED = FLOW._replace(
    facts={key: fact for key, fact in FACTS.items() if key != "mfa"},
    nodes={key: node for key, node in NODES.items() if key not in ("mfa", "by-net")},
)


@given(st.lists(happenings, max_size=10), st.sampled_from([FLOW, CHANGED]))
def test_no_events_on_no_version_raise(found: list[Any], other: Flow) -> None:
    events = walk_events(Record("a", 1, "", "", 0, each) for each in found)
    compare_versions(FLOWS, {"sample": other}, [Started("sample/where"), *events])

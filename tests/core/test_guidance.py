"""What happens when nobody knows: best first, nothing twice, and an end that makes sense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.guided import FACTS, FIXES, FLOWS, NODES, with_node, with_nodes
from tui.core.events import (
    CANNOT,
    FAILED,
    HELPED,
    Answered,
    Back,
    Changed,
    Event,
    Postponed,
    Started,
    Tried,
    Unsure,
)
from tui.core.flow import Flow, Risk
from tui.core.walk import REASONS, Asking, Finished, HandOver, Offering, Walk, fold, proceed

START = Started("guided/page")


def say(fact: str, answer: str) -> Answered:
    return Answered("guided/x", fact, answer)


def unsure(fact: str) -> Unsure:
    return Unsure("guided/x", fact)


def failed(node: str) -> Tried:
    return Tried(f"guided/{node}", FAILED)


def walk(*events: Event, flows: dict[str, Flow] = FLOWS) -> Walk:
    return fold(flows, [START, *events])


def at(current: Walk) -> str:
    assert isinstance(current.position, (Asking, Offering)), current.position
    return current.position.place.node


def names(current: Walk) -> set[str]:
    return {cause.place.node for cause in current.remaining}


ALL = {"second", "account", "update", "licence", "wait-fix"}


def test_all_branches_stay_open_when_nobody_knows() -> None:
    current = walk(unsure("page"))
    assert names(current) == ALL
    assert sum(cause.probability for cause in current.remaining) == pytest.approx(1)


def test_a_quick_fix_of_a_branch_comes_before_the_questions_of_others() -> None:
    assert at(walk(unsure("page"))) == "wait-fix"


def test_a_branch_says_what_it_takes_for_granted() -> None:
    position = walk(unsure("page")).position
    assert isinstance(position, Offering)
    assert not position.settled
    assert position.assumed == (("page", ("wait",)),)
    position = walk(unsure("page"), failed("wait-fix")).position
    assert isinstance(position, Asking)
    assert position.assumed == (("page", ("sign",)),)


def test_the_likelier_branch_is_worked_first() -> None:
    assert at(walk(unsure("page"), failed("wait-fix"))) == "code"
    flows = with_node("second", likelihood=0.1)
    assert at(walk(unsure("page"), failed("wait-fix"), flows=flows)) == "old"


def test_an_answer_speaks_for_the_branch_that_asked_for_it() -> None:
    before = {each.place.node: each.probability for each in walk(unsure("page")).remaining}
    after = {
        each.place.node: each.probability
        for each in walk(unsure("page"), say("code", "yes")).remaining
    }
    assert after["second"] > before["second"]
    assert after["update"] / after["licence"] == pytest.approx(before["update"] / before["licence"])
    assert "account" not in after


def test_a_fix_that_did_not_help_lowers_its_cause_and_strikes_nothing_out() -> None:
    before = walk(unsure("page"))
    after = walk(unsure("page"), failed("wait-fix"))
    chance = {each.place.node: each.probability for each in before.remaining}
    lowered = {each.place.node: each.probability for each in after.remaining}
    assert names(after) == ALL
    odds = chance["wait-fix"] / chance["second"] * (1 - FIXES["wait-fix"].cures)
    assert lowered["wait-fix"] / lowered["second"] == pytest.approx(odds)


def drive(flows: dict[str, Flow], result: str = FAILED) -> tuple[Walk, list[str]]:
    """Know nothing, and try whatever is offered."""
    current, offered = walk(flows=flows), []
    for _ in range(40):
        position = current.position
        if isinstance(position, Asking):
            event: Event = Unsure(position.place.name, position.fact_id)
        elif isinstance(position, Offering):
            offered.append(position.place.node)
            event = Tried(position.place.name, result)
        else:
            return current, offered
        current = proceed(flows, current, event)
    raise AssertionError("the walk never ends")


@pytest.mark.parametrize("result", [FAILED, CANNOT])
def test_nothing_is_offered_twice_and_the_hand_over_names_every_cause(result: str) -> None:
    current, offered = drive(FLOWS, result)
    assert isinstance(current.position, HandOver)
    assert len(offered) == len(set(offered))
    assert names(current) == ALL
    assert {each.node.removeprefix("guided/") for each in current.tried} == set(offered)


def test_when_all_else_was_tried_the_way_on_of_a_failed_fix_is_followed() -> None:
    current, offered = drive(FLOWS)
    assert "clear" in offered
    assert offered.index("clear") > offered.index("update")
    assert "clear" not in names(current)


def test_the_way_on_of_a_settled_fix_comes_at_once() -> None:
    settled = [say("page", "store"), say("old", "yes")]
    assert at(walk(*settled)) == "update"
    current = walk(*settled, failed("update"))
    assert at(current) == "clear"
    assert isinstance(current.position, Offering)
    assert current.position.settled


def test_what_helps_ends_the_walk_also_beyond_a_failed_fix() -> None:
    current, _ = drive(FLOWS)
    end = proceed(FLOWS, current, Tried("guided/clear", HELPED))
    assert isinstance(end.position, Finished)


def test_a_risky_fix_is_never_a_guess() -> None:
    risk = Risk(kinds=("tenant-wide",), approve="The owner", undo="None")
    flows = with_node("wait-fix", risk=risk, needs=("page",), likelihood=1000.0)
    current, offered = drive(flows)
    assert "wait-fix" not in offered
    assert "wait-fix" in names(current)


def test_a_fix_that_costs_more_than_handing_over_is_not_offered() -> None:
    flows = with_node("wait-fix", minutes=10_000.0)
    current, offered = drive(flows)
    assert "wait-fix" not in offered
    assert isinstance(current.position, HandOver)
    assert current.position.why == "costly"
    assert current.position.why in REASONS


def test_a_cheaper_harm_and_what_the_agent_can_do_come_first_among_equals() -> None:
    same = {"likelihood": 4.0, "minutes": 10.0, "otherwise": ""}
    flows = with_nodes(
        {"second": {**same, "actors": ("IA",)}, "account": {**same, "actors": ("L1",)}}
    )
    assert at(walk(say("page", "sign"), unsure("code"), flows=flows)) == "account"


def test_a_question_whose_answers_cannot_change_anything_worth_its_minute_is_not_asked() -> None:
    unlikely = {"likelihood": 0.001, "minutes": 1000.0}
    current, _ = drive(with_nodes({"second": unlikely, "account": unlikely}))
    asked = [said.fact for said in current.draft.said]
    assert "code" not in asked
    assert {"second", "account"} <= names(current)


# ---- asked later -------------------------------------------------------------------------------


def postpone(fact: str, person: str = "") -> Postponed:
    return Postponed("guided/page", fact, person)


def test_a_question_put_off_waits_in_a_list_with_the_person_to_ask() -> None:
    current = walk(postpone("page", "Kim"))
    assert [(each.fact, each.person) for each in current.later] == [("page", "Kim")]
    assert current.position == walk(unsure("page")).position
    assert current.asked == 1


def test_whom_to_ask_may_change() -> None:
    current = walk(postpone("page"), say("code", "yes"), postpone("page", "the caller's boss"))
    assert [(each.fact, each.person) for each in current.later] == [("page", "the caller's boss")]
    assert [said.fact for said in current.draft.said] == ["page", "code"]


def test_what_was_found_out_leaves_the_list_and_settles_the_walk() -> None:
    current = walk(postpone("page"), say("code", "yes"), Changed("page", "sign"))
    assert current.later == ()
    assert at(current) == "second"
    assert isinstance(current.position, Offering)
    assert current.position.settled


def test_giving_up_on_a_question_takes_it_off_the_list() -> None:
    current = walk(postpone("page"), unsure("page"))
    assert current.later == ()
    assert current.known["page"] is None


def test_putting_off_can_be_taken_back() -> None:
    assert walk(postpone("page"), Back()) == walk()


# ---- invariants ----------------------------------------------------------------------------------


FACT_IDS = st.sampled_from(list(FACTS))
ANSWERS = st.sampled_from(["sign", "store", "wait", "yes", "no"])
TRIED = st.builds(
    Tried, st.sampled_from([f"guided/{name}" for name in NODES]), st.sampled_from([FAILED, CANNOT])
)
EVENTS = st.one_of(
    st.builds(say, FACT_IDS, ANSWERS),
    st.builds(unsure, FACT_IDS),
    st.builds(postpone, FACT_IDS, st.sampled_from(["", "Kim"])),
    st.builds(Changed, FACT_IDS, st.none() | ANSWERS),
    st.just(Back()),
    TRIED,
)
HISTORIES = st.lists(EVENTS, max_size=10)


@given(HISTORIES)
def test_nothing_tried_is_offered_again(events: list[Event]) -> None:
    current = walk(*events)
    if isinstance(current.position, Offering):
        assert current.position.place.name not in {each.node for each in current.tried}


@given(HISTORIES)
def test_nothing_known_is_asked_again(events: list[Event]) -> None:
    position = walk(*events).position
    if isinstance(position, Asking):
        known = walk(*events).known
        assert position.fact_id not in known or known[position.fact_id] not in position.routed


@given(HISTORIES)
def test_probabilities_are_shares_of_one(events: list[Event]) -> None:
    remaining = walk(*events).remaining
    if remaining:
        assert sum(each.probability for each in remaining) == pytest.approx(1)
        assert [*remaining] == sorted(remaining, key=lambda each: -each.probability)


@given(HISTORIES, st.builds(postpone, FACT_IDS))
def test_undoing_what_was_put_off_is_identity(events: list[Event], event: Event) -> None:
    assert walk(*events, event, Back()) == walk(*events)

"""The engine: where a walk stands, and that nothing said is ever lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.sample import FACTS, FLOW, FLOWS, NODES, fix
from tui.core.events import (
    Answered,
    Back,
    Changed,
    Event,
    Jumped,
    Noted,
    Restarted,
    Started,
    Ticked,
    Told,
    Tried,
    Unsure,
)
from tui.core.flow import HAND_OVER, Call, Flow, Node, Question
from tui.core.testing.unattended import Script, end_event, next_event
from tui.core.walk import Asking, Finished, HandOver, Offering, Walk, fold, proceed

START = Started("sample/where")


def say(fact: str, answer: str) -> Answered:
    return Answered("sample/x", fact, answer)


def unsure(fact: str) -> Unsure:
    return Unsure("sample/x", fact)


def walk(*events: Event) -> Walk:
    return fold(FLOWS, [START, *events])


def stands_at(current: Walk) -> str:
    position = current.position
    assert not isinstance(position, HandOver), position
    return position.place.node


def drive(facts: dict[str, str], helps: list[str] | None = None) -> Walk:
    current = walk()
    script = Script(facts, helps)
    while (event := next_event(current, script)) is not None:
        current = proceed(FLOWS, current, event)
    return current


def test_a_walk_begins_with_the_first_question() -> None:
    current = walk()
    assert isinstance(current.position, Asking)
    assert current.position.fact_id == "where"
    assert current.position.offered == ("screen", "silent", "page")


def test_an_ending_that_was_chosen_is_left_when_an_answer_speaks_against_it() -> None:
    chosen = fold(FLOWS, [Started("sample/wipe")])
    assert isinstance(chosen.position, Asking)
    assert chosen.position.fact_id == "wiped"
    assert stands_at(proceed(FLOWS, chosen, say("wiped", "no"))) == "wipe"
    otherwise = proceed(FLOWS, chosen, say("wiped", "yes")).position
    assert isinstance(otherwise, Asking)
    assert otherwise.fact_id == "where"


def test_answers_lead_to_the_resolution() -> None:
    current = walk(say("where", "screen"), say("auth", "legacy"), say("mfa", "yes"))
    assert stands_at(current) == "legacy-mfa"
    assert isinstance(current.position, Offering)
    assert current.position.settled
    assert [said.fact for said in current.trail] == ["where", "auth", "mfa"]


def test_a_known_fact_is_skipped_and_shown() -> None:
    current = walk(Told("auth", "legacy"), say("where", "screen"))
    assert stands_at(current) == "mfa"
    assert [said.fact for said in current.skipped] == ["auth"]
    assert current.asked == 1


def test_an_answer_that_sets_a_fact_spares_its_question() -> None:
    assert stands_at(walk(say("where", "page"))) == "gov"


def test_a_shared_part_comes_back_to_where_it_was_called() -> None:
    assert stands_at(walk(say("where", "silent"))) == "net"
    assert stands_at(walk(say("where", "silent"), say("net", "yes"))) == "network"


def test_a_fix_asks_for_what_it_needs_before_it_is_offered() -> None:
    current = walk(say("where", "silent"), say("net", "no"))
    assert isinstance(current.position, Asking)
    assert current.position.fact_id == "wiped"
    assert stands_at(walk(say("where", "silent"), say("net", "no"), say("wiped", "no"))) == "wipe"


def test_a_risky_fix_is_never_offered_while_what_it_needs_is_unknown() -> None:
    current = walk(say("where", "silent"), say("net", "no"), unsure("wiped"))
    assert isinstance(current.position, HandOver)
    assert current.position.why == "needs"
    assert [cause.place.node for cause in current.position.causes] == ["wipe"]


def test_a_fix_that_its_own_claim_contradicts_is_never_offered() -> None:
    current = walk(say("where", "silent"), say("net", "no"), say("wiped", "yes"))
    assert isinstance(current.position, HandOver)


def test_back_from_the_first_question_stays_there() -> None:
    assert walk(Back()).position == walk().position
    assert not walk().can_go_back


def test_unsure_keeps_every_branch_and_the_hand_over_names_every_cause() -> None:
    current = walk(say("where", "screen"), unsure("auth"), unsure("mfa"), unsure("wiped"))
    assert {cause.place.node for cause in current.remaining} == {"legacy-mfa", "wipe", "modern"}
    offered = []
    while isinstance(current.position, Offering):
        offered.append(stands_at(current))
        current = proceed(FLOWS, current, Tried(current.position.place.name, "failed"))
    assert offered == ["modern", "legacy-mfa"]
    assert isinstance(current.position, HandOver)
    assert current.position.why == "needs"
    assert {cause.place.node for cause in current.position.causes} == {
        "legacy-mfa",
        "wipe",
        "modern",
    }


def test_a_question_shared_by_the_open_branches_is_asked_once() -> None:
    current = walk(unsure("where"), unsure("auth"), unsure("mfa"), unsure("wiped"))
    asked = [said.fact for said in current.draft.said]
    assert len(asked) == len(set(asked))


def test_an_unsure_way_of_the_author_wins() -> None:
    question = NODES["auth"]
    assert isinstance(question, Question)
    flow = FLOW._replace(nodes={**NODES, "auth": question._replace(unsure="ticket")})
    current = fold({"sample": flow}, [START, say("where", "screen"), unsure("auth")])
    assert stands_at(current) == "ticket"


def test_what_did_not_help_leads_to_the_next_thing_then_to_the_hand_over() -> None:
    answers = [say("where", "screen"), say("auth", "legacy"), say("mfa", "yes")]
    current = walk(*answers, Tried("sample/legacy-mfa", "failed"))
    assert stands_at(current) == "ticket"
    current = walk(say("where", "silent"), say("net", "yes"), Tried("sample/network", "failed"))
    assert isinstance(current.position, HandOver)
    assert current.position.why == "tried"


def test_what_helped_ends_the_walk() -> None:
    current = walk(say("where", "silent"), say("net", "yes"), Tried("sample/network", "helped"))
    assert isinstance(current.position, Finished)


def test_changing_an_answer_keeps_what_still_holds_and_sets_the_rest_aside() -> None:
    before = [say("where", "screen"), say("auth", "legacy"), say("mfa", "yes")]
    changed = walk(*before, Changed("auth", "modern"))
    assert stands_at(changed) == "modern"
    assert [said.fact for said in changed.set_aside] == ["mfa"]
    restored = walk(*before, Changed("auth", "modern"), Changed("auth", "legacy"))
    assert restored.position == walk(*before).position
    assert restored.trail == walk(*before).trail
    assert restored.set_aside == ()


def test_values_show_every_variant_while_their_fact_is_unknown() -> None:
    from tui.core.guide import fill

    assert fill("Open {site}.", FLOW, {"cloud": "gov"}) == "Open b.example."
    assert fill("Open {site}.", FLOW, {}) == ("Open a.example (Normal) or b.example (Government).")
    assert fill("{{literal}} {unknown}", FLOW, {}) == "{literal} {unknown}"


def test_the_end_says_what_other_programs_rely_on() -> None:
    end = end_event(FLOWS, drive({"where": "screen", "auth": "legacy", "mfa": "yes"}))
    assert end == {
        "event": "end",
        "kind": "fix",
        "flow": "sample",
        "node": "legacy-mfa",
        "title": "Move to the modern sign-in",
        "refs": ["S28"],
        "actors": ["L1"],
        "asked": 3,
        "trail": [
            {"fact": "where", "answer": "screen"},
            {"fact": "auth", "answer": "legacy"},
            {"fact": "mfa", "answer": "yes"},
        ],
        "tried": [],
        "confirm": [],
        "remaining": [],
    }


def test_an_unattended_walk_lists_what_must_be_confirmed() -> None:
    end = end_event(FLOWS, drive({"where": "silent", "net": "no", "wiped": "no"}))
    assert end["node"] == "wipe"
    assert end["confirm"] == ["Backed up?"]


def test_an_unattended_walk_ends_in_a_hand_over_that_names_what_is_left() -> None:
    end = end_event(FLOWS, drive({"where": "screen"}))
    assert end["kind"] == HAND_OVER
    assert end["node"] is None
    assert end["refs"] == []
    assert {cause["node"] for cause in end["remaining"]} == {"legacy-mfa", "wipe", "modern"}
    assert sum(cause["probability"] for cause in end["remaining"]) == pytest.approx(1, abs=1e-3)


def test_with_one_cause_left_the_hand_over_names_its_refs() -> None:
    facts = {"where": "screen", "auth": "legacy", "mfa": "yes"}
    end = end_event(FLOWS, drive(facts, helps=["ticket"]))
    assert end["node"] == "ticket"
    assert end["tried"] == [{"node": "legacy-mfa", "refs": ["S28"]}]


FACT_IDS = st.sampled_from([*FACTS, "nonsense"])
ANSWERS = st.sampled_from(["yes", "no", "screen", "silent", "page", "gov", "legacy", "modern", "?"])
PLACES = st.sampled_from([f"sample/{node}" for node in NODES] + ["", "other/x"])
EVENTS = st.one_of(
    st.builds(Answered, PLACES, FACT_IDS, ANSWERS),
    st.builds(Unsure, PLACES, FACT_IDS),
    st.builds(Told, FACT_IDS, ANSWERS),
    st.builds(Changed, FACT_IDS, st.none() | ANSWERS),
    st.builds(Tried, PLACES, st.sampled_from(["helped", "failed", "cannot", "?"])),
    st.builds(Ticked, PLACES, st.integers(), st.booleans()),
    st.builds(Noted, st.text()),
    st.just(Back()),
    st.builds(Jumped, PLACES, FACT_IDS),
    st.just(Restarted()),
)
HISTORIES = st.lists(EVENTS, max_size=14)


@given(HISTORIES)
def test_no_sequence_of_events_raises_and_folding_is_deterministic(events: list[Event]) -> None:
    assert walk(*events) == walk(*events)


@given(HISTORIES)
def test_folding_is_the_same_as_going_step_by_step(events: list[Event]) -> None:
    current = walk()
    for event in events:
        current = proceed(FLOWS, current, event)
    assert current == walk(*events)


UNDOABLE = st.one_of(
    st.builds(Answered, PLACES, FACT_IDS, ANSWERS),
    st.builds(Unsure, PLACES, FACT_IDS),
    st.builds(Tried, PLACES, st.sampled_from(["helped", "failed", "cannot"])),
)


@given(HISTORIES, UNDOABLE)
def test_undo_after_do_is_identity(events: list[Event], event: Event) -> None:
    assert walk(*events, event, Back()) == walk(*events)


@given(HISTORIES, FACT_IDS, st.none() | ANSWERS)
def test_changing_back_restores_the_walk(
    events: list[Event], fact: str, answer: str | None
) -> None:
    before = walk(*events)
    earlier = {said.fact: said.answer for said in before.draft.said}
    if fact not in earlier:
        return
    after = walk(*events, Changed(fact, answer), Changed(fact, earlier[fact]))
    assert after._replace(draft=before.draft) == before
    assert after.draft.said == before.draft.said


class Watched(dict[str, Flow]):
    """Flows that refuse to be looked at for minutes."""

    left = 20_000

    def __getitem__(self, name: str) -> Flow:
        self.left -= 1
        assert self.left, "a walk looks at its flows without end"
        return super().__getitem__(name)


def test_a_part_called_within_itself_ends_where_its_fix_did_not_help() -> None:
    """Such a flow has a fault; it was followed for minutes."""
    nodes: dict[str, Node] = {
        "n0": Question("net", {"yes": "fix", "no": "again"}, unsure="again"),
        "again": Call("fix", "fix"),
        "fix": fix("Restart it")._replace(otherwise="n0"),
    }
    flows = {"round": FLOW._replace(flow="round", start="n0", nodes=nodes)}
    unknown, tried = Unsure("round/n0", "net"), Tried("round/fix", "failed")
    position = fold(Watched(flows), [Started("round/n0"), unknown, tried]).position
    assert isinstance(position, HandOver)
    assert position.why == "tried"

"""The shipped flows with callers who do not know: right ends, few questions, little time."""

from collections.abc import Iterator, Mapping
from random import Random

import pytest

from benchmarks.callers import GUIDED, SEVERAL, Desk, make_callers
from tests.trees.shipped import shipped
from tui.core.events import Started
from tui.core.flow import Question
from tui.core.prospects.outlook import look_ahead
from tui.core.prospects.reasons import explain
from tui.core.prospects.sight import look
from tui.core.testing.unattended import Script, end_event, next_event
from tui.core.walk import HandOver, Walk, fold, proceed
from tui.plain.lines import hand_over_lines


def drive(start: str, facts: Mapping[str, str]) -> Iterator[Walk]:
    """Yield where a walk stands after each event, nothing helping while several causes are left."""
    flows = shipped()
    walk = fold(flows, [Started(start)])
    script = Script(facts)
    yield walk
    while (event := next_event(walk, script)) is not None:
        walk = proceed(flows, walk, event)
        yield walk


def remaining(walk: Walk) -> set[str]:
    return {cause.place.node for cause in walk.remaining}


ROWS = [
    # message, what is known, what is left: the rows of the decision table that fit
    ("device-cap-reached", {"count": "intune-limit", "spare": "yes"},
     {"cap-remove-user", "cap-remove-admin"}),
    ("device-cap-reached", {"count": "intune-limit", "method": "byod"},
     {"cap-remove-user", "cap-raise"}),
    ("company-portal-temporarily-unavailable", {"count": "below", "web": "works"},
     {"cp-reinstall", "cp-redeploy"}),
    ("company-portal-temporarily-unavailable", {"count": "below", "method": "ade"},
     {"cp-redeploy", "cp-network", "cp-account"}),
    ("no-enrollment-policy", {"apns": "active"}, {"platform-allow", "no-policy-escalate"}),
    ("no-enrollment-policy", {"apns": "none"},
     {"apns-create", "apns-m365", "authority-then-create"}),
    ("no-enrollment-policy", {"authority": "intune", "platform": "blocked"},
     {"apns-create", "apns-renew", "platform-allow", "no-policy-escalate"}),
    ("mdm-authority-not-defined", {}, {"authority-set", "authority-upn", "authority-m365"}),
    ("user-license-type-invalid", {}, {"licence-fix", "licence-group"}),
]  # fmt: skip


@pytest.mark.parametrize(("message", "known", "left"), ROWS)
def test_one_answer_unknown_leaves_exactly_the_rows_that_fit(
    message: str, known: dict[str, str], left: set[str]
) -> None:
    *_, last = drive("intune-ios/where", {"where": "words", "message": message, **known})
    assert isinstance(last.position, HandOver)
    assert remaining(last) == left


def test_not_knowing_the_stage_takes_few_questions_and_leaves_every_cause_in() -> None:
    known = {"where": "silent", "server": "listed", "assigned": "yes", "fresh": "no"}
    *_, last = drive("intune-ios/where", known)
    assert isinstance(last.position, HandOver)
    assert last.asked <= 9
    assert {"start-notfresh", "mfa-legacy", "gov", "await"} <= remaining(last)
    end = end_event(shipped(), last)
    assert sum(each["probability"] for each in end["remaining"]) == pytest.approx(1, abs=1e-2)


def test_what_is_known_leaves_out_what_cannot_be_also_when_the_stage_is_not_known() -> None:
    *_, last = drive("intune-ios/where", {"where": "silent", "auth": "legacy", "mfa": "yes"})
    assert "mfa-legacy" in remaining(last)
    assert not remaining(last) & {"modern-code", "modern-key", "modern-nomfa", "legacy-none"}


@pytest.mark.parametrize("flow", sorted(shipped()))
def test_no_cause_is_lost_while_no_author_chose_a_way_for_those_who_do_not_know(flow: str) -> None:
    flows = shipped()
    for caller in make_callers(flows, flow, 60, seed=3):
        facts = {
            fact: answer
            for fact, answer in caller.facts.items()
            if Random(f"{caller.number} {fact}").random() > 0.25  # noqa: S311 - nothing secret
        }
        *_, last = drive(f"{flow}/{flows[flow].start}", facts)
        if isinstance(last.position, HandOver) and not _was_led(last):
            assert caller.cause in {cause.place.name for cause in last.remaining}, facts


def _was_led(walk: Walk) -> bool:
    """Tell whether an author's way for "I don't know" was taken."""
    flows = shipped()
    for said in walk.draft.said:
        flow, _, node_id = said.node.partition("/")
        node = flows[flow].nodes.get(node_id)
        if said.answer is None and isinstance(node, Question) and node.unsure:
            return True
    return False


@pytest.mark.parametrize("flow", sorted(shipped()))
def test_every_step_can_be_explained(flow: str) -> None:
    flows = shipped()
    for caller in make_callers(flows, flow, 8, seed=5):
        facts = dict(list(caller.facts.items())[::2])
        for walk in drive(f"{flow}/{flows[flow].start}", facts):
            seen = look_ahead(flows, walk)
            assert all(explain(flows, walk, seen))
            assert {cause.place.name for cause in walk.remaining} <= {
                cause.place.name for cause in seen.causes
            }


def test_guidance_ends_few_calls_with_several_causes_left() -> None:
    """A small sample of what the benchmark counts, with the main flow."""
    flows = shipped()
    desk = Desk(flows, "intune-ios")
    callers = list(make_callers(flows, "intune-ios", 300, seed=7))
    ended = [desk.take(caller, 0.2, GUIDED) for caller in callers]
    known = [desk.take(caller, 0.0, GUIDED) for caller in callers]
    rest = [(one, other) for one, other in zip(ended, known, strict=True) if not one.blocked]
    several = sum(one.ending == SEVERAL for one, _ in rest) / len(rest)
    anyway = sum(other.ending == SEVERAL for _, other in rest) / len(rest)
    assert several - anyway < 0.05
    minutes = sum(one.minutes for one, _ in rest) / sum(other.minutes for _, other in rest)
    assert minutes < 1.2


def test_a_hand_over_of_causes_in_two_flows_is_told_in_lines() -> None:
    flows = shipped()
    *_, walk = drive("android/" + flows["android"].start, {"android-message": "android-ownership"})
    assert isinstance(walk.position, HandOver)
    assert {cause.place.flow for cause in walk.remaining} > {"android"}
    lines = hand_over_lines(look(flows, walk), walk.position)
    assert "  account-trouble: What is it about? nobody knows" in lines

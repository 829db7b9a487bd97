"""The debrief: judged by what was known, never by luck; what was wrong, why, and what showed it."""

from collections.abc import Iterable, Sequence
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.training.sample_call import CALL, CARE, NOTE, play
from tests.core.training.test_attempt import ANY_EVENT
from tui.core.training.attempt import fold
from tui.core.training.debrief import Debrief, debrief, rewind, skills
from tui.core.training.events import (
    Asked,
    AttemptEvent,
    Began,
    Checked,
    Chose,
    Confirmed,
    Ended,
    HandedOver,
    Heard,
    Hinted,
    Noted,
)
from tui.core.training.labels import Label
from tui.core.training.reference import best, par
from tui.core.training.rubric import UNSAFE_CAP
from tui.core.training.scenario import End

START = Began("spinning")


def look(*events: AttemptEvent) -> Debrief:
    return debrief(play(), [START, *events])


def labels(found: Debrief) -> list[str]:
    return [step.label.value for step in found.steps]


def part(found: Debrief, name: str) -> float:
    return next(each.points / each.of for each in found.score.parts if each.name == name)


def test_a_call_played_with_care_has_the_full_score() -> None:
    found = debrief(play(), CARE)
    assert found.score.total == 100
    assert found.score.passed
    assert found.score.rating == "easy"
    assert (found.wrong, found.needless, found.unsafe) == ((), (), ())


def test_the_best_play_differs_from_care_in_nothing() -> None:
    assert not any(pair.differs for pair in debrief(play(), CARE).pairs[:-2])


def test_a_question_that_tells_nothing_is_named_with_a_better_one() -> None:
    (step, *_) = look(Heard("where", "screen"), Asked("net")).needless
    assert step.label is Label.IRRELEVANT
    assert "Where was the password typed?" in step.why


def test_no_question_is_called_better_that_the_ticket_answers() -> None:
    (step,) = look(Asked("net")).steps
    assert "Where was the password typed?" in step.why


def test_what_was_said_already_need_not_be_asked() -> None:
    assert labels(look(Asked("where"))) == ["redundant"]


def test_any_order_is_as_good_when_the_question_splits() -> None:
    steps = look(Asked("mfa")).steps
    assert steps[0].label in {Label.SPLITS, Label.WEAK}
    assert (steps[0].before, steps[0].after) == (5, 5)


def test_a_question_before_its_turn_counts_for_what_its_answer_tells() -> None:
    call = play(CALL._replace(ticket=CALL.ticket._replace(tells=())))
    gains = call.board.possible({}, {}, {}).gains({})
    share = gains["mfa"] / gains["where"]
    assert 0.1 < share < 0.15
    (step,) = debrief(call, [START, Asked("mfa")]).steps
    assert step.label is Label.WEAK
    assert step.value == pytest.approx(2 * share)
    assert "It tells 14 % of what the best question told here." in step.why
    assert "Where is the trouble?" in step.why


def test_what_a_question_tells_is_what_its_answers_rule_out() -> None:
    board = play().board
    possible = board.possible({}, {}, {})
    left = 0.0
    for answer in ("yes", "no"):
        parts = [
            way.chance * (0.5 if "mfa" not in way.answers else answer in way.answers["mfa"])
            for way in possible.ways
        ]
        after = board.possible({"mfa": answer}, {"mfa": answer}, {}).causes
        left += sum(parts) * _doubt(after.values())
    told = _doubt(possible.causes.values()) - left
    assert possible.gains({})["mfa"] == pytest.approx(told)


def _doubt(chances: Iterable[float]) -> float:
    return -sum(chance * log2(chance) for chance in chances if chance)


def test_who_has_read_the_ticket_may_ask_before_taking_it_down() -> None:
    (asked,) = look(Asked("auth")).steps
    assert asked.label is Label.FOLLOWS


def test_words_taken_down_as_something_else_are_shown() -> None:
    (step,) = look(Asked("auth"), Heard("auth", "legacy")).wrong
    assert step.label is Label.MISREAD
    assert step.showed == "The caller said: The new page, I think."
    assert "On a Microsoft page" in step.why


def test_an_answer_that_nobody_gave_is_a_guess_even_when_it_is_true() -> None:
    (step,) = look(Asked("mfa"), Heard("mfa", "yes")).wrong
    assert step.label is Label.GUESSED


def test_a_hedged_answer_may_be_taken_down_as_not_known() -> None:
    assert look(Asked("auth"), Heard("auth", None)).wrong == ()


def test_a_check_is_right_where_there_is_doubt_and_half_right_where_there_is_none() -> None:
    found = look(Asked("auth"), Heard("auth", "modern"), Checked("auth"))
    assert labels(found)[-1] == "verifies"
    found = look(Checked("where"))
    assert labels(found) == ["over-checks"]


LUCKY: Sequence[AttemptEvent] = (
    Heard("where", "screen"),
    Asked("auth"),
    Heard("auth", "legacy"),
    Chose("sample/legacy-mfa"),
    Confirmed(),
    NOTE,
    Ended(),
)


def test_a_lucky_guess_is_not_a_pass() -> None:
    found = look(*LUCKY)
    assert found.steps[3].label is Label.PREMATURE
    assert not found.score.passed
    assert found.score.rating in {"again", "hard"}


def test_the_same_decision_has_the_same_judgement_whatever_came_of_it() -> None:
    other = CALL._replace(cause="modern", facts={**CALL.facts, "auth": "modern"})
    here = debrief(play(), [START, *LUCKY]).steps[3]
    there = debrief(play(other), [START, *LUCKY]).steps[3]
    assert here.label == there.label


def test_a_fix_on_doubtful_words_names_them() -> None:
    found = look(
        Heard("where", "screen"), Asked("auth"), Heard("auth", "modern"), Chose("sample/modern")
    )
    step = found.wrong[0]
    assert step.label is Label.ON_DOUBT
    assert step.showed == "The caller said: The new page, I think."


def test_what_must_never_be_done_caps_the_score_and_comes_first() -> None:
    found = debrief(play(), [*CARE[:-4], Chose("sample/wipe"), Confirmed(), *CARE[-4:]])
    assert [step.event for step in found.unsafe] == [Chose("sample/wipe")]
    assert "It deletes everything." in found.unsafe[0].why
    assert found.score.total <= UNSAFE_CAP
    assert found.score.capped
    assert found.practise.text.startswith("Before a fix that can do harm")


def test_a_deed_that_no_fix_does_is_told() -> None:
    assert debrief(play(), CARE).deeds == (("Turn MFA off", "All go mad."),)


def test_an_early_hand_over_earns_next_to_nothing() -> None:
    found = look(HandedOver("MS"), Noted("Please have a look."), Ended())
    assert found.steps[0].label is Label.EARLY_HAND_OVER
    assert found.score.total <= 15


def test_an_accepted_hand_over_that_hands_on_misread_words_is_worth_little() -> None:
    call = CALL._replace(accept=(End("hand-over", "It may wait."),))
    heard: list[AttemptEvent] = [*CARE[:-4], HandedOver("L1"), *CARE[-2:]]
    right = debrief(play(call), heard)
    assert part(right, "outcome") == pytest.approx(1.0, abs=0.01)
    heard[9] = Heard("mfa", "no")
    wrong = debrief(play(call), heard)
    assert part(wrong, "outcome") < 0.3


def test_each_misread_answer_takes_a_third_of_what_listening_earns() -> None:
    events = list(CARE)
    events[3] = Heard("auth", "legacy")
    assert 0.5 < part(debrief(play(), events), "doubts") < 0.67


def test_a_slip_that_is_put_right_at_once_does_not_count() -> None:
    slip = Heard("auth", "legacy")
    found = debrief(play(), [*CARE[:3], slip, *CARE[3:]])
    assert next(step.label.value for step in found.steps if step.event == slip) == "corrected"
    assert found.score.total == 100
    late = debrief(play(), [*CARE[:3], slip, Asked("net"), Heard("net", None), *CARE[3:]])
    assert Label.MISREAD in {step.label for step in late.steps}


def test_hanging_up_without_asking_whether_it_works_costs_half_of_the_outcome() -> None:
    found = debrief(play(), [*CARE[:-3], NOTE, Ended()])
    assert part(found, "outcome") == pytest.approx(0.5, abs=0.01)


def test_the_note_must_hold_what_matters() -> None:
    events = [event for event in CARE if event != NOTE]
    without = debrief(play(), [*events[:-1], Noted("it works now again"), Ended()])
    assert part(without, "notes") < 1.0
    assert without.practise.text.startswith("Write a note")


def test_hints_cost_points_and_a_shown_step_is_no_pass() -> None:
    hinted = debrief(play(), [*CARE[:2], Hinted(1), *CARE[2:]])
    assert hinted.score.total == 98
    shown = debrief(play(), [*CARE[:2], Hinted(4), *CARE[2:]])
    assert not shown.score.passed
    assert shown.score.rating == "again"


def test_given_steps_count_neither_for_nor_against() -> None:
    events = [Began("spinning", "complete", given=5), *CARE[1:]]
    found = debrief(play(), events)
    assert labels(found)[:5] == ["given"] * 5
    assert found.score.total == 100


def test_rewind_goes_back_to_before_the_step() -> None:
    found = debrief(play(), [START, *LUCKY])
    wrong = found.wrong[0]
    kept = rewind([START, *LUCKY], wrong.number)
    assert kept == (START._replace(rewound=True), LUCKY[0], LUCKY[1])
    assert fold(play(), best(play(), kept)).ended_at == "sample/legacy-mfa"


def test_the_skills_of_a_call_are_its_cause_and_its_questions() -> None:
    rated = skills(play(), debrief(play(), CARE))
    assert rated["resolution:sample/legacy-mfa"] == "easy"
    assert rated["decision:sample/auth"] == "good"
    lucky = skills(play(), debrief(play(), [START, *LUCKY]))
    assert lucky["decision:sample/auth"] == "again"


def test_par_is_what_the_best_play_needs() -> None:
    assert par(play())[:3] == (2, 2, 1)


@given(st.lists(ANY_EVENT, max_size=25))
def test_any_attempt_has_a_debrief_with_a_score_from_0_to_100(events: list[AttemptEvent]) -> None:
    found = debrief(play(), [START, *events])
    assert 0.0 <= found.score.total <= 100.0
    assert all(0.0 <= part.points <= part.of for part in found.score.parts if part.of)
    assert all(step.why or step.label in _SPEAK_FOR_THEMSELVES for step in found.steps)


_SPEAK_FOR_THEMSELVES = {Label.HEARD, Label.CLOSED, Label.NOTED, Label.HINT}

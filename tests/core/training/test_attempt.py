"""A trainee may ask anything at any time, hears words, and is told nothing about right or wrong."""

from hypothesis import given
from hypothesis import strategies as st

from tests.core.training.sample_call import CARE, after, play
from tui.core.training.attempt import Line, allowed, fold, proceed
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
from tui.core.training.play import askable, fixes

FACTS = ("where", "cloud", "auth", "mfa", "wiped", "net", "nothing-of-that-name")
NODES = ("sample/legacy-mfa", "sample/wipe", "sample/public", "sample/ticket", "sample/nothing")
ANY_EVENT = st.one_of(
    st.builds(Began, st.just("spinning")),
    st.builds(Asked, st.sampled_from(FACTS)),
    st.builds(Heard, st.sampled_from(FACTS), st.sampled_from(("yes", "no", "legacy", "x", None))),
    st.builds(Checked, st.sampled_from(FACTS)),
    st.builds(Chose, st.sampled_from(NODES)),
    st.builds(Confirmed),
    st.builds(HandedOver, st.sampled_from(("IA", "MS"))),
    st.builds(Noted, st.text(max_size=9)),
    st.builds(Hinted, st.integers(-1, 6)),
    st.builds(Ended),
)


def said(*events: AttemptEvent) -> list[Line]:
    begun = len(after().lines)
    return list(after(*events).lines[begun:])


def test_the_ticket_comes_first_and_the_herring_with_it() -> None:
    texts = [line.text for line in after().lines]
    assert texts == [
        "Kim, sales (phone)",
        "Words on the screen, and it spins.",
        "We moved house last week.",
    ]


def test_every_question_of_the_flow_can_be_asked_at_once() -> None:
    facts = [each.fact for each in askable(play())]
    assert facts == ["where", "cloud", "auth", "mfa", "wiped", "net"]
    for fact in facts:
        assert after(Asked(fact)).waiting == fact


def test_the_caller_answers_in_words_and_tells_more_than_was_asked() -> None:
    words = [line.text for line in said(Asked("auth"))]
    assert words == [
        "Where was the password typed?",
        "The new page, I think.",
        "My old one works.",
    ]


def test_looking_again_shows_the_truth() -> None:
    assert said(Asked("auth"), Checked("auth"))[-1].text == "No, a plain box."


def test_what_no_scenario_knows_is_not_known_to_the_caller() -> None:
    attempt = after(Asked("net"))
    assert attempt.replies["net"].meaning is None


def test_what_the_ticket_tells_is_taken_down_without_asking() -> None:
    assert after(Heard("where", "screen")).known == {"where": "screen"}


def test_an_answer_has_to_be_taken_down_before_the_next_question() -> None:
    attempt = after(Asked("auth"))
    assert proceed(play(), attempt, Asked("mfa")).waiting == "auth"
    assert "asked" not in allowed(attempt)
    assert proceed(play(), attempt, Heard("auth", "modern")).waiting == ""


def test_an_answer_that_the_question_does_not_have_is_not_taken() -> None:
    assert after(Heard("where", "moon")).known == {}


def test_the_right_fix_works_only_once_the_caller_is_asked() -> None:
    chosen = after(Chose("sample/legacy-mfa"))
    assert (chosen.phase, chosen.ending) == ("fixing", "")
    solved = proceed(play(), chosen, Confirmed())
    assert (solved.ending, solved.lines[-1].text) == ("solved", "It goes on!")


def test_after_a_wrong_fix_the_call_goes_on() -> None:
    attempt = after(Chose("sample/modern"), Confirmed())
    assert (attempt.phase, attempt.results) == ("talking", {"sample/modern": "failed"})


def test_a_resolution_that_others_act_on_ends_the_call_but_for_the_note() -> None:
    attempt = after(Chose("sample/ticket"))
    assert (attempt.phase, attempt.ending) == ("closing", "handed over")
    assert proceed(play(), attempt, Noted("x")).note == "x"


def test_every_resolution_can_be_chosen() -> None:
    assert len(fixes(play())) == 7


def test_nothing_of_what_is_said_tells_right_from_wrong() -> None:
    words = " ".join(line.text for line in fold(play(), CARE).lines).casefold()
    assert not any(verdict in words for verdict in ("correct", "wrong", "right!", "well done"))


def test_an_exam_gives_no_hints() -> None:
    exam = fold(play(), [Began("spinning", "exam"), Hinted(1)])
    assert "hinted" not in allowed(exam)
    assert exam.hints == ()
    assert after(Hinted(1)).hints == (1,)


def test_nothing_happens_after_the_end() -> None:
    attempt = fold(play(), CARE)
    assert attempt.is_over
    again = proceed(play(), attempt, Asked("net"))
    assert again._replace(events=attempt.events) == attempt


@given(st.lists(ANY_EVENT, max_size=30))
def test_any_record_can_be_read_and_every_step_of_it_alike(events: list[AttemptEvent]) -> None:
    whole = fold(play(), events)
    step = fold(play(), [])
    for event in events:
        step = proceed(play(), step, event)
    assert step == whole
    assert whole.events == tuple(events)

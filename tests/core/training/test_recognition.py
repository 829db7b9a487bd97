"""The drill says which of its two questions was answered wrongly."""

from tests.core.sample import FLOWS
from tui.core.training.generate import Maker
from tui.core.training.recognition import Quiz, quiz, quizzes, say_verdict


def page() -> Quiz:
    return quiz(Maker(FLOWS, "sample"), "1", "sample/legacy-mfa")._replace(
        actions=("Sit down.", "Stand up."), action=1
    )


def test_what_was_right_is_said_to_be_right() -> None:
    asked = page()
    assert say_verdict(asked, asked.right, 1) == "Right."
    half = say_verdict(asked, asked.right, 0)
    assert half.startswith("The cause is right. But first: Stand up.")
    wrong = next(each.name for each in asked.causes if each.name != asked.right)
    for action in (0, 1):
        told = say_verdict(asked, wrong, action)
        assert told.startswith("No: Move to the modern sign-in. First: Stand up.")


def test_a_drill_asks_for_another_cause_each_time_where_there_are_enough() -> None:
    maker = Maker(FLOWS, "sample")
    for seed in "abcdefgh":
        causes = [each.right for each in quizzes(maker, seed, 4)]
        assert len(set(causes)) == len(causes)

"""What says only that something is wrong is never answered with a guess."""

import pytest

from tests.core.search.desk import INDEX
from tui.core.search import search


@pytest.mark.parametrize(
    "text",
    [
        "nothing works since yesterday",
        "It's not working since the update!",
        "help, my phone has a problem",
        "the iPad doesn't work anymore",
        "something is wrong with the tablet",
        "nichts geht mehr seit gestern",
        "iphone stuck in enrolment",
        "user cannot enroll his iPad, it just hangs",
        "the macbook can't be registered",
        "iPhone lässt sich nicht registrieren",
    ],
)
def test_a_text_without_a_symptom_is_too_little_to_go_on(text: str) -> None:
    found = search(INDEX, text)
    assert found.vague
    assert not found.confident
    assert not found.hits


@pytest.mark.parametrize(
    "text",
    ["", "phone", "Access denied", "the widget does not work", "it stopped at the cupboard",
     "wrong kind of device it says", "Install failed", "fails " * 60],
)  # fmt: skip
def test_whatever_names_a_thing_or_a_message_is_searched(text: str) -> None:
    assert not search(INDEX, text).vague

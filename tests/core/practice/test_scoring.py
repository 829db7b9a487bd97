"""What is kept of an attempt is in no language; its reader is told in his own."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from tests.core.classroom.results import call as result
from tests.core.training.sample_call import after, play
from tui.core.classroom.result import say_end
from tui.core.practice.scoring import score_fields
from tui.core.training.debrief import debrief
from tui.core.training.events import AttemptEvent, Began, Chose, Confirmed, Ended, HandedOver
from tui.core.words import speak
from tui.store.language import read_words

HUNG_UP: Sequence[AttemptEvent] = (Ended(),)
AFTER_A_FIX: Sequence[AttemptEvent] = (Chose("sample/modern"), Confirmed(), Ended())
HANDED_ON: Sequence[AttemptEvent] = (HandedOver("MS"), Ended())


@pytest.fixture
def german() -> Iterator[None]:
    speak(read_words("de"))
    yield
    speak(None)


def kept(events: Sequence[AttemptEvent]) -> dict[str, Any]:
    call = play()
    return score_fields(call, after(*events), debrief(call, [Began("spinning"), *events]))


@pytest.mark.parametrize("events", [HUNG_UP, AFTER_A_FIX, HANDED_ON])
def test_what_is_kept_of_an_attempt_does_not_hang_on_the_players_language(
    events: Sequence[AttemptEvent],
) -> None:
    english = kept(events)
    speak(read_words("de"))
    try:
        assert kept(events) == english
    finally:
        speak(None)


def told(events: Sequence[AttemptEvent]) -> str:
    names = ("end", "end_title", "handed_to", "after")
    fields = kept(events)
    ended = {name: fields[name] for name in names if name in fields}
    return say_end(result("Ada", 1, passed=False, **ended))


@pytest.mark.usefixtures("german")
def test_where_a_call_was_left_is_told_in_german() -> None:
    assert told(HUNG_UP) == "aufgelegt"
    assert told(AFTER_A_FIX) == "aufgelegt nach: Use a second device"
    assert told(HANDED_ON) == "übergeben an: Microsoft-Support"


def test_where_a_call_was_left_is_told_in_english() -> None:
    assert told(HUNG_UP) == "hung up"
    assert told(AFTER_A_FIX) == "hung up after Use a second device"
    assert told(HANDED_ON) == "handed over to Microsoft support"


def test_the_end_of_a_result_of_an_older_version_is_told_as_it_was_kept() -> None:
    assert say_end(result("Ada", 1, end="", end_title="hung up after Renew it")) == (
        "hung up after Renew it"
    )

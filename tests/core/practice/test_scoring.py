"""What is kept of an attempt is in the words of the language it was played in."""

from collections.abc import Iterator, Sequence

import pytest

from tests.core.training.sample_call import after, play
from tui.core.practice.scoring import score_fields
from tui.core.training.debrief import debrief
from tui.core.training.events import AttemptEvent, Began, Ended, HandedOver
from tui.core.words import speak
from tui.store.language import read_words


@pytest.fixture
def german() -> Iterator[None]:
    speak(read_words("de"))
    yield
    speak(None)


def end_title(events: Sequence[AttemptEvent]) -> str:
    call = play()
    kept = score_fields(call, after(*events), debrief(call, [Began("spinning"), *events]))
    return str(kept["end_title"])


@pytest.mark.usefixtures("german")
def test_where_a_call_was_left_is_said_in_german() -> None:
    assert end_title([Ended()]) == "aufgelegt"
    assert end_title([HandedOver("MS"), Ended()]).startswith("übergeben an: ")

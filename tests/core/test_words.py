"""What the program says: filled in safely, in the language that was chosen."""

from collections.abc import Iterator

import pytest

from tui.core.words import say, say_count, speak


class Shouting:
    """A language for tests: English, shouted."""

    def gettext(self, message: str) -> str:
        return message.replace("left", "LEFT")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture
def shouting() -> Iterator[None]:
    speak(Shouting())
    yield
    speak(None)


def test_what_fills_a_part_is_never_looked_into() -> None:
    assert say("The flow {flow} is left", flow="{0} {flow!r}") == "The flow {0} {flow!r} is left"
    assert say("Write {{ or { here") == "Write {{ or { here"


@pytest.mark.usefixtures("shouting")
def test_sentences_and_counts_are_said_in_the_language_chosen() -> None:
    assert say("{count} left", count=4) == "4 LEFT"
    assert say_count("{number} way left", "{number} ways left", 1) == "1 way LEFT"
    assert say_count("{number} way left", "{number} ways left", 2) == "2 ways LEFT"
    assert say("") == ""


def test_english_needs_no_catalogue() -> None:
    assert say_count("{number} way", "{number} ways", 1) == "1 way"
    assert say_count("{number} way", "{number} ways", 0) == "0 ways"

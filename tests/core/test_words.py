"""What the program says: filled in safely, in the language that was chosen."""

from collections.abc import Iterator

import pytest

from tui.core.report.table import say_cell
from tui.core.words import say, say_count, say_number, speak
from tui.store.language import read_words


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


@pytest.fixture
def german() -> Iterator[None]:
    speak(read_words("de"))
    yield
    speak(None)


@pytest.mark.usefixtures("german")
def test_numbers_have_the_separators_of_the_language() -> None:
    assert say_number(1234.5, ",.1f") == "1.234,5"
    assert say_number(38.9) == "38,9"
    assert say("up to {least:.2f} of {most:,}, {word}", least=0.25, most=9000, word="v1.2") == (
        "up to 0,25 of 9.000, v1.2"
    )
    assert say_count("{number:,} way", "{number:,} ways", 1200) == "1.200 ways"
    assert say_cell(1234.56, "minutes") == "1.234,6"


def test_english_numbers_have_a_point() -> None:
    assert say_number(1234.5, ",.1f") == "1,234.5"
    assert say("up to {least:.2f}", least=0.25) == "up to 0.25"


def test_english_needs_no_catalogue() -> None:
    assert say_count("{number} way", "{number} ways", 1) == "1 way"
    assert say_count("{number} way", "{number} ways", 0) == "0 ways"

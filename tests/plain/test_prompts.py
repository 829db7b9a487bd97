"""The line that asks for something is folded like every other."""

from io import StringIO

import pytest

from tui.plain.voices import LineVoice

LONG = "Outcome? 1 fixed, 2 worked around, 3 handed over, 4 waiting, 5 given up, 0 not now > "


@pytest.mark.parametrize("width", [40, 80])
def test_a_prompt_is_folded_between_words(width: int) -> None:
    stream = StringIO()
    LineVoice(stream, width).prompt(f"This fits:\n  1. A thing\n{LONG}")
    lines = stream.getvalue().split("\n")
    assert lines[:2] == ["This fits:", "  1. A thing"]
    assert all(len(line) <= width for line in lines)
    assert " ".join(" ".join(lines[2:]).split()) == LONG.strip()
    assert lines[-1].endswith("> ")


def test_a_prompt_stays_whole_where_nobody_says_how_wide_the_terminal_is() -> None:
    stream = StringIO()
    LineVoice(stream).prompt(LONG)
    assert stream.getvalue() == LONG

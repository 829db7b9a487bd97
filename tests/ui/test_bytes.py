"""Slow lines: a key press repaints what changed, and an idle app says nothing and sleeps."""

import os
import re
import sys
from pathlib import Path

import pytest

pytest.importorskip("pty")

from benchmarks.bytes import DOWN, MOST, SMALL, measure, wakes_in
from benchmarks.key_to_frame import COLUMNS, MOST_BYTES, ROWS, settle
from tests.terminal import Terminal

PAGE = 80 * 24 * 2
"""Bytes for which another question must be on the screen."""


def check(idle: float, presses: int) -> None:
    bare, ours = measure(idle, presses)
    assert ours.per_key <= MOST * bare.per_key
    assert ours.idle == 0
    assert ours.answer <= PAGE


def test_a_key_press_costs_no_more_than_in_a_bare_list() -> None:
    check(idle=1.5, presses=4)


def test_a_start_sends_each_row_once_and_then_sleeps(tmp_path: Path) -> None:
    env = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "TERM": "xterm", "LANG": "C.UTF-8"}
    walk = [sys.executable, "-m", "tui", "walk", str(SMALL)]
    with Terminal(walk, columns=80, rows=24, env=env) as terminal:
        terminal.wait_for("left")  # what remains is worked out once the question is painted
        assert terminal.sent.count(b"\x1b[24;1H") == 1
        assert terminal.text.count("Which words does") == 1
        assert len(terminal.sent) <= PAGE
        # Once the search is made ready beside the screen, nothing wakes the program up.
        assert any(wakes_in(terminal, 1.0) == 0 for _ in range(20))


def test_on_a_wide_screen_only_what_changed_is_sent(tmp_path: Path) -> None:
    env = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    walk = [sys.executable, "-m", "tui", "walk", "intune-ios"]
    screen = Terminal(walk, columns=COLUMNS, rows=ROWS, env={**env, "TERM": "xterm-256color"})
    with screen as terminal:
        terminal.wait_for("left")
        settle(terminal)
        start = len(terminal.sent)
        terminal.press("2")
        terminal.wait_for("How far did")
        settle(terminal)
        answered = terminal.sent[start:]
        assert b"\x1b[22;" in answered  # bold ends alone: the colours of before go on
        assert len(answered) <= MOST_BYTES * 0.8
        start = len(terminal.sent)
        terminal.press(DOWN)
        settle(terminal, least=1)
        moved = terminal.sent[start:]
        rows = {int(row) for row in re.findall(rb"\x1b\[(\d+);\d+H", moved)} - {1}
        assert len(rows) <= 4  # two answers of two lines at most
        assert len(moved) <= 250


@pytest.mark.soak
def test_a_minute_without_a_key_costs_nothing() -> None:
    check(idle=60, presses=12)

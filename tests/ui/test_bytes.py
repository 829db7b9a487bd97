"""Slow lines: a key press repaints what changed, and an idle app says nothing."""

import pytest

pytest.importorskip("pty")

from benchmarks.bytes import MOST, measure

PAGE = 80 * 24 * 2
"""Bytes for which another question must be on the screen."""


def check(idle: float, presses: int) -> None:
    bare, ours = measure(idle, presses)
    assert ours.per_key <= MOST * bare.per_key
    assert ours.idle == 0
    assert ours.answer <= PAGE


def test_a_key_press_costs_no_more_than_in_a_bare_list() -> None:
    check(idle=1.5, presses=4)


@pytest.mark.soak
def test_a_minute_without_a_key_costs_nothing() -> None:
    check(idle=60, presses=12)

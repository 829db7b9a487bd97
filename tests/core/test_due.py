"""Days to wait for, as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.due import NoDay, read_due, say_due

TODAY = "2026-11-28"  # a Saturday


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-12-01", "2026-12-01"),
        ("today", TODAY),
        (" Tomorrow ", "2026-11-29"),
        ("fri", "2026-12-04"),
        ("saturday", "2026-12-05"),
        ("3", "2026-12-01"),
        ("+3", "2026-12-01"),
        ("3 days", "2026-12-01"),
        ("2 weeks", "2026-12-12"),
        ("1.12.", "2026-12-01"),
        ("3.1.", "2027-01-03"),
        ("3.1.2028", "2028-01-03"),
    ],
)
def test_a_day_is_read_as_it_is_typed(typed: str, day: str) -> None:
    assert read_due(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "Type a day"),
        ("soon", "Type a day"),
        ("2026-02-31", "Type a day"),
        ("31.2.", "Type a day"),
        ("2026-11-27", "is over"),
        ("1.11.2026", "is over"),
        ("9999 weeks", "Type a day|ten years"),
        ("2099-01-01", "ten years"),
    ],
)
def test_what_is_no_day_to_wait_for_is_told(typed: str, why: str) -> None:
    with pytest.raises(NoDay, match=why):
        read_due(typed, TODAY)


def test_a_day_is_said_as_it_lies_to_today() -> None:
    assert say_due(TODAY, TODAY) == "due today"
    assert say_due("2026-11-27", TODAY) == "due since 1 day"
    assert say_due("2026-11-20", TODAY) == "due since 8 days"
    assert say_due("2026-12-04", TODAY) == "Fri 2026-12-04"
    assert say_due("", TODAY) == ""


@given(st.text(max_size=20) | st.from_regex(r"[0-9]{1,4}[. -][0-9]{1,2}[. -][0-9]{0,4}"))
def test_whatever_is_typed_is_a_day_from_today_on_or_told(typed: str) -> None:
    try:
        day = read_due(typed, TODAY)
    except NoDay:
        return
    assert date.fromisoformat(day) >= date.fromisoformat(TODAY)

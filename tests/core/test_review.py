"""When a flow is due to be looked at again."""

import pytest

from tui.core.flow import Review
from tui.core.review import is_overdue, next_review


@pytest.mark.parametrize(
    ("on", "every", "due"),
    [
        ("2026-01-31", "30 days", "2026-03-02"),
        ("2026-11-23", "180 days", "2027-05-22"),
        ("2026-11-23", "", ""),
        ("", "180 days", ""),
        ("soon", "180 days", ""),
        ("2026-11-23", "99999999 days", ""),
    ],
)
def test_a_review_is_due_so_many_days_after_the_last(on: str, every: str, due: str) -> None:
    assert next_review(Review(on, "me", every)) == due


def test_it_is_overdue_from_the_day_after() -> None:
    review = Review("2026-01-31", "me", "30 days")
    assert not is_overdue(review, "2026-03-02")
    assert is_overdue(review, "2026-03-03")
    assert not is_overdue(Review(), "2026-03-03")

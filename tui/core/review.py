"""When a flow must be looked at again. The date of today comes from the caller."""

import re
from datetime import date, timedelta

from tui.core.flow import Review

_DAYS = re.compile(r"\s*(\d+)")


def next_review(review: Review) -> str:
    """Return the day by which a flow must be reviewed again; empty when nothing says so."""
    days = _DAYS.match(review.every)
    try:
        due = date.fromisoformat(review.on) + timedelta(days=int(days[1])) if days else None
    except (ValueError, OverflowError):
        return ""
    return due.isoformat() if due else ""


def is_overdue(review: Review, today: str) -> bool:
    """Tell whether a flow should have been reviewed before today (as in 2026-11-23)."""
    due = next_review(review)
    return bool(due) and due < today

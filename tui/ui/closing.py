"""How a case is closed."""

from datetime import date, timedelta

from tui.core.journal.milestones import WAITING, Closed, describe_end
from tui.core.walk import Walk


def close_case(walk: Walk, outcome: str, today: str) -> Closed:
    """Return the milestone that closes a case; a waiting one is looked at again tomorrow."""
    on = ""
    if outcome == WAITING:
        try:
            on = (date.fromisoformat(today) + timedelta(days=1)).isoformat()
        except ValueError:
            on = ""
    return Closed(outcome, on, describe_end(walk))

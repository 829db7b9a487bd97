"""How a case is closed."""

from tui.core.journal.milestones import Closed, close_walk
from tui.core.walk import Walk


def close_case(walk: Walk, outcome: str, day: str) -> Closed:
    """Return the milestone that closes a case.

    Args:
        walk: where it stands.
        outcome: one of OUTCOMES.
        day: until when it waits, as YYYY-MM-DD; empty when it does not.
    """
    return close_walk(walk, outcome, day)

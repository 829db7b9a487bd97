"""What happens to a case besides the answers: opened, parked, taken up again, closed.

They stand in the same journal as the events of the walk. Folding passes over them, so where a
walk stands never depends on them.
"""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from tui.core.events import Event
from tui.core.flow import HAND_OVER, NOTHING
from tui.core.testing.unattended import ending_of
from tui.core.walk import Finished, Walk
from tui.core.words import Spoken, mark

FIXED = "fixed"
HANDED_OVER = "handed-over"
WAITING = "waiting"
NOT_OURS = "not-ours"
GIVEN_UP = "given-up"

OUTCOMES = Spoken(
    {
        FIXED: mark("Fixed"),
        HANDED_OVER: mark("Handed over"),
        WAITING: mark("Waiting"),
        NOT_OURS: mark("Not ours"),
        GIVEN_UP: mark("Given up"),
    }
)
"""How a case can end, in the order in which they are offered; Waiting has a date."""


class Opened(NamedTuple):
    """A case begins."""

    flow: str
    title: str = ""
    """The flow's title then, so that a list needs no flow."""
    contents: Mapping[str, str] = NOTHING
    """Hash of the content by flow: what the case is walked on."""
    agent: str = ""
    """Who works on it."""
    version: str = ""
    """Of Branchline."""
    continues: str = ""
    """The case that this one is a copy of."""


class Pinned(NamedTuple):
    """The case goes on with other content of its flows."""

    contents: Mapping[str, str]


class Parked(NamedTuple):
    """The case is laid aside; its place and its notes stay."""


class Resumed(NamedTuple):
    """The case is taken up again, perhaps by somebody else."""

    agent: str = ""


class Filled(NamedTuple):
    """A blank of a hand-over packet was filled in."""

    packet: str
    field: str
    text: str


class Flagged(NamedTuple):
    """Somebody says that what stands at a node is wrong, in their own words."""

    node: str
    """`FLOW/NODE`."""
    text: str


class Missed(NamedTuple):
    """A search found nothing; kept apart from cases, and only as far as the site allows."""

    text: str


class Closed(NamedTuple):
    """The case is over: one of OUTCOMES, or empty when nobody said."""

    outcome: str = ""
    on: str = ""
    """When to look at it again, as YYYY-MM-DD; only for `waiting`."""
    title: str = ""
    """The resolution it ended on."""
    node: str = ""
    """Where that stands, as `FLOW/NODE`."""


class Other(NamedTuple):
    """An event that this version does not know; kept as it was written."""

    kind: str
    fields: Mapping[str, object]


Milestone: TypeAlias = Opened | Pinned | Parked | Resumed | Filled | Flagged | Missed | Closed
Happening: TypeAlias = Event | Milestone
"""Everything that a journal records."""


def suggest_outcome(walk: Walk) -> str:
    """Return the outcome that fits where a walk stands; empty while it is under way."""
    if isinstance(walk.position, Finished):
        return FIXED
    kind = ending_of(walk).kind
    outcomes = {HAND_OVER: HANDED_OVER, "wait": WAITING, "not-ours": NOT_OURS}
    return outcomes.get(kind, "")


def close_walk(walk: Walk, outcome: str, on: str = "") -> Closed:
    """Return what closes the case of a walk.

    Args:
        walk: where it stands.
        outcome: one of OUTCOMES.
        on: when a waiting case is looked at again, as YYYY-MM-DD.
    """
    ending = ending_of(walk)
    if ending.kind == "unfinished":
        return Closed(outcome, on)
    node = f"{ending.flow}/{ending.node}" if ending.node else ""
    return Closed(outcome, on, ending.title, node)

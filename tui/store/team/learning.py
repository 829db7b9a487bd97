"""What the cases of all desks teach about likelihoods, and the file that carries it to a box."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, LiteralString

from tui.core.events import Noted, Ticked
from tui.core.flow import Flow
from tui.core.journal.case import summarize, walk_events
from tui.core.journal.milestones import FIXED
from tui.core.prospects.learning import Count, add_up, tally
from tui.core.walk import fold
from tui.store.catalog import FlowRefused
from tui.store.team.reading import read_cases

if TYPE_CHECKING:
    import psycopg

    from tui.core.events import Event

_REMEMBERED = 50_000
"""So many different walks are counted once each, however often they were walked."""

# Only cases that were walked on the flow as it is now, and in which something was tried.
_TAUGHT: LiteralString = (
    "case_id IN (SELECT case_id FROM branchline.cases WHERE contents ->> %(flow)s = %(content)s"
    " AND counts @? 'strict $[*] ? (@[2] == \"tried\")')"
)


def count_team(
    connection: "psycopg.Connection",
    flow_id: str,
    flows: Mapping[str, Flow],
    contents: Mapping[str, str],
) -> dict[str, Count]:
    """Return the counts by node of one flow, as it is now.

    Args:
        connection: of a lead.
        flow_id: which flow.
        flows: as they are now.
        contents: hash of their content by flow.
    """
    known: dict[tuple[Event, ...], Mapping[str, Count]] = {}
    counts: dict[str, Count] = {}
    values = {"flow": flow_id, "content": contents.get(flow_id, "")}
    for case, records in read_cases(connection, _TAUGHT, values):
        if summarize(case, records).outcome not in ("", FIXED):
            continue  # closed as anything but fixed: it teaches nothing
        events = tuple(e for e in walk_events(records) if not isinstance(e, (Noted, Ticked)))
        if events not in known:
            if len(known) >= _REMEMBERED:
                known.clear()
            known[events] = _teach(flows, flow_id, events)
        counts = add_up(counts, known[events]) if known[events] else counts
    return counts


def _teach(
    flows: Mapping[str, Flow], flow_id: str, events: "tuple[Event, ...]"
) -> Mapping[str, Count]:
    """Return what one walk teaches about a flow; nothing where its flows are gone."""
    if not events:
        return {}
    try:
        return tally(flows, fold(flows, events)).get(flow_id, {})
    except (KeyError, FlowRefused):
        return {}

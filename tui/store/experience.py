"""What the cases of this desk teach about likelihoods, counted from the journal."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tui.core.flow import Flow
from tui.core.journal.case import walk_events
from tui.core.journal.milestones import FIXED
from tui.core.prospects.learning import Count, add_up, tally
from tui.core.walk import fold
from tui.store.case_file import load_case
from tui.store.catalog import FlowRefused
from tui.store.shelf import Shelf


def count_cases(
    shelf: Shelf, flows: Mapping[str, Flow], contents: Mapping[str, str]
) -> dict[str, dict[str, Count]]:
    """Return the counts by flow and node, of cases walked on the content at hand.

    Args:
        shelf: where the cases lie.
        flows: as they are now.
        contents: hash by flow of their content; cases on any other content do not count.
    """
    counts: dict[str, dict[str, Count]] = {}
    for path in shelf.cases():
        found = count_case(shelf, path, flows, lambda flow: contents.get(flow, ""))
        for flow, each in found.items():
            counts[flow] = add_up(counts.get(flow, {}), each)
    return counts


def count_case(
    shelf: Shelf, path: Path, flows: Mapping[str, Flow], contents: Callable[[str], str]
) -> dict[str, Mapping[str, Count]]:
    """Return what one case teaches, by flow and node.

    A case that was closed as anything but fixed teaches nothing, whatever was tried in it.

    Args:
        shelf: where the cases lie.
        path: the file of the case.
        flows: as they are now.
        contents: gives the hash of a flow's content; empty when it is not here.
    """
    case = load_case(shelf, path)
    pinned = case.summary.contents
    events = walk_events(case.records)
    if not events or not pinned or case.summary.outcome not in ("", FIXED):
        return {}
    try:
        counts = tally(flows, fold(flows, events))
    except (KeyError, FlowRefused):  # a flow of that time is not here any more
        return {}
    return {
        flow: each
        for flow, each in counts.items()
        if pinned.get(flow) and pinned[flow] == contents(flow)
    }

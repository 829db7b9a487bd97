"""Walks that nobody attends: answers come from a file or a case."""

from collections.abc import Collection, Mapping
from typing import Any

from tui.core.events import FAILED, HELPED, Answered, Event, Tried, Unsure
from tui.core.flow import HAND_OVER, Resolution
from tui.core.paths.remaining import Remaining, actors_of
from tui.core.paths.ways import Flows
from tui.core.tuples import NamedTuple
from tui.core.walk import Asking, Finished, HandOver, Offering, Walk
from tui.core.words import say, say_count


class Script(NamedTuple):
    """What an answers file or a case says."""

    facts: Mapping[str, str]
    helps: Collection[str] | None = None
    """Node ids or refs of the fixes that help; None: whatever the known facts settle."""
    goes_on: bool = False
    """Whether a wait that `helps` does not name, and that says what to do then, is over too."""


def next_event(walk: Walk, script: Script) -> Event | None:
    """Return what happens next in an unattended walk; None when it has ended.

    A fact that the script does not hold, or with an answer that is not offered, is answered
    "I don't know". The resolution that the known facts settle helps; a fix offered while
    several causes remain does not, unless the script says so.
    """
    position = walk.position
    if isinstance(position, Asking):
        answer = script.facts.get(position.fact_id)
        if answer is not None and (answer in position.routed or position.fact.text):
            return Answered(position.place.name, position.fact_id, answer)
        return Unsure(position.place.name, position.fact_id)
    if isinstance(position, Offering):
        if position.may_end and (script.helps is None or not _may_fail(position, script)):
            return None
        helped = is_listed(position.place.node, position.resolution, script.helps or ())
        return Tried(position.place.name, HELPED if helped else FAILED)
    return None


def _may_fail(offering: Offering, script: Script) -> bool:
    resolution = offering.resolution
    waited = script.goes_on and resolution.kind == "wait" and bool(resolution.otherwise)
    return resolution.kind == "fix" or waited


def is_listed(node: str, resolution: Resolution, names: Collection[str]) -> bool:
    """Tell whether a resolution is named by its node id or one of its refs."""
    return node in names or any(ref in names for ref in resolution.refs)


class Ending(NamedTuple):
    """How a walk ended, as `walk --json` reports it."""

    kind: str
    flow: str
    node: str | None
    title: str
    resolution: Resolution | None
    remaining: tuple[Remaining, ...]


def ending_of(walk: Walk) -> Ending:
    """Return how the walk stands if it stops now."""
    position = walk.position
    flow = walk.begun.flow
    if isinstance(position, Finished) or (isinstance(position, Offering) and position.may_end):
        resolution, place = position.resolution, position.place
        title, left = resolution.resolve, () if _is_only(position) else walk.remaining
        return Ending(resolution.kind, place.flow, place.node, title, resolution, left)
    if isinstance(position, HandOver):
        only = position.causes[0].resolution if len(position.causes) == 1 else None
        count = len(position.causes)
        title = say_count(
            "Hand over: {number} cause is still possible",
            "Hand over: {number} causes are still possible",
            count,
        )
        title = only.resolve if only else title
        return Ending(HAND_OVER, flow, None, title, only, walk.remaining)
    return Ending("unfinished", flow, None, say("The walk is not finished"), None, walk.remaining)


def _is_only(position: Finished | Offering) -> bool:
    return isinstance(position, Finished) or position.settled


def end_event(flows: Flows, walk: Walk) -> dict[str, Any]:
    """Return the last line of `walk --json` (design: a contract other programs rely on)."""
    ending = ending_of(walk)
    resolution = ending.resolution
    confirm = resolution.risk.confirm if resolution and resolution.risk else ()
    return {
        "event": "end",
        "kind": ending.kind,
        "flow": ending.flow,
        "node": ending.node,
        "title": ending.title,
        "refs": list(resolution.refs) if resolution else [],
        "actors": list(resolution.actors if resolution else actors_of(ending.remaining)),
        "asked": walk.asked,
        "trail": [{"fact": said.fact, "answer": said.answer} for said in walk.trail],
        "tried": tried_refs(flows, walk),
        "confirm": list(confirm) if ending.node else [],
        "remaining": [
            {
                "node": cause.place.node,
                "refs": list(cause.resolution.refs),
                "probability": round(cause.probability, 4),
            }
            for cause in ending.remaining
        ],
    }


def tried_refs(flows: Flows, walk: Walk) -> list[dict[str, Any]]:
    """Return the fixes tried, each with its node and its refs."""
    tried = []
    for attempt in walk.tried:
        flow_id, _, node_id = attempt.node.partition("/")
        node = flows[flow_id].nodes.get(node_id) if flow_id in flows else None
        refs = list(node.refs) if isinstance(node, Resolution) else []
        tried.append({"node": node_id, "refs": refs})
    return tried

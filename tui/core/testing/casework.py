"""Runs the cases of a flow: with these facts known, does the walk end where it must?"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.core.events import FAILED, Started
from tui.core.flow import HAND_OVER, Case, Flow
from tui.core.paths.ways import Flows, Place
from tui.core.testing.unattended import Script, ending_of, next_event
from tui.core.walk import Offering, Walk, fold, proceed
from tui.core.words import say

MAX_EVENTS = 500
"""No authored walk is nearly as long; a longer one runs in a circle."""


class Verdict(NamedTuple):
    """How one case came out; `fault` is empty when it passed."""

    flow: str
    case: Case
    fault: str
    walk: Walk


def run_cases(flows: Flows, flow: Flow) -> Iterator[Verdict]:
    """Run every case of a flow."""
    for case in flow.cases:
        yield run_case(flows, flow, case)


def run_case(flows: Flows, flow: Flow, case: Case) -> Verdict:
    """Walk one case to its end and compare."""
    walk = fold(flows, [Started(f"{flow.flow}/{case.at or flow.start}")])
    script = Script(case.facts, case.helps or None, goes_on=True)
    offered: set[str] = set()
    for _ in range(MAX_EVENTS):
        if isinstance(walk.position, Offering):
            offered.add(_seen_from(flow, walk.position.place))
        event = next_event(walk, script)
        if event is None:
            break
        walk = proceed(flows, walk, event)
    return Verdict(flow.flow, case, _fault(flow, case, walk, offered), walk)


def _fault(flow: Flow, case: Case, walk: Walk, offered: set[str]) -> str:
    banned = sorted(offered & _own(flow, case.never))
    if banned:
        return say("offered {banned}, which must never be offered here", banned=banned[0])
    failed = [_name_seen_from(flow, each.node) for each in walk.tried if each.result == FAILED]
    if case.tried and failed != [_name_seen_from(flow, name) for name in case.tried]:
        return say(
            "tried {failed}, not {tried}",
            failed=", ".join(failed) or say("nothing"),
            tried=", ".join(case.tried),
        )
    ending = ending_of(walk)
    if case.expect == HAND_OVER:
        return _hand_over_fault(flow, case, ending.kind, walk)
    ended = f"{ending.flow}/{ending.node}" if ending.node else ending.kind
    if ended in (case.expect, f"{flow.flow}/{case.expect}"):
        return ""
    causes = ", ".join(cause.place.node for cause in ending.remaining)
    left = say(" with {causes} left", causes=causes) if causes else ""
    return say(
        "ended at {ended}{left}, not at {expect}", ended=ended, left=left, expect=case.expect
    )


def _hand_over_fault(flow: Flow, case: Case, kind: str, walk: Walk) -> str:
    if kind != HAND_OVER:
        return say("ended as {kind}, not as a hand-over", kind=kind)
    left = {_seen_from(flow, cause.place) for cause in walk.remaining}
    if case.remaining and left != _own(flow, case.remaining):
        return say(
            "left {left}, not {remaining}",
            left=", ".join(sorted(left)),
            remaining=", ".join(sorted(case.remaining)),
        )
    return ""


def _seen_from(flow: Flow, place: Place) -> str:
    """Name a node as a case of this flow does: with its flow when that is another one."""
    return place.node if place.flow == flow.flow else place.name


def _name_seen_from(flow: Flow, name: str) -> str:
    return name.removeprefix(f"{flow.flow}/")


def _own(flow: Flow, names: Iterable[str]) -> set[str]:
    return {_name_seen_from(flow, name) for name in names}

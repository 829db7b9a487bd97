"""A person's way through a flow: `fold(flows, events)` and nothing else.

What is known decides where the walk stands, so taking back, changing an earlier answer,
resuming and replaying are all the same reading of the same events.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from tui.core.draft import CALLER, Draft, Said, Try, note_event
from tui.core.events import CANNOT, FAILED, HELPED, Event
from tui.core.flow import Fact, Question, Resolution
from tui.core.remaining import Remaining, offerable, weigh
from tui.core.ways import (
    Cause,
    Flows,
    Frontier,
    Place,
    explore,
    offered_answers,
    resolve_target,
    routed_answers,
    with_sets,
)


class Asking(NamedTuple):
    """The walk waits for the answer to a question."""

    place: Place
    fact_id: str
    fact: Fact
    offered: tuple[str, ...]
    """Answers to show."""
    routed: tuple[str, ...]
    """Answers that are taken, shown or not."""


class Offering(NamedTuple):
    """The walk stands on a resolution; `settled` when no other cause is possible."""

    place: Place
    resolution: Resolution
    settled: bool


class HandOver(NamedTuple):
    """The walk ends with somebody else; `why` is one of the REASONS."""

    causes: tuple[Cause, ...]
    why: str


class Finished(NamedTuple):
    """A fix helped."""

    place: Place
    resolution: Resolution


REASONS: Mapping[str, str] = {
    "several": "Several causes are still possible and nothing safe is left to ask or to try.",
    "tried": "Everything that could be tried here was tried.",
    "cannot": "The fix needs somebody with other rights.",
    "needs": "What must be known before the fix may be tried is not known.",
    "nothing": "No cause fits what is known.",
    "lost": "The way leads into a flow that is missing or has faults.",
}

Position: TypeAlias = Asking | Offering | HandOver | Finished


class Walk(NamedTuple):
    """Where a walk stands; the one value that screens and reports read."""

    draft: Draft
    begun: Place
    position: Position
    known: Mapping[str, str | None]
    """Everything known, with what follows from it; None: asked, and nobody knows."""
    trail: tuple[Said, ...]
    """Questions asked that count on the present way, in the order asked."""
    skipped: tuple[Said, ...]
    """Facts used on the present way that did not have to be asked."""
    set_aside: tuple[Said, ...]
    """Answers given that the present way does not use; they come back when they fit again."""
    remaining: tuple[Remaining, ...]
    """The causes still possible with their probabilities; likeliest first."""
    complete: bool
    """False when there were too many ways to look at all of them."""

    @property
    def asked(self) -> int:
        """How many questions were put."""
        return sum(1 for said in self.draft.said if said.source == CALLER)

    @property
    def tried(self) -> tuple[Try, ...]:
        """The fixes tried, in order."""
        return self.draft.tried

    @property
    def can_go_back(self) -> bool:
        """Whether there is anything to take back."""
        return bool(self.draft.before)


def fold(flows: Flows, events: Iterable[Event]) -> Walk:
    """Return where a walk stands after these events; the first is a `Started`.

    Raises:
        KeyError: the walk starts in a flow that is not there.
    """
    draft = Draft()
    for event in events:
        draft = note_event(draft, event)
    return stand(flows, draft)


def proceed(flows: Flows, walk: Walk, event: Event) -> Walk:
    """Return where the walk stands after one event more."""
    return stand(flows, note_event(walk.draft, event))


def stand(flows: Flows, draft: Draft) -> Walk:
    """Work out where the walk stands from what is known and tried."""
    begun = resolve_target(flows, draft.begun, "")
    known = _known(flows, begun, draft.said)
    results = {attempt.node: attempt.result for attempt in draft.tried}
    frontier, position = _position(flows, begun, known, results)
    caller = [said for said in draft.said if said.source == CALLER]
    used = set(frontier.used)
    return Walk(
        draft=draft,
        begun=begun,
        position=position,
        known=known,
        trail=tuple(said for said in caller if said.fact in used),
        skipped=tuple(s for s in draft.said if s.source != CALLER and s.fact in used),
        set_aside=tuple(said for said in caller if said.fact not in used),
        remaining=weigh(frontier.causes, results),
        complete=frontier.complete,
    )


def _known(flows: Flows, begun: Place, said: tuple[Said, ...]) -> dict[str, str | None]:
    known = {each.fact: each.answer for each in said}
    places = [begun.flow, *(each.node.partition("/")[0] for each in said if each.node)]
    for name in dict.fromkeys(places):
        if name in flows:
            known = with_sets(flows[name], known)
    return known


def _position(
    flows: Flows, begun: Place, known: Mapping[str, str | None], results: Mapping[str, str]
) -> tuple[Frontier, Position]:
    """Find the open question, else the fix to offer, else what is handed over."""
    passed: tuple[Place, ...] = ()
    while True:
        frontier = explore(flows, begun, known, passed)
        for cause in frontier.causes:
            if results.get(cause.place.name) == HELPED:
                return frontier, Finished(cause.place, cause.resolution)
        if frontier.open:
            place, fact_id, _ = frontier.open[0]
            return frontier, _asking(flows, place, fact_id)
        if len(frontier.causes) == 1:
            cause = frontier.causes[0]
            failed = results.get(cause.place.name) == FAILED
            if failed and cause.resolution.otherwise and cause.place not in passed:
                passed = (*passed, cause.place)
                continue
        if frontier.lost and not frontier.causes:
            return frontier, HandOver((), "lost")
        return frontier, _settle(frontier.causes, known, results)


def _asking(flows: Flows, place: Place, fact_id: str) -> Asking:
    flow = flows[place.flow]
    fact = flow.facts[fact_id]
    node = flow.nodes[place.node]
    if isinstance(node, Question) and node.ask == fact_id:
        offered, routed = offered_answers(node, fact), routed_answers(node, fact)
    else:
        offered = routed = tuple(fact.answers)
    return Asking(place, fact_id, fact, offered, routed)


def _settle(
    causes: tuple[Cause, ...], known: Mapping[str, str | None], results: Mapping[str, str]
) -> Position:
    if not causes:
        return HandOver((), "nothing")
    if len(causes) == 1:
        return _settled(causes[0], known, results)
    for cause in causes:
        fits = cause.resolution.kind == "fix" and offerable(cause.resolution, known)
        if fits and cause.place.name not in results:
            return Offering(cause.place, cause.resolution, settled=False)
    return HandOver(causes, "several")


def _settled(cause: Cause, known: Mapping[str, str | None], results: Mapping[str, str]) -> Position:
    result = results.get(cause.place.name)
    if result == FAILED:
        return HandOver((cause,), "tried")
    if result == CANNOT:
        return HandOver((cause,), "cannot")
    if cause.resolution.kind == "fix" and not offerable(cause.resolution, known):
        return HandOver((cause,), "needs")
    return Offering(cause.place, cause.resolution, settled=True)

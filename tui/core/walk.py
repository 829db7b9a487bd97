"""A person's way through a flow: `fold(flows, events)` and nothing else.

What is known decides where the walk stands, so taking back, changing an earlier answer,
resuming and replaying are all the same reading of the same events.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple, TypeAlias

from tui.core.chances import Scope, Way, list_ways
from tui.core.choice import ASK, COSTLY, TRY, View, choose
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
    "costly": "Several causes are still possible, and going on costs more than handing over.",
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
    caller = [said for said in draft.said if said.source == CALLER]
    scene = _Scene(flows, begun, draft, known, results, len(caller))
    frontier, position, remaining = scene.find_position()
    used = set(frontier.used)
    return Walk(
        draft=draft,
        begun=begun,
        position=position,
        known=known,
        trail=tuple(said for said in caller if said.fact in used),
        skipped=tuple(s for s in draft.said if s.source != CALLER and s.fact in used),
        set_aside=tuple(said for said in caller if said.fact not in used),
        remaining=remaining,
        complete=frontier.complete,
    )


def _known(flows: Flows, begun: Place, said: tuple[Said, ...]) -> dict[str, str | None]:
    known = {each.fact: each.answer for each in said}
    places = [begun.flow, *(each.node.partition("/")[0] for each in said if each.node)]
    for name in dict.fromkeys(places):
        if name in flows:
            known = with_sets(flows[name], known)
    return known


class _Scene(NamedTuple):
    """What decides where a walk stands."""

    flows: Flows
    begun: Place
    draft: Draft
    known: Mapping[str, str | None]
    results: Mapping[str, str]
    asked: int

    def find_position(self) -> tuple[Frontier, Position, tuple[Remaining, ...]]:
        """Find the open question, else the fix to offer, else what is handed over."""
        passed: tuple[Place, ...] = ()
        while True:
            frontier = explore(self.flows, self.begun, self.known, passed)
            helped = self._helped(frontier)
            if helped is not None:
                return frontier, helped, weigh(frontier.causes, self.results)
            if len(frontier.open) + len(frontier.causes) > 1:
                return self._choose(frontier, passed)
            if frontier.open:
                place, fact_id, _ = frontier.open[0]
                return frontier, _asking(self.flows, place, fact_id), ()
            if not frontier.causes:
                return frontier, HandOver((), "lost" if frontier.lost else "nothing"), ()
            cause = frontier.causes[0]
            failed = self.results.get(cause.place.name) == FAILED
            if failed and cause.resolution.otherwise and cause.place not in passed:
                passed = (*passed, cause.place)
                continue
            return frontier, _settled(cause, self.known, self.results), weigh((cause,), self.results)

    def _helped(self, frontier: Frontier) -> Finished | None:
        for cause in frontier.causes:
            if self.results.get(cause.place.name) == HELPED:
                return Finished(cause.place, cause.resolution)
        return None

    def _choose(
        self, frontier: Frontier, passed: tuple[Place, ...]
    ) -> tuple[Frontier, Position, tuple[Remaining, ...]]:
        """Weigh up what to ask, to try or to hand over while several causes are possible."""
        failed = [
            cause.place
            for cause in frontier.causes
            if cause.resolution.otherwise and self.results.get(cause.place.name) == FAILED
        ]
        beyond = frontier
        if failed:
            beyond = explore(self.flows, self.begun, self.known, (*passed, *failed))
            helped = self._helped(beyond)
            if helped is not None:
                return beyond, helped, weigh(frontier.causes, self.results)
        names = frozenset(place.name for place in (*passed, *failed))
        at_hand = {
            each.place.flow: self.flows[each.place.flow]
            for each in (*beyond.open, *beyond.causes)
        }
        at_hand.setdefault(self.begun.flow, self.flows[self.begun.flow])
        doubted = {fact for each in (*beyond.open, *beyond.causes) for fact, _ in each.assumed}
        first, later = _since_doubt(self.draft.said, doubted)
        base = _known(self.flows, self.begun, first)
        since = {
            fact: answer for fact, answer in self.known.items()
            if answer is not None and base.get(fact) is None
        }
        base.update({fact: None for fact, answer in self.known.items() if answer is None})
        scope = Scope(at_hand, self.begun, base, since, self.results, names)
        listed = list_ways(scope, MAX_LISTED)
        view = View(at_hand, self.known, self.results, listed.ways, self.asked)
        step = choose(view, beyond.open)
        been = {place.name for place in passed}
        remaining = _collect(frontier.causes, listed.ways, been)
        if step.kind == ASK and step.place:
            return beyond, _asking(self.flows, step.place, step.fact), remaining
        if step.kind == TRY and step.place:
            node = self.flows[step.place.flow].nodes[step.place.node]
            assert isinstance(node, Resolution)
            return beyond, Offering(step.place, node, settled=False), remaining
        if beyond.open:
            sound = {each: self.flows[each] for each in self.flows}
            every = list_ways(scope._replace(flows=sound), 20_000)
            remaining = _collect(frontier.causes, every.ways, been)
        why = "costly" if step.why == COSTLY else "several"
        causes = tuple(Cause(each.place, each.resolution) for each in remaining)
        return beyond, HandOver(causes, why), remaining


def _since_doubt(said: tuple[Said, ...], doubted: Collection[str]) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
    for number, each in enumerate(said):
        if each.answer is None and each.fact in doubted:
            return said[:number], said[number:]
    return said, ()


MAX_LISTED = 2000


def _collect(
    reached: Iterable[Cause], ways: Iterable[Way], passed: Collection[str]
) -> tuple[Remaining, ...]:
    chances: dict[str, float] = {cause.place.name: 0.0 for cause in reached}
    found = {cause.place.name: (cause.place, cause.resolution) for cause in reached}
    for way in ways:
        name = way.end.name
        if way.resolution is not None and passed >= set(way.failed):
            found.setdefault(name, (way.end, way.resolution))
            chances[name] = chances.get(name, 0.0) + way.chance
        for each in way.failed:
            if each in found and each not in passed:
                chances[each] += way.chance
    total = sum(chances.values()) or 1.0
    ranked = sorted(found, key=lambda name: -chances[name])
    return tuple(Remaining(*found[name], chances[name] / total) for name in ranked)


def _asking(flows: Flows, place: Place, fact_id: str) -> Asking:
    flow = flows[place.flow]
    fact = flow.facts[fact_id]
    node = flow.nodes[place.node]
    if isinstance(node, Question) and node.ask == fact_id:
        offered, routed = offered_answers(node, fact), routed_answers(node, fact)
    else:
        offered = routed = tuple(fact.answers)
    return Asking(place, fact_id, fact, offered, routed)


def _settled(cause: Cause, known: Mapping[str, str | None], results: Mapping[str, str]) -> Position:
    result = results.get(cause.place.name)
    if result == FAILED:
        return HandOver((cause,), "tried")
    if result == CANNOT:
        return HandOver((cause,), "cannot")
    if cause.resolution.kind == "fix" and not offerable(cause.resolution, known):
        return HandOver((cause,), "needs")
    return Offering(cause.place, cause.resolution, settled=True)

"""A person's way through a flow: `fold(flows, events)` and nothing else.

What is known decides where the walk stands, so taking back, changing an earlier answer,
resuming and replaying are all the same reading of the same events.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from tui.core.draft import CALLER, Draft, Later, Said, Try, note_event
from tui.core.events import CANNOT, FAILED, HELPED, Answered, Event
from tui.core.flow import Question, Resolution
from tui.core.paths.onward import hop
from tui.core.paths.remaining import Remaining, offerable, weigh
from tui.core.paths.ways import (
    MAX_WAYS,
    Assumed,
    Cause,
    Flows,
    Frontier,
    Place,
    explore,
    holds,
    known_facts,
    offered_answers,
    resolve_target,
    routed_answers,
)
from tui.core.position import REASONS, Asking, Finished, HandOver, Offering, Position
from tui.core.tuples import NamedTuple

if TYPE_CHECKING:
    from tui.core.guidance.fork import Fork


__all__ = [
    "REASONS", "Asking", "Finished", "HandOver", "Offering", "Position", "Walk", "find_fork",
    "fold", "proceed", "stand",
]  # fmt: skip


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
    """The causes still possible with their probabilities; likeliest first.

    While nothing is in doubt, only the one the walk stands on: `core.outlook` counts the others.
    """
    complete: bool
    """False when there were too many ways to look at all of them."""
    looked: int = 0
    """How many places were looked at on the only way to an open question; 0: there are others."""

    @property
    def asked(self) -> int:
        """How many questions were put."""
        return sum(1 for said in self.draft.said if said.source == CALLER)

    @property
    def tried(self) -> tuple[Try, ...]:
        """The fixes tried, in order."""
        return self.draft.tried

    @property
    def later(self) -> tuple[Later, ...]:
        """The questions still to be found out, in the order they were put off."""
        unknown = {said.fact for said in self.draft.said if said.answer is None}
        return tuple(each for each in self.draft.later if each.fact in unknown)

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
    draft = note_event(walk.draft, event)
    return _go_on(flows, walk, draft, event) or stand(flows, draft)


def stand(flows: Flows, draft: Draft) -> Walk:
    """Work out where the walk stands from what is known and tried."""
    begun = _find_beginning(flows, draft)
    known = known_facts(flows, begun, draft.said)
    results = {attempt.node: attempt.result for attempt in draft.tried}
    frontier, position, remaining = _Stand(flows, begun, draft.said, known, results).find()
    used = set(frontier.used)
    caller = [said for said in draft.said if said.source == CALLER]
    is_only = frontier.complete and not results and None not in known.values()
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
        looked=frontier.looked if is_only and frontier.open else 0,
    )


def _go_on(flows: Flows, walk: Walk, draft: Draft, event: Event) -> Walk | None:
    """Return where the answer to the open question leads; None where more may have changed.

    While everybody knows what is asked there is one way, and knowing more changes nothing about
    its part up to the question. `stand` comes to the same, each time from the beginning.
    """
    asked, begun = walk.position, walk.begun
    if not walk.looked or type(event) is not Answered or type(asked) is not Asking:
        return None
    place, fact = asked.place, event.fact
    is_answer = fact == asked.fact_id and event.node == place.name and fact not in walk.known
    every = len(walk.trail) + len(walk.skipped) == len(walk.draft.said)
    if not (is_answer and every) or type(flows[begun.flow].nodes.get(begun.node)) is Resolution:
        return None
    known = known_facts(flows, begun, draft.said)
    if not walk.known.items() <= known.items():
        return None
    place, hops = hop(flows, place, known)
    found = _Stand(flows, begun, draft.said, known, {}).find_only(place)
    if found is None or walk.looked + hops + found[2] >= MAX_WAYS:
        return None
    position, causes, more = found
    looked = 0 if causes else walk.looked + hops + more
    trail, remaining = (*walk.trail, draft.said[-1]), weigh(causes, {}) if causes else ()
    return Walk(draft, begun, position, known, trail, walk.skipped, (), remaining, True, looked)  # noqa: FBT003


def _find_beginning(flows: Flows, draft: Draft) -> Place:
    """Return where the walk begins: not at an ending that what was said speaks against."""
    begun = resolve_target(flows, draft.begun, "")
    if begun.flow not in flows:  # gone, or there with faults
        return begun
    node = flows[begun.flow].nodes.get(begun.node)
    if not isinstance(node, Resolution):
        return begun
    if holds(node.when, known_facts(flows, begun, draft.said)) is False:
        return resolve_target(flows, f"{begun.flow}/", "")
    return begun


def find_fork(flows: Flows, walk: Walk) -> "Fork":
    """Return the ways that are open where a walk stands, for `core.fork` to look into."""
    results = {attempt.node: attempt.result for attempt in walk.tried}
    return _Stand(flows, walk.begun, walk.draft.said, walk.known, results).find_fork()


_Standing: TypeAlias = tuple[Frontier, Position, tuple[Remaining, ...]]


class _Stand(NamedTuple):
    """Finds where a walk stands."""

    flows: Flows
    begun: Place
    said: tuple[Said, ...]
    known: Mapping[str, str | None]
    results: Mapping[str, str]

    def find(self) -> _Standing:
        """Return the open question, else the fix to offer, else what is handed over."""
        frontier, passed = self._follow()
        if len(frontier.open) + len(frontier.causes) > 1:
            return self._weigh_up(frontier, passed)
        remaining = weigh(frontier.causes, self.results)
        if frontier.open:
            opened = frontier.open[0]
            return frontier, self.ask(opened.place, opened.fact), remaining
        if not frontier.causes:
            return frontier, HandOver((), "lost" if frontier.lost else "nothing"), remaining
        (cause,) = frontier.causes
        if self._result(cause) == HELPED:
            return frontier, Finished(cause.place, cause.resolution), remaining
        return frontier, self.settle(cause), remaining

    def find_only(self, place: Place) -> tuple[Position, tuple[Cause, ...], int] | None:
        """Return where the only way from a place leads, and how many places it has beyond it."""
        node = self.flows[place.flow].nodes.get(place.node) if place.flow in self.flows else None
        if type(node) is Question and node.ask not in self.known:
            return self.ask(place, node.ask), (), 0
        frontier = explore(self.flows, place, self.known)
        if frontier.lost or len(frontier.open) + len(frontier.causes) != 1:
            return None
        more = frontier.looked - 1
        if frontier.open:
            return self.ask(frontier.open[0].place, frontier.open[0].fact), (), more
        return self.settle(frontier.causes[0]), frontier.causes, more

    def find_fork(self) -> "Fork":
        """Return the ways that are open, one or several."""
        return self._fork(*self._follow())

    def _follow(self) -> tuple[Frontier, tuple[Place, ...]]:
        """Follow what is known; returns also the settled fixes passed that did not help."""
        passed: tuple[Place, ...] = ()
        while True:
            frontier = explore(self.flows, self.begun, self.known, passed)
            if frontier.open or len(frontier.causes) != 1:
                return frontier, passed
            (cause,) = frontier.causes
            failed = self._result(cause) == FAILED and cause.resolution.otherwise
            if not failed or cause.place in passed:
                return frontier, passed
            passed = (*passed, cause.place)

    def _result(self, cause: Cause) -> str | None:
        return self.results.get(cause.place.name)

    def _fork(self, frontier: Frontier, passed: tuple[Place, ...]) -> "Fork":
        from tui.core.guidance.fork import Fork, Scene  # noqa: PLC0415 - not on the way to a question

        scene = Scene(self.flows, self.begun, self.said, self.known, self.results)
        failed = tuple(
            cause.place
            for cause in frontier.causes
            if cause.resolution.otherwise and self._result(cause) == FAILED
        )
        beyond = frontier
        if failed:
            beyond = explore(self.flows, self.begun, self.known, (*passed, *failed))
        return Fork(scene, frontier, beyond, passed, failed)

    def _weigh_up(self, frontier: Frontier, passed: tuple[Place, ...]) -> _Standing:
        """Choose what to ask, to try or to hand over while several causes are possible."""
        from tui.core.guidance.fork import judge  # noqa: PLC0415 - not on the way to a question

        fork = self._fork(frontier, passed)
        for cause in (*frontier.causes, *fork.beyond.causes):
            if self._result(cause) == HELPED:
                finished = Finished(cause.place, cause.resolution)
                return fork.beyond, finished, weigh(frontier.causes, self.results)
        judged = judge(fork)
        if not judged.choice.steps:
            causes = tuple(Cause(each.place, each.resolution) for each in judged.remaining)
            why = "costly" if judged.choice.costly else "several"
            return fork.beyond, HandOver(causes, why), judged.remaining
        step = judged.choice.steps[0]
        position: Position
        if step.resolution is None:
            position = self.ask(step.place, step.fact, judged.assumed)
        else:
            position = Offering(step.place, step.resolution, settled=False, assumed=judged.assumed)
        return fork.beyond, position, judged.remaining

    def ask(self, place: Place, fact_id: str, assumed: Assumed = ()) -> Asking:
        """Return the question for a fact at a place."""
        flow = self.flows[place.flow]
        fact = flow.facts[fact_id]
        node = flow.nodes[place.node]
        if isinstance(node, Question) and node.ask == fact_id:
            offered, routed = offered_answers(node, fact), routed_answers(node, fact)
        else:
            offered = routed = tuple(fact.answers)
        return Asking(place, fact_id, fact, offered, routed, assumed)

    def settle(self, cause: Cause) -> Position:
        """Return what is done at the only cause that is left."""
        result = self._result(cause)
        if result == FAILED:
            return HandOver((cause,), "tried")
        if result == CANNOT:
            return HandOver((cause,), "cannot")
        if cause.resolution.kind == "fix" and not offerable(cause.resolution, self.known):
            return HandOver((cause,), "needs")
        return Offering(cause.place, cause.resolution, settled=True)

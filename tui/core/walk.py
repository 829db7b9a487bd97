"""A person's way through a flow: `fold(flows, events)` and nothing else.

What is known decides where the walk stands, so taking back, changing an earlier answer,
resuming and replaying are all the same reading of the same events.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from tui.core.draft import CALLER, Draft, Later, Said, Try, note_event
from tui.core.events import CANNOT, FAILED, HELPED, Event
from tui.core.flow import Fact, Question, Resolution
from tui.core.paths.remaining import Remaining, offerable, weigh
from tui.core.paths.ways import (
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
from tui.core.words import Spoken, mark

if TYPE_CHECKING:
    from tui.core.guidance.fork import Fork


class Asking(NamedTuple):
    """The walk waits for the answer to a question."""

    place: Place
    fact_id: str
    fact: Fact
    offered: tuple[str, ...]
    """Answers to show."""
    routed: tuple[str, ...]
    """Answers that are taken, shown or not."""
    assumed: Assumed = ()
    """What the branch that asks it takes for granted, while other branches are open."""


class Offering(NamedTuple):
    """The walk stands on a resolution; `settled` when no other cause is possible."""

    place: Place
    resolution: Resolution
    settled: bool
    assumed: Assumed = ()


class HandOver(NamedTuple):
    """The walk ends with somebody else; `why` is one of the REASONS."""

    causes: tuple[Cause, ...]
    why: str


class Finished(NamedTuple):
    """A fix helped."""

    place: Place
    resolution: Resolution


REASONS: Mapping[str, str] = Spoken(
    {
        "costly": mark(
            "Several causes are still possible, and going on costs more than handing over."
        ),
        "several": mark(
            "Several causes are still possible and nothing safe is left to ask or to try."
        ),
        "tried": mark("Everything that could be tried here was tried."),
        "cannot": mark("The fix needs somebody with other rights."),
        "needs": mark("What must be known before the fix may be tried is not known."),
        "nothing": mark("No cause fits what is known."),
        "lost": mark("The way leads into a flow that is missing or has faults."),
    }
)

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
    """The causes still possible with their probabilities; likeliest first.

    While nothing is in doubt, only the one the walk stands on: `core.outlook` counts the others.
    """
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
    return stand(flows, note_event(walk.draft, event))


def stand(flows: Flows, draft: Draft) -> Walk:
    """Work out where the walk stands from what is known and tried."""
    begun = _find_beginning(flows, draft)
    known = known_facts(flows, begun, draft.said)
    results = {attempt.node: attempt.result for attempt in draft.tried}
    frontier, position, remaining = _Stand(flows, begun, draft.said, known, results).find()
    used = set(frontier.used)
    caller = [said for said in draft.said if said.source == CALLER]
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
            return frontier, self._ask(opened.place, opened.fact), remaining
        if not frontier.causes:
            return frontier, HandOver((), "lost" if frontier.lost else "nothing"), remaining
        (cause,) = frontier.causes
        if self._result(cause) == HELPED:
            return frontier, Finished(cause.place, cause.resolution), remaining
        return frontier, self._settle(cause), remaining

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
            position = self._ask(step.place, step.fact, judged.assumed)
        else:
            position = Offering(step.place, step.resolution, settled=False, assumed=judged.assumed)
        return fork.beyond, position, judged.remaining

    def _ask(self, place: Place, fact_id: str, assumed: Assumed = ()) -> Asking:
        flow = self.flows[place.flow]
        fact = flow.facts[fact_id]
        node = flow.nodes[place.node]
        if isinstance(node, Question) and node.ask == fact_id:
            offered, routed = offered_answers(node, fact), routed_answers(node, fact)
        else:
            offered = routed = tuple(fact.answers)
        return Asking(place, fact_id, fact, offered, routed, assumed)

    def _settle(self, cause: Cause) -> Position:
        result = self._result(cause)
        if result == FAILED:
            return HandOver((cause,), "tried")
        if result == CANNOT:
            return HandOver((cause,), "cannot")
        if cause.resolution.kind == "fix" and not offerable(cause.resolution, self.known):
            return HandOver((cause,), "needs")
        return Offering(cause.place, cause.resolution, settled=True)

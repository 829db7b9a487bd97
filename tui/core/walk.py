"""A person's way through a flow: `fold(flows, events)` and nothing else.

What is known decides where the walk stands, so taking back, changing an earlier answer,
resuming and replaying are all the same reading of the same events.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from tui.core.draft import CALLER, Draft, Later, Said, Sayings, Try, note_event
from tui.core.events import FAILED, HELPED, Answered, Event
from tui.core.flow import Resolution
from tui.core.onward import ask, go_on, learn, settle
from tui.core.paths.remaining import Remaining, weigh
from tui.core.paths.ways import (
    MAX_WAYS,
    Cause,
    Flows,
    Frontier,
    Place,
    explore,
    find_homes,
    holds,
    known_facts,
    resolve_target,
)
from tui.core.position import REASONS, Asking, Finished, HandOver, Offering, Position
from tui.core.tuples import NamedTuple

if TYPE_CHECKING:
    from tui.core.guidance.fork import Fork, Judged


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
    trail: Sayings
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
    homes: tuple[str, ...] = ()
    """The flows where the walk began and where something was said."""

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
        return self.draft.before is not None


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
    if walk.looked and type(event) is Answered:
        return _go_on(flows, walk, draft, event) or stand(flows, draft)
    return stand(flows, draft)


def stand(flows: Flows, draft: Draft) -> Walk:
    """Work out where the walk stands from what is known and tried."""
    begun = _find_beginning(flows, draft)
    known = known_facts(flows, begun, draft.said)
    results = {attempt.node: attempt.result for attempt in draft.tried}
    frontier, position, remaining = _Stand(flows, begun, draft.said, known, results).find()
    used = set(frontier.used)
    caller = [said for said in draft.said if said.source == CALLER]
    trail = [said for said in caller if said.fact in used]
    skipped = tuple(s for s in draft.said if s.source != CALLER and s.fact in used)
    every = len(trail) + len(skipped) == len(draft.said)
    is_only = frontier.complete and not results and None not in known.values()
    can_go_on = every and is_only and frontier.open and not _is_ending(flows, begun)
    return Walk(
        draft=draft,
        begun=begun,
        position=position,
        known=known,
        trail=draft.said if every and not skipped else Sayings(trail),
        skipped=skipped,
        set_aside=tuple(said for said in caller if said.fact not in used),
        remaining=remaining,
        complete=frontier.complete,
        looked=frontier.looked if can_go_on else 0,
        homes=find_homes(begun, draft.said),
    )


def _go_on(flows: Flows, walk: Walk, draft: Draft, event: Answered) -> Walk | None:
    """Return where the answer to the open question leads; None where more may have changed.

    While everybody knows what is asked there is one way, and knowing more changes nothing
    about its part up to the question. `stand` comes to the same, from the beginning.
    """
    _, begun, asked, known, trail, skipped, _, _, _, looked, homes = walk
    fact = event.fact
    if type(asked) is not Asking or fact != asked.fact_id or fact in known:
        return None
    place = asked.place
    if event.node != place.name:
        return None
    more = None
    if place.flow in homes:
        told = len(trail) + len(skipped)
        more = learn(flows, homes, known, told, event)
    if more is None:
        homes = find_homes(begun, draft.said)
        more = known_facts(flows, begun, draft.said)
        if not known.items() <= more.items():
            return None
    found = go_on(flows, place, more)
    if found is None or looked + found[2] >= MAX_WAYS:
        return None
    position, causes, beyond = found
    looked = 0 if causes else looked + beyond
    remaining = weigh(causes, {}) if causes else ()
    trail = trail.add(draft.said[-1]) if skipped else draft.said
    return Walk(draft, begun, position, more, trail, skipped, (), remaining, True, looked, homes)  # noqa: FBT003


def _is_ending(flows: Flows, place: Place) -> bool:
    return type(flows[place.flow].nodes.get(place.node)) is Resolution


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


_ROUNDS = 8
"""So often a part that is called within itself may come by; such a flow has a fault (G020)."""


def _is_endless(place: Place) -> bool:
    """Tell whether a part is called within itself again and again: each round is a new place."""
    return len(place.calls) - len(set(place.calls)) > _ROUNDS


_Standing: TypeAlias = tuple[Frontier, Position, tuple[Remaining, ...]]


class _Stand(NamedTuple):
    """Finds where a walk stands."""

    flows: Flows
    begun: Place
    said: Sequence[Said]
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
            flow = self.flows[opened.place.flow]
            return frontier, ask(flow, opened.place, opened.fact), remaining
        if not frontier.causes:
            return frontier, HandOver((), "lost" if frontier.lost else "nothing"), remaining
        (cause,) = frontier.causes
        if self._result(cause) == HELPED:
            return frontier, Finished(cause.place, cause.resolution), remaining
        return frontier, settle(cause, self.known, self._result(cause)), remaining

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
            if not failed or cause.place in passed or _is_endless(cause.place):
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
        return fork.beyond, self._choose(judged), judged.remaining

    def _choose(self, judged: "Judged") -> Position:
        """Return the best step; where none pays, who goes on."""
        if not judged.choice.steps:
            return self._hand_over(judged)
        step = judged.choice.steps[0]
        if step.resolution is None:
            flow = self.flows[step.place.flow]
            return ask(flow, step.place, step.fact, judged.assumed)
        return Offering(step.place, step.resolution, settled=False, assumed=judged.assumed)

    def _hand_over(self, judged: "Judged") -> Position:
        """Return the only ending not tried, else a likely one, else a hand-over of them all."""
        causes = tuple(Cause(each.place, each.resolution) for each in judged.remaining)
        untried = [each for each in causes if self._result(each) is None]
        if len(untried) == 1 and untried[0].resolution.kind != "fix" and not judged.choice.costly:
            return settle(untried[0], self.known, None)
        likely = judged.likely
        if likely is not None and likely.resolution.kind == "fix":
            cause = Cause(likely.place, likely.resolution)
            return settle(cause, self.known, self._result(cause))
        if likely is not None:
            return Offering(likely.place, likely.resolution, settled=False)
        return HandOver(causes, judged.choice.why)

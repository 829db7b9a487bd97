"""A person's way through a flow: `fold(flows, events)` and nothing else.

What is known decides where the walk stands, so taking back, changing an earlier answer,
resuming and replaying are all the same reading of the same events.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from tui.core.draft import CALLER, Draft, Said, Sayings, note_event
from tui.core.events import FAILED, HELPED, Answered, Event
from tui.core.flow import Resolution
from tui.core.onward import ask, end_on, settle
from tui.core.paths.exploring import Exploring, Track, explore
from tui.core.paths.remaining import Remaining, weigh
from tui.core.paths.ways import (
    Cause,
    Flows,
    Frontier,
    Place,
    find_homes,
    holds,
    known_facts,
    resolve_target,
)
from tui.core.position import REASONS, Asking, Finished, HandOver, Offering, Position, Walk
from tui.core.stepping import find_before, go_on, step
from tui.core.tuples import NamedTuple

if TYPE_CHECKING:
    from tui.core.guidance.fork import Fork, Judged


__all__ = [
    "REASONS", "Asking", "Finished", "HandOver", "Offering", "Position", "Walk", "find_fork",
    "fold", "proceed", "stand",
]  # fmt: skip


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
    if type(event) is Answered:
        after = step(flows, walk, event)
        if after is not None:
            return after
    draft = note_event(walk.draft, event)
    after = go_on(flows, walk, draft, event)
    if after is None:
        after = stand(flows, draft)._replace(before=find_before(walk, draft))
    return after


def stand(flows: Flows, draft: Draft) -> Walk:
    """Work out where the walk stands from what is known and tried."""
    begun = _find_beginning(flows, draft)
    known = known_facts(flows, begun, draft.said)
    results = {attempt.node: attempt.result for attempt in draft.tried}
    frontier, position, remaining, tracks = _Stand(flows, begun, draft.said, known, results).find()
    used = set(frontier.used)
    caller = [said for said in draft.said if said.source == CALLER]
    trail = [said for said in caller if said.fact in used]
    skipped = tuple(s for s in draft.said if s.source != CALLER and s.fact in used)
    every = len(trail) + len(skipped) == len(draft.said)
    can_go_on = tracks is not None and not _is_ending(flows, begun)
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
        homes=find_homes(begun, draft.said),
        looked=frontier.looked if can_go_on else 0,
        tracks=tracks or (),
    )


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


_Tracks: TypeAlias = tuple[Track, ...] | None
_Standing: TypeAlias = tuple[Frontier, Position, tuple[Remaining, ...], _Tracks]


class _Stand(NamedTuple):
    """Finds where a walk stands."""

    flows: Flows
    begun: Place
    said: Sequence[Said]
    known: Mapping[str, str | None]
    results: Mapping[str, str]

    def find(self) -> _Standing:
        """Return the open question, else the fix to offer, else what is handed over.

        With it the ways that may go on from there.
        """
        frontier, passed, tracks = self._follow()
        if len(frontier.open) + len(frontier.causes) > 1:
            return *self._weigh_up(frontier, passed), None
        remaining = weigh(frontier.causes, self.results)
        if frontier.open:
            opened = frontier.open[0]
            asked = ask(self.flows[opened.place.flow], opened.place, opened.fact)
            return frontier, asked, remaining, tracks
        if not frontier.causes:
            handed = HandOver((), "lost" if frontier.lost else "nothing")
            return frontier, handed, remaining, None
        (cause,) = frontier.causes
        return frontier, end_on(cause, self.known, self.results), remaining, tracks

    def find_fork(self) -> "Fork":
        """Return the ways that are open, one or several."""
        return self._fork(*self._follow()[:2])

    def _follow(self) -> tuple[Frontier, tuple[Place, ...], _Tracks]:
        """Follow what is known; returns also the settled fixes passed that did not help."""
        exploring = Exploring(self.flows, (Track(self.begun, {}),), self.known)
        frontier = exploring.run_past(self.results)
        return frontier, tuple(exploring.passed), exploring.find_tracks(frontier)

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

    def _weigh_up(
        self, frontier: Frontier, passed: tuple[Place, ...]
    ) -> tuple[Frontier, Position, tuple[Remaining, ...]]:
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

"""Where ways fork because something is not known: which of them to follow, and what remains."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, compress
from operator import not_
from typing import NamedTuple

from tui.core.draft import CALLER, Said
from tui.core.guidance.bank import sample_prospects
from tui.core.guidance.chances import Prospect, Prospects, Scope, list_prospects
from tui.core.guidance.choice import Choice, Step, View, choose
from tui.core.guidance.ground import find_costs, known_exits
from tui.core.paths.branching import UNSURE
from tui.core.paths.reachable import find_reachable
from tui.core.paths.remaining import Remaining, likely_ending
from tui.core.paths.ways import Assumed, Cause, Flows, Frontier, Place, known_facts

MOST_STEPS = 3_500
"""So many nodes are looked at for them."""

MOST_WAYS = 1_000
"""So many ways are listed; beyond that, cases are drawn by lot."""

_LAST: deque[tuple[Scope, Prospects]] = deque(maxlen=2)
"""The ways found last; never changed, so whoever asks for them again may have them."""


class Scene(NamedTuple):
    """What decides where a walk stands."""

    flows: Flows
    begun: Place
    said: Sequence[Said]
    known: Mapping[str, str | None]
    """What was said, and what follows from it."""
    results: Mapping[str, str]
    """What came of the fixes tried, by `FLOW/NODE`."""

    @property
    def asked(self) -> int:
        """How many questions were put."""
        return sum(1 for each in self.said if each.source == CALLER)


class Fork(NamedTuple):
    """A place in a walk where several ways are open."""

    scene: Scene
    frontier: Frontier
    """What the ways have come to, what failed fixes led to not counted."""
    beyond: Frontier
    """The same, with the ways on after fixes that did not help."""
    passed: tuple[Place, ...]
    """Fixes that the walk had settled on, and that did not help."""
    failed: tuple[Place, ...] = ()
    """Fixes tried while several causes were possible, with a way on."""


class Judged(NamedTuple):
    """What a fork comes to."""

    choice: Choice
    remaining: tuple[Remaining, ...]
    assumed: Assumed
    """What the branch of the best step takes for granted."""
    ways: Prospects
    likely: Remaining | None = None
    """A cause that is likely enough to end on, where no step pays."""


def judge(fork: Fork) -> Judged:
    """Weigh up what to do at a fork."""
    scope = scope_of(fork)
    found = find_prospects(scope)
    known, results = fork.scene.known, fork.scene.results
    costs = find_costs(scope.flows)
    view = View(scope.flows, known, results, found.ways, fork.scene.asked, costs)
    choice = choose(view, fork.beyond.open)
    remaining = collect(fork, found.ways)
    if not choice.steps and fork.beyond.open:
        remaining = _add_what_lies_behind(fork, found, remaining)
    assumed = _assumed(choice.steps[0], fork, found) if choice.steps else ()
    likely = None if choice.steps else likely_ending(remaining, fork.scene.results)
    return Judged(choice, remaining, assumed, found, likely)


def find_prospects(scope: Scope) -> Prospects:
    """Return the ways that are open: all of them, or those of cases drawn by lot.

    Where a walk stands, what remains there and why are told from the same ways, one after the
    other, so the last ones found are kept.
    """
    for before, found in tuple(_LAST):
        if before[1:] == scope[1:] and _are_same(before.flows, scope.flows):
            return found
    with known_exits(scope.flows, scope.failed) as exits:
        found = list_prospects(scope, MOST_WAYS, MOST_STEPS, exits)
    if not found.complete:
        found = sample_prospects(scope)
    _LAST.appendleft((scope, found))
    return found


def _are_same(flows: Flows, others: Flows) -> bool:
    """Tell whether flows are the same objects: to compare what is in them takes longer."""
    return flows.keys() == others.keys() and all(flows[name] is others[name] for name in flows)


def scope_of(fork: Fork) -> Scope:
    """Return what ways are looked for at a fork: in the flows that the walk has come through."""
    scene = fork.scene
    doubted = _doubted(fork)
    first: list[Said] = []
    for each in scene.said:
        if each.answer is None and each.fact in doubted:
            break
        first.append(each)
    base = known_facts(scene.flows, scene.begun, first)
    later = {
        fact: answer
        for fact, answer in scene.known.items()
        if answer is not None and base.get(fact) is None
    }
    base.update({fact: None for fact, answer in scene.known.items() if answer is None})
    failed = frozenset(place.name for place in (*fork.passed, *fork.failed))
    flows = {each: scene.flows[each] for each in fork.beyond.visited}
    return Scope(flows, scene.begun, base, later, scene.results, failed)


def _doubted(fork: Fork) -> set[str]:
    """Return the facts that are not known and whose answers part the ways."""
    taken = [each.assumed for each in fork.beyond.open]
    taken += [each.assumed for each in fork.beyond.causes]
    return {fact for assumed in taken for fact, _ in assumed}


def collect(fork: Fork, ways: Iterable[Prospect]) -> tuple[Remaining, ...]:
    """Return the causes still possible, likeliest first.

    A fix that did not help keeps what is left of its cause, also where its way on is followed.
    """
    passed = {place.name for place in fork.passed}
    found = {cause.place.name: cause for cause in fork.frontier.causes}
    chances = dict.fromkeys(found, 0.0)
    for way in ways:
        name = way.name
        if way.resolution is not None and passed.issuperset(way.failed):
            if name not in found:
                found[name] = Cause(way.end, way.resolution)
            chances[name] = chances.get(name, 0.0) + way.chance
        for each in way.failed:
            if each in chances and each not in passed:
                chances[each] += way.chance
    return _rank(found, chances)


def _rank(found: Mapping[str, Cause], chances: Mapping[str, float]) -> tuple[Remaining, ...]:
    total = sum(chances.values()) or 1.0
    # Sums of the same chances in another order differ a little, and must not change the order.
    ranked = sorted(found, key=lambda name: -round(chances[name] / total, 9))
    return tuple(
        Remaining(found[name].place, found[name].resolution, chances[name] / total)
        for name in ranked
    )


def _add_what_lies_behind(
    fork: Fork, found: Prospects, remaining: tuple[Remaining, ...]
) -> tuple[Remaining, ...]:
    """Add the causes in flows that were not opened, and those that no drawn case has met.

    A hand-over names every cause that is possible.
    """
    doors = {way.end: way.chance for way in found.ways if way.resolution is None}
    starts = list(doors) if found.complete else [each.place for each in fork.beyond.open]
    reached = find_reachable(fork.scene.flows, starts, fork.scene.known).causes
    names = {each.place.name for each in remaining}
    new = [(place, cause) for place, cause in reached if place.name not in names]
    weight = sum(cause.likelihood for _, cause in new) or 1.0
    share = sum(doors.values())
    more = [Remaining(place, cause, share * cause.likelihood / weight) for place, cause in new]
    kept = [each._replace(probability=each.probability * (1.0 - share)) for each in remaining]
    return tuple(sorted([*kept, *more], key=lambda each: -each.probability))


def _assumed(step: Step, fork: Fork, found: Prospects) -> Assumed:
    """Return what the branch of a step takes for granted, and other branches do not."""
    doubted = _doubted(fork)
    taken = []
    on = [_is_on(way, step) for way in found.ways]
    for fact in (each for each in fork.scene.known if each in doubted):
        read = [way.answers.get(fact, ()) for way in found.ways]
        inside = _answers_in(compress(read, on))
        outside = _answers_in(compress(read, map(not_, on)))
        if inside and outside.keys() - inside.keys():
            taken.append((fact, tuple(inside)))
    return tuple(taken)


def _answers_in(groups: Iterable[tuple[str, ...]]) -> dict[str, None]:
    """Return the answers in these groups, each once; whoever does not know says nothing."""
    answers = dict.fromkeys(chain.from_iterable(dict.fromkeys(groups)))
    answers.pop(UNSURE, None)
    return answers


def _is_on(way: Prospect, step: Step) -> bool:
    """Tell whether a way has come to a step."""
    if way.asks:
        return way.asks[0][1] == step.fact
    return way.name == step.place.name

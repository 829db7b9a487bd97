"""The ways that are still open, each with its chance.

A walk that knows this much can still go a number of ways; each is a cube of answers that ends
on a cause. A cause is as likely as its author says, compared with the others that are left;
its chance is shared among the ways that lead to it by how many answers each of them takes. A
fix that did not help lowers its cause by its chance to cure.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tui.core.cubes import UNSURE, Course, Cube, Turn, find_cubes, is_failure
from tui.core.events import FAILED
from tui.core.flow import LIKELIHOODS, Flow, Resolution
from tui.core.ways import Flows, Known, Place

_Key = tuple[Place, tuple[str, ...]]

ELSEWHERE = LIKELIHOODS["likely"]
"""How likely what lies in a flow that was not opened is taken for, all together."""


class Way(NamedTuple):
    """One way still open."""

    end: Place
    resolution: Resolution | None
    """None: the way leads into a flow that was not opened."""
    chance: float
    asks: tuple[tuple[Place, str], ...]
    """What would be asked on it, in order."""
    answers: Mapping[str, tuple[str, ...]]
    """For each fact that is read on it, the answers that stay on it."""
    failed: tuple[str, ...] = ()
    """The fixes on it that did not help; empty when it is the way of a first cause."""


class Ways(NamedTuple):
    """All of them."""

    ways: tuple[Way, ...]
    complete: bool
    """False when there were more than were asked for."""


def survives(resolution: Resolution, result: str | None) -> float:
    """Return what a cause keeps of its likelihood after its fix was tried."""
    return 1.0 - resolution.cures if result == FAILED else 1.0


def list_ways(
    flows: Mapping[str, Flow],
    begun: Place,
    known: Known,
    results: Mapping[str, str],
    limit: int,
    failed: Iterable[str] = (),
) -> Ways:
    """List the ways that fit what is known.

    Args:
        flows: the flows that are looked into; any other ends the way.
        begun: where the walk began.
        known: what is known; None: nobody knows.
        results: what came of the fixes tried, by `FLOW/NODE`.
        limit: how many ways are listed at most.
        failed: fixes whose way on is followed.
    """
    course = Course(known=known, failed=frozenset(failed), limit=limit)
    found = find_cubes(flows, begun, course)
    return Ways(_weigh(flows, found.cubes, known, results), found.complete)


def _weigh(
    flows: Mapping[str, Flow], cubes: Sequence[Cube], known: Known, results: Mapping[str, str]
) -> tuple[Way, ...]:
    sizes = [_size(flows, cube, known) for cube in cubes]
    totals: dict[_Key, float] = {}
    keys = [(_bare(cube.end), _failed(cube)) for cube in cubes]
    for key, size in zip(keys, sizes, strict=True):
        totals[key] = totals.get(key, 0.0) + size
    weights = _weigh_ends(flows, totals, results)
    whole = sum(weights.values()) or 1.0
    return tuple(
        Way(
            end=cube.end,
            resolution=_resolution(flows, cube.end),
            chance=weights[key] * size / totals[key] / whole,
            asks=tuple((turn.place, turn.fact) for turn in cube.turns if _is_asked(turn)),
            answers=cube.answers,
            failed=key[1],
        )
        for cube, key, size in zip(cubes, keys, sizes, strict=True)
    )


def _bare(place: Place) -> Place:
    """Return a place without where it was called from: the same cause counts once."""
    return place._replace(calls=())


def _failed(cube: Cube) -> tuple[str, ...]:
    return tuple(turn.place.name for turn in cube.turns if is_failure(turn))


def _is_asked(turn: Turn) -> bool:
    return turn.asked and turn.fact != ""


def _resolution(flows: Mapping[str, Flow], place: Place) -> Resolution | None:
    flow = flows.get(place.flow)
    node = flow.nodes.get(place.node) if flow else None
    return node if isinstance(node, Resolution) else None


def _size(flows: Mapping[str, Flow], cube: Cube, known: Known) -> float:
    """Return which share of the answers that are not known a way takes."""
    size = 1.0
    for turn in cube.turns:
        if turn.fact and known.get(turn.fact) is None:
            count = len(flows[turn.place.flow].facts[turn.fact].answers)
            taken = sum(1 for answer in turn.answers if answer != UNSURE)
            size *= taken / count if count and taken else 1.0
    return size


def _weigh_ends(
    flows: Mapping[str, Flow], ends: Iterable[_Key], results: Mapping[str, str]
) -> dict[_Key, float]:
    """Return how likely each end is; what comes after a failed fix shares what its cause keeps."""
    weights: dict[_Key, float] = {}
    after: dict[tuple[str, ...], float] = {}
    for end, failed in ends:
        weight = _likelihood(flows, end, results)
        weights[end, failed] = weight
        after[failed] = after.get(failed, 0.0) + weight
    for (end, failed), weight in weights.items():
        if failed:
            kept = _kept(flows, failed, results)
            weights[end, failed] = weight * kept / (after[failed] or 1.0)
    return weights


def _likelihood(flows: Mapping[str, Flow], end: Place, results: Mapping[str, str]) -> float:
    resolution = _resolution(flows, end)
    if resolution is None:
        return ELSEWHERE
    return resolution.likelihood * survives(resolution, results.get(end.name))


def _kept(
    flows: Mapping[str, Flow], failed: Sequence[str], results: Mapping[str, str]
) -> float:
    """Return how likely the cause still is whose fixes did not help."""
    kept = 1.0
    for number, name in enumerate(failed):
        flow, _, node = name.partition("/")
        resolution = _resolution(flows, Place(flow, node))
        if resolution is not None:
            kept *= survives(resolution, results.get(name))
            kept *= resolution.likelihood if number == 0 else 1.0
    return kept

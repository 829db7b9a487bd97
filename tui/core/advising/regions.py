"""The cases of a flow as weighted regions: who comes, how likely, and where they end.

Each region is a path cube with its weight: the authored likelihood of its ending, shared
among the ways that lead there by their size. Facts and answers are numbers here, and a set of
answers is a mask, so that thousands of regions can be split in a moment.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from tui.core.flow import LIKELIHOODS, Flow, Resolution
from tui.core.paths.cubes import Cube

Masks: TypeAlias = tuple[tuple[int, int], ...]
"""The facts a region depends on, each with the answers that are in it."""


class Region(NamedTuple):
    """The cases that a way takes."""

    end: str
    masks: Masks
    weight: float


Load: TypeAlias = tuple[Region, ...]
"""Regions that have nothing in common, and are all the cases there are."""


class Facts(NamedTuple):
    """The facts in play, by number."""

    ids: tuple[str, ...]
    sizes: tuple[int, ...]
    """How many answers each has that lead anywhere."""
    costs: tuple[float, ...]
    """What asking costs: nothing for what the site has settled once for all."""


def weigh_cubes(flow: Flow, cubes: Sequence[Cube]) -> tuple[Facts, Load]:
    """Return the cubes of a flow as regions, in the same order, and the facts they read."""
    answers = _collect_answers(cubes)
    facts = Facts(
        tuple(answers),
        tuple(len(values) for values in answers.values()),
        tuple(float(not flow.facts[fact].site) for fact in answers),
    )
    masks = [_read_masks(cube, answers) for cube in cubes]
    shares = [_size_of(facts, each) for each in masks]
    totals: dict[str, float] = {}
    for cube, share in zip(cubes, shares, strict=True):
        totals[cube.end.name] = totals.get(cube.end.name, 0.0) + share
    weights = [
        _likelihood(flow, cube) * share / totals[cube.end.name]
        for cube, share in zip(cubes, shares, strict=True)
    ]
    total = sum(weights) or 1.0
    return facts, tuple(
        Region(cube.end.name, each, weight / total)
        for cube, each, weight in zip(cubes, masks, weights, strict=True)
    )


def _collect_answers(cubes: Sequence[Cube]) -> dict[str, dict[str, int]]:
    """Return the facts that any way depends on, with a number for each answer."""
    answers: dict[str, dict[str, int]] = {}
    for cube in cubes:
        for fact, values in cube.answers.items():
            known = answers.setdefault(fact, {})
            for value in values:
                known.setdefault(value, len(known))
    return {fact: known for fact, known in answers.items() if len(known) > 1}


def _read_masks(cube: Cube, answers: Mapping[str, Mapping[str, int]]) -> Masks:
    """Return the facts that are not free in a cube."""
    masks = []
    for number, (fact, known) in enumerate(answers.items()):
        values = cube.answers.get(fact, ())
        if values and len(values) < len(known):
            masks.append((number, sum(1 << known[value] for value in values)))
    return tuple(masks)


def _size_of(facts: Facts, masks: Masks) -> float:
    """Return which share of all that could be known a region is."""
    share = 1.0
    for fact, mask in masks:
        share *= mask.bit_count() / facts.sizes[fact]
    return share


def _likelihood(flow: Flow, cube: Cube) -> float:
    node = flow.nodes.get(cube.end.node) if cube.end.flow == flow.flow else None
    return node.likelihood if isinstance(node, Resolution) else LIKELIHOODS["likely"]


def split(facts: Facts, load: Load, fact: int) -> Iterator[tuple[float, Load]]:
    """Yield what is left after each answer to a question: its probability, and the cases.

    Answers that leave exactly the same are one.
    """
    total = sum(region.weight for region in load)
    parts: dict[Load, float] = {}
    size = facts.sizes[fact]
    for value in range(size):
        bit = 1 << value
        merged: dict[tuple[str, Masks], float] = {}
        for region in load:
            mask = dict(region.masks).get(fact)
            if mask is None or mask & bit:
                rest = tuple(each for each in region.masks if each[0] != fact)
                weight = region.weight / (size if mask is None else mask.bit_count())
                merged[region.end, rest] = merged.get((region.end, rest), 0.0) + weight
        weight = sum(merged.values())
        if weight > 0:
            part = _normalised(merged, weight)
            parts[part] = parts.get(part, 0.0) + weight / total
    for part, share in parts.items():
        yield share, part


def _normalised(merged: Mapping[tuple[str, Masks], float], total: float) -> Load:
    """Return regions in a fixed order, their weights as shares: equal loads are then equal."""
    return tuple(
        sorted(
            Region(end, masks, round(weight / total, 10)) for (end, masks), weight in merged.items()
        )
    )


def is_settled(load: Collection[Region]) -> bool:
    """Tell whether all cases end at one place, so that nothing needs to be asked."""
    return len({region.end for region in load}) <= 1

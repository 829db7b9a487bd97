"""A hand-over in short: whom to call first, and the few causes worth naming."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from tui.core.actor import name_actor
from tui.core.guidance.cost import first_helper
from tui.core.paths.remaining import Remaining
from tui.core.walk import HandOver, Walk
from tui.core.words import say

FEW = 5
"""Causes that are named; the rest is counted in one line."""
_OTHERS = 3
Cause = TypeVar("Cause")


def name_few(causes: Sequence[Cause]) -> Sequence[Cause]:
    """Return the causes worth naming, of all in their order: a rest of one is named as well."""
    return causes if len(causes) <= FEW + 1 else causes[:FEW]


def say_rest(likely: Sequence[str]) -> str:
    """Say in one line how many causes are not named; empty when all are.

    Args:
        likely: how likely each cause is, in words, the likeliest first.
    """
    rest = likely[len(name_few(likely)) :]
    if not rest:
        return ""
    if set(rest) == {say("unlikely")}:
        return say("and {count} more, each unlikely", count=len(rest))
    return say("and {count} more, none of them likelier", count=len(rest))


def say_whom(causes: Sequence[Remaining]) -> Iterator[str]:
    """Yield whom to call first, then who else could act; nothing where nobody else is needed.

    First is whoever is the first to act on the most of what is likely.
    """
    chances: dict[str, float] = {}
    counts: dict[str, int] = {}
    for cause in causes:
        helper = first_helper(cause.resolution)
        if helper:
            chances[helper] = chances.get(helper, 0.0) + cause.probability
            counts[helper] = counts.get(helper, 0) + 1
    if not chances:
        return
    first, *others = sorted(chances, key=lambda each: -chances[each])
    name = name_actor(first)
    if len(causes) == 1:
        yield name
    elif counts[first] == len(causes):
        yield say(
            "{name}, first to act on each of the {count} causes", name=name, count=len(causes)
        )
    else:
        yield say("{name}, first to act on {number} of the {count} causes",
                  name=name, number=counts[first], count=len(causes))  # fmt: skip
    if others:
        yield say("if not: {names}", names="; ".join(map(name_actor, others[:_OTHERS])))


def say_call(walk: Walk) -> str:
    """Say in one line whom to call; empty where nothing is handed over."""
    return "; ".join(say_whom(walk.remaining)) if isinstance(walk.position, HandOver) else ""

"""How sure a share is that was counted: an interval that also holds for few cases."""

from math import sqrt
from typing import NamedTuple

CONFIDENT = 1.959964
"""So many standard errors make an interval that holds in 95 of 100 desks."""


class Share(NamedTuple):
    """A part of a whole, and where the true one very likely lies; each from 0 to 1."""

    part: int
    whole: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """Return the share itself; 0 of nothing is 0."""
        return self.part / self.whole if self.whole else 0.0


def share_of(part: int, whole: int) -> Share:
    """Return a share with its interval after Wilson.

    It never leaves 0 to 1, and says "anything" (0 to 1) where nothing was counted.

    Args:
        part: how many of them.
        whole: how many in all; at least `part`.
    """
    if whole <= 0:
        return Share(0, 0, 0.0, 1.0)
    share, square = part / whole, CONFIDENT**2
    middle = share + square / (2 * whole)
    reach = CONFIDENT * sqrt(share * (1 - share) / whole + square / (4 * whole**2))
    below, above = (middle - reach, middle + reach)
    scale = 1 + square / whole
    return Share(part, whole, max(0.0, below / scale), min(1.0, above / scale))


def difference(before: Share, after: Share) -> tuple[float, float, float]:
    """Return by how much a share has changed, with its interval after Newcombe.

    Returns:
        The change, its lower and its upper end, each from -1 to 1.
    """
    change = after.value - before.value
    down = sqrt((after.value - after.low) ** 2 + (before.high - before.value) ** 2)
    up = sqrt((after.high - after.value) ** 2 + (before.value - before.low) ** 2)
    return change, change - down, change + up

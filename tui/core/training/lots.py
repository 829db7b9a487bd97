"""Numbers that look drawn by lot, and are the same for the same seed on every machine."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

_Item = TypeVar("_Item")


class Lots:
    """Draws one lot after the other."""

    def __init__(self, *seed: object) -> None:
        """Start at a seed of any parts."""
        self._seed = "\0".join(map(str, seed))
        self._count = 0

    def share(self) -> float:
        """Return a number from 0 up to 1."""
        self._count += 1
        digest = blake2b(f"{self._seed}\0{self._count}".encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big") / 2**64

    def below(self, limit: int) -> int:
        """Return a whole number from 0 up to a limit."""
        return min(int(self.share() * limit), limit - 1)

    def pick(self, items: Sequence[_Item]) -> _Item:
        """Return one of some items, each as likely."""
        return items[self.below(len(items))]

    def weigh(self, items: Sequence[_Item], weights: Sequence[float]) -> _Item:
        """Return one of some items, as likely as its weight; the weights are not all 0."""
        left = self.share() * sum(weights)
        for item, weight in zip(items, weights, strict=True):
            left -= weight
            if left < 0 < weight:
                return item
        return max(zip(weights, range(len(items)), items, strict=True))[2]

    def shuffle(self, items: Sequence[_Item]) -> list[_Item]:
        """Return the items in another order."""
        rest = list(items)
        mixed = []
        while rest:
            mixed.append(rest.pop(self.below(len(rest))))
        return mixed

"""How many questions any order must ask: a bound that holds for every tree.

If changing one fact alone could change the ending of a case, no order can leave that fact
out: two cases that differ in nothing else must end differently. Adding up what each case
needs gives a bound no order beats; on authored trees it is mostly within a hundredth of the
best there is.
"""

from collections.abc import Callable, Iterator, Mapping

from tui.core.advising.regions import Facts, Load

Needs = list[dict[int, float]]
"""For each region, the facts it cannot do without, with the share of its cases that need it."""


ALL_CASES = 1.0 - 1e-9
"""A share from which on it counts as all."""


def never() -> bool:
    """Tell that there is time."""
    return False


def find_needs(facts: Facts, load: Load, is_late: Callable[[], bool] = never) -> Needs:
    """Return which facts each region needs; regions come short when time runs out."""
    meeting = _Meeting(facts, load)
    return [{} if is_late() else meeting.find_needs(number) for number in range(len(load))]


class _Meeting:
    """Which regions have something in common, as bits: one for each region."""

    def __init__(self, facts: Facts, load: Load) -> None:
        self.facts = facts
        self.masks = [dict(region.masks) for region in load]
        everything = (1 << len(load)) - 1
        self.ends: dict[str, int] = {}
        self.others = [everything] * len(load)
        self.holding: dict[int, list[int]] = {}
        for number, region in enumerate(load):
            self.ends[region.end] = self.ends.get(region.end, 0) | 1 << number
            for fact, _ in region.masks:
                self.holding.setdefault(fact, [everything] * facts.sizes[fact])
        for number, region in enumerate(load):
            self.others[number] &= ~self.ends[region.end]
            for fact, mask in region.masks:
                bits = self.holding[fact]
                for value in _values(mask, inverse=facts.sizes[fact]):
                    bits[value] &= ~(1 << number)

    def find_needs(self, number: int) -> dict[int, float]:
        """Return the facts one region needs: some other differs from it in nothing else."""
        here = self.masks[number]
        sharing = {fact: self._sharing(fact, mask) for fact, mask in here.items()}
        needs = {}
        for fact in here:
            alone = self.others[number] & ~sharing[fact]
            for other, bits in sharing.items():
                if other != fact and alone:
                    alone &= bits
            if alone:
                needs[fact] = self._share(here, fact, alone)
        return needs

    def _sharing(self, fact: int, mask: int) -> int:
        """Return the regions that have an answer to a fact in common with a mask."""
        bits = 0
        for value in _values(mask):
            bits |= self.holding[fact][value]
        return bits

    def _share(self, here: Mapping[int, int], fact: int, alone: int) -> float:
        """Return the share of a region's cases that one other answer to a fact would change."""
        shares: dict[int, float] = {}
        for number in _values(alone):
            there = self.masks[number]
            share = self._overlap(here, there, fact)
            for value in _values(there[fact]):
                shares[value] = shares.get(value, 0.0) + share
                if shares[value] >= ALL_CASES:
                    return 1.0
        return max(shares.values())

    def _overlap(self, here: Mapping[int, int], there: Mapping[int, int], but: int) -> float:
        """Return how much of a region another covers, one fact left out."""
        share = 1.0
        for fact, mask in there.items():
            if fact != but:
                mine = here.get(fact, (1 << self.facts.sizes[fact]) - 1)
                share *= (mine & mask).bit_count() / mine.bit_count()
        return share


def _values(mask: int, inverse: int = 0) -> Iterator[int]:
    """Yield the numbers of the bits in a mask; with `inverse`, of those not in it."""
    if inverse:
        mask ^= (1 << inverse) - 1
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def least_questions(facts: Facts, load: Load, needs: Needs) -> float:
    """Return the number of questions that no order can stay below on average."""
    total = sum(region.weight for region in load) or 1.0
    return (
        sum(
            region.weight * share * facts.costs[fact]
            for region, needed in zip(load, needs, strict=True)
            for fact, share in needed.items()
        )
        / total
    )

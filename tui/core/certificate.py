"""How many questions any order must ask: a bound that holds for every tree.

If changing one fact alone could change the ending of a case, no order can leave that fact
out: two cases that differ in nothing else must end differently. Adding up what each case
needs gives a bound no order beats; on authored trees it is mostly within a hundredth of the
best there is.
"""

from collections.abc import Callable, Mapping

from tui.core.regions import Facts, Load

Needs = list[dict[int, float]]
"""For each region, the facts it cannot do without, with the share of its cases that need it."""


def never() -> bool:
    """Tell that there is time."""
    return False


def find_needs(facts: Facts, load: Load, is_late: Callable[[], bool] = never) -> Needs:
    """Return which facts each region needs; regions come short when time runs out."""
    masks = [dict(region.masks) for region in load]
    needs: Needs = []
    for here, region in zip(masks, load, strict=True):
        found: dict[int, dict[int, float]] = {}
        if region.weight > 0 and not is_late():
            for there, other in zip(masks, load, strict=True):
                if other.end != region.end:
                    _compare(facts, here, there, found)
        needs.append({fact: max(shares.values()) for fact, shares in found.items()})
    return needs


def _compare(
    facts: Facts,
    here: Mapping[int, int],
    there: Mapping[int, int],
    found: dict[int, dict[int, float]],
) -> None:
    """Add what two regions that end differently tell, if one fact alone keeps them apart."""
    apart = -1
    share = 1.0
    for fact, mask in there.items():
        mine = here.get(fact)
        if mine is None:
            share *= mask.bit_count() / facts.sizes[fact]
        elif not mine & mask:
            if apart >= 0:
                return
            apart = fact
        else:
            share *= (mine & mask).bit_count() / mine.bit_count()
    if apart < 0:
        return
    shares = found.setdefault(apart, {})
    for value in range(facts.sizes[apart]):
        if there[apart] >> value & 1:
            shares[value] = shares.get(value, 0.0) + share


def least_questions(facts: Facts, load: Load, needs: Needs) -> float:
    """Return the number of questions that no order can stay below on average."""
    total = sum(region.weight for region in load) or 1.0
    return sum(
        region.weight * min(share, 1.0) * facts.costs[fact]
        for region, needed in zip(load, needs, strict=True)
        for fact, share in needed.items()
    ) / total

"""Which causes are left, how likely each is, and which fixes may be offered."""

from collections.abc import Iterable, Mapping, Sequence

from tui.core.events import FAILED
from tui.core.flow import Resolution
from tui.core.paths.ways import Cause, Known, Place, holds
from tui.core.tuples import NamedTuple


class Remaining(NamedTuple):
    """A cause still possible, with its probability among those that are."""

    place: Place
    resolution: Resolution
    probability: float


def offerable(resolution: Resolution, known: Known) -> bool:
    """Tell whether a fix may be offered: what it needs is known and nothing speaks against it."""
    if resolution.needs and any(known.get(fact) is None for fact in resolution.needs):
        return False
    verdict = holds(resolution.when, known)
    return verdict is True or (verdict is None and resolution.risk is None)


LIKELY: Mapping[str, float] = {"hand-over": 0.7, "not-ours": 0.8, "wait": 0.8, "fix": 0.8}
"""From this probability on a cause is what a walk ends on, though others are possible.

A hand-over reaches a person either way. The others say that nobody need look any further, so
they must be likelier still.
"""


def likely_ending(remaining: Sequence[Remaining], results: Mapping[str, str]) -> Remaining | None:
    """Return the likeliest cause, if a walk may end on it.

    That is an ending without a repair that nobody has denied, or a fix that was tried in vain. A
    fix that may not be tried is none: what would tell it from the others is what is not known.
    """
    if not remaining or remaining[0].probability < LIKELY[remaining[0].resolution.kind]:
        return None
    is_tried = remaining[0].place.name in results
    return remaining[0] if is_tried == (remaining[0].resolution.kind == "fix") else None


def weigh(causes: Iterable[Cause], results: Mapping[str, str]) -> tuple[Remaining, ...]:
    """Return the causes with their probabilities, likeliest first.

    A fix that did not help lowers its cause by its authored chance to cure; it does not
    strike the cause out, since even the right fix fails now and then.
    """
    weights = [(cause, cause.resolution.likelihood * _survives(cause, results)) for cause in causes]
    if len(weights) == 1:
        ((cause, weight),) = weights
        return (Remaining(cause.place, cause.resolution, 1.0 if weight else 0.0),)
    total = sum(weight for _, weight in weights) or 1.0
    ranked = sorted(weights, key=lambda pair: -pair[1])
    return tuple(
        Remaining(cause.place, cause.resolution, weight / total) for cause, weight in ranked
    )


def _survives(cause: Cause, results: Mapping[str, str]) -> float:
    if not results or results.get(cause.place.name) != FAILED:
        return 1.0
    return 1.0 - cause.resolution.cures


def actors_of(causes: Iterable[Remaining]) -> tuple[str, ...]:
    """Return who would act on these causes, likeliest cause first, each once."""
    return tuple(dict.fromkeys(actor for cause in causes for actor in cause.resolution.actors))

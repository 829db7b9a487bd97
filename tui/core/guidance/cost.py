"""What a fix costs: minutes, the way to a place, the wait for a person, the harm it can do.

Everything is minutes, so that the parts can be added for ranking; they stay apart so that a
person can be told which of them decided. What is set up once (a console opened, a colleague on
the phone) costs nothing the second time.
"""

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from tui.core.flow import Flow, Resolution, Steps

QUESTION = 1.0
"""Minutes to put one question and hear the answer."""

PATIENCE = 7
"""So many questions a caller takes calmly; each one more costs a minute more than the last."""

HAND_OVER = 240.0
"""Minutes until somebody else goes on: half a working day in another queue."""

DOUBT = 8.0
"""Minutes the next person needs for each halving of the causes that are handed over."""

WAITS: Mapping[str, float] = MappingProxyType(
    {
        "IA": 15.0,
        "M365": 15.0,
        "WIN": 15.0,
        "ABM": 30.0,
        "ID": 30.0,
        "NET": 30.0,
        "GOOGLE": 120.0,
        "APPLE": 120.0,
        "MS": 120.0,
    }
)
"""Minutes until a person can be reached, by actor; the user and the agent are there already."""

HARMS: Mapping[str, float] = MappingProxyType(
    {"store-reinstall": 5.0, "tenant-wide": 20.0, "wipe": 60.0, "weakens-security": 60.0}
)
"""Minutes that a risk weighs as much as, when fixes are compared."""

WAY = 5.0
"""Minutes to get to a place: a console, a server, the device."""

AGENTS = ("USER", "L1")
"""Who is on the phone: what they do needs nobody else."""

SetUp = tuple[tuple[str, float], ...]


class Cost(NamedTuple):
    """What trying a fix costs, in its parts."""

    minutes: float
    harm: float = 0.0
    set_up: SetUp = ()
    """What is to be opened or fetched first (`place:...`, `person:...`), with its minutes."""

    def total(self, opened: Collection[str] = ()) -> float:
        """Return all of it in minutes, without what is set up already."""
        way = sum(minutes for name, minutes in self.set_up if name not in opened)
        return self.minutes + self.harm + way


def cost_of(flow: Flow, resolution: Resolution) -> Cost:
    """Return what trying a resolution costs."""
    harm = sum(HARMS.get(kind, 0.0) for kind in resolution.risk.kinds) if resolution.risk else 0.0
    return Cost(resolution.minutes, harm, tuple(dict(_set_up(flow, resolution)).items()))


def _set_up(flow: Flow, resolution: Resolution) -> Iterator[tuple[str, float]]:
    places = [resolution.place] if resolution.place else _places(flow, resolution.steps)
    for place in places:
        yield f"place:{place.casefold()}", WAY
    if resolution.person:
        wait = WAITS.get(first_helper(resolution), WAY)
        yield f"person:{resolution.person.casefold()}", wait
        return
    for actor in resolution.actors:
        if actor in WAITS:
            yield f"person:{actor}", WAITS[actor]


def _places(flow: Flow, steps: Steps) -> list[str]:
    """Return where the procedures of a fix are done, each once."""
    named = (flow.procedures[each.procedure] for each in steps if each.procedure in flow.procedures)
    return list(dict.fromkeys(each.place for each in named if each.place))


def first_helper(resolution: Resolution) -> str:
    """Return the first who acts and is not on the phone; empty when nobody else is needed."""
    return next((actor for actor in resolution.actors if actor not in AGENTS), "")


def is_doable(resolution: Resolution) -> bool:
    """Tell whether the agent and the user can do a fix without anybody else."""
    return not first_helper(resolution)


def is_reversible(resolution: Resolution) -> bool:
    """Tell whether a fix can be undone."""
    risk = resolution.risk
    if risk is None:
        return True
    return "wipe" not in risk.kinds and not risk.undo.casefold().startswith("none")


def rank_of(resolution: Resolution) -> int:
    """Return which of two fixes that are worth the same comes first: the lower one."""
    return 2 * (not is_doable(resolution)) + (not is_reversible(resolution))


def questions_minutes(asked: int, more: int) -> float:
    """Return what some questions more cost after so many."""
    return sum(QUESTION + max(0, number + 1 - PATIENCE) for number in range(asked, asked + more))

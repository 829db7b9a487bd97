"""How much help a call comes with: it fades as a skill gets firm, and anybody may skip it."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from tui.core.practice.attempt import Attempt
from tui.core.practice.deck import FIRM, LEARNING, NEW, SURE, Card
from tui.core.training.attempt import TALKING, fold
from tui.core.training.events import COMPLETE, FREE, GUIDED, WATCH, AttemptEvent
from tui.core.training.play import Play
from tui.core.training.reference import best
from tui.core.words import mark, say


class Help(NamedTuple):
    """How a call is best played by somebody."""

    mode: str
    level: int
    why: str
    """One sentence, to be shown beside it."""


_HELP: Mapping[str, Help] = MappingProxyType(
    {
        NEW: Help(COMPLETE, 1, mark("It is new to you, so the first steps are given.")),
        LEARNING: Help(GUIDED, 1, mark("You are learning it, so the flow leads.")),
        FIRM: Help(FREE, 2, mark("You know it, so you lead, and the caller is less sure.")),
        SURE: Help(FREE, 3, mark("It sits, so the caller gets something wrong.")),
    }
)
FIRST = Help(WATCH, 1, mark("It is your first call, so one is played to you."))


def suggest_help(card: Card | None, played: int) -> Help:
    """Return how a call should be played.

    Args:
        card: of the skill that it is played for; None: never practised.
        played: calls that this person has watched or played at all.
    """
    if not played:
        return FIRST._replace(why=say(FIRST.why))
    help_ = _HELP[card.level if card else NEW]
    return help_._replace(why=say(help_.why))


def count_given(play: Play, attempts: Iterable[Attempt]) -> int:
    """Return how many events are given in the mode `complete`: fewer each time.

    Args:
        play: the call.
        attempts: all earlier ones; those finished in this mode on the same flow count.
    """
    begun = play.begun.flow
    done = sum(
        each.is_over and each.head.mode == COMPLETE and each.head.flow == begun for each in attempts
    )
    stops = _stops(play)
    if len(stops) <= 1:
        return 0
    place = max(0, len(stops) - 2 - done)
    return stops[place]


def _stops(play: Play) -> list[int]:
    """Return after how many events (the beginning not counted) a person can take over."""
    events = best(play)
    return [
        number for number in range(len(events)) if fold(play, events[: number + 1]).phase == TALKING
    ]


def given_events(play: Play, given: int) -> tuple[AttemptEvent, ...]:
    """Return the events that are given: what follows the beginning."""
    return best(play)[1 : given + 1]

"""The score of an attempt: from 0 to 100, in parts that explain themselves (see `rubric`)."""

from typing import NamedTuple

from tui.core.training.events import Asked, Hinted
from tui.core.training.labels import Label
from tui.core.training.parts import DECIDING, LISTENING, Record, Share, list_shares
from tui.core.training.rubric import (
    HINT_COST,
    HINTS,
    LUCK,
    PASS,
    RATE_AGAIN,
    RATE_EASY,
    RATE_HARD,
    UNSAFE_CAP,
    WEIGHTS,
)
from tui.core.words import say

AGAIN, HARD, GOOD, EASY = "again", "hard", "good", "easy"
_SOME_HINTS = 2


class Part(NamedTuple):
    """One part of a score."""

    name: str
    points: float
    of: float
    why: str


class Score(NamedTuple):
    """What an attempt is worth."""

    total: float
    """From 0 to 100."""
    parts: tuple[Part, ...]
    passed: bool
    """PASS points or more, ended as it should, nothing unsafe, and no step shown."""
    rating: str
    """AGAIN, HARD, GOOD or EASY, for spaced practice; only AGAIN is a failure."""
    capped: str = ""
    """Why the total is lower than its parts; empty when it is not."""


def score_of(record: Record) -> Score:
    """Return the score of an attempt."""
    shares = list(list_shares(record))
    scale = 100.0 / sum(WEIGHTS[each.name] for each in shares)
    parts = [_weigh(each, scale) for each in shares]
    hints = len(record.of(Hinted))
    if hints:
        parts.append(Part(HINTS, -HINT_COST * hints, 0.0, say("{number} taken.", number=hints)))
    earned = scale * sum(WEIGHTS[each.name] * each.share for each in shares)
    total = round(max(0.0, earned - HINT_COST * hints), 1)
    capped = ""
    if record.has(Label.UNSAFE) and total > UNSAFE_CAP:
        total, capped = UNSAFE_CAP, say("Something unsafe was chosen.")
    passed = _is_passed(record, total)
    return Score(total, tuple(parts), passed, _rate(record, total, passed=passed), capped)


def _weigh(share: Share, scale: float) -> Part:
    of = WEIGHTS[share.name] * scale
    return Part(share.name, round(of * share.share, 1), round(of, 1), share.why)


def _is_passed(record: Record, total: float) -> bool:
    is_clean = not record.has(Label.UNSAFE, Label.SHOWN)
    return total >= PASS and record.ended_well and is_clean


def _rate(record: Record, total: float, *, passed: bool) -> str:
    hints = len(record.of(Hinted))
    lucky = _decided_well(record) < LUCK
    if not passed and (total < RATE_AGAIN or not record.ended_well or lucky):
        return AGAIN
    if lucky or record.has(Label.UNSAFE, Label.SHOWN):
        return AGAIN
    early = record.has(Label.PREMATURE, Label.UNLIKELY, Label.ON_GUESS)
    if total < RATE_HARD or hints >= _SOME_HINTS or early:
        return HARD
    return EASY if total >= RATE_EASY and not hints else GOOD


def _decided_well(record: Record) -> float:
    """Return the mean worth of all that was asked, heard and decided."""
    values = [
        step.value for step in record.of(Asked, *LISTENING, *DECIDING) if step.value is not None
    ]
    return sum(values) / len(values) if values else 0.0

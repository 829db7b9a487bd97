"""What a step of an attempt can be, and what it is worth."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Label(StrEnum):
    """What a step was, judged by what was known when it was taken."""

    FOLLOWS = "follows"
    SPLITS = "splits"
    WEAK = "weak"
    IRRELEVANT = "irrelevant"
    REDUNDANT = "redundant"
    HEARD = "heard"
    MISREAD = "misread"
    GUESSED = "guessed"
    CORRECTED = "corrected"
    VERIFIES = "verifies"
    OVER_CHECKS = "over-checks"
    JUSTIFIED = "justified"
    ACCEPTED = "accepted"
    ON_DOUBT = "relied-on-doubt"
    ON_GUESS = "rests-on-guess"
    PREMATURE = "premature"
    UNLIKELY = "unlikely"
    UNSAFE = "unsafe"
    HAND_OVER = "hand-over"
    EARLY_HAND_OVER = "early-hand-over"
    CONFIRMED = "confirmed"
    NOT_CONFIRMED = "not-confirmed"
    GAVE_UP = "gave-up"
    CLOSED = "closed"
    NOTED = "noted"
    HINT = "hint"
    GIVEN = "given"
    SHOWN = "shown"


VALUES: Mapping[Label, float] = MappingProxyType(
    {
        Label.FOLLOWS: 1.0,
        Label.SPLITS: 1.0,
        Label.IRRELEVANT: 0.0,
        Label.REDUNDANT: 0.0,
        Label.HEARD: 1.0,
        Label.MISREAD: 0.0,
        Label.GUESSED: 0.0,
        Label.VERIFIES: 1.0,
        Label.OVER_CHECKS: 0.5,
        Label.JUSTIFIED: 1.0,
        Label.ACCEPTED: 1.0,
        Label.ON_DOUBT: 0.3,
        Label.ON_GUESS: 0.0,
        Label.PREMATURE: 0.0,
        Label.UNLIKELY: 0.0,
        Label.UNSAFE: 0.0,
        Label.HAND_OVER: 1.0,
        Label.EARLY_HAND_OVER: 0.0,
        Label.CONFIRMED: 1.0,
        Label.NOT_CONFIRMED: 0.0,
        Label.GAVE_UP: 0.0,
        Label.SHOWN: 0.0,
    }
)
"""What a step is worth, from 0 to 1; a weak question counts for what it tells, the others that
are not here do not count."""

FINE = frozenset(
    {Label.FOLLOWS, Label.SPLITS, Label.HEARD, Label.VERIFIES, Label.JUSTIFIED, Label.ACCEPTED}
    | {Label.HAND_OVER, Label.CONFIRMED, Label.CLOSED, Label.NOTED, Label.GIVEN, Label.CORRECTED}
)
"""Steps that nothing is wrong with."""

NEEDLESS = frozenset({Label.IRRELEVANT, Label.REDUNDANT, Label.OVER_CHECKS})
"""Questions that were not needed."""

WRONG = frozenset(
    {Label.MISREAD, Label.GUESSED, Label.ON_DOUBT, Label.ON_GUESS, Label.PREMATURE}
    | {Label.UNLIKELY, Label.UNSAFE, Label.EARLY_HAND_OVER, Label.NOT_CONFIRMED, Label.GAVE_UP}
)
"""Wrong turns."""

"""What the parts of a score are worth; the formula is published in the handbook of the training.

    outcome    35   the call ended as it should, for reasons that were known: x 1 when the ending
                    followed from what was known, x 0.6 when it rested on words in doubt, x 0.4
                    when other causes were left, x 0.2 when it rested on a guess or against what
                    was known, or hands on answers that nobody gave; x 3/4, 1/2, 1/4 after one,
                    two, more fixes tried too early
    safety     10   the share of decisions (fixes, endings) that rested on what was known; 0 once
                    something unsafe was chosen
    ways       25   70 %: the mean worth of questions and decisions; 30 %: how few they were,
                    against the best play
    doubts     15   the mean worth of answers taken down and checks; a doubt that a decision
                    rested on counts as one more, worth 0; each answer misread or guessed
                    takes a third of the part away
    hand-over  10   the right person 50 %, a note 20 %, the rest 30 %, times the share of what is
                    needed that was found out; a call that is not handed over, and should not be,
                    has no such part, and the others weigh as much more
    notes       5   asked whether it works now 40 %, a note 60 %
    hints           2 points less for each

Nothing is earned by doing nothing: a mean is taken over at least as many steps as the best play
has, unless the call was settled with fewer. Once something unsafe was chosen, the total is at
most 40. Time is shown and never counts.
"""

from collections.abc import Mapping
from types import MappingProxyType

from tui.core.training.labels import Label

OUTCOME, SAFETY, WAYS, DOUBTS = "outcome", "safety", "ways", "doubts"
HANDING, NOTES, HINTS = "hand-over", "notes", "hints"

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {OUTCOME: 35.0, SAFETY: 10.0, WAYS: 25.0, DOUBTS: 15.0, HANDING: 10.0, NOTES: 5.0}
)

CREDIT: Mapping[Label, float] = MappingProxyType(
    {
        Label.JUSTIFIED: 1.0,
        Label.ACCEPTED: 1.0,
        Label.HAND_OVER: 1.0,
        Label.GIVEN: 1.0,
        Label.ON_DOUBT: 0.6,
        Label.PREMATURE: 0.4,
        Label.ON_GUESS: 0.2,
        Label.UNLIKELY: 0.2,
    }
)
"""What a right ending is worth, by how its decision was judged."""

EARLY_FIXES = (1.0, 0.75, 0.5, 0.25)
"""What the outcome keeps after so many fixes tried too early."""

MEAN_SHARE, FEW_SHARE = 0.7, 0.3
"""The two halves of `ways`."""

MISHEARD_COST = 1 / 3
"""What each answer that was misread or guessed takes away from `doubts`."""

PERSON_SHARE, FOUND_SHARE, NOTE_SHARE = 0.5, 0.3, 0.2
"""What a hand-over is made of."""

CONFIRM_SHARE, WRITTEN_SHARE = 0.4, 0.6
"""What `notes` is made of."""

NOT_CONFIRMED = 0.5
"""What the right fix keeps of its worth when nobody asked whether it works."""

NOT_NAMED = 0.75
"""What a hand-over to the right person is worth when the cause was known and not chosen."""

MISLEADING = 0.2
"""What an accepted hand-over keeps when it holds answers that were misread or guessed."""

UNSAFE_CAP = 40.0
HINT_COST = 2.0
PASS = 70.0
NOTE_WORDS = 3
"""A note has at least so many words."""

RATE_AGAIN, RATE_HARD, RATE_EASY = 50.0, 85.0, 95.0
LUCK = 0.4
"""Whoever earns less than this share of `ways` and `doubts` was lucky to solve the call."""

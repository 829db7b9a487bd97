"""Where a walk stands, and on what: a question, a fix to offer, a hand-over, the end."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from tui.core import tuples
from tui.core.draft import CALLER, Draft, Later, Said, Sayings, Try
from tui.core.flow import Fact, Resolution
from tui.core.paths.exploring import Track
from tui.core.paths.remaining import Remaining
from tui.core.paths.ways import Assumed, Cause, Place
from tui.core.words import Spoken, mark


class Asking(NamedTuple):
    """The walk waits for the answer to a question."""

    place: Place
    fact_id: str
    fact: Fact
    offered: tuple[str, ...]
    """Answers to show."""
    routed: tuple[str, ...]
    """Answers that are taken, shown or not."""
    assumed: Assumed = ()
    """What the branch that asks it takes for granted, while other branches are open."""


class Offering(NamedTuple):
    """The walk stands on a resolution; `settled` when nothing else is left to ask or to try."""

    place: Place
    resolution: Resolution
    settled: bool
    assumed: Assumed = ()

    @property
    def may_end(self) -> bool:
        """Whether a walk may end here: on the only cause left, or where nothing is repaired."""
        return self.settled or self.resolution.kind != "fix"


class HandOver(NamedTuple):
    """The walk ends with somebody else; `why` is one of the REASONS."""

    causes: tuple[Cause, ...]
    why: str


class Finished(NamedTuple):
    """A fix helped."""

    place: Place
    resolution: Resolution


REASONS: Mapping[str, str] = Spoken(
    {
        "costly": mark(
            "Several causes are still possible, and going on costs more than handing over."
        ),
        "several": mark(
            "Several causes are still possible and nothing safe is left to ask or to try."
        ),
        "tried": mark("Everything that could be tried here was tried."),
        "cannot": mark("The fix needs somebody with other rights."),
        "needs": mark("What must be known before the fix may be tried is not known."),
        "nothing": mark("No cause fits what is known."),
        "lost": mark("The way leads into a flow that is missing or has faults."),
    }
)

Position: TypeAlias = Asking | Offering | HandOver | Finished


class Walk(tuples.NamedTuple):  # noqa: PLW1641 - a dict is in it
    """Where a walk stands; the one value that screens and reports read.

    Its last three say how to go on from here without reading everything again. They are nothing
    that can be told of a walk, so walks that differ in them alone are equal.
    """

    draft: Draft
    begun: Place
    position: Position
    known: Mapping[str, str | None]
    """Everything known, with what follows from it; None: asked, and nobody knows."""
    trail: Sayings
    """Questions asked that count on the present way, in the order asked."""
    skipped: tuple[Said, ...]
    """Facts used on the present way that did not have to be asked."""
    set_aside: tuple[Said, ...]
    """Answers given that the present way does not use; they come back when they fit again."""
    remaining: tuple[Remaining, ...]
    """The causes still possible with their probabilities; likeliest first.

    While nothing is in doubt, only the one the walk stands on: `core.outlook` counts the others.
    """
    complete: bool
    """False when there were too many ways to look at all of them."""
    homes: tuple[str, ...] = ()
    """The flows where the walk began and where something was said."""
    looked: int = 0
    """How many places were looked at on all ways here; 0: they part, or all are to be read."""
    tracks: tuple[Track, ...] = ()
    """The ways that have come here, where they take anything for granted."""
    before: "Walk | None" = None
    """Where taking back returns to, without what was known there."""

    @property
    def asked(self) -> int:
        """How many questions were put."""
        return sum(1 for said in self.draft.said if said.source == CALLER)

    @property
    def tried(self) -> tuple[Try, ...]:
        """The fixes tried, in order."""
        return self.draft.tried

    @property
    def later(self) -> tuple[Later, ...]:
        """The questions still to be found out, in the order they were put off."""
        unknown = {said.fact for said in self.draft.said if said.answer is None}
        return tuple(each for each in self.draft.later if each.fact in unknown)

    @property
    def can_go_back(self) -> bool:
        """Whether there is anything to take back."""
        return self.draft.before is not None

    def __eq__(self, other: object) -> bool:
        """Tell whether as much is known, and whether it leads to the same."""
        return isinstance(other, Walk) and self[:_TOLD] == other[:_TOLD]

    def __ne__(self, other: object) -> bool:
        """Tell whether they differ."""
        return not self == other


_TOLD = Walk._fields.index("looked")

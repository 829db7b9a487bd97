"""What a walk can stand on: a question, a fix to offer, a hand-over, the end."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from tui.core.flow import Fact, Resolution
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

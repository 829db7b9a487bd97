"""What happens in a walk, as plain values: the one record that everything else is read from.

Nodes are named `FLOW/NODE`, facts and answers by their ids; never by position or wording.
"""

from typing import TypeAlias

from tui.core.tuples import NamedTuple

HELPED = "helped"
FAILED = "failed"
CANNOT = "cannot"
RESULTS = (HELPED, FAILED, CANNOT)


class Started(NamedTuple):
    """A walk begins at a node; everything before it is over."""

    node: str


class Told(NamedTuple):
    """A fact was known without being asked: from the site, an option or a pasted text."""

    fact: str
    answer: str
    source: str = "set"


class Answered(NamedTuple):
    """The question at `node` was answered."""

    node: str
    fact: str
    answer: str


class Unsure(NamedTuple):
    """The question at `node` was put, and nobody knows."""

    node: str
    fact: str


class Postponed(NamedTuple):
    """Nobody knows yet, but it will be found out: from the caller later, or from somebody else.

    Until then the walk goes on as if nobody knew; `Changed` brings the answer.
    """

    node: str
    fact: str
    person: str = ""
    """Whom to ask; empty for the caller."""


class Changed(NamedTuple):
    """An earlier answer was corrected; None means that nobody knows after all."""

    fact: str
    answer: str | None


class Back(NamedTuple):
    """The last answer, change or try is taken back."""


class Tried(NamedTuple):
    """A fix was tried (or could not be): `helped`, `failed` or `cannot`."""

    node: str
    result: str


class Ticked(NamedTuple):
    """A step of a resolution was ticked off, or its tick taken away."""

    node: str
    step: int
    done: bool = True


class Noted(NamedTuple):
    """The agent wrote something down."""

    text: str


class Jumped(NamedTuple):
    """The walk goes on at another node, without the answers that lead there: to look around.

    What is known stays known; `fact` is what the node asks for, which is asked again there.
    """

    node: str
    fact: str = ""


class Restarted(NamedTuple):
    """Begin again: what was told before the walk stays, answers and tries go."""


Event: TypeAlias = (
    Started
    | Told
    | Answered
    | Unsure
    | Postponed
    | Changed
    | Back
    | Tried
    | Ticked
    | Noted
    | Jumped
    | Restarted
)

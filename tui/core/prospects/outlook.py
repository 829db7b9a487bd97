"""What remains: the causes still possible, and what each answer would leave.

Nothing here decides where a walk stands, so a screen asks for it after it has painted.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tui.core.draft import CALLER
from tui.core.guidance.bank import CASES
from tui.core.guidance.chances import Prospect
from tui.core.guidance.fork import MOST_STEPS, Fork, collect, find_prospects, scope_of
from tui.core.paths.endings import find_endings
from tui.core.paths.remaining import Remaining
from tui.core.paths.ways import Flows, known_facts
from tui.core.walk import Asking, HandOver, Walk, find_fork
from tui.core.words import mark, say, say_count


class Leaves(NamedTuple):
    """What an answer would leave."""

    answer: str
    causes: int
    chance: float
    """How likely the answer is, as far as the likelihoods of the causes tell."""
    elsewhere: bool = False
    """Whether it may also lead into a flow whose causes are not counted."""


class Outlook(NamedTuple):
    """What remains where a walk stands."""

    causes: tuple[Remaining, ...]
    """The causes still possible, likeliest first."""
    total: int
    """How many there were when the walk began."""
    cases: int = 0
    """How many cases were drawn by lot to tell; 0: every way was looked at."""
    elsewhere: tuple[str, ...] = ()
    """Flows that ways lead into and that are not opened; their causes are not counted."""
    leaves: tuple[Leaves, ...] = ()
    """What each answer shown would leave; empty where nothing is asked."""

    @property
    def is_exact(self) -> bool:
        """Whether every way was looked at."""
        return not self.cases


Totals = dict[object, tuple[int, bool]]
"""How many causes there were when a walk began, and whether that is exact: counted before."""


def look_ahead(flows: Flows, walk: Walk, totals: Totals | None = None) -> Outlook:
    """Return what remains where a walk stands.

    Args:
        flows: all flows that the walk may come to.
        walk: where it stands.
        totals: what was counted before in these flows; what is counted now is added.
    """
    fork = find_fork(flows, walk)
    found = find_prospects(scope_of(fork))
    position = walk.position
    is_over = isinstance(position, HandOver)
    causes = walk.remaining if is_over else collect(fork, found.ways)
    total, is_listed = _count_all(fork, {} if totals is None else totals)
    leaves = _leaves(position, found.ways) if isinstance(position, Asking) else ()
    return Outlook(
        causes,
        max(total, len(causes)),
        0 if found.complete and is_listed else CASES,
        () if is_over else _elsewhere(found.ways),
        leaves,
    )


def count_left(outlook: Outlook) -> str:
    """Say how many causes are left: "4 of 69 causes left"; empty when none is known of."""
    count, total = len(outlook.causes), outlook.total
    if not count and not outlook.elsewhere:
        return ""
    about = mark("about {count} of {total} causes left")
    if outlook.is_exact:
        about = mark("{count} of {total} causes left")
    elif count != total:
        about = mark("about {count} of about {total} causes left")
    text = say(about, count=count, total=total)
    if outlook.elsewhere:
        text += say_count(
            ", and those of {number} other flow",
            ", and those of {number} other flows",
            len(outlook.elsewhere),
        )
    return text


def say_method(outlook: Outlook) -> str:
    """Say how the count was made."""
    if outlook.is_exact:
        return say("Every way through the flow was looked at.")
    return say(
        "There are too many ways to look at each: the figures come from {cases} cases "
        "drawn by lot.",
        cases=outlook.cases,
    )


def count_leaves(leaves: Leaves) -> str:
    """Say what an answer would leave: "leaves 3"."""
    if leaves.elsewhere:
        return (
            say("leaves {causes} and another flow", causes=leaves.causes)
            if leaves.causes
            else say("another flow")
        )
    return say("leaves {causes}", causes=leaves.causes)


def _count_all(fork: Fork, totals: Totals) -> tuple[int, bool]:
    """Return how many causes there were when the walk began, and whether that is exact."""
    scene = fork.scene
    told = tuple(said for said in scene.said if said.source != CALLER)
    key = scene.begun, told, fork.frontier.visited
    if key not in totals:
        known = known_facts(scene.flows, scene.begun, told)
        flows = {name: scene.flows[name] for name in fork.frontier.visited}
        found = find_endings(flows, scene.begun, known, MOST_STEPS)
        totals[key] = len(found.places), found.exact
    return totals[key]


def _elsewhere(ways: Iterable[Prospect]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(way.end.flow for way in ways if way.resolution is None))


def _leaves(position: Asking, ways: Sequence[Prospect]) -> tuple[Leaves, ...]:
    """Return what each answer shown would leave."""
    fact = position.fact_id
    return tuple(_leave(ways, fact, answer, len(position.routed)) for answer in position.offered)


def _leave(ways: Sequence[Prospect], fact: str, answer: str, count: int) -> Leaves:
    left: list[Prospect] = []
    chance = 0.0
    for way in ways:
        answers = way.answers.get(fact)
        if answers is None or answer in answers:
            left.append(way)
            chance += way.chance / (len(answers) if answers else count or 1)
    causes = {way.name for way in left if way.resolution is not None}
    return Leaves(answer, len(causes), chance, bool(_elsewhere(left)))

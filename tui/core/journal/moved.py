"""A case on a flow that has changed since: what of it still holds, and what is new."""

from collections.abc import Iterable
from typing import NamedTuple

from tui.core.difference import find_flow, say_position
from tui.core.draft import CALLER, Said
from tui.core.events import Event
from tui.core.flow import Fact, Flow
from tui.core.guide import Shown, show_steps
from tui.core.paths.ways import Flows
from tui.core.walk import Asking, HandOver, Walk, fold


class Reworded(NamedTuple):
    """A question that was asked in other words than it is now."""

    fact: str
    before: str
    after: str


class Moved(NamedTuple):
    """The same events on the flow as it was and as it is."""

    before: Walk
    after: Walk
    gone: tuple[Said, ...]
    """Answers that no longer apply: their question or answer is gone, or is not asked any more."""
    restored: tuple[Said, ...]
    """Answers that were set aside and count now."""
    fresh: tuple[str, ...]
    """Questions that were not put before and are open now."""
    reworded: tuple[Reworded, ...]
    stood: str
    """Where the walk stood, in one line."""
    stands: str
    is_missing: bool = False
    """The flow is not there any more, or has faults."""
    is_rewritten: bool = False
    """What the walk stands on is the same node with other content."""

    @property
    def matters(self) -> bool:
        """Whether there is anything that the agent should see before going on."""
        moved = self.gone or self.restored or self.fresh or self.reworded
        return bool(moved) or self.is_missing or self.is_rewritten or self.stood != self.stands


def compare_versions(old: Flows, new: Flows, events: Iterable[Event]) -> Moved:
    """Walk the same events on the flows of a case and on the flows as they are now."""
    history = tuple(events)
    before, after = fold(old, history), fold(new, history)
    counted = _counted(before)
    counts = _counted(after)
    answers = {said.fact: said for said in before.draft.said if said.source == CALLER}
    words = [
        each
        for fact in counted
        if fact in counts
        for each in _find_reworded(fact, answers[fact], (old, before), (new, after))
    ]
    return Moved(
        before=before,
        after=after,
        gone=tuple(answers[fact] for fact in counted if fact not in counts),
        restored=tuple(answers[fact] for fact in counts if fact not in counted),
        fresh=_find_fresh(before, after),
        reworded=tuple(words),
        stood=say_position(old, before),
        stands=say_position(new, after),
        is_missing=before.begun.flow not in new,
        is_rewritten=_is_rewritten((old, before), (new, after)),
    )


def _counted(walk: Walk) -> list[str]:
    """Return the facts whose answers lead where the walk stands.

    An answer that its question does not have any more is asked for again, so it does not lead
    anywhere.
    """
    position = walk.position
    asked_again = position.fact_id if isinstance(position, Asking) else ""
    return [said.fact for said in walk.trail if said.fact != asked_again]


def _find_fresh(before: Walk, after: Walk) -> tuple[str, ...]:
    position = after.position
    if not isinstance(position, Asking):
        return ()
    asked = {said.fact for said in before.draft.said}
    old = before.position
    is_same = isinstance(old, Asking) and old.fact_id == position.fact_id
    return () if is_same or position.fact_id in asked else (position.fact_id,)


def _find_reworded(
    fact: str, said: Said, before: tuple[Flows, Walk], after: tuple[Flows, Walk]
) -> list[Reworded]:
    old, new = _definition(fact, said, *before), _definition(fact, said, *after)
    if old is None or new is None:
        return []
    was, now = _words(old, said.answer), _words(new, said.answer)
    return [Reworded(fact, was, now)] if was != now else []


def _definition(fact: str, said: Said, flows: Flows, walk: Walk) -> Fact | None:
    flow = _flow_of(said, flows, walk)
    return flow.facts.get(fact) if flow else None


def _flow_of(said: Said, flows: Flows, walk: Walk) -> Flow | None:
    name = said.node.partition("/")[0] or walk.begun.flow
    return find_flow(flows, name)


def _words(fact: Fact, answer: str | None) -> str:
    """Return the question and the answer given, without what only explains them."""
    if answer is None:
        return fact.ask
    known = fact.answers.get(answer)
    return f"{fact.ask} {known.label if known else answer}"


def _is_rewritten(before: tuple[Flows, Walk], after: tuple[Flows, Walk]) -> bool:
    """Tell whether the resolution the walk stands on reads otherwise now."""
    old, new = before[1].position, after[1].position
    if isinstance(old, (Asking, HandOver)) or isinstance(new, (Asking, HandOver)):
        return False
    if old.place.name != new.place.name:
        return False
    return old.resolution != new.resolution or _steps(*before) != _steps(*after)


def _steps(flows: Flows, walk: Walk) -> tuple[Shown, ...]:
    position = walk.position
    if isinstance(position, (Asking, HandOver)):
        return ()
    return tuple(show_steps(flows[position.place.flow], position.resolution.steps, walk.known))

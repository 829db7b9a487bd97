"""What the events of a walk add up to, before it is asked where the walk stands."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, overload

from tui.core.events import (
    RESULTS,
    Answered,
    Back,
    Changed,
    Event,
    Jumped,
    Noted,
    Postponed,
    Restarted,
    Started,
    Ticked,
    Told,
    Tried,
    Unsure,
)
from tui.core.tuples import NamedTuple, new

CALLER = "caller"
"""Source of what was asked and answered in the walk itself."""


class Said(NamedTuple):
    """One thing that is known (or that nobody knows), and where it comes from."""

    fact: str
    answer: str | None
    source: str = CALLER
    node: str = ""
    """`FLOW/NODE` of the question; empty when it was told without being asked."""


class Sayings(Sequence[Said]):
    """What was said, in order, each fact once.

    A longer one shares its beginning with the one it was made from, so that a walk of many
    answers is kept once, and not once for each answer.
    """

    __slots__ = ("_facts", "_shared", "length")
    length: int
    """How many there are; each step asks for it, and `len` takes longer."""

    def __init__(self, said: Iterable[Said] = ()) -> None:
        """Keep what was said; no fact comes twice."""
        self._shared = list(said)
        self._facts = {each.fact for each in self._shared}
        self.length = len(self._shared)

    def add(self, new: Said) -> "Sayings":
        """Return this with one thing more, in the place of what was said of the same fact."""
        shared, facts, length = self._shared, self._facts, self.length
        if not length:  # the empty one is shared by all walks
            shared, facts = [], set()
        if len(shared) == length and new.fact not in facts:
            shared.append(new)
            if shared[length] is new:  # else another thread was quicker
                facts.add(new.fact)
                longer = object.__new__(Sayings)
                longer._shared, longer._facts, longer.length = shared, facts, length + 1
                return longer
        return Sayings([*(old for old in self if old.fact != new.fact), new])

    @overload
    def __getitem__(self, index: int) -> Said: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Said]: ...
    def __getitem__(self, index: int | slice) -> Said | Sequence[Said]:
        """Return one, or some."""
        if isinstance(index, slice):
            return self._shared[: self.length][index]
        return self._shared[range(self.length)[index]]

    def __iter__(self) -> Iterator[Said]:
        """Iterate over all that was said."""
        return islice(self._shared, self.length)

    def __len__(self) -> int:
        """Count what was said."""
        return self.length

    def __eq__(self, other: object) -> bool:
        """Tell whether the same was said, in the same order."""
        return isinstance(other, (Sayings, tuple)) and [*self] == [*other]

    def __hash__(self) -> int:
        """Return the same for the same sayings."""
        return hash(tuple(self))

    def __repr__(self) -> str:
        """Show what was said."""
        return f"Sayings({[*self]!r})"


class Try(NamedTuple):
    """A fix that was tried, and what came of it."""

    node: str
    result: str


class Later(NamedTuple):
    """A question that waits until somebody can be asked."""

    fact: str
    node: str
    """`FLOW/NODE` of the question."""
    person: str = ""
    """Whom to ask; empty for the caller."""


class Draft(NamedTuple):
    """What events add up to, before it is asked where the walk stands."""

    begun: str = ""
    said: Sayings = Sayings()
    tried: tuple[Try, ...] = ()
    ticked: frozenset[tuple[str, int]] = frozenset()
    notes: tuple[str, ...] = ()
    before: "Draft | None" = None
    """The draft that taking back returns to, which has its own one before it."""
    jumps: tuple[str, ...] = ()
    """Nodes that were gone to without the answers that lead there; taking back keeps them."""
    origin: str = ""
    """Where the walk began before it jumped; empty when it did not."""
    later: tuple[Later, ...] = ()
    """Questions that were to be asked later, answered since or not."""


def note_event(draft: Draft, event: Event) -> Draft:
    """Add one event to what is known; an event that makes no sense here changes nothing."""
    noting = _NOTING.get(type(event))
    return noting(draft, event) if noting else draft


def _start(draft: Draft, event: Started) -> Draft:
    return Draft(begun=event.node, notes=draft.notes)


def _tell(draft: Draft, event: Told) -> Draft:
    told = Said(event.fact, event.answer, event.source)
    return draft._replace(said=draft.said.add(told))


def note_answer(draft: Draft, event: Answered) -> Draft:
    """Add an answer to what is known."""
    # Not by `_undoable`, and each field looked at once: every answer comes by here.
    node, fact, answer = event
    begun, said, tried, ticked, notes, _, jumps, origin, later = draft
    said = said.add(new(Said, (fact, answer, CALLER, node)))
    return new(Draft, (begun, said, tried, ticked, notes, draft, jumps, origin, later))


def _leave_open(draft: Draft, event: Unsure) -> Draft:
    said = draft.said.add(Said(event.fact, None, CALLER, event.node))
    later = tuple(each for each in draft.later if each.fact != event.fact)
    return _undoable(draft, said=said)._replace(later=later)


def _postpone(draft: Draft, event: Postponed) -> Draft:
    """Leave a question open and remember it; whom to ask may change later."""
    said = draft.said
    if not any(each.fact == event.fact and each.answer is None for each in said):
        said = said.add(Said(event.fact, None, CALLER, event.node))
    others = tuple(each for each in draft.later if each.fact != event.fact)
    later = (*others, Later(event.fact, event.node, event.person))
    return _undoable(draft, said=said)._replace(later=later)


def _change(draft: Draft, event: Changed) -> Draft:
    """Correct an answer where it stands, so that the order of the conversation stays."""
    said = Sayings(
        old._replace(answer=event.answer) if old.fact == event.fact else old for old in draft.said
    )
    return _undoable(draft, said=said) if said != draft.said else draft


def _go_back(draft: Draft, _event: Back) -> Draft:
    if draft.before is None:
        return draft
    return draft.before._replace(notes=draft.notes, jumps=draft.jumps)


def _try(draft: Draft, event: Tried) -> Draft:
    if event.result not in RESULTS:
        return draft
    return _undoable(draft, tried=(*draft.tried, Try(event.node, event.result)))


def _tick(draft: Draft, event: Ticked) -> Draft:
    mark = {(event.node, event.step)}
    return draft._replace(ticked=draft.ticked | mark if event.done else draft.ticked - mark)


def _write_down(draft: Draft, event: Noted) -> Draft:
    return draft._replace(notes=(*draft.notes, event.text))


def _jump(draft: Draft, event: Jumped) -> Draft:
    """Go on elsewhere; an answer that is asked for again there comes back by taking back."""
    said = Sayings(each for each in draft.said if not event.fact or each.fact != event.fact)
    return _undoable(draft, said=said)._replace(
        begun=event.node,
        jumps=(*draft.jumps, event.node),
        origin=draft.origin or draft.begun,
    )


def _restart(draft: Draft, _event: Restarted) -> Draft:
    told = Sayings(said for said in draft.said if said.source != CALLER)
    begun = draft.origin or draft.begun
    return Draft(begun=begun, said=told, notes=draft.notes, jumps=draft.jumps)


def _undoable(
    draft: Draft, said: Sayings | None = None, tried: tuple[Try, ...] | None = None
) -> Draft:
    return Draft(  # not `_replace`, which takes three times as long: every answer comes by here
        draft.begun,
        draft.said if said is None else said,
        draft.tried if tried is None else tried,
        draft.ticked,
        draft.notes,
        draft,
        draft.jumps,
        draft.origin,
        draft.later,
    )


_NOTING: dict[type[Any], Callable[[Draft, Any], Draft]] = {
    Started: _start,
    Told: _tell,
    Answered: note_answer,
    Unsure: _leave_open,
    Postponed: _postpone,
    Changed: _change,
    Back: _go_back,
    Tried: _try,
    Ticked: _tick,
    Noted: _write_down,
    Jumped: _jump,
    Restarted: _restart,
}

"""One way through a flow while it is being listed, and how it splits."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from tui.core.flow import Flow, Guard, Question
from tui.core.paths.ways import Place

SOME_TEXT = ""
"""Stands for whatever was typed as the answer of a fact that is free text."""

UNSURE = "?"
"""Stands for an answer: the fact was asked for, and nobody knows."""

_NOBODY = (UNSURE,)

Answers: TypeAlias = Mapping[str, tuple[str, ...]]

Sets: TypeAlias = tuple[tuple[str, str], ...]
"""What follows from an answer: other facts, each with its answer."""


class Turn(NamedTuple):
    """One choice on a way."""

    place: Place
    fact: str
    """What decided; empty for the way on after a fix that did not help."""
    answers: tuple[str, ...]
    """The answers that go this way, all of them taken for the same here."""
    asked: bool
    """Whether it had to be asked here; otherwise it was known, followed or was assumed."""
    way: int = -1
    """At a route, which of its ways was taken; its `else` comes after the last."""


class Way(NamedTuple):
    """Where a way has come to, what is known there and how it came."""

    place: Place
    known: Answers
    turns: tuple[Turn, ...] = ()
    since: frozenset[Place] = frozenset()
    """Places passed since something was learnt: coming to one again would never end."""


class Cube(NamedTuple):
    """All the walks that make the same turns."""

    end: Place
    """A resolution, or a node of a flow that is not at hand."""
    answers: Answers
    """For each fact that was read, the answers that lead this way; any other fact is free."""
    turns: tuple[Turn, ...]

    @property
    def failed(self) -> frozenset[str]:
        """The resolutions on the way that did not help, as `FLOW/NODE`."""
        return frozenset(turn.place.name for turn in self.turns if is_failure(turn))


def is_failure(turn: Turn) -> bool:
    """Tell whether a turn is the way on after a fix that did not help."""
    return not turn.fact and turn.way < 0


class Exit(NamedTuple):
    """A way out of a question, the same for all ways that know as much of what it asks."""

    turns: tuple[Turn]
    sets: Sets
    place: Place
    """Where it leads."""
    is_news: bool
    """Whether anything is learnt by it."""
    needs: tuple[str, ...] | None
    """What a way must know to end there; None: it goes on in any case."""


def leave(way: Way, doors: Iterable[Exit]) -> list[Way | Cube]:
    """Return the ways on from a question, by each of its ways out; some end there."""
    ways: list[Way | Cube] = []
    place, known, turns, since = way
    here = frozenset((place,))
    for last, sets, after, is_news, needs in doors:
        learnt = known
        if is_news:
            (turn,) = last
            learnt = dict(known)
            learnt[turn[1]] = turn[2]
            for other, value in sets:
                if learnt.get(other, _NOBODY) == _NOBODY:
                    learnt[other] = (value,)
        # Made without their constructors, which take as long as all the rest.
        if needs is not None and all(map(learnt.__contains__, needs)):
            ways.append(tuple.__new__(Cube, (after, learnt, turns + last)))
        else:
            passed = here if is_news else since | here
            ways.append(tuple.__new__(Way, (after, learnt, turns + last, passed)))
    return ways


def take_turn(way: Way, turn: Turn, flow: Flow | None = None) -> Way:
    """Return a way with one turn more, and with what is learnt by it."""
    known = way.known
    turns = (*way.turns, turn)
    if not turn.fact or known.get(turn.fact) == turn.answers:
        return Way(way.place, known, turns, way.since)
    sets: Sets = ()
    if flow is not None:
        sets = tuple(flow.facts[turn.fact].answers[turn.answers[0]].sets.items())
    return Way(way.place, _learn(known, turn, sets), turns, frozenset((way.place,)))


def _learn(known: Answers, turn: Turn, sets: Sets) -> Answers:
    _, fact, answers, _, _ = turn
    learnt = {**known, fact: answers}
    for other, value in sets:
        if learnt.get(other, _NOBODY) == _NOBODY:
            learnt[other] = (value,)
    return learnt


def group_answers(
    flow: Flow, node: Question, answers: Collection[str], *, split: bool
) -> list[tuple[str, tuple[str, ...]]]:
    """Group answers that lead to one target, and after which the same is known."""
    ways: dict[tuple[str, tuple[tuple[str, str], ...]], list[str]] = {}
    definitions, to, otherwise = flow.facts[node.ask].answers, node.to, node.otherwise
    for answer in answers:
        target = to.get(answer, otherwise)
        if target and answer in definitions:
            sets = definitions[answer].sets if split else None
            key = target, tuple(sets.items()) if sets else ()
            ways.setdefault(key, []).append(answer)
    return [(target, tuple(group)) for (target, _), group in ways.items()]


def split_guard(flow: Flow, way: Way, guard: Guard) -> Iterator[tuple[bool, Way]]:
    """Yield the parts of a way in which a guard holds and in which it does not."""
    if not guard:
        yield True, way
        return
    undecided = [way]
    for option in guard:
        missed: list[Way] = []
        for each in undecided:
            parts = [each]
            for fact_id, allowed in option.items():
                cut = [piece for part in parts for piece in _cut(flow, part, fact_id, allowed)]
                parts = [part for inside, part in cut if inside]
                missed += [part for inside, part in cut if not inside]
            for part in parts:
                yield True, part
        undecided = missed
    for each in undecided:
        yield False, each


def _cut(
    flow: Flow, way: Way, fact_id: str, allowed: Collection[str]
) -> Iterator[tuple[bool, Way]]:
    """Yield the parts of a way in which a fact has one of some answers, and has not."""
    known = way.known.get(fact_id)
    definitions = flow.facts[fact_id].answers
    is_open = known in (None, (UNSURE,))
    groups: dict[tuple[bool, tuple[tuple[str, str], ...]], list[str]] = {}
    for answer in definitions if is_open or known is None else known:
        sets = tuple(definitions[answer].sets.items()) if is_open else ()
        groups.setdefault((answer in allowed, sets), []).append(answer)
    for (inside, _), answers in groups.items():
        turn = Turn(way.place, fact_id, tuple(answers), known is None)
        yield inside, take_turn(way, turn, flow if is_open else None)

"""Guards as sets of fact states: where they hold, where they do not, and where it is open."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.core.flow import Guard, Resolution, Route
from tui.core.proving.diagram import ALL, EMPTY, Diagrams
from tui.core.proving.facttable import MISSING, NOBODY, FactTable


class Scope(NamedTuple):
    """What a guard is read with: the facts, and those kept in mind at the place it stands."""

    diagrams: Diagrams
    facts: FactTable
    levels: Mapping[int, int]
    tracked: Collection[int]

    def level(self, fact: int) -> int:
        """Return the level of a fact kept in mind here; -1 for one that is always missing."""
        level = self.levels.get(fact, -1)
        return level if level in self.tracked else -1

    def where(self, fact: int, values: Collection[int]) -> int:
        """Return the states in which a fact has one of these values."""
        level = self.level(fact)
        if level < 0:
            return ALL if MISSING in values else EMPTY
        return self.diagrams.literal(level, values)


class Ways(NamedTuple):
    """When a route, or the way on after a failed fix, goes where."""

    conditions: Sequence[int]
    """Of a route: each branch, then `else`, then each fact that must be found out first."""
    lacking: Sequence[int]
    """The facts of those last conditions."""
    overlap: Sequence[int]
    """For each branch, where an earlier one holds as well."""
    rest: int
    """Where no branch holds and no fact could change that."""


def read_guard(scope: Scope, guard: Guard) -> tuple[int, int]:
    """Return where a guard holds for sure, and where it fails for sure."""
    if not guard:
        return ALL, EMPTY
    holds, fails = EMPTY, ALL
    for option in guard:
        all_hold, one_fails = ALL, EMPTY
        for fact_id, answers in option.items():
            right, wrong = _read_cell(scope, fact_id, answers)
            all_hold = scope.diagrams.meet(all_hold, right)
            one_fails = scope.diagrams.union(one_fails, wrong)
        holds = scope.diagrams.union(holds, all_hold)
        fails = scope.diagrams.meet(fails, one_fails)
    return holds, fails


def _read_cell(scope: Scope, fact_id: str, answers: Iterable[str]) -> tuple[int, int]:
    if fact_id not in scope.facts:
        return EMPTY, EMPTY
    fact = scope.facts.number(fact_id)
    right = scope.facts.values(fact, answers)
    wrong = [value for value in scope.facts.answers(fact).values() if value not in right]
    return scope.where(fact, right), scope.where(fact, wrong)


def read_route(scope: Scope, route: Route) -> Ways:
    """Return when a route goes where, reading its guards in order as a walk does."""
    diagrams = scope.diagrams
    branches: list[int] = []
    overlap: list[int] = []
    lacking: dict[int, int] = {}
    rest, taken = ALL, EMPTY
    for branch in route.route:
        holds, fails = read_guard(scope, branch.when)
        overlap.append(diagrams.meet(holds, taken))
        taken = diagrams.union(taken, holds)
        branches.append(diagrams.meet(rest, holds))
        for fact in _facts_of(scope, branch.when):
            lacking.setdefault(fact, EMPTY)
        undecided = diagrams.minus(diagrams.minus(rest, holds), fails)
        for fact, before in lacking.items():
            lacks = diagrams.meet(undecided, scope.where(fact, (MISSING, NOBODY)))
            lacking[fact] = diagrams.union(before, lacks)
            undecided = diagrams.minus(undecided, lacks)
        rest = diagrams.meet(rest, fails)
    return Ways([*branches, rest, *lacking.values()], list(lacking), overlap, rest)


def _facts_of(scope: Scope, guard: Guard) -> Iterator[int]:
    """Yield the facts a guard reads, in order."""
    names = (name for option in guard for name in option if name in scope.facts)
    return map(scope.facts.number, names)


def read_claim(scope: Scope, resolution: Resolution) -> tuple[int, int]:
    """Return where a resolution may be tried, and where its `when` is not kept.

    A fix is offered while its `when` is open, unless it is dangerous; other endings always are.
    """
    diagrams = scope.diagrams
    holds, fails = read_guard(scope, resolution.when)
    if resolution.kind != "fix":
        tried = ALL
    elif resolution.risk is None:
        tried = diagrams.minus(ALL, fails)
    else:
        tried = holds
    return tried, diagrams.minus(ALL, holds)

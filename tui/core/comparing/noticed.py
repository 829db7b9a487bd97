"""What callers will notice of a changed flow: other endings, other questions, other words.

Both versions are read as functions from what a caller says to where the walk ends. Ways of the
old one and the new one that the same caller can go are held against each other, all of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.core.comparing.pairing import (
    ASSUMED,
    Told,
    Way,
    list_ways,
    pair_ways,
    reachable,
    say_question,
    tell,
)
from tui.core.flow import Flow, Resolution
from tui.core.guide import fill, show_steps
from tui.core.words import mark, say

MAX_PAIRS = 400_000
"""So many pairs of ways are looked at."""
NEARBY = 500
"""Of a flow with more ways than can be listed, so many are looked at from each changed node."""
MAX_TOUCHED = 40
"""And so many changed nodes."""


class Moved(NamedTuple):
    """Ways that end elsewhere now."""

    before: str
    after: str
    """Nodes; those of other flows as `FLOW/NODE`."""
    before_title: str
    after_title: str
    ways: int
    walk: Told
    """The shortest one, as it is asked now."""


class Asked(NamedTuple):
    """A question that callers are asked now and were not, or the other way round."""

    fact: str
    question: str
    ways: int
    walk: Told


class Change(NamedTuple):
    """Something that is still there and is not the same."""

    id: str
    """A fact, an answer as `FACT/ANSWER`, or a node."""
    before: str
    after: str
    """For a node with several changes: which they are."""


class Reached(NamedTuple):
    """A resolution that can be come to in one version only."""

    node: str
    title: str
    walk: Told


class Noticed(NamedTuple):
    """All that callers will notice."""

    moved: tuple[Moved, ...]
    gained: tuple[Asked, ...]
    lost: tuple[Asked, ...]
    gone: tuple[Reached, ...]
    fresh: tuple[Reached, ...]
    reworded: tuple[Change, ...]
    changed: tuple[Change, ...]
    """Resolutions that say something else now."""
    compared: int
    """How many ways were compared."""
    complete: bool
    """False when there were more than could be looked at."""

    @property
    def is_nothing(self) -> bool:
        """Whether callers will not notice anything."""
        return not any(self[:7])


def find_noticed(old: Flow, new: Flow) -> Noticed:
    """Compare two versions of a flow, each linked with what it uses."""
    same = _find_renamed(old, new)
    before, old_complete = list_ways(old)
    after, new_complete = list_ways(new)
    pairs = _Pairs(old, new, same)
    complete = old_complete and new_complete
    pairs.add_all(before, after)
    if complete:
        ends = {way.end for way in before}, {way.end for way in after}
    else:
        for node in _find_touched(old, new):
            ways = list_ways(old, node, NEARBY)[0], list_ways(new, node, NEARBY)[0]
            pairs.add_all(*ways)
        ends = reachable(old) & _resolutions(old), reachable(new) & _resolutions(new)
    fresh = ends[1] - {same.get(end, end) for end in ends[0]}
    gone = {end for end in ends[0] if same.get(end, end) not in ends[1]}
    return Noticed(
        moved=pairs.moved(),
        gained=pairs.asked(new, pairs.gained),
        lost=pairs.asked(old, pairs.lost),
        gone=tuple(_reached(old, before, gone)),
        fresh=tuple(_reached(new, after, fresh)),
        reworded=tuple(_find_reworded(old, new)),
        changed=tuple(_find_changed(old, new, same)),
        compared=max(len(before), len(after)),
        complete=complete and not pairs.is_full,
    )


def _resolutions(flow: Flow) -> set[str]:
    return {name for name, node in flow.nodes.items() if isinstance(node, Resolution)}


def _find_touched(old: Flow, new: Flow) -> list[str]:
    """Return the nodes of both versions that lead elsewhere, or ask for something else."""
    touched = [
        name
        for name, node in old.nodes.items()
        if name in new.nodes and node != new.nodes[name] and not isinstance(node, Resolution)
    ]
    return touched[:MAX_TOUCHED]


class _Pairs:
    """Gathers what pairs of ways show, and of each thing the shortest example."""

    def __init__(self, old: Flow, new: Flow, same: Mapping[str, str]) -> None:
        self.old = old
        self.new = new
        self.same = same
        self.ends: dict[tuple[str, str], tuple[int, Way, Way]] = {}
        self.gained: dict[str, tuple[int, Way]] = {}
        self.lost: dict[str, tuple[int, Way]] = {}
        self.left = MAX_PAIRS

    @property
    def is_full(self) -> bool:
        """Whether not every pair was looked at."""
        return self.left <= 0

    def add_all(self, before: Sequence[Way], after: Sequence[Way]) -> None:
        """Look at the ways that the same caller can go, as long as there are not too many."""
        for one, other in pair_ways(before, after):
            if self.is_full:
                return
            self.add(one, other)

    def add(self, before: Way, after: Way) -> None:
        """Look at one pair."""
        self.left -= 1
        if self.same.get(before.end, before.end) != after.end:
            key = before.end, after.end
            count, one, other = self.ends.get(key, (0, before, after))
            if len(before.says) + len(after.says) < len(one.says) + len(other.says):
                one, other = before, after
            self.ends[key] = (count + 1, one, other)
        for fact in after.says.keys() - before.says.keys():
            self._note(self.gained, fact, after)
        for fact in before.says.keys() - after.says.keys():
            self._note(self.lost, fact, before)

    def _note(self, noted: dict[str, tuple[int, Way]], fact: str, way: Way) -> None:
        if fact.endswith(ASSUMED):
            return
        count, shortest = noted.get(fact, (0, way))
        shorter = list(way.says).index(fact) < list(shortest.says).index(fact)
        noted[fact] = (count + 1, way if shorter else shortest)

    def moved(self) -> tuple[Moved, ...]:
        """Return the endings that changed, those of most ways first."""
        found = [
            Moved(
                *(was, now, _title(self.old, was), _title(self.new, now), count),
                walk=tell(self.new, after, before.says, self.old),
            )
            for (was, now), (count, before, after) in self.ends.items()
        ]
        return tuple(sorted(found, key=lambda each: -each.ways))

    def asked(self, flow: Flow, noted: Mapping[str, tuple[int, Way]]) -> tuple[Asked, ...]:
        """Return the questions that changed, those of most ways first."""
        found = []
        for fact, (count, way) in noted.items():
            upto = list(way.says)[: list(way.says).index(fact)]
            short = way._replace(says={each: way.says[each] for each in upto})
            found.append(Asked(fact, say_question(flow, fact), count, tell(flow, short)))
        return tuple(sorted(found, key=lambda each: -each.ways))


def _find_renamed(old: Flow, new: Flow) -> dict[str, str]:
    """Return resolutions that have another id and the same title: nobody notices ids."""
    fresh: dict[str, list[str]] = {}
    for name, node in new.nodes.items():
        if name not in old.nodes and isinstance(node, Resolution):
            fresh.setdefault(node.resolve, []).append(name)
    return {
        name: names[0]
        for name, node in old.nodes.items()
        if name not in new.nodes and isinstance(node, Resolution)
        if len(names := fresh.get(node.resolve, [])) == 1
    }


def _reached(flow: Flow, ways: Sequence[Way], ends: set[str]) -> Iterator[Reached]:
    """Yield some resolutions, each with the shortest way that ends there."""
    shortest: dict[str, Way] = {}
    for way in ways:
        known = shortest.get(way.end)
        if way.end in ends and (known is None or len(way.says) < len(known.says)):
            shortest[way.end] = way
    for end in sorted(ends, key=list(flow.nodes).index if ends <= flow.nodes.keys() else str):
        yield Reached(end, _title(flow, end), tell(flow, shortest[end]) if end in shortest else ())


def _title(flow: Flow, end: str) -> str:
    node = flow.nodes.get(end)
    return fill(node.resolve, flow, {}) if isinstance(node, Resolution) else end


def _find_reworded(old: Flow, new: Flow) -> Iterator[Change]:
    """Yield questions and answers in other words, and answers that are new or gone."""
    for fact, was in old.facts.items():
        now = new.facts.get(fact)
        if now is None:
            continue
        if was.ask != now.ask:
            yield Change(fact, was.ask, now.ask)
        for answer in dict.fromkeys((*was.answers, *now.answers)):
            one, other = was.answers.get(answer), now.answers.get(answer)
            before, after = one.label if one else "", other.label if other else ""
            if before != after:
                yield Change(f"{fact}/{answer}", before, after)


_SHOWN = {
    "resolve": mark("title"),
    "kind": mark("how it ends"),
    "cause": mark("cause"),
    "actors": mark("who acts"),
    "warnings": mark("warnings"),
    "verify": mark("how to see that it worked"),
    "risk": mark("risk"),
    "needs": mark("what must be known first"),
    "packets": mark("packets"),
    "otherwise": mark("what comes when it did not help"),
}


def _find_changed(old: Flow, new: Flow, same: Mapping[str, str]) -> Iterator[Change]:
    """Yield resolutions that are in both versions and say something else."""
    for name, was in old.nodes.items():
        now = new.nodes.get(same.get(name, name))
        if not isinstance(was, Resolution) or not isinstance(now, Resolution):
            continue
        parts = [
            say(word)
            for field, word in _SHOWN.items()
            if _renamed(getattr(was, field), same) != getattr(now, field)
        ]
        if [*show_steps(old, was.steps, {})] != [*show_steps(new, now.steps, {})]:
            parts.append(say("steps"))
        if parts:
            yield Change(name, was.resolve, ", ".join(parts))


def _renamed(value: object, same: Mapping[str, str]) -> object:
    return same.get(value, value) if isinstance(value, str) else value

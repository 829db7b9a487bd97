"""How walks grow in which something is not known, did not help, was changed or is taken back.

python -m benchmarks.unsure [--sizes 100 300 1000 3000] [--walks WORDS ...] [--rounds 1]
[--write benchmarks/results.md]
"""

import argparse
import gc
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from benchmarks.made_flow import make_chain, make_flow
from benchmarks.plot import Words, draw, steepness, write
from benchmarks.sections import put_in
from benchmarks.tables import describe_machine, table
from tui.core.events import FAILED, Answered, Back, Changed, Event, Started, Told, Tried, Unsure
from tui.core.flow import Flow, Node, Question, Resolution
from tui.core.walk import Asking, Offering, Walk, fold, proceed

TENTH = 10
PATIENCE = 10.0
"""Seconds of a walk after which no longer one of its kind is measured."""


class Kind(NamedTuple):
    """One kind of walk."""

    name: str
    make: Callable[[int], Flow]
    begin: Callable[[Flow, int], Walk]
    """What is done before it is measured."""
    choose: Callable[[Walk, int, int], Event | None]
    """What happens at a step of so many; None: the walk is over."""
    is_long: bool = False
    """Whether a step takes no more the longer the walk is, but for one copy of what is known."""


def start(flow: Flow, _length: int) -> Walk:
    """Return where a walk begins."""
    return fold({flow.flow: flow}, [Started(f"{flow.flow}/{flow.start}")])


def chain(length: int, *, fix: bool = False) -> Flow:
    """Return a chain of questions that goes on where nobody knows.

    Args:
        length: how many questions are asked.
        fix: every tenth node is a fix, behind which the chain goes on.
    """
    made = make_chain(length + 10)
    nodes: dict[str, Node] = {}
    for number, (name, node) in enumerate(made.nodes.items()):
        after = f"n{number + 1}"
        nodes[name] = node._replace(unsure=after) if isinstance(node, Question) else node
        if fix and number % TENTH == TENTH - 1 and isinstance(node, Question):
            nodes[name] = Resolution("A fix", cause="made", actors=("L1",), otherwise=after)
    return made._replace(nodes=nodes)


def two_chains(length: int) -> Flow:
    """Return a flow whose first question leads into either of two chains of half the length."""
    made = make_chain(length + 10)
    nodes = dict(made.nodes)
    nodes["n0"] = Question("f0", {"a": "n1", "b": f"n{length // 2}"})
    nodes[f"n{length // 2 - 1}"] = Question(f"f{length // 2 - 1}", {"a": "end", "b": "end"})
    return made._replace(nodes=nodes)


def joined(length: int) -> Flow:
    """Return a chain where every answer leads on, and nobody has thought of who does not know."""
    made = make_chain(length + 10)
    nodes = {
        name: node._replace(to={**node.to, "b": node.to["a"]})
        if isinstance(node, Question)
        else node
        for name, node in made.nodes.items()
    }
    return made._replace(nodes=nodes)


def layers(length: int) -> Flow:
    """Return a flow made by chance in which up to so many questions are asked."""
    made = make_flow(24 * length, length)
    nodes = {
        name: node._replace(kind="fix", likelihood=(1.0, 2.0, 4.0, 8.0)[number % 4])
        if isinstance(node, Resolution)
        else node
        for number, (name, node) in enumerate(made.nodes.items())
    }
    return made._replace(nodes=nodes)


def forked(length: int) -> Flow:
    """Return a chain where nobody has thought of whoever does not know, with a fix for each."""
    made = make_chain(length + 10)
    nodes = {
        name: node._replace(to={**node.to, "b": f"{name}-fix"})
        if isinstance(node, Question)
        else node
        for name, node in made.nodes.items()
    }
    fixes = {
        f"{name}-fix": Resolution(f"Fix of {name}", cause="made", actors=("L1",), minutes=1.0)
        for name, node in made.nodes.items()
        if isinstance(node, Question)
    }
    return made._replace(nodes={**nodes, **fixes})


def go_on(walk: Walk, *, unsure: bool = False) -> Event | None:
    """Return the first answer, or that nobody knows; no fix helps."""
    position = walk.position
    if isinstance(position, Asking):
        place, fact = position.place.name, position.fact_id
        return Unsure(place, fact) if unsure else Answered(place, fact, position.routed[0])
    return Tried(position.place.name, FAILED) if isinstance(position, Offering) else None


def walk_through(flow: Flow, length: int) -> Walk:
    """Return where a walk stands after so many answers."""
    walk = start(flow, length)
    for _ in range(length):
        event = go_on(walk)
        if event is None:
            break
        walk = proceed({flow.flow: flow}, walk, event)
    return walk


def change(flow: Flow, length: int) -> Walk:
    """Return a walk whose first answer was changed, so that nearly half of them do not count."""
    walk = walk_through(flow, length // 2 - 1)
    return proceed({flow.flow: flow}, walk, Changed("f0", "b"))


def told(flow: Flow, _length: int) -> Walk:
    """Return a walk before which something was told that nobody asks."""
    facts = {**flow.facts, "site": flow.facts["f0"]}
    flows = {flow.flow: flow._replace(facts=facts)}
    return fold(flows, [Started(f"{flow.flow}/n0"), Told("site", "a", "site")])


def _at(steps: Callable[[int, int], bool]) -> Callable[[Walk, int, int], Event | None]:
    return lambda walk, number, length: go_on(walk, unsure=steps(number, length))


_NEVER = _at(lambda _number, _length: False)
KINDS = (
    Kind("everything known", chain, start, _NEVER, is_long=True),
    Kind("a fact told that nobody asks", chain, told, _NEVER, is_long=True),
    Kind("unsure at first", chain, start, _at(lambda number, _: number == 0), is_long=True),
    Kind("unsure at each tenth", chain, start, _at(lambda n, _: n % TENTH == 0), is_long=True),
    Kind("joined again", joined, start, _at(lambda number, _: number == 0), is_long=True),
    Kind("after a changed answer", two_chains, change, _NEVER, is_long=True),
    Kind("all taken back", chain, walk_through, lambda *_: Back(), is_long=True),
    Kind("each tenth a fix in vain", lambda n: chain(n, fix=True), start, _NEVER),
    Kind("joined again, each tenth", joined, start, _at(lambda n, _: n % TENTH == 0)),
    Kind("forked at the end", forked, start, _at(lambda number, most: number == most - 10)),
    Kind("forked at first", forked, start, _at(lambda number, _: number == 0)),
    Kind("made by chance, unsure at first", layers, start, _at(lambda number, _: number == 0)),
)


def measure(kind: Kind, length: int, rounds: int) -> tuple[float, int]:
    """Return the seconds of the quickest of some walks, and how many steps it took."""
    flow, least, steps = kind.make(length), float("inf"), 0
    for _ in range(rounds):
        walk, steps = kind.begin(flow, length), 0
        gc.collect()
        began = time.process_time()
        while steps < length:
            event = kind.choose(walk, steps, length)
            if event is None or (isinstance(event, Back) and not walk.can_go_back):
                break
            walk = proceed({flow.flow: flow}, walk, event)
            steps += 1
        least = min(least, time.process_time() - began)
    return least, steps


def measure_all(
    sizes: Sequence[int], names: Collection[str], rounds: int
) -> dict[str, list[tuple[float, int]]]:
    """Return what `measure` finds for each kind of walk, up to the first that takes long."""
    found: dict[str, list[tuple[float, int]]] = {}
    for kind in KINDS:
        if names and kind.name not in names:
            continue
        here = found[kind.name] = []
        for size in sizes:
            if not here or here[-1][0] < PATIENCE:
                here.append(measure(kind, size, rounds))
    return found


def render(sizes: Sequence[int], found: Mapping[str, Sequence[tuple[float, int]]]) -> str:
    """Return a table: milliseconds of each walk, and the power of growth between two lengths."""
    rows = []
    for name, walks in found.items():
        cells = [f"{seconds * 1000:,.1f}, {steps:,}" for seconds, steps in walks]
        cells += ["-"] * (len(sizes) - len(walks))
        curve = curve_of(sizes, walks)
        powers = [f"{steepness(pair):.1f}" for pair in pairwise(curve)]
        rows.append((name, *cells, ", ".join(powers)))
    return table(("walk", *(f"{size:,}: ms, steps" for size in sizes), "power"), rows)


def curve_of(sizes: Sequence[int], walks: Sequence[tuple[float, int]]) -> list[tuple[float, float]]:
    """Return milliseconds by length."""
    return [(size, seconds * 1000) for size, (seconds, _) in zip(sizes, walks, strict=False)]


def main() -> None:
    """Measure, print the table and, when asked, write it down."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 300, 1_000, 3_000])
    parser.add_argument("--walks", nargs="+", default=[], choices=[each.name for each in KINDS])
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--write", type=Path, metavar="FILE")
    options = parser.parse_args()
    found = measure_all(options.sizes, options.walks, options.rounds)
    text = render(options.sizes, found)
    print(f"{describe_machine()}\n\n{text}")
    if options.write:
        about = (
            "Made by `python -m benchmarks.unsure --write benchmarks/results.md`. Milliseconds of"
            " the processor for a whole walk of at most so many steps, and how many it took: one"
            f" that is handed over earlier ends there. Walks of over {PATIENCE:.0f} s are the last"
            f" of their kind. `docs/performance.md` says what each is. {describe_machine()}"
        )
        put_in(options.write, f"# Long walks\n\n{about}\n\n{text}")
        curves = {name: curve_of(options.sizes, walks) for name, walks in found.items()}
        picture = draw(Words("A whole walk", "answers", "ms of the processor"), curves)
        write(options.write.parent / "plots", "long-walks", picture)


if __name__ == "__main__":
    main()

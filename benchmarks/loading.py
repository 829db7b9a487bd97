"""How long flows of 100 to 100,000 nodes take to be read, checked and proved, and what they hold.

Each trial is a process of its own; in it `yaml.compose` with the C parser, as it comes, stands
beside every stage, all in milliseconds of the processor. Flows are trees written as people
write them; the proof runs on layered flows, in which facts decide again later.

    python -m benchmarks.loading [--rounds 5] [--write benchmarks/results.md]
"""

import argparse
import gc
import json
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from benchmarks import made_flow
from benchmarks.authored import Tree, write_flow
from benchmarks.plot import Points, Words, draw, steepness, write
from benchmarks.sections import put_in
from benchmarks.tables import describe_machine, paired, ratio, reached, spread, table
from tui.core.checks.graph import check_graph
from tui.core.checks.names import check_names
from tui.core.checks.safety import check_safety
from tui.core.checks.wording import check_wording
from tui.core.decoding.decode import decode
from tui.core.flow import Flow
from tui.core.frozen import freeze_flow, open_flow
from tui.core.link import Linked, link
from tui.core.proving.proof import prove
from tui.core.tree import Mapped, Source, Spot
from tui.store.files import Limits
from tui.store.reader import collector_off, read_source
from tui.store.ready import Ready, digest_files

SIZES = (100, 1_000, 10_000, 100_000)
NO_LIMITS = Limits(size=1 << 30, events=1 << 30)
"""A file of so many nodes is refused as it comes: more than 250,000 texts, lists and mappings."""

PROVED = 10_000
"""The largest flow that is proved here; `benchmarks.proof` proves others."""

LARGE = 10_000
"""From here on the goals hold."""

MODEL, CHECKED, REMEMBERED, KEPT = 0.35, 0.6, 0.05, 3 * 1024
STAGES: Mapping[str, str] = {
    "compose": "`yaml.compose` with libyaml",
    "quiet": "the same, the collector off",
    "model": "file to model, with line and column",
    "checked": "the same, names and graph checked",
    "worded": "the same, wording checked",
    "cache": "from the cache of checked flows",
    "proof": "the proof alone (another flow)",
}
_CAUTIOUS = 3
"""So often a small flow is read, and the quickest time counts."""


class Trial(NamedTuple):
    """What one process found: milliseconds by stage, and bytes that stay for each node."""

    times: Mapping[str, float]
    kept: float
    """With the places of everything in the file, and its lines."""
    walked: float
    """Of the model alone, which a walk holds."""


def _timed(work: Callable[[], Any], nodes: int) -> float:
    """Return the milliseconds of the processor that some work takes."""
    times = []
    for _ in range(_CAUTIOUS if nodes <= SIZES[1] else 1):
        gc.collect()
        start = time.process_time()
        kept = work()
        times.append((time.process_time() - start) * 1e3)
        del kept
    return min(times)


def _compose(data: bytes) -> Any:
    return yaml.compose(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _model(data: bytes) -> tuple[Flow, Source]:
    source, _ = read_source(data, "tree.yaml", limits=NO_LIMITS)
    if source is None:
        raise ValueError("not read")
    flow, _ = decode(source)
    if not isinstance(flow, Flow):
        raise TypeError("not decoded")
    return flow, source


def _checked(data: bytes) -> Linked:
    flow, source = _model(data)
    linked, found = link(flow, source, [])
    found += check_names(linked, {}) + check_graph(linked) + check_safety(linked)
    if found:
        raise ValueError(found[:3])
    return linked


def _worded(data: bytes) -> Linked:
    linked = _checked(data)
    check_wording(linked.flow, linked.source)
    return linked


def _quietly(work: Callable[[bytes], Any], data: bytes) -> Callable[[], Any]:
    """Return some work as the program does it: the collector off until all is there."""

    def work_quietly() -> Any:
        with collector_off():
            return work(data)

    return work_quietly


def _cached(data: bytes, folder: str) -> Callable[[], Any]:
    home = Ready(Path(folder), b"k" * 32)
    with collector_off():
        home.save_bytes("flow.kept", freeze_flow(_model(data)[0]))

    def load() -> Flow | None:
        digest_files({"tree.yaml": data})
        with collector_off():
            return open_flow(home.load_bytes("flow.kept") or b"")

    return load


def _proof(nodes: int) -> Callable[[], Any]:
    flow = made_flow.make_flow(nodes, max(12, min(103, nodes // 24)))
    linked = Linked(flow, Source("made.yaml", Mapped(Spot(1, 1))), {})
    return lambda: prove(linked)


def _measure_memory(data: bytes, nodes: int) -> tuple[float, float]:
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    with collector_off():
        flow, source = _model(data)
    kept = tracemalloc.get_traced_memory()[0] - before
    del source
    walked = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    del flow
    return kept / nodes, walked / nodes


def measure(nodes: int) -> Trial:
    """Measure every stage once, in turns with the parser's own."""
    data = write_flow(Tree(nodes)).encode()
    _worded(write_flow(Tree(21)).encode())  # what happens once is no part of it
    with tempfile.TemporaryDirectory() as folder:
        works: dict[str, Callable[[], Any]] = {
            "compose": lambda: _compose(data),
            "quiet": _quietly(_compose, data),
            "model": _quietly(_model, data),
            "checked": _quietly(_checked, data),
            "worded": _quietly(_worded, data),
            "cache": _cached(data, folder),
        }
        if nodes <= PROVED:
            works["proof"] = _proof(nodes)
        times = {name: _timed(work, nodes) for name, work in works.items()}
    return Trial(times, *_measure_memory(data, nodes))


def take_turns(rounds: int) -> dict[int, list[Trial]]:
    """Run a process for each size, round by round; fewer rounds of the largest."""
    found: dict[int, list[Trial]] = {size: [] for size in SIZES}
    for number in range(rounds):
        for size, trials in found.items():
            if size < SIZES[-1] or number < max(1, rounds // 2):
                command = [sys.executable, "-m", "benchmarks.loading", "--one", str(size)]
                done = subprocess.run(command, capture_output=True, text=True, check=True)
                trials.append(Trial(*json.loads(done.stdout)))
    return found


def report(found: Mapping[int, Sequence[Trial]]) -> str:
    """Return the tables, which goals were reached, and what grows faster than the work."""
    parts = [_table(size, trials) for size, trials in found.items()]
    goals = [each for size, trials in found.items() for each in _goals(size, trials)]
    steep = [
        f"- {STAGES[name]}: {steepness(curve):.2f}"
        for name, curve in _curves(found).items()
        if len(curve) > 1
    ]
    about = "Grows with the power of the nodes, over the last tenfold (n log n: about 1.1):"
    return "\n\n".join([*parts, "\n".join(goals), "\n".join([about, "", *steep])])


def _table(size: int, trials: Sequence[Trial]) -> str:
    compose = [each.times["compose"] for each in trials]
    rows = [
        (words, spread(figures), ratio(figures, compose))
        for name, words in STAGES.items()
        if (figures := [each.times[name] for each in trials if name in each.times])
    ]
    kept = statistics.median(each.kept for each in trials)
    walked = statistics.median(each.walked for each in trials)
    rows.append(("bytes a node: with places and lines", f"{kept:,.0f}", ""))
    rows.append(("bytes a node: the model, as a walk holds it", f"{walked:,.0f}", ""))
    return table((f"{size:,} nodes", "ms: min / median / max", "to `yaml.compose`"), rows)


def _goals(size: int, trials: Sequence[Trial]) -> Iterator[str]:
    if size < LARGE:
        return
    compose = [each.times["compose"] for each in trials]
    for name, most in (("model", MODEL), ("checked", CHECKED), ("cache", REMEMBERED)):
        got = paired([each.times[name] for each in trials], compose)
        words = f"{size:,} nodes, {STAGES[name]}: at most {most} ({got:.3f})"
        yield reached(words, kept=got <= most)
    kept = statistics.median(each.kept for each in trials)
    words = f"{size:,} nodes: at most {KEPT:,} bytes a node ({kept:,.0f})"
    yield reached(words, kept=kept <= KEPT)


def _curves(found: Mapping[int, Sequence[Trial]]) -> dict[str, Points]:
    return {
        name: [
            (size, statistics.median(each.times[name] for each in trials))
            for size, trials in found.items()
            if all(name in each.times for each in trials)
        ]
        for name in STAGES
    }


def main() -> None:
    """Measure, print the tables and, when asked, write them down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--one", type=int, metavar="NODES")
    parser.add_argument("--write", type=Path, metavar="FILE")
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one)))
        return
    found = take_turns(options.rounds)
    text = report(found)
    print(text)
    if options.write:
        about = (
            "Made by `python -m benchmarks.loading --write benchmarks/results.md`. Milliseconds of"
            " the processor, the collector as the program has it; all stages in one process, so"
            f" that ratios are within it; {options.rounds} processes, half as many for the largest."
            f" Files above the limits of the program are read without limits. {describe_machine()}"
        )
        put_in(options.write, f"# Loading\n\n{about}\n\n{text}")
        names = {STAGES[name].replace("`", ""): curve for name, curve in _curves(found).items()}
        words = Words("Load, check and prove a flow", "nodes", "ms of the processor")
        picture = draw(words, names, (STAGES["model"], STAGES["cache"]))
        write(options.write.parent / "plots", "load", picture)


if __name__ == "__main__":
    main()

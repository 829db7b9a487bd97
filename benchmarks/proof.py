"""How long the checks of made flows take, against the parser's own look at the file.

Each size runs in a process of its own, so that its memory can be told: `yaml.compose` of the
file, then the graph checks and the proof.

    python -m benchmarks.proof [--write FILE]
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import yaml

from benchmarks.made_flow import make_flow, write_flow
from tui.core.checks.graph import check_graph
from tui.core.link import Linked
from tui.core.proving.proof import prove
from tui.core.tree import Mapped, Source, Spot

SIZES = ((200, 22, 0.5), (2_000, 83, 5.0), (10_000, 103, 30.0))
"""Nodes, facts, and the seconds a proof may take."""

MOST_MEGABYTES = 500


class Figures(NamedTuple):
    """What one size took, in seconds; memory is the peak of the whole process."""

    nodes: int
    facts: int
    compose: float
    graph: float
    proof: float
    states: int
    findings: int
    stopped_by: str
    megabytes: int


def measure(nodes: int, facts: int) -> Figures:
    """Make a flow, look at its file as the parser does, and prove it."""
    flow = make_flow(nodes, facts)
    text = write_flow(flow)
    linked = Linked(flow, Source("made.yaml", Mapped(Spot(1, 1))), {})
    times = [time.perf_counter()]
    check_graph(linked)
    times.append(time.perf_counter())
    proof = prove(linked)
    times.append(time.perf_counter())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    times.append(time.perf_counter())
    graph, proving, composing = (after - before for before, after in pairwise(times))
    return Figures(
        len(flow.nodes),
        facts,
        composing,
        graph,
        proving,
        proof.states,
        len(proof.diagnostics),
        proof.stopped_by,
        peak,
    )


def report(figures: list[Figures]) -> str:
    """Return the figures as a table."""
    lines = [
        "| nodes | facts | states | compose, s | graph, s | proof, s | proof to compose | MB |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for each in figures:
        ratio = each.proof / each.compose
        lines.append(
            f"| {each.nodes:,} | {each.facts} | {each.states:,} | {each.compose:.2f} "
            f"| {each.graph:.2f} | {each.proof:.2f} | {ratio:.1f} | {each.megabytes} |"
        )
    return "\n".join(lines) + "\n"


def main() -> int:
    """Measure every size, print the table, and tell whether all kept their limits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", nargs=2, type=int, metavar=("NODES", "FACTS"))
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(*options.one)))
        return 0
    figures = []
    kept = True
    for nodes, facts, seconds in SIZES:
        command = [sys.executable, "-m", "benchmarks.proof", "--one", str(nodes), str(facts)]
        run = subprocess.run(command, check=True, capture_output=True, text=True)
        figures.append(Figures(*json.loads(run.stdout)))
        stopped = bool(figures[-1].stopped_by)
        kept &= figures[-1].proof <= seconds and not stopped
        kept &= figures[-1].megabytes <= MOST_MEGABYTES
    table = report(figures)
    print(table, "All within their limits." if kept else "Some missed their limits.", sep="\n")
    if options.write:
        options.write.write_text(f"# Proofs of made flows\n\n{table}", encoding="utf-8")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())

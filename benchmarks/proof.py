"""How long the checks of flows take, against the parser's own look at the same files.

The shipped flows, made ones of three sizes, a chain and a row of diamonds. Each runs in a
process of its own, so that its memory can be told: the graph checks, the proof, and then
`yaml.compose` of the files with the C parser, all in seconds of the processor, which other
programs on the machine hardly change.

    python -m benchmarks.proof [--write FILE]
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import yaml

from benchmarks.made_flow import make_chain, make_diamonds, make_flow, write_flow
from benchmarks.sections import put_in
from tui.core.checks.graph import check_between, check_graph, find_entered
from tui.core.flow import Flow
from tui.core.link import Linked
from tui.core.proving.proof import LIMITS, Limits, prove
from tui.core.proving.together import prove_together
from tui.core.tree import Mapped, Source, Spot
from tui.store.checking import check_folders
from tui.store.folder import read_folder

TREES = Path(__file__).parents[1] / "trees"
MOST_MEGABYTES = 500
ABOUT = (
    "Made by `python -m benchmarks.proof --write benchmarks/results.md`. Seconds of the processor; "
    "compose: `yaml.compose` of the same files with the C parser; ratio: proof to compose; MB: the "
    "most that the process held."
)
_NOTHING = 0.001
SEED = 1
"""Of the made flows."""


class Made(NamedTuple):
    """Flows to check, and their files."""

    flows: Mapping[str, Linked]
    texts: tuple[bytes | str, ...]


class Trial(NamedTuple):
    """What is measured, and what it may take."""

    words: str
    make: Callable[[], Made]
    seconds: float | None = None
    """How long the proof may take; None where it only has to end."""
    megabytes: int | None = None


def _ship() -> Made:
    folder = read_folder(TREES)
    nothing = LIMITS._replace(stations=1)  # read and linked; the proof is what is measured
    checked = check_folders([folder], limits=nothing)
    return Made(checked.flows, tuple(folder.files.values()))


def _make(flow: Flow, *, written: bool = True) -> Made:
    linked = Linked(flow, Source("made.yaml", Mapped(Spot(1, 1))), {})
    return Made({flow.flow: linked}, (write_flow(flow),) if written else ())


TRIALS = {
    "shipped": Trial("the shipped flows, together", _ship, 0.5),
    "200": Trial("made: 200 nodes, 22 facts", lambda: _make(make_flow(200, 22, SEED)), 0.5),
    "2000": Trial("made: 2,000 nodes, 83 facts", lambda: _make(make_flow(2_000, 83, SEED)), 5.0),
    "10000": Trial(
        "made: 10,000 nodes, 103 facts",
        lambda: _make(make_flow(10_000, 103, SEED)),
        30.0,
        MOST_MEGABYTES,
    ),
    "chain": Trial(
        "a chain of 100,000 questions", lambda: _make(make_chain(100_000), written=False)
    ),
    "diamonds": Trial("60 diamonds: 2^60 ways", lambda: _make(make_diamonds(60), written=False)),
}


class Figures(NamedTuple):
    """What one trial took, in seconds; memory is the peak of the whole process."""

    nodes: int
    facts: int
    states: int
    compose: float
    graph: float
    proof: float
    findings: int
    stopped_by: str
    megabytes: int


def measure(made: Made, limits: Limits) -> Figures:
    """Check flows, and look at their files as the parser does."""
    flows = made.flows
    entered = find_entered(each.flow for each in flows.values())
    times = [time.process_time()]
    for name, each in flows.items():
        check_graph(each, entered.get(name, ()))
    check_between(flows)
    times.append(time.process_time())
    if len(flows) == 1:
        proofs = [prove(each, limits) for each in flows.values()]
    else:
        proofs = list(prove_together(flows, limits).values())
    times.append(time.process_time())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    for text in made.texts:
        yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    times.append(time.process_time())
    graph, proving, composing = (after - before for before, after in pairwise(times))
    return Figures(
        sum(len(each.flow.nodes) for each in flows.values()),
        len({fact for each in flows.values() for fact in each.flow.facts}),
        sum(proof.states for proof in proofs),
        composing,
        graph,
        proving,
        sum(len(proof.diagnostics) for proof in proofs),
        next((proof.stopped_by for proof in proofs if proof.stopped_by), ""),
        peak,
    )


def keeps(trial: Trial, figures: Figures) -> bool:
    """Tell whether a trial took no more than it may."""
    in_time = trial.seconds is None or figures.proof <= trial.seconds
    fits = trial.megabytes is None or figures.megabytes <= trial.megabytes
    return in_time and fits and not figures.stopped_by


def report(measured: Mapping[str, Figures]) -> str:
    """Return the figures as a table."""
    lines = [
        "| flows | nodes | facts | states | compose | graph | proof | allowed | ratio | MB |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for name, each in measured.items():
        trial = TRIALS[name]
        ratio = each.proof / each.compose if trial.seconds else None
        states = f"{each.states:,}" if each.states < 10**15 else f"2^{each.states.bit_length() - 1}"
        lines.append(
            f"| {trial.words} | {each.nodes:,} | {each.facts:,} | {states} "
            f"| {_or_dash(each.compose)} | {each.graph:.2f} | {each.proof:.2f} "
            f"| {_or_dash(trial.seconds)} | {_or_dash(ratio)} | {each.megabytes} |"
        )
    return "\n".join(lines) + "\n"


def _or_dash(number: float | None) -> str:
    """Return a number, or a dash where there is nothing to tell."""
    return f"{number:.2f}" if number and number > _NOTHING else "-"


def main() -> int:
    """Measure every trial, print the table, and tell whether all kept their limits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", choices=TRIALS)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(TRIALS[options.one].make(), LIMITS)))
        return 0
    measured = {}
    for name in TRIALS:
        command = [sys.executable, "-m", "benchmarks.proof", "--one", name]
        run = subprocess.run(command, check=True, capture_output=True, text=True)
        measured[name] = Figures(*json.loads(run.stdout))
    kept = all(keeps(TRIALS[name], each) for name, each in measured.items())
    end = "All within their limits." if kept else "Some missed their limits."
    table = f"{report(measured)}\n{end}\n"
    print(table)
    if options.write:
        put_in(options.write, f"# Proofs\n\n{ABOUT}\n\n{table}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())

"""Loads trees of 85, 1,365 and 21,845 nodes and walks them to the end, with us and with peers.

Every program runs in a process of its own, in turns, round by round, on the same tree and the
same walks. Loading is counted in milliseconds of the processor, a step in microseconds.

    python -m benchmarks.walking [--rounds 5] [--write benchmarks/results.md]
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.authored import ANSWERS, Tree, answer_text, ask_text, ending_text
from benchmarks.peers import INK, set_up
from benchmarks.plot import Points, Words, draw, write
from benchmarks.sections import put_in
from benchmarks.tables import describe_machine, ratio, reached, spread, table

SIZES = (85, 1_365, 21_845)
WALKS = 50
FEW_WALKS = 3
"""Of zen-engine, which looks through its whole table at each step."""
MOST_MICROSECONDS = 20.0
HERE = Path(__file__).parent
OURS, CACHED, FLOOR = "branchline, from the file", "branchline, from its cache", "a bare dict"


class Program(NamedTuple):
    """Something that walks."""

    name: str
    command: Sequence[str]
    """Before the number of nodes."""
    walks: int = WALKS


class Run(NamedTuple):
    """One process: milliseconds of the processor, microseconds of each step, kilobytes."""

    load: float
    step: float
    kilobytes: float


def find_programs(missing: dict[str, str]) -> Iterator[Program]:
    """Yield what walks here; why a peer does not goes into `missing`."""
    script = ("-m", "benchmarks.walkers")
    yield Program(FLOOR, (sys.executable, *script, "dict"))
    yield Program(OURS, (sys.executable, *script, "branchline"))
    yield Program(CACHED, (sys.executable, *script, "cached"))
    for name, words in (("transitions",) * 2, ("zen", "zen-engine"), ("spiff", "SpiffWorkflow")):
        peer = set_up(name)
        if peer.missing:
            missing[words] = peer.missing
            continue
        walks = FEW_WALKS if name == "zen" else WALKS
        yield Program(f"{words} {peer.version}", (peer.program("python"), *script, name), walks)
    peer = set_up(INK)
    if peer.missing:
        missing[INK] = peer.missing
        return
    for mode, words in (("compile", "its story compiled"), ("load", "compiled before")):
        yield Program(f"inkjs {peer.version}, {words}", ("ink", str(peer.folder), mode))


def write_story(tree: Tree) -> str:
    """Return a tree as a story for inkjs."""
    lines = ["-> n0"]
    for node in range(tree.nodes):
        targets = tree.targets(node)
        lines += [f"=== n{node} ===", ask_text(node) if targets else ending_text(node)]
        lines += [f"+ [{answer_text(place)}] -> n{each}" for place, each in enumerate(targets)]
        lines += [] if targets else ["-> END"]
    return "\n".join(lines) + "\n"


def run(program: Program, nodes: int, folder: Path) -> Run:
    """Let a program load a tree of so many nodes and walk it."""
    command = [*program.command, str(nodes), str(program.walks), str(folder)]
    if program.command[0] == "ink":
        command = _ink_command(program, nodes, folder)
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=HERE.parent)
    found = json.loads(done.stdout)
    return Run(found["load"][1], statistics.median(found["steps"]), found["kilobytes"])


def _ink_command(program: Program, nodes: int, folder: Path) -> list[str]:
    tree, (_, home, mode) = Tree(nodes), program.command
    story, walks = folder / f"{nodes}.ink", folder / f"{nodes}-walks.json"
    if not story.exists():
        story.write_text(write_story(tree), encoding="utf-8")
        walks.write_text(json.dumps([tree.walk(n) for n in range(WALKS)]), encoding="utf-8")
    return ["node", str(HERE / "ink_walker.cjs"), home, str(story), str(walks), mode]


def measure(
    programs: Sequence[Program], rounds: int, missing: dict[str, str]
) -> dict[int, dict[str, list[Run]]]:
    """Let all programs take turns at each size; one that fails is left out, and said to be."""
    found: dict[int, dict[str, list[Run]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for nodes in SIZES:
            here = found[nodes] = {program.name: [] for program in programs}
            for _ in range(rounds):
                for program in programs:
                    if program.name in here:
                        try:
                            here[program.name].append(run(program, nodes, Path(folder)))
                        except subprocess.CalledProcessError as error:
                            del here[program.name]
                            missing[f"{program.name} at {nodes:,} nodes"] = _last_words(error)
    return found


def _last_words(error: subprocess.CalledProcessError) -> str:
    """Return what a program said at its end: its error, where one line names it."""
    lines: list[str] = error.stderr.strip().splitlines() or ["nothing was said"]
    return next((line for line in reversed(lines) if "Error" in line), lines[-1])


def report(found: Mapping[int, Mapping[str, Sequence[Run]]], missing: Mapping[str, str]) -> str:
    """Return the tables, and which goals were reached."""
    parts = []
    for nodes, programs in found.items():
        heads = (
            f"{nodes:,} nodes", "load, ms", "to ours from the file", "a step, us", "to ours", "MB",
        )  # fmt: skip
        ours = programs[OURS]
        rows = [
            (
                name,
                spread([run.load for run in runs], 2),
                ratio([run.load for run in runs], [run.load for run in ours]),
                spread([run.step for run in runs]),
                ratio([run.step for run in runs], [run.step for run in ours]),
                f"{statistics.median(run.kilobytes for run in runs) / 1024:.1f}",
            )
            for name, runs in programs.items()
        ]
        parts.append(table(heads, rows))
    parts.append("\n".join(_goals(found)))
    parts += [f"{name} is not in the tables: {why}." for name, why in missing.items()]
    return "\n\n".join(parts)


def _goals(found: Mapping[int, Mapping[str, Sequence[Run]]]) -> Iterator[str]:
    largest = found[SIZES[-1]][OURS]
    step = statistics.median(run.step for run in largest)
    words = f"A step of at most {MOST_MICROSECONDS:.0f} us at {SIZES[-1]:,} nodes ({step:.1f})"
    yield reached(words, kept=step <= MOST_MICROSECONDS)
    for nodes, programs in found.items():
        peers = [name for name in programs if name not in (OURS, CACHED, FLOOR)]
        middle = {
            name: Run(*(statistics.median(values) for values in zip(*runs, strict=True)))
            for name, runs in programs.items()
        }
        for words, place, kept in (
            ("Loading from the cache", 0, CACHED),
            ("Loading from the file", 0, OURS),
            ("A step", 1, OURS),
            ("A step, each node made when the walk comes to it,", 1, CACHED),
        ):
            quicker = [name for name in peers if middle[name][place] < middle[kept][place]]
            said = f"{words} ahead of every peer at {nodes:,} nodes"
            said += f" (ahead of us: {', '.join(quicker)})" if quicker else ""
            yield reached(said, kept=not quicker)


def draw_growth(found: Mapping[int, Mapping[str, Sequence[Run]]], folder: Path) -> None:
    """Draw how loading and a step grow with the nodes."""
    for place, name, words in ((0, "walk-load", "load, ms"), (1, "walk-step", "one step, \u00b5s")):
        curves: dict[str, Points] = {}
        for program in found[SIZES[0]]:
            curves[program] = [
                (nodes, statistics.median(run[place] for run in programs[program]))
                for nodes, programs in found.items()
                if program in programs
            ]
        title = "Load a flow" if place == 0 else "Answer one question"
        write(folder, name, draw(Words(title, "nodes", words), curves, (OURS, CACHED)))


def main() -> None:
    """Measure, print the tables and, when asked, write them down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", type=Path, metavar="FILE")
    options = parser.parse_args()
    missing: dict[str, str] = {}
    found = measure(list(find_programs(missing)), options.rounds, missing)
    text = report(found, missing)
    print(text)
    if options.write:
        about = (
            "Made by `python -m benchmarks.walking --write benchmarks/results.md`. A tree of"
            f" questions with {len(ANSWERS)} answers each; processes of their own, in turns,"
            f" {options.rounds} rounds, ratios within each round. Loading in milliseconds of the"
            " processor, a step in microseconds, both smallest / middle / largest; MB: what loading"
            " added to the most that the process held. From the file every fault of form is looked"
            " for, in YAML with all its words; from the cache, as a walk begins, the file is hashed"
            " and the sealed record of its check read from the disk; a part of it is made when a"
            " walk comes to it. The peers check nothing, read"
            f" from memory, and `transitions` and zen-engine hold no words. {describe_machine()}"
        )
        put_in(options.write, f"# Walks\n\n{about}\n\n{text}")
        draw_growth(found, options.write.parent / "plots")


if __name__ == "__main__":
    main()

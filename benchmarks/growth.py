"""How the start and a key grow with the flow: trees of 100, 1,000 and 10,000 nodes on a pty each.

A bare Textual app and the three flows start in turns; then one key after the other is pressed in
all of them: the caret is moved, and a question is answered. All flows have their verdict.

    python -m benchmarks.growth [--rounds 9] [--presses 20] [--write benchmarks/results.md]
"""

import argparse
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from benchmarks.authored import Tree, write_flow
from benchmarks.bytes import DOWN, UP
from benchmarks.first_question import BARE, COLUMNS, ROWS, Run, environment, first_words, measure
from benchmarks.key_to_frame import Player, play, settle
from benchmarks.plot import Words, draw, steepness, write
from benchmarks.sections import put_in
from benchmarks.tables import describe_machine, ratio, spread, table
from tests.terminal import Terminal

SIZES = (100, 1_000, 10_000)
CARET, ANSWER = "the caret moved", "answered, until the next question"
NEXT = "lock screen"
"""Words of the question that the first answer leads to, and of no other on that way."""


class Grown(NamedTuple):
    """What one flow took."""

    starts: list[Run]
    caret: list[Run]
    answer: list[Run]


def write_trees(folder: Path) -> dict[int, list[str]]:
    """Write a flow of each size; returns the command that walks it."""
    commands = {}
    for size in SIZES:
        trees = folder / str(size)
        trees.mkdir()
        (trees / "tree.yaml").write_text(write_flow(Tree(size)), encoding="utf-8")
        commands[size] = [
            *(sys.executable, "-P", "-m", "tui", "walk", "tree", "--trees", str(trees)),
        ]
    return commands


def start_in_turns(
    walks: Mapping[int, list[str]], env: Mapping[str, str], rounds: int
) -> tuple[list[Run], dict[int, list[Run]]]:
    """Start a bare app and every flow, round by round."""
    words = {size: first_words(walk, env) for size, walk in walks.items()}
    idle = [sys.executable, "-P", "-c", BARE, "What does the"]
    bare: list[Run] = []
    found: dict[int, list[Run]] = {size: [] for size in walks}
    for number in range(rounds + 1):
        runs = [measure(idle, env, "What does the")]
        runs += [measure(walk, env, words[size]) for size, walk in walks.items()]
        if number:  # the first round only warms up
            bare.append(runs[0])
            for size, run in zip(walks, runs[1:], strict=True):
                found[size].append(run)
    return bare, found


def press_in_turns(
    walks: Mapping[int, list[str]], env: Mapping[str, str], presses: int
) -> dict[tuple[int, str], list[Run]]:
    """Press keys in all flows, one after the other."""
    keys = {CARET: ((DOWN, UP), "", ""), ANSWER: (("1",), "b", NEXT)}
    with ExitStack() as stack:
        players: dict[tuple[int, str], Player] = {}
        for size, walk in walks.items():
            for name, (pressed, back, words) in keys.items():
                terminal = Terminal(walk, columns=COLUMNS, rows=ROWS, env=env)
                stack.enter_context(terminal)
                terminal.wait_for("What does")
                settle(terminal)
                player = Player(f"{size}: {name}", terminal, pressed, back, words, [], [])
                players[size, name] = player
        for number in range(presses + 2):
            for player in players.values():
                play(player, number)
    return {key: player.runs[2:] for key, player in players.items()}


def report(bare: Sequence[Run], found: Mapping[int, Grown]) -> str:
    """Return the table, and with what power of the nodes each of them grows."""
    rows = [
        (
            f"{size:,}",
            spread([_paint(run) for run in grown.starts], 0),
            ratio([_paint(run) for run in grown.starts], [_paint(run) for run in bare]),
            spread([_paint(run) for run in grown.caret]),
            spread([_paint(run) for run in grown.answer]),
        )
        for size, grown in found.items()
    ]
    heads = ("nodes", "first question, ms", "to a bare app", f"{CARET}, ms", f"{ANSWER}, ms")
    powers = [f"- {name}: {steepness(curve):.2f}" for name, curve in curves(found).items()]
    about = "Grows with the power of the nodes, over the last tenfold (in step with them: 1):"
    return "\n\n".join([table(heads, rows), "\n".join([about, "", *powers])])


def _paint(run: Run) -> float:
    return run.seconds * 1000


def curves(found: Mapping[int, Grown]) -> dict[str, list[tuple[float, float]]]:
    """Return the middle of each figure by size."""
    names = ("the first question", *(CARET, ANSWER))
    return {
        name: [
            (size, statistics.median(_paint(run) for run in grown[place]))
            for size, grown in found.items()
        ]
        for place, name in enumerate(names)
    }


def main() -> None:
    """Measure, print the table and, when asked, write it down."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--presses", type=int, default=20)
    parser.add_argument("--write", type=Path, metavar="FILE")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        env, walks = environment(home), write_trees(Path(home))
        bare, starts = start_in_turns(walks, env, options.rounds)
        pressed = press_in_turns(walks, env, options.presses)
    found = {
        size: Grown(starts[size], pressed[size, CARET], pressed[size, ANSWER]) for size in walks
    }
    text = report(bare, found)
    print(text)
    if options.write:
        about = (
            "Made by `python -m benchmarks.growth --write benchmarks/results.md`. Trees of"
            " questions with 4 answers each, their verdict at hand;"
            f" pty {COLUMNS}x{ROWS}, in turns, {options.rounds} starts and"
            f" {options.presses} presses each, smallest / middle / largest, ratios within each"
            f" round. {describe_machine()}"
        )
        put_in(options.write, f"# Growth of the start and of keys\n\n{about}\n\n{text}")
        picture = draw(
            Words("Start and keys by the size of the flow", "nodes", "ms"), curves(found)
        )
        write(options.write.parent / "plots", "start-and-keys", picture)


if __name__ == "__main__":
    main()

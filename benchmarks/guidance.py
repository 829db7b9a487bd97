"""What guidance is worth: simulated callers, the order of fixes, the next question, step times.

python -m benchmarks.guidance [--calls 10000] [--seed 7] [--flows intune-ios ...] [--write FILE]
python -m benchmarks.guidance --steps   # only the time of a step
"""

import argparse
import gc
import os
import platform
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from statistics import fmean, median

from benchmarks.callers import make_callers
from benchmarks.calls import render_calls
from benchmarks.made_flow import make_flow
from benchmarks.optimum import Game, TooLarge, expected_cost, least_cost, make_instance
from docs.sources import read_flows
from tui.core.draft import note_event
from tui.core.events import FAILED, Answered, Event, Started, Tried, Unsure
from tui.core.flow import Flow, Resolution
from tui.core.guidance.order import best_order, order_greedily
from tui.core.prospects.outlook import Totals, look_ahead
from tui.core.walk import Asking, Offering, Walk, fold, stand


def render_order(count: int) -> Iterator[str]:
    """Yield how the order of fixes compares with the best of all orders."""
    yield "| instances | search, to the optimum: mean / most | equal | p/C, updated: mean / most |"
    yield "|---|---|---|---|"
    for name, shared, set_up in (
        ("single fault, independent", False, False),
        ("with set-up", False, True),
        ("with shared cures", True, False),
        ("with both", True, True),
    ):
        ours: list[float] = []
        greedy: list[float] = []
        for seed in range(count):
            instance = make_instance(seed, shared=shared, set_up=set_up)
            least = least_cost(instance)
            by_name = {fix.name: fix for fix in instance.fixes}
            for found, order in ((ours, best_order), (greedy, order_greedily)):
                names = order(instance.causes, instance.fixes, instance.hand_over).fixes
                found.append(expected_cost(instance, [by_name[each] for each in names]) / least)
        equal = sum(1 for each in ours if each < 1 + 1e-9)
        yield (
            f"| {count} {name} | {fmean(ours):.4f} / {max(ours):.4f} | {equal} of {count} | "
            f"{fmean(greedy):.4f} / {max(greedy):.4f} |"
        )


def find_forks(flows: Mapping[str, Flow], names: Sequence[str], count: int) -> Iterator[Walk]:
    """Yield walks that have just come to a question nobody can answer, each once."""
    seen = set()
    for flow in names:
        for caller in make_callers(flows, flow, count, 8):
            walk = fold(flows, [Started(f"{flow}/{flows[flow].start}")])
            random = Random(f"{flow} {caller.number}")  # noqa: S311 - nothing secret
            doubts = random.randrange(5)
            while isinstance(walk.position, Asking):
                place, fact = walk.position.place.name, walk.position.fact_id
                answer = caller.facts.get(fact)
                doubts -= 1
                event: Event = Unsure(place, fact)
                if doubts >= 0 and answer in walk.position.routed and answer is not None:
                    event = Answered(place, fact, answer)
                walk = stand(flows, note_event(walk.draft, event))
                if isinstance(event, Unsure):
                    break
            key = walk.draft.said
            is_fork = isinstance(walk.position, Asking) and walk.position.assumed
            if is_fork and key not in seen:
                seen.add(key)
                yield walk


def render_next(
    flows: Mapping[str, Flow], names: Sequence[str], count: int, most: int
) -> Iterator[str]:
    """Yield how what is done next compares with the best of all that could be done."""
    questions: list[tuple[float, float]] = []
    minutes: list[tuple[float, float]] = []
    left_out = 0
    for walk in find_forks(flows, names, count):
        game = Game(flows, walk, most)
        try:
            asking = [game.play(best=best, asking_only=True).questions for best in (False, True)]
            going = [game.play(best=best, asking_only=False).minutes for best in (False, True)]
        except TooLarge:
            left_out += 1
            continue
        questions.append((asking[0], asking[1]))
        minutes.append((going[0], going[1]))
    if not minutes:
        yield f"No fork was small enough to compare; {left_out} were too large."
        return
    yield f"{len(minutes)} forks of the shipped flows; {left_out} more were too large to compare."
    yield ""
    yield "| | ours | optimum | to the optimum: mean / most |"
    yield "|---|---|---|---|"
    for name, found in (("questions until nothing is open", questions), ("minutes", minutes)):
        ratios = [ours / best for ours, best in found if best > 0]
        ours, best = fmean(each[0] for each in found), fmean(each[1] for each in found)
        yield f"| {name} | {ours:.2f} | {best:.2f} | {fmean(ratios):.4f} / {max(ratios):.4f} |"


def measure_steps(
    flows: Mapping[str, Flow], flow: str, count: int, rate: float
) -> tuple[list[float], list[float]]:
    """Return the processor time of steps, and of what remains after them, in milliseconds."""
    steps, outlooks = [], []
    for number in range(count):
        random = Random(f"{flow} {number}")  # noqa: S311 - nothing secret
        walk = fold(flows, [Started(f"{flow}/{flows[flow].start}")])
        totals: Totals = {}
        for _ in range(60):
            event = _choose(walk, random, rate)
            if event is None:
                break
            draft = note_event(walk.draft, event)
            began = time.process_time()
            walk = stand(flows, draft)
            stood = time.process_time()
            look_ahead(flows, walk, totals)
            outlooks.append((time.process_time() - stood) * 1000)
            steps.append((stood - began) * 1000)
    return steps, outlooks


def _choose(walk: Walk, random: Random, rate: float) -> Event | None:
    position = walk.position
    if isinstance(position, Asking):
        place, fact = position.place.name, position.fact_id
        if random.random() < rate or not position.offered:
            return Unsure(place, fact)
        return Answered(place, fact, random.choice(position.offered))
    if isinstance(position, Offering) and not position.settled:
        return Tried(position.place.name, FAILED)
    return None


def render_times(flows: Mapping[str, Flow], names: Sequence[str], count: int) -> Iterator[str]:
    """Yield the table of step times."""
    yield "Milliseconds of processor time, whatever else the machine does meanwhile."
    yield ""
    yield "| flow | steps | a step, ms: median / 99 % / most | what remains, ms: the same |"
    yield "|---|---|---|---|"
    big = make_flow(2001, 83)
    random = Random(7)  # noqa: S311 - nothing secret
    nodes = {
        name: node._replace(kind="fix", likelihood=float(random.choice((1, 2, 4, 8))))
        if isinstance(node, Resolution)
        else node
        for name, node in big.nodes.items()
    }
    made = {"made": big._replace(nodes=nodes)}
    each_flow = [(flows, name, count) for name in names]
    gc.disable()
    for where, name, walks in [*each_flow, (made, "made", max(5, count // 10))]:
        steps, outlooks = measure_steps(where, name, walks, 0.4 if name != "made" else 0.2)
        gc.collect()
        steps.sort()
        outlooks.sort()
        label = name if name != "made" else f"made by chance, {len(nodes)} nodes"
        yield (
            f"| {label} | {len(steps)} | {median(steps):.2f} / "
            f"{steps[int(len(steps) * 0.99)]:.1f} / {steps[-1]:.1f} | "
            f"{median(outlooks):.1f} / {outlooks[int(len(outlooks) * 0.99)]:.1f} / "
            f"{outlooks[-1]:.1f} |"
        )
    gc.enable()


def main() -> None:
    """Print the figures and, when asked, write them down."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--calls", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=7, help="of the simulated callers")
    parser.add_argument("--flows", nargs="*", default=[])
    parser.add_argument("--steps", action="store_true", help="only the time of a step")
    parser.add_argument("--write", type=Path, metavar="FILE")
    options = parser.parse_args()
    flows = read_flows()
    names = options.flows or sorted(flows)
    write = _Writer(options.write)
    write.line(f"# Guidance\n\nMade by `{_say_command(options)}`, {_say_machine()}.\n")
    for title, part in (
        ("The order of fixes", render_order(min(400, options.calls))),
        ("What to do next", render_next(flows, names, max(10, options.calls // 200), 500)),
        ("The time of a step", render_times(flows, names, max(10, options.calls // 100))),
        ("Simulated callers", render_calls(flows, names, options.calls, options.seed)),
    ):
        if options.steps and title != "The time of a step":
            continue
        write.line(f"## {title}\n")
        for line in part:
            write.line(line)
        write.line("")


def _say_command(options: argparse.Namespace) -> str:
    return f"python -m benchmarks.guidance --calls {options.calls}"


def _say_machine() -> str:
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"Python {platform.python_version()}, {os.cpu_count()} processors{load}"


class _Writer:
    """Prints each line, and writes it down at once: a long run that is stopped is not lost."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        if path is not None:
            path.write_text("", encoding="utf-8")

    def line(self, text: str) -> None:
        print(text, flush=True)
        if self.path is not None:
            with self.path.open("a", encoding="utf-8") as file:
                file.write(text + "\n")


if __name__ == "__main__":
    main()

"""What guidance is worth: simulated callers, the order of fixes, the next question, step times.

    python -m benchmarks.guidance [--calls 10000] [--flows intune-ios ...] [--write FILE]

Minutes are questions, fixes, waits for people and ways to places. What is handed over costs the
wait for somebody else (`HAND_OVER`) and the right repair; a wait ends with the repair. Calls whose
right fix was never offered, because what it `needs` is not known, are counted apart.
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
from typing import NamedTuple

from benchmarks.callers import (
    AT_ONCE,
    GUESS,
    GUIDED,
    SEVERAL,
    Desk,
    Ended,
    find_cause,
    make_callers,
)
from benchmarks.made_flow import make_flow
from benchmarks.optimum import Game, TooLarge, expected_cost, least_cost, make_instance
from docs.sources import read_flows
from tui.core.draft import note_event
from tui.core.events import FAILED, Answered, Event, Started, Tried, Unsure
from tui.core.flow import Flow, Resolution
from tui.core.guidance.order import best_order, order_greedily
from tui.core.prospects.outlook import Totals, look_ahead
from tui.core.walk import Asking, Offering, Walk, fold, stand

SEED = 7
RATES = (0.0, 0.1, 0.2, 0.4)
COMPARED = 0.2
"""At this share of unknown answers the other policies are shown as well."""

Call = tuple[Ended, Ended, bool]
"""A call, the same with everything known, and whether its cause is a fix."""


class Figures(NamedTuple):
    """What came of many calls."""

    calls: int
    blocked: float
    """Share stopped by what a fix needs."""
    escalated: float
    """Share of the others handed over with several causes left."""
    forced: float
    """Those of them where nothing was left to ask or to try, as a share of the same."""
    for_cost: float
    """Those where something was left, and cost more than handing over."""
    avoidable: float
    """The same, where the cause has a fix at all."""
    minutes: float
    """Mean of those not stopped by needs."""
    ratio: float
    """To the same calls with everything known."""
    ratio_all: float
    """The same, with the calls stopped by needs."""
    asked: float


def summarize(calls: Sequence[Call]) -> Figures:
    """Return the figures of some calls."""
    rest = [call for call in calls if not call[0].blocked] or list(calls)
    several = [call for call in rest if call[0].ending == SEVERAL]
    return Figures(
        len(calls),
        1 - len(rest) / len(calls),
        len(several) / len(rest),
        sum(1 for call in several if call[0].forced) / len(rest),
        sum(1 for call in several if not call[0].forced) / len(rest),
        sum(1 for call in several if call[2]) / len(rest),
        fmean(call[0].minutes for call in rest),
        fmean(call[0].minutes for call in rest) / fmean(call[1].minutes for call in rest),
        fmean(call[0].minutes for call in calls) / fmean(call[1].minutes for call in calls),
        fmean(call[0].asked for call in calls),
    )


def take_calls(
    flows: Mapping[str, Flow], flow: str, count: int
) -> dict[tuple[float, str], list[Call]]:
    """Take the calls of one flow at every rate, with every policy that is compared."""
    desk = Desk(flows, flow)
    callers = list(make_callers(flows, flow, count, SEED))
    known = [desk.take(caller, 0.0, GUIDED) for caller in callers]
    has_fix = [find_cause(flows, caller.cause)[1].kind == "fix" for caller in callers]
    runs = [(rate, GUIDED) for rate in RATES] + [(COMPARED, AT_ONCE), (COMPARED, GUESS)]
    taken = {}
    for rate, policy in runs:
        ended = [desk.take(caller, rate, policy) for caller in callers]
        taken[rate, policy] = list(zip(ended, known, has_fix, strict=True))
    return taken


def render_calls(flows: Mapping[str, Flow], names: Sequence[str], count: int) -> Iterator[str]:
    """Yield the table of calls."""
    yield f"{count} calls for each flow and line, seed {SEED}."
    yield ""
    yield (
        "| flow | unknown | policy | stopped by needs | escalated, of the rest | "
        "nothing left | for cost | with a fix | "
        "minutes | to all known | with those stopped | asked |"
    )
    yield "|---" * 12 + "|"
    everything: dict[tuple[float, str], list[Call]] = {}
    for flow in names:
        for key, calls in take_calls(flows, flow, count).items():
            everything.setdefault(key, []).extend(calls)
            yield _row(flow, key, summarize(calls))
    for key, calls in everything.items():
        yield _row("**all**", key, summarize(calls))


def _row(flow: str, key: tuple[float, str], figures: Figures) -> str:
    rate, policy = key
    return (
        f"| {flow} | {rate:.0%} | {policy} | {figures.blocked:.1%} | {figures.escalated:.1%} | "
        f"{figures.forced:.1%} | {figures.for_cost:.1%} | "
        f"{figures.avoidable:.1%} | {figures.minutes:.1f} | {figures.ratio:.3f} | "
        f"{figures.ratio_all:.3f} | {figures.asked:.2f} |"
    )


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
        for caller in make_callers(flows, flow, count, SEED + 1):
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
    yield "| flow | steps | a step, ms: median / 99 % / most | what remains, ms: median / most |"
    yield "|---|---|---|---|"
    big = make_flow(2001, 83)
    random = Random(SEED)  # noqa: S311 - nothing secret
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
        label = name if name != "made" else f"made by chance, {len(nodes)} nodes"
        yield (
            f"| {label} | {len(steps)} | {median(steps):.2f} / "
            f"{steps[int(len(steps) * 0.99)]:.1f} / {steps[-1]:.1f} | "
            f"{median(outlooks):.1f} / {max(outlooks):.1f} |"
        )
    gc.enable()


def main() -> None:
    """Print the figures and, when asked, write them down."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--calls", type=int, default=10_000)
    parser.add_argument("--flows", nargs="*", default=[])
    parser.add_argument("--write", type=Path, metavar="FILE")
    options = parser.parse_args()
    flows = read_flows()
    names = options.flows or sorted(flows)
    write = _Writer(options.write)
    write.line(f"# Guidance\n\nMade by `python -m benchmarks.guidance`, {_say_machine()}.\n")
    for title, part in (
        ("The order of fixes", render_order(min(400, options.calls))),
        ("What to do next", render_next(flows, names, max(10, options.calls // 200), 500)),
        ("The time of a step", render_times(flows, names, max(10, options.calls // 100))),
        ("Simulated callers", render_calls(flows, names, options.calls)),
    ):
        write.line(f"## {title}\n")
        for line in part:
            write.line(line)
        write.line("")


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

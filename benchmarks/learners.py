"""Simulated learners: does the score rank people by what they do, and not by their luck?

Each learner takes the same calls, made from the shipped flows at levels 2 and 3 (level 1 has
nothing to be unsure about), and each attempt is scored as a person's would be.

    python -m benchmarks.learners [--runs 1000] [--level 2 3] [--seed 1]
    python -m benchmarks.learners --written        the calls that people wrote, all levels
"""

import argparse
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from docs.sources import read_flows
from tui.core.flow import Flow
from tui.core.training.attempt import HEARING, TALKING, Attempt, proceed
from tui.core.training.board import Board
from tui.core.training.debrief import debrief
from tui.core.training.events import (
    EXAM,
    Asked,
    AttemptEvent,
    Began,
    Checked,
    Chose,
    HandedOver,
    Heard,
)
from tui.core.training.generate import Maker
from tui.core.training.lots import Lots
from tui.core.training.play import Play
from tui.core.training.reference import next_event
from tui.store.scenarios import read_scenarios

MOST_EVENTS = 400
MOST_GUESSES = 4
FORM = 10
"""Calls of an exam."""

FORMS = (3, 5, FORM, 20)
TRIALS = 2_000

TREES = Path(__file__).parents[1] / "trees"

Policy = Callable[[Play, Attempt, Lots], AttemptEvent | None]


class Result(NamedTuple):
    """One attempt of one learner."""

    score: float
    passed: bool
    rating: str
    steps: int = 0
    """How many steps were judged, with those of the best play."""
    seconds: float = 0.0
    """Processor time of the debrief."""


def expert(play: Play, attempt: Attempt, _lots: Lots) -> AttemptEvent | None:
    """Listen, check what sounds unsure, follow the flow."""
    return next_event(play, attempt)


def deaf(play: Play, attempt: Attempt, lots: Lots) -> AttemptEvent | None:
    """Take every claim for certain; look again only when the caller says "I don't know"."""
    event = expert(play, attempt, lots)
    if isinstance(event, Checked) and attempt.replies[event.fact].meaning is not None:
        return next_event(play, _trusting(attempt, event.fact))
    return event


def _trusting(attempt: Attempt, fact: str) -> Attempt:
    """Return an attempt in which nothing that was claimed is in doubt."""
    replies = {
        each: reply._replace(checked=True) if reply.meaning is not None else reply
        for each, reply in attempt.replies.items()
    }
    return attempt._replace(replies=replies) if fact else attempt


def misreads(chance: float) -> Policy:
    """Return a learner who takes down another answer than was said, so often."""

    def play_on(play: Play, attempt: Attempt, lots: Lots) -> AttemptEvent | None:
        event = next_event(play, attempt)
        if isinstance(event, Heard) and event.answer is not None and lots.share() < chance:
            answers = [each for each in play.definition(event.fact).answers if each != event.answer]
            return Heard(event.fact, lots.pick(answers)) if answers else event
        return event

    return play_on


def guesses_unsure(play: Play, attempt: Attempt, lots: Lots) -> AttemptEvent | None:
    """Take down anything rather than "not known", and never ask to look again."""
    event = next_event(play, attempt)
    if isinstance(event, Checked):
        event = next_event(play, _sure(attempt))
    if isinstance(event, Heard) and event.answer is None:
        answers = tuple(play.definition(event.fact).answers)
        return Heard(event.fact, lots.pick(answers)) if answers else event
    return event


def _sure(attempt: Attempt) -> Attempt:
    """Return an attempt in which the caller has looked into everything."""
    replies = {fact: reply._replace(checked=True) for fact, reply in attempt.replies.items()}
    return attempt._replace(replies=replies)


def guesses_likely(play: Play, attempt: Attempt, _lots: Lots) -> AttemptEvent | None:
    """Try the likeliest fixes one by one without a question."""
    if attempt.phase != TALKING:
        return next_event(play, attempt)
    begun = play.begun.flow
    fixes = [
        (resolution.likelihood, name)
        for name, resolution in play.board.resolutions()
        if resolution.kind == "fix" and name.startswith(f"{begun}/")
    ]
    tried = {trial.node for trial in attempt.tried}
    left = [name for _, name in sorted(fixes, key=lambda each: -each[0]) if name not in tried]
    if not left or len(tried) >= MOST_GUESSES:
        return HandedOver("IA", "nothing helped")
    return Chose(left[0])


def asks_everything(play: Play, attempt: Attempt, _lots: Lots) -> AttemptEvent | None:
    """Ask every question of the flow, then choose."""
    event = next_event(play, attempt)
    if attempt.phase == TALKING and isinstance(event, (Asked, Chose, HandedOver)):
        flow = play.flows[play.begun.flow]
        for fact in flow.facts:
            if fact not in attempt.replies:
                return Asked(fact)
    return event


def verifies_everything(play: Play, attempt: Attempt, _lots: Lots) -> AttemptEvent | None:
    """Ask the caller to look again after every answer."""
    event = next_event(play, attempt)
    if attempt.phase in {TALKING, HEARING} and not isinstance(event, (Heard, Checked)):
        for fact, reply in attempt.replies.items():
            if not reply.checked:
                return Checked(fact)
    return event


def escalates(play: Play, attempt: Attempt, _lots: Lots) -> AttemptEvent | None:
    """Hand over without a question."""
    if attempt.phase == TALKING:
        return HandedOver("IA", "please have a look")
    return next_event(play, attempt)


LEARNERS: Mapping[str, Policy] = {
    "expert": expert,
    "verifies everything": verifies_everything,
    "misreads 10 %": misreads(0.10),
    "asks everything": asks_everything,
    "deaf to doubt": deaf,
    "misreads 25 %": misreads(0.25),
    "guesses when unsure": guesses_unsure,
    "guesses by likelihood": guesses_likely,
    "escalates at once": escalates,
}
"""The learners, best first."""

PAIR: Mapping[str, Policy] = {"misreads 5 %": misreads(0.05), "careless": misreads(0.25)}
"""A careful and a careless listener; ten calls must tell them apart."""

ORDER: Sequence[tuple[str, str]] = (
    ("expert", "verifies everything"),
    ("verifies everything", "misreads 10 %"),
    ("verifies everything", "asks everything"),
    ("misreads 10 %", "misreads 25 %"),
    ("asks everything", "guesses when unsure"),
    ("deaf to doubt", "guesses when unsure"),
    ("misreads 25 %", "guesses when unsure"),
    ("guesses when unsure", "guesses by likelihood"),
    ("guesses by likelihood", "escalates at once"),
)
"""Who must have the higher mean; whom it does not name may come in any order."""

LIMITS: Mapping[str, tuple[float, float]] = {
    "expert": (95.0, 100.0),
    "guesses by likelihood": (0.0, 40.0),
    "guesses when unsure": (0.0, 60.0),
    "escalates at once": (0.0, 15.0),
}
"""Between which scores a mean must lie."""


def take_call(play: Play, policy: Policy, lots: Lots) -> tuple[AttemptEvent, ...]:
    """Return how a learner plays a call."""
    attempt = proceed(play, Attempt(), Began(play.scenario.id, EXAM))
    for _ in range(MOST_EVENTS):
        if attempt.is_over:
            break
        event = policy(play, attempt, lots)
        if event is None:
            break
        attempt = proceed(play, attempt, event)
    return attempt.events


def make_calls(
    flows: Mapping[str, Flow], count: int, levels: Sequence[int], seed: str
) -> Iterator[Play]:
    """Yield calls over all flows, a flow as often as it has causes."""
    makers = [Maker(flows, flow) for flow in flows]
    weights = [float(len(maker.targets())) for maker in makers]
    for number in range(count):
        lots = Lots(seed, number)
        maker = lots.weigh(makers, weights)
        scenario = maker.make(f"{seed}-{number}", levels[number % len(levels)])
        yield Play(flows, scenario, maker.board)


def written_calls(flows: Mapping[str, Flow]) -> Iterator[Play]:
    """Yield the calls that people wrote."""
    boards: dict[str, Board] = {}
    for scenario in read_scenarios([TREES]).scenarios.values():
        if scenario.flow not in boards:
            boards[scenario.flow] = Board(flows, scenario.flow)
        yield Play(flows, scenario, boards[scenario.flow])


def run(
    plays: Sequence[Play], learners: Mapping[str, Policy], seed: str
) -> dict[str, list[Result]]:
    """Return what each learner scores in each of some calls."""
    found: dict[str, list[Result]] = {name: [] for name in learners}
    for number, play in enumerate(plays):
        for name, policy in learners.items():
            events = take_call(play, policy, Lots(seed, name, number))
            began = time.process_time()
            told = debrief(play, events)
            took = time.process_time() - began
            score, steps = told.score, len(told.steps) + len(told.best)
            found[name].append(Result(score.total, score.passed, score.rating, steps, took))
    return found


def rank_rightly(
    better: Sequence[Result], worse: Sequence[Result], *, seed: str, calls: int = FORM
) -> float:
    """Return how often so many calls rank two learners rightly; a tie is no right ranking."""
    lots = Lots(seed, "forms", calls)
    right = 0
    for _ in range(TRIALS):
        form = [lots.below(len(better)) for _ in range(calls)]
        first = sum(better[call].score for call in form)
        right += first > sum(worse[call].score for call in form)
    return right / TRIALS


def find_faults(means: Mapping[str, float]) -> list[str]:
    """Return what the means do not hold."""
    faults = [
        f"{low} ({means[low]:.1f}) is not below {high} ({means[high]:.1f})"
        for high, low in ORDER
        if means[low] >= means[high]
    ]
    for name, (least, most) in LIMITS.items():
        if not least <= means[name] <= most:
            faults.append(f"{name}: {means[name]:.1f} is not within {least:g} to {most:g}")
    return faults


def mean(results: Sequence[Result]) -> float:
    """Return the mean score."""
    return statistics.mean(each.score for each in results)


def describe(name: str, results: Sequence[Result]) -> str:
    """Return what a learner scored, in a line."""
    spread = statistics.pstdev(each.score for each in results)
    passed = sum(each.passed for each in results) / len(results)
    words = ("again", "hard", "good", "easy")
    ratings = [sum(each.rating == word for each in results) / len(results) for word in words]
    shares = "/".join(f"{100 * each:.0f}" for each in ratings)
    return (
        f"{name:22} {mean(results):5.1f} +- {spread:4.1f}  passed {passed:4.0%}  "
        f"{'/'.join(words)} {shares} %"
    )


def describe_speed(results: Sequence[Result]) -> str:
    """Return how long debriefs took, in a line."""
    whole = sorted(1000 * each.seconds for each in results)
    step = 1000 * sum(each.seconds for each in results) / sum(each.steps for each in results)
    steps = sorted(1000 * each.seconds / each.steps for each in results)
    return (
        f"processor time: {step:.1f} ms for a judged step (95 % of calls: at most "
        f"{steps[int(0.95 * len(steps))]:.1f}); a debrief {statistics.median(whole):.0f} ms, "
        f"95 % at most {whole[int(0.95 * len(whole))]:.0f} ms"
    )


def main() -> None:
    """Run the learners and print their means."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--level", type=int, nargs="+", default=[2, 3])
    parser.add_argument("--seed", default="1")
    parser.add_argument("--written", action="store_true", help="take the calls that people wrote")
    options = parser.parse_args()
    flows = read_flows()
    made = make_calls(flows, options.runs, options.level, options.seed)
    plays = list(written_calls(flows) if options.written else made)
    results = run(plays, {**LEARNERS, **PAIR}, options.seed)
    for name in LEARNERS:
        print(describe(name, results[name]))
    careful, careless = (results[name] for name in PAIR)
    for calls in FORMS:
        share = rank_rightly(careful, careless, seed=options.seed, calls=calls)
        print(f"{calls} calls rank 5 % above 25 % misread: {share:.1%}")
    print(describe_speed([each for learner in results.values() for each in learner]))
    means = {name: mean(results[name]) for name in LEARNERS}
    for fault in find_faults(means):
        print(f"NOT HELD: {fault}")


if __name__ == "__main__":
    main()

"""A worked call: played as well as it can be, with the reason for each step."""

from typing import NamedTuple

from tui.core.training.attempt import Attempt, Line, proceed
from tui.core.training.judge import Judged, judge
from tui.core.training.play import Play
from tui.core.training.reference import best
from tui.core.words import say, say_count


class Shown(NamedTuple):
    """One step of a worked call."""

    step: Judged
    """What is done, and why."""
    lines: tuple[Line, ...]
    """What is said."""
    left: str
    """What it tells: "12 causes are possible; 3 after it"; empty where it tells nothing."""


def watch(play: Play) -> tuple[Shown, ...]:
    """Return a call as it is played best, with the reasons."""
    events = best(play)
    steps = {step.number: step for step in judge(play, events)}
    shown: list[Shown] = []
    attempt = Attempt()
    for number, event in enumerate(events):
        after = proceed(play, attempt, event)
        step = steps.get(number)
        if step is not None:
            lines = after.lines[len(attempt.lines) :]
            shown.append(Shown(step, lines, _say_left(step)))
        attempt = after
    return tuple(shown)


def _say_left(step: Judged) -> str:
    if step.before == step.after:
        return ""
    before = say_count("{number} cause was", "{number} causes were", step.before)
    return say("{before} possible; {after} after it.", before=before, after=step.after)

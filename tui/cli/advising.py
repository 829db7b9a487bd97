"""`check --advice`: what could be better in flows that have no faults."""

import datetime as dt
import time
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from tui.core.advising.advice import Figures, advise
from tui.core.decoding.allowance import settle
from tui.core.diagnostic import Diagnostic
from tui.core.flow import Flow
from tui.core.search.advice import advise_search
from tui.core.tree import Source
from tui.core.words import say
from tui.store.checking import Checked

PATIENCE = 5.0
"""Seconds to look for the best order of one flow's questions."""


class Advised(NamedTuple):
    """The advice for some flows, and a line about each for the person who asked."""

    problems: list[Diagnostic]
    lines: list[str]


def advise_all(checked: Checked, flows: Mapping[str, Flow]) -> Advised:
    """Return the advice for every flow that was checked and has no faults.

    Args:
        checked: the flows.
        flows: these and all others at hand.
    """
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    found: dict[Diagnostic, None] = {}
    lines = []
    sound = {key: whole for key, whole in checked.flows.items() if key not in checked.broken}
    for key, whole in sound.items():
        advice = advise(whole, flows, today, until(PATIENCE))
        found |= dict.fromkeys((*advice.diagnostics, *advise_search(whole, flows)))
        lines.append(f"{key}: {say_figures(advice.figures)}")
    judged = {whole.source.file: "AW" for whole in sound.values()}
    sources = {source.file: source for source in _sources(checked)}
    left = settle(found, sources.values(), judged)
    return Advised(sorted(left, key=lambda each: each.order), lines)


def until(seconds: float) -> Callable[[], bool]:
    """Return what tells whether so much time has gone by from now on."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end


def _sources(checked: Checked) -> Iterator[Source]:
    for whole in checked.flows.values():
        yield whole.source
        yield from whole.origins.values()


def say_figures(figures: Figures | None) -> str:
    """Say how many questions a flow asks, and how many it would have to."""
    if figures is None:
        return say("too many ways to count the questions")
    authored = say("{authored:.2f} questions on average", authored=figures.authored)
    if figures.fewest is None:
        return say(
            "{authored}; no order needs fewer than {bound:.2f}",
            authored=authored,
            bound=figures.bound,
        )
    return say(
        "{authored}; the best order needs {fewest:.2f}", authored=authored, fewest=figures.fewest
    )

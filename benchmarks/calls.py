"""What came of many simulated calls, with guidance and without.

Minutes are questions, fixes, waits for people and ways to places. What is handed over costs the
wait for somebody else (`HAND_OVER`) and the right repair; a wait ends with the repair. Calls that
`needs` have stopped are counted apart: those whose right fix was never offered, because what it
needs is not known, and those handed over while some fix was still worth trying, if only what it
needs were known. A likely ending that is not the caller's counts as an escalation.
"""

from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean
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
from tui.core.flow import Flow

RATES = (0.0, 0.1, 0.2, 0.4)
COMPARED = 0.2
"""At this share of unknown answers the other policies are shown as well."""

Call = tuple[Ended, Ended, bool]
"""A call, the same with everything known, and whether its cause is a fix."""


class Figures(NamedTuple):
    """What came of many calls."""

    calls: int
    blocked: float
    """Share whose right fix was never offered, for what it needs."""
    withheld: float
    """Share of others, handed over while a fix that pays was withheld for what it needs."""
    escalated: float
    """Share of the others handed over with several causes left."""
    with_withheld: float
    """The same where only the right fix counts: those with a fix withheld are among them."""
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
    rest = [call for call in calls if not call[0].needy] or list(calls)
    several = [call for call in rest if call[0].ending == SEVERAL]
    own = [call for call in calls if not call[0].blocked] or list(calls)
    return Figures(
        len(calls),
        1 - len(own) / len(calls),
        (len(own) - len(rest)) / len(calls),
        len(several) / len(rest),
        sum(1 for call in own if call[0].ending == SEVERAL) / len(own),
        sum(1 for call in several if call[0].forced) / len(rest),
        sum(1 for call in several if not call[0].forced) / len(rest),
        sum(1 for call in several if call[2]) / len(rest),
        fmean(call[0].minutes for call in rest),
        fmean(call[0].minutes for call in rest) / fmean(call[1].minutes for call in rest),
        fmean(call[0].minutes for call in calls) / fmean(call[1].minutes for call in calls),
        fmean(call[0].asked for call in calls),
    )


def take_calls(
    flows: Mapping[str, Flow], flow: str, count: int, seed: int = 7
) -> dict[tuple[float, str], list[Call]]:
    """Take the calls of one flow at every rate, with every policy that is compared."""
    desk = Desk(flows, flow)
    callers = list(make_callers(flows, flow, count, seed))
    known = [desk.take(caller, 0.0, GUIDED) for caller in callers]
    has_fix = [find_cause(flows, caller.cause)[1].kind == "fix" for caller in callers]
    runs = [(rate, GUIDED) for rate in RATES] + [(COMPARED, AT_ONCE), (COMPARED, GUESS)]
    taken = {}
    for rate, policy in runs:
        ended = [desk.take(caller, rate, policy) for caller in callers]
        taken[rate, policy] = list(zip(ended, known, has_fix, strict=True))
    return taken


LEGEND = (
    '"Right fix withheld": it was never offered, since what it `needs` is not known. "Other fix '
    'withheld": handed over while a fix was worth its minutes and what it needs is not known. '
    '"Escalated": of the rest, handed over with several causes left, or ended on a likely ending '
    'that was not the caller\'s. "Nothing left": no question and no fix was left. "For cost": '
    'something was left, and cost more than handing over. "With a fix": the cause has a repair at '
    'all. "With other fix withheld": escalated, if those count too.'
)


def render_calls(
    flows: Mapping[str, Flow], names: Sequence[str], count: int, seed: int
) -> Iterator[str]:
    """Yield the table of calls."""
    yield f"{count} calls for each flow and line, seed {seed}. {LEGEND}"
    yield ""
    yield (
        "| flow | unknown | policy | right fix withheld | other fix withheld | "
        "escalated, of the rest | nothing left | for cost | with a fix | "
        "with other fix withheld | minutes | to all known | with those stopped | asked |"
    )
    yield "|---" * 14 + "|"
    everything: dict[tuple[float, str], list[Call]] = {}
    for flow in names:
        for key, calls in take_calls(flows, flow, count, seed).items():
            everything.setdefault(key, []).extend(calls)
            yield _row(flow, key, summarize(calls))
    for key, calls in everything.items():
        yield _row("**all**", key, summarize(calls))


def _row(flow: str, key: tuple[float, str], figures: Figures) -> str:
    rate, policy = key
    return (
        f"| {flow} | {rate:.0%} | {policy} | {figures.blocked:.1%} | "
        f"{figures.withheld:.1%} | {figures.escalated:.2%} | "
        f"{figures.forced:.1%} | {figures.for_cost:.1%} | {figures.avoidable:.1%} | "
        f"{figures.with_withheld:.1%} | {figures.minutes:.1f} | {figures.ratio:.3f} | "
        f"{figures.ratio_all:.3f} | {figures.asked:.2f} |"
    )

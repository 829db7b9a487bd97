"""Tables about single questions and fixes: where to look when a flow is to be mended."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.core.events import CANNOT, FAILED, HELPED
from tui.core.report.counts import (
    ASKED,
    ENDED,
    FLAG,
    MISS,
    STOPPED,
    TRIED,
    UNKNOWN,
)
from tui.core.report.interval import share_of
from tui.core.report.naming import Readable, name_answer, name_node
from tui.core.report.table import BARS, INTERVALS, NUMBER, SHARE, Cell, Chart, Column, Table
from tui.core.report.totals import Total
from tui.core.words import Spoken, mark, say

_WORDS = Spoken(
    {HELPED: mark("helped"), FAILED: mark("did not help"), CANNOT: mark("could not be done")}
)


class Spot(NamedTuple):
    """A node of a flow."""

    flow: str
    node: str


def tabulate_stops(totals: Sequence[Total], flows: Readable) -> Table:
    """Return where walks went no further."""
    stops: dict[tuple[str, str, str], int] = {}
    for slot, number, *_ in _of(totals, STOPPED):
        key = slot.flow, slot.node, slot.key
        stops[key] = stops.get(key, 0) + number
    order = sorted(stops, key=lambda key: (-stops[key], key))
    rows = [
        (flow, node, name_node(flows, flow, node), _say_last(flows, flow, node, said),
         stops[flow, node, said])
        for flow, node, said in order
    ]  # fmt: skip
    columns = (
        Column(mark("Flow")),
        Column(mark("Node")),
        Column(mark("Said last at")),
        Column(mark("What was said")),
        Column(mark("Walks"), NUMBER),
    )
    about = say(
        "Walks that were left, parked or given up: what was said last. What comes after it "
        "is what nobody could answer or do."
    )
    return Table("stops", say("Where walks stop"), about, columns, tuple(rows),
                      Chart(BARS, 1, 4, say("walks")))  # fmt: skip


def _say_last(flows: Readable, flow: str, node: str, said: str) -> str:
    if not said:
        return say("nothing yet")
    if said == UNKNOWN:
        return say("I don't know")
    return _WORDS.get(said) or name_answer(flows, flow, node, said)


def tabulate_fixes(totals: Sequence[Total], flows: Readable) -> Table:
    """Return the fixes that were tried against those that helped."""
    tries = _by_spot(totals, TRIED)
    order = sorted(tries, key=lambda spot: (-sum(tries[spot].values()), spot))
    rows: list[tuple[Cell, ...]] = []
    for spot in order:
        helped, failed, cannot = (tries[spot].get(each, 0) for each in (HELPED, FAILED, CANNOT))
        title = name_node(flows, *spot)
        share = share_of(helped, helped + failed)
        rows.append((*spot, title, helped + failed, helped, share, cannot))
    columns = (
        Column(mark("Flow")),
        Column(mark("Node")),
        Column(mark("Fix")),
        Column(mark("Tried"), NUMBER),
        Column(mark("Helped"), NUMBER),
        Column(mark("Share"), SHARE),
        Column(mark("Could not be done"), NUMBER),
    )
    about = say(
        "Of the fixes that were tried, how many helped. In brackets: where the true share "
        "lies, 95 times in 100; while it is wide, few have tried."
    )
    return Table(
        "fixes",
        say("Fixes: tried and helped"),
        about,
        columns,
        tuple(rows),
        Chart(INTERVALS, 1, 5, say("share that helped")),
    )


def tabulate_unknown(totals: Sequence[Total], flows: Readable) -> Table:
    """Return the questions that nobody can answer."""
    asked = _by_spot(totals, ASKED)
    unknown = [spot for spot in asked if asked[spot].get(UNKNOWN)]
    order = sorted(unknown, key=lambda spot: (-asked[spot][UNKNOWN], spot))
    rows = tuple(
        (*spot, name_node(flows, *spot), sum(asked[spot].values()), asked[spot][UNKNOWN],
         share_of(asked[spot][UNKNOWN], sum(asked[spot].values())))
        for spot in order
    )  # fmt: skip
    columns = (
        Column(mark("Flow")),
        Column(mark("Node")),
        Column(mark("Question")),
        Column(mark("Asked"), NUMBER),
        Column(mark("I don't know"), NUMBER),
        Column(mark("Share"), SHARE),
    )
    about = say('Questions answered by "I don\'t know": the most frequent first.')
    return Table("unknown", say("Questions nobody can answer"), about, columns, rows,
                      Chart(INTERVALS, 1, 5, say("share of I don't know")))  # fmt: skip


def tabulate_misses(totals: Sequence[Total]) -> Table:
    """Return what was searched for without a hit."""
    misses: dict[str, Total] = {}
    for total in _of(totals, MISS):
        misses[total.slot.key] = _join(misses.get(total.slot.key), total)
    order = sorted(misses, key=lambda words: (-misses[words].number, words))
    rows = tuple((words, misses[words].number, misses[words].last) for words in order)
    columns = (Column(mark("Words")), Column(mark("Times"), NUMBER), Column(mark("Last")))
    about = say("What people typed or pasted when no flow fitted.")
    return Table("misses", say("Searches without a hit"), about, columns, rows)


def tabulate_flags(totals: Sequence[Total], flows: Readable) -> Table:
    """Return what somebody called wrong: what many say first, of those the newest."""
    flags: dict[tuple[Spot, str], Total] = {}
    for total in _of(totals, FLAG):
        key = Spot(total.slot.flow, total.slot.node), total.slot.key
        flags[key] = _join(flags.get(key), total)
    order = sorted(
        sorted(flags), key=lambda key: (flags[key].number, flags[key].last), reverse=True
    )
    rows = tuple(
        (spot.flow, spot.node, name_node(flows, *spot), words, flags[spot, words].number,
         flags[spot, words].last)
        for spot, words in order
    )  # fmt: skip
    columns = (
        Column(mark("Flow")),
        Column(mark("Node")),
        Column(mark("Where")),
        Column(mark("What they say")),
        Column(mark("Times"), NUMBER),
        Column(mark("Last")),
    )
    about = say("What agents flagged in a walk as wrong, in their words.")
    return Table("flags", say("Flagged: this step is wrong"), about, columns, rows)


def count_use(totals: Iterable[Total], flow: str) -> dict[str, int]:
    """Return how many walks came to each node of a flow: asked, tried or ended there."""
    use: dict[str, int] = {}
    ended: dict[str, int] = {}
    for slot, number, *_ in totals:
        if slot.flow == flow and slot.measure in (ASKED, TRIED):
            use[slot.node] = use.get(slot.node, 0) + number
        elif slot.flow == flow and slot.measure == ENDED:
            ended[slot.node] = ended.get(slot.node, 0) + number
    return {**use, **{node: max(count, use.get(node, 0)) for node, count in ended.items()}}


def _of(totals: Iterable[Total], measure: str) -> Iterator[Total]:
    return (total for total in totals if total.slot.measure == measure)


def _by_spot(totals: Iterable[Total], measure: str) -> dict[Spot, dict[str, int]]:
    spots: dict[Spot, dict[str, int]] = {}
    for slot, number, *_ in _of(totals, measure):
        keys = spots.setdefault(Spot(slot.flow, slot.node), {})
        keys[slot.key] = keys.get(slot.key, 0) + number
    return spots


def _join(one: Total | None, other: Total) -> Total:
    if one is None:
        return other
    return one._replace(
        number=one.number + other.number,
        first=min(one.first, other.first),
        last=max(one.last, other.last),
    )

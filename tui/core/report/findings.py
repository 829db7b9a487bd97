"""What a report comes to: the few things that are certain enough to act on, and what to do."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from tui.core.report.table import Column, Table
from tui.core.words import mark, say, say_count

FEWEST = 10
"""Tries, questions or walks below which nothing is concluded."""
_EACH = 2
"""How many of one kind are named; the tables have the others."""
_HALF, _QUARTER = 0.5, 0.25

_QUOTED = re.compile('(?<!\\w)["\u201c\u201d\u201e]([^"\u201c\u201d\u201e]*)["\u201c\u201d]')
"""Words in quotes; a sign after a number is one of inches."""

Row = Sequence[Any]
Finding = tuple[str, str]
"""What was counted, and what to do."""


def tabulate_findings(tables: Sequence[Table]) -> Table:
    """Return what stands out in other tables.

    Args:
        tables: of the report, by their ids.
    """
    rows = {table.id: table.rows for table in tables}
    found = [each for name, find in _KINDS.items() for each in find(rows.get(name, ()))]
    columns = (Column(mark("What was counted")), Column(mark("What to do")))
    about = say("What is certain enough to act on, most pressing first. The tables below say more.")
    empty = say("Nothing stands out: no flow, fix or question is certainly worse than the others.")
    return Table(
        "findings", say("What to look at first"), about, columns, tuple(found), None, empty
    )


def _about_versions(rows: Sequence[Row]) -> Iterator[Finding]:
    worse = [row for row in rows if row[9] == say("yes") and row[8] < 0]
    for title, version, *_, change, _ in sorted(worse, key=lambda row: float(row[8]))[:_EACH]:
        yield (
            say(
                "{title}: with version {version} fewer calls end fixed ({change:+.0f} points).",
                title=title,
                version=version,
                change=100 * change,
            ),
            say("See what changed (branchline diff); go back to the version before, or mend it."),
        )


def _about_flows(rows: Sequence[Row]) -> Iterator[Finding]:
    """Yield the flows that certainly fix fewer calls than all together, most calls lost first."""
    *flows, whole = rows or ((),)
    worse = [row for row in flows if row[2] >= FEWEST and row[3].high < whole[3].low]
    worse.sort(key=lambda row: (row[3].value - whole[3].value) * row[2])
    for title, name, calls, share, *_ in worse[:_EACH]:
        of_all = f"{whole[3].value:.0%}"
        yield (
            say(
                "{title}: {share:.0%} of {calls:,} calls end fixed; of all calls {of_all}.",
                title=title,
                share=share.value,
                calls=calls,
                of_all=of_all,
            ),
            say(
                "See where its walks stop and which fixes help: branchline stats {name}", name=name
            ),
        )


def _about_flags(rows: Sequence[Row]) -> Iterator[Finding]:
    for flow, node, title, words, times, _ in rows[:_EACH]:
        yield (
            say(
                'Called wrong {times} at "{title}": "{words}"',
                times=_times(times),
                title=_inside(title),
                words=_inside(words),
            ),
            say(
                "Walk to {flow}/{node}. Mend the step, or write in it why it is right.",
                flow=flow,
                node=node,
            ),
        )


def _about_fixes(rows: Sequence[Row]) -> Iterator[Finding]:
    weak = [row for row in rows if row[3] >= FEWEST and row[5].high < _HALF]
    weak.sort(key=lambda row: int(row[4] - row[3]))
    for flow, node, title, tried, helped, *_ in weak[:_EACH]:
        yield (
            say(
                '"{title}" helped {helped:,} of {tried:,} times.',
                title=_inside(title),
                helped=helped,
                tried=tried,
            ),
            say(
                "Try {flow}/{node} yourself. If its steps are right, ask one question more first.",
                flow=flow,
                node=node,
            ),
        )


def _about_unknown(rows: Sequence[Row]) -> Iterator[Finding]:
    hard = [row for row in rows if row[3] >= FEWEST and row[5].low >= _QUARTER]
    for flow, node, title, asked, unknown, _ in hard[:_EACH]:
        yield (
            say(
                '{unknown:,} of {asked:,} could not answer "{title}"',
                unknown=unknown,
                asked=asked,
                title=_inside(title),
            ),
            say(
                "Write at {flow}/{node} how to find it out, or ask for what can be seen.",
                flow=flow,
                node=node,
            ),
        )


def _about_stops(rows: Sequence[Row]) -> Iterator[Finding]:
    for flow, node, title, said, walks in [row for row in rows if row[4] >= FEWEST][:_EACH]:
        yield (
            say(
                '{walks:,} walks stop after "{title}" ({said}).',
                walks=walks,
                title=_inside(title),
                said=said,
            ),
            say(
                "Walk to {flow}/{node} and on: what comes next that nobody could do?",
                flow=flow,
                node=node,
            ),
        )


def _about_misses(rows: Sequence[Row]) -> Iterator[Finding]:
    if rows:
        times = sum(row[1] for row in rows)
        yield (
            say(
                '{times} a search found nothing; most often "{words}"',
                times=_times(times).capitalize(),
                words=_inside(rows[0][0]),
            ),
            say(
                "Put the words into the flow where they belong, or write the flow that is missing."
            ),
        )


def _about_reviews(rows: Sequence[Row]) -> Iterator[Finding]:
    if rows:
        yield (
            say_count(
                "{number} flow is overdue for review; walked most: {flow}.",
                "{number} flows are overdue for review; walked most: {flow}.",
                len(rows),
                flow=rows[0][0],
            ),
            say(
                "Compare {flow} with what holds today, and write the day into its file.",
                flow=rows[0][1],
            ),
        )


def _inside(text: str) -> str:
    """Return a text to stand in quotes, with single ones where it has double ones of its own."""
    return _QUOTED.sub(lambda found: say("'{text}'", text=found[1]), text)


def _times(number: int) -> str:
    return say_count("once", "{number:,} times", number)


_KINDS: Mapping[str, Callable[[Sequence[Row]], Iterator[Finding]]] = {
    "versions": _about_versions,
    "flows": _about_flows,
    "flags": _about_flags,
    "fixes": _about_fixes,
    "unknown": _about_unknown,
    "stops": _about_stops,
    "misses": _about_misses,
    "reviews": _about_reviews,
}

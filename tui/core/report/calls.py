"""Tables about calls as a whole: how many, how they end, how long they take, and since when."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import NamedTuple

from tui.core.journal.case import PARKED, UNFINISHED
from tui.core.journal.milestones import FIXED, GIVEN_UP, HANDED_OVER, NOT_OURS, OUTCOMES, WAITING
from tui.core.report.counts import CALL, QUESTIONS
from tui.core.report.interval import Share, difference, share_of
from tui.core.report.naming import Readable, name_flow
from tui.core.report.table import (
    BARS,
    CHANGE,
    INTERVALS,
    MINUTES,
    NUMBER,
    SHARE,
    TREND,
    Cell,
    Chart,
    Column,
    Table,
)
from tui.core.report.totals import Total, Week
from tui.core.words import Spoken, mark, say

ENDS = (FIXED, HANDED_OVER, WAITING, NOT_OURS, GIVEN_UP, PARKED, UNFINISHED, "")
"""How a call stands, in the order of a report; nothing: closed, and nobody said how."""

END_WORDS: Mapping[str, str] = Spoken(
    {
        **OUTCOMES.texts,
        PARKED: mark("Parked"),
        UNFINISHED: mark("Unfinished"),
        "": mark("Closed, nobody said how"),
    }
)
_MINUTE = 60
_SHORT = 8
_MOST_WEEKS = 600


class _Sum(NamedTuple):
    """Calls of one kind."""

    calls: int = 0
    fixed: int = 0
    seconds: int = 0
    questions: int = 0

    def plus(self, total: Total) -> "_Sum":
        if total.slot.measure == QUESTIONS:
            return self._replace(questions=self.questions + total.number)
        fixed = total.number if total.slot.key == FIXED else 0
        return _Sum(
            self.calls + total.number,
            self.fixed + fixed,
            self.seconds + total.amount,
            self.questions,
        )

    @property
    def share(self) -> Share:
        return share_of(self.fixed, self.calls)

    def averages(self) -> tuple[Cell, Cell]:
        """Return questions and minutes of a call."""
        if not self.calls:
            return None, None
        return self.questions / self.calls, self.seconds / self.calls / _MINUTE


def _add_up(totals: Iterable[Total]) -> _Sum:
    whole = _Sum()
    for total in totals:
        whole = whole.plus(total)
    return whole


def _about_calls(totals: Iterable[Total]) -> list[Total]:
    return [each for each in totals if each.slot.measure in (CALL, QUESTIONS)]


def tabulate_flows(totals: Sequence[Total], flows: Readable) -> Table:
    """Return how many calls each flow had, and how they ended."""
    by_flow: dict[str, list[Total]] = {}
    for total in _about_calls(totals):
        by_flow.setdefault(total.slot.flow, []).append(total)
    sums = {flow: _add_up(each) for flow, each in by_flow.items()}
    names = sorted(sums, key=lambda flow: (-sums[flow].calls, flow))
    rows = [(name_flow(flows, flow), flow, *_row(sums[flow])) for flow in names]
    if len(rows) > 1:
        rows.append((say("All flows"), "", *_row(_add_up(_about_calls(totals)))))
    columns = (
        Column(mark("Flow")),
        Column(mark("Id")),
        Column(mark("Calls"), NUMBER),
        Column(mark("Fixed"), SHARE),
        Column(mark("Questions"), MINUTES),
        Column(mark("Minutes"), MINUTES),
    )
    about = say(
        "A call counts for the flow in which it stood last. Questions and minutes are "
        "averages of a call. In brackets: where the true share lies, 95 times in 100."
    )
    chart = Chart(BARS, 1, 2, say("calls"))
    return Table("flows", say("Calls"), about, columns, tuple(rows), chart)


def _row(calls: _Sum) -> tuple[Cell, ...]:
    return (calls.calls, calls.share, *calls.averages())


def tabulate_ends(totals: Sequence[Total]) -> Table:
    """Return how calls ended."""
    whole = _add_up(_about_calls(totals)).calls
    rows: list[tuple[Cell, ...]] = []
    for end in ENDS:
        part = _add_up(each for each in _about_calls(totals) if each.slot.key == end)
        if part.calls:
            share = share_of(part.calls, whole)
            rows.append((END_WORDS[end], part.calls, share, *part.averages()))
    columns = (
        Column(mark("Outcome")), Column(mark("Calls"), NUMBER), Column(mark("Share"), SHARE),
        Column(mark("Questions"), MINUTES), Column(mark("Minutes"), MINUTES),
    )  # fmt: skip
    about = say("How calls ended, and where those stand that have not.")
    return Table(
        "outcomes", say("Outcomes"), about, columns, tuple(rows), Chart(BARS, 0, 1, say("calls"))
    )


def tabulate_weeks(weeks: Iterable[Week]) -> Table:
    """Return the calls of each week."""
    by_week: dict[str, dict[str, int]] = {}
    for week in weeks:
        ends = by_week.setdefault(week.monday, {})
        ends[week.end] = ends.get(week.end, 0) + week.number
    rows = tuple(
        (monday, sum(ends.values()), share_of(ends.get(FIXED, 0), sum(ends.values())))
        for monday, ends in ((each, by_week.get(each, {})) for each in _every_week(sorted(by_week)))
    )
    columns = (
        Column(mark("Week from")),
        Column(mark("Calls"), NUMBER),
        Column(mark("Fixed"), SHARE),
    )
    about = say("Calls by the week in which they began; a week begins on Monday.")
    return Table(
        "weeks", say("Week by week"), about, columns, rows, Chart(TREND, 0, 1, say("calls"))
    )


def _every_week(mondays: Sequence[str]) -> Sequence[str]:
    """Return the weeks between as well, in which nobody called; as they are where one is no day."""
    try:
        days = [date.fromisoformat(monday) for monday in mondays]
    except ValueError:
        return mondays
    count = (days[-1] - days[0]).days // 7 + 1 if days else 0
    if count > _MOST_WEEKS:
        return mondays
    return [(days[0] + timedelta(days=7 * each)).isoformat() for each in range(count)]


def tabulate_versions(totals: Sequence[Total], flows: Readable) -> Table:
    """Return what became of each flow from one version to the next."""
    calls = sorted(_about_calls(totals), key=lambda each: (each.slot.flow, each.slot.content))
    rows: list[tuple[Cell, ...]] = []
    for _, group in groupby(calls, key=lambda each: each.slot.flow):
        rows += _versions_of(list(group), flows)
    columns = (
        Column(mark("Flow")),
        Column(mark("Version")),
        Column(mark("First day")),
        Column(mark("Last day")),
        Column(mark("Calls"), NUMBER),
        Column(mark("Fixed"), SHARE),
        Column(mark("Questions"), MINUTES),
        Column(mark("Minutes"), MINUTES),
        Column(mark("Change in fixed"), CHANGE),
        Column(mark("Is it certain?")),
    )
    about = say(
        "Each flow whose content changed, version by version in the order of their first "
        "calls. A change is certain when chance would bring it in fewer than 5 of 100 desks."
    )
    empty = say("No flow changed while calls were counted.")
    chart = Chart(INTERVALS, 1, 5, say("share fixed"))
    return Table(
        "versions", say("Before and after a change"), about, columns, tuple(rows), chart, empty
    )


def _versions_of(totals: Sequence[Total], flows: Readable) -> list[tuple[Cell, ...]]:
    by_content = {
        content: list(group) for content, group in groupby(totals, key=lambda t: t.slot.content)
    }
    if len(by_content) <= 1:
        return []
    spans = {
        content: (min(t.first for t in each), max(t.last for t in each))
        for content, each in by_content.items()
    }
    order = sorted(by_content, key=lambda content: (spans[content], content))
    sums = {content: _add_up(by_content[content]) for content in order}
    title = name_flow(flows, totals[0].slot.flow)
    verdicts: dict[str, tuple[Cell, ...]] = {order[0]: (None, "")}
    for before, after in pairwise(order):
        change, low, high = difference(sums[before].share, sums[after].share)
        is_certain = low > 0 or high < 0
        verdicts[after] = (change, say("yes") if is_certain else say("no, it may be chance"))
    return [
        (title, content[:_SHORT] or say("not kept"), *spans[content], *_row(sums[content]),
         *verdicts[content])
        for content in order
    ]  # fmt: skip

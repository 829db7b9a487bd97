"""Makes a report from what was counted."""

from collections.abc import Sequence

from tui.core.report.calls import (
    tabulate_ends,
    tabulate_flows,
    tabulate_versions,
    tabulate_weeks,
)
from tui.core.report.counts import CALL
from tui.core.report.findings import tabulate_findings
from tui.core.report.naming import Readable, name_flow
from tui.core.report.spots import (
    tabulate_fixes,
    tabulate_flags,
    tabulate_misses,
    tabulate_stops,
    tabulate_unknown,
)
from tui.core.report.table import NUMBER, Column, Report, Table
from tui.core.report.totals import Counted, Period, Total
from tui.core.review import is_overdue, next_review
from tui.core.words import mark, say


def make_report(counted: Counted, period: Period, flows: Readable, today: str) -> Report:
    """Return the report of a period.

    Args:
        counted: where the counts are from.
        period: which days, and which flow.
        flows: as they are now, for titles and reviews.
        today: as YYYY-MM-DD.
    """
    totals = tuple(counted.totals(period))
    subject = name_flow(flows, period.flow) if period.flow else say("All flows")
    tables = (
        tabulate_flows(totals, flows),
        tabulate_ends(totals),
        tabulate_weeks(counted.weeks(period)),
        tabulate_stops(totals, flows),
        tabulate_fixes(totals, flows),
        tabulate_unknown(totals, flows),
        tabulate_misses(totals),
        tabulate_flags(totals, flows),
        tabulate_versions(totals, flows),
        tabulate_reviews(totals, flows, period, today),
    )
    whole = (tabulate_findings(tables), *tables)
    return Report(subject, say(counted.name), period.since, period.before, today, whole)


def tabulate_reviews(totals: Sequence[Total], flows: Readable, period: Period, today: str) -> Table:
    """Return the flows that should have been looked at again, those walked most first."""
    calls: dict[str, int] = {}
    for total in totals:
        if total.slot.measure == CALL:
            calls[total.slot.flow] = calls.get(total.slot.flow, 0) + total.number
    late = [
        name
        for name, flow in flows.items()
        if is_overdue(flow.reviewed, today) and period.flow in ("", name)
    ]
    rows = tuple(
        (name_flow(flows, name), name, flows[name].reviewed.on, next_review(flows[name].reviewed),
         calls.get(name, 0))
        for name in sorted(late, key=lambda name: (-calls.get(name, 0), name))
    )  # fmt: skip
    columns = (
        Column(mark("Flow")), Column(mark("Id")), Column(mark("Reviewed")), Column(mark("Was due")),
        Column(mark("Calls"), NUMBER),
    )  # fmt: skip
    about = say("Flows whose day of review has passed, with the calls they still had.")
    empty = say("Every flow at hand was reviewed in time.")
    return Table("reviews", say("Reviews overdue"), about, columns, rows, None, empty)

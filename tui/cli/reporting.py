"""`stats`: the reports, from this desk's journal or the team store, in every form."""

import argparse
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from shutil import get_terminal_size

from tui.cli.desk import open_desk
from tui.cli.exits import CANNOT_RUN, DONE, FAULTS, USAGE
from tui.cli.opening import open_flows
from tui.cli.stop import Stop, complain
from tui.core.day import is_day
from tui.core.flow import Flow
from tui.core.report.making import make_report
from tui.core.report.table import Report
from tui.core.report.totals import Counted, Period
from tui.core.text import nearest
from tui.core.words import say
from tui.store.catalog import Catalog, FlowRefused
from tui.store.desk import Desk

_WIDE = 100
"""Cells of a line where nobody's terminal says otherwise."""
_MAPS = 6
"""Flows whose maps stand on a page: those walked most."""


def stats_command(options: argparse.Namespace) -> int:
    """Print or write a report; `--propose` prints what it means for a flow's likelihoods."""
    if options.propose or options.counts:
        from tui.cli.stats import propose_command  # noqa: PLC0415 - another matter

        return propose_command(options)
    period = _period(options)
    catalog = open_flows(options)
    desk = open_desk(options, catalog)
    flows = _readable(catalog)
    if options.flow and options.flow not in flows and not options.team:
        close = nearest(options.flow, flows)
        hint = say("; did you mean {close}?", close=close) if close else ""
        raise Stop(say("there is no sound flow {flow}{hint}", flow=options.flow, hint=hint), USAGE)
    if options.html and desk.settings.switch("restricted"):
        raise Stop(
            say("--html: this is a restricted place; only standard output is left"), CANNOT_RUN
        )
    today = datetime.now(UTC).astimezone().date().isoformat()
    with ExitStack() as stack:
        counted = _counted(options, desk, stack)
        report = make_report(counted, period, flows, today)
        if options.html:
            return _write_page(Path(options.html), counted, period, report, flows)
    _print(options, report, desk)
    return DONE


def _period(options: argparse.Namespace) -> Period:
    for name in ("since", "before"):
        day = getattr(options, name)
        if day and not is_day(day):
            raise Stop(say("--{name} {day}: write the day as YYYY-MM-DD", name=name, day=day))
    return Period(options.since, options.before, options.flow)


def _readable(catalog: Catalog) -> Mapping[str, Flow]:
    """Return the flows that can be read; titles and reviews come from them."""
    flows: dict[str, Flow] = {}
    for entry in catalog.entries():
        try:
            flows[entry.id] = catalog[entry.id]
        except (FlowRefused, KeyError):
            complain(
                say("the flow {id} has faults; its ids stand in place of its words", id=entry.id)
            )
    return flows


def _counted(options: argparse.Namespace, desk: Desk, stack: ExitStack) -> Counted:
    if options.team:
        from tui.cli.team import opened  # noqa: PLC0415 - brings the database
        from tui.store.team.migrating import check_version  # noqa: PLC0415
        from tui.store.team.reading import CountedTeam  # noqa: PLC0415

        connection = stack.enter_context(opened(desk))
        check_version(connection)
        return CountedTeam(connection)
    if desk.places.data is None:
        raise Stop(say("there is no home folder, so there are no cases"), FAULTS)
    from tui.store.counting import count_journal  # noqa: PLC0415 - not for the team store

    return count_journal(desk.places.data)


def _print(options: argparse.Namespace, report: Report, desk: Desk) -> None:
    from tui.core.report import writing  # noqa: PLC0415 - not for a page

    form = "json" if options.json else options.format
    if form == "text":
        sys.stdout.write(_text(options, report, is_ascii=desk.settings.switch("ascii")))
        return
    write = {
        "markdown": writing.write_markdown,
        "csv": writing.write_csv,
        "json": writing.write_json,
    }[form]
    sys.stdout.write(write(report))


def _text(options: argparse.Namespace, report: Report, *, is_ascii: bool) -> str:
    from tui.cli.charting import is_utf8, open_charts  # noqa: PLC0415 - for text alone
    from tui.core.report.writing import write_text  # noqa: PLC0415

    width = get_terminal_size().columns - 1 if sys.stdout.isatty() else _WIDE
    draw = None
    if not options.no_charts:
        draw = open_charts(width, is_ascii=is_ascii or not is_utf8())
        if draw is None:
            complain(
                say("tables alone: charts need one package more: pip install 'branchline[charts]'")
            )
    return write_text(report, width, draw) if draw else write_text(report, width)


def _write_page(
    file: Path, counted: Counted, period: Period, report: Report, flows: Mapping[str, Flow]
) -> int:
    from tui.core.report.page.document import Used, write_page  # noqa: PLC0415 - only for a page
    from tui.core.report.spots import count_use  # noqa: PLC0415
    from tui.store.private import explain, replace_file  # noqa: PLC0415

    totals = tuple(counted.totals(period))
    wanted = [period.flow] if period.flow in flows else list(flows)
    used = [Used(flows[flow], count_use(totals, flow)) for flow in wanted]
    used.sort(key=lambda each: -sum(each.use.values()))
    maps = [each for each in used if each.use or len(used) == 1][:_MAPS]
    try:
        replace_file(file, write_page(report, maps).encode())
    except OSError as error:
        raise Stop(
            say("{file} was not written: {error}", file=file, error=explain(error)), FAULTS
        ) from None
    complain(say("{file} is written; it opens in any browser, without a network", file=file))
    return DONE

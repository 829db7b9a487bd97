"""`branchline cases`: what was kept of walks, listed, shown, replayed, closed and deleted."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

from tui.cli.cases_options import build_cases_parser
from tui.cli.counter import Counter, query_of, tell_notices, tell_progress
from tui.cli.desk import open_desk
from tui.cli.exits import DONE, FAULTS
from tui.cli.opening import open_flows
from tui.cli.stop import Stop, complain
from tui.core.due import NoDay, read_due
from tui.core.events import Noted
from tui.core.flow import Flow
from tui.core.journal.case import Summary
from tui.core.journal.milestones import WAITING, Closed, Happening
from tui.core.text import visible
from tui.core.tickets.ticket import local_time
from tui.core.words import say
from tui.store.aside import add_aside, tell_case
from tui.store.case_file import Loaded
from tui.store.case_naming import NoSuchCase


def cases_command(options: argparse.Namespace) -> int:
    """Run one of the commands about cases."""
    inner = build_cases_parser().parse_args(options.rest)
    options = argparse.Namespace(**{**vars(options), **vars(inner)})
    if options.cases_command == "schema":
        return _schema()
    needs_flows = options.cases_command in ("show", "replay")
    desk = open_desk(options, open_flows(options) if needs_flows else None)
    if desk.casebook is None:
        raise Stop(say("there is no home folder, so there are no cases"), FAULTS)
    counter = Counter(options, desk, desk.casebook)
    try:
        return _commands()[options.cases_command](counter)
    except NoSuchCase as missing:
        raise Stop(str(missing), FAULTS) from None


def _commands() -> Mapping[str, Callable[[Counter], int]]:
    from tui.cli.case_files import export_command, import_command  # noqa: PLC0415 - keeps them apart

    return {
        "list": _list,
        "show": _show,
        "replay": _replay,
        "export": export_command,
        "import": import_command,
        "note": _note,
        "close": _close,
        "delete": _delete,
    }


# --- list, show, replay -----------------------------------------------------------------------


def _list(counter: Counter) -> int:
    options = counter.options
    keep_days = counter.desk.settings.number("keep-days")
    gone = counter.casebook.tidy(keep_days)
    if gone:
        complain(
            say(
                "{count} finished cases older than {keep_days} days were deleted (keep-days)",
                count=len(gone),
                keep_days=keep_days,
            )
        )
    page = counter.casebook.find(query_of(options, max(0, options.limit)), tell_progress)
    for case in page.cases:
        sys.stdout.write(f"{_json_line(case) if options.json else list_line(case)}\n")
    if page.total > len(page.cases):
        complain(
            say(
                "{count} of {total} cases; --limit shows more",
                count=len(page.cases),
                total=page.total,
            )
        )
    elif not page.cases:
        complain(say("there are no such cases"))
    return tell_notices(page.notices)


def list_line(case: Summary) -> str:
    """Return a case as one line of a list."""
    state = case.outcome or case.state
    due = say(" until {due}", due=case.due) if case.due else ""
    counts = say("{asked} asked", asked=case.asked) + (
        say(", {notes} notes", notes=case.notes) if case.notes else ""
    )
    about = case.result or case.title
    when = local_time(case.last, case.zone)
    line = f"{case.short_id}  {when}  {state + due:<12}  {case.flow:<16}  {counts:<18}  {about}"
    return visible(line.rstrip())


def _json_line(case: Summary) -> str:
    fields: dict[str, Any] = case._asdict()
    del fields["contents"]  # the list does not know it; `show --format json` does
    return json.dumps(fields)


def _flows_of(counter: Counter, case: Loaded) -> Mapping[str, Flow]:
    """Return the flows of a case as they were, as far as they are kept."""
    return counter.casebook.comeback(case).then


def _show(counter: Counter) -> int:
    from tui.store.note import Wish  # noqa: PLC0415 - only here
    from tui.store.ticket_template import NoTemplate  # noqa: PLC0415

    options, desk = counter.options, counter.desk
    case = counter.casebook.load(options.case)
    if not case.records:
        return tell_notices(case.notices)
    ticket = tell_case(counter.casebook, case).ticket
    wish = Wish(options.length, options.format, options.template, options.redact)
    try:
        note = desk.note(ticket, wish)
    except NoTemplate as missing:
        raise Stop(str(missing), FAULTS) from None
    sys.stdout.write(note.text)
    if options.save:
        handout = desk.hand_out(note)
        complain(
            handout.said if handout.path is None else say("it is in {path}", path=handout.path)
        )
    return tell_notices((*case.notices, *note.notices))


def _replay(counter: Counter) -> int:
    from tui.core.tickets.replay import replay  # noqa: PLC0415 - only here

    case = counter.casebook.load(counter.options.case)
    flows = _flows_of(counter, case) if case.records else {}
    before = ""
    for moment in replay(flows, case.records):
        if counter.options.json:
            fields = moment._asdict()
            del fields["walk"]
            sys.stdout.write(json.dumps(fields) + "\n")
            continue
        clock = f"{moment.seconds // 60}:{moment.seconds % 60:02}"
        sys.stdout.write(visible(f"{moment.at}  {clock:>6}  {moment.what}") + "\n")
        if moment.stands != before:
            sys.stdout.write(
                visible(say("{part:26}now at: {stands}", part="", stands=moment.stands)) + "\n"
            )
        before = moment.stands
    return tell_notices(case.notices)


# --- note, close, delete ----------------------------------------------------------------------


def _note(counter: Counter) -> int:
    return _add(counter, Noted(visible(counter.options.text, newline=True)))


def _close(counter: Counter) -> int:
    options = counter.options
    if options.on and options.outcome != WAITING:
        raise Stop(say("--on: only a case that is waiting has a day"))
    try:
        day = read_due(options.on, counter.desk.clock.today()) if options.on else ""
    except NoDay as fault:
        raise Stop(say("--on {on}: {fault}", on=options.on, fault=fault)) from None
    return _add(counter, Closed(options.outcome, day))


def _add(counter: Counter, happening: Happening) -> int:
    """Add one event to a case that no window has open."""
    case = counter.casebook.load(counter.options.case)
    why = add_aside(counter.desk, case, happening)
    if why:
        raise Stop(why, FAULTS)
    return tell_notices(case.notices)


def _delete(counter: Counter) -> int:
    options = counter.options
    if not options.cases and options.older_than is None:
        raise Stop(say("delete: name cases, or give --older-than DAYS"))
    names = [counter.casebook.resolve(name) for name in options.cases]
    if options.older_than is not None:
        names += [case.id for case in counter.casebook.older_than(max(0, options.older_than))]
        if names and not options.yes:
            raise Stop(
                say("{count} cases would be deleted for good; say --yes", count=len(names)), FAULTS
            )
    refusals = [why for why in map(counter.casebook.delete, dict.fromkeys(names)) if why]
    complain(say("{count} cases deleted", count=len(dict.fromkeys(names)) - len(refusals)))
    return tell_notices(tuple(refusals))


def _schema() -> int:
    from tui.core.journal.record_schema import lines_schema  # noqa: PLC0415 - only here

    sys.stdout.write(json.dumps(lines_schema(), indent=2) + "\n")
    return DONE

"""`branchline team`: the team store, from the box that fills it to the lead who reads it."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from tui.cli.desk import open_desk
from tui.cli.exits import CANNOT_RUN, DONE, FAULTS, USAGE
from tui.cli.opening import open_flows
from tui.cli.stop import Stop, complain
from tui.cli.team_options import build_team_parser
from tui.cli.team_purge import ask_once, month_ago, prove
from tui.core.words import say
from tui.store.catalog import Catalog
from tui.store.desk import Desk
from tui.store.files import FileRefused
from tui.store.private import explain
from tui.store.signature import CASES, SignatureTrouble, check_file
from tui.store.team.address import find_address
from tui.store.team.connecting import TeamTrouble, connect

if TYPE_CHECKING:
    import psycopg

    from tui.store.team.sending import Sent

_EVERY = 100_000
MARKS = "team.sqlite"


class Office(NamedTuple):
    """What a command about the team store works with."""

    options: argparse.Namespace
    desk: Desk
    connection: "psycopg.Connection"

    def open_flows(self) -> Catalog:
        """Open the flows; most of these commands need none."""
        return open_flows(self.options)


def team_command(options: argparse.Namespace) -> int:
    """Run one of the commands about the team store."""
    inner = build_team_parser().parse_args(options.rest)
    chosen = argparse.Namespace(**{**vars(options), **vars(inner)})
    desk = open_desk(chosen)
    if desk.settings.switch("restricted") and chosen.team_command != "status":
        raise Stop(say("team: this is a restricted place; nothing leaves it"), CANNOT_RUN)
    with opened(desk) as connection:
        return _COMMANDS[chosen.team_command](Office(chosen, desk, connection))


@contextmanager
def opened(desk: Desk) -> "Iterator[psycopg.Connection]":
    """Open the store of a desk.

    Raises:
        Stop: there is none, it cannot be reached, or it refused something.
    """
    try:
        with connect(find_address(desk.settings, os.environ)) as connection:
            yield connection
    except TeamTrouble as trouble:
        raise Stop(str(trouble), CANNOT_RUN) from None


def _init(office: Office) -> int:
    from tui.store.team.migrating import NEWEST, migrate  # noqa: PLC0415 - only what runs

    done = migrate(office.connection)
    for name in done:
        complain(say("done: {name}", name=name))
    complain(
        say(
            "the team store is {part}: version {newest}",
            part=say("made") if done else say("as it should be"),
            newest=NEWEST,
        )
    )
    return DONE


def _push(office: Office) -> int:
    from tui.store.desk import CASES as FOLDER  # noqa: PLC0415
    from tui.store.misses import SEARCHES  # noqa: PLC0415
    from tui.store.shelf import Shelf  # noqa: PLC0415
    from tui.store.team.marks import Marks  # noqa: PLC0415
    from tui.store.team.migrating import check_version  # noqa: PLC0415
    from tui.store.team.pushing import push_cases  # noqa: PLC0415
    from tui.store.team.sending import Sender  # noqa: PLC0415
    from tui.store.team.sharing import LaterFlows, Sharer, sharing_of  # noqa: PLC0415

    places, desk = office.desk.places, office.desk
    if places.data is None:
        raise Stop(say("there is no home folder, so there are no cases"), FAULTS)
    store = check_version(office.connection)
    marks = Marks(places.cache / MARKS if places.cache else None, store)
    if office.options.again:
        marks.forget()
    sharer = Sharer(sharing_of(desk.settings), desk.kept, LaterFlows(office.open_flows))
    shelves = (Shelf(places.data / FOLDER), Shelf(places.data / SEARCHES))
    try:
        pushed = push_cases(shelves, sharer, Sender(office.connection), marks, _say_progress())
    finally:
        marks.close()
    for notice in pushed.notices:
        complain(notice)
    complain(
        say(
            "{looked_at} files of cases, {unchanged} of them sent before; "
            "{events} events were new to the store",
            looked_at=pushed.looked_at,
            unchanged=pushed.unchanged,
            events=pushed.sent.events,
        )
    )
    return _tell_refused(pushed.sent)


def _say_progress() -> Callable[[int], None]:
    """Return what says, now and then, how far a push has come."""
    said = 0

    def tell(events: int) -> None:
        nonlocal said
        if events // _EVERY > said:
            said = events // _EVERY
            complain(say("{events} events sent ...", events=events))

    return tell


def _tell_refused(sent: "Sent") -> int:
    for sentence in sent.refused:
        complain(sentence)
    return FAULTS if sent.refused else DONE


def _import(office: Office) -> int:
    from tui.store.team.migrating import check_version  # noqa: PLC0415
    from tui.store.team.sharing import LaterFlows, sharing_of  # noqa: PLC0415
    from tui.store.team.taking import take_files  # noqa: PLC0415

    check_version(office.connection)
    settings = office.desk.settings
    files = [Path(name) for name in office.options.files]
    signers = settings.text("signers")
    for file in files if signers else ():
        try:
            complain(
                say(
                    "{file}: signed by {file2}",
                    file=file,
                    file2=check_file(file, Path(signers), CASES),
                )
            )
        except SignatureTrouble as trouble:
            raise Stop(say("nothing was taken in: {trouble}", trouble=trouble), FAULTS) from None
    try:
        taken = take_files(
            office.connection, files, sharing_of(settings), LaterFlows(office.open_flows)
        )
    except (OSError, FileRefused) as error:
        why = explain(error) if isinstance(error, OSError) else str(error)
        name = getattr(error, "filename", None) or say("a file")
        raise Stop(f"{name}: {why}", FAULTS) from None
    complain(say("{events} events were new to the store", events=taken.sent.events))
    return _tell_refused(taken.sent)


def _status(office: Office) -> int:
    from tui.store.team.standing import find_standing  # noqa: PLC0415

    standing = find_standing(office.connection)
    if office.options.json:
        raw = {**standing._asdict(), "months": [month._asdict() for month in standing.months]}
        sys.stdout.write(json.dumps(raw) + "\n")
        return DONE
    lines = [
        say("store      {id}, version {version}", id=standing.id, version=standing.version),
        say(
            "login      {login} ({roles})",
            login=standing.login,
            roles=", ".join(standing.roles) or say("no role"),
        ),
        say(
            "keeps      cases from {keep_from} on; {purged} cases were purged",
            keep_from=standing.keep_from,
            purged=standing.purged,
        ),
    ]
    if "lead" in standing.roles or "owner" in standing.roles:
        days = (
            say(", {first} to {last}", first=standing.first, last=standing.last)
            if standing.first
            else ""
        )
        lines += [
            say("cases      {cases:,}{days}", cases=standing.cases, days=days),
            say("events     {events:,}", events=standing.events),
            say("to sum up  {stale} days (the next report does it)", stale=standing.stale),
            *(
                say("  {month}  {size:10,.1f} MB", month=each.month, size=each.size / 1000000.0)
                for each in standing.months
            ),
        ]
    sys.stdout.write("\n".join(lines) + "\n")
    return DONE


def _likelihoods(office: Office) -> int:
    from tui.store.kept import pin_contents  # noqa: PLC0415
    from tui.store.likelihoods import write_likelihoods  # noqa: PLC0415
    from tui.store.private import replace_file  # noqa: PLC0415
    from tui.store.team.learning import count_team  # noqa: PLC0415

    catalog, named = office.open_flows(), office.options.flows
    known = [entry.id for entry in catalog.entries() if not entry.broken]
    for name in named:
        if name not in known:
            raise Stop(say("there is no flow {name}", name=name), USAGE)
    counts = {}
    contents: dict[str, str] = {}
    for flow in named or known:
        pinned = pin_contents(catalog, flow)
        contents[flow] = pinned[flow]
        counts[flow] = count_team(office.connection, flow, catalog, pinned)
    made = datetime.now(UTC).date().isoformat()
    text = write_likelihoods(made, contents, {flow: each for flow, each in counts.items() if each})
    if not office.options.output:
        sys.stdout.write(text)
        return DONE
    try:
        replace_file(Path(office.options.output), text.encode())
    except OSError as error:
        raise Stop(
            say(
                "{output} was not written: {error}",
                output=office.options.output,
                error=explain(error),
            ),
            FAULTS,
        ) from None
    return DONE


def _purge(office: Office) -> int:
    from tui.store.team import purging  # noqa: PLC0415

    options = office.options
    if options.older_than is not None:
        month = month_ago(options.older_than)
        ask_once(
            say("Every case that began before {month} is deleted for good.", month=month),
            sure=options.yes,
        )
        return prove(purging.purge_before(office.connection, datetime.fromisoformat(month).date()))
    cases = tuple(options.case or ())
    if options.agent:
        cases = purging.find_cases_of(office.connection, options.agent)
    if not cases:
        complain(say("there is nothing of this kind in the store"))
        return DONE
    ask_once(say("{count} cases are deleted for good.", count=len(cases)), sure=options.yes)
    return prove(purging.purge_cases(office.connection, cases))


_COMMANDS: Mapping[str, Callable[[Office], int]] = MappingProxyType(
    {
        "init": _init,
        "push": _push,
        "import": _import,
        "status": _status,
        "likelihoods": _likelihoods,
        "purge": _purge,
    }
)

"""What the commands about cases share: the desk, the filters, and how they tell of damage."""

import argparse
from typing import NamedTuple

from tui.cli.exits import DONE, FAULTS
from tui.cli.stop import Stop, complain
from tui.core.day import is_day
from tui.core.words import say
from tui.store.case_index import Query
from tui.store.casebook import Casebook
from tui.store.desk import Desk

_MANY = 2_000
"""So many files to read are worth a word."""


class Counter(NamedTuple):
    """What a command about cases works with."""

    options: argparse.Namespace
    desk: Desk
    casebook: Casebook


def query_of(options: argparse.Namespace, limit: int) -> Query:
    """Return what the filters of a command ask for.

    Raises:
        Stop: a day is not written as one.
    """
    for name in ("since", "before"):
        day = getattr(options, name)
        if day and not is_day(day):
            raise Stop(say("--{name} {day}: write the day as YYYY-MM-DD", name=name, day=day))
    return Query(
        words=options.text,
        state=options.state,
        outcome=options.outcome,
        flow=options.flow,
        since=options.since,
        before=options.before,
        limit=limit,
    )


def tell_progress(count: int) -> None:
    """Say that many files are being read."""
    if count and count % _MANY == 0:
        complain(say("{count} cases read ...", count=count))


def tell_notices(notices: tuple[str, ...]) -> int:
    """Say what is to be said about damage; returns the exit code that fits."""
    for notice in notices:
        complain(notice)
    return FAULTS if notices else DONE

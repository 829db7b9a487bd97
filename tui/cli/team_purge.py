"""Asks before cases are taken out of the team store for good, and proves that they are gone."""

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.cli.exits import DONE, FAULTS
from tui.cli.stop import Stop, complain
from tui.core.words import say

if TYPE_CHECKING:
    from tui.store.team.purging import Purged

_MOST_MONTHS = 1200


def month_ago(months: int) -> str:
    """Return the first day of the month so many months ago.

    Raises:
        Stop: there is no such number of months.
    """
    if not 0 <= months <= _MOST_MONTHS:
        raise Stop(
            say(
                "--older-than {months}: write a number of months from 0 to {most_months}",
                months=months,
                most_months=_MOST_MONTHS,
            )
        )
    today = datetime.now(UTC)
    number = today.year * 12 + today.month - 1 - months
    return f"{number // 12:04}-{number % 12 + 1:02}-01"


def ask_once(what: str, *, sure: bool) -> None:
    """Have a person say yes, once.

    Raises:
        Stop: nobody did.
    """
    if sure:
        return
    if not sys.stdin.isatty():
        raise Stop(say("purge deletes for good; say --yes"))
    sys.stderr.write(say("{what} Type yes: ", what=what))
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() != "yes":
        raise Stop(say("nothing was deleted"), FAULTS)


def prove(purged: "Purged") -> int:
    """Say what is left of what was purged, and return the exit code."""
    complain(
        say(
            "{cases} cases with {events} events were deleted",
            cases=purged.cases,
            events=purged.events,
        )
    )
    if purged.left:
        complain(say("{left} rows are still there: this purge has failed", left=purged.left))
        return FAULTS
    complain(
        say(
            "proof: no row of them is left in events, cases or day sums, and "
            "the files of {rewritten} were written anew; backups and replicas have "
            "their own end",
            rewritten=", ".join(purged.rewritten),
        )
    )
    return DONE

"""What leads read: the counts that reports are made of, and single cases for learning."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, LiteralString, NamedTuple

from tui.core.journal.record import FORMAT, Damaged, Record, build_event
from tui.core.report.counts import Slot
from tui.core.report.totals import Period, Total, Week
from tui.core.words import mark
from tui.store.team.connecting import fetch_one

if TYPE_CHECKING:
    import psycopg

_TOTALS: LiteralString = """
    SELECT flow, content, measure, node, key, sum(number)::bigint, sum(amount)::bigint,
        min(day)::text, max(day)::text
    FROM branchline.days
    WHERE day >= coalesce(nullif(%(since)s, '')::date, '-infinity')
        AND day < coalesce(nullif(%(before)s, '')::date, 'infinity')
        AND (%(flow)s = '' OR flow IN ('', %(flow)s))
    GROUP BY flow, content, measure, node, key"""
_WEEKS: LiteralString = """
    SELECT date_trunc('week', day)::date::text AS monday, key, sum(number)::bigint
    FROM branchline.days
    WHERE day >= coalesce(nullif(%(since)s, '')::date, '-infinity')
        AND day < coalesce(nullif(%(before)s, '')::date, 'infinity')
        AND (%(flow)s = '' OR flow = %(flow)s) AND measure = 'call'
    GROUP BY monday, key"""
_EVENTS: LiteralString = (
    "SELECT case_id, n, at, zone, ms, format, kind, body FROM branchline.events"
)
_FETCHED = 5_000


class CountedTeam:
    """The counts of a team store."""

    name = mark("the team store")

    def __init__(self, connection: "psycopg.Connection") -> None:
        """Sum up what came in since the last time.

        Args:
            connection: of a lead.
        """
        self._connection = connection
        fetch_one(connection, "SELECT branchline.recount()")

    def totals(self, period: Period) -> Iterator[Total]:
        """Return the sums of a period."""
        for row in self._connection.execute(_TOTALS, period._asdict()):
            yield Total(Slot(*row[:5]), *row[5:])

    def weeks(self, period: Period) -> Iterator[Week]:
        """Return the calls of each week of a period."""
        for row in self._connection.execute(_WEEKS, period._asdict()):
            yield Week(*row)


class Stored(NamedTuple):
    """A case as the store holds it."""

    case: str
    records: tuple[Record, ...]


def read_cases(
    connection: "psycopg.Connection", where: LiteralString, values: dict[str, Any]
) -> Iterator[Stored]:
    """Yield cases one after the other; memory stays that of one.

    Args:
        connection: of somebody who may read.
        where: which events, as SQL.
        values: what stands in it.
    """
    query: LiteralString = f"{_EVENTS} WHERE {where} ORDER BY month, case_id, n"
    with connection.transaction(), connection.cursor(name="cases") as cursor:
        cursor.itersize = _FETCHED
        case, records = "", list[Record]()
        for row in cursor.execute(query, values):
            if row[0] != case:
                if records:
                    yield Stored(case, tuple(records))
                case, records = row[0], []
            record = _record(row)
            if record is not None:
                records.append(record)
        if records:
            yield Stored(case, tuple(records))


def _record(row: tuple[Any, ...]) -> Record | None:
    case, number, at, zone, elapsed, version, kind, body = row
    moment = at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03}Z"
    try:
        event = build_event(kind, body, is_newer=version > FORMAT)
    except Damaged:
        return None
    return Record(case, number, moment, zone, elapsed, event, version)

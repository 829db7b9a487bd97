"""Puts cases into the store: in batches, each of them whole or not at all.

A batch is copied into tables of its own and taken over from there, leaving out what the store has
already. Sending it again, in part, in another order or by many at once changes nothing more.
"""

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, LiteralString, NamedTuple

from tui.core.words import say
from tui.store.team.connecting import count
from tui.store.team.rows import CASE_COLUMNS, EVENT_COLUMNS, Rows

if TYPE_CHECKING:
    import psycopg

BATCH = 5_000
"""Events of a batch; more make nothing faster and memory larger."""
_TRIES = 6
_PAUSE = 0.05
"""Seconds before a batch that met another in its way is sent again; doubled each time."""

_STAGES: tuple[LiteralString, ...] = (
    """CREATE TEMP TABLE IF NOT EXISTS new_events (
        month date, case_id text COLLATE "C", n integer, at timestamptz, zone text, ms bigint,
        format smallint, kind text, body jsonb
    ) ON COMMIT DELETE ROWS""",
    """CREATE TEMP TABLE IF NOT EXISTS new_cases (
        month date, case_id text COLLATE "C", known integer, day date, flow text, contents jsonb,
        state text, outcome text, agent text, counts jsonb
    ) ON COMMIT DELETE ROWS""",
)
# In one order everywhere, so that two batches with the same cases never wait for each other.
_TAKE_EVENTS: LiteralString = f"""
    INSERT INTO branchline.events ({EVENT_COLUMNS}) SELECT {EVENT_COLUMNS} FROM new_events AS new
    WHERE NOT EXISTS (SELECT FROM branchline.gone WHERE gone.case_id = new.case_id)
    ORDER BY month, case_id, n ON CONFLICT DO NOTHING"""  # noqa: S608 - names of our own columns
_TAKE_CASES: LiteralString = f"""
    INSERT INTO branchline.cases ({CASE_COLUMNS}) SELECT {CASE_COLUMNS} FROM new_cases AS new
    WHERE NOT EXISTS (SELECT FROM branchline.gone WHERE gone.case_id = new.case_id)
    ORDER BY month, case_id, known ON CONFLICT DO NOTHING"""  # noqa: S608 - as above


class Sent(NamedTuple):
    """What came of a batch."""

    events: int = 0
    """Events that the store did not have."""
    cases: int = 0
    """Cases of which it did not know so much."""
    refused: tuple[str, ...] = ()
    """Sentences about cases that it cannot take."""

    def plus(self, other: "Sent") -> "Sent":
        """Return both together."""
        return Sent(
            self.events + other.events, self.cases + other.cases, (*self.refused, *other.refused)
        )


class Sender:
    """Sends batches over one connection."""

    def __init__(
        self, connection: "psycopg.Connection", wait: Callable[[float], None] = time.sleep
    ) -> None:
        """Prepare.

        Args:
            connection: open, each statement for itself.
            wait: waits so many seconds.
        """
        self._connection = connection
        self._wait = wait
        self._months: dict[str, bool] = {}
        for stage in _STAGES:
            connection.execute(stage)

    def send(self, cases: Sequence[Rows]) -> Sent:
        """Put cases into the store; when this returns they are there for good.

        Raises:
            psycopg.OperationalError: the connection broke; nothing of the batch is there.
        """
        import psycopg  # noqa: PLC0415 - as above

        kept = [each for each in cases if self._is_kept(each.month)]
        old = tuple(
            say(
                "case {case} is from {month}, which the store does not keep",
                case=each.case,
                month=each.month[:7],
            )
            for each in cases
            if not self._months[each.month]
        )
        try:
            return self._try(kept)._replace(refused=old) if kept else Sent(refused=old)
        except psycopg.DataError as error:
            if len(kept) == 1:
                return Sent(refused=(*old, f"case {kept[0].case}: {error.diag.message_primary}"))
        sent = Sent(refused=old)
        for each in kept:  # one of them cannot be taken: the others go alone
            sent = sent.plus(self.send([each]))
        return sent

    def _is_kept(self, month: str) -> bool:
        import psycopg  # noqa: PLC0415 - as above

        if month not in self._months:
            try:
                self._connection.execute("SELECT branchline.ensure_month(%s::date)", (month,))
                self._months[month] = True
            except (psycopg.errors.CheckViolation, psycopg.DataError):
                self._months[month] = False
        return self._months[month]

    def _try(self, cases: Sequence[Rows]) -> Sent:
        """Send a batch, again where another one was in its way."""
        import psycopg  # noqa: PLC0415 - as above

        pause = _PAUSE
        for _ in range(_TRIES - 1):
            try:
                return self._copy(cases)
            except (psycopg.errors.DeadlockDetected, psycopg.errors.SerializationFailure):
                self._wait(pause)
                pause *= 2
        return self._copy(cases)

    def _copy(self, cases: Sequence[Rows]) -> Sent:
        connection = self._connection
        with connection.transaction(), connection.cursor() as cursor:
            with cursor.copy(f"COPY new_events ({EVENT_COLUMNS}) FROM STDIN") as copy:
                copy.write(b"".join([each.event_rows for each in cases]))
            with cursor.copy(f"COPY new_cases ({CASE_COLUMNS}) FROM STDIN") as copy:
                copy.write(b"".join([each.case_row for each in cases]))
            events = cursor.execute(_TAKE_EVENTS).rowcount
            return Sent(events, cursor.execute(_TAKE_CASES).rowcount)

    def purged(self) -> int:
        """Return how many cases the store will not take back."""
        return count(self._connection, "SELECT count(*) FROM branchline.gone")

"""Takes cases out of the store for good, and proves that they are gone."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, LiteralString, NamedTuple

from tui.core.words import say
from tui.store.team.connecting import TeamTrouble, fetch_one

if TYPE_CHECKING:
    import psycopg

_LEFT: LiteralString = (
    "SELECT (SELECT count(*) FROM branchline.events WHERE case_id = ANY (%(cases)s))"
    " + (SELECT count(*) FROM branchline.cases WHERE case_id = ANY (%(cases)s))"
)
_LEFT_BEFORE: LiteralString = (
    "SELECT (SELECT count(*) FROM branchline.events WHERE month < %(month)s)"
    " + (SELECT count(*) FROM branchline.cases WHERE month < %(month)s)"
    " + (SELECT count(*) FROM branchline.days WHERE day < %(month)s)"
)


class Purged(NamedTuple):
    """What was taken out, and the proof."""

    cases: int
    events: int
    left: int
    """Rows that are still there: 0, or the purge has failed."""
    rewritten: tuple[str, ...]
    """Tables whose files were written anew, so that nothing lies in them unseen either."""


def find_cases_of(connection: "psycopg.Connection", agent: str) -> tuple[str, ...]:
    """Return the cases in which an agent goes by a name."""
    query: LiteralString = "SELECT DISTINCT case_id FROM branchline.cases WHERE agent = %(agent)s"
    resumed: LiteralString = (
        " UNION SELECT DISTINCT case_id FROM branchline.events"
        " WHERE kind IN ('opened', 'resumed') AND body ->> 'agent' = %(agent)s"
    )
    rows = connection.execute(query + resumed, {"agent": agent}).fetchall()
    return tuple(row[0] for row in rows)


def purge_cases(connection: "psycopg.Connection", cases: Sequence[str]) -> Purged:
    """Take cases out; a box that still has them cannot bring them back.

    Args:
        connection: of the owner.
        cases: their ids.
    """
    values = {"cases": list(cases)}
    _forbid(connection, cases)
    with _owning(connection):
        months = _months_with(connection, values)
        gone = connection.execute(
            "DELETE FROM branchline.events WHERE case_id = ANY (%(cases)s)", values
        ).rowcount
        connection.execute(
            "WITH old AS (DELETE FROM branchline.cases WHERE case_id = ANY (%(cases)s)"
            " RETURNING day) INSERT INTO branchline.stale SELECT DISTINCT day FROM old",
            values,
        )
    fetch_one(connection, "SELECT branchline.recount()")
    rewritten = _rewrite(connection, [*months, "days", "stale"])
    left = connection.execute(_LEFT, values).fetchall()[0][0]
    return Purged(len(cases), gone, left, rewritten)


def purge_before(connection: "psycopg.Connection", month: date) -> Purged:
    """Drop the months before one; the store takes nothing of them any more.

    Args:
        connection: of the owner.
        month: the first one that stays; its first day.
    """
    values = {"month": month}
    with _owning(connection):
        connection.execute("UPDATE branchline.store SET keep_from = %(month)s", values)
    with _owning(connection):
        counted = connection.execute(
            "SELECT (SELECT count(*) FROM branchline.events WHERE month < %(month)s),"
            " (SELECT count(DISTINCT case_id) FROM branchline.cases WHERE month < %(month)s)",
            values,
        ).fetchall()[0]
        suffix = f"_{month:%Y_%m}"
        for table in _partitions(connection):
            if table[-8:] < suffix:
                connection.execute(f'DROP TABLE branchline."{table}"')
        connection.execute("DELETE FROM branchline.days WHERE day < %(month)s", values)
        connection.execute("DELETE FROM branchline.stale WHERE day < %(month)s", values)
    rewritten = _rewrite(connection, ["days", "stale"])
    left = connection.execute(_LEFT_BEFORE, values).fetchall()[0][0]
    return Purged(counted[1], counted[0], left, rewritten)


def _forbid(connection: "psycopg.Connection", cases: Sequence[str]) -> None:
    """Note cases as purged, before they are looked for: what comes now is refused."""
    with connection.transaction():
        connection.execute("SET LOCAL ROLE branchline_owner")
        connection.execute(
            "INSERT INTO branchline.gone SELECT unnest(%s::text[]) ON CONFLICT DO NOTHING",
            (list(cases),),
        )


@contextmanager
def _owning(connection: "psycopg.Connection") -> Iterator[None]:
    """Work as the owner, alone: whoever is adding cases right now is waited for.

    Raises:
        TeamTrouble: the login is not an owner.
    """
    is_owner = "SELECT pg_has_role(current_user, 'branchline_owner', 'MEMBER')"
    if not fetch_one(connection, is_owner):
        raise TeamTrouble(
            say("only an owner of the team store may do that (role branchline_owner)")
        )
    with connection.transaction():
        connection.execute("SET LOCAL ROLE branchline_owner")
        connection.execute(
            "LOCK TABLE branchline.events, branchline.cases IN SHARE ROW EXCLUSIVE MODE"
        )
        yield


def _partitions(connection: "psycopg.Connection") -> tuple[str, ...]:
    rows = connection.execute(
        "SELECT c.relname FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhrelid"
        " WHERE i.inhparent IN ('branchline.events'::regclass, 'branchline.cases'::regclass)"
        " ORDER BY 1"
    ).fetchall()
    return tuple(str(row[0]) for row in rows)


def _months_with(connection: "psycopg.Connection", values: dict[str, list[str]]) -> tuple[str, ...]:
    """Return the partitions in which cases lie."""
    rows = connection.execute(
        "SELECT DISTINCT tableoid::regclass::text FROM branchline.events"
        " WHERE case_id = ANY (%(cases)s) UNION"
        " SELECT DISTINCT tableoid::regclass::text FROM branchline.cases"
        " WHERE case_id = ANY (%(cases)s)",
        values,
    ).fetchall()
    return tuple(str(row[0]).rpartition(".")[2].strip('"') for row in rows)


def _rewrite(connection: "psycopg.Connection", tables: Sequence[str]) -> tuple[str, ...]:
    """Write the files of tables anew, without what was deleted."""
    connection.execute("SET ROLE branchline_owner")
    try:
        for table in tables:
            connection.execute(f'VACUUM (FULL) branchline."{table}"')
    finally:
        connection.execute("RESET ROLE")
    return tuple(tables)

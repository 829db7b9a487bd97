"""How the team store stands: what is in it, how large it is, and what to look after."""

from typing import TYPE_CHECKING, Any, NamedTuple

from tui.store.team.connecting import count, fetch_one

if TYPE_CHECKING:
    import psycopg


class Month(NamedTuple):
    """What the store holds of one month."""

    month: str
    rows: int
    """Events, as the planner of the database estimates them."""
    size: int
    """Bytes on disk, indexes too."""


class Standing(NamedTuple):
    """How the store stands, as far as the login may see."""

    id: str
    version: int
    login: str
    roles: tuple[str, ...]
    """Those of agent, lead and owner that the login has."""
    keep_from: str
    purged: int
    events: int = 0
    cases: int = 0
    first: str = ""
    last: str = ""
    stale: int = 0
    """Days that something came in for since they were summed up."""
    months: tuple[Month, ...] = ()


def find_standing(connection: "psycopg.Connection") -> Standing:
    """Return how the store stands."""
    row = _row(
        connection,
        "SELECT id::text, (SELECT max(version) FROM branchline.migrations), current_user::text,"
        " keep_from::text, (SELECT count(*) FROM branchline.gone) FROM branchline.store",
    )
    roles = tuple(
        name
        for name in ("agent", "lead", "owner")
        if fetch_one(
            connection,
            "SELECT pg_has_role(current_user, %s, 'MEMBER')",
            (f"branchline_{name}",),
        )
    )
    standing = Standing(row[0], row[1], row[2], roles, row[3], row[4])
    if not fetch_one(connection, "SELECT has_table_privilege('branchline.cases', 'SELECT')"):
        return standing
    counts = _row(
        connection,
        "SELECT count(*), coalesce(min(day)::text, ''), coalesce(max(day)::text, '') FROM"
        " (SELECT case_id, max(day) AS day FROM branchline.cases GROUP BY case_id) AS c",
    )
    return standing._replace(
        events=count(connection, "SELECT count(*) FROM branchline.events"),
        cases=counts[0],
        first=counts[1],
        last=counts[2],
        stale=count(connection, "SELECT count(DISTINCT day) FROM branchline.stale"),
        months=_find_months(connection),
    )


def _find_months(connection: "psycopg.Connection") -> tuple[Month, ...]:
    rows = connection.execute(
        "SELECT replace(substr(c.relname, 8), '_', '-'), greatest(c.reltuples, 0)::bigint,"
        " pg_total_relation_size(c.oid) FROM pg_inherits AS i"
        " JOIN pg_class AS c ON c.oid = i.inhrelid"
        " WHERE i.inhparent = 'branchline.events'::regclass ORDER BY 1"
    ).fetchall()
    return tuple(Month(*row) for row in rows)


def _row(connection: "psycopg.Connection", query: Any) -> tuple[Any, ...]:
    row: tuple[Any, ...] = connection.execute(query).fetchall()[0]
    return row

"""The connection to the team store: loaded, opened, and its faults in words."""

from contextlib import contextmanager
from typing import TYPE_CHECKING, LiteralString

from tui.core.words import mark, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    import psycopg

PATIENCE = 10
"""Seconds until a store that does not answer is given up."""

NO_DRIVER = mark(
    "the team store needs the extra `team`: pip install 'branchline[team]' (pure Python, "
    "needs the library libpq on the machine) or 'branchline[team-binary]' (with libpq "
    "inside)"
)
NO_LIBPQ = mark(
    "psycopg is here, but not the library libpq that it needs: install libpq5 (Debian), "
    "libpq (Fedora), or 'branchline[team-binary]', which brings it"
)


class TeamTrouble(Exception):
    """The team store cannot be used; says why, and what to do."""


def load_driver() -> None:
    """Load psycopg.

    Raises:
        TeamTrouble: it is not installed, or libpq is missing.
    """
    try:
        import psycopg  # noqa: F401, PLC0415 - an extra, needed by this command alone
    except ModuleNotFoundError:
        raise TeamTrouble(say(NO_DRIVER)) from None
    except ImportError:
        raise TeamTrouble(say(NO_LIBPQ)) from None


@contextmanager
def connect(address: str) -> "Iterator[psycopg.Connection]":
    """Open the team store, and close it again.

    Args:
        address: as libpq takes it: a URI, or `host=... dbname=...`.

    Raises:
        TeamTrouble: it cannot be reached, or something in it went wrong.
    """
    load_driver()
    import psycopg  # noqa: PLC0415 - as above

    try:
        connection = psycopg.connect(
            address,
            autocommit=True,
            connect_timeout=PATIENCE,
            application_name="branchline",
            client_encoding="utf8",
        )
    except psycopg.Error as error:
        raise TeamTrouble(
            say("the team store cannot be reached: {why}", why=quote(error))
        ) from None
    try:
        with connection:
            yield connection
    except psycopg.Error as error:
        raise TeamTrouble(explain(error)) from None
    finally:
        connection.close()


def explain(error: "psycopg.Error") -> str:
    """Return what went wrong in the store, in words for the person at the keyboard."""
    import psycopg  # noqa: PLC0415 - as above

    if isinstance(error, psycopg.errors.InsufficientPrivilege):
        return say("your login in the team store may not do that: {why}", why=quote(error))
    if isinstance(error, (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName)):
        return say(
            "there is no team store in this database yet; its owner runs: branchline team init"
        )
    if isinstance(error, psycopg.OperationalError):
        return say("the connection to the team store broke: {why}", why=quote(error))
    return say("the team store refused: {why}", why=quote(error))


def quote(error: "psycopg.Error") -> str:
    """Return the first line of an error; never the address, which may hold a password."""
    text = error.diag.message_primary or str(error)
    return text.strip().partition("\n")[0] or type(error).__name__


def count(
    connection: "psycopg.Connection", query: LiteralString, values: tuple[object, ...] = ()
) -> int:
    """Return the whole number that a query gives; 0 for nothing."""
    found = fetch_one(connection, query, values)
    return found if isinstance(found, int) else 0


def fetch_one(
    connection: "psycopg.Connection", query: LiteralString, values: tuple[object, ...] = ()
) -> object:
    """Return the first column of the only row of a query."""
    row = connection.execute(query, values).fetchone()
    return row[0] if row else None

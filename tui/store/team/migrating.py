"""Makes the team store and brings it up to date, one migration after the other."""

import hashlib
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from tui.core.words import say
from tui.store.team.connecting import TeamTrouble, count, fetch_one

if TYPE_CHECKING:
    import psycopg

ROLES = ("branchline_owner", "branchline_agent", "branchline_lead")


class Migration(NamedTuple):
    """One step from a version of the store to the next."""

    version: int
    name: str
    sql: str

    @property
    def digest(self) -> str:
        """Return what shows that a step was the same one."""
        return hashlib.sha256(self.sql.encode()).hexdigest()[:32]


def list_migrations() -> tuple[Migration, ...]:
    """Return all steps in their order; they lie beside this module as SQL to read."""
    folder = resources.files("tui.store.team") / "migrations"
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".sql"))
    return tuple(
        Migration(int(name[:3]), name.removesuffix(".sql"), (folder / name).read_text("utf-8"))
        for name in names
    )


NEWEST = max(each.version for each in list_migrations())


def migrate(connection: "psycopg.Connection") -> tuple[str, ...]:
    """Make the store, or bring it up to date; many at once do it once.

    Returns:
        The names of the steps that were taken.

    Raises:
        TeamTrouble: the store is newer than this program, or a step of it was another one.
    """
    done: list[str] = []
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(hashtext('branchline.migrate'))")
        _prepare(connection)
        connection.execute("SET LOCAL ROLE branchline_owner")
        connection.execute("SET LOCAL search_path = branchline, pg_temp")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS migrations (version integer PRIMARY KEY, name text NOT "
            "NULL, digest text NOT NULL, applied timestamptz NOT NULL DEFAULT now())"
        )
        rows = connection.execute("SELECT version, digest FROM migrations").fetchall()
        taken = {int(version): str(digest) for version, digest in rows}
        _compare(taken)
        for step in list_migrations():
            if step.version not in taken:
                connection.execute(step.sql)
                connection.execute(
                    "INSERT INTO migrations (version, name, digest) VALUES (%s, %s, %s)",
                    (step.version, step.name, step.digest),
                )
                done.append(step.name)
    return tuple(done)


def _prepare(connection: "psycopg.Connection") -> None:
    """Make the roles and the schema where they are missing."""
    for role in ROLES:
        if not fetch_one(connection, "SELECT count(*) FROM pg_roles WHERE rolname = %s", (role,)):
            connection.execute(f"CREATE ROLE {role} NOLOGIN")
    is_member = "SELECT pg_has_role(current_user, 'branchline_owner', 'MEMBER')"
    if not fetch_one(connection, is_member):
        connection.execute("GRANT branchline_owner TO CURRENT_USER")
    if not fetch_one(connection, "SELECT count(*) FROM pg_namespace WHERE nspname = 'branchline'"):
        connection.execute("CREATE SCHEMA branchline AUTHORIZATION branchline_owner")


def _compare(taken: dict[int, str]) -> None:
    if taken and max(taken) > NEWEST:
        raise TeamTrouble(
            say(
                "this team store has version {taken}, and this Branchline knows {newest}: update "
                "Branchline",
                taken=max(taken),
                newest=NEWEST,
            )
        )
    for step in list_migrations():
        if taken.get(step.version, step.digest) != step.digest:
            raise TeamTrouble(
                say(
                    "the step {name} was another one when this store was made; it is left alone",
                    name=step.name,
                )
            )


def check_version(connection: "psycopg.Connection") -> str:
    """See that the store is one that this program knows; returns the id of the store.

    Raises:
        TeamTrouble: it is older or newer.
    """
    version = count(connection, "SELECT max(version) FROM branchline.migrations")
    if version != NEWEST:
        is_old = version < NEWEST
        todo = say("its owner runs: branchline team init") if is_old else say("update Branchline")
        raise TeamTrouble(
            say(
                "this team store has version {version}, needed is {newest}: {todo}",
                version=version,
                newest=NEWEST,
                todo=todo,
            )
        )
    return str(fetch_one(connection, "SELECT id FROM branchline.store"))

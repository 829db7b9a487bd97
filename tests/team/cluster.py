"""A PostgreSQL of our own for tests: in a temporary folder, reached through its socket alone."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import psycopg

LOGINS = {
    "olga": "branchline_owner",
    "lena": "branchline_lead",
    "anna": "branchline_agent",
    "ben": "branchline_agent",
    "nobody": "",
}
"""Who may log in, and as what; `boss` is the administrator of the machine."""


ROOM = 2_000_000_000
"""Bytes that the databases of the tests never need."""


class NoPostgres(Exception):
    """There is no PostgreSQL here; says why."""


class Database(NamedTuple):
    """A database in the cluster."""

    socket: Path
    name: str

    def address(self, user: str = "boss") -> str:
        return f"host={self.socket} dbname={self.name} user={user}"

    def connect(self, user: str = "boss") -> psycopg.Connection:
        return psycopg.connect(self.address(user), autocommit=True)

    def settle(self) -> None:
        """Put everything that is in memory into the files."""
        with self.connect() as connection:
            connection.execute("CHECKPOINT")

    def ask(self, query: str, user: str = "boss") -> list[tuple[Any, ...]]:
        with self.connect(user) as connection:
            return connection.execute(query).fetchall()


class Cluster(NamedTuple):
    """A running PostgreSQL."""

    folder: Path
    bin: Path
    as_user: tuple[str, ...]
    """What makes a command run as the user of the server."""

    def run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [*self.as_user, str(self.bin / program), *arguments],
            capture_output=True,
            text=True,
            check=False,
            cwd=self.folder,
        )
        if done.returncode:
            raise NoPostgres(f"{program}: {done.stderr.strip() or done.stdout.strip()}")

    def database(self, name: str) -> Database:
        with psycopg.connect(f"host={self.folder} dbname=postgres user=boss", autocommit=True) as c:
            c.execute(f"CREATE DATABASE {name}")
        return Database(self.folder, name)


def find_programs() -> Path:
    """Return the folder of the programs.

    Raises:
        NoPostgres: there is none.
    """
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise NoPostgres("PostgreSQL is not installed here (Debian: postgresql)")


def _as_user(folder: Path) -> tuple[str, ...]:
    """Return what makes a command run without root's rights: PostgreSQL refuses those."""
    if os.geteuid() != 0:
        return ()
    names = {each.pw_name: each for each in pwd.getpwall()}
    user = names.get("postgres") or names.get("nobody")
    tool = shutil.which("setpriv")
    if user is None or tool is None:
        raise NoPostgres("PostgreSQL does not run as root, and there is nobody else to run it as")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return (tool, f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups")


def _quick_folder() -> str | None:
    """Return a folder in memory where there is room for one; None: wherever is usual."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
    if not os.access(memory, os.W_OK) or shutil.disk_usage(memory).free < ROOM:
        return None
    return str(memory)


@contextmanager
def run_cluster(*settings: str, in_memory: bool = True) -> Iterator[Cluster]:
    """Run a PostgreSQL until it is done with.

    Args:
        settings: of the server, as NAME=VALUE.
        in_memory: put its files there where there is room.

    Raises:
        NoPostgres: there is none here.
    """
    programs = find_programs()
    folder = Path(
        tempfile.mkdtemp(prefix="branchline-pg-", dir=_quick_folder() if in_memory else None)
    )
    try:
        cluster = Cluster(folder, programs, _as_user(folder))
        data = str(folder / "data")
        cluster.run("initdb", "-D", data, "-U", "boss", "-A", "trust", "-N", "-E", "UTF8")
        switches = ["listen_addresses=''", f"unix_socket_directories='{folder}'", *settings]
        options = " ".join(f"-c {each}" for each in switches)
        cluster.run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield cluster
        finally:
            cluster.run("pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def add_logins(database: Database) -> None:
    """Make the logins of a team, once its roles are there."""
    with database.connect() as connection:
        for login, role in LOGINS.items():
            known = "SELECT 1 FROM pg_roles WHERE rolname = %s"
            if not connection.execute(known, (login,)).fetchall():
                connection.execute(f"CREATE ROLE {login} LOGIN")
            if role:
                connection.execute(f"GRANT {role} TO {login}")

"""One PostgreSQL for all tests of this folder, and a database of its own for each."""

from collections.abc import Iterator
from itertools import count

import pytest

from tests.team.cluster import Cluster, Database, NoPostgres, add_logins, run_cluster
from tui.store.team.connecting import TeamTrouble, connect, load_driver
from tui.store.team.migrating import migrate

QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal",
         "max_wal_senders=0", "autovacuum=off", "shared_buffers=32MB")  # fmt: skip
"""Nothing of these tests need outlast a fall of the machine."""
_numbers = count(1)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    try:
        load_driver()
    except TeamTrouble as trouble:
        pytest.skip(str(trouble))
    try:
        running = run_cluster(*QUICK, "max_connections=60")
        with running as here:
            yield here
    except NoPostgres as missing:
        pytest.skip(str(missing))


@pytest.fixture
def empty(cluster: Cluster) -> Database:
    """Return a database with nothing in it."""
    return cluster.database(f"t{next(_numbers)}")


@pytest.fixture(scope="module")
def shared(cluster: Cluster) -> Database:
    """Return a team store for tests that leave it as it was."""
    return _make(cluster.database(f"t{next(_numbers)}"))


@pytest.fixture
def store(empty: Database) -> Database:
    """Return a team store, with the logins of a team."""
    return _make(empty)


def _make(database: Database) -> Database:
    with connect(database.address()) as connection:
        migrate(connection)
    add_logins(database)
    return database

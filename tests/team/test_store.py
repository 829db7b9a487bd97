"""The team store: what each role may do, tried as that role."""

import time
from pathlib import Path

import pytest
from psycopg import errors, pq

from tests.store.cases import FakeTime
from tests.team import DRIVER
from tests.team.cluster import Database
from tests.team.desk import NOW, WALKS, fill, push
from tui.store.team import migrating
from tui.store.team.connecting import TeamTrouble, connect
from tui.store.team.migrating import (
    NEWEST,
    Migration,
    check_version,
    list_migrations,
    migrate,
)
from tui.store.team.reading import CountedTeam
from tui.store.team.standing import find_standing

MONTH = time.strftime("%Y-%m", time.gmtime(NOW))
ONE_EVENT = (
    "INSERT INTO branchline.events (month, case_id, n, at, zone, ms, format, kind, body) VALUES "
    f"('{MONTH}-01', '20261123-074501123-k3f9a2', 1, now(), '+00:00', 0, 1, 'opened', '{{}}')"
)
READS = ("events", "cases", "days", "stale")


def test_the_driver_is_the_one_in_pure_python_unless_another_is_named() -> None:
    assert pq.__impl__ == DRIVER


def test_the_store_is_made_once_and_is_then_as_it_should_be(empty: Database) -> None:
    with connect(empty.address()) as connection:
        assert migrate(connection) == tuple(each.name for each in list_migrations())
        assert migrate(connection) == ()
        assert check_version(connection)


def test_a_store_that_is_newer_than_the_program_is_left_alone(store: Database) -> None:
    store.ask(f"INSERT INTO branchline.migrations VALUES ({NEWEST + 1}, 'x', 'y') RETURNING 1")
    with connect(store.address()) as connection:
        with pytest.raises(TeamTrouble, match="update Branchline"):
            migrate(connection)
        with pytest.raises(TeamTrouble, match="update Branchline"):
            check_version(connection)


def test_an_older_store_is_brought_up_to_date_and_keeps_its_cases(
    store: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path / "one", WALKS)
    push(store.address("anna"), tmp_path / "one")
    rows = "SELECT count(*) FROM branchline.events"
    before = store.ask(rows)
    later = Migration(NEWEST + 1, "later", "ALTER TABLE events ADD later text NOT NULL DEFAULT ''")
    bad = Migration(NEWEST + 2, "bad", "CREATE TABLE half (n integer); SELECT 1 / 0")

    def know(*steps: Migration) -> None:
        monkeypatch.setattr(migrating, "list_migrations", lambda: steps)
        monkeypatch.setattr(migrating, "NEWEST", steps[-1].version)

    known = list_migrations()
    know(*known, later)
    with pytest.raises(TeamTrouble, match="its owner runs: branchline team init"):
        push(store.address("anna"), tmp_path / "one")
    with connect(store.address()) as connection:
        assert migrate(connection) == ("later",)
        assert migrate(connection) == ()
    assert store.ask(rows) == before
    fill(tmp_path / "two", WALKS, FakeTime(NOW + 86_400))
    assert push(store.address("anna"), tmp_path / "two").sent.cases == len(WALKS)
    know(*known, later, bad)
    with pytest.raises(TeamTrouble, match="division by zero"), connect(store.address()) as again:
        migrate(again)
    assert store.ask("SELECT max(version) FROM branchline.migrations") == [(later.version,)]
    assert store.ask("SELECT to_regclass('branchline.half')") == [(None,)]


def test_without_a_store_it_is_said_who_makes_one(empty: Database) -> None:
    with pytest.raises(TeamTrouble, match="team init"), connect(empty.address()) as connection:
        check_version(connection)


def test_a_store_that_cannot_be_reached_is_said_without_its_password() -> None:
    address = "postgresql://anna:geheim@localhost:1/none?connect_timeout=1"
    with pytest.raises(TeamTrouble, match="cannot be reached") as trouble, connect(address):
        pass
    assert "geheim" not in str(trouble.value)


@pytest.mark.parametrize("table", READS)
@pytest.mark.parametrize("login", ["anna", "nobody"])
def test_an_agent_reads_nothing(shared: Database, login: str, table: str) -> None:
    with shared.connect(login) as connection, pytest.raises(errors.InsufficientPrivilege):
        connection.execute(f"SELECT count(*) FROM branchline.{table}")


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE branchline.events SET kind = 'x'",
        "DELETE FROM branchline.events",
        "TRUNCATE branchline.events",
        "DELETE FROM branchline.cases",
        "UPDATE branchline.cases SET known = 0",
        "INSERT INTO branchline.days VALUES (now(), '', '', '', '', '', 1, 1)",
        "INSERT INTO branchline.gone VALUES ('x')",
        "DELETE FROM branchline.gone",
        "UPDATE branchline.store SET keep_from = now()",
        "DROP TABLE branchline.events",
        "ALTER TABLE branchline.events DISABLE ROW LEVEL SECURITY",
        "CREATE TABLE branchline.mine (x int)",
        "SELECT branchline.recount()",
        "SET ROLE branchline_owner",
        "SET ROLE branchline_lead",
        f"SELECT count(*) FROM branchline.events_{MONTH.replace('-', '_')}",
        ONE_EVENT.replace("body)", "body, login)").replace("'{}')", "'{}', 'ben')"),
    ],
)
def test_an_agent_only_adds_and_only_as_itself(shared: Database, deed: str) -> None:
    with shared.connect("anna") as connection:
        connection.execute(f"SELECT branchline.ensure_month('{MONTH}-01')")
        connection.execute(f"{ONE_EVENT} ON CONFLICT DO NOTHING")
        with pytest.raises(errors.InsufficientPrivilege):
            connection.execute(deed)
    assert shared.ask("SELECT login, kind FROM branchline.events") == [("anna", "opened")]


@pytest.mark.parametrize(
    "deed",
    [
        ONE_EVENT,
        "UPDATE branchline.events SET kind = 'x'",
        "DELETE FROM branchline.cases",
        "DELETE FROM branchline.days",
        "SELECT branchline.ensure_month('2026-11-01')",
        "SET ROLE branchline_owner",
    ],
)
def test_a_lead_reads_and_changes_nothing(shared: Database, deed: str) -> None:
    with shared.connect("lena") as connection:
        for table in READS:
            connection.execute(f"SELECT count(*) FROM branchline.{table}")
        with pytest.raises(errors.InsufficientPrivilege):
            connection.execute(deed)


def test_an_owner_migrates_and_others_are_told_that_they_may_not(shared: Database) -> None:
    with connect(shared.address("olga")) as connection:
        assert migrate(connection) == ()
    with (
        pytest.raises(TeamTrouble, match="may not do that"),
        connect(shared.address("anna")) as connection,
    ):
        migrate(connection)


@pytest.mark.parametrize("month", ["2026-11-02", "1999-12-01", "2150-01-01"])
def test_no_month_is_made_that_cannot_be(shared: Database, month: str) -> None:
    with shared.connect("anna") as connection, pytest.raises(errors.CheckViolation):
        connection.execute("SELECT branchline.ensure_month(%s::date)", (month,))


def test_each_login_learns_of_the_store_what_it_may(
    store: Database, tmp_path_factory: pytest.TempPathFactory
) -> None:
    fill(tmp_path := tmp_path_factory.mktemp("desk"), WALKS)
    push(store.address("anna"), tmp_path)
    with connect(store.address("anna")) as connection:
        seen = find_standing(connection)
        assert (seen.roles, seen.cases, seen.events) == (("agent",), 0, 0)
    with connect(store.address("lena")) as connection:
        seen = find_standing(connection)
        assert (seen.roles, seen.cases, seen.stale) == (("lead",), len(WALKS), 1)
        assert [month.month for month in seen.months] == [MONTH]
        CountedTeam(connection)
        assert find_standing(connection).stale == 0

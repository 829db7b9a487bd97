"""Taken out for good: no row, no byte in the tables, and no way back."""

from pathlib import Path

import pytest

from tests.cli.command import run
from tests.store.cases import FakeTime
from tests.team.cluster import Cluster, Database
from tests.team.desk import NOW, PLUGGED, WALKS, fill, push
from tui.core.journal.milestones import Flagged
from tui.core.report.totals import Period
from tui.store.team.connecting import TeamTrouble, connect
from tui.store.team.purging import find_cases_of, purge_cases
from tui.store.team.reading import CountedTeam
from tui.store.team.sharing import Sharing

MARK = "xyzzy-plugh-4242"


def files_with(cluster: Cluster, word: str) -> list[str]:
    """Return the files of tables in which a word stands."""
    base = cluster.folder / "data" / "base"
    return [path.name for path in base.rglob("*") if path.is_file()
            and word.encode() in path.read_bytes()]  # fmt: skip


def calls(store: Database) -> int:
    with connect(store.address("lena")) as connection:
        totals = CountedTeam(connection).totals(Period())
        return sum(total.number for total in totals if total.slot.measure == "call")


def test_a_purged_agent_is_gone_from_tables_and_files_and_cannot_come_back(
    store: Database, cluster: Cluster, tmp_path: Path
) -> None:
    fill(tmp_path / "a", [(PLUGGED, Flagged("lamp/two", f"see {MARK}"))] * 3)
    fill(tmp_path / "b", WALKS, FakeTime(NOW + 86_400))
    push(store.address("anna"), tmp_path / "a", Sharing(name=MARK))
    push(store.address("ben"), tmp_path / "b", Sharing(name="kim"))
    assert calls(store) == 3 + len(WALKS)
    store.settle()
    assert files_with(cluster, MARK)
    done = run("team", "purge", "--agent", MARK, "--yes",
               BRANCHLINE_TEAM_STORE=store.address("olga"))  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "3 cases" in done.stderr
    assert "proof: no row of them is left" in done.stderr
    assert calls(store) == len(WALKS)
    store.settle()
    assert files_with(cluster, MARK) == []
    (tmp_path / "a" / "team.sqlite").unlink()
    pushed = push(store.address("anna"), tmp_path / "a", Sharing(name=MARK))
    assert (pushed.sent.events, calls(store)) == (0, len(WALKS))


def test_only_an_owner_purges(store: Database, tmp_path: Path) -> None:
    fill(tmp_path, WALKS)
    push(store.address("anna"), tmp_path)
    with pytest.raises(TeamTrouble), connect(store.address("lena")) as connection:
        purge_cases(connection, find_cases_of(connection, "robin"))
    assert calls(store) == len(WALKS)


def test_months_that_are_too_old_go_and_are_not_taken_again(
    store: Database, tmp_path: Path
) -> None:
    fill(tmp_path, WALKS, FakeTime(NOW - 3 * 365 * 86_400))
    fill(tmp_path, WALKS)
    push(store.address("anna"), tmp_path)
    assert calls(store) == 2 * len(WALKS)
    done = run("team", "purge", "--older-than", "12", "--yes",
               BRANCHLINE_TEAM_STORE=store.address("olga"))  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert calls(store) == len(WALKS)
    (tmp_path / "team.sqlite").unlink()
    pushed = push(store.address("anna"), tmp_path)
    assert len(pushed.sent.refused) == len(WALKS)
    assert "which the store does not keep" in pushed.sent.refused[0]
    assert calls(store) == len(WALKS)


def test_purging_asks_first(store: Database, tmp_path: Path) -> None:
    fill(tmp_path, WALKS)
    push(store.address("anna"), tmp_path)
    done = run("team", "purge", "--agent", "robin", BRANCHLINE_TEAM_STORE=store.address("olga"))
    assert (done.returncode, calls(store)) == (2, len(WALKS))
    assert "--yes" in done.stderr

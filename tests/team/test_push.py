"""Pushing: interrupted, repeated, out of order, by many at once, the result is the same."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.store.cases import FakeTime
from tests.team.cluster import Database
from tests.team.desk import (
    BROKEN,
    FIXED,
    HELPED,
    LAMP,
    NOT_KNOWN,
    NOW,
    PLUGGED,
    START,
    WALKS,
    fill,
    push,
)
from tui.core.events import Answered, Noted
from tui.core.journal.milestones import Flagged, Missed
from tui.core.journal.record import Record
from tui.core.report.counts import digest_case
from tui.core.report.totals import Period
from tui.store.case_file import load_case
from tui.store.counting import count_journal, shelves_of
from tui.store.shelf import Shelf
from tui.store.team.connecting import connect
from tui.store.team.marks import Marks
from tui.store.team.migrating import check_version
from tui.store.team.pushing import push_cases
from tui.store.team.reading import CountedTeam
from tui.store.team.rows import Unfit, make_rows
from tui.store.team.sending import Sender
from tui.store.team.sharing import Sharer, Sharing

ROWS = "SELECT month::text, case_id, n, kind, body::text FROM branchline.events ORDER BY 2, 3"
ROOT = Path(__file__).parents[2]


def counts(store: Database) -> list[Any]:
    with connect(store.address("lena")) as connection:
        return sorted(CountedTeam(connection).totals(Period()))


def test_the_store_counts_what_the_journal_counts(store: Database, tmp_path: Path) -> None:
    fill(tmp_path, WALKS * 4)
    pushed = push(store.address("anna"), tmp_path)
    assert pushed.sent.cases == 4 * len(WALKS)
    journal = count_journal(tmp_path)
    assert counts(store) == sorted(journal.totals(Period()))
    with connect(store.address("lena")) as connection:
        weeks = CountedTeam(connection).weeks(Period())
        assert sorted(weeks) == sorted(journal.weeks(Period()))
    day = time.strftime("%Y-%m-%d", time.gmtime(NOW))
    period = Period(day, time.strftime("%Y-%m-%d", time.gmtime(NOW + 86_400)), "lamp")
    with connect(store.address("lena")) as connection:
        assert sorted(CountedTeam(connection).totals(period)) == sorted(journal.totals(period))


def test_a_second_push_sends_nothing_and_a_third_without_marks_changes_nothing(
    store: Database, tmp_path: Path
) -> None:
    fill(tmp_path, WALKS)
    push(store.address("anna"), tmp_path)
    before = store.ask(ROWS)
    again = push(store.address("anna"), tmp_path)
    assert (again.unchanged, again.sent.events) == (len(WALKS), 0)
    (tmp_path / "team.sqlite").unlink()
    third = push(store.address("ben"), tmp_path)
    assert (third.unchanged, third.sent.events, third.sent.cases) == (0, 0, 0)
    assert store.ask(ROWS) == before


def test_a_case_that_went_on_is_pushed_further(store: Database, tmp_path: Path) -> None:
    from tests.store.cases import load, recorder

    shelf = Shelf(tmp_path / "cases")
    fill(tmp_path, [(PLUGGED, NOT_KNOWN)])
    push(store.address("anna"), tmp_path)
    assert [t.number for t in counts(store) if t.slot.measure == "stopped"] == [1]
    keeper = recorder(shelf)
    (path,) = shelf.cases()
    keeper.resume(load(shelf, path.stem))
    for happening in (BROKEN, HELPED, FIXED):
        keeper.record(happening)
    keeper.close()
    pushed = push(store.address("anna"), tmp_path)
    assert (pushed.sent.events, pushed.sent.cases) == (4, 1)
    found = {t.slot.measure: t for t in counts(store)}
    assert "stopped" not in found
    assert (found["call"].slot.key, found["call"].number) == ("fixed", 1)


def test_what_is_not_shared_stays_at_the_desk(store: Database, tmp_path: Path) -> None:
    walk = (
        Answered("lamp/one", "model", "belongs to Erika Mustermann"),
        Noted("Erika Mustermann, erika@example.com, PIN is 4711"),
        Flagged("lamp/two", "call erika@example.com instead"),
    )
    fill(tmp_path, [walk])
    push(store.address("anna"), tmp_path)
    whole = str(store.ask(ROWS)) + str(store.ask("SELECT * FROM branchline.cases"))
    for personal in ("Erika", "Mustermann", "4711", "erika@example.com", "Anna Muster"):
        assert personal not in whole
    assert "robin" in whole
    assert "instead" in whole


@pytest.mark.parametrize(("text", "goes"), [("none", ()), ("remarks", ("bulb",)),
                                            ("all", ("bulb", "stairs"))])  # fmt: skip
def test_the_site_says_how_much_free_text_goes(
    store: Database, tmp_path: Path, text: str, goes: tuple[str, ...]
) -> None:
    fill(tmp_path, [(PLUGGED, Noted("it hangs over the stairs"), Flagged("lamp/two", "no bulb"))])
    push(store.address("anna"), tmp_path, Sharing(text))
    whole = str(store.ask(ROWS))
    assert [word for word in ("bulb", "stairs") if f" {word}" in whole] == list(goes)


def test_texts_that_no_database_takes_go_in_all_the_same(store: Database, tmp_path: Path) -> None:
    strange = 'half \ud800 nul \0 tab \t line \n slash \\ quote " \\N \\. end'
    fill(tmp_path, [(PLUGGED, Flagged("lamp/two", strange))])
    pushed = push(store.address("anna"), tmp_path)
    assert pushed.sent.refused == ()
    ((text,),) = store.ask("SELECT body ->> 'text' FROM branchline.events WHERE kind = 'flagged'")
    assert text == 'half ? nul \ufffd tab \t line \n slash \\ quote " \\N \\. end'


def test_one_case_that_cannot_be_taken_keeps_no_other_from_coming(
    store: Database, tmp_path: Path
) -> None:
    fill(tmp_path, WALKS)
    good = [
        load_case(Shelf(tmp_path / "cases"), path) for path in Shelf(tmp_path / "cases").cases()
    ]
    bad = Record("20261331-000000000-aaaaaa", 1, "2026-11-23T07:45:00.000Z", "", 0, START)
    rows = [make_rows(digest_case(case.id, case.records), case.records) for case in good]
    odd = (
        good[0]
        .records[0]
        ._replace(case=f"{good[0].id[:8]}-999999999-bbbbbb", at="2026-02-31T00:00:00Z")
    )
    with pytest.raises(Unfit):
        make_rows(digest_case(bad.case, [bad]), [bad])
    with connect(store.address("anna")) as connection:
        sent = Sender(connection).send([*rows, make_rows(digest_case(odd.case, [odd]), [odd])])
    assert sent.cases == len(WALKS)
    assert len(sent.refused) == 1
    assert odd.case in sent.refused[0]


def test_two_kinds_of_event_with_the_same_words_stay_two_kinds(
    store: Database, tmp_path: Path
) -> None:
    fill(tmp_path, [(PLUGGED, Noted("no bulb"), Missed("no bulb"), Noted("no bulb"))])
    push(store.address("anna"), tmp_path, Sharing("all"))
    query = "SELECT kind, body ->> 'text' FROM branchline.events WHERE n > 3 ORDER BY n"
    assert store.ask(query) == [(kind, "no bulb") for kind in ("noted", "missed", "noted")]


def test_a_store_that_breaks_off_ends_the_push_and_marks_nothing_that_is_not_there(
    store: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.store.team.pushing.BATCH", 20)
    fill(tmp_path, WALKS * 8)
    with connect(store.address("anna")) as connection:
        marks = Marks(tmp_path / "team.sqlite", check_version(connection))
        pid = connection.info.backend_pid

        def cut(_: int) -> None:
            store.ask(f"SELECT pg_terminate_backend({pid})")

        sharer = Sharer(Sharing(name="robin"), None, {"lamp": LAMP})
        sender = Sender(connection)
        with pytest.raises(psycopg.OperationalError):
            push_cases(shelves_of(tmp_path), sharer, sender, marks, cut)
    push(store.address("anna"), tmp_path)
    expected = 8 * sum(len(walk) + 2 for walk in WALKS)
    assert store.ask("SELECT count(*) FROM branchline.events") == [(expected,)]


def test_rows_arrive_in_any_order_and_in_parts(store: Database, tmp_path: Path) -> None:
    fill(tmp_path, WALKS * 3)
    shelf = Shelf(tmp_path / "cases")
    cases = [load_case(shelf, path) for path in shelf.cases()]
    parts = [
        make_rows(digest_case(case.id, case.records[:end]), case.records[:end])
        for case in cases
        for end in range(1, len(case.records) + 1)
    ]
    chance = random.Random(5)  # noqa: S311 - the same trial each time
    with connect(store.address("anna")) as connection:
        sender = Sender(connection)
        for _ in range(3):
            chance.shuffle(parts)
            for start in range(0, len(parts), 7):
                sender.send(parts[start : start + 7])
    assert store.ask("SELECT count(*) FROM branchline.events")[0][0] == sum(
        len(case.records) for case in cases
    )
    assert counts(store) == sorted(count_journal(tmp_path).totals(Period()))


PUSHER = """
import sys
from pathlib import Path
from tests.team.desk import push
import tui.store.team.sending as sending
import tui.store.team.pushing as pushing
pushing.BATCH = 40
print("ready", flush=True)
push(sys.argv[1], Path(sys.argv[2]))
"""


def start_pusher(address: str, data: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PUSHER, address, str(data)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def push_with_kills(store: Database, folder: Path, pushers: int, rounds: int, seed: int) -> None:
    """Push from many desks at once, kill them at random moments, and let all end at last."""
    chance = random.Random(seed)  # noqa: S311 - the same trial each time
    desks = [folder / f"desk-{number}" for number in range(pushers)]
    clock = FakeTime(NOW)
    for desk in desks:
        fill(desk, WALKS * 40, clock)
    shared = [(desks[number], desks[(number + 1) % pushers]) for number in range(pushers)]
    for _ in range(rounds):
        running = [start_pusher(store.address("anna" if n % 2 else "ben"), chance.choice(pair))
                   for n, pair in enumerate(shared)]  # fmt: skip
        for each in running:
            assert each.stdout is not None
            each.stdout.readline()
        for each in chance.sample(running, len(running)):
            time.sleep(chance.random() * 0.1)
            each.send_signal(signal.SIGKILL)
        for each in running:
            each.communicate()
    for desk in desks:
        push(store.address("anna"), desk)
    expected = pushers * 40 * sum(len(walk) + 2 for walk in WALKS)
    ((rows, different),) = store.ask(
        "SELECT count(*), count(DISTINCT (case_id, n)) FROM branchline.events"
    )
    assert (rows, different) == (expected, expected)
    calls = sum(t.number for t in counts(store) if t.slot.measure == "call")
    assert calls == pushers * 40 * len(WALKS)


def test_pushers_that_are_killed_lose_and_double_nothing(store: Database, tmp_path: Path) -> None:
    push_with_kills(store, tmp_path, pushers=3, rounds=1, seed=7)


@pytest.mark.soak
def test_twenty_pushers_killed_again_and_again(store: Database, tmp_path: Path) -> None:
    push_with_kills(store, tmp_path, pushers=20, rounds=4, seed=11)


def test_reports_never_miss_what_arrives_while_they_are_made(
    store: Database, tmp_path: Path
) -> None:
    fill(tmp_path, WALKS * 2)
    with store.connect("anna") as slow:
        sender = Sender(slow)
        shelf = Shelf(tmp_path / "cases")
        cases = [load_case(shelf, path) for path in shelf.cases()]
        rows = [make_rows(digest_case(case.id, case.records), case.records) for case in cases]
        sender.send(rows[:3])
        with slow.transaction():
            sender.send(rows[3:])
            assert sum(t.number for t in counts(store) if t.slot.measure == "call") == 3
    assert sum(t.number for t in counts(store) if t.slot.measure == "call") == len(rows)

"""Recording: on disk before it shows, private, ordered; and what happens where it cannot be."""

import errno
import os
import shutil
import stat
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.cases import (
    PLUGGED,
    POWER,
    START,
    FakeTime,
    count_up,
    files_below,
    load,
    make_case,
    notes_of,
    recorder,
)
from tests.store.trouble import no_file_larger_than, small_disk
from tui.core.events import Back, Noted, Told
from tui.core.journal.milestones import Closed, Happening, Opened, Parked, Pinned, Resumed
from tui.store.clock import SYSTEM, say_moment, say_zone
from tui.store.journal import create_journal
from tui.store.saver import Pins
from tui.store.shelf import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "home" / "cases")


def test_nothing_is_written_until_somebody_says_something(shelf: Shelf) -> None:
    keeper = recorder(shelf)
    keeper.record(START)
    keeper.record(Told("cloud", "gov", "site"))
    keeper.close()
    assert not shelf.folder.exists()


def test_the_first_thing_said_brings_everything_before_it_along(shelf: Shelf) -> None:
    keeper = recorder(shelf, agent="Kim", version="9", pin=lambda _: Pins("Lamps", {"lamp": "x"}))
    for event in (START, Told("cloud", "gov", "site"), PLUGGED):
        keeper.record(event)
    found = load(shelf, keeper.case)
    assert [record.event for record in found.records] == [
        Opened("lamp", "Lamps", {"lamp": "x"}, "Kim", "9"),
        START,
        Told("cloud", "gov", "site"),
        PLUGGED,
    ]
    assert [record.number for record in found.records] == [1, 2, 3, 4]


def test_every_event_is_on_disk_when_record_returns(shelf: Shelf) -> None:
    keeper = recorder(shelf)
    keeper.record(START)
    for number, note in enumerate(islice(count_up(), 5), start=1):
        keeper.record(note)
        assert len(notes_of(load(shelf, keeper.case))) == number


def test_the_disk_is_asked_before_record_returns(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    real = os.fdatasync

    def sync(descriptor: int) -> None:
        real(descriptor)
        synced.append(os.fstat(descriptor).st_size)

    monkeypatch.setattr("tui.store.journal.sync", sync)
    keeper = recorder(shelf)
    for event in (START, PLUGGED, POWER):
        keeper.record(event)
    path = shelf.find(keeper.case)
    assert path is not None
    assert len(synced) == 2
    assert synced[-1] == path.stat().st_size


def test_files_and_folders_are_private(shelf: Shelf) -> None:
    before = os.umask(0)
    try:
        case = make_case(shelf, PLUGGED)
    finally:
        os.umask(before)
    path = shelf.find(case)
    assert path is not None
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for folder in (shelf.folder.parent, shelf.folder, shelf.open):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_file_that_is_there_already_is_never_opened(shelf: Shelf) -> None:
    shelf.open.mkdir(parents=True)
    (shelf.open / ".a.part").write_text("somebody's")
    with pytest.raises(FileExistsError):
        create_journal(shelf.open, "a", b"x\n")
    assert (shelf.open / ".a.part").read_text() == "somebody's"
    (shelf.open / "b.jsonl").write_text("somebody's")
    with pytest.raises(FileExistsError):
        create_journal(shelf.open, "b", b"x\n")


def test_ids_sort_by_time_and_times_are_utc_with_the_offset_kept(shelf: Shelf) -> None:
    time = FakeTime()
    ids = []
    for _ in range(5):
        ids.append(make_case(shelf, PLUGGED, clock=time.clock))
        time.move(0.001)
    assert ids == sorted(ids)
    record = load(shelf, ids[0]).records[0]
    assert record.at == say_moment(1_795_678_000.0)
    assert record.at.endswith("Z")
    assert record.zone == "+01:00"
    assert say_zone(-210) == "-03:30"
    assert SYSTEM.ahead(0.0) == 0


def test_a_clock_that_jumps_back_changes_neither_order_nor_durations(shelf: Shelf) -> None:
    time = FakeTime()
    keeper = recorder(shelf, clock=time.clock)
    keeper.record(START)
    for event in (PLUGGED, POWER, Back()):
        time.move(30)
        time.jump(-3600)
        keeper.record(event)
    found = load(shelf, keeper.case)
    assert [record.event for record in found.records][1:] == [START, PLUGGED, POWER, Back()]
    assert [record.elapsed for record in found.records] == [0, 0, 30_000, 60_000, 90_000]
    assert found.records[-1].at < found.records[0].at
    assert found.summary.seconds == 90


def test_a_closed_case_lies_with_its_month_and_a_waiting_one_stays(shelf: Shelf) -> None:
    closed = make_case(shelf, PLUGGED, Closed("fixed", title="X"), clock=FakeTime().clock)
    waiting = make_case(shelf, PLUGGED, Closed("waiting", "2026-12-24"))
    assert files_below(shelf.folder) == sorted(
        [f"{closed[:4]}-{closed[4:6]}/{closed}.jsonl", f"open/{waiting}.jsonl"]
    )


def test_what_is_said_after_closing_still_gets_there(shelf: Shelf) -> None:
    keeper = recorder(shelf)
    for event in (START, PLUGGED, Closed("fixed"), Noted("one thing more")):
        keeper.record(event)
    keeper.close()
    found = load(shelf, keeper.case)
    assert notes_of(found) == ["one thing more"]
    assert found.summary.state == "closed"
    assert found.path.parent.name != "open"


def test_a_second_walk_is_a_second_case(shelf: Shelf) -> None:
    keeper = recorder(shelf)
    for event in (START, PLUGGED, START, PLUGGED, POWER):
        keeper.record(event)
    keeper.close()
    counts = sorted(len(load(shelf, path.stem).records) for path in shelf.cases())
    assert counts == [3, 4]


# --- going on ---------------------------------------------------------------------------------


def test_a_case_goes_on_where_it_was(shelf: Shelf) -> None:
    case = make_case(shelf, PLUGGED, Parked())
    keeper = recorder(shelf, agent="Lee")
    assert keeper.resume(load(shelf, case)) == ""
    assert load(shelf, case).summary.state == "parked"
    keeper.record(POWER)
    keeper.close()
    found = load(shelf, case)
    assert [record.event for record in found.records][3:] == [Parked(), Resumed("Lee"), POWER]
    assert [record.number for record in found.records] == [1, 2, 3, 4, 5, 6]
    assert found.summary.state == "unfinished"


def test_looking_at_a_case_leaves_no_trace(shelf: Shelf) -> None:
    case = make_case(shelf, PLUGGED, Closed("fixed"))
    before = files_below(shelf.folder), load(shelf, case).lines
    keeper = recorder(shelf)
    keeper.resume(load(shelf, case))
    keeper.close()
    assert (files_below(shelf.folder), load(shelf, case).lines) == before


def test_other_contents_are_pinned_when_a_case_goes_on_with_them(shelf: Shelf) -> None:
    case = make_case(shelf, PLUGGED, pin=lambda _: Pins("Lamps", {"lamp": "old"}))
    keeper = recorder(shelf)
    keeper.resume(load(shelf, case), {"lamp": "new"})
    keeper.record(POWER)
    keeper.close()
    found = load(shelf, case)
    assert Pinned({"lamp": "new"}) in [record.event for record in found.records]
    assert found.summary.contents == {"lamp": "new"}


def test_a_case_open_in_two_windows_becomes_two_and_nothing_is_lost(shelf: Shelf) -> None:
    case = make_case(shelf, PLUGGED)
    one, two = recorder(shelf), recorder(shelf)
    assert one.resume(load(shelf, case)) == ""
    said = two.resume(load(shelf, case))
    assert "is open in another window too" in said
    for number in range(3):
        one.record(Noted(f"one {number}"))
        two.record(Noted(f"two {number}"))
    one.close()
    two.close()
    assert two.case != case
    assert notes_of(load(shelf, case)) == ["one 0", "one 1", "one 2"]
    copy = load(shelf, two.case)
    assert notes_of(copy) == ["two 0", "two 1", "two 2"]
    head = copy.records[0].event
    assert isinstance(head, Opened)
    assert head.continues == case
    assert copy.notices == ()


@pytest.mark.parametrize("aside", [Parked(), Closed("waiting", "2026-12-01")])
def test_a_case_that_was_laid_aside_can_go_on_in_another_window(
    shelf: Shelf, aside: Happening
) -> None:
    here = recorder(shelf)
    for event in (START, PLUGGED, aside):
        here.record(event)
    there = recorder(shelf)
    assert there.resume(load(shelf, here.case)) == ""
    there.record(POWER)
    there.close()
    here.record(Noted("meanwhile"))  # the first window comes back: it goes on in a copy
    here.close()
    assert [r.event for r in load(shelf, there.case).records][-1] == POWER
    assert notes_of(load(shelf, here.case)) == ["meanwhile"]
    assert here.case != there.case


def test_a_case_that_went_on_elsewhere_since_it_was_read_is_copied(shelf: Shelf) -> None:
    case = make_case(shelf, PLUGGED)
    read_before = load(shelf, case)
    other = recorder(shelf)
    other.resume(load(shelf, case))
    other.record(POWER)
    other.close()
    keeper = recorder(shelf)
    assert "open in another window" in keeper.resume(read_before)
    keeper.record(Noted("mine"))
    keeper.close()
    assert notes_of(load(shelf, case)) == []
    assert notes_of(load(shelf, keeper.case)) == ["mine"]


# --- where it cannot be saved -----------------------------------------------------------------


def test_a_full_disk_is_said_once_and_everything_is_saved_when_there_is_room(shelf: Shelf) -> None:
    said: list[str] = []
    keeper = recorder(shelf, said)
    keeper.record(START)
    keeper.record(PLUGGED)
    path = shelf.find(keeper.case)
    assert path is not None
    with no_file_larger_than(path.stat().st_size + 50):
        for note in islice(count_up(), 3):
            keeper.record(note)
        assert path.read_bytes().endswith(b"\n")
        assert "(3 events in memory)" in keeper.trouble
        assert len(keeper.unsaved()) == 3
    keeper.record(Noted("room again"))
    assert keeper.trouble == ""
    assert notes_of(load(shelf, keeper.case)) == ["note 1", "note 2", "note 3", "room again"]
    assert load(shelf, keeper.case).notices == ()
    assert len(said) == 2
    assert "the file may not become larger" in said[0]
    assert "Saved again" in said[1]


def fill(disk: Path) -> Path:
    """Write until nothing more fits; returns the file."""
    ballast = disk / "ballast"
    descriptor = os.open(ballast, os.O_WRONLY | os.O_CREAT)
    while room := shutil.disk_usage(disk).free:
        os.write(descriptor, b"x" * min(room, 4096))
    with pytest.raises(OSError, match="No space left"):
        os.write(descriptor, b"x" * 1024)
    os.close(descriptor)
    return ballast


def test_a_disk_that_is_really_full_loses_nothing(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 64) as disk:
        shelf = Shelf(disk / "cases")
        said: list[str] = []
        keeper = recorder(shelf, said)
        keeper.record(START)
        keeper.record(PLUGGED)
        ballast = fill(disk)
        for note in islice(count_up(), 40):
            keeper.record(note)
        assert "the disk is full" in keeper.trouble
        assert "the disk is full" in said[0]
        ballast.unlink()
        keeper.record(Noted("room"))
        keeper.close()
        assert keeper.trouble == ""
        assert len(notes_of(load(shelf, keeper.case))) == 41
        assert load(shelf, keeper.case).notices == ()


def test_a_new_case_on_a_full_disk_begins_when_there_is_room(shelf: Shelf) -> None:
    keeper = recorder(shelf)
    keeper.record(START)
    with no_file_larger_than(10):
        keeper.record(PLUGGED)
        assert "Not saved" in keeper.trouble
    assert files_below(shelf.folder) == []
    keeper.close()
    assert keeper.trouble == ""
    assert len(load(shelf, keeper.case).records) == 3


def test_a_file_in_the_way_of_the_folder_is_said_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "cases").write_text("mine")
    keeper = recorder(Shelf(tmp_path / "cases"))
    keeper.record(START)
    keeper.record(PLUGGED)
    assert "Not saved" in keeper.trouble
    assert (tmp_path / "cases").read_text() == "mine"


def test_without_a_home_it_goes_on_in_memory_and_says_so() -> None:
    said: list[str] = []
    keeper = recorder(None, said, why_not="there is no home folder to save it in")
    for event in (START, PLUGGED, POWER):
        keeper.record(event)
    assert said == ["Not saved: there is no home folder to save it in (3 events in memory)."]
    assert "(4 events in memory)" in keeper.trouble
    assert len(keeper.records) == 4


def test_without_a_journal_because_somebody_wanted_that_nothing_is_said() -> None:
    said: list[str] = []
    keeper = recorder(None, said)
    for event in (START, PLUGGED):
        keeper.record(event)
    assert said == []
    assert keeper.trouble == ""
    assert keeper.unsaved() == ()


def test_a_file_that_somebody_deletes_meanwhile_is_made_again_with_everything(shelf: Shelf) -> None:
    keeper = recorder(shelf)
    keeper.record(START)
    keeper.record(PLUGGED)
    path = shelf.find(keeper.case)
    assert path is not None
    path.unlink()
    keeper.record(POWER)
    keeper.close()
    assert [record.event for record in load(shelf, keeper.case).records][1:] == [
        START,
        PLUGGED,
        POWER,
    ]


@pytest.mark.parametrize("place", ["write_all", "sync"])
def test_every_failing_call_leaves_whole_lines_and_loses_nothing(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """The first, the second, the third ... call fails, each in a run of its own."""
    from tui.store import journal

    real = getattr(journal, place)
    for failing in range(1, 8):
        calls = [0]

        def fail(*arguments: object, calls: list[int] = calls, failing: int = failing) -> None:
            calls[0] += 1
            if calls[0] != failing:
                real(*arguments)
                return
            if place == "write_all":
                os.write(arguments[0], arguments[1][:20])  # type: ignore[index, arg-type]
            raise OSError(errno.EIO, "planted")

        with monkeypatch.context() as patch:
            patch.setattr(journal, place, fail)
            keeper = recorder(shelf)
            keeper.record(START)
            for note in islice(count_up(), 6):
                keeper.record(note)
            keeper.close()
        found = load(shelf, keeper.case)
        assert found.notices == ()
        assert notes_of(found) == [f"note {number}" for number in range(1, 7)]
        assert keeper.trouble == ""


class Desk:
    """Does things to cases in any order, and remembers every note that must not get lost."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.keeper = recorder(shelf)
        self.keeper.record(START)
        self.written: set[str] = set()
        self.numbers = count_up()

    def do(self, step: str) -> None:
        getattr(self, step)()

    def note(self) -> None:
        note = next(self.numbers)
        self.written.add(note.text)
        self.keeper.record(note)

    def answer(self) -> None:
        self.keeper.record(PLUGGED)

    def park(self) -> None:
        self.keeper.record(Parked())

    def close(self) -> None:
        self.keeper.record(Closed("fixed"))

    def begin(self) -> None:
        self.keeper.record(START)

    def damage(self) -> None:
        for path in self._one():
            with path.open("ab") as file:
                file.write(b"rubbish\n")

    def resume(self) -> None:
        self.keeper.close()
        for path in self._one():
            self.keeper.resume(load(self.shelf, path.stem))

    def delete(self) -> None:
        """Delete the case at hand behind its back, and go on with it."""
        path = self.shelf.find(self.keeper.case)
        if path is not None:
            path.unlink()
            self.note()

    def _one(self) -> list[Path]:
        return list(self.shelf.cases())[:1]

    def kept(self) -> set[str]:
        self.keeper.close()
        cases = [load(self.shelf, path.stem) for path in self.shelf.cases()]
        return {text for case in cases for text in notes_of(case)}


@given(
    st.lists(
        st.sampled_from(["note", "answer", "park", "close", "begin", "damage", "resume", "delete"]),
        max_size=12,
    )
)
def test_whatever_is_done_in_whatever_order_every_note_is_somewhere(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    desk = Desk(Shelf(tmp_path_factory.mktemp("any") / "cases"))
    for step in steps:
        desk.do(step)
    assert desk.written <= desk.kept()

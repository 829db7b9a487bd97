"""Reading a case in whatever state its file is: what is intact is kept, and what is not is said."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.test_record import frame, sealed
from tests.store.cases import (
    PLUGGED,
    POWER,
    FakeTime,
    files_below,
    load,
    make_case,
    notes_of,
    recorder,
)
from tui.core.events import Noted
from tui.core.journal.record import FORMAT
from tui.store.case_file import Loaded, load_case
from tui.store.shelf import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "cases")


def spoil(shelf: Shelf, case: str, data: bytes) -> Loaded:
    """Put other bytes into the file of a case and read it."""
    path = shelf.find(case)
    assert path is not None
    path.write_bytes(data)
    return load_case(shelf, path)


def whole(shelf: Shelf, *notes: str) -> tuple[str, bytes]:
    told = (Noted(text) for text in notes)
    case = make_case(shelf, PLUGGED, *told, clock=FakeTime().clock)
    path = shelf.find(case)
    assert path is not None
    return case, path.read_bytes()


def test_an_intact_file_is_read_and_left_alone(shelf: Shelf) -> None:
    case, data = whole(shelf, "a", "b")
    found = load(shelf, case)
    assert notes_of(found) == ["a", "b"]
    assert found.notices == ()
    assert b"".join(found.lines) == data
    assert files_below(shelf.folder) == [f"open/{case}.jsonl"]


def test_a_damaged_line_is_set_aside_with_its_file_and_the_others_go_on(shelf: Shelf) -> None:
    case, data = whole(shelf, "a", "b", "c")
    damaged = data.replace(b'"text":"b"', b'"text":"B"')
    found = spoil(shelf, case, damaged)
    assert notes_of(found) == ["a", "c"]
    (notice,) = found.notices
    assert "line 5: its checksum does not fit" in notice
    assert "The whole file was set aside as" in notice
    assert "5 intact events kept" in notice
    assert (shelf.damaged / f"{case}.jsonl").read_bytes() == damaged
    again = load(shelf, case)
    assert notes_of(again) == ["a", "c"]
    assert "1 event is missing" in again.notices[0]


def test_a_mended_case_goes_on(shelf: Shelf) -> None:
    case, data = whole(shelf, "a", "b")
    keeper = recorder(shelf)
    assert keeper.resume(spoil(shelf, case, data[:-30])) == ""
    keeper.record(POWER)
    keeper.close()
    found = load(shelf, case)
    assert notes_of(found) == ["a"]
    assert found.records[-1].event == POWER


def test_a_truncated_file_keeps_every_whole_line(shelf: Shelf) -> None:
    case, data = whole(shelf, "a", "b")
    found = spoil(shelf, case, data[:-10])
    assert notes_of(found) == ["a"]
    assert "set aside" in found.notices[0]


def test_a_file_without_its_last_line_end_keeps_that_line_too(shelf: Shelf) -> None:
    case, data = whole(shelf, "a", "b")
    found = spoil(shelf, case, data[:-1])
    assert notes_of(found) == ["a", "b"]
    assert "no line end" in found.notices[0]
    assert load(shelf, case).notices == ()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is empty"),
        (b"\0" * 4096, "there is nothing of a case in it"),
        (b"Dear diary\n", "there is nothing of a case in it"),
        (b'{"event": "answered"}\n', "there is nothing of a case in it"),
        (os.urandom(3000), "there is nothing of a case in it"),
    ],
)
def test_an_empty_or_foreign_file_is_set_aside_whole(shelf: Shelf, data: bytes, why: str) -> None:
    case, _ = whole(shelf)
    found = spoil(shelf, case, data)
    assert found.records == ()
    assert why in found.notices[0]
    assert "0 intact events kept" in found.notices[0]
    assert files_below(shelf.folder) == [f"damaged/{case}.jsonl"]
    assert (shelf.damaged / f"{case}.jsonl").read_bytes() == data


def test_two_damaged_files_of_one_name_are_both_kept(shelf: Shelf) -> None:
    case, data = whole(shelf, "a")
    spoil(shelf, case, data + b"one\n")
    spoil(shelf, case, data + b"two\n")
    names = [f"damaged/{case}.jsonl", f"damaged/{case}.jsonl.2", f"open/{case}.jsonl"]
    assert files_below(shelf.folder) == names


def test_a_journal_of_a_newer_version_is_read_and_nothing_is_written_to_it(shelf: Shelf) -> None:
    case, data = whole(shelf, "a")
    newer = sealed(**{**frame(v=FORMAT + 1, event="sung", song="la"), "case": case, "n": 5})
    torn = data + newer + b"torn"
    found = spoil(shelf, case, torn)
    assert notes_of(found) == ["a"]
    assert len(found.records) == 5
    assert found.is_newer
    assert f"newer Branchline (format {FORMAT + 1}" in found.notices[0]
    said: list[str] = []
    keeper = recorder(shelf, said)
    assert "what is answered now is not saved" in keeper.resume(found)
    keeper.record(POWER)
    keeper.close()
    path = shelf.find(case)
    assert path is not None
    assert path.read_bytes() == torn
    assert files_below(shelf.folder) == [f"open/{case}.jsonl"]
    assert "only read" in said[0]


def test_a_copied_file_under_another_name_is_read_as_the_case_it_holds(shelf: Shelf) -> None:
    case, data = whole(shelf, "a")
    copy = shelf.open / "from-a-colleague.jsonl"
    copy.write_bytes(data)
    assert load_case(shelf, copy).id == case


def test_a_damaged_copy_never_overwrites_the_case_itself(shelf: Shelf) -> None:
    case, data = whole(shelf, "a")
    copy = shelf.open / "from-a-colleague.jsonl"
    copy.write_bytes(data[:-20])
    notices = load_case(shelf, copy).notices
    assert "is here already and was left as it is" in notices[0]
    assert notes_of(load(shelf, case)) == ["a"]
    assert not copy.exists()


def test_events_of_another_case_in_a_file_are_said_and_stay_in_the_file_set_aside(
    shelf: Shelf,
) -> None:
    one, data = whole(shelf, "a")
    two, more = whole(shelf, "b")
    found = spoil(shelf, one, data + more)
    assert notes_of(found) == ["a"]
    assert f"it holds events of case {two}" in found.notices[0]
    assert (shelf.damaged / f"{one}.jsonl").read_bytes() == data + more


def test_a_case_that_is_being_written_is_never_set_aside(shelf: Shelf) -> None:
    keeper = recorder(shelf)
    keeper.record(PLUGGED)
    path = shelf.find(keeper.case)
    assert path is not None
    with path.open("ab") as file:
        file.write(b'{"v":1,"half of a li')
    found = load_case(shelf, path)
    assert found.is_in_use
    assert found.notices == ()
    assert path.exists()
    keeper.close()


def test_what_is_no_ordinary_file_is_refused_at_once(shelf: Shelf) -> None:
    shelf.open.mkdir(parents=True)
    pipe = shelf.open / "pipe.jsonl"
    os.mkfifo(pipe)
    assert "it is a pipe" in load_case(shelf, pipe).notices[0]
    assert "does not exist" in load_case(shelf, shelf.open / "none.jsonl").notices[0]
    folder = shelf.open / "folder.jsonl"
    folder.mkdir()
    assert "directory" in load_case(shelf, folder).notices[0]
    assert pipe.exists()
    assert folder.exists()


def test_a_name_that_steers_a_terminal_is_made_harmless(shelf: Shelf) -> None:
    shelf.open.mkdir(parents=True)
    path = shelf.open / "\x1b]0;x\x07.jsonl"
    path.write_bytes(b"x")
    assert "\x1b" not in load_case(shelf, path).notices[0]


def test_a_damaged_file_that_cannot_be_set_aside_is_still_read(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, data = whole(shelf, "a", "b")

    def refuse(*_: object) -> Path:
        raise OSError(30, "read-only")

    monkeypatch.setattr(Shelf, "set_aside", refuse)
    found = spoil(shelf, case, data[:-10])
    assert notes_of(found) == ["a"]
    assert "it could not be set aside (the disk is read-only)" in found.notices[0]


@given(st.data())
def test_no_mutation_of_a_file_raises_or_loses_a_line_that_is_whole(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    shelf = Shelf(tmp_path_factory.mktemp("any") / "cases")
    case, before = whole(shelf, *(f"note {number}" for number in range(6)))
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, len(before)))
    mutated = before[:start] + data.draw(st.binary(max_size=40)) + before[end:]
    lines = before.splitlines(keepends=True)
    untouched = set(lines) & set(mutated.splitlines(keepends=True))
    found = spoil(shelf, case, mutated)
    assert untouched <= set(found.lines)
    is_whole = b"".join(found.lines) == mutated
    assert is_whole or [path.read_bytes() for path in shelf.damaged.iterdir()] == [mutated]
    assert found.notices or found.lines == tuple(lines[: len(found.lines)])

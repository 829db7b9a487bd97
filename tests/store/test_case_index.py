"""The list of cases: quick, right, and never in anybody's way."""

import os
import sqlite3
import stat
from itertools import islice
from pathlib import Path

import pytest

from tests.store.cases import PLUGGED, START, FakeTime, count_up, load, make_case, recorder
from tui.core.events import Noted
from tui.core.journal.milestones import Closed, Parked
from tui.store.case_index import CaseIndex, IndexBusy, Page, Query
from tui.store.casebook import Casebook
from tui.store.checkup import examine
from tui.store.places import find_places
from tui.store.shelf import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "cases")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "cases.sqlite"


def ids(page: Page) -> list[str]:
    return [case.id for case in page.cases]


def test_cases_are_listed_newest_first_with_what_they_are_about(shelf: Shelf, file: Path) -> None:
    time = FakeTime()
    made = []
    for note in islice(count_up(), 3):
        made.append(make_case(shelf, PLUGGED, note, clock=time.clock, agent="Kim"))
        time.move(60)
    page = CaseIndex(shelf, file).find(Query())
    assert ids(page) == made[::-1]
    assert page.total == 3
    assert page.cases[0]._replace(contents={}) == load(shelf, made[2]).summary._replace(contents={})


def test_the_index_is_private(shelf: Shelf, file: Path) -> None:
    make_case(shelf, PLUGGED)
    CaseIndex(shelf, file).find(Query())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_words_are_found_by_their_beginnings_in_notes_titles_and_outcomes(
    shelf: Shelf, file: Path
) -> None:
    one = make_case(shelf, PLUGGED, Noted("The certificate of the Gr\u00fcne GmbH expired"))
    two = make_case(shelf, PLUGGED, Noted("Nothing"), Closed("fixed", title="Change the bulb"))
    index = CaseIndex(shelf, file)

    def find(words: str) -> list[str]:
        return ids(index.find(Query(words=words)))

    assert find("certif expired") == [one]
    assert find("GRUNE") == [one]
    assert find("bulb") == [two]
    assert find(two[-6:]) == [two]
    assert sorted(find("lamp")) == sorted([one, two])
    assert find("certif bulb") == []
    assert find("ertificate") == []


@pytest.mark.parametrize(
    "words",
    ['"', "*", "a OR b", "text:x", "NEAR(a b)", "'; DROP TABLE cases; --", "\0", "(", "\ud800"],
)
def test_no_search_is_ever_taken_for_a_command(shelf: Shelf, file: Path, words: str) -> None:
    case = make_case(shelf, PLUGGED)
    index = CaseIndex(shelf, file)
    index.find(Query(words=words))
    assert ids(index.find(Query())) == [case]


def test_filters_narrow_alone_and_together_with_words(shelf: Shelf, file: Path) -> None:
    time = FakeTime()
    parked = make_case(shelf, PLUGGED, Noted("blue"), Parked(), clock=time.clock)
    time.move(5 * 86_400)
    fixed = make_case(shelf, PLUGGED, Noted("blue"), Closed("fixed"), clock=time.clock)
    given_up = make_case(shelf, PLUGGED, Noted("red"), Closed("given-up"), clock=time.clock)
    index = CaseIndex(shelf, file)
    assert ids(index.find(Query(state="parked"))) == [parked]
    assert ids(index.find(Query(outcome="fixed"))) == [fixed]
    assert ids(index.find(Query(words="blue", state="closed"))) == [fixed]
    assert ids(index.find(Query(words="red", outcome="fixed"))) == []
    day = load(shelf, fixed).records[0].at[:10]
    assert sorted(ids(index.find(Query(since=day)))) == sorted([fixed, given_up])
    assert ids(index.find(Query(before=day, words="blue"))) == [parked]
    assert index.find(Query(flow="lamp")).total == 3
    assert index.find(Query(flow="lam")).total == 0
    assert index.find(Query(words="blue", flow="lam")).total == 0
    assert len(ids(index.find(Query(limit=2)))) == 2


def test_what_changes_is_seen_at_once(shelf: Shelf, file: Path) -> None:
    index = CaseIndex(shelf, file)
    assert index.find(Query()).total == 0
    keeper = recorder(shelf)
    keeper.record(START)
    keeper.record(PLUGGED)
    assert index.find(Query()).total == 1
    keeper.record(Noted("purple"))
    assert index.find(Query(words="purple")).total == 1
    keeper.record(Closed("fixed"))
    assert index.find(Query(state="closed")).total == 1
    assert index.find(Query(state="unfinished")).total == 0
    keeper.record(Noted("yellow"))
    keeper.close()
    assert index.find(Query(words="purple yellow", state="closed")).total == 1
    path = shelf.find(keeper.case)
    assert path is not None
    path.unlink()
    assert index.find(Query()).total == 0
    assert index.find(Query(words="purple")).total == 0


def test_a_case_that_comes_back_right_after_it_went_is_seen(shelf: Shelf, file: Path) -> None:
    case = make_case(shelf, PLUGGED, Closed("fixed"))
    path = shelf.find(case)
    assert path is not None
    os.utime(path.parent, (1_700_000_000, 1_700_000_000))  # nothing came or went for long
    index = CaseIndex(shelf, file)
    assert ids(index.find(Query())) == [case]
    line = path.read_bytes()
    path.unlink()
    assert ids(index.find(Query())) == []
    path.write_bytes(line)
    assert ids(index.find(Query())) == [case]


def test_a_deleted_index_comes_back_with_everything(shelf: Shelf, file: Path) -> None:
    cases = [make_case(shelf, PLUGGED, Closed("fixed")) for _ in range(3)]
    index = CaseIndex(shelf, file)
    before = index.find(Query())
    file.unlink()
    assert index.find(Query()) == before
    assert sorted(ids(before)) == sorted(cases)


def test_a_damaged_index_is_made_again(shelf: Shelf, file: Path) -> None:
    for number in range(30):
        make_case(shelf, PLUGGED, Noted(f"note {number} " + "word " * 50), Closed("fixed"))
    index = CaseIndex(shelf, file)
    good = index.find(Query(words="note"))
    whole = file.read_bytes()
    spoilt = [
        b"",
        b"not a database at all",
        whole[:5000],
        whole[:4096] + os.urandom(4096) + whole[8192:],
        b"\0" * len(whole),
        whole[:100] + os.urandom(len(whole) - 100),
    ]
    for data in spoilt:
        file.write_bytes(data)
        assert index.find(Query(words="note")) == good


def test_an_index_of_another_version_is_made_again(shelf: Shelf, file: Path) -> None:
    case = make_case(shelf, PLUGGED)
    index = CaseIndex(shelf, file)
    index.find(Query())
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TABLE words")
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert ids(index.find(Query(words="lamp"))) == [case]


def test_where_no_index_can_be_kept_it_is_made_in_memory(shelf: Shelf, tmp_path: Path) -> None:
    case = make_case(shelf, PLUGGED)
    (tmp_path / "cache").write_text("in the way")
    assert ids(CaseIndex(shelf, tmp_path / "cache" / "x.sqlite").find(Query())) == [case]
    assert ids(CaseIndex(shelf, None).find(Query())) == [case]


def test_without_full_text_search_words_are_found_all_the_same(
    shelf: Shelf, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.store.index_tables._WORDS", "CREATE VIRTUAL TABLE words USING nothing")
    blue = make_case(shelf, PLUGGED, Noted("blue"), Parked())
    make_case(shelf, PLUGGED, Noted("red"))
    index = CaseIndex(shelf, file)
    assert ids(index.find(Query(words="blu", state="parked"))) == [blue]
    assert index.find(Query(words="blu", state="closed")).total == 0
    assert index.find(Query(words="?")).total == 0


def test_an_index_that_another_program_holds_delays_nobody(shelf: Shelf, file: Path) -> None:
    old = make_case(shelf, PLUGGED, Noted("old"), Closed("fixed"))
    index = CaseIndex(shelf, file)
    index.find(Query())
    holder = sqlite3.connect(file, isolation_level=None)
    try:
        holder.execute("BEGIN IMMEDIATE")
        make_case(shelf, PLUGGED, Noted("new"))
        page = index.find(Query())
        assert ids(page) == [old]
        assert "newest changes may be missing" in page.notices[0]
        exported = Casebook(shelf, file).find_all(Query())
        assert (exported.total, exported.notices) == (2, ())
        holder.execute("COMMIT")
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(IndexBusy):
            index.find(Query())
        found = Casebook(shelf, file).find(Query(words="ne"))
        assert len(found.cases) == 1
        assert "only the newest" in found.notices[0]
        assert Casebook(shelf, file).find(Query(state="closed")).total == 1
        exported = Casebook(shelf, file).find_all(Query())
        assert (exported.total, exported.notices) == (2, ())
    finally:
        holder.close()
    assert index.find(Query()).total == 2


def test_damaged_cases_are_said_and_the_others_listed(shelf: Shelf, file: Path) -> None:
    good = make_case(shelf, PLUGGED)
    bad = make_case(shelf, PLUGGED)
    path = shelf.find(bad)
    assert path is not None
    path.write_bytes(b"rubbish\n")
    page = CaseIndex(shelf, file).find(Query())
    assert ids(page) == [good]
    assert "set aside" in page.notices[0]
    assert CaseIndex(shelf, file).find(Query()).notices == ()


def test_other_files_in_the_folder_are_left_alone(shelf: Shelf, file: Path) -> None:
    make_case(shelf, PLUGGED)
    for name in (".part", "notes.txt", ".hidden.jsonl", "x.jsonl~"):
        (shelf.open / name).write_text("mine")
    page = CaseIndex(shelf, file).find(Query())
    assert page.total == 1
    assert page.notices == ()
    assert (shelf.open / "notes.txt").read_text() == "mine"


def test_progress_is_told_while_many_files_are_read(shelf: Shelf, file: Path) -> None:
    for _ in range(3):
        make_case(shelf, PLUGGED)
    told: list[int] = []
    CaseIndex(shelf, file).find(Query(), told.append)
    assert told == [3]


def test_the_check_up_says_what_it_found(private_home: Path) -> None:
    places = find_places(dict(os.environ))
    assert all(finding.is_good for finding in examine(places))
    assert places.data is not None
    assert not places.data.exists()
    shelf = Shelf(places.data / "cases")
    case = make_case(shelf, PLUGGED)
    path = shelf.find(case)
    assert path is not None
    path.write_bytes(b"rubbish")
    load(shelf, case)
    shelf.folder.chmod(0o755)
    faults = [finding.about for finding in examine(places) if not finding.is_good]
    assert faults == ["cases", "damaged cases"]
    assert private_home in shelf.folder.parents

"""A case that says what another one did is read the short way, to the same rows."""

from pathlib import Path

from tests.store.cases import FakeTime
from tests.team.desk import BROKEN, FIXED, HELPED, LAMP, NOW, PLUGGED, WALKS, fill
from tui.core.events import Noted
from tui.core.journal.milestones import Resumed
from tui.core.journal.record import encode
from tui.store.case_file import load_case
from tui.store.counting import shelves_of
from tui.store.team.moulds import Moulds, read_plain
from tui.store.team.pushing import read_rows
from tui.store.team.rows import Rows
from tui.store.team.sharing import ALL, Sharer, Sharing


def rows_of(data: Path, *, text: str, moulds: Moulds | None) -> list[Rows | None]:
    """Return the rows of every case; without moulds each is read as if it were the first."""
    sharer = Sharer(Sharing(text, "robin"), None, {"lamp": LAMP})
    return [
        read_rows(shelf, path, sharer, moulds or Moulds(), [])
        for shelf in shelves_of(data)
        for path in shelf.cases()
    ]


def test_what_was_said_before_is_read_the_short_way_to_the_same_rows(tmp_path: Path) -> None:
    fill(tmp_path, (*WALKS, (PLUGGED, Noted("mail anna@example.com"), BROKEN, HELPED, FIXED)) * 3)
    for text in ("none", "remarks", ALL):
        moulds = Moulds()
        first = rows_of(tmp_path, text=text, moulds=moulds)
        assert rows_of(tmp_path, text=text, moulds=moulds) == first
        assert rows_of(tmp_path, text=text, moulds=None) == first
        assert len({rows.case for rows in first if rows}) == len(first) == 18


def test_time_is_summed_over_sittings_the_short_way_too(tmp_path: Path) -> None:
    fill(tmp_path, [(PLUGGED, BROKEN, Resumed("Anna"), HELPED, FIXED)] * 2, FakeTime(NOW))
    ((shelf, *_),) = [shelves_of(tmp_path)]
    for place, path in enumerate(sorted(shelf.cases())):
        records = load_case(shelf, path).records
        later = [each._replace(elapsed=7_000 * (place + 1)) if each.number > 4 else each
                 for each in records]  # fmt: skip
        path.write_bytes(b"".join(map(encode, later)))
    moulds = Moulds()
    assert rows_of(tmp_path, text=ALL, moulds=moulds) == rows_of(tmp_path, text=ALL, moulds=None)


def test_what_is_not_plain_or_whole_goes_the_long_way(tmp_path: Path) -> None:
    fill(tmp_path, [WALKS[0]])
    ((shelf, *_),) = [shelves_of(tmp_path)]
    (path,) = shelf.cases()
    whole = path.read_bytes()
    assert read_plain(path) is not None
    lines = whole.splitlines(keepends=True)
    for strange in (
        whole[:-1],
        whole + b"rubbish\n",
        whole.replace(b'"n":2,', b'"n":3,'),
        b"".join([lines[0], *lines[2:]]),
        b"".join([lines[1], lines[0], *lines[2:]]),
        whole.replace(b"\n", b"\r\n"),
        whole.replace(b"lamp/one", b"lamp/two", 1),
        b"",
    ):
        path.write_bytes(strange)
        assert read_plain(path) is None
    path.write_bytes(whole)
    other = path.with_name("another.jsonl")
    path.rename(other)
    assert read_plain(other) is None
    assert read_plain(path) is None

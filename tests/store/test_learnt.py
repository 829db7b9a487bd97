"""What cases taught is kept beside them, and can be lost or spoilt without harm."""

from pathlib import Path

import pytest

from tests.cli.command import small_example, write_trees
from tests.store.cases import recorder
from tui.core.events import HELPED, Answered, Started, Tried
from tui.core.prospects.learning import Count
from tui.store.catalog import Catalog
from tui.store.folder import read_folder
from tui.store.learnt import CASES, SUMS, learn, read_learnt
from tui.store.ready import Ready
from tui.store.saver import Pins
from tui.store.shelf import Shelf

FLOW = "small-example"
WALK = (
    Started(f"{FLOW}/words"),
    Answered(f"{FLOW}/words", "message", "certificate-not-valid"),
    Answered(f"{FLOW}/certificate", "certificate", "expired"),
)
FIXED = Tried(f"{FLOW}/renew", HELPED)


class Place:
    """A folder with one flow, its cases and what they taught."""

    def __init__(self, folder: Path) -> None:
        trees = write_trees(folder / "trees", small_example=small_example())
        self.catalog = Catalog([read_folder(trees)], [], lambda _: None)
        self.shelf = Shelf(folder / "cases")
        self.kept = Ready(folder / "kept", b"k" * 32)

    def content(self, flow: str) -> str:
        return self.catalog.content(flow)[0] if flow == FLOW else ""

    def walk(self, *events: Answered | Started | Tried) -> None:
        """Keep a case."""
        pins = Pins(FLOW, {FLOW: self.content(FLOW)})
        keeper = recorder(self.shelf, None, pin=lambda _: pins)
        for event in events:
            keeper.record(event)
        keeper.close()

    def learnt(self) -> dict[str, dict[str, Count]]:
        """Learn, and return what is known then."""
        learn(self.kept, self.shelf, self.catalog, self.content)
        found = read_learnt(self.kept, self.content)
        return {flow: dict(counts) for flow, counts in found.items()}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_nothing_is_learnt_where_nothing_was_written(place: Place) -> None:
    assert read_learnt(place.kept, place.content) == {}


def test_each_case_that_came_since_is_learnt_once(place: Place) -> None:
    place.walk(*WALK)
    assert place.learnt() == {}
    for number in (1, 2, 3):
        place.walk(*WALK, FIXED)
        assert place.learnt() == {FLOW: {"renew": Count(number)}}
        assert place.learnt() == {FLOW: {"renew": Count(number)}}


def test_a_case_that_goes_on_is_learnt_when_it_ends(place: Place) -> None:
    pins = Pins(FLOW, {FLOW: place.content(FLOW)})
    keeper = recorder(place.shelf, None, pin=lambda _: pins)
    for event in WALK:
        keeper.record(event)
    assert place.learnt() == {}
    keeper.record(FIXED)
    assert place.learnt() == {FLOW: {"renew": Count(1)}}
    keeper.close()


def test_no_case_is_read_where_none_came_since(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.walk(*WALK, FIXED)
    known = place.learnt()
    place.kept.save(CASES, {"would": "be looked at"})
    monkeypatch.setattr(Shelf, "cases", None)
    assert place.learnt() == known


def test_a_case_that_is_gone_is_forgotten(place: Place) -> None:
    place.walk(*WALK, FIXED)
    assert place.learnt()
    for path in place.shelf.cases():
        path.unlink()
    assert place.learnt() == {}


def test_only_what_was_learnt_on_this_version_is_read(place: Place) -> None:
    place.walk(*WALK, FIXED)
    assert place.learnt()
    assert read_learnt(place.kept, lambda _: "another") == {}


@pytest.mark.parametrize("name", [SUMS, CASES])
def test_a_record_that_somebody_else_wrote_or_spoilt_is_learnt_anew(
    place: Place, name: str
) -> None:
    place.walk(*WALK, FIXED)
    known = place.learnt()
    file = place.kept.folder / name
    file.write_bytes(file.read_bytes()[:-1] + b"!")
    assert read_learnt(place.kept, place.content) == ({} if name == SUMS else known)
    assert place.learnt() == known


def test_where_nothing_can_be_written_nothing_is_kept(place: Place) -> None:
    place.walk(*WALK, FIXED)
    place.kept = place.kept._replace(writable=False)
    assert place.learnt() == {}

"""What is kept of checked flows is believed only when every byte of it is this user's own."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.command import small_example, write_trees
from tui.core.flow import Flow
from tui.core.frozen import freeze_flow
from tui.store import shipped
from tui.store.catalog import Catalog, open_catalog
from tui.store.ready import Ready, open_shipped

KEY = b"k" * 32
FLOW = "small-example"
INNER = b"Ask for a photo"
"""A text in the middle of a node, which is bytes within bytes of the record."""


@pytest.fixture
def records(tmp_path: Path) -> Ready:
    """Where this user's records lie."""
    return Ready(tmp_path / "cache", KEY)


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    """A folder with the example flow of the format page."""
    return write_trees(tmp_path / "trees", small_example=small_example())


def open_all(trees: Path, *records: Ready) -> tuple[Catalog, list[str]]:
    """Return the flows, and what was said while they were opened."""
    said: list[str] = []
    return open_catalog([trees], list(records), said.append), said


def kept_flow(records: Ready) -> Path:
    """Return the file of the one flow that is kept."""
    (file,) = records.folder.glob("*-0.kept")
    return file


def read_anew(trees: Path) -> Flow:
    return open_all(trees)[0][FLOW]


def test_a_flow_is_the_same_from_its_record(trees: Path, records: Ready) -> None:
    open_all(trees, records)
    catalog, said = open_all(trees, records)
    assert catalog[FLOW] == read_anew(trees)
    assert said == []


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_record_with_any_byte_changed_is_none(
    trees: Path, records: Ready, data: st.DataObject
) -> None:
    if not records.folder.exists():
        open_all(trees, records)
    whole = kept_flow(records).read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    changed = bytearray(whole)
    changed[place] ^= data.draw(st.integers(1, 255))
    (records.folder / "changed").write_bytes(changed)
    assert records.load("changed") is None
    assert records.load_bytes("changed") is None
    (records.folder / "cut").write_bytes(whole[:place])
    assert records.load_bytes("cut") is None
    (records.folder / "longer").write_bytes(whole + bytes(changed[place:]))
    assert records.load_bytes("longer") is None


def test_a_flow_whose_record_is_damaged_deep_within_is_read_from_its_file(
    trees: Path, records: Ready
) -> None:
    open_all(trees, records)
    file = kept_flow(records)
    whole = file.read_bytes()
    assert INNER in whole
    file.write_bytes(whole.replace(INNER, b"Wipe every phone"[: len(INNER)]))
    assert open_all(trees, records)[0][FLOW] == read_anew(trees)
    assert file.read_bytes() == whole


def test_a_flow_that_somebody_else_sealed_is_read_from_its_file(
    trees: Path, records: Ready
) -> None:
    open_all(trees, records)
    forged = read_anew(trees)._replace(title="Forged")
    stranger = records._replace(key=b"s" * 32)
    for key in (stranger, records._replace(key=b"")):
        assert key.save_bytes(kept_flow(records).name, freeze_flow(forged))
        assert open_all(trees, records)[0][FLOW] == read_anew(trees)


def test_a_record_that_holds_something_else_is_no_flow(trees: Path, records: Ready) -> None:
    open_all(trees, records)
    records.save(kept_flow(records).name, {"flow": FLOW})
    assert open_all(trees, records)[0][FLOW] == read_anew(trees)


def test_a_flow_that_changed_has_no_record(trees: Path, records: Ready) -> None:
    open_all(trees, records)
    write_trees(trees, small_example=small_example().replace("Ask for a photo", "Get a photo"))
    catalog, said = open_all(trees, records)
    assert catalog[FLOW] == read_anew(trees)
    assert said


@pytest.mark.parametrize("size", [0, 1, shipped.AT_ONCE - 1, shipped.AT_ONCE, 3 * shipped.AT_ONCE])
def test_a_file_of_any_size_is_read_to_its_end(tmp_path: Path, size: int) -> None:
    file = tmp_path / "file"
    data = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    file.write_bytes(data)
    assert shipped.read_whole(str(file)) == data


def test_what_was_shipped_is_never_written(trees: Path, tmp_path: Path) -> None:
    folder = tmp_path / "shipped"
    open_all(trees, open_shipped(folder))
    assert not folder.exists()
    open_all(trees, open_shipped(folder, building=True))
    catalog, said = open_all(trees, open_shipped(folder))
    assert catalog[FLOW] == read_anew(trees)
    assert said == []

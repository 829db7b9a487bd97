"""The search index is kept between starts, and never believed when it should not be."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.command import small_example, write_trees
from tui.core.search import Index, search
from tui.store.catalog import open_catalog
from tui.store.lookup import open_index
from tui.store.ready import Ready

MESSAGE = "APNSCertificateNotValid"


@pytest.fixture
def records(tmp_path: Path) -> Ready:
    """Where this user's records lie."""
    return Ready(tmp_path / "cache", b"k" * 32)


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    """A folder with the example flow of the format page."""
    return write_trees(tmp_path / "trees", small_example=small_example())


def open_all(trees: Path, records: Ready) -> Index:
    return open_index(open_catalog([trees], [records], lambda _: None), [records])


def kept_index(records: Ready) -> Path:
    (file,) = records.folder.glob("*-search-*.kept")
    return file


def test_an_index_is_kept_and_used_again(trees: Path, records: Ready) -> None:
    first = open_all(trees, records)
    before = kept_index(records).read_bytes()
    second = open_all(trees, records)
    assert search(second, MESSAGE) == search(first, MESSAGE)
    assert kept_index(records).read_bytes() == before


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:-9],
        lambda data: data.replace(b"certificate", b"catastrophe"),
        lambda _: b"",
        lambda _: b"\xff" * 200,
    ],
)
def test_a_spoilt_index_is_made_anew(
    trees: Path, records: Ready, spoil: Callable[[bytes], bytes]
) -> None:
    right = search(open_all(trees, records), MESSAGE)
    file = kept_index(records)
    file.write_bytes(spoil(file.read_bytes()))
    assert search(open_all(trees, records), MESSAGE) == right


def test_an_index_of_another_version_is_made_anew(trees: Path, records: Ready) -> None:
    right = search(open_all(trees, records), MESSAGE)
    records.save(kept_index(records).name, {"format": 0})
    assert search(open_all(trees, records), MESSAGE) == right


def test_other_flows_have_another_index(trees: Path, records: Ready) -> None:
    open_all(trees, records)
    flow = trees / "small-example.yaml"
    changed = flow.read_text(encoding="utf-8").replace(MESSAGE, "WidgetLimitReached")
    flow.write_text(changed, encoding="utf-8")
    found = search(open_all(trees, records), "WidgetLimitReached")
    assert found.confident


def test_a_place_that_cannot_be_written_does_no_harm(trees: Path) -> None:
    nowhere = Ready(Path("/dev/null/cache"), b"k" * 32)
    assert search(open_all(trees, nowhere), MESSAGE).confident


def test_broken_flows_are_left_out(trees: Path, records: Ready) -> None:
    (trees / "broken.yaml").write_text("flow: broken\nnodes: {", encoding="utf-8")
    assert search(open_all(trees, records), MESSAGE).confident

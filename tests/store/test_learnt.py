"""What cases taught is kept beside them, and can be lost or spoilt without harm."""

from pathlib import Path

import pytest

from tui.core.prospects.learning import Count
from tui.store.learnt import CASES, SUMS, learn, read_learnt
from tui.store.shelf import Shelf


def test_nothing_is_learnt_where_nothing_was_written(tmp_path: Path) -> None:
    assert read_learnt(None, lambda _: "v1") == {}
    assert read_learnt(tmp_path, lambda _: "v1") == {}


def test_only_what_was_learnt_on_this_version_is_read(tmp_path: Path) -> None:
    (tmp_path / SUMS).write_text('{"lamp": {"v1": {"bulb": [3, 1]}}}', encoding="utf-8")
    assert read_learnt(tmp_path, lambda _: "v1") == {"lamp": {"bulb": Count(3, 1)}}
    assert read_learnt(tmp_path, lambda _: "v2") == {}


@pytest.mark.parametrize(
    "spoilt",
    ["", "{", "[]", "7", '{"lamp": 7}', '{"lamp": {"v1": []}}', '{"lamp": {"v1": {"bulb": 3}}}',
     '{"lamp": {"v1": {"bulb": [1, -2]}}}', '{"lamp": {"v1": {"bulb": ["1", 2]}}}'],
)  # fmt: skip
def test_a_spoilt_file_teaches_nothing(tmp_path: Path, spoilt: str) -> None:
    (tmp_path / SUMS).write_text(spoilt, encoding="utf-8")
    assert not any(read_learnt(tmp_path, lambda _: "v1").values())


def test_a_case_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    gone = '{"gone.jsonl": {"mark": [1, 2], "taught": {"lamp": {"v1": {"bulb": [1, 0]}}}}}'
    (tmp_path / CASES).write_text(gone, encoding="utf-8")
    (tmp_path / SUMS).write_text('{"lamp": {"v1": {"bulb": [1, 0]}}}', encoding="utf-8")
    (tmp_path / "cases").mkdir()
    learn(tmp_path, Shelf(tmp_path / "cases"), {}, lambda _: "v1")
    assert read_learnt(tmp_path, lambda _: "v1") == {}

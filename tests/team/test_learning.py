"""What all desks teach is counted in the store, carried by a small file, and used offline."""

import json
from pathlib import Path

from tests.team.cluster import Database
from tests.team.desk import CONTENT, LAMP, WALKS, fill, push
from tui.core.prospects.learning import Count
from tui.store.counting import shelves_of
from tui.store.experience import count_cases
from tui.store.likelihoods import read_likelihoods, write_likelihoods
from tui.store.team.connecting import connect
from tui.store.team.learning import count_team


def test_the_store_teaches_what_the_journals_teach(store: Database, tmp_path: Path) -> None:
    fill(tmp_path, WALKS * 6)
    push(store.address("anna"), tmp_path)
    with connect(store.address("lena")) as connection:
        counts = count_team(connection, "lamp", {"lamp": LAMP}, {"lamp": CONTENT})
        assert count_team(connection, "lamp", {"lamp": LAMP}, {"lamp": "f" * 32}) == {}
    shelf = shelves_of(tmp_path)[0]
    assert counts == count_cases(shelf, {"lamp": LAMP}, {"lamp": CONTENT})["lamp"]
    assert counts["change"].helped == 6


def test_the_file_is_used_for_the_same_content_alone(tmp_path: Path) -> None:
    counts = {"lamp": {"change": Count(7, 2)}, "other": {"x": Count(1, 0)}}
    file = tmp_path / "likelihoods.json"
    contents = {"lamp": CONTENT, "other": "f" * 32}
    file.write_text(write_likelihoods("2026-11-28", contents, counts))
    learnt = read_likelihoods(file, {"lamp": CONTENT, "other": "0" * 32}.__getitem__)
    assert (learnt.made, learnt.fault) == ("2026-11-28", "")
    assert learnt.counts == {"lamp": {"change": Count(7, 2)}}
    assert learnt.passed_over == ("other",)


def test_a_bad_file_is_said_and_teaches_nothing(tmp_path: Path) -> None:
    file = tmp_path / "likelihoods.json"
    for text in ("", "[]", '{"likelihoods": 2}', '{"likelihoods": 1, "flows": [1]}',
                 json.dumps({"likelihoods": 1, "flows": {"lamp": {"content": "c",
                             "counts": {"x": [-1, 2]}}}})):  # fmt: skip
        file.write_text(text)
        learnt = read_likelihoods(file, lambda _: "c")
        assert (dict(learnt.counts), bool(learnt.fault)) == ({}, True)
    assert read_likelihoods(tmp_path / "none.json", lambda _: "c").fault

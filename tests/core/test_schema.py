"""The schema for editors says the same as the program that reads the files."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.validation import Validator
from tui.core.codes import CODES
from tui.core.decoding.decode import decode
from tui.core.decoding.schema import json_schema
from tui.core.diagnostic import Severity
from tui.core.tree import Mapped, Source, Spot, Tree
from tui.store.reader import read_source

SMALL = (Path(__file__).parents[1] / "data" / "small-example.yaml").read_bytes()
LIBRARY = b"library: a\ntitle: A\nprocedures:\n  p: {title: P, steps: [Do it.], minutes: 5}\n"
IN_PLACE = (
    b"flow: a\ntitle: A\nstart: q\nnodes:\n  q:\n    ask: {fact: f, ask: Which?, answers: {a: A}}\n"
    b"    to: {a: e}\n  e: {resolve: E, cause: C, actors: L1}\n"
)
SCHEMA = Validator(json_schema())
NUMBERS = {"minutes", "cures", "likelihood"}
PLACE = Spot(1, 1)
NOT_IN_A_SCHEMA = {"F037", "F049", "T001", "T003", "T004", "S003"}
"""Faults of wording and of other files, which an editor is not told about."""


def plain(tree: Tree, key: str = "") -> Any:
    """Return a tree as an editor sees it."""
    if isinstance(tree, str):
        return float(tree) if key in NUMBERS and tree.replace(".", "", 1).isdigit() else tree
    if isinstance(tree, Mapped):
        return {name: plain(value, name) for name, value in tree.items()}
    return [plain(value, key) for value in tree]


def mapped(value: Any) -> Any:
    """Return plain values as a tree without places."""
    if not isinstance(value, dict):
        return value
    tree = Mapped(PLACE)
    for key, each in value.items():
        tree[key] = mapped(each)
        tree.key_spots[key] = tree.value_spots[key] = PLACE
    return tree


def read(data: bytes) -> Mapped:
    source, problems = read_source(data, "x.yaml")
    assert source is not None
    assert problems == []
    for each in mappings(source.tree):
        assert len(each.key_spots) == len(each.value_spots)  # worked out before it is changed
    return source.tree


def program_accepts(tree: Mapped) -> bool:
    _, problems = decode(Source("x.yaml", tree))
    return not any(
        each.severity is Severity.ERROR for each in problems if each.code not in NOT_IN_A_SCHEMA
    )


def mappings(tree: Tree) -> Iterator[Mapped]:
    """Yield every mapping of a tree."""
    if isinstance(tree, Mapped):
        yield tree
        for value in tree.values():
            yield from mappings(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from mappings(value)


@pytest.mark.parametrize("data", [SMALL, LIBRARY, IN_PLACE])
def test_what_the_program_accepts_the_schema_accepts(data: bytes) -> None:
    tree = read(data)
    assert SCHEMA.find_faults(plain(tree)) == []
    assert program_accepts(tree)


@pytest.mark.parametrize(
    "code",
    [
        each.id
        for each in CODES.values()
        if each.bad and each.id >= "F030" and each.id[0] == "F" and each.id not in NOT_IN_A_SCHEMA
    ],
)
def test_what_is_wrong_with_the_form_is_wrong_for_the_schema_too(code: str) -> None:
    source, _ = read_source(CODES[code].bad.encode(), "x.yaml")
    assert source is not None
    assert SCHEMA.find_faults(plain(source.tree)) != []
    source, _ = read_source(CODES[code].good.encode(), "x.yaml")
    assert source is not None
    assert SCHEMA.find_faults(plain(source.tree)) == []


@given(st.data())
def test_program_and_schema_agree_on_a_file_with_one_change(data: st.DataObject) -> None:
    tree = read(data.draw(st.sampled_from([SMALL, LIBRARY, IN_PLACE])))
    where = data.draw(st.sampled_from(list(mappings(tree))))
    key = data.draw(st.sampled_from(sorted(where)))
    change = data.draw(st.sampled_from(["remove", "rename", "text", "list", "mapping", "nested"]))
    if change == "remove":
        del where[key]
    elif change == "rename":
        where["Odd name"] = where.pop(key)
        where.key_spots["Odd name"] = where.value_spots["Odd name"] = PLACE
    else:
        new: dict[str, Any] = {
            "text": "Seven days",
            "list": ["one thing", "another"],
            "mapping": mapped({"some": "thing"}),
            "nested": mapped({"some": {"more": "things"}}),
        }
        where[key] = new[change]
        if isinstance(new[change], list):
            where[key] = _listed(new[change])
    seen = plain(tree)
    assert (SCHEMA.find_faults(seen) == []) == program_accepts(tree), (key, change)


def _listed(items: list[str]) -> Tree:
    source, _ = read_source(f"key: {json.dumps(items)}".encode(), "x.yaml")
    assert source is not None
    return source.tree["key"]


def test_the_schema_is_plain_json_and_every_part_of_it_is_used() -> None:
    schema = json_schema()
    text = json.dumps(schema)
    for name in schema["$defs"]:
        assert f'"#/$defs/{name}"' in text
    for definition in schema["$defs"].values():
        assert definition["description"].endswith(".")

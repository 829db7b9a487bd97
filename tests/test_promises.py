"""SECURITY.md promises nothing without a test that holds Branchline to it."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "SECURITY.md"
TEXT = PAGE.read_text(encoding="utf-8").partition("## Promises")[2]
PROMISES = re.split(r"(?m)^\d+\. ", TEXT)[1:]


def names_in(file: str) -> set[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in ast.walk(tree) if isinstance(node, kinds)}


@pytest.mark.parametrize("promise", PROMISES, ids=lambda text: text[2:40].partition("*")[0])
def test_every_promise_has_tests_that_are_there(promise: str) -> None:
    named = re.findall(r"`(tests/[^:`]+)::(\w+)`", promise)
    assert named
    assert [each for each in named if each[1] not in names_in(each[0])] == []

"""Twenty calls of people who know what they know, driven through the command itself."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.walks import judge, walk

CALLERS = yaml.load(
    (Path(__file__).parents[1] / "data" / "walks.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,  # noqa: S506 - builds text only
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("home"))


def test_there_are_twenty_callers() -> None:
    assert len(CALLERS) == 20


@pytest.mark.parametrize("caller", CALLERS, ids=lambda caller: caller["id"])
def test_the_caller_ends_where_the_call_must_end(caller: dict[str, Any], home: str) -> None:
    verdict = judge(caller, walk(caller, "intune-ios", home=home))
    assert verdict.right, verdict.found
    assert not verdict.forbidden

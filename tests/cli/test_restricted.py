"""A restricted place: whoever says so, nothing chosen is written, read or started."""

from pathlib import Path

import pytest

from tests.cli.command import run, small_example, write_trees

BY_FLAG, BY_ENVIRONMENT = ("--restricted",), {"BRANCHLINE_RESTRICTED": "yes"}


def commands(folder: Path) -> dict[str, tuple[str, ...]]:
    flows = str(write_trees(folder / "trees", small_example=small_example()))
    out = str(folder / "out")
    return {
        "new": ("new", "fresh", "--trees", flows),
        "translate": ("translate", "small-example", "--into", "de", "--trees", flows),
        "fix": ("check", "--fix", flows),
        "write": ("test", "--coverage", "--write", flows),
        "pack": ("pack", flows, "--output", f"{out}.pack"),
        "export": ("cases", "export", "--all", "--output", out),
        "import": ("cases", "import", f"{folder}/cases.jsonl"),
        "serve": ("serve",),
    }


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("new", "flag"), ("new", "environment"), ("fix", "environment"), ("write", "environment"),
        ("translate", "environment"), ("pack", "environment"), ("export", "environment"),
        ("import", "environment"), ("serve", "environment"),
    ],
)  # fmt: skip
def test_nothing_that_uses_a_chosen_file_runs(name: str, how: str, tmp_path: Path) -> None:
    command = commands(tmp_path)[name]
    before = sorted(tmp_path.rglob("*"))
    flag = BY_FLAG if how == "flag" else ()
    done = run(*flag, *command, **(BY_ENVIRONMENT if how == "environment" else {}))
    assert done.returncode == 3, done.stderr
    assert "restricted" in done.stderr
    assert sorted(tmp_path.rglob("*")) == before

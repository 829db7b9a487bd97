"""Searches without a hit and what is called wrong: kept as far as the site allows."""

from pathlib import Path

import pytest

from tests.cli.command import run, write_trees
from tests.cli.test_web import LAMP

WORDS = "xyzzy plugh of erika@example.com"


def kept(home: Path, folder: str) -> str:
    data = home / ".local/share/branchline" / folder
    return "".join(path.read_text() for path in data.rglob("*.jsonl"))


@pytest.mark.parametrize(
    ("how", "has", "lacks"),
    [("redacted", "xyzzy plugh of [user 1]", "erika"), ("as-typed", WORDS, "[user"),
     ("nothing", "", "xyzzy")],
)  # fmt: skip
def test_a_search_in_vain_is_kept_as_the_site_says(
    tmp_path: Path, private_home: Path, how: str, has: str, lacks: str
) -> None:
    trees = write_trees(tmp_path / "trees", lamp=LAMP)
    run("walk", "lamp", "--plain", "--trees", trees, typed=f"/{WORDS}\n\nq\n",
        BRANCHLINE_SEARCHES=how)  # fmt: skip
    found = kept(private_home, "searches")
    assert has in found
    assert lacks not in found
    assert "xyzzy" not in kept(private_home, "cases")


def test_what_is_called_wrong_stands_in_the_case_and_in_the_report(
    tmp_path: Path, private_home: Path
) -> None:
    trees = write_trees(tmp_path / "trees", lamp=LAMP)
    done = run("walk", "lamp", "--plain", "--trees", trees,
               typed="1\nwrong nobody can see the bulb\nq\n")  # fmt: skip
    assert "Kept: whoever looks after this flow reads it" in done.stdout
    assert '"event":"flagged","node":"lamp/bulb"' in kept(private_home, "cases")
    report = run("stats", "--trees", trees)
    assert "nobody can see the bulb" in report.stdout

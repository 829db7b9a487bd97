"""`stats`: what the desk's own cases say against the likelihoods an author wrote."""

import json
from pathlib import Path

import pytest

from tests.cli.command import ROOT, events, run, small_example, write_trees


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    return write_trees(tmp_path / "trees", small_example=small_example())


def counts(tmp_path: Path, content: object) -> Path:
    file = tmp_path / "counts.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return file


def test_without_cases_the_author_stands(trees: Path) -> None:
    done = run("stats", "small-example", "--propose", "--trees", trees)
    assert done.returncode == 0
    assert done.stdout == ""
    assert "0 cases were confirmed" in done.stderr


def test_cases_of_the_journal_are_counted(trees: Path) -> None:
    walk = "certificate-not-valid\nexpired\ny\n1\n"
    for _ in range(2):
        assert run("walk", "small-example", "--plain", "--trees", trees, typed=walk).returncode == 0
    done = run("stats", "small-example", "--propose", "--json", "--trees", trees)
    (found,) = events(done.stdout)
    assert found["confirmed"] == 2
    assert found["counts"] == {"renew": {"helped": 2, "failed": 0}}


def test_the_change_is_a_diff_of_the_file(tmp_path: Path) -> None:
    file = counts(tmp_path, {"cap-remove-user": 40, "start-notfresh": {"helped": 9, "failed": 2}})
    done = run("stats", "intune-ios", "--counts", file, "--trees", ROOT / "trees")
    assert done.returncode == 0
    assert "start-notfresh: 9 cases" in done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].removeprefix("--- a/") == lines[1].removeprefix("+++ b/")
    file_lines = (ROOT / "trees" / "intune-ios.yaml").read_text(encoding="utf-8").splitlines()
    for line in lines[2:]:
        assert line[:1] in "@+" or line[1:] in file_lines


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("no json", "this is not JSON"),
        ([1, 2], "write an object"),
        ({"renew": {"helped": -1}}, "are counts"),
        ({"renew": {"helped": "many"}}, "are counts"),
        ({"renew": True}, "are counts"),
    ],
)
def test_counts_that_are_none_are_refused(
    tmp_path: Path, trees: Path, content: object, says: str
) -> None:
    file = counts(tmp_path, content)
    done = run("stats", "small-example", "--counts", file, "--trees", trees)
    assert done.returncode == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_node_is_named_and_left_out(tmp_path: Path, trees: Path) -> None:
    file = counts(tmp_path, {"nowhere": 3, "renew": 4})
    done = run("stats", "small-example", "--counts", file, "--trees", trees)
    assert "has no node nowhere" in done.stderr
    assert "4 cases were confirmed" in done.stderr


def test_an_unknown_flow_is_wrong_usage(trees: Path) -> None:
    done = run("stats", "small-exampel", "--propose", "--trees", trees)
    assert done.returncode == 2
    assert "did you mean small-example" in done.stderr

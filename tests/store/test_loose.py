"""What others may write to is noticed, and not used without the site's leave."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.cli.command import run, small_example, write_trees
from tui.core.prospects.learning import Count
from tui.core.settings import Given, Layer, settle
from tui.store.catalog import open_catalog
from tui.store.lessons import Lessons
from tui.store.likelihoods import write_likelihoods
from tui.store.loose import find_loose, find_loose_place
from tui.store.places import Places, find_places
from tui.store.settings import SITE_VARIABLE, read_settings

pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="modes are of POSIX systems")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Yield a folder that everybody may enter, at a place that everybody may enter."""
    folder = Path(tempfile.mkdtemp(prefix="branchline-loose-"))
    folder.chmod(0o755)
    (folder / "trees").mkdir(mode=0o755)
    yield folder
    shutil.rmtree(folder)


def test_a_folder_of_ones_own_is_not_loose(open_folder: Path) -> None:
    assert find_loose(open_folder / "trees") == ""


def test_what_everybody_may_write_to_is_loose(open_folder: Path) -> None:
    trees = open_folder / "trees"
    trees.chmod(0o777)
    assert find_loose(trees) == f"everybody may write to {trees} (mode 0777)"
    file = trees / "a.yaml"
    file.write_text("flow: a", encoding="utf-8")
    assert str(trees) in find_loose(file)
    trees.chmod(0o755)
    file.chmod(0o666)
    assert find_loose(file) == f"everybody may write to {file} (mode 0666)"


def test_a_folder_above_counts_as_well(open_folder: Path) -> None:
    open_folder.chmod(0o777)
    assert find_loose(open_folder / "trees").startswith(f"everybody may write to {open_folder}")
    open_folder.chmod(0o1777)  # each may only remove what is theirs
    assert find_loose(open_folder / "trees") == ""


def test_what_is_yet_to_be_made_is_judged_by_what_is_there(open_folder: Path) -> None:
    cases = open_folder / "data" / "branchline" / "cases"
    assert find_loose_place(cases) == ""
    open_folder.chmod(0o777)
    assert find_loose_place(cases) == f"everybody may write to {open_folder} (mode 0777)"
    open_folder.chmod(0o1777)  # whoever comes first makes it
    assert find_loose_place(cases).startswith("everybody may write")
    cases.parent.mkdir(parents=True, mode=0o700)
    assert find_loose_place(cases) == ""


def test_behind_a_closed_door_nothing_is_loose(open_folder: Path) -> None:
    (open_folder / "trees").chmod(0o777)
    open_folder.chmod(0o700)
    assert find_loose(open_folder / "trees") == ""


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() != 0, reason="only root gives files away")
def test_what_belongs_to_somebody_else_is_loose(open_folder: Path) -> None:
    trees = open_folder / "trees"
    os.chown(trees, 54321, 54321)
    assert find_loose(trees) == f"{trees} belongs to somebody else (user 54321)"
    os.chown(trees, 0, 54321)
    trees.chmod(0o775)
    assert find_loose(trees) == f"the group 54321 may write to {trees} (mode 0775)"


@pytest.mark.parametrize(
    ("leave", "code"),
    [({}, 1), ({"BRANCHLINE_LOOSE": "warn"}, 0)],
)
def test_loose_flows_are_walked_only_with_leave(
    leave: Mapping[str, str], code: int, open_folder: Path
) -> None:
    trees = write_trees(open_folder / "trees", small_example=small_example())
    trees.chmod(0o777)
    walk = ("walk", "small-example", "--plain", "--trees", trees)
    done = run(*walk, typed="1\n2\ny\n1\n", **leave)
    assert done.returncode == code
    assert ("everybody may write" in done.stderr) == (leave.get("BRANCHLINE_LOOSE") != "allow")
    assert ("It helped" in done.stdout) == (code == 0)
    alone = run("walk", trees / "small-example.yaml", "--plain", typed="1\n2\ny\n1\n", **leave)
    assert alone.returncode == code


def test_a_loose_site_file_says_nothing(open_folder: Path) -> None:
    file = open_folder / "site.yaml"
    file.write_text("restricted: yes\n", encoding="utf-8")
    told = {SITE_VARIABLE: str(file), "HOME": str(open_folder)}
    assert read_settings(find_places(told), told, {}).switch("restricted")
    file.chmod(0o666)
    found = read_settings(find_places(told), told, {})
    assert not found.switch("restricted")
    assert "everybody may write" in found.notice


def test_cases_are_not_kept_where_others_could_change_them(open_folder: Path) -> None:
    trees = write_trees(open_folder / "trees", small_example=small_example())
    data = open_folder / "branchline"
    data.mkdir(mode=0o777)
    data.chmod(0o777)
    walk = ("walk", "small-example", "--plain", "--trees", trees)
    told = {"XDG_DATA_HOME": str(open_folder), "BRANCHLINE_LOOSE": "refuse"}
    done = run(*walk, typed="1\n2\ny\n1\n", **told)
    assert "everybody may write" in done.stderr
    assert not (data / "cases").exists()
    assert "It helped" in done.stdout


def test_cases_are_not_begun_where_others_could_make_the_folder(open_folder: Path) -> None:
    trees = write_trees(open_folder / "trees", small_example=small_example())
    (open_folder / "data").mkdir()
    (open_folder / "data").chmod(0o777)
    walk = ("walk", "small-example", "--plain", "--trees", trees)
    told = {"XDG_DATA_HOME": str(open_folder / "data"), "HOME": ""}  # so that no seal is made first
    done = run(*walk, typed="1\n2\ny\n1\n", **told)
    assert "everybody may write" in done.stderr
    assert not any((open_folder / "data").iterdir())
    assert "It helped" in done.stdout


def test_likelihoods_that_others_could_change_are_not_believed(open_folder: Path) -> None:
    trees = write_trees(open_folder / "trees", small_example=small_example())
    catalog = open_catalog([trees], [], print)
    content = {"small-example": catalog.content("small-example")[0]}
    counts = {"small-example": {"expired": Count(7, 2)}}
    file = open_folder / "likelihoods.json"
    file.write_text(write_likelihoods("2026-11-28", content, counts), encoding="utf-8")
    places = Places(open_folder, open_folder, None, None, None)
    assert Lessons(places, settle([]), catalog).experience == counts
    file.chmod(0o666)
    assert Lessons(places, settle([]), catalog).experience == {}
    with_leave = settle([Layer("the test", (Given("loose", "allow", "the test"),))])
    assert Lessons(places, with_leave, catalog).experience == counts

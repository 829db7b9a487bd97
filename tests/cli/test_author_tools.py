"""`graph`, `diff`, `new`, `watch`, `check --fix`, `schema`: what an author may meet."""

import json
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.command import run, small_example, write_trees
from tests.core.validation import Validator
from tests.terminal import Terminal


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    return write_trees(tmp_path / "trees", small_example=small_example())


def test_a_flow_is_drawn_as_svg_that_any_program_can_read(trees: Path) -> None:
    done = run("graph", "small-example", "--trees", trees, "--format", "svg")
    assert done.returncode == 0
    root = ET.fromstring(done.stdout)  # noqa: S314 - our own
    words = " ".join(each.text or "" for each in root.iter("{http://www.w3.org/2000/svg}text"))
    assert "Which words does the phone show?" in words.replace("  ", " ")


def test_a_picture_around_a_node_that_is_not_there_names_the_nearest(trees: Path) -> None:
    done = run("graph", "small-example", "--trees", trees, "--around", "renwe")
    assert done.returncode == 2
    assert "did you mean renew?" in done.stderr


@pytest.mark.parametrize("steps", ["-1", "x", "1000"])
def test_steps_are_a_small_number(trees: Path, steps: str) -> None:
    done = run("graph", "small-example", "--trees", trees, "--around", "renew", "--steps", steps)
    assert done.returncode == 2


def test_the_same_flow_twice_shows_no_difference(trees: Path) -> None:
    file = trees / "small-example.yaml"
    done = run("diff", file, file)
    assert done.returncode == 0
    assert done.stdout == "Callers will notice nothing.\n"


def test_a_difference_is_told_as_json_to_programs(trees: Path, tmp_path: Path) -> None:
    changed = small_example().replace("active: ticket", "active: renew")
    other = write_trees(tmp_path / "other", small_example=changed.replace("none, expired]}",
                        "none, expired, active]}"))  # fmt: skip
    done = run("diff", trees / "small-example.yaml", other / "small-example.yaml",
               "--format", "json")  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert [each["node"] for each in told["resolutions"]["gone"]] == ["ticket"]


def test_a_flow_with_faults_is_not_compared(trees: Path) -> None:
    file = trees / "small-example.yaml"
    file.write_text(small_example().replace("start: words", "start: wordz"), encoding="utf-8")
    done = run("diff", file, file)
    assert done.returncode == 1
    assert "G001" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["new", "Not An Id"], 2, "would not-an-id do?"),
        (["new", "small-example"], 1, "is there already"),
        (["new", "fresh", "--restricted"], 3, "--restricted does not allow"),
        (["check", "--fix"], 2, "name the files or folders"),
        (["watch", "small-example"], 3, "needs a terminal"),
    ],
)
def test_what_cannot_be_done_is_said(
    trees: Path, arguments: list[str], code: int, said: str
) -> None:
    done = run(*arguments, "--trees", trees)
    assert done.returncode == code
    assert said in done.stderr
    assert not (trees / "fresh.yaml").exists()


def test_nothing_is_mended_where_nothing_may_be_written(trees: Path) -> None:
    file = trees / "small-example.yaml"
    text = small_example().replace("cause:", "casue:", 1)
    file.write_text(text, encoding="utf-8")
    done = run("check", "--fix", "--restricted", file)
    assert done.returncode == 3
    assert file.read_text(encoding="utf-8") == text


def test_only_the_file_that_is_named_is_mended(trees: Path) -> None:
    slip = small_example().replace("cause:", "casue:", 1)
    write_trees(trees, small_example=slip, other=slip.replace("small-example", "other"))
    done = run("check", "--fix", trees / "other.yaml")
    assert done.returncode == 0, done.stdout
    assert "casue" not in (trees / "other.yaml").read_text(encoding="utf-8")
    assert "casue" in (trees / "small-example.yaml").read_text(encoding="utf-8")


def test_the_schema_of_diagnostics_fits_what_is_printed(trees: Path) -> None:
    (trees / "broken.yaml").write_text("flow: broken\ntitel: Broken\n", encoding="utf-8")
    schema = json.loads(run("schema", "--diagnostics").stdout)
    printed = json.loads(run("check", trees, "--format", "json").stdout)
    assert printed
    assert Validator(schema).find_faults(printed) == []


def test_watching_shows_a_save_in_a_real_terminal_and_leaves_it_as_it_was(trees: Path) -> None:
    pytest.importorskip("pty")
    file = trees / "small-example.yaml"
    command = [sys.executable, "-P", "-m", "tui", "watch", str(file)]
    with Terminal(command, columns=80, rows=24) as terminal:
        terminal.wait_for("Which words does the phone")
        file.write_text(small_example().replace("Which words", "Some text"), encoding="utf-8")
        terminal.wait_for("Some text")
        terminal.press("\x03")
        assert terminal.wait_for_exit() == 130
        assert terminal.restored()


def test_new_asks_for_two_answers_that_differ(tmp_path: Path) -> None:
    lines = ["The fax is silent", "", "", "It beeps", "it beeps", "", "Turn it on", ""]
    done = run("new", "fax", "--trees", tmp_path, typed="\n".join(lines))
    assert done.returncode == 0
    assert "That one is there already." in done.stderr
    text = (tmp_path / "fax.yaml").read_text(encoding="utf-8")
    assert "it-beeps: It beeps" in text
    assert "something-else: Something else" in text
    assert "resolve: Turn it on" in text

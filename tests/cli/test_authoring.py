"""`check`, `test`, `show`, `explain`, `schema`: what an author sees."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import run, small_example, write_trees

BROKEN = """\
flow: broken
title: Broken
start: first
facts:
  colour: {ask: Which colour?, answers: {red: Red, blue: Blue}}
nodes:
  first:
    ask: colour
    to: {red: end, blue: nowhere}
  end:
    resolve: The end
    actors: [L1]
    cause: It ends.
    steps: [Stop.]
    verify: It stopped.
"""


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    return write_trees(tmp_path / "trees", small_example=small_example())


def test_the_example_of_the_documentation_is_clean_and_its_cases_pass(trees: Path) -> None:
    checked = run("check", trees, "--strict")
    assert checked.returncode == 0, checked.stdout
    assert checked.stdout == ""
    tested = run("test", trees)
    assert tested.returncode == 0
    assert "1 cases passed, 0 failed" in tested.stdout


def test_a_fault_is_shown_with_file_line_excerpt_and_caret(trees: Path) -> None:
    write_trees(trees, broken=BROKEN)
    done = run("check", trees)
    assert done.returncode == 1
    assert "broken.yaml:9" in done.stdout
    assert "nowhere" in done.stdout
    assert "^" in done.stdout


@pytest.mark.parametrize("format_name", ["line", "json", "github"])
def test_each_format_names_file_and_line(trees: Path, format_name: str) -> None:
    write_trees(trees, broken=BROKEN)
    done = run("check", trees / "broken.yaml", "--format", format_name)
    assert done.returncode == 1
    assert "broken.yaml" in done.stdout
    if format_name == "json":
        assert json.loads(done.stdout)


def test_a_case_that_ends_elsewhere_fails_and_says_where(trees: Path) -> None:
    wrong = small_example().replace("expect: renew", "expect: ticket")
    write_trees(trees, small_example=wrong)
    done = run("test", trees)
    assert done.returncode == 1
    assert "expired certificate: ended at small-example/renew, not at ticket" in done.stdout


@pytest.mark.parametrize("format_name", ["text", "markdown"])
def test_show_prints_every_text_of_the_flow(trees: Path, format_name: str) -> None:
    done = run("show", "small-example", "--trees", trees, "--format", format_name)
    assert done.returncode == 0
    plain = done.stdout.replace("\\", "")
    for text in ("Please read me the words", "Never choose Create", "expired certificate", "Topic"):
        assert (text in plain) == (text != "Topic")


def test_explain_takes_a_code_or_its_name() -> None:
    done = run("explain", "F001")
    assert done.returncode == 0
    name = done.stdout.split()[1]
    assert run("explain", name).stdout == done.stdout
    assert run("explain", "F0O1").returncode == 2
    assert "without a code all are listed" in run("explain", "X123").stderr


def test_explain_shows_a_message_without_braces() -> None:
    assert "There is no node `NAME`." in run("explain", "G001").stdout


def test_schema_is_json() -> None:
    done = run("schema")
    assert done.returncode == 0
    assert "$schema" in json.loads(done.stdout)


@pytest.mark.parametrize("kind", ["folder", "fifo", "binary", "empty", "unreadable", "link"])
def test_odd_files_are_named_and_nothing_hangs(trees: Path, kind: str) -> None:
    odd = trees / "odd.yaml"
    if kind == "folder":
        odd.mkdir()
    elif kind == "fifo":
        os.mkfifo(odd)
    elif kind == "binary":
        odd.write_bytes(bytes(range(256)))
    elif kind == "empty":
        odd.write_bytes(b"")
    elif kind == "link":
        odd.symlink_to("/etc/passwd")
    else:
        odd.write_text("flow: x\n")
        odd.chmod(0)
        if os.access(odd, os.R_OK):
            odd.unlink()
            odd.symlink_to("/nowhere")
    done = run("check", trees)
    assert done.returncode == 1
    assert "odd.yaml:1" in done.stdout
    assert "root:" not in done.stdout
    walked = run("walk", "small-example", "--plain", "--trees", trees, typed="none\n")
    assert walked.returncode == 0


def test_a_folder_of_libraries_alone_is_checked(tmp_path: Path) -> None:
    library = "library: words\ntitle: Words\nterms: {ADE: Automated device enrolment}\n"
    done = run("check", write_trees(tmp_path / "shared", words=library))
    assert done.returncode == 0
    assert "1 library" in done.stderr


@pytest.mark.parametrize("command", ["check", "test"])
def test_no_flow_file_at_all_is_said(tmp_path: Path, command: str) -> None:
    done = run(command, write_trees(tmp_path / "none"))
    assert done.returncode == 1
    assert "no flow file" in done.stderr


def test_check_says_what_is_proved_and_where_a_proof_stopped(trees: Path) -> None:
    assert "1 proved" in run("check", trees).stderr
    stopped = run("check", trees, "--limit", "steps=1")
    assert "0 proved; small-example stopped at the limit of 1 steps after" in stopped.stderr
    assert run("check", trees, "--limit", "speed=1").returncode == 2


@pytest.mark.parametrize("arguments", [["show", "small-example"], ["walk", "nothing", "--json"]])
def test_a_full_disk_is_told_and_never_ends_in_a_traceback(
    trees: Path, arguments: list[str]
) -> None:
    command = [sys.executable, "-P", "-m", "tui", *arguments, "--trees", str(trees)]
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60
        )
    assert done.returncode in (2, 3)
    assert "Traceback" not in done.stderr


def test_explain_without_a_code_lists_every_one() -> None:
    done = run("explain")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert "G002 unknown-flow (error)" in lines
    assert len(lines) >= 100


@pytest.mark.parametrize("command", [("check", "--advice"), ("test", "--coverage")])
def test_a_faulty_flow_beside_does_no_harm(trees: Path, command: tuple[str, str]) -> None:
    faulty = small_example().replace("small-example", "faulty").replace("ask: message", "ask: it")
    write_trees(trees, faulty=faulty)
    done = run(command[0], trees / "small-example.yaml", command[1])
    assert done.returncode == 0
    assert "fault in Branchline" not in done.stderr

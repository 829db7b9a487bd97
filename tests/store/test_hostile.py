"""Whatever lies in a folder of flows: a diagnostic with its place, no traceback, no raw byte."""

import gzip
import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.hostile import check, find_shortcomings, hostile_files, large_files
from tui.core.codes.example import TINY
from tui.core.diagnostic import Diagnostic, Severity
from tui.store.checking import check_folders
from tui.store.files import MAX_BYTES
from tui.store.folder import read_folder

SMALL = hostile_files()
SECONDS, MEGABYTES = 100, 400
"""What all large files together may use: far more than they do, far less than a machine has."""

ODD_NAMES = (
    b"esc\x1b]0;x\x07.yaml", b"line\nbreak.yaml", b"latin-\xe9.yaml", b"csi\xc2\x9b31m.yaml",
    "turned\u202elmay.yaml".encode(), b"\xff\xfe.yaml", b"[@click=app.quit]x[_].yaml",
)  # fmt: skip


def test_there_are_enough_of_them() -> None:
    assert len(SMALL) + len(large_files()) >= 200


@pytest.mark.parametrize("name", SMALL)
def test_a_hostile_file_gives_diagnostics_and_nothing_else(name: str) -> None:
    assert find_shortcomings(name, check(name, SMALL[name])) == []


def test_large_files_are_refused_within_bounds_the_system_enforces() -> None:
    program = Path(__file__).with_name("hostile.py")
    root = program.parents[2]
    ran = subprocess.run(
        [sys.executable, program, str(SECONDS), str(MEGABYTES)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    came = [json.loads(line) for line in ran.stdout.splitlines()]
    assert ran.returncode == 0, (ran.stderr[-2000:], came[-1:])
    assert [each["name"] for each in came] == list(large_files())
    assert [each for each in came if each["shortcomings"] or not each["codes"]] == []


@pytest.fixture
def trees() -> Iterator[Path]:
    """Yield a folder with one good flow; its path is short enough for a socket."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "trees"
        folder.mkdir()
        (folder / "tiny.yaml").write_text(TINY)
        yield folder


def problems_beside_a_good_flow(trees: Path) -> list[Diagnostic]:
    """Check a folder, and make sure that its good flow is not harmed."""
    checked = check_folders([read_folder(trees)])
    assert "tiny" in checked.flows
    assert "tiny" not in checked.broken
    return list(checked.problems)


def only_problem(trees: Path, name: str) -> Diagnostic:
    (problem,) = problems_beside_a_good_flow(trees)
    assert problem.severity is Severity.ERROR
    assert find_shortcomings(name, [problem]) == []
    return problem


def test_a_pipe_a_folder_and_a_socket_are_refused_at_once(trees: Path) -> None:
    os.mkfifo(trees / "pipe.yaml")
    (trees / "folder.yaml").mkdir()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(trees / "socket.yaml"))
        problems = problems_beside_a_good_flow(trees)
    assert [each.code for each in problems] == ["F001"] * 3
    for problem, word in zip(problems, ("directory", "pipe", "socket"), strict=True):
        assert word in problem.message
        assert find_shortcomings(f"{word.replace('directory', 'folder')}.yaml", [problem]) == []


@pytest.mark.parametrize("target", ["/dev/zero", "/etc/passwd", "/proc/self/mem", "../out.yaml"])
def test_a_link_that_leads_out_is_refused_and_what_it_leads_to_is_not_shown(
    trees: Path, target: str
) -> None:
    (trees.parent / "out.yaml").write_text("secret: words\n")
    (trees / "link.yaml").symlink_to(target)
    problem = only_problem(trees, "link.yaml")
    assert problem.code == "F001"
    assert "root" not in problem.excerpt + problem.message
    assert "secret" not in problem.excerpt + problem.message


def test_links_into_nothing_and_in_a_circle_are_refused(trees: Path) -> None:
    (trees / "a.yaml").symlink_to("b.yaml")
    (trees / "b.yaml").symlink_to("a.yaml")
    (trees / "c.yaml").symlink_to("gone.yaml")
    problems = problems_beside_a_good_flow(trees)
    assert [each.code for each in problems] == ["F001"] * 3


@pytest.mark.parametrize("size", [MAX_BYTES + 1, 50 * 1024**2, 100 * 1024**3])
def test_a_huge_file_is_refused_without_being_read(trees: Path, size: int) -> None:
    with (trees / "huge.yaml").open("wb") as writing:
        writing.truncate(size)
    assert str(size) in only_problem(trees, "huge.yaml").message


def test_a_program_and_an_archive_are_no_text(trees: Path) -> None:
    (trees / "program.yaml").write_bytes(Path(sys.executable).read_bytes()[:200_000])
    assert only_problem(trees, "program.yaml").code == "F004"
    (trees / "program.yaml").write_bytes(gzip.compress(TINY.encode() * 50, mtime=0))
    assert only_problem(trees, "program.yaml").code in {"F003", "F004"}


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_name_that_acts_on_a_terminal_is_shown_harmlessly(trees: Path, name: bytes) -> None:
    path = trees / os.fsdecode(name)
    try:
        path.write_bytes(b"flow: [")
    except OSError:
        pytest.skip("this file system refuses the name by itself")
    only_problem(trees, os.fsdecode(name))


def test_a_file_of_faults_does_not_hide_a_good_one(trees: Path) -> None:
    for number, data in enumerate(list(SMALL.values())[::10]):
        (trees / f"bad-{number}.yaml").write_bytes(data)
    assert len(problems_beside_a_good_flow(trees)) >= len(SMALL) // 10

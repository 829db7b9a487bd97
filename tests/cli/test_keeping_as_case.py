"""A walk is kept as a case of its flow, which `branchline test` walks from then on."""

from pathlib import Path

import pytest

from tests.cli.command import run, small_example, write_trees
from tests.ui.stage import desk_in, load_flow, on_stage, services

ANSWERED = "1\n3\n"
"""The words of the certificate, and an active one: the hand-over to Microsoft."""

KEPT = "facts: {message: certificate-not-valid, certificate: active}, expect: ticket"


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    return write_trees(tmp_path / "trees", small_example=small_example())


def walk(trees: Path, typed: str, *more: str) -> str:
    return run("walk", "small-example", "--plain", "--trees", trees, *more, typed=typed).stdout


def test_case_typed_on_the_way_keeps_the_walk_at_its_end(trees: Path) -> None:
    file = trees / "small-example.yaml"
    before = file.read_text(encoding="utf-8")
    said = walk(trees, "case\n" + ANSWERED)
    assert "At its end the walk is kept as a case of its flow." in said
    assert "Kept as the case “Microsoft support must look at it” in" in said
    after = file.read_text(encoding="utf-8")
    assert after.startswith(before.rstrip("\n"))
    assert KEPT in after.removeprefix(before.rstrip("\n"))
    done = run("test", file)
    assert done.returncode == 0
    assert "2 cases passed" in done.stdout


def test_a_fix_is_kept_where_it_is_offered_and_once_only(trees: Path) -> None:
    said = walk(trees, "1\n2\ny\ncase\n1\n")
    assert "There is such a case already: expired certificate." in said
    typed = "case\n2\ny\n2\n"
    assert "Kept as the case" in walk(trees, typed, "--at", "certificate")
    assert "There is such a case already" in walk(trees, typed, "--at", "certificate")
    assert run("test", trees / "small-example.yaml").returncode == 0


def test_nothing_is_written_where_no_file_may_be(trees: Path) -> None:
    file = trees / "small-example.yaml"
    before = file.read_bytes()
    assert "Files are not written here." in walk(trees, "case\n" + ANSWERED, "--restricted")
    assert file.read_bytes() == before


def test_a_flow_that_takes_no_case_leaves_it_in_a_file_of_its_own(
    trees: Path, private_home: Path
) -> None:
    program = write_trees(trees.parent / "_trees", small_example=small_example())
    said = walk(program, "case\n" + ANSWERED)
    assert "The flow stays as it is: it came with the program." in said
    (kept,) = private_home.rglob("*.case.yaml")
    assert KEPT in kept.read_text(encoding="utf-8")


def test_a_text_that_was_typed_is_no_part_of_a_case(tmp_path: Path) -> None:
    text = small_example().replace("  certificate:\n    ask", f"{SERIAL}  certificate:\n    ask", 1)
    text = text.replace("needs: [certificate]", "needs: [certificate, serial]", 1)
    trees = write_trees(tmp_path / "trees", small_example=text.partition("cases:")[0])
    assert run("check", trees / "small-example.yaml").returncode == 0
    said = walk(trees, "case\n1\n2\nC02XSECRET\ny\n1\n")
    assert "Kept as the case" in said
    after = (trees / "small-example.yaml").read_text(encoding="utf-8")
    assert "SECRET" not in after
    assert run("test", trees / "small-example.yaml").returncode == 0


SERIAL = "  serial: {ask: Which serial number has it?, text: yes, unsure: no}\n"


async def test_the_app_keeps_a_walk_that_has_ended(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    file = tmp_path / "trees" / "small-example.yaml"
    what = services(load_flow(file))
    entries = [each._replace(file=str(file)) for each in what.entries() if not each.broken]  # type: ignore[attr-defined]
    what = what._replace(desk=desk, entries=lambda: entries)
    async with on_stage(what, "small-example") as stage:
        await stage.press("escape", "1")
        await stage.sees("Apple MDM Push Certificate")
        await stage.press("plus")
        await stage.sees("the walk has not ended yet")
        await stage.press("3")
        await stage.sees("Microsoft support must look at it")
        await stage.press("plus")
        await stage.sees("Kept as the case")
    assert KEPT in file.read_text(encoding="utf-8")

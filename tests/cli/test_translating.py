"""`translate` writes what is to be translated, `check` says what is missing, a walk speaks it."""

from pathlib import Path

import pytest

from tests.cli.command import run, write_trees
from tui.core.codes.example import TINY
from tui.core.codes.language import words


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    return write_trees(tmp_path / "trees", tiny=TINY)


def test_a_flow_is_translated_checked_and_walked(trees: Path) -> None:
    done = run("translate", "tiny", "--into", "de", "--trees", trees)
    file = trees / "locale" / "de" / "tiny.yaml"
    assert done.stdout.strip() == str(file), done.stderr
    assert "tiny in de: 0 of 12 texts translated" in done.stderr
    advised = run("check", trees, "--advice", "--format", "line")
    assert f"{file}:" in advised.stdout
    assert "L006: 1 texts of `head` are not translated" in advised.stdout
    assert run("check", trees).returncode == 0

    file.write_text(words(), encoding="utf-8")
    walk = ("walk", "tiny", "--plain", "--no-journal", "--trees", trees)
    assert "Hat der Benutzer eine Lizenz?" in run(*walk, "--language", "de", typed="1\n").stdout
    assert "Does the user have a licence?" in run(*walk, typed="1\n").stdout
    again = run("translate", trees / "tiny.yaml", "--into", "de", "--trees", trees)
    assert "12 of 12" in again.stderr
    assert "Hat der Benutzer eine Lizenz?" in file.read_text(encoding="utf-8")


def test_an_altered_command_is_an_error_and_is_not_shown(trees: Path) -> None:
    file = trees / "tiny.yaml"
    file.write_text(TINY.replace("Assign a licence.", "Run `Set-Licence`."), encoding="utf-8")
    text = words("original: Assign a licence.", 'original: "Run `Set-Licence`."')
    (trees / "locale" / "de").mkdir(parents=True)
    write_trees(trees / "locale" / "de", tiny=text)
    done = run("check", trees, "--format", "line")
    assert done.returncode == 1
    assert "error L005" in done.stdout
    shown = run("show", "tiny", "--trees", trees, "--language", "de").stdout
    assert "Set-Licence" in shown
    assert "Eine Lizenz zuweisen" not in shown


def test_what_cannot_be_translated_is_refused(trees: Path) -> None:
    assert run("translate", "tinny", "--into", "de", "--trees", trees).returncode == 2
    assert (
        "did you mean tiny?" in run("translate", "tinny", "--into", "de", "--trees", trees).stderr
    )
    assert run("translate", "tiny", "--into", "German", "--trees", trees).returncode == 2

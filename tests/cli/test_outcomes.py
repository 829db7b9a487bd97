"""The end of a walk in lines at a real terminal: asked once, and the clipboard."""

import base64
import os
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

pytest.importorskip("pty")

from tests.cli.command import events, run, write_trees
from tests.store.trouble import LAMP
from tests.terminal import Terminal


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    trees = write_trees(tmp_path / "trees", lamp=LAMP)
    walk = [sys.executable, "-P", "-m", "tui", "walk", "lamp", "--plain", "--trees", str(trees)]
    run(*walk[4:])  # the flows are checked once
    return walk


def type_in(terminal: Terminal, *turns: tuple[str, str]) -> None:
    """Wait for words, then type."""
    for words, typed in turns:
        terminal.wait_for(words)
        terminal.press(typed)


BEGIN = (("Question 1", "1\n"), ("Question 2", "1\n"), ("Did it help?", "1\n"))


DAY = (date.today() + timedelta(days=30)).isoformat()  # noqa: DTZ011 - as a person would


def the_case() -> dict[str, object]:
    (case,) = events(run("cases", "list", "--json").stdout)
    return case


def test_a_person_is_asked_once_how_it_ended_and_may_skip(command: list[str]) -> None:
    with Terminal(command, env=dict(os.environ)) as terminal:
        type_in(terminal, *BEGIN, ("Enter: fixed > ", "\n"))
        assert terminal.wait_for_exit() == 0
        assert terminal.text.count("Outcome?") == 1
    assert the_case()["outcome"] == "fixed"


def test_waiting_asks_for_a_day(command: list[str]) -> None:
    with Terminal(command, env=dict(os.environ)) as terminal:
        type_in(
            terminal,
            *BEGIN,
            ("Enter: fixed > ", "3\n"),
            ("again when?", "never\n"),
            ("Type a day", ""),
            ("again when?", f"{DAY}\n"),
        )
        assert terminal.wait_for_exit() == 0
    assert (the_case()["state"], the_case()["due"]) == ("waiting", DAY)


def test_leaving_at_the_outcome_closes_nothing_and_breaks_nothing(command: list[str]) -> None:
    with Terminal(command, env=dict(os.environ)) as terminal:
        type_in(terminal, *BEGIN, ("Enter: fixed > ", "\x04"))
        assert terminal.wait_for_exit() == 0
    assert the_case()["state"] == "unfinished"


def test_save_sends_the_note_to_the_terminal_and_names_the_file(command: list[str]) -> None:
    with Terminal(command, env=dict(os.environ)) as terminal:
        type_in(terminal, ("Question 1", "1\n"), ("Question 2", "save\n"))
        terminal.wait_for("sent to your terminal's clipboard")
        sent = terminal.sent.partition(b"\x1b]52;c;")[2].partition(b"\x07")[0]
        text = base64.b64decode(sent).decode()
        assert "Is the lamp plugged in? -> It is" in text
        terminal.wait_for(".txt")


def test_a_restricted_terminal_gets_no_clipboard(command: list[str]) -> None:
    with Terminal([*command, "--restricted"], env=dict(os.environ)) as terminal:
        type_in(terminal, ("Question 1", "1\n"), ("Question 2", "save\n"))
        terminal.wait_for("The clipboard is switched off here.")
        assert b"\x1b]52" not in terminal.sent


def test_the_outcome_can_be_left_open_and_a_slip_is_asked_again(command: list[str]) -> None:
    with Terminal(command, env=dict(os.environ)) as terminal:
        type_in(terminal, *BEGIN, ("Enter: fixed > ", "9\n"), ("from 0 to 5", "0\n"))
        assert terminal.wait_for_exit() == 0
    assert the_case()["state"] == "unfinished"


def test_a_case_is_resumed_in_the_app_where_there_is_a_screen(command: list[str]) -> None:
    run(*command[4:], typed="1\n")
    trees = command[command.index("--trees") :]
    app = [sys.executable, "-P", "-m", "tui", "walk", "--resume", *trees]
    environment = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    with Terminal(app, env=environment) as terminal:
        terminal.wait_for("Does the street have power?")
        terminal.wait_for("A lamp stays dark")
        terminal.press("1")
        terminal.wait_for("Change the bulb")
        terminal.press("z")
        terminal.wait_for("What does the user see?")
        terminal.press("\x03")
        terminal.wait_for_exit()
    assert the_case()["state"] == "parked"

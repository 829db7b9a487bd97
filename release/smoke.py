"""Tries a build as its user would: a walk to its end, in lines and on the screen."""

import json
import os
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.terminal import Terminal

FLOW = "intune-ios"
FACTS = {"where": "words", "message": "no-enrollment-policy", "apns": "active"}
LAST = "platform", "allowed", "1"
"""The one question that is left: its fact, the answer, and the digit that chooses it."""
END = "no-policy-escalate"
ANSWERS = "answers.json"

Enter = Callable[[Sequence[str]], list[str]]


class SmokeFailed(Exception):
    """A build does not do what it is for."""


def write_answers(folder: Path) -> None:
    """Put what a caller would answer where a build can read it."""
    facts = {**FACTS, LAST[0]: LAST[1]}
    (folder / ANSWERS).write_text(json.dumps({"facts": facts}), encoding="utf-8")


def walk_in_lines(program: Sequence[str], answers: Path, enter: Enter) -> str:
    """Walk to a resolution unattended; returns its title.

    Raises:
        SmokeFailed: the walk did not end where it must.
    """
    command = enter([*program, "walk", FLOW, "--json", "--answers", str(answers)])
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    lines = done.stdout.splitlines()
    end: dict[str, Any] = json.loads(lines[-1]) if lines else {}
    if done.returncode or end.get("node") != END:
        raise SmokeFailed(f"{done.returncode}: {end or done.stdout[-300:]} {done.stderr[-2000:]}")
    if done.stderr:
        raise SmokeFailed(f"it said: {done.stderr}")
    return str(end["title"])


def walk_on_screen(program: Sequence[str], title: str, enter: Enter) -> Terminal:
    """Walk to the same resolution in the app, by keyboard, and leave; returns the terminal.

    Raises:
        AssertionError: something that must be seen was not.
    """
    known = [word for fact, answer in FACTS.items() for word in ("--set", f"{fact}={answer}")]
    command = enter([*program, "walk", FLOW, *known])
    with Terminal(command, env={**os.environ, "TERM": "xterm-256color"}) as terminal:
        terminal.wait_for("quit")
        terminal.press(LAST[2])
        terminal.wait_for(title[:30])
        terminal.press("\x03")
        terminal.wait_for_exit()
        if not terminal.restored():
            raise SmokeFailed("the terminal is not as it was")
    return terminal

"""The app in a real terminal: it starts, walks, ends, and leaves everything as it was."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from tests.terminal import Terminal
from tests.ui.stage import ROOT, SMALL

if sys.platform == "win32":
    pytest.skip("a pty is needed", allow_module_level=True)

import pty
import tty

from tui.ui.driver import GONE
from tui.ui.line import Line

CRASHING = """
import sys
from tests.ui.stage import SMALL, load_flow, services
from tui.ui.app import run_app
from tui.ui.screens.walk import WalkScreen
def choose(self, act):
    password = "hunter2"
    raise RuntimeError("about " + password)
WalkScreen.choose = choose
sys.exit(run_app(services(load_flow(SMALL)), "small-example"))
"""
LEFT = {b"\x1b[?1049h": b"\x1b[?1049l", b"\x1b[?25l": b"\x1b[?25h", b"\x1b[?2004h": b"\x1b[?2004l"}


def start(program: str = "", **env: str) -> Terminal:
    """Start a walk of the small flow, or another program."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **env}
    command = ["-c", program] if program else ["-P", "-m", "tui", "walk", str(SMALL)]
    return Terminal([sys.executable, *command], env=environment)


def assert_left_clean(terminal: Terminal) -> None:
    """Every mode that was switched on was switched off again."""
    assert terminal.restored()
    for switched_on, switched_off in LEFT.items():
        on, off = terminal.sent.rfind(switched_on), terminal.sent.rfind(switched_off)
        assert off > on or on < 0
    for number in (b"1000", b"1003", b"1006", b"1004"):
        on = terminal.sent.rfind(b"[?" + number + b"h")
        assert terminal.sent.rfind(b"[?" + number + b"l") >= on


def test_a_walk_is_started_finished_and_left() -> None:
    with start() as terminal:
        terminal.wait_for("Which words does the phone show?")
        terminal.press("apns\r")
        terminal.wait_for("Apple MDM Push Certificate")
        terminal.press("2")
        terminal.wait_for("has expired")
        terminal.press("h")
        terminal.wait_for("The walk is finished.")
        terminal.press("q")
        terminal.wait_for("How did this case end?")
        terminal.press("\r")
        assert terminal.wait_for_exit() == 0
        assert_left_clean(terminal)


def test_leaving_an_unfinished_walk_exits_with_one() -> None:
    with start() as terminal:
        terminal.wait_for("Which words does the phone show?")
        terminal.press("\r")
        terminal.wait_for("Nothing there")
        terminal.press("q")
        terminal.wait_for("Quit? This walk is not finished.")
        terminal.press("y")
        assert terminal.wait_for_exit() == 1
        assert_left_clean(terminal)


def test_bytes_that_are_not_utf_8_do_not_end_the_app() -> None:
    with start() as terminal:
        terminal.wait_for("Which words does the phone show?")
        terminal.press(b"\xff\xe9\xc3")
        terminal.wait_for("No answer holds these words")
        terminal.press(b"\x15")
        terminal.press("\x03")
        assert terminal.wait_for_exit() == 130
        assert_left_clean(terminal)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_the_app_and_restores_the_terminal(number: signal.Signals) -> None:
    with start() as terminal:
        terminal.wait_for("Which words does the phone show?")
        terminal.process.send_signal(number)
        assert terminal.wait_for_exit() == 128 + number
        assert_left_clean(terminal)


def test_a_crash_exits_non_zero_and_prints_no_variables() -> None:
    with start(CRASHING) as terminal:
        terminal.wait_for("Which words does the phone show?")
        terminal.press("\r")
        assert terminal.wait_for_exit() == 1
        assert_left_clean(terminal)
        assert "RuntimeError at:" in terminal.text
        assert "hunter2" not in terminal.text
        assert "your terminal is as it was" in terminal.text


def test_the_environment_cannot_make_the_app_do_things(tmp_path: Path) -> None:
    log = tmp_path / "log"
    hooks = {
        "TEXTUAL_LOG": str(log), "TEXTUAL_DRIVER": "nowhere:Nothing", "TEXTUAL_PRESS": "q",
        "TEXTUAL_SCREENSHOT": "0", "TEXTUAL_SCREENSHOT_LOCATION": str(tmp_path),
    }  # fmt: skip
    with start("", **hooks) as terminal:
        terminal.wait_for("Which words does the phone show?")
        terminal.press("\x03")
        assert terminal.wait_for_exit() == 130
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (20, 5), (40, 12), (66, 10)])
def test_a_small_terminal_is_survived(columns: int, rows: int) -> None:
    with start() as terminal:
        terminal.wait_for("Which words does the phone show?")
        terminal.resize(columns, rows)
        terminal.resize(80, 24)
        terminal.resize(columns, rows)
        terminal.press("\x03")
        assert terminal.wait_for_exit() == 130
        assert_left_clean(terminal)


def test_the_app_ends_when_its_terminal_is_gone() -> None:
    terminal = start()
    terminal.wait_for("Which words does the phone show?")
    process = terminal.process
    os.close(terminal.master)
    os.close(terminal.line)
    process.wait(timeout=20)
    assert process.returncode != 0


def test_the_app_ends_when_a_terminal_that_was_not_its_own_is_gone() -> None:
    """No signal comes then; every write and read fails."""
    master, line = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "tui", "walk", str(SMALL)],
        stdin=line, stdout=line, stderr=line, start_new_session=True,
    )  # fmt: skip
    os.close(line)
    sent = b""
    while b"Which words does the phone show?" not in sent:
        sent += os.read(master, 65536)
    os.close(master)
    assert process.wait(timeout=20) == GONE


def test_a_terminal_that_takes_nothing_keeps_nobody_waiting() -> None:
    master, slave = pty.openpty()
    tty.setraw(slave)
    gone: list[bool] = []
    with os.fdopen(slave, "w") as file:
        line = Line(file, lambda: gone.append(True))
        text = "x" * 1_000_000
        left = line.offer(text)
        assert 0 < len(left) < len(text)
        assert line.offer("after it") == b"after it"
        thread = Thread(target=lambda: [*map(line.write, (left, b"after it"))])
        thread.start()
        sent = b""
        while not sent.endswith(b"after it"):
            sent += os.read(master, 65536)
        thread.join()
        assert sent == b"x" * len(text) + b"after it"
        assert line.offer("at once") == b""
        assert os.read(master, 100) == b"at once"
        os.close(master)
        assert line.offer("nobody") == b""
        assert line.offer("nobody") == b""
        assert gone == [True]


def test_what_is_no_terminal_is_left_to_the_thread_that_writes(tmp_path: Path) -> None:
    with (tmp_path / "file").open("w") as file:
        line = Line(file, lambda: None)
        assert line.offer("a") == b"a"
        line.write(b"a")
    assert (tmp_path / "file").read_bytes() == b"a"


def test_no_mouse_is_asked_for_so_that_text_can_be_selected() -> None:
    with start() as terminal:
        terminal.wait_for("Which words does the phone show?")
        terminal.press("\x03")
        terminal.wait_for_exit()
        modes = (b"\x1b[?1000h", b"\x1b[?1003h", b"\x1b[?1006h")
        assert not any(mode in terminal.sent for mode in modes)


def read_state(process: int) -> str:
    """Return what the system says a process is doing: R, S, T (stopped) ..."""
    return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]


def wait_until(terminal: Terminal, condition: Callable[[], bool]) -> None:
    """Read from a terminal until something holds."""
    end = time.monotonic() + 30
    while not condition():
        terminal.read(0.05)
        assert time.monotonic() < end


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("how", ["key", "signal", "unasked"])
def test_laid_aside_the_terminal_is_clean_and_the_walk_comes_back(how: str) -> None:
    with start() as terminal:
        terminal.wait_for("Which words does the phone show?")
        if how == "key":
            terminal.press("\x1a")
        else:
            terminal.process.send_signal(signal.SIGTSTP if how == "signal" else signal.SIGSTOP)
        wait_until(terminal, lambda: read_state(terminal.process.pid) == "T")
        wait_until(terminal, lambda: not terminal.read(0.1))
        if how != "unasked":
            assert_left_clean(terminal)
        before = len(terminal.sent)
        terminal.process.send_signal(signal.SIGCONT)
        wait_until(terminal, lambda: b"Which words" in terminal.sent[before:])
        terminal.press("apns\r")
        terminal.wait_for("Apple MDM Push Certificate")
        terminal.press("\x03")
        assert terminal.wait_for_exit() == 130
        assert_left_clean(terminal)


def test_a_restricted_app_is_not_laid_aside(tmp_path: Path) -> None:
    with start("", BRANCHLINE_RESTRICTED="yes", HOME=str(tmp_path)) as terminal:
        terminal.wait_for("Which words does the phone show?")
        terminal.press("\x1aapns\r")
        terminal.wait_for("Apple MDM Push Certificate")
        terminal.press("\x03")
        assert terminal.wait_for_exit() == 130


def test_a_terminal_of_no_size_is_survived() -> None:
    with start() as terminal:
        terminal.wait_for("Which words does the phone show?")
        terminal.resize(0, 0)
        terminal.resize(80, 24)
        terminal.resize(0, 0)
        terminal.press("\x03")
        assert terminal.wait_for_exit() == 130
        assert_left_clean(terminal)


def test_a_terminal_that_tells_no_size_is_painted_and_then_left_alone() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-P", "-m", "tui", "walk", str(SMALL)]
    with Terminal(command, columns=0, rows=0, env=environment) as terminal:
        terminal.wait_for("Which words does the phone show?")
        assert any(not terminal.read(0.3) for _ in range(100))


def test_the_app_ends_when_the_shell_that_started_it_is_killed(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    script = f"{sys.executable} -P -m tui walk {SMALL} & echo $! > {told}; fg %1 || wait"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with Terminal(["bash", "-m", "-c", script], env=environment) as terminal:
        terminal.wait_for("Which words does the phone show?")
        app = int(told.read_text(encoding="utf-8"))
        terminal.process.kill()
        terminal.process.wait()
        wait_until(terminal, lambda: not Path(f"/proc/{app}").exists() or read_state(app) == "Z")
        while terminal.read(0.1):
            pass
        sent = terminal.sent
        assert [on for on, off in LEFT.items() if sent.rfind(on) > sent.rfind(off)] == []

"""What saving costs: one answer on disk, and a folder with a million events.

    python -m benchmarks.journal [--cases 50000] [--rounds 9] [--write FILE]

An answer's write takes turns with a bare append and with SQLite, so that a busy moment of the
disk meets all of them. The start of the app takes turns between an empty home and a full one.
"""

import argparse
import os
import platform
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.first_question import TREES, first_words, measure, walk_command
from tui.core.events import Answered, Noted, Started, Told
from tui.core.journal.milestones import Closed, Happening, Opened, Parked
from tui.core.journal.record import Record, encode
from tui.store.clock import say_moment
from tui.store.recorder import Recorder, Setup
from tui.store.shelf import ENDING, Shelf

EVENTS = 20
"""Events of each case in the large folder."""

UNDER_WAY = 200
_WARM_UP = 20
_MOST_TO_BARE, _MOST_START, _MOST_ASK, _MOST_MEMORY = 1.5, 1.05, 150.0, 150.0
_WORDS = (
    "printer", "phone", "certificate", "expired", "token", "sync", "portal", "profile", "company",
    "enrol", "ipad", "user", "call", "back", "monday", "ticket", "vendor", "apple", "wipe",
    "reset", "password", "screen", "blue", "nothing", "happens", "second", "start",
)  # fmt: skip
_ASK = """
import resource, sys, time
from pathlib import Path
start, worked = time.perf_counter(), time.process_time()
from tui.store.case_index import Query
from tui.store.casebook import Casebook
from tui.store.shelf import Shelf
book = Casebook(Shelf(Path(sys.argv[1])), Path(sys.argv[2]))
page = book.find(Query(words=sys.argv[3], state=sys.argv[4]))
took = (time.perf_counter() - start) * 1000
worked = (time.process_time() - worked) * 1000
print(took, worked, page.total, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


class Asked(NamedTuple):
    """How long a question to the list of cases took in a new program."""

    milliseconds: float
    worked: float
    """Milliseconds of processor time: what is left of it on a machine that does nothing else."""
    total: int
    megabytes: float


# --- one answer -------------------------------------------------------------------------------


def time_writes(folder: Path, count: int) -> dict[str, list[float]]:
    """Let an answer's write, a bare append and SQLite take turns; returns seconds by name."""
    ways = dict(_ways(folder))
    taken: dict[str, list[float]] = {name: [] for name in ways}
    random = Random(1)  # noqa: S311 - who goes first must not decide
    for turn in range(count + _WARM_UP):
        for name in random.sample([*ways], len(ways)):
            start = time.perf_counter()
            ways[name]()
            if turn >= _WARM_UP:
                taken[name].append(time.perf_counter() - start)
    return taken


def _ways(folder: Path) -> Iterator[tuple[str, Callable[[], None]]]:
    answer = Answered("intune-ios/work-signin-auth", "auth", "modern")
    at = say_moment(time.time())
    line = encode(Record("20261123-074501123-k3f9a2", 12, at, "+01:00", 61_000, answer))
    bare = os.open(folder / "bare", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def append() -> None:
        os.write(bare, line)
        os.fdatasync(bare)

    yield "bare append and fdatasync", append
    recorder = Recorder(Setup(Shelf(folder / "cases")))
    recorder.record(Started("intune-ios/where"))
    yield "an answer's write", lambda: recorder.record(answer)
    for mode in ("DELETE", "WAL"):
        yield f"SQLite commit, {mode}, full", _sqlite(folder / f"{mode}.sqlite", mode, line)


def _sqlite(file: Path, mode: str, line: bytes) -> Callable[[], None]:
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute(f"PRAGMA journal_mode = {mode}")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE events (line BLOB)")

    def commit() -> None:
        connection.execute("INSERT INTO events VALUES (?)", (line,))

    return commit


# --- a large folder ---------------------------------------------------------------------------


def fill_shelf(shelf: Shelf, cases: int) -> None:
    """Write many cases, the newest of them not finished."""
    random = Random(1)  # noqa: S311 - the same cases each time
    start = time.time() - cases * 600
    for number in range(cases):
        moment = start + number * 600
        letters = f"{number:06x}"
        digits = "".join(sign for sign in say_moment(moment) if sign.isdigit())
        case = f"{digits[:8]}-{digits[8:]}-{letters}"
        is_open = number >= cases - UNDER_WAY
        lines = [
            encode(
                Record(case, place, say_moment(moment + place * 5), "+01:00", place * 5000, each)
            )
            for place, each in enumerate(_events(random, number, is_open=is_open), start=1)
        ]
        folder = shelf.open if is_open else shelf.month(case)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{case}{ENDING}").write_bytes(b"".join(lines))


def _events(random: Random, number: int, *, is_open: bool) -> Iterator[Happening]:
    yield Opened("intune-ios", "An iPhone does not enrol", {"intune-ios": "0" * 32}, "Kim", "0.1")
    yield Started("intune-ios/where")
    yield Told("cloud", "public", "site")
    for place in range(EVENTS - 5):
        answer = random.choice(("yes", "no", "other"))
        yield Answered(f"intune-ios/question-{place}", f"fact-{place}", answer)
    yield Noted(f"{' '.join(random.choices(_WORDS, k=12))} number{number}")
    yield Parked() if is_open else Closed("fixed", title="The certificate has expired")


def ask(shelf: Shelf, index: Path, words: str = "", state: str = "") -> Asked:
    """Ask for cases in a new program, its own start not counted."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", _ASK, str(shelf.folder), str(index), words, state],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    took, worked, total, memory = done.stdout.split()
    return Asked(float(took), float(worked), int(total), float(memory))


def compare_starts(folder: Path, full: Path, rounds: int) -> tuple[list[float], list[float]]:
    """Start the app in an empty and in a full home by turns; returns seconds to the question."""
    homes = []
    walk = walk_command(str(folder))
    for name, data in (("empty", None), ("full", full)):
        home = folder / name
        home.mkdir()
        env = {"HOME": str(home), "PATH": os.environ.get("PATH", ""), "TERM": "xterm-256color"}
        env["LANG"] = "C.UTF-8"
        words = first_words(walk, env)
        if data is not None:
            (home / ".local/share/branchline/cases").symlink_to(data)
        measure(walk, env, words)
        homes.append((env, words))
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(rounds):
        for which in (0, 1) if turn % 2 else (1, 0):  # who goes first must not decide
            env, words = homes[which]
            taken[which].append(measure(walk, env, words).seconds)
    return taken


# --- the report -------------------------------------------------------------------------------


def render_writes(taken: dict[str, list[float]]) -> Iterator[str]:
    """Yield the table of writes."""
    bare = statistics.median(taken["bare append and fdatasync"])
    yield "| write | ms: median | 95 % | to a bare append |"
    yield "|---|---|---|---|"
    for name, seconds in taken.items():
        middle = statistics.median(seconds)
        high = sorted(seconds)[int(len(seconds) * 0.95)]
        yield f"| {name} | {middle * 1000:.3f} | {high * 1000:.3f} | {middle / bare:.2f} |"
    ours = statistics.median(taken["an answer's write"])
    full = statistics.median(taken["SQLite commit, DELETE, full"])
    reached = ours <= _MOST_TO_BARE * bare and ours < full
    yield ""
    yield f"At most {_MOST_TO_BARE} x a bare append and less than SQLite: {_say(reached=reached)}."


def render_folder(folder: Path, cases: int, rounds: int) -> Iterator[str]:
    """Fill a folder, ask it, start beside it; yields the report."""
    shelf, index = Shelf(folder / "cases"), folder / "cases.sqlite"
    fill_shelf(shelf, cases)
    start = time.perf_counter()
    first = ask(shelf, index)
    built = time.perf_counter() - start
    yield f"{cases * EVENTS:,} events in {cases:,} cases. The index is made once, in {built:.0f} s"
    yield f"and {first.megabytes:.0f} MB, when the list is opened for the first time."
    yield ""
    yield "| question to the list, in a new program | cases | ms: median of 5 | processor | MB |"
    yield "|---|---|---|---|---|"
    slowest, largest = 0.0, 0.0
    for words, state in (
        ("", ""), ("", "parked"), ("certificate", ""), ("apple wipe", ""), ("number4711", ""),
        ("cert", "parked"), ("phone", "closed"), ("nothing-like-it", ""),
    ):  # fmt: skip
        answers = [ask(shelf, index, words, state) for _ in range(5)]
        middle = statistics.median(answer.milliseconds for answer in answers)
        memory = max(answer.megabytes for answer in answers)
        worked = statistics.median(answer.worked for answer in answers)
        slowest, largest = max(slowest, middle), max(largest, memory)
        shown = f"`{words}` {state}".strip() if words else state or "all"
        yield f"| {shown} | {answers[0].total:,} | {middle:.0f} | {worked:.0f} | {memory:.0f} |"
    reached = slowest <= _MOST_ASK and max(largest, first.megabytes) <= _MOST_MEMORY
    yield ""
    yield f"Under {_MOST_ASK:.0f} ms and {_MOST_MEMORY:.0f} MB: {_say(reached=reached)}."
    empty, full = compare_starts(folder, shelf.folder, rounds)
    ratio = statistics.median(b / a for a, b in zip(empty, full, strict=True))
    yield ""
    yield f"First question with an empty home {statistics.median(empty) * 1000:.0f} ms, with this"
    yield f"one {statistics.median(full) * 1000:.0f} ms, ratio paired by round {ratio:.3f}"
    yield f"(at most {_MOST_START}: {_say(reached=ratio <= _MOST_START)})."


def _say(*, reached: bool) -> str:
    return "reached" if reached else "missed"


def main() -> None:
    """Measure, print and, when asked, write it down."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--cases", type=int, default=50_000)
    parser.add_argument("--writes", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--folder", type=Path, help="on the disk in question; default: here")
    parser.add_argument("--write", type=Path, metavar="FILE")
    options = parser.parse_args()
    place = options.folder or TREES.parent
    with tempfile.TemporaryDirectory(dir=place, prefix=".bench-") as name:
        folder = Path(name)
        lines = [*render_writes(time_writes(folder, options.writes)), ""]
        (folder / "large").mkdir()
        if options.cases:
            lines += render_folder(folder / "large", options.cases, options.rounds)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    lines.append("")
    lines.append(
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"{platform.system()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; "
        f"{options.writes} writes of each kind by turns; this program took {memory} MB."
    )
    print("\n".join(lines))
    if options.write:
        title = "# Saving\n\nMade by `python -m benchmarks.journal`.\n\n"
        options.write.write_text(title + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

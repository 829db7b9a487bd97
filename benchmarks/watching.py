"""How long a save takes until the app shows it: a made flow of 300 nodes, and a shipped one.

From the moment the file is in its place to the painted screen, the wait for the next look at
the files included; the app runs without a terminal.

    python -m benchmarks.watching [--saves N] [--write FILE]
"""

import argparse
import asyncio
import os
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.made_flow import make_flow, write_flow
from benchmarks.sections import put_in
from tui.core.proving.proof import LIMITS
from tui.store.checking import check_folders
from tui.store.folder import read_folder
from tui.store.live import Live
from tui.ui.services import Services
from tui.ui.watching import WatchingApp

ROOT = Path(__file__).parents[1]
TITLE = "iPhone or iPad does not enroll"
"""Of the shipped flow: part of its title, which stands above every question."""
NO_PROOF = LIMITS._replace(stations=0)
ABOUT = (
    "Made by `python -m benchmarks.watching --write benchmarks/results.md`: from when the file is "
    "in its place to the painted screen, up to 40 ms of it until somebody looks at the files."
)
MOST = 0.2
"""Seconds that a save may take."""


class Taken(NamedTuple):
    """How long one save took, in seconds."""

    clock: float
    processor: float


async def measure(live: Live, words: str, saves: int) -> list[Taken]:
    """Save a file again and again with other words in it, and wait until they are painted."""
    file = live.path
    text = file.read_text(encoding="utf-8")
    services = Services(flows=live, entries=live.entries, problems=lambda: live.problems)
    app = WatchingApp(services, live)
    times = []
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for number in range(saves):
            asked = f"Save number {number} of it?"
            draft = file.with_suffix(".draft")
            draft.write_text(text.replace(words, asked, 1), encoding="utf-8")
            await asyncio.sleep(0.7)  # the proof of the save before is done
            begun, busy = time.perf_counter(), time.process_time()
            draft.replace(file)
            while asked not in _frame(app):  # noqa: ASYNC110 - a screen has no event for it
                await asyncio.sleep(0.005)
            done = time.perf_counter() - begun, time.process_time() - busy
            times.append(Taken(*done))
    return times


def _frame(app: WatchingApp) -> str:
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - the only whole picture
    return "\n".join(strip.text for strip in strips)


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--saves", type=int, default=9, metavar="N")
    parser.add_argument("--write", type=Path, metavar="FILE")
    options = parser.parse_args()
    lines = [
        "| flow | nodes | median, ms | slowest, ms | of the processor, median, ms | allowed, ms |",
        "|---|---|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "trees"
        shutil.copytree(ROOT / "trees", folder)
        made = folder / "made.yaml"
        made.write_text(write_flow(make_flow(330, 25)), encoding="utf-8")
        flows = check_folders([read_folder(folder)], limits=NO_PROOF).flows
        others = {key: list(whole.flow.nodes) for key, whole in flows.items()}
        for file, words in ((made, "What about fact-0?"), (folder / "intune-ios.yaml", TITLE)):
            live = Live(file, {}, others)
            nodes = len(live[file.stem].nodes)
            times = asyncio.run(measure(live, words, options.saves))
            clock = [each.clock * 1000 for each in times]
            busy = statistics.median(each.processor * 1000 for each in times)
            lines.append(
                f"| {file.stem} | {nodes} | {statistics.median(clock):.0f} | {max(clock):.0f} "
                f"| {busy:.0f} | {MOST * 1000:.0f} |"
            )
    table = "\n".join(lines) + "\n"
    print(table)
    if options.write:
        load = f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors."
        put_in(options.write, f"# A save until it shows\n\n{ABOUT} {load}\n\n{table}")


if __name__ == "__main__":
    main()

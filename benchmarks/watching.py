"""How long a save takes until the app shows it: a made flow of 300 nodes, and a shipped one.

From the moment the file is in its place to the painted screen, the wait for the next look at
the files included; the app runs without a terminal.

    python -m benchmarks.watching [--saves N]
"""

import argparse
import asyncio
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.made_flow import make_flow, write_flow
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
MOST = 0.2
"""Seconds that a save may take."""


async def measure(live: Live, words: str, saves: int) -> list[float]:
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
            begun = time.perf_counter()
            draft.replace(file)
            while asked not in _frame(app):  # noqa: ASYNC110 - a screen has no event for it
                await asyncio.sleep(0.005)
            times.append(time.perf_counter() - begun)
    return times


def _frame(app: WatchingApp) -> str:
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - the only whole picture
    return "\n".join(strip.text for strip in strips)


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--saves", type=int, default=9, metavar="N")
    options = parser.parse_args()
    print("| flow | nodes | median, ms | slowest, ms | allowed, ms |")
    print("|---|---|---|---|---|")
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
            median, slowest = statistics.median(times) * 1000, max(times) * 1000
            allowed = MOST * 1000
            print(f"| {file.stem} | {nodes} | {median:.0f} | {slowest:.0f} | {allowed:.0f} |")


if __name__ == "__main__":
    main()

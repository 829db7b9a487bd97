"""How long the list of cases takes in the app, with a million events on the disk.

    python -m benchmarks.case_list FOLDER [--cases 50000] [--rounds 5]

FOLDER keeps the cases and their index, so that a second run begins at once. Processor time
stands beside the time on the clock: on a busy machine only the first says what the app needs.
"""

import argparse
import asyncio
import os
import resource
import statistics
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.journal import EVENTS, ask, fill_shelf
from tui.core.settings import settle
from tui.store.catalog import Catalog
from tui.store.desk import Desk
from tui.store.places import Places
from tui.store.shelf import Shelf
from tui.ui.field import Field
from tui.ui.screens.cases import CasesScreen
from tui.ui.services import Services
from tui.ui.tree_app import TreeApp

WORDS = ("certificate", "apple wipe", "number4711", "nothing-like-it")
_POLL = 0.001


class Took(NamedTuple):
    """Milliseconds until the list stood on the screen."""

    clock: float
    processor: float
    total: int


async def _until_shown(app: TreeApp, screen: CasesScreen, words: str) -> Took:
    start, worked = time.perf_counter(), time.process_time()
    screen.field = Field(words, len(words))
    if screen.is_attached:
        screen.paint()
    else:
        await app.push_screen(screen)
    while screen.shown_words != words:  # noqa: ASYNC110 - the screen tells nobody
        await asyncio.sleep(_POLL)
    clock, processor = time.perf_counter() - start, time.process_time() - worked
    return Took(clock * 1000, processor * 1000, screen.listing.total)


async def measure(folder: Path, rounds: int) -> dict[str, list[Took]]:
    """Open the list and search in it, again and again; returns what each took."""
    desk = Desk(
        Places(folder, folder, None, folder, folder), settle([]), Catalog([], [], lambda _: None)
    )
    app = TreeApp(Services(flows={}, desk=desk))
    taken: dict[str, list[Took]] = {words: [] for words in ("", *WORDS)}
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for _ in range(rounds):
            screen = CasesScreen(app.services)
            for words, all_took in taken.items():
                all_took.append(await _until_shown(app, screen, words))
            await app.pop_screen()
    return taken


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cases", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    shelf, index = Shelf(options.folder / "cases"), options.folder / "cases.sqlite"
    if not shelf.open.exists():
        fill_shelf(shelf, options.cases)
    ask(shelf, index)
    print(f"{options.cases * EVENTS:,} events in {options.cases:,} cases, in the app:")
    print("\n| question | cases | ms: median | processor |\n|---|---|---|---|")
    for words, took in asyncio.run(measure(options.folder, options.rounds)).items():
        clock = statistics.median(each.clock for each in took)
        processor = statistics.median(each.processor for each in took)
        shown = f"`{words}`" if words else "open the list"
        print(f"| {shown} | {took[0].total:,} | {clock:.0f} | {processor:.0f} |")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\nThe whole app took {memory} MB; load {os.getloadavg()[0]:.1f}.")


if __name__ == "__main__":
    main()

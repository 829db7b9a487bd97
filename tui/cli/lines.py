"""Walks in lines with a case behind them, and what could not be saved of one."""

import os
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tui.cli.opening import open_records
from tui.cli.stop import complain
from tui.cli.unsaved import offer_unsaved
from tui.core.events import Event
from tui.core.flow import Flow
from tui.core.words import say
from tui.plain.keeper import Keeper
from tui.plain.session import Session
from tui.plain.voices import Voice
from tui.store.catalog import Catalog
from tui.store.desk import Desk
from tui.store.places import find_places

if TYPE_CHECKING:
    from tui.core.search import Found


def begin_case(desk: Desk, events: Sequence[Event]) -> None:
    """Record how a walk begins; nothing of it reaches the disk before something is said."""
    for event in events:
        desk.record(event)


def attend(
    desk: Desk,
    flows: Mapping[str, Flow],
    events: list[Event],
    voice: Voice,
    catalog: Catalog,
) -> bool:
    """Walk in lines with somebody who answers; returns whether the walk came to its end.

    Args:
        desk: keeps the case.
        flows: the flows to walk, perhaps in an older version.
        events: how the walk begins.
        voice: where it is told.
        catalog: the flows to search.
    """
    clipboard = _send_to_terminal if _is_person() else None
    keeper = Keeper(desk, voice, clipboard, partial(_find, catalog, desk))
    while True:
        session = Session(flows, events, voice, sys.stdin, keeper)
        try:
            finished = session.run()
        finally:
            desk.close()
            offer_unsaved(desk, flows)
        desk.lessons.learn()
        if keeper.is_parked:
            complain(
                say("parked; go on with: branchline walk --resume {case}", case=desk.recorder.case)
            )
        elif not finished and not keeper.is_closed:
            complain(say("the walk is not finished: the input ended"))
        if not keeper.other:
            return finished
        from tui.cli.taking_up import take_up  # noqa: PLC0415 - only when it is asked for

        flows, events = take_up(desk, keeper.other, voice)
        keeper = Keeper(desk, voice, clipboard, partial(_find, catalog, desk))


def _find(catalog: Catalog, desk: Desk, words: str) -> "Found":
    """Search all flows; the index is only opened when somebody searches."""
    from tui.core.search import search  # noqa: PLC0415
    from tui.store.lookup import open_index  # noqa: PLC0415

    found = search(open_index(catalog, open_records(find_places(os.environ))), words)
    if not found.confident:
        from tui.store.unfound import note_miss  # noqa: PLC0415 - only when nothing is found

        note_miss(desk, words)
    return found


def _is_person() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _send_to_terminal(sequence: str) -> None:
    sys.stdout.write(sequence)
    sys.stdout.flush()

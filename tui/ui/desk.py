"""The desk of an app that keeps nothing: cases stay in memory until it ends."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from tui.core.words import mark
from tui.store.desk import Desk
from tui.store.places import Places
from tui.ui.services import Services

NOWHERE = Places(Path(), Path(), None, None, None)


def open_memory() -> Desk:
    """Return a desk that saves nothing, because nobody gave it a place."""
    from tui.core.settings import Given, Layer, settle  # noqa: PLC0415 - not in a real start

    return Desk(NOWHERE, settle([Layer(mark("the app"), (Given("journal", "no", "the app"),))]))


def desk_of(services: Services) -> Desk:
    """Return the desk of the app; outside of one, a desk that keeps nothing."""
    return services.desk or open_memory()


def filled_blanks(desk: Desk) -> Mapping[tuple[str, str], str]:
    """Return what was typed into blanks of packets: text by packet and field."""
    from tui.core.journal.milestones import Filled  # noqa: PLC0415 - not on the way to a question

    events = (record.event for record in desk.recorder.records)
    filled = {(e.packet, e.field): e.text for e in events if isinstance(e, Filled)}
    return MappingProxyType(filled)


def is_restricted(desk: Desk) -> bool:
    """Whether nothing may leave the screen."""
    return desk.settings.switch("restricted")


def welcome(services: Services, words: str) -> str:
    """Return words for somebody who never walked here; nothing for anybody else."""
    return words if desk_of(services).is_new else ""

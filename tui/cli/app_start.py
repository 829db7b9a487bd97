"""Starts the app on a walk, on a case, or at Home."""

import os
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from tui.cli.desk import open_desk, open_settings
from tui.cli.unsaved import offer_unsaved
from tui.core.events import Told
from tui.core.tuples import NamedTuple
from tui.store.catalog import Catalog

if TYPE_CHECKING:
    from argparse import Namespace


class Start(NamedTuple):
    """Where the app begins; empty: at Home."""

    flow: str = ""
    node: str = ""
    told: Sequence[Told] = ()
    case: str = ""
    """A case to go on with, instead of a new walk."""


def open_app(options: "Namespace", catalog: Catalog, start: Start) -> int:
    """Run the app on a walk, on a case, or else at Home; returns the exit code."""
    from tui.cli.app_services import build_services  # noqa: PLC0415 - Textual only here
    from tui.ui.app import run_app  # noqa: PLC0415

    desk = open_desk(options, catalog, on_screen=True)
    services = build_services(catalog, os.environ, desk, partial(open_settings, options))
    try:
        return run_app(
            services,
            start.flow,
            start.node,
            [(each.fact, each.answer) for each in start.told],
            case=start.case,
        )
    finally:
        desk.close()
        offer_unsaved(desk, catalog)
        desk.lessons.learn()

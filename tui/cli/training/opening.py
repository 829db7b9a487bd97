"""Opens what the commands about training work with."""

import argparse
import os
from pathlib import Path

from tui.cli.desk import open_desk
from tui.cli.exits import CANNOT_RUN
from tui.cli.opening import open_flows
from tui.cli.stop import Stop
from tui.core.words import say
from tui.store.catalog import Catalog
from tui.store.desk import Desk
from tui.store.places import find_places
from tui.store.private import explain, replace_file
from tui.store.training.room import Room, open_room


def tree_paths(options: argparse.Namespace) -> list[Path]:
    """Return the folders of flows, beside which scenarios lie."""
    named = getattr(options, "trees", None)
    return [Path(each) for each in named] if named else list(find_places(os.environ).trees)


def open_training(
    options: argparse.Namespace, *, on_screen: bool = False, verified: bool = True
) -> tuple[Room, Desk, Catalog]:
    """Return the person's training, the desk and the flows.

    Args:
        options: as they were typed.
        on_screen: the app has the screen, so that nothing may be said beside it.
        verified: whether signatures that are new here are verified now, as `open_flows` has it.
    """
    catalog = open_flows(options, verified=verified)
    desk = open_desk(options, catalog, on_screen=on_screen)
    paths = catalog.paths or tree_paths(options)
    room = open_room(desk, catalog, paths, getattr(options, "name", ""))
    return room, desk, catalog


def put(text: str, output: str, desk: Desk) -> None:
    """Write to a file that was named, else to standard output.

    Raises:
        Stop: it cannot be written.
    """
    import sys  # noqa: PLC0415 - beside its only use

    if not output:
        sys.stdout.write(text)
        return
    if desk.settings.switch("restricted"):
        raise Stop(
            say("--output: this is a restricted place; only standard output is left"), CANNOT_RUN
        )
    try:
        replace_file(Path(output), text.encode())
    except OSError as error:
        raise Stop(
            say("{output} is not written: {error}", output=output, error=explain(error)), CANNOT_RUN
        ) from None

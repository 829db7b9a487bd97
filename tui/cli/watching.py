"""`watch`: the app beside an editor."""

import argparse
import os
import sys
from pathlib import Path

from tui.cli.exits import CANNOT_RUN, USAGE
from tui.cli.opening import open_flows
from tui.cli.stop import Stop
from tui.core.text import nearest
from tui.core.words import say
from tui.store.catalog import Catalog
from tui.store.folder import ENDING
from tui.store.live import Live


def watch_command(options: argparse.Namespace) -> int:
    """Walk a flow while its file is written."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Stop(say("watch needs a terminal; `branchline check FILE` needs none"), CANNOT_RUN)
    if os.environ.get("TERM", "") in ("", "dumb", "unknown"):
        raise Stop(say("this terminal cannot place text on the screen"), CANNOT_RUN)
    catalog = open_flows(options)
    live = Live(_find_file(catalog, options.flow), catalog, catalog.nodes())
    from tui.cli.app_services import build_services  # noqa: PLC0415 - Textual only here
    from tui.cli.desk import open_desk  # noqa: PLC0415 - as above
    from tui.ui.watching import run_watch  # noqa: PLC0415 - as above

    services = build_services(catalog, os.environ, open_desk(options))._replace(
        flows=live,
        entries=lambda: [
            *live.entries(), *(each for each in catalog.entries() if each.id != live.id)
        ],
        problems=lambda: live.problems,
        desk=None,  # a walk beside an editor is no case
    )  # fmt: skip
    return run_watch(services, live, options.at)


def _find_file(catalog: Catalog, name: str) -> Path:
    """Return the file of a flow that is named by its id or by its path."""
    entries = {entry.id: entry.file for entry in catalog.entries()}
    if name in entries:
        return Path(entries[name])
    path = Path(name)
    if path.is_dir():
        raise Stop(say("{name}: it is a folder; name one of its flows", name=name), USAGE)
    if path.exists():
        return path
    if name.endswith(ENDING) or "/" in name:
        raise Stop(say("{name}: no such file", name=name), USAGE)
    close = nearest(name, entries)
    hint = say("; did you mean {close}?", close=close) if close else ""
    raise Stop(say("there is no flow {name}{hint}", name=name, hint=hint), USAGE)

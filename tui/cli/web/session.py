"""One session in a browser: the app, speaking to the server instead of a terminal."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.app_services import build_services
from tui.cli.desk import open_desk
from tui.cli.opening import open_flows
from tui.cli.options import shared_options
from tui.cli.stop import Stop, complain
from tui.store.places import Places, find_places
from tui.ui.app import run_app

if TYPE_CHECKING:
    import argparse


def main() -> int:
    """Run the app at Home; nothing leaves the server's machine but what stands on the screen."""
    parser = shared_options()
    parser.add_argument("--seat", type=Path)
    options: argparse.Namespace = parser.parse_args()
    options.restricted = True
    for name, value in (("TERM", "xterm-256color"), ("COLORTERM", "truecolor")):
        os.environ[name] = value
    os.environ["LC_ALL"] = "C.UTF-8"
    try:
        catalog = open_flows(options, verified=False)
        desk = open_desk(options, catalog, on_screen=True, places=_places(options))
    except Stop as stop:
        complain(stop.message)
        return stop.code
    services = build_services(catalog, os.environ, desk)
    profile = services.profile._replace(browser=True)
    try:
        return run_app(services._replace(profile=profile))
    finally:
        desk.close()


def _places(options: "argparse.Namespace") -> Places | None:
    """Return where a seat keeps what is walked there; nobody sees what another seat keeps."""
    seat: Path | None = getattr(options, "seat", None)
    return find_places(os.environ)._replace(data=seat, cache=None) if seat else None


if __name__ == "__main__":
    sys.exit(main())

"""`serve`: the app in a browser, for a training room."""

import argparse
import asyncio
import os
import sys
import time
from collections.abc import Callable
from ipaddress import ip_address

from tui.cli.desk import open_desk
from tui.cli.exits import CANNOT_RUN, DONE
from tui.cli.opening import nothing_to_walk, open_flows
from tui.cli.stop import Stop, complain
from tui.cli.web.seats import Seats
from tui.core.words import mark, say
from tui.store.places import APP, find_places

SEATS = "seats"
"""The folder of what was walked in browsers, beside the cases of whoever serves."""
MISSING = mark("the browser needs one package more: pip install 'branchline[serve]'")


def serve_command(options: argparse.Namespace) -> int:
    """Serve the app until ctrl+c."""
    catalog = open_flows(options)
    if not catalog.entries():
        raise nothing_to_walk(catalog)
    if open_desk(options, catalog).settings.switch("restricted"):
        raise Stop(say("serve: this is a restricted place; nothing listens here"), CANNOT_RUN)
    try:
        from tui.cli.web.server import serve  # noqa: PLC0415 - an extra that may not be there
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] in ("tui", "textual", "yaml"):
            raise
        raise Stop(say(MISSING), CANNOT_RUN) from None
    if not is_loopback(options.host):
        complain(
            say(
                "{host} can be reached from elsewhere and nothing is "
                "encrypted: use it in a closed room, or behind a proxy with TLS",
                host=options.host,
            )
        )
    seats = Seats(options.seats)
    try:
        asyncio.run(serve(options.host, options.port, seats, _sessions(options), _tell))
    except KeyboardInterrupt:
        complain(say("the browser sessions are over"))
    except OSError as error:
        raise Stop(
            say(
                "cannot listen at {host}:{port}: {strerror}",
                host=options.host,
                port=options.port,
                strerror=error.strerror,
            ),
            CANNOT_RUN,
        ) from None
    return DONE


def is_loopback(host: str) -> bool:
    """Tell whether an address is reached from this machine alone."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _sessions(options: argparse.Namespace) -> Callable[[int], list[str]]:
    """Return what gives the command of a seat's session; each seat has a folder of its own.

    Whoever sits there next, when the app is served again, finds nothing of whoever sat there.
    """
    began = f"{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}"
    command = _session(options)
    data = find_places(os.environ).data
    if data is None:
        return lambda _: command
    return lambda number: [*command, "--seat", str(data / SEATS / began / str(number) / APP)]


def _session(options: argparse.Namespace) -> list[str]:
    """Return the command of a session."""
    trees = [
        each for folder in getattr(options, "trees", None) or () for each in ("--trees", folder)
    ]
    journal = ["--no-journal"] if getattr(options, "no_journal", False) else []
    return [sys.executable, "-P", "-m", "tui.cli.web.session", *trees, *journal]


def _tell(port: int, links: list[str]) -> None:
    """Print a link for each seat; each works once."""
    del port
    complain(say("one link for each seat, each opens once; ctrl+c ends it for all"))
    sys.stdout.write("".join(f"{link}\n" for link in links))
    sys.stdout.flush()

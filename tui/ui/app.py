"""Starts the app, and says with which exit code it ended."""

import gc
import os
import sys
from collections.abc import Callable, MutableMapping, Sequence
from typing import TYPE_CHECKING

from tui.ui.loading import lightly
from tui.ui.services import Profile, Services

_COLOURS = ((16, "standard"), (256, "256"), (1 << 24, "truecolor"))

if TYPE_CHECKING:
    from tui.ui.tree_app import TreeApp


def drop_hooks(environment: MutableMapping[str, str]) -> None:
    """Take away the switches by which the environment could make Textual do things."""
    for name in [name for name in environment if name.startswith("TEXTUAL_")]:
        del environment[name]


def tell_textual(profile: Profile, environment: MutableMapping[str, str]) -> None:
    """Tell Textual, before it is loaded, what was found out about the terminal."""
    if profile.colours:
        fitting = next(name for most, name in _COLOURS if profile.colours <= most)
        environment["TEXTUAL_COLOR_SYSTEM"] = fitting
    if not profile.queries:
        environment["TEXTUAL_DISABLE_KITTY_KEY"] = "1"


def run_app(
    services: Services,
    flow_id: str = "",
    at: str = "",
    told: Sequence[tuple[str, str]] = (),
    *,
    case: str = "",
) -> int:
    """Run the app until it is left, and return the exit code.

    0: done; 1: a walk is unfinished, or the app failed; 128 and more: ended by a signal.

    Args:
        services: what the app may use.
        flow_id: the flow to walk at once; empty: the list of flows comes first.
        at: node to begin at; empty: the flow's start.
        told: facts and answers that are known already.
        case: id of the case to go on with at once.
    """

    def make() -> "TreeApp":
        from tui.ui.tree_app import TreeApp  # noqa: PLC0415 - reads the environment

        app = TreeApp(services, flow_id, at, told)
        app.case = case
        return app

    return run(services, make)


def run(services: Services, make: "Callable[[], TreeApp]") -> int:
    """Run an app until it is left, and return the exit code.

    Args:
        services: what the app may use.
        make: returns it, once the environment can do it no harm.
    """
    # Start-up makes only things that stay; looking for garbage among them takes a tenth of it.
    gc.disable()
    drop_hooks(os.environ)
    tell_textual(services.profile, os.environ)
    with lightly():
        from tui.ui.tree_app import CRASHED  # noqa: PLC0415 - reads the environment

    app = make()
    app.run(mouse=False)
    if app.crash:
        print(app.crash, file=sys.stderr)  # noqa: T201 - the screen is gone
        return app.return_code or CRASHED
    return app.return_code or 0

"""Signatures in the app: verified beside the screens, waited for where a flow is chosen."""

from contextlib import suppress
from threading import Thread

from textual.app import App

from tui.core.words import say
from tui.store.catalog import FlowUntrusted
from tui.ui.requests import OpenFlow, ShowFlows, SignaturesKnown
from tui.ui.screens.checking import CheckingScreen
from tui.ui.screens.painted import PaintedScreen
from tui.ui.services import Services


def start_verifying(app: App[None], services: Services) -> None:
    """Verify what is not known yet; then every screen looks again."""

    def run() -> None:
        if services.verify is not None:
            services.verify()
        with suppress(RuntimeError):  # the app was left meanwhile
            app.post_message(SignaturesKnown())

    # Not a worker: whoever leaves does not wait for it.
    Thread(target=run, name="signatures", daemon=True).start()


def tell_screens(app: App[None]) -> None:
    """Let every screen take what has become known."""
    for screen in app.screen_stack:
        if isinstance(screen, PaintedScreen):
            screen.take_news()
    if isinstance(app.screen, PaintedScreen):
        app.screen.paint()


def meet_closed(
    app: App[None], services: Services, request: OpenFlow, closed: FlowUntrusted
) -> None:
    """Wait until it is known who signed a flow; say so where nobody did."""
    known = {entry.id: entry for entry in services.entries()}
    if closed.is_pending and closed.flow in known:
        app.push_screen(CheckingScreen(services, request, known[closed.flow]))
    else:
        app.post_message(ShowFlows(say("This flow is not opened: {why}.", why=closed.why)))

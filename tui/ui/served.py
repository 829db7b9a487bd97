"""The app behind a server that shows it in a browser: it ends when nobody listens any more."""

from contextlib import suppress

from textual.drivers.web_driver import WebDriver

from tui.ui.driver import GONE


class ServedDriver(WebDriver):
    """Speaks to the server; a server that is gone is what a closed terminal is."""

    def run_input_thread(self) -> None:
        """Take what the server sends, until it sends no more."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            with suppress(RuntimeError):  # the app ended meanwhile
                self._loop.call_soon_threadsafe(self._app.exit, None, GONE)

    def stop_application_mode(self) -> None:
        """Say goodbye, where somebody is there to hear it."""
        with suppress(OSError):
            super().stop_application_mode()

    def write(self, data: str) -> None:
        """Send what is painted; to nobody, when nobody is there."""
        with suppress(OSError):
            super().write(data)

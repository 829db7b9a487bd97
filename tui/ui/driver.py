"""The terminal, with an input decoder that forgives, and nothing that wakes an idle app."""

import os
import re
import selectors
from codecs import getincrementaldecoder
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TextIO, cast

from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Resize
from textual.message import Message

from tui.ui.line import Line

TICK = 0.1
"""Seconds after which half an escape sequence is taken for the escape key."""
CHUNK = 4096
_NEW = frozenset({"\x1b[?2026$p", "\x1b[?2048$p", "\x1b[?1004h", "\x1b[?1004l", "\x1b[<u"})
"""What an old terminal may print instead of obeying: questions, focus, keys told in new ways."""
_FRAME = re.compile(r"\x1b\[\d+;\d+H")
"""How a frame begins: at a place of its own, so that sent twice it looks the same."""
GONE = 129
"""Exit code when the terminal went away, as a shell reports SIGHUP."""


class TolerantDriver(LinuxDriver):
    """Reads keys; a byte that is not UTF-8 becomes a replacement sign."""

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        """Prepare the terminal.

        Args:
            app: whose terminal it is.
            debug: passed on.
            mouse: whether the mouse is asked for.
            size: instead of the terminal's own.
        """
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        services = getattr(app, "services", None)
        self._takes_queries = services is None or services.profile.queries
        # A serial console tells no size: Textual would guess two, and paint for both in turn.
        self._size = self._size or self._get_terminal_size()
        self._line = Line(cast("TextIO", self._file), self._say_gone)
        self._file = cast("Any", self._line)
        self._sent = ""
        """What was sent last."""
        self._woken, self._waker = os.pipe()
        os.set_blocking(self._woken, False)

    def _sigcont_application(self, *_: object) -> None:
        """Take the terminal again after a stop; what stood on it may be gone.

        A stop that cannot be caught has not given it back, so there is nothing to take.
        """
        if self._must_signal_resume:
            super()._sigcont_application()
        self._loop.call_soon_threadsafe(self._repaint)

    def _repaint(self) -> None:
        self._sent = ""
        if self._app.screen_stack:
            self._app.screen.refresh()

    def write(self, data: str) -> None:
        """Send something to the terminal, unless it is too old to understand it.

        A frame that was sent just before is on the screen already: at its start Textual paints
        three times the same, some five thousand bytes each.
        """
        is_again = data == self._sent and _FRAME.match(data) is not None
        self._sent = data
        if is_again or not (self._takes_queries or data not in _NEW):
            return
        thread = self._writer_thread
        left = self._line.offer(data) if thread is not None and thread.is_alive() else data
        if left:
            super().write(cast("str", left))  # which passes it on to the line as it is

    def process_message(self, message: Message) -> None:
        """Take what the terminal says; after a new size nothing on it is certain."""
        if isinstance(message, Resize):
            self._sent = ""
        super().process_message(message)

    def disable_input(self) -> None:
        """Stop reading at once instead of at the next tick."""
        os.write(self._waker, b"!")
        super().disable_input()

    def run_input_thread(self) -> None:
        """Read until told to stop, or until the terminal is gone."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self._woken, selectors.EVENT_READ)
            self._forget_wakes()
            while not self.exit_event.is_set():
                # Only a half-read escape sequence needs a clock.
                waits = getattr(parser, "_timeout_time", 0.0) is not None
                ready = {key.fd for key, _ in selector.select(TICK if waits else None)}
                if self._woken in ready:
                    return
                if self.fileno in ready and not self._read(parser, decode):
                    self._say_gone()
                    return
                for event in parser.tick():
                    self.process_message(event)

    def _forget_wakes(self) -> None:
        """Drop what was written to wake an earlier reader, which had ended already."""
        with suppress(BlockingIOError):
            os.read(self._woken, CHUNK)

    def _read(self, parser: XTermParser, decode: Callable[[bytes], str]) -> bool:
        """Read once; False when the terminal is gone."""
        try:
            data = os.read(self.fileno, CHUNK)
        except OSError:
            return False
        if not data:
            return False
        text = decode(data)
        if text:
            for event in parser.feed(text):
                self.process_message(event)
        return True

    def _say_gone(self) -> None:
        with suppress(RuntimeError):  # the app has ended already
            self._loop.call_soon_threadsafe(self._app.exit, None, GONE)

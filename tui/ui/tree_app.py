"""The Textual app: how it starts and ends, and what it never lets through."""

import asyncio
import gc
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType
from textual.driver import Driver
from textual.events import Event, Key
from textual.filter import LineFilter

from tui.core.words import say
from tui.ui.content import AsciiFilter, Colourless, HarmlessFilter
from tui.ui.course import Beginning
from tui.ui.desk import desk_of, is_restricted
from tui.ui.guided_app import GuidedApp
from tui.ui.requests import ShowTraining, SignaturesKnown, TakeUp
from tui.ui.services import Services

CRASHED = 1
IDLE = 0.3
"""Seconds after the first paint until the search index is made."""
LAY_ASIDE = "ctrl+z"
STOPPED = 128
"""Added to the number of the signal that ended the app, as shells do."""


class TreeApp(GuidedApp, inherit_bindings=False, inherit_css=False):
    """Branchline in a terminal: how it starts and ends, and what it never lets through."""

    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = ""

    def __init__(
        self,
        services: Services,
        flow: str = "",
        node: str = "",
        told: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Prepare the app; nothing is painted yet.

        Args:
            services: what its screens may use.
            flow: id of the flow to walk at once; empty: the list of flows comes first.
            node: where to begin in it.
            told: facts and answers that are known already.
        """
        self._is_in_browser = services.profile.browser  # asked for while the app is made
        super().__init__(services, Beginning(flow, node, tuple(told)))
        self.crash = ""
        self.case = ""
        """The case to go on with at once."""
        self.animation_level = "none"
        self._guards: list[LineFilter] = [HarmlessFilter()]
        if services.profile.ascii:
            self._guards.append(AsciiFilter())
        if not services.profile.colour:
            self._guards.append(Colourless())
        # Nothing here is told by a toast or a tooltip, so no screen needs their widgets.
        self._disable_notifications = True
        self._disable_tooltips = True

    def get_css_variables(self) -> dict[str, str]:
        """Return none: every row brings its own colours, so that no theme is ever worked out."""
        return {}

    # --- the terminal -------------------------------------------------------------------------

    def get_driver_class(self) -> type[Driver]:
        """Return the driver of this system; the environment has no say in it."""
        if self._is_in_browser:
            from tui.ui.served import ServedDriver  # noqa: PLC0415 - not in a terminal

            return ServedDriver
        if sys.platform == "win32":
            from textual.drivers.windows_driver import WindowsDriver  # noqa: PLC0415 - per system

            return WindowsDriver
        from tui.ui.driver import TolerantDriver  # noqa: PLC0415 - not on every system

        return TolerantDriver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters of every painted line; ours comes last."""
        return [*super().get_line_filters(), *self._guards]

    async def on_event(self, event: Event) -> None:
        """Take the key that lays the app aside before any field does."""
        if isinstance(event, Key) and event.key == LAY_ASIDE:
            self._lay_aside()
        else:
            await super().on_event(event)

    def _lay_aside(self) -> None:
        """Give the terminal back to the shell until `fg`; not where that is a way out."""
        may = not is_restricted(desk_of(self.services))
        if may and self._driver is not None and self._driver.can_suspend:
            self.app_suspend_signal.publish(self)
            os.kill(os.getpid(), signal.SIGTSTP)

    def on_mount(self) -> None:
        """End cleanly on the signals that end programs."""
        if not self.is_headless and sys.platform != "win32":
            loop = asyncio.get_running_loop()
            for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
                loop.add_signal_handler(number, self.exit, None, STOPPED + number)

    def on_ready(self) -> None:
        """After the first paint: what was loaded so far is never collected."""
        gc.freeze()
        gc.enable()
        self.set_timer(IDLE, self.finder.prepare)
        if self.case:
            self.post_message(TakeUp(self.case))
        if self.services.verify is not None:
            from tui.ui.checking import start_verifying  # noqa: PLC0415 - only where somebody signs

            start_verifying(self, self.services)

    async def on_show_training(self, _: ShowTraining) -> None:
        """Show the home of training, where there is one."""
        if self.services.training is not None:
            from tui.ui.training.first import show_training  # noqa: PLC0415 - when asked for

            await show_training(self, self.services, self.services.training)

    def on_signatures_known(self, _: SignaturesKnown) -> None:
        """Let every screen take what has become known."""
        from tui.ui.checking import tell_screens  # noqa: PLC0415 - only where somebody signs

        tell_screens(self)

    # --- faults -------------------------------------------------------------------------------

    def _fatal_error(self) -> None:
        """Keep where it happened, but no variables and no message: they may hold notes."""
        self.crash = describe_crash(sys.exc_info()[1])
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:
        """End the app on a fault below it, without printing what it was given."""
        del renderables
        self._return_code = CRASHED
        self.crash = self.crash or describe_crash(sys.exc_info()[1])
        self._close_messages_no_wait()


def describe_crash(error: BaseException | None) -> str:
    """Say what kind of fault it was and where, with nothing of what was being worked on."""
    kind = type(error).__name__ if error else say("an unknown fault")
    frames = traceback.extract_tb(error.__traceback__) if error else []
    places = [
        say(
            "  {filename}:{lineno} in {name}",
            filename=_short(frame.filename),
            lineno=frame.lineno,
            name=frame.name,
        )
        for frame in frames
    ]
    return "\n".join(
        [say("Branchline ended because of a fault of its own; your terminal is as it was."),
         say("{kind} at:", kind=kind), *places[-8:]]
    )  # fmt: skip


def _short(file: str) -> str:
    parts = Path(file).parts
    for name in ("tui", "textual"):
        if name in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(name) :])
    return parts[-1] if parts else ""

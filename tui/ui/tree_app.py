"""The Textual app: which screen is shown, how it ends, and what it never lets through."""

import asyncio
import gc
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.driver import Driver
from textual.filter import LineFilter, Monochrome
from textual.screen import Screen

from tui.store.catalog import FlowRefused
from tui.ui.content import HarmlessFilter
from tui.ui.course import Beginning
from tui.ui.finder import Finder, index_flows
from tui.ui.requests import (
    EndApp,
    OpenFlow,
    ShowCommands,
    ShowFlows,
    ShowHelp,
    ShowProblems,
)
from tui.ui.screens.painted import PaintedScreen
from tui.ui.services import Services
from tui.ui.theme import make_theme, theme_name

CRASHED = 1
IDLE = 0.3
"""Seconds after the first paint until the search index is made."""
STOPPED = 128
"""Added to the number of the signal that ended the app, as shells do."""


class TreeApp(App[None], inherit_bindings=False):
    """Branchline in a terminal."""

    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = ""
    CSS = "Screen { layout: vertical; overflow: hidden; }"

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
        super().__init__()
        make = services.read_index or (lambda: index_flows(services.flows, self._walkable()))
        self.finder = Finder(make, self._work_aside)
        self.services = services._replace(find=self.finder.find)
        self.first = (flow, node, tuple(told))
        self.crash = ""
        self.animation_level = "none"
        self._guards: list[LineFilter] = [HarmlessFilter()]
        if not services.profile.colour:
            self._guards.append(Monochrome())
        self.register_theme(make_theme(services.profile.theme))
        self.theme = theme_name(services.profile.theme)

    # --- screens ------------------------------------------------------------------------------

    def get_default_screen(self) -> Screen[object]:
        """Return the first screen: a walk, else the flows."""
        flow, node, told = self.first
        if not flow:
            return self._home()
        from tui.ui.screens.walk import WalkScreen  # noqa: PLC0415 - not on the way to a question

        try:
            return WalkScreen(self.services, Beginning(flow, node, told))
        except (FlowRefused, KeyError):
            return self._home(f"The flow {flow} cannot be walked.")

    def _home(self, saying: str = "") -> Screen[object]:
        from tui.ui.screens.home import HomeScreen  # noqa: PLC0415 - not on the way to a question

        return HomeScreen(self.services, saying)

    async def on_open_flow(self, request: OpenFlow) -> None:
        """Walk a flow; a walk that was under way gives its place up."""
        from tui.ui.screens.walk import WalkScreen  # noqa: PLC0415 - not on the way to a question

        try:
            screen = WalkScreen(self.services, request.beginning)
        except (FlowRefused, KeyError):
            self.on_show_problems(ShowProblems())
            return
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        if isinstance(self.screen, WalkScreen):
            await self.switch_screen(screen)
        else:
            await self.push_screen(screen)

    async def on_show_flows(self, _: ShowFlows) -> None:
        """Go back to the list of flows, which may not have been built yet."""
        from tui.ui.screens.home import HomeScreen  # noqa: PLC0415 - not on the way to a question

        if isinstance(self.screen_stack[0], HomeScreen):
            while len(self.screen_stack) > 1:
                await self.pop_screen()
        else:
            await self.switch_screen(self._home())

    def on_show_problems(self, _: ShowProblems) -> None:
        """Show what is wrong with flows."""
        from tui.ui.screens.problems import ProblemsScreen  # noqa: PLC0415 - not on the way to a question

        self.push_screen(ProblemsScreen(self.services))

    def on_show_help(self, request: ShowHelp) -> None:
        """Show the keys of a screen."""
        from tui.ui.screens.help import HelpScreen  # noqa: PLC0415 - not on the way to a question

        self.push_screen(HelpScreen(self.services, request.offers, request.terms))

    def on_show_commands(self, request: ShowCommands) -> None:
        """Let a command be chosen by name."""
        from tui.ui.screens.palette import PaletteScreen  # noqa: PLC0415 - not on the way to a question

        self.push_screen(PaletteScreen(self.services, request.choices), request.run)

    def on_end_app(self, request: EndApp) -> None:
        """End the app."""
        self.exit(return_code=request.code)

    # --- the terminal -------------------------------------------------------------------------

    def get_driver_class(self) -> type[Driver]:
        """Return the driver of this system; the environment has no say in it."""
        if sys.platform == "win32":
            from textual.drivers.windows_driver import WindowsDriver  # noqa: PLC0415 - per system

            return WindowsDriver
        from tui.ui.driver import TolerantDriver  # noqa: PLC0415 - not on every system

        return TolerantDriver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters of every painted line; ours comes last."""
        return [*super().get_line_filters(), *self._guards]

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

    def _walkable(self) -> list[str]:
        return [entry.id for entry in self.services.entries() if not entry.broken]

    def _work_aside(self, work: Callable[[], None]) -> None:
        """Do something beside the screen, and show what it changed."""

        def run() -> None:
            work()
            self.call_from_thread(self._repaint)

        self.run_worker(run, thread=True)

    def _repaint(self) -> None:
        if isinstance(self.screen, PaintedScreen):
            self.screen.paint()

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
    kind = type(error).__name__ if error else "an unknown fault"
    frames = traceback.extract_tb(error.__traceback__) if error else []
    places = [f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join(
        ["Branchline ended because of a fault of its own; your terminal is as it was.",
         f"{kind} at:", *places[-8:]]
    )  # fmt: skip


def _short(file: str) -> str:
    parts = Path(file).parts
    for name in ("tui", "textual"):
        if name in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(name) :])
    return parts[-1] if parts else ""

"""Which screen is shown, as screens ask for it; and the search that is made ready beside them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import App
from textual.screen import Screen

from tui.core.words import mark, say
from tui.store.catalog import FlowRefused, FlowUntrusted
from tui.ui.course import Beginning
from tui.ui.desk import desk_of, open_memory, welcome
from tui.ui.finder import Finder, index_flows
from tui.ui.requests import (
    EndApp,
    OpenFlow,
    ShowCases,
    ShowCommands,
    ShowFlows,
    ShowHelp,
    ShowProblems,
    ShowSettings,
    TakeUp,
)
from tui.ui.screens.painted import PaintedScreen
from tui.ui.services import Services

if TYPE_CHECKING:
    from tui.core.search import Index
    from tui.ui.taking_up import Return


AT_HOME = mark("New here? Type what the user sees, or press enter.")
IN_A_WALK = mark("New here? A digit answers, b takes back, ? helps.")
"""What is said to somebody who was never here, until the first key."""


class GuidedApp(App[None], inherit_bindings=False):
    """Goes from screen to screen."""

    def __init__(self, services: Services, first: Beginning) -> None:
        """Prepare; nothing is painted yet.

        Args:
            services: what its screens may use.
            first: the walk to begin with; without a flow, the list of flows comes first.
        """
        make = services.read_index or (lambda: _index(services))
        self.finder = Finder(make, self._work_aside)
        desk = services.desk or open_memory()
        # Before the app is made: it asks them which driver it is to have.
        self.services = services._replace(find=self.finder.find, desk=desk, record=desk.record)
        self.first = first
        super().__init__()

    def get_default_screen(self) -> Screen[object]:
        """Return the first screen: a walk, else the flows."""
        if not self.first.flow:
            return self._home()
        from tui.ui.screens.walk import WalkScreen  # noqa: PLC0415 - not on the way to a question

        try:
            screen = WalkScreen(self.services, self.first)
        except FlowUntrusted:
            self.post_message(OpenFlow(self.first))
            return self._home()
        except (FlowRefused, KeyError):
            return self._home(say("The flow {flow} cannot be walked.", flow=self.first.flow))
        screen.saying = welcome(self.services, say(IN_A_WALK))
        return screen

    def _home(self, saying: str = "") -> Screen[object]:
        from tui.ui.screens.home import HomeScreen  # noqa: PLC0415 - not on the way to a question

        return HomeScreen(self.services, saying or welcome(self.services, say(AT_HOME)))

    async def on_open_flow(self, request: OpenFlow) -> None:
        """Walk a flow; a walk that was under way gives its place up."""
        from tui.ui.screens.walk import WalkScreen  # noqa: PLC0415 - not on the way to a question

        try:
            screen = WalkScreen(self.services, request.beginning)
        except FlowUntrusted as closed:
            from tui.ui.checking import meet_closed  # noqa: PLC0415 - only where somebody signs

            meet_closed(self, self.services, request, closed)
            return
        except (FlowRefused, KeyError):
            self.on_show_problems(ShowProblems())
            return
        screen.saying = request.saying or screen.saying or welcome(self.services, say(IN_A_WALK))
        while len(self.screen_stack) > 1 and not _is_home(self.screen):
            await self.pop_screen()
        await self.push_screen(screen)

    def on_show_cases(self, _: ShowCases) -> None:
        """Show all cases."""
        from tui.ui.screens.cases import CasesScreen  # noqa: PLC0415 - not on the way to a question

        self.push_screen(CasesScreen(self.services))

    def on_take_up(self, request: TakeUp) -> None:
        """Go on with a case; when its flow has changed, what moved is shown first."""
        from tui.ui.taking_up import Refused, Return, find_return  # noqa: PLC0415 - as above

        found = find_return(desk_of(self.services), request.case)
        if isinstance(found, Refused):
            if isinstance(self.screen, PaintedScreen):
                self.screen.saying = found.why
                self.screen.paint()
            return
        if found.comeback.moved is None:
            self._return_to(found, as_it_was=True)
            return
        from tui.ui.screens.moved import MovedScreen  # noqa: PLC0415 - as above

        def take(as_it_was: bool | None) -> None:  # noqa: FBT001 - the answer of a screen
            if as_it_was is not None:
                self._return_to(Return(found.comeback), as_it_was=as_it_was)

        self.push_screen(MovedScreen(self.services, found.comeback), take)

    def _return_to(self, found: "Return", *, as_it_was: bool) -> None:
        beginning, said = found.begin(desk_of(self.services), as_it_was=as_it_was)
        self.post_message(OpenFlow(beginning, said))

    async def on_show_flows(self, request: ShowFlows) -> None:
        """Go back to the list of flows, which may not have been built yet."""
        while len(self.screen_stack) > 1 and not _is_home(self.screen):
            await self.pop_screen()
        if not _is_home(self.screen):
            await self.push_screen(self._home())
        if request.saying and isinstance(self.screen, PaintedScreen):
            self.screen.saying = request.saying
            self.screen.paint()

    def on_show_problems(self, _: ShowProblems) -> None:
        """Show what is wrong with flows."""
        from tui.ui.screens.problems import ProblemsScreen  # noqa: PLC0415 - not on the way to a question

        self.push_screen(ProblemsScreen(self.services))

    def on_show_settings(self, _: ShowSettings) -> None:
        """Show the settings."""
        from tui.ui.screens.settings import SettingsScreen  # noqa: PLC0415 - not on the way to a question

        self.push_screen(SettingsScreen(self.services))

    def on_show_help(self, request: ShowHelp) -> None:
        """Show the keys of a screen."""
        from tui.ui.screens.help import HelpScreen  # noqa: PLC0415 - not on the way to a question

        self.push_screen(HelpScreen(self.services, request.offers, request.terms, request.first))

    def on_show_commands(self, request: ShowCommands) -> None:
        """Let a command be chosen by name."""
        from tui.ui.screens.palette import PaletteScreen  # noqa: PLC0415 - not on the way to a question

        self.push_screen(PaletteScreen(self.services, request.choices), request.run)

    def on_end_app(self, request: EndApp) -> None:
        """End the app."""
        self.exit(return_code=request.code)

    # --- beside the screen --------------------------------------------------------------------

    def _work_aside(self, work: Callable[[], None]) -> None:
        """Do something beside the screen, and show what it changed."""

        def run() -> None:
            work()
            self.call_from_thread(self._repaint)

        self.run_worker(run, thread=True)

    def _repaint(self) -> None:
        if isinstance(self.screen, PaintedScreen):
            self.screen.paint()


def _is_home(screen: Screen[object]) -> bool:
    from tui.ui.screens.home import HomeScreen  # noqa: PLC0415 - not on the way to a question

    return isinstance(screen, HomeScreen)


def _index(services: Services) -> "Index":
    return index_flows(services.flows, [e.id for e in services.entries() if not e.broken])

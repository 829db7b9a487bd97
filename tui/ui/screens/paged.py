"""What all screens share: one caret, one key bar, one way from keys to commands."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import ClassVar

from textual import events

from tui.core.tuples import NamedTuple
from tui.core.words import mark, say
from tui.ui.commands import BY_ID, Hint, find_command, hints_of
from tui.ui.field import Field
from tui.ui.pages.palette import Choice
from tui.ui.requests import (
    EndApp,
    ShowCommands,
    ShowFlows,
    ShowHelp,
    ShowProblems,
    ShowSettings,
)
from tui.ui.screens.choosing import ChoosingScreen
from tui.ui.services import Services

TYPING_HINTS = (
    Hint("enter", mark("choose")), Hint("esc", mark("keys")), Hint("F1", mark("help")),
    Hint("ctrl+q", mark("quit")), Hint("ctrl+p", mark("commands")),
)  # fmt: skip
CLOSING_HINTS = (Hint("enter", mark("choose")), Hint("esc", mark("close")))
STOPPED = 130
"""Exit code after ctrl+c, as shells have it."""
DOUBT_HINTS = (Hint("y", mark("yes")), Hint("n", mark("no")))
CARET = ("up", "down")
"""Keys that only move the caret, on the page as it is seen."""


Deed = Callable[[], object]


class Doubt(NamedTuple):
    """Something that is asked back before it is done."""

    words: str
    deed: Deed


class PagedScreen(ChoosingScreen):
    """A screen that shows a page; it says what a command does, nothing else."""

    offers: ClassVar[tuple[str, ...]] = ()
    """Ids of the commands that belong to this screen, in the order of its help."""
    escape_closes: ClassVar[bool] = False
    """Whether esc closes the screen even while text is typed."""

    def __init__(self, services: Services, field: Field | None = None) -> None:
        """Prepare a screen.

        Args:
            services: what it may use.
            field: a field to type into, active at once.
        """
        super().__init__(services, field)
        self.doubt: Doubt | None = None
        self.deeds: Mapping[str, Deed] = MappingProxyType({**self._deeds(), **self.deeds_here()})

    # --- what a screen says of itself ---------------------------------------------------------

    def why_not(self, command: str) -> str:
        """Return why a command cannot run now; empty when it can."""
        del command
        return ""

    def keys_here(self) -> tuple[str, ...]:
        """Return the commands that the help and the list of commands name."""
        return self.offers

    def labels(self) -> Mapping[str, str]:
        """Return better words for commands in the key bar, by command."""
        return {}

    def deeds_here(self) -> Mapping[str, Deed]:
        """Return what this screen's own commands do."""
        return {}

    def terms(self) -> Mapping[str, str]:
        """Return words on the page that the flow explains."""
        return {}

    def first_keys(self) -> tuple[str, ...]:
        """Return the few commands that the help names before all others."""
        return ()

    def notice(self) -> str:
        """Return what is asked back, else what there is to say."""
        return f"{self.doubt.words}  y / n" if self.doubt else self.saying

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys that work now."""
        if self.doubt:
            return DOUBT_HINTS
        if self.typing:
            return CLOSING_HINTS if self.escape_closes else TYPING_HINTS
        return hints_of([each for each in self.offers if not self.why_not(each)], self.labels())

    # --- keys ---------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Do what a key stands for."""
        event.stop()
        event.prevent_default()
        if event.key not in CARET:
            self.seen = None
        self.saying = ""
        if self.doubt:
            self._settle_doubt(event.key)
        elif not (self.typing and self.type_key(event)):
            self._obey(event.key)
        self.paint()
        self.paint_at_once()

    def _obey(self, key: str) -> None:
        if key == "escape" and self.typing and not self.escape_closes:
            self.leave_field()
            return
        command = find_command(key, typing=self.typing)
        if command is None:
            return
        if command.id == "digit":
            self.choose_digit(key)
        elif command.id in self.offers:
            self.run_command(command.id)

    def _settle_doubt(self, key: str) -> None:
        doubt, self.doubt = self.doubt, None
        if key == "y" and doubt:
            doubt.deed()
        elif key == "ctrl+c":
            self.post_message(EndApp(STOPPED))

    def run_command(self, command: str) -> None:
        """Run a command, or say why it cannot run."""
        why = self.why_not(command)
        if why:
            self.saying = f"{say(BY_ID[command].label).capitalize()}: {why}"
        elif command in self.deeds:
            self.deeds[command]()

    def run_and_paint(self, command: str | None) -> None:
        """Run a command that was chosen elsewhere."""
        self.seen = None
        if command:
            self.run_command(command)
            self.paint()

    # --- what every screen can do -------------------------------------------------------------

    def _deeds(self) -> Mapping[str, Deed]:
        return {
            "choose": self.choose_selected,
            "up": lambda: self.move_caret(-1),
            "down": lambda: self.move_caret(1),
            "page-up": lambda: self.turn_page(-1),
            "page-down": lambda: self.turn_page(1),
            "close": lambda: self.dismiss(None),
            "search": self.start_typing,
            "flows": lambda: self.post_message(ShowFlows()),
            "problems": lambda: self.post_message(ShowProblems()),
            "settings": lambda: self.post_message(ShowSettings()),
            "help": lambda: self.post_message(
                ShowHelp(self.keys_here(), self.terms(), self.first_keys())
            ),
            "commands": lambda: self.post_message(ShowCommands(_choices(self), self.run_and_paint)),
            "quit": lambda: self.post_message(EndApp(0)),
            "stop": lambda: self.post_message(EndApp(STOPPED)),
        }


def _choices(screen: PagedScreen) -> tuple[Choice, ...]:
    commands = [BY_ID[each] for each in screen.keys_here() if BY_ID[each].listed]
    return tuple(
        Choice(each.id, say(each.shown), say(each.label), say(each.help), screen.why_not(each.id))
        for each in commands
    )

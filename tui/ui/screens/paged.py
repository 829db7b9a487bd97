"""What all screens share: one caret, one key bar, one way from keys to commands."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import ClassVar, NamedTuple

from textual import events
from textual.message import Message

from tui.ui.commands import BY_ID, Hint, find_command, hints_of
from tui.ui.field import Field, edit, insert
from tui.ui.layout import Act
from tui.ui.pages.palette import Choice
from tui.ui.requests import EndApp, ShowCommands, ShowFlows, ShowHelp, ShowProblems
from tui.ui.screens.painted import PaintedScreen
from tui.ui.scroll import View, clamp, is_in_view, move, reveal, turn
from tui.ui.services import Services

TYPING_HINTS = (
    Hint("enter", "choose"), Hint("esc", "keys"), Hint("F1", "help"), Hint("ctrl+q", "quit"),
    Hint("ctrl+p", "commands"),
)  # fmt: skip
CLOSING_HINTS = (Hint("enter", "choose"), Hint("esc", "close"))
DOUBT_HINTS = (Hint("y", "yes"), Hint("n", "no"))


class Doubt(NamedTuple):
    """Something that is asked back before it is done."""

    words: str
    deed: Callable[[], None]


class PagedScreen(PaintedScreen):
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
        self.deeds: Mapping[str, Callable[[], None]] = MappingProxyType(self._deeds())

    # --- what a screen says of itself ---------------------------------------------------------

    def choose(self, act: Act) -> None:
        """Do what an item stands for."""

    def typed(self) -> None:
        """React to a change in the field."""

    def why_not(self, command: str) -> str:
        """Return why a command cannot run now; empty when it can."""
        del command
        return ""

    def labels(self) -> Mapping[str, str]:
        """Return better words for commands in the key bar, by command."""
        return {}

    def deeds_here(self) -> Mapping[str, Callable[[], None]]:
        """Return what this screen's own commands do."""
        return {}

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
        self.saying = ""
        if self.doubt:
            self._settle_doubt(event.key)
        elif not (self.typing and self._type(event)):
            self._command(event.key)
        self.paint()

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text into the field."""
        event.stop()
        if self.field is not None:
            self.typing = True
            self._put(insert(self.field, event.text))
            self.paint()

    def _type(self, event: events.Key) -> bool:
        field = self.field or Field()
        changed = edit(field, event.key)
        if changed is None and event.is_printable and event.character:
            changed = insert(field, event.character)
        if changed is None:
            return False
        self._put(changed)
        return True

    def _put(self, field: Field) -> None:
        if self.field is None or field.text != self.field.text:
            self.place = View()
        self.field = field
        self.typed()

    def _command(self, key: str) -> None:
        if key == "escape" and self.typing and not self.escape_closes:
            self.typing = False
            return
        command = find_command(key, typing=self.typing)
        if command is None:
            return
        if command.id == "digit":
            self._choose_digit(key)
        elif command.id in self.offers:
            self.run_command(command.id)

    def run_command(self, command: str) -> None:
        """Run a command, or say why it cannot run."""
        why = self.why_not(command)
        if why:
            self.saying = f"{BY_ID[command].label.capitalize()}: {why}"
        elif command in self.deeds:
            self.deeds[command]()

    def _choose_digit(self, key: str) -> None:
        face, _ = self.laid_out()
        for number, item in enumerate(face.page.items):
            if item.key == key:
                self.place = self.place._replace(selected=number)
                self.choose(item.act)
                return

    def _settle_doubt(self, key: str) -> None:
        doubt, self.doubt = self.doubt, None
        if key == "y" and doubt:
            doubt.deed()
        elif key == "ctrl+c":
            self._post(EndApp(130))

    # --- what every screen can do -------------------------------------------------------------

    def _deeds(self) -> dict[str, Callable[[], None]]:
        return {
            "choose": self._choose_selected,
            "up": lambda: self._move(-1),
            "down": lambda: self._move(1),
            "page-up": lambda: self._turn(-1),
            "page-down": lambda: self._turn(1),
            "close": lambda: self.leave_screen(None),
            "search": self._search,
            "flows": self._show_flows,
            "problems": lambda: self._post(ShowProblems()),
            "help": lambda: self._post(ShowHelp(self.offers, self.terms())),
            "commands": lambda: self._post(ShowCommands(self._choices(), self.run_and_paint)),
            "quit": self._quit,
            "stop": self._stop,
            **self.deeds_here(),
        }

    def _post(self, message: Message) -> None:
        self.post_message(message)

    def run_and_paint(self, command: str | None) -> None:
        """Run a command that was chosen elsewhere."""
        if command:
            self.run_command(command)
            self.paint()

    def _choices(self) -> tuple[Choice, ...]:
        commands = [BY_ID[each] for each in self.offers if BY_ID[each].listed]
        return tuple(
            Choice(each.id, each.shown, each.label, each.help, self.why_not(each.id))
            for each in commands
        )

    def terms(self) -> Mapping[str, str]:
        """Return words on the page that the flow explains."""
        return {}

    def leave_screen(self, result: object) -> None:
        """Go back to the screen below."""
        self.dismiss(result)

    def _show_flows(self) -> None:
        self._post(ShowFlows())

    def _quit(self) -> None:
        self._post(EndApp(0))

    def _stop(self) -> None:
        self._post(EndApp(130))

    def _search(self) -> None:
        self.field = self.field or Field()
        self.typing = True

    def _choose_selected(self) -> None:
        page, height = self.page_now()
        self.place = clamp(self.place, page, height)
        if not page.items:
            return
        if is_in_view(self.place, page, height):
            self.choose(page.items[self.place.selected].act)
        else:
            # Nothing is chosen that cannot be seen.
            self.place = reveal(self.place, page, height)

    def _move(self, step: int) -> None:
        page, height = self.page_now()
        self.place = move(self.place, page, height, step)

    def _turn(self, step: int) -> None:
        page, height = self.page_now()
        self.place = turn(self.place, page, height, step)

    def show_selected(self) -> None:
        """Scroll so that the selected item is in view."""
        page, height = self.page_now()
        self.place = reveal(self.place, page, height)

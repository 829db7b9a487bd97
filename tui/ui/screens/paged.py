"""What all screens share: one sheet, one caret, one key bar, one way from keys to commands."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from tui.ui.commands import BY_ID, Hint, find_command, hints_of
from tui.ui.field import Field, draw_field, edit, insert
from tui.ui.frame import LOW, Face, Measures, draw, is_too_small, measure
from tui.ui.layout import ASCII, UNICODE, Act, Page, Row, View, clamp, move, reveal, turn
from tui.ui.requests import Leave, ShowFlows
from tui.ui.services import Services
from tui.ui.sheet import Sheet
from tui.ui.theme import styles_of

TYPING_HINTS = (
    Hint("enter", "choose"), Hint("esc", "keys"), Hint("F1", "help"), Hint("ctrl+q", "quit"),
    Hint("ctrl+p", "commands"),
)  # fmt: skip
DOUBT_HINTS = (Hint("y", "yes"), Hint("n", "no"))


class Doubt(NamedTuple):
    """Something that is asked back before it is done."""

    words: str
    deed: Callable[[], None]


class PagedScreen(Screen[Any], inherit_bindings=False):
    """A screen that shows a page; it says what a command does, nothing else."""

    BINDINGS: ClassVar[list[BindingType]] = []
    AUTO_FOCUS = ""
    offers: ClassVar[tuple[str, ...]] = ()
    """Ids of the commands that belong to this screen, in the order of its help."""
    field_hint: ClassVar[str] = "type to search"

    def __init__(self, services: Services, field: Field | None = None) -> None:
        """Prepare a screen.

        Args:
            services: what it may use.
            field: a field to type into, active at once.
        """
        super().__init__()
        self.services = services
        self.glyphs = ASCII if services.profile.ascii else UNICODE
        self.sheet = Sheet(styles_of(services.profile.theme))
        self.place = View()
        self.field = field
        self.typing = field is not None
        self.saying = ""
        self.doubt: Doubt | None = None
        self.deeds: Mapping[str, Callable[[], None]] = MappingProxyType(self._deeds())

    def compose(self) -> ComposeResult:
        """Yield the sheet."""
        yield self.sheet

    # --- what a screen says of itself ---------------------------------------------------------

    def face(self, room: Measures) -> Face:
        """Return what to show in so much room; each screen has its own."""
        raise NotImplementedError

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

    # --- painting -----------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Lay everything out anew."""
        self.paint()

    def on_screen_resume(self) -> None:
        """Show what may have changed while another screen was on top."""
        self.paint()

    def paint(self) -> None:
        """Show the present state; rows that are the same are not sent again."""
        width, height = self.app.size
        if is_too_small(width, height):
            self.sheet.show(draw(Face(), View(), width, height, self.glyphs))
            return
        face, room = self._laid_out()
        self.place = clamp(self.place, face.page, room.height)
        hints = face.hints or self._hints()
        face = face._replace(notice=self._notice(), hints=hints)
        self.sheet.show(draw(face, self.place, width, height, self.glyphs))

    def _laid_out(self) -> tuple[Face, Measures]:
        width, height = self.app.size
        wanted = 0 if self.field is None else (1 if height < LOW else 2)
        top: tuple[Row, ...] = ()
        room = measure(width, height, sides=self.has_sides(), top=wanted)
        if self.field is not None:
            drawn = draw_field(
                self.field, min(room.text, width - 2 * room.margin), self.glyphs,
                hint=self.field_hint, active=self.typing,
            )  # fmt: skip
            top = (drawn, ())[:wanted]
        return self.face(room)._replace(top=top), room

    def has_sides(self) -> bool:
        """Whether the screen shows columns at the sides of a wide terminal."""
        return False

    def _notice(self) -> str:
        return f"{self.doubt.words}  y / n" if self.doubt else self.saying

    def _hints(self) -> tuple[Hint, ...]:
        if self.doubt:
            return DOUBT_HINTS
        if self.typing:
            return TYPING_HINTS
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
        if key == "escape" and self.typing and "close" not in self.offers:
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
        face, _ = self._laid_out()
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
            self.post_message(Leave(130))

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
            "flows": lambda: self._show_flows(),
            "quit": lambda: self._quit(),
            "stop": lambda: self._stop(),
            **self.deeds_here(),
        }

    def leave_screen(self, result: object) -> None:
        """Go back to the screen below."""
        self.dismiss(result)

    def _show_flows(self) -> None:
        self.post_message(ShowFlows())

    def _quit(self) -> None:
        self.post_message(Leave(0))

    def _stop(self) -> None:
        self.post_message(Leave(130))

    def _search(self) -> None:
        self.field = self.field or Field()
        self.typing = True

    def _page(self) -> tuple[Page, int]:
        face, room = self._laid_out()
        return face.page, room.height

    def _choose_selected(self) -> None:
        page, height = self._page()
        self.place = clamp(self.place, page, height)
        if page.items:
            self.choose(page.items[self.place.selected].act)

    def _move(self, step: int) -> None:
        page, height = self._page()
        self.place = move(self.place, page, height, step)

    def _turn(self, step: int) -> None:
        page, height = self._page()
        self.place = turn(self.place, page, height, step)

    def show_selected(self) -> None:
        """Scroll so that the selected item is in view."""
        page, height = self._page()
        self.place = reveal(self.place, page, height)

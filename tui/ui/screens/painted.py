"""A screen that paints one page on one sheet."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingsMap, BindingType
from textual.screen import Screen

from tui.core.words import mark, say
from tui.ui.commands import Hint
from tui.ui.field import Field, draw_field
from tui.ui.frame import LOW, Face, Measures, draw, is_too_small, measure
from tui.ui.layout import ASCII, PLAIN, UNICODE, Canvas, Page, Row
from tui.ui.painter import Painter
from tui.ui.scroll import View, clamp
from tui.ui.services import Services
from tui.ui.sheet import Sheet
from tui.ui.theme import styles_of


class SheetScreen(Screen[Any], inherit_bindings=False, inherit_css=False):
    """A screen that is one sheet, and whose keys are bound to nothing: `on_key` takes them all."""

    def __init__(self, theme: str) -> None:
        """Prepare an empty sheet.

        Args:
            theme: name of its colours.
        """
        super().__init__()
        self._compositor = Painter()
        styles = styles_of(theme)
        self.sheet = Sheet(styles)
        self.styles.background = styles[PLAIN].background

    @classmethod
    def _merge_bindings(cls) -> BindingsMap:
        """Return none, for every class of screens.

        Without this Textual would work out for each class anew that it has none.
        """
        return BindingsMap()

    def compose(self) -> ComposeResult:
        """Yield the sheet."""
        yield self.sheet

    def paint_at_once(self) -> None:
        """Send what was painted before anything else is done, unless more keys wait.

        Textual would do it some turns later, and only once it finds nothing else to do.
        """
        if self._pending_message is not None or self._message_queue.qsize():
            return
        if self.is_mounted and self.is_active and not self._layout_required:
            self._dirty_widgets.add(self.sheet)
            self.sheet.settle()
            self._on_timer_update()


class PaintedScreen(SheetScreen, inherit_bindings=False, inherit_css=False):
    """Knows how to show a face; what the face is, each screen says itself."""

    BINDINGS: ClassVar[list[BindingType]] = []
    AUTO_FOCUS = ""
    BLANK = True  # the sheet covers it
    DEFAULT_CSS = "PaintedScreen { layout: vertical; overflow: hidden; }"
    field_hint: ClassVar[str] = mark("type to search")

    def __init__(self, services: Services, field: Field | None = None) -> None:
        """Prepare a screen.

        Args:
            services: what it may use.
            field: a field to type into, active at once.
        """
        super().__init__(services.profile.theme)
        self.services = services
        self.glyphs = ASCII if services.profile.ascii else UNICODE
        self.place = View()
        self.field = field
        self.typing = field is not None
        self.saying = ""
        self.seen: tuple[Page, int] | None = None
        """The page on the screen and its rows, as long as nothing but the caret moves."""

    def face(self, room: Measures) -> Face:
        """Return what to show in so much room; each screen has its own."""
        raise NotImplementedError

    def notice(self) -> str:
        """Return what is to be said at the bottom."""
        return self.saying

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys that work now."""
        return ()

    def take_news(self) -> None:
        """Look again at what the services say: something became known beside the screen."""

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
        face, room = self.laid_out()
        meant, self.place = self.place, clamp(self.place, face.page, room.height)
        if meant.selected != self.place.selected:  # the caret is drawn on what enter would choose
            face, room = self.laid_out()
        hints = face.hints or self.hints()
        face = face._replace(notice=self.notice(), hints=hints)
        self.seen = face.page, room.height
        self.sheet.show(draw(face, self.place, width, height, self.glyphs))

    def laid_out(self) -> tuple[Face, Measures]:
        """Return the face, and how the room is shared out."""
        width, height = self.app.size
        top = self.top_rows(measure(width, height, sides=self.has_sides()), low=height < LOW)
        room = measure(width, height, sides=self.has_sides(), top=len(top))
        return self.face(room)._replace(top=top), room

    def top_rows(self, room: Measures, *, low: bool) -> tuple[Row, ...]:
        """Return rows that stay above the page: the field, where there is one."""
        drawn = self.field_row(room)
        if not drawn:
            return ()
        return (drawn,) if low else (drawn, ())

    def field_row(self, room: Measures) -> Row:
        """Return the field as it is drawn; empty when there is none."""
        if self.field is None:
            return ()
        return draw_field(
            self.field, room.text, self.glyphs, hint=say(self.field_hint), active=self.typing
        )

    def canvas(self, room: Measures) -> Canvas:
        """Return what the page of so much room is laid out on."""
        return Canvas(room.text, self.glyphs, self.place.selected)

    def has_sides(self) -> bool:
        """Whether the screen shows columns at the sides of a wide terminal."""
        return False

    def page_now(self) -> tuple[Page, int]:
        """Return the page as it is laid out now, and the rows there are for it."""
        face, room = self.laid_out()
        return face.page, room.height

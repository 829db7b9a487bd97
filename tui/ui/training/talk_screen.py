"""What is shown of a call: the talk so far, and what can be done now."""

from collections.abc import Callable, Sequence

from tui.core.practice import menu
from tui.core.practice.menu import Option
from tui.core.training.attempt import HEARING, OVER, TALKING
from tui.core.training.events import AttemptEvent
from tui.core.words import mark, say
from tui.store.training.call import Call
from tui.ui.field import Field
from tui.ui.frame import Face, Measures
from tui.ui.layout import Canvas, Row
from tui.ui.screens.paged import PagedScreen
from tui.ui.scroll import View
from tui.ui.services import Services
from tui.ui.training.call_page import Shown, lay_call, lay_tried, lay_written

FIRST_ROWS = 2
"""So many rows of what can be done are in view below a ticket that was just opened."""
MANY = 9
"""More answers than this are searched."""


class TalkScreen(PagedScreen):
    """Shows what was said, and what can be done now; never what would be right."""

    field_hint = mark("type some of the words")

    def __init__(self, services: Services, call: Call, then: Callable[[Call], object]) -> None:
        """Show a call that has begun.

        Args:
            services: what the screen may use.
            call: it.
            then: called once the call is over.
        """
        self.call = call
        self.then = then
        self.hinted = ""
        self.is_new = True
        super().__init__(services)
        self.arrive()

    # --- what is shown ------------------------------------------------------------------------

    def face(self, room: Measures) -> Face:
        """Return the talk so far, and what can be done."""
        call = self.call
        shown = Shown(call.play, call.attempt, self._options(), self._lead()[0], self.hinted,
                      self.field_row(room), self.typing)  # fmt: skip
        face = Face(title=call.title, status=self._status(),
                    page=lay_call(shown, self.canvas(room), room.height))  # fmt: skip
        if not room.wide:
            return face
        return face._replace(
            left=lay_written(call.play, call.attempt, Canvas(room.left, self.glyphs)),
            right=lay_tried(call.play, call.attempt, Canvas(room.right, self.glyphs)),
        )

    def has_sides(self) -> bool:
        """What is written down on the left, what was tried on the right."""
        return True

    def top_rows(self, room: Measures, *, low: bool) -> tuple[Row, ...]:
        """Return nothing: the field stands in the page, under what is asked."""
        del room, low
        return ()

    def _status(self) -> str:
        minutes = say("{minutes:.0f} min", minutes=self.call.attempt.minutes)
        return self.glyphs.dot.join((say(self.call.head.mode), minutes))

    def notice(self) -> str:
        """Return what is to be said, else what is not being saved."""
        return super().notice() or self.call.trouble

    def _options(self) -> Sequence[Option]:
        options = menu.main_options(self.call.play, self.call.attempt)
        _, first = self._lead()
        options = (first, *options) if first else options
        typed = self.field.text.casefold().split() if self.field else []
        return [
            each
            for each in options
            if each.act != menu.ANSWER
            or all(word in f"{each.label} {each.detail}".casefold() for word in typed)
        ]

    def _lead(self) -> tuple[str, Option | None]:
        """Return what the flow says, and the line that follows it, where it leads."""
        call = self.call
        if not menu.leads(call.head.mode) or call.attempt.phase != TALKING:
            return "", None
        from tui.core.training.hints import lead  # noqa: PLC0415 - only where the flow leads

        found = lead(call.play, call.attempt)
        option = menu.lead_option(call.play, call.attempt, found.event)
        return menu.lead_words(call.play, call.attempt, option, found.text), option

    # --- what happens -------------------------------------------------------------------------

    def do(self, event: AttemptEvent) -> None:
        """Do something; it is on disk before it shows."""
        self.hinted = ""
        if not self.call.do(event):
            self.saying = say("That makes no sense at this moment.")
            return
        if self.call.attempt.phase == OVER:
            self.then(self.call)
            return
        self.arrive()

    def arrive(self) -> None:
        """Set the screen up for where the call stands: the newest words in view."""
        attempt = self.call.attempt
        answers: tuple[str, ...] = ()
        if attempt.phase == HEARING:
            answers = tuple(self.call.play.definition(attempt.waiting).answers)
        self.field = Field() if len(answers) > MANY else None
        self.typing = self.field is not None
        self.is_new = True

    def _put(self, field: Field) -> None:
        """Keep what fits the typed words in view."""
        super()._put(field)
        self.is_new = True

    def laid_out(self) -> tuple[Face, Measures]:
        """Return the face; when something new was said, its end is in view."""
        face, room = super().laid_out()
        if self.is_new:
            first = face.page.items[0].first if face.page.items else 0
            top = max(0, min(len(face.page.rows) - room.height, first - room.height // 2))
            if len(self.call.attempt.events) <= 1:  # the ticket is read from its beginning
                top = min(top, max(0, first + FIRST_ROWS - room.height))
            self.place, self.is_new = View(0, top), False
        return face, room

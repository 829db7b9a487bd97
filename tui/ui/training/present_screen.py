"""The presenter's view: the trainer walks, the class sees, hands are counted with digits."""

from collections.abc import Mapping
from typing import ClassVar

from tui.core.practice.hands import MOST_HANDS, Suggestion, say_hands, suggestions
from tui.core.practice.menu import lead_option
from tui.core.training.attempt import CALLER_SAYS, OVER, TALKING, TICKET
from tui.core.training.debrief import rewind
from tui.core.training.reference import next_event
from tui.core.words import mark, say
from tui.store.training.call import Call
from tui.store.training.room import Room
from tui.ui.commands import Hint
from tui.ui.frame import Face, Measures
from tui.ui.layout import QUIET, STRONG, Act, Canvas, Page, Pager, Piece
from tui.ui.screens.paged import Deed, PagedScreen
from tui.ui.scroll import View
from tui.ui.services import Services
from tui.ui.training.debrief_page import Offers
from tui.ui.training.debrief_screen import DebriefScreen, Ways

DO, SHOW, ON = "do", "show", "on"
COUNT_HINTS = (
    Hint("0-9", mark("hands")),
    Hint("enter", mark("next line")),
    Hint("esc", mark("no count")),
)
LARGE = 64
"""Cells of a line that can be read from the last row of a room."""


class PresentScreen(PagedScreen):
    """Few words with much air: the caller's last words, and what the class would do."""

    offers: ClassVar[tuple[str, ...]] = (
        "digit",
        "choose",
        "up",
        "down",
        "page-up",
        "page-down",
        "count-hands",
        "close",
        "help",
        "quit",
        "stop",
    )

    def __init__(self, services: Services, room: Room, call: Call) -> None:
        """Show a call that has begun.

        Args:
            services: what the screen may use.
            room: everything about training.
            call: it.
        """
        super().__init__(services)
        self.room = room
        self.call = call
        self.offered: tuple[Suggestion, ...] = suggestions(call.play, call.attempt)
        self.counts: dict[int, int] = {}
        self.counting = -1
        """The line whose hands are being counted; below 0: none."""
        self.shown = ""

    # --- what the class sees ------------------------------------------------------------------

    def face(self, room: Measures) -> Face:
        """Return the caller's last words, and what can be done."""
        width = min(room.text, LARGE)
        pager = Pager(Canvas(width, self.glyphs, self.place.selected))
        self._lay_words(pager)
        page = self._lay_offers(pager)
        status = say("count hands") if self.counting >= 0 else say("what would you do?")
        return Face(title=self.call.title, status=status, page=page)

    def _lay_words(self, pager: Pager) -> None:
        lines = [each for each in self.call.attempt.lines if each.who in (TICKET, CALLER_SAYS)]
        newest = lines[-3:] if len(lines) <= 3 else lines[-1:]  # noqa: PLR2004 - the ticket, whole
        for line in newest:
            pager.text(line.text, STRONG, indent=2)
            pager.row()
        self_said = [each.text for each in self.call.attempt.lines if each.who == "desk"][-1:]
        for text in self_said:
            pager.text(text, QUIET, indent=2)
            pager.row()

    def _lay_offers(self, pager: Pager) -> Page:
        if self.call.attempt.phase != TALKING:
            pager.item(Act(ON), say("Go on"), key="1")
            return pager.page()
        for number, each in enumerate(self.offered):
            hands = ""
            if number == self.counting:
                hands = say(
                    "{number}{cursor} hands",
                    number=self.counts.get(number, ""),
                    cursor=self.glyphs.cursor,
                )
            elif self.counts:
                hands = say_hands(self.counts.get(number, 0), self.counts)
            pager.item(Act(DO, "", number), each.text, key=str(number + 1), detail=hands)
            pager.row()
        if self.shown:
            pager.text(self.shown, indent=6, lead=(Piece(say("Flow"), QUIET),))
            pager.row()
        pager.item(Act(SHOW), say("What would the flow do?"), key="9")
        return pager.page()

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys that work now."""
        return COUNT_HINTS if self.counting >= 0 else super().hints()

    # --- what the trainer does ----------------------------------------------------------------

    def choose_digit(self, key: str) -> None:
        """Choose a line; while hands are counted, digits are their number."""
        if self.counting < 0:
            super().choose_digit(key)
            return
        count = 10 * self.counts.get(self.counting, 0) + int(key)
        self.counts[self.counting] = min(count, MOST_HANDS)

    def choose(self, act: Act) -> None:
        """Do what the class decided, or tell what the flow would do."""
        if self.counting >= 0:
            self._count_next()
        elif act.kind == DO:
            self.call.do(self.offered[act.number].event)
            self._arrive()
        elif act.kind == SHOW:
            from tui.core.training.hints import lead  # noqa: PLC0415 - only when it is asked for

            play, attempt = self.call.play, self.call.attempt
            found = lead(play, attempt)
            option = lead_option(play, attempt, found.event)
            self.shown = option.label if option else found.text
        else:
            event = next_event(self.call.play, self.call.attempt)
            if event is not None:
                self.call.do(event)
            self._arrive()

    def choose_selected(self) -> None:
        """Choose the line; while hands are counted, go to the next one."""
        if self.counting >= 0:
            self._count_next()
        else:
            super().choose_selected()

    def _arrive(self) -> None:
        self.offered = suggestions(self.call.play, self.call.attempt)
        self.counts, self.counting, self.shown, self.place = {}, -1, "", View()
        if self.call.attempt.phase == OVER:
            ways = Ways(self._again, lambda: None, Offers(close=say("End")))
            self.app.switch_screen(DebriefScreen(self.services, self.call, ways))

    def _again(self, call: Call, number: int) -> None:
        """Lead the call once more, from a decision on."""
        begun = self.room.again(call, rewind(call.attempt.events, number))
        self.app.switch_screen(PresentScreen(self.services, self.room, begun))

    def _count_next(self) -> None:
        self.counting += 1
        if self.counting >= len(self.offered):
            self.counting = -1
            most = max(self.counts, key=lambda each: self.counts[each], default=0)
            self.place = self.place._replace(selected=most)

    def _leave(self) -> None:
        if self.counting >= 0:
            self.counting = -1
            return
        self.call.finish()
        self.dismiss(None)

    def why_not(self, command: str) -> str:
        """Return why hands cannot be counted now."""
        if command == "count-hands" and not self.offered:
            return say("there is nothing to decide here")
        return ""

    def labels(self) -> Mapping[str, str]:
        """Return what the keys do here."""
        return {"close": say("end")}

    def deeds_here(self) -> Mapping[str, Deed]:
        """Counting hands, and ending the call."""

        def count() -> None:
            self.counts, self.counting = {}, 0

        return {"count-hands": count, "close": self._leave}

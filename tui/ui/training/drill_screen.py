"""The drill on the screen: words, what causes them, what is done first."""

from typing import ClassVar

from tui.core.words import say
from tui.store.training.drills import Drill
from tui.store.training.room import Room
from tui.ui.frame import Face, Measures
from tui.ui.layout import QUIET, STRONG, Act, Page, Pager
from tui.ui.screens.paged import PagedScreen
from tui.ui.scroll import View
from tui.ui.services import Services

CAUSE, ACTION, ON, CLOSE = "cause", "action", "on", "close"


class DrillScreen(PagedScreen):
    """Five questions; each is told at once, because there is no call to spoil."""

    offers: ClassVar[tuple[str, ...]] = (
        "digit", "choose", "up", "down", "page-up", "page-down", "close", "help", "quit", "stop",
    )  # fmt: skip

    def __init__(self, services: Services, room: Room, flow: str) -> None:
        """Make the questions.

        Args:
            services: what the screen may use.
            room: everything about training.
            flow: what they are about.
        """
        super().__init__(services)
        self.drill = Drill(room, flow)
        self.asked = self.drill.asked
        self.at = 0
        self.cause = ""
        self.told = ""

    def face(self, room: Measures) -> Face:
        """Return the question, or what came of all of them."""
        pager = Pager(self.canvas(room))
        page = self._ask(pager) if self.at < len(self.asked) else self._end(pager)
        status = say("{at} of {count}", at=min(self.at + 1, len(self.asked)), count=len(self.asked))
        return Face(title=say("Drill"), status=status, page=page)

    def _ask(self, pager: Pager) -> Page:
        asked = self.asked[self.at]
        if self.told:
            pager.text(self.told)
            pager.blank()
        pager.text(asked.words, STRONG)
        for text in asked.signs:
            pager.text(text, QUIET)
        pager.blank()
        is_cause = not self.cause
        pager.text(say("What causes this?") if is_cause else say("What is done first?"))
        pager.blank()
        if is_cause:
            for number, each in enumerate(asked.causes, 1):
                pager.item(Act(CAUSE, each.name), each.title, key=str(number))
        else:
            for number, text in enumerate(asked.actions):
                pager.item(Act(ACTION, "", number), text, key=str(number + 1))
        return pager.page()

    def _end(self, pager: Pager) -> Page:
        if self.told:
            pager.text(self.told)
            pager.blank()
        right, count = self.drill.right, len(self.asked)
        pager.text(say("{right} of {count} right.", right=right, count=count), STRONG)
        pager.text(say("What was not comes again tomorrow."))
        pager.blank()
        pager.item(Act(CLOSE), say("Back to training"), key="0")
        return pager.page()

    def choose(self, act: Act) -> None:
        """Take an answer, and say whether it is right."""
        if act.kind == CLOSE:
            self.dismiss(None)
            return
        asked = self.asked[self.at]
        self.place = View()
        if act.kind == CAUSE:
            self.cause, self.told = act.value, ""
            return
        self.told = self.drill.answer(asked, self.cause, act.number)
        self.at, self.cause = self.at + 1, ""
        if self.at == len(self.asked):
            self.drill.keep()

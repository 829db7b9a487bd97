"""The calls of a class on the screen: how far one is, the next call, its debrief."""

from typing import ClassVar

from tui.core.classroom.exam import OPEN, PASSED
from tui.core.training.debrief import rewind
from tui.core.words import say
from tui.store.training.call import Call
from tui.store.training.classwork import Classwork, Standing
from tui.store.training.room import NoCall
from tui.ui.frame import Face, Measures
from tui.ui.layout import QUIET, STRONG, Act, Page, Pager
from tui.ui.requests import EndApp
from tui.ui.screens.paged import PagedScreen
from tui.ui.services import Services
from tui.ui.training.call_screen import CallScreen
from tui.ui.training.debrief_page import Offers
from tui.ui.training.debrief_screen import DebriefScreen, Ways

NEXT, END = "next", "end"


class ClassScreen(PagedScreen):
    """One call after the other; each result is handed in."""

    offers: ClassVar[tuple[str, ...]] = (
        "digit", "choose", "up", "down", "page-up", "page-down", "help", "quit", "stop",
    )  # fmt: skip

    def __init__(self, services: Services, work: Classwork) -> None:
        """Look at how far the person is.

        Args:
            services: what the screen may use.
            work: the person's part in the class.
        """
        super().__init__(services)
        self.work = work
        self.standing = work.standing()

    def face(self, room: Measures) -> Face:
        """Return how far the person is."""
        plan = self.work.plan
        return Face(title=plan.title or plan.id, status=f"{self.work.learner}, {say(plan.mode)}",
                    page=self._lay(self.standing, room))  # fmt: skip

    def _lay(self, standing: Standing, room: Measures) -> Page:
        pager = Pager(self.canvas(room))
        done = sum(order.key in standing.done for order in standing.orders)
        pager.text(
            say("{done} of {count} calls are done.", done=done, count=len(standing.orders)), STRONG
        )
        verdict = standing.verdict
        if verdict is not None and verdict.state == OPEN:
            pager.text(say("Up to {left} more calls decide.", left=verdict.left), QUIET)
        elif verdict is not None:
            word = say("passed") if verdict.state == PASSED else say("not passed")
            pager.text(
                say(
                    "The exam is over: {word}, {passed} of {calls}.",
                    word=word,
                    passed=verdict.passed,
                    calls=verdict.calls,
                )
            )
        pager.blank()
        if not standing.is_over:
            pager.item(Act(NEXT), say("Play the next call"), key="1")
        pager.item(Act(END), say("Stop here; what is done is kept"), key="0")
        return pager.page()

    def on_screen_resume(self) -> None:
        """Look again at what was played meanwhile."""
        self.work.room.forget()
        self.standing = self.work.standing()
        super().on_screen_resume()

    def choose(self, act: Act) -> None:
        """Play the next call, or stop."""
        if act.kind == END:
            self.post_message(EndApp(0 if self.standing.is_over else 1))
            return
        try:
            call, said = self._open()
        except NoCall as missing:
            self.saying = say("That cannot be played: {missing}.", missing=missing)
            return
        if call is not None:
            self._show(call, said)

    def _open(self) -> tuple[Call | None, str]:
        left = self.work.unfinished()
        if left is not None:
            return self.work.resume(left.id)
        order = self.standing.next
        return (self.work.open(order), "") if order is not None else (None, "")

    def _show(self, call: Call, said: str) -> None:
        shown = CallScreen(self.services, call, self._debrief)
        shown.saying = said
        self.app.push_screen(shown)

    def _debrief(self, call: Call) -> None:
        offers = Offers(close=say("Go on"), said=call.said, can_rewind=call.head.mode != "exam")

        def again(over: Call, number: int) -> None:
            begun = self.work.room.again(over, rewind(over.attempt.events, number))
            self.app.switch_screen(CallScreen(self.services, begun, self._debrief))

        self.app.switch_screen(
            DebriefScreen(self.services, call, Ways(again, lambda: None, offers))
        )

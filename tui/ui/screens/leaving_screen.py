"""Leaving a walk: parked, ended, begun again; and whether anything would be lost."""

from tui.core.events import Restarted
from tui.core.walk import Asking
from tui.core.words import say
from tui.ui.desk import desk_of
from tui.ui.requests import EndApp, ShowFlows, TakeUp
from tui.ui.screens.course_screen import CourseScreen
from tui.ui.screens.paged import Deed, Doubt


class LeavingScreen(CourseScreen):
    """Asks before anything is dropped, and once how a case ended."""

    parting = ""
    """What Home says of the case that was ended here."""

    @property
    def is_saved(self) -> bool:
        """Whether this case lies on disk."""
        desk = self.services.desk
        is_kept = desk is not None and desk.settings.switch("journal")
        return is_kept and desk is not None and desk.places.data is not None and not desk.trouble

    def notice(self) -> str:
        """Return what is to be said, else what is not being saved."""
        desk = self.services.desk
        return super().notice() or (desk.trouble if desk else "")

    def why_not(self, command: str) -> str:
        """Return why a command makes no sense where the walk stands."""
        if command in ("park", "cases", "outcome", "switch") and not self.is_saved:
            return say("nothing is being saved here")
        if command in ("park", "outcome") and not self.course.has_begun:
            return say("nothing was answered yet")
        return super().why_not(command)

    def _restart(self) -> None:
        """Begin again; the answers are dropped, so it is asked first."""
        self._ask_first(
            say("Start again? The answers so far go."),
            lambda: self.follow(Restarted()), needed=self.course.has_something_to_lose,
        )  # fmt: skip

    def _park(self) -> None:
        from tui.core.journal.milestones import Parked  # noqa: PLC0415 - not on the way to a question

        self.course.happen(Parked())
        self.post_message(ShowFlows(say("Parked. It keeps its place.")))

    def _leave_walk(self) -> None:
        self._ask_first(
            self._loss(say("Leave this walk?")),
            lambda: self._end_case(lambda: self.post_message(ShowFlows(self.parting))),
            needed=self.course.has_something_to_lose and not self.is_saved,
        )

    def _quit(self) -> None:
        unfinished = self.course.is_unfinished
        self._ask_first(
            say("Quit? This walk is not finished."),
            lambda: self._end_case(lambda: self.post_message(EndApp(1 if unfinished else 0))),
            needed=unfinished and self.course.has_begun,
        )

    def _loss(self, question: str) -> str:
        return question if self.is_saved else say("{question} Its answers go.", question=question)

    def _end_case(self, then: Deed) -> None:
        """Ask once how the case ended, where it has ended and is kept; then go on."""
        if isinstance(self.course.walk.position, Asking) or not self.is_saved or self.is_closed:
            then()
            return
        from tui.core.journal.milestones import suggest_outcome  # noqa: PLC0415 - as above

        suggested = suggest_outcome(self.course.walk)
        if suggested:
            self._ask_outcome(suggested, then, needed=False)
        else:
            then()

    def _say_outcome(self) -> None:
        """Say how the case ended wherever the walk stands; then it is laid aside."""
        from tui.core.journal.milestones import suggest_outcome  # noqa: PLC0415 - as above

        suggested = suggest_outcome(self.course.walk)
        self._ask_outcome(
            suggested, lambda: self.post_message(ShowFlows(self.parting)), needed=True
        )

    def _ask_outcome(self, suggested: str, then: Deed, *, needed: bool) -> None:
        """Ask for the outcome, then go on; where one is needed, only with one."""
        from tui.core.journal.milestones import OUTCOMES, close_walk  # noqa: PLC0415 - as above
        from tui.ui.screens.outcome import OutcomeScreen  # noqa: PLC0415 - not on the way there

        def take(said: tuple[str, str] | None) -> None:
            if said:
                self.course.happen(close_walk(self.course.walk, *said))
                until = say(" until {said}", said=said[1]) if said[1] else ""
                self.parting = say(
                    "Saved: {said}{until}.", said=OUTCOMES[said[0]].lower(), until=until
                )
            if said or not needed:
                self.is_closed = True
                then()

        self.app.push_screen(OutcomeScreen(self.services, suggested), take)

    def _switch(self) -> None:
        """Park this case, and return to the one that was parked last."""
        from tui.core.journal.case import UNFINISHED  # noqa: PLC0415 - as above
        from tui.core.journal.milestones import Parked  # noqa: PLC0415 - as above

        desk = desk_of(self.services)
        other = desk.find_parked()
        if not other:
            self.saying = say("No other case is parked.")
            return

        def leave() -> None:
            is_open = desk.recorder.summary.state == UNFINISHED
            if is_open and self.course.has_something_to_lose:
                self.course.happen(Parked())
            self.post_message(TakeUp(other))

        self._end_case(leave)

    def _ask_first(self, words: str, deed: Deed, *, needed: bool) -> None:
        if needed:
            self.doubt = Doubt(words, deed)
        else:
            deed()

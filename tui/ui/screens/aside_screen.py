"""What is looked at or written beside a walk, on screens of its own."""

from typing import Any

from tui.core.events import Event, Noted, Postponed
from tui.core.walk import Asking
from tui.core.words import say
from tui.ui.desk import desk_of
from tui.ui.requests import OpenFlow
from tui.ui.screens.leaving_screen import LeavingScreen


class AsideScreen(LeavingScreen):
    """Opens those screens, and takes what they bring back."""

    def _search(self) -> None:
        """Search in the list of answers where there is one, else everywhere."""
        if self.field is not None:
            self.start_typing()
            return
        from tui.ui.screens.find import FindScreen  # noqa: PLC0415 - not on the way there

        self.app.push_screen(FindScreen(self.services, self.course), self._take_found)

    def _take_found(self, found: tuple[str, Any] | None) -> None:
        if found is None:
            return
        kind, what = found
        if kind == "begin":
            self._ask_first(
                say("Leave this walk? Its answers go."),
                lambda: self.post_message(OpenFlow(what)),
                needed=self.course.has_something_to_lose,
            )
        else:
            for fact, answer in what:
                self.follow(self.course.tell(fact, answer))
        self.paint()

    def _show_ticket(self) -> None:
        from tui.ui.screens.ticket import TicketScreen  # noqa: PLC0415 - not on the way there

        self.course.record_heard()
        ticket = desk_of(self.services).ticket(self.course.flows, self.course.walk)
        self.app.push_screen(TicketScreen(self.services, self.course.flow.title, ticket))

    def _show_left(self) -> None:
        from tui.ui.screens.remaining import RemainingScreen  # noqa: PLC0415 - not on the way there

        self.app.push_screen(RemainingScreen(self.services, self.course))

    def _show_why(self) -> None:
        from tui.ui.screens.reasons import ReasonsScreen  # noqa: PLC0415 - not on the way there

        self.app.push_screen(ReasonsScreen(self.services, self.course))

    def _ask_later(self) -> None:
        """Put the question off, once it is said who will be asked."""
        from tui.ui.screens.waiting import PersonScreen  # noqa: PLC0415 - not on the way there

        asking = self.course.walk.position
        if not isinstance(asking, Asking):
            return

        def put_off(person: str | None) -> None:
            if person:
                self.follow(Postponed(asking.place.name, asking.fact_id, person))
                self.saying = self.saying or say("Put off. = shows what is to be found out.")
                self.paint()

        self.app.push_screen(PersonScreen(self.services, self.course, asking), put_off)

    def _show_waiting(self) -> None:
        from tui.ui.screens.waiting import WaitingScreen  # noqa: PLC0415 - not on the way there

        def answer(fact: str | None) -> None:
            if fact:
                self._show_answers(fact)

        self.app.push_screen(WaitingScreen(self.services, self.course), answer)

    def _show_map(self) -> None:
        from tui.ui.screens.map import MapScreen  # noqa: PLC0415 - not on the way there

        def take(event: Event | None) -> None:
            if event is not None:
                self.follow(event)
                self.saying = self.saying or say("Jumped here; b goes back.")
                self.paint()

        self.app.push_screen(MapScreen(self.services, self.course), take)

    def _flag(self) -> None:
        """Take down what somebody calls wrong, where the walk stands."""
        from tui.core.journal.milestones import Flagged  # noqa: PLC0415 - not on the way there
        from tui.core.report.naming import name_node  # noqa: PLC0415
        from tui.ui.screens.flag import FlagScreen  # noqa: PLC0415

        place = getattr(self.course.walk.position, "place", self.course.walk.begun)

        def keep(text: str | None) -> None:
            if text:
                self.course.happen(Flagged(place.name, text))
                self.saying = say("Kept: whoever looks after this flow reads it in the report.")
                self.paint()

        where = name_node({place.flow: self.course.flows[place.flow]}, place.flow, place.node)
        self.app.push_screen(FlagScreen(self.services, where), keep)

    def _write_note(self) -> None:
        from tui.ui.screens.note import NoteScreen  # noqa: PLC0415 - not on the way there

        def keep(text: str | None) -> None:
            if text:
                self.saying = self.course.add(Noted(text)) or say("Noted. It stands in the ticket.")
                self.paint()

        self.app.push_screen(NoteScreen(self.services, self.course.walk.draft.notes), keep)

    def _keep_as_case(self) -> None:
        walk = self.course.walk
        files = {entry.id: entry.file for entry in self.services.entries()}
        file = files.get(walk.begun.flow, "")
        self.saying = desk_of(self.services).keep_as_case(self.course.flows, walk, file)

    def _fill_in(self) -> None:
        from tui.ui.screens.packet import PacketScreen  # noqa: PLC0415 - not on the way there

        self.app.push_screen(PacketScreen(self.services, self.course))

    def _show_answers(self, fact: str = "") -> None:
        """Show the answers so far; with a fact, at once what it could be."""
        from tui.ui.screens.answers import AnswersScreen  # noqa: PLC0415 - not on the way there

        def take(event: Event | None) -> None:
            if event is not None:
                self.follow(event)
                self.paint()

        self.app.push_screen(AnswersScreen(self.services, self.course, fact), take)

    def _show_form(self, number: int) -> None:
        from tui.ui.offer import template_at  # noqa: PLC0415 - not on the way there
        from tui.ui.screens.form import FormScreen  # noqa: PLC0415 - not on the way there

        template = template_at(self.course, number)
        if template:
            self.app.push_screen(FormScreen(self.services, template))

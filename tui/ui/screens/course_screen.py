"""A screen that shows where a walk stands."""

from collections.abc import Mapping
from typing import ClassVar

from tui.core.events import Answered, Event
from tui.core.flow import Resolution
from tui.core.walk import Asking, HandOver, Offering
from tui.core.words import mark, say
from tui.ui.course import Beginning, Course
from tui.ui.field import Field
from tui.ui.frame import Face, Measures
from tui.ui.layout import Page, Row
from tui.ui.pages.question import DOUBT, Asked, lay_question
from tui.ui.screens.counted_screen import CountedScreen
from tui.ui.scroll import View
from tui.ui.services import Services
from tui.ui.why import FINDING, PEEKING, why_not_in_walk


class CourseScreen(CountedScreen):
    """Shows the question, the resolution or the hand-over; what keys do is said elsewhere."""

    narrows: ClassVar[bool] = True
    field_hint = mark("type words of the message to narrow the list")

    def __init__(self, services: Services, beginning: Beginning) -> None:
        """Begin a walk.

        Args:
            services: what the screen may use.
            beginning: the flow, where to begin, and what is known.

        Raises:
            FlowRefused: the flow has faults.
            KeyError: there is no such flow.
        """
        self.mode = ""
        self.is_closed = False
        super().__init__(services, Course(services, beginning))
        self.arrive()
        if beginning.node and isinstance(self.course.walk.position, Asking):
            begun = self.course.walk.begun
            if type(self.course.flows[begun.flow].nodes[begun.node]) is Resolution:
                self.saying = say("The questions check first whether what was picked fits.")

    def on_mount(self) -> None:
        """Record how the walk began, once its first page is painted."""
        self.call_after_refresh(self.course.record_start)

    def face(self, room: Measures) -> Face:
        """Return the question, the resolution or the hand-over."""
        page = self._lay(room)  # a hand-over counts what remains
        return self.around(room)._replace(page=page)

    def has_sides(self) -> bool:
        """The walk has answers on the left and what remains on the right."""
        return True

    def top_rows(self, room: Measures, *, low: bool) -> tuple[Row, ...]:
        """Return nothing: the field stands in the page, under what is asked."""
        del room, low
        return ()

    def _lay(self, room: Measures) -> Page:
        course, walk, canvas = self.course, self.course.walk, self.canvas(room)
        position = walk.position
        if isinstance(position, HandOver) or self.mode == PEEKING:
            from tui.ui.pages.handover import lay_handover  # noqa: PLC0415 - not on the way there

            return lay_handover(course.look(), self._filled(), canvas)
        if isinstance(position, Asking):
            asked = self._asked(position)._replace(field=self.field_row(room))
            return lay_question(asked, canvas, room.height)
        from tui.ui.offer import offered_in  # noqa: PLC0415 - not on the way there
        from tui.ui.pages.resolution import lay_finished, lay_resolution  # noqa: PLC0415 - not on the way there

        lay = lay_resolution if isinstance(position, Offering) else lay_finished
        return lay(offered_in(course)._replace(filled=self._filled()), canvas)

    def _filled(self) -> Mapping[tuple[str, str], str]:
        from tui.ui.desk import desk_of, filled_blanks  # noqa: PLC0415 - not on the way there

        return filled_blanks(desk_of(self.services))

    def _asked(self, position: Asking) -> Asked:
        return Asked(position, self.course.flow, self.course.walk.known, self._shown(position),
                     finding=self.mode == FINDING, assumed=self.assumed(position),
                     searching=self.typing, doubting=typed_in(self.field) == DOUBT)  # fmt: skip

    def _shown(self, position: Asking) -> tuple[str, ...] | None:
        """Return the answers that fit what is typed; None when nothing is."""
        typed = typed_in(self.field)
        if not typed:
            return None
        from tui.ui.pages.found import rank_answers  # noqa: PLC0415 - not on the way there

        found = self.services.find(typed)
        return rank_answers(position.fact_id, position.fact, position.offered, typed, found)

    def arrive(self) -> None:
        """Set the screen up for wherever the walk now stands."""
        position = self.course.walk.position
        self.mode = ""
        self.place = View()
        searched = isinstance(position, Asking) and position.fact.search
        self.field = Field() if searched else None
        self.typing = searched

    def follow(self, event: Event) -> None:
        """Take an event, and show where it leads."""
        begun = self.course.walk.begun
        self.saying = self.course.add(event)
        if self.saying:
            return
        self.arrive()
        if type(event) is Answered and self.course.walk.begun != begun:
            self.saying = say("That rules out what was picked: the flow begins at its start.")

    def why_not(self, command: str) -> str:
        """Return why a command makes no sense where the walk stands."""
        return why_not_in_walk(command, self.course, self.mode)

    def labels(self) -> Mapping[str, str]:
        """Return what choosing means now."""
        if not isinstance(self.course.walk.position, Asking):
            # At an end no line has a number, and the ticket is what is wanted next.
            return self._fix_labels() if self.course.is_on_fix else {"digit": "", "search": ""}
        finding = {"find-out": say("question")} if self.mode == FINDING else {}
        return {"digit": say("answer"), **finding}

    def _fix_labels(self) -> Mapping[str, str]:
        """Return which of the two keys that tick is shown: confirmations have no digits."""
        from tui.ui.offer import first_unconfirmed  # noqa: PLC0415 - not on the way to a question

        return {"digit": ""} if first_unconfirmed(self.course) else {"digit": "tick", "tick": ""}

    def terms(self) -> Mapping[str, str]:
        """Return the terms of the flow that stand on the page."""
        page, _ = self.page_now()
        text = " ".join(piece.text for row in page.rows for piece in row)
        return {word: meaning for word, meaning in self.course.flow.terms.items() if word in text}


def typed_in(field: Field | None) -> str:
    """Return what was typed into a field; nothing where there is none."""
    return field.text.strip() if field else ""

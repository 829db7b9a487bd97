"""A case once more, step by step."""

from collections.abc import Mapping
from typing import ClassVar

from tui.core.events import Answered
from tui.core.flow import Flow
from tui.core.tickets.replay import replay
from tui.core.walk import Asking
from tui.core.words import say
from tui.store.case_file import Loaded
from tui.ui.frame import Face, Measures
from tui.ui.layout import Act
from tui.ui.pages.replay import Step, lay_replay
from tui.ui.screens.paged import Deed, PagedScreen
from tui.ui.scroll import View
from tui.ui.services import Services


class ReplayScreen(PagedScreen):
    """One step at a time, on and back."""

    offers: ClassVar[tuple[str, ...]] = (
        "choose", "back", "up", "down", "page-up", "page-down", "close", "help", "quit",
        "stop",
    )  # fmt: skip

    def __init__(self, services: Services, flows: Mapping[str, Flow], case: Loaded) -> None:
        """Begin at the first step.

        Args:
            services: what the screen may use.
            flows: the flows it was walked on.
            case: as it was read; it is not changed here.
        """
        super().__init__(services)
        self.flows = flows
        self.case = case
        self.moments = tuple(replay(flows, case.records))
        self.at = 0

    def face(self, room: Measures) -> Face:
        """Return the step that is open."""
        count = len(self.moments)
        step = Step(self.moments[self.at], self.at + 1, self._answered())
        page = lay_replay(self.flows, step, self.canvas(room))
        status = say("step {at} of {count}", at=self.at + 1, count=count)
        return Face(title=self.case.summary.title or say("Replay"), status=status, page=page)

    def _answered(self) -> str:
        """Return the answer that was given to what is asked after this step."""
        walk = self.moments[self.at].walk
        if walk is None or not isinstance(walk.position, Asking):
            return ""
        for record in self.case.records[self.at + 1 :]:
            event = record.event
            if isinstance(event, Answered):
                return event.answer if event.fact == walk.position.fact_id else ""
        return ""

    def choose(self, act: Act) -> None:
        """Nothing on the page is chosen."""
        del act

    def labels(self) -> Mapping[str, str]:
        """Return what the keys do here."""
        return {"choose": say("next step"), "back": say("step back")}

    def why_not(self, command: str) -> str:
        """Return why a command cannot run now."""
        if command == "choose" and self.at + 1 == len(self.moments):
            return say("this is the last step")
        return say("this is the first step") if command == "back" and not self.at else ""

    def deeds_here(self) -> Mapping[str, Deed]:
        """On and back."""
        return {
            "choose": lambda: self._go(1),
            "down": lambda: self._go(1),
            "back": lambda: self._go(-1),
            "up": lambda: self._go(-1),
        }

    def _go(self, step: int) -> None:
        self.at = max(0, min(len(self.moments) - 1, self.at + step))
        self.place = View()

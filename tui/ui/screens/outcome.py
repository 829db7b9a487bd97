"""Asks once how a case ended, and until when it waits."""

from collections.abc import Mapping
from typing import ClassVar

from tui.core.journal.milestones import OUTCOMES, WAITING
from tui.core.words import mark, say
from tui.ui.desk import desk_of
from tui.ui.field import Field
from tui.ui.frame import Face, Measures
from tui.ui.layout import Act
from tui.ui.pages.cases import OUTCOME, lay_outcomes
from tui.ui.pages.when import DAY, lay_when
from tui.ui.screens.paged import Deed, PagedScreen
from tui.ui.scroll import View
from tui.ui.services import Services


class OutcomeScreen(PagedScreen):
    """One of five ways to end, or none; brings back the outcome and the day."""

    offers: ClassVar[tuple[str, ...]] = (
        "digit", "choose", "up", "down", "page-up", "page-down", "search", "help", "close",
        "stop",
    )  # fmt: skip
    field_hint = mark("or type a day: 2026-12-01, friday, 2 weeks")

    def __init__(self, services: Services, suggested: str) -> None:
        """Ask.

        Args:
            services: what the screen may use.
            suggested: the outcome that fits; empty: none does.
        """
        super().__init__(services)
        self.suggested = suggested
        self.is_waiting = False
        self.today = desk_of(services).clock.today()
        names = list(OUTCOMES)
        self.place = View(names.index(suggested) if suggested in names else 0)

    def face(self, room: Measures) -> Face:
        """Return the outcomes, or the days."""
        if self.is_waiting:
            typed = self.field.text.strip() if self.field else ""
            page = lay_when(self.today, typed, self.canvas(room))
        else:
            page = lay_outcomes(self.suggested, self.canvas(room))
        return Face(title=say("Outcome"), status="branchline", page=page)

    def choose(self, act: Act) -> None:
        """Take an outcome, then a day where it needs one."""
        if act.kind == DAY:
            self.dismiss((WAITING, act.value))
        elif act.kind == OUTCOME and act.value == WAITING:
            self.is_waiting = True
            self.field, self.typing, self.place = Field(), False, View()
        elif act.kind == OUTCOME:
            self.dismiss((act.value, ""))

    def why_not(self, command: str) -> str:
        """Return why a command cannot run now."""
        return (
            "" if command != "search" or self.is_waiting else say("there is nothing to type here")
        )

    def labels(self) -> Mapping[str, str]:
        """Return what typing is for here."""
        return {"search": say("type a day")}

    def deeds_here(self) -> Mapping[str, Deed]:
        """Esc goes one step back."""
        return {"close": self._step_back}

    def _step_back(self) -> None:
        if not self.is_waiting:
            self.dismiss(None)
        self.is_waiting, self.field = False, None
        self.place = View(list(OUTCOMES).index(WAITING))

"""The first screen: what does the user see? And the flows."""

from collections.abc import Mapping
from typing import ClassVar

from tui.store.catalog import FlowRefused
from tui.ui.field import Field
from tui.ui.frame import Face, Measures
from tui.ui.layout import STRONG, Act, Piece, Row
from tui.ui.pages.home import (
    OPEN,
    PROBLEMS,
    Hits,
    Symptom,
    find_entries,
    find_symptoms,
    lay_home,
    list_symptoms,
)
from tui.ui.requests import OpenFlow
from tui.ui.screens.paged import Deed, PagedScreen
from tui.ui.services import Services


class HomeScreen(PagedScreen):
    """Search first, then the flows with the age of their review."""

    offers: ClassVar[tuple[str, ...]] = (
        "choose", "up", "down", "page-up", "page-down", "search", "problems", "commands", "help",
        "quit", "stop",
    )  # fmt: skip
    field_hint = "type what the user sees, or a few words about it"

    def __init__(self, services: Services, saying: str = "") -> None:
        """List what there is.

        Args:
            services: what the screen may use.
            saying: something to say at once.
        """
        self.entries = services.entries()
        self.problems = services.problems()
        self._symptoms: tuple[Symptom, ...] | None = None
        super().__init__(services, Field())
        self.saying = saying

    def face(self, room: Measures) -> Face:
        """Return the flows, narrowed by what is typed."""
        count = len(self.entries)
        page = lay_home(self._hits(), self.canvas(room))
        status = f"{count} {'flow' if count == 1 else 'flows'}"
        return Face(title="branchline", status=status, page=page)

    def top_rows(self, room: Measures, *, low: bool) -> tuple[Row, ...]:
        """Return what is asked first of all, and the field."""
        asked: Row = (Piece("What does the user see?", STRONG),)
        rest = super().top_rows(room, low=low)
        return rest if low else (asked, (), *rest)

    def _hits(self) -> Hits:
        typed = self.field.text.strip() if self.field else ""
        shown = find_entries(self.entries, typed)
        found = find_symptoms(self._searchable(), typed) if typed else ()
        symptoms = self._symptoms or ()
        return Hits(typed, self.entries, shown, symptoms, found, self.services.today,
                    len(self.problems))  # fmt: skip

    def _searchable(self) -> tuple[Symptom, ...]:
        """Open the flows once, when the first letter is typed."""
        if self._symptoms is None:
            found: list[Symptom] = []
            for entry in self.entries:
                if entry.broken:
                    continue
                try:
                    found.extend(list_symptoms(self.services.flows, [entry.id]))
                except FlowRefused:
                    self.saying = f"The flow {entry.id} has faults and is not searched."
            self._symptoms = tuple(found)
        return self._symptoms

    def choose(self, act: Act) -> None:
        """Open a flow, perhaps with what was found known."""
        if act.kind == OPEN:
            self.post_message(OpenFlow(act.value))
        elif act.kind == PROBLEMS:
            self.run_command("problems")
        elif self._symptoms:
            hit = self._symptoms[act.number]
            told = [(hit.fact, hit.answer)] if hit.fact else []
            self.post_message(OpenFlow(hit.flow, hit.node, told))

    def why_not(self, command: str) -> str:
        """Return why a command cannot run now."""
        if command == "problems" and not self.problems:
            return "there are none"
        return ""

    def labels(self) -> Mapping[str, str]:
        """Return what enter does here."""
        return {"choose": "open"}

    def deeds_here(self) -> Mapping[str, Deed]:
        """Nothing of its own."""
        return {}

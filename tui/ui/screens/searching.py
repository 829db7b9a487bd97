"""A screen that finds where a text belongs: typed, or pasted in many lines."""

from collections.abc import Iterator, Sequence

from textual import events

from tui.core.flow import Flow
from tui.core.words import mark, say
from tui.store.catalog import FlowRefused, FlowUntrusted
from tui.ui.commands import Hint
from tui.ui.field import MAX_TYPED, Field
from tui.ui.pages.found import Findings, Match, Symptom, find_findings, find_match, list_symptoms
from tui.ui.screens.paged import CLOSING_HINTS, TYPING_HINTS, PagedScreen
from tui.ui.services import Listed, Services

MOST_PASTED = 5_000_000
"""Nothing beyond this many letters of a paste is looked at."""
ACCEPT_HINT = Hint("tab", mark("accept"))


class SearchingScreen(PagedScreen):
    """Knows what was typed and pasted, and what was found for it."""

    field_hint = mark("type or paste what the user sees")

    def __init__(self, services: Services, entries: Sequence[Listed]) -> None:
        """Open an empty field.

        Args:
            services: what the screen may use.
            entries: the flows to search.
        """
        self.entries = entries
        self.pasted = ""
        self.accepted = False
        self._is_used = False
        """What was found was chosen: the next letter begins anew, for it is the next caller's."""
        self._symptoms: tuple[Symptom, ...] | None = None
        self._found: tuple[object, Findings] = (None, Findings())
        super().__init__(services, Field())

    # --- what was found -----------------------------------------------------------------------

    @property
    def typed(self) -> str:
        """What was typed into the field."""
        return self.field.text.strip() if self.field else ""

    @property
    def text(self) -> str:
        """Everything to search for."""
        return f"{self.pasted}\n{self.typed}".strip() if self.pasted else self.typed

    def findings(self) -> Findings:
        """Return what fits the text; looked for once for each text."""
        text = self.text
        found = self.services.find(text) if text else None
        key = (text, id(found))
        if self._found[0] != key:
            symptoms = self._searchable() if text and not self.pasted else ()
            self._found = key, find_findings(self.services.flows, symptoms, text, found)
        return self._found[1]._replace(accepted=self.accepted)

    def _searchable(self) -> tuple[Symptom, ...]:
        """Open the flows once, when the first letter is typed."""
        if self._symptoms is None:
            self._symptoms = tuple(
                each for flow in self._open_flows() for each in list_symptoms(flow)
            )
        return self._symptoms

    def _open_flows(self) -> Iterator[Flow]:
        for entry in self.entries:
            if entry.broken:
                continue
            try:
                yield self.services.flows[entry.id]
            except FlowUntrusted:
                continue  # the list says so
            except FlowRefused:
                self.saying = say("The flow {id} has faults and is not searched.", id=entry.id)

    def match_at(self, number: int) -> Match | None:
        """Return a hit by its number."""
        return find_match(self.findings(), number)

    def choose_selected(self) -> None:
        """Choose the item that bears the caret; what nobody finds is noted."""
        if not self.page_now()[0].items:
            return  # while the flows are being read there is nothing to choose, and nothing is used
        _note_miss(self)
        self._is_used = True
        super().choose_selected()

    def on_unmount(self) -> None:
        """Note what was searched for in vain."""
        _note_miss(self)

    # --- typing and pasting -------------------------------------------------------------------

    def take_paste(self, text: str) -> None:
        """Take one pasted line into the field; keep several beside it, line ends and all."""
        stripped = text.strip()
        if self._is_used:
            self.field, self.pasted, self._is_used = Field(), "", False
        if len(stripped) <= MAX_TYPED and len(stripped.splitlines()) <= 1:
            super().take_paste(stripped)
            return
        self.pasted = text[:MOST_PASTED]
        self.field = Field()
        self._start_over()

    def type_key(self, event: events.Key) -> bool:
        """Take a key into the field; an empty field gives the pasted text back."""
        before = self.text
        if self._is_used and event.is_printable:
            self.field, self.pasted = Field(), ""
        is_empty = not (self.field and self.field.text)
        if is_empty and event.key in ("ctrl+u", "backspace") and self.pasted:
            self.pasted = ""
        elif not super().type_key(event):
            return False
        self._is_used = False
        if self.text != before:
            self._start_over()
        return True

    def _start_over(self) -> None:
        self.typing, self.accepted = True, False
        self.place = self.place._replace(selected=0, top=0)

    def toggle_accepted(self) -> None:
        """Take what the text says besides, or leave it."""
        self.accepted = not self.accepted

    def has_proposals(self) -> bool:
        """Whether some hit has facts to accept."""
        return any(match.proposed for match in self.findings().matches)

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys that work now; accepting where there is something to accept."""
        if not self.typing or not self.has_proposals():
            return super().hints()
        first, *rest = CLOSING_HINTS if self.escape_closes else TYPING_HINTS
        return (first, ACCEPT_HINT, *rest)


def _note_miss(screen: SearchingScreen) -> None:
    """Note a text for which nothing fits for certain; nothing while the search is not ready."""
    found = screen.services.find(screen.text) if screen.text else None
    if found is None or found.confident:
        return
    from tui.store.unfound import note_miss  # noqa: PLC0415 - only when nothing is found
    from tui.ui.desk import desk_of  # noqa: PLC0415

    note_miss(desk_of(screen.services), screen.text)

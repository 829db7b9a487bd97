"""Writes a note down."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from tui.core.words import mark, say
from tui.ui.commands import Hint
from tui.ui.field import Field
from tui.ui.frame import Face, Measures
from tui.ui.pages.notes import lay_notes
from tui.ui.screens.paged import Deed, PagedScreen
from tui.ui.services import Services


class NoteScreen(PagedScreen):
    """One line to type or paste; what was written before stands below."""

    offers: ClassVar[tuple[str, ...]] = ("choose", "page-up", "page-down", "close", "stop")
    field_hint = mark("type or paste a note")
    escape_closes = True

    def __init__(self, services: Services, notes: Sequence[str]) -> None:
        """Open an empty note.

        Args:
            services: what the screen may use.
            notes: those written so far.
        """
        super().__init__(services, Field())
        self.notes = notes

    def face(self, room: Measures) -> Face:
        """Return the notes so far."""
        return Face(
            title=say("Note"), status="branchline", page=lay_notes(self.notes, self.canvas(room))
        )

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys that work now."""
        return (Hint("enter", say("keep")), Hint("esc", say("leave it")))

    def deeds_here(self) -> Mapping[str, Deed]:
        """Enter keeps the note."""
        return {"choose": self._keep}

    def _keep(self) -> None:
        self.dismiss(self.field.text.strip() if self.field else "")

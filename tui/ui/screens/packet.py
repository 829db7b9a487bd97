"""Fills in the blanks of what the next person needs."""

from collections.abc import Mapping
from typing import ClassVar

from textual import events

from tui.core.journal.milestones import Filled
from tui.core.text import visible
from tui.core.tickets.packet import packet_entries
from tui.core.words import say
from tui.ui.commands import Hint
from tui.ui.course import Course
from tui.ui.desk import desk_of
from tui.ui.frame import Face, Measures
from tui.ui.layout import Page
from tui.ui.pages.notes import lay_blanks
from tui.ui.screens.paged import Deed, PagedScreen
from tui.ui.services import Services

MOST = 2_000
"""More than any blank needs."""


class PacketScreen(PagedScreen):
    """Takes what is typed; each blank is kept when it is left."""

    offers: ClassVar[tuple[str, ...]] = (
        "choose", "up", "down", "page-up", "page-down", "close", "stop",
    )  # fmt: skip
    escape_closes = True

    def __init__(self, services: Services, course: Course) -> None:
        """Open the blanks of where a walk stands.

        Args:
            services: what the screen may use.
            course: the walk.
        """
        super().__init__(services)
        self.course = course
        records = desk_of(services).recorder.records
        self.entries = tuple(packet_entries(course.flows, course.walk, records))
        self.typed: dict[int, str] = {}
        self.kept: dict[int, str] = {}
        self.at = next((n for n, each in enumerate(self.entries) if not each.text), 0)
        self.typing = True

    def face(self, room: Measures) -> Face:
        """Return the blanks."""
        return Face(title=say("Fill in"), status="branchline", page=self._lay(room))

    def _lay(self, room: Measures) -> Page:
        return lay_blanks(self.entries, self.typed, self.at, self.canvas(room))

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys that work now."""
        return (
            Hint("enter", say("next")),
            Hint("esc", say("keep and close")),
            Hint("ctrl+u", say("empty")),
        )

    @property
    def _text(self) -> str:
        return self.typed.get(self.at, self.entries[self.at].text) if self.entries else ""

    def type_key(self, event: events.Key) -> bool:
        """Take a key into the blank; False when it is not for it."""
        if event.key == "ctrl+u":
            self.typed[self.at] = ""
        elif event.key == "backspace":
            self.typed[self.at] = self._text[:-1]
        elif event.is_printable and event.character:
            self.take_paste(event.character)
        else:
            return False
        return True

    def take_paste(self, text: str) -> None:
        """Put text at the end of the blank; a line end becomes a space."""
        joined = self._text + visible(" ".join(text.splitlines()) if text != " " else text)
        self.typed[self.at] = joined[:MOST]

    def _step(self, step: int) -> None:
        self._keep()
        self.at = max(0, min(len(self.entries) - 1, self.at + step))

    def _keep(self) -> None:
        """Record the blank that is left, if something new stands in it."""
        text = self._text.strip()
        before = self.kept.get(self.at, self.entries[self.at].text) if self.entries else ""
        if text != before:
            entry = self.entries[self.at]
            self.course.happen(Filled(entry.packet_id, entry.field_id, text))
            self.kept[self.at] = text

    def _close(self) -> None:
        self._keep()
        self.dismiss(None)

    def deeds_here(self) -> Mapping[str, Deed]:
        """Enter and arrows go from blank to blank; each is kept when it is left."""
        return {
            "choose": lambda: self._step(1),
            "up": lambda: self._step(-1),
            "down": lambda: self._step(1),
            "close": self._close,
        }

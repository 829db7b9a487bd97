"""Finds a command by name."""

from collections.abc import Sequence
from typing import ClassVar

from tui.core.words import mark, say
from tui.ui.field import Field
from tui.ui.frame import Face, Measures
from tui.ui.layout import Act
from tui.ui.pages.palette import Choice, find_choices, lay_palette
from tui.ui.screens.paged import PagedScreen
from tui.ui.services import Services


class PaletteScreen(PagedScreen):
    """Offers what can run, and says why another command cannot."""

    offers: ClassVar[tuple[str, ...]] = (
        "choose", "up", "down", "page-up", "page-down", "close", "stop",
    )  # fmt: skip
    field_hint = mark("type the name of a command")
    escape_closes = True

    def __init__(self, services: Services, choices: Sequence[Choice]) -> None:
        """Offer commands.

        Args:
            services: what the screen may use.
            choices: the commands of the screen beneath.
        """
        super().__init__(services, Field())
        self.choices = choices

    def face(self, room: Measures) -> Face:
        """Return the commands that fit what is typed."""
        found = find_choices(self.choices, self.field.text if self.field else "")
        page = lay_palette(found, self.canvas(room))
        return Face(title=say("Commands"), status="branchline", page=page)

    def choose(self, act: Act) -> None:
        """Hand the command to the screen beneath."""
        self.dismiss(act.value)

"""The keys of the screen beneath."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from tui.core.words import say
from tui.ui.frame import Face, Measures
from tui.ui.pages.help import lay_help
from tui.ui.screens.paged import PagedScreen
from tui.ui.services import Services


class HelpScreen(PagedScreen):
    """Generated from the one declaration of commands."""

    offers: ClassVar[tuple[str, ...]] = (
        "up", "down", "page-up", "page-down", "close", "quit", "stop",
    )  # fmt: skip

    def __init__(
        self,
        services: Services,
        about: Sequence[str],
        terms: Mapping[str, str],
        first: Sequence[str] = (),
    ) -> None:
        """Explain a screen.

        Args:
            services: what the screen may use.
            about: ids of the commands of the screen beneath.
            terms: words on its page.
            first: ids of those that matter most there.
        """
        super().__init__(services)
        self.about = about
        self.words = terms
        self.first = first

    def face(self, room: Measures) -> Face:
        """Return the keys."""
        page = lay_help(self.about, self.words, self.canvas(room), self.first)
        return Face(title=say("Help"), status="branchline", page=page)

"""Waits until it is known who signed a flow; then goes on by itself."""

from typing import ClassVar

from tui.core.words import say
from tui.ui.frame import Face, Measures
from tui.ui.layout import QUIET, STRONG, Pager
from tui.ui.requests import OpenFlow, ShowFlows
from tui.ui.screens.paged import PagedScreen
from tui.ui.services import Listed, Services


class CheckingScreen(PagedScreen):
    """Says what is being waited for; closing it means not to wait."""

    offers: ClassVar[tuple[str, ...]] = ("close", "help", "quit", "stop")

    def __init__(self, services: Services, wish: OpenFlow, chosen: Listed) -> None:
        """Wait.

        Args:
            services: what the screen may use.
            wish: what the app is asked for once the signature is known.
            chosen: the flow whose signature it is.
        """
        super().__init__(services)
        self.wish = wish
        self.chosen = chosen

    def face(self, room: Measures) -> Face:
        """Return what is being waited for."""
        pager = Pager(self.canvas(room), keys=0)
        pager.text(say("The signature is being checked. One moment."), STRONG)
        pager.blank()
        pager.text(
            say(
                "Only what somebody signed whom this site trusts is opened here. It opens by "
                "itself once that is known; esc goes back."
            ),
            QUIET,
        )
        return Face(title=self.chosen.title, status=say("being checked"), page=pager.page())

    def take_news(self) -> None:
        """Ask again for what was chosen, unless another flow of that name has come forth."""
        files = {entry.id: entry.file for entry in self.services.entries()}
        if files.get(self.chosen.id) == self.chosen.file:
            self.app.post_message(self.wish)
        else:
            said = say(
                "Not opened, because nobody this site trusts signed it: {title}",
                title=self.chosen.title,
            )
            self.app.post_message(ShowFlows(said))

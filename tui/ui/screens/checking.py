"""Waits until it is known who signed a flow; then goes on by itself."""

from collections.abc import Sequence
from typing import ClassVar

from textual.message import Message

from tui.core.words import say
from tui.ui.frame import Face, Measures
from tui.ui.layout import QUIET, STRONG, Pager
from tui.ui.requests import OpenFlow, ShowFlows
from tui.ui.screens.paged import PagedScreen
from tui.ui.services import Listed, Services


class WaitingScreen(PagedScreen):
    """Says what is being waited for; closing it means not to wait."""

    offers: ClassVar[tuple[str, ...]] = ("close", "help", "quit", "stop")

    def __init__(self, services: Services, wish: Message, title: str) -> None:
        """Wait.

        Args:
            services: what the screen may use.
            wish: what the app is asked for once the signatures are known.
            title: of what then opens.
        """
        super().__init__(services)
        self.wish = wish
        self.waits_for = title

    def told(self) -> Sequence[str]:
        """Return what is being waited for, and what then happens."""
        return (
            say("The signatures are being checked. One moment."),
            say(
                "Only what somebody signed whom this site trusts is opened here. Training opens "
                "by itself once that is known."
            ),
        )

    def face(self, room: Measures) -> Face:
        """Return what is being waited for."""
        pager = Pager(self.canvas(room), keys=0)
        what, then = self.told()
        pager.text(what, STRONG)
        pager.blank()
        pager.text(then, QUIET)
        return Face(title=self.waits_for, status=say("being checked"), page=pager.page())

    def take_news(self) -> None:
        """Ask again for what was wished for."""
        self.app.post_message(self.wish)


class CheckingScreen(WaitingScreen):
    """The same for one flow that was chosen."""

    def __init__(self, services: Services, wish: OpenFlow, chosen: Listed) -> None:
        """Wait.

        Args:
            services: what the screen may use.
            wish: what the app is asked for once the signature is known.
            chosen: the flow whose signature it is.
        """
        super().__init__(services, wish, chosen.title)
        self.chosen = chosen

    def told(self) -> Sequence[str]:
        """Return what is being waited for, and what then happens."""
        return (
            say("The signature is being checked. One moment."),
            say(
                "Only what somebody signed whom this site trusts is opened here. It opens by "
                "itself once that is known; esc goes back."
            ),
        )

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

"""The debrief on the screen; from here one tries again, goes on, or goes back."""

from collections.abc import Callable, Mapping
from typing import ClassVar, NamedTuple

from tui.core.words import say
from tui.store.training.call import Call
from tui.ui.frame import Face, Measures
from tui.ui.layout import Act, Canvas
from tui.ui.screens.paged import Deed, PagedScreen
from tui.ui.scroll import View
from tui.ui.services import Services
from tui.ui.training.debrief_page import CLOSE, NEAR, NEXT, REWIND, Offers, lay_debrief

WIDEST = 150


class Ways(NamedTuple):
    """Where one can go from a debrief."""

    again: Callable[[Call, int], object]
    """Tries again from a step, by its number."""
    next: Callable[[], object]
    """Opens the next call."""
    offers: Offers
    near: Callable[[], object] = lambda: None
    """Opens the near miss of the call."""


class DebriefScreen(PagedScreen):
    """Two columns where it is wide, one below the other where it is narrow."""

    offers: ClassVar[tuple[str, ...]] = (
        "digit", "choose", "up", "down", "page-up", "page-down", "close", "commands", "help",
        "quit", "stop",
    )  # fmt: skip

    def __init__(self, services: Services, call: Call, ways: Ways) -> None:
        """Show what there is to learn.

        Args:
            services: what the screen may use.
            call: it is over.
            ways: where one can go from here.
        """
        super().__init__(services)
        self.call = call
        self.ways = ways

    def face(self, room: Measures) -> Face:
        """Return the debrief, over the whole width."""
        width = min(self.app.size.width, WIDEST) - 2 * room.margin
        canvas = Canvas(width, self.glyphs, self.place.selected)
        page = lay_debrief(self.call.debrief, self.ways.offers, canvas)
        return Face(
            title=say("Debrief: {title}", title=self.call.title),
            status=say(self.call.head.mode),
            page=page,
        )

    def choose(self, act: Act) -> None:
        """Try again from a step, go on, or go back."""
        if act.kind == REWIND:
            self.ways.again(self.call, act.number)
        elif act.kind == NEXT:
            self.ways.next()
        elif act.kind == NEAR:
            self.ways.near()
        elif act.kind == CLOSE:
            self.dismiss(None)

    def on_mount(self) -> None:
        """Begin at the top."""
        self.place = View()

    def labels(self) -> Mapping[str, str]:
        """Return what enter does here."""
        return {"choose": say("try again")}

    def deeds_here(self) -> Mapping[str, Deed]:
        """Nothing of its own."""
        return {}

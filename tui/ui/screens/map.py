"""Looks around in a flow, and goes on elsewhere: a jump is asked back, and recorded."""

from collections.abc import Mapping
from typing import ClassVar

from tui.core.map import Spot, draw_map, find_here, find_spots, jump_to
from tui.core.walk import HandOver
from tui.core.words import mark, say
from tui.store.catalog import FlowRefused
from tui.ui.course import Course
from tui.ui.field import Field
from tui.ui.frame import Face, Measures
from tui.ui.layout import Act
from tui.ui.pages.map import Listing, caret_of, lay_map, spots_of
from tui.ui.screens.paged import Deed, Doubt, PagedScreen
from tui.ui.scroll import View
from tui.ui.services import Services


class MapScreen(PagedScreen):
    """The way so far, and what follows from here; any other part can be looked for."""

    offers: ClassVar[tuple[str, ...]] = (
        "choose", "jump", "up", "down", "page-up", "page-down", "search", "back", "close",
        "commands", "help", "quit", "stop",
    )  # fmt: skip
    field_hint = mark("type words of a question or a fix")

    def __init__(self, services: Services, course: Course) -> None:
        """Show the map of a walk.

        Args:
            services: what the screen may use.
            course: the walk; it is not changed here.
        """
        super().__init__(services)
        self.course = course
        self.centre = find_here(course.walk)
        self.before: list[tuple[str, str]] = []
        """What the tree grew from earlier."""
        self.folds: dict[str, bool] = {}
        self.place = View(selected=caret_of(self._listing()))

    def face(self, room: Measures) -> Face:
        """Return the map."""
        page = lay_map(self._listing(), self.canvas(room))
        return Face(title=self.course.flows[self.centre[0]].title, status=say("map"), page=page)

    def _listing(self) -> Listing:
        course = self.course
        drawn = draw_map(course.flows, course.walk, self.centre, self.folds)
        if self.field is None:
            return Listing(drawn)
        flow = course.flows[self.centre[0]]
        return Listing(drawn, find_spots(flow, course.walk, self.field.text))

    def choose(self, act: Act) -> None:
        """Open or fold a line, or let the tree grow from it."""
        listing = self._listing()
        spot = spots_of(listing)[act.number]
        if listing.found is not None or act.number < len(listing.map.way) or spot.kind == "door":
            self._look_from(spot)
        elif spot.is_again:
            self.saying = say("What follows is shown further up.")
        elif spot.ahead:
            self.folds[spot.name] = True
        elif self._is_spread(listing, act.number):
            self.folds[spot.name] = False
        else:
            self.saying = say("Nothing follows here.")

    def _is_spread(self, listing: Listing, number: int) -> bool:
        spots = spots_of(listing)
        return number + 1 < len(spots) and spots[number + 1].depth > spots[number].depth

    def _look_from(self, spot: Spot) -> None:
        """Let the tree grow from another node."""
        try:
            flow = self.course.flows[spot.flow]
        except (KeyError, FlowRefused):
            self.saying = say("The flow {flow} is not here, or has faults.", flow=spot.flow)
            return
        self.before.append(self.centre)
        self.centre = flow.flow, spot.node or flow.start
        self._grow()

    def _grow(self) -> None:
        self.field, self.typing, self.folds = None, False, {}
        self.place = View(selected=caret_of(self._listing()))

    def start_typing(self) -> None:
        """Look for a part of the flow."""
        self.field, self.place = self.field or Field(), View()
        self.typing = True

    def _step_back(self) -> None:
        if self.field is not None:
            self._grow()
        elif self.before:
            self.centre = self.before.pop()
            self._grow()
        else:
            self.dismiss(None)

    def _jump(self) -> None:
        """Go on at the line with the caret, once it is sure that this is meant."""
        spots = spots_of(self._listing())
        if not spots:
            return
        spot = spots[min(self.place.selected, len(spots) - 1)]
        is_elsewhere = isinstance(self.course.walk.position, HandOver)
        if (spot.flow, spot.node) == find_here(self.course.walk) and not is_elsewhere:
            self.saying = say("The walk stands there already.")
        elif not spot.can_jump:
            self.saying = say("The walk cannot go on there by itself.")
        else:
            event = jump_to(self.course.flows[spot.flow], spot.node)
            self.doubt = Doubt(say("Jump there? It is recorded."), lambda: self.dismiss(event))

    def labels(self) -> Mapping[str, str]:
        """Return what enter does."""
        return {"choose": say("open")}

    def deeds_here(self) -> Mapping[str, Deed]:
        """Jump, and go back one step at a time."""
        return {"jump": self._jump, "back": self._step_back, "close": self._step_back}

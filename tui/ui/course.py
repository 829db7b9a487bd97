"""A walk under way in the app: its events, and where it stands."""

from collections.abc import Iterable

from tui.core.events import Event, Started, Told
from tui.core.flow import Flow
from tui.core.left import Left, find_left
from tui.core.walk import Asking, Finished, HandOver, Offering, Walk, fold, proceed
from tui.core.ways import resolve_target
from tui.store.catalog import FlowRefused
from tui.ui.services import Services


class Course:
    """One walk: every event goes through here, and is recorded before its effect shows."""

    def __init__(
        self, services: Services, flow: str, node: str = "", told: Iterable[tuple[str, str]] = ()
    ) -> None:
        """Begin a walk.

        Args:
            services: what the app may use.
            flow: id of the flow.
            node: where to begin; empty for its start.
            told: facts and answers that are known already.

        Raises:
            FlowRefused: the flow, or one it needs at once, has faults.
            KeyError: there is no such flow.
        """
        self._services = services
        self.flows = services.flows
        opened = self.flows[flow]
        start = node if node in opened.nodes else opened.start
        place = resolve_target(self.flows, start, flow)
        site = [Told(fact, answer, "site") for fact, answer in services.site.items()]
        known = [Told(fact, answer, "set") for fact, answer in told]
        first: list[Event] = [Started(place.name), *site, *known]
        self.walk: Walk = fold(self.flows, first)
        for event in first:
            services.record(event)

    @property
    def flow(self) -> Flow:
        """The flow the walk stands in."""
        position = self.walk.position
        if isinstance(position, HandOver):
            return self.flows[self.walk.begun.flow]
        return self.flows[position.place.flow]

    @property
    def left(self) -> Left:
        """What may still come out of it."""
        return find_left(self.flows, self.walk)

    @property
    def is_unfinished(self) -> bool:
        """Whether leaving now would leave somebody without an end."""
        position = self.walk.position
        if isinstance(position, Offering):
            return not position.settled
        return isinstance(position, Asking)

    @property
    def has_something_to_lose(self) -> bool:
        """Whether beginning again would drop answers that are still needed."""
        return self.has_begun and not isinstance(self.walk.position, Finished)

    @property
    def is_on_fix(self) -> bool:
        """Whether the walk stands on a resolution that is not done yet."""
        return isinstance(self.walk.position, Offering)

    @property
    def has_begun(self) -> bool:
        """Whether anything was answered or tried."""
        return self.walk.can_go_back

    def preview(self, event: Event) -> Walk:
        """Return where one event more would lead, without taking it."""
        return proceed(self.flows, self.walk, event)

    def add(self, event: Event) -> str:
        """Take one event; returns why it could not be taken, empty when it was."""
        try:
            walk = proceed(self.flows, self.walk, event)
        except FlowRefused as refused:
            return f"The flow {refused.flow} has faults, so the walk cannot go there. See p."
        except KeyError as missing:
            return f"The flow {missing.args[0]} is not here, so the walk cannot go there."
        self._services.record(event)
        self.walk = walk
        return ""

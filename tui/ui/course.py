"""A walk under way in the app: its events, and where it stands."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui.core.events import Answered, Event, Noted, Started, Told
from tui.core.flow import Flow
from tui.core.paths.ways import resolve_target
from tui.core.tuples import NamedTuple
from tui.core.walk import Asking, Finished, HandOver, Offering, Walk, fold, proceed
from tui.core.words import mark, say
from tui.store.catalog import FlowRefused, FlowUntrusted
from tui.ui.services import Services

if TYPE_CHECKING:
    from tui.core.journal.milestones import Happening
    from tui.core.prospects.outlook import Totals
    from tui.core.prospects.sight import Sight


STILL_CHECKED = mark("This leads to a flow whose signature is still being checked. Try it again.")


class Beginning(NamedTuple):
    """How a walk begins."""

    flow: str
    node: str = ""
    """Where to begin; empty for the start of the flow."""
    told: tuple[tuple[str, str], ...] = ()
    """Facts and answers that are known already."""
    source: str = "set"
    """Where they are known from: `set`, or `text` for what was typed or pasted."""
    heard: str = ""
    """What was typed or pasted to find this place; it becomes a note of the case."""
    history: tuple[Event, ...] = ()
    """What happened so far, when a case is taken up again; then the rest does not count."""
    flows: Mapping[str, Flow] | None = None
    """The flows as they were, when a case stays on them."""


class Course:
    """One walk: every event goes through here, and is recorded before its effect shows."""

    def __init__(self, services: Services, beginning: Beginning) -> None:
        """Begin a walk.

        Args:
            services: what the app may use.
            beginning: where it begins, and what is known.

        Raises:
            FlowRefused: the flow, or one it needs at once, has faults.
            KeyError: there is no such flow.
        """
        self._services = services
        self.flows = services.flows if beginning.flows is None else beginning.flows
        self._waiting: tuple[Event, ...] = ()
        self._heard: tuple[Noted, ...] = ()
        self._sight: Sight | None = None
        self._totals: Totals = {}
        if beginning.history:
            self.walk: Walk = fold(self.flows, beginning.history)
            return
        opened = self.flows[beginning.flow]
        start = beginning.node if beginning.node in opened.nodes else opened.start
        place = resolve_target(self.flows, start, opened.flow)
        site = [Told(fact, answer, "site") for fact, answer in services.site.items()]
        known = [Told(fact, answer, beginning.source) for fact, answer in beginning.told]
        first: list[Event] = [Started(place.name), *site, *known]
        self._heard = _note(beginning.heard)
        self.walk = fold(self.flows, (*first, *self._heard))
        self._waiting = tuple(first)
        if known and beginning.source == "text":
            self.record_heard()

    def record_start(self) -> None:
        """Record how the walk began; a first screen does not wait for it."""
        waiting, self._waiting = self._waiting, ()
        for event in waiting:
            self._services.record(event)

    def record_heard(self) -> None:
        """Record the words that led here: with the first answer, for a look alone is no case."""
        self.record_start()
        heard, self._heard = self._heard, ()
        for note in heard:
            self._services.record(note)

    def happen(self, milestone: "Happening") -> None:
        """Record something about the case that does not move the walk."""
        self.record_heard()
        self._services.record(milestone)

    @property
    def flow(self) -> Flow:
        """The flow the walk stands in."""
        position = self.walk.position
        if isinstance(position, HandOver):
            return self.flows[self.walk.begun.flow]
        return self.flows[position.place.flow]

    @property
    def sight(self) -> "Sight | None":
        """What was found out about where the walk stands; None until somebody has looked."""
        return self._sight if self._sight and self._sight.walk is self.walk else None

    def look(self) -> "Sight":
        """Look at what remains where the walk stands; once for each place."""
        if self.sight is None:
            from tui.core.prospects.sight import look  # noqa: PLC0415 - after the first paint

            self._sight = look(self.flows, self.walk, self._services.experience, self._totals)
        assert self._sight is not None  # noqa: S101 - just made
        return self._sight

    @property
    def is_unfinished(self) -> bool:
        """Whether leaving now would leave somebody without an end."""
        position = self.walk.position
        if isinstance(position, Offering):
            return not position.may_end
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

    def tell(self, fact: str, answer: str) -> Event:
        """Return the event by which a text establishes a fact, asked for just now or not."""
        position = self.walk.position
        if isinstance(position, Asking) and position.fact_id == fact:
            return Answered(position.place.name, fact, answer)
        return Told(fact, answer, "text")

    def preview(self, event: Event) -> Walk:
        """Return where one event more would lead, without taking it."""
        return proceed(self.flows, self.walk, event)

    def add(self, event: Event) -> str:
        """Take one event; returns why it could not be taken, empty when it was."""
        try:
            walk = proceed(self.flows, self.walk, event)
        except FlowUntrusted as closed:
            return closed.why or say(STILL_CHECKED)
        except FlowRefused as refused:
            return say(
                "The flow {flow} has faults, so the walk cannot go there. See p.", flow=refused.flow
            )
        except KeyError as missing:
            return say(
                "The flow {args} is not here, so the walk cannot go there.", args=missing.args[0]
            )
        self.happen(event)
        self.walk = walk
        return ""


def _note(heard: str) -> tuple[Noted, ...]:
    if not heard:
        return ()
    from tui.core.tickets.heard import note_heard  # noqa: PLC0415 - only after a search

    return (note_heard(heard),)

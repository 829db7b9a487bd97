"""What guidance has to say where a walk stands: one value for everything that shows it."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from tui.core.actor import ACTOR_NAMES, YOU, name_actor, name_actors
from tui.core.events import CANNOT, FAILED, HELPED
from tui.core.flow import Fact, Flow, Step
from tui.core.guide import fill
from tui.core.paths.remaining import Remaining
from tui.core.paths.ways import Flows
from tui.core.prospects.learning import ENOUGH, NOTHING, Experience, confirmed
from tui.core.prospects.outlook import (
    Outlook,
    Totals,
    count_leaves,
    count_left,
    look_ahead,
    say_method,
)
from tui.core.prospects.reasons import explain, say_likelihood
from tui.core.walk import Asking, HandOver, Walk
from tui.core.words import Spoken, mark, say

TRIED: Mapping[str, str] = Spoken(
    {
        HELPED: mark("helped"),
        FAILED: mark("tried, it did not help"),
        CANNOT: mark("could not be done"),
    }
)
THE_CALLER = mark("the caller")


class Line(NamedTuple):
    """A cause that is left, in words."""

    title: str
    likely: str
    who: str
    tried: str
    """What came of its fix; empty when it was not tried."""


class Waiting(NamedTuple):
    """A question that nobody could answer yet."""

    fact: str
    ask: str
    person: str
    """Whom to ask, in words; empty when nobody was named."""


class Sight(NamedTuple):
    """What can be said where a walk stands."""

    flows: Flows
    walk: Walk
    outlook: Outlook
    experience: Mapping[str, Experience]
    """What was learnt from the desk's own cases, by flow."""

    @property
    def counted(self) -> str:
        """How many causes are left: "4 of 69 causes left"; empty once the walk is over."""
        is_open = isinstance(self.walk.position, (Asking, HandOver))
        if not is_open and _is_settled(self.walk) and len(self.walk.remaining) <= 1:
            return ""
        return count_left(self.outlook)

    @property
    def headline(self) -> str:
        """The count in words wherever the walk stands."""
        alone = (
            say("One cause is left")
            if self.outlook.causes
            else say("Nobody can say what is left here")
        )
        return self.counted or alone

    @property
    def briefly(self) -> str:
        """The same in few cells, for a corner of the screen: other flows are not counted.

        Empty where that would be "1 of 1 causes left", as if all were found out already.
        """
        told = bool(self.counted) and self.outlook.total > 1
        return count_left(self.outlook._replace(elsewhere=())) if told else ""

    @property
    def method(self) -> str:
        """How the count was made, and where the likelihoods are from."""
        cases = confirmed(self._learnt())
        source = say("How likely each is, the authors of the flow judge")
        if cases:
            number = (
                say(", and {cases} solved here", cases=cases)
                if cases >= ENOUGH
                else say(", and cases solved here")
            )
            source += number
        return f"{say_method(self.outlook)} {source}."

    def why(self) -> tuple[str, ...]:
        """Return why the walk stands where it stands, in sentences."""
        return explain(self.flows, self.walk, self.outlook, self._learnt())

    def causes(self) -> Iterator[Line]:
        """Yield the causes that are left, the likeliest first."""
        results = {attempt.node: attempt.result for attempt in self.walk.tried}
        flow = self._flow_id()
        most = max((each.probability for each in self.outlook.causes), default=1.0)
        for rank, cause in enumerate(self.outlook.causes):
            yield Line(
                title_of(self.flows, self.walk, cause),
                say_likelihood(cause, rank, most, self._learnt(), flow),
                name_actors(cause.resolution.actors),
                TRIED.get(results.get(cause.place.name, ""), ""),
            )

    def leaves(self) -> Iterator[tuple[str, str]]:
        """Yield each answer shown, in words, with what it would leave."""
        position = self.walk.position
        if not isinstance(position, Asking):
            return
        flow = self.flows[position.place.flow]
        for each in self.outlook.leaves:
            label = fill(position.fact.answers[each.answer].label, flow, self.walk.known)
            yield label, count_leaves(each)

    def _flow_id(self) -> str:
        place = getattr(self.walk.position, "place", self.walk.begun)
        return str(place.flow)

    def _learnt(self) -> Experience:
        return self.experience.get(self._flow_id(), NOTHING)


_NONE: Mapping[str, Experience] = MappingProxyType({})


def look(
    flows: Flows,
    walk: Walk,
    experience: Mapping[str, Experience] = _NONE,
    totals: Totals | None = None,
) -> Sight:
    """Return what can be said where a walk stands.

    Args:
        flows: all flows that the walk may come to.
        walk: where it stands.
        experience: what was learnt from the desk's own cases, by flow.
        totals: what was counted before in these flows; what is counted now is added.
    """
    return Sight(flows, walk, look_ahead(flows, walk, totals), experience)


def title_of(flows: Flows, walk: Walk, cause: Remaining) -> str:
    """Return what a cause is called, in the words of its flow."""
    return fill(cause.resolution.resolve, flows[cause.place.flow], walk.known)


def to_find_out(flows: Flows, walk: Walk) -> Iterator[Waiting]:
    """Yield the questions to be found out: those put off first, then those nobody could answer."""
    later = {each.fact: each for each in walk.later}
    homes = {said.fact: said.node for said in walk.draft.said if said.answer is None}
    for fact_id in dict.fromkeys((*later, *homes)):
        node = later[fact_id].node if fact_id in later else homes[fact_id]
        flow = flows.get(node.partition("/")[0] or walk.begun.flow)
        fact = flow.facts.get(fact_id) if flow else None
        ask = fill(fact.ask, flow, walk.known) if flow and fact else fact_id
        person = name_person(later[fact_id].person) if fact_id in later else ""
        yield Waiting(fact_id, ask, person)


def name_person(person: str) -> str:
    """Return whom to ask, in words: a name as it is, an actor as people say it."""
    return say(THE_CALLER) if person in ("", "USER") else name_actor(person)


def whom_to_ask(flow: Flow, fact: Fact) -> tuple[str, ...]:
    """Return who may know an answer, as actors, the likeliest first.

    Those come first whom the ways to find it out name; the caller and an Intune administrator
    are always among them.
    """
    steps = [*fact.how]
    for step in fact.how:
        if step.procedure in flow.procedures:
            steps += flow.procedures[step.procedure].steps
    named = [actor for step in steps for actor in (step.actor, *_mentioned(step))]
    helpers = [actor for actor in named if actor and actor != YOU]
    return tuple(dict.fromkeys((*helpers, "USER", "IA")))


def _mentioned(step: Step) -> Iterator[str]:
    """Yield the actors that the words of a step name."""
    words = f"{step.do} {step.expect}".casefold()
    for actor, name in ACTOR_NAMES.texts.items():
        names = (name, ACTOR_NAMES[actor])
        if actor not in (YOU, "USER") and any(
            each.partition(" (")[0].casefold() in words for each in names
        ):
            yield actor


def _is_settled(walk: Walk) -> bool:
    return bool(getattr(walk.position, "settled", True))

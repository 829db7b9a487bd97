"""Simulated callers: a cause drawn by likelihood, answers that fit it, some of them not known.

A caller knows the answers on one way to the cause; asked for anything else, or for an answer
that is not known, the caller says "I don't know". A fix helps when it is the cause's and its
chance to cure comes true; when that fails, the next thing its author names may help.
"""

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from random import Random
from typing import NamedTuple

from tui.core.draft import Draft, note_event
from tui.core.events import FAILED, HELPED, Answered, Event, Started, Tried, Unsure
from tui.core.flow import Flow, Question, Resolution
from tui.core.guidance.cost import HAND_OVER, QUESTION, cost_of
from tui.core.paths.cubes import Course, Cube, find_cubes
from tui.core.paths.ways import Place
from tui.core.walk import Asking, Finished, HandOver, Offering, Walk, stand

GUIDED, AT_ONCE, GUESS = "guided", "hand over at once", "guess"
SOLVED, RIGHT, SEVERAL, ONE, WAIT = "solved", "right end", "several left", "one left", "wait"
_MOST_WAYS = 20_000


class Caller(NamedTuple):
    """One call."""

    number: int
    cause: str
    """`FLOW/NODE` of the resolution that is right."""
    facts: Mapping[str, str]


class Ended(NamedTuple):
    """How a call ended."""

    minutes: float
    ending: str
    asked: int
    blocked: bool = False
    """Whether the right fix was never offered since what it needs was not known."""
    withheld: bool = False
    """Whether it was handed over while a fix that pays might not be tried for what it needs."""
    forced: bool = False
    """Whether it was handed over because nothing was left to ask or to try."""

    @property
    def needy(self) -> bool:
        """Whether what some fix needs has stopped the call."""
        return self.blocked or self.withheld


def make_callers(flows: Mapping[str, Flow], flow: str, count: int, seed: int) -> Iterator[Caller]:
    """Yield callers of one flow."""
    random = Random(f"{seed} {flow}")  # noqa: S311 - nothing secret
    course = Course(limit=_MOST_WAYS)
    ways: dict[str, list[Cube]] = {}
    for cube in find_cubes(flows, Place(flow, flows[flow].start), course).cubes:
        ways.setdefault(cube.end.name, []).append(cube)
    sizes = {end: [_size(flows, cube) for cube in each] for end, each in ways.items()}
    weights = [find_cause(flows, end)[1].likelihood for end in ways]
    for number in range(count):
        (cause,) = random.choices(list(ways), weights)
        (cube,) = random.choices(ways[cause], sizes[cause])
        facts = {fact: random.choice(answers) for fact, answers in cube.answers.items()}
        yield Caller(number, cause, facts)


def _size(flows: Mapping[str, Flow], cube: Cube) -> float:
    size = 1.0
    for turn in cube.turns:
        answers = flows[turn.place.flow].facts[turn.fact].answers if turn.fact else ()
        if answers:
            size *= len(cube.answers[turn.fact]) / len(answers)
    return size


def find_cause(flows: Mapping[str, Flow], name: str) -> tuple[Flow, Resolution]:
    """Return a resolution and its flow."""
    flow_id, _, node_id = name.partition("/")
    node = flows[flow_id].nodes[node_id]
    if not isinstance(node, Resolution):
        raise TypeError(name)
    return flows[flow_id], node


def luck(*parts: object) -> float:
    """Return a number from 0 to 1 that is always the same for the same parts."""
    digest = blake2b(" ".join(map(str, parts)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") / 2**64


class Desk:
    """Takes the calls of one flow; what was worked out once is kept."""

    def __init__(self, flows: Mapping[str, Flow], flow: str) -> None:
        """Prepare for calls."""
        self.flows = flows
        self.flow = flow
        self._stands: dict[object, Walk] = {}
        self._guesses: dict[object, str] = {}

    def take(self, caller: Caller, unknown: float, policy: str) -> Ended:
        """Take one call.

        Args:
            caller: who calls.
            unknown: how likely it is for each answer that the caller does not know it.
            policy: what is done about it: GUIDED, AT_ONCE or GUESS.
        """
        return _Call(self, caller, unknown, policy).run()

    def step(self, draft: Draft, event: Event) -> Walk:
        """Return where a walk stands after one event more."""
        after = note_event(draft, event)
        key = after.said, after.tried
        if key not in self._stands:
            self._stands[key] = stand(self.flows, after)
        return self._stands[key]._replace(draft=after)

    def guess(self, walk: Walk, position: Asking) -> str:
        """Return the answer that most causes left speak for."""
        key = position.place, tuple(walk.known.items())
        if key not in self._guesses:
            weights = dict.fromkeys(position.routed, 0.0)
            course = Course(known=walk.known, limit=_MOST_WAYS)
            for cube in find_cubes(self.flows, walk.begun, course).cubes:
                likelihood = find_cause(self.flows, cube.end.name)[1].likelihood
                answers = cube.answers.get(position.fact_id, ())
                for answer in answers:
                    weights[answer] = weights.get(answer, 0.0) + likelihood / len(answers)
            self._guesses[key] = max(position.routed, key=lambda each: weights[each])
        return self._guesses[key]


class _Call:
    """One call under way."""

    def __init__(self, desk: Desk, caller: Caller, unknown: float, policy: str) -> None:
        self.desk = desk
        self.caller = caller
        self.unknown = unknown
        self.policy = policy
        self.right = caller.cause
        """What helps now: the right fix, or what follows once it failed by bad luck."""
        self.opened: set[str] = set()
        self.minutes = 0.0
        self.asked = 0

    def run(self) -> Ended:
        """Go through the call to its end."""
        flow = self.desk.flows[self.desk.flow]
        walk = self.desk.step(Draft(), Started(f"{flow.flow}/{flow.start}"))
        while True:
            position = walk.position
            if isinstance(position, Asking):
                event = self.answer(walk, position)
                if event is None:
                    return self.end(walk, SEVERAL)
                walk = self.desk.step(walk.draft, event)
            elif isinstance(position, Offering):
                ended = self.offer(position)
                if isinstance(ended, str):
                    return self.end(walk, ended)
                walk = self.desk.step(walk.draft, ended)
            else:
                if isinstance(position, Finished):
                    return self.end(walk, SOLVED)
                names = {each.place.name for each in position.causes}
                is_right = names == {self.caller.cause}
                is_one = len(walk.remaining) == 1 and len(names) == 1
                return self.end(walk, ONE if is_one or is_right else SEVERAL)

    def answer(self, walk: Walk, position: Asking) -> Event | None:
        """Answer a question; None hands over at once."""
        self.minutes += QUESTION
        self.asked += 1
        place, fact = position.place.name, position.fact_id
        answer = self.caller.facts.get(fact)
        is_known = not position.fact.unsure or luck(self.caller.number, fact) >= self.unknown
        if answer is not None and answer in position.routed and is_known:
            return Answered(place, fact, answer)
        node = self.desk.flows[position.place.flow].nodes[position.place.node]
        if self.policy == GUIDED or (isinstance(node, Question) and node.unsure):
            return Unsure(place, fact)
        if self.policy == AT_ONCE or not position.routed:
            return None
        return Answered(place, fact, self.desk.guess(walk, position))

    def offer(self, position: Offering) -> Event | str:
        """Try a fix; returns how the call ends, or what goes on."""
        name, resolution = position.place.name, position.resolution
        cost = cost_of(self.desk.flows[position.place.flow], resolution)
        self.minutes += cost.minutes + sum(
            minutes for each, minutes in cost.set_up if each not in self.opened
        )
        self.opened.update(each for each, _ in cost.set_up)
        if resolution.kind != "fix":
            if name == self.right:
                return RIGHT
            if not position.settled:  # a likely ending, and not this caller's
                return SEVERAL
            return WAIT if resolution.kind == "wait" else ONE
        if name != self.right:
            return Tried(name, FAILED)
        if luck(self.caller.number, name) < resolution.cures:
            return Tried(name, HELPED)
        after = resolution.otherwise
        self.right = after if "/" in after else f"{position.place.flow}/{after}"
        return Tried(name, FAILED)

    def end(self, walk: Walk, ending: str) -> Ended:
        """Return how the call ended, with what is still to be done by somebody else."""
        flow, cause = find_cause(self.desk.flows, self.caller.cause)
        minutes = self.minutes
        if ending in (SEVERAL, ONE, WAIT):
            cost = cost_of(flow, cause)
            minutes += cost.minutes + sum(each for _, each in cost.set_up)
        if ending in (SEVERAL, ONE):
            minutes += HAND_OVER
        lacks = any(walk.known.get(fact) is None for fact in cause.needs)
        blocked = ending in (SEVERAL, ONE) and cause.kind == "fix" and lacks
        why = walk.position.why if isinstance(walk.position, HandOver) else ""
        withheld = why == "needs" and ending == SEVERAL
        return Ended(minutes, ending, self.asked, blocked, withheld, why == "several")

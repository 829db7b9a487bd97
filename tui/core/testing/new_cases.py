"""Cases for what no case has reached yet: as few of them as can be."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.core.events import FAILED, Answered, Event, Started, Tried, Unsure
from tui.core.flow import HAND_OVER, Case, Flow
from tui.core.paths.branching import UNSURE
from tui.core.paths.cubes import MAX_CUBES, Course, Cube, find_cubes
from tui.core.paths.ways import Flows, Place
from tui.core.testing.casework import MAX_EVENTS, run_case
from tui.core.testing.fewest import Pick, pick_fewest, read_way
from tui.core.testing.goals import ANSWER, ENDING, FAILURE, Goal, reached_by
from tui.core.testing.unattended import ending_of
from tui.core.walk import Asking, HandOver, Offering, Walk, fold, proceed

MAX_WAYS = 4 * MAX_CUBES


class Proposal(NamedTuple):
    """Cases that reach what was not reached."""

    cases: tuple[Case, ...]
    at_least: int
    """No set of cases can be smaller than this."""
    unreachable: tuple[Goal, ...]
    """Goals that no case can reach."""


def propose_cases(
    flows: Flows, flow: Flow, missed: Sequence[Goal], entered: Collection[str] = ()
) -> Proposal:
    """Return the smallest set of cases for some goals of a flow.

    Args:
        flows: all flows at hand.
        flow: the flow.
        missed: what its cases should reach and do not.
        entered: nodes where walks come in from other flows; what cannot be reached from the
            start is looked for from there.
    """
    cases: list[Case] = []
    at_least = 0
    left = list(missed)
    for start in dict.fromkeys((flow.start, *sorted(entered))):
        if not left:
            break
        cubes = _list_ways(flow, start)
        alone = {flow.flow: flow}
        picked = pick_fewest([read_way(alone, each, flow.flow, left) for each in cubes], left)
        at_least = max(at_least, picked.at_least)
        for pick in picked.picks:
            made = _make_case(flows, flow, start, cubes[pick.way], pick)
            if made is not None:
                cases.append(made)
        reached = set(_reached(flows, flow, cases))
        left = [goal for goal in left if goal not in reached]
    return Proposal(tuple(cases), at_least, tuple(left))


def _list_ways(flow: Flow, start: str) -> tuple[Cube, ...]:
    course = Course(unsure=True, failures=True, limit=MAX_WAYS)
    return find_cubes({flow.flow: flow}, Place(flow.flow, start), course).cubes


def _reached(flows: Flows, flow: Flow, cases: Sequence[Case]) -> Iterator[Goal]:
    for case in cases:
        walk = run_case(flows, flow, case).walk
        yield from (goal for name, goal in reached_by(flows, walk) if name == flow.flow)


def _make_case(flows: Flows, flow: Flow, start: str, cube: Cube, pick: Pick) -> Case | None:
    """Return a case that takes a way; it may say what another flow knows if it ends there."""
    name = name_goal(min(pick.goals, key=_rank))
    for knows_all in (True, False):
        walk, facts = _walk(flows, f"{flow.flow}/{start}", cube, pick, None if knows_all else flow)
        case = _write_down(flow, walk, Case(name, facts, HAND_OVER))
        case = case._replace(
            at="" if start == flow.start else start,
            helps=(case.expect.rpartition("/")[2],) if cube.failed else (),
            tried=tuple(_name_of(flow, each.node) for each in walk.tried) if cube.failed else (),
        )
        own = all(fact in flow.facts for fact in facts)
        if (own or "/" in case.expect) and not run_case(flows, flow, case).fault:
            return case
    return None


def _walk(
    flows: Flows, start: str, cube: Cube, pick: Pick, within: Flow | None
) -> tuple[Walk, dict[str, str]]:
    """Walk a way to its end, through other flows too, and note what is said.

    Args:
        flows: all flows at hand.
        start: where to begin.
        cube: the way.
        pick: the answers that matter on it.
        within: say only what this flow knows.
    """
    script = _script(cube, pick)
    facts: dict[str, str] = {}
    walk = fold(flows, [Started(start)])
    for _ in range(MAX_EVENTS):
        event = _next_event(walk, script, cube.failed)
        if isinstance(event, Answered) and within is not None and event.fact not in within.facts:
            event = Unsure(event.node, event.fact)
        if event is None:
            break
        if isinstance(event, Answered):
            facts[event.fact] = event.answer
        walk = proceed(flows, walk, event)
    return walk, facts


def _write_down(flow: Flow, walk: Walk, case: Case) -> Case:
    """Return a case with the ending that its walk came to."""
    ending = ending_of(walk)
    if ending.node:
        return case._replace(expect=_seen_from(flow, Place(ending.flow, ending.node)))
    if isinstance(walk.position, HandOver):
        left = tuple(_seen_from(flow, each.place) for each in walk.remaining)
        return case._replace(remaining=left)
    return case


def _seen_from(flow: Flow, place: Place) -> str:
    return _name_of(flow, place.name)


def _name_of(flow: Flow, name: str) -> str:
    return name.removeprefix(f"{flow.flow}/")


def _script(cube: Cube, pick: Pick) -> Mapping[str, str]:
    """Return the answers on a way; UNSURE where nobody knows."""
    script = {}
    for turn in cube.turns:
        if turn.asked and turn.fact not in script:
            answers = turn.answers if UNSURE in turn.answers else cube.answers[turn.fact]
            chosen = pick.answers.get(turn.fact, answers[0])
            script[turn.fact] = chosen if chosen in answers else answers[0]
    return script


def _next_event(walk: Walk, script: Mapping[str, str], failed: Collection[str]) -> Event | None:
    position = walk.position
    if isinstance(position, Asking):
        place, fact = position.place.name, position.fact_id
        answer = script.get(fact) or next(iter(position.offered), UNSURE)
        if answer == UNSURE:
            return Unsure(place, fact)
        return Answered(place, fact, answer)
    if isinstance(position, Offering) and (position.place.name in failed or not position.may_end):
        return Tried(position.place.name, FAILED)
    return None


def _rank(goal: Goal) -> tuple[bool, bool, Goal]:
    """Order goals by how well they say what a case is about."""
    return goal.kind == ENDING, goal.kind not in (ANSWER, FAILURE), goal


def name_goal(goal: Goal) -> str:
    """Return a goal as the name of the case that is there for it."""
    if goal.kind == ANSWER:
        return f"{'unsure' if goal.key == UNSURE else goal.key} at {goal.node}"
    if goal.kind == FAILURE:
        return f"{goal.node} did not help"
    return goal.node if goal.kind == ENDING else f"way {int(goal.key) + 1} out of {goal.node}"

"""What the cases of a flow should reach: every answer, every way on and every ending."""

from collections.abc import Iterator
from typing import NamedTuple

from tui.core.events import FAILED
from tui.core.flow import Flow, Question, Resolution, Route
from tui.core.paths.branching import UNSURE, Turn
from tui.core.paths.cubes import Course, Cube, find_cubes, is_failure
from tui.core.paths.ways import Flows, Place, routed_answers
from tui.core.tree import Path
from tui.core.walk import Walk
from tui.core.words import say

ANSWER, WAY, FAILURE, ENDING = "answer", "way", "failure", "ending"


class Goal(NamedTuple):
    """One thing that a case should reach."""

    node: str
    kind: str
    """ANSWER, WAY (out of a route), FAILURE (of a fix that has a way on) or ENDING."""
    key: str = ""
    """The answer (UNSURE for "I don't know"), or the number of the way, from 0."""


def list_goals(flow: Flow) -> tuple[Goal, ...]:
    """Return everything the cases of a flow should reach, in the order of the file."""
    return tuple(goal for name, node in flow.nodes.items() for goal in _goals_at(flow, name, node))


def _goals_at(flow: Flow, name: str, node: object) -> Iterator[Goal]:
    if isinstance(node, Question):
        fact = flow.facts[node.ask]
        yield from (Goal(name, ANSWER, answer) for answer in routed_answers(node, fact))
        if node.unsure and fact.unsure:
            yield Goal(name, ANSWER, UNSURE)
    elif isinstance(node, Route):
        for way in range(len(node.route) + bool(node.otherwise)):
            yield Goal(name, WAY, str(way))
    elif isinstance(node, Resolution):
        yield Goal(name, ENDING)
        if node.otherwise:
            yield Goal(name, FAILURE)


def goal_path(flow: Flow, goal: Goal) -> tuple[Path, bool]:
    """Return where in its file a goal stands, and whether that is a key."""
    node = flow.nodes[goal.node]
    here: Path = ("nodes", goal.node)
    if isinstance(node, Question):
        if goal.key == UNSURE:
            return (*here, "unsure"), True
        return ((*here, "to", goal.key) if goal.key in node.to else (*here, "else")), True
    if isinstance(node, Route) and goal.kind == WAY:
        is_else = int(goal.key) == len(node.route)
        return ((*here, "else") if is_else else (*here, "route", int(goal.key))), is_else
    return ((*here, "otherwise") if goal.kind == FAILURE else here), True


def describe_goal(flow: Flow, goal: Goal) -> str:
    """Say what a goal is, as a person would find it in the file."""
    if goal.kind == ANSWER:
        if goal.key == UNSURE:
            return say('"I don\'t know" at {node}', node=goal.node)
        return say("answer {key} at {node}", key=goal.key, node=goal.node)
    if goal.kind == WAY:
        node = flow.nodes[goal.node]
        is_else = isinstance(node, Route) and int(goal.key) == len(node.route)
        if is_else:
            return say("else out of {node}", node=goal.node)
        return say("way {number} out of {node}", number=int(goal.key) + 1, node=goal.node)
    if goal.kind == FAILURE:
        return say("the way on when {node} does not help", node=goal.node)
    return say("resolution {node}", node=goal.node)


class Reached(NamedTuple):
    """A goal that is reached on a way."""

    flow: str
    goal: Goal
    fact: str = ""
    """The fact that must have the goal's answer for it; empty when every walk reaches it."""


def reached_on(flows: Flows, cube: Cube) -> Iterator[Reached]:
    """Yield the goals on a way: an answer is reached only by walks that give it."""
    for turn in cube.turns:
        yield from _reached_at(flows, cube, turn)
    if isinstance(_node(flows, cube.end), Resolution):
        yield Reached(cube.end.flow, Goal(cube.end.node, ENDING))


def _reached_at(flows: Flows, cube: Cube, turn: Turn) -> Iterator[Reached]:
    flow, name = turn.place.flow, turn.place.node
    if is_failure(turn):
        yield Reached(flow, Goal(name, ENDING))
        yield Reached(flow, Goal(name, FAILURE))
    elif turn.way >= 0:
        yield Reached(flow, Goal(name, WAY, str(turn.way)))
    elif isinstance(_node(flows, turn.place), Question):
        if turn.answers == (UNSURE,):
            yield Reached(flow, Goal(name, ANSWER, UNSURE))
        for answer in turn.answers:
            if answer in cube.answers.get(turn.fact, ()):
                yield Reached(flow, Goal(name, ANSWER, answer), turn.fact)


def _node(flows: Flows, place: Place) -> object:
    return flows[place.flow].nodes.get(place.node) if place.flow in flows else None


def reached_by(flows: Flows, walk: Walk) -> set[tuple[str, Goal]]:
    """Return the goals that a walk has reached, with their flows.

    An answer that was only assumed, because nobody knew better, was not reached.
    """
    passed: set[str] = set()
    failed = {attempt.node for attempt in walk.tried if attempt.result == FAILED}
    while True:
        found = find_cubes(flows, walk.begun, Course(known=walk.known, failed=passed)).cubes
        ends = {cube.end.name for cube in found}
        left_behind = (ends & failed) - passed
        if not left_behind or len(ends) > 1:
            break
        passed |= left_behind
    goals = {(each.flow, each.goal) for cube in found for each in _certain(flows, walk, cube)}
    endings = {attempt.node for attempt in walk.tried} | (ends if len(ends) == 1 else set())
    goals |= {(flow, Goal(node, ENDING)) for flow, _, node in (e.partition("/") for e in endings)}
    return goals


def _certain(flows: Flows, walk: Walk, cube: Cube) -> Iterator[Reached]:
    """Yield what was reached on a way, without the answers that nobody gave."""
    for turn in cube.turns:
        assumed = turn.answers != (UNSURE,) and walk.known.get(turn.fact) is None
        if not turn.fact or not assumed:
            yield from _reached_at(flows, cube, turn)

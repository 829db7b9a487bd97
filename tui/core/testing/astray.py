"""The first step at which a walk leaves the ways to where it should have ended."""

from collections.abc import Mapping
from typing import NamedTuple

from tui.core.events import FAILED
from tui.core.flow import HAND_OVER, Question
from tui.core.paths.branching import UNSURE, Turn
from tui.core.paths.cubes import MAX_CUBES, Course, Cube, find_cubes, is_failure
from tui.core.paths.ways import Flows, Place, resolve_target
from tui.core.testing.casework import Verdict
from tui.core.walk import Walk
from tui.core.words import Spoken, mark, say


class Step(NamedTuple):
    """A step of a walk that led astray."""

    place: Place
    fact: str
    """What was asked; empty where a fix helped that should not have."""
    answer: str
    """What was answered; UNSURE when nobody knew."""
    target: str
    """Where that leads; empty when it does not depend on this answer alone."""
    needed: tuple[str, ...]
    """The answers that lead on to where the walk should have ended."""


def find_astray(flows: Flows, verdict: Verdict) -> Step | None:
    """Return the first step that differs from the way that is followed longest.

    None when the case expects no single node, or nothing leads there.
    """
    expected = verdict.case.expect
    if expected == HAND_OVER:
        return None
    goal = resolve_target(flows, expected, verdict.flow)
    course = Course(unsure=True, failures=True, limit=4 * MAX_CUBES)
    cubes = find_cubes(flows, verdict.walk.begun, course).cubes
    leading = [cube for cube in cubes if cube.end.name == goal.name]
    plain = [cube for cube in leading if not cube.failed]
    chosen = leading if verdict.case.helps or not plain else plain
    steps = [_first_difference(verdict.walk, cube) for cube in chosen]
    found = max((step for step in steps if step), key=lambda step: step[0], default=None)
    return _describe(flows, verdict.walk, found[1]) if found else None


def _first_difference(walk: Walk, cube: Cube) -> tuple[int, Turn] | None:
    failed = {attempt.node for attempt in walk.tried if attempt.result == FAILED}
    for number, turn in enumerate(cube.turns):
        if is_failure(turn):
            differs = turn.place.name not in failed
        else:
            differs = bool(turn.fact) and _answer(walk, turn.fact) not in turn.answers
        if differs:
            return number, turn
    return None


def _answer(walk: Walk, fact: str) -> str:
    return walk.known.get(fact) or UNSURE


def _describe(flows: Flows, walk: Walk, turn: Turn) -> Step:
    if not turn.fact:
        return Step(turn.place, "", "", "", ())
    answer = _answer(walk, turn.fact)
    target = ""
    node = flows[turn.place.flow].nodes[turn.place.node]
    if isinstance(node, Question) and node.ask == turn.fact:
        target = node.unsure if answer == UNSURE else node.to.get(answer, node.otherwise)
    return Step(turn.place, turn.fact, answer, target, turn.answers)


WORDS: Mapping[str, str] = Spoken({UNSURE: mark('"I don\'t know"')})
"""How answers are called that are none."""


def say_step(step: Step, expected: str) -> str:
    """Say what led astray, in one line."""
    if not step.fact:
        return say(
            "{node} helped, and {expected} comes only after it did not",
            node=step.place.node,
            expected=expected,
        )
    answer = WORDS.get(step.answer, step.answer)
    needed = say(" or ").join(WORDS.get(each, each) for each in step.needed)
    leads = say(" and leads to {target}", target=step.target) if step.target else ""
    return say(
        "at {node} the answer to {fact} is {answer}{leads}; {expected} needs {needed}",
        node=step.place.node,
        fact=step.fact,
        answer=answer,
        leads=leads,
        expected=expected,
        needed=needed,
    )

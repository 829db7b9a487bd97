"""The ways that calls are made of: to which resolution each leads, and by which answers."""

from tui.core.flow import Flow, Node, Question, Resolution
from tui.core.paths.branching import Turn
from tui.core.paths.cubes import MAX_CUBES, Course, Cube, find_cubes
from tui.core.paths.ways import Place, offered_answers


def natural_answers(flow: Flow, cube: Cube, turn: Turn) -> tuple[str, ...]:
    """Return the answers with which a way is taken and that the question at a turn shows."""
    node = flow.nodes.get(turn.place.node)
    answers = cube.answers[turn.fact]
    if not isinstance(node, Question) or node.ask != turn.fact:
        return answers
    offered = offered_answers(node, flow.facts[turn.fact])
    return tuple(each for each in answers if each in offered)


def ways_by_end(flow: Flow) -> dict[str, list[Cube]]:
    """Return the ways to each resolution of a flow: plain ones where there are any.

    Some resolutions are come to only when somebody does not know, or when a fix did not help.
    """
    ways: dict[str, list[Cube]] = {
        f"{flow.flow}/{name}": []
        for name, node in flow.nodes.items()
        if isinstance(node, Resolution)
    }
    start = Place(flow.flow, flow.start)
    for course in (
        Course(),
        Course(unsure=True),
        Course(failures=True),
        Course(unsure=True, failures=True, limit=4 * MAX_CUBES),
    ):
        missing = {name for name, cubes in ways.items() if not cubes}
        if not missing:
            break
        for cube in find_cubes({flow.flow: flow}, start, course).cubes:
            if cube.end.name in missing:
                ways[cube.end.name].append(cube)
    return {name: cubes for name, cubes in ways.items() if cubes}


def allowed_answers(flow: Flow, cube: Cube, node: Node) -> dict[str, tuple[str, ...]]:
    """Return the answers of a way with which the fix at its end may be offered."""
    answers = dict(cube.answers)
    for turn in cube.turns:
        shown = natural_answers(flow, cube, turn) if turn.asked and turn.fact else ()
        if shown:
            answers[turn.fact] = shown
    for option in node.when if isinstance(node, Resolution) else ():
        narrowed = {
            fact: tuple(each for each in answers.get(fact, allowed) if each in allowed)
            for fact, allowed in option.items()
        }
        if all(narrowed.values()):
            return answers | narrowed
    return answers

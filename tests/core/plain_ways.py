"""All ways through a flow, listed one node after the other: slow, and plainly right."""

from collections.abc import Iterator, Mapping

from tui.core.flow import Call, Flow, Question, Resolution, Return, Route
from tui.core.paths.branching import SOME_TEXT, UNSURE, Turn, Way, split_guard
from tui.core.paths.cubes import Course, Cube
from tui.core.paths.remaining import offerable
from tui.core.paths.ways import Place, offered_answers, resolve_target, routed_answers


def list_plainly(flows: Mapping[str, Flow], start: Place, course: Course) -> list[Cube]:
    """Return every way, in the author's order; there must not be too many."""
    known = {fact: (answer or UNSURE,) for fact, answer in course.known.items()}
    found: list[Cube] = []
    stack = [Way(start, known)]
    while stack:
        ways: list[Way] = []
        for each in _step(flows, stack.pop(), course):
            if isinstance(each, Cube):
                found.append(each)
            else:
                ways.append(each)
        stack += reversed(ways)
    return found


def _step(flows: Mapping[str, Flow], way: Way, course: Course) -> Iterator[Way | Cube]:
    place, calls = way.place, way.place.calls
    if place.flow not in flows:
        yield Cube(place, way.known, way.turns)
        return
    if place in way.since:
        return
    flow = flows[place.flow]
    node = flow.nodes[place.node]
    passing = way._replace(since=way.since | {place})
    if isinstance(node, Question):
        for target, answers, is_open in _exits(flow, node, way.known.get(node.ask), course):
            turn = Turn(place, node.ask, answers, node.ask not in way.known)
            yield _go(flows, _learn(flow, passing, turn, is_open=is_open), target)
    elif isinstance(node, Route):
        yield from _choose(flows, flow, passing, node)
    elif isinstance(node, Call):
        back = resolve_target(flows, node.then, place.flow).name
        yield from [_go(flows, passing, node.call, (*calls, back))] if back not in calls else []
    elif isinstance(node, Return):
        yield from [_go(flows, passing, calls[-1], calls[:-1])] if calls else []
    else:
        yield from _end(flows, flow, passing, node, course)


def _choose(flows: Mapping[str, Flow], flow: Flow, way: Way, node: Route) -> Iterator[Way]:
    rest = [way]
    for number, branch in enumerate(node.route):
        turn = Turn(way.place, "", (), asked=False, way=number)
        parts = [part for each in rest for part in split_guard(flow, each, branch.when)]
        rest = [part for inside, part in parts if not inside]
        yield from (_go(flows, _add(part, turn), branch.to) for inside, part in parts if inside)
    last = Turn(way.place, "", (), asked=False, way=len(node.route))
    yield from (_go(flows, _add(each, last), node.otherwise) for each in rest if node.otherwise)


def _exits(
    flow: Flow, node: Question, known: tuple[str, ...] | None, course: Course
) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """Yield where a question leads, for which answers, and whether they were open till then."""
    fact = flow.facts[node.ask]
    if known == (UNSURE,) and node.unsure:
        yield node.unsure, (UNSURE,), False
        return
    is_open = known in (None, (UNSURE,))
    answers = known or routed_answers(node, fact)
    if known == (UNSURE,):
        answers = offered_answers(node, fact)
    groups: dict[object, list[str]] = {}
    for answer in answers:
        sets = tuple(fact.answers[answer].sets.items()) if is_open else ()
        groups.setdefault((node.to.get(answer, node.otherwise), sets), []).append(answer)
    for group in groups.values():
        target = node.to.get(group[0], node.otherwise)
        if target:
            yield target, tuple(group), is_open
    if known is None and course.unsure and node.unsure and fact.unsure:
        yield node.unsure, (UNSURE,), False


def _end(
    flows: Mapping[str, Flow], flow: Flow, way: Way, node: Resolution, course: Course
) -> Iterator[Way | Cube]:
    place = way.place
    for fact in (each for each in node.needs if each not in way.known):
        if course.unsure and flow.facts[fact].unsure:
            unsure = _learn(flow, way, Turn(place, fact, (UNSURE,), asked=True), is_open=False)
            yield unsure._replace(since=way.since - {place})
        answers = tuple(flow.facts[fact].answers) or (SOME_TEXT,)
        way = _learn(flow, way, Turn(place, fact, answers, asked=True), is_open=False)
    known = {fact: None if UNSURE in each else each[0] for fact, each in way.known.items()}
    goes_on = bool(node.otherwise) and (node.kind != "fix" or offerable(node, known))
    always = course.failed is not None and place.name in course.failed
    if not (always and goes_on):
        yield Cube(place, way.known, way.turns)
    if goes_on and (always or (course.failures and course.failed is None)):
        yield _go(flows, _add(way, Turn(place, "", (), asked=False)), node.otherwise)


def _go(
    flows: Mapping[str, Flow], way: Way, target: str, calls: tuple[str, ...] | None = None
) -> Way:
    calls = way.place.calls if calls is None else calls
    return way._replace(place=resolve_target(flows, target, way.place.flow, calls))


def _add(way: Way, turn: Turn) -> Way:
    return way._replace(turns=(*way.turns, turn))


def _learn(flow: Flow, way: Way, turn: Turn, *, is_open: bool) -> Way:
    if way.known.get(turn.fact) == turn.answers:
        return _add(way, turn)
    known = {**way.known, turn.fact: turn.answers}
    if is_open:
        for other, value in flow.facts[turn.fact].answers[turn.answers[0]].sets.items():
            if known.get(other, (UNSURE,)) == (UNSURE,):
                known[other] = (value,)
    return _add(way, turn)._replace(known=known, since=frozenset((way.place,)))

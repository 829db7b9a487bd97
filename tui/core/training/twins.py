"""Near misses of a call: one fact is different, and it ends elsewhere."""

from collections.abc import Iterator, Mapping

from tui.core.paths.branching import SOME_TEXT
from tui.core.paths.branching import UNSURE as NOBODY
from tui.core.training.lots import Lots
from tui.core.training.play import Play
from tui.core.training.scenario import Scenario


def twins(play: Play) -> Iterator[Scenario]:
    """Yield near misses of a call: one fact is different, and it ends elsewhere.

    What the other way asks besides is drawn by lot from the id of the call.
    """
    scenario = play.scenario
    seen = {play.cause}
    for end, answers in play.board.plain_ways():
        if end in seen or play.board.resolution(end) is None:
            continue
        differing = [
            fact
            for fact, allowed in answers.items()
            if fact in scenario.facts and scenario.facts[fact] not in allowed
        ]
        if len(differing) == 1:
            seen.add(end)
            yield _twin(play, end, differing[0], answers)


def _twin(play: Play, end: str, fact: str, answers: Mapping[str, tuple[str, ...]]) -> Scenario:
    scenario = play.scenario
    lots = Lots(scenario.id, end)
    facts = dict(scenario.facts)
    for each, allowed in answers.items():
        if facts.get(each) not in allowed and allowed not in ((NOBODY,), (SOME_TEXT,)):
            facts[each] = lots.pick(allowed)
    says = {each: how for each, how in scenario.says.items() if each != fact}
    resolution = play.board.resolution(end)
    return scenario._replace(
        id=f"{scenario.id}-twin-{end.replace('/', '-')}",
        facts=facts,
        cause=end,
        says=says,
        level=1 if not says and not scenario.herrings else scenario.level,
        lesson=resolution.cause if resolution else "",
        accept=(),
        never=(),
        works="",
        fails="",
        ticket=scenario.ticket._replace(
            tells=tuple(each for each in scenario.ticket.tells if each != fact)
        ),
        made=f"near miss of {scenario.id}: {fact} is different",
    )

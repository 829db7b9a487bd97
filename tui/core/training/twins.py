"""Near misses of a call: one fact is different, and it ends elsewhere."""

from collections.abc import Iterator, Mapping

from tui.core.paths.branching import SOME_TEXT
from tui.core.paths.branching import UNSURE as NOBODY
from tui.core.training.attempt import fold
from tui.core.training.lots import Lots
from tui.core.training.play import Play
from tui.core.training.reference import best
from tui.core.training.scenario import Scenario
from tui.core.words import mark, say

NEAR = mark("Near miss: {title}")
TWIN = "-twin-"
"""Stands in the id of a near miss after the id of the call that it nearly is."""


def near_miss(play: Play) -> Scenario | None:
    """Return a near miss of a call that can be played fairly; None when there is none.

    The ticket of the call stays, so what it tells must not be what differs; and the reference
    policy must get to the other end by what the caller says.
    """
    for twin in twins(play):
        if set(twin.ticket.tells) != set(play.scenario.ticket.tells):
            continue
        other = Play(play.flows, twin, play.board)
        if fold(other, best(other)).ended_at == twin.cause:
            return twin
    return None


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
        id=f"{scenario.id}{TWIN}{end.replace('/', '-')}",
        title=say(NEAR, title=scenario.title),
        kept_title=NEAR.format(title=scenario.kept_title or scenario.title),
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
        made=say("near miss of {id}: {fact} is different", id=scenario.id, fact=fact),
    )

"""Which call comes next: the one that practises what is due, told by a caller not heard lately."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tui.core.practice.attempt import Attempt
from tui.core.practice.review import DECISION, RESOLUTION, split_skill
from tui.core.training.scenario import Scenario


class Pick(NamedTuple):
    """A call to play: a written one, or what makes one."""

    scenario: str = ""
    flow: str = ""
    level: int = 1
    seed: str = ""
    target: str = ""
    skill: str = ""
    """What it is played for."""


def skills_of(scenario: Scenario) -> tuple[str, ...]:
    """Return what a written call can practise: its cause, and each decision with a fact."""
    decisions = (f"{DECISION}:{scenario.flow_id}/{fact}" for fact in scenario.facts)
    return (f"{RESOLUTION}:{scenario.cause_name}", *decisions)


def pick_for(
    skill: str,
    scenarios: Mapping[str, Scenario],
    attempts: Iterable[Attempt],
    level: int,
    seed: str,
) -> Pick:
    """Return a call that practises a skill.

    Args:
        skill: what is due.
        scenarios: the written calls.
        attempts: earlier ones, oldest first: a call heard longest ago comes first.
        level: the hardest that should be offered.
        seed: for a call that has to be made.
    """
    kind, flow, node = split_skill(skill)
    heard = {each.head.scenario: place for place, each in enumerate(attempts)}
    fitting = [
        each
        for each in scenarios.values()
        if skill in skills_of(each) or (kind == DECISION and node in each.facts)
    ]
    fresh = [each for each in fitting if each.id not in heard]
    candidates = fresh or [each for each in fitting if not _is_recent(each.id, heard)]
    if candidates:
        chosen = min(
            candidates,
            key=lambda each: (
                skill not in skills_of(each),
                abs(each.level - level),
                heard.get(each.id, -1),
                each.id,
            ),
        )
        return Pick(chosen.id, chosen.flow_id, chosen.level, skill=skill)
    target = f"{flow}/{node}" if kind == RESOLUTION else ""
    return Pick(flow=flow, level=level, seed=seed, target=target, skill=skill)


_RECENT = 5
"""A call played among the last so many is not offered again: its answers are still known."""


def _is_recent(scenario: str, heard: Mapping[str, int]) -> bool:
    last = max(heard.values(), default=0)
    return scenario in heard and last - heard[scenario] < _RECENT


def filter_calls(
    scenarios: Mapping[str, Scenario], flow: str = "", level: int = 0, words: str = ""
) -> tuple[Scenario, ...]:
    """Return the written calls that fit, easiest first.

    Args:
        scenarios: all.
        flow: only calls that begin in it; empty: all.
        level: only this level; 0: all.
        words: only calls whose title or ticket hold all of these.
    """
    wanted = words.casefold().split()
    fitting = [
        each
        for each in scenarios.values()
        if (not flow or each.flow_id == flow)
        and (not level or each.level == level)
        and all(word in _searched(each) for word in wanted)
    ]
    return tuple(sorted(fitting, key=lambda each: (each.level, each.flow_id, each.title)))


def _searched(scenario: Scenario) -> str:
    ticket = scenario.ticket
    return (
        f"{scenario.id} {scenario.title} {ticket.sender} {ticket.subject} {ticket.text}".casefold()
    )

"""Why a walk is handed over, in one sentence that a junior understands."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tui.core.actor import name_actor
from tui.core.events import CANNOT
from tui.core.flow import Resolution
from tui.core.guidance.cost import first_helper, is_doable
from tui.core.guide import fill
from tui.core.paths.remaining import Remaining
from tui.core.paths.ways import Flows
from tui.core.walk import HandOver, Walk

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def name_helper(resolution: Resolution) -> str:
    """Return who is needed besides the agent and the user: "an Intune administrator"."""
    name = name_actor(first_helper(resolution))
    if name.endswith("support"):
        return name
    if "team" in name:
        return f"the {name}"
    return f"{'an' if name[:1] in 'AEIOUaeiou' else 'a'} {name}"


def number_word(count: int) -> str:
    """Return a small number as a word."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def say_hand_over(flows: Flows, walk: Walk) -> str:
    """Say in one sentence why the walk is handed over."""
    position = walk.position
    if not isinstance(position, HandOver):
        return "The walk is not over; this is what is known so far."
    if not walk.remaining:
        return (
            "The way leads into a flow that is missing or has faults."
            if position.why == "lost"
            else "No cause fits what is known."
        )
    return _Ending(flows, walk, position).say()


class _Ending(NamedTuple):
    """A hand-over, to be told why."""

    flows: Flows
    walk: Walk
    position: HandOver

    def say(self) -> str:
        """Return the reason as one sentence."""
        causes = self.walk.remaining
        count = number_word(len(causes)).capitalize()
        left = f"{count} {'cause' if len(causes) == 1 else 'causes'} left"
        if self.position.why == "cannot":
            return f"{left}, and its fix needs somebody with other rights."
        untried = [each for each in causes if self._is_untried(each)]
        if not untried:
            results = {attempt.result for attempt in self.walk.tried}
            rest = "; the rest cannot be done here" if CANNOT in results else ""
            return f"{left}, and everything that can be tried was tried{rest}."
        lacking = self._lacking(untried)
        if lacking:
            only = "its fix" if len(causes) == 1 else "a fix"
            return f"{left}, and {only} may be tried only once this is known: {lacking}"
        return f"{left}, {self._say_rest(untried)}."

    def _is_untried(self, cause: Remaining) -> bool:
        tried = {attempt.node for attempt in self.walk.tried}
        return cause.resolution.kind == "fix" and cause.place.name not in tried

    def _may_be_tried(self, cause: Remaining) -> bool:
        return all(self.walk.known.get(fact) is not None for fact in cause.resolution.needs)

    def _lacking(self, untried: Sequence[Remaining]) -> str:
        """Return what must be known before any of the fixes may be tried; empty if one may."""
        if any(self._may_be_tried(each) for each in untried):
            return ""
        needed = Counter(
            (each.place.flow, fact)
            for each in untried
            for fact in each.resolution.needs
            if self.walk.known.get(fact) is None
        )
        asked = [key for key, _ in needed.most_common() if key[1] in self.walk.known]
        flow, fact = [*asked, *needed][0]
        return fill(self.flows[flow].facts[fact].ask, self.flows[flow], self.walk.known)

    def _say_rest(self, untried: Sequence[Remaining]) -> str:
        """Say who or what the rest needs."""
        count = len(self.walk.remaining)
        helpers = {name_helper(each.resolution) for each in untried}
        if len(helpers) > 1 or any(is_doable(each.resolution) for each in untried):
            return "and trying them one by one takes longer than handing over"
        if len(untried) < count:
            return f"and the fixes that are left need {helpers.pop()}"
        words = {1: "and it needs", 2: "both need"}
        return f"{words.get(count, 'all need')} {helpers.pop()}"


def count_of(count: int, noun: str) -> str:
    """Return a count with its noun: "3 causes"."""
    return f"{count} {noun if count == 1 else f'{noun}s'}"

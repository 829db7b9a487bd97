"""Why a walk is handed over, in one sentence that a junior understands."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.core.actor import ACTOR_NAMES, name_actor
from tui.core.events import CANNOT
from tui.core.flow import Resolution
from tui.core.guidance.cost import first_helper, is_doable
from tui.core.guide import fill
from tui.core.paths.remaining import Remaining
from tui.core.paths.ways import Flows
from tui.core.walk import REASONS, HandOver, Walk
from tui.core.words import mark, say, say_count

_NUMBERS = (
    mark("one"), mark("two"), mark("three"), mark("four"), mark("five"), mark("six"),
    mark("seven"), mark("eight"), mark("nine"), mark("ten"),
)  # fmt: skip


def name_helper(resolution: Resolution) -> str:
    """Return who is needed besides the agent and the user: "an Intune administrator"."""
    actor = first_helper(resolution)
    name, english = name_actor(actor), ACTOR_NAMES.texts.get(actor, actor)
    if english.endswith("support"):
        return name
    if "team" in english:
        return say("the {name}", name=name)
    if english[:1] in "AEIOUaeiou":
        return say("an {name}", name=name)
    return say("a {name}", name=name)


def number_word(count: int) -> str:
    """Return a small number as a word; of none there is nothing to say."""
    return say(_NUMBERS[count - 1]) if 0 < count <= len(_NUMBERS) else str(count)


def say_hand_over(flows: Flows, walk: Walk) -> str:
    """Say in one sentence why the walk is handed over."""
    position = walk.position
    if not isinstance(position, HandOver):
        return say("The walk is not over; this is what is known so far.")
    if not walk.remaining:
        return REASONS["lost" if position.why == "lost" else "nothing"]
    return _Ending(flows, walk, position).say()


class _Ending(NamedTuple):
    """A hand-over, to be told why."""

    flows: Flows
    walk: Walk
    position: HandOver

    def say(self) -> str:
        """Return the reason as one sentence."""
        causes = self.walk.remaining
        word = number_word(len(causes)).capitalize()
        left = say_count("{word} cause left", "{word} causes left", len(causes), word=word)
        if len(causes) > len(self.position.causes):
            left = say("{left}, one of them nearly certain", left=left)
            if self.position.why == "tried":
                return say("{left}, and its fix did not help.", left=left)
        if self.position.why == "cannot":
            return say("{left}, and its fix needs somebody with other rights.", left=left)
        untried = [each for each in causes if self._is_untried(each)]
        if not untried:
            results = {attempt.result for attempt in self.walk.tried}
            rest = say("; the rest cannot be done here") if CANNOT in results else ""
            return say(
                "{left}, and everything that can be tried was tried{rest}.", left=left, rest=rest
            )
        lacking = self._lacking(untried)
        if lacking:
            return say_count(
                "{left}, and its fix may be tried only once this is known: {lacking}",
                "{left}, and a fix may be tried only once this is known: {lacking}",
                len(causes),
                left=left,
                lacking=lacking,
            )
        return f"{left}, {self._say_rest(untried)}."

    def _is_untried(self, cause: Remaining) -> bool:
        tried = {attempt.node for attempt in self.walk.tried}
        return cause.resolution.kind == "fix" and cause.place.name not in tried

    def _may_be_tried(self, cause: Remaining) -> bool:
        return all(self.walk.known.get(fact) is not None for fact in cause.resolution.needs)

    def _lacking(self, untried: Sequence[Remaining]) -> str:
        """Return what would open the likeliest fixes; empty where one may be tried and pays."""
        withheld = [each for each in untried if not self._may_be_tried(each)]
        if not withheld or (len(withheld) < len(untried) and self.position.why != "needs"):
            return ""
        opened: dict[tuple[str, str], float] = {}
        for each in withheld:
            for fact in each.resolution.needs:
                if self.walk.known.get(fact) is None:
                    key = each.place.flow, fact
                    opened[key] = opened.get(key, 0.0) + each.probability
        asked = [key for key in opened if key[1] in self.walk.known]
        flow, fact = max(asked or opened, key=lambda key: opened[key])
        return fill(self.flows[flow].facts[fact].ask, self.flows[flow], self.walk.known)

    def _say_rest(self, untried: Sequence[Remaining]) -> str:
        """Say who or what the rest needs."""
        count = len(self.walk.remaining)
        helpers = {name_helper(each.resolution) for each in untried}
        if len(helpers) > 1 or any(is_doable(each.resolution) for each in untried):
            return say("and trying them one by one takes longer than handing over")
        helper = helpers.pop()
        if len(untried) < count:
            return say("and the fixes that are left need {helper}", helper=helper)
        words = {1: mark("and it needs {helper}"), 2: mark("both need {helper}")}
        return say(words.get(count, mark("all need {helper}")), helper=helper)

"""Why this question, why this fix first, why hand over: in words, from the numbers."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.core.actor import name_actor
from tui.core.chances import Prospect
from tui.core.choice import Step, causes_of
from tui.core.cost import AGENTS, first_helper, is_doable, is_reversible
from tui.core.flow import Flow, Resolution
from tui.core.fork import Fork, Judged, judge
from tui.core.guide import fill
from tui.core.learning import ENOUGH, NOTHING, Experience, confirmed
from tui.core.outlook import Leaves, Outlook
from tui.core.remaining import Remaining, offerable
from tui.core.walk import Asking, HandOver, Offering, Walk, find_fork
from tui.core.ways import Assumed, Flows, Place

MOST = 4
"""More answers or fixes than this are not told apart in words."""

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def explain(
    flows: Flows, walk: Walk, outlook: Outlook, experience: Experience = NOTHING
) -> tuple[str, ...]:
    """Say why the walk stands where it stands; one sentence or two for each line.

    Args:
        flows: all flows that the walk may come to.
        walk: where it stands.
        outlook: what remains there.
        experience: counts of the flow the walk stands in; likelihoods are words without them.
    """
    position = walk.position
    if isinstance(position, Asking):
        return tuple(_why_question(flows, walk, position, outlook))
    if isinstance(position, Offering):
        return tuple(_why_fix(flows, walk, position, experience))
    if isinstance(position, HandOver):
        return (say_hand_over(flows, walk),)
    return ("The fix helped.",)


def say_assumed(flows: Flows, walk: Walk, assumed: Assumed) -> str:
    """Say what a branch takes for granted; empty when nothing."""
    said = {each.fact: each for each in walk.draft.said}
    texts = []
    for fact_id, answers in assumed:
        name = said[fact_id].node.partition("/")[0] if fact_id in said else ""
        flow = flows[name or walk.begun.flow]
        fact = flow.facts.get(fact_id)
        if fact is not None:
            labels = [fact.answers[each].label for each in answers if each in fact.answers]
            texts.append(f"{fill(fact.ask, flow, walk.known)} {' / '.join(labels)}")
    return f"Taken for granted here: {'; '.join(texts)}" if texts else ""


def say_likelihood(
    cause: Remaining, rank: int, experience: Experience = NOTHING, flow: str = ""
) -> str:
    """Say how likely a cause is: in words, and with its number once enough cases are confirmed.

    Args:
        cause: the cause.
        rank: its place among those left, the likeliest first; counts from 0.
        experience: counts of one flow.
        flow: which flow that is.
    """
    word = _likelihood_word(cause.probability, rank)
    cases = confirmed(experience)
    if cases < ENOUGH or cause.place.flow != flow:
        return word
    helped = experience[cause.place.node].helped if cause.place.node in experience else 0
    return f"{word} ({helped} of {cases} solved cases here)"


def _likelihood_word(probability: float, rank: int) -> str:
    words = ((0.9, "nearly certain"), (0.4, "most likely"), (0.15, "likely"), (0.04, "possible"))
    word = next((each for least, each in words if probability >= least), "unlikely")
    return "likely" if word == "most likely" and rank else word


# --- questions ----------------------------------------------------------------------------------


def _why_question(flows: Flows, walk: Walk, position: Asking, outlook: Outlook) -> Iterator[str]:
    flow = flows[position.place.flow]
    if position.fact.why:
        yield fill(position.fact.why, flow, walk.known)
    yield from _say_leaves(flow, walk, position, outlook)
    fork = find_fork(flows, walk)
    if len(fork.beyond.open) + len(fork.beyond.causes) > 1:
        judged = judge(fork)
        if judged.choice.steps:
            yield _why_branch(judged)
        assumed = say_assumed(flows, walk, position.assumed)
        if assumed:
            yield assumed


def _say_leaves(flow: Flow, walk: Walk, position: Asking, outlook: Outlook) -> Iterator[str]:
    count = len(outlook.causes)
    if not outlook.leaves or count <= 1:
        return
    telling = sorted(outlook.leaves, key=lambda each: (-each.chance, each.causes))
    if all(each.causes == count and not each.elsewhere for each in telling):
        yield "Each answer leaves the same causes; it decides what is done about them."
        return
    least, most = min(each.causes for each in telling), max(each.causes for each in telling)
    span = f"{least}" if least == most else f"{least} to {most}"
    yield f"Of {_count(count, 'cause')} an answer leaves {span}."
    if len(telling) <= MOST:
        yield " ".join(_say_leaf(flow, walk, position, each) for each in telling)


def _say_leaf(flow: Flow, walk: Walk, position: Asking, leaves: Leaves) -> str:
    label = fill(position.fact.answers[leaves.answer].label, flow, walk.known)
    other = " and another flow" if leaves.elsewhere else ""
    return f'"{label.rstrip(".")}" leaves {leaves.causes}{other}.'


def _why_branch(judged: Judged) -> str:
    """Say why this branch comes first while something is not known."""
    steps = [step for step in judged.choice.steps if step.fact]
    first = steps[0]
    others = len(steps) - 1
    rivals = f"Of {_number(others + 1)} open branches this one" if others else "This branch"
    if first.worth > 0 and first.chance * 4 >= first.minutes / 60:
        return (
            f"{rivals} comes first: for its time (about {first.minutes:.0f} minutes with the fix) "
            f"it has {_chance_words(first.chance)} of solving this."
        )
    return f"{rivals} comes first: its answer tells the most causes apart for whoever takes over."


def _chance_words(chance: float) -> str:
    words = ((0.5, "a good chance"), (0.2, "a fair chance"), (0.05, "a small chance"))
    return next((each for least, each in words if chance >= least), "a slight chance")


# --- fixes --------------------------------------------------------------------------------------


def _why_fix(flows: Flows, walk: Walk, position: Offering, experience: Experience) -> Iterator[str]:
    resolution = position.resolution
    if position.settled:
        yield "The answers leave this cause only."
        return
    rank = next(
        (n for n, each in enumerate(walk.remaining) if each.place.name == position.place.name), 0
    )
    cause = walk.remaining[rank] if walk.remaining else None
    likely = say_likelihood(cause, rank, experience, position.place.flow) if cause else "possible"
    yield f"This comes first: it is {likely}, {_effort(resolution)}."
    judged = judge(find_fork(flows, walk))
    rivals = [step for step in judged.choice.steps[1:] if step.resolution is not None]
    if rivals and rivals[0].resolution is not None:
        yield f"After it: {_say_rival(flows, walk, position, rivals[0])}."
    assumed = say_assumed(flows, walk, position.assumed)
    if assumed:
        yield assumed


def _effort(resolution: Resolution) -> str:
    who = "you can do it" if is_doable(resolution) else f"it needs {_helper(resolution)}"
    harm = "" if is_reversible(resolution) else ", and it cannot be undone"
    return f"takes about {resolution.minutes:.0f} minutes, and {who}{harm}"


def _say_rival(flows: Flows, walk: Walk, position: Offering, rival: Step) -> str:
    resolution = rival.resolution
    assert resolution is not None
    flow = flows[rival.place.flow]
    title = fill(resolution.resolve, flow, walk.known)
    chances = {each.place.name: each.probability for each in walk.remaining}
    here, there = chances.get(position.place.name, 0.0), chances.get(rival.place.name, 0.0)
    likely = (
        "as likely" if abs(here - there) < 0.01 else "less likely" if there < here else "likelier"
    )
    return f"{title} ({likely}, {_effort(resolution)})"


def _helper(resolution: Resolution) -> str:
    return _with_article(name_actor(first_helper(resolution)))


def _with_article(name: str) -> str:
    if name.endswith("support"):
        return name
    if "team" in name:
        return f"the {name}"
    return f"{'an' if name[0] in 'AEIOUaeiou' else 'a'} {name}"


# --- handing over -------------------------------------------------------------------------------


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
        left = f"{_number(len(causes)).capitalize()} {_plural(len(causes), 'cause')} left"
        untried = [each for each in causes if self._is_untried(each)]
        if not untried:
            return f"{left}, and everything that can be tried was tried."
        lacking = self._lacking(untried)
        if lacking:
            only = "its fix" if len(causes) == 1 else "a fix"
            return f"{left}, and {only} may be tried only once this is known: {lacking}"
        return f"{left}, {self._say_rest(untried)}."

    def _is_untried(self, cause: Remaining) -> bool:
        tried = {attempt.node for attempt in self.walk.tried}
        return cause.resolution.kind == "fix" and cause.place.name not in tried

    def _lacking(self, untried: Sequence[Remaining]) -> str:
        """Return what must be known before any of the fixes may be tried; empty if one may."""
        if any(offerable(each.resolution, self.walk.known) for each in untried):
            return ""
        facts = {
            fact: self.flows[each.place.flow].facts[fact].ask
            for each in untried
            for fact in each.resolution.needs
            if self.walk.known.get(fact) is None
        }
        asked = [fact for fact in facts if fact in self.walk.known]
        names = asked or list(facts)
        return facts[names[0]] if names else ""

    def _say_rest(self, untried: Sequence[Remaining]) -> str:
        """Say who or what the rest needs."""
        helpers = {_helper(each.resolution) for each in untried if not is_doable(each.resolution)}
        if len(helpers) == 1 and not any(is_doable(each.resolution) for each in untried):
            count = len(self.walk.remaining)
            each = "both need" if count == len(untried) == 2 else "all need"
            each = "and it needs" if count == 1 else each
            some = each if len(untried) == count else "and the fixes need"
            return f"{some} {helpers.pop()}"
        if self.position.why == "cannot":
            return "and its fix cannot be done here"
        return "and trying them one by one takes longer than handing over"


def _count(count: int, noun: str) -> str:
    return f"{count} {_plural(count, noun)}"


def _plural(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)

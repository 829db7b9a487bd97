"""Why this question and why this fix first: in words, from the numbers."""

from collections.abc import Iterator

from tui.core.flow import Flow, Resolution
from tui.core.guidance.cost import is_doable, is_reversible
from tui.core.guidance.fork import Judged, judge
from tui.core.guide import fill, say_minutes
from tui.core.paths.remaining import Remaining
from tui.core.paths.ways import Assumed, Flows, Place
from tui.core.prospects.handover import name_helper, number_word, say_hand_over
from tui.core.prospects.learning import ENOUGH, NOTHING, Experience, confirmed
from tui.core.prospects.outlook import Leaves, Outlook
from tui.core.walk import Asking, HandOver, Offering, Walk, find_fork
from tui.core.words import mark, say, say_count

MOST = 4
"""More answers or fixes than this are not told apart in words."""

_ABOUT = 0.4
"""With this part of the likeliest one's probability, a cause is about as likely."""

_SAME = 0.01
"""Probabilities no further apart are the same."""


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
    return (say("The fix helped."),)


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
    return say("Not known yet, so assumed here: {texts}", texts="; ".join(texts)) if texts else ""


def say_likelihood(
    cause: Remaining,
    rank: int,
    most: float = 1.0,
    experience: Experience = NOTHING,
    flow: str = "",
) -> str:
    """Say how likely a cause is: in words, and with its number once enough cases are confirmed.

    Args:
        cause: the cause.
        rank: its place among those left, the likeliest first; counts from 0.
        most: how likely the likeliest of them is.
        experience: counts of one flow.
        flow: which flow that is.
    """
    word = _likelihood_word(cause.probability, rank, most)
    cases = confirmed(experience)
    if cases < ENOUGH or cause.place.flow != flow:
        return word
    helped = experience[cause.place.node].helped if cause.place.node in experience else 0
    return say(
        "{word} ({helped} of {cases} solved cases here)", word=word, helped=helped, cases=cases
    )


def _likelihood_word(probability: float, rank: int, most: float) -> str:
    """Say it in words; among many that are about as likely, none is called unlikely."""
    words = (
        (0.9, mark("nearly certain")),
        (0.4, mark("likely") if rank else mark("most likely")),
        (0.15, mark("likely")),
        (0.04, mark("possible")),
    )
    least_possible = mark("possible") if probability >= most * _ABOUT else mark("unlikely")
    return say(next((each for least, each in words if probability >= least), least_possible))


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
        yield say("Each answer leaves the same causes; it decides what is done about them.")
        return
    least, most = min(each.causes for each in telling), max(each.causes for each in telling)
    span = f"{least}" if least == most else say("{least} to {most}", least=least, most=most)
    yield say_count(
        "Of {number} cause an answer leaves {span}.",
        "Of {number} causes an answer leaves {span}.",
        count,
        span=span,
    )
    if len(telling) <= MOST and least != most:
        yield " ".join(_say_leaf(flow, walk, position, each) for each in telling)


def _say_leaf(flow: Flow, walk: Walk, position: Asking, leaves: Leaves) -> str:
    label = fill(position.fact.answers[leaves.answer].label, flow, walk.known)
    text = (
        mark('"{label}" leaves {causes} and another flow.')
        if leaves.elsewhere
        else mark('"{label}" leaves {causes}.')
    )
    return say(text, label=label.rstrip("."), causes=leaves.causes)


def _why_branch(judged: Judged) -> str:
    """Say why this branch comes first while something is not known."""
    steps = [step for step in judged.choice.steps if step.fact]
    first = steps[0]
    others = len(steps) - 1
    rivals = (
        say("Of {number} open branches this one", number=number_word(others + 1))
        if others
        else say("This branch")
    )
    if first.worth > first.telling:
        return say(
            "{rivals} comes first: it has the best chance for its time ({minutes} with the fix).",
            rivals=rivals,
            minutes=say_minutes(first.minutes),
        )
    return say(
        "{rivals} comes first: its answer tells the most causes apart for whoever takes over.",
        rivals=rivals,
    )


# --- fixes --------------------------------------------------------------------------------------


def _why_fix(flows: Flows, walk: Walk, position: Offering, experience: Experience) -> Iterator[str]:
    resolution = position.resolution
    if position.settled:
        tried = len(walk.remaining) > 1
        others = say("Everything else that is possible was tried.")
        yield others if tried else say("The answers leave this cause only.")
        return
    rank = next(
        (n for n, each in enumerate(walk.remaining) if each.place.name == position.place.name), 0
    )
    cause = walk.remaining[rank] if walk.remaining else None
    most = max((each.probability for each in walk.remaining), default=1.0)
    flow_id = position.place.flow
    likely = say_likelihood(cause, rank, most, experience, flow_id) if cause else say("possible")
    effort = _effort(resolution)
    if resolution.kind != "fix":
        yield say(
            "This is {likely}, and nothing else is worth asking or trying before it.", likely=likely
        )
        return
    yield say("This comes first: it is {likely}, {effort}.", likely=likely, effort=effort)
    steps = judge(find_fork(flows, walk)).choice.steps
    fixes = [(step.place, step.resolution) for step in steps[1:] if step.resolution is not None]
    if fixes:
        yield say("After it: {rival}.", rival=_say_rival(flows, walk, position, *fixes[0]))
    assumed = say_assumed(flows, walk, position.assumed)
    if assumed:
        yield assumed


def _effort(resolution: Resolution) -> str:
    who = (
        say("you can do it")
        if is_doable(resolution)
        else say("it needs {helper}", helper=name_helper(resolution))
    )
    harm = "" if is_reversible(resolution) else say(", and it cannot be undone")
    minutes = _minutes(resolution.minutes)
    return say("takes {minutes}, and {who}{harm}", minutes=minutes, who=who, harm=harm)


def _minutes(minutes: float) -> str:
    return say("a minute") if minutes <= 1 else say_minutes(minutes)


def _say_rival(
    flows: Flows, walk: Walk, position: Offering, place: Place, resolution: Resolution
) -> str:
    title = fill(resolution.resolve, flows[place.flow], walk.known)
    chances = {each.place.name: each.probability for each in walk.remaining}
    more = chances.get(place.name, 0.0) - chances.get(position.place.name, 0.0)
    differs = mark("likelier") if more > 0 else mark("less likely")
    likely = say(mark("as likely") if abs(more) < _SAME else differs)
    return f"{title} ({likely}, {_effort(resolution)})"

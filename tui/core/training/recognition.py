"""The recognition drill: from what is seen and said to the cause, and to the first thing to do.

One page, two choices, half a minute: no caller and no questions, only the pattern.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.core.actor import name_actor
from tui.core.flow import Flow, Node, Resolution
from tui.core.guide import fill, show_steps
from tui.core.training.generate import Maker
from tui.core.training.lots import Lots
from tui.core.training.play import Play
from tui.core.training.score import AGAIN, GOOD, HARD
from tui.core.training.sure import is_sure
from tui.core.training.twins import twins
from tui.core.words import say

OPTIONS = 4
"""So many causes and so many first actions are offered, where there are as many."""

_DRAWS = 8


class Option(NamedTuple):
    """One cause that is offered."""

    name: str
    """FLOW/NODE."""
    title: str


class Quiz(NamedTuple):
    """One page of the drill."""

    id: str
    words: str
    """What the caller says, as it arrives."""
    signs: tuple[str, ...]
    """What else is known: each a question with its answer."""
    causes: tuple[Option, ...]
    right: str
    """The name of the right cause."""
    actions: tuple[str, ...]
    action: int
    """Which of the actions is right, counted from 0."""
    lesson: str
    """Why."""


def quiz(maker: Maker, seed: str, target: str = "") -> Quiz:
    """Make a page.

    Args:
        maker: of the flow that is practised.
        seed: the same gives the same page.
        target: the cause as FLOW/NODE; drawn when empty.

    Raises:
        KeyError: nothing is sure of which it could be made, or nothing to tell it from.
    """
    scenario = maker.make(seed, 1, target, sure=True)
    play = Play(maker.board.flows, scenario, maker.board)
    if not _begins_sure(maker, play, play.cause):
        raise KeyError(play.cause)
    lots = Lots(seed, "quiz", scenario.cause)
    others = _others(maker, play, lots)
    if not others:
        raise KeyError(play.cause)
    names = [play.cause, *others]
    actions = {name: first_action(play, name) for name in names}
    causes = lots.shuffle([Option(name, play.title(name)) for name in names])
    listed = lots.shuffle(tuple(dict.fromkeys(actions.values())))
    signs = tuple(
        f"{_filled(play, fact, play.definition(fact).ask)} "
        f"{_filled(play, fact, play.wording(fact, answer))}"
        for fact, answer in scenario.facts.items()
        if not play.definition(fact).site
    )
    return Quiz(
        f"{scenario.id}-{scenario.cause.partition('/')[2]}",
        scenario.ticket.text,
        signs,
        tuple(causes),
        play.cause,
        tuple(listed),
        listed.index(actions[play.cause]),
        scenario.lesson,
    )


def quizzes(maker: Maker, seed: str, count: int, due: Sequence[str] = ()) -> Iterator[Quiz]:
    """Yield pages: first of the causes that are due, then drawn by likelihood.

    No cause comes twice while a few draws find another. There are fewer pages, or none, where
    the author of the flow is sure of too little.
    """
    targets = [name for name in due if name in maker.sure_targets()]
    seen: set[str] = set()
    for number in range(count):
        page = _try(maker, f"{seed}-{number}", targets[number] if number < len(targets) else "")
        for again in range(_DRAWS):
            if page is not None and page.right not in seen:
                break
            page = _try(maker, f"{seed}-{number}-{again}") or page
        if page is not None:
            seen.add(page.right)
            yield page


def _try(maker: Maker, seed: str, target: str = "") -> Quiz | None:
    try:
        return quiz(maker, seed, target)
    except KeyError:
        return None


def rate_quiz(page: Quiz, cause: str, action: int) -> str:
    """Return how well a page was answered, for spaced practice.

    Args:
        page: the page.
        cause: the name of the cause that was chosen.
        action: the number of the first action that was chosen.
    """
    if cause != page.right:
        return AGAIN
    return GOOD if action == page.action else HARD


def say_verdict(page: Quiz, cause: str, action: int) -> str:
    """Say whether a page was answered rightly, and what would have been.

    Args:
        page: the page.
        cause: the name of the cause that was chosen.
        action: the number of the first action that was chosen.
    """
    first = page.actions[page.action]
    if cause != page.right:
        title = next(each.title for each in page.causes if each.name == page.right)
        return say(
            "No: {title}. First: {first} {lesson}", title=title, first=first, lesson=page.lesson
        )
    if action != page.action:
        return say(
            "The cause is right. But first: {first} {lesson}", first=first, lesson=page.lesson
        )
    return say("Right.")


def _others(maker: Maker, play: Play, lots: Lots) -> list[str]:
    """Return wrong causes: near misses first, since those are what is mixed up."""
    near = [each.cause_name for each in twins(play)]
    far = [name for name in maker.targets() if name not in near]
    titles = {play.title(play.cause)}
    sure = frozenset(maker.sure_targets())
    found: list[str] = []
    for name in (*lots.shuffle(near), *lots.shuffle(far)):
        is_known = name in sure and _begins_sure(maker, play, name)
        if len(found) < OPTIONS - 1 and is_known and play.title(name) not in titles:
            titles.add(play.title(name))
            found.append(name)
    return found


def _begins_sure(maker: Maker, play: Play, name: str) -> bool:
    """Tell whether the first thing to do for a cause is sure, as the flow's author wrote it."""
    flow, _, node = name.partition("/")
    author = maker.authored(flow)
    return is_sure((_first_action(author, author.nodes.get(node), play.scenario.facts),))


def first_action(play: Play, name: str) -> str:
    """Return the first thing to do for a cause."""
    flow = play.flows[name.partition("/")[0]]
    return _first_action(flow, play.board.resolution(name), play.scenario.facts)


def _first_action(flow: Flow, resolution: Node | None, facts: Mapping[str, str]) -> str:
    if not isinstance(resolution, Resolution):
        return ""
    for shown in show_steps(flow, resolution.steps, facts):
        text = shown.step.do or shown.step.command or shown.step.address
        if text:
            return text
    return (
        say("Hand over to {actors}", actors=name_actor(resolution.actors[0]))
        if resolution.actors
        else ""
    )


def _filled(play: Play, fact: str, text: str) -> str:
    return fill(text, play.flows[play.board.homes[fact]], play.scenario.facts)

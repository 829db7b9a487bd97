"""What guidance says in a walk in lines: as lines for people, as fields for programs."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from tui.core.actor import ACTOR_NAMES
from tui.core.events import Postponed
from tui.core.flow import Flow
from tui.core.prospects.outlook import count_leaves
from tui.core.prospects.reasons import say_assumed
from tui.core.prospects.sight import Sight, Waiting, whom_to_ask
from tui.core.walk import Asking
from tui.core.words import say

MOST = 12
"""More answers than this are not looked ahead one by one."""


def count_lines(sight: Sight, *, keys: bool) -> Iterator[str]:
    """Yield the quiet count under a question; nothing when there is nothing to count.

    Args:
        sight: where the walk stands.
        keys: whether to say as well what tells more of it.
    """
    position = sight.walk.position
    if isinstance(position, Asking) and position.assumed:
        yield say_assumed(sight.flows, sight.walk, position.assumed)
    count, waiting = sight.counted, len(sight.walk.later)
    later = say("; u what is to be found out ({waiting})", waiting=waiting) if waiting else ""
    if count:
        yield f"({count}{say('; v which, w why this question') if keys else ''}{later})"
    elif waiting:
        yield (
            say("(w why this question{later})", later=later)
            if keys
            else f"({later.removeprefix('; ')})"
        )


def left_lines(sight: Sight) -> Iterator[str]:
    """Yield what is still possible, then what each answer would leave."""
    yield f"{sight.headline}."
    yield sight.method
    for number, cause in enumerate(sight.causes(), 1):
        tried = f"; {cause.tried}" if cause.tried else ""
        yield say(
            "{number:3}. {title}: {likely}. Who: {who}{tried}",
            number=number,
            title=cause.title,
            likely=cause.likely,
            who=cause.who,
            tried=tried,
        )
    leaves = list(sight.leaves())
    if 0 < len(leaves) <= MOST:
        yield say("What each answer would leave:")
        yield from (f"  - {label}: {says}" for label, says in leaves)


def waiting_lines(questions: Sequence[Waiting]) -> Iterator[str]:
    """Yield what is still to be found out, and from whom."""
    if not questions:
        yield say("Nothing waits to be found out.")
        return
    yield say("To find out:")
    for each in questions:
        whom = say(" (ask {person})", person=each.person) if each.person else say(" (nobody knew)")
        yield f"  {each.fact}: {each.ask}{whom}"
    yield say("Type `c FACT` when one is known.")


def outlook_fields(sight: Sight) -> dict[str, Any]:
    """Return what is left as the fields of an event."""
    outlook = sight.outlook
    return {
        "count": len(outlook.causes),
        "total": outlook.total,
        "exact": outlook.is_exact,
        "elsewhere": list(outlook.elsewhere),
        "words": sight.counted,
    }


def cause_fields(sight: Sight) -> list[dict[str, Any]]:
    """Return the causes that are left, the likeliest first."""
    return [
        {
            "flow": each.place.flow,
            "node": each.place.node,
            "title": line.title,
            "probability": round(each.probability, 4),
            "likely": line.likely,
            "actors": list(each.resolution.actors),
            "tried": line.tried,
        }
        for each, line in zip(sight.outlook.causes, sight.causes(), strict=True)
    ]


def leaves_fields(sight: Sight) -> list[dict[str, Any]]:
    """Return what each answer shown would leave."""
    return [
        {"answer": each.answer, "count": each.causes, "words": count_leaves(each)}
        for each in sight.outlook.leaves
    ]


def waiting_fields(questions: Sequence[Waiting]) -> list[dict[str, str]]:
    """Return what is still to be found out."""
    return [each._asdict() for each in questions]


def postpone(
    position: Asking, flow: Flow, whom: str, tell: Callable[[str], None]
) -> Postponed | None:
    """Return the event that puts a question off; None when it must be known for certain.

    Args:
        position: the question.
        flow: where it is asked.
        whom: the id or the name of who will be asked, or any name; empty: whoever the way to
            find it out names.
        tell: tells why not.
    """
    if not position.fact.unsure:
        tell(say("This must be known before the walk goes on; p parks the case."))
        return None
    names = {name.casefold(): actor for actor, name in ACTOR_NAMES.items()}
    names |= {actor.casefold(): actor for actor in ACTOR_NAMES} | {"caller": "USER"}
    person = names.get(whom.casefold(), whom) or whom_to_ask(flow, position.fact)[0]
    return Postponed(position.place.name, position.fact_id, person)

"""The drill in lines: words on a screen, what causes them, what is done first."""

from tui.core.training.recognition import Quiz
from tui.core.words import say
from tui.plain.training.lines import Choice, Lines
from tui.store.training.drills import Drill
from tui.store.training.room import Room


def drill(room: Room, lines: Lines, flow: str) -> None:
    """Ask some quick questions about a flow.

    Raises:
        Left: the person leaves.
        NoCall: no call can be made from the flow.
    """
    quick = Drill(room, flow)
    count = len(quick.asked)
    for number, each in enumerate(quick.asked, 1):
        lines.say(
            "",
            say("{number} of {count}. {words}", number=number, count=count, words=each.words),
            *each.signs,
        )
        cause, action = _ask_cause(each, lines), _ask_action(each, lines)
        lines.say(quick.answer(each, cause, action))
    quick.keep()
    lines.say(
        "",
        say(
            "{right} of {count} right. What was not comes again tomorrow.",
            right=quick.right,
            count=count,
        ),
    )


def _ask_cause(asked: Quiz, lines: Lines) -> str:
    lines.say(say("What causes this?"))
    return asked.causes[lines.choose([Choice(each.title) for each in asked.causes])].name


def _ask_action(asked: Quiz, lines: Lines) -> int:
    lines.say(say("What is done first?"))
    return lines.choose([Choice(each) for each in asked.actions])

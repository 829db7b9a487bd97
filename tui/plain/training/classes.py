"""A class in lines: one call after the other, each result handed in."""

from tui.core.classroom.exam import OPEN, PASSED
from tui.core.words import say
from tui.plain.training.call import CallInLines
from tui.plain.training.debriefing import debrief_lines
from tui.plain.training.lines import Left, Lines
from tui.store.training.call import Call
from tui.store.training.classwork import Classwork, Standing


def run_class(work: Classwork, lines: Lines) -> bool:
    """Play the calls of a class; returns whether all of it is done.

    Raises:
        NoCall: a call cannot be played here.
    """
    plan = work.plan
    lines.say(
        plan.title or plan.id,
        say("{learner}, mode {mode}", learner=work.learner, mode=say(plan.mode)),
    )
    try:
        while True:
            work.room.forget()
            standing = work.standing()
            lines.say("", say_standing(standing))
            call = _next_call(work, standing)
            if call is None:
                return True
            _play(call, lines)
            lines.read(say("Enter for the next call, q to stop here > "))
    except Left:
        lines.say(say("What is done is kept; run the same command to go on."))
        return False


def _next_call(work: Classwork, standing: Standing) -> Call | None:
    left = work.unfinished()
    if left is not None:
        return work.resume(left.id)[0]
    order = standing.next
    return work.open(order) if order is not None else None


def _play(call: Call, lines: Lines) -> None:
    if not CallInLines(call, lines).run():
        raise Left
    lines.say(*debrief_lines(call.debrief), "", call.said)


def say_standing(standing: Standing) -> str:
    """Say how far somebody is in a class."""
    done = sum(order.key in standing.done for order in standing.orders)
    words = say("{done} of {count} calls are done.", done=done, count=len(standing.orders))
    verdict = standing.verdict
    if verdict is None or verdict.state == OPEN:
        return words
    word = say("passed") if verdict.state == PASSED else say("not passed")
    return say(
        "{words} The exam is over: {word}, {passed} of {calls}.",
        words=words,
        word=word,
        passed=verdict.passed,
        calls=verdict.calls,
    )

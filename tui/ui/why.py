"""Why a command of the walk cannot run now, in words."""

from collections.abc import Callable, Mapping

from tui.core.events import CANNOT, FAILED, HELPED
from tui.core.walk import Asking, Finished, HandOver, Offering
from tui.core.words import say
from tui.ui.course import Course
from tui.ui.layout import Act

FINDING = "finding"
"""How to find the answer out is shown."""
PEEKING = "peeking"
"""A hand-over is shown though the walk goes on."""

RESULTS: Mapping[str, str] = {"helped": HELPED, "failed": FAILED, "cannot": CANNOT}


def why_not_in_walk(command: str, course: Course, mode: str) -> str:
    """Return why a command makes no sense where a walk stands; empty when it does.

    Args:
        command: its id.
        course: the walk.
        mode: what is shown instead of the walk's own page; empty for that page.
    """
    if mode == PEEKING and command in (*RESULTS, "tick", "find-out"):
        return say("go back to the walk first")
    if command in RESULTS:
        return _why_no_result(course, RESULTS[command])
    if command == "close":
        return "" if mode else say("nothing is open; l goes to the list of flows")
    rule = _RULES.get(command)
    return rule(course) if rule else ""


def _why_no_result(course: Course, result: str) -> str:
    if not isinstance(course.walk.position, Offering):
        return say("no fix is offered here")
    from tui.ui.offer import refuse_act  # noqa: PLC0415 - not on the way to a question
    from tui.ui.pages.resolution import RESULT  # noqa: PLC0415 - not on the way to a question

    return say("that does not apply here") if refuse_act(course, Act(RESULT, result)) else ""


def _why_no_back(course: Course) -> str:
    if course.walk.can_go_back:
        return ""
    return say("there is no earlier answer; l goes to the list of flows")


def _why_no_answers(course: Course) -> str:
    return "" if course.walk.draft.said else say("nothing was answered yet")


def _why_no_how(course: Course) -> str:
    position = course.walk.position
    if not isinstance(position, Asking):
        return say("no question is asked here")
    return "" if position.fact.how else say("the flow does not say how")


def _why_no_later(course: Course) -> str:
    position = course.walk.position
    if not isinstance(position, Asking):
        return say("no question is asked here")
    return (
        "" if position.fact.unsure else say("this must be known before the walk goes on; z parks")
    )


def _why_no_waiting(course: Course) -> str:
    unknown = any(said.answer is None for said in course.walk.draft.said)
    return "" if unknown else say("nothing waits to be found out")


def _why_no_peek(course: Course) -> str:
    position = course.walk.position
    return say("this is it") if isinstance(position, (HandOver, Finished)) else ""


def _why_no_restart(course: Course) -> str:
    return "" if course.has_begun else say("nothing was answered yet")


def _why_no_tick(course: Course) -> str:
    return "" if isinstance(course.walk.position, Offering) else say("there are no steps here")


def _why_no_case(course: Course) -> str:
    from tui.core.testing.unattended import ending_of  # noqa: PLC0415 - not on the way to a question

    is_over = ending_of(course.walk).kind != "unfinished"
    return "" if is_over else say("the walk has not ended yet")


def _why_no_fill(course: Course) -> str:
    from tui.core.tickets.blanks import packets_at  # noqa: PLC0415 - not on the way to a question

    return "" if packets_at(course.walk) else say("there is nothing to fill in here")


_RULES: Mapping[str, Callable[[Course], str]] = {
    "back": _why_no_back,
    "answers": _why_no_answers,
    "find-out": _why_no_how,
    "later": _why_no_later,
    "waiting": _why_no_waiting,
    "hand-over": _why_no_peek,
    "restart": _why_no_restart,
    "tick": _why_no_tick,
    "fill": _why_no_fill,
    "keep-as-case": _why_no_case,
}

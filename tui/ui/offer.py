"""What can be done with a resolution on the screen, and why something cannot."""

from tui.core.events import Ticked
from tui.core.flow import Template
from tui.core.walk import Finished, Offering
from tui.core.words import mark, say
from tui.ui.course import Course
from tui.ui.layout import Act
from tui.ui.pages.resolution import CONFIRM, RESULT, TEMPLATE, TICK, Offered, results_of

UNCONFIRMED = mark("First confirm what stands above the steps.")


def offered_in(course: Course) -> Offered:
    """Return the resolution a walk stands on.

    Raises:
        TypeError: it stands on none.
    """
    position = course.walk.position
    if not isinstance(position, (Offering, Finished)):
        raise TypeError("the walk does not stand on a resolution")
    settled = position.settled if isinstance(position, Offering) else True
    return Offered(position.place, position.resolution, settled, course.flow, course.walk)


def refuse_act(course: Course, act: Act) -> str:
    """Return why something cannot be done on a resolution; empty when it can."""
    offered = offered_in(course)
    if act.kind in (TICK, TEMPLATE) and not offered.is_confirmed:
        return say(UNCONFIRMED)
    if act.kind == RESULT and act.value not in [result for result, _, _ in results_of(offered)]:
        return say("That does not apply here.")
    if act.kind not in (TICK, CONFIRM, TEMPLATE, RESULT):
        return say("There is nothing to tick on this line.")
    return ""


def first_unconfirmed(course: Course) -> Act | None:
    """Return the first confirmation that is still open."""
    offered = offered_in(course)
    for number in range(len(offered.confirms)):
        if not offered.is_ticked(-1 - number):
            return Act(CONFIRM, number=-1 - number)
    return None


def tick_of(course: Course, act: Act) -> Ticked:
    """Return the event that ticks a step or a confirmation, or takes its tick away."""
    offered = offered_in(course)
    return Ticked(offered.place.name, act.number, not offered.is_ticked(act.number))


def template_at(course: Course, number: int) -> Template | None:
    """Return the template of a step."""
    steps = offered_in(course).steps
    return steps[number].step.template if number < len(steps) else None

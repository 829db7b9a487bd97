"""A resolution: who acts, the cause, what to confirm, the steps, the check, what came of it."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.core.actor import YOU, name_actors
from tui.core.events import CANNOT, FAILED, HELPED
from tui.core.flow import Flow, Resolution
from tui.core.guide import Shown, fill, say_minutes, show_steps
from tui.core.paths.ways import Known, Place
from tui.core.walk import Walk
from tui.core.words import mark, say, say_count
from tui.ui.layout import PLAIN, QUIET, STRONG, Act, Canvas, Page, Pager
from tui.ui.pages.packet import NOTHING_FILLED, Filled, lay_links, lay_packets, packets_of
from tui.ui.pages.steps import lay_after, lay_before, lay_tick, lay_warning

TICK = "tick"
CONFIRM = "confirm"
TEMPLATE = "template"
RESULT = "result"
INDENT = 9
"""Where the text of a step begins: after caret, box and number."""

RISKS = {
    "tenant-wide": mark("touches everybody in the company"),
    "wipe": mark("wipes the device"),
    "weakens-security": mark("weakens security"),
    "store-reinstall": mark("the app must be installed again from the store"),
}


class Offered(NamedTuple):
    """A resolution as it stands on the screen."""

    place: Place
    resolution: Resolution
    settled: bool
    flow: Flow
    walk: Walk
    filled: Filled = NOTHING_FILLED

    @property
    def known(self) -> Known:
        """What is known in this walk."""
        return self.walk.known

    @property
    def steps(self) -> tuple[Shown, ...]:
        """The steps, procedures spelled out."""
        return tuple(show_steps(self.flow, self.resolution.steps, self.known))

    @property
    def confirms(self) -> tuple[str, ...]:
        """What must be confirmed before the first step."""
        return self.resolution.risk.confirm if self.resolution.risk else ()

    def is_ticked(self, number: int) -> bool:
        """Tell whether a step is done; confirmations count down from -1."""
        return (self.place.name, number) in self.walk.draft.ticked

    @property
    def is_confirmed(self) -> bool:
        """Whether everything that guards the steps is confirmed."""
        return all(self.is_ticked(-1 - number) for number in range(len(self.confirms)))


def results_of(offered: Offered) -> Sequence[tuple[str, str, str]]:
    """Return result, key and words for what can come of a resolution."""
    resolution = offered.resolution
    if resolution.kind == "fix":
        return (
            (HELPED, "h", say("It helped")),
            (FAILED, "n", say("It did not help")),
            (CANNOT, "c", say("I cannot do this: no rights, no access")),
        )
    words = {"hand-over": say("Handed over"), "wait": say("Told the user what to wait for")}
    leads_on = resolution.otherwise or not offered.settled
    rest = ((FAILED, "n", say("This is not it: go on")),) if leads_on else ()
    return ((HELPED, "h", words.get(resolution.kind, say("Told the user"))), *rest)


def lay_resolution(offered: Offered, canvas: Canvas) -> Page:
    """Lay a resolution out."""
    pager = Pager(canvas)
    _lay_head(pager, offered)
    _lay_risk(pager, offered)
    # Who must hand over reads the packet first; the steps are for somebody else.
    if not _is_yours(offered):
        _lay_packets(pager, offered)
    _lay_steps(pager, offered)
    if offered.resolution.verify:
        pager.heading(say("Then check"))
        pager.text(fill(offered.resolution.verify, offered.flow, offered.known))
    pager.heading(say("Did it help?") if offered.resolution.kind == "fix" else say("When done"))
    for result, key, label in results_of(offered):
        pager.item(Act(RESULT, result), label, key=key)
    if _is_yours(offered):
        _lay_packets(pager, offered)
    lay_links(pager, offered.resolution.links)
    return pager.page()


def _lay_packets(pager: Pager, offered: Offered) -> None:
    packets = packets_of(offered.flow, offered.resolution)
    lay_packets(pager, packets, offered.known, offered.filled)


def _is_yours(offered: Offered) -> bool:
    return YOU in offered.resolution.actors or "USER" in offered.resolution.actors


def _lay_head(pager: Pager, offered: Offered) -> None:
    resolution, flow, known = offered.resolution, offered.flow, offered.known
    pager.text(fill(resolution.resolve, flow, known), STRONG)
    pager.text(say("Who: {actors}", actors=name_actors(resolution.actors)))
    facts = [_kind_words(offered), _minutes(resolution)]
    pager.text(pager.glyphs.dot.join(part for part in facts if part), QUIET)
    pager.blank()
    if resolution.thin:
        pager.text(say("What is known (the source says little about this):"), QUIET)
    pager.text(fill(resolution.cause, flow, known))
    if resolution.warnings:
        pager.blank()
    for warning in resolution.warnings:
        lay_warning(pager, fill(warning, flow, known))


def _kind_words(offered: Offered) -> str:
    if not offered.settled:
        count = len(offered.walk.remaining)
        if offered.resolution.kind != "fix":
            return say("The likeliest of {count} possible causes", count=count)
        if offered.resolution.risk is not None:
            return say("One of {count} possible causes, and the one to try first", count=count)
        return say("One of {count} possible causes, and safe to try first", count=count)
    words = {
        "hand-over": say("A hand-over"),
        "wait": say("Nothing to repair yet"),
        "not-ours": say("Not ours"),
    }
    return words.get(offered.resolution.kind, say("A fix"))


def _minutes(resolution: Resolution) -> str:
    minutes = round(resolution.minutes)
    return say_minutes(minutes) if minutes > 0 else ""


def _lay_risk(pager: Pager, offered: Offered) -> None:
    risk, flow, known = offered.resolution.risk, offered.flow, offered.known
    if risk is None:
        return
    pager.blank()
    kinds = ", ".join(say(RISKS.get(kind, kind)) for kind in risk.kinds)
    lay_warning(pager, say("Risk: {kinds}", kinds=kinds), role=STRONG)
    for label, text in ((say("Approval"), risk.approve), (say("To undo"), risk.undo)):
        if text:
            pager.text(f"{label}: {fill(text, flow, known)}", indent=2)
    if risk.confirm:
        pager.heading(say("Confirm before the first step"))
        for number, text in enumerate(risk.confirm):
            done = offered.is_ticked(-1 - number)
            lay_tick(pager, Act(CONFIRM, number=-1 - number), fill(text, flow, known), done=done)


def _lay_steps(pager: Pager, offered: Offered) -> None:
    steps = offered.steps
    if not steps:
        return
    pager.heading(say("Steps") if _is_yours(offered) else say("Steps for who acts"))
    for number, shown in enumerate(steps):
        lay_before(pager, shown, 2)
        key = str(number + 1)
        act = Act(TICK, number=number)
        lay_tick(pager, act, shown.step.do, done=offered.is_ticked(number), key=key)
        lay_after(pager, shown, INDENT)
        if shown.step.template:
            title = fill(shown.step.template.title, offered.flow, offered.known)
            pager.item(
                Act(TEMPLATE, number=number),
                say("Fill in and see: {title}", title=title),
                mark="   ",
            )


def lay_finished(offered: Offered, canvas: Canvas) -> Page:
    """Lay out the end of a walk: what it was, what was asked, what was tried."""
    pager = Pager(canvas)
    helped = offered.resolution.kind == "fix"
    pager.text(
        say("It helped. The walk is finished.") if helped else say("The walk is finished."), STRONG
    )
    pager.blank()
    pager.text(fill(offered.resolution.resolve, offered.flow, offered.known), PLAIN)
    pager.text(say("Who: {actors}", actors=name_actors(offered.resolution.actors)), QUIET)
    count = offered.walk.asked
    pager.text(say_count("{number} question asked", "{number} questions asked", count), QUIET)
    if not helped:
        _lay_packets(pager, offered)
    pager.blank()
    pager.item(Act("command", "ticket"), say("Read and send the ticket"), key="t")
    pager.item(Act("command", "restart"), say("Start this flow again"), key="r")
    pager.item(Act("command", "flows"), say("All flows"), key="l")
    pager.item(Act("command", "quit"), say("Quit"), key="q")
    return pager.page()

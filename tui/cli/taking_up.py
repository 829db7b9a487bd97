"""A case is claimed again in lines: what has moved is shown, and the person chooses."""

import sys
from collections.abc import Mapping

from tui.cli.exits import FAULTS
from tui.cli.stop import Stop, complain
from tui.core.events import Event
from tui.core.flow import Flow
from tui.core.journal.moved import Moved
from tui.core.text import visible
from tui.core.words import say
from tui.plain.change import say_answer
from tui.plain.voices import Voice
from tui.store.case_naming import NoSuchCase
from tui.store.casebook import Comeback
from tui.store.desk import Desk


def take_up(desk: Desk, name: str, voice: Voice) -> tuple[Mapping[str, Flow], list[Event]]:
    """Claim a case; returns the flows it goes on with, and what has happened in it.

    Raises:
        Stop: it cannot be taken up.
    """
    if desk.casebook is None:
        raise Stop(say("there is no home folder, so there are no cases"), FAULTS)
    try:
        case = desk.casebook.load(name)
        comeback = desk.casebook.comeback(case)
    except NoSuchCase as missing:
        raise Stop(str(missing), FAULTS) from None
    for notice in case.notices:
        complain(notice)
    flows, as_it_was = _choose_version(comeback, voice)
    said = desk.go_on(comeback, as_it_was=as_it_was)
    walked = flows if as_it_was else desk.lessons.refine(flows)
    if said:
        complain(said)
    shown = case.summary
    voice.say(
        say(
            "Case {id}, begun {begun} UTC: {asked} asked.",
            id=case.id,
            begun=shown.begun[:16].replace("T", " "),
            asked=shown.asked,
        )
    )
    return walked, list(comeback.events)


def _choose_version(comeback: Comeback, voice: Voice) -> tuple[Mapping[str, Flow], bool]:
    """Show what has moved and let the person choose; returns the flows, and if as they were."""
    moved = comeback.moved
    if moved is None:
        return comeback.now, False
    if moved.is_missing:
        voice.say(
            say("The flow of this case is not here any more; the case stays on it as it was.")
        )
        return comeback.then, True
    voice.say("\n".join(moved_lines(comeback, moved)))
    if not comeback.has_then:
        voice.say(
            say("The flow as it was is not kept, so the case goes on with the flow as it is.")
        )
        return comeback.now, False
    while True:
        voice.prompt(say("Go on with the flow 1 as it is now, 2 as it was > "))
        reply = sys.stdin.readline()
        if reply.strip() == "1":
            return comeback.now, False
        if reply.strip() == "2" or not reply:
            return comeback.then, True
        voice.say(say("Type 1 or 2."))


def moved_lines(comeback: Comeback, moved: Moved) -> list[str]:
    """Return what a changed flow means for a case."""
    lines = [say("The flow has changed since this case was walked.")]
    for said in moved.gone:
        answer = say_answer(comeback.then, moved.before, said)
        lines.append(say("  No longer applies: {fact}: {answer}", fact=said.fact, answer=answer))
    lines += [
        say(
            "  Applies now: {fact}: {now}",
            fact=said.fact,
            now=say_answer(comeback.now, moved.after, said),
        )
        for said in moved.restored
    ]
    lines += [say("  New question: {fact}", fact=fact) for fact in moved.fresh]
    for words in moved.reworded:
        lines += [
            say("  Reworded: {before}", before=words.before),
            say("        now: {after}", after=words.after),
        ]
    if moved.is_rewritten:
        lines.append(say("  Other steps now: {stands}", stands=moved.stands))
    if moved.stood != moved.stands:
        lines += [
            say("  It stood at: {stood}", stood=moved.stood),
            say("  It would stand at: {stands}", stands=moved.stands),
        ]
    return [visible(line) for line in lines]

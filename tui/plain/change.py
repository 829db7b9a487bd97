"""Changing an earlier answer in lines: which, to what, and what that would do."""

from collections.abc import Callable

from tui.core.difference import compare, find_flow
from tui.core.draft import Said
from tui.core.events import Changed
from tui.core.flow import Flow
from tui.core.guide import fact_text, spell_fact
from tui.core.paths.ways import Flows
from tui.core.walk import Asking, Walk, proceed
from tui.core.words import say
from tui.plain.reading import YES, Pick, Remark, read_answer
from tui.plain.voices import Voice


def change_answer(
    fact: str, flows: Flows, walk: Walk, voice: Voice, line: Callable[[str], str]
) -> Changed | None:
    """Ask an earlier question again, and show what another answer would do before it counts.

    Args:
        fact: which answer to change.
        flows: all flows the walk may come to.
        walk: the walk as it stands.
        voice: where things are said.
        line: shows a prompt and returns what is typed.
    """
    flow = _asked_in(flows, walk, fact)
    if flow is None:
        missing = (
            say("Nothing is known about {fact}.", fact=fact) if fact else say("Type c and a fact.")
        )
        voice.say(say("{missing} Type `answers` for what is known.", missing=missing))
        return None
    definition = spell_fact(flow, flow.facts[fact], walk.known)
    answers = tuple(definition.answers)
    earlier = Asking(walk.begun, fact, definition, answers, answers)
    voice.say(definition.ask)
    voice.options(earlier, earlier.offered)
    reply = read_answer(line("> "), earlier)
    while isinstance(reply, Remark):
        voice.say(reply.text)
        reply = read_answer(line("> "), earlier)
    if not isinstance(reply, Pick):
        return None
    changed = Changed(fact, reply.answer)
    after = proceed(flows, walk, changed)
    voice.say("\n".join(difference_lines(flows, walk, after)))
    return changed if line("Change it? (y/n) > ").lower() in YES else None


def _asked_in(flows: Flows, walk: Walk, fact: str) -> Flow | None:
    """Return the flow in which a known fact was asked; None when nothing is known of it."""
    nodes = [said.node or walk.begun.name for said in walk.draft.said if said.fact == fact]
    flow = flows.get(nodes[0].partition("/")[0]) if nodes else None
    return flow if flow is not None and fact in flow.facts else None


def difference_lines(flows: Flows, before: Walk, after: Walk) -> list[str]:
    """Return what stays, what is set aside and where the walk then goes on."""
    difference = compare(flows, before, after)
    lines = [
        f"  {was.fact}: {say_answer(flows, before, was)} -> {say_answer(flows, after, now)}"
        for was, now in difference.changed
    ]
    for title, several in (
        (say("Kept"), difference.kept),
        (say("Set aside, it comes back when it fits again"), difference.set_aside),
        (say("Counts again"), difference.restored),
    ):
        if several:
            listed = "; ".join(f"{s.fact}: {say_answer(flows, after, s)}" for s in several)
            lines.append(f"{title}: {listed}")
    if not difference.changed:
        return [say("Nothing changes: that was the answer.")]
    return [say("This would change:"), *lines, say("Then: {after}", after=difference.after)]


def say_answer(flows: Flows, walk: Walk, said: Said) -> str:
    """Return an answer in the words of its flow."""
    name = said.node.partition("/")[0] or walk.begun.flow
    flow = find_flow(flows, name)
    text = fact_text(flow, said.fact, {said.fact: said.answer}) if flow else ""
    return text or said.answer or say("I don't know")

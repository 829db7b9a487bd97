"""What changing an answer would do, as plain lines."""

from tui.core.difference import compare, find_flow
from tui.core.draft import Said
from tui.core.guide import fact_text
from tui.core.walk import Walk
from tui.core.ways import Flows


def difference_lines(flows: Flows, before: Walk, after: Walk) -> list[str]:
    """Return what stays, what is set aside and where the walk then goes on."""
    difference = compare(flows, before, after)
    lines = [
        f"  {was.fact}: {say_answer(flows, before, was)} -> {say_answer(flows, after, now)}"
        for was, now in difference.changed
    ]
    for title, several in (
        ("Kept", difference.kept),
        ("Set aside, it comes back when it fits again", difference.set_aside),
        ("Counts again", difference.restored),
    ):
        if several:
            listed = "; ".join(f"{s.fact}: {say_answer(flows, after, s)}" for s in several)
            lines.append(f"{title}: {listed}")
    if not difference.changed:
        return ["Nothing changes: that was the answer."]
    return ["This would change:", *lines, f"Then: {difference.after}"]


def say_answer(flows: Flows, walk: Walk, said: Said) -> str:
    """Return an answer in the words of its flow."""
    name = said.node.partition("/")[0] or walk.begun.flow
    flow = find_flow(flows, name)
    text = fact_text(flow, said.fact, {said.fact: said.answer}) if flow else ""
    return text or said.answer or "I don't know"

"""What one event more would change: what stays, what is set aside, where the walk goes on."""

from typing import NamedTuple

from tui.core.draft import CALLER, Said
from tui.core.flow import Flow
from tui.core.guide import fill
from tui.core.paths.ways import Flows
from tui.core.walk import Asking, Finished, HandOver, Walk
from tui.core.words import say, say_count


class Difference(NamedTuple):
    """Two walks compared, fact by fact."""

    changed: tuple[tuple[Said, Said], ...]
    """Before and after, where the answer is another."""
    kept: tuple[Said, ...]
    """Answers that count before and after."""
    set_aside: tuple[Said, ...]
    """Answers that counted and do not any more; none of them is lost."""
    restored: tuple[Said, ...]
    """Answers that were set aside and count again."""
    before: str
    """Where the walk stands, in one line."""
    after: str


def compare(flows: Flows, before: Walk, after: Walk) -> Difference:
    """Compare a walk with what would become of it."""
    earlier = {said.fact: said for said in before.draft.said}
    aside_before = {said.fact for said in before.set_aside}
    aside_after = {said.fact for said in after.set_aside}
    changed, kept, dropped, restored = [], [], [], []
    for said in after.draft.said:
        old = earlier.get(said.fact)
        if old is not None and old.answer != said.answer:
            changed.append((old, said))
        elif said.source != CALLER:
            continue
        elif said.fact in aside_after:
            if said.fact not in aside_before:
                dropped.append(said)
        elif said.fact in aside_before:
            restored.append(said)
        else:
            kept.append(said)
    return Difference(
        tuple(changed),
        tuple(kept),
        tuple(dropped),
        tuple(restored),
        say_position(flows, before),
        say_position(flows, after),
    )


def find_flow(flows: Flows, name: str) -> Flow | None:
    """Return a flow that can be walked, or None; a broken one is not opened."""
    return flows[name] if name in flows else None  # noqa: SIM401 - `get` opens broken ones too


def say_position(flows: Flows, walk: Walk) -> str:
    """Say where a walk stands, in one line."""
    position = walk.position
    if isinstance(position, Asking):
        return fill(position.fact.ask, flows[position.place.flow], walk.known)
    if isinstance(position, HandOver):
        if len(position.causes) == 1:
            return say("Hand over: {resolve}", resolve=position.causes[0].resolution.resolve)
        return say_count(
            "Hand over: {number} cause is still possible",
            "Hand over: {number} causes are still possible",
            len(position.causes),
        )
    title = fill(position.resolution.resolve, flows[position.place.flow], walk.known)
    return say("{title} (helped)", title=title) if isinstance(position, Finished) else title

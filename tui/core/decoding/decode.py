"""From a tree of plain values to a flow or a library, with everything that is wrong with it."""

from tui.core.decoding.decode_shape import read_mapping, shape_of
from tui.core.decoding.decode_text import Decoder
from tui.core.decoding.faults import Faults
from tui.core.decoding.shorthand import expand_shorthands
from tui.core.diagnostic import Diagnostic
from tui.core.flow import Flow, Library
from tui.core.text import nearest
from tui.core.tree import Mapped, Source
from tui.core.words import say

_KINDS: tuple[tuple[str, type[Flow | Library]], ...] = (("flow", Flow), ("library", Library))


def decode(source: Source) -> tuple[Flow | Library | None, list[Diagnostic]]:
    """Return what a file says, and all faults of its form.

    Shorthands that span several places are rewritten in the tree of `source`.

    Args:
        source: the file as it was read.

    Returns:
        None when what is wrong leaves something else than the author meant. Otherwise the flow
        or library, also when there are faults: names and ways can then be checked at once.
    """
    faults = Faults(source.file, source.lines)
    expand_shorthands(source.tree, faults)
    job = Decoder(faults, [])
    kind = _find_kind(source.tree, job)
    hasty = Decoder(faults.trial(), [], is_hasty=True)
    model: Flow | Library = read_mapping(shape_of(kind), source.tree, hasty)
    if hasty.faults.counts or hasty.lost:
        model = read_mapping(shape_of(kind), source.tree, job)
    return (None if job.lost else model), faults.list_all()


def _find_kind(tree: Mapped, job: Decoder) -> type[Flow | Library]:
    kinds = [(key, kind) for key, kind in _KINDS if key in tree]
    if len(kinds) == 1:
        return kinds[0][1]
    near = next(filter(None, (nearest(key, ("flow", "library")) for key in tree)), "")
    hint = say("Did you mean `{near}`?", near=near) if near and not kinds else ""
    found = "both" if kinds else "neither"
    job.faults.add("F042", tree.spot, hint=hint, found=found)
    job.lost.append("flow")
    return Library if "nodes" not in tree and "start" not in tree else Flow

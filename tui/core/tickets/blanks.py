"""Which packets there are to fill in where a walk stands."""

from collections.abc import Sequence

from tui.core.paths.remaining import Remaining
from tui.core.prospects.calling import name_few
from tui.core.walk import Asking, Finished, Offering, Walk


def is_mended(walk: Walk) -> bool:
    """Tell whether a fix helped: then nobody acts next, and nobody needs anything."""
    position = walk.position
    return isinstance(position, Finished) and position.resolution.kind == "fix"


def packets_at(walk: Walk) -> tuple[tuple[str, str], ...]:
    """Return flow and id of the packets of where the walk stands, each once."""
    position = walk.position
    if isinstance(position, Asking) or is_mended(walk):
        return ()
    if isinstance(position, (Offering, Finished)):
        return tuple((position.place.flow, name) for name in position.resolution.packets)
    return packets_for(name_few(walk.remaining))


def packets_for(causes: Sequence[Remaining]) -> tuple[tuple[str, str], ...]:
    """Return flow and id of the packets that causes want; what flows share, once."""
    found: dict[str, tuple[str, str]] = {}
    for cause in causes:
        for name in cause.resolution.packets:
            found.setdefault(name, (cause.place.flow, name))
    return tuple(found.values())

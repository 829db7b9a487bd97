"""Which packets there are to fill in where a walk stands."""

from tui.core.walk import Asking, Finished, Offering, Walk


def packets_at(walk: Walk) -> tuple[str, ...]:
    """Return the ids of the packets of where the walk stands, each once."""
    position = walk.position
    if isinstance(position, Asking):
        return ()
    if isinstance(position, (Offering, Finished)):
        return position.resolution.packets
    found = (name for cause in walk.remaining for name in cause.resolution.packets)
    return tuple(dict.fromkeys(found))

"""Who may act, in words."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

YOU = "L1"
"""The agent who walks the flow."""

ACTOR_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "USER": "the user",
        "L1": "you",
        "IA": "Intune administrator",
        "ABM": "administrator of Apple Business Manager or Apple School Manager",
        "ID": "identity team (directory sync, AD FS)",
        "M365": "Microsoft 365 administrator (licences, users)",
        "NET": "network team",
        "APPLE": "Apple support",
        "MS": "Microsoft support",
        "WIN": "Windows or Configuration Manager administrator",
        "GOOGLE": "Google support",
    }
)


def name_actor(actor: str) -> str:
    """Return who an actor is, in words."""
    return ACTOR_NAMES.get(actor, actor)


def name_actors(actors: Iterable[str]) -> str:
    """Say who acts, first to act first, and whether that is the agent."""
    ids = tuple(actors)
    if not ids:
        return "nobody is named"
    names = [name_actor(ids[0]), *(f"then {name_actor(each)}" for each in ids[1:])]
    words = ", ".join(names)
    if ids == (YOU,):
        return "you can do this"
    if ids[0] == "USER":
        return f"{words} (you guide them)"
    if YOU not in ids:
        return f"{words} (not you)"
    return words

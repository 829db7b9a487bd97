"""Who may act, in words."""

from collections.abc import Iterable, Mapping

ACTOR_NAMES: Mapping[str, str] = {
    "USER": "the user",
    "L1": "you",
    "IA": "Intune administrator",
    "ABM": "Apple Business Manager administrator",
    "ID": "identity team",
    "M365": "licence and user administrator",
    "NET": "network team",
    "APPLE": "Apple support",
    "MS": "Microsoft support",
    "WIN": "Windows administrator",
    "GOOGLE": "Google support",
}
OURS = frozenset({"USER", "L1"})

KIND_NAMES: Mapping[str, str] = {
    "fix": "Fix",
    "hand-over": "Hand over",
    "wait": "Wait",
    "not-ours": "Not ours",
}


def name_actors(actors: Iterable[str]) -> str:
    """Return who acts, first to act first: `Intune administrator, then Apple support`."""
    names = [ACTOR_NAMES.get(actor, actor) for actor in actors]
    return ", then ".join(names)


def is_ours(actors: Iterable[str]) -> bool:
    """Tell whether the agent and the user can do it by themselves."""
    return all(actor in OURS for actor in actors)


def say_who(actors: Iterable[str]) -> str:
    """Say who may act, and whether the agent is among them."""
    listed = tuple(actors)
    words = name_actors(listed)
    if not listed or is_ours(listed):
        return words
    if "L1" in listed:
        return words
    return f"{words} (not you: hand over)"

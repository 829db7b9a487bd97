"""Who may act, in words."""

from collections.abc import Iterable

from tui.core.words import Spoken, mark, say

YOU = "L1"
"""The agent who walks the flow."""

ACTOR_NAMES = Spoken(
    {
        "USER": mark("the user"),
        "L1": "you",
        "IA": mark("Intune administrator"),
        "ABM": mark("administrator of Apple Business Manager or Apple School Manager"),
        "ID": mark("identity team (directory sync, AD FS)"),
        "M365": mark("Microsoft 365 administrator (licences, users)"),
        "NET": mark("network team"),
        "APPLE": mark("Apple support"),
        "MS": mark("Microsoft support"),
        "WIN": mark("Windows or Configuration Manager administrator"),
        "GOOGLE": mark("Google support"),
    }
)


def name_actor(actor: str) -> str:
    """Return who an actor is, in words."""
    return ACTOR_NAMES.get(actor, actor)


def name_actors(actors: Iterable[str]) -> str:
    """Say who acts, first to act first, and whether that is the agent."""
    ids = tuple(actors)
    if not ids:
        return say("nobody is named")
    names = [name_actor(ids[0]), *(say("then {each}", each=name_actor(each)) for each in ids[1:])]
    words = ", ".join(names)
    if ids == (YOU,):
        return say("you can do this")
    if ids[0] == "USER":
        return say("{words} (you guide them)", words=words)
    if YOU not in ids:
        return say("{words} (not you)", words=words)
    return words

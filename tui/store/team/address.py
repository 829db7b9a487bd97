"""Where the team store is: said by the site or the environment, never on a command line."""

from collections.abc import Mapping

from tui.core.settings import Settings
from tui.core.words import mark, say
from tui.store.settings import FLAG, USER
from tui.store.team.connecting import TeamTrouble

NAME = "team-store"
_HOW = mark(
    "name the team store in the site's file (team-store: postgresql://host/database) or "
    "in BRANCHLINE_TEAM_STORE; a password belongs in a file that only you can read "
    "(PGPASSFILE)"
)


def find_address(settings: Settings, environment: Mapping[str, str]) -> str:
    """Return the address of the store, as libpq takes it.

    Raises:
        TeamTrouble: there is none, or it comes from where it may not.
    """
    value = settings.values[NAME]
    if not value.value:
        if environment.get("PGSERVICE"):
            return ""
        raise TeamTrouble(say("no team store is named here: {how}", how=say(_HOW)))
    if value.origin.startswith((USER, FLAG)):
        raise TeamTrouble(
            say(
                "`{name}` in {origin} is not used: {how}",
                name=NAME,
                origin=value.origin,
                how=say(_HOW),
            )
        )
    return str(value.value)

"""Puts together what the app may use."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.cli.opening import open_records
from tui.cli.profile import find_terminal
from tui.cli.speaking import speak_ascii_letters
from tui.core.settings import Settings
from tui.store.catalog import Catalog
from tui.store.desk import Desk
from tui.store.places import find_places
from tui.ui.services import Profile, Services

if TYPE_CHECKING:
    from tui.core.search import Index
    from tui.store.training.room import Room


def build_services(
    catalog: Catalog,
    environment: Mapping[str, str],
    desk: Desk,
    read_settings: Callable[[], Settings] | None = None,
) -> Services:
    """Return the services of the app for these flows, this environment and these settings."""
    return Services(
        flows=desk.lessons.refine(catalog),
        entries=catalog.entries,
        problems=catalog.problems,
        site=desk.settings.facts,
        signed=_say_signed(catalog),
        verify=_verify(catalog),
        left_out=lambda: catalog.left_out,
        profile=_profile(desk.settings),
        record=desk.record,
        desk=desk,
        read_settings=read_settings,
        experience=desk.lessons.experience,
        training=lambda: _open_room(catalog, environment, desk),
        read_index=lambda: _read_index(catalog, environment),
        today=datetime.now(UTC).astimezone().date().isoformat(),
    )


def _open_room(catalog: Catalog, environment: Mapping[str, str], desk: Desk) -> "Room":
    """Return everything about training; called when somebody asks for it."""
    from tui.store.training.room import open_room  # noqa: PLC0415 - not on the way to a question

    trees = catalog.paths or find_places(environment).trees
    return open_room(desk, catalog, trees)


def _read_index(catalog: Catalog, environment: Mapping[str, str]) -> "Index":
    """Return the search index that is kept, or make it; called beside the screen."""
    from tui.store.lookup import open_index  # noqa: PLC0415 - not on the way to a question

    if (verify := _verify(catalog)) is not None:
        verify()  # a flow that is closed would be missing
    return open_index(catalog, open_records(find_places(environment)))


def _say_signed(catalog: Catalog) -> Callable[[str], str]:
    """Return what says who signed a flow; nothing, where nobody signs."""
    trust = catalog.trust
    if trust is None or not trust.asks:
        return lambda _: ""
    from tui.core.packs.standing import say_standing  # noqa: PLC0415 - only where somebody signs

    return lambda file: say_standing(trust.standing(file))


def _verify(catalog: Catalog) -> Callable[[], None] | None:
    """Return what verifies the signatures that are not known yet; None when all are."""
    trust = catalog.trust
    if trust is None or trust.is_settled:
        return None
    from tui.store.signed import SignedCatalog  # noqa: PLC0415 - only where somebody signs

    return catalog.settle if isinstance(catalog, SignedCatalog) else trust.settle


def _profile(settings: Settings) -> Profile:
    """Work out what the terminal can show; settings and flags overrule the environment."""
    terminal = find_terminal(settings)
    if not terminal.signs.value:
        speak_ascii_letters(settings)
    return Profile(
        ascii=not terminal.signs.value,
        colour=bool(terminal.colours.value),
        colours=terminal.colours.value,
        queries=bool(terminal.queries.value),
        theme=settings.text("theme"),
    )

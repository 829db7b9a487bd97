"""Settings in the app: seen with where they are from, and changed in the user's own file."""

from pathlib import Path

import pytest

from tests.ui.stage import SMALL, Stage, load_flow, on_stage, services
from tui.core.flow import Flow
from tui.core.settings import SETTINGS
from tui.store.desk import Desk
from tui.store.places import Places
from tui.store.settings import read_settings
from tui.ui.services import Services

TALL = (100, 60)


@pytest.fixture(scope="module")
def small() -> Flow:
    return load_flow(SMALL)


def opened(small: Flow, folder: Path, environment: dict[str, str] | None = None) -> Services:
    places = Places(folder, folder / "etc", folder / "config", folder / "data", folder / "cache")

    def read() -> object:
        return read_settings(places, environment or {}, {})

    desk = Desk(places, read_settings(places, environment or {}, {}))
    return services(small, problems=())._replace(desk=desk, read_settings=read)  # type: ignore[arg-type]


async def go_to(stage: Stage, name: str, after: str = SETTINGS[0].name) -> None:
    """Move from one setting to another, wherever they stand in the list."""
    names = [each.name for each in SETTINGS]
    steps = names.index(name) - names.index(after)
    await stage.press(*["down" if steps > 0 else "up"] * abs(steps))


async def test_each_value_is_shown_with_where_it_is_from(small: Flow, tmp_path: Path) -> None:
    site = tmp_path / "etc" / "site.yaml"
    site.parent.mkdir()
    site.write_text("keep-days: 90\nlock: [keep-days]\nnonsense: 1\n", encoding="utf-8")
    what = opened(small, tmp_path, {"BRANCHLINE_TICKET_LENGTH": "full"})
    async with on_stage(what, "small-example", size=TALL) as stage:
        await stage.press("enter", "comma")
        await stage.sees("keep-days: 90", "the site's file,", "built in")
        await stage.sees("ticket-length: full", "BRANCHLINE_TICKET_LENGTH")
        await stage.sees("! ", "there is no setting `nonsense`")
        await go_to(stage, "keep-days")
        await stage.press("enter")
        await stage.sees("The site has locked keep-days.")


async def test_a_change_goes_into_the_users_file_and_holds(small: Flow, tmp_path: Path) -> None:
    what = opened(small, tmp_path)
    async with on_stage(what, "small-example", size=TALL) as stage:
        await stage.press("enter", "comma")
        await stage.sees("ticket-length: normal")
        await go_to(stage, "ticket-length")
        await stage.press("enter")
        await stage.sees("ticket-length: full", "Saved.", "(your file")
        await stage.press("down", "down", "enter")
        await stage.type("team")
        await stage.press("enter")
        await stage.sees("ticket-template: team")
        await stage.press("escape", "t")
        await stage.sees("(o) 3  Full")
    text = (tmp_path / "config" / "settings.yaml").read_text(encoding="utf-8")
    assert text == 'ticket-length: "full"\nticket-template: "team"\n'


async def test_a_value_that_cannot_be_or_that_another_overrules_is_said(
    small: Flow, tmp_path: Path
) -> None:
    what = opened(small, tmp_path, {"BRANCHLINE_REDACT": "yes"})
    async with on_stage(what, "small-example", size=TALL) as stage:
        await stage.press("enter", "comma")
        await go_to(stage, "keep-days")
        await stage.press("enter")
        await stage.type("many")
        await stage.press("enter")
        await stage.sees("keep-days is a whole number, not `many`.")
        await go_to(stage, "redact", after="keep-days")
        await stage.press("enter")
        await stage.sees("Saved, but the environment, BRANCHLINE_REDACT has the last word.")
        await go_to(stage, "keep-days", after="redact")
        await stage.press("enter", "7", "escape")
        await stage.sees("keep-days: 0")


async def test_where_nothing_can_be_written_it_is_said(small: Flow, tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file in the way", encoding="utf-8")
    what = opened(small, tmp_path)
    async with on_stage(what, "small-example", size=TALL) as stage:
        await stage.press("enter", "comma")
        await go_to(stage, "redact")
        await stage.press("enter")
        await stage.sees("Not saved: a file of that name is there already.")

"""Every picture in `screenshots/` shows the app as it is: each scene is replayed."""

import pytest

from screenshots.scenes import SCENES, Scene
from screenshots.take import HERE, draw


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
async def test_a_picture_shows_the_app_as_it_is(scene: Scene) -> None:
    shown = (HERE / f"{scene.name}.txt").read_text(encoding="utf-8")
    assert (await draw(scene)).text == shown, "if meant: make screenshots"


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_picture_fetches_nothing(scene: Scene) -> None:
    svg = (HERE / f"{scene.name}.svg").read_text(encoding="utf-8")
    assert "@font-face" not in svg
    assert "url(http" not in svg

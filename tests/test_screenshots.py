"""Every picture in `screenshots/` shows the app as it is: each scene is replayed."""

import json
import re
from html import unescape

import pyte
import pytest
from rich.color import Color

from screenshots.recording import FILE, SIZE, record
from screenshots.scenes import SCENES, WALK, Scene
from screenshots.take import HERE, draw


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
async def test_a_picture_shows_the_app_as_it_is(scene: Scene) -> None:
    shown = (HERE / f"{scene.name}.txt").read_text(encoding="utf-8")
    assert (await draw(scene)).text == shown, "if meant: make screenshots"


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_picture_holds_every_word_of_its_screen(scene: Scene) -> None:
    svg = (HERE / f"{scene.name}.svg").read_text(encoding="utf-8")
    drawn = "\n".join(unescape(each) for each in re.findall(r"<text[^>]*>([^<]*)</text>", svg))
    wanted = (HERE / f"{scene.name}.txt").read_text(encoding="utf-8")
    lacking = set(re.findall(r"\w{4,}", wanted)) - set(re.findall(r"\w{4,}", drawn))
    assert not lacking, "if meant: make screenshots"


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_picture_fetches_nothing(scene: Scene) -> None:
    svg = (HERE / f"{scene.name}.svg").read_text(encoding="utf-8")
    assert "@font-face" not in svg
    assert "url(http" not in svg


async def test_the_recorded_walk_is_the_one_the_app_takes_today() -> None:
    assert await record() == FILE.read_text(encoding="utf-8"), "if meant: make screenshots"


def test_a_terminal_that_plays_the_recording_shows_each_screen_of_the_walk() -> None:
    _, *frames = map(json.loads, FILE.read_text(encoding="utf-8").splitlines())
    screen = pyte.Screen(*SIZE)
    stream = pyte.Stream(screen)
    wanted = [shows for _, shows in WALK]
    for _, kind, data in frames:
        assert kind == "o"
        stream.feed(data)
        if wanted and wanted[0] in "\n".join(screen.display):
            wanted.pop(0)
    assert wanted == []
    times = [time for time, _, _ in frames]
    assert times == sorted(times)


def test_few_colours_are_those_that_every_terminal_has() -> None:
    svg = (HERE / "few-colors.svg").read_text(encoding="utf-8")
    colors = set(re.findall(r"#[0-9a-f]{6}\b", svg))
    few = {Color.from_ansi(number).get_truecolor().hex for number in range(16)}
    assert colors
    assert colors <= few

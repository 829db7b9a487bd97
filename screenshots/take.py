"""Draws every scene: a picture (SVG) and the same as text, side by side in this folder."""

import asyncio
import os
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from screenshots.kept import open_kept
from screenshots.lines import draw_lines, reduce_colors, walk_in_lines
from screenshots.results import list_results
from screenshots.scenes import SCENES, TODAY, Scene
from tui.core.classroom.report import write_report
from tui.core.diagnostic import Diagnostic
from tui.core.practice.selection import Pick
from tui.store.catalog import Catalog
from tui.store.clock import Clock
from tui.store.folder import read_folder
from tui.store.ready import RECORDS, open_shipped
from tui.store.training.practice import Plate
from tui.store.training.room import Room
from tui.ui.app import drop_hooks
from tui.ui.services import Profile, Services
from tui.ui.training.opening import Call, ShownReport

if TYPE_CHECKING:
    from tui.ui.tree_app import TreeApp

HERE = Path(__file__).parent
TREES = HERE.parent / "trees"
SECONDS = 20.0

_FONTS = re.compile(r"@font-face\s*\{[^}]*\}\s*")


class Picture(NamedTuple):
    """A scene as it was drawn."""

    svg: str
    text: str


def open_services(scene: Scene) -> Services:
    """Open the shipped flows, and one that is broken on purpose."""
    shipped = Catalog([read_folder(TREES)], [open_shipped(TREES / RECORDS)], _keep_quiet)
    broken = Catalog([read_folder(HERE / "flows")], [], _keep_quiet, shipped)
    return Services(
        flows=broken,
        entries=lambda: (*shipped.entries(), *broken.entries()),
        problems=lambda: [_shorten(problem) for problem in broken.problems()],
        site={"cloud": "public"},
        profile=Profile(theme=scene.theme, ascii=scene.ascii),
        today=TODAY,
    )


def _shorten(problem: Diagnostic) -> Diagnostic:
    """Name the file as seen from here, wherever this folder lies."""
    return problem._replace(file=problem.file.replace(f"{HERE}{os.sep}", ""))


def _keep_quiet(_: str) -> None:
    """Let the flows be checked without a word."""


def open_training(what: Services, scene: Scene, folder: Path) -> "TreeApp":
    """Return the app at training: its home, a call, or the report of a class."""
    from tui.ui.training_app import TrainingApp  # noqa: PLC0415 - Textual reads the environment

    clock = Clock(lambda: 1_796_500_000.0, lambda: 0.0, lambda _: 60)
    room = Room(Plate(what.flows, (TREES,), folder, "Kim", clock=clock))
    if scene.call == "report":
        return TrainingApp(what, room, ShownReport(write_report(list_results(), "Monday, iPhones")))
    return TrainingApp(what, room, None if scene.call == "home" else Call(Pick(scene.call), "free"))


async def draw(scene: Scene) -> Picture:
    """Start the app, press the keys, and draw what stands on its screen.

    Raises:
        TimeoutError: what the scene is about never came up.
    """
    if scene.typed:
        text = walk_in_lines(scene)
        return Picture(strip_fonts(draw_lines(text, scene.size[0])), text)
    drop_hooks(os.environ)
    from tui.ui.tree_app import TreeApp  # noqa: PLC0415 - Textual reads the environment

    with TemporaryDirectory() as folder:
        what = open_services(scene)
        if scene.with_cases:
            what = what._replace(desk=open_kept(Path(folder), Catalog([], [], _keep_quiet)))
        if scene.call:
            return await _draw(open_training(what, scene, Path(folder)), scene)
        return await _draw(TreeApp(what, scene.flow), scene)


async def _draw(app: "TreeApp", scene: Scene) -> Picture:
    async with app.run_test(size=scene.size) as pilot:
        await pilot.press(*("space" if key == " " else key for key in scene.keys))
        async with asyncio.timeout(SECONDS):
            while scene.shows not in read_text(app) or not is_counted(app):  # noqa: ASYNC110 - no event tells
                await asyncio.sleep(0.01)
        text = read_text(app)
        svg = strip_fonts(app.export_screenshot(title="branchline"))
        return Picture(reduce_colors(svg) if scene.few_colors else svg, text)


def is_counted(app: "TreeApp") -> bool:
    """Tell whether what remains is counted, where a walk is on the screen."""
    course = getattr(app.screen, "course", None)
    return course is None or not hasattr(app.screen, "status") or course.sight is not None


def read_text(app: object) -> str:
    """Return what stands on the screen of an app."""
    strips = app.screen._compositor.render_strips()  # type: ignore[attr-defined]  # noqa: SLF001
    return "\n".join(strip.text.rstrip() for strip in strips).rstrip() + "\n"


def strip_fonts(svg: str) -> str:
    """Take the addresses of fonts away: a picture fetches nothing."""
    return _FONTS.sub("", svg)


def main() -> int:
    """Draw every scene, or those that are named."""
    for scene in [each for each in SCENES if each.name in sys.argv[1:] or not sys.argv[1:]]:
        picture = asyncio.run(draw(scene))
        (HERE / f"{scene.name}.svg").write_text(picture.svg, encoding="utf-8")
        (HERE / f"{scene.name}.txt").write_text(picture.text, encoding="utf-8")
        print(f"screenshots/{scene.name}.svg")
    return 0


if __name__ == "__main__":
    sys.exit(main())

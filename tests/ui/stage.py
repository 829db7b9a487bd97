"""The app with a small flow, ready to be walked by a test."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.screen import frame, settle
from tui.core.decoding.decode import decode
from tui.core.diagnostic import Diagnostic, Severity
from tui.core.flow import Flow, Library, Review
from tui.core.link import link
from tui.core.settings import Given, Layer
from tui.core.settings import settle as settle_layers
from tui.store.catalog import Catalog
from tui.store.clock import SYSTEM, Clock
from tui.store.desk import Desk
from tui.store.folder import read_folder
from tui.store.places import Places
from tui.store.reader import read_source
from tui.ui.screens.counted_screen import CountedScreen
from tui.ui.services import Profile, Services
from tui.ui.tree_app import TreeApp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.message import Message
    from textual.pilot import Pilot

    from tui.core.tree import Source

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "data" / "small-example.yaml"
SHIPPED = ROOT / "trees" / "intune-ios.yaml"
HOME_SIZE = (80, 24)


class Entry(NamedTuple):
    id: str
    title: str
    summary: str
    file: str
    reviewed: Review
    broken: bool


def load_flow(path: Path) -> Flow:
    """Read and link a flow file without proving it."""
    thing, source = _read(path)
    assert isinstance(thing, Flow)
    return link(thing, source, [*_libraries(path, thing.use)])[0].flow


def _libraries(path: Path, uses: Sequence[str]) -> "Iterator[tuple[Library, Source]]":
    for use in uses:
        file = path.parent / use
        library, source = _read(file)
        assert isinstance(library, Library)
        yield library, source
        yield from _libraries(file, library.use)


def _read(path: Path) -> "tuple[Flow | Library, Source]":
    source, _ = read_source(path.read_bytes(), path.name)
    assert source is not None
    thing, faults = decode(source)
    assert thing is not None, faults
    return thing, source


PROBLEMS = (
    Diagnostic(
        "G001", Severity.ERROR, "vpn.yaml", 31, 15,
        "The node \N{LEFT DOUBLE QUOTATION MARK}certifcate\N{RIGHT DOUBLE QUOTATION MARK}"
        " does not exist.",
        "Did you mean certificate?", "    to: {yes: certifcate, no: renew}",
    ),
    Diagnostic(
        "T004", Severity.WARNING, "vpn.yaml", 12, 3,
        "This fact does not say how to find it out.", "Add how.", "  location:",
    ),
)  # fmt: skip


def services(
    *flows: Flow, profile: Profile | None = None, problems: Sequence[Diagnostic] = PROBLEMS
) -> Services:
    """Return services with these flows, a broken one beside them, and a known cloud."""
    entries = [
        Entry(flow.flow, flow.title, flow.summary, f"{flow.flow}.yaml", flow.reviewed, broken=False)
        for flow in flows
    ]
    if problems:
        entries.append(Entry("vpn", "No way into the VPN", "", "vpn.yaml", Review(), broken=True))
    opened: Mapping[str, Flow] = {flow.flow: flow for flow in flows}
    return Services(
        flows=opened, entries=lambda: entries, problems=lambda: problems,
        site={"cloud": "public"}, profile=profile or Profile(), today="2026-12-05",
    )  # fmt: skip


def desk_in(folder: Path, *, restricted: bool = False, clock: Clock = SYSTEM) -> Desk:
    """Return a desk that saves into a folder, with the small flow beside its cases."""
    trees = folder / "trees"
    trees.mkdir(exist_ok=True)
    if not (trees / SMALL.name).exists():
        (trees / SMALL.name).write_bytes(SMALL.read_bytes())
    catalog = Catalog([read_folder(trees)], [], lambda _: None)
    switch = Given("restricted", "yes" if restricted else "no", "the test")
    places = Places(folder, folder, None, folder / "data", None)
    return Desk(places, settle_layers([Layer("the test", (switch,))]), catalog, clock=clock)


class Stage:
    """An app that is running without a terminal."""

    def __init__(self, app: TreeApp, pilot: "Pilot[None]") -> None:
        self.app = app
        self.pilot = pilot

    @property
    def text(self) -> str:
        return frame(self.app)

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until everything they led to is done."""
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        await self.pilot.press(*("space" if sign == " " else sign for sign in text))

    async def sees(self, *texts: str) -> None:
        """Wait until the screen shows all of these."""
        for text in texts:
            await settle(lambda text=text: text in self.text, what=f"{text!r} on the screen")  # type: ignore[misc]

    async def counted(self) -> None:
        """Wait until what remains is counted, where a walk is on the screen."""

        def is_counted() -> bool:
            screen = self.app.screen
            return not isinstance(screen, CountedScreen) or screen.course.sight is not None

        await settle(is_counted, what="the count of what remains")


@asynccontextmanager
async def on_stage(
    what: Services, flow: str = "", *, size: tuple[int, int] = HOME_SIZE
) -> "AsyncIterator[Stage]":
    """Run the app, with its first screen painted."""
    async with stage_of(TreeApp(what, flow), size=size) as stage:
        yield stage


@asynccontextmanager
async def stage_of(
    app: TreeApp,
    *,
    size: tuple[int, int] = HOME_SIZE,
    hook: "Callable[[Message], None] | None" = None,
) -> "AsyncIterator[Stage]":
    """Run an app, with its first screen painted; `hook` is told every message it handles."""
    async with app.run_test(size=size, message_hook=hook) as pilot:
        stage = Stage(app, pilot)
        await settle(lambda: bool(stage.text.strip()), what="a first paint")
        yield stage

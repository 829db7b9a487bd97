"""The shipped flow, walked in the app from the first screen to the fix."""

from collections.abc import Mapping

import pytest

from tests.screen import settle
from tests.ui.stage import SHIPPED, Stage, load_flow, on_stage, services
from tui.core.flow import Flow
from tui.core.walk import Asking, Offering
from tui.ui.screens.walk import WalkScreen

TITLE = "iPhone or iPad does not enroll"


@pytest.fixture(scope="module")
def shipped() -> Flow:
    return load_flow(SHIPPED)


def _position(stage: Stage) -> object:
    screen = stage.app.screen
    return screen.course.walk.position if isinstance(screen, WalkScreen) else None


async def _answer_all(stage: Stage, facts: Mapping[str, str]) -> None:
    """Answer what is asked as a person would: digits where there are some, else words."""
    for _ in range(12):
        position = _position(stage)
        if not isinstance(position, Asking):
            return
        await _answer(stage, position, facts.get(position.fact_id))
        await settle(lambda before=position: _position(stage) is not before, what="the next one")  # type: ignore[misc]
    pytest.fail("asked more than twelve questions")


async def _answer(stage: Stage, position: Asking, answer: str | None) -> None:
    if answer is None:
        await stage.press("0", *(("0",) if position.fact.how else ()))
    elif position.fact.search:
        await stage.type(position.fact.answers[answer].label)
        await stage.press("enter")
    else:
        await stage.press(str(position.offered.index(answer) + 1))


CALLS = {
    "a certificate error": ("APNSCertificateNotValid-renew", "S04"),
    "an authentication method": ("mfa-legacy", "S28"),
    "a cloud": ("gov", "S29"),
}
"""What the call is about: a case of the flow, and the item of the source it settles."""


@pytest.mark.parametrize("call", CALLS)
async def test_a_call_is_walked_from_home_to_its_resolution(call: str, shipped: Flow) -> None:
    name, ref = CALLS[call]
    case = next(each for each in shipped.cases if each.name == name)
    desk = services(shipped)._replace(site={})
    async with on_stage(desk) as stage:
        await stage.sees(TITLE)
        await stage.press("enter")
        await settle(lambda: isinstance(_position(stage), Asking), what="the first question")
        await _answer_all(stage, case.facts)
        position = _position(stage)
        assert isinstance(position, Offering)
        assert position.place.node == case.expect
        assert position.settled
        assert ref in position.resolution.refs
        await stage.sees(position.resolution.resolve[:40], "Who: ")


async def test_every_resolution_of_the_shipped_flow_can_be_shown(shipped: Flow) -> None:
    """Whatever an author writes fits on the smallest screen, and no row is too wide."""
    from tui.core.events import Started
    from tui.core.flow import Resolution
    from tui.core.paths.ways import Place
    from tui.core.walk import Offering, fold
    from tui.ui.layout import ASCII, Canvas, width_of
    from tui.ui.pages.resolution import Offered, lay_resolution

    walk = fold({shipped.flow: shipped}, [Started(f"{shipped.flow}/{shipped.start}")])
    for name, node in shipped.nodes.items():
        if isinstance(node, Resolution):
            position = Offering(Place(shipped.flow, name), node, settled=True)
            offered = Offered(position.place, node, position.settled, shipped, walk)
            for width in (28, 38, 76):
                page = lay_resolution(offered, Canvas(width, ASCII, 0))
                assert all(width_of(row) <= width for row in page.rows), (name, width)
                assert page.items

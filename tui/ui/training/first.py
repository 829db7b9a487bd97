"""The first screen for what a command line asked of training."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import App
from textual.message import Message
from textual.screen import Screen

from tui.core.words import say
from tui.store.training.room import NoCall, Room
from tui.ui.requests import ShowTraining
from tui.ui.screens.checking import WaitingScreen
from tui.ui.services import Services, must_wait
from tui.ui.training.home_screen import TrainScreen
from tui.ui.training.opening import Asked, Class, ShownReport, Wish

ONLY_REPORT = "only a report can be read without a room"


class BeginTraining(Message):
    """Begin with what a command line asked for, now that all signatures are known."""


class BeginningScreen(WaitingScreen):
    """Waits where there is nothing to go back to."""

    offers: ClassVar[tuple[str, ...]] = ("help", "quit", "stop")


async def show_training(app: App[None], services: Services, training: Callable[[], Room]) -> None:
    """Show the home of training; until signatures are known, what waits for them."""
    while any(isinstance(screen, WaitingScreen) for screen in app.screen_stack[1:]):
        await app.pop_screen()
    if must_wait(services):
        await app.push_screen(WaitingScreen(services, ShowTraining(), say("Training")))
    else:
        await app.push_screen(TrainScreen(services, training()))


def first_screen(services: Services, room: Room | None, asked: Asked) -> Screen[object]:
    """Return the screen to begin with; until signatures are known, what waits for them."""
    if room is not None and must_wait(services):
        return BeginningScreen(services, BeginTraining(), say("Training"))
    if not callable(asked):
        return _screen_of(services, room, asked)
    if room is None:
        raise ValueError(ONLY_REPORT)
    try:
        return _screen_of(services, room, asked(room))
    except NoCall as missing:
        screen = TrainScreen(services, room)
        screen.saying = say("That cannot be played: {missing}.", missing=missing)
        return screen


def _screen_of(services: Services, room: Room | None, wish: Wish) -> Screen[object]:
    if isinstance(wish, ShownReport):
        from tui.ui.training.report_screen import ReportScreen  # noqa: PLC0415 - one of several

        return ReportScreen(services, wish.report, is_first=True)
    if isinstance(wish, Class):
        from tui.ui.training.class_screen import ClassScreen  # noqa: PLC0415 - one of several

        return ClassScreen(services, wish.work)
    if room is None:
        raise ValueError(ONLY_REPORT)
    return TrainScreen(services, room, begin=wish)

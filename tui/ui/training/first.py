"""The first screen for what a command line asked of training."""

from textual.screen import Screen

from tui.store.training.room import Room
from tui.ui.services import Services
from tui.ui.training.home_screen import TrainScreen
from tui.ui.training.opening import Class, ShownReport, Wish


def first_screen(services: Services, room: Room | None, wish: Wish) -> Screen[object]:
    """Return the screen to begin with."""
    if isinstance(wish, ShownReport):
        from tui.ui.training.report_screen import ReportScreen  # noqa: PLC0415 - one of several

        return ReportScreen(services, wish.report, is_first=True)
    if isinstance(wish, Class):
        from tui.ui.training.class_screen import ClassScreen  # noqa: PLC0415 - one of several

        return ClassScreen(services, wish.work)
    if room is None:
        raise ValueError("only a report can be read without a room")
    return TrainScreen(services, room, begin=wish)

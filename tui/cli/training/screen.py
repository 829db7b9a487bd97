"""Starts the app at training, and says with which exit code it ended."""

from typing import TYPE_CHECKING

from tui.core.classroom.report import Report
from tui.store.training.classwork import Classwork
from tui.store.training.room import Room
from tui.ui.app import run
from tui.ui.services import Services
from tui.ui.training.opening import Class, ShownReport, Wish

if TYPE_CHECKING:
    from tui.ui.training_app import TrainingApp


def show_training(services: Services, room: Room, wish: Wish = None) -> int:
    """Show training's home, or what was asked for above it."""
    return _show(services, room, wish)


def show_class(services: Services, work: Classwork) -> int:
    """Show the calls of a class."""
    return _show(services, work.room, Class(work))


def show_report(services: Services, report: Report) -> int:
    """Show a report."""
    return _show(services, None, ShownReport(report))


def _show(services: Services, room: Room | None, wish: Wish) -> int:
    def make() -> "TrainingApp":
        from tui.ui.training_app import TrainingApp  # noqa: PLC0415 - reads the environment

        return TrainingApp(services, room, wish)

    return run(services, make)

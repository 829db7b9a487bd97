"""Starts the app at training, and says with which exit code it ended."""

from typing import TYPE_CHECKING

from tui.core.classroom.report import Report
from tui.store.training.room import Room
from tui.ui.app import run
from tui.ui.services import Services
from tui.ui.training.opening import Asked, ShownReport

if TYPE_CHECKING:
    from tui.ui.training_app import TrainingApp


def show_training(services: Services, room: Room, asked: Asked = None) -> int:
    """Show training's home, or what was asked for above it."""
    return _show(services, room, asked)


def show_report(services: Services, report: Report) -> int:
    """Show a report."""
    return _show(services, None, ShownReport(report))


def _show(services: Services, room: Room | None, asked: Asked) -> int:
    def make() -> "TrainingApp":
        from tui.ui.training_app import TrainingApp  # noqa: PLC0415 - reads the environment

        return TrainingApp(services, room, asked)

    return run(services, make)

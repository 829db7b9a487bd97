"""The app, begun at training."""

from typing import TYPE_CHECKING

from textual.message import Message
from textual.screen import Screen

from tui.ui.tree_app import TreeApp

if TYPE_CHECKING:
    from tui.store.training.room import Room
    from tui.ui.services import Services
    from tui.ui.training.opening import Asked


class TrainingApp(TreeApp, inherit_bindings=False):
    """Begins with what a command line asked of training; everything else is a key away."""

    def __init__(self, services: "Services", room: "Room | None", asked: "Asked" = None) -> None:
        """Prepare the app; nothing is painted yet.

        Args:
            services: what its screens may use.
            room: everything about training; None where only a report is read.
            asked: what to begin with, or what works it out; None: training's home.
        """
        super().__init__(services)
        self.room = room
        self.asked = asked

    def get_default_screen(self) -> Screen[object]:
        """Return the first screen."""
        from tui.ui.training.first import first_screen  # noqa: PLC0415 - what is asked for only

        return first_screen(self.services, self.room, self.asked)

    async def on_begin_training(self, _: Message) -> None:
        """Begin once all signatures are known."""
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        await self.push_screen(self.get_default_screen())

"""What a command line asked of training, opened above its home."""

from typing import TYPE_CHECKING

from tui.ui.training.opening import Call, FirstLesson, Presented, Wish

if TYPE_CHECKING:
    from tui.ui.training.start_screen import StartScreen


def begin(screen: "StartScreen", wish: Wish) -> None:
    """Open what was asked for above training's home, so that leaving it leads there."""
    if isinstance(wish, Call):
        screen.start(wish.pick, wish.mode)
    elif isinstance(wish, Presented):
        screen.present(wish.pick)
    elif isinstance(wish, FirstLesson):
        from tui.ui.training.lesson_screen import show_lesson  # noqa: PLC0415 - one of several

        show_lesson(screen, screen.room, wish.lesson)

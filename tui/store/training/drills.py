"""What the drill, in lines and on the screen, has in common."""

from typing import TYPE_CHECKING

from tui.core.practice.review import RESOLUTION, Rating, skill_of
from tui.core.practice.scoring import RATINGS
from tui.core.training.recognition import Quiz, quizzes, rate_quiz, say_verdict

if TYPE_CHECKING:
    from tui.store.training.room import Room

QUESTIONS = 5
"""Of one drill; it takes about two minutes."""


def make_drill(room: "Room", flow: str) -> tuple[Quiz, ...]:
    """Return the questions of a drill, what is due first.

    Raises:
        NoCall: no call can be made from the flow.
    """
    begins = f"{RESOLUTION}:{flow}/"
    due = [each.partition(":")[2] for each in room.day().due if each.startswith(begins)]
    return tuple(quizzes(room.maker(flow), room.fresh_seed(), QUESTIONS, due))


def rate(asked: Quiz, cause: str, action: int, ratings: dict[str, Rating]) -> str:
    """Take down how a question went; a skill asked twice keeps its first.

    Returns:
        What to say about it.
    """
    rating = RATINGS.get(rate_quiz(asked, cause, action), Rating.AGAIN)
    ratings.setdefault(skill_of(RESOLUTION, asked.right), rating)
    return say_verdict(asked, cause, action)

"""What the drill, in lines and on the screen, has in common."""

from tui.core.practice.review import RESOLUTION, Rating, skill_of
from tui.core.practice.scoring import RATINGS
from tui.core.training.recognition import Quiz, quizzes, rate_quiz, say_verdict
from tui.core.words import say
from tui.store.training.room import NoCall, Room

QUESTIONS = 5
"""Of one drill; it takes about two minutes."""


class Drill:
    """The questions of one drill, and how they went."""

    def __init__(self, room: Room, flow: str) -> None:
        """Make the questions.

        Raises:
            NoCall: no call can be made from the flow.
        """
        self.room, self.flow = room, flow
        self.asked = _make_drill(room, flow)
        self.ratings: dict[str, Rating] = {}
        """By skill; one that is asked twice keeps its first."""
        self.right = 0
        """How many causes were recognised."""

    def answer(self, asked: Quiz, cause: str, action: int) -> str:
        """Take an answer down, and say whether it is right."""
        rating = RATINGS.get(rate_quiz(asked, cause, action), Rating.AGAIN)
        self.right += rating is not Rating.AGAIN
        self.ratings.setdefault(skill_of(RESOLUTION, asked.right), rating)
        return say_verdict(asked, cause, action)

    def keep(self) -> None:
        """Keep how it went, so that what was not right comes again."""
        self.room.keep_drill(self.flow, self.ratings)


def _make_drill(room: Room, flow: str) -> tuple[Quiz, ...]:
    """Return the questions of a drill, what is due first.

    Raises:
        NoCall: no call can be made from the flow.
    """
    begins = f"{RESOLUTION}:{flow}/"
    due = [each.partition(":")[2] for each in room.day().due if each.startswith(begins)]
    asked = tuple(quizzes(room.maker(flow), room.fresh_seed(), QUESTIONS, due))
    if not asked:
        raise NoCall(say("too little of {flow} is sure for a drill", flow=flow))
    return asked

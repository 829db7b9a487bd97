"""One person's part in a class: which calls are done, which comes next, where the results go."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tui.core.classroom.exam import OPEN, Verdict, judge
from tui.core.classroom.plan import Order, Plan, list_orders
from tui.core.classroom.result import Result, choose_attempts, read_result
from tui.core.journal.record import Record
from tui.core.practice.attempt import Attempt
from tui.core.training.events import EXAM
from tui.core.words import say
from tui.store.training.call import Call
from tui.store.training.classes import RESULTS, hand_in, result_name
from tui.store.training.room import Room


class Standing(NamedTuple):
    """How far somebody is in a class."""

    done: Mapping[str, Result]
    """Result by call."""
    orders: tuple[Order, ...]
    verdict: Verdict | None
    """Where the exam stands; None where it is none."""

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to play."""
        if self.verdict is not None and self.verdict.state != OPEN:
            return True
        return all(order.key in self.done for order in self.orders)

    @property
    def next(self) -> Order | None:
        """The call that comes next; None when nothing is left."""
        if self.is_over:
            return None
        return next(order for order in self.orders if order.key not in self.done)


class Classwork:
    """The calls of a class, for one person."""

    def __init__(
        self, room: Room, plan: Plan, file: Path, learner: str, *, is_shared: bool = True
    ) -> None:
        """Prepare.

        Args:
            room: the person's training.
            plan: the class.
            file: where its file lies; results go beside it.
            learner: the chosen name.
            is_shared: whether results may be written beside the file; else they stay at home.
        """
        self.is_shared = is_shared
        self.room = room
        self.plan = plan
        self.file = file
        self.learner = learner

    def standing(self) -> Standing:
        """Return how far the person is."""
        own = [
            result
            for attempt in self.room.past.attempts
            if attempt.head.group == self.plan.id and attempt.head.learner == self.learner
            for result in [read_result(attempt)]
            if result is not None
        ]
        chosen = choose_attempts(own, self.plan.attempts)
        done = {result.call: result for result in chosen}
        orders = list_orders(self.plan)
        verdict = None
        if self.plan.mode == EXAM:
            played = [done[order.key].passed for order in orders if order.key in done]
            verdict = judge(played, self.plan.exam)
        return Standing(done, orders, verdict)

    def unfinished(self) -> Attempt | None:
        """Return a call of this class that was left in its middle."""
        attempts = self.room.attempts.unfinished() if self.room.attempts else ()
        return next(
            (
                each
                for each in attempts
                if each.head.group == self.plan.id and each.head.learner == self.learner
            ),
            None,
        )

    def open(self, order: Order) -> Call:
        """Open a call of the class.

        Raises:
            NoCall: it cannot be played here.
        """
        return self.room.open(order, self.plan.mode, self.plan.id, self.hand_in, self.learner)

    def resume(self, attempt: str) -> tuple[Call, str]:
        """Go on with a call of the class.

        Raises:
            NoCall: it cannot be played here any more.
        """
        return self.room.resume(attempt, self.hand_in)

    def hand_in(self, attempt: str, records: Sequence[Record]) -> str:
        """Put a result beside the class file, else where the person can fetch it; says where."""
        folder = self.file.parent / RESULTS
        why = say("this is a restricted place")
        if self.is_shared:
            why = hand_in(folder, self.learner, attempt, records)
        if not why:
            return say(
                "The result is in {folder}", folder=folder / result_name(self.learner, attempt)
            )
        own = self.room.folder
        if own is None or hand_in(own / RESULTS, self.learner, attempt, records):
            return say(
                "The result could not be written to {folder}: {why}.", folder=folder, why=why
            )
        name = own / RESULTS / result_name(self.learner, attempt)
        return say(
            "{folder} cannot be written ({why}). Bring this file to your trainer: {name}",
            folder=folder,
            why=why,
            name=name,
        )

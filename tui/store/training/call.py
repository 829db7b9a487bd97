"""One call at hand: what is done in it is on disk before it shows, and at its end it is scored."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui.core.journal.milestones import Other
from tui.core.practice.attempt import SCORED, TAKEN_UP, Head, play_event
from tui.core.practice.fading import given_events
from tui.core.training.attempt import Attempt, fold, proceed, takes
from tui.core.training.events import (
    EXAM,
    WATCH,
    AttemptEvent,
    Began,
    Ended,
    from_line,
    to_line,
)
from tui.core.training.play import Play
from tui.store.training.keeper import AttemptKeeper

if TYPE_CHECKING:
    from tui.core.journal.record import Record
    from tui.core.practice.authored import Authored
    from tui.core.training.debrief import Debrief

HandIn = Callable[[str, Sequence["Record"]], str]
"""Gives a finished attempt (its id and records) to the trainer; returns what to say about it."""


class Call:
    """A call that is being played."""

    def __init__(
        self,
        play: Play,
        head: Head,
        keeper: AttemptKeeper,
        hand_in: HandIn | None = None,
        authored: "Authored | None" = None,
    ) -> None:
        """Prepare; `begin` or `resume` starts it.

        Args:
            play: the call.
            head: what the attempt is of.
            keeper: keeps it.
            hand_in: gives the result to the trainer, where the call belongs to a class.
            authored: opens a flow as its author wrote it.
        """
        self.play = play
        self.head = head
        self.keeper = keeper
        self.attempt = Attempt()
        self.said = ""
        """What became of the result; empty while the call goes on."""
        self._hand_in = hand_in
        self._authored = authored
        self._debrief: Debrief | None = None
        self._is_finished = False

    @property
    def title(self) -> str:
        """What the call is called, in the language that is spoken."""
        return self.play.scenario.title

    @property
    def is_counted(self) -> bool:
        """Whether it is scored and rated: not when it is only watched, or begun again."""
        return self.head.mode != WATCH and not self.head.rewound

    @property
    def trouble(self) -> str:
        """What is not being saved and why; empty when all is well."""
        return self.keeper.trouble

    def begin(self, before: Sequence[AttemptEvent] = ()) -> None:
        """Begin the call.

        Args:
            before: how an earlier attempt went up to the decision that is tried again.
        """
        self.keeper.begin(self.head, at_once=self.head.mode == EXAM)
        self._start(before)

    def _start(self, before: Sequence[AttemptEvent] = ()) -> None:
        head = self.head
        content = head.contents.get(head.flow, "")
        began = Began(head.scenario, head.mode, head.seed, head.given, content, head.rewound)
        self._take_quietly(began)
        for event in before[1:] or given_events(self.play, head.given):
            self._take_quietly(event)

    def _take_quietly(self, event: AttemptEvent) -> None:
        """Take what the program does itself; it is saved with the first thing a person does."""
        self.keeper.add(play_event(to_line(event)))
        self.attempt = proceed(self.play, self.attempt, event)

    def resume(self, lines: Sequence[object]) -> None:
        """Stand where an attempt was left; the keeper has it already.

        Args:
            lines: what was done, as it was kept; what is no event is passed over.
        """
        events: list[AttemptEvent] = []
        for line in lines:
            try:
                events.append(from_line(line))  # type: ignore[arg-type]
            except (ValueError, AttributeError):
                continue
        if events:
            self.attempt = fold(self.play, events)
        else:  # left before anything was done: only the look at it was kept
            self._start()
        if self.head.mode == EXAM:
            self.keeper.record(Other(TAKEN_UP, {}))

    def do(self, event: AttemptEvent) -> bool:
        """Do something; when this returns it is on disk, or `trouble` says why not.

        Returns:
            False when it makes no sense now: then nothing happens.
        """
        if not takes(self.play, self.attempt, event):
            return False
        self.keeper.record(play_event(to_line(event)))
        self.attempt = proceed(self.play, self.attempt, event)
        if isinstance(event, Ended):
            self.finish()
        return True

    @property
    def debrief(self) -> "Debrief":
        """Return the debrief; only sensible once the call is over."""
        from tui.core.training.debrief import debrief  # noqa: PLC0415 - only at the end

        if self._debrief is None or not self._is_finished:
            self._debrief = debrief(self.play, self.attempt.events)
        return self._debrief

    def finish(self) -> None:
        """Score the call, rate its skills, and hand the result in; once."""
        if self._is_finished:
            return
        self._is_finished = True
        if not self.is_counted:
            self.keeper.finish(None)
            return
        from tui.core.practice.scoring import reviews_of, score_fields  # noqa: PLC0415 - as above

        found = self.debrief
        fields = score_fields(self.play, self.attempt, found, self._authored)
        again = sum(getattr(e.event, "kind", "") == TAKEN_UP for e in self.keeper.records)
        fields.update({"taken_up": again} if again else {})
        reviews = reviews_of(self.play, found, self.keeper.now, self.keeper.id)
        self.keeper.finish(Other(SCORED, fields), reviews)
        if self._hand_in is not None:
            self.said = self._hand_in(self.keeper.id, self.keeper.records)

    def leave(self) -> None:
        """Let go of the call; it can be taken up again."""
        self.keeper.close()

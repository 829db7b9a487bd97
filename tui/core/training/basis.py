"""What an attempt rests on: what the caller said plainly, what is in doubt, what was guessed."""

from collections.abc import Mapping
from functools import cached_property

from tui.core.draft import Draft, Try
from tui.core.paths.ways import known_facts
from tui.core.training.attempt import Attempt, said_in
from tui.core.training.board import Possible
from tui.core.training.play import Play

NEARLY_SURE = 0.9
"""A cause as likely as this need not be asked about any further, if its fix does no harm."""

SURE = 0.999
LITTLE = 0.01
"""So few halvings of the causes tell nothing."""


class Basis:
    """What is known at one moment of an attempt, and how well."""

    def __init__(self, play: Play, attempt: Attempt) -> None:
        """Sort what was taken down by what the caller said."""
        self.play = play
        self.attempt = attempt
        heard = {fact: reply.meaning for fact, reply in attempt.replies.items()}
        against = play.contradicted(heard)
        self.guessed: set[str] = set()
        """Facts taken down though the caller does not know them, or was never asked."""
        self.misread: set[str] = set()
        """Facts taken down as something else than the caller's words mean."""
        self.doubtful: set[str] = set()
        """Facts taken down as the caller claimed them, unsurely or against other words."""
        self.open: set[str] = set()
        """Facts that the caller does not know, and was not asked to look into."""
        for fact, answer in attempt.known.items():
            reply = attempt.replies.get(fact)
            if answer is None:
                if reply is None or not reply.checked:
                    self.open.add(fact)
            elif reply is None or reply.meaning is None:
                self.guessed.add(fact)
            elif not play.is_heard(fact, answer, reply.meaning):
                self.misread.add(fact)
            elif reply.is_doubtful or (fact in against and not reply.checked):
                self.doubtful.add(fact)
        self.against = against

    @cached_property
    def as_told(self) -> "Basis":
        """What there is to go by for who has read the ticket and not taken it down yet.

        Only what it says plainly: what sounds unsure is to be asked about.
        """
        attempt = self.attempt
        told = {
            fact: reply.meaning
            for fact, reply in attempt.replies.items()
            if reply.from_ticket and fact not in attempt.known and not reply.is_doubtful
        }
        if not told:
            return self
        return Basis(self.play, attempt._replace(known={**attempt.known, **told}))

    @cached_property
    def known(self) -> Mapping[str, str | None]:
        """What the trainee goes by, with what follows from it."""
        return self._known(self.attempt.known)

    @cached_property
    def sound(self) -> Mapping[str, str | None]:
        """What was taken down and is no guess, and in no doubt."""
        loose = self.guessed | self.doubtful | self.open
        return {fact: answer for fact, answer in self.attempt.known.items() if fact not in loose}

    @cached_property
    def sound_known(self) -> Mapping[str, str | None]:
        """The same, with what follows from it."""
        return self._known(self.sound)

    def _known(self, said: Mapping[str, str | None]) -> dict[str, str | None]:
        return known_facts(self.play.flows, self.play.begun, said_in(self.play, said))

    @cached_property
    def possible(self) -> Possible:
        """What is possible by all that the trainee goes by."""
        return self._possible(self.attempt.known, self.known)

    @cached_property
    def soundly_possible(self) -> Possible:
        """What is possible by what is in no doubt."""
        return self._possible(self.sound, self.sound_known)

    def _possible(
        self, said: Mapping[str, str | None], known: Mapping[str, str | None]
    ) -> Possible:
        answers = {fact: answer for fact, answer in said.items() if answer is not None}
        return self.play.board.possible(known, answers, self.attempt.results)

    @cached_property
    def gains(self) -> Mapping[str, float]:
        """What each question would tell, by all that the trainee goes by."""
        return self.possible.gains(self.known)

    def told_by(self, fact: str) -> float:
        """Return what a question tells, as a share of what the best one does; 0: nothing."""
        told = 0.0
        for basis in (self, self.as_told):
            gain = basis.gains.get(fact, 0.0)
            if gain >= LITTLE:
                told = max(told, gain / max(basis.gains.values()))
        return told

    @cached_property
    def next_facts(self) -> tuple[str, ...]:
        """What the flow itself would ask for next."""
        return self.play.board.next_facts(self.known, self.attempt.results)

    @property
    def best_fact(self) -> str:
        """Return the question that the flow asks next, else the one that tells most."""
        if self.next_facts:
            return self.next_facts[0]
        gains = self.gains
        return max(gains, key=lambda fact: gains[fact], default="")

    @property
    def sound_draft(self) -> Draft:
        """What is in no doubt, as a walk."""
        tried = tuple(Try(node, result) for node, result in self.attempt.results.items())
        return Draft(self.play.begun.name, said_in(self.play, self.sound), tried)

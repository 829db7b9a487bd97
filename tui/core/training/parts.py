"""The parts of a score, each with its share from 0 to 1 and a sentence that says why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from tui.core.flow import HAND_OVER
from tui.core.training.attempt import PASSED_ON, SOLVED, Attempt, fold
from tui.core.training.basis import Basis
from tui.core.training.events import Asked, AttemptEvent, Checked, Chose, HandedOver, Heard
from tui.core.training.judge import Judged, judge
from tui.core.training.labels import Label
from tui.core.training.play import Play
from tui.core.training.reference import best
from tui.core.training.rubric import (
    CONFIRM_SHARE,
    CREDIT,
    DOUBTS,
    EARLY_FIXES,
    FEW_SHARE,
    FOUND_SHARE,
    HANDING,
    MEAN_SHARE,
    MISHEARD_COST,
    MISLEADING,
    NOT_CONFIRMED,
    NOT_NAMED,
    NOTE_SHARE,
    NOTE_WORDS,
    NOTES,
    OUTCOME,
    PERSON_SHARE,
    SAFETY,
    WAYS,
    WRITTEN_SHARE,
)
from tui.core.words import mark, say

_REMEMBERED = 8
"""Of so many calls the best play is kept: after a rewind the same call is judged again."""

DECIDING = (Chose, HandedOver)
LISTENING = (Heard, Checked)
SOUND = (Label.JUSTIFIED, Label.ACCEPTED, Label.HAND_OVER, Label.GIVEN)


class Share(NamedTuple):
    """How much of a part was earned."""

    name: str
    share: float
    why: str


class Record(NamedTuple):
    """An attempt beside the best play of the same call, both judged."""

    play: Play
    attempt: Attempt
    steps: tuple[Judged, ...]
    best: Attempt
    best_steps: tuple[Judged, ...]

    def of(self, *kinds: type) -> list[Judged]:
        """Return the own steps of some kinds."""
        return [step for step in self.steps if isinstance(step.event, kinds)]

    def best_of(self, *kinds: type) -> list[Judged]:
        """Return the steps of the best play of some kinds."""
        return [step for step in self.best_steps if isinstance(step.event, kinds)]

    def has(self, *labels: Label) -> bool:
        """Tell whether one of the own steps was judged so."""
        return any(step.label in labels for step in self.steps)

    @property
    def last(self) -> Judged | None:
        """The decision that the attempt ended with."""
        decisions = self.of(*DECIDING)
        return decisions[-1] if decisions else None

    @property
    def ended_well(self) -> bool:
        """Whether the call ended as it should."""
        return outcome(self).share > 0.0

    @property
    def is_settled(self) -> bool:
        """Whether the call ended as it should, for reasons that were known."""
        return self.ended_well and self.last is not None and self.last.label in SOUND


def compare(play: Play, events: Iterable[AttemptEvent]) -> Record:
    """Judge an attempt and the best play of the same call."""
    attempt = fold(play, events)
    best_attempt, best_steps = _play_best(play)
    return Record(play, attempt, judge(play, attempt.events), best_attempt, best_steps)


@lru_cache(maxsize=_REMEMBERED)
def _play_best(play: Play) -> tuple[Attempt, tuple[Judged, ...]]:
    attempt = fold(play, best(play))
    return attempt, judge(play, attempt.events)


def list_shares(record: Record) -> Iterator[Share]:
    """Yield every part that applies to an attempt."""
    yield outcome(record)
    yield _safety(record)
    yield _ways(record)
    yield _doubts(record)
    if _should_hand_over(record) or record.attempt.ending == PASSED_ON:
        yield _handing(record)
    yield _notes(record)


def outcome(record: Record) -> Share:
    """Return how the call ended, and whether that was known to be right."""
    share, why = _ending(record)
    early = sum(1 for step in record.of(Chose)[:-1] if step.label not in SOUND)
    if share and early:
        share *= EARLY_FIXES[min(early, len(EARLY_FIXES) - 1)]
        why += say(" Too early before: {early}.", early=early)
    return Share(OUTCOME, share, why)


def _ending(record: Record) -> tuple[float, str]:
    attempt, play, last = record.attempt, record.play, record.last
    credit = CREDIT.get(last.label, 0.0) if last else 0.0
    if not attempt.is_over:
        return 0.0, say("The call is not over.")
    if attempt.ending == SOLVED:
        luck = say(_LUCK.get(last.label, "")) if last else ""
        return credit, say("It works now{luck}.", luck=luck)
    if attempt.ending == PASSED_ON:
        is_named = play.board.resolution(attempt.ended_at) is not None
        return _named(record, credit) if is_named else _passed_on(record)
    if attempt.open_fix and play.helps(attempt.open_fix):
        return credit * NOT_CONFIRMED, say("The right fix, but nobody asked whether it works.")
    return 0.0, say("The caller still has the trouble.")


_LUCK: Mapping[Label, str] = MappingProxyType(
    {
        Label.UNSAFE: mark(", but this fix was not safe to try"),
        Label.ON_DOUBT: mark(", but it rested on words that were in doubt"),
        Label.ON_GUESS: mark(", but it rested on a guess"),
        Label.PREMATURE: mark(", but other causes were left, so it was luck"),
        Label.UNLIKELY: mark(", but what was known spoke against it, so it was luck"),
    }
)
"""Why an end that came out well is worth less than it could be."""


def _named(record: Record, credit: float) -> tuple[float, str]:
    """Return what the naming of a cause that others act on is worth."""
    play, name = record.play, record.attempt.ended_at
    if name == play.cause or name in play.scenario.accepted:
        return credit, say("The right cause was named.")
    if play.helps(name):  # a hand-over, which is accepted
        return _misled(record, credit, say("Handing over is accepted here."))
    return 0.0, say("The cause was another one: {title}", title=play.title(play.cause))


def _passed_on(record: Record) -> tuple[float, str]:
    """Return what a hand-over without a cause is worth."""
    play = record.play
    if record.last is None or record.last.label is not Label.HAND_OVER:
        return 0.0, say("Handed over too early.")
    if _hands_over(play, record.best) or HAND_OVER in play.scenario.accepted:
        return _misled(record, 1.0, say("Handing over was right."))
    found = next(iter(Basis(play, record.attempt).soundly_possible.causes), "")
    if play.helps(found):
        return NOT_NAMED, say("Handed over to the right person, but the cause was not named.")
    return 0.0, say(
        "Handed over with another cause in mind than: {title}", title=play.title(play.cause)
    )


def _misled(record: Record, credit: float, why: str) -> tuple[float, str]:
    """Return what a hand-over is worth, which says what was said or something else."""
    basis = Basis(record.play, record.attempt)
    wrong = len(basis.misread | basis.guessed)
    if not wrong:
        return credit, why
    return credit * MISLEADING, say(
        "{why} But {wrong} answers in it are not what was said.", why=why, wrong=wrong
    )


def _hands_over(play: Play, attempt: Attempt) -> bool:
    is_named = play.board.resolution(attempt.ended_at) is not None
    return attempt.ending == PASSED_ON and not is_named


def _should_hand_over(record: Record) -> bool:
    return record.best.ending == PASSED_ON


def _safety(record: Record) -> Share:
    decisions = [each for each in record.of(*DECIDING) if each.label != Label.EARLY_HAND_OVER]
    if record.has(Label.UNSAFE):
        return Share(SAFETY, 0.0, say("Something unsafe was chosen."))
    if not decisions:
        return Share(SAFETY, 0.0, say("Nothing was decided."))
    sound = sum(1 for step in decisions if step.label in SOUND)
    share = sound / len(decisions)
    text = mark("{sound} of {all} decisions rested on what was known.")
    return Share(SAFETY, share, say(text, sound=sound, all=len(decisions)))


def _ways(record: Record) -> Share:
    own, par = record.of(Asked, *DECIDING), record.best_of(Asked, *DECIDING)
    mean = _mean(own, 0 if record.is_settled else len(par))
    few = min(1.0, len(par) / len(own)) if own and mean else 0.0
    text = mark("Questions and decisions: {own}; on the best way: {par}.")
    why = say(text, own=len(own), par=len(par))
    return Share(WAYS, MEAN_SHARE * mean + FEW_SHARE * few, why)


def _doubts(record: Record) -> Share:
    own, par = record.of(*LISTENING), record.best_of(*LISTENING)
    left = len(_left_in_doubt(record))
    least = 0 if record.is_settled and not left else len(par)
    missed = sum(1 for step in own if step.label in (Label.MISREAD, Label.GUESSED))
    share = _mean(own, least, more=left) * max(0.0, 1.0 - MISHEARD_COST * missed)
    text = mark("Answers and checks: {own}; misread or guessed: {missed}")
    why = say(text, own=len(own), missed=missed)
    doubt = say("{why}; left in doubt: {left}.", why=why, left=left) if left else f"{why}."
    return Share(DOUBTS, share, doubt)


def _mean(steps: Sequence[Judged], least: int, more: int = 0) -> float:
    """Return the mean worth of some steps, as if there were at least so many of them.

    Args:
        steps: those that do not count are left out.
        least: so many there are at least; those that are missing are worth nothing.
        more: so many others that are worth nothing.
    """
    values = [step.value for step in steps if step.value is not None]
    count = max(len(values) + more, least)
    return sum(values) / count if count else 1.0


def _left_in_doubt(record: Record) -> set[str]:
    """Return the facts that decide the call and were left in doubt when it ended."""
    basis = Basis(record.play, record.attempt)
    needed = {step.event.fact for step in record.best_steps if isinstance(step.event, Heard)}
    return (basis.doubtful | basis.open) & needed


def _handing(record: Record) -> Share:
    ended, play = record.attempt, record.play
    wanted = {step.event.fact for step in record.best_steps if isinstance(step.event, Heard)}
    basis = Basis(play, ended)
    found = len(wanted & basis.sound.keys()) / len(wanted) if wanted else 1.0
    right = ended.ending == PASSED_ON and _who(play, ended) == _who(play, record.best)
    worth = PERSON_SHARE * right + FOUND_SHARE + NOTE_SHARE * has_note(record)
    person = say("The right person") if right else say("Not the right person")
    missing = len(wanted) - len(wanted & basis.sound.keys())
    why = say(
        "{person}; {missing} of {wanted} answers have to be asked for again.",
        person=person,
        missing=missing,
        wanted=len(wanted),
    )
    return Share(HANDING, found * worth, why)


def _who(play: Play, attempt: Attempt) -> str:
    """Return who acts next once an attempt is over."""
    resolution = play.board.resolution(attempt.ended_at)
    if resolution is not None and resolution.actors:
        return resolution.actors[0]
    return attempt.ended_at


def has_note(record: Record) -> bool:
    """Tell whether there is a note, with everything in it that the scenario wants."""
    note = record.attempt.note.casefold()
    wanted = record.play.scenario.note
    is_whole = all(any(each.casefold() in note for each in spellings) for spellings in wanted)
    return len(note.split()) >= NOTE_WORDS and is_whole


def _notes(record: Record) -> Share:
    note = has_note(record)
    said = say("a note") if note else say("no note, or not all that belongs in it")
    if record.attempt.tried:
        asked = not record.attempt.open_fix
        share = CONFIRM_SHARE * asked + WRITTEN_SHARE * note
        text = mark("Asked whether it works; {said}.")
        text = text if asked else mark("Not asked whether it works; {said}.")
        return Share(NOTES, share, say(text, said=said))
    decided = bool(record.of(*DECIDING)) and not record.has(Label.EARLY_HAND_OVER)
    return Share(
        NOTES, note * (1.0 if decided else WRITTEN_SHARE), say("There is {said}.", said=said)
    )

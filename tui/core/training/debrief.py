"""After the call: the way taken beside the best way, what was wrong and what showed it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

from tui.core.training.events import (
    Asked,
    AttemptEvent,
    Began,
    Checked,
    Chose,
    HandedOver,
    Heard,
    word_for,
)
from tui.core.training.judge import Judged
from tui.core.training.labels import NEEDLESS, WRONG, Label
from tui.core.training.parts import compare
from tui.core.training.play import Play
from tui.core.training.practice import Practise, find_practice
from tui.core.training.reference import Par, count_steps
from tui.core.training.score import AGAIN, GOOD, HARD, Score, score_of


class Pair(NamedTuple):
    """An own step beside the one of the best play; None where the other has none."""

    own: Judged | None
    best: Judged | None
    differs: bool


class Debrief(NamedTuple):
    """What there is to learn from an attempt."""

    score: Score
    steps: tuple[Judged, ...]
    best: tuple[Judged, ...]
    pairs: tuple[Pair, ...]
    unsafe: tuple[Judged, ...]
    """What could have done harm; to be told first."""
    wrong: tuple[Judged, ...]
    """The other wrong turns."""
    needless: tuple[Judged, ...]
    """What was asked or checked without need."""
    lesson: str
    """The rule of the call in a sentence."""
    deeds: tuple[tuple[str, str], ...]
    """What must not be done in such a call, with the reason, where no step does it."""
    practise: Practise
    """The one thing to practise next."""
    cause: str
    """The title of the true cause."""
    minutes: float
    """How long the caller was on the phone, by the flow's own figures; it never counts."""
    par: Par


def debrief(play: Play, events: Iterable[AttemptEvent]) -> Debrief:
    """Return what there is to learn from an attempt.

    Args:
        play: the call.
        events: the record of the attempt, over or not.
    """
    record = compare(play, events)
    steps = record.steps
    score = score_of(record)
    return Debrief(
        score=score,
        steps=steps,
        best=record.best_steps,
        pairs=tuple(_pair(steps, record.best_steps)),
        unsafe=tuple(step for step in steps if step.label is Label.UNSAFE),
        wrong=tuple(step for step in steps if step.label in WRONG - {Label.UNSAFE}),
        needless=tuple(step for step in steps if step.label in NEEDLESS),
        lesson=play.scenario.lesson,
        deeds=tuple((each.deed, each.why) for each in play.scenario.never if each.deed),
        practise=find_practice(record),
        cause=play.title(play.cause),
        minutes=record.attempt.minutes,
        par=count_steps(play, record.best.events),
    )


def _key(step: Judged) -> tuple[str, str | None]:
    """Return what makes two steps the same."""
    event = step.event
    if isinstance(event, Heard):
        return f"heard {event.fact}", event.answer
    about = event.fact if isinstance(event, (Asked, Checked)) else ""
    about = event.node if isinstance(event, Chose) else about
    about = event.actor if isinstance(event, HandedOver) else about
    return word_for(event), about


def _pair(own: Sequence[Judged], best: Sequence[Judged]) -> Iterator[Pair]:
    mine, theirs = [_key(step) for step in own], [_key(step) for step in best]
    matcher = SequenceMatcher(a=mine, b=theirs, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        for one, other in zip_longest(own[first:last], best[start:end]):
            yield Pair(one, other, kind != "equal")


def rewind(events: Sequence[AttemptEvent], number: int) -> tuple[AttemptEvent, ...]:
    """Return the beginning of an attempt up to a step, to take another one from there.

    Args:
        events: the record of the attempt.
        number: of the judged step; it and all after it are left out.
    """
    kept = tuple(events[:number])
    if kept and isinstance(kept[0], Began):
        return (kept[0]._replace(rewound=True), *kept[1:])
    return kept


def skills(play: Play, found: Debrief) -> Mapping[str, str]:
    """Return what was practised, with how well: `resolution:FLOW/NODE`, `decision:FLOW/FACT`.

    The cause has the rating of the whole; each question the worst of what was done about it.
    """
    rated: dict[str, str] = {f"resolution:{play.cause}": found.score.rating}
    homes = play.board.homes
    for step in found.steps:
        fact = step.event.fact if isinstance(step.event, (Asked, Heard, Checked)) else ""
        rating = _RATINGS.get(step.label, "")
        if fact in homes and rating:
            name = f"decision:{homes[fact]}/{fact}"
            rated[name] = min(rated.get(name, rating), rating, key=_WORST.index)
    return rated


_WORST = (AGAIN, HARD, GOOD)
_RATINGS: Mapping[Label, str] = {
    Label.FOLLOWS: GOOD,
    Label.SPLITS: GOOD,
    Label.HEARD: GOOD,
    Label.VERIFIES: GOOD,
    Label.WEAK: HARD,
    Label.MISREAD: AGAIN,
    Label.GUESSED: AGAIN,
    Label.SHOWN: AGAIN,
}

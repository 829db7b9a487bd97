"""A debrief in words: unsafe things first, then the way taken beside the best one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from tui.core.training.labels import FINE, Label
from tui.core.words import Spoken, mark, say, say_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.core.training.debrief import Debrief
    from tui.core.training.judge import Judged

LABELS: "Mapping[str, str]" = Spoken(
    {
        "splits": mark("split what was left well"),
        "follows": mark("as the flow asks"),
        "weak": mark("told little"),
        "irrelevant": mark("told nothing here"),
        "redundant": mark("was known already"),
        "misread": mark("not what was said"),
        "guessed": mark("nobody had said so"),
        "heard": mark("as it was said"),
        "verifies": mark("cleared a doubt up"),
        "over-checks": mark("there was no doubt"),
        "relied-on-doubt": mark("a doubt was left"),
        "rests-on-guess": mark("it rests on a guess"),
        "justified": mark("the right moment"),
        "accepted": mark("defensible"),
        "premature": mark("too early"),
        "unlikely": mark("not the likeliest"),
        "unsafe": mark("unsafe"),
        "hand-over": mark("the right moment"),
        "early-hand-over": mark("too early"),
        "confirmed": mark("asked whether it works"),
        "noted": mark("written down"),
        "given": mark("given"),
        "hint": mark("a hint"),
        "shown": mark("shown by a hint"),
        "not-confirmed": mark("nobody asked whether it works"),
        "gave-up": mark("nothing was settled"),
        "closed": mark("the call is over"),
    }
)
"""What a judgement of a step means, in a few words."""

POOR = frozenset(Label) - FINE - {Label.HINT}
"""Judgements of steps that can be done better."""


_NO_DECISION = frozenset(
    (Label.GIVEN, Label.NOTED, Label.CONFIRMED, Label.NOT_CONFIRMED, Label.HINT, Label.CLOSED)
)


class Told(NamedTuple):
    """A part of a debrief: a heading and its lines."""

    title: str
    lines: tuple[str, ...]


_PARTS = Spoken(
    {
        "outcome": mark("outcome"), "safety": mark("safety"), "ways": mark("ways"),
        "doubts": mark("doubts"), "hand-over": mark("hand-over"), "notes": mark("notes"),
        "hints": mark("hints"),
    }
)  # fmt: skip


def headline(found: "Debrief") -> str:
    """Return the outcome in one line."""
    word = say("Passed") if found.score.passed else say("Not passed")
    return say("{word}: {points} of 100", word=word, points=round(found.score.total))


def say_parts(found: "Debrief") -> tuple[str, ...]:
    """Return the parts of the score, each with its reason."""
    parts = [
        f"{_PARTS[part.name]}: {_points(part.points)}{_of(part.of)}. {part.why}".rstrip()
        for part in found.score.parts
    ]
    return (*parts, *([found.score.capped] if found.score.capped else []))


def _of(points: float) -> str:
    return say(" of {points}", points=_points(points)) if points else ""


def _points(points: float) -> str:
    shown = round(points, 1)
    return say_number(shown, ".0f" if shown.is_integer() else ".1f")


def say_time(found: "Debrief") -> str:
    """Return how long the caller was on the phone; it is never scored."""
    return say(
        "The caller was on the phone for {minutes:.0f} minutes, {best:.0f} on the best way. "
        "Time is not scored.",
        minutes=found.minutes,
        best=found.par.minutes,
    )


def say_left(step: "Judged") -> str:
    """Say what was possible before a step and after it; empty where it changed nothing."""
    if step.before == step.after:
        return ""
    return say("{before} -> {after} causes possible", before=step.before, after=step.after)


def say_step(step: "Judged") -> tuple[str, ...]:
    """Return a step with what is to be said of it."""
    label = LABELS.get(step.label, step.label)
    left = say_left(step)
    head = f"{step.text} ({label}{'; ' + left if left else ''})"
    if step.label not in POOR:
        return (head,)
    return (head, *(text for text in (step.why, step.showed) if text))


def tell_before(found: "Debrief") -> Iterator[Told]:
    """Yield what comes before the steps: what was unsafe, then what went wrong."""
    if found.unsafe:
        yield Told(say("Unsafe"), tuple(_reason(step) for step in found.unsafe))
    wrong = [step for step in found.wrong if step not in found.unsafe]
    if wrong:
        yield Told(say("Wrong turns"), tuple(_reason(step) for step in wrong))


def tell_after(found: "Debrief") -> Iterator[Told]:
    """Yield what comes after the steps: what was asked needlessly, and the rule."""
    if found.needless:
        yield Told(say("Asked needlessly"), tuple(step.text for step in found.needless))
    if found.lesson:
        yield Told(say("The rule"), (found.lesson,))


def _reason(step: "Judged") -> str:
    parts = [step.text, step.why, step.showed]
    return " ".join(
        part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part
    )


def can_rewind(step: "Judged | None") -> bool:
    """Tell whether one can begin again at a step: one of one's own that was a decision."""
    return step is not None and step.label not in _NO_DECISION

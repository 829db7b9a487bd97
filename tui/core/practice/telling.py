"""A debrief in words: unsafe things first, then the way taken beside the best one."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from tui.core.training.labels import FINE, Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.core.training.debrief import Debrief
    from tui.core.training.judge import Judged

LABELS: "Mapping[str, str]" = MappingProxyType(
    {
        "splits": "split what was left well",
        "follows": "as the flow asks",
        "weak": "told little",
        "irrelevant": "told next to nothing here",
        "redundant": "was known already",
        "misread": "not what was said",
        "guessed": "nobody had said so",
        "heard": "as it was said",
        "verifies": "cleared a doubt up",
        "over-checks": "there was no doubt",
        "relied-on-doubt": "a doubt was left",
        "rests-on-guess": "it rests on a guess",
        "justified": "the right moment",
        "accepted": "defensible",
        "premature": "too early",
        "unlikely": "not the likeliest",
        "unsafe": "unsafe",
        "hand-over": "the right moment",
        "early-hand-over": "too early",
        "confirmed": "asked whether it works",
        "noted": "written down",
        "given": "given",
        "hint": "a hint",
        "shown": "shown by a hint",
        "not-confirmed": "nobody asked whether it works",
        "gave-up": "nothing was settled",
        "closed": "the call is over",
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


def headline(found: "Debrief") -> str:
    """Return the outcome in one line."""
    word = "Passed" if found.score.passed else "Not passed"
    return f"{word}: {round(found.score.total)} of 100"


def say_parts(found: "Debrief") -> tuple[str, ...]:
    """Return the parts of the score, each with its reason."""
    parts = [
        f"{part.name}: {_points(part.points)}{_of(part.of)}. {part.why}".rstrip()
        for part in found.score.parts
    ]
    return (*parts, *([found.score.capped] if found.score.capped else []))


def _of(points: float) -> str:
    return f" of {_points(points)}" if points else ""


def _points(points: float) -> str:
    return f"{points:.1f}".removesuffix(".0")


def say_time(found: "Debrief") -> str:
    """Return how long the caller was on the phone; it is never scored."""
    return (
        f"The caller was on the phone for {found.minutes:.0f} minutes, "
        f"{found.par.minutes:.0f} on the best way. Time is not scored."
    )


def say_left(step: "Judged") -> str:
    """Say what was possible before a step and after it; empty where it changed nothing."""
    if step.before == step.after:
        return ""
    return f"{step.before} -> {step.after} causes possible"


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
        yield Told("Unsafe", tuple(_reason(step) for step in found.unsafe))
    wrong = [step for step in found.wrong if step not in found.unsafe]
    if wrong:
        yield Told("Wrong turns", tuple(_reason(step) for step in wrong))


def tell_after(found: "Debrief") -> Iterator[Told]:
    """Yield what comes after the steps: what was asked needlessly, and the rule."""
    if found.needless:
        yield Told("Asked needlessly", tuple(step.text for step in found.needless))
    if found.lesson:
        yield Told("The rule", (found.lesson,))


def _reason(step: "Judged") -> str:
    parts = [step.text, step.why, step.showed]
    return " ".join(
        part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part
    )


def can_rewind(step: "Judged | None") -> bool:
    """Tell whether one can begin again at a step: one of one's own that was a decision."""
    return step is not None and step.label not in _NO_DECISION

"""The result of one call, as it is kept with the attempt and comes back to the trainer."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from tui.core.actor import name_actor
from tui.core.practice.attempt import Attempt
from tui.core.practice.authored import Authored, question_in, title_in
from tui.core.text import visible
from tui.core.words import say

_MOST = 1e6
_LONGEST = 200
"""Letters of a text that are taken from a file that anybody may have written."""


class Result(NamedTuple):
    """What came of one call."""

    attempt: str
    learner: str
    call: str
    """What tells the call from others: its id, or what makes it again."""
    title: str
    flow: str
    content: str
    """Hash of the flow it was played on."""
    mode: str
    at: str
    total: int
    passed: bool
    cause: str
    """The true cause, as FLOW/NODE."""
    cause_title: str
    end: str
    """Where it ended: FLOW/NODE, `hand-over`, or empty when it was hung up."""
    end_title: str
    """The title of the fix it ended on, or was hung up after, as the flow's author wrote it."""
    unsafe: int
    hints: int
    minutes: float
    par: float
    asked: tuple[str, ...]
    """Facts that were asked."""
    misread: tuple[str, ...]
    """Facts whose answer was written down wrongly, or taken as sure though it was not."""
    questions: Mapping[str, str]
    """The wording of these facts, so that a report needs no flow."""
    group: str = ""
    taken_up: int = 0
    """How often an exam call was left in its middle and gone on with."""
    handed_to: str = ""
    """The actor it was handed over to; empty when it was not."""
    after: str = ""
    """The fix chosen last, as FLOW/NODE, when it was hung up after one."""


def read_result(attempt: Attempt) -> Result | None:
    """Return the result of an attempt; None when it has none, or one that does not count."""
    scored, head = attempt.scored, attempt.head
    if not scored or head.rewound or type(scored.get("passed")) is not bool:
        return None
    made = f"{head.flow} {head.level} {head.seed}"
    return Result(
        attempt=attempt.id,
        learner=_text(head.learner),
        call=_text(made if head.is_generated else head.scenario),
        title=_text(head.title),
        flow=_text(head.flow),
        content=_text(head.contents.get(head.flow, "")),
        mode=_text(head.mode),
        at=attempt.begun,
        total=round(_number(scored, "total")),
        passed=bool(scored["passed"]),
        cause=_text(scored.get("cause")),
        cause_title=_text(scored.get("cause_title")),
        end=_text(scored.get("end")),
        end_title=_text(scored.get("end_title")),
        unsafe=round(_number(scored, "unsafe")),
        hints=round(_number(scored, "hints")),
        minutes=_number(scored, "minutes"),
        par=_number(scored, "par"),
        asked=_texts(scored.get("asked")),
        misread=_texts(scored.get("misread")),
        questions=_mapping(scored.get("questions")),
        group=_text(head.group),
        taken_up=round(_number(scored, "taken_up")),
        handed_to=_text(scored.get("handed_to")),
        after=_text(scored.get("after")),
    )


def say_in(result: Result, flows: Authored) -> Result:
    """Return a result with its titles and questions as the flows at hand say them.

    Raises:
        KeyError: a flow is not at hand.
    """
    asked = {name: question_in(flows, name) or text for name, text in result.questions.items()}
    ended = result.after or (result.end if "/" in result.end else "")
    return result._replace(
        cause_title=title_in(flows, result.cause) or result.cause_title,
        end_title=(title_in(flows, ended) if ended else "") or result.end_title,
        questions=asked,
    )


def say_end(result: Result) -> str:
    """Say where a call ended; a result of an older version as its player's program said it."""
    if result.handed_to:
        return say("handed over to {actor}", actor=name_actor(result.handed_to))
    if result.after:
        return say("hung up after {title}", title=result.end_title or result.after)
    return result.end_title or result.end or say("hung up")


def _text(value: object) -> str:
    return visible(value[:_LONGEST]).strip() if isinstance(value, str) else ""


def _number(fields: Mapping[str, Any], name: str) -> float:
    value = fields.get(name)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return 0.0
    return float(value) if abs(value) < _MOST else 0.0


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(_text, value)) if isinstance(value, (list, tuple)) else ()


def _mapping(value: object) -> Mapping[str, str]:
    if not isinstance(value, Mapping):
        return {}
    return {_text(key): _text(each) for key, each in value.items()}


def choose_attempts(results: Iterable[Result], policy: str) -> tuple[Result, ...]:
    """Return one result for each person and call: the first, the best or the last."""
    chosen: dict[tuple[str, str], Result] = {}
    for result in sorted(results, key=lambda each: (each.at, each.attempt)):
        key = (result.learner, result.call)
        before = chosen.get(key)
        if (
            before is None
            or policy == "last"
            or (policy == "best" and (result.passed, result.total) > (before.passed, before.total))
        ):
            chosen[key] = result
    return tuple(sorted(chosen.values(), key=lambda each: (each.at, each.attempt)))

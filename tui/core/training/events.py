"""What happens in an attempt, as plain values: the one record that everything else is read from.

Facts, answers and actors are named by their ids, resolutions as `FLOW/NODE`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from tui.core.words import mark

WATCH, COMPLETE, GUIDED = mark("watch"), mark("complete"), mark("guided")
FREE, EXAM, DRILL = mark("free"), mark("exam"), mark("drill")
MODES = (WATCH, COMPLETE, GUIDED, FREE, EXAM, DRILL)
RUNGS = 4
"""How many hints there are for each step, from coarse to shown."""


class Began(NamedTuple):
    """An attempt begins."""

    scenario: str
    mode: str = FREE
    seed: str = ""
    """What a generated scenario was made from."""
    given: int = 0
    """So many steps are taken by the program, for the trainee to go on from."""
    digest: str = ""
    """The content of the flow that was practised on."""
    rewound: bool = False
    """Whether it goes on from a decision of an earlier attempt."""


class Asked(NamedTuple):
    """The caller was asked for a fact."""

    fact: str


class Heard(NamedTuple):
    """What the trainee took for the answer; None: the caller does not know."""

    fact: str
    answer: str | None


class Checked(NamedTuple):
    """The caller was asked to look again."""

    fact: str


class Chose(NamedTuple):
    """A resolution was chosen; a fix is tried, any other ends the call."""

    node: str


class Confirmed(NamedTuple):
    """The caller was asked whether it works now."""


class HandedOver(NamedTuple):
    """The call was given to somebody else, with several causes still possible."""

    actor: str
    reason: str = ""


class Noted(NamedTuple):
    """The trainee's note, whole; a later one takes its place."""

    text: str


class Hinted(NamedTuple):
    """A hint was taken: 1 is the coarsest, 4 shows the step."""

    rung: int


class Ended(NamedTuple):
    """The trainee hung up."""


AttemptEvent: TypeAlias = (
    Began | Asked | Heard | Checked | Chose | Confirmed | HandedOver | Noted | Hinted | Ended
)

KINDS: Mapping[str, type[Any]] = MappingProxyType(
    {
        "began": Began,
        "asked": Asked,
        "heard": Heard,
        "checked": Checked,
        "chose": Chose,
        "confirmed": Confirmed,
        "handed-over": HandedOver,
        "noted": Noted,
        "hinted": Hinted,
        "ended": Ended,
    }
)
"""The word for each event in a line."""

_WORDS = {kind: word for word, kind in KINDS.items()}
_TYPES: Mapping[str, tuple[type[Any], ...]] = MappingProxyType(
    {"answer": (str, type(None)), "given": (int,), "rung": (int,), "rewound": (bool,)}
)


def word_for(event: AttemptEvent) -> str:
    """Return the word that names the kind of an event."""
    return _WORDS[type(event)]


def to_line(event: AttemptEvent) -> dict[str, Any]:
    """Return an event as plain values, without what is taken for granted."""
    defaults = event._field_defaults
    fields = {
        name: value
        for name, value in event._asdict().items()
        if name not in defaults or value != defaults[name]
    }
    return {"event": word_for(event), **fields}


def from_line(line: Mapping[str, Any]) -> AttemptEvent:
    """Return the event that plain values stand for; keys it does not have are left out.

    Raises:
        ValueError: they stand for none.
    """
    word = line.get("event")
    kind = KINDS.get(word) if isinstance(word, str) else None
    if kind is None:
        raise ValueError(f"no event of an attempt: {word}")
    fields = {name: line[name] for name in kind._fields if name in line}
    for name, value in fields.items():
        expected = _TYPES.get(name, (str,))
        if not isinstance(value, expected) or (isinstance(value, bool) and bool not in expected):
            raise ValueError(f"{word}: {name} has the wrong form")
    try:
        event: AttemptEvent = kind(**fields)
    except TypeError:
        raise ValueError(f"{word}: something is missing") from None
    return event

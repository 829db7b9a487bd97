"""Events of an attempt are written down and come back the same; damaged lines are refused."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.training.events import (
    Asked,
    AttemptEvent,
    Began,
    Chose,
    HandedOver,
    Heard,
    Hinted,
    from_line,
    to_line,
)

EVENTS: tuple[AttemptEvent, ...] = (
    Began("kim", mode="exam", given=2, rewound=True),
    Asked("mfa"),
    Heard("mfa", None),
    Heard("mfa", "yes"),
    Chose("tiny/assign"),
    HandedOver("IA", "several"),
    Hinted(3),
)


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_comes_back_as_it_was_written(event: AttemptEvent) -> None:
    assert from_line(json.loads(json.dumps(to_line(event)))) == event


@pytest.mark.parametrize(
    "line",
    [
        {},
        {"event": "flew"},
        {"event": []},
        {"event": "asked"},
        {"event": "asked", "fact": 3},
        {"event": "hinted", "rung": True},
        {"event": "heard", "fact": "mfa", "answer": 1},
    ],
)
def test_what_is_no_event_is_refused(line: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_line(line)


@given(st.dictionaries(st.text(), st.none() | st.booleans() | st.integers() | st.text()))
def test_no_line_does_anything_else_than_being_refused(line: dict[str, Any]) -> None:
    for word in ("began", "asked", "heard", "hinted", line.get("event")):
        try:
            event = from_line({**line, "event": word})
        except ValueError:
            continue
        assert from_line(to_line(event)) == event

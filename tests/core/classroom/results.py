"""Results as a class brings them back."""

from typing import Any

from tui.core.classroom.result import Result


def call(learner: str, number: int, *, passed: bool = True, **more: Any) -> Result:
    """Return the result of one call."""
    cause = more.pop("cause", "intune-ios/apns")
    misread = more.get("misread", ())
    asked = more.pop("asked", ("f/auth",))
    usual: dict[str, Any] = {
        "attempt": f"{learner}-{number}-{more.get('at', '')}",
        "learner": learner,
        "call": f"call-{number}",
        "title": f"Call {number}",
        "flow": "intune-ios",
        "content": "abcdef0123456789ffff",
        "mode": "exam",
        "at": f"2026-11-{number:02}T09:00:00.000Z",
        "total": 90 if passed else 40,
        "passed": passed,
        "cause": cause,
        "cause_title": f"the cause {cause}",
        "end": cause if passed else "",
        "end_title": "",
        "unsafe": 0,
        "hints": 0,
        "minutes": 10.0,
        "par": 8.0,
        "asked": asked,
        "misread": misread,
        "questions": {fact: f"What about {fact}?" for fact in (*asked, *misread)},
    }
    return Result(**{**usual, **more})


def calls(learner: str, passed: int, total: int) -> list[Result]:
    """Return so many calls of one person, the passed ones first."""
    return [call(learner, number + 1, passed=number < passed) for number in range(total)]

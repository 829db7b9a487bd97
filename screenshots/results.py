"""The results of a class as the picture of a report shows them; nobody of these names exists."""

from collections.abc import Iterator

from tui.core.classroom.result import Result

CAUSES = (
    ("mfa-legacy", "The second proof cannot be asked in the old sign-in", "Which sign-in is it?"),
    ("apns-renew", "The Apple push certificate has expired", "What does the certificate page say?"),
    ("device-cap", "The user has as many devices as allowed", "How many devices are listed?"),
)
PEOPLE = (("Ada", 9, 10), ("Noor", 7, 10), ("Kim", 10, 12), ("Sam", 3, 4))
"""Name, calls passed, calls played."""


def list_results() -> list[Result]:
    """Return the results of four people."""
    return [result for name, passed, calls in PEOPLE for result in _of(name, passed, calls)]


def _of(name: str, passed: int, calls: int) -> Iterator[Result]:
    for number in range(calls):
        cause, title, question = CAUSES[number % len(CAUSES)]
        is_passed = number >= calls - passed
        yield Result(
            f"{name}-{number}", name, f"call-{number}", f"Call {number + 1}", "intune-ios",
            "5f0c1a2b3c4d", "exam", f"2026-12-05T09:{number:02}:00.000Z", 88 if is_passed else 42,
            is_passed, f"intune-ios/{cause}", title, "", "" if is_passed else "Renew the token",
            0 if is_passed else number % 2, 0, 11.0 + number, 9.0, (question,),
            () if is_passed else (question,), {question: question},
        )  # fmt: skip

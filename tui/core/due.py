"""When a waiting case is looked at again: read from what a person types, and said back."""

import re
from datetime import date, timedelta

from tui.core.words import mark, say, say_count

_MOST_DAYS = 3660
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = (
    mark("Mon"), mark("Tue"), mark("Wed"), mark("Thu"), mark("Fri"), mark("Sat"), mark("Sun"),
)  # fmt: skip
_SHORTEST_NAME = 3
_WEEK = 7
_SPAN = re.compile(r"\+?(\d{1,4})\s*(d|days?|w|weeks?)?")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})?")


class NoDay(ValueError):
    """What was typed is no day to wait for; says what can be typed."""


def read_due(text: str, today: str) -> str:
    """Return the day that somebody means, as YYYY-MM-DD.

    Args:
        text: `2026-12-01`, `1.12.`, `tomorrow`, `friday`, `3` or `3 days`, `2 weeks`.
        today: as YYYY-MM-DD.

    Raises:
        NoDay: it is none of these, or over.
    """
    now = date.fromisoformat(today)
    word = " ".join(text.casefold().split())
    try:
        day = _named(word, now) or _written(word, now)
    except (ValueError, OverflowError):
        day = None
    if day is None:
        raise NoDay(say("Type a day: 2026-12-01, tomorrow, friday, 3 days or 2 weeks."))
    if day < now:
        raise NoDay(say("{day} is over; type today or a later day.", day=day.isoformat()))
    if (day - now).days > _MOST_DAYS:
        raise NoDay(say("{day} is more than ten years away.", day=day.isoformat()))
    return day.isoformat()


def _named(word: str, now: date) -> date | None:
    """Return the day of a word or a number of days; None when it is neither."""
    if word in ("today", "tomorrow"):
        return now + timedelta(days=word == "tomorrow")
    if len(word) >= _SHORTEST_NAME:
        for number, name in enumerate(_DAYS):
            if name.startswith(word):
                return now + timedelta(days=(number - now.weekday() - 1) % _WEEK + 1)
    span = _SPAN.fullmatch(word)
    if span is None:
        return None
    days = int(span[1]) * (_WEEK if (span[2] or "d").startswith("w") else 1)
    return now + timedelta(days=days)


def _written(word: str, now: date) -> date | None:
    """Return a day that is written out; one without a year is the next of its kind."""
    dotted = _DOTTED.fullmatch(word)
    if dotted is None:
        return date.fromisoformat(word)
    day = date(int(dotted[3] or now.year), int(dotted[2]), int(dotted[1]))
    return day.replace(year=now.year + 1) if day < now and not dotted[3] else day


def say_due(due: str, today: str) -> str:
    """Say how a day lies to today: `due today`, `due since 3 days`, `Fri 2026-12-04`."""
    try:
        day, now = date.fromisoformat(due), date.fromisoformat(today)
    except ValueError:
        return due
    if day == now:
        return say("due today")
    if day < now:
        return say_count("due since {number} day", "due since {number} days", (now - day).days)
    return f"{say(_SHORT[day.weekday()])} {due}"

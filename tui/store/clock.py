"""The time, as a value that is handed in, so that tests can set it, stop it and turn it back."""

import time
from collections.abc import Callable

from tui.core.tuples import NamedTuple

_DAY = 86_400


class When(NamedTuple):
    """A moment, by both kinds of clock."""

    wall: float
    steady: float


class Clock(NamedTuple):
    """What tells the time."""

    wall: Callable[[], float]
    """Seconds since 1970, as the system believes; may jump."""
    steady: Callable[[], float]
    """Seconds since some moment; never jumps."""
    ahead: Callable[[float], int]
    """How many minutes the clock on the wall is ahead of UTC at a moment."""

    def now(self) -> When:
        """Return this moment."""
        return When(self.wall(), self.steady())

    def today(self) -> str:
        """Return the day on the clock on the wall, as YYYY-MM-DD."""
        moment = self.wall()
        return time.strftime("%Y-%m-%d", time.gmtime(moment + 60 * self.ahead(moment)))

    def days_ago(self, days: int) -> str:
        """Return the moment so many days ago."""
        return say_moment(max(0.0, self.wall() - days * _DAY))


def _ahead_here(moment: float) -> int:
    return (time.localtime(moment).tm_gmtoff or 0) // 60


SYSTEM = Clock(time.time, time.monotonic, _ahead_here)
"""The clock of this machine."""


def say_moment(moment: float) -> str:
    """Return a moment as 2026-11-23T07:45:01.123Z."""
    whole, thousandth = divmod(round(moment * 1000), 1000)
    return f"{time.strftime('%Y-%m-%dT%H:%M:%S', time.gmtime(whole))}.{thousandth:03}Z"


def say_zone(minutes: int) -> str:
    """Return an offset as +01:00."""
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"

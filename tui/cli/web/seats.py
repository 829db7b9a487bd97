"""Who may sit where: a one-time token opens a seat, a cookie holds it."""

import hashlib
import secrets

_BYTES = 24


class Seats:
    """A room with so many seats."""

    def __init__(self, count: int) -> None:
        """Prepare a room.

        Args:
            count: how many may walk at once.
        """
        self.tokens = [secrets.token_urlsafe(_BYTES) for _ in range(count)]
        """What opens each seat, once."""
        self._unused = {_fold(token): number for number, token in enumerate(self.tokens, 1)}
        self._held: dict[str, int] = {}
        self._walking: set[str] = set()

    def open(self, token: str) -> str:
        """Return the cookie of the seat that a token opens; empty when it opens none (any more)."""
        number = self._unused.pop(_fold(token), None)
        if number is None:
            return ""
        cookie = secrets.token_urlsafe(_BYTES)
        self._held[_fold(cookie)] = number
        return cookie

    def holds(self, cookie: str) -> bool:
        """Tell whether a cookie is that of a seat."""
        return _fold(cookie) in self._held

    def number(self, cookie: str) -> int:
        """Return which seat a cookie holds, from 1.

        Raises:
            KeyError: it holds none.
        """
        return self._held[_fold(cookie)]

    def sit(self, cookie: str) -> bool:
        """Take a seat; False when somebody sits there, in another window."""
        folded = _fold(cookie)
        if folded not in self._held or folded in self._walking:
            return False
        self._walking.add(folded)
        return True

    def leave(self, cookie: str) -> None:
        """Leave a seat; its cookie may take it again."""
        self._walking.discard(_fold(cookie))


def _fold(secret: str) -> str:
    """Return what is kept of a secret; looking it up tells nothing about the secret by its time."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()

"""Digests of what was read, and seals on what is kept; they need no library of ciphers.

BLAKE2 is asked for by its own module: `hashlib` would load OpenSSL before the first question.
"""

try:
    from _blake2 import blake2b
    from _operator import _compare_digest as is_same
except ImportError:  # a Python built another way
    from hashlib import blake2b
    from hmac import compare_digest as is_same  # type: ignore[no-redef]

__all__ = ["Digest", "digest", "is_same", "seal"]

_BYTES = 32
SEAL_LETTERS = 2 * _BYTES
"""How long a seal is."""


class Digest:
    """The digest of several parts, one after the other."""

    def __init__(self, first: bytes = b"") -> None:
        """Begin with these bytes."""
        self._total = blake2b(first, digest_size=_BYTES)

    def update(self, data: bytes) -> None:
        """Go on with these."""
        self._total.update(data)

    def hexdigest(self) -> str:
        """Return the digest of all so far."""
        return self._total.hexdigest()


def digest(data: bytes) -> str:
    """Return the digest of some bytes, 64 letters long."""
    return blake2b(data, digest_size=_BYTES).hexdigest()


def seal(body: bytes, key: bytes) -> bytes:
    """Return the seal on a record, 64 letters; only who has the key can make it."""
    return blake2b(body, digest_size=_BYTES, key=key).hexdigest().encode()

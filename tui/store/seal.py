"""Digests of what was read, and seals on what is kept; they need no library of ciphers.

BLAKE2 is asked for by its own module: `hashlib` would load OpenSSL before the first question.
"""

try:
    from _blake2 import blake2b
    from _operator import _compare_digest as is_same
except ImportError:  # a Python built another way
    from hashlib import blake2b
    from hmac import compare_digest as is_same  # type: ignore[no-redef]

__all__ = ["begin_digest", "digest", "is_same", "seal"]

_BYTES = 32
SEAL_LETTERS = 2 * _BYTES
"""How long a seal is."""


def begin_digest(first: bytes) -> blake2b:
    """Return the digest of several parts, one after the other, begun with the first."""
    return blake2b(first, digest_size=_BYTES)


def digest(data: bytes) -> str:
    """Return the digest of some bytes, 64 letters long."""
    return blake2b(data, digest_size=_BYTES).hexdigest()


def seal(body: bytes | memoryview, key: bytes) -> bytes:
    """Return the seal on a record, 64 letters; only who has the key can make it."""
    return blake2b(body, digest_size=_BYTES, key=key).hexdigest().encode()

"""What must never reach a terminal."""

import re

HARMFUL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)


def find_harm(text: str) -> list[str]:
    """Return the characters of a text that act, turn text round, hide or cannot be encoded."""
    return HARMFUL.findall(text)

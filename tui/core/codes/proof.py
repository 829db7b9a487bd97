"""Codes of the proof family."""

from tui.core.diagnostic import Code

CODES: tuple[Code, ...] = ()

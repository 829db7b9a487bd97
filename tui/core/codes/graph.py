"""Codes of the graph family."""

from tui.core.diagnostic import Code

CODES: tuple[Code, ...] = ()

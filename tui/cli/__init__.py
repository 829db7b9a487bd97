"""The command line: what scripts and people call."""

from tui.cli.main import main

__all__ = ["main"]

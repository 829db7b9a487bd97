"""The parser of command lines: whole names of options only, and faults left to the caller."""

import argparse
from typing import Any, NoReturn

from tui.cli.stop import Misused


class Parser(argparse.ArgumentParser):
    """Reads a command line."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        """Take options by their whole names only, so that a new one never changes an old call."""
        super().__init__(*arguments, **{**settings, "allow_abbrev": False})

    def error(self, message: str) -> NoReturn:
        """Raise instead of printing.

        Raises:
            Misused: always.
        """
        command = self.prog.partition(" ")[2]
        raise Misused(self.format_usage(), f"{command}: {message}" if command else message)

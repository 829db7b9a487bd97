"""A terminal that is looked at: what stands on it, in which colours, and what it was sent."""

import re
import time
from typing import Self

import pyte

from tests.terminal import Terminal

COLOUR = re.compile(rb"\x1b\[([0-9;]*)m")
ESCAPED = re.compile(r"\\[uxN][0-9a-fA-F{]|\ufffd|\x1b")
LEFT = {b"\x1b[?1049h": b"\x1b[?1049l", b"\x1b[?25l": b"\x1b[?25h", b"\x1b[?2004h": b"\x1b[?2004l"}
_STEADY = 0.15


class Eyes:
    """Shows what a program has painted, as a person would see it."""

    def __init__(self, terminal: Terminal, columns: int, rows: int) -> None:
        """Begin with an empty screen."""
        self.terminal = terminal
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._fed = 0

    def __enter__(self) -> Self:
        """Use as a context: the program ends with it."""
        self.terminal.__enter__()
        return self

    def __exit__(self, *about: object) -> None:
        """End the program."""
        self.terminal.__exit__(None, None, None)

    @property
    def text(self) -> str:
        """What stands on the screen."""
        lines: list[str] = self.screen.display
        return "\n".join(line.rstrip() for line in lines)

    def look(self, seconds: float = 0.05) -> bool:
        """Take in what was sent meanwhile; tells whether there was something."""
        seen = self.terminal.read(seconds)
        new = self.terminal.sent[self._fed :]
        self._fed = len(self.terminal.sent)
        # pyte takes the flags of newer sequences, such as `CSI > 1 u`, for text to draw.
        self._stream.feed(re.sub(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p", b"", new))
        return seen

    def see(self, *words: str, seconds: float = 60.0) -> None:
        """Wait until all of these stand on the screen, and nothing moves any more."""
        end = time.monotonic() + seconds
        while not all(" ".join(each.split()) in " ".join(self.text.split()) for each in words):
            silent = not self.look()
            if time.monotonic() > end or (silent and self.terminal.process.poll() is not None):
                raise AssertionError(f"{words} was not seen; on the screen:\n{self.text}")
        while self.look(_STEADY):
            pass

    def faults(self, *, ascii_only: bool, colours: int) -> list[str]:
        """Return what is not as it should be on a terminal of this kind."""
        found = []
        if hit := ESCAPED.search(self.text):
            found.append(f"{hit[0]!r} stands on the screen")
        if ascii_only and not self.terminal.sent.isascii():
            found.append("more than ASCII was sent")
        if excess := excess_colours(self.terminal.sent, colours):
            found.append(f"{excess} was sent, where there are {colours} colours")
        hidden = self._hidden()
        return [*found, f"{hidden!r} has the colour of its ground"] if hidden else found

    def _hidden(self) -> str:
        """Return text that nobody can see, because it has the colour of what it stands on."""
        buffer = self.screen.buffer
        return "".join(
            cell.data
            for row in range(self.screen.lines)
            for cell in buffer[row].values()
            if not cell.data.isspace() and cell.fg == cell.bg != "default"
        )

    def left_open(self) -> list[str]:
        """Return what was switched on and not off again."""
        sent = self.terminal.sent
        found = [repr(on) for on, off in LEFT.items() if sent.rfind(on) > sent.rfind(off)]
        found += [
            number.decode()
            for number in (b"1000", b"1003", b"1004", b"1006", b"2048")
            if sent.rfind(b"[?" + number + b"h") > sent.rfind(b"[?" + number + b"l")
        ]
        return found if self.terminal.restored() else [*found, "the line's own modes"]


def excess_colours(sent: bytes, colours: int) -> str:
    """Return the first colour that a terminal with so many colours does not know."""
    for found in COLOUR.findall(sent):
        codes = [int(code or b"0") for code in found.split(b";")]
        place = 0
        while place < len(codes):
            code = codes[place]
            if code in (38, 48):
                needs = 1 << 24 if codes[place + 1 : place + 2] == [2] else 256
                place += 5 if needs > 256 else 3
            else:
                is_colour = 30 <= code <= 37 or 40 <= code <= 47 or code >= 90
                needs = 16 if is_colour else 0
                place += 1
            if needs > colours:
                return str(found, "ascii")
    return ""

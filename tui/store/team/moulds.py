"""Cases that say what another one did go into the same mould: nothing in them is read twice.

Calls go the same ways again and again; what differs is when. So a file whose lines are plain, whole
and in order is taken apart by one pattern, and where what it says is known already its rows are
made without a parser. Everything else goes the long way.
"""

import re
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from tui.core.journal.case import spent_seconds
from tui.core.journal.record import FORMAT
from tui.core.report.counts import day_of
from tui.store.files import FileRefused, read_bytes
from tui.store.team.rows import MOMENT, Mould, Rows, cast_rows

MOST_BYTES = 256 * 1024
"""Of a case that is read like this."""
_KEPT, _LONG = 4_096, 8_192
"""How many moulds are kept, and the bytes of events of those that are."""

_VERSION = str(FORMAT).encode()
_LINE = re.compile(
    rb'(\{"v":%b,"case":"([0-9a-z-]{1,60})","n":([1-9][0-9]{0,8}),"at":"(%b)",'
    rb'"zone":"([ !#-\[\]-~]*)","ms":(0|[1-9][0-9]{0,17}),("event":[^\r\n]*)),'
    rb'"crc":"([0-9a-f]{8})"\}\n' % (_VERSION, MOMENT.encode())
)
"""A whole line, exactly as a journal has it."""
_TAIL = len(b',"crc":"01234567"}\n')


class Plain(NamedTuple):
    """A case with nothing strange in its file."""

    case: str
    size: int
    """Bytes of the file."""
    frames: tuple[tuple[bytes, bytes, bytes, bytes, bytes], ...]
    """For each event number, time, zone, milliseconds and format, as cells."""
    said: tuple[bytes, ...]
    """For each event what it says, as it is."""

    def cast(self, mould: Mould) -> Rows:
        """Return its rows.

        Raises:
            Unfit: the day in its name is none.
        """
        day = day_of(self.case, self.frames[0][1].decode())
        spent = spent_seconds(int(frame[3]) for frame in self.frames)
        return cast_rows(mould, self.case, day, self.frames, spent)


def read_plain(path: Path) -> Plain | None:
    """Return a case, if each line of its file is plain and whole, and none is missing."""
    try:
        data = read_bytes(path, within=None, limit=MOST_BYTES)
    except FileRefused:
        return None
    lines = _LINE.findall(data)
    case = path.stem
    name, whole = case.encode(), len(lines) * _TAIL
    for number, (body, of, place, _at, _zone, _elapsed, _said, seal) in enumerate(lines, start=1):
        if of != name or int(place) != number or crc32(body) != int(seal, 16):
            return None
        whole += len(body)
    if whole != len(data) or not lines:
        return None
    frames = tuple([(*line[2:6], _VERSION) for line in lines])
    return Plain(case, len(data), frames, tuple([line[6] for line in lines]))


class Moulds:
    """The moulds of a push."""

    def __init__(self) -> None:
        """Begin without any."""
        self._kept: dict[tuple[bytes, ...], Mould] = {}

    def find(self, plain: Plain) -> Mould | None:
        """Return the mould of a case that said the same."""
        return self._kept.get(plain.said)

    def keep(self, plain: Plain, mould: Mould) -> None:
        """Keep the mould of a case, unless it is long; only so many are kept."""
        if sum(map(len, plain.said)) > _LONG:
            return
        if len(self._kept) >= _KEPT:
            self._kept.clear()
        self._kept[plain.said] = mould

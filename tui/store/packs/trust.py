"""How far each flow at hand can be trusted; signatures are verified once for each pack."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tui.core.packs.standing import (
    PENDING,
    REFUSE,
    SHIPPED,
    SHOW,
    UNCHECKED,
    UNSIGNED,
    Standing,
)
from tui.core.words import say
from tui.store.files import FileRefused, read_bytes
from tui.store.packs.archive import Pack
from tui.store.packs.signing import signature_of, verify
from tui.store.ready import ENDING, Ready

_DATED = b"valid-"
_LONGEST = 256 * 1024


class _Case(NamedTuple):
    """A pack, and the name under which is kept what came of its signature."""

    pack: Pack
    record: str


class Signers(NamedTuple):
    """The site's file of those whose signatures count."""

    file: Path
    doubt: str = ""
    """Why it may not be believed; empty: it may."""


class Trust:
    """Knows for each file of a flow where it stands. `settle` may take a moment, once."""

    def __init__(
        self,
        packs: Sequence[Pack],
        shipped: Path,
        signers: Signers,
        ready: Ready | None,
        today: str,
    ) -> None:
        """Take what is known already; nothing is verified yet.

        Args:
            packs: the packs at hand.
            shipped: folder of the flows that come with the program.
            signers: whose signatures count.
            ready: where results are kept between starts.
            today: YYYY-MM-DD, because signers may be named for some time only.
        """
        self.signers, self._doubt = signers
        self._shipped = shipped
        self._ready = ready
        self._found: dict[Path, Standing] = {}
        self._pending: list[_Case] = []
        self.asks = bool(packs) or self.signers.is_file()
        """Whether a list of flows should say anything about signatures."""
        for pack in packs:
            self._recall(pack, today)

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to verify."""
        return not self._pending

    def _recall(self, pack: Pack, today: str) -> None:
        about = hashlib.sha256(pack.data)
        signers = _read(self.signers)
        for part in (_read(signature_of(pack.path)), signers):
            about.update(b"\0" + hashlib.sha256(part).digest())
        if _DATED in signers:
            about.update(today.encode())
        case = _Case(pack, f"trust-{about.hexdigest()[:32]}{ENDING}")
        kept = self._ready.load(case.record) if self._ready and not self._doubt else None
        if self._doubt:
            self._found[pack.path] = Standing(UNCHECKED, why=self._doubt)
        elif isinstance(kept, dict) and isinstance(kept.get("standing"), list):
            self._found[pack.path] = Standing(*map(str, kept["standing"][:3]))
        elif not signature_of(pack.path).is_file():
            self._found[pack.path] = Standing(UNSIGNED)
        else:
            self._found[pack.path] = Standing(PENDING)
            self._pending.append(case)

    def settle(self) -> None:
        """Verify what is not known yet, and keep what came of it."""
        while self._pending:
            pack, record = self._pending[0]
            standing = verify(pack.data, signature_of(pack.path), self.signers)
            self._found[pack.path] = standing
            self._pending.pop(0)
            if self._ready and standing.kind != UNCHECKED:
                self._ready.save(record, {"standing": list(standing)})

    def standing(self, file: str) -> Standing:
        """Return where a flow stands, by the file it is in."""
        path = Path(file)
        for place, standing in self._found.items():
            if place in path.parents:
                return standing
        return Standing(SHIPPED if self._shipped in path.parents else UNSIGNED)

    def refusal(self, file: str, policy: str) -> str:
        """Say why a flow may not be walked here; empty when it may."""
        standing = self.standing(file)
        if policy != REFUSE or standing.is_trusted or standing.kind == PENDING:
            return ""
        return say(
            "this site walks only flows that somebody it trusts has signed; {why}",
            why=_why(standing),
        )

    def warning(self, file: str, policy: str) -> str:
        """Say what is doubtful about a flow; empty when nothing is, or nobody wants to know."""
        standing = self.standing(file)
        if policy == SHOW or standing.is_trusted or standing.kind == PENDING:
            return ""
        return say("nobody this site trusts has signed this flow; {why}", why=_why(standing))


def _why(standing: Standing) -> str:
    from tui.core.packs.standing import say_standing  # noqa: PLC0415 - only when there is doubt

    return say("it is {standing}", standing=say_standing(standing).removeprefix("! "))


def _read(path: Path) -> bytes:
    try:
        return read_bytes(path, within=None, limit=_LONGEST) if path.exists() else b""
    except (FileRefused, OSError):
        return b""

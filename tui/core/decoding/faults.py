"""The faults of one file, gathered while it is read, so that all are reported at once."""

from collections.abc import Iterable, Sequence

from tui.core.codes import CODES, diagnose
from tui.core.diagnostic import Diagnostic, Severity
from tui.core.text import nearest
from tui.core.tree import Spot
from tui.core.words import say

MAX_OF_A_KIND = 50
"""So many faults of one code are listed for a file; the rest are counted."""

MAX_NAMES = 2_000
"""Near misses are looked for among so many names at most."""


class Faults:
    """Gathers the diagnostics of one file."""

    def __init__(self, file: str, lines: Sequence[str] = ()) -> None:
        """Start with none.

        Args:
            file: its name as shown to people.
            lines: its lines, for the excerpts.
        """
        self.file = file
        self.lines = lines
        self.found: list[Diagnostic] = []
        self.counts: dict[str, int] = {}
        """How many there are of each code, also of those that are only counted."""

    def add(self, code: str, spot: Spot, *, hint: str = "", **fields: object) -> None:
        """Add a fault, or only count it when there are many of its kind."""
        count = self.counts[code] = self.counts.get(code, 0) + 1
        if count <= MAX_OF_A_KIND:
            self.found.append(
                diagnose(code, self.file, spot, lines=self.lines, hint=hint, walk=(), **fields)
            )

    def add_unknown(
        self, code: str, spot: Spot, name: str, names: Iterable[str], **fields: object
    ) -> None:
        """Add a fault about an unknown name, with the known one it most looks like."""
        hint = ""
        if self.counts.get(code, 0) < MAX_OF_A_KIND:
            near = nearest(name, [known for known, _ in zip(names, range(MAX_NAMES), strict=False)])
            hint = say("Did you mean `{near}`?", near=near) if near else ""
        self.add(code, spot, hint=hint, **fields)

    def trial(self) -> "Faults":
        """Return an empty collection for the same file, to be kept or thrown away."""
        return Faults(self.file, self.lines)

    def take(self, other: "Faults") -> None:
        """Add all that `other` has gathered."""
        self.found.extend(other.found)
        for code, count in other.counts.items():
            self.counts[code] = self.counts.get(code, 0) + count

    @property
    def has_errors(self) -> bool:
        """Whether one of them stops the file from being used."""
        return any(CODES[code].severity is Severity.ERROR for code in self.counts)

    def list_all(self) -> list[Diagnostic]:
        """Return them in the order of the file, with a line for those only counted."""
        many = [code for code, count in self.counts.items() if count > MAX_OF_A_KIND]
        end = Spot(max(len(self.lines), 1), 1) if many else Spot(1, 1)  # lines take time to count
        more = [
            diagnose("F021", self.file, end, code=code, count=self.counts[code] - MAX_OF_A_KIND)
            for code in many
        ]
        return sorted(self.found, key=_by_order) + more


def _by_order(found: Diagnostic) -> tuple[str, int, int, str]:
    return found.order

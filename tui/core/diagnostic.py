"""A diagnostic is a value: what is wrong with a flow, where, why it matters, how to mend it."""

from enum import StrEnum

from tui.core.tuples import NamedTuple
from tui.core.words import mark


class Severity(StrEnum):
    """How bad it is: an error stops a flow from being walked; advice is given when asked for."""

    ERROR = mark("error")
    WARNING = mark("warning")
    ADVICE = mark("advice")


class Code(NamedTuple):
    """The one definition of a kind of fault; its examples are run as tests.

    Families: F format, G graph, P proof, T text, S safety, A advice.
    """

    id: str
    name: str
    message: str
    """One sentence; `{}` fields are filled with what was found."""
    why: str
    mend: str
    bad: str
    """A whole small file that gives exactly this code."""
    good: str
    """The same file mended: gives nothing."""
    severity: Severity = Severity.ERROR


class Diagnostic(NamedTuple):
    """One fault that was found, at one place."""

    code: str
    severity: Severity
    file: str
    line: int
    column: int
    message: str
    hint: str = ""
    """What to do here; falls back to the code's `mend`."""
    excerpt: str = ""
    """The line of the file, made harmless; empty when there is none."""
    walk: tuple[str, ...] = ()
    """The shortest walk that shows it: answers a person can give, in order."""

    @property
    def order(self) -> tuple[str, int, int, str]:
        """How diagnostics are sorted: by file, then place, then code."""
        return (self.file, self.line, self.column, self.code)

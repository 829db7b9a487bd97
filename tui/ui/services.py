"""What the app may use, handed to it as one value: flows, problems, site facts, the terminal."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from tui.core.diagnostic import Diagnostic
from tui.core.flow import NOTHING, Flow, Review
from tui.core.tuples import NamedTuple

if TYPE_CHECKING:
    from tui.core.journal.milestones import Happening
    from tui.core.prospects.learning import Experience
    from tui.core.search import Found, Index
    from tui.core.settings import Settings
    from tui.store.desk import Desk
    from tui.store.training.room import Room


class Listed(Protocol):
    """A flow as the list on the first screen shows it."""

    @property
    def id(self) -> str:
        """The id by which it is opened."""

    @property
    def title(self) -> str:
        """What it is about, in one line."""

    @property
    def summary(self) -> str:
        """Two or three sentences."""

    @property
    def file(self) -> str:
        """The file it stands in."""

    @property
    def reviewed(self) -> Review:
        """When its content was last checked."""

    @property
    def broken(self) -> bool:
        """Whether faults keep it from being walked."""


class Profile(NamedTuple):
    """What this terminal and this person want."""

    ascii: bool = False
    """Draw with plain ASCII signs only."""
    colour: bool = True
    colours: int = 0
    """How many colours the terminal has; 0: Textual finds that out."""
    queries: bool = True
    """Whether the terminal takes questions about itself without showing them."""
    theme: str = "dark"
    """`dark`, `light` or `contrast`."""
    browser: bool = False
    """The app speaks to a server that shows it in a browser, not to a terminal."""


def say_nothing(_file: str) -> str:
    """Say nothing about who signed a flow: nobody does here."""
    return ""


def _no_entries() -> Sequence[Listed]:
    return ()


def _no_problems() -> Sequence[Diagnostic]:
    return ()


def _leave_nothing_out() -> Sequence[str]:
    return ()


def _find_nothing(_text: str) -> "Found | None":
    """Say that there is nothing to search in yet; the app puts its own search in."""
    return None


def _forget(_happening: "Happening") -> None:
    """Keep nothing: the app runs without a journal."""


class Services(NamedTuple):
    """Everything a screen may use."""

    flows: Mapping[str, Flow]
    """Opened when looked up; a broken one raises `FlowRefused`."""
    entries: Callable[[], Sequence[Listed]] = _no_entries
    problems: Callable[[], Sequence[Diagnostic]] = _no_problems
    site: Mapping[str, str] = NOTHING
    """What is the same for every walk at this site: answer by fact."""
    signed: Callable[[str], str] = say_nothing
    """Who signed a flow, by its file, in words for a list."""
    verify: Callable[[], None] | None = None
    """Verifies the signatures that are not known yet; called beside the screen. Until it is done
    a flow may stay closed: looked up, it raises `FlowUntrusted`."""
    left_out: Callable[[], Sequence[str]] = _leave_nothing_out
    """What was left out because nobody whom the site trusts has signed it, and why."""
    profile: Profile = Profile()
    today: str = ""
    """Today as YYYY-MM-DD, for the age of a review; empty: only its date is shown."""
    record: "Callable[[Happening], None]" = _forget
    """Called with each event before the screen shows its effect."""
    desk: "Desk | None" = None
    """The case at hand and all others; None: they stay in memory."""
    read_settings: "Callable[[], Settings] | None" = None
    """Reads the settings anew, after one was changed; None: they stay."""
    experience: "Mapping[str, Experience]" = MappingProxyType({})
    """What was learnt from the desk's own cases, by flow."""
    training: "Callable[[], Room] | None" = None
    """Returns everything about training; None: there is none here."""
    read_index: "Callable[[], Index] | None" = None
    """Returns the search index, perhaps one that was kept; None: it is made from the flows."""
    find: "Callable[[str], Found | None]" = _find_nothing
    """Finds where a text belongs; None while the index is not there yet."""


EMPTY = Services(flows=MappingProxyType({}))
"""An app with nothing in it still starts, and says so."""


def must_wait(services: Services) -> bool:
    """Tell whether flows stay closed until it is known who signed them."""
    return services.verify is not None and any(
        not entry.broken and entry.id not in services.flows for entry in services.entries()
    )

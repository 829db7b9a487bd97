"""How far a flow can be trusted, by who signed it; and what the site wants done about it."""

from tui.core.tuples import NamedTuple
from tui.core.words import mark, say

SHIPPED, TRUSTED, UNSIGNED, STRANGER, CHANGED, UNCHECKED, PENDING = (
    "shipped", "trusted", "unsigned", "stranger", "changed", "unchecked", "pending",
)  # fmt: skip
SHOW, WARN, REFUSE = "show", "warn", "refuse"
"""What a site wants done about flows that nobody it trusts has signed."""


class Standing(NamedTuple):
    """What is known about where a flow comes from."""

    kind: str
    by: str = ""
    """Who signed it, as the site's file of signers names them."""
    why: str = ""

    @property
    def is_trusted(self) -> bool:
        """Whether it may be walked wherever the site wants signatures."""
        return self.kind in (SHIPPED, TRUSTED)


_WORDS = {
    SHIPPED: "",
    TRUSTED: mark("signed by {by}"),
    UNSIGNED: mark("not signed"),
    STRANGER: mark("! signed by nobody this site trusts"),
    CHANGED: mark("! changed after it was signed"),
    UNCHECKED: mark("! signature not checked: {why}"),
    PENDING: mark("signature is being checked"),
}


def say_standing(standing: Standing) -> str:
    """Return what a list says about a flow; empty for those that came with the program."""
    return say(_WORDS[standing.kind], by=standing.by, why=say(standing.why))

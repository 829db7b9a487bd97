"""Reads YAML with a parser's events: whatever is not ordinary, and every fault."""

import re
from typing import TYPE_CHECKING, cast

from yaml.error import YAMLError

from tui.core.decoding.faults import Faults
from tui.core.tree import Mapped, Spot
from tui.store.build import Stopped, build_tree
from tui.store.files import Limits
from tui.store.pure import PureParser
from tui.store.remarks import drop_texts
from tui.store.syntax import add_syntax_fault

if TYPE_CHECKING:
    from tui.store.parsed import NextEvent

try:
    from yaml._yaml import CParser
except ImportError:
    CParser = None  # type: ignore[assignment,misc]

HAS_LIBYAML = CParser is not None
"""Whether the fast parser is there; without it the results are the same."""

MAX_REREAD = 400_000
"""A broken file of up to so many characters is read again for the message; it takes a second."""

_WORDED_BY_PARSER = frozenset({"F010", "F011", "F012", "F020"})
"""Faults that the two parsers see differently; the one in plain Python has the last word."""

_LENIENT = re.compile(r"#(?:(?<=[|>]#)|(?<=[|>][-+0-9]#)|(?<=[|>][-+0-9][-+0-9]#))")
"""libyaml takes a remark right behind the sign of a block text, the other does not."""

_GIVES_UP = (YAMLError, ValueError, OverflowError)


def parse_text(text: str, faults: Faults, limits: Limits, *, libyaml: bool) -> Mapped | None:
    """Return the tree of a text; None when there is none.

    Args:
        text: cleaned, and ended by a line break.
        faults: what is wrong goes here; has the lines of the text.
        limits: how much it may hold.
        libyaml: read with libyaml, where that is there.
    """
    if libyaml and CParser is not None:
        trial = faults.trial()
        tree = _parse(CParser(text), text, trial, limits)
        differs = not _WORDED_BY_PARSER.isdisjoint(trial.counts) or _LENIENT.search(text)
        if not differs or len(text) > MAX_REREAD:
            faults.take(trial)
            return tree
    return _parse(PureParser(text), text, faults, limits)


def _parse(
    parser: "CParser | PureParser", text: str, faults: Faults, limits: Limits
) -> Mapped | None:
    try:
        tree = build_tree(cast("NextEvent", parser.get_event), text, faults, limits)
    except Stopped:
        return None
    except _GIVES_UP as error:
        mark = parser.get_mark() if isinstance(parser, PureParser) else None
        spot = Spot(mark.line + 1, mark.column + 1) if mark else Spot(1, 1)
        add_syntax_fault(error, spot, faults)
        return None
    if isinstance(tree, Mapped):
        return tree
    if tree:
        faults.add("F019", Spot(1, 1), found="a list" if isinstance(tree, list) else "a text")
    else:
        faults.add("F009", Spot(1, 1))
    return None


def keep_remarks(text: str, spots: list[Spot], *, libyaml: bool) -> list[Spot]:
    """Return those of some places that stand in no text of a file that could be read."""
    parser = CParser(text) if libyaml and CParser is not None else PureParser(text)
    try:
        return drop_texts(spots, cast("NextEvent", parser.get_event))
    except _GIVES_UP:
        return []

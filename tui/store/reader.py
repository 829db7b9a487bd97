"""Reads YAML in one pass over the parser's events: safe, with places, every scalar as typed."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from yaml.error import YAMLError
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from tui.core.diagnostic import Diagnostic
from tui.core.faults import Faults
from tui.core.tree import Mapped, Source, Spot, Tree
from tui.store.build import Limits, Stopped, build_tree
from tui.store.clean import clean
from tui.store.syntax import add_syntax_fault

if TYPE_CHECKING:
    from tui.store.build import NextEvent

try:
    from yaml._yaml import CParser
except ImportError:
    CParser = None  # type: ignore[assignment,misc]

HAS_LIBYAML = CParser is not None
"""Whether the fast parser is there; without it the results are the same."""

LIMITS = Limits()

MAX_REREAD = 400_000
"""A broken file of up to so many characters is read again for the message; it takes a second."""

_GIVES_UP = (YAMLError, ValueError, OverflowError)


class _PureParser(Reader, Scanner, Parser):
    """The parser in plain Python, without anything that constructs values."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


def read_source(
    data: bytes, file: str, *, limits: Limits = LIMITS, libyaml: bool = HAS_LIBYAML
) -> tuple[Source | None, list[Diagnostic]]:
    """Return a file as a tree with places, and everything that is wrong with it so far.

    Args:
        data: the file's bytes.
        file: its name as shown to people.
        limits: how much it may hold.
        libyaml: read with libyaml, where that is there.

    Returns:
        None for the tree when there is none: not text, empty, cut short by a limit, or broken.
    """
    faults = Faults(file)
    if len(data) > limits.size:
        faults.add("F002", Spot(1, 1), size=len(data), limit=limits.size)
        return None, faults.list_all()
    with collector_off():
        text = clean(data, faults)
        tree = None if text is None else _read_text(text, faults, limits, libyaml=libyaml)
    if tree is None:
        return None, faults.list_all()
    return Source(file, tree, tuple(faults.lines)), faults.list_all()


@contextmanager
def collector_off() -> Iterator[None]:
    """Keep the collector out of the way while many values are made that all stay."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read_text(text: str, faults: Faults, limits: Limits, *, libyaml: bool) -> Mapped | None:
    if text.count("\n") > limits.events:
        faults.lines = ()
        faults.add("F016", Spot(1, 1), limit=limits.events, things="lines")
        return None
    faults.lines = text.split("\n")
    try:
        tree = _parse(text, faults, limits, libyaml=libyaml)
    except Stopped:
        return None
    if isinstance(tree, Mapped):
        return tree
    if not tree:
        faults.add("F009", Spot(1, 1))
    elif tree is not _BROKEN:
        found = "a list" if isinstance(tree, list) else "a text"
        faults.add("F019", Spot(1, 1), found=found)
    return None


_BROKEN = "broken"


def _parse(text: str, faults: Faults, limits: Limits, *, libyaml: bool) -> Tree | None:
    """Parse with libyaml, and again without it when it gives up, for one wording of faults."""
    if libyaml and CParser is not None:
        trial = faults.trial()
        next_event = cast("NextEvent", CParser(text).get_event)
        try:
            tree = build_tree(next_event, faults.lines, trial, limits)
        except _GIVES_UP as error:
            if len(text) > MAX_REREAD:
                faults.take(trial)
                add_syntax_fault(error, Spot(1, 1), faults)
                return _BROKEN
        except Stopped:
            faults.take(trial)
            raise
        else:
            faults.take(trial)
            return tree
    return _parse_slowly(text, faults, limits)


def _parse_slowly(text: str, faults: Faults, limits: Limits) -> Tree | None:
    parser = _PureParser(text)
    try:
        return build_tree(cast("NextEvent", parser.get_event), faults.lines, faults, limits)
    except _GIVES_UP as error:
        mark = parser.get_mark()
        add_syntax_fault(error, Spot(mark.line + 1, mark.column + 1), faults)
        return _BROKEN

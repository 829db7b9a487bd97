"""Reads YAML in one pass over the parser's events: safe, with places, every scalar as typed."""

import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from yaml.error import YAMLError

from tui.core.decoding.allowance import read_allowances
from tui.core.decoding.faults import Faults
from tui.core.diagnostic import Diagnostic
from tui.core.tree import Lines, Mapped, Source, Spot
from tui.store.build import Limits, Stopped, build_tree
from tui.store.clean import clean
from tui.store.pure import PureParser
from tui.store.remarks import find_remarks
from tui.store.syntax import add_syntax_fault

if TYPE_CHECKING:
    from tui.store.parsed import NextEvent

try:
    from yaml._yaml import CParser
except ImportError:
    CParser = None  # type: ignore[assignment,misc]

HAS_LIBYAML = CParser is not None
"""Whether the fast parser is there; without it the results are the same."""

LIMITS = Limits()

MAX_REREAD = 400_000
"""A broken file of up to so many characters is read again for the message; it takes a second."""

_WORDED_BY_PARSER = frozenset({"F010", "F011", "F012", "F020"})
"""Faults that the two parsers see differently; the one in plain Python has the last word."""

_LENIENT = re.compile(r"#(?:(?<=[|>]#)|(?<=[|>][-+0-9]#)|(?<=[|>][-+0-9][-+0-9]#))")
"""libyaml takes a remark right behind the sign of a block text, the other does not."""

_GIVES_UP = (YAMLError, ValueError, OverflowError)


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
    if data.count(b"\n") + data.count(b"\r") > limits.events:
        faults.add("F016", Spot(1, 1), limit=limits.events, things="lines")
        return None, faults.list_all()
    with collector_off():
        text = clean(data, faults)
        tree = None if text is None else _read_text(text, faults, limits, libyaml=libyaml)
    if tree is None:
        return None, faults.list_all()
    remarks = _find_remarks(text or "", faults.lines, libyaml=libyaml)
    source = Source(file, tree, faults.lines, read_allowances(faults.lines, remarks))
    return source, faults.list_all()


def _find_remarks(text: str, lines: Sequence[str], *, libyaml: bool) -> list[Spot]:
    """Return where remarks stand that may allow a warning, in a text that could be read."""
    if "allow:" not in text:
        return []

    def reread() -> "NextEvent":
        parser = CParser(text) if libyaml and CParser is not None else PureParser(text)
        return cast("NextEvent", parser.get_event)

    try:
        return find_remarks(lines, reread)
    except _GIVES_UP:
        return []


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
    faults.lines = Lines(text)
    text = text if text.endswith("\n") else text + "\n"
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

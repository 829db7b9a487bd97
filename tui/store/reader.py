"""Reads YAML in one pass: safe, with places, every scalar as typed."""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager

from tui.core.decoding.allowance import read_allowances
from tui.core.decoding.faults import Faults
from tui.core.diagnostic import Diagnostic
from tui.core.tree import Lines, Mapped, Source, Spot
from tui.store.clean import clean
from tui.store.files import Limits
from tui.store.ordinary import read_ordinary

LIMITS = Limits()

_ALLOWING = re.compile(r"(?:^|(?<=\s))#\s*allow:", re.MULTILINE)
"""What looks like a remark that lets a warning stand."""


def read_source(
    data: bytes,
    file: str,
    *,
    limits: Limits = LIMITS,
    libyaml: bool = True,
    ordinary: bool = True,
) -> tuple[Source | None, list[Diagnostic]]:
    """Return a file as a tree with places, and everything that is wrong with it so far.

    Args:
        data: the file's bytes.
        file: its name as shown to people.
        limits: how much it may hold.
        libyaml: parse with libyaml, where that is there.
        ordinary: read ordinary YAML without a parser; the results are the same.

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
        if text is None:
            return None, faults.list_all()
        faults.lines = Lines(text)
        ended = text if text.endswith("\n") else f"{text}\n"
        tree = read_ordinary(ended, limits) if ordinary and not faults.counts else None
        tree = tree or _parse(ended, faults, limits, libyaml=libyaml)
    if tree is None:
        return None, faults.list_all()
    remarks = _find_remarks(text, faults, libyaml=libyaml)
    source = Source(file, tree, faults.lines, read_allowances(faults.lines, remarks))
    return source, faults.list_all()


def _parse(text: str, faults: Faults, limits: Limits, *, libyaml: bool) -> Mapped | None:
    from tui.store.parser import parse_text  # noqa: PLC0415 - ordinary files need no parser

    return parse_text(text, faults, limits, libyaml=libyaml)


def _find_remarks(text: str, faults: Faults, *, libyaml: bool) -> list[Spot]:
    """Return where remarks stand that may allow a warning, in a text that could be read."""
    if "allow:" not in text or not _ALLOWING.search(text):
        return []
    from tui.store.parser import keep_remarks  # noqa: PLC0415 - as above

    found = [
        Spot(number, match.start() + 1)
        for number, line in enumerate(faults.lines, 1)
        if "allow:" in line
        for match in _ALLOWING.finditer(line)
    ]
    return keep_remarks(text, found, libyaml=libyaml)


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

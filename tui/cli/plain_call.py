"""Reads the calls people type all day, without the parser of all others, which takes its time."""

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from tui.cli.author_tools import TOOLS

if TYPE_CHECKING:
    from argparse import Namespace

COMMANDS = frozenset(
    ("walk", "check", "explain", "schema", "test", "find", "show", "cases", "doctor", *TOOLS)
)
"""Every command there is."""


def read_plain(arguments: list[str]) -> "Namespace | None":
    """Return the options of `[walk] FLOW [--trees DIR]...` or of a call without anything.

    None for every other call, also for one that may be wrong: the parser tells what to do.
    """
    if not arguments:
        return _options(command=None)
    named = arguments[1:] if arguments[0] == "walk" else arguments
    flow, rest = named[:1], named[1:]
    trees = rest[1::2]
    is_plain = rest[::2] == ["--trees"] * len(trees) and _are_words([*flow, *trees])
    if not flow or not is_plain or (named is arguments and flow[0] in COMMANDS):
        return None
    options = _options(
        command="walk", flow=flow[0], plain=False, json=False, answers=None, resume=None, at="",
        told=[],
    )  # fmt: skip
    if trees:
        options.trees = trees
    return options


def _are_words(texts: list[str]) -> bool:
    return all(text and text[0] != "-" for text in texts)


def _options(**given: object) -> "Namespace":
    return cast("Namespace", SimpleNamespace(**given))

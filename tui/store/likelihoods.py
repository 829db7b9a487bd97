"""The small file that carries what a whole desk learnt to a box without a network."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from tui.core.prospects.learning import Count
from tui.core.words import say
from tui.store.files import FileRefused, read_bytes

FORMAT = 1
NAME = "likelihoods.json"
"""Lies beside the site's file, or in the user's own folder of settings."""
_MOST_BYTES = 16 * 1024 * 1024


class Learnt(NamedTuple):
    """What came with the file."""

    made: str = ""
    """Day on which it was made, as YYYY-MM-DD."""
    counts: Mapping[str, Mapping[str, Count]] = MappingProxyType({})
    """Counts by flow and node, for flows whose content is the same here."""
    passed_over: tuple[str, ...] = ()
    """Flows that were counted on another version than the one that is here."""
    fault: str = ""
    """Why nothing of it is used; empty when it is."""


def write_likelihoods(
    made: str, contents: Mapping[str, str], counts: Mapping[str, Mapping[str, Count]]
) -> str:
    """Return the file.

    Args:
        made: today, as YYYY-MM-DD.
        contents: hash by flow of the content that was counted.
        counts: by flow and node.
    """
    flows = {
        flow: {
            "content": contents[flow],
            "counts": {node: [c.helped, c.failed] for node, c in sorted(nodes.items())},
        }
        for flow, nodes in sorted(counts.items())
    }
    return json.dumps({"likelihoods": FORMAT, "made": made, "flows": flows}, indent=1) + "\n"


def read_likelihoods(file: Path, content_of: Callable[[str], str]) -> Learnt:
    """Read the file. Never raises: what cannot be used is said.

    Args:
        file: where it lies.
        content_of: returns the hash of a flow's content here; empty when it is not here.
    """
    try:
        raw = json.loads(read_bytes(file, within=None, limit=_MOST_BYTES))
    except FileRefused as refused:
        return Learnt(fault=f"{file}: {refused.reason}")
    except (ValueError, RecursionError):
        return Learnt(fault=say("{file}: this is not JSON", file=file))
    if not isinstance(raw, dict) or raw.get("likelihoods") != FORMAT:
        return Learnt(
            fault=say("{file}: this is no file of likelihoods that is known here", file=file)
        )
    counts: dict[str, Mapping[str, Count]] = {}
    passed_over: list[str] = []
    try:
        for flow, each in raw["flows"].items():
            here = content_of(flow)
            if here and here == each["content"]:
                counts[flow] = {node: _count(pair) for node, pair in each["counts"].items()}
            elif here:
                passed_over.append(flow)
    except (AttributeError, KeyError, TypeError, ValueError):
        return Learnt(fault=say("{file}: it is damaged", file=file))
    return Learnt(str(raw.get("made", "")), counts, tuple(passed_over))


def _count(pair: Any) -> Count:
    helped, failed = pair
    if type(helped) is not int or type(failed) is not int or min(helped, failed) < 0:
        raise ValueError
    return Count(helped, failed)

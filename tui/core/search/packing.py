"""The index as plain lists and mappings that JSON can hold, and back."""

from collections.abc import Mapping
from typing import Any

from tui.core.search.index import Index, Posting
from tui.core.search.phrases import Target
from tui.core.search.signs import Signs
from tui.core.search.spelling import Sounds, Vocabulary
from tui.core.search.strings import Pattern, Strings
from tui.core.words import say

FORMAT = 4
"""Raised whenever the index changes shape or meaning, so that older caches are not read."""


class UnreadableIndex(Exception):
    """The packed form is not one that this version wrote."""


def pack_index(index: Index) -> dict[str, Any]:
    """Return an index in the packed form."""
    packed: dict[str, Any] = {"format": FORMAT, **index._asdict()}
    packed["asked"] = list(index.asked.items())
    packed["strings"] = [*index.strings[:-1], list(index.strings.codes.items())]
    return packed


def unpack_index(packed: Mapping[str, Any]) -> Index:
    """Return the index that `pack_index` was given.

    Raises:
        UnreadableIndex: this is not what `pack_index` writes.
    """
    try:
        if packed["format"] != FORMAT:
            raise UnreadableIndex(say("made by another version"))
        fields = {name: packed[name] for name in Index._fields}
        fields["targets"] = [_target(*raw) for raw in fields["targets"]]
        fields["asked"] = dict(fields["asked"])
        fields["postings"] = {key: Posting(*raw) for key, raw in fields["postings"].items()}
        fields["strings"] = _strings(*fields["strings"])
        fields["sounds"] = Sounds(*fields["sounds"])
        fields["vocabulary"] = Vocabulary(*fields["vocabulary"])
        fields["signs"] = Signs(*fields["signs"])
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableIndex(str(error)) from error
    return Index(**fields)


def _target(flow: str, node: str, title: str, told: Any, refs: Any) -> Target:
    return Target(flow, node, title, tuple((fact, answer) for fact, answer in told), tuple(refs))


def _strings(patterns: Any, anchors: Any, lengths: Any, order: Any, codes: Any) -> Strings:
    return Strings([Pattern(*raw) for raw in patterns], anchors, lengths, order, dict(codes))

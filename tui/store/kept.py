"""Flows as they were when a case was walked on them, kept by the hash of their content.

A file says by itself which fields its lists have, so that it can still be read when a later
version of the program has given the definitions more of them.
"""

import hashlib
import json
import os
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from tui.core.compact import pack_flow, unpack_flow
from tui.core.flow import Call, Flow, Question, Resolution, Route
from tui.core.frozen import CLASSES, Unreadable
from tui.core.words import say
from tui.store.files import FileRefused, read_bytes
from tui.store.private import replace_file

ENDING = ".flow"
_DIGEST_LETTERS = 32
_MAX_BYTES = 64 * 1024 * 1024

_FIELDS = [[kind.__name__, *kind._fields] for kind in CLASSES]


class Packed(NamedTuple):
    """The content of a flow as bytes, and their hash."""

    digest: str
    data: bytes


def pack_content(flow: Flow) -> Packed:
    """Return the content that a walk depends on; the flow's own tests are not part of it."""
    packed = pack_flow(flow._replace(cases=()))
    data = json.dumps([_FIELDS, packed], separators=(",", ":"), ensure_ascii=False).encode()
    return Packed(digest_of(data), data)


def digest_of(data: bytes) -> str:
    """Return the hash of a content."""
    return hashlib.sha256(data).hexdigest()[:_DIGEST_LETTERS]


def squeeze(data: bytes) -> bytes:
    """Return a content as it is kept."""
    return zlib.compress(data, 6)


def unsqueeze(squeezed: bytes) -> bytes:
    """Return what `squeeze` was given.

    Raises:
        ValueError: it is no such thing, or far too large.
    """
    try:
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(squeezed, _MAX_BYTES)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if not unpacker.eof:
        raise ValueError(say("it is cut off, or too large"))
    return data


def is_digest(text: str) -> bool:
    """Tell whether a text can be the hash of a content, and so a safe name for a file."""
    return len(text) == _DIGEST_LETTERS and not text.strip("0123456789abcdef")


def find_leads(flow: Flow) -> tuple[str, ...]:
    """Return the other flows that the targets of a flow name."""
    named = (target.partition("/")[0] for target in _targets(flow) if "/" in target)
    return tuple(dict.fromkeys(name for name in named if name != flow.flow))


def _targets(flow: Flow) -> Iterator[str]:
    yield flow.start
    for node in flow.nodes.values():
        if isinstance(node, Question):
            yield from (*node.to.values(), node.otherwise, node.unsure)
        elif isinstance(node, Route):
            yield from (*(branch.to for branch in node.route), node.otherwise)
        elif isinstance(node, Call):
            yield from (node.call, node.then)
        elif isinstance(node, Resolution):
            yield node.otherwise


def describe_content(flow: Flow) -> list[str]:
    """Return the hash of a flow's content and the flows that it leads to."""
    return [pack_content(flow).digest, *find_leads(flow)]


class Contents(Protocol):
    """Flows that know the hash of their content."""

    def content(self, flow_id: str) -> tuple[str, tuple[str, ...]]:
        """Return the hash of a flow's content, and the other flows that it leads to."""

    def original(self, flow_id: str) -> Flow:
        """Open a flow as its author wrote it."""

    def __contains__(self, flow_id: object) -> bool:
        """Tell whether there is such a flow that can be walked."""


def pin_contents(flows: Contents, flow_id: str) -> dict[str, str]:
    """Return the hash of the content of a flow and of every flow a walk can come to from it."""
    pinned: dict[str, str] = {}
    waiting = [flow_id]
    while waiting:
        name = waiting.pop(0)
        if name not in pinned and name in flows:
            pinned[name], leads = flows.content(name)
            waiting.extend(leads)
    return pinned


def keep_flows(flows: Contents, contents: Mapping[str, str], folder: Path) -> None:
    """Keep the contents that are not kept yet; what cannot be kept costs only the way back."""
    for name, digest in contents.items():
        if not is_kept(folder, digest):
            packed = pack_content(flows.original(name))
            if packed.digest == digest:
                keep_content(folder, packed)


def keep_content(folder: Path, packed: Packed) -> bool:
    """Keep a content; False when it cannot be, which costs only the way back to it."""
    path = folder / f"{packed.digest}{ENDING}"
    try:
        if path.exists():
            return True
        replace_file(path, squeeze(packed.data))
    except OSError:
        return False
    return True


def is_kept(folder: Path, digest: str) -> bool:
    """Tell whether a content is kept."""
    return os.path.exists(folder / f"{digest}{ENDING}")  # noqa: PTH110 - `Path` raises where a folder is closed


def read_content(folder: Path, digest: str) -> bytes:
    """Return a content as it was packed; empty when it is not kept or is damaged."""
    if not is_digest(digest):
        return b""
    with suppress(FileRefused, ValueError):
        path = folder / f"{digest}{ENDING}"
        data = unsqueeze(read_bytes(path, within=folder, limit=_MAX_BYTES))
        if digest_of(data) == digest:
            return data
    return b""


def load_flow(folder: Path, digest: str) -> Flow | None:
    """Return a flow as it was; None when it is not kept or cannot be read any more."""
    data = read_content(folder, digest)
    return unpack_content(data) if data else None


def unpack_content(data: bytes) -> Flow | None:
    """Return the flow of a content; None when it cannot be read."""
    try:
        fields, packed = json.loads(data)
        if not packed["flow"]:
            return None
        if fields != _FIELDS:
            table = [_translation(names) for names in fields]
            packed = {name: _translate(value, table) for name, value in packed.items()}
            packed = {**_EMPTY, **{n: v for n, v in packed.items() if n in Flow._fields}}
        return unpack_flow(packed)
    except (Unreadable, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


_EMPTY: Mapping[str, Any] = pack_flow(Flow(flow="", title="", start=""))


class _Translation(NamedTuple):
    """How the lists of a class as it was become lists of the class as it is."""

    number: int
    defaults: Sequence[Any]
    places: Sequence[int]
    """For each field it had, its place now; -1 where it is gone."""


def _translation(names: Sequence[str]) -> _Translation:
    known = {kind.__name__: number for number, kind in enumerate(CLASSES)}
    number = known[names[0]]
    kind = CLASSES[number]
    here = {name: place for place, name in enumerate(kind._fields)}
    places = [here.get(name, -1) for name in names[1:]]
    defaults = [_pack_default(kind._field_defaults.get(name)) for name in kind._fields]
    return _Translation(number, defaults, places)


def _pack_default(value: Any) -> Any:
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return [CLASSES.index(type(value))]
    if isinstance(value, Mapping):
        return {}
    return [] if isinstance(value, tuple) else value


def _translate(value: Any, table: Sequence[_Translation]) -> Any:
    if isinstance(value, dict):
        return {key: _translate(each, table) for key, each in value.items()}
    if not isinstance(value, list):
        return value
    if not value or type(value[0]) is not int:
        return [_translate(each, table) for each in value]
    known = table[value[0]]
    fields = list(known.defaults)
    for place, each in zip(known.places, value[1:], strict=False):
        if place >= 0:
            fields[place] = _translate(each, table)
    return [known.number, *fields]


class KeptFlows(Mapping[str, Flow]):
    """The flows of a case as they were; what was not kept is as it is now."""

    def __init__(
        self, folder: Path | None, contents: Mapping[str, str], now: Mapping[str, Flow]
    ) -> None:
        """Look flows up by what a case says.

        Args:
            folder: where contents are kept; None: nowhere.
            contents: hash of the content by flow.
            now: the flows as they are.
        """
        self._folder = folder
        self._contents = contents
        self._now = now
        self._open: dict[str, Flow | None] = {}

    def _kept(self, flow: str) -> Flow | None:
        if flow not in self._open:
            digest = self._contents.get(flow, "")
            kept = load_flow(self._folder, digest) if self._folder else None
            speech = getattr(self._now, "speech", None)
            self._open[flow] = speech.say(kept) if kept is not None and speech else kept
        return self._open[flow]

    def has_all(self) -> bool:
        """Tell whether every content of the case is kept."""
        return all(self._kept(flow) is not None for flow in self._contents)

    def __getitem__(self, flow: str) -> Flow:
        """Return a flow as it was, else as it is."""
        return self._kept(flow) or self._now[flow]

    def __contains__(self, flow: object) -> bool:
        """Tell whether there is such a flow, then or now."""
        return isinstance(flow, str) and (self._kept(flow) is not None or flow in self._now)

    def __iter__(self) -> Iterator[str]:
        """Iterate over the flows there were, then over those there are now."""
        return iter(dict.fromkeys([*self._contents, *self._now]))

    def __len__(self) -> int:
        """Count them."""
        return len(set(self._contents) | set(self._now))

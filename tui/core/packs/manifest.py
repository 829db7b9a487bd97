"""What a pack says of itself: which files, with their hashes; who made it, when, with what."""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from tui.core.words import say

FORMAT = 1
NAME = "manifest.json"
LARGEST = 1_000_000
_HASH = re.compile(r"[0-9a-f]{64}")
_TEXTS = ("name", "version", "by", "when", "program")
_LONGEST = 200


class Unfit(ValueError):
    """No manifest; says why."""


class Manifest(NamedTuple):
    """What is in a pack."""

    name: str
    version: str
    """Of the content, as its maker counts."""
    by: str
    when: str
    """UTC, as YYYY-MM-DDTHH:MM:SSZ."""
    program: str
    """Version of Branchline that made it."""
    files: Mapping[str, str]
    """SHA-256 by name of the file."""
    flows: Mapping[str, str]
    """Title by id of the flow."""


def hash_of(data: bytes) -> str:
    """Return the hash by which a file is named."""
    return hashlib.sha256(data).hexdigest()


def write_manifest(manifest: Manifest) -> bytes:
    """Return a manifest as it stands in a pack."""
    told = {"format": FORMAT, **manifest._asdict()}
    told |= {"files": dict(manifest.files), "flows": dict(manifest.flows)}
    return json.dumps(told, indent=1, sort_keys=True).encode() + b"\n"


def read_manifest(data: bytes) -> Manifest:
    """Return what a manifest says.

    Raises:
        Unfit: it is none.
    """
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        raise Unfit(say("its manifest is no JSON")) from None
    if not isinstance(told, dict):
        raise Unfit(say("its manifest is no mapping"))
    if told.get("format") != FORMAT:
        raise Unfit(say("a newer Branchline made it"))
    texts: dict[str, Any] = {name: told.get(name) for name in _TEXTS}
    if not all(isinstance(text, str) and len(text) <= _LONGEST for text in texts.values()):
        raise Unfit(say("its manifest does not say who made it, when and with what"))
    return Manifest(**texts, files=_texts(told, "files", _HASH), flows=_texts(told, "flows"))


def _texts(
    told: Mapping[str, Any], key: str, form: re.Pattern[str] | None = None
) -> dict[str, str]:
    found = told.get(key)
    if not isinstance(found, dict) or not all(isinstance(each, str) for each in found.values()):
        raise Unfit(say("its manifest has no `{key}`", key=key))
    if form and not all(form.fullmatch(each) for each in found.values()):
        raise Unfit(say("its manifest has a hash that is none"))
    return found

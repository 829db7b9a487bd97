"""`find`: search by what people see."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

from tui.cli.exits import DONE, FAULTS
from tui.cli.opening import nothing_to_walk, open_flows, open_records
from tui.cli.stop import complain
from tui.core.search import Found, Index, search
from tui.core.text import visible
from tui.core.words import mark, say
from tui.store.catalog import Catalog
from tui.store.lookup import open_index
from tui.store.places import find_places

MOST_READ = 8_000_000
"""Bytes of standard input that are read as one text."""

MOST_LINE = 2_000_000
"""Bytes of one line of `--lines`."""

NEAREST = 3
"""How many hits a person is shown when nothing fits."""

NOTHING_FITS = mark("Nothing fits these words well.")
TOO_LITTLE = mark("This is too little to go on: it says that something is wrong, and not what.")


def find_command(options: argparse.Namespace) -> int:
    """Search for a text, or for each line of standard input."""
    catalog = open_flows(options)
    if not len(catalog):
        raise nothing_to_walk(catalog)
    index = open_index(catalog, open_records(find_places(os.environ)))
    if options.lines:
        return _find_lines(index, options.limit)
    text = " ".join(options.text) if options.text else _read_text()
    found = search(index, text, options.limit)
    if options.json:
        _write(_as_json(text, found))
    else:
        sys.stdout.writelines(f"{line}\n" for line in _as_lines(found, _first(catalog)))
    return DONE


def _first(catalog: Catalog) -> str:
    """Return the flow to begin with when nothing fits: the first, which asks for the device."""
    return next(iter(catalog))


def _read_text() -> str:
    """Read the text from standard input, as far as one text can reasonably go."""
    if sys.stdin is None:
        return ""
    if sys.stdin.isatty():
        complain(say("type or paste what the user sees, then press Ctrl-D on a line of its own"))
    return sys.stdin.buffer.read(MOST_READ).decode("utf-8", errors="replace")


def _find_lines(index: Index, limit: int) -> int:
    """Answer each line with one line; a line that is no JSON string is answered with an error."""
    faults = 0
    for line in _read_lines(sys.stdin.buffer) if sys.stdin is not None else ():
        text = _text_of(line)
        if text is None:
            faults += 1
            _write(
                {**_as_json("", Found(confident=False, hits=())), "error": say("not a JSON string")}
            )
        else:
            _write(_as_json(text, search(index, text, limit)))
        sys.stdout.flush()
    if faults:
        complain(say("{faults} lines were no JSON strings", faults=faults))
    return FAULTS if faults else DONE


def _read_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield lines; what a line has beyond the most that is read is passed over."""
    while line := stream.readline(MOST_LINE):
        rest = line
        while len(rest) == MOST_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(MOST_LINE)
        yield line


def _text_of(line: bytes) -> str | None:
    """Return the string that a line holds, or None when it holds something else."""
    try:
        text = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return text if isinstance(text, str) else None


def _write(answer: dict[str, Any]) -> None:
    """Write one answer as one line, in ASCII, so that no locale can spoil it."""
    sys.stdout.write(json.dumps(answer) + "\n")


def _as_json(text: str, found: Found) -> dict[str, Any]:
    hits = [
        {
            "flow": hit.flow,
            "node": hit.node,
            "title": hit.title,
            "refs": list(hit.refs),
            "score": hit.score,
        }
        for hit in found.hits
    ]
    return {"query": text, "confident": found.confident, "hits": hits}


def _as_lines(found: Found, first: str) -> Iterator[str]:
    """Yield what a person reads: the verdict, the hits and how to walk on from there."""
    if not found.confident:
        yield say(TOO_LITTLE if found.vague else NOTHING_FITS)
        yield visible(say("Begin with the questions: branchline walk {first}", first=first))
        if found.hits:
            yield say("The nearest, for what it is worth:")
    shown = found.hits if found.confident else found.hits[:NEAREST]
    for number, hit in enumerate(shown, 1):
        yield visible(f"{number:2}. {hit.title}")
        told = "".join(
            say(" --set {fact}={answer}", fact=fact, answer=answer) for fact, answer in hit.facts
        )
        yield visible(
            say(
                "    branchline walk {flow} --at {node}{told}",
                flow=hit.flow,
                node=hit.node,
                told=told,
            )
        )

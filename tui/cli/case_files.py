"""`cases export` and `cases import`: cases as files."""

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from tui.cli.counter import Counter, query_of, tell_progress
from tui.cli.options import CANNOT_RUN, DONE, FAULTS
from tui.cli.stop import Stop, complain
from tui.store.case_file import MAX_BYTES, Loaded
from tui.store.export import Privacy, export_csv, export_lines
from tui.store.files import FileRefused, read_bytes
from tui.store.importing import Imported, import_lines
from tui.store.private import explain, replace_file

_EVERY = 1_000_000
_MOST = 16 * MAX_BYTES


def export_command(counter: Counter) -> int:
    """Write cases to a file or to standard output."""
    options = counter.options
    if options.output and counter.desk.settings.switch("restricted"):
        raise Stop("--output: this is a restricted place; only standard output is left", CANNOT_RUN)
    if not options.cases and not options.all:
        raise Stop("export: name cases, or say --all")
    notices: list[str] = []
    cases = _chosen(counter, notices)
    words = counter.desk.settings.words("redact-words")
    privacy = Privacy(options.redact, words)
    if options.format == "csv":
        pieces: Iterator[bytes] = (line.encode() for line in export_csv(cases, privacy))
    else:
        kept = counter.desk.kept if options.with_flows else None
        pieces = export_lines(cases, privacy, kept)
    _put(pieces, options.output)
    if not options.redact:
        complain("notes and names leave as they were written; --redact takes secrets out")
    for notice in notices:
        complain(notice)
    return FAULTS if notices else DONE


def _chosen(counter: Counter, notices: list[str]) -> Iterator[Loaded]:
    """Yield the cases to export; what is to be said of them is added to `notices`."""
    options, casebook = counter.options, counter.casebook
    named = [casebook.resolve(name) for name in options.cases]
    if options.all:
        page = casebook.find(query_of(options, _EVERY), tell_progress)
        notices += page.notices
        named += [case.id for case in page.cases]
    for case_id in sorted(dict.fromkeys(named)):
        case = casebook.load(case_id)
        notices += case.notices
        yield case


def _put(pieces: Iterable[bytes], output: str | None) -> None:
    if output is None:
        sys.stdout.flush()
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
        return
    try:
        replace_file(Path(output), b"".join(pieces))
    except OSError as error:
        raise Stop(f"{output} was not written: {explain(error)}", FAULTS) from None


def import_command(counter: Counter) -> int:
    """Take in cases from files; what is damaged is named, the rest comes in."""
    results = [_take(counter, Path(name)) for name in counter.options.files]
    new, grown, same = (
        len(list(chain.from_iterable(getattr(result, name) for result in results)))
        for name in ("new", "grown", "same")
    )
    flows = sum(result.contents for result in results)
    with_flows = f", {flows} flows as they were" if flows else ""
    complain(f"{new} new cases, {grown} longer than before, {same} here already{with_flows}")
    return FAULTS if any(result.refused for result in results) else DONE


def _take(counter: Counter, path: Path) -> Imported:
    try:
        data = read_bytes(path, within=None, limit=_MOST)
    except FileRefused as refused:
        raise Stop(f"{path}: {refused.reason}", FAULTS) from None
    result = import_lines(counter.casebook.shelf, data, counter.desk.kept)
    for sentence in result.refused:
        complain(f"{path}: {sentence}")
    return result

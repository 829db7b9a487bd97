"""`cases export` and `cases import`: cases as files."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from tui.cli.counter import Counter, query_of, tell_progress
from tui.cli.exits import CANNOT_RUN, DONE, FAULTS
from tui.cli.stop import Stop, complain
from tui.core.words import say
from tui.store.carrying import LINES, TABLE, Parcel, pieces_of, say_imported, take_in
from tui.store.case_file import Loaded
from tui.store.export import Privacy
from tui.store.files import FileRefused
from tui.store.importing import Imported
from tui.store.private import explain, replace_with

_EVERY = 1_000_000


def export_command(counter: Counter) -> int:
    """Write cases to a file or to standard output."""
    options = counter.options
    if options.output and counter.desk.settings.switch("restricted"):
        raise Stop(
            say("--output: this is a restricted place; only standard output is left"), CANNOT_RUN
        )
    if not options.cases and not options.all:
        raise Stop(say("export: name cases, or say --all"))
    notices: list[str] = []
    ids = _chosen(counter, notices)
    if options.team:
        return _export_for_team(counter, ids, notices)
    is_redacted = options.redact or counter.desk.settings.switch("export-redact")
    privacy = Privacy(is_redacted, counter.desk.settings.words("redact-words"))
    kept = counter.desk.kept if options.with_flows else None
    parcel = Parcel(ids, TABLE if options.format == "csv" else LINES, privacy, kept)
    _put(pieces_of(counter.casebook, parcel, notices, lambda _: None), options.output)
    if not is_redacted:
        complain(say("notes and names leave as they were written; --redact takes secrets out"))
    for notice in notices:
        complain(notice)
    return FAULTS if notices else DONE


def _export_for_team(counter: Counter, ids: Iterable[str], notices: list[str]) -> int:
    from tui.cli.team_export import export_for_team  # noqa: PLC0415 - another matter

    if counter.options.format == "csv":
        raise Stop(say("export --team: the team store takes lines, no table"))
    export_for_team(counter, _load(counter, ids, notices))
    for notice in notices:
        complain(notice)
    return FAULTS if notices else DONE


def _load(counter: Counter, ids: Iterable[str], notices: list[str]) -> Iterator[Loaded]:
    for case_id in ids:
        case = counter.casebook.load(case_id)
        notices += case.notices
        yield case


def _chosen(counter: Counter, notices: list[str]) -> list[str]:
    """Return the ids of the cases to export; what is to be said is added to `notices`."""
    options, casebook = counter.options, counter.casebook
    named = [casebook.resolve(name) for name in options.cases]
    if options.all:
        page = casebook.find_all(query_of(options, _EVERY), tell_progress)
        notices += page.notices
        named += [case.id for case in page.cases]
    return named


def _put(pieces: Iterable[bytes], output: str | None) -> None:
    if output is None:
        sys.stdout.flush()
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
        return
    try:
        replace_with(Path(output), pieces)
    except OSError as error:
        raise Stop(
            say("{output} was not written: {error}", output=output, error=explain(error)), FAULTS
        ) from None


def import_command(counter: Counter) -> int:
    """Take in cases from files; what is damaged is named, the rest comes in."""
    if counter.desk.settings.switch("restricted"):
        raise Stop(say("import reads a chosen file, which --restricted does not allow"), CANNOT_RUN)
    results = [_take(counter, Path(name)) for name in counter.options.files]
    complain(say_imported(results))
    return FAULTS if any(result.refused for result in results) else DONE


def _take(counter: Counter, path: Path) -> Imported:
    try:
        result = take_in(counter.casebook, path, counter.desk.kept)
    except FileRefused as refused:
        raise Stop(f"{path}: {refused.reason}", FAULTS) from None
    for sentence in result.refused:
        complain(f"{path}: {sentence}")
    return result

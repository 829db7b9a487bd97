"""Class files, and the results that come back from them."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tui.core.classroom.exam import Thresholds
from tui.core.classroom.plan import Fault, Plan, decode_plan, decode_thresholds
from tui.core.classroom.report import Report, write_report
from tui.core.classroom.result import Result, read_result, say_in
from tui.core.diagnostic import Severity
from tui.core.flow import Flow
from tui.core.journal.record import Record, encode, read_lines
from tui.core.practice.attempt import BEGUN, read_attempt
from tui.core.tree import Mapped
from tui.core.words import language, say
from tui.store.catalog import FlowRefused
from tui.store.files import FileRefused, read_bytes
from tui.store.private import explain, replace_file
from tui.store.reader import read_source
from tui.store.shelf import ENDING
from tui.store.speech import AUTHORS

RESULTS = "results"
"""The folder beside a class file into which results go."""
MAX_FILES = 20_000
MAX_BYTES = 4 * 1024 * 1024
_NAME = re.compile(r"[^a-z0-9]+")


class ClassRefused(Exception):
    """A class file that cannot be used; says where and why."""


def read_class(path: Path) -> Plan:
    """Read a class file.

    Raises:
        ClassRefused: it cannot be read, or says something that cannot be.
    """
    plan, faults = decode_plan(_tree(path))
    if plan is None:
        raise ClassRefused(_say(path, faults))
    return plan


def read_thresholds(path: Path) -> Thresholds:
    """Read thresholds from a file of their own, or from a class file.

    Raises:
        ClassRefused: it cannot be read, or says something that cannot be.
    """
    tree = _tree(path)
    if "class" in tree:
        return read_class(path).exam
    rules, faults = decode_thresholds(tree)
    if faults:
        raise ClassRefused(_say(path, faults))
    return rules


def _tree(path: Path) -> Mapped:
    try:
        data = read_bytes(path, within=None)
    except FileRefused as refused:
        raise ClassRefused(f"{path}: {refused.reason}") from None
    source, problems = read_source(data, str(path))
    errors = [each for each in problems if each.severity is Severity.ERROR]
    if source is None or errors:
        lines = [f"{path}:{each.line}:{each.column}: {each.message}" for each in errors[:10]]
        raise ClassRefused("\n".join(lines) or say("{path}: it is empty", path=path))
    return source.tree


def _say(path: Path, faults: Iterable[Fault]) -> str:
    return "\n".join(f"{path}:{each.line}:{each.column}: {each.text}" for each in faults)


# --- results ----------------------------------------------------------------------------------


class Collected(NamedTuple):
    """Results from files."""

    results: tuple[Result, ...]
    """Each attempt once, by time."""
    files: int
    notices: tuple[str, ...]
    """Files that were not taken, or not whole, and why."""
    seal: str
    """Hash of what the results were read from, whatever order the files came in."""


def result_name(learner: str, attempt: str) -> str:
    """Return the name of a result file: who, and which attempt."""
    who = _NAME.sub("-", learner.lower()).strip("-")[:30] or "nobody"
    return f"{who}-{attempt}{ENDING}"


def hand_in(folder: Path, learner: str, attempt: str, records: Sequence[Record]) -> str:
    """Put a result where the trainer will find it; returns why not, empty when it is there."""
    try:
        replace_file(folder / result_name(learner, attempt), b"".join(map(encode, records)))
    except OSError as error:
        return explain(error)
    return ""


def collect(paths: Iterable[Path]) -> Collected:
    """Read results from files and folders; nothing in them can stop the others."""
    found: dict[str, Result] = {}
    notices: list[str] = []
    digests: set[str] = set()
    files = 0
    for path in _files(paths, notices):
        try:
            data = read_bytes(path, within=None, limit=MAX_BYTES)
        except FileRefused as refused:
            notices.append(f"{path}: {refused.reason}")
            continue
        files += 1
        results, faults = _read_results(data)
        notices += [f"{path}: {why}" for why in faults]
        for each in results:
            found.setdefault(each.attempt, each)
        digests.update([hashlib.sha256(data).hexdigest()] if results else [])
    ordered = tuple(sorted(found.values(), key=lambda each: (each.at, each.attempt)))
    seal = hashlib.sha256("".join(sorted(digests)).encode()).hexdigest()[:16]
    return Collected(ordered, files, tuple(notices), seal)


def speak(results: Iterable[Result], flows: Mapping[str, Flow]) -> tuple[Result, ...]:
    """Return results with their titles in the language that is spoken, where it is translated.

    Args:
        results: with the words of the flows' authors.
        flows: those at hand; a result of another one stays as it is.
    """
    if language() == AUTHORS:
        return tuple(results)

    def say_one(result: Result) -> Result:
        try:
            return say_in(result, flows.__getitem__)
        except (KeyError, FlowRefused):
            return result

    return tuple(map(say_one, results))


def report_of(folder: Path, flows: Mapping[str, Flow]) -> tuple[Report | None, str]:
    """Return the report of the results in a folder, and what to say about it.

    Args:
        folder: where results lie, or a single file of them.
        flows: those at hand.
    """
    collected = collect([folder])
    said = collected.notices[0] if collected.notices else ""
    if not collected.results:
        return None, said or f"{folder}: there are no results in it"
    return write_report(speak(collected.results, flows)), said


def _files(paths: Iterable[Path], notices: list[str]) -> list[Path]:
    files: list[Path] = []
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        below = sorted(each for each in path.rglob(f"*{ENDING}") if not each.name.startswith("."))
        files += below
        if not below:
            notices.append(say("{path}: there are no results in it", path=path))
    if len(files) > MAX_FILES:
        notices.append(
            say(
                "only the first {number} of {all} files were read", number=MAX_FILES, all=len(files)
            )
        )
    return files[:MAX_FILES]


def _read_results(data: bytes) -> tuple[list[Result], list[str]]:
    """Return the results of a file that may hold several attempts, and what is wrong with it."""
    reading = read_lines(data)
    faults = [
        say("line {number}: {why}", number=number, why=why) for number, why in reading.faults[:3]
    ]
    by_attempt: dict[str, list[Record]] = {}
    for record in reading.records:
        by_attempt.setdefault(record.case, []).append(record)
    results: list[Result] = []
    for attempt, records in by_attempt.items():
        whole = sorted(records, key=lambda each: each.number)
        if _is_whole(whole):
            result = read_result(read_attempt(attempt, whole))
            results += [result] if result else []
        else:
            faults.append(
                say("attempt {attempt} is not whole, so it does not count", attempt=attempt)
            )
    return results, faults


def _is_whole(records: Sequence[Record]) -> bool:
    """Tell whether nothing was cut out: it begins with its beginning and no number is missing."""
    numbers = [record.number for record in records]
    first = getattr(records[0].event, "kind", "")
    return first == BEGUN and numbers == list(range(1, len(numbers) + 1))

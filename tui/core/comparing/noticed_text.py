"""What callers will notice, as text to read and as JSON."""

import json
from collections.abc import Iterator, Sequence

from tui.core.comparing.noticed import Asked, Change, Noticed, Reached
from tui.core.comparing.pairing import Told
from tui.core.text import visible
from tui.core.words import say, say_count

MOST = 40
"""So many things of a kind are listed as text; JSON has them all."""


def noticed_text(noticed: Noticed) -> str:
    """Return it as text for an author."""
    lines = [visible(line) for line in _lines(noticed)]
    return "\n".join(lines) + "\n"


def _lines(noticed: Noticed) -> Iterator[str]:
    if noticed.is_nothing:
        yield say("Callers will notice nothing.")
    yield from _part(say("Ways that end elsewhere"), [*_moved(noticed)])
    yield from _part(say("Questions asked now that were not"), [*_asked(noticed.gained)])
    yield from _part(say("Questions not asked any more"), [*_asked(noticed.lost)])
    yield from _part(say("Resolutions that nothing leads to any more"), [*_reached(noticed.gone)])
    yield from _part(say("Resolutions that can be reached now"), [*_reached(noticed.fresh)])
    yield from _part(say("Questions and answers in other words"), [*_changes(noticed.reworded)])
    yield from _part(
        say("Resolutions that say something else"),
        [(f"{each.before} ({each.id}): {each.after}",) for each in noticed.changed],
    )
    if not noticed.complete:
        yield (
            say(
                "Only {compared} ways from the start were compared, and those that begin at "
                ""
                ""
                "changed nodes; there are more.",
                compared=noticed.compared,
            )
        )


def _part(title: str, entries: Sequence[tuple[str, ...]]) -> Iterator[str]:
    if not entries:
        return
    yield title
    for first, *more in entries[:MOST]:
        yield f"  {first}"
        yield from (f"    {line}" for line in more)
    if len(entries) > MOST:
        yield "  " + say("and {number} more", number=len(entries) - MOST)


def _moved(noticed: Noticed) -> Iterator[tuple[str, ...]]:
    for each in noticed.moved:
        before = f"{each.before_title} ({each.before}, {_count(each.ways)})"
        yield (
            before,
            say("now: {title} ({after})", title=each.after_title, after=each.after),
            _walk(each.walk),
        )


def _asked(asked: Sequence[Asked]) -> Iterator[tuple[str, ...]]:
    for each in asked:
        yield f"{each.question} ({each.fact}, {_count(each.ways)})", _walk(each.walk)


def _reached(reached: Sequence[Reached]) -> Iterator[tuple[str, ...]]:
    for each in reached:
        yield f"{each.title} ({each.node})", _walk(each.walk)


def _changes(changes: Sequence[Change]) -> Iterator[tuple[str, ...]]:
    for each in changes:
        if not each.before:
            yield (say("{id}: new: {after}", id=each.id, after=each.after),)
        elif not each.after:
            yield (say("{id}: gone: {before}", id=each.id, before=each.before),)
        else:
            yield f"{each.id}: {each.before}", say("now: {after}", after=each.after)


def _count(ways: int) -> str:
    return say_count("{number} way", "{number} ways", ways)


def _walk(walk: Told) -> str:
    if not walk:
        return say("for example: at the start")
    return say(
        "for example: {walk}",
        walk=" > ".join(f"{question} {answer}" for question, answer in walk),
    )


def noticed_json(noticed: Noticed) -> str:
    """Return it as JSON for a program."""
    plain = {
        "moved": [each._asdict() for each in noticed.moved],
        "questions": {
            "gained": [each._asdict() for each in noticed.gained],
            "lost": [each._asdict() for each in noticed.lost],
        },
        "resolutions": {
            "gone": [each._asdict() for each in noticed.gone],
            "fresh": [each._asdict() for each in noticed.fresh],
            "changed": [each._asdict() for each in noticed.changed],
        },
        "reworded": [each._asdict() for each in noticed.reworded],
        "compared": noticed.compared,
        "complete": noticed.complete,
    }
    return json.dumps(plain, indent=1) + "\n"

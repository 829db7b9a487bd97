"""What a person keeps of training: calls to choose from, attempts, the deck."""

import argparse
import json
import sys
from pathlib import Path

from tui.cli.exits import CANNOT_RUN, DONE, FAULTS
from tui.cli.stop import Stop, complain
from tui.cli.training.opening import open_training, put
from tui.core.practice.attempt import Attempt
from tui.core.practice.selection import filter_calls
from tui.core.text import visible
from tui.core.tickets.ticket import local_time
from tui.core.words import say
from tui.store.training.decks import DeckRefused, delete_imported, export_deck, import_deck
from tui.store.training.practice import DECKS


def list_command(options: argparse.Namespace) -> int:
    """List the written calls, easiest first."""
    room, _, _ = open_training(options)
    found = filter_calls(room.scenarios, options.flow, options.level)
    for each in found:
        if options.json:
            fields = {"id": each.id, "level": each.level, "flow": each.flow_id,
                      "title": each.title}  # fmt: skip
            sys.stdout.write(json.dumps(fields) + "\n")
        else:
            sys.stdout.write(visible(f"{each.id:<28} {each.level}  {each.title}") + "\n")
    if not found:
        complain(say("there are no such calls"))
    return DONE


def progress_command(options: argparse.Namespace) -> int:
    """Tell how firm the skills of each flow sit."""
    from tui.plain.training.home import TrainingInLines  # noqa: PLC0415 - only here
    from tui.plain.training.lines import Lines  # noqa: PLC0415

    room, _, _ = open_training(options)
    TrainingInLines(room, Lines(sys.stdin, sys.stdout)).tell_progress()
    return DONE


def attempts_command(options: argparse.Namespace) -> int:
    """List a person's attempts."""
    room, _, _ = open_training(options)
    for notice in room.past.notices:
        complain(notice)
    for each in room.past.attempts:
        sys.stdout.write((_json(each) if options.json else _line(each)) + "\n")
    if not room.past.attempts:
        complain(say("nothing was practised yet"))
    return DONE


def _line(attempt: Attempt) -> str:
    head, scored = attempt.head, attempt.scored
    state = say("under way") if not attempt.is_over else say("left") if not scored else (
        f"{scored.get('total')} {say('passed') if scored.get('passed') else say('not passed')}"
    )  # fmt: skip
    when = local_time(attempt.last, attempt.zone)
    return visible(
        f"{attempt.short_id}  {when}  {head.mode:<8}  {state:<14}  {head.learner:<12}  {head.title}"
    ).rstrip()


def _json(attempt: Attempt) -> str:
    fields = {"id": attempt.id, "begun": attempt.begun, "last": attempt.last,
              "seconds": attempt.seconds, "state": attempt.state,
              **attempt.head._asdict(), "scored": dict(attempt.scored)}  # fmt: skip
    fields["contents"] = dict(attempt.head.contents)
    return json.dumps(fields)


def delete_command(options: argparse.Namespace) -> int:
    """Delete a person's own attempts for good."""
    room, _, _ = open_training(options)
    attempts = room.attempts
    if attempts is None:
        raise Stop(say("there is no home folder, so there are no attempts"), FAULTS)
    if not options.attempts and not options.all:
        raise Stop(say("delete: name attempts, or say --all"))
    every = [path.stem for path in attempts.shelf.cases()]
    named = every if options.all else [_find(each, every) for each in options.attempts]
    if not options.yes:
        raise Stop(
            say("{count} attempts would be deleted for good; say --yes", count=len(named)), FAULTS
        )
    refusals = [why for why in map(attempts.delete, dict.fromkeys(named)) if why]
    complain(say("{count} attempts deleted", count=len(dict.fromkeys(named)) - len(refusals)))
    if options.all and room.folder is not None:
        gone = delete_imported(room.folder / DECKS)
        complain(say("{gone} decks from elsewhere deleted", gone=gone))
    for why in refusals:
        complain(why)
    return FAULTS if refusals else DONE


def _find(name: str, every: list[str]) -> str:
    fitting = [each for each in every if each == name or each.rpartition("-")[2] == name]
    if len(fitting) != 1:
        raise Stop(say("there is no attempt {name}", name=name), FAULTS)
    return fitting[0]


def deck_command(options: argparse.Namespace) -> int:
    """Carry a deck to another machine, or bring one in."""
    room, desk, _ = open_training(options)
    if options.way == "export":
        reviews = room.reviews()
        put(export_deck(reviews).decode("ascii"), "" if options.file == "-" else options.file, desk)
        complain(say("{count} reviews written", count=len(reviews)))
        return DONE
    if room.folder is None:
        raise Stop(say("there is no home folder to keep a deck in"), CANNOT_RUN)
    try:
        found = import_deck(Path(options.file), room.folder / DECKS, room.reviews())
    except DeckRefused as refused:
        raise Stop(str(refused), FAULTS) from None
    complain(say("{new} of {reviews} reviews are new here", new=found.new, reviews=found.reviews))
    for why in found.faults:
        complain(f"{options.file}: {why}")
    return FAULTS if found.faults else DONE

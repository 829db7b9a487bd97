"""Search from within a walk in lines: what was found is taken into it, or begins another."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.core.events import Event, Started, Told
from tui.core.flow import Flow
from tui.core.tickets.heard import note_heard
from tui.core.walk import Walk
from tui.core.words import say
from tui.plain.reading import typed_number

if TYPE_CHECKING:
    from tui.core.search import Found, Hit

Find = Callable[[str], "Found"]
Ask = Callable[[str], str]
TEXT = "text"
"""Source of what the searched text itself established."""


def seek(words: str, find: Find, place: tuple[Flow, Walk], ask: Ask) -> tuple[Event, ...]:
    """Search, let the person choose, and return what happens then; nothing when he stays.

    Args:
        words: what the user sees or says.
        find: the search.
        place: the flow and the walk the person is in.
        ask: shows a text and returns what is typed.
    """
    found = find(words)
    if found.vague:
        ask(say("This is too little to go on. Enter goes on with the question. > "))
        return ()
    if not found.hits:
        ask(say("Nothing fits these words. Enter goes on with the question. > "))
        return ()
    head = say("This fits:") if found.confident else say("Nothing fits for certain. Perhaps:")
    lines = [f"{number:3}. {hit.title}" for number, hit in enumerate(found.hits, start=1)]
    choice = ask("\n".join([head, *lines, say("Type a number to go there, or Enter to stay. > ")]))
    number = typed_number(choice)
    return _go(found.hits[number - 1], words, place) if 0 < number <= len(found.hits) else ()


def _go(hit: "Hit", words: str, place: tuple[Flow, Walk]) -> tuple[Event, ...]:
    """Take what the hit establishes into this walk where it can be used, else begin there."""
    flow, walk = place
    said = {each.fact for each in walk.draft.said}
    facts = dict(hit.facts)
    usable = [
        Told(fact, answer, TEXT)
        for fact, answer in facts.items()
        if fact not in said and fact in flow.facts and answer in flow.facts[fact].answers
    ]
    if hit.flow == flow.flow and usable:
        return tuple(usable)
    told = (Told(fact, answer, TEXT) for fact, answer in facts.items())
    return (Started(f"{hit.flow}/{hit.node}"), note_heard(words), *told)

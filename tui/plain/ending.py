"""How a case in lines ends: asked once, skippable, or said at any prompt."""

from collections.abc import Callable

from tui.core.due import NoDay, read_due, say_due
from tui.core.journal.milestones import OUTCOMES, WAITING
from tui.core.words import mark, say
from tui.plain.reading import typed_number

Ask = Callable[[str], str]
Say = Callable[[str], None]
_SKIP = ("0", "skip", mark("not now"))
HOW = mark("Type `end` and one of: {outcomes} (and a day: `end waiting friday`).")


def ask_outcome(suggested: str, ask: Ask, tell: Say) -> str:
    """Ask how a case ended; empty when the person does not say."""
    names = list(OUTCOMES)
    listed = ", ".join(f"{place} {OUTCOMES[name].lower()}" for place, name in enumerate(names, 1))
    while True:
        reply = ask(
            say(
                "Outcome? {listed}, 0 not now; Enter: {suggested} > ",
                listed=listed,
                suggested=OUTCOMES[suggested].lower(),
            )
        )
        word = reply.casefold().replace(" ", "-")
        if not word:
            return suggested
        if reply.casefold() in _SKIP:
            return ""
        if 1 <= (number := typed_number(word)) <= len(names):
            return names[number - 1]
        if word in names:
            return word
        tell(say("Type a number from 0 to {count}.", count=len(names)))


def ask_day(today: str, ask: Ask, tell: Say) -> str:
    """Ask until when a case waits; empty: no day."""
    while True:
        reply = ask(say("Look at it again when? 2026-12-01, friday, 3 days; Enter: no day > "))
        if not reply:
            return ""
        try:
            return read_due(reply, today)
        except NoDay as fault:
            tell(str(fault))


def read_end(text: str, today: str) -> tuple[str, str]:
    """Return the outcome and the day of what was typed after `end`.

    Raises:
        NoDay: it is no outcome, or its day is none; says what can be typed.
    """
    word, _, rest = text.strip().partition(" ")
    name = word.casefold()
    if name not in OUTCOMES or (rest.strip() and name != WAITING):
        raise NoDay(say(HOW, outcomes=", ".join(OUTCOMES)))
    return name, read_due(rest, today) if rest.strip() else ""


def say_end(outcome: str, day: str, today: str) -> str:
    """Say back how a case was ended."""
    until = say(" until {day}", day=say_due(day, today)) if day else ""
    return say(
        "The case is kept as: {outcome}{until}.", outcome=OUTCOMES[outcome].lower(), until=until
    )

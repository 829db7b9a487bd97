"""One call in lines: the ticket, what the caller says, what is asked, written down, tried."""

from collections.abc import Callable, Mapping, Sequence

from tui.core.practice import menu
from tui.core.practice.menu import Option
from tui.core.training.attempt import HEARING, OVER
from tui.core.training.events import (
    Asked,
    AttemptEvent,
    Checked,
    Chose,
    Confirmed,
    Ended,
    HandedOver,
    Heard,
    Hinted,
    Noted,
)
from tui.core.training.hints import hint, lead
from tui.core.words import mark, say
from tui.plain.training.lines import Choice, Left, Lines, keys_of
from tui.store.training.call import Call

MANY = 12
"""More lines than this are searched, not listed at once."""
LONGEST = 2_000
WHO: Mapping[str, str] = {
    "ticket": mark("Ticket"),
    "caller": mark("Caller"),
    "you": mark("You"),
    "desk": mark("Desk"),
}


class CallInLines:
    """Plays one call to its end."""

    def __init__(self, call: Call, lines: Lines) -> None:
        """Prepare.

        Args:
            call: begun already.
            lines: where it is told and answered.
        """
        self._call = call
        self._lines = lines
        self._told = 0
        self._deeds: Mapping[str, Callable[[Option], AttemptEvent | None]] = {
            menu.ASK: self._ask,
            menu.CHECK: self._check,
            menu.CORRECT: self._correct,
            menu.FIX: self._fix,
            menu.HAND_OVER: self._hand_over,
            menu.NOTE: self._note,
            menu.HINT: self._hint,
            menu.END: lambda _: Ended(),
            menu.CONFIRM: lambda _: Confirmed(),
            menu.ANSWER: lambda option: Heard(call.attempt.waiting, option.value),
            menu.UNSURE: lambda _: Heard(call.attempt.waiting, None),
            menu.TEXT: lambda _: Heard(
                call.attempt.waiting, lines.read_text(say("Type it: "))[:LONGEST]
            ),
            menu.FACT: lambda option: Asked(option.value),
            menu.FACT_CHECK: lambda option: Checked(option.value),
            menu.RESOLUTION: lambda option: Chose(option.value),
            menu.RECORD: lambda option: self._record(option.value),
        }

    def run(self) -> bool:
        """Play; returns whether the call came to its end.

        What was done stays when the person leaves, and can be gone on with.
        """
        try:
            while self._call.attempt.phase != OVER:
                self._turn()
        except Left:
            self._call.leave()
            return False
        self._tell()
        return True

    def _tell(self) -> None:
        """Write what was said since the last time."""
        lines = self._call.attempt.lines
        for line in lines[self._told :]:
            if line.text:
                self._lines.say(f"{say(WHO.get(line.who, line.who))}: {line.text}")
        self._told = len(lines)

    def _turn(self) -> None:
        call = self._call
        self._lines.say("")
        self._tell()
        if call.trouble:
            self._lines.say(f"! {call.trouble}")
        options = menu.main_options(call.play, call.attempt)
        led = self._lead()
        if call.attempt.phase == HEARING:
            asked = menu.question_text(call.play, call.attempt, call.attempt.waiting)
            self._lines.say(say("Write down: {asked}", asked=asked))
        shown = [*led, *options]
        if len(shown) > MANY and call.attempt.phase == HEARING:
            option = search_options(shown, self._lines)
        else:
            option = shown[self._lines.choose([Choice(e.label, e.detail, e.key) for e in shown])]
        event = self._deeds[option.act](option)
        if event is not None and not call.do(event):
            self._lines.say(say("That makes no sense at this moment."))

    def _lead(self) -> list[Option]:
        """Return what the flow would ask next, in the modes in which it leads."""
        call = self._call
        if not menu.leads(call.head.mode) or call.attempt.phase != "talking":
            return []
        found = lead(call.play, call.attempt)
        option = menu.lead_option(call.play, call.attempt, found.event)
        words = menu.lead_words(call.play, call.attempt, option, found.text)
        self._lines.say(*([say("The flow: {words}", words=words)] if words else []))
        return [option] if option else []

    def _pick(self, options: Sequence[Option]) -> Option | None:
        if not options:
            self._lines.say(say("There is nothing to choose."))
            return None
        place = self._lines.choose([Choice(e.label, e.detail, e.key) for e in options], back=True)
        return options[place] if place >= 0 else None

    def _find(self, what: str, options: Callable[[str], Sequence[Option]]) -> Option | None:
        """Let some words find a question or a fix."""
        while True:
            words = self._lines.read(
                say("Some words of the {what}, or nothing for all > ", what=say(what))
            )
            found = options(words)
            if found:
                return self._pick(found)
            self._lines.say(say("Nothing has these words."))

    # --- what can be done ---------------------------------------------------------------------

    def _ask(self, _: Option) -> AttemptEvent | None:
        call = self._call
        found = self._find(
            "question", lambda words: menu.ask_options(call.play, call.attempt, words)
        )
        return Asked(found.value) if found else None

    def _check(self, option: Option) -> AttemptEvent | None:
        if option.value:
            return Checked(option.value)
        found = self._pick(menu.check_options(self._call.play, self._call.attempt))
        return Checked(found.value) if found else None

    def _correct(self, _: Option) -> AttemptEvent | None:
        call = self._call
        found = self._pick(menu.heard_options(call.play, call.attempt))
        return self._record(found.value) if found else None

    def _record(self, fact: str) -> AttemptEvent | None:
        call = self._call
        answers = tuple(menu.answer_options(call.play, call.attempt, fact))
        is_long = len(answers) > MANY
        answer = search_options(answers, self._lines) if is_long else self._pick(answers)
        if answer is None:
            return None
        if answer.act == menu.TEXT:
            return Heard(fact, self._lines.read_text(say("Type it: "))[:LONGEST])
        return Heard(fact, answer.value if answer.act == menu.ANSWER else None)

    def _fix(self, _: Option) -> AttemptEvent | None:
        call = self._call
        found = self._find("fix", lambda words: menu.fix_options(call.play, call.attempt, words))
        return Chose(found.value) if found else None

    def _hand_over(self, _: Option) -> AttemptEvent | None:
        found = self._pick(menu.actor_options())
        if found is None:
            return None
        return HandedOver(
            found.value, self._lines.read_text(say("Why, in a few words? "))[:LONGEST]
        )

    def _note(self, _: Option) -> AttemptEvent | None:
        note = self._call.attempt.note
        if note:
            self._lines.say(say("The note so far: {note}", note=note))
        text = self._lines.read_text(say("The whole note, in one line: "))[:LONGEST]
        return Noted(text) if text else None

    def _hint(self, _: Option) -> AttemptEvent | None:
        attempt = self._call.attempt
        rung = len(attempt.hints) + 1
        self._lines.say(say("Hint: {text}", text=hint(self._call.play, attempt, rung).text))
        return Hinted(rung)


def search_options(options: Sequence[Option], lines: Lines) -> Option:
    """Let some words find an answer among many.

    Raises:
        Left: the person leaves.
    """
    keys = keys_of([Choice(each.label, key=each.key) for each in options])
    words = say("Type some of the words, or `list`; 0 when the caller does not know.")
    lines.say(say("{count} lines. {words}", count=len(options), words=words))
    while True:
        typed = lines.read().casefold()
        if typed in keys:
            return options[keys.index(typed)]
        fitting = [
            (key, each)
            for key, each in zip(keys, options, strict=True)
            if typed == "list" or all(word in each.label.casefold() for word in typed.split())
        ]
        if len(fitting) == 1:
            return fitting[0][1]
        for key, each in fitting:
            lines.say(f"{key:>3}. {each.label}")
        lines.say(say("Type the number.") if fitting else say("Nothing has these words."))

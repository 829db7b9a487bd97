"""What a walk in lines does besides answering: notes, the note of the case, parking, its outcome.

These commands work at every prompt. None is a single letter that could be an answer: `n` alone
is a no.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.core.events import Event, Noted
from tui.core.flow import Flow
from tui.core.walk import Walk
from tui.core.words import say
from tui.plain.reading import Command, typed_number
from tui.plain.seeking import Find
from tui.plain.voices import Voice
from tui.store.desk import Desk

if TYPE_CHECKING:
    from tui.core.journal.milestones import Happening
    from tui.store.note import Wish

_COMMANDS: Mapping[str, str] = MappingProxyType(
    {"t": "ticket", "ticket": "ticket", "save": "save", "p": "park", "park": "park",
     "fill": "fill", "end": "end", "case": "case", "x": "switch", "switch": "switch"}
)  # fmt: skip
_WITH_TEXT: Mapping[str, str] = MappingProxyType(
    {"n": "note", "note": "note", "t": "ticket", "ticket": "ticket", "save": "save",
     "fill": "fill", "end": "end", "wrong": "wrong", "!": "wrong"}
)  # fmt: skip
_LENGTHS = ("brief", "normal", "full")
_FORMS = ("text", "markdown", "json")
_AS_IS = "as-is"
_TEMPLATE = "template"


class Left(Exception):
    """The person lays the case aside."""


class Keeper:
    """Keeps the case of one walk in lines."""

    def __init__(
        self,
        desk: Desk,
        voice: Voice,
        clipboard: Callable[[str], None] | None = None,
        find: Find | None = None,
    ) -> None:
        """Prepare.

        Args:
            desk: where cases are kept.
            voice: where things are said.
            clipboard: sends a sequence to a terminal; None: there is no person at a terminal,
                so that nothing is asked that a script did not expect.
            find: the search behind `/`; None: there is none.
        """
        self.find = find
        self.experience = desk.lessons.experience
        self._desk = desk
        self._voice = voice
        self._clipboard = clipboard
        self.is_parked = False
        self.is_closed = False
        self.other = ""
        """The parked case to go on with, once this one is laid aside."""
        self._is_case_wanted = False

    @property
    def is_laid_aside(self) -> bool:
        """Whether the person has parked or ended the case."""
        return self.is_closed or self.is_parked

    def record(self, happening: "Happening") -> None:
        """Take one event, before its effect is shown."""
        self._desk.record(happening)

    def read(self, line: str) -> Command | None:
        """Tell whether a typed line is one of these commands."""
        first, _, rest = line.partition(" ")
        word, rest = first.lower(), rest.strip()
        if not rest:
            name = _COMMANDS.get(word)
        elif _WITH_TEXT.get(word) in ("ticket", "save") and not _is_wish(rest):
            name = None
        else:
            name = _WITH_TEXT.get(word)
        return Command(name, rest) if name else None

    def run(self, command: Command, flows: Mapping[str, Flow], walk: Walk) -> Event | None:
        """Do what a command says; returns the event that the walk takes, if there is one.

        Raises:
            Left: the case was laid aside.
        """
        if command.name == "note":
            return Noted(command.rest)
        if command.name == "park":
            self._park()
        if command.name == "wrong":
            self._flag(command.rest, walk)
            return None
        if command.name == "switch":
            self._switch()
            return None
        if command.name == "end":
            self._end_now(command.rest, walk)
            return None
        if command.name == "case":
            self._keep_as_case(flows, walk)
        elif command.name == "fill":
            self._fill(command.rest, flows, walk)
        else:
            self._write(command, flows, walk)
        return None

    def _park(self) -> None:
        """Lay the case aside: raises Left."""
        from tui.core.journal.milestones import Parked  # noqa: PLC0415 - only at the end

        self.record(Parked())
        self.is_parked = True
        raise Left

    def _switch(self) -> None:
        """Park this case, and go on with the one that was parked last.

        Raises:
            Left: there is one.
        """
        self.other = self._desk.find_parked()
        if self.other:
            self._park()
        self._voice.say(say("No other case is parked."))

    def _end_now(self, typed: str, walk: Walk) -> None:
        """Close the case wherever the walk stands.

        Raises:
            Left: it is closed.
        """
        from tui.core.due import NoDay  # noqa: PLC0415 - only at the end
        from tui.core.journal.milestones import close_walk  # noqa: PLC0415
        from tui.plain.ending import read_end, say_end  # noqa: PLC0415

        today = self._desk.clock.today()
        try:
            outcome, day = read_end(typed, today)
        except NoDay as fault:
            self._voice.say(str(fault))
            return
        self.record(close_walk(walk, outcome, day))
        self.is_closed = True
        self._voice.say(say_end(outcome, day, today))
        raise Left

    def _write(self, command: Command, flows: Mapping[str, Flow], walk: Walk) -> None:
        from tui.store.ticket_template import NoTemplate  # noqa: PLC0415 - brings the rules

        try:
            note = self._desk.note(self._desk.ticket(flows, walk), _wish(command.rest))
        except NoTemplate as missing:
            self._voice.say(f"{missing}.")
            return
        for notice in note.notices:
            self._voice.say(notice)
        if command.name == "ticket":
            self._voice.say(note.text.rstrip("\n"))
            return
        handout = self._desk.hand_out(note)
        if self._clipboard is None and handout.path is not None:
            self._voice.say(say("It is in {path}.", path=handout.path))
            return
        if self._clipboard is not None and handout.sequence:
            self._clipboard(handout.sequence)
        self._voice.say(handout.said)

    def _keep_as_case(self, flows: Mapping[str, Flow], walk: Walk) -> None:
        """Keep the walk as a case of its flow: now when it has ended, else at its end."""
        self._is_case_wanted = not _has_ended(walk)
        if self._is_case_wanted:
            self._voice.say(say("At its end the walk is kept as a case of its flow."))
        else:
            self._voice.say(self._desk.keep_as_case(flows, walk))

    def _flag(self, text: str, walk: Walk) -> None:
        """Keep what somebody calls wrong, where the walk stands."""
        from tui.core.journal.milestones import Flagged  # noqa: PLC0415 - only when it happens

        place = getattr(walk.position, "place", walk.begun)
        self.record(Flagged(place.name, text))
        self._voice.say(say("Kept: whoever looks after this flow reads it in the report."))

    def _fill(self, rest: str, flows: Mapping[str, Flow], walk: Walk) -> None:
        """Show the blanks of the packet, or fill one in: `fill 2 what it is`."""
        from tui.core.tickets.packet import packet_entries  # noqa: PLC0415 - only when it is asked for

        entries = list(packet_entries(flows, walk, self._desk.recorder.records))
        typed, _, text = rest.partition(" ")
        number = typed_number(typed)
        if not entries:
            self._voice.say(say("There is no packet to fill in here."))
        elif text and 1 <= number <= len(entries):
            self.record(entries[number - 1].filled_with(text.strip()))
            self._voice.say(f"{entries[number - 1].label}: {text.strip()}")
        else:
            lines = [f"{n:3}. {e.label}: {e.text or '____'}" for n, e in enumerate(entries, 1)]
            self._voice.say("\n".join([*lines, say("Type `fill NUMBER TEXT`.")]))

    # --- the end ------------------------------------------------------------------------------

    def end(self, flows: Mapping[str, Flow], walk: Walk, ask: Callable[[str], str]) -> None:
        """Close the case of a walk that has ended; a person is asked once for the outcome."""
        if self._is_case_wanted and not self.is_parked:
            self._is_case_wanted = False
            self._voice.say(self._desk.keep_as_case(flows, walk))
        from tui.core.journal.milestones import (  # noqa: PLC0415 - only at the end
            WAITING,
            close_walk,
            suggest_outcome,
        )

        outcome, day = suggest_outcome(walk), ""
        if self.is_parked or self.is_closed or not outcome:
            return
        if self._clipboard is not None:
            from tui.plain.ending import ask_day, ask_outcome  # noqa: PLC0415

            outcome = ask_outcome(outcome, ask, self._voice.say)
            if outcome == WAITING:
                day = ask_day(self._desk.clock.today(), ask, self._voice.say)
        if outcome:
            self.record(close_walk(walk, outcome, day))


def _has_ended(walk: Walk) -> bool:
    from tui.core.testing.unattended import ending_of  # noqa: PLC0415 - only when it is asked for

    return ending_of(walk).kind != "unfinished"


def _is_wish(typed: str) -> bool:
    """Tell whether this is how a ticket can be wanted; otherwise it may be an answer."""
    words = typed.split()
    if words[0] == _TEMPLATE:
        return len(words) > 1
    return all(word in (*_LENGTHS, *_FORMS, _AS_IS) for word in words)


def _wish(typed: str) -> "Wish":
    """Return how a ticket is wanted: `full markdown as-is`, or `template NAME`."""
    from tui.store.note import Wish  # noqa: PLC0415 - brings the rules of redaction

    words = typed.split()
    if words[:1] == [_TEMPLATE]:
        return Wish(template=typed.partition(" ")[2].strip())
    return Wish(
        length=next((word for word in words if word in _LENGTHS), ""),
        form=next((word for word in words if word in _FORMS), ""),
        is_redacted=False if _AS_IS in words else None,
    )

"""Training in lines: what is due, choosing a call, playing it, its debrief, trying again."""

from functools import partial
from typing import TYPE_CHECKING

from tui.core.practice.deck import LEVELS, count_levels
from tui.core.practice.selection import Pick, filter_calls
from tui.core.training.debrief import rewind
from tui.core.training.events import COMPLETE, DRILL, EXAM, FREE, GUIDED, MODES, WATCH, Ended
from tui.core.words import mark, say
from tui.plain.training.call import WHO, CallInLines
from tui.plain.training.debriefing import debrief_lines, rewind_steps
from tui.plain.training.drill import drill
from tui.plain.training.lines import Choice, Left, Lines
from tui.store.catalog import FlowRefused
from tui.store.training.call import Call
from tui.store.training.lesson import LessonRefused, is_beginner, open_lesson
from tui.store.training.room import NoCall, Room

if TYPE_CHECKING:
    from collections.abc import Callable

MODE_WORDS = {
    WATCH: mark("a call played to you, and why"),
    COMPLETE: mark("the first steps are given"),
    GUIDED: mark("the flow leads, hints when you want them"),
    FREE: mark("you lead"),
    EXAM: mark("no hints, one go"),
    DRILL: mark("only the recognition: message, cause, first action"),
}
TOLD = (
    mark("everything is told plainly"),
    mark("something is unsure"),
    mark("something told is wrong"),
)
"""How a caller tells things, level by level."""


class TrainingInLines:
    """The home of training, in lines."""

    def __init__(self, room: Room, lines: Lines) -> None:
        """Prepare.

        Args:
            room: everything about training.
            lines: where it is told and answered.
        """
        self._room = room
        self._lines = lines

    def run(self) -> None:
        """Offer what there is until the person leaves."""
        try:
            while True:
                self._offer()
        except Left:
            self._lines.say(say("Everything is kept. Goodbye."))

    def _offer(self) -> None:
        room, lines = self._room, self._lines
        day = room.day()
        lines.say("", say("Training"), say_day(day.done, day.total, day.waiting))
        is_new = is_beginner(room)
        lesson = (
            Choice(say("The first lesson"), say("the program itself, in five minutes")),
            partial(_give_lesson, room, lines),
        )
        offers: list[tuple[Choice, Callable[[], object]]] = [lesson] if is_new else []
        pick = room.next_pick()
        if pick is not None:
            advice = room.advise(pick.skill)
            word = _say_practice(is_due=bool(day.due), has_failed=bool(day.again))
            offers.append(
                (
                    Choice(f"{word}: {room.tell(pick)}", f"{say(advice.mode)}. {advice.why}"),
                    lambda: self.play(pick, advice.mode),
                )
            )
        offers += [
            (
                Choice(say("Go on with: {title}", title=each.head.title), say(each.head.mode)),
                partial(self.resume, each.id),
            )
            for each in (room.attempts.left() if room.attempts else ())[:3]
        ]
        offers += [
            (Choice(say("Choose a call")), self._choose_call),
            (Choice(say("A call made from a flow")), self._make_call),
            (Choice(say("Drill"), say(MODE_WORDS[DRILL])), self._drill),
            (Choice(say("How far you are")), self.tell_progress),
        ]
        offers += [] if is_new else [lesson]
        place = lines.choose([choice for choice, _ in offers])
        try:
            offers[place][1]()
        except NoCall as missing:
            lines.say(say("That cannot be played: {missing}.", missing=missing))
        room.forget()

    # --- choosing -----------------------------------------------------------------------------

    def _choose_call(self) -> None:
        words = self._lines.read(say("Some words of the call, or nothing for all > "))
        found = filter_calls(self._room.scenarios, words=words)
        if not found:
            self._lines.say(say("No call has these words."))
            return
        choices = [
            Choice(
                each.title, say("level {level}, {flow_id}", level=each.level, flow_id=each.flow_id)
            )
            for each in found
        ]
        place = self._lines.choose(choices, back=True)
        if place >= 0:
            each = found[place]
            self.play(Pick(each.id, each.flow_id, each.level), self._choose_mode())

    def _choose_mode(self) -> str:
        modes = [mode for mode in MODES if mode != DRILL]
        return modes[
            self._lines.choose([Choice(say(mode), say(MODE_WORDS[mode])) for mode in modes])
        ]

    def _choose_flow(self) -> str:
        flows = sorted({each.flow_id for each in self._room.scenarios.values()})
        flows = flows or sorted(self._room.plate.flows)
        place = self._lines.choose([Choice(flow) for flow in flows], back=True)
        return flows[place] if place >= 0 else ""

    def _make_call(self) -> None:
        flow = self._choose_flow()
        if not flow:
            return
        levels = [Choice(say("level {n}", n=n), say(t)) for n, t in enumerate(TOLD, 1)]
        level = 1 + self._lines.choose(levels)
        seed = self._room.fresh_seed()
        self.play(Pick(flow=flow, level=level, seed=seed), self._choose_mode())

    def _drill(self) -> None:
        flow = self._choose_flow()
        if flow:
            drill(self._room, self._lines, flow)

    # --- playing ------------------------------------------------------------------------------

    def play(self, pick: Pick, mode: str) -> Call | None:
        """Play a call; returns it once it is over, None when it was left.

        Raises:
            Left: the person left.
            NoCall: it cannot be played.
        """
        if mode == DRILL:
            drill(self._room, self._lines, pick.flow)
            return None
        call = self._room.open(pick, mode)
        if mode == WATCH:
            self._watch(call)
            return None
        return self._go(call)

    def resume(self, name: str) -> Call | None:
        """Go on with a call that was left."""
        call, said = self._room.resume(name)
        if said:
            self._lines.say(said)
        return self._go(call)

    def _go(self, call: Call) -> Call | None:
        while True:
            if not CallInLines(call, self._lines).run():
                self._lines.say(say("The call is kept; go on with it from `branchline train`."))
                raise Left
            if call.said:
                self._lines.say(call.said)
            if call.head.mode == EXAM and call.head.group:
                return call
            again = self._debrief(call)
            if again is None:
                return call
            call = again

    def _debrief(self, call: Call) -> Call | None:
        """Tell the debrief; returns the call begun again at a decision, if that is wanted."""
        found = call.debrief
        self._lines.say(*debrief_lines(found))
        steps = rewind_steps(found)
        numbers = {str(step.number) for step in steps}
        near = self._room.near_miss(call)
        more = say(", n plays a near miss (one thing is different)") if near else ""
        while True:
            typed = self._lines.read(
                say(
                    "A step's number tries again from there{more}; nothing goes "
                    "back to training > ",
                    more=more,
                )
            )
            if not typed:
                return None
            if near and typed.lower() == "n":
                return self._room.open(near, call.head.mode)
            if typed in numbers:
                events = rewind(call.attempt.events, int(typed))
                self._lines.say(say("This time does not count. Try another way."))
                return self._room.again(call, events)
            self._lines.say(
                say("Steps to try again from: {names}.", names=", ".join(sorted(numbers, key=int)))
            )

    def _watch(self, call: Call) -> None:
        """Play a call to the person, with the reason for each step."""
        from tui.core.training.worked import watch  # noqa: PLC0415 - only here

        told = 0
        self._lines.say("", say("Watch a call. Enter goes on."))
        for shown in watch(call.play):
            call.do(shown.step.event)
            for line in call.attempt.lines[told:]:
                self._lines.say(f"{say(WHO.get(line.who, line.who))}: {line.text}")
            told = len(call.attempt.lines)
            for text in (shown.step.why, shown.left):
                if text:
                    self._lines.say(say("  Why: {text}", text=text))
            if not isinstance(shown.step.event, Ended):
                self._lines.read("")
        self._lines.say("", say("That was the whole call. Now one of your own."))

    # --- how far one is -----------------------------------------------------------------------

    def tell_progress(self) -> None:
        """Tell how firm each flow's skills sit, and what should be looked at by the author."""
        _tell_progress(self._room, self._lines)


def _tell_progress(room: Room, lines: Lines) -> None:
    lines.say("", say("How far you are ({name})", name=room.pace.name))
    for flow in sorted({each.flow_id for each in room.scenarios.values()}):
        try:
            counts = count_levels(room.deck, room.skills(flow))
        except (KeyError, FlowRefused):
            continue
        lines.say(f"  {flow}: " + ", ".join(f"{counts[level]} {say(level)}" for level in LEVELS))
    for card in room.deck.values():
        if card.is_leech:
            lines.say(
                say(
                    "  Failed again and again, perhaps the flow is unclear: {skill}",
                    skill=room.title(card.skill),
                )
            )


def _give_lesson(room: Room, lines: Lines) -> None:
    from tui.plain.training.lesson import give_lesson  # noqa: PLC0415 - brings the walk

    try:
        lesson = open_lesson(folder=room.folder)
    except LessonRefused as refused:
        lines.say(str(refused))
        return
    give_lesson(lesson, room, lines.source, lines.target, lines.width)


def _say_practice(*, is_due: bool, has_failed: bool) -> str:
    if is_due:
        return say("Today's practice")
    return say("Once more, what failed today") if has_failed else say("Something new")


def say_day(done: int, total: int, waiting: int) -> str:
    """Say what is due today: n of m, and where it ends."""
    if not total:
        return say("Nothing is due today.")
    if done >= total:
        later = (
            say(" {waiting} more are due; they wait for the next days.", waiting=waiting)
            if waiting
            else ""
        )
        return say(
            "Today's practice is done: {done} of {total}.{later}",
            done=done,
            total=total,
            later=later,
        )
    later = say(", {waiting} more wait for the next days", waiting=waiting) if waiting else ""
    return say("Due today: {done} of {total} done{later}.", done=done, total=total, later=later)

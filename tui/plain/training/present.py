"""A call led before a class, in lines: the class says what it would ask, the trainer goes on."""

from tui.core.practice import menu
from tui.core.practice.hands import MOST_HANDS, say_hands, suggestions
from tui.core.practice.selection import Pick
from tui.core.training.attempt import OVER, TALKING
from tui.core.training.hints import lead
from tui.core.training.reference import next_event
from tui.core.words import say
from tui.plain.reading import typed_number
from tui.plain.training.call import WHO
from tui.plain.training.debriefing import debrief_lines
from tui.plain.training.lines import Choice, Left, Lines
from tui.store.training.call import Call
from tui.store.training.room import Room


def present(room: Room, pick: Pick, lines: Lines) -> None:
    """Lead a call.

    Raises:
        Left: the trainer stops.
        NoCall: it cannot be played.
    """
    call = room.open(pick, "free")
    told = 0
    while call.attempt.phase != OVER:
        lines.say("")
        for line in call.attempt.lines[told:]:
            lines.say(f"{say(WHO.get(line.who, line.who))}: {line.text}", "")
        told = len(call.attempt.lines)
        if call.attempt.phase == TALKING:
            _vote(call, lines)
        else:
            _go_on(call, lines)
    lines.say(*debrief_lines(call.debrief))


def _vote(call: Call, lines: Lines) -> None:
    """Ask the class, count hands, and do what the trainer decides."""
    offered = suggestions(call.play, call.attempt)
    lines.say(say("What would you do?"), "")
    for number, each in enumerate(offered, 1):
        lines.say(f"  {number}. {each.text}")
    lines.say(
        "", say("Count hands: one number for each line, with blanks between; nothing: no count.")
    )
    typed = lines.read(say("Hands > ")).split()
    counts = {n: min(typed_number(t), MOST_HANDS) for n, t in enumerate(typed) if t.isdigit()}
    choices = [
        Choice(each.text, say_hands(counts.get(number, 0), counts) if counts else "")
        for number, each in enumerate(offered)
    ]
    choices += [Choice(say("Tell what the flow would do")), Choice(say("End the call"))]
    place = lines.choose(choices, say("The class decides > "))
    if place < len(offered):
        call.do(offered[place].event)
    elif place == len(offered):
        found = lead(call.play, call.attempt)
        option = menu.lead_option(call.play, call.attempt, found.event)
        lines.say(say("The flow: {part}", part=option.label if option else found.text))
    else:
        call.finish()
        raise Left


def _go_on(call: Call, lines: Lines) -> None:
    """Write down, confirm, end: what is no decision for a class is done on Enter."""
    event = next_event(call.play, call.attempt)
    if event is None:
        return
    options = menu.main_options(call.play, call.attempt)
    if options and options[0].act == menu.ANSWER:
        lines.say(
            say(
                "What did we hear? {play}",
                play=menu.question_text(call.play, call.attempt, call.attempt.waiting),
            )
        )
    lines.read(say("Enter goes on > "))
    call.do(event)

"""A call on the screen: the trainee asks, listens, writes down, checks, fixes, hands over."""

from collections.abc import Mapping
from typing import ClassVar

from tui.core.practice import menu
from tui.core.training.attempt import HEARING, TALKING, allowed
from tui.core.training.events import (
    EXAM,
    RUNGS,
    Asked,
    AttemptEvent,
    Checked,
    Chose,
    Confirmed,
    Ended,
    Heard,
)
from tui.core.words import mark, say
from tui.ui.layout import Act
from tui.ui.requests import EndApp
from tui.ui.screens.paged import Deed, Doubt
from tui.ui.training.deed_screen import DeedScreen

_COMMANDS: Mapping[str, str] = {
    menu.ASK: "ask",
    menu.CHECK: "look-again",
    menu.CORRECT: "answers",
    menu.FIX: "fix",
    menu.HAND_OVER: "hand-over",
    menu.NOTE: "note",
    menu.HINT: "hint",
}
"""The command behind each option of the list."""


_SILENT, _FIRST = mark("nothing was said yet"), mark("first do what is asked here")


class CallScreen(DeedScreen):
    """Turns keys and choices into what is done in the call."""

    offers: ClassVar[tuple[str, ...]] = (
        "digit", "choose", "up", "down", "page-up", "page-down", "search", "ask", "look-again",
        "answers", "fix", "hand-over", "note", "hint", "close", "commands", "help", "quit", "stop",
    )  # fmt: skip

    def choose(self, act: Act) -> None:
        """Do what an option stands for."""
        waiting = self.call.attempt.waiting
        events: Mapping[str, AttemptEvent] = {
            menu.ANSWER: Heard(waiting, act.value),
            menu.UNSURE: Heard(waiting, None),
            menu.FACT: Asked(act.value),
            menu.FACT_CHECK: Checked(act.value),
            menu.RESOLUTION: Chose(act.value),
            menu.CONFIRM: Confirmed(),
        }
        if act.kind in events:
            self.do(events[act.kind])
        elif act.kind == menu.END:
            self._hang_up()
        elif act.kind == menu.TEXT:
            self._write(say("What was said?"), lambda text: self.do(Heard(waiting, text)))
        elif act.kind == menu.RECORD:
            self._take_down(act.value)
        else:
            self.run_command(_COMMANDS.get(act.kind, ""))

    def _hang_up(self) -> None:
        ended = self.call.attempt.ending
        if ended:
            self.do(Ended())
        else:
            self.doubt = Doubt(say("Hang up? Nothing is settled yet."), lambda: self.do(Ended()))

    # --- leaving ------------------------------------------------------------------------------

    def _leave(self) -> None:
        self.call.leave()
        self.dismiss(None)

    def _quit(self) -> None:
        self.call.leave()
        self.post_message(EndApp(1))

    def keys_here(self) -> tuple[str, ...]:
        """Return the commands of a call, without those for which there is nothing in this one."""
        none = {"hint"} if self.call.attempt.began.mode == EXAM else set[str]()
        if self.field is None:
            none.add("search")
        return tuple(each for each in self.offers if each not in none)

    def why_not(self, command: str) -> str:
        """Return why a command makes no sense where the call stands."""
        attempt = self.call.attempt
        is_talking = attempt.phase == TALKING
        is_heard = bool(attempt.known or attempt.replies)
        can_check = attempt.phase in (TALKING, HEARING)
        rules = {
            "search": "" if self.field is not None else say("the list is short"),
            "hint": self._why_no_hint(),
            "look-again": "" if attempt.replies and can_check else say(_SILENT),
            "answers": say(_SILENT) if not is_heard else "" if is_talking else say(_FIRST),
        }
        busy = "" if is_talking else say(_FIRST)
        return rules.get(command, busy if command in ("ask", "fix", "hand-over") else "")

    def _why_no_hint(self) -> str:
        attempt = self.call.attempt
        if attempt.began.mode == EXAM:
            return say("an exam has no hints")
        if "hinted" not in allowed(attempt):
            return say("the call is nearly over")
        return say("the step was shown already") if len(attempt.hints) >= RUNGS else ""

    def labels(self) -> Mapping[str, str]:
        """Return what the shared commands mean in a call."""
        return {"search": say("words"), "answers": say("written"), "close": say("leave")}

    def deeds_here(self) -> Mapping[str, Deed]:
        """Return what the commands of a call do."""
        return {
            "ask": self._ask,
            "look-again": self._look_again,
            "answers": self._correct,
            "fix": self._fix,
            "hand-over": self._hand_over,
            "note": self._note,
            "hint": self._hint,
            "close": self._leave,
            "quit": self._quit,
        }

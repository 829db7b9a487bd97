"""From a call to its debrief and on: which screen comes after which."""

from typing import TYPE_CHECKING

from tui.core.practice.selection import Pick
from tui.core.training.debrief import rewind
from tui.core.training.events import DRILL, WATCH
from tui.core.words import say
from tui.store.training.call import Call
from tui.store.training.room import NoCall, Room
from tui.ui.screens.paged import PagedScreen
from tui.ui.training.call_screen import CallScreen
from tui.ui.training.debrief_page import Offers
from tui.ui.training.debrief_screen import DebriefScreen, Ways

if TYPE_CHECKING:
    from tui.ui.training.talk_screen import TalkScreen


def play(screen: PagedScreen, room: Room, pick: Pick, mode: str) -> None:
    """Show a call in a mode.

    Raises:
        NoCall: it cannot be played.
    """
    if mode == DRILL:
        from tui.ui.training.drill_screen import DrillScreen  # noqa: PLC0415 - one of the modes

        screen.app.push_screen(DrillScreen(screen.services, room, pick.flow))
        return
    call = room.open(pick, mode)
    if mode == WATCH:
        from tui.ui.training.watch_screen import WatchScreen  # noqa: PLC0415 - one of the modes

        screen.app.push_screen(WatchScreen(screen.services, call))
        return
    show_call(screen, room, call)


def show_call(screen: PagedScreen, room: Room, call: Call, said: str = "") -> None:
    """Show a call that has begun; its debrief takes its place when it is over."""
    shown: TalkScreen = CallScreen(
        screen.services, call, lambda over: _show_debrief(shown, room, over)
    )
    shown.saying = said
    screen.app.push_screen(shown)


def _show_debrief(screen: PagedScreen, room: Room, call: Call) -> None:
    room.forget()
    pick = room.next_pick()
    near = room.near_miss(call)
    offers = Offers(
        next=say("The next call: {pick}", pick=room.tell(pick)) if pick else "",
        said=call.said,
        near=near is not None,
    )

    def again(over: Call, number: int) -> None:
        begun = room.again(over, rewind(over.attempt.events, number))
        _replace(debrief, room, begun, say("This time does not count. Try another way."))

    def go_on(to: Pick | None, mode: str = "") -> None:
        if to is None:
            return
        try:
            _replace_by_pick(debrief, room, to, mode)
        except NoCall as missing:
            debrief.saying = say("That cannot be played: {missing}.", missing=missing)

    ways = Ways(again, lambda: go_on(pick), offers, lambda: go_on(near, call.head.mode))
    debrief = DebriefScreen(screen.services, call, ways)
    screen.app.switch_screen(debrief)


def _replace(screen: PagedScreen, room: Room, call: Call, said: str = "") -> None:
    shown: TalkScreen = CallScreen(
        screen.services, call, lambda over: _show_debrief(shown, room, over)
    )
    shown.saying = said
    screen.app.switch_screen(shown)


def _replace_by_pick(screen: PagedScreen, room: Room, pick: Pick, wanted: str) -> None:
    mode = wanted or room.advise(pick.skill).mode
    if mode in (DRILL, WATCH):
        screen.dismiss(None)
        play(screen, room, pick, mode)
        return
    _replace(screen, room, room.open(pick, mode))

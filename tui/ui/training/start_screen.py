"""Choosing a call, how it is played, and starting it."""

from collections.abc import Callable, Mapping, Sequence

from tui.core.practice.menu import Option
from tui.core.practice.selection import Pick, filter_calls
from tui.core.training.events import DRILL, MODES
from tui.core.words import mark, say
from tui.store.training.room import NoCall, Room
from tui.ui.screens.paged import PagedScreen
from tui.ui.services import Services
from tui.ui.training.pick_screen import PickScreen
from tui.ui.training.playing import play

MODE_WORDS: Mapping[str, str] = {
    "watch": mark("Watch: a call is played to you, with the reason for each step"),
    "complete": mark("Complete: the first steps are given, you finish"),
    "guided": mark("Guided: the flow leads, hints when you want them"),
    "free": mark("Free: you lead, hints when you want them"),
    "exam": mark("Exam: no hints, one go"),
}
LEVELS = (
    mark("everything is told plainly"),
    mark("something is unsure"),
    mark("something told is wrong"),
)


class StartScreen(PagedScreen):
    """Asks which call, how, how hard; then plays it."""

    def __init__(self, services: Services, room: Room) -> None:
        """Prepare.

        Args:
            services: what the screen may use.
            room: everything about training.
        """
        super().__init__(services)
        self.room = room

    def start(self, pick: Pick, mode: str) -> None:
        """Play a call; one that cannot be played is told."""
        self._try(lambda: play(self, self.room, pick, mode))

    def present(self, pick: Pick) -> None:
        """Lead a call before a class; one that cannot be played is told."""
        from tui.ui.training.present_screen import PresentScreen  # noqa: PLC0415 - seldom

        self._try(
            lambda: self.app.push_screen(
                PresentScreen(self.services, self.room, self.room.open(pick, "free"))
            )
        )

    def _try(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except NoCall as missing:
            self.saying = say("That cannot be played: {missing}.", missing=missing)
            self.paint()

    def _pick(self, title: str, find: Callable[[str], Sequence[Option]],
              take: Callable[[str], object]) -> None:  # fmt: skip
        def taken(option: Option | None) -> None:
            if option is not None:
                take(option.value)

        self.app.push_screen(PickScreen(self.services, title, find), taken)

    def _choose_call(self) -> None:
        scenarios = self.room.scenarios

        def find(words: str) -> list[Option]:
            found = filter_calls(scenarios, words=words)
            return [
                Option(
                    "call",
                    e.title,
                    e.id,
                    say("level {level}, {flow_id}", level=e.level, flow_id=e.flow_id),
                )
                for e in found
            ]

        def take(name: str) -> None:
            each = scenarios[name]
            self._choose_mode(Pick(each.id, each.flow_id, each.level))

        self._pick(say("Choose a call"), find, take)

    def _choose_mode(self, pick: Pick) -> None:
        modes = [Option("mode", say(MODE_WORDS[mode]), mode) for mode in MODES if mode != DRILL]
        self._pick(say("How do you play it?"), lambda _: modes, lambda mode: self.start(pick, mode))

    def _choose_flow(self, take: Callable[[str], object]) -> None:
        entries = [e for e in self.services.entries() if not e.broken]
        flows = [Option("flow", each.title, each.id) for each in entries]
        self._pick(say("Which flow?"), lambda words: _with(flows, words), take)

    def _make_call(self, flow: str) -> None:
        levels = [
            Option("level", say(text).capitalize(), str(n)) for n, text in enumerate(LEVELS, 1)
        ]
        seed = self.room.fresh_seed()
        self._pick(say("How hard?"), lambda _: levels,
                   lambda level: self._choose_mode(Pick("", flow, int(level), seed)))  # fmt: skip


def _with(options: Sequence[Option], words: str) -> list[Option]:
    wanted = words.casefold().split()
    return [e for e in options if all(w in f"{e.label} {e.value}".casefold() for w in wanted)]

"""The training of one person: calls opened, taken up again, tried again from a decision."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import tui
from tui.core.classroom.plan import Order
from tui.core.flow import Flow
from tui.core.practice.attempt import Attempt, Head, read_attempt
from tui.core.practice.fading import count_given
from tui.core.practice.review import Rating, Review
from tui.core.practice.selection import Pick
from tui.core.training.board import Board
from tui.core.training.events import COMPLETE, DRILL, EXAM, FREE, AttemptEvent
from tui.core.training.play import Play
from tui.core.training.scenario import Scenario
from tui.core.training.twins import TWIN, near_miss
from tui.core.words import mark, say
from tui.store.catalog import Catalog, FlowRefused
from tui.store.desk import NO_HOME, Desk
from tui.store.shelf import Shelf
from tui.store.training.call import Call, HandIn
from tui.store.training.keeper import AttemptKeeper, Place
from tui.store.training.practice import ATTEMPTS, Plate, Practice

if TYPE_CHECKING:
    from tui.core.training.generate import Maker


LEFT_EXAM = mark("You left this exam call before; the result says so.")


class NoCall(Exception):
    """A call that cannot be played; says why."""


class Room(Practice):
    """Everything a screen or the line mode may do about training."""

    def find(self, pick: Pick | Order) -> Scenario:
        """Return the call that was picked.

        Raises:
            NoCall: there is no such call, or its flow cannot be opened.
        """
        if pick.scenario:
            return self._find_written(pick.scenario)
        return self._make(pick.flow, pick.level, pick.seed, getattr(pick, "target", ""))

    def _find_written(self, name: str) -> Scenario:
        """Return a call by its id: a written one, or a near miss of one."""
        if name in self.scenarios:
            return self.scenarios[name]
        written, is_twin, _ = name.partition(TWIN)
        if is_twin and written in self.scenarios:
            near = near_miss(self.play(self.scenarios[written]))
            if near is not None and near.id == name:
                return near
        raise NoCall(say("there is no call {scenario}", scenario=name))

    def near_miss(self, call: Call) -> Pick | None:
        """Return the call that differs from a written one in one thing; None when there is none."""
        scenario = call.play.scenario
        if scenario.twin in self.scenarios:
            other = self.scenarios[scenario.twin]
            return Pick(other.id, other.flow_id, other.level)
        if scenario.id not in self.scenarios:
            return None
        near = near_miss(call.play)
        return Pick(near.id, near.flow_id, near.level) if near is not None else None

    def _make(self, flow: str, level: int, seed: str, target: str) -> Scenario:
        try:
            return self.maker(flow).make(seed, level, target)
        except (KeyError, IndexError):
            place = target or flow
            raise NoCall(
                say("no call can be made for {place}: no answers lead there", place=place)
            ) from None

    def maker(self, flow: str) -> "Maker":
        """Return what makes calls of a flow; its ways are listed once.

        Raises:
            NoCall: the flow cannot be opened.
        """
        from tui.core.training.generate import Maker  # noqa: PLC0415 - only for calls not written

        try:
            if flow not in self.makers:
                self.makers[flow] = Maker(self.plate.flows, flow, self._authored)
            return self.makers[flow]
        except FlowRefused as refused:
            raise NoCall(
                say("the flow {flow} {trouble}", flow=refused.flow, trouble=say(refused.saying))
            ) from None
        except KeyError:
            raise NoCall(say("the flow {flow} is not here", flow=flow)) from None

    def play(self, scenario: Scenario) -> Play:
        """Return a call ready to be played.

        Raises:
            NoCall: its flow cannot be opened.
        """
        try:
            if scenario.flow not in self.boards:
                self.boards[scenario.flow] = Board(self.plate.flows, scenario.flow)
            return Play(self.plate.flows, scenario, self.boards[scenario.flow])
        except FlowRefused as refused:
            raise NoCall(
                say("the flow {flow} {trouble}", flow=refused.flow, trouble=say(refused.saying))
            ) from None
        except KeyError as missing:
            raise NoCall(say("the flow {flow} is not here", flow=missing.args[0])) from None

    def open(
        self,
        pick: Pick | Order,
        mode: str,
        group: str = "",
        hand_in: HandIn | None = None,
        learner: str = "",
    ) -> Call:
        """Open a call to be played.

        Args:
            pick: which.
            mode: how, one of MODES.
            group: id of the class it is played for.
            hand_in: gives the result to the trainer.
            learner: who plays; empty: the name of the room.

        Raises:
            NoCall: it cannot be played.
        """
        scenario = self.find(pick)
        play = self.play(scenario)
        given = count_given(play, self.past.attempts) if mode == COMPLETE else 0
        title = scenario.kept_title or scenario.title
        head = Head(
            scenario.id, title, scenario.flow_id, self._contents(scenario.flow_id), mode,
            scenario.level, pick.seed if scenario.made else "", getattr(pick, "target", ""),
            learner or self.plate.learner, group, tui.__version__, given,
        )  # fmt: skip
        call = Call(play, head, self._keeper(), hand_in, self._authored)
        call.begin()
        return call

    def again(self, call: Call, events: Sequence[AttemptEvent]) -> Call:
        """Open a call once more, at a decision of an earlier attempt.

        Args:
            call: the earlier attempt.
            events: what of it stays.
        """
        mode = FREE if call.head.mode == EXAM else call.head.mode
        head = call.head._replace(rewound=True, mode=mode, given=0)
        again = Call(call.play, head, self._keeper(), authored=self._authored)
        again.begin(events)
        return again

    def resume(self, name: str, hand_in: HandIn | None = None) -> tuple[Call, str]:
        """Take an attempt up again; returns it, and something to say.

        Raises:
            NoCall: there is no such attempt, or it cannot be played any more.
        """
        loaded = self.attempts.load(name) if self.attempts else None
        if loaded is None or not loaded.records:
            raise NoCall(say("there is no attempt {name}", name=name))
        attempt: Attempt = read_attempt(loaded.id, loaded.records)
        head = attempt.head
        pick = Pick("" if head.is_generated else head.scenario, head.flow, head.level, head.seed,
                    head.target)  # fmt: skip
        play = self.play(self.find(pick))
        keeper = self._keeper()
        said = keeper.resume(loaded)
        call = Call(play, head, keeper, hand_in, self._authored)
        call.resume(attempt.plays)
        return call, said or (say(LEFT_EXAM) if head.mode == EXAM else "")

    def _authored(self, flow: str) -> Flow:
        """Return a flow as its author wrote it, whatever language is spoken."""
        flows = self.plate.flows
        return flows.original(flow) if isinstance(flows, Catalog) else flows[flow]

    def keep_drill(self, flow: str, ratings: Mapping[str, Rating]) -> None:
        """Keep how each skill went in a drill of a flow."""
        keeper = self._keeper()
        keeper.begin(
            Head(f"drill-{flow}", "Drill", flow, mode=DRILL, learner=self.plate.learner,
                 version=tui.__version__)
        )  # fmt: skip
        keeper.finish(
            None, [Review(skill, each, keeper.now, keeper.id) for skill, each in ratings.items()]
        )
        keeper.close()
        self.forget()

    def _keeper(self) -> AttemptKeeper:
        plate = self.plate
        shelf = Shelf(self.folder / ATTEMPTS) if self.folder and plate.is_saved else None
        why_not = say(NO_HOME) if plate.is_saved and plate.data is None else ""
        return AttemptKeeper(Place(shelf, why_not, plate.clock))

    def _contents(self, flow: str) -> Mapping[str, str]:
        from tui.store.kept import pin_contents  # noqa: PLC0415 - reads every flow it leads to

        try:
            return dict(pin_contents(self.plate.flows, flow))  # type: ignore[arg-type]
        except (AttributeError, KeyError, FlowRefused):
            return {}


def open_room(
    desk: Desk, flows: Mapping[str, Flow], trees: Sequence[Path], learner: str = ""
) -> Room:
    """Return the room of a person.

    Args:
        desk: knows the folders and the settings.
        flows: all flows at hand.
        trees: folders of flows, beside which the scenarios lie.
        learner: the name to go by; empty: the agent of the settings.
    """
    settings = desk.settings
    return Room(
        Plate(flows, tuple(trees), desk.places.data, learner or settings.text("agent"),
              settings.switch("journal"))
    )  # fmt: skip

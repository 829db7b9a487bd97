"""The training of one person: calls to choose from, calls under way, what is due."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import tui
from tui.core.classroom.plan import Order
from tui.core.practice.attempt import Attempt, Head, read_attempt
from tui.core.practice.deck import Card, Day, build_deck, find_day
from tui.core.practice.fading import Help, count_given, suggest_help
from tui.core.practice.review import DECISION, RESOLUTION, Review, merge_reviews
from tui.core.practice.selection import Pick, pick_for
from tui.core.training.board import Board
from tui.core.training.events import COMPLETE, AttemptEvent
from tui.core.training.play import Play
from tui.core.training.scenario import Scenario
from tui.store.catalog import FlowRefused
from tui.store.clock import SYSTEM, Clock
from tui.store.desk import NO_HOME, Desk
from tui.store.shelf import Shelf
from tui.store.training.attempts import Attempts, Past
from tui.store.training.call import Call, HandIn
from tui.store.training.decks import read_imported
from tui.store.training.keeper import AttemptKeeper, Place
from tui.store.training.pace import open_pace

if TYPE_CHECKING:
    from tui.core.flow import Flow

TRAINING, ATTEMPTS, DECKS = "training", "attempts", "decks"
"""Folders below the user's data: attempts and decks that were brought in."""


class NoCall(Exception):
    """A call that cannot be played; says why."""


class Plate(NamedTuple):
    """What a room is furnished with."""

    flows: "Mapping[str, Flow]"
    """Opened when looked up; a broken one raises `FlowRefused`."""
    trees: tuple[Path, ...]
    """Folders of flows, beside which the scenarios lie."""
    data: Path | None
    """The user's data; None: nothing is saved."""
    learner: str = ""
    is_saved: bool = True
    clock: Clock = SYSTEM


class Room:
    """Everything a screen or the line mode may do about training."""

    def __init__(self, plate: Plate) -> None:
        """Prepare; nothing is read yet."""
        self.plate = plate
        self._scenarios: Mapping[str, Scenario] | None = None
        self._boards: dict[str, Board] = {}
        self._past: Past | None = None
        self._deck: Mapping[str, Card] | None = None
        self._pace = open_pace()

    # --- what there is ------------------------------------------------------------------------

    @property
    def folder(self) -> Path | None:
        """Return where everything about training lies."""
        return self.plate.data / TRAINING if self.plate.data else None

    @property
    def attempts(self) -> Attempts | None:
        """Return all attempts; None where there is no home to keep them in."""
        return Attempts(Shelf(self.folder / ATTEMPTS)) if self.folder else None

    @property
    def pace_name(self) -> str:
        """Return how it is reckoned when a skill is due."""
        return self._pace.name

    @property
    def scenarios(self) -> Mapping[str, Scenario]:
        """Return the written calls."""
        if self._scenarios is None:
            from tui.store.scenarios import read_scenarios  # noqa: PLC0415 - brings the parser

            found = read_scenarios(self.plate.trees).scenarios
            self._scenarios = {
                name: each for name, each in found.items() if each.flow_id in self.plate.flows
            }
        return self._scenarios

    @property
    def past(self) -> Past:
        """Return everything that was practised."""
        if self._past is None:
            self._past = self.attempts.past() if self.attempts else Past((), ())
        return self._past

    def forget(self) -> None:
        """Look at the disk again when something is asked next."""
        self._past = self._deck = None

    def reviews(self) -> tuple[Review, ...]:
        """Return how each skill went, here and on other machines."""
        brought = read_imported(self.folder / DECKS) if self.folder else ()
        return merge_reviews(self.past.reviews, brought)

    @property
    def deck(self) -> Mapping[str, Card]:
        """Return the card of every skill that was practised."""
        if self._deck is None:
            grave = {f"{RESOLUTION}:{e.cause_name}" for e in self.scenarios.values() if e.never}
            self._deck = build_deck(self.reviews(), self._pace, grave.__contains__)
        return self._deck

    def day(self) -> Day:
        """Return what is to be practised today."""
        return find_day(self.deck, self.plate.clock.today())

    def skills(self, flow: str) -> tuple[str, ...]:
        """Return every skill of a flow: its resolutions, then its decisions."""
        opened = self.plate.flows[flow]
        ends = [
            f"{RESOLUTION}:{flow}/{name}"
            for name, node in opened.nodes.items()
            if hasattr(node, "resolve")
        ]
        asked = dict.fromkeys(
            f"{DECISION}:{flow}/{node.ask}"
            for node in opened.nodes.values()
            if hasattr(node, "ask")
        )
        return (*ends, *asked)

    def title(self, skill: str) -> str:
        """Return a skill in words."""
        kind, _, place = skill.partition(":")
        flow_id, _, name = place.partition("/")
        try:
            flow = self.plate.flows[flow_id]
        except (KeyError, FlowRefused):
            return place
        if kind == DECISION:
            return flow.facts[name].ask if name in flow.facts else place
        return str(getattr(flow.nodes.get(name), "resolve", place))

    # --- which call ---------------------------------------------------------------------------

    def advise(self, skill: str = "") -> Help:
        """Return how a call for a skill should be played."""
        return suggest_help(self.deck.get(skill), len(self.past.attempts))

    def next_pick(self, flow: str = "") -> Pick | None:
        """Return the call that practises what is due, else one that failed today, else a new one.

        Args:
            flow: only skills of this flow; empty: of all.
        """
        day = self.day()
        wanted = [each for each in (*day.due, *day.again) if not flow or f":{flow}/" in each]
        for skill in wanted:
            return self._pick(skill)
        fresh = [
            each
            for each in sorted(self.scenarios.values(), key=lambda one: (one.level, one.flow_id))
            if (not flow or each.flow_id == flow)
            and f"{RESOLUTION}:{each.cause_name}" not in self.deck
        ]
        if not fresh:
            return None
        skill = f"{RESOLUTION}:{fresh[0].cause_name}"
        return Pick(fresh[0].id, fresh[0].flow_id, fresh[0].level, skill=skill)

    def _pick(self, skill: str) -> Pick:
        level = self.advise(skill).level
        seed = f"{self.plate.clock.today()}-{len(self.past.attempts)}"
        return pick_for(skill, self.scenarios, self.past.attempts, level, seed)

    # --- a call -------------------------------------------------------------------------------

    def find(self, pick: Pick | Order) -> Scenario:
        """Return the call that was picked.

        Raises:
            NoCall: there is no such call, or its flow cannot be opened.
        """
        if pick.scenario:
            if pick.scenario not in self.scenarios:
                raise NoCall(f"there is no call {pick.scenario}")
            return self.scenarios[pick.scenario]
        return self._make(pick.flow, pick.level, pick.seed, getattr(pick, "target", ""))

    def _make(self, flow: str, level: int, seed: str, target: str) -> Scenario:
        from tui.core.training.generate import Maker  # noqa: PLC0415 - only for calls not written

        try:
            return Maker(self.plate.flows, flow).make(seed, level, target)
        except KeyError:
            place = target or flow
            raise NoCall(f"no call can be made for {place}: no answers lead there") from None
        except FlowRefused as refused:
            raise NoCall(f"the flow {refused.flow} has faults") from None

    def play(self, scenario: Scenario) -> Play:
        """Return a call ready to be played.

        Raises:
            NoCall: its flow cannot be opened.
        """
        try:
            if scenario.flow not in self._boards:
                self._boards[scenario.flow] = Board(self.plate.flows, scenario.flow)
            return Play(self.plate.flows, scenario, self._boards[scenario.flow])
        except FlowRefused as refused:
            raise NoCall(f"the flow {refused.flow} has faults") from None
        except KeyError as missing:
            raise NoCall(f"the flow {missing.args[0]} is not here") from None

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
        head = Head(
            scenario.id, scenario.title, scenario.flow_id, self._contents(scenario.flow_id), mode,
            scenario.level, pick.seed if scenario.made else "", getattr(pick, "target", ""),
            learner or self.plate.learner, group, tui.__version__, given,
        )  # fmt: skip
        call = Call(play, head, self._keeper(), hand_in)
        call.begin()
        return call

    def again(self, call: Call, events: Sequence[AttemptEvent]) -> Call:
        """Open a call once more, at a decision of an earlier attempt.

        Args:
            call: the earlier attempt.
            events: what of it stays.
        """
        head = call.head._replace(
            rewound=True, mode="free" if call.head.mode == "exam" else call.head.mode
        )
        again = Call(call.play, head, self._keeper())
        again.begin(events)
        return again

    def resume(self, name: str, hand_in: HandIn | None = None) -> tuple[Call, str]:
        """Take an attempt up again; returns it, and something to say.

        Raises:
            NoCall: there is no such attempt, or it cannot be played any more.
        """
        loaded = self.attempts.load(name) if self.attempts else None
        if loaded is None or not loaded.records:
            raise NoCall(f"there is no attempt {name}")
        attempt: Attempt = read_attempt(loaded.id, loaded.records)
        head = attempt.head
        pick = Pick("" if head.is_generated else head.scenario, head.flow, head.level, head.seed,
                    head.target)  # fmt: skip
        play = self.play(self.find(pick))
        keeper = self._keeper()
        said = keeper.resume(loaded)
        call = Call(play, head, keeper, hand_in)
        call.resume(attempt.plays)
        return call, said

    def _keeper(self) -> AttemptKeeper:
        plate = self.plate
        shelf = Shelf(self.folder / ATTEMPTS) if self.folder and plate.is_saved else None
        why_not = NO_HOME if plate.is_saved and plate.data is None else ""
        return AttemptKeeper(Place(shelf, why_not, plate.clock))

    def _contents(self, flow: str) -> Mapping[str, str]:
        from tui.store.kept import pin_contents  # noqa: PLC0415 - reads every flow it leads to

        try:
            return dict(pin_contents(self.plate.flows, flow))  # type: ignore[arg-type]
        except (AttributeError, KeyError, FlowRefused):
            return {}


def open_room(
    desk: Desk, flows: "Mapping[str, Flow]", trees: Sequence[Path], learner: str = ""
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

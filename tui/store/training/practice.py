"""What one person has practised, what is due, and which call practises it."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.core.flow import Flow, Question, Resolution
from tui.core.practice.deck import Card, Day, build_deck, find_day
from tui.core.practice.fading import Help, suggest_help
from tui.core.practice.review import DECISION, RESOLUTION, Review, merge_reviews
from tui.core.practice.selection import Pick, pick_for
from tui.core.training.scenario import Scenario
from tui.core.words import say
from tui.store.catalog import FlowRefused
from tui.store.clock import SYSTEM, Clock
from tui.store.shelf import Shelf
from tui.store.training.attempts import Attempts, Past
from tui.store.training.decks import read_imported
from tui.store.training.pace import open_pace

if TYPE_CHECKING:
    from tui.core.training.board import Board
    from tui.core.training.generate import Maker

TRAINING, ATTEMPTS, DECKS = "training", "attempts", "decks"
"""Folders below the user's data: attempts and decks that were brought in."""


class Plate(NamedTuple):
    """What a room is furnished with."""

    flows: Mapping[str, Flow]
    """Opened when looked up; a broken one raises `FlowRefused`."""
    trees: tuple[Path, ...]
    """Folders of flows, beside which the scenarios lie."""
    data: Path | None
    """The user's data; None: nothing is saved."""
    learner: str = ""
    is_saved: bool = True
    clock: Clock = SYSTEM


class Practice:
    """Calls to choose from, attempts, the deck."""

    def __init__(self, plate: Plate) -> None:
        """Prepare; nothing is read yet."""
        self.plate = plate
        self._scenarios: Mapping[str, Scenario] | None = None
        self.boards: dict[str, Board] = {}
        """The ways of calls by where they begin; listed once."""
        self.makers: dict[str, Maker] = {}
        self._past: Past | None = None
        self._deck: Mapping[str, Card] | None = None
        self.pace = open_pace()
        """Reckons when a skill is due."""

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
            self._deck = build_deck(self.reviews(), self.pace, grave.__contains__)
        return self._deck

    def day(self) -> Day:
        """Return what is to be practised today."""
        return find_day(self.deck, self.plate.clock.today())

    def skills(self, flow: str) -> tuple[str, ...]:
        """Return every skill of a flow: its resolutions, then its decisions."""
        nodes = self.plate.flows[flow].nodes
        ends = [
            f"{RESOLUTION}:{flow}/{name}"
            for name, node in nodes.items()
            if isinstance(node, Resolution)
        ]
        asked = [
            f"{DECISION}:{flow}/{node.ask}" for node in nodes.values() if isinstance(node, Question)
        ]
        return (*ends, *dict.fromkeys(asked))

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
        node = flow.nodes.get(name)
        return node.resolve if isinstance(node, Resolution) else place

    def tell(self, pick: Pick) -> str:
        """Say what a call is about, without its cause."""
        kind, _, place = pick.skill.partition(":")
        try:
            flow = self.plate.flows[pick.flow]
        except (KeyError, FlowRefused):
            return pick.flow
        name = place.partition("/")[2]
        if kind == DECISION and name in flow.facts:
            return say("{title}. It turns on: {ask}", title=flow.title, ask=flow.facts[name].ask)
        return flow.title

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
            level = self.advise(skill).level
            return pick_for(skill, self.scenarios, self.past.attempts, level, self.fresh_seed())
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

    def fresh_seed(self) -> str:
        """Return a seed for a call that was not made before."""
        return f"{self.plate.clock.today()}-{len(self.past.attempts)}"

"""Whether a scenario can be played: its names, its level, and a game of the reference policy.

The policy hears only what the caller says. It must come to the cause, or to an ending that the
scenario accepts; it must be able to see through every wrong claim, and never choose what must
not be chosen.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from tui.core.codes import diagnose
from tui.core.diagnostic import Diagnostic, Severity
from tui.core.flow import HAND_OVER, Resolution
from tui.core.paths.ways import Flows
from tui.core.text import nearest
from tui.core.training.attempt import PASSED_ON, Attempt, fold
from tui.core.training.board import Board, place_of
from tui.core.training.events import Checked, Chose
from tui.core.training.play import Play
from tui.core.training.reference import best
from tui.core.training.scenario import UNSURE, Says, Scenario
from tui.core.tree import Mapped, Path, Source, find_spot
from tui.core.words import Spoken, mark, say

PLAIN, UNSURE_LEVEL, WRONG_LEVEL = 1, 2, 3
HEDGES = (
    *("think", "thought", "probab", "perhaps", "maybe", "might", "guess", "believe", "suppose"),
    *("not sure", "unsure", "not certain", "could be", "should be", "as far as", "sounds like"),
    *(
        "i'd say",
        "i would say",
        "take it",
        "remember",
        "must be",
        "looks like",
        "seem",
        "assume",
        "i expect",
        "kind of",
    ),
    *("or something", "not quite", "no idea", "don't know", "hard to say", "can't tell"),
    *("usually", "pretty sure", "fairly sure", "most likely", "likely", "i imagine", "?"),
)
"""What makes words sound unsure; one of them is enough."""


class Proving:
    """Proves scenarios, and keeps the ways of flows that were listed once."""

    def __init__(self, flows: Flows, others: Collection[str] | None = None) -> None:
        """Start with nothing listed.

        Args:
            flows: the flows that may be walked.
            others: ids of all scenarios, for those that name a twin; None: not known.
        """
        self.flows = flows
        self.others = others
        self._boards: dict[str, Board] = {}

    def prove(self, scenario: Scenario, source: Source | None = None) -> list[Diagnostic]:
        """Return everything that is wrong with a scenario.

        Args:
            scenario: a scenario without faults of form.
            source: its file, for the places; without it every place is the first.
        """
        report = _Report(scenario, source)
        board = self.board(scenario.flow)
        if board is None:
            report.unknown("flow", scenario.flow, list(self.flows), ("flow",))
            return report.found
        _check_names(report, scenario, board)
        if scenario.twin and self.others is not None and scenario.twin not in self.others:
            report.unknown("scenario", scenario.twin, self.others, ("twin",))
        if not report.has_errors:
            _check_levels(report, scenario)
            _check_play(report, Play(self.flows, scenario, board))
        return report.found

    def board(self, begun: str) -> Board | None:
        """Return the ways of calls that begin somewhere; None where there is no such place."""
        name, _, node = begun.partition("/")
        if name not in self.flows or (node and node not in self.flows[name].nodes):
            return None
        if begun not in self._boards:
            self._boards[begun] = Board(self.flows, begun)
        return self._boards[begun]


class _Report:
    """Gathers what is wrong with one scenario."""

    def __init__(self, scenario: Scenario, source: Source | None) -> None:
        self.name = scenario.id
        self.source = source or Source(scenario.id, Mapped(find_spot("", ())))
        self.found: list[Diagnostic] = []

    def add(self, code: str, path: Path = (), *, hint: str = "", **fields: object) -> None:
        whole = ("calls", self.name, *path)
        spot = find_spot(self.source.tree, whole, key=True)
        self.found.append(
            diagnose(
                code,
                self.source.file,
                spot,
                lines=self.source.lines,
                hint=hint,
                walk=(),
                name=self.name,
                **fields,
            )
        )

    def unknown(self, what: str, name: str, known: Iterable[str], path: Path, of: str = "") -> None:
        near = nearest(name, list(known))
        hint = say("Did you mean `{near}`?", near=near) if near else ""
        where = say(" of the fact `{of}`", of=of) if of else ""
        self.add("C004", path, hint=hint, what=what, id=name, where=where)

    @property
    def has_errors(self) -> bool:
        return any(each.severity is Severity.ERROR for each in self.found)


# --- names --------------------------------------------------------------------------------------


def _check_names(report: _Report, scenario: Scenario, board: Board) -> None:
    for fact, path in _facts_named(scenario):
        if fact not in board.definitions:
            report.unknown("fact", fact, board.definitions, path)
    for fact, answer, path in _answers_named(scenario):
        definition = board.definitions.get(fact)
        if definition is None or (definition.text and not definition.answers):
            continue
        if answer not in definition.answers:
            report.unknown("answer", answer, definition.answers, path, of=fact)
    for name, path in _ends_named(scenario):
        _check_end(report, scenario, name, path, board)
    for fact, path in _facts_without_truth(scenario):
        report.add("C012", path, fact=fact)


def _facts_named(scenario: Scenario) -> Iterator[tuple[str, Path]]:
    yield from ((fact, ("facts", fact)) for fact in scenario.facts)
    for fact, says in scenario.says.items():
        yield fact, ("says", fact)
        if says.against:
            yield says.against, ("says", fact, "against")
    for number, fact in enumerate(scenario.ticket.tells):
        yield fact, ("ticket", "tells", number)
    for number, herring in enumerate(scenario.herrings):
        if herring.told_with:
            yield herring.told_with, ("herrings", number, "with")


def _answers_named(scenario: Scenario) -> Iterator[tuple[str, str, Path]]:
    for fact, answer in scenario.facts.items():
        yield fact, answer, ("facts", fact)
    for fact, says in scenario.says.items():
        for key, answer in (("first", says.first), ("finds", says.finds)):
            if answer and answer != UNSURE:
                yield fact, answer, ("says", fact, key)


def _ends_named(scenario: Scenario) -> Iterator[tuple[str, Path]]:
    yield scenario.cause_name, ("cause",)
    accepted = (("accept", number, each.end) for number, each in enumerate(scenario.accept))
    never = (
        ("never", number, each.end)
        for number, each in enumerate(scenario.never)
        if each.end or not each.deed
    )
    for key, number, end in (*accepted, *never):
        if end != HAND_OVER:
            yield scenario.resolve(end), (key, number, "end")


def _check_end(report: _Report, scenario: Scenario, name: str, path: Path, board: Board) -> None:
    if board.resolution(name) is not None:
        return
    flow = board.flows.get(place_of(name).flow)
    if flow is None:
        report.unknown("flow", place_of(name).flow, board.flows, path)
        return
    known = [each for each, node in flow.nodes.items() if isinstance(node, Resolution)]
    shown = name.removeprefix(f"{scenario.flow_id}/")
    report.unknown("resolution", shown, known, path)


def _facts_without_truth(scenario: Scenario) -> Iterator[tuple[str, Path]]:
    """Yield facts of which something is claimed though nothing is true of them."""
    for fact in scenario.says:
        if fact not in scenario.facts and scenario.claim(fact) != UNSURE:
            yield fact, ("says", fact)
    for number, fact in enumerate(scenario.ticket.tells):
        if fact not in scenario.facts and fact not in scenario.says:
            yield fact, ("ticket", "tells", number)


# --- level --------------------------------------------------------------------------------------


def _check_levels(report: _Report, scenario: Scenario) -> None:
    wrong = [fact for fact in scenario.facts if scenario.is_wrong(fact)]
    unsure = [
        fact for fact in scenario.says if scenario.is_hedged(fact) or scenario.claim(fact) == UNSURE
    ]
    found = WRONG_LEVEL if wrong else UNSURE_LEVEL if unsure or scenario.herrings else PLAIN
    if found != scenario.level:
        report.add("C010", ("level",), level=scenario.level, found=_FOUND[found])
    for fact, says in scenario.says.items():
        words = says.text.casefold().replace(_CURLY, "'")
        if says.hedged and words and not any(hedge in words for hedge in HEDGES):
            report.add("C011", ("says", fact), fact=fact)


_CURLY = "\N{RIGHT SINGLE QUOTATION MARK}"
_FOUND: Mapping[int, str] = Spoken(
    {
        PLAIN: mark("everything is said plainly"),
        UNSURE_LEVEL: mark("something is unsure, hedged or beside the point, and nothing is wrong"),
        WRONG_LEVEL: mark("something that is said is wrong"),
    }
)


# --- playing ------------------------------------------------------------------------------------


def _check_play(report: _Report, play: Play) -> None:
    scenario = play.scenario
    plain = Play(play.flows, _without_doubts(scenario), play.board)
    attempt = fold(plain, best(plain))
    lacking = [fact for fact in attempt.replies if _is_lacking(scenario, fact)]
    for fact in lacking:
        report.add("C005", ("facts",), fact=fact)
    if not lacking and not _is_right(plain, attempt):
        report.add("C006", ("cause",), end=_end(play, attempt), cause=scenario.cause)
    if report.has_errors:
        return
    attempt = fold(play, best(play))
    hidden = [fact for fact in scenario.facts if _is_hidden(scenario, attempt, fact)]
    for fact in hidden:
        report.add("C008", ("says", fact), fact=fact)
    if not hidden and not _is_right(play, attempt):
        report.add("C007", ("cause",), end=_end(play, attempt))
    for event in attempt.events:
        if isinstance(event, Chose) and event.node in scenario.forbidden:
            report.add("C009", ("never",), id=event.node.removeprefix(f"{scenario.flow_id}/"))


def _without_doubts(scenario: Scenario) -> Scenario:
    """Return a scenario whose caller knows and says the truth, as far as anybody can."""
    nobody = {
        fact: Says(first=UNSURE, finds=UNSURE)
        for fact in scenario.says
        if fact not in scenario.facts
    }
    return scenario._replace(says=nobody)


def _is_lacking(scenario: Scenario, fact: str) -> bool:
    return fact not in scenario.facts and fact not in scenario.says


def _is_hidden(scenario: Scenario, attempt: Attempt, fact: str) -> bool:
    """Tell whether a claim is wrong and a careful listener does not notice."""
    if not scenario.is_wrong(fact) or scenario.is_hedged(fact):
        return False
    if fact not in attempt.replies:
        return not scenario.says[fact].against
    checked = {event.fact for event in attempt.events if isinstance(event, Checked)}
    return fact not in checked


def _is_right(play: Play, attempt: Attempt) -> bool:
    """Tell whether a call ended as the scenario wants it or accepts it."""
    if play.board.resolution(attempt.ended_at) is not None:
        return play.helps(attempt.ended_at)
    return attempt.ending == PASSED_ON and HAND_OVER in play.scenario.accepted


def _end(play: Play, attempt: Attempt) -> str:
    node = play.board.resolution(attempt.ended_at)
    if node is None:
        return say("a hand-over with several causes left")
    return f"`{attempt.ended_at.removeprefix(f'{play.scenario.flow_id}/')}`"

"""What a trainer learns from results: who is ready, which cause is missed, which words misread."""

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import fmean, median
from typing import NamedTuple

from tui.core.classroom.exam import RANKED_FROM, interval
from tui.core.classroom.result import Result, say_end
from tui.core.words import mark, say, say_count

NOBODY = mark("(no name)")
FEW = 5
"""Calls below which a share is only shown as a count."""


class Table(NamedTuple):
    """One table of a report; every cell is a text."""

    name: str
    """A word for a file."""
    title: str
    columns: tuple[str, ...]
    """Also the names in CSV, so they are not said before they are shown."""
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    """What to keep in mind when reading it."""

    @property
    def heads(self) -> tuple[str, ...]:
        """The names of the columns as people read them."""
        return tuple(map(say, self.columns))


class Report(NamedTuple):
    """All tables, and what they are made of."""

    title: str
    about: str
    tables: tuple[Table, ...]


def write_report(results: Sequence[Result], title: str = "") -> Report:
    """Return the report of a class.

    Args:
        results: one for each person and call; `choose_attempts` picks them.
        title: of the class.
    """
    people = {result.learner for result in results}
    flows = sorted({_flow(result) for result in results})
    about = say(
        "{calls} by {people}",
        calls=say_count("{number} call", "{number} calls", len(results)),
        people=say_count("{number} person", "{number} people", len(people)),
    )
    if flows:
        about += say(" on {flows}", flows=", ".join(flows))
    tables = (_people(results), _causes(results), _questions(results), _calls(results))
    return Report(title or say("Training report"), about, tables)


def _flow(result: Result) -> str:
    """Return a flow with the beginning of its content's hash: the version it was played on."""
    return f"{result.flow} ({result.content[:8]})" if result.content else result.flow


def anonymous(results: Iterable[Result]) -> tuple[Result, ...]:
    """Return results with numbers instead of names, the same number for the same person."""
    numbers: dict[str, int] = {}
    return tuple(
        each._replace(
            learner=say(
                "person {number}", number=numbers.setdefault(each.learner, len(numbers) + 1)
            )
        )
        for each in results
    )


def say_rate(passed: int, calls: int) -> str:
    """Say a pass rate with the interval in which the true one lies, as 80 % (49-94 %)."""
    if not calls:
        return "-"
    low, high = interval(passed, calls)
    return f"{100 * passed / calls:.0f} % ({100 * low:.0f}-{100 * high:.0f} %)"


def _people(results: Sequence[Result]) -> Table:
    rows: list[tuple[tuple[float, ...], tuple[str, ...]]] = []
    for name in sorted({result.learner for result in results}):
        own = [result for result in results if result.learner == name]
        passed, calls = sum(each.passed for each in own), len(own)
        is_ranked = calls >= RANKED_FROM
        order = (0.0, -passed / calls) if is_ranked else (1.0, 0.0)
        row = (
            name or say(NOBODY),
            say("{passed} of {calls}", passed=passed, calls=calls),
            say_rate(passed, calls),
            f"{fmean(each.total for each in own):.0f}",
            str(sum(each.unsafe for each in own)),
            str(sum(len(each.misread) for each in own)),
            str(sum(each.hints for each in own)),
        )
        rows.append((order, row))
    ranked = sorted(rows, key=lambda each: each[0])
    ranks = [_rank(order, [each for each, _ in ranked]) for order, _ in ranked]
    return Table(
        "people", say("People"),
        (mark("rank"), mark("name"), mark("passed"), mark("pass rate (95 %)"), mark("score"),
         mark("unsafe"), mark("misread"), mark("hints")),
        tuple((rank, *row) for rank, (_, row) in zip(ranks, ranked, strict=True)),
        say(
            "Nobody is ranked on fewer than {ranked_from} calls. Where two intervals overlap, "
            "the order of two people may be chance.{left}",
            ranked_from=RANKED_FROM,
            left=_say_left(results),
        ),
    )  # fmt: skip


def _say_left(results: Sequence[Result]) -> str:
    """Say who left exam calls in their middle; a crash and a look elsewhere are the same here."""
    left = Counter(each.learner or say(NOBODY) for each in results if each.taken_up)
    who = ", ".join(f"{name} ({count})" for name, count in sorted(left.items()))
    return say(" Exam calls left in their middle, and gone on with: {who}.", who=who) if who else ""


def _rank(order: tuple[float, ...], orders: Sequence[tuple[float, ...]]) -> str:
    return "-" if order[0] else str(orders.index(order) + 1)


def _causes(results: Sequence[Result]) -> Table:
    rows = []
    for cause in sorted({result.cause for result in results}):
        own = [result for result in results if result.cause == cause]
        wrong = Counter(say_end(each) for each in own if not each.passed)
        missed = sum(not each.passed for each in own)
        most = f"{wrong.most_common(1)[0][0]} ({wrong.most_common(1)[0][1]})" if wrong else ""
        row = (
            own[0].cause_title or cause, str(len(own)), str(len(own) - missed),
            _share(len(own) - missed, len(own)), most,
        )  # fmt: skip
        rows.append(((-missed / len(own), cause), row))
    return Table(
        "causes", say("Causes, those missed most first"),
        (mark("cause"), mark("calls"), mark("passed"), mark("share"), mark("ended instead on")),
        tuple(row for _, row in sorted(rows)),
    )  # fmt: skip


def _questions(results: Sequence[Result]) -> Table:
    asked = Counter(fact for result in results for fact in result.asked)
    misread = Counter(fact for result in results for fact in result.misread)
    words = {fact: text for result in results for fact, text in result.questions.items()}
    rows = []
    for fact, count in misread.items():
        times = max(asked[fact], count)
        people = len({result.learner for result in results if fact in result.misread})
        row = (words.get(fact) or fact, str(times), str(count), _share(count, times), str(people))
        rows.append(((-count, fact), row))
    return Table(
        "questions", say("Questions that were misread"),
        (mark("question"), mark("asked"), mark("misread"), mark("share"), mark("people")),
        tuple(row for _, row in sorted(rows)),
        say("A question that several people misread is a matter for its wording in the flow."),
    )  # fmt: skip


def _calls(results: Sequence[Result]) -> Table:
    rows = []
    for call in sorted({result.call for result in results}):
        own = [result for result in results if result.call == call]
        passed = sum(each.passed for each in own)
        row = (
            own[0].title or call, str(len(own)), str(passed), _share(passed, len(own)),
            f"{median(each.total for each in own):.0f}",
            f"{median(each.minutes for each in own):.0f} / {own[0].par:.0f}",
        )  # fmt: skip
        rows.append(((passed / len(own), call), row))
    return Table(
        "calls",
        say("Calls, the hardest first"),
        (
            mark("call"),
            mark("played"),
            mark("passed"),
            mark("share"),
            mark("score"),
            mark("minutes / par"),
        ),
        tuple(row for _, row in sorted(rows)),
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole >= FEW else "-"
